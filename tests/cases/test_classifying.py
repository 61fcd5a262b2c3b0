from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from estelar.cases import rules
from estelar.cases.models import Case, Regime, Theme
from estelar.cases.operations import answering, classifying, moving, relating
from estelar.cases.operations.holding import whose
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.journal.sentences import remarks
from estelar.notices.models import Notice
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


def due(case: Case) -> str:
    assert case.due_at is not None
    return case.calendar_version.worktime.day_of(case.due_at).isoformat()


def code(act: Any, *args: Any, **words: Any) -> str:
    with pytest.raises(RuleBroken) as refused:
        act(*args, **words)
    return refused.value.code


def test_relabelling_stands_in_the_journal_with_both_classes_and_both_deadlines(cast: Cast) -> None:
    """A complaint that is called a query stays visible (Ley 10/2025 art. 3.10: whatever its internal label)."""
    case = make.case(cast, kind="complaint")
    before = case.due_at
    case = classifying.reclassify(case, kind="information", reason="Pide documentos", by=cast.bruno, at=LATER)
    assert (case.kind, case.said_kind, case.rule_id, due(case)) == ("information", "complaint", "co.documents", "2026-11-18")
    line = Entry.objects.get(key="cases.reclassified")
    assert line.detail["changes"]["kind"] == ["complaint", "information"]
    assert line.detail["changes"]["due_at"][0].startswith(f"{before:%Y-%m-%d}"[:7])
    assert line.detail["changes"]["rule"] == ["co.general v3", "co.documents v3"]
    assert any(remark.was for remark in remarks(line))
    assert "Pide documentos" in make.texts(case, "note")


def test_relabelling_needs_a_reason_and_whoever_assigns(cast: Cast) -> None:
    case = make.case(cast)
    assert code(classifying.reclassify, case, kind="claim", reason=" ", by=cast.bruno, at=LATER) == "no_reason"
    assert code(classifying.reclassify, case, kind="claim", reason="x", by=cast.ana, at=LATER) == "may_not_handle"
    assert code(classifying.reclassify, case, kind="petition", reason="x", by=cast.bruno, at=LATER) == "same_kind"


def test_what_is_answered_is_not_relabelled_afterwards(cast: Cast) -> None:
    case = make.case(cast)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    assert code(classifying.reclassify, case, kind="claim", reason="x", by=cast.bruno, at=LATER) == "answered"


def test_an_extended_term_that_was_told_is_not_swept_away_by_another_class(cast: Cast) -> None:
    case = moving.extend(make.case(cast), reason="Falta", by=cast.ana, at=LATER)
    assert code(classifying.reclassify, case, kind="information", reason="x", by=cast.bruno, at=LATER) == "extended_already"
    case.refresh_from_db()
    assert case.kind == "petition"


def test_a_case_that_becomes_a_report_becomes_confidential(cast: Cast) -> None:
    case = classifying.reclassify(make.case(cast, kind="complaint"), kind="report", reason="Pidió dinero", by=cast.bruno, at=LATER)
    assert case.is_confidential
    assert case not in Case.objects.visible_to(cast.ana)
    assert case in Case.objects.visible_to(cast.bruno)


def test_a_theme_for_which_another_term_holds_moves_the_deadline_with_a_line(cast: Cast) -> None:
    bills = Theme.objects.create(name="Facturación")
    Regime.objects.create(theme=bills, rule_id=rules.OWN, own_days=5)
    case = make.case(cast, kind="claim")
    assert code(classifying.change, case, theme=bills, by=cast.bruno, at=LATER) == "no_reason"
    case = classifying.change(case, theme=bills, reason="Es una factura", by=cast.bruno, at=LATER)
    assert (case.rule_id, case.own_days, due(case), case.is_late) == ("", 5, "2026-11-10", None)
    assert Entry.objects.get(key="cases.changed").detail["changes"]["due_at"]
    assert "Es una factura" in make.texts(case, "note")


