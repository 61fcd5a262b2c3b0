"""Who works on a case, and who is told before its term ends."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from estelar.cases.models import Case, Escalated, Escalation, Routing, Theme
from estelar.cases.operations import assigning
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.people.models import Unit
from estelar.people.rules import Role
from tests import make
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
LATER = RECEIVED + timedelta(hours=1)


def told(key: str) -> set[str]:
    return {notice.to.name for notice in Notice.objects.filter(key=key).select_related("to")}


def test_a_case_that_cannot_be_escalated_keeps_no_other_waiting(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    Escalation.objects.create(days_before=3, role=Role.SUPERVISOR)
    bad, good = case(cast), case(cast, received_at=RECEIVED + timedelta(hours=1))
    unknown = Unit.objects.create(name="Rota", parent=cast.root)
    Unit.objects.filter(pk=unknown.pk).update(path="/no/es/camino/")
    Case.objects.filter(pk=bad.pk).update(unit=unknown)
    assert good.due_at is not None
    assert assigning.escalate_due(by=cast.robot, at=good.due_at) == 1
    assert list(Escalated.objects.values_list("case", flat=True)) == [good.pk]
    assert f"cases.Case {bad.pk} was passed over" in caplog.text


def test_without_a_line_a_new_case_waits_in_the_queue_of_its_unit(cast: Cast) -> None:
    opened = case(cast, silent=False)
    assert opened.owner is None
    assert opened.unit == cast.north


def test_the_first_line_that_fits_names_the_unit_and_whoever_has_least_to_do(cast: Cast) -> None:
    busy = cast.ana
    idle = make.person("ines", (Role.AGENT, cast.north))
    for _ in range(2):
        assigning.take(case(cast), by=busy, at=LATER)
    billing = Theme.objects.create(name="Facturación")
    invoices = Theme.objects.create(name="Factura doble", parent=billing)
    Routing.objects.create(position=2, owner=Routing.Owner.NOBODY)
    Routing.objects.create(position=1, theme=billing, from_unit=cast.south, to_unit=cast.north)
    assert case(cast, silent=False, unit=cast.south, theme=invoices).owner == idle
    assert case(cast, silent=False, unit=cast.north, theme=invoices).owner is None, "it came in elsewhere: the next line"
    assert told("cases.assigned") == {"Ines"}


def test_a_new_case_goes_to_nobody_who_is_away_or_whom_it_is_about(cast: Cast) -> None:
    ines = make.person("ines", (Role.AGENT, cast.north))
    Routing.objects.create(position=1, owner=Routing.Owner.NAMED, person=cast.ana)
    assert case(cast, silent=False).owner == cast.ana
    assert case(cast, silent=False, kind="complaint", concerned=[cast.ana]).owner == ines
    assigning.note_absence(cast.ana, first=date(2026, 11, 1), last=date(2026, 11, 30), stand_in=cast.bruno, by=cast.bruno, at=RECEIVED)
    assert case(cast, silent=False).owner == cast.bruno


def test_taking_and_giving_a_case_is_for_those_of_its_unit(cast: Cast) -> None:
    opened = case(cast)
    with pytest.raises(RuleBroken, match="supervis"):
        assigning.take(opened, by=cast.carla, at=LATER)
    taken = assigning.take(opened, by=cast.ana, at=LATER)
    assert taken.owner == cast.ana
    with pytest.raises(RuleBroken):
        assigning.assign(taken, to=cast.bruno, by=cast.ana, at=LATER)  # an agent gives nobody work
    with pytest.raises(RuleBroken) as refused:
        assigning.assign(taken, to=cast.carla, by=cast.bruno, at=LATER)
    assert refused.value.code == "may_not_handle"
    with pytest.raises(Conflict):
        assigning.assign(taken, to=cast.bruno, by=cast.bruno, at=LATER, expected_version=taken.version - 1)
    assert assigning.assign(taken, to=cast.bruno, by=cast.bruno, at=LATER, expected_version=taken.version).owner == cast.bruno
    assert list(Entry.objects.filter(key__startswith="cases.").order_by("pk").values_list("key", flat=True))[-2:] == ["cases.taken"] * 2


def test_nobody_handles_a_case_about_themselves(cast: Cast) -> None:
    opened = case(cast, kind="complaint", concerned=[cast.ana])
    with pytest.raises(RuleBroken) as refused:
        assigning.take(opened, by=cast.ana, at=LATER)
    assert refused.value.code == "conflict_of_interest"
    with pytest.raises(RuleBroken) as refused:
        assigning.assign(opened, to=cast.ana, by=cast.bruno, at=LATER)
    assert refused.value.code == "conflict_of_interest"


def test_who_hands_a_case_over_says_how_it_stands(cast: Cast) -> None:
    opened = assigning.take(case(cast), by=cast.ana, at=LATER)
    with pytest.raises(RuleBroken) as refused:
        assigning.hand_over(opened, to=cast.bruno, note="  ", by=cast.ana, at=LATER)
    assert refused.value.code == "no_note"
    handed = assigning.hand_over(opened, to=cast.bruno, note="Falta la firma del archivo.", by=cast.ana, at=LATER)
    assert handed.owner == cast.bruno
    assert handed.messages.filter(kind="note", text="Falta la firma del archivo.").exists()
    assert told("cases.assigned") == {"Bruno"}


def test_a_case_that_moves_to_another_unit_keeps_its_deadline(cast: Cast) -> None:
    opened = assigning.take(case(cast), by=cast.ana, at=LATER)
    with pytest.raises(RuleBroken):
        assigning.move(opened, unit=cast.south, reason="", by=cast.bruno, at=LATER)
    moved = assigning.move(opened, unit=cast.south, reason="La historia está en la otra sede.", by=cast.bruno, at=LATER)
    assert (moved.unit, moved.owner, moved.due_at) == (cast.south, None, opened.due_at)


def test_the_cases_of_somebody_away_that_are_due_meanwhile_go_to_whoever_stands_in(cast: Cast) -> None:
    due = assigning.take(case(cast), by=cast.ana, at=LATER)
    away_until = (due.due_at or RECEIVED) + timedelta(days=2)
    later = assigning.take(case(cast, received_at=RECEIVED + timedelta(days=20)), by=cast.ana, at=RECEIVED + timedelta(days=20))
    about = assigning.take(case(cast, kind="complaint", concerned=[cast.bruno]), by=cast.ana, at=LATER)
    assigning.note_absence(cast.ana, first=date(2026, 11, 3), last=away_until.date(), stand_in=cast.bruno, by=cast.ana, at=LATER)
    assert assigning.cover_absences(by=cast.robot, at=LATER) == 1
    assert [Case.objects.get(pk=one.pk).owner for one in (due, later, about)] == [cast.bruno, cast.ana, cast.ana]
    assert assigning.cover_absences(by=cast.robot, at=LATER) == 0


def test_those_who_answer_for_a_case_are_told_once_before_its_term_ends(cast: Cast) -> None:
    opened = assigning.take(case(cast), by=cast.ana, at=LATER)
    Escalation.objects.all().delete()
    Escalation.objects.create(days_before=3, role=Role.SUPERVISOR)
    assert opened.due_at is not None
    calendar = opened.calendar_version.worktime
    third = calendar.nth_business_day(calendar.day_of(opened.due_at), -3)
    morning = datetime.combine(third, time(8), ZoneInfo(calendar.zone))
    assert assigning.escalate_due(by=cast.robot, at=morning - timedelta(days=1)) == 0
    assert assigning.escalate_due(by=cast.robot, at=morning) == 1
    assert assigning.escalate_due(by=cast.robot, at=morning + timedelta(days=1)) == 0
    assert told("cases.escalated") == {"Ana", "Bruno"}
    assert Escalated.objects.get().due_at == opened.due_at


def test_a_clock_that_stands_still_or_a_case_about_the_supervisor_alarms_nobody_wrongly(cast: Cast) -> None:
    Escalation.objects.all().delete()
    Escalation.objects.create(days_before=30, role=Role.SUPERVISOR)
    about = case(cast, kind="complaint", concerned=[cast.bruno])
    assert assigning.escalate_due(by=cast.robot, at=LATER) == 1
    assert told("cases.escalated") == set()
    Case.objects.filter(pk=about.pk).update(answered_at=LATER)
    paused = case(cast)
    Case.objects.filter(pk=paused.pk).update(paused_at=LATER)
    assert assigning.escalate_due(by=cast.robot, at=LATER) == 0
