"""The live cycle, its side panel, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.analytics.control import laney
from estelar.cycles.models import Cycle
from estelar.cycles.rules.design import moment_of
from estelar.cycles.rules.words import shown as design_words
from estelar.encounters.rules import ELEMENT_NAMES
from estelar.permissions import Permission
from estelar.reports.operations.lens import Lens
from estelar.reports.operations.live import LiveCycle, Lived, by_week, elements_of, live_cycle
from estelar.reports.views import drawing
from estelar.reports.views.asking import asked, glass, prepared
from estelar.ui import numbers
from estelar.ui.components import Crumb, Fact, with_query
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.people.requests import Request


@guarded(Permission.SEE_FIGURES)
@prepared
def live(request: Request, pk: int) -> HttpResponse:
    """The ring of a cycle with the figures of a period, the same as a table, and a moment in the panel."""
    cycle = get_object_or_404(Cycle.objects.visible_to(request.user).select_related("service"), pk=pk)
    ask, lens = asked(request)
    seen = live_cycle(cycle, lens=lens)
    chosen = _chosen(seen, request.GET.get("moment"))
    context = glass(request, ask, lens) | {
        "live": seen,
        "crumbs": [Crumb(_("Cycles"), reverse("cycles:list")), Crumb(cycle.name)],
        "figures": drawing.headline(seen.total),
        "table": drawing.table_of(seen, query=request.GET.urlencode()),
        "freshness": drawing.live_words(seen.live_days),
        "may_record": request.user.may(Permission.RECORD_ENCOUNTERS),
        "record_here": f"{reverse('encounters:record')}?cycle={cycle.pk}",
        "export_csv": reverse("reports:live_export", args=[cycle.pk, "csv"]) + with_query(request.GET),
        "export_xlsx": reverse("reports:live_export", args=[cycle.pk, "xlsx"]) + with_query(request.GET),
        "may_draw": request.user.may(Permission.DRAW_CYCLES),
        "may_import": request.user.may(Permission.IMPORT_ENCOUNTERS),
    }
    word = context["who"].the
    context["ring"] = drawing.ring_of(seen, word=word[:1].upper() + word[1:], query=request.GET.urlencode(), selected=chosen)
    if chosen is not None:
        context |= panel_of(seen, chosen, lens, request.GET.urlencode())
    return render(request, "reports/live.html", context)


@guarded(Permission.SEE_FIGURES)
@prepared
def panel(request: Request, pk: int, moment: int) -> HttpResponse:
    """The side panel of a moment, as a part of a page."""
    cycle = get_object_or_404(Cycle.objects.visible_to(request.user), pk=pk)
    ask, lens = asked(request)
    seen = live_cycle(cycle, lens=lens)
    chosen = seen.of(moment)
    if chosen is None:
        raise Http404
    context = glass(request, ask, lens) | {"live": seen} | panel_of(seen, chosen, lens, request.GET.urlencode())
    return render(request, "reports/_panel.html", context)


def panel_of(live: LiveCycle, chosen: Lived, lens: Lens, query: str) -> dict[str, Any]:
    """What the panel shows of one moment."""
    moment = chosen.moment
    assert moment is not None
    elements = elements_of(live, chosen)[:3]
    weeks = live.weeks.get(moment.pk, ())
    chart = laney([week.satisfied for week in weeks], [week.rated for week in weeks])
    alarms = sum(point.signal for point in chart.points) if chart else 0
    design = moment_of(live.version.design, moment.key) if live.version else None
    figures, changes = chosen.figures, chosen.changes
    lines = [
        drawing.fact(_("Satisfaction"), figures.satisfaction, change=changes.satisfaction if changes else None),
        drawing.fact(_("Bitter contacts"), figures.bitter, change=changes.bitter if changes else None),
        drawing.fact(_("Median wait"), figures.wait(0.5), unit="duration"),
        drawing.fact(_("Wait of 95%"), figures.wait(0.95), unit="duration"),
        drawing.standard_fact(chosen),
        _elements_fact(elements),
    ]
    return {
        "chosen": chosen,
        "moment": moment,
        "place": moment.position,
        "about": [
            text
            for text in (
                design_words("element", moment.element),
                design_words("channel", moment.channel),
                _("owner: %(role)s") % {"role": design["owner_role"]} if design and design.get("owner_role") else "",
            )
            if text
        ],
        "impressions": drawing.impressions_of(figures),
        "lines": [line for line in lines if line is not None],
        "trend": by_week(weeks, lens.period),
        "alarms": alarms,
        "moment_url": drawing.with_question(reverse("reports:moment", args=[live.cycle.pk, moment.pk]), query),
        "comments_url": drawing.with_question(reverse("reports:moment", args=[live.cycle.pk, moment.pk]), query, tab="comments"),
        "record_url": f"{reverse('encounters:record')}?cycle={live.cycle.pk}&moment={moment.pk}",
    }


def _elements_fact(elements: list[Any]) -> Fact | None:
    named = [one for one in elements if one.share.value is not None]
    if not named:
        return None
    words = " · ".join(f"{ELEMENT_NAMES.get(one.code, one.code)} {numbers.percent(one.share.value, 0)}" for one in named)
    return Fact(_("Dissatisfaction"), words, note=f"n{numbers.THIN}{numbers.number(named[0].share.n)}")


def _chosen(live: LiveCycle, asked_for: str | None) -> Lived | None:
    if asked_for and asked_for.isascii() and asked_for.isdigit():
        return live.of(int(asked_for[:9])) or live.remarkable
    return live.remarkable
