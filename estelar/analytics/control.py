"""Control charts for shares: Laney's p′ (and the plain p-chart, which cries wolf when subgroups are large).

A chart tells the noise of a steady service from a signal. Limits come from a *baseline* of at least 20 subgroups (fewer:
they are marked provisional); a subgroup of fewer than 10 raises no alarm; one rule only (a point outside the limits),
because all the Western Electric rules at once mostly raise false alarms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from estelar.analytics.intervals import Floats, known

BASELINE = 20
SMALLEST = 10
MOVING_RANGE = 1.128
"""d2 of two: what makes a mean moving range a standard deviation."""


@dataclass(frozen=True, slots=True)
class Point:
    """One subgroup: share (None without answers), its limits, and whether it is a signal. `z` is in binomial sigmas."""

    n: int
    share: float | None
    low: float | None
    high: float | None
    z: float | None
    signal: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The centre line, sigma_z (1 = pure binomial noise), and the points; `provisional` with too short a baseline."""

    centre: float
    sigma_z: float
    points: Sequence[Point]
    provisional: bool


def laney(hits: ArrayLike, n: ArrayLike, *, baseline: int | None = None) -> Chart | None:
    """Laney's p′ chart of subgroups in time order; None when fewer than two have answers (Laney 2002).

    `baseline` = how many first subgroups set the limits (None = all): keep it frozen until a recorded change.

    >>> x, m = [41, 38, 45, 40, 30, 44, 39, 42, 47, 36], [50, 48, 55, 50, 46, 52, 47, 50, 54, 49]
    >>> chart = laney(x, m)
    >>> round(chart.centre, 4), round(chart.sigma_z, 4), round(chart.points[4].z, 3), chart.provisional
    (0.8024, 1.0571, -2.559, True)
    >>> round(chart.points[0].low, 4), round(chart.points[0].high, 4)
    (0.6238, 0.981)
    """
    return _chart(hits, n, baseline, overdispersed=True)


def p_chart(hits: ArrayLike, n: ArrayLike, *, baseline: int | None = None) -> Chart | None:
    """The plain p-chart (Shewhart): binomial noise only; None when fewer than two subgroups have answers."""
    return _chart(hits, n, baseline, overdispersed=False)


def limits(centre: float, n: ArrayLike, sigma_z: float = 1.0) -> tuple[Floats, Floats]:
    """The 3-sigma limits of subgroups of size n, cut to 0..1; NaN where n is 0.

    >>> low, high = limits(0.82, [20, 50, 200])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([0.562, 0.657, 0.739], [1.0, 0.983, 0.901])
    """
    m = np.asarray(n, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        half = 3 * sigma_z * np.sqrt(centre * (1 - centre) / m)
    half = np.where(m > 0, half, np.nan)
    return np.clip(centre - half, 0, 1), np.clip(centre + half, 0, 1)


def _chart(hits: ArrayLike, n: ArrayLike, baseline: int | None, *, overdispersed: bool) -> Chart | None:
    x, m = np.asarray(hits, float), np.asarray(n, float)
    first = slice(None, baseline)
    steady = m[first] > 0
    if steady.sum() < 2:
        return None
    centre = float(x[first].sum() / m[first].sum())
    with np.errstate(invalid="ignore", divide="ignore"):
        share = x / m
        sigma = np.sqrt(centre * (1 - centre) / m)
        # All yes or all no: there is no spread to measure, every later difference is outside.
        z = np.where(sigma > 0, (share - centre) / sigma, 0.0)
    sigma_z = float(np.abs(np.diff(z[first][steady])).mean() / MOVING_RANGE) if overdispersed else 1.0
    low, high = limits(centre, m, sigma_z)
    signal = (m >= SMALLEST) & ((share < low) | (share > high))
    points = [
        Point(
            n=int(m[i]),
            share=known(share[i]),
            low=known(low[i]),
            high=known(high[i]),
            z=known(z[i]) if m[i] > 0 else None,
            signal=bool(signal[i]),
        )
        for i in range(len(m))
    ]
    return Chart(centre, sigma_z, points, provisional=bool(steady.sum() < BASELINE))
