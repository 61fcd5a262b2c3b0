"""Figures as the components of the house show them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from estelar.analytics import compare
from estelar.analytics.classification import Kind
from estelar.analytics.compare import Comparison
from estelar.analytics.measures.overview import Estimate, Figures
from estelar.analytics.measures.registry import MEASURES
from estelar.reports import rules
from estelar.reports.operations.live import LiveCycle, Lived, by_week
from estelar.ui import numbers
from estelar.ui.components import Cell, Column, Fact, Figure, Impressions, Row, Table, Verdict, verdict_words
from estelar.ui.ring import MAX_NODES, Edge, EdgeKind
from estelar.ui.ring_drawing import Hub, RingDrawing, RingNode

VERDICTS = {
    compare.Verdict.IMPROVED: Verdict.BETTER,
    compare.Verdict.WORSENED: Verdict.WORSE,
    compare.Verdict.NO_EVIDENCE: Verdict.NO_EVIDENCE,
    compare.Verdict.INSUFFICIENT: Verdict.INSUFFICIENT,
}
MANY_WAYS = 0.1
"""A way that is not the next moment is drawn when at least one in ten who leave a moment take it."""


def language() -> str:
    """The reader's language."""
    return get_language() or "es"


def figure(
    label: str, estimate: Estimate, measure: str, *, change: Comparison | None = None, unit: str = "share", note: str = ""
) -> Figure:
    """A figure with interval, n, verdict, and the way to its method sheet."""
    sheet = MEASURES[measure]
    return Figure(
        label=label,
        value=estimate.value,
        low=estimate.low,
        high=estimate.high,
        n=estimate.n,
        unit="duration" if unit == "duration" else "number" if unit == "number" else "share",
        verdict=VERDICTS[change.verdict] if change else None,
        change=change.difference if change else None,
        note=note,
        method=f"{sheet.meaning.in_(language())} {sheet.formula.in_(language())}",
        method_url=reverse("reports:method", args=[measure]),
    )


def headline(total: Lived) -> list[Figure]:
    """The row of figures on top of a page."""
    figures, changes = total.figures, total.changes
    shown = [
        Figure(
            label=_("Contacts"), value=figures.n, unit="number", method=MEASURES["encounters"].meaning.in_(language()),
            method_url=reverse("reports:method", args=["encounters"]),
        ),
        figure(_("Satisfaction"), figures.satisfaction, "satisfaction", change=changes.satisfaction if changes else None),
        figure(_("Stellar contacts"), figures.stellar, "stellar_share", change=changes.stellar if changes else None),
        figure(_("Bitter contacts"), figures.bitter, "bitter_share", change=changes.bitter if changes else None),
        figure(_("Median wait"), figures.wait(0.5), "wait", unit="duration"),
    ]  # fmt: skip
    if figures.standard[0]:
        change = changes.within_standard if changes else None
        shown.append(figure(_("Within the wait standard"), figures.within_standard, "within_standard", change=change))
    return shown


def ring_of(live: LiveCycle, *, word: str, query: str, selected: Lived | None) -> RingDrawing | None:
    """The ring with its figures; None when there is nothing to draw or more moments than a ring can hold."""
    if not 1 <= len(live.moments) <= MAX_NODES:
        return None
    most = max(one.figures.n for one in live.moments) or 1
    here = reverse("reports:live", args=[live.cycle.pk])
    nodes = []
    for one in live.moments:
        assert one.moment is not None
        share = one.figures.satisfaction
        panel = reverse("reports:panel", args=[live.cycle.pk, one.moment.pk])
        nodes.append(
            RingNode(
                key=str(one.moment.pk),
                label=one.moment.name,
                value=share.value,
                low=share.low,
                high=share.high,
                n=share.n,
                weight=one.figures.n / most,
                tone=rules.tone(one.kind, share).value,
                prone="stellar" if one.kind is Kind.STELLAR else "bitter" if one.kind in (Kind.BITTER, Kind.BOTH) else "",
                critical=one.declared_critical or one.computed_critical,
                url=with_question(here, query, moment=one.moment.pk) + "#panel",
                panel_url=with_question(panel, query),
            )
        )
    total = live.total.figures.satisfaction
    return RingDrawing(
        key=f"cycle-{live.cycle.pk}",
        title=_("Live cycle “%(name)s”") % {"name": live.cycle.name},
        nodes=nodes,
        edges=_edges(live),
        hub=Hub(word, total.value, total.low, total.high, total.n, by_week(live.weeks[None], live.lens.period)),
        selected=str(selected.moment.pk) if selected and selected.moment else "",
        target="panel",
    )


def _edges(live: LiveCycle) -> list[Edge]:
    """From each moment to the next as designed, as thick as people take it; and the other ways that many took."""
    keys = [one.moment.pk for one in live.moments if one.moment]
    taken = {(way.before, way.after): way for way in live.ways if way.before is not None}
    most = max((way.count for way in taken.values()), default=0) or 1
    order = {key: place for place, key in enumerate(keys)}
    edges = []
    for one, other in pairwise(keys):
        way = taken.get((one, other))
        edges.append(Edge(str(one), str(other), EdgeKind.NEXT, way.count / most if way else 0.05))
    for (before, after), way in sorted(taken.items(), key=lambda item: -item[1].count):
        if before not in order or after not in order or before == after or order[after] == order[before] + 1:
            continue
        if way.share.value is not None and way.share.value >= MANY_WAYS and len(edges) < 2 * len(keys):
            kind = EdgeKind.LOOP if order[after] < order[before] else EdgeKind.ALTERNATIVE
            edges.append(Edge(str(before), str(after), kind, way.count / most))
    return edges


