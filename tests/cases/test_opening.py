from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from estelar.cases import rules
from estelar.cases.models import Case, Confirmation, Message, Regime, Sheet, Theme
from estelar.cases.operations import receipts
from estelar.cases.operations.opening import SheetLoaded, open_case
from estelar.cases.rules.contact import Contact, SheetData
from estelar.customers.models import Customer
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.journal.sentences import sentences
from estelar.notices.models import Notice
from tests.cases import make
from tests.conftest import Cast


def due(case: Case) -> str:
    assert case.due_at is not None
    return case.calendar_version.worktime.day_of(case.due_at).isoformat()


def posted(key: str) -> set[str]:
    return set(Notice.objects.filter(key=key).values_list("to__name", flat=True))


def test_a_case_gets_number_key_term_point_and_first_message(cast: Cast) -> None:
    case = make.case(cast, silent=False, contact=None)
    assert (case.rule_id, case.rule_version, case.status, case.version) == ("co.general", 3, "received", 1)
    assert due(case) == "2026-11-25"  # 16 November is a holiday (independence of Cartagena)
    assert [point.text for point in case.points.all()] == [case.subject]
    assert [one.kind for one in case.messages.order_by("pk")] == [Message.Kind.REQUEST, Message.Kind.RECEIPT]
    assert case.next_due_at == case.due_at
    assert case.number == f"2026-{case.pk:06d}"
    assert rules.read(rules.shown(case.key)) == case.key


def test_the_receipt_names_key_date_hour_content_annexes_and_deadline_in_words(cast: Cast) -> None:
    case = make.case(cast, silent=False, contact=None)
    text = receipts.receipt_text(case, "es")
    assert make.texts(case, "receipt") == [text]
    for part in (
        rules.shown(case.key),
        case.number,
        "3 de noviembre de 2026",
        "10:00",
        "Sede Norte",
        "Solicito copia",
        "25 de noviembre de 2026",
        "15 días hábiles",
    ):
        assert part in text
    assert "seguimiento" in text
    for part in ("Clave de seguimiento", "Lo que usted escribió", "Sin anexos", "Le responderemos a más tardar"):
        assert part in text
    assert "15 business days" in receipts.receipt_text(case, "en")


def test_an_information_request_has_its_own_shorter_term(cast: Cast) -> None:
    case = make.case(cast, kind="information")
    assert (case.rule_id, due(case)) == ("co.documents", "2026-11-18")


def test_a_compliment_asks_for_thanks_and_no_term_runs(cast: Cast) -> None:
    case = make.case(cast, kind="compliment")
    assert (case.rule_id, case.own_days, case.due_at) == ("", None, None)


def test_without_a_law_the_own_standard_of_fifteen_business_days_holds(cast: Cast) -> None:
    make.country("UY", "America/Montevideo")
    case = make.case(cast)
    assert (case.rule_id, case.own_days) == ("", 15)
    assert due(case) == "2026-11-24"  # without holidays in Uruguay


def test_the_most_exact_line_of_what_was_settled_wins(cast: Cast) -> None:
    bills = Theme.objects.create(name="Facturación")
    double = Theme.objects.create(name="Cobro doble", parent=bills)
    Regime.objects.create(kind="claim", rule_id="co.utilities")
    Regime.objects.create(theme=bills, rule_id=rules.OWN, own_days=5)
    Regime.objects.create(unit=cast.root, rule_id="co.consumer")
    assert make.case(cast, kind="claim", theme=double).own_days == 5
    assert make.case(cast, kind="claim", unit=cast.south).rule_id == "co.general"  # co.consumer is from memory, and nobody confirmed it


def test_a_rule_from_memory_holds_once_an_administrator_confirmed_it(cast: Cast) -> None:
    Regime.objects.create(kind="claim", rule_id="co.consumer")
    assert make.case(cast, kind="claim").rule_id == "co.general"
    Confirmation.objects.create(rule_id="co.consumer", rule_version=1, is_on=True, note="Leída", by=cast.gema, at=make.RECEIVED)
    assert make.case(cast, kind="claim").rule_id == "co.consumer"


def test_a_rule_that_was_turned_off_does_not_hold(cast: Cast) -> None:
    Confirmation.objects.create(rule_id="co.general", rule_version=3, is_on=False, note="Somos privados", by=cast.gema, at=make.RECEIVED)
    case = make.case(cast)
    assert (case.rule_id, case.own_days) == ("", 15)


def test_a_case_of_2021_is_born_under_the_version_of_then(cast: Cast) -> None:
    case = make.case(cast, received_at=datetime(2021, 5, 4, 15, tzinfo=UTC))
    assert (case.rule_id, case.rule_version, case.year) == ("co.general", 2, 2021)


def test_the_customer_is_recognised_by_document_and_made_once(cast: Cast) -> None:
    first, second = make.case(cast), make.case(cast, contact=Contact(name="L. Gómez", document="52 123 456"))
    assert first.customer is not None
    assert first.customer == second.customer
    assert second.contact_email == "luz@example.com"  # what we knew already
    assert Customer.objects.count() == 1


