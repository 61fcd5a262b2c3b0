"""The one dictionary of the figures of cases: what each means and how it is computed, for pages and files alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FEW = 5
"""Below this many, no median, no share and no figure of a person is shown."""
_Z = NormalDist().inv_cdf(0.975)


def wilson(hits: int, n: int) -> tuple[float, float] | None:
    """The 95 % Wilson score interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001); none without data.

    >>> [round(limit, 4) for limit in wilson(9, 12)]
    [0.4677, 0.9111]
    """
    if n == 0:
        return None
    share, square = hits / n, _Z * _Z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = _Z / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def shown_persons(counts: Mapping[int, int]) -> set[int]:
    """Whose figures may be shown: five or more each. When what is left out is itself less than five, and so could be found by taking the
    others from the total, the smallest of the others stays out too.

    >>> sorted(shown_persons({1: 9, 2: 6, 3: 2})), sorted(shown_persons({1: 9, 2: 6, 3: 3, 4: 3})), sorted(shown_persons({1: 9}))
    ([1], [1, 2], [1])
    """
    shown = {person for person, n in counts.items() if n >= FEW}
    hidden = sum(n for person, n in counts.items() if person not in shown)
    if 0 < hidden < FEW and shown:
        shown.remove(min(shown, key=lambda person: (counts[person], person)))
    return shown


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure: its name, what it tells, and how it is computed."""

    key: str
    title: str | Lazy
    meaning: str | Lazy
    formula: str | Lazy


_TOLD: tuple[tuple[str, str | Lazy, str | Lazy, str | Lazy], ...] = (
    (
        "cases",
        _("Cases"),
        _("How many cases came in."),
        _("Cases received in the period that you may see. Merged ones count once, in the case that took them in."),
    ),
    (
        "first_answer",
        _("Time to the first answer"),
        _("How long somebody waited until a person of ours wrote or spoke to them."),
        _(
            "From reception to the first words of a person of ours; receipts do not count. Reopening a case does not change it. In "
            "business hours of the case's own calendar, and in days. Median and 90th percentile; fewer than five cases give no figure."
        ),
    ),
    (
        "resolution",
        _("Time to the resolution"),
        _("How long it took until the request was answered for the first time, point by point."),
        _(
            "From reception to the first answer that ended the term; of a case closed without one, to its closing. Not to the filing "
            "away of an answered case, and not to a later answer after a reopening: that one has its own figure."
        ),
    ),
    (
        "reopened",
        _("Reopened"),
        _("How many resolved cases had to be taken up again."),
        _("Cases reopened or sent to a second instance, of all that were resolved at least once; 95% Wilson interval."),
    ),
    (
        "again",
        _("Time to the resolution after reopening"),
        _("How long the second effort took."),
        _("From the moment since which the reopened case asks for an answer again, to the latest resolution."),
    ),
    (
        "within_term",
        _("Within the term"),
        _("How many cases were answered by their deadline."),
        _(
            "On time: answered by the deadline, and never late before a reopening. Late: answered after it, or still unanswered although "
            "it is past and the clock is not standing still; what was late stays late when it gets another class. Cases whose term still "
            "runs do not count, nor do those without a term: these are counted by themselves. 95% Wilson interval."
        ),
    ),
    (
        "pareto",
        _("Themes and causes"),
        _("What most cases are about, and why it happened: begin with what weighs most."),
        _("Cases by theme, and by root cause, from the most frequent; the running share of all that have one."),
    ),
    (
        "silence",
        _("Risk of silence"),
        _("Open cases in which the law makes something of our silence."),
        _(
            "Open, unanswered cases whose legal term gives silence an effect, by the days left until the deadline, whenever they came in. "
            "Days are of 24 hours; the deadline itself is counted in the unit of the rule."
        ),
    ),
    (
        "promises",
        _("Promises kept"),
        _("How often we did in time what we had promised."),
        _(
            "Kept, of those kept, broken, or broken and made good later, due in the period. Renegotiated in time, lifted and pending ones "
            "do not count. 95% Wilson interval. By person only from five promises on, and only for those who may see figures by person."
        ),
    ),
    (
        "relabelled",
        _("Called otherwise"),
        _("Cases that are not filed as what the customer called them, or whose class was corrected."),
        _("What the customer calls it beside the class that the case has now; and the corrections that the journal knows."),
    ),
    (
        "handling",
        _("Satisfaction with the handling"),
        _("What customers say of how their case was handled, asked after its resolution."),
        _("Ratings 4 and 5 of all ratings from 1 to 5; 95% Wilson interval. The answer rate: resolved cases that have one."),
    ),
)
METRICS: dict[str, Metric] = {row[0]: Metric(*row) for row in _TOLD}

EFFECTS: dict[str, str | Lazy] = {
    "positive": pgettext_lazy("silence", "what was asked counts as granted"),
    "favourable": pgettext_lazy("silence", "in favour of the user"),
    "disciplinary": pgettext_lazy("silence", "disciplinary fault"),
    "fine": pgettext_lazy("silence", "fine"),
    "refund": pgettext_lazy("silence", "refund"),
    "regulator": pgettext_lazy("silence", "may go to the regulator"),
    "control": pgettext_lazy("silence", "control body"),
    "indication": pgettext_lazy("silence", "counts against us"),
}
"""What the law makes of silence, by the word of the rule packs."""
