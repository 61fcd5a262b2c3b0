"""The first page: every cycle and unit at a glance, or how to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.permissions import Permission
from estelar.reports.operations.index import CycleFigures, Index, index_of, start_of
from estelar.reports.views import charts, drawing
from estelar.reports.views.asking import asked, glass, prepared
from estelar.reports.views.moment import against_rest, compared_columns
from estelar.ui import numbers
from estelar.ui.components import Cell, Chart, Column, Row, Table, with_query
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.people.requests import Request


@guarded(Permission.SEE_FIGURES)
@prepared
def index(request: Request) -> HttpResponse:
    """All cycles with their headline figures, the units side by side; for a new organisation, the first three steps."""
    start = start_of(request.user)
    person = request.user
    may = {
        "record": person.may(Permission.RECORD_ENCOUNTERS),
        "draw": person.may(Permission.DRAW_CYCLES),
        "import": person.may(Permission.IMPORT_ENCOUNTERS),
    }
    if not (start.has_cycle and start.has_contact):
        return render(request, "reports/start.html", {"start": start, "may": may})
    ask, lens = asked(request)
    seen = index_of(lens=lens, by=person)
    context = glass(request, ask, lens) | {
        "index": seen,
        "figures": drawing.headline(seen.total),
        "cycles": _cycles(seen.cycles, request.GET.urlencode()),
        "units": _units(seen, request) if len(seen.units) > 1 else None,
        "freshness": drawing.live_words(seen.live_days),
        "may": may,
    }
    return render(request, "reports/index.html", context)


def _cycles(cycles: Sequence[CycleFigures], query: str) -> Table:
    columns = [
        Column(_("Cycle")), Column(_("Contacts"), end=True), Column(_("Satisfaction"), end=True), Column(_("Verdict")),
        Column(_("Stellar"), end=True), Column(_("Bitter"), end=True), Column(_("Look at")),
    ]  # fmt: skip
    rows = []
    for one in cycles:
        figures = one.lived.figures
        looked = [f"◆ {moment.name}" for moment in one.bitter[:2]] + [f"★ {moment.name}" for moment in one.stellar[:1]]
        rows.append(
            Row(
                [
                    one.cycle.name,
                    Cell(numbers.number(figures.n), raw=figures.n),
                    drawing.cell(figures.satisfaction),
                    drawing.verdict_text(one.lived.changes.satisfaction if one.lived.changes else None),
                    drawing.cell(figures.stellar),
                    drawing.cell(figures.bitter),
                    ", ".join(looked) or numbers.DASH,
                ],
                url=drawing.with_question(reverse("reports:live", args=[one.cycle.pk]), query),
            )
        )
    return Table(columns, rows, caption=_("The cycles in force with their figures: value, 95% interval and n"), key="cycles")


def _units(seen: Index, request: Request) -> Chart:
    columns = compared_columns(_("Unit"))
    rows = [
        Row(
            [one.unit.name, drawing.cell(one.part.satisfaction), drawing.cell(one.part.bitter), against_rest(one.part)],
            url=with_query(request.GET, unit=one.unit.pk),
        )
        for one in seen.units
    ]
    table = Table(columns, rows, caption=_("Units"), key="units")
    return charts.shares_chart(
        [one.unit.name for one in seen.units], [one.part.satisfaction for one in seen.units], key="units", title=_("Units"), table=table
    )
