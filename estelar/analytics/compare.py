"""Comparing two periods or two groups, with a verdict from a closed list.

The rule (version 1), the same for shares and means:

1. *insufficient* when either side has fewer than 30 values. At n = 30 a Wilson interval is up to 34 points wide and a
   difference of two such shares up to 48: below that no difference met in practice could be told from noise.
2. *improved* or *worsened* when the p-value, corrected over everything compared together (Benjamini & Hochberg 1995),
   is at most 0.05 **and** the 95 % interval of the difference leaves out 0. `better` says which way is good.
3. *no_evidence* otherwise: it does not say that nothing changed, only that these data do not show it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from estelar.analytics import intervals
from estelar.analytics.intervals import LEVEL, Floats, known
from estelar.text import Text

RULE_VERSION = 1
ENOUGH = 30
FALSE_DISCOVERIES = 0.05


class Verdict(StrEnum):
    """What a comparison may say, and nothing else."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    NO_EVIDENCE = "no_evidence"
    INSUFFICIENT = "insufficient"

    @property
    def text(self) -> Text:
        """The words for the reader."""
        return _WORDS[self]


_WORDS = {
    Verdict.IMPROVED: Text(es="mejoró", en="improved"),
    Verdict.WORSENED: Text(es="empeoró", en="worsened"),
    Verdict.NO_EVIDENCE: Text(es="sin evidencia de cambio", en="no evidence of change"),
    Verdict.INSUFFICIENT: Text(es="datos insuficientes", en="insufficient data"),
}


class Better(StrEnum):
    """Which way is good: more (satisfaction) or less (bitter share, wait)."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` out of `n`."""

    hits: int
    n: int


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of `n` values with their variance (n - 1 below)."""

    n: int
    mean: float
    variance: float

    @classmethod
    def from_sums(cls, n: int, total: float, squares: float) -> Mean:
        """From n, Σx and Σx²; NaN where n does not allow it."""
        mean = total / n if n else math.nan
        return cls(n, mean, max(0.0, (squares - n * mean * mean) / (n - 1)) if n > 1 else math.nan)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference (now - before, or one - other), its interval, p-values, and the verdict; None where unknown.

    `p` is of this comparison alone, `q` corrected over all that were compared together.
    """

    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    n: int
    n_before: int
    verdict: Verdict


