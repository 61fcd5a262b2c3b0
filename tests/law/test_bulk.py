"""Whole columns at once: the same as the explained engine, on every one."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estelar import law
from estelar.errors import RuleBroken
from estelar.worktime import Calendar, OwnDay, Weekly
from tests.law.test_term import CALENDARS, GENERAL, RULES, TODAY


def _explained(rule: law.Rule, at: datetime, calendar: Calendar) -> date:
    due = law.deadline(rule, at, calendar=calendar).due
    assert due is not None
    return due.date() if isinstance(due, datetime) else due


@settings(max_examples=60, deadline=None)
@given(
    rule=st.sampled_from(RULES),
    instants=st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31)), min_size=1, max_size=12),
)
def test_equals_the_explained_engine_on_any_instants(rule: law.Rule, instants: list[datetime]) -> None:
    calendar = CALENDARS[rule.country]
    found = law.bulk_due(rule, np.array(instants, dtype="datetime64[us]"), calendar)
    assert found.tolist() == [_explained(rule, at.replace(tzinfo=UTC), calendar) for at in instants]


@pytest.mark.parametrize("id", ["co.general", "pe.microinsurance", "es.outage", "es.financial", "cl.telecom"])
def test_equals_the_explained_engine_on_a_whole_year_of_hours(id: str) -> None:
    """Every five hours of 2026, over both changes of the clock."""
    rule = law.rule(id, TODAY)
    calendar = CALENDARS[rule.country]
    start = datetime(2026, 1, 1, tzinfo=UTC)
    instants = [start + timedelta(hours=step) for step in range(0, 365 * 24, 5)]
    column = np.array([at.replace(tzinfo=None) for at in instants], dtype="datetime64[s]")
    assert law.bulk_due(rule, column, calendar).tolist() == [_explained(rule, at, calendar) for at in instants]


def test_the_very_second_of_a_change_of_the_clock_belongs_to_what_comes_after() -> None:
    """In Chile the clock is put back at midnight: 03:00 in UTC is Saturday 23:00 for the second time, and not Sunday."""
    rule, calendar = law.rule("ar.utilities", TODAY), CALENDARS["CL"]
    change = datetime(2026, 4, 5, 3, tzinfo=UTC)
    instants = [change + timedelta(seconds=step) for step in (-3601, -3600, -1, 0, 1, 3599, 3600)]
    found = law.bulk_due(rule, np.array([at.replace(tzinfo=None) for at in instants], dtype="datetime64[s]"), calendar)
    assert found.tolist() == [_explained(rule, at, calendar) for at in instants] == [date(2026, 4, 14)] * 6 + [date(2026, 4, 15)]


def test_days_are_taken_as_they_are() -> None:
    days = np.arange("2024-01-01", "2025-01-01", dtype="datetime64[D]")
    own = (OwnDay(date(2024, 3, 26), False, "cierre"), OwnDay(date(2024, 11, 4), True, "jornada"))
    calendar = Calendar("propia", "America/Bogota", Weekly.office(), "CO", own=own)
    noon = [datetime(2024, 1, 1, 17, tzinfo=UTC) + timedelta(days=step) for step in range(366)]
    assert law.bulk_due(GENERAL, days, calendar).tolist() == [_explained(GENERAL, at, calendar) for at in noon]
    outage = law.rule("es.outage", TODAY)
    assert law.bulk_due(outage, days[:3], CALENDARS["ES"]).tolist() == days[:3].tolist()


def test_nothing_gives_nothing_and_no_term_is_refused() -> None:
    for dtype in ("datetime64[D]", "datetime64[us]"):
        for id in ("co.general", "es.outage"):
            rule = law.rule(id, TODAY)
            assert law.bulk_due(rule, np.array([], dtype=dtype), CALENDARS[rule.country]).size == 0
    with pytest.raises(RuleBroken):
        law.bulk_due(law.rule("ec.book", TODAY), np.array(["2024-01-01"], dtype="datetime64[D]"), CALENDARS["EC"])


def test_a_million_deadlines_take_less_than_three_seconds() -> None:
    seconds = np.random.default_rng(20261122).integers(0, 16 * 365 * 86_400, 1_000_000)
    received = np.datetime64("2020-01-01", "s") + seconds.astype("timedelta64[s]")
    calendar = Calendar("nueva", "America/Bogota", Weekly.office(), "CO")
    started = time.process_time()
    law.bulk_due(GENERAL, received, calendar)
    assert time.process_time() - started < 3