def test_an_agent_changes_the_theme_and_leaves_the_term_which_a_supervisor_moves_with_a_reason(cast: Cast) -> None:
    bills = Theme.objects.create(name="Facturación")
    Regime.objects.create(theme=bills, rule_id=rules.OWN, own_days=60)
    case = make.case(cast, kind="claim")
    before = due(case)
    case = classifying.change(case, theme=bills, reason="Porque sí", by=cast.ana, at=LATER)
    assert (case.theme, case.rule_id, due(case)) == (bills, "co.general", before)
    case = classifying.change(case, theme=bills, reason="Es una factura", by=cast.bruno, at=LATER)
    assert (case.rule_id, case.own_days) == ("", 60)


def test_a_term_that_moves_after_it_ended_leaves_the_case_late(cast: Cast) -> None:
    bills = Theme.objects.create(name="Facturación")
    Regime.objects.create(theme=bills, rule_id=rules.OWN, own_days=60)
    case = make.case(cast, kind="claim")
    assert case.due_at is not None
    case = classifying.change(case, theme=bills, reason="Es una factura", by=cast.bruno, at=case.due_at + 3 * DAY)
    assert case.due_at is not None
    assert case.is_late
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=case.due_at - DAY)
    assert Case.objects.get(pk=case.pk).is_late
    other = make.case(cast, kind="information")
    assert other.due_at is not None
    assert classifying.reclassify(other, kind="claim", reason="Lo es", by=cast.bruno, at=other.due_at + DAY).is_late


def test_another_class_is_counted_by_the_rules_of_the_day_of_reception(cast: Cast) -> None:
    case = make.case(cast, received_at=datetime(2021, 3, 2, 15, tzinfo=UTC))
    was = case.rule_version
    Case.objects.filter(pk=case.pk).update(counted_from=LATER)
    case = classifying.reclassify(case, kind="information", reason="Lo es", by=cast.bruno, at=LATER)
    assert (case.rule_id, case.rule_version) == ("co.documents", was)
    assert was != 3


def test_whom_praise_was_about_gives_up_the_case_when_it_turns_out_to_be_a_complaint(cast: Cast) -> None:
    case = make.case(cast, kind="compliment", concerned=[cast.ana])
    Case.objects.filter(pk=case.pk).update(owner=cast.ana)
    case = classifying.reclassify(case, kind="complaint", reason="Era una ironía", by=cast.bruno, at=LATER)
    assert case.owner is None
    assert Entry.objects.get(key="cases.reclassified").detail["gave_it_up"]
    Case.objects.filter(pk=case.pk).update(owner=cast.ana)
    assert [person.name for person in whose(Case.objects.get(pk=case.pk))] == ["Bruno"]


def test_the_journal_names_personal_fields_and_does_not_say_what_they_say(cast: Cast) -> None:
    case = make.case(cast)
    case = classifying.change(
        case, contact_email="otra@example.org", subject="Nuevo asunto", severity=3, money_claimed=Decimal("10.50"), by=cast.ana, at=LATER
    )
    detail = Entry.objects.get(key="cases.changed").detail
    assert detail["fields"] == ["contact_email", "subject"]
    assert detail["changes"]["severity"] == [2, 3]
    assert "otra@" not in str(detail)
    assert "Nuevo" not in str(detail)


def test_what_changes_nothing_leaves_no_trace(cast: Cast) -> None:
    case = make.case(cast)
    assert classifying.change(case, subject=case.subject, severity=2, by=cast.ana, at=LATER).version == 1
    assert not Entry.objects.filter(key="cases.changed").exists()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"subject": " "}, "no_subject"),
        ({"severity": 9}, "severity_unknown"),
        ({"vulnerability": ["rich"]}, "vulnerability_unknown"),
        ({"answer_by": "paloma"}, "channel_unknown"),
        ({"on_wallboard": True}, "no_compliment"),
    ],
)
def test_what_is_none_of_the_choices_is_refused(cast: Cast, changes: dict[str, Any], wrong: str) -> None:
    assert code(classifying.change, make.case(cast), by=cast.ana, at=LATER, **changes) == wrong


