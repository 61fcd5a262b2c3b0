"""Intervals for small results: shares, means, NPS and quantiles, at 95 % unless told otherwise.

The formulas are short and use `scipy.special` only: importing `scipy.stats` and `statsmodels` takes three seconds, which every
command and every worker would pay. Tests hold each one against those two libraries; the bootstrap does load `scipy.stats`.

Every function takes counts or a distribution (values with how often each occurs), never raw rows, so that a result over
20 million encounters costs the same as one over 20.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

Floats = NDArray[np.float64]

LEVEL = 0.95
BOOTSTRAP_BELOW = 30
"""Under this many values the mean gets a bootstrap interval instead of Student's t (statistics.md 2.1)."""
RESAMPLES = 9_999
SEED = 20_261_122
"""Fixed, so that the same data always show the same interval."""


class Interval(NamedTuple):
    """A lower and an upper limit, in the unit of the figure; both NaN when there is nothing to say."""

    low: float
    high: float


UNKNOWN = Interval(math.nan, math.nan)


def known(number: float) -> float | None:
    """The number as readers get it: None in place of NaN."""
    return None if math.isnan(number) else float(number)


def within(limits: Interval, least: float, most: float) -> Interval:
    """The interval cut to what the figure can be; unknown limits stay unknown.

    >>> within(Interval(0.9, 1.2), 0, 1)
    Interval(low=0.9, high=1.0)
    """
    # Not min() and max(): they would turn an unknown limit (NaN) into a certain one.
    return Interval(*(float(limit) for limit in np.clip(limits, least, most)))


def wilson(hits: ArrayLike, n: ArrayLike, level: float = LEVEL) -> tuple[Floats, Floats]:
    """The Wilson score interval of `hits` out of `n`, vectorised; NaN where n is 0 (Wilson 1927).

    >>> low, high = wilson([9, 12, 0], [12, 12, 12])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.4677, 0.7575, 0.0], [0.9111, 1.0, 0.2425])
    """
    x, m = np.broadcast_arrays(np.asarray(hits, float), np.asarray(n, float))
    z = normal(level)
    with np.errstate(invalid="ignore", divide="ignore"):
        p, shrink = x / m, 1 + z * z / m
        centre = (p + z * z / (2 * m)) / shrink
        half = z / shrink * np.sqrt(p * (1 - p) / m + z * z / (4 * m * m))
    # Rounding may leave 1e-17 where the formula says exactly 0 or 1.
    low = np.where(x == 0, 0.0, np.clip(centre - half, 0, 1))
    high = np.where(x == m, 1.0, np.clip(centre + half, 0, 1))
    return np.where(m > 0, low, np.nan), np.where(m > 0, high, np.nan)


def normal(level: float = LEVEL) -> float:
    """How many standard deviations hold `level` of a normal distribution: 1.96 for 95 %."""
    return float(special.ndtri((1 + level) / 2))


def mean_from_sums(n: int, total: float, squares: float, level: float = LEVEL) -> Interval:
    """Student's t interval of a mean from n, Σx and Σx²; unknown below two values."""
    if n < 2:
        return UNKNOWN
    mean = total / n
    variance = max(0.0, (squares - n * mean * mean) / (n - 1))
    half = float(special.stdtrit(n - 1, (1 + level) / 2)) * math.sqrt(variance / n)
    return Interval(mean - half, mean + half)


