"""What the pattern page shows: each component in its states, with made-up figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from estelar.ui import numbers
from estelar.ui.components import (
    Cell,
    Chart,
    Column,
    Crumb,
    Fact,
    Figure,
    Impressions,
    Leaf,
    Page,
    Progress,
    Row,
    Tab,
    Table,
    Verdict,
    chip_from,
    steps,
)
from estelar.ui.ring import Edge, EdgeKind
from estelar.ui.ring_drawing import Hub, RingDrawing, RingNode
from estelar.ui.toasts import Toast


class PatternForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As the customer will read it."), max_length=60)
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), choices=[("", "—"), ("n", "Sede Norte"), ("s", "Sede Sur")])
    words = forms.CharField(label=gettext_lazy("What happened"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    impression = forms.ChoiceField(
        label=gettext_lazy("Impression"),
        widget=forms.RadioSelect,
        choices=[("s", gettext_lazy("stellar")), ("n", gettext_lazy("neutral")), ("b", gettext_lazy("bitter"))],
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days"),
        widget=forms.CheckboxSelectMultiple,
        choices=[("m", gettext_lazy("Monday")), ("t", gettext_lazy("Tuesday"))],
        required=False,
    )
    file = forms.FileField(label=gettext_lazy("File"), required=False)
    sure = forms.BooleanField(label=gettext_lazy("I have read it"), help_text=gettext_lazy("Both pages."))


def _figures() -> list[Figure]:
    method = _("Share of encounters with 4 or 5 of 5 points; Wilson interval, 95%. From 24 Aug to 21 Nov 2026.")
    return [
        Figure(_("Satisfaction (4 or 5 of 5)"), 0.78, 0.76, 0.80, 1842, verdict=Verdict.NO_EVIDENCE, method=method, method_url="#method"),
        Figure(_("Stellar contacts"), 0.31, 0.29, 0.33, 1842, verdict=Verdict.BETTER, change=0.04, method=method),
        Figure(_("Bitter contacts"), 0.094, 0.081, 0.108, 1842, verdict=Verdict.WORSE, change=0.02),
        Figure(_("Median wait"), 26 * 60, 24 * 60, 29 * 60, 268, unit="duration"),
        Figure(_("Bitter ones recovered in 48 h"), None, n=0),
        Figure(_("Kept promises"), 0.5, n=3),
    ]


MOMENTS: tuple[tuple[str, float, float, float, int, str, str, bool], ...] = (
    ("Busca una cita", 0.82, 0.79, 0.85, 520, "good", "", False),
    ("Reserva por teléfono", 0.71, 0.67, 0.75, 410, "neutral", "bitter", False),
    ("Recibe confirmación", 0.91, 0.89, 0.93, 390, "stellar", "stellar", False),
    ("Llega y se registra", 0.84, 0.81, 0.86, 505, "good", "", False),
    ("Espera en sala", 0.57, 0.51, 0.63, 268, "bitter", "bitter", True),
    ("La atiende el médico", 0.93, 0.91, 0.94, 498, "stellar", "stellar", True),
    ("Recibe su fórmula", 0.80, 0.77, 0.83, 470, "good", "", False),
    ("Paga en caja", 0.74, 0.70, 0.78, 300, "neutral", "", False),
    ("Retira medicamentos", 0.68, 0.63, 0.73, 210, "bitter", "bitter", False),
    ("Llamada de seguimiento", 0.95, 0.93, 0.97, 120, "stellar", "stellar", False),
)

LONG = (
    "Encuentra la información de requisitos en la página web",
    "Toma el turno en la máquina de la entrada principal",
    "Saluda al guardia",
    "Espera en la sala del segundo piso mientras la pantalla avanza",
)


def example_ring(count: int = 10, *, long_names: bool = False, key: str = "example") -> RingDrawing:
    """A made-up cycle of `count` moments."""
    nodes = []
    for index in range(count):
        label, value, low, high, n, tone, prone, critical = MOMENTS[index % len(MOMENTS)]
        if long_names:
            label = LONG[index % len(LONG)]
        if index == count - 2 and count > 11:
            value, n = 0.5, 3
        nodes.append(
            RingNode(
                f"m{index}",
                label,
                value,
                low,
                high,
                n,
                n / 520,
                tone,  # type: ignore[arg-type]  # a literal of the table above
                prone,  # type: ignore[arg-type]
                critical,
                url="#ring",
            )
        )
    edges = [Edge(f"m{i}", f"m{i + 1}", EdgeKind.NEXT, nodes[i].weight) for i in range(count - 1)]
    if count > 6:
        edges += [
            Edge("m1", "m3", EdgeKind.ALTERNATIVE, 0.3),
            Edge("m6", "m5", EdgeKind.LOOP, 0.2),
            Edge("m3", "m8", EdgeKind.ALTERNATIVE, 0.3),
        ]
    trend = [0.72, 0.74, 0.73, 0.76, 0.75, 0.78, 0.77, 0.80, 0.79, 0.78, 0.77, 0.78]
    hub = Hub(_("The patient"), 0.78, 0.76, 0.80, 1842, trend)
    return RingDrawing(key, "Consulta externa", nodes, edges, hub, selected="m4" if count > 4 else "")


def example_designed_ring() -> RingDrawing:
    """As the editor shows it: order instead of figures."""
    nodes = [RingNode(f"d{i}", MOMENTS[i][0], text=str(i + 1), tone="plain", critical=MOMENTS[i][7], url="#ring") for i in range(6)]
    edges = [Edge(f"d{i}", f"d{(i + 1) % 6}") for i in range(6)]
    return RingDrawing("designed", _("A designed cycle"), nodes, edges, Hub(_("The patient")), legend=False)


def _table(request: HttpRequest) -> Table:
    rows: list[Row | list[object]] = [
        Row([name, Cell(f"{value:.0%}", raw=value), n, Cell(_("open"), url="#table", note="· 42")], url="#table", key=name)
        for name, value, _low, _high, n, *_rest in MOMENTS[:4]
    ]
    columns = [
        Column(_("Moment"), sort="name"),
        Column(_("Satisfaction"), sort="score", end=True),
        Column("n", end=True),
        Column(_("Comments")),
    ]
    return Table(columns, rows, caption=_("Moments of the cycle"), sorted_by=request.GET.get("sort", "-score"))


def _chart() -> Chart:
    weeks = [f"S{week}" for week in range(36, 48)]
    values = [78, 76, 80, 77, 74, 76, 73, 75, 70, 64, 62, 60]
    option: dict[str, object] = {
        "xAxis": {"type": "category", "data": weeks},
        "yAxis": {"type": "value", "min": 50, "max": 90, "axisLabel": {"formatter": numbers.percent_axis()}},
        "series": [
            {
                "type": "line",
                "name": _("Satisfaction"),
                "data": values,
                "symbolSize": 7,
                "markLine": {"silent": True, "symbol": "none", "lineStyle": {"color": "@quiet"}, "data": [{"yAxis": 74}]},
                "markArea": {"silent": True, "itemStyle": {"color": "@quiet-soft"}, "data": [[{"yAxis": 66}, {"yAxis": 82}]]},
            },
            {"type": "bar", "name": _("Bitter"), "data": [v // 6 + 40 for v in values], "itemStyle": {"color": "@bitter"}, "barWidth": 10},
        ],
    }
    table = Table(
        [Column(_("Week")), Column(_("Satisfaction"), end=True)], [[week, value] for week, value in zip(weeks, values, strict=True)]
    )
    return Chart(
        "pattern",
        _("Satisfaction by week"),
        option,
        table,
        _("Control chart; out of control since week 44."),
        size="low",
        method=_("p′ chart."),
    )


def examples(request: HttpRequest) -> dict[str, Any]:
    """The context of the pattern page."""
    wrong = PatternForm({"name": "", "unit": "x"})
    wrong.is_valid()
    lists: dict[str, Any] = {
        "chips": [
            chip_from(request.GET, _("Unit"), "unit", [("", _("All (6)")), ("n", "Sede Norte"), ("s", "Sede Sur")]),
            chip_from(request.GET, _("Period"), "period", [("90", _("Last 90 days")), ("30", _("Last 30 days"))]),
        ],
        "crumbs": [Crumb(_("Cycles"), "#"), Crumb("Consulta externa", "#"), Crumb("Espera en sala")],
        "tabs": [
            Tab(_("Ring"), "#", current=True, icon="orbit"),
            Tab(_("Table"), "#t", icon="table"),
            Tab(_("Comments"), "#c", count=1842),
        ],
        "steps": steps([_("File"), _("Columns"), _("Check"), _("Result")], 2, ["#1", "#2"]),
        "facts": [
            Fact(_("Satisfaction"), "57 %", note="(51–63) n 268"),
            Fact(_("Standard: ≤ 20 min in 90 %"), "41 % · " + _("not met"), tone="bad"),
            Fact(_("Complaints per thousand contacts"), "23"),
        ],
        "leaves": [
            Leaf(
                "Clínica",
                "#tree",
                _("6 units"),
                [
                    Leaf("Sede Norte", "#tree", children=[Leaf("Urgencias", "#tree"), Leaf("Farmacia", "#tree", current=True)]),
                    Leaf("Sede Sur", "#s"),
                ],
            )
        ],
        "page": Page("?before=1", "?after=9", _("50 at a time")),
    }
    toasts: list[Toast] = [
        Toast(_("The contact was recorded."), "success", "/ui/"),
        Toast(_("The file is being read."), "info"),
        Toast(_("There was no answer in time. Please try again."), "error"),
    ]
    return lists | {
        "figures": _figures(),
        "impressions": [Impressions(48, 140, 80), Impressions(0, 0, 0), Impressions(1, 1, 1)],
        "form": PatternForm(),
        "wrong": wrong,
        "table": _table(request),
        "chart": _chart(),
        "ring": example_ring(),
        "designed": example_designed_ring(),
        "progress": [
            Progress(_("Reading the file"), state="waiting"),
            Progress(_("Reading the file"), done=1200, total=3000),
            Progress(_("Reading the file"), state="finished", result_url="#", rejected_url="#"),
            Progress(_("Reading the file"), state="failed", note=_("The file is not a table: row 1 has no column names.")),
        ],
        "toasts": toasts,
        "trend": [0.72, 0.74, None, 0.76, 0.75, 0.78, 0.77, 0.80],
        "icon_names": ["star", "diamond", "target", "orbit", "users", "gauge", "clock", "route"],
    }
