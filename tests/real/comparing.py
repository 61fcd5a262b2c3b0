"""The live cycle against an independent computation in plain pandas."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from estelar.analytics.scope import Period
from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter
from estelar.people.models import Organisation, Person
from estelar.reports.operations.lens import look_through
from estelar.reports.operations.live import live_cycle


def assert_live_cycle(cycle: Cycle, expected: pd.DataFrame, *, by: Person, first: date, last: date) -> None:
    """Every count, share and mean on the live cycle equals that of `expected`, which has one row per contact.

    Its columns: moment (key), number (raw; empty where there is no rating), low and high of the scale, satisfied, impression.
    """
    lens = look_through(by, organisation=Organisation.current(), today=last, period=Period(first, last), before=None)
    assert lens is not None
    live = live_cycle(cycle, lens=lens)
    assert live.total.figures.n == len(expected)
    for lived in live.moments:
        assert lived.moment is not None
        want = expected[expected.moment == lived.moment.key]
        rated = want[want.number.notna()]
        figures = lived.figures
        assert figures.n == len(want), lived.moment.name
        assert figures.n_rated == len(rated)
        assert figures.n_satisfied == int(rated.satisfied.sum())
        assert figures.n_stellar == int((want.impression == 1).sum())
        assert figures.n_bitter == int((want.impression == -1).sum())
        assert figures.n_impression == int(want.impression.notna().sum())
        if len(rated):
            assert figures.satisfaction.value == pytest.approx(rated.satisfied.mean())
            assert figures.rating_sum / figures.n_rated == pytest.approx(((rated.number - rated.low) / (rated.high - rated.low)).mean())
            assert figures.stellar.value == pytest.approx((want.impression == 1).sum() / want.impression.notna().sum())


def judged(frame: pd.DataFrame, *, low: float, high: float, satisfied: float, stellar: float, bitter: float) -> pd.DataFrame:
    """Columns satisfied and impression from `number`, by the thresholds given (written out here on purpose, not taken from the product)."""
    frame = frame.assign(low=low, high=high, satisfied=frame.number >= satisfied)
    frame["impression"] = (
        pd.Series(0, index=frame.index).mask(frame.number >= stellar, 1).mask(frame.number <= bitter, -1).where(frame.number.notna())
    )
    return frame


def days(source: str) -> dict[date, int]:
    """Contacts per local day."""
    counts: dict[date, int] = {}
    for day in Encounter.objects.filter(source=source).values_list("day", flat=True):
        counts[day] = counts.get(day, 0) + 1
    return counts