def mean(values: ArrayLike, counts: ArrayLike, level: float = LEVEL) -> Interval:
    """The interval of a mean: t from 30 values on, below that a BCa bootstrap with a fixed seed; unknown below two.

    Where all values are equal, BCa is not defined and the percentile bootstrap would give no width at all, which would
    pretend certainty: unknown as well, unless there are 30 or more.
    """
    v, c = _distribution(values, counts)
    n = int(c.sum())
    if n >= BOOTSTRAP_BELOW:
        return mean_from_sums(n, float(v @ c), float((v * v) @ c), level)
    if n < 2 or len(v) < 2:
        return UNKNOWN
    from scipy import stats  # slow to import, and rarely needed

    sample = np.repeat(v, c)
    found = stats.bootstrap(
        (sample,), np.mean, confidence_level=level, n_resamples=RESAMPLES, method="BCa", rng=np.random.default_rng(SEED)
    ).confidence_interval
    if math.isnan(found.low) or math.isnan(found.high):
        found = stats.bootstrap(
            (sample,),
            np.mean,
            confidence_level=level,
            n_resamples=RESAMPLES,
            method="percentile",
            rng=np.random.default_rng(SEED),
        ).confidence_interval
    return Interval(float(found.low), float(found.high))


def nps(promoters: ArrayLike, detractors: ArrayLike, n: ArrayLike, level: float = LEVEL) -> tuple[Floats, Floats]:
    """The adjusted Wald interval of the NPS, in points from -100 to 100; NaN where n is 0 (Rocks 2016).

    >>> low, high = nps([10, 20], [4, 0], [20, 20])
    >>> low.round(1).tolist(), high.round(1).tolist()
    ([-5.7, 69.7], [57.9, 100.0])
    """
    p, d, m = np.broadcast_arrays(np.asarray(promoters, float) + 0.75, np.asarray(detractors, float) + 0.75, np.asarray(n, float) + 3)
    centre = (p - d) / m
    half = normal(level) * np.sqrt((p / m + d / m - centre**2) / m)
    known = m > 3
    low = np.where(known, np.clip(centre - half, -1, 1) * 100, np.nan)
    high = np.where(known, np.clip(centre + half, -1, 1) * 100, np.nan)
    return low, high


def quantile(values: ArrayLike, counts: ArrayLike, q: float) -> float:
    """The exact quantile of a distribution (linear between neighbours, as numpy does); NaN when it is empty.

    >>> quantile([10, 20, 60], [1, 2, 1], 0.5)
    20.0
    """
    v, c = _distribution(values, counts)
    n = int(c.sum())
    if n == 0:
        return math.nan
    place = q * (n - 1)
    below = math.floor(place)
    upto = np.cumsum(c)
    low, high = (float(v[np.searchsorted(upto, rank, side="right")]) for rank in (below, min(below + 1, n - 1)))
    return low + (high - low) * (place - below)


def quantile_interval(values: ArrayLike, counts: ArrayLike, q: float, level: float = LEVEL) -> Interval:
    """The interval of a quantile by order statistics: two ranks of a binomial, no shape assumed (Conover 1999).

    Unknown when so few values cannot give the level (the median needs 6, the 90th percentile 36, the 95th 72).
    """
    v, c = _distribution(values, counts)
    n = int(c.sum())
    if n == 0:
        return UNKNOWN
    tail = (1 - level) / 2
    # The r-th value is a lower limit when at most r-1 values fall below the quantile with probability <= tail.
    lower = _binomial_quantile(tail, n, q)
    upper = _binomial_quantile(1 - tail, n, q) + 1
    if lower < 1 or upper > n:
        return UNKNOWN
    upto = np.cumsum(c)
    low, high = (float(v[np.searchsorted(upto, rank - 1, side="right")]) for rank in (lower, upper))
    return Interval(low, high)


def _binomial_quantile(share: float, n: int, q: float) -> int:
    """The smallest k for which at least `share` of a binomial(n, q) is at most k."""
    k = max(0, math.ceil(special.bdtrik(share, n, q)))
    # The inverse is approximate: one step back where that is enough already.
    return k - 1 if k > 0 and special.bdtr(k - 1, n, q) >= share else k


def _distribution(values: ArrayLike, counts: ArrayLike) -> tuple[Floats, NDArray[np.int64]]:
    v, c = np.asarray(values, float), np.asarray(counts, np.int64)
    order = np.argsort(v, kind="stable")
    keep = c[order] > 0
    return v[order][keep], c[order][keep]