def newcombe(hits: ArrayLike, n: ArrayLike, hits_before: ArrayLike, n_before: ArrayLike, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Newcombe's hybrid score interval of p - p_before, vectorised; NaN where an n is 0 (Newcombe 1998, method 10).

    >>> low, high = newcombe([56], [70], [48], [80])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0524], [0.3339])
    """
    x, m, x0, m0 = np.broadcast_arrays(*(np.asarray(a, float) for a in (hits, n, hits_before, n_before)))
    with np.errstate(invalid="ignore", divide="ignore"):
        p, p0 = x / m, x0 / m0
    (low, high), (low0, high0) = intervals.wilson(x, m, level), intervals.wilson(x0, m0, level)
    difference = p - p0
    return (
        difference - np.sqrt((p - low) ** 2 + (high0 - p0) ** 2),
        difference + np.sqrt((high - p) ** 2 + (p0 - low0) ** 2),
    )


def p_of_shares(hits: ArrayLike, n: ArrayLike, hits_before: ArrayLike, n_before: ArrayLike) -> Floats:
    """The two-sided p-value of equal shares: pooled z test, vectorised; 1 where nothing differs, NaN where an n is 0."""
    x, m, x0, m0 = np.broadcast_arrays(*(np.asarray(a, float) for a in (hits, n, hits_before, n_before)))
    with np.errstate(invalid="ignore", divide="ignore"):
        pooled = (x + x0) / (m + m0)
        error = np.sqrt(pooled * (1 - pooled) * (1 / m + 1 / m0))
        z = np.where(error > 0, (x / m - x0 / m0) / error, 0.0)
    p: Floats = np.where((m > 0) & (m0 > 0), 2 * special.ndtr(-np.abs(z)), np.nan)
    return p


def compare_shares(pairs: Sequence[tuple[Share, Share]], *, better: Better = Better.MORE) -> list[Comparison]:
    """Each (now, before) compared, with the p-values corrected over all of them together.

    >>> [row] = compare_shares([(Share(56, 70), Share(48, 80))])
    >>> row.verdict.text.in_("es"), round(row.difference, 2), round(row.low, 4)
    ('mejoró', 0.2, 0.0524)
    """
    if not pairs:
        return []
    hits, n, hits_before, n_before = np.array([(a.hits, a.n, b.hits, b.n) for a, b in pairs], float).T
    low, high = newcombe(hits, n, hits_before, n_before)
    with np.errstate(invalid="ignore", divide="ignore"):
        difference = hits / n - hits_before / n_before
    return _judge(difference, low, high, p_of_shares(hits, n, hits_before, n_before), n, n_before, better)


def compare_means(pairs: Sequence[tuple[Mean, Mean]], *, better: Better = Better.MORE) -> list[Comparison]:
    """Each (now, before) compared by Welch's t, with the p-values corrected over all of them together (Welch 1947)."""
    if not pairs:
        return []
    n, mean, variance = np.array([(a.n, a.mean, a.variance) for a, _ in pairs], float).T
    n_before, mean_before, variance_before = np.array([(b.n, b.mean, b.variance) for _, b in pairs], float).T
    difference = mean - mean_before
    with np.errstate(invalid="ignore", divide="ignore"):
        one, other = variance / n, variance_before / n_before
        error = np.sqrt(one + other)
        freedom = (one + other) ** 2 / (one**2 / (n - 1) + other**2 / (n_before - 1))
        t = np.abs(difference) / error
    # Without any spread on either side t is 0/0 or x/0: the difference is then exactly what it looks like.
    still = error == 0
    freedom = np.where(still, np.inf, freedom)
    half = np.where(still, 0.0, special.stdtrit(freedom, (1 + LEVEL) / 2) * error)
    p = np.where(still, np.where(difference == 0, 1.0, 0.0), 2 * special.stdtr(freedom, -t))
    return _judge(difference, difference - half, difference + half, p, n, n_before, better)


def corrected(p: ArrayLike) -> Floats:
    """Benjamini-Hochberg q-values; NaN stays NaN and does not count."""
    values = np.asarray(p, float)
    found = np.full(values.shape, np.nan)
    there = ~np.isnan(values)
    if there.any():
        # Each p-value times (how many) / (its rank), made monotone from the largest down.
        order = np.argsort(values[there])
        count = len(order)
        scaled = values[there][order] * count / np.arange(1, count + 1)
        monotone = np.minimum(1, np.minimum.accumulate(scaled[::-1])[::-1])
        found[np.flatnonzero(there)[order]] = monotone
    return found


def _judge(difference: Floats, low: Floats, high: Floats, p: Floats, n: Floats, n_before: Floats, better: Better) -> list[Comparison]:
    enough = (n >= ENOUGH) & (n_before >= ENOUGH)
    # What we shall not judge must not weigh on the correction of what we do judge.
    q = corrected(np.where(enough, p, np.nan))
    changed = enough & (q <= FALSE_DISCOVERIES) & ((low > 0) | (high < 0))
    good = (difference > 0) == (better is Better.MORE)
    found = []
    for i in range(len(difference)):
        if not enough[i]:
            verdict = Verdict.INSUFFICIENT
        elif not changed[i]:
            verdict = Verdict.NO_EVIDENCE
        else:
            verdict = Verdict.IMPROVED if good[i] else Verdict.WORSENED
        found.append(
            Comparison(
                difference=known(difference[i]),
                low=known(low[i]),
                high=known(high[i]),
                p=known(p[i]),
                q=known(q[i]),
                n=int(n[i]),
                n_before=int(n_before[i]),
                verdict=verdict,
            )
        )
    return found
