"""Figures as files: one row for each figure, with everything that is needed to understand and to check it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.analytics import compare, privacy
from estelar.analytics.compare import Comparison
from estelar.analytics.measures.overview import Estimate
from estelar.analytics.measures.registry import MEASURES
from estelar.encounters.rules import ELEMENT_NAMES, RULE_VERSION
from estelar.journal import operations as journal
from estelar.people.models import Person
from estelar.reports.operations.lens import Lens
from estelar.reports.operations.live import Element, LiveCycle, Lived
from estelar.reports.operations.moment import Trend
from estelar.ui.spreadsheet import safe_cell

type Line = Sequence[Any]


def header() -> list[str]:
    """The names of the columns."""
    return [
        _("Cycle"), _("Moment"), _("Figure"), _("Of"), _("From"), _("To"), _("Compared from"), _("Compared to"), _("Unit"), _("Value"),
        _("Lower limit (95%)"), _("Upper limit (95%)"), "n", _("State"), _("Difference"), _("Difference, lower limit"),
        _("Difference, upper limit"), _("Verdict"), _("Impression rule"), _("Verdict rule"), _("Method"),
    ]  # fmt: skip


def live_lines(live: LiveCycle) -> Iterator[Line]:
    """Every figure of the page of a live cycle."""
    yield from _figures(live, _("(all)"), live.total)
    for one in (*live.moments, *live.former):
        assert one.moment is not None
        yield from _figures(live, one.moment.name, one)
    names = {one.moment.pk: one.moment.name for one in (*live.moments, *live.former) if one.moment}
    for way in live.ways:
        before = _("(the visit begins)") if way.before is None else names.get(way.before, str(way.before))
        yield _line(live.cycle.name, names.get(way.after, str(way.after)), "flow", before, live.lens, way.share)


def moment_lines(live: LiveCycle, chosen: Lived, *, trend: Trend, share: str, elements: Sequence[Element]) -> Iterator[Line]:
    """Every figure of a moment, its trend and its dissatisfaction elements."""
    assert chosen.moment is not None
    name = chosen.moment.name
    yield from _figures(live, name, chosen)
    for point in trend.points:
        yield _line(live.cycle.name, name, share, point.start.isoformat(), live.lens, point.share)
    for element in elements:
        label = str(ELEMENT_NAMES.get(element.code, element.code))
        yield _line(live.cycle.name, name, "dissatisfaction", label, live.lens, element.share)


def workbook(lines: Iterator[Line], *, at: datetime) -> bytes:
    """The same as XLSX: the figures, and a sheet that says how each is computed. Text never runs as a formula."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, plain)
    book.set_properties({"title": _("Figures"), "created": at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Figures"))
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, header(), bold)
    row = 0
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line):
            if isinstance(value, int | float):
                sheet.write_number(row, column, value)
            elif value is not None:
                sheet.write_string(row, column, str(safe_cell(value)))
    sheet.autofilter(0, 0, row, len(header()) - 1)
    sheet.set_column(0, 3, 24)
    sheet.set_column(4, len(header()) - 1, 14)
    methods = book.add_worksheet(_("Methods"))
    methods.write_row(0, 0, [_("Figure"), _("Meaning"), _("Computation"), _("Unit"), _("Reference")], bold)
    language = get_language() or "es"
    for number, measure in enumerate(MEASURES.values(), start=1):
        texts = (measure.title, measure.meaning, measure.formula, measure.unit)
        methods.write_row(number, 0, [*(text.in_(language) for text in texts), measure.reference], wrapped)
    methods.set_column(0, 0, 24)
    methods.set_column(1, 2, 60)
    methods.set_column(3, 4, 24)
    book.close()
    return file.getvalue()


def note_export(live: LiveCycle, *, what: str, by: Person, at: datetime) -> None:
    """The journal remembers who took which figures away."""
    lens = live.lens
    journal.record(
        "reports.exported", live.cycle, by=by, at=at, what=what, first=lens.period.first, last=lens.period.last,
        unit=lens.unit.name if lens.unit else "",
    )  # fmt: skip


def _figures(live: LiveCycle, name: str, one: Lived) -> Iterator[Line]:
    figures, changes = one.figures, one.changes
    cycle, lens = live.cycle.name, live.lens
    contacts = Estimate(figures.n, None, None, figures.n, privacy.OK)
    yield _line(cycle, name, "encounters", "", lens, contacts)
    yield _line(cycle, name, "satisfaction", "", lens, figures.satisfaction, changes.satisfaction if changes else None)
    yield _line(cycle, name, "rating_mean", "", lens, figures.rating)
    yield _line(cycle, name, "stellar_share", "", lens, figures.stellar, changes.stellar if changes else None)
    yield _line(cycle, name, "bitter_share", "", lens, figures.bitter, changes.bitter if changes else None)
    for label, q in (("p50", 0.5), ("p90", 0.9), ("p95", 0.95)):
        yield _line(cycle, name, "wait", label, lens, figures.wait(q))
    if figures.standard[0]:
        yield _line(cycle, name, "within_standard", "", lens, figures.within_standard, changes.within_standard if changes else None)


def _line(cycle: str, moment: str, measure: str, of: str, lens: Lens, share: Estimate, change: Comparison | None = None) -> Line:
    language = get_language() or "es"
    states = {privacy.OK: "", privacy.NONE: _("not enough data"), privacy.TOO_FEW: _("very few")}
    return [
        cycle, moment, MEASURES[measure].title.in_(language), of, lens.period.first.isoformat(), lens.period.last.isoformat(),
        lens.before.first.isoformat() if lens.before else None, lens.before.last.isoformat() if lens.before else None,
        lens.unit.name if lens.unit else _("(all that the reader sees)"), share.value, share.low, share.high,
        share.n, states[share.state], change.difference if change else None, change.low if change else None,
        change.high if change else None, change.verdict.text.in_(language) if change else None, RULE_VERSION, compare.RULE_VERSION, measure,
    ]  # fmt: skip
