"""The page of a moment, one theme a tab: trend, elements, waits, comments, units, channels and hours, persons, ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.analytics.compare import Verdict
from estelar.analytics.measures.overview import Figures
from estelar.analytics.measures.registry import MEASURES
from estelar.cycles.models import Moment
from estelar.cycles.rules import CHANNELS
from estelar.people.context import word_of
from estelar.permissions import Permission
from estelar.reports import facts
from estelar.reports.forms import one_of
from estelar.reports.operations.lens import Lens
from estelar.reports.operations.live import LiveCycle, Lived, elements_of, live_cycle, reach_of
from estelar.reports.operations.moment import (
    SHARES,
    STEPS,
    Part,
    comments_of,
    named_persons,
    parts_of,
    trend_of,
    ways_of,
)
from estelar.reports.views import charts, drawing
from estelar.reports.views.asking import asked, glass, prepared
from estelar.ui import numbers
from estelar.ui.components import Column, Crumb, Figure, Row, Tab, Table, chip_from, with_query
from estelar.ui.guard import guarded
from estelar.ui.keyset import keyset_page

if TYPE_CHECKING:
    from estelar.people.requests import Request

DRAWN = 30
"""So many groups fit a chart; more are a table."""
TABS = ("trend", "elements", "comments", "units", "channels", "persons", "ways")


@guarded(Permission.SEE_FIGURES)
@prepared
def moment(request: Request, pk: int, moment: int) -> HttpResponse:
    """A moment in depth."""
    found = get_object_or_404(Moment.objects.visible_to(request.user).select_related("cycle"), pk=moment, cycle_id=pk)
    ask, lens = asked(request)
    tab = one_of(request.GET, "tab", TABS)
    live = live_cycle(found.cycle, lens=lens)
    chosen = live.of(found.pk) or Lived(found, Figures(), None, None)
    with facts.reading([lens.period], organisation=lens.organisation) as reader:
        reach = reach_of(reader, lens, cycle=pk, moment=found.pk)
        context = glass(request, ask, lens) | _FILLED[tab](request, reader, lens, live, chosen)
    context |= {
        "live": live,
        "moment": found,
        "chosen": chosen,
        "tab": tab,
        "tabs": [Tab(label, with_query(request.GET, tab=None if one == TABS[0] else one), one == tab) for one, label in _labels().items()],
        "crumbs": [
            Crumb(_("Cycles"), reverse("cycles:list")),
            Crumb(found.cycle.name, drawing.with_question(reverse("reports:live", args=[pk]), request.GET.urlencode())),
            Crumb(found.name),
        ],
        "figures": _figures(chosen, reach),
        "marks": drawing.marks(chosen),
        "impressions": drawing.impressions_of(chosen.figures),
        "standard": drawing.standard_fact(chosen),
        "freshness": drawing.live_words(live.live_days),
        "may_record": request.user.may(Permission.RECORD_ENCOUNTERS) and found.is_in_force,
        "record_here": f"{reverse('encounters:record')}?cycle={pk}&moment={found.pk}",
        "export_csv": reverse("reports:moment_export", args=[pk, found.pk, "csv"]) + with_query(request.GET),
        "export_xlsx": reverse("reports:moment_export", args=[pk, found.pk, "xlsx"]) + with_query(request.GET),
    }
    return render(request, "reports/moment.html", context)


def _labels() -> dict[str, str]:
    return {
        "trend": _("Trend"),
        "elements": _("Dissatisfaction"),
        "comments": _("Comments"),
        "units": _("By unit"),
        "channels": _("By channel and hour"),
        "persons": _("By person"),
        "ways": _("Before and after"),
    }


def _figures(chosen: Lived, reach: Any) -> list[Figure]:
    figures, changes = chosen.figures, chosen.changes
    shown = [
        drawing.figure(_("Satisfaction"), figures.satisfaction, "satisfaction", change=changes.satisfaction if changes else None),
        drawing.figure(_("Stellar contacts"), figures.stellar, "stellar_share", change=changes.stellar if changes else None),
        drawing.figure(_("Bitter contacts"), figures.bitter, "bitter_share", change=changes.bitter if changes else None),
        drawing.figure(_("Median wait"), figures.wait(0.5), "wait", unit="duration"),
        drawing.figure(_("Wait of 90%"), figures.wait(0.9), "wait", unit="duration"),
        drawing.figure(_("Wait of 95%"), figures.wait(0.95), "wait", unit="duration"),
    ]
    if figures.standard[0]:
        change = changes.within_standard if changes else None
        shown.append(drawing.figure(_("Within the wait standard"), figures.within_standard, "within_standard", change=change))
    if reach is not None and reach.share.n:
        note = _("%(n)s passed here") % {"n": numbers.number(reach.passed)}
        shown.append(drawing.figure(_("Of all visits"), reach.share, "reach", note=note))
    return shown


def _trend(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    step = next(one for one in STEPS if one == one_of(request.GET, "step", STEPS))
    share = one_of(request.GET, "measure", SHARES)
    trend = trend_of(reader, lens, cycle=live.cycle.pk, moment=_pk(chosen), step=step, share=share)
    steps = {"week": _("by week"), "day": _("by day"), "month": _("by month")}
    return {
        "charts": [charts.trend_chart(trend, step=step, share=share)],
        "more_chips": [
            chip_from(request.GET, _("Figure"), "measure", [(one, MEASURES[one].title.in_(drawing.language())) for one in SHARES]),
            chip_from(request.GET, _("Step"), "step", [(one, steps[one]) for one in STEPS]),
        ],
    }


def _elements(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    elements = elements_of(live, chosen)
    return {"charts": [charts.elements_chart(elements)] if elements else [], "nothing": _("Nobody named a dissatisfaction element here.")}


def _comments(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    wanted = {"stellar": 1, "neutral": 0, "bitter": -1}.get(request.GET.get("impression", ""))
    assert chosen.moment is not None
    rows = comments_of(chosen.moment, lens=lens, by=request.user, impression=wanted)
    found, page = keyset_page(rows.select_related("unit"), request.GET, order=("occurred_at", "pk"), descending=True, size=25)
    choices = [("", _("All")), ("stellar", _("stellar")), ("neutral", _("neutral")), ("bitter", _("bitter"))]
    return {
        "comments": found,
        "page": page,
        "more_chips": [chip_from(request.GET, _("Impression"), "impression", choices)],
        "nothing": _("Nobody left a comment here in this period."),
    }


def _units(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    names = {unit.pk: unit.name for unit in lens.seen}
    parts = [part for part in parts_of(reader, lens, by="unit", cycle=live.cycle.pk, moment=_pk(chosen)) if part.key in names]
    parts.sort(key=lambda part: [unit.pk for unit in lens.seen].index(part.key))
    return _compared([(names[part.key], part) for part in parts], key="units", title=_("By unit"))


def _channels(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    channels = parts_of(reader, lens, by="channel", cycle=live.cycle.pk, moment=_pk(chosen))
    hours = parts_of(reader, lens, by="hour", cycle=live.cycle.pk, moment=_pk(chosen))
    known = dict(CHANNELS)
    named = [(str(known.get(part.key, part.key)) or _("not said"), part) for part in sorted(channels, key=lambda part: str(part.key))]
    by_hour = [(f"{part.key:02d}:00", part) for part in sorted(hours, key=lambda part: int(part.key))]
    one = _compared(named, key="channels", title=_("By channel"))
    other = _compared(by_hour, key="hours", title=_("By hour of the day"))
    return {"charts": [*one["charts"], *other["charts"]], "tables": [*one["tables"], *other["tables"]], "nothing": one["nothing"]}


def _persons(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    parts = parts_of(reader, lens, by="person", cycle=live.cycle.pk, moment=_pk(chosen))
    named = [(person.name, part) for person, part in named_persons(parts, by=request.user, lens=lens)]
    explained = _(
        "In alphabetical order, never as a ranking. A person appears with a figure only when at least five different %(customers)s stand "
        "behind it. Work falls unevenly on people: look at the interval before you say anything."
    ) % {"customers": _customers(request)}
    return _compared(named, key="persons", title=_("By person")) | {"explained": explained}


def _customers(request: Request) -> str:
    """The organisation's word for its customers."""
    return word_of(request.organisation, drawing.language()).many


