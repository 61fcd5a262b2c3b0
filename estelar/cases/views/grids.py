"""The tables of figures of cases: the same rows for the page and for its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.operations import reporting
from estelar.cases.operations.reporting import Kept, Scope, Share, Times, Wait
from estelar.cases.rules.figures import EFFECTS, METRICS
from estelar.people.models import Unit
from estelar.ui import numbers
from estelar.ui.components import Cell, Chart, Column, Row, Table

type Kind = Literal["text", "count", "hours", "days", "share", "interval", "when", "yes"]


@dataclass(frozen=True)
class Grid:
    """A table: its columns with their kinds, its rows of raw values, and the figures of the dictionary that explain it."""

    key: str
    title: str
    metrics: tuple[str, ...]
    columns: Sequence[tuple[str, Kind]]
    rows: Sequence[Sequence[Any]]
    urls: Sequence[str] = ()
    note: str = ""

    @property
    def header(self) -> list[str]:
        """Of the file: an interval takes two columns, times name their unit."""
        names: list[str] = []
        for name, kind in self.columns:
            if kind == "interval":
                names += [_("Lower limit (95%)"), _("Upper limit (95%)")]
            else:
                names.append(name)
        return names

    @property
    def lines(self) -> list[list[Any]]:
        """Of the file: values as they are computed."""
        return [[cell for value, (_name, kind) in zip(row, self.columns, strict=True) for cell in _raw(value, kind)] for row in self.rows]

    @property
    def table(self) -> Table:
        """Of the page."""
        columns = [Column(name, end=kind not in ("text", "when", "yes")) for name, kind in self.columns]
        shown = [
            Row(
                [_shown(value, kind) for value, (_name, kind) in zip(row, self.columns, strict=True)],
                url=self.urls[place] if self.urls else "",
            )
            for place, row in enumerate(self.rows)
        ]
        return Table(columns, shown, caption=self.title, key=self.key)


def _raw(value: Any, kind: Kind) -> list[Any]:
    if kind == "interval":
        return [None, None] if value is None else [round(value[0], 6), round(value[1], 6)]
    if kind == "when":
        return ["" if value is None else localtime(value).strftime("%Y-%m-%d %H:%M")]
    if kind == "yes":
        return [_("yes") if value else _("no")]
    return [round(value, 6) if isinstance(value, float) else value]


def _shown(value: Any, kind: Kind) -> Any:
    if kind == "yes":
        return _("yes") if value else ""
    if kind == "text":
        return value
    if value is None:
        return Cell(_("not enough data") if kind in ("hours", "days", "share") else numbers.DASH)
    if isinstance(value, datetime):
        return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
    if kind == "interval":
        return numbers.percent_interval(*value)
    text = {
        "count": lambda: numbers.number(value),
        "hours": lambda: f"{numbers.number(value, 1)}{numbers.THIN}h",
        "days": lambda: f"{numbers.number(value, 1)}{numbers.THIN}d",
        "share": lambda: numbers.percent(value),
    }[kind]()
    return Cell(text, raw=value)


_GROUPS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("", lambda: _("All")), ("kind", lambda: _("By kind")), ("unit", lambda: _("By unit")), ("rule", lambda: _("By term")),
)  # fmt: skip


def _named(found: Sequence[Times]) -> list[tuple[str, str, Times]]:
    """Group, name, figures: in the order of the groups."""
    language = get_language() or "es"
    units = dict(Unit.objects.filter(pk__in=[one.of for one in found if one.by == "unit"]).values_list("pk", "name"))
    own = {"": _("no term"), rules.OWN: _("our own standard")}
    names: dict[str, Callable[[Any], str]] = {
        "": lambda _of: "",
        "kind": lambda of: str(rules.KINDS[rules.Kind(of)]),
        "unit": lambda of: units[of],
        "rule": lambda of: own.get(of) or reporting.rule_name(of, language),
    }
    return [(str(title()), names[by](one.of), one) for by, title in _GROUPS for one in found if one.by == by]


def _of() -> list[tuple[str, Kind]]:
    return [(_("Group"), "text"), (_("Of"), "text")]


def _waits() -> list[tuple[str, Kind]]:
    return [
        (_("n"), "count"),
        (_("Median, business hours"), "hours"),
        (_("90th percentile, business hours"), "hours"),
        (_("Median, days"), "days"),
        (_("90th percentile, days"), "days"),
    ]


def _wait(one: Wait) -> list[Any]:
    return [one.n, one.hours, one.hours_90, one.days, one.days_90]


def _share(one: Share) -> list[Any]:
    return [one.hits, one.n, one.value, one.interval]


def _shares(hits: str) -> list[tuple[str, Kind]]:
    return [(hits, "count"), (_("n"), "count"), (_("Share"), "share"), (_("95% interval"), "interval")]


def _times(found: Sequence[Times]) -> list[Grid]:
    named = _named(found)

    def wait(key: str, metric: str, of: Callable[[Times], Wait]) -> Grid:
        rows = [[group, name, *_wait(of(one))] for group, name, one in named if of(one).n]
        return Grid(key, str(METRICS[metric].title), (metric,), [*_of(), *_waits()], rows)

    def share(key: str, metric: str, label: str, of: Callable[[Times], Share]) -> Grid:
        rows = [[group, name, *_share(of(one))] for group, name, one in named if of(one).n]
        return Grid(key, str(METRICS[metric].title), (metric,), [*_of(), *_shares(label)], rows)

    grids = [
        wait("primera-respuesta", "first_answer", lambda one: one.first_answer),
        wait("resolucion", "resolution", lambda one: one.resolution),
        wait("tras-reapertura", "again", lambda one: one.again),
        Grid(
            "en-termino",
            str(METRICS["within_term"].title),
            ("within_term",),
            [*_of(), *_shares(_("On time")), (_("Without a term"), "count"), (_("Cases"), "count")],
            [[group, name, *_share(one.within), one.termless, one.n] for group, name, one in named if one.within.n or one.termless],
        ),
        share("reabiertos", "reopened", _("Reopened"), lambda one: one.reopened),
    ]
    satisfied = [
        [group, name, *_share(one.satisfied), one.resolved, one.satisfied.n / one.resolved if one.resolved else None]
        for group, name, one in named
        if one.resolved
    ]
    columns: list[tuple[str, Kind]] = [*_of(), *_shares(_("Ratings 4 and 5")), (_("Resolved"), "count"), (_("Answer rate"), "share")]
    return [*grids, Grid("satisfaccion", _("Satisfaction with the handling"), ("handling",), columns, satisfied)]


def _ratings(scope: Scope) -> Grid:
    found = reporting.ratings(scope)
    columns: list[tuple[str, Kind]] = [(_("Rating"), "count"), (pgettext("figure", "People"), "count")]
    return Grid(
        "calificaciones",
        _("Ratings of the handling"),
        ("handling",),
        columns,
        [list(one) for one in found.items()] if any(found.values()) else [],
    )


def _pareto(scope: Scope, of: str, key: str, title: str) -> Grid:
    rows = [[one.name, one.n, one.share, one.running] for one in reporting.pareto(scope, of=of)]
    columns: list[tuple[str, Kind]] = [(title, "text"), (_("Cases"), "count"), (_("Share"), "share"), (_("Cumulative"), "share")]
    return Grid(key, title, ("pareto",), columns, rows)


def _silence(scope: Scope) -> list[Grid]:
    listed, counted = reporting.silence_risks(scope)
    heads: list[tuple[str, Kind]] = [
        (_("Effect"), "text"), (_("Overdue"), "count"), (_("Less than 3 days"), "count"), (_("Less than 10 days"), "count"),
        (_("Later"), "count"),
    ]  # fmt: skip
    columns: list[tuple[str, Kind]] = [
        (_("Case"), "text"), (_("Subject"), "text"), (_("Unit"), "text"), (_("Term"), "text"), (_("Effect"), "text"),
        (_("Deadline"), "when"), (_("Days left"), "days"), (_("The clock stands still"), "yes"),
    ]  # fmt: skip
    rows = [
        [one.number, one.subject, one.unit, one.rule, str(EFFECTS[one.effect]), one.due_at, one.days_left, one.is_paused] for one in listed
    ]
    note = _("The nearest %(n)s.") % {"n": reporting.MOST_LISTED} if len(rows) == reporting.MOST_LISTED else ""
    return [
        Grid("silencio", _("Risk of silence"), ("silence",), heads, [[str(EFFECTS[one[0]]), *one[1:]] for one in counted]),
        Grid(
            "silencio-casos", _("Cases at risk of silence"), ("silence",), columns, rows,
            [reverse("cases:case", args=[one.pk]) for one in listed], note,
        ),
    ]  # fmt: skip


def _promises(scope: Scope) -> Grid:
    groups = {"": _("All"), "unit": _("By unit"), "moment": _("By moment"), "person": _("By person")}

    def row(one: Kept) -> list[Any]:
        return [groups[one.by], one.of, *_share(one.kept), one.recovered, one.renegotiated, one.pending]

    found = reporting.promises(scope)
    columns: list[tuple[str, Kind]] = [
        *_of(), *_shares(pgettext("promises", "Kept")), (_("Made good"), "count"), (_("Renegotiated in time"), "count"),
        (_("Pending"), "count"),
    ]  # fmt: skip
    rows = [row(one) for by in groups for one in found if one.by == by]
    return Grid("promesas", _("Promises kept"), ("promises",), columns, rows if found and (found[0].kept.n or found[0].pending) else [])


def _relabelled(scope: Scope) -> list[Grid]:
    kinds = {kind.value: str(name) for kind, name in rules.KINDS.items()}
    found = [[kinds[said], kinds[kind], n, corrected] for said, kind, n, corrected in reporting.relabelled(scope)]
    columns: list[tuple[str, Kind]] = [
        (_("What the customer calls it"), "text"), (_("Class"), "text"), (_("Cases"), "count"), (_("of them corrected later"), "count"),
    ]  # fmt: skip
    made = reporting.corrections(scope)
    heads: list[tuple[str, Kind]] = [
        (_("Case"), "text"),
        (pgettext("class", "From"), "text"),
        (pgettext("class", "To"), "text"),
        (_("By"), "text"),
        (_("When"), "when"),
    ]
    lines = [[number, kinds.get(old, old), kinds.get(new, new), who, at] for _pk, number, old, new, who, at in made]
    return [
        Grid("otro-nombre", _("Called otherwise"), ("relabelled",), columns, found),
        Grid(
            "correcciones", _("Corrections of the class"), ("relabelled",), heads, lines,
            [reverse("cases:case", args=[one[0]]) for one in made],
        ),
    ]  # fmt: skip


GROUPS: dict[str, Callable[[Scope], list[Grid]]] = {
    "tiempos": lambda scope: _times(reporting.times(scope)),
    "calificaciones": lambda scope: [_ratings(scope)],
    "temas": lambda scope: [_pareto(scope, "theme", "temas", _("Themes"))],
    "causas": lambda scope: [_pareto(scope, "cause", "causas", _("Root causes"))],
    "silencio": _silence,
    "promesas": lambda scope: [_promises(scope)],
    "otro-nombre": _relabelled,
}
OF_TABLE = {
    **dict.fromkeys(("primera-respuesta", "resolucion", "tras-reapertura", "en-termino", "reabiertos", "satisfaccion"), "tiempos"),
    "calificaciones": "calificaciones", "temas": "temas", "causas": "causas",
    "silencio": "silencio", "silencio-casos": "silencio", "promesas": "promesas",
    "otro-nombre": "otro-nombre", "correcciones": "otro-nombre",
}  # fmt: skip
"""Which group makes a table, so that its file asks for no other."""


def every(scope: Scope) -> tuple[Times | None, dict[str, Grid]]:
    """The figures of all cases together, and all tables by key."""
    found = reporting.times(scope)
    grids = [*_times(found), *(grid for key, make in GROUPS.items() if key != "tiempos" for grid in make(scope))]
    total = next((one for one in found if one.by == "" and one.n), None)
    return total, {grid.key: grid for grid in grids}


def one(scope: Scope, key: str) -> Grid:
    """One table."""
    return next(grid for grid in GROUPS[OF_TABLE[key]](scope) if grid.key == key)


def pareto_chart(grid: Grid) -> Chart | None:
    """Bars from the most frequent, with the same numbers as a table."""
    if not grid.rows:
        return None
    shown = grid.rows[:15]
    option = {
        "grid": {"left": 8, "right": 24, "top": 16},
        "xAxis": {"type": "value", "minInterval": 1},
        # a long name takes two lines, so that a phone cuts none off
        "yAxis": {
            "type": "category",
            "inverse": True,
            "data": [row[0] for row in shown],
            "axisLabel": {"width": 130, "overflow": "break", "lineHeight": 14},
        },
        "series": [{"type": "bar", "name": _("Cases"), "data": [row[1] for row in shown], "itemStyle": {"color": "@link"}}],
    }
    return Chart(grid.key, grid.title, option, grid.table, size="low" if len(shown) < 5 else "")
