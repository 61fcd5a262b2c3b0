"""A ring with its figures, ready to be drawn: what each node says in the middle, beside it, and to a screen reader.

The same drawing serves the live cycle and the editor. Colours are classes, so that the dark theme works, over literal
attributes, so that the picture can leave the page (`standalone_svg`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from estelar.ui import numbers, sparkline
from estelar.ui.ring import Edge, EdgeKind, Layout, Node, PlacedNode, lay_out

type Tone = Literal["stellar", "good", "neutral", "bitter", "insufficient", "plain"]

MARKS = {"stellar": "★", "bitter": "◆"}
CRITICAL = "◎"
HOLD = "\u00a0"
SMALL = 360.0
FINGER = 21.0
"""Half of what a finger needs on the small picture, which a phone shows at about four fifths of its size."""
SHORT = 12
"""A first or last word up to this long stays on the line of the number or the mark beside it."""


@dataclass(frozen=True, slots=True)
class RingNode:
    """A moment in the ring. `value`, `low`, `high` are shares (0 to 1); `value=None` without `text` means not enough data.

    `text` overrules what stands in the middle (the editor writes the order there); `tone` its colour; `prone` its mark.
    """

    key: str
    label: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    weight: float = 1.0
    tone: Tone = "neutral"
    prone: Literal["", "stellar", "bitter"] = ""
    critical: bool = False
    url: str = ""
    panel_url: str = ""
    text: str = ""
    note: str = ""

    @property
    def hidden(self) -> bool:
        """Too few people stand behind it."""
        return self.n is not None and 0 < self.n < numbers.FEW

    @property
    def shown(self) -> str:
        """What stands in the middle: 82."""
        if self.text:
            return self.text
        if self.value is None or self.hidden or self.n == 0:
            return numbers.DASH
        return numbers.number(self.value * 100)

    @property
    def drawn_tone(self) -> Tone:
        """Nothing is coloured that is not known."""
        unknown = not self.text and (self.value is None or self.hidden or self.n == 0)
        return "insufficient" if unknown else self.tone

    @property
    def has_interval(self) -> bool:
        """Is there an arc to draw?"""
        return self.low is not None and self.high is not None and not self.hidden and bool(self.n is None or self.n)

    @property
    def mark(self) -> str:
        """★ and ◆ before the name."""
        return MARKS.get(self.prone, "")

    def name_with_marks(self, order: int) -> str:
        """★ 5 La atiende el médico ◎: the mark, the number and short words beside them hold together."""
        words = self.label.split() or [""]
        before = f"{self.mark}{HOLD}{order}" if self.mark else str(order)
        name = before + (HOLD if len(words[0]) <= SHORT else " ") + " ".join(words)
        return name + (HOLD if len(words[-1]) <= SHORT else " ") + CRITICAL if self.critical else name

    def sub_label(self) -> str:
        """79–85 % · n 520."""
        if self.note:
            return self.note
        if self.hidden:
            return _("very few")
        if self.n == 0 or (self.value is None and not self.text):
            return _("not enough data") + (f" · n{HOLD}{numbers.number(self.n)}" if self.n else "")
        parts = []
        if self.low is not None and self.high is not None:
            parts.append(numbers.percent_interval(self.low, self.high, 0))
        if self.n is not None:
            parts.append(f"n{HOLD}{numbers.number(self.n)}")
        return " · ".join(parts)

    def in_words(self, order: int) -> str:
        """Everything the picture shows, as a sentence."""
        words = [f"{order}. {self.label}"]
        if self.value is not None and not self.hidden and self.n != 0:
            words.append(numbers.percent(self.value, 0))
            if self.low is not None and self.high is not None:
                words.append(_("interval %(interval)s") % {"interval": numbers.percent_interval(self.low, self.high, 0)})
            if self.n is not None:
                words.append(_("%(n)s contacts") % {"n": numbers.number(self.n)})
        elif self.hidden:
            words.append(_("very few contacts"))
        elif not self.text:
            words.append(_("not enough data"))
        if self.prone == "stellar":
            words.append(_("stellar-prone"))
        if self.prone == "bitter":
            words.append(_("bitter-prone"))
        if self.critical:
            words.append(_("critical moment"))
        if self.note:
            words.append(self.note)
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class Hub:
    """The middle of the ring: whose cycle, how it is over all."""

    word: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    trend: Sequence[float | None] = ()
    text: str = ""

    @property
    def hidden(self) -> bool:
        """Too few people stand behind it."""
        return self.n is not None and 0 < self.n < numbers.FEW

    @property
    def shown(self) -> str:
        """78 %."""
        if self.text:
            return self.text
        return "" if self.value is None or self.hidden or self.n == 0 else numbers.percent(self.value, 0)

    @property
    def sub_label(self) -> str:
        """76–80 % · n 1 842."""
        if self.text or (self.value is None and self.n is None):
            return ""
        if self.hidden:
            return _("very few")
        if self.value is None or self.n == 0:
            return _("not enough data")
        parts = []
        if self.low is not None and self.high is not None:
            parts.append(numbers.percent_interval(self.low, self.high, 0))
        if self.n is not None:
            parts.append(f"n{HOLD}{numbers.number(self.n)}")
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node and its place together, with the paths the template writes."""

    node: RingNode
    place: PlacedNode
    words: str
    arc: str
    track: float
    value_size: float
    lines: tuple[tuple[float, str], ...]
    hit: float = 0
    order_x: float = 0
    order_y: float = 0