@pytest.mark.parametrize("channel", ["web", "email", "whatsapp"])
def test_a_stranger_who_gives_anothers_document_changes_nothing_of_their_record_and_learns_nothing(cast: Cast, channel: str) -> None:
    make.case(cast, contact=Contact(name="Luz", document="77"))
    case = make.case(cast, channel=channel, contact=Contact(name="Otra", document="77", email="otra@example.org"))
    luz = Customer.objects.get()
    assert case.customer == luz
    assert (luz.name, luz.email) == ("Luz", "")
    assert (case.contact_name, case.contact_email) == ("Otra", "otra@example.org")


def test_a_name_alone_names_nobody(cast: Cast) -> None:
    case = make.case(cast, contact=Contact(name="María Pérez"))
    assert case.customer is None
    assert case.contact_name == "María Pérez"


def test_a_report_of_misconduct_is_confidential_unless_somebody_says_otherwise(cast: Cast) -> None:
    assert make.case(cast, kind="report").is_confidential
    assert not make.case(cast, kind="report", is_confidential=False).is_confidential
    secret = Theme.objects.create(name="Acoso", is_confidential=True)
    assert make.case(cast, kind="complaint", theme=secret).is_confidential


def test_danger_is_told_to_the_supervisors_of_the_unit_at_once(cast: Cast) -> None:
    make.case(cast, severity=rules.Severity.DANGER, silent=False, contact=None)
    assert posted("cases.danger") == {"Bruno"}


def test_a_unit_without_supervisor_tells_whoever_leads_quality(cast: Cast) -> None:
    make.case(cast, severity=rules.Severity.DANGER, silent=False, contact=None, unit=cast.south)
    assert posted("cases.danger") == {"Elena"}


def test_a_second_failure_with_the_same_customer_turns_red_and_goes_to_the_supervisor(cast: Cast) -> None:
    first = make.case(cast, kind="complaint", contact=Contact(document="77"))
    assert not first.is_second_failure
    second = make.case(cast, kind="claim", contact=Contact(document="77"), silent=False)
    assert second.is_second_failure
    assert posted("cases.second_failure") == {"Bruno"}


@pytest.mark.parametrize(("kind", "days"), [("suggestion", 5), ("complaint", 400)])
def test_neither_a_suggestion_nor_an_old_complaint_makes_a_second_failure(cast: Cast, kind: str, days: int) -> None:
    make.case(cast, kind=kind, contact=Contact(document="77"), received_at=make.RECEIVED - timedelta(days=days))
    assert not make.case(cast, kind="claim", contact=Contact(document="77")).is_second_failure


def test_the_colour_of_a_case_does_not_tell_that_there_is_a_confidential_one(cast: Cast) -> None:
    make.case(cast, kind="report", contact=Contact(document="77"))
    assert not make.case(cast, kind="claim", contact=Contact(document="77")).is_second_failure
    assert make.case(cast, kind="claim", contact=Contact(document="77"), is_confidential=True).is_second_failure


def test_a_compliment_reaches_the_named_person_and_the_unit(cast: Cast) -> None:
    make.case(cast, kind="compliment", concerned=[cast.ana], silent=False, contact=None)
    assert posted("cases.praised") == {"Ana"}
    assert posted("cases.compliment") == {"Bruno"}


def test_a_complaint_about_the_supervisor_is_not_told_to_them(cast: Cast) -> None:
    make.case(cast, kind="complaint", severity=rules.Severity.DANGER, concerned=[cast.bruno], silent=False, contact=None)
    assert posted("cases.danger") == {"Elena"}


