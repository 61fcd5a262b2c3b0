"""What users of other systems suffer from (peers.md 2.2 and 2.5), each as a test that names its thread."""

from __future__ import annotations

import time as stopwatch
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from estelar.worktime import Calendar, OwnDay, Weekly

BOGOTA = ZoneInfo("America/Bogota")
MADRID = ZoneInfo("Europe/Madrid")
OFFICE = Calendar("Alcaldía", "America/Bogota", Weekly.office(), "CO")


def bogota(*parts: int) -> datetime:
    """A moment on the clocks of Bogotá."""
    return datetime(*parts, tzinfo=BOGOTA)  # type: ignore[misc,arg-type]


def test_three_days_from_monday_with_the_weekend_off_end_on_thursday() -> None:
    """django-helpdesk's escalate_tickets: closed days shortened the wait; the ticket of Monday 24 August 2026 escalated on Tuesday 25."""
    plain = Calendar("Queue", "UTC", Weekly.same(5, (time(9), time(17))))
    assert plain.nth_business_day(date(2026, 8, 24), 3) == date(2026, 8, 27)
    assert plain.nth_business_day(date(2026, 8, 21), 3) == date(2026, 8, 26)  # closed days in the window lengthen the wait


def test_a_closed_day_never_brings_a_deadline_nearer() -> None:
    """The same trap, as a law: with each further day off the end is the same or later."""
    start, closed = date(2026, 8, 24), Calendar("Queue", "UTC", Weekly.same(5, (time(9), time(17))))
    ends = []
    for number in range(1, 8):
        closed = Calendar("Queue", "UTC", closed.weekly, own=(*closed.own, OwnDay(start + timedelta(days=number), False, "closed")))
        ends.append(closed.nth_business_day(start, 3))
    assert ends == sorted(ends)
    assert ends[-1] == date(2026, 9, 3)


def test_what_is_closed_in_one_calendar_is_open_in_another() -> None:
    """django-helpdesk applied the exclusions of one queue to all queues."""
    own = (OwnDay(date(2026, 8, 25), False, "Aniversario"),)
    assert Calendar("A", "America/Bogota", Weekly.office(), "CO", own=own).nth_business_day(date(2026, 8, 24), 1) == date(2026, 8, 26)
    assert OFFICE.nth_business_day(date(2026, 8, 24), 1) == date(2026, 8, 25)


def test_four_business_hours_from_friday_evening_are_not_four_hours_of_the_clock() -> None:
    """Chatwoot counted in wall-clock time until PR #13392; FreeScout #3756, #4307, #4868."""
    assert OFFICE.add(bogota(2026, 8, 28, 16, 30), timedelta(hours=4)) == bogota(2026, 8, 31, 10, 30)


def test_nothing_falls_due_at_midnight_or_on_a_weekend() -> None:
    """Zammad #4432: alarms at midnight and at weekends."""
    start = bogota(2026, 8, 1, 0, 0)
    for hours in range(1, 400):
        due = OFFICE.add(start + timedelta(hours=7 * hours), timedelta(minutes=37 * hours))
        assert OFFICE.is_business_day(due.date())
        assert time(8) < due.time() <= time(12) or time(14) < due.time() <= time(18)


def test_what_arrives_at_night_starts_when_the_doors_open() -> None:
    """Frappe #2075, #2214, #2405: created outside of hours, wrong from the start."""
    for arrived in (bogota(2026, 8, 28, 18, 0), bogota(2026, 8, 29, 3, 15), bogota(2026, 8, 30, 23, 59), bogota(2026, 8, 31, 8, 0)):
        assert OFFICE.add(arrived, timedelta(hours=1)) == bogota(2026, 8, 31, 9, 0)
    assert OFFICE.between(bogota(2026, 8, 28, 18, 0), bogota(2026, 8, 31, 8, 0)) == timedelta(0)


