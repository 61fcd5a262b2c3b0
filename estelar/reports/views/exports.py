"""Figures as CSV and XLSX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from estelar.cycles.models import Cycle, Moment
from estelar.permissions import Permission
from estelar.reports import facts
from estelar.reports.forms import one_of
from estelar.reports.operations.export import Line, header, live_lines, moment_lines, note_export, workbook
from estelar.reports.operations.live import elements_of, live_cycle
from estelar.reports.operations.moment import SHARES, STEPS, trend_of
from estelar.reports.views.asking import asked, prepared
from estelar.ui.guard import guarded
from estelar.ui.spreadsheet import csv_response

if TYPE_CHECKING:
    from estelar.people.requests import Request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@guarded(Permission.SEE_FIGURES)
@prepared
def live_export(request: Request, pk: int, kind: str) -> HttpResponseBase:
    """The figures of a live cycle."""
    cycle = get_object_or_404(Cycle.objects.visible_to(request.user), pk=pk)
    _ask, lens = asked(request)
    live = live_cycle(cycle, lens=lens)
    note_export(live, what=kind, by=request.user, at=request.at)
    return _file(request, f"{slugify(cycle.name)}-{lens.period.first}-{lens.period.last}", kind, live_lines(live))


@guarded(Permission.SEE_FIGURES)
@prepared
def moment_export(request: Request, pk: int, moment: int, kind: str) -> HttpResponseBase:
    """The figures of a moment with its trend and its elements."""
    found = get_object_or_404(Moment.objects.visible_to(request.user).select_related("cycle"), pk=moment, cycle_id=pk)
    _ask, lens = asked(request)
    live = live_cycle(found.cycle, lens=lens)
    chosen = live.of(found.pk)
    if chosen is None:
        raise Http404
    step = next(one for one in STEPS if one == one_of(request.GET, "step", STEPS))
    share = one_of(request.GET, "measure", SHARES)
    with facts.reading([lens.period], organisation=lens.organisation) as reader:
        trend = trend_of(reader, lens, cycle=pk, moment=found.pk, step=step, share=share)
    elements = elements_of(live, chosen)
    note_export(live, what=f"{kind}: {found.name}", by=request.user, at=request.at)
    name = f"{slugify(found.cycle.name)}-{slugify(found.name)}-{lens.period.first}-{lens.period.last}"
    return _file(request, name, kind, moment_lines(live, chosen, trend=trend, share=share, elements=elements))


def _file(request: Request, name: str, kind: str, lines: Iterator[Line]) -> HttpResponseBase:
    if kind == "csv":
        return csv_response(f"{name}.csv", header(), list(lines))
    response = HttpResponse(workbook(lines, at=request.at), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
