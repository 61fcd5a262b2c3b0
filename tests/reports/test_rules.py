"""Periods, comparisons, standards and colours."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.analytics.classification import Kind
from estelar.analytics.measures.overview import estimate_share
from estelar.analytics.scope import Period
from estelar.errors import BadInput
from estelar.reports import rules
from estelar.reports.rules import Against, Preset, Standing, Tone

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(today=days, preset=st.sampled_from([one for one in Preset if one is not Preset.CUSTOM]))
def test_every_preset_ends_today_or_with_a_month_and_is_as_long_as_it_says(today: date, preset: Preset) -> None:
    period = rules.period_of(preset, today=today)
    if preset is Preset.LAST_MONTH:
        assert period.last + timedelta(days=1) == today.replace(day=1)
    else:
        assert period.last == today
    if preset.value.isdigit():
        assert period.days == int(preset.value)


@given(first=days, length=st.integers(0, 364))
def test_a_period_is_compared_with_days_that_lie_wholly_before_it(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length))
    previous = rules.compared(period, Against.PREVIOUS)
    assert previous is not None
    assert previous.days == period.days
    assert previous.last == first - timedelta(days=1)
    assert rules.compared(period, Against.NOTHING) is None


@given(first=days, length=st.integers(0, 364))
def test_a_year_before_means_the_same_days_of_the_calendar(first: date, length: int) -> None:
    period = Period(first, first + timedelta(days=length))
    try:
        before = rules.compared(period, Against.YEAR_AGO)
    except BadInput:
        assert length >= 364, "only a whole leap year can touch itself"
        return
    assert before is not None
    assert not before.overlaps(period)
    assert (before.first.year, before.first.month) == (first.year - 1, first.month)


def test_a_period_of_two_years_cannot_be_compared_with_a_year_before() -> None:
    with pytest.raises(BadInput):
        rules.compared(Period(date(2024, 1, 1), date(2025, 12, 31)), Against.YEAR_AGO)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, None), (date(2026, 1, 1), None), (date(2026, 2, 1), date(2026, 1, 1)), (date(2000, 1, 1), date(2026, 1, 1)),
        (date(1, 1, 1), date(1, 1, 2)),
    ],
)  # fmt: skip
def test_own_dates_that_make_no_period_are_refused_with_a_sentence(first: date | None, last: date | None) -> None:
    with pytest.raises(BadInput) as told:
        rules.period_of(Preset.CUSTOM, today=date(2026, 11, 22), first=first, last=last)
    assert str(told.value).endswith(".")


def test_a_standard_is_met_or_broken_only_when_the_whole_interval_says_so() -> None:
    assert rules.standing(estimate_share(95, 100), 0.85) is Standing.MET
    assert rules.standing(estimate_share(50, 100), 0.85) is Standing.NOT_MET
    assert rules.standing(estimate_share(84, 100), 0.85) is Standing.UNCERTAIN
    assert rules.standing(estimate_share(3, 3), 0.85) is Standing.INSUFFICIENT
    assert rules.standing(estimate_share(95, 100), None) is Standing.INSUFFICIENT


def test_colours_say_what_is_certain() -> None:
    good, middling, few = estimate_share(90, 100), estimate_share(76, 100), estimate_share(2, 4)
    assert rules.tone(Kind.NEUTRAL, good) is Tone.GOOD
    assert rules.tone(Kind.NEUTRAL, middling) is Tone.NEUTRAL
    assert rules.tone(Kind.STELLAR, middling) is Tone.STELLAR
    assert rules.tone(Kind.BOTH, good) is Tone.BITTER
    assert rules.tone(Kind.STELLAR, few) is Tone.INSUFFICIENT