def test_vulnerability_and_lists_are_kept(cast: Cast) -> None:
    moment = make.base.cycle().moments.get(key="m2")
    case = make.case(cast)
    case = classifying.change(case, vulnerability=["elderly", "health"], moments=[moment], other_units=[cast.south], by=cast.ana, at=LATER)
    assert case.vulnerability == ["elderly", "health"]
    assert list(case.moments.all()) == [moment]
    assert list(case.other_units.all()) == [cast.south]


def test_confidential_cases_are_seen_by_those_entrusted_and_lifted_by_them_with_a_reason(cast: Cast) -> None:
    case = classifying.set_confidential(make.case(cast), is_confidential=True, by=cast.ana, at=LATER)
    assert not Case.objects.visible_to(cast.ana).exists()
    assert code(classifying.set_confidential, case, is_confidential=False, reason="x", by=cast.ana, at=LATER) == "may_not_lift"
    assert code(classifying.set_confidential, case, is_confidential=False, by=cast.bruno, at=LATER) == "no_reason"
    assert not classifying.set_confidential(case, is_confidential=False, reason="Ya no", by=cast.bruno, at=LATER).is_confidential


def test_confidentiality_reaches_what_was_merged_and_is_not_lifted_above_it(cast: Cast) -> None:
    host, part = make.case(cast), make.case(cast)
    relating.merge(part, into=host, by=cast.ana, at=LATER)
    classifying.set_confidential(part, is_confidential=True, by=cast.ana, at=LATER)
    assert Case.objects.filter(is_confidential=True).count() == 2
    lift: dict[str, Any] = {"is_confidential": False, "reason": "Ya no", "by": cast.bruno, "at": LATER}
    assert code(classifying.set_confidential, host, **lift) == "confidential_merged"
    classifying.set_confidential(part, **lift)
    assert not classifying.set_confidential(host, **lift).is_confidential
    classifying.set_confidential(host, is_confidential=True, by=cast.ana, at=LATER)
    assert Case.objects.filter(is_confidential=True).count() == 2


def test_whom_a_confidential_case_is_about_does_not_see_it_even_when_entrusted(cast: Cast) -> None:
    case = make.case(cast, kind="report", concerned=[cast.bruno])
    assert case not in Case.objects.visible_to(cast.bruno)
    assert case in Case.objects.visible_to(cast.elena)


def test_whom_a_case_is_about_gives_it_up(cast: Cast) -> None:
    case = make.case(cast, kind="complaint")
    Case.objects.filter(pk=case.pk).update(owner=cast.ana)
    case = classifying.add_concern(case, person=cast.ana, by=cast.bruno, at=LATER)
    assert case.owner is None
    assert code(answering.note, case, text="x", by=cast.ana, at=LATER) == "conflict_of_interest"
    classifying.remove_concern(case, person=cast.ana, by=cast.bruno, at=LATER)
    answering.note(case, text="x", by=cast.ana, at=LATER)


def test_nobody_takes_themselves_out_of_a_case_about_them(cast: Cast) -> None:
    case = make.case(cast, kind="complaint", concerned=[cast.bruno])
    assert code(classifying.remove_concern, case, person=cast.bruno, by=cast.bruno, at=LATER) == "conflict_of_interest"


def test_a_compliment_that_is_found_to_name_somebody_reaches_them(cast: Cast) -> None:
    case = make.case(cast, kind="compliment")
    classifying.add_concern(case, person=cast.ana, by=cast.bruno, at=LATER)
    assert Notice.objects.filter(key="cases.praised", to=cast.ana).count() == 1
    answering.note(case, text="Gracias", by=cast.ana, at=LATER)  # a compliment is no conflict of interest
