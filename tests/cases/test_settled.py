"""What is settled beforehand: who may, what is refused, and what it changes for cases to come."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from estelar import law
from estelar.cases.models import Absence, Case, Cause, Confirmation, Escalation, Regime, Routing, Template, Theme
from estelar.cases.operations import settling
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests import make
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_theme_is_never_part_of_itself(cast: Cast) -> None:
    bills = settling.settle(Theme(name="Facturas"), by=cast.elena, at=RECEIVED)
    assert isinstance(bills, Theme)
    double = settling.settle(Theme(name="Cobro doble", parent=bills), by=cast.elena, at=RECEIVED)
    bills.parent = double  # type: ignore[assignment]
    with pytest.raises(RuleBroken) as refused:
        settling.settle(bills, by=cast.elena, at=RECEIVED)
    assert refused.value.code == "circle"


def test_only_whoever_leads_quality_everywhere_settles_anything(cast: Cast) -> None:
    local = make.person("lola", ("quality_manager", cast.north))  # type: ignore[arg-type]
    for person in (cast.ana, cast.bruno, cast.diego, cast.fabio, local):
        with pytest.raises(RuleBroken):
            settling.settle(Cause(name="Falta de personal"), by=person, at=RECEIVED)
    settling.settle(Cause(name="Falta de personal"), by=cast.gema, at=RECEIVED)
    assert Entry.objects.filter(key="cases.rule_added").count() == 1


def test_a_line_that_names_no_term_or_a_standard_without_days_is_refused(cast: Cast) -> None:
    for row, code in (
        (Regime(rule_id="co.nothing"), "no_rule"),
        (Regime(rule_id="own"), "no_days"),
        (Routing(position=1, owner="named"), "no_person"),
    ):
        with pytest.raises(RuleBroken) as refused:
            settling.settle(row, by=cast.elena, at=RECEIVED)
        assert refused.value.code == code


def test_the_most_exact_line_decides_the_term_of_cases_to_come_and_moves_no_older_one(cast: Cast) -> None:
    before = case(cast, kind="claim")
    settling.settle(Regime(kind="claim", rule_id="own", own_days=3), by=cast.elena, at=RECEIVED)
    after = case(cast, kind="claim")
    before.refresh_from_db()
    assert (before.rule_id, after.rule_id, after.own_days) == ("co.general", "", 3)
    assert after.due_at is not None
    assert before.due_at is not None
    assert after.due_at < before.due_at


def test_a_rule_from_memory_is_off_until_an_administrator_confirms_it_with_a_note(cast: Cast) -> None:
    rule = next(one for one in law.rules() if one.verified is law.Mark.MEMORY and one.term is not None)
    with pytest.raises(RuleBroken):
        settling.confirm(rule, is_on=True, note="Leída en el diario oficial.", by=cast.elena, at=RECEIVED)
    with pytest.raises(RuleBroken) as refused:
        settling.confirm(rule, is_on=True, note=" ", by=cast.gema, at=RECEIVED)
    assert refused.value.code == "no_note"
    settling.confirm(rule, is_on=True, note="Leída en el diario oficial.", by=cast.gema, at=RECEIVED)
    assert Confirmation.objects.get().is_on


def test_the_pages_settle_change_and_take_out(cast: Cast) -> None:
    client = browser(cast.elena)
    for part, data, model in (
        ("temas", {"name": "Facturas"}, Theme),
        ("causas", {"name": "Falta de personal"}, Cause),
        ("regimenes", {"kind": "claim", "rule_id": "own", "own_days": 5}, Regime),
        ("reparto", {"position": 1, "owner": "least_load"}, Routing),
        ("alertas", {"days_before": 9, "role": "supervisor"}, Escalation),
        ("plantillas", {"name": "Saludo", "language": "es", "text": "Buenos días"}, Template),
    ):
        there = model._default_manager.count()
        added = client.post(reverse("cases:settled_add", args=[part]), data)
        assert added.status_code == 302, (part, added.content.decode()[-2000:])
        assert model._default_manager.count() == there + 1
        row = model._default_manager.latest("pk")
        assert client.get(reverse("cases:settled_change", args=[part, row.pk])).status_code == 200
        assert client.get(reverse("cases:settled_rows", args=[part])).status_code == 200
        assert client.post(reverse("cases:settled_withdraw", args=[part, row.pk])).status_code == 302
    assert Theme.objects.get(name="Facturas").closed_at is not None
    assert client.post(reverse("cases:settled_add", args=["temas"]), {"name": ""}).status_code == 422
    assert client.get("/casos/ajustes/nada/").status_code == 404


def test_a_withdrawn_theme_can_be_used_again(cast: Cast) -> None:
    theme = Theme.objects.create(name="Facturas", closed_at=RECEIVED)
    browser(cast.elena).post(reverse("cases:settled_withdraw", args=["temas", theme.pk]))
    theme.refresh_from_db()
    assert theme.closed_at is None


def test_everybody_reads_the_legal_terms_and_only_an_administrator_confirms_them(cast: Cast) -> None:
    page = browser(cast.ana).get(reverse("cases:terms") + "?pais=PE")
    assert "pe.libro" in page.content.decode()
    rule = law.rule("co.general", date(2026, 1, 1))
    address = reverse("cases:term", args=[rule.id, rule.version])
    assert browser(cast.ana).get(address).status_code == 200
    assert browser(cast.elena).post(address, {"is_on": "0", "note": "No."}).status_code in (403, 404)
    assert browser(cast.gema).post(address, {"is_on": "0", "note": "Nos rige otra norma."}).status_code == 302
    assert case(cast).rule_id == "", "the rule that was turned off no longer holds for cases to come"
    assert browser(cast.ana).get(reverse("cases:term", args=["co.nothing", 1])).status_code == 404


def test_an_absence_is_noted_for_oneself_and_by_supervisors_for_others(cast: Cast) -> None:
    data = {"person": cast.ana.pk, "first": "2026-12-01", "last": "2026-12-15", "stand_in": cast.bruno.pk}
    assert browser(cast.ana).post(reverse("cases:absences"), data).status_code == 302
    absence = Absence.objects.get()
    assert browser(cast.carla).post(reverse("cases:absence_end", args=[absence.pk])).status_code == 404
    assert browser(cast.bruno).post(reverse("cases:absence_end", args=[absence.pk])).status_code == 302
    assert not Absence.objects.exists()


def test_promises_are_given_kept_and_renegotiated_on_their_pages(cast: Cast) -> None:
    opened, client = case(cast), browser(cast.ana)
    due = "2030-01-04T12:00"
    given = client.post(reverse("cases:promise_in_case", args=[opened.pk]), {"what": "Llamar", "due_at": due, "keeper": cast.ana.pk})
    assert given.status_code == 302, given.content.decode()[-1500:]
    first = Case.objects.get(pk=opened.pk).promises.get()
    assert "Llamar" in client.get(reverse("cases:promises")).content.decode()
    moved = client.post(reverse("cases:promise_renegotiate", args=[first.pk]), {"due_at": "2030-01-05T12:00"})
    assert moved.status_code == 302
    second = opened.promises.get(state="pending")
    assert client.post(reverse("cases:promise_fulfil", args=[second.pk])).status_code == 302
    assert opened.promises.get(pk=second.pk).state == "kept"
    assert client.post(reverse("cases:promise_fulfil", args=[second.pk])).status_code == 409, "it is settled already"
    assert browser(cast.carla).post(reverse("cases:promise_fulfil", args=[second.pk])).status_code == 404
    luz = make.customer()
    to_luz = client.post(
        reverse("cases:promise_to", args=[luz.pk]), {"what": "Enviar", "due_at": due, "keeper": cast.ana.pk, "unit": cast.north.pk}
    )
    assert to_luz.status_code == 302
    assert client.post(reverse("cases:promise"), {"what": "", "due_at": due}).status_code == 422
    for state in ("kept", "renegotiated"):
        assert client.get(reverse("cases:promises") + f"?estado={state}&de=todas").status_code == 200
