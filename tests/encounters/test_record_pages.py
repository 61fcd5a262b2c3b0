"""Two taps, details, undo: what people see and may do."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from estelar.cycles.models import Cycle, Moment
from estelar.encounters.models import Encounter
from estelar.encounters.operations.record import record
from estelar.journal.models import Entry
from estelar.people.models import Person, Unit
from tests import make
from tests.conftest import Cast

RECORD = "/contactos/registrar/"


@pytest.fixture
def cycle(db: None) -> Cycle:
    return make.cycle()


@pytest.fixture
def moment(cycle: Cycle) -> Moment:
    return cycle.moments.get(key="m2")


def page_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def token_in(html: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', html)
    assert found
    return found[1]


def test_two_taps_write_a_contact_down_and_offer_undo_and_details(cast: Cast, moment: Moment) -> None:
    client = page_of(cast.ana)
    page = client.get(RECORD)
    html = page.content.decode()
    assert "Espera en sala" in html
    assert "checked" not in html.split("<form")[-1], "nobody's choice is made for them"
    sent = {"moment": moment.pk, "unit": cast.north.pk, "impression": "-1", "token": token_in(html)}
    answer = client.post(RECORD, sent, follow=True)
    made = Encounter.objects.get()
    assert (made.moment, made.unit, made.impression, made.impression_source, made.recorded_by) == (
        moment,
        cast.north,
        -1,
        "staff",
        cast.ana,
    )
    after = answer.content.decode()
    assert f"/contactos/{made.pk}/corregir/" in after
    assert f"/contactos/{made.pk}/deshacer/" in after
    client.post(f"/contactos/{made.pk}/deshacer/")
    assert not Encounter.objects.exists()
    assert client.post(f"/contactos/{made.pk}/deshacer/").status_code == 302, "a second tap on undo does no harm"


def test_a_double_tap_records_once(cast: Cast, moment: Moment) -> None:
    client = page_of(cast.ana)
    sent = {"moment": moment.pk, "unit": cast.north.pk, "impression": "1", "token": token_in(client.get(RECORD).content.decode())}
    for _tap in range(2):
        assert client.post(RECORD, sent).status_code == 302
    assert Encounter.objects.count() == 1


def test_the_page_remembers_the_cycle_and_unit_of_the_last_contact(cast: Cast, cycle: Cycle) -> None:
    other = make.cycle("Urgencias", ("Llega", "Triage"))
    gema = page_of(cast.gema)
    assert "Busca una cita" in gema.get(RECORD).content.decode()
    record(moment=other.moments.get(key="m2"), unit=cast.south, by=cast.gema, at=make.NOW, impression=1)
    html = gema.get(RECORD).content.decode()
    assert "Triage" in html
    assert "Busca una cita" not in html
    assert f'name="unit" value="{cast.south.pk}"' in html
    html = gema.get(RECORD, {"cycle": cycle.pk, "unit": cast.north.pk}).content.decode()
    assert "Busca una cita" in html
    assert f'name="unit" value="{cast.north.pk}"' in html


def test_whoever_comes_from_a_moment_finds_it_chosen(cast: Cast, moment: Moment) -> None:
    html = page_of(cast.ana).get(RECORD, {"moment": moment.pk}).content.decode()
    assert re.search(rf'value="{moment.pk}" required checked', html)


def test_an_impression_without_a_moment_says_what_to_do(cast: Cast, moment: Moment) -> None:
    client = page_of(cast.ana)
    answer = client.post(RECORD, {"unit": cast.north.pk, "impression": "1", "token": "t"})
    assert answer.status_code == 422
    assert "Elija primero el momento" in answer.content.decode()


def test_nobody_records_in_a_unit_that_is_not_theirs_or_is_closed(cast: Cast, moment: Moment) -> None:
    client = page_of(cast.ana)
    assert client.post(RECORD, {"moment": moment.pk, "unit": cast.south.pk, "impression": "1", "token": "t"}).status_code == 422
    Unit.objects.filter(pk=cast.north.pk).update(closed_at=make.NOW)
    assert client.post(RECORD, {"moment": moment.pk, "unit": cast.north.pk, "impression": "1", "token": "t"}).status_code == 422
    assert client.get(RECORD).status_code == 200
    assert not Encounter.objects.exists()


@pytest.mark.parametrize("who", ["diego", "fabio"])
def test_who_only_reads_cannot_write(cast: Cast, moment: Moment, who: str) -> None:
    made = make.encounter(moment, cast.north, cast.ana, impression=1)
    client = page_of(getattr(cast, who))
    assert client.get(RECORD).status_code == 403
    assert client.post(RECORD, {"moment": moment.pk, "unit": cast.north.pk, "impression": "1", "token": "t"}).status_code == 403
    for action in ("corregir", "quitar", "deshacer"):
        assert client.post(f"/contactos/{made.pk}/{action}/", {"reason": "x"}).status_code == 403
    page = client.get(f"/contactos/{made.pk}/")
    assert page.status_code == 200
    assert "/corregir/" not in page.content.decode()


def test_a_contact_of_another_unit_is_not_there(cast: Cast, moment: Moment) -> None:
    made = make.encounter(moment, cast.north, cast.ana, impression=1)
    carla = page_of(cast.carla)
    for path in ("", "corregir/", "quitar/"):
        assert carla.get(f"/contactos/{made.pk}/{path}").status_code == 404
    carla.post(f"/contactos/{made.pk}/deshacer/")
    assert Encounter.objects.count() == 1


def details(client: Client, made: Encounter, **changes: object) -> dict[str, object]:
    """What the details page would send, with something changed."""
    page = client.get(f"/contactos/{made.pk}/corregir/")
    form = page.context["form"]
    shown = re.search(r'name="occurred_at" value="([^"]+)"', page.content.decode())
    assert shown
    sent = {name: form[name].value() for name in form.fields} | {"occurred_at": shown[1]} | changes
    return {name: value for name, value in sent.items() if value is not None}


def test_details_are_added_and_the_page_shows_both_what_was_and_what_is(cast: Cast, moment: Moment) -> None:
    now = timezone.now()
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=now, impression=-1)
    luz = make.customer("Luz Marina", unit=cast.north)
    client = page_of(cast.ana)
    sent = details(
        client, made, customer=luz.pk, rating="2", scale="1-5", comment="Media hora de pie", elements=["long_wait"],
        evidence_long_wait="35 minutos", wait_seconds="35", impression_source="customer", served_by=cast.ana.pk,
    )  # fmt: skip
    answer = client.post(f"/contactos/{made.pk}/corregir/", sent, follow=True)
    html = answer.content.decode()
    made.refresh_from_db()
    assert (made.customer, made.rating_raw, made.rating, made.wait_seconds, made.impression_source) == (luz, "2", 0.25, 2100, "customer")
    assert made.occurred_at == now, "the second stays when the minute stays"
    assert list(made.dissatisfactions.values_list("element", "evidence")) == [("long_wait", "35 minutos")]
    for text in ("Media hora de pie", "Luz Marina", "35 minutos", "Larga espera", "35 min"):
        assert text in html
    assert Entry.objects.filter(key="encounters.corrected").count() == 1


def test_saving_the_details_unchanged_changes_nothing(cast: Cast, moment: Moment) -> None:
    made = record(
        moment=moment, unit=cast.north, by=cast.ana, at=timezone.now(), rating="2", scale="1-5", wait_seconds=100, duration_seconds=7,
        elements={"apathy": "ni saludó"}, comment="una\ncosa",
    )  # fmt: skip
    client = page_of(cast.ana)
    sent = details(client, made, evidence_apathy="ni saludó", comment="una\r\ncosa")
    assert client.post(f"/contactos/{made.pk}/corregir/", sent).status_code == 302
    assert not Entry.objects.filter(key="encounters.corrected").exists()


def test_a_new_customer_is_written_down_with_the_contact(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=timezone.now(), impression=1)
    client = page_of(cast.ana)
    assert client.post(f"/contactos/{made.pk}/corregir/", details(client, made, customer="new")).status_code == 422
    client.post(f"/contactos/{made.pk}/corregir/", details(client, made, customer="new", new_name="Jorge Peña", new_phone="300 123 4567"))
    made.refresh_from_db()
    assert made.customer is not None
    assert (made.customer.name, made.customer.unit) == ("Jorge Peña", cast.north)


def test_a_customer_is_found_with_and_without_htmx_and_never_one_of_another_unit(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=timezone.now(), impression=1)
    mine, other = (
        make.customer(f"Luz {place}", name_key=f"luz {place.lower()}", unit=unit)
        for place, unit in (("Norte", cast.north), ("Sur", cast.south))
    )
    make.customer("Jorge", name_key="jorge", unit=cast.north)
    client = page_of(cast.ana)
    fragment = client.get("/contactos/buscar-cliente/", {"q": "luz"}, headers={"HX-Request": "true"}).content.decode()
    whole = client.post(f"/contactos/{made.pk}/corregir/", details(client, made, find="1", q="luz", comment="sin perder"))
    assert whole.status_code == 200
    for html in (fragment, whole.content.decode()):
        assert f'value="{mine.pk}"' in html
        assert "Luz Sur" not in html
        assert "Jorge" not in html
    assert "sin perder" in whole.content.decode()
    assert client.post(f"/contactos/{made.pk}/corregir/", details(client, made, customer=other.pk)).status_code == 422


def test_a_broken_rule_stands_at_its_field(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=timezone.now(), impression=1)
    client = page_of(cast.ana)
    answer = client.post(f"/contactos/{made.pk}/corregir/", details(client, made, rating="7", scale="1-5"))
    assert answer.status_code == 422
    assert "rating" in answer.context["form"].errors
    answer = client.post(f"/contactos/{made.pk}/corregir/", details(client, made, occurred_at="2999-01-01T10:00"))
    assert "occurred_at" in answer.context["form"].errors


def test_what_changed_meanwhile_is_not_overwritten(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=timezone.now(), impression=1)
    ana, bruno = page_of(cast.ana), page_of(cast.bruno)
    seen_by_ana = details(ana, made, comment="de ana")
    bruno.post(f"/contactos/{made.pk}/corregir/", details(bruno, made, comment="de bruno"))
    assert ana.post(f"/contactos/{made.pk}/corregir/", seen_by_ana).status_code == 409
    made.refresh_from_db()
    assert made.comment == "de bruno"


def test_a_contact_is_removed_with_a_reason(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=timezone.now(), impression=1)
    client = page_of(cast.bruno)
    assert client.get(f"/contactos/{made.pk}/quitar/").status_code == 200
    assert client.post(f"/contactos/{made.pk}/quitar/", {"reason": ""}).status_code == 422
    assert client.post(f"/contactos/{made.pk}/quitar/", {"reason": "repetido"}).status_code == 302
    assert not Encounter.objects.exists()


def test_the_rule_is_public_and_in_both_languages(db: None) -> None:
    client = Client()
    page = client.get("/contactos/regla-de-impresion/")
    assert page.status_code == 200
    assert "Cómo una calificación se vuelve una impresión" in page.content.decode()
    client.cookies["estelar_language"] = "en"
    fragment = client.get("/contactos/regla-de-impresion/", {"scale": "0-10"}, headers={"HX-Request": "true"}).content.decode()
    assert "9–10" in fragment
    assert fragment.count("<tr id=") == 1