def test_a_term_that_was_held_goes_on_with_what_was_left() -> None:
    """Frappe PR #2449 ("current calculation is inaccurate"), #1675; Zammad #1322: holds."""
    start, held, resumed = bogota(2026, 8, 24, 9, 0), bogota(2026, 8, 25, 15, 0), bogota(2026, 9, 1, 7, 0)
    term = timedelta(hours=16)
    used = OFFICE.between(start, held)
    assert used == timedelta(hours=3 + 4 + 4 + 1)
    assert OFFICE.add(resumed, term - used) == bogota(2026, 9, 1, 12, 0)


def test_a_long_weekend_with_a_holiday_is_counted_as_one_does_by_hand() -> None:
    """Zammad #390: the maintainer counts the days by hand in the thread. Here the engine does, a line for every day."""
    lines = OFFICE.explain(date(2026, 8, 14), date(2026, 8, 18))
    assert [(line.date.day, line.why.text("es")) for line in lines] == [
        (14, "día hábil"),
        (15, "fin de semana"),
        (16, "fin de semana"),
        (17, "festivo: La Asunción (observado)"),
        (18, "día hábil"),
    ]
    assert [line.why.text("en") for line in lines][3] == "holiday: Assumption Day (observed)"


def test_a_day_that_is_only_commemorated_is_no_holiday() -> None:
    """Zammad #390: a commemorative day of a feed had been taken as a holiday. Optional days, bank days and those of one faith count too."""
    ordinary = (
        ("MX", "America/Mexico_City", date(2026, 11, 2)),  # Día de Muertos
        ("MX", "America/Mexico_City", date(2027, 5, 10)),  # Día de la Madre
        ("BR", "America/Sao_Paulo", date(2026, 2, 17)),  # Carnaval: optional
        ("CL", "America/Santiago", date(2026, 12, 31)),  # banks only
        ("AR", "America/Argentina/Buenos_Aires", date(2026, 4, 24)),  # for the Armenian community
        ("ES", "Europe/Madrid", date(2026, 3, 19)),  # San José: not in all of Spain
    )
    for country, zone, day in ordinary:
        assert Calendar("Any", zone, Weekly.office(), country).why(day).kind == "working", (country, day)


def test_a_lunch_break_is_no_business_time() -> None:
    """Chatwoot #5254."""
    assert OFFICE.add(bogota(2026, 8, 24, 11, 30), timedelta(hours=1)) == bogota(2026, 8, 24, 14, 30)
    assert OFFICE.between(bogota(2026, 8, 24, 12, 0), bogota(2026, 8, 24, 14, 0)) == timedelta(0)


def test_a_split_shift_of_three_ranges_counts_each() -> None:
    """Chatwoot #14009; Frappe #1528, #2212."""
    split = Calendar("Split", "UTC", Weekly.same(1, (time(6), time(8)), (time(11), time(13)), (time(20), time(22))))
    assert split.add(datetime(2026, 8, 24, 5, tzinfo=UTC), timedelta(hours=5)) == datetime(2026, 8, 24, 21, tzinfo=UTC)


def test_a_night_shift_runs_on_into_the_next_day_even_when_that_is_closed() -> None:
    """Frappe #2212. The night of Friday ends on Saturday morning; the night before a holiday (7 August) ends on it, and none begins."""
    night = Calendar("Night", "America/Bogota", Weekly.same(5, (time(22), time(6))), "CO")
    assert night.between(bogota(2026, 8, 28, 12, 0), bogota(2026, 8, 30, 12, 0)) == timedelta(hours=8)
    assert night.add(bogota(2026, 8, 28, 21, 0), timedelta(hours=3)) == bogota(2026, 8, 29, 1, 0)
    assert night.between(bogota(2026, 8, 6, 12, 0), bogota(2026, 8, 7, 23, 59)) == timedelta(hours=8)


