"""Which moments of a cycle make or break it: the rule behind the marks ★ and ◆ on the ring.

The rule "contrast 1", simple and honest, until the penalty-reward analysis (statistics.md 2.3 b) has its own page:

- Each moment is compared with the *rest of its cycle* in the same period: share of stellar impressions, and share of
  bitter ones. Needs at least 30 impressions in the moment and in the rest, otherwise **insufficient**.
- **Stellar-prone ★**: its stellar share is higher by at least 5 points, the 95 % Newcombe interval of the difference
  leaves out 0, and the p-value, corrected over all moments and both shares (Benjamini-Hochberg), is at most 0.05.
- **Bitter-prone ◆**: the same with the bitter share. **Both** when both hold: this moment decides. **Neutral** otherwise.
- **Critical**: bitter-prone, and the lower limit (Wilson) of its part in all bitter impressions of the cycle exceeds an
  equal part (1 / moments with impressions): it hurts often *and* it hurts many.

What it is not: a cause. Whoever gets angry early may rate everything after it low, and a moment can look good only because
the rest is bad. The mark is of one period; it may flip with another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from estelar.analytics import intervals
from estelar.analytics.compare import Better, Comparison, Share, Verdict, compare_shares
from estelar.text import Text

RULE = "contrast"
RULE_VERSION = 1
LEAST_EFFECT = 0.05


class Kind(StrEnum):
    """What a moment is prone to."""

    STELLAR = "stellar"
    BITTER = "bitter"
    BOTH = "both"
    NEUTRAL = "neutral"
    INSUFFICIENT = "insufficient"

    @property
    def text(self) -> Text:
        """The words for the reader."""
        return _WORDS[self]


_WORDS = {
    Kind.STELLAR: Text(es="propenso a estelar", en="stellar-prone"),
    Kind.BITTER: Text(es="propenso a amargo", en="bitter-prone"),
    Kind.BOTH: Text(es="decide: propenso a estelar y a amargo", en="decisive: stellar-prone and bitter-prone"),
    Kind.NEUTRAL: Text(es="neutral", en="neutral"),
    Kind.INSUFFICIENT: Text(es="datos insuficientes", en="insufficient data"),
}


@dataclass(frozen=True, slots=True)
class Impressions:
    """How many impressions a moment left, and how many of them were stellar and bitter."""

    n: int
    stellar: int
    bitter: int


@dataclass(frozen=True, slots=True)
class Class:
    """The class of a moment with what it rests on: the two differences with the rest of the cycle."""

    kind: Kind
    critical: bool
    stellar: Comparison
    bitter: Comparison


def classify(moments: Mapping[int, Impressions]) -> dict[int, Class]:
    """The class of each moment of ONE cycle, from its impressions in one period.

    >>> lived = {1: Impressions(400, 20, 120), 2: Impressions(400, 20, 20), 3: Impressions(400, 140, 20), 4: Impressions(9, 0, 9)}
    >>> {moment: (found.kind.value, found.critical) for moment, found in classify(lived).items()}
    {1: ('bitter', True), 2: ('neutral', False), 3: ('stellar', False), 4: ('insufficient', False)}
    """
    n, stellar, bitter = (sum(getattr(m, name) for m in moments.values()) for name in ("n", "stellar", "bitter"))
    pairs = [(Share(m.stellar, m.n), Share(stellar - m.stellar, n - m.n)) for m in moments.values()]
    pairs += [(Share(m.bitter, m.n), Share(bitter - m.bitter, n - m.n)) for m in moments.values()]
    # One call, so that the correction runs over all moments and both shares; "improved" only means "higher" here.
    compared = compare_shares(pairs, better=Better.MORE)
    lived = sum(1 for m in moments.values() if m.n)
    found = {}
    for place, (moment_id, m) in enumerate(moments.items()):
        more_stellar, more_bitter = compared[place], compared[len(moments) + place]
        kind = _kind(more_stellar, more_bitter)
        critical = False
        if kind in (Kind.BITTER, Kind.BOTH):
            low, _ = intervals.wilson(m.bitter, bitter)
            critical = bool(low > 1 / lived)
        found[moment_id] = Class(kind, critical, more_stellar, more_bitter)
    return found


def _kind(stellar: Comparison, bitter: Comparison) -> Kind:
    if Verdict.INSUFFICIENT in (stellar.verdict, bitter.verdict):
        return Kind.INSUFFICIENT
    match (_higher(stellar), _higher(bitter)):
        case (True, True):
            return Kind.BOTH
        case (True, False):
            return Kind.STELLAR
        case (False, True):
            return Kind.BITTER
    return Kind.NEUTRAL


def _higher(row: Comparison) -> bool:
    return row.verdict is Verdict.IMPROVED and row.difference is not None and row.difference >= LEAST_EFFECT