def _ways(request: Request, reader: Any, lens: Lens, live: LiveCycle, chosen: Lived) -> dict[str, Any]:
    ways = ways_of(reader, lens, cycle=live.cycle.pk, moment=_pk(chosen))
    names = dict(live.cycle.moments.values_list("pk", "name"))
    before = [(_("(the visit begins here)") if key is None else names.get(key, "?"), count, share) for key, count, share in ways.before]
    after = [(names.get(key, "?"), count, share) for key, count, share in ways.after]
    tables = []
    if before:
        tables.append((_("Came from"), drawing.ways_table(before, _("The moments just before this one, of visits that are known"))))
    if after:
        tables.append((_("Went on to"), drawing.ways_table(after, _("The moments just after this one; the share is of those who went on"))))
    return {"tables": tables, "nothing": _("No visit is known that passes here: contacts need a visit to show the way.")}


def _compared(named: list[tuple[str, Part]], *, key: str, title: str) -> dict[str, Any]:
    rows = [Row([name, drawing.cell(part.satisfaction), drawing.cell(part.bitter), against_rest(part)]) for name, part in named]
    table = Table(compared_columns(title), rows, caption=title, key=key)
    names, shares = [name for name, _part in named], [part.satisfaction for _name, part in named]
    drawn = [charts.shares_chart(names, shares, key=key, title=title, table=table)] if 0 < len(named) <= DRAWN else []
    return {
        "charts": drawn,
        "tables": [(title, table)] if len(named) > DRAWN else [],
        "nothing": _("There are no contacts here in this period."),
    }


def compared_columns(of: str) -> list[Column]:
    """The heads of a table of groups."""
    compared = _("Compared with the others together")
    return [Column(of), Column(_("Satisfaction"), end=True), Column(_("Bitter"), end=True), Column(compared)]


def against_rest(part: Part) -> str:
    """How a group stands against all the others together, in words."""
    size = "" if part.against_rest.difference is None else numbers.points(part.against_rest.difference)
    return {
        Verdict.IMPROVED: _("higher by %(points)s") % {"points": size},
        Verdict.WORSENED: _("lower by %(points)s") % {"points": size},
        Verdict.NO_EVIDENCE: _("no evidence of a difference"),
        Verdict.INSUFFICIENT: _("not enough data"),
    }[part.against_rest.verdict]


def _pk(chosen: Lived) -> int:
    assert chosen.moment is not None
    return chosen.moment.pk


_FILLED = {
    "trend": _trend,
    "elements": _elements,
    "comments": _comments,
    "units": _units,
    "channels": _channels,
    "persons": _persons,
    "ways": _ways,
}
