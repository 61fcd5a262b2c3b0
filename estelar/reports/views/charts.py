"""Charts of figures: options for ECharts, with the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from estelar.analytics.measures.overview import Estimate
from estelar.analytics.measures.registry import MEASURES
from estelar.encounters.rules import ELEMENT_NAMES
from estelar.reports.operations.live import Element
from estelar.reports.operations.moment import Step, Trend
from estelar.reports.views.drawing import cell, language
from estelar.ui import numbers
from estelar.ui.components import Cell, Chart, Column, Row, Table

COLOURS = {"satisfaction": "@link", "stellar_share": "@stellar", "bitter_share": "@bitter"}


def start_words(start: date, step: Step) -> str:
    """A step of time in words."""
    return date_format(start, "YEAR_MONTH_FORMAT" if step == "month" else "SHORT_DATE_FORMAT")


def trend_chart(trend: Trend, *, step: Step, share: str) -> Chart:
    """A share over time with its control limits; points outside them are marked by shape and colour, and said in words."""
    title = MEASURES[share].title.in_(language())
    names = [start_words(point.start, step) for point in trend.points]
    outside = _("outside the limits")
    values = [_percent(point.share.value) for point in trend.points]
    option = {
        "legend": {"data": [title, outside]},
        "xAxis": {"type": "category", "data": names},
        "yAxis": {"type": "value", "min": 0, "max": 100, "axisLabel": {"formatter": numbers.percent_axis()}},
        "series": [
            {
                "type": "line", "name": title, "data": values, "symbolSize": 6, "itemStyle": {"color": COLOURS[share]},
                "lineStyle": {"color": COLOURS[share]}, "connectNulls": False,
            },
            _limit(_("upper limit"), [point.high for point in trend.points]),
            _limit(_("lower limit"), [point.low for point in trend.points]),
            {
                "type": "scatter", "name": outside, "symbol": "diamond", "symbolSize": 14, "itemStyle": {"color": "@bad"}, "z": 5,
                "data": [value if point.signal else None for value, point in zip(values, trend.points, strict=True)],
            },
        ],
    }  # fmt: skip
    if trend.centre is not None:
        option["series"][0]["markLine"] = {  # type: ignore[index]
            "silent": True, "symbol": "none", "lineStyle": {"color": "@quiet"}, "label": {"show": False},
            "data": [{"yAxis": _percent(trend.centre)}],
        }  # fmt: skip
    rows = [
        Row(
            [
                name,
                Cell(numbers.number(point.contacts), raw=point.contacts),
                cell(point.share),
                numbers.percent_interval(point.low, point.high) if point.low is not None and point.high is not None else numbers.DASH,
                outside if point.signal else "",
            ]
        )
        for name, point in zip(names, trend.points, strict=True)
    ]
    columns = [
        Column(_("From"), nowrap=True), Column(_("Contacts"), end=True), Column(title, end=True), Column(_("Control limits"), end=True),
        Column(_("Signal")),
    ]  # fmt: skip
    notes = []
    if trend.provisional:
        notes.append(_("The limits are provisional: there are fewer than 20 steps of time to take them from."))
    if trend.centre is None:
        notes.append(_("There are too few steps of time for control limits."))
    return Chart(
        key="trend",
        title=title,
        option=option,
        table=Table(columns, rows, caption=title, key="trend"),
        description=_signals(trend),
        method=MEASURES[share].formula.in_(language()),
        method_url=reverse("reports:method_rules") + "#control",
        notes=notes,
    )


def _signals(trend: Trend) -> str:
    if trend.centre is None:
        return ""
    if not trend.signals:
        return _("Every step of time lies inside its control limits (Laney p′): the differences are no more than chance.")
    words = ngettext(
        "%(n)s step of time lies outside its control limits (Laney p′): something was different there.",
        "%(n)s steps of time lie outside their control limits (Laney p′): something was different there.",
        trend.signals,
    )
    return words % {"n": trend.signals}


def elements_chart(elements: Sequence[Element]) -> Chart:
    """The Pareto of dissatisfaction elements."""
    names = [str(ELEMENT_NAMES.get(one.code, one.code)) for one in elements]
    option = {
        "grid": {"left": 8, "right": 24, "top": 32},
        "xAxis": {"type": "value"},
        "yAxis": {"type": "category", "inverse": True, "data": names},
        "series": [{"type": "bar", "name": _("Times named"), "data": [one.count for one in elements], "itemStyle": {"color": "@bitter"}}],
    }
    columns = [
        Column(_("Element")), Column(_("Times"), end=True), Column(_("Share"), end=True), Column(_("Cumulative"), end=True),
        Column(_("Per 100 bitter contacts"), end=True),
    ]  # fmt: skip
    rows = [
        Row(
            [
                name,
                Cell(numbers.number(one.count), raw=one.count),
                cell(one.share),
                numbers.DASH if one.cumulative is None else numbers.percent(one.cumulative, 0),
                numbers.DASH if one.per_100_bitter is None else numbers.number(one.per_100_bitter),
            ]
        )
        for name, one in zip(names, elements, strict=True)
    ]
    sheet = MEASURES["dissatisfaction"]
    return Chart(
        key="elements",
        title=sheet.title.in_(language()),
        option=option,
        table=Table(columns, rows, caption=sheet.title.in_(language()), key="elements"),
        description=sheet.meaning.in_(language()),
        method=sheet.formula.in_(language()),
        method_url=reverse("reports:method", args=["dissatisfaction"]),
        size="low" if len(elements) < 5 else "",
    )


def shares_chart(names: Sequence[str], shares: Sequence[Estimate], *, key: str, title: str, table: Table) -> Chart:
    """Satisfaction of several groups with their intervals: a point, and a line from limit to limit."""
    option = {
        "grid": {"left": 8, "right": 24, "top": 32},
        "xAxis": {"type": "value", "min": 0, "max": 100, "axisLabel": {"formatter": numbers.percent_axis()}},
        "yAxis": {"type": "category", "inverse": True, "data": list(names)},
        "series": [
            {
                "type": "line", "name": _("95% interval"), "symbol": "none", "data": _intervals(shares), "tooltip": {"show": False},
                "lineStyle": {"color": "@quiet", "width": 6, "cap": "round"}, "itemStyle": {"color": "@quiet"},
            },
            {
                "type": "scatter", "name": _("Satisfaction"), "symbolSize": 11, "itemStyle": {"color": "@link"}, "z": 5,
                "data": [[_percent(share.value), place] for place, share in enumerate(shares) if share.value is not None],
            },
        ],
        "tooltip": {"trigger": "item"},
    }  # fmt: skip
    sheet = MEASURES["satisfaction"]
    return Chart(
        key=key,
        title=title,
        option=option,
        table=table,
        method=sheet.formula.in_(language()),
        method_url=reverse("reports:method", args=["satisfaction"]),
        size="low" if len(names) < 7 else "" if len(names) < 15 else "tall",
    )


def _intervals(shares: Sequence[Estimate]) -> list[list[float | int | str | None]]:
    """One broken line: from limit to limit at the height of each group, and a gap."""
    points: list[list[float | int | str | None]] = []
    for place, share in enumerate(shares):
        if share.low is not None and share.high is not None:
            points += [[_percent(share.low), place], [_percent(share.high), place], ["-", "-"]]
    return points


def _limit(name: str, limits: Sequence[float | None]) -> dict[str, object]:
    return {
        "type": "line", "name": name, "data": [_percent(limit) for limit in limits], "step": "middle", "symbol": "none",
        "lineStyle": {"color": "@quiet", "type": "dashed", "width": 1}, "itemStyle": {"color": "@quiet"},
    }  # fmt: skip


def _percent(value: float | None) -> float | None:
    return None if value is None else round(value * 100, 2)
