"""The figures of cases: /casos/informes/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.cases.forms.reports import Ask
from estelar.cases.operations import exporting
from estelar.cases.rules.figures import METRICS
from estelar.cases.views import grids
from estelar.permissions import Permission
from estelar.ui.components import Crumb, Figure
from estelar.ui.guard import guarded
from estelar.ui.spreadsheet import csv_response

if TYPE_CHECKING:
    from estelar.cases.operations.reporting import Share, Times, Wait
    from estelar.people.requests import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _ask(request: Request) -> Ask:
    return Ask.of(request.GET, reader=request.user, organisation=request.organisation, at=request.at)


def _crumbs(*more: Crumb) -> list[Crumb]:
    here = Crumb(_("Figures of cases"), reverse("cases:reports") if more else "")
    return [Crumb(_("Cases"), reverse("cases:inbox")), here, *more]


@guarded(Permission.SEE_FIGURES)
def reports(request: Request) -> HttpResponse:
    """All figures of cases, each with its table, its file and its definition."""
    ask = _ask(request)
    total, found = grids.every(ask.scope)
    themes, causes = grids.pareto_chart(found.pop("temas")), grids.pareto_chart(found.pop("causas"))
    context = {
        "ask": ask,
        "chips": ask.chips(request.GET),
        "periods": ask.periods(request.GET),
        "kept": ask.kept(request.GET),
        "grids": [grid for grid in found.values() if grid.rows],
        "charts": [one for one in (themes, causes) if one],
        "figures": _headline(total),
        "exports": exporting.for_country(request.organisation.country),
        "query": request.GET.urlencode(),
        "sees_mail": request.user.may(Permission.SEE_CHANNELS),
        "crumbs": _crumbs(),
    }
    return render(request, "cases/reports/reports.html", context)


def _headline(total: Times | None) -> list[Figure]:
    if total is None:
        return []
    return [
        _figure(_("Cases"), "cases", float(total.n), total.n, unit="number"),
        _wait("first_answer", total.first_answer),
        _wait("resolution", total.resolution),
        _share("within_term", total.within),
        _share("reopened", total.reopened),
        _share("handling", total.satisfied),
    ]


def _figure(label: str, metric: str, value: float | None, n: int, **more: object) -> Figure:
    told = METRICS[metric]
    address = reverse("cases:report_definitions") + f"#{metric}"
    return Figure(label, value, n=n, method=f"{told.meaning} {told.formula}", method_url=address, **more)  # type: ignore[arg-type]


def _wait(metric: str, wait: Wait) -> Figure:
    label = _("%(what)s, median in days") % {"what": METRICS[metric].title}
    return _figure(label, metric, wait.days, wait.n, unit="decimal")


def _share(metric: str, share: Share) -> Figure:
    low, high = share.interval or (None, None)
    return _figure(str(METRICS[metric].title), metric, share.value, share.n, low=low, high=high)


@guarded(Permission.SEE_FIGURES)
def definitions(request: Request) -> HttpResponse:
    """What each figure means and how it is computed."""
    context = {"metrics": METRICS.values(), "crumbs": _crumbs(Crumb(_("Definitions")))}
    return render(request, "cases/reports/definitions.html", context)


@guarded(Permission.SEE_FIGURES)
def table_csv(request: Request, table: str) -> HttpResponseBase:
    """One table as a file: the very numbers of the page, not rounded for the eye."""
    if table not in grids.OF_TABLE:
        raise Http404
    ask = _ask(request)
    grid = grids.one(ask.scope, table)
    exporting.note(ask.scope, what=table, rows=len(grid.rows), by=request.user, at=request.at)
    return csv_response(f"{table}-{ask.scope.first}-{ask.scope.last}.csv", grid.header, grid.lines)


@guarded(Permission.SEE_FIGURES)
def export(request: Request, export: str, file: str) -> HttpResponseBase:
    """What a regulator asks for, as CSV or XLSX."""
    ask = _ask(request)
    made = next((one for one in exporting.for_country(request.organisation.country) if one.key == export), None)
    if made is None or file not in ("csv", "xlsx"):
        raise Http404
    header, lines = made.lines(ask.scope)
    exporting.note(ask.scope, what=f"{export}.{file}", rows=len(lines), by=request.user, at=request.at)
    name = f"{export}-{ask.scope.first}-{ask.scope.last}.{file}"
    if file == "csv":
        return csv_response(name, header, lines)
    response = HttpResponse(exporting.workbook(made, header, lines, scope=ask.scope), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
