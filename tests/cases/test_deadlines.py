"""Deadlines of cases: frozen with their versions, explained, and moved by nobody in silence (peers.md 9-13)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from estelar.calendars import operations as calendars
from estelar.calendars.models import Version
from estelar.cases.models import Case
from estelar.cases.operations import deadlines, moving
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.worktime import OwnDay
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY
BRIDGE = OwnDay(date(2026, 11, 20), False, "Cierre por inventario", "Circular 12")


def due(case: Case) -> str:
    case.refresh_from_db()
    assert case.due_at is not None
    return case.calendar_version.worktime.day_of(case.due_at).isoformat()


def closed_on_the_20th(cast: Cast, case: Case) -> Version:
    calendar = case.calendar_version.calendar
    return calendars.change(calendar, own=(BRIDGE,), reason="Inventario", by=cast.elena, at=LATER, expected_version=calendar.number)


def test_every_day_of_a_deadline_is_explained(cast: Cast) -> None:
    deadline = deadlines.explained(make.case(cast))
    assert str(deadline.due) == "2026-11-25"
    counted = [line.number for line in deadline.days if line.counted]
    assert counted == list(range(1, 16))
    holiday = next(line for line in deadline.days if line.date == date(2026, 11, 16))
    assert (holiday.counted, "Cartagena" in str(holiday.why)) == (False, True)


def test_a_new_version_of_the_calendar_moves_no_deadline_silently(cast: Cast) -> None:
    case = make.case(cast)
    closed_on_the_20th(cast, case)
    assert due(case) == "2026-11-25"
    assert str(deadlines.explained(case).due) == "2026-11-25"
    assert due(make.case(cast)) == "2026-11-26"  # what comes in from now on counts by the new one


def test_before_a_calendar_changes_one_sees_which_open_deadlines_would_move(cast: Cast) -> None:
    case, answered, compliment = make.case(cast), make.case(cast), make.case(cast, kind="compliment")
    Case.objects.filter(pk=answered.pk).update(answered_at=LATER)
    version = case.calendar_version
    document = calendars.propose(version.calendar, own=(BRIDGE,), by=cast.elena, at=LATER).document
    moves = deadlines.moved_by(document, version.calendar).moves
    assert [(move.case, str(move.before)[:10], str(move.after)[:10]) for move in moves] == [(case, "2026-11-26", "2026-11-27")]
    assert compliment.due_at is None
    assert deadlines.moved_by(version.document, version.calendar).moves == []


def test_whoever_looks_at_what_would_move_sees_only_cases_that_they_see(cast: Cast) -> None:
    case = make.case(cast, kind="report")
    document = calendars.propose(case.calendar_version.calendar, own=(BRIDGE,), by=cast.elena, at=LATER).document
    assert not deadlines.moved_by(document, case.calendar_version.calendar, seen_by=cast.ana).moves
    assert deadlines.moved_by(document, case.calendar_version.calendar, seen_by=cast.elena).moves


def test_open_cases_adopt_a_calendar_with_a_reason_and_a_line_for_each(cast: Cast) -> None:
    case = make.case(cast)
    version = closed_on_the_20th(cast, case)
    with pytest.raises(RuleBroken) as refused:
        deadlines.adopt_calendar([case], version=version, reason=" ", by=cast.elena, at=LATER)
    assert refused.value.code == "no_reason"
    deadlines.adopt_calendar([case], version=version, reason="Circular 12", by=cast.elena, at=LATER)
    assert due(case) == "2026-11-26"
    assert case.calendar_version == version
    line = Entry.objects.get(key="cases.deadline_moved")
    assert line.detail["reason"] == "Circular 12"
    assert [one[:10] for one in line.detail["changes"]["due_at"]] == ["2026-11-26", "2026-11-27"]  # as instants in UTC


def test_a_calendar_of_another_place_is_not_adopted(cast: Cast) -> None:
    case = make.case(cast)
    other = calendars.add_calendar(
        name="Sur", zone="America/Bogota", weekly=case.calendar_version.worktime.weekly, unit=cast.south, country="CO", reason="Propio",
        by=cast.elena, at=LATER,
    )  # fmt: skip
    with pytest.raises(RuleBroken) as refused:
        deadlines.adopt_calendar([case], version=other, reason="x", by=cast.elena, at=LATER)
    assert refused.value.code == "other_calendar"


def test_a_recomputed_deadline_says_why_and_stays_what_the_law_says(cast: Cast) -> None:
    case = make.case(cast)
    Case.objects.filter(pk=case.pk).update(due_at=make.RECEIVED)  # as an old bug might have left it
    case = deadlines.recompute(case, reason="Corrección", by=cast.bruno, at=LATER)
    assert due(case) == "2026-11-25"
    assert Entry.objects.get(key="cases.deadline_moved").detail["reason"] == "Corrección"
    with pytest.raises(RuleBroken):
        deadlines.recompute(case, reason="x", by=cast.ana, at=LATER)


def test_a_pause_after_an_extension_moves_the_extended_date_on(cast: Cast) -> None:
    case = moving.extend(make.case(cast), reason="Falta", amount=5, by=cast.ana, at=LATER)
    assert due(case) == "2026-12-02"
    case = moving.pause(case, cause="recusal", by=cast.ana, at=LATER + 2 * DAY)
    case = moving.resume(case, by=cast.ana, at=LATER + 9 * DAY)
    # Friday 6 counts, for the clock ran as it began; from Monday 9 to Friday 13 four business days and the holiday-free 13th do not
    assert due(case) == str(deadlines.explained(case).due)
    assert due(case) > "2026-12-02"


def test_a_rule_of_hours_counts_day_and_night(cast: Cast) -> None:
    from estelar.cases.models import Regime

    make.country("ES", "Europe/Madrid")
    Regime.objects.create(kind="claim", rule_id="es.outage")
    case = make.case(cast, kind="claim")
    assert case.due_at == make.RECEIVED + timedelta(hours=2)


def test_milestones_of_a_case_are_those_of_its_rule(cast: Cast) -> None:
    case = make.case(cast)
    rule = deadlines.rule_of(case)
    assert rule is not None
    found: dict[str, Any] = deadlines.milestones(case, rule)
    assert {"ask_complete_by", "forward_by", "notify_extension_by", "answer_by"} <= set(found)
    assert deadlines.until(case, rule, "person_completes_by") is None


def test_not_more_cases_are_reckoned_at_once_than_a_page_can_wait_for(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [make.case(cast, received_at=make.RECEIVED + n * DAY) for n in range(3)]
    monkeypatch.setattr(deadlines, "MOST_RECKONED", 2)
    version = closed_on_the_20th(cast, cases[0])
    first = deadlines.moved_by(version.document, version.calendar)
    assert ([move.case for move in first.moves], first.reckoned, first.left) == (cases[:2], 2, 1)
    rest = deadlines.moved_by(version.document, version.calendar, after=first.reached)
    assert ([move.case for move in rest.moves], rest.left) == (cases[2:], 0)
    assert not deadlines.moved_by(version.document, version.calendar, but=cases[0].calendar_version).moves


def test_cases_follow_only_the_version_that_still_holds(cast: Cast) -> None:
    case = make.case(cast)
    seen = closed_on_the_20th(cast, case)
    calendars.change(seen.calendar, own=(), reason="Se abre", by=cast.elena, at=LATER, expected_version=seen.number)
    with pytest.raises(Conflict):
        deadlines.adopt_calendar([case], version=seen, reason="Circular 12", by=cast.elena, at=LATER)
    assert due(case) == "2026-11-25"
