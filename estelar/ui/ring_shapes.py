"""What a ring is made of: nodes and edges before and after they got their places. PURE."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

type Anchor = Literal["start", "middle", "end"]
type Point = tuple[float, float]

TURN = 2 * math.pi


class EdgeKind(StrEnum):
    """How one moment leads to another."""

    NEXT = "next"
    ALTERNATIVE = "alternative"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class Node:
    """A moment: `weight` (0 to 1) is its size, e.g. the share of customers who pass it."""

    key: str
    label: str
    weight: float = 1.0
    sub_label: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """From one moment to another; `weight` (0 to 1) is its width."""

    source: str
    target: str
    kind: EdgeKind = EdgeKind.NEXT
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Do they share more than a border?"""
        return self.x < other.right + gap and other.x < self.right + gap and self.y < other.bottom + gap and other.y < self.bottom + gap


@dataclass(frozen=True, slots=True)
class Label:
    """A node's name: where each line of it starts (or ends, or has its middle)."""

    lines: tuple[str, ...]
    sub_label: str
    x: float
    baselines: tuple[float, ...]
    sub_baseline: float
    anchor: Anchor
    box: Box
    size: float
    sub_size: float
    leader: tuple[Point, ...] = ()
    shortened: bool = False


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with its place. `angle` is clockwise from the top; `label` is None when there was no room for names."""

    node: Node
    order: int
    x: float
    y: float
    radius: float
    angle: float
    label: Label | None

    def arc(self, low: float, high: float, radius: float) -> str:
        """A path along the circle of `radius` around the node, from share `low` to share `high` of a turn (at least a dot)."""
        middle = (low + high) / 2
        half = max((high - low) / 2, 0.008)
        start, end = max(0.0, middle - half) * TURN, min(0.9999, middle + half) * TURN
        a, b = on_circle(self.x, self.y, radius, start), on_circle(self.x, self.y, radius, end)
        return f"M{pair(a)}A{fixed(radius)} {fixed(radius)} 0 {int(end - start > math.pi)} 1 {pair(b)}"


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A bent line with its head."""

    edge: Edge
    path: str
    head: str
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place. The text sizes are those that the names got."""

    width: float
    height: float
    x: float
    y: float
    radius: float
    hub: float
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    named: bool = True
    boxes: tuple[Box, ...] = field(default=())


def on_circle(x: float, y: float, radius: float, angle: float) -> Point:
    """The point at `angle`, clockwise from the top."""
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def fixed(value: float) -> str:
    """A coordinate as short text."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def pair(point: Point) -> str:
    """x and y as SVG wants them."""
    return f"{fixed(point[0])} {fixed(point[1])}"