def test_holidays_are_there_without_asking_anybody() -> None:
    """Chatwoot #6467, #10436; FreeScout #5209: none at all. Zammad #1361: a feed from outside, refreshed every five days."""
    for country, day in (
        ("CO", date(2026, 8, 7)),
        ("PE", date(2026, 7, 28)),
        ("ES", date(2026, 10, 12)),
        ("CL", date(2026, 9, 18)),
        ("MX", date(2026, 9, 16)),
        ("AR", date(2026, 7, 9)),
        ("BR", date(2026, 9, 7)),
        ("EC", date(2026, 8, 10)),
    ):
        why = Calendar("Any", "UTC", Weekly.office(), country).why(day)
        assert (why.counted, why.kind) == (False, "holiday")
        assert why.name
        assert why.source.startswith("holidays ")


def test_a_calendar_that_is_written_down_keeps_its_dates_when_the_holidays_known_change() -> None:
    """Zendesk: a change leaves old targets as they were without a word. Here the old calendar is kept whole; the new one is another."""
    old = OFFICE.freeze(2026, 2027)
    assert old.public is not None
    fewer = [[str(one.day), one.name, one.name_en] for one in old.public.days if one.day != date(2026, 8, 17)]
    older = {"first": 2026, "last": 2027, "source": "an older package", "days": fewer}
    before = Calendar.from_document(old.to_document() | {"public": older})
    assert before.nth_business_day(date(2026, 8, 14), 1) == date(2026, 8, 17)
    assert old.nth_business_day(date(2026, 8, 14), 1) == date(2026, 8, 18)


def test_two_business_hours_on_the_day_the_clock_changes() -> None:
    """An hour that the clock skips is nobody's; an hour that it repeats is worked twice."""
    always = Calendar("Outages", "Europe/Madrid", Weekly.always())
    assert always.add(datetime(2026, 3, 29, 1, 0, tzinfo=MADRID), timedelta(hours=2)).isoformat() == "2026-03-29T04:00:00+02:00"
    assert always.add(datetime(2026, 10, 25, 1, 0, tzinfo=MADRID), timedelta(hours=2)).isoformat() == "2026-10-25T02:00:00+01:00"
    first, second = (datetime(2026, 10, 25, 2, minute, tzinfo=MADRID, fold=fold) for minute, fold in ((50, 0), (10, 1)))
    assert always.between(first, second) == timedelta(minutes=20)
    assert always.between(second, first) == -timedelta(minutes=20)
    night = Calendar("Night", "Europe/Madrid", Weekly.same(7, (time(22), time(6))))
    noons = [datetime(2026, month, day, 12, tzinfo=MADRID) for month, day in ((3, 28), (6, 1), (10, 24))]
    lengths = [night.between(noon, noon + timedelta(days=1)) for noon in noons]
    assert lengths == [timedelta(hours=7), timedelta(hours=8), timedelta(hours=9)]


def test_a_zone_that_gave_up_summer_time_has_none_any_more() -> None:
    mexico = Calendar("Turno", "America/Mexico_City", Weekly.always())
    at = [mexico.add(datetime(year, 7, 1, tzinfo=UTC), timedelta(hours=1)).utcoffset() for year in (2022, 2023, 2030)]
    assert at == [timedelta(hours=-5), timedelta(hours=-6), timedelta(hours=-6)]


def test_a_million_deadlines_take_less_than_a_second() -> None:
    starts = np.datetime64("2020-01-01") + np.arange(1_000_000) % 5_000
    began = stopwatch.process_time()
    ends = OFFICE.bulk_nth_business_day(starts, 15)
    assert stopwatch.process_time() - began < 1
    assert ends[:3].tolist() == [OFFICE.nth_business_day(day, 15) for day in starts[:3].tolist()]


def test_fifteen_years_of_business_time_are_added_in_a_moment() -> None:
    always = Calendar("Outages", "Europe/Madrid", Weekly.always())
    began = stopwatch.process_time()
    assert always.add(datetime(2020, 1, 1, tzinfo=MADRID), timedelta(days=365 * 15)).date() == date(2034, 12, 28)
    assert stopwatch.process_time() - began < 1
