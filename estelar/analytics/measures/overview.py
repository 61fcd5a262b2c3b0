"""The overview: everything that the live cycle shows of each moment, now and in a comparison period.

Two questions to the tallies: the sums by (period, moment, moment before, week), and the waits by (period, moment, seconds). From the first
come all shares, the ways between moments and the weeks; from the second the exact quantiles *and* their intervals. Whole months that are
over come already counted, so that two years cost little more than the last weeks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from estelar.analytics import intervals, privacy
from estelar.analytics.engine import Reader
from estelar.analytics.intervals import Interval
from estelar.analytics.scope import Facts, Period, Scope, facts_within
from estelar.errors import BadInput
from estelar.text import Text

SUMS = (
    "n",
    "n_rated",
    "n_satisfied",
    "rating_sum",
    "rating_squares",
    "n_impression",
    "n_stellar",
    "n_bitter",
)


class Estimate(NamedTuple):
    """A figure with its n and interval; value and limits are None unless `state` is "ok" (limits may be unknown then too).

    `state`: "ok", "none" (n is 0), "too_few" (withheld by `privacy`).
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    state: str


def overview(facts: Facts, now: Period, before: Period | None = None) -> Any:
    """For each period ("now", "before"), moment, moment before it in the visit, and week: the sums behind each figure.

    Raises BadInput when the two periods share a day.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1, "rating": 1.0, "impression": 0}
    >>> rows = [lived | {"wait_seconds": wait, "satisfied": wait < 50} for wait in (10, 20, 30, 40, 50)]
    >>> today = Period(date(2026, 11, 22), date(2026, 11, 22))
    >>> seen = look(Memory({"encounters": rows}), now=today)
    >>> seen.now.total.satisfaction.value, seen.now.moments[1].wait(0.5).value, seen.now.moments[1].bitter.value
    (0.8, 30.0, 0.0)
    """
    t = _of_periods(facts.steps, now, before)
    sums = {name: t[name].sum().cast(t[name].type()) for name in (*SUMS, "steps")}
    return t.group_by("is_now", "moment_id", "previous_moment_id", "week").aggregate(**sums)


def waits(facts: Facts, now: Period, before: Period | None = None) -> Any:
    """For each period ("now", "before"), moment and wait in seconds: how many encounters waited so long."""
    t = _of_periods(facts.waits, now, before)
    t = t.filter(t.wait_seconds.notnull())
    return t.group_by("is_now", "moment_id", "wait_seconds").aggregate(n=t.n.sum().cast("int64"))


def _of_periods(t: Any, now: Period, before: Period | None) -> Any:
    if before is not None and now.overlaps(before):
        raise BadInput(
            Text(
                es="Los dos períodos que se comparan tienen días en común.",
                en="The two periods that are compared share days.",
            ),
            code="periods_overlap",
        )
    inside = [t.day.between(ibis.literal(p.first), ibis.literal(p.last)) for p in ([now] if before is None else [now, before])]
    t = t.filter(inside[0] if len(inside) == 1 else inside[0] | inside[1])
    return t.mutate(is_now=t.day.between(ibis.literal(now.first), ibis.literal(now.last)))


@dataclass(frozen=True)
class Figures:
    """What one moment (or all of them) showed in one period; every figure carries n and interval."""

    n: int = 0
    n_rated: int = 0
    n_satisfied: int = 0
    rating_sum: float = 0.0
    rating_squares: float = 0.0
    n_impression: int = 0
    n_stellar: int = 0
    n_bitter: int = 0
    standard: tuple[int, int] = (0, 0)
    """How many waits have a standard, and how many of them are within it."""
    waits: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), np.int64))
    """The distribution of waits: seconds, how often; in ascending order."""

    @property
    def satisfaction(self) -> Estimate:
        """Share in the top two boxes (Wilson)."""
        return estimate_share(self.n_satisfied, self.n_rated)

    @property
    def stellar(self) -> Estimate:
        """Share of stellar impressions (Wilson)."""
        return estimate_share(self.n_stellar, self.n_impression)

    @property
    def bitter(self) -> Estimate:
        """Share of bitter impressions (Wilson)."""
        return estimate_share(self.n_bitter, self.n_impression)

    @property
    def within_standard(self) -> Estimate:
        """Share of waits no longer than the standard of their moment (Wilson)."""
        return estimate_share(self.standard[1], self.standard[0])

    @property
    def rating(self) -> Estimate:
        """Mean rating, 0..1, with Student's t interval clipped to 0..1; no interval under 30 ratings.

        (There `rating_mean` has a bootstrap one, which needs the distribution of ratings.)
        """
        if self.n_rated < privacy.K:
            return withheld(self.n_rated)
        limits = intervals.UNKNOWN
        if self.n_rated >= intervals.BOOTSTRAP_BELOW:
            limits = intervals.mean_from_sums(self.n_rated, self.rating_sum, self.rating_squares)
        return estimate(self.rating_sum / self.n_rated, intervals.within(limits, 0.0, 1.0), self.n_rated)

    @cached_property
    def n_wait(self) -> int:
        """How many encounters have a measured wait."""
        return int(self.waits[:, 1].sum())

    def wait(self, q: float) -> Estimate:
        """The exact quantile `q` (0.5, 0.9, 0.95) of the wait in seconds, with an order-statistic interval."""
        if self.n_wait < privacy.K:
            return withheld(self.n_wait)
        seconds, counts = self.waits[:, 0], self.waits[:, 1]
        return estimate(intervals.quantile(seconds, counts, q), intervals.quantile_interval(seconds, counts, q), self.n_wait)