def table_of(live: LiveCycle, *, query: str) -> Table:
    """The same as a table: one row a moment."""
    columns = [
        Column(_("Moment")), Column(_("Contacts"), end=True), Column(_("Satisfaction"), end=True), Column(_("Verdict")),
        Column(_("Stellar"), end=True), Column(_("Bitter"), end=True), Column(_("Median wait"), end=True),
        Column(_("Within standard"), end=True), Column(_("Marks")),
    ]  # fmt: skip
    rows = []
    for place, one in enumerate([*live.moments, *live.former], start=1):
        assert one.moment is not None
        former = "" if one.moment.is_in_force else f" ({_('of an earlier version')})"
        figures, change = one.figures, one.changes.satisfaction if one.changes else None
        rows.append(
            Row(
                [
                    f"{place}. {one.moment.name}{former}" if not former else f"{one.moment.name}{former}",
                    Cell(numbers.number(figures.n), raw=figures.n),
                    cell(figures.satisfaction),
                    verdict_text(change),
                    cell(figures.stellar),
                    cell(figures.bitter),
                    cell(figures.wait(0.5), unit="duration"),
                    cell(figures.within_standard),
                    ", ".join(marks(one)) or numbers.DASH,
                ],
                url=with_question(reverse("reports:moment", args=[live.cycle.pk, one.moment.pk]), query),
            )
        )
    caption = _("The moments of the cycle with their figures: value, 95% interval and n")
    return Table(columns, rows, caption=caption, key="moments")


def cell(estimate: Estimate, unit: str = "share") -> Cell:
    """A figure in a table: value, and small beside it interval and n."""
    shown = Figure("", estimate.value, estimate.low, estimate.high, estimate.n, unit="duration" if unit == "duration" else "share")
    note = " · ".join(part for part in (shown.interval_text, shown.sample_text) if part)
    return Cell(shown.text, note=note, raw=estimate.value)


def verdict_text(change: Comparison | None) -> str:
    """The verdict of a comparison in words, with the size of the change where there is one."""
    if change is None:
        return numbers.DASH
    verdict = VERDICTS[change.verdict]
    words = verdict_words(verdict)
    if verdict in (Verdict.BETTER, Verdict.WORSE) and change.difference is not None:
        return f"{'▲' if change.difference > 0 else '▼'} {words} {numbers.points(change.difference)}"
    return words


def marks(one: Lived) -> list[str]:
    """★ ◆ ◎ in words."""
    found = []
    if one.kind in (Kind.STELLAR, Kind.BOTH):
        found.append("★ " + _("stellar-prone"))
    if one.kind in (Kind.BITTER, Kind.BOTH):
        found.append("◆ " + _("bitter-prone"))
    if one.computed_critical:
        found.append("◎ " + _("critical by its figures"))
    if one.declared_critical:
        found.append("◎ " + _("declared critical"))
    return found


def impressions_of(figures: Figures) -> Impressions:
    """Stellar, neutral, bitter."""
    return Impressions(figures.n_stellar, figures.n_impression - figures.n_stellar - figures.n_bitter, figures.n_bitter)


def standard_fact(one: Lived) -> Fact | None:
    """ "Standard: ≤ 20 min in 90 %" and whether it is met; None without a standard."""
    moment = one.moment
    if moment is None or moment.wait_standard_seconds is None or moment.wait_standard_share is None:
        return None
    label = _("Standard: up to %(wait)s in %(share)s") % {
        "wait": numbers.duration(moment.wait_standard_seconds),
        "share": numbers.percent(moment.wait_standard_share, 0),
    }
    within = one.figures.within_standard
    words, tone = {
        rules.Standing.MET: (_("met"), "good"),
        rules.Standing.NOT_MET: (_("not met"), "bad"),
        rules.Standing.UNCERTAIN: (_("cannot be told yet"), ""),
        rules.Standing.INSUFFICIENT: (_("not enough data"), ""),
    }[one.standing]
    shown = cell(within)
    value = words if within.value is None else f"{shown.text} · {words}"
    return Fact(label, value, note=str(shown.note), tone="good" if tone == "good" else "bad" if tone == "bad" else "")


def fact(label: str, estimate: Estimate, *, change: Comparison | None = None, unit: str = "share") -> Fact:
    """A figure as a line of a list."""
    shown = cell(estimate, unit)
    verdict = VERDICTS[change.verdict] if change else None
    note = " · ".join(part for part in (str(shown.note), verdict_text(change) if change else "") if part)
    return Fact(label, shown.text, note=note, tone="good" if verdict is Verdict.BETTER else "bad" if verdict is Verdict.WORSE else "")


def live_words(days: int) -> str:
    """How fresh the figures are."""
    if not days:
        return _("Up to the second.")
    return ngettext(
        "Up to the second: %(days)s day that has just changed was read directly.",
        "Up to the second: %(days)s days that have just changed were read directly.",
        days,
    ) % {"days": days}


def with_question(path: str, query: str, **more: object) -> str:
    """An address with the same question; `moment` of the question is the address's own business."""
    asked = QueryDict(query, mutable=True)
    for name in ("moment", "after", "before", "tab", "step", "measure"):
        asked.pop(name, None)
    for name, value in more.items():
        asked[name] = str(value)
    return f"{path}?{asked.urlencode()}" if asked else path


def ways_table(ways: Sequence[tuple[str, int, Estimate]], caption: str) -> Table:
    """Where people came from, or went to."""
    rows = [Row([name, Cell(numbers.number(count), raw=count), cell(share)]) for name, count, share in ways]
    return Table([Column(_("Moment")), Column(_("Times"), end=True), Column(_("Share"), end=True)], rows, caption=caption, key="ways")
