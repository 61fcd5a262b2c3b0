"""The geometry of a service cycle drawn as a ring. PURE: no Django, no colours, only places and lengths.

`lay_out` puts the nodes on a circle or a gentle ellipse, clockwise from the top and equally far apart, writes their names
outside it without any overlap, and bends the edges: `next` along the line, `alternative` inside it, `loop` outside it. The
picture then fits tightly around what is drawn.

How the size is found: for each size of letters, from large to small, the names are broken at some widths; for each of them
the widest ring is searched whose names still fit; the one with the largest nodes wins.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from estelar.ui.ring_edges import LANE, TRACK, bend, is_loop, lanes_of
from estelar.ui.ring_labels import LABEL_GAP, TRACK_RIM, place_labels
from estelar.ui.ring_shapes import Box, Edge, EdgeKind, Ellipse, Label, Layout, Node, PlacedEdge, PlacedNode
from estelar.ui.ring_text import Block, Scale, block_of, longest_word

__all__ = ["MAX_NODES", "Box", "Edge", "EdgeKind", "Label", "Layout", "Node", "PlacedEdge", "PlacedNode", "lay_out"]

MAX_NODES = 24
WIDTH, HEIGHT = 740.0, 840.0
"""No wider and no higher than this: as wide as the card beside a panel, so that a unit is about a pixel."""
USUAL, USUAL_HEIGHT = 16, 700.0
"""Up to this many moments stay within this height, which a laptop shows at once."""
MARGIN = 6.0
CAP = 31.0
"""Nodes are not larger than this (radius)."""
SMALLEST = 9.0
ROOMY = 150.0
"""A ring narrower than this rather takes smaller letters."""
HALO = 12.0
"""What may be drawn around a node: its interval and the halo of the chosen one."""
WIDE = 1.2
"""The ellipse is at most this much wider, or `TALL` times higher, than it is the other way."""
TALL = 1.5

WRAPS = (104.0, 118.0, 132.0, 150.0, 172.0, 200.0)
SIZES: tuple[tuple[float, float, int], ...] = (
    (13, 11, 3),
    (12.5, 11, 3),
    (13, 11, 4),
    (12, 10.5, 4),
    (11.5, 10.5, 4),
    (11, 10, 4),
    (10.5, 10, 5),
    (10, 9.5, 5),
)
"""Sizes of names and of the line under them, and how many lines: every name in full."""
SHORTENING: tuple[Scale, ...] = (Scale(11, 10, 2, 140), Scale(10.5, 10, 1, 150), Scale(10, 9, 1, 110))
"""Only when nothing else fits: long names end in an ellipsis (the whole name is always in the words for screen readers)."""


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge], width: float = WIDTH, height: float = HEIGHT, *, names: bool = True) -> Layout:
    """Places for 1 to 24 nodes and their edges, in at most `width` x `height`; `names=False` leaves the names out (small screens)."""
    if not 1 <= len(nodes) <= MAX_NODES:
        raise ValueError(f"a ring has 1 to {MAX_NODES} nodes, not {len(nodes)}")
    height = min(height, USUAL_HEIGHT) if names and len(nodes) <= USUAL else height
    return _lay_out(tuple(nodes), tuple(edges), width, height, names)


@lru_cache(maxsize=256)
def _lay_out(nodes: tuple[Node, ...], edges: tuple[Edge, ...], width: float, height: float, names: bool) -> Layout:
    found = _named(nodes, edges, width, height) if names else None
    return found or _bare(nodes, edges, width, height)


def _bare(nodes: Sequence[Node], edges: Sequence[Edge], width: float, height: float) -> Layout:
    """Without names: the circle reaches the border."""
    lanes = lanes_of(edges, {node.key: order for order, node in enumerate(nodes)}, len(nodes))
    limit = min(width, height) / 2 - (TRACK + LANE * max(lanes.values()) + 14 if lanes else 8)
    radius = limit
    for _step in range(8):
        radius = limit - _biggest(Ellipse(0, 0, radius, radius), len(nodes), cap=26)
    line = Ellipse(width / 2, height / 2, radius, radius)
    layout = _stand(nodes, line, limit - radius, width, height)
    return replace(layout, edges=tuple(bend(layout, edges)), named=False)


def _stand(nodes: Sequence[Node], line: Ellipse, biggest: float, width: float = 0, height: float = 0) -> Layout:
    """The nodes on their line, and the hub between them."""
    placed = []
    for index, (node, angle) in enumerate(zip(nodes, line.evenly(len(nodes)), strict=True)):
        x, y = line.at(angle)
        size = biggest * (0.8 + 0.2 * math.sqrt(min(1.0, max(0.0, node.weight))))
        placed.append(PlacedNode(node, index + 1, x, y, size, angle, None))
    room = min(line.rx, line.ry) - biggest
    return Layout(width, height, line, max(22.0, min(100.0, room * 0.6)), biggest, tuple(placed))


def _biggest(line: Ellipse, count: int, cap: float = CAP) -> float:
    """The largest node radius that leaves room for an arrow between neighbours."""
    if count == 1:
        return cap
    angles = line.evenly(count)
    chord = min(math.dist(line.at(angles[i]), line.at(angles[i - 1])) for i in range(count))
    arrow = max(15.0, min(44.0, 0.3 * chord))
    return max(SMALLEST, min(cap, (chord - 2 * TRACK_RIM - arrow) / 2))


@dataclass(frozen=True, slots=True)
class _Found:
    """A layout that fits, around the origin, without edges."""

    layout: Layout
    box: Box

    @property
    def worth(self) -> tuple[float, float]:
        """Large nodes, then a ring that is wide rather than high."""
        return round(self.layout.biggest) + min(0.0, (self.layout.line.rx - ROOMY) / 10), self.layout.line.rx


def _named(nodes: Sequence[Node], edges: Sequence[Edge], width: float, height: float) -> Layout | None:
    enough = 25.0 if len(nodes) <= 14 else 22.0 if len(nodes) <= 16 else 18.0 if len(nodes) <= 20 else 15.0
    best: _Found | None = None
    for size, sub, lines in SIZES:
        least = max(longest_word(node.label, size) for node in nodes)
        wraps = [max(least, wrap) for wrap in WRAPS]
        for wrap in dict.fromkeys(wraps):
            blocks = [block_of(node.label, node.sub_label, Scale(size, sub, lines, min(wrap, 240))) for node in nodes]
            if any(block.shortened for block in blocks):
                continue
            found = _widest(nodes, edges, blocks, width, height)
            if found and (best is None or found.worth > best.worth):
                best = found
        if best and best.layout.biggest >= enough and best.layout.line.rx >= ROOMY:
            break
    for scale in SHORTENING if best is None else ():
        blocks = [block_of(node.label, node.sub_label, scale) for node in nodes]
        best = _widest(nodes, edges, blocks, width, height)
        if best:
            break
    return _trimmed(best, edges) if best else None


def _widest(nodes: Sequence[Node], edges: Sequence[Edge], blocks: Sequence[Block], width: float, height: float) -> _Found | None:
    """The largest ring around which these names fit."""
    goal = _goal(len(nodes))
    low, high = 96.0, goal * WIDE
    best = _try(nodes, edges, blocks, low, goal, width, height)
    if best is None:
        return None
    for step in range(6):
        middle = high if step == 0 else (low + high) / 2
        found = _try(nodes, edges, blocks, middle, goal, width, height)
        if found is None:
            high = middle
        else:
            low, best = middle, found
            if step == 0:
                break
    return best


def _goal(count: int) -> float:
    """The radius that a circle with large nodes would have; few moments still make a ring one can look at."""
    return max(176.0, count * (2 * CAP + 2 * TRACK_RIM + 32) / (2 * math.pi))


def _try(
    nodes: Sequence[Node], edges: Sequence[Edge], blocks: Sequence[Block], rx: float, goal: float, width: float, height: float
) -> _Found | None:
    """A ring as wide as this, as high as the nodes want it (and the picture allows), with its names; None when it does not fit."""
    tops = blocks[0].height, blocks[len(blocks) // 2].height if len(blocks) % 2 == 0 else 0.0
    room = (height - 2 * MARGIN - sum(tops) - 2 * LABEL_GAP - 2 * CAP) / 2
    ry = min(math.sqrt(max(0.0, 2 * goal**2 - rx**2)), rx * TALL, room)
    ry = min(max(ry, rx / WIDE), room)
    for _shorter in range(4):
        if ry < 84:
            return None
        line = Ellipse(0, 0, rx, ry)
        biggest = _biggest(line, len(nodes))
        bare = _stand(nodes, line, biggest)
        loops = [drawn.points for drawn in bend(bare, [edge for edge in edges if is_loop(edge)])]
        labels = place_labels(bare, blocks, [point for points in loops for point in points])
        layout = replace(bare, nodes=tuple(replace(node, label=label) for node, label in zip(bare.nodes, labels, strict=True)))
        box = _around(layout, [point for points in loops for point in points])
        if box.width > width or not _clear(layout):
            return None
        if box.height <= height:
            return _Found(layout, box)
        ry -= (box.height - height) / 2 + 1
    return None


def _clear(layout: Layout) -> bool:
    """Do the nodes stand apart, and the names too?"""
    for a, b in pairwise([*layout.nodes, layout.nodes[0]]):
        if a is not b and math.dist((a.x, a.y), (b.x, b.y)) < a.radius + b.radius + 8:
            return False
    boxes = sorted((node.label.box for node in layout.nodes if node.label), key=lambda box: box.y)
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            if other.y >= one.bottom:
                break
            if one.overlaps(other):
                return False
    return True


def _around(layout: Layout, points: Sequence[tuple[float, float]]) -> Box:
    """The box around nodes, names and loops, with its margin."""
    line = layout.line
    left, top, right, bottom = [-line.rx - 8], [-line.ry - 8], [line.rx + 8], [line.ry + 8]
    for node in layout.nodes:
        reach = node.radius + HALO
        boxes = [Box(node.x - reach, node.y - reach, 2 * reach, 2 * reach)] + ([node.label.box] if node.label else [])
        for box in boxes:
            left.append(box.x)
            top.append(box.y)
            right.append(box.right)
            bottom.append(box.bottom)
    for x, y in points:
        left.append(x - 6)
        right.append(x + 6)
        top.append(y - 6)
        bottom.append(y + 6)
    x, y = min(left) - MARGIN, min(top) - MARGIN
    return Box(x, y, max(right) + MARGIN - x, max(bottom) + MARGIN - y)


def _trimmed(found: _Found, edges: Sequence[Edge]) -> Layout:
    """The picture cut to what is in it, its corner at the origin, with its edges."""
    dx, dy = -found.box.x, -found.box.y
    bare = found.layout
    nodes = tuple(replace(node, x=node.x + dx, y=node.y + dy, label=node.label and node.label.moved(dx, dy)) for node in bare.nodes)
    line = Ellipse(dx, dy, bare.line.rx, bare.line.ry)
    layout = replace(bare, width=round(found.box.width + 0.5), height=round(found.box.height + 0.5), line=line, nodes=nodes)
    return replace(layout, edges=tuple(bend(layout, edges)))