@dataclass(frozen=True)
class Side:
    """One period: figures for each moment that was lived, and for all of them together."""

    total: Figures
    moments: Mapping[int, Figures]

    def of(self, moment_id: int) -> Figures:
        """The figures of a moment; all zero when nobody lived it."""
        return self.moments.get(moment_id, Figures())


@dataclass(frozen=True)
class Overview:
    """The period looked at and the one it is compared with (None when none was asked for)."""

    now: Side
    before: Side | None
    steps: pa.Table
    """Of the period looked at, by moment, moment before and week: the sums."""


def look(reader: Reader, *, now: Period, before: Period | None = None, scope: Scope | None = None) -> Overview:
    """Run the overview within `scope` (its `days` should be left out: the periods say them, and are those that the reader was opened for).

    Raises BadInput when the two periods share a day.
    """
    sums, waited = (reader.run(one) for one in _written(scope or Scope(), now, before))
    moments = reader.run(_standards()).to_pylist()
    standards = {row["moment_id"]: row["wait_standard_seconds"] for row in moments}
    steps = _of(sums, now=True)
    return Overview(
        now=_side(steps, _of(waited, now=True), standards),
        before=None if before is None else _side(_of(sums, now=False), _of(waited, now=False), standards),
        steps=steps,
    )


@lru_cache(maxsize=256)
def _written(scope: Scope, now: Period, before: Period | None) -> tuple[Any, Any]:
    """The two questions of a scope, kept for who asks again."""
    facts = facts_within(scope)
    return overview(facts, now, before), waits(facts, now, before)


def _of(rows: pa.Table, *, now: bool) -> pa.Table:
    is_now = rows["is_now"].combine_chunks()
    return rows.filter(is_now if now else pc.invert(is_now))


@cache
def _standards() -> Any:
    return Facts.unbound().moments.select("moment_id", "wait_standard_seconds")


def estimate(value: float, limits: Interval, n: int) -> Estimate:
    """A shown figure; unknown limits become None."""
    return Estimate(value, intervals.known(limits.low), intervals.known(limits.high), n, privacy.OK)


def withheld(n: int) -> Estimate:
    """A figure that is not shown: nobody said anything, or too few did."""
    return Estimate(None, None, None, n, privacy.NONE if n == 0 else privacy.TOO_FEW)


def estimate_share(hits: int, n: int) -> Estimate:
    """A share with its Wilson interval; withheld when too few."""
    if n < privacy.K:
        return withheld(n)
    low, high = intervals.wilson(hits, n)
    return estimate(hits / n, Interval(float(low), float(high)), n)


def _side(sums: pa.Table, waited: pa.Table, standards: Mapping[int, int | None]) -> Side:
    ids, where = np.unique(sums["moment_id"].to_numpy(), return_inverse=True)
    totals = {name: np.bincount(where, weights=sums[name].to_numpy(), minlength=len(ids)) for name in SUMS}
    # In the order of moments and seconds, so that the waits of a moment are one slice.
    waited = waited.sort_by([("moment_id", "ascending"), ("wait_seconds", "ascending")])
    of, seconds, counts = (waited[name].to_numpy() for name in ("moment_id", "wait_seconds", "n"))
    moments = {}
    for place, moment_id in enumerate(ids.tolist()):
        here = slice(np.searchsorted(of, moment_id), np.searchsorted(of, moment_id, side="right"))
        waits = np.column_stack([seconds[here], counts[here]]).astype(np.int64)
        moments[moment_id] = _figures({name: column[place] for name, column in totals.items()}, waits, standards.get(moment_id))
    at, where = np.unique(seconds, return_inverse=True)
    waits = np.column_stack([at, np.bincount(where, weights=counts, minlength=len(at))]).astype(np.int64)
    total = _figures({name: column.sum() for name, column in totals.items()}, waits, None)
    each = [figures.standard for figures in moments.values()]
    return Side(total=_with_standard(total, (sum(n for n, _ in each), sum(within for _, within in each))), moments=moments)


def _figures(sums: Mapping[str, Any], waits: NDArray[np.int64], standard: int | None) -> Figures:
    held = (0, 0)
    if standard is not None:
        held = (int(waits[:, 1].sum()), int(waits[waits[:, 0] <= standard, 1].sum()))
    values: dict[str, Any] = {name: float(value) if name.startswith("rating_") else int(value) for name, value in sums.items()}
    return Figures(**values, standard=held, waits=waits)


def _with_standard(figures: Figures, standard: tuple[int, int]) -> Figures:
    values: dict[str, Any] = {name: getattr(figures, name) for name in SUMS}
    return Figures(**values, standard=standard, waits=figures.waits)