@dataclass(frozen=True)
class RingDrawing:
    """A whole ring. `target` is the id of the panel that a chosen node fills by htmx (each node's `panel_url`)."""

    key: str
    title: str
    nodes: Sequence[RingNode]
    edges: Sequence[Edge] = ()
    hub: Hub = Hub("")
    selected: str = ""
    target: str = ""
    legend: bool = True
    exports: bool = True
    description: str = ""

    @cached_property
    def wide(self) -> Layout:
        """Names outside the ring."""
        named = [Node(node.key, node.name_with_marks(order), node.weight, node.sub_label()) for order, node in enumerate(self.nodes, 1)]
        return lay_out(named, self.edges)

    @cached_property
    def small(self) -> Layout:
        """Only numbers; the names stand in the list beneath."""
        return lay_out([Node(node.key, node.label, node.weight) for node in self.nodes], self.edges, SMALL, SMALL, names=False)

    def drawn(self, layout: Layout) -> list[DrawnNode]:
        """Nodes with their places in a layout."""
        result = []
        spacing = min([math.dist((a.x, a.y), (b.x, b.y)) for a, b in pairwise(layout.nodes)] or [99.0])
        for node, place in zip(self.nodes, layout.nodes, strict=True):
            track = place.radius + (4.5 if layout.named else 3.5)
            arc = place.arc(node.low or 0, node.high or 0, track) if node.has_interval else ""
            label = place.label
            lines = tuple(zip(label.baselines, label.lines, strict=True)) if label else ()
            size = round(min(place.radius * 0.58, 18) if layout.named else max(place.radius * 0.62, 12), 1)
            hit = max(track + 5, 0.0 if layout.named else min(spacing / 2, FINGER))
            x, y = layout.line.at(place.angle, -layout.biggest - 15)
            words = node.in_words(place.order)
            result.append(DrawnNode(node, place, words, arc, track, size, lines, hit, round(x, 2), round(y, 2)))
        return result

    @property
    def rows(self) -> list[tuple[int, RingNode]]:
        """Order and node, for the list."""
        return list(enumerate(self.nodes, 1))

    @property
    def hub_note(self) -> str:
        """Under the middle: interval and n; of a design, how many moments it has."""
        if self.hub.text or self.hub.value is not None or self.hub.n is not None:
            return self.hub.sub_label
        return ngettext("%(count)s moment", "%(count)s moments", len(self.nodes)) % {"count": len(self.nodes)}

    @property
    def has_other_ways(self) -> bool:
        """Is there an edge that is not the next moment?"""
        return any(edge.kind is not EdgeKind.NEXT for edge in self.edges)

    @property
    def trend_lines(self) -> list[str]:
        """The hub's trend as polylines around the origin."""
        return [sparkline.path(line) for line in sparkline.points(self.hub.trend, 104, 22) if len(line) > 1]

    @property
    def in_words(self) -> str:
        """The picture's description."""
        if self.description:
            return self.description
        return ngettext(
            "%(count)s moment.", "%(count)s moments in the order in which they are lived, clockwise from the top.", len(self.nodes)
        ) % {"count": len(self.nodes)}


def standalone_svg(drawing: RingDrawing, language: str | None = None) -> str:
    """The wide picture as a file of its own: literal colours, no links."""
    context = {"ring": drawing, "layout": drawing.wide, "small": False, "standalone": True}
    if language is None:
        return render_to_string("ui/components/ring_svg.html", context)
    with override(language):
        return render_to_string("ui/components/ring_svg.html", context)
