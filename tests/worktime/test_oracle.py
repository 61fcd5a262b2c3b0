"""The engine against the slow oracle, 2020 to 2035, in eight countries and every shape of week."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estelar.worktime import Calendar
from tests.worktime import oracle
from tests.worktime.oracle import DAY, FIRST, LAST, MINUTE, PLACES, WEEKS, Wall

EXAMPLES = int(os.environ.get("ESTELAR_WORKTIME_EXAMPLES", "30"))  # a big run: ESTELAR_WORKTIME_EXAMPLES=5000
DAYS = st.dates(FIRST, date(2035, 6, 30))
FOUR_DAYS = 4 * 1440


def added(calendar: Calendar, start: datetime, business: timedelta) -> datetime:
    """In UTC: within one zone Python compares the clock on the wall, and an hour that is repeated equals nothing of another zone."""
    return calendar.add(start, business).astimezone(UTC)


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_the_business_time_between_two_moments_is_that_of_the_clock_on_the_wall(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    a = data.draw(oracle.starts(calendar.zone))
    b = a + data.draw(st.integers(0, FOUR_DAYS)) * MINUTE
    assert calendar.between(a, b) == Wall(calendar).between(a, b)
    assert calendar.between(b, a) == -calendar.between(a, b)


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_adding_business_time_leads_to_the_very_minute_of_the_oracle(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    start = data.draw(oracle.starts(calendar.zone))
    minutes = data.draw(st.integers(0, 1800))
    wall = Wall(calendar).add(start, minutes, most=3 * FOUR_DAYS)
    end = added(calendar, start, minutes * MINUTE)
    if wall is None:
        assert end > start + 3 * FOUR_DAYS * MINUTE
    else:
        assert end == wall


@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_between_undoes_add_forwards_and_backwards_over_years(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    a = data.draw(oracle.starts(calendar.zone)) + timedelta(microseconds=data.draw(st.integers(0, 10**9)))
    d = data.draw(st.timedeltas(timedelta(days=-40), timedelta(days=40)))
    assert calendar.between(a, calendar.add(a, d)) == d


@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_later_starts_and_longer_terms_never_end_earlier(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    a = data.draw(oracle.starts(calendar.zone))
    b = a + data.draw(st.timedeltas(timedelta(0), timedelta(days=5)))
    d = data.draw(st.timedeltas(timedelta(days=-3), timedelta(days=3)))
    more = d + data.draw(st.timedeltas(timedelta(0), timedelta(days=2)))
    assert added(calendar, a, d) <= added(calendar, b, d)
    assert added(calendar, a, d) <= added(calendar, a, more)


@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_a_term_in_pieces_ends_where_the_whole_ends(data: st.DataObject) -> None:
    """What a pause leaves over is counted on later: the sum is the same."""
    calendar = data.draw(oracle.calendars())
    a = data.draw(oracle.starts(calendar.zone))
    first, second = (data.draw(st.timedeltas(timedelta(0), timedelta(days=9))) for _ in range(2))
    assert added(calendar, calendar.add(a, first), second) == added(calendar, a, first + second)


@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_the_nth_business_day_is_found_as_by_walking(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    start = data.draw(st.one_of(DAYS, st.dates(date(2024, 1, 20), date(2024, 4, 20)), st.sampled_from([FIRST, date(2023, 12, 31)])))
    n = data.draw(st.integers(-45, 45))
    assert calendar.nth_business_day(start, n) == oracle.nth(calendar, start, n)


@settings(max_examples=2 * EXAMPLES)
@given(st.data())
def test_the_explanation_has_a_line_for_every_day_and_agrees_with_the_counts(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    first = data.draw(st.one_of(DAYS, st.dates(date(2024, 1, 20), date(2024, 4, 20))))
    n = data.draw(st.integers(1, 45))
    last = calendar.nth_business_day(first, n)
    lines = calendar.explain(first + DAY, last)
    assert [line.date for line in lines] == [first + number * DAY for number in range(1, (last - first).days + 1)]
    assert sum(line.counted for line in lines) == n == calendar.business_days(first + DAY, last)
    assert lines[-1].counted
    for line in lines:
        assert line.counted == line.why.counted == calendar.is_business_day(line.date) == bool(calendar.ranges(line.date))
        assert line.why.kind != "holiday" or (line.why.name and line.why.name_en and line.why.source)


@pytest.mark.parametrize(("country", "part", "zone"), PLACES)
def test_every_day_from_2020_to_2035_counts_as_the_oracle_says_in_every_country(country: str, part: str, zone: str) -> None:
    calendar = Calendar("Any", zone, WEEKS[4], country, part)
    days = [FIRST + number * DAY for number in range((LAST - FIRST).days + 1)]
    assert [calendar.is_business_day(day) for day in days] == [oracle.counts(calendar, day) for day in days]
    assert calendar.business_days(FIRST, LAST) == sum(oracle.counts(calendar, day) for day in days)


@pytest.mark.parametrize("n", [-250, -15, -1, 0, 1, 15, 250])
def test_a_whole_array_of_days_is_counted_as_each_one(n: int) -> None:
    for country, part, zone in PLACES:
        calendar = Calendar("Any", zone, WEEKS[0], country, part)
        starts = np.arange("2020-01-01", "2035-12-31", 5, dtype="datetime64[D]")
        assert calendar.bulk_nth_business_day(starts, n).tolist() == [calendar.nth_business_day(day, n) for day in starts.tolist()]


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_the_document_of_a_calendar_is_the_whole_calendar(data: st.DataObject) -> None:
    calendar = data.draw(oracle.calendars())
    frozen = calendar.freeze(2023, 2025)
    assert Calendar.from_document(calendar.to_document()) == calendar
    assert Calendar.from_document(frozen.to_document()) == frozen
    a = data.draw(oracle.starts(calendar.zone))
    assert added(frozen, a, timedelta(hours=50)) == added(calendar, a, timedelta(hours=50))


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("zone", ["Europe/Madrid", "America/Santiago", "America/Havana", "America/Mexico_City", "Australia/Lord_Howe"])
def test_around_every_change_of_the_clock_each_minute_is_right(zone: str, week: object) -> None:
    """Skipped and repeated hours, at two in the morning as in Madrid, at midnight as in Santiago, of half an hour as on Lord Howe."""
    calendar = Calendar("Any", zone, week)  # type: ignore[arg-type]
    wall = Wall(calendar)
    for change in oracle.changes(zone)[:6]:
        start = change - timedelta(hours=6)
        passed = timedelta(0)
        for number in range(12 * 60):
            at = start + number * MINUTE
            assert calendar.between(start, at) == passed
            assert calendar.is_business_time(at) == wall.is_open(at)
            passed += MINUTE * wall.is_open(at)


def test_the_answer_is_told_in_the_zone_of_the_calendar() -> None:
    calendar = Calendar("Madrid", "Europe/Madrid", WEEKS[0], "ES", "MD")
    end = calendar.add(datetime(2026, 3, 27, 15, 0, tzinfo=UTC), timedelta(hours=8))
    assert end.isoformat() == "2026-03-30T16:00:00+02:00"
    assert end.tzinfo == ZoneInfo("Europe/Madrid")
