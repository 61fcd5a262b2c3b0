"""Figures as the live pages show them, each with n and interval, and how they are computed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _
from ninja import Query

from estelar.analytics.compare import Comparison
from estelar.analytics.measures.overview import Estimate, Figures
from estelar.analytics.measures.registry import MEASURES
from estelar.analytics.scope import Period
from estelar.api import shown
from estelar.api.edge import ApiRequest
from estelar.api.routing import route
from estelar.api.schemas import figures as schemas
from estelar.cycles.models import Cycle, Moment
from estelar.encounters.rules import RULE_VERSION
from estelar.permissions import Permission as P
from estelar.reports import rules
from estelar.reports.operations.lens import Lens, look_through
from estelar.reports.operations.live import LiveCycle, Lived, live_cycle

TAG = "figures"


def _figure(estimate: Estimate, measure: str) -> shown.Shown:
    return estimate._asdict() | {"measure": measure}


def _change(change: Comparison) -> shown.Shown:
    return {name: getattr(change, name) for name in ("difference", "low", "high", "n_before", "verdict")}


def lived_shown(lived: Lived) -> shown.Shown:
    figures, moment, changes = lived.figures, lived.moment, lived.changes
    compared = ("satisfaction", "stellar", "bitter", "within_standard")
    return {
        "moment": moment.pk if moment else None,
        "name": moment.name if moment else "",
        "position": moment.position if moment else 0,
        "contacts": figures.n,
        "stellar_count": figures.n_stellar,
        "bitter_count": figures.n_bitter,
        "satisfaction": _figure(figures.satisfaction, "satisfaction"),
        "stellar": _figure(figures.stellar, "stellar_share"),
        "bitter": _figure(figures.bitter, "bitter_share"),
        "wait_median": _figure(figures.wait(0.5), "wait"),
        "wait_90": _figure(figures.wait(0.9), "wait"),
        "within_standard": _figure(figures.within_standard, "within_standard"),
        "kind": lived.kind,
        "declared_critical": lived.declared_critical,
        "computed_critical": lived.computed_critical,
        "standing": lived.standing,
        "changes": {name: _change(getattr(changes, name)) for name in compared} if changes else None,
    }


def _days(period: Period | None) -> shown.Shown | None:
    return {"first": period.first, "last": period.last} if period else None


def _lens(request: ApiRequest, asked: schemas.Asking) -> Lens:
    """Through what the robot may see. A unit that it does not see is not there."""
    today = timezone.localdate(request.at)
    period = rules.period_of(rules.Preset(asked.period), today=today, first=asked.since, last=asked.until)
    before = rules.compared(period, rules.Against(asked.compare))
    lens = look_through(request.user, organisation=request.organisation, today=today, period=period, before=before, unit=asked.unit)
    if lens is None:
        raise Http404
    return lens


def _live(request: ApiRequest, pk: int, asked: schemas.Asking) -> LiveCycle:
    cycle = get_object_or_404(Cycle.objects.visible_to(request.user), pk=pk)
    return live_cycle(cycle, lens=_lens(request, asked))


@route("GET", "/cycles/{int:pk}/figures", name="cycle_figures", tag=TAG, permission=P.SEE_FIGURES, out=schemas.CycleFigures,
       summary=_("The figures of a cycle"),
       about=_("The same as on the live page: exact to the second, of the units that the robot sees."))  # fmt: skip
def cycle_figures(request: ApiRequest, pk: int, asked: Query[schemas.Asking]) -> HttpResponse:
    live = _live(request, pk, asked)
    document: dict[str, Any] = {
        "cycle": live.cycle.pk,
        "name": live.cycle.name,
        "version": live.version.number if live.version else None,
        "period": _days(live.lens.period),
        "compared_with": _days(live.lens.before),
        "unit": live.lens.unit.pk if live.lens.unit else None,
        "impression_rule": RULE_VERSION,
        "total": lived_shown(live.total),
        "moments": [lived_shown(one) for one in live.moments],
        "former": [lived_shown(one) for one in live.former],
    }
    return shown.one(request, document)


@route("GET", "/cycles/{int:pk}/moments/{int:moment}/figures", name="moment_figures", tag=TAG, permission=P.SEE_FIGURES,
       out=schemas.MomentFigures, summary=_("The figures of a moment"), about=_("The same as in the figures of its cycle."))  # fmt: skip
def moment_figures(request: ApiRequest, pk: int, moment: int, asked: Query[schemas.Asking]) -> HttpResponse:
    found = get_object_or_404(Moment.objects.visible_to(request.user), pk=moment, cycle_id=pk)
    live = _live(request, pk, asked)
    return shown.one(request, lived_shown(live.of(found.pk) or Lived(found, Figures(), None, None)))


def _measures() -> dict[str, shown.Shown]:
    language = get_language() or "es"
    return {
        name: {
            "id": name,
            "title": one.title.in_(language),
            "meaning": one.meaning.in_(language),
            "unit": one.unit.in_(language),
            "formula": one.formula.in_(language),
            "reference": one.reference,
        }
        for name, one in MEASURES.items()
    }


@route("GET", "/measures", name="measures_list", tag=TAG, permission=P.SEE_FIGURES, out=schemas.MeasureList, summary=_("Measures"),
       about=_("How every figure is computed."))  # fmt: skip
def measures(request: ApiRequest, asked: Query[schemas.MeasureFilters]) -> HttpResponse:
    return shown.page_of_few(request, _measures(), asked, schema=schemas.Measure)


@route("GET", "/measures/{slug:name}", name="measure", tag=TAG, permission=P.SEE_FIGURES, out=schemas.Measure, summary=_("One measure"))
def measure(request: ApiRequest, name: str) -> HttpResponse:
    found = _measures().get(name)
    if found is None:
        raise Http404
    return shown.one(request, found)
