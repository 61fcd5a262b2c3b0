"""The geometry of a service cycle drawn as a ring. PURE: no Django, no colours, only places and lengths.

`lay_out` puts the nodes on a circle, clockwise from the top, writes their names outside it without any overlap (wrapping,
shifting and, in the last resort, shortening or leaving them out), and bends the edges: `next` along the circle, `alternative`
inside it, `loop` outside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from estelar.ui.ring_edges import bend
from estelar.ui.ring_shapes import (
    TURN,
    Anchor,
    Box,
    Edge,
    EdgeKind,
    Label,
    Layout,
    Node,
    PlacedEdge,
    PlacedNode,
    Point,
    on_circle,
)
from estelar.ui.ring_text import Block, Scale, block_of

__all__ = ["MAX_NODES", "Box", "Edge", "EdgeKind", "Label", "Layout", "Node", "PlacedEdge", "PlacedNode", "lay_out"]

MAX_NODES = 24
MARGIN = 10.0
LABEL_GAP = 14.0
ROW_GAP = 7.0
GENEROUS: tuple[Scale, ...] = (
    Scale(14, 12, 2, 168),
    Scale(14, 12, 3, 150),
    Scale(14, 12, 3, 178),
    Scale(13, 11.5, 3, 190),
    Scale(13, 11.5, 4, 160),
    Scale(12.5, 11, 4, 170),
    Scale(12, 10.5, 4, 180),
    Scale(11.5, 10.5, 4, 170),
    Scale(11, 10, 3, 196),
)
"""Tried first: every name in full."""
SCALES: tuple[Scale, ...] = (
    Scale(12, 10.5, 3, 150),
    Scale(11.5, 10.5, 2, 150),
    Scale(11, 10, 2, 140),
    Scale(10.5, 10, 1, 150),
    Scale(10, 9, 1, 110),
)
"""Tried next: long names may end in an ellipsis (the whole name is always in the words for screen readers)."""
ROOMY = 170.0
"""A ring must not shrink below this only to write every name in full."""


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge], width: float = 820, height: float = 660, *, names: bool = True) -> Layout:
    """Places for 1 to 24 nodes and their edges in a box of `width` x `height`; `names=False` leaves the names out (small screens)."""
    if not 1 <= len(nodes) <= MAX_NODES:
        raise ValueError(f"a ring has 1 to {MAX_NODES} nodes, not {len(nodes)}")
    loops = any(edge.kind is EdgeKind.LOOP for edge in edges)
    for scale, whole in [(one, True) for one in GENEROUS] + [(one, False) for one in SCALES] if names else ():
        layout = _with_names(nodes, edges, width, height, scale, loops, whole=whole)
        if layout is not None:
            return layout
    room = 34 if loops else 22
    limit = min(width, height) / 2 - MARGIN - room
    biggest = _biggest(len(nodes), limit, cap=30)
    return _finish(nodes, edges, width, height, limit - biggest, biggest, named=False)


def _biggest(count: int, radius: float, cap: float = 34) -> float:
    """The largest node radius that leaves room for an arrow between neighbours on a circle of `radius`."""
    if count == 1:
        return cap
    chord = 2 * radius * math.sin(math.pi / count)
    return max(9.0, min(cap, (chord - max(16.0, min(40.0, 0.36 * chord))) / 2))


def _with_names(
    nodes: Sequence[Node], edges: Sequence[Edge], width: float, height: float, scale: Scale, loops: bool, *, whole: bool
) -> Layout | None:
    blocks = [block_of(node.label, node.sub_label, scale) for node in nodes]
    if whole and any(block.shortened for block in blocks):
        return None
    pole = max(block.height for block in blocks[:1] + ([blocks[len(blocks) // 2]] if len(blocks) % 2 == 0 else []))
    track = 18.0 if loops else 0.0
    side = MARGIN + max(block.width for block in blocks) + LABEL_GAP + track
    limit = min(width / 2 - side, height / 2 - MARGIN - pole - LABEL_GAP - track)
    biggest = _biggest(len(nodes), limit * 0.88)
    radius = limit - biggest
    if radius < (min(ROOMY, height * 0.3) if whole else 90) or (
        len(nodes) > 1 and 2 * radius * math.sin(math.pi / len(nodes)) < 2 * biggest + 8
    ):
        return None
    bare = _finish(nodes, (), width, height, radius, biggest, named=False)
    labels = _place_labels(bare, blocks, track)
    if labels is None:
        return None
    return _finish(nodes, edges, width, height, radius, biggest, named=True, labels=labels)


def _finish(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    width: float,
    height: float,
    radius: float,
    biggest: float,
    *,
    named: bool,
    labels: Sequence[Label] | None = None,
) -> Layout:
    x, y = width / 2, height / 2
    placed = []
    for index, node in enumerate(nodes):
        angle = TURN * index / len(nodes)
        nx, ny = on_circle(x, y, radius, angle)
        size = biggest * (0.78 + 0.22 * math.sqrt(min(1.0, max(0.0, node.weight))))
        placed.append(PlacedNode(node, index + 1, nx, ny, size, angle, labels[index] if labels else None))
    hub = max(24.0, min(96.0, (radius - biggest) * 0.58))
    bare = Layout(width, height, x, y, radius, hub, tuple(placed), (), named, tuple(label.box for label in labels or ()))
    drawn = tuple(bend(bare, edges, biggest))
    return Layout(width, height, x, y, radius, hub, bare.nodes, drawn, named, bare.boxes)


def _place_labels(bare: Layout, blocks: Sequence[Block], track: float) -> list[Label] | None:
    """Names beside their nodes: two poles (top, bottom) in the middle, the rest in a column on each side, pushed apart."""
    reach = max(node.radius for node in bare.nodes)
    labels: dict[int, Label] = {}
    poles: list[Box] = []
    for index, node in enumerate(bare.nodes):
        upper, lower = index == 0, abs(node.angle - math.pi) < 1e-9
        if not (upper or lower):
            continue
        block = blocks[index]
        gap = node.radius + LABEL_GAP - 2 + track
        top = node.y - gap - block.height if upper else node.y + gap
        box = Box(node.x - block.width / 2, top, block.width, block.height)
        labels[index] = _label(block, box, node.x, "middle")
        poles.append(box)
    for sign in (1, -1):
        side = [i for i, node in enumerate(bare.nodes) if i not in labels and (math.sin(node.angle) > 0) == (sign > 0)]
        side.sort(key=lambda i: bare.nodes[i].y)
        if not side:
            continue
        tops = _spread(
            [bare.y - (bare.radius + reach * 0.9) * math.cos(bare.nodes[i].angle) * _push(len(bare.nodes)) for i in side],
            [blocks[i].height for i in side],
            MARGIN,
            bare.height - MARGIN,
        )
        if tops is None:
            return None
        for i, top in zip(side, tops, strict=True):
            label = _side_label(bare, i, blocks[i], top, sign, poles, track)
            if label is None:
                return None
            labels[i] = label
    ordered = [labels[i] for i in range(len(bare.nodes))]
    return ordered if all(_inside(label.box, bare) for label in ordered) else None


def _push(count: int) -> float:
    """Names of crowded rings fan out a little more than their nodes."""
    return 0.93 if count <= 12 else 1.0


def _inside(box: Box, bare: Layout) -> bool:
    return box.x >= 0 and box.y >= 0 and box.right <= bare.width and box.bottom <= bare.height


def _side_label(bare: Layout, index: int, block: Block, top: float, sign: int, poles: Sequence[Box], track: float) -> Label | None:
    """The name starts where nothing is in its way: beyond every node, pole name and loop track at its height."""
    node = bare.nodes[index]
    low, high = top - 3, top + block.height + 3
    edge = 0.0
    outer = bare.radius + max(n.radius for n in bare.nodes) + track if track else 0.0
    circles = [(bare.x, bare.y, outer)] if outer else []
    circles += [(other.x, other.y, other.radius + 9) for other in bare.nodes]
    for cx, cy, r in circles:
        nearest = min(max(cy, low), high)
        if abs(nearest - cy) < r:
            edge = max(edge, sign * (cx - bare.x) + math.sqrt(r * r - (nearest - cy) ** 2))
    for box in poles:
        if low < box.bottom and box.y < high:
            edge = max(edge, (box.right - bare.x if sign > 0 else bare.x - box.x) + 8)
    edge = max(edge + 6, 12.0)
    x = bare.x + sign * edge
    box = Box(x if sign > 0 else x - block.width, top, block.width, block.height)
    middle = top + block.height / 2
    away = math.hypot(x - node.x, middle - node.y) - node.radius
    leader: tuple[Point, ...] = ()
    if away > 42:
        angle = math.atan2(x - node.x, node.y - middle)
        leader = (on_circle(node.x, node.y, node.radius + 8, angle), (x - sign * 4, middle))
    return _label(block, box, x, "start" if sign > 0 else "end", leader)


def _label(block: Block, box: Box, x: float, anchor: Anchor, leader: tuple[Point, ...] = ()) -> Label:
    scale = block.scale
    baselines = tuple(box.y + scale.size * 0.92 + i * scale.line for i in range(len(block.lines)))
    sub = box.y + len(block.lines) * scale.line + scale.sub * 0.95
    return Label(block.lines, block.sub_label, x, baselines, sub, anchor, box, scale.size, scale.sub, leader, block.shortened)


def _spread(middles: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float] | None:
    """Tops of blocks as near as possible to where their middles want to be, in order and without touching; None when they do not fit.

    Least squares under "one below the other": pool adjacent violators on the middles less the space above them.
    """
    if sum(heights) + ROW_GAP * (len(heights) - 1) > high - low:
        return None
    above, offset = [], 0.0
    for height in heights:
        above.append(offset)
        offset += height + ROW_GAP
    total = offset - ROW_GAP
    wanted = [middle - height / 2 - space for middle, height, space in zip(middles, heights, above, strict=True)]
    pools: list[tuple[float, int]] = []
    for value in wanted:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        pools.append((mean, count))
    level = [mean for mean, count in pools for _ in range(count)]
    return [min(max(value, low), high - total) + space for value, space in zip(level, above, strict=True)]
