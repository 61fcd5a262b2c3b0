"""What a ring is made of: nodes and edges before and after they got their places. PURE."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
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
class Ellipse:
    """The line on which the moments stand. Angles are its parameter, clockwise from the top (on a circle: the angle itself)."""

    x: float
    y: float
    rx: float
    ry: float

    def at(self, angle: float, out: float = 0.0) -> Point:
        """The point at `angle`, on the ellipse that lies `out` outside this one."""
        return self.x + (self.rx + out) * math.sin(angle), self.y - (self.ry + out) * math.cos(angle)

    def speed(self, angle: float) -> float:
        """How far the point moves when the angle does."""
        return math.hypot(self.rx * math.cos(angle), self.ry * math.sin(angle))

    def bearing(self, angle: float) -> float:
        """The direction that leads straight out of the ellipse at `angle`, clockwise from the top."""
        return math.atan2(math.sin(angle) / self.rx, math.cos(angle) / self.ry)

    @lru_cache(maxsize=16)  # noqa: B019  # a few numbers each; how large nodes can be and where they stand is asked one after the other
    def evenly(self, count: int) -> tuple[float, ...]:
        """`count` angles from the top on, equally far from each other along the line."""
        if abs(self.rx - self.ry) < 1e-9:
            return tuple(TURN * index / count for index in range(count))
        # a quarter is enough: the rest is its mirror picture
        steps = 96
        ways = [0.0]
        for step in range(steps):
            ways.append(ways[-1] + self.speed((step + 0.5) * TURN / 4 / steps) * TURN / 4 / steps)
        quarter, found = ways[-1], []
        for index in range(count):
            part, rest = divmod(4 * index, count)
            way = rest / count * quarter
            way = quarter - way if part % 2 else way
            step = next((i for i in range(1, steps) if ways[i] >= way), steps)
            angle = (step - 1 + (way - ways[step - 1]) / (ways[step] - ways[step - 1])) * TURN / 4 / steps
            found.append((part + 1) * TURN / 4 - angle if part % 2 else part * TURN / 4 + angle)
        return tuple(found)

    def further(self, angle: float, distance: float, sign: int = 1) -> float:
        """The angle whose point is `distance` away (as the crow flies) from the point at `angle`, forwards or backwards."""
        here = self.at(angle)
        low, high = 0.0, math.pi
        for _step in range(24):
            middle = (low + high) / 2
            if math.dist(here, self.at(angle + sign * middle)) < distance:
                low = middle
            else:
                high = middle
        return angle + sign * high


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

    def moved(self, dx: float, dy: float) -> Label:
        """The same, elsewhere."""
        return replace(
            self,
            x=self.x + dx,
            baselines=tuple(y + dy for y in self.baselines),
            sub_baseline=self.sub_baseline + dy,
            box=Box(self.box.x + dx, self.box.y + dy, self.box.width, self.box.height),
            leader=tuple((x + dx, y + dy) for x, y in self.leader),
        )


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node with its place. `angle` is the ellipse's; `label` is None when there was no room for names."""

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
    """A bent line with its head; `points` lie along it, for whoever wants to keep out of its way."""

    edge: Edge
    path: str
    head: str
    width: float
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place, in a picture that fits around it."""

    width: float
    height: float
    line: Ellipse
    hub: float
    biggest: float
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...] = field(default=())
    named: bool = True

    @property
    def x(self) -> float:
        """The middle of the ring."""
        return self.line.x

    @property
    def y(self) -> float:
        """The middle of the ring."""
        return self.line.y


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