def test_sheets_of_the_complaints_book_are_numbered_without_gaps_by_establishment(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    data = SheetData(good="service", description="Consulta", request="Que devuelvan el pago")
    cases = [make.case(cast, kind="claim", sheet=data, unit=unit) for unit in (cast.north, cast.north, cast.south)]
    assert [str(Sheet.objects.get(case=case)) for case in cases] == ["00000001-2026", "00000002-2026", "00000001-2026"]
    assert "00000001-2026" in receipts.receipt_text(cases[0], "es")
    assert {case.rule_id for case in cases} == {"pe.libro"}


def test_a_paper_sheet_loaded_later_keeps_its_legal_time(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    data = SheetData(good="service", from_paper=True, paper_number="A-17")
    case = make.case(cast, kind="claim", sheet=data, received_at=make.RECEIVED, at=make.RECEIVED + timedelta(days=2))
    assert (case.received_at, case.recorded_at, due(case)) == (make.RECEIVED, make.RECEIVED + timedelta(days=2), "2026-11-24")


PAPER = SheetData(good="service", description="Consulta", request="Que devuelvan el pago", from_paper=True, paper_number="000017")


def test_a_sheet_of_the_paper_book_comes_in_once_and_the_second_time_names_the_first(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    first = make.case(cast, kind="claim", sheet=PAPER, by=cast.bruno)
    for number in ("000017", " 17 ", "0017"):
        with pytest.raises(SheetLoaded, match=rf"000017.*Sede Norte.*2026.*{first.number}") as refused:
            make.case(cast, kind="complaint", sheet=replace(PAPER, paper_number=number), by=cast.bruno)
        assert (refused.value.code, refused.value.field, refused.value.case) == ("sheet_loaded", "paper_number", first)
    for over in ({"unit": cast.south, "by": cast.robot}, {"received_at": make.RECEIVED - timedelta(days=365), "at": make.RECEIVED}):
        assert str(Sheet.objects.get(case=make.case(cast, kind="claim", sheet=PAPER, **over))).startswith("00000001")
    assert make.case(cast, kind="claim", sheet=replace(PAPER, paper_number="170")).pk
    assert Case.objects.count() == Sheet.objects.count() == 4


def test_whoever_may_not_see_the_case_of_a_sheet_learns_only_that_it_was_loaded(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    first = make.case(cast, kind="claim", sheet=PAPER, is_confidential=True)
    with pytest.raises(SheetLoaded) as refused:
        make.case(cast, kind="claim", sheet=PAPER, by=cast.ana)
    assert refused.value.case is None
    assert first.number not in str(refused.value)


@pytest.mark.parametrize(
    ("over", "code"), [({"kind": "petition"}, "no_sheet"), ({"sheet": replace(PAPER, paper_number=" ")}, "no_paper_number")]
)
def test_the_paper_book_takes_numbered_claims_and_complaints_only(cast: Cast, over: dict[str, Any], code: str) -> None:
    make.country("PE", "America/Lima")
    with pytest.raises(RuleBroken) as refused:
        make.case(cast, **({"kind": "claim", "sheet": PAPER} | over))
    assert refused.value.code == code
    assert not Case.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_paper_sheet_loaded_by_two_at_the_same_time_comes_in_once(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    ready = Barrier(2)

    def load() -> str:
        try:
            ready.wait(timeout=20)
            return make.case(cast, kind="claim", sheet=PAPER).number
        except SheetLoaded as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        told = [one.result() for one in [two.submit(load), two.submit(load)]]
    assert sorted(told) == [Case.objects.get().number, "sheet_loaded"]
    assert Sheet.objects.get().number == 1


def test_the_same_external_id_opens_one_case(cast: Cast) -> None:
    first = make.case(cast, source="pqrs-2024", external_id="A1")
    assert make.case(cast, source="pqrs-2024", external_id="A1") == first
    assert Case.objects.count() == 1


def test_a_case_without_subject_takes_the_beginning_of_its_text(cast: Cast) -> None:
    case = make.case(cast, subject="  ", text="Buenos días.\nEsperé " + "mucho " * 40)
    assert case.subject.startswith("Buenos días. Esperé mucho")
    assert case.subject.endswith("…")


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ({"text": " \n"}, "no_text"),
        ({"kind": "queja"}, "kind_unknown"),
        ({"channel": "paloma"}, "channel_unknown"),
        ({"received_at": make.RECEIVED, "at": make.RECEIVED - timedelta(minutes=1)}, "in_the_future"),
        ({"points": [f"p{n}" for n in range(51)]}, "too_many"),
    ],
)
def test_what_cannot_be_opened_says_why(cast: Cast, over: dict[str, Any], code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        make.case(cast, **over)
    assert refused.value.code == code
    assert not Case.objects.exists()


def test_whoever_may_not_open_cases_there_is_refused(cast: Cast) -> None:
    for by in (cast.carla, cast.fabio):
        with pytest.raises(RuleBroken, match="Sede Norte"):
            make.case(cast, by=by)


def test_a_closed_unit_takes_no_cases(cast: Cast) -> None:
    cast.north.closed_at = make.RECEIVED
    with pytest.raises(RuleBroken) as refused:
        make.case(cast)
    assert refused.value.code == "unit_closed"


def test_the_journal_says_nothing_personal_of_a_new_case(cast: Cast) -> None:
    case = make.case(cast)
    line = Entry.objects.get(key="cases.opened")
    assert line.subject_label == case.number
    told = str(line.detail)
    assert not any(word in told for word in ("Luz", "luz@", "historia", "52123456", "52.123"))


def test_every_key_that_this_room_writes_is_listed(cast: Cast) -> None:
    make.case(cast)
    assert set(Entry.objects.filter(key__startswith="cases.").values_list("key", flat=True)) <= set(sentences())


def test_opening_asks_few_things_of_the_database(cast: Cast, django_assert_max_num_queries: Any) -> None:
    make.case(cast)
    with django_assert_max_num_queries(40):
        open_case(
            kind="petition", subject="a", text="b", channel="web", unit=cast.north, received_at=make.RECEIVED, by=cast.robot,
            at=make.RECEIVED, answer_by="web",
        )  # fmt: skip
