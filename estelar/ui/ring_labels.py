"""Where the names of a ring stand: outside it, beside their nodes, touching neither nodes nor loops nor each other. PURE."""

from __future__ import annotations

import math
from collections.abc import Sequence

from estelar.ui.ring_shapes import Anchor, Box, Label, Layout, PlacedNode, Point, on_circle
from estelar.ui.ring_text import Block

TRACK_RIM = 6.5
"""The circle of the interval around a node is drawn within this."""
LABEL_GAP = TRACK_RIM + 5
ROW_GAP = 6.0
BESIDE_LOOP = 8.0
FAR = 40.0
"""A name further than this from its node gets a thin line to it, when it might be taken for a neighbour's."""


def place_labels(bare: Layout, blocks: Sequence[Block], loops: Sequence[Point]) -> list[Label]:
    """Names beside their nodes: two poles (top, bottom) in the middle, the rest in a column on each side, pushed apart."""
    labels: dict[int, Label] = {}
    poles: list[Box] = []
    for index, node in enumerate(bare.nodes):
        if abs(math.sin(node.angle)) < 1e-6:
            labels[index] = _pole_label(node, blocks[index], loops, upper=index == 0)
            poles.append(labels[index].box)
    circles = [(node.x, node.y, node.radius + LABEL_GAP) for node in bare.nodes] + [(x, y, BESIDE_LOOP) for x, y in loops]
    for sign in (1, -1):
        side = [i for i, node in enumerate(bare.nodes) if i not in labels and math.sin(node.angle) * sign > 0]
        side.sort(key=lambda i: bare.nodes[i].y)
        tops = spread([_wanted(bare, bare.nodes[i]) for i in side], [blocks[i].height for i in side])
        for i, top in zip(side, tops, strict=True):
            labels[i] = _side_label(bare, i, blocks[i], top, sign, poles, circles)
    return [labels[i] for i in range(len(bare.nodes))]


def _wanted(bare: Layout, node: PlacedNode) -> float:
    """The height at which the middle of a name would like to be: its node's, a little further out near top and bottom."""
    return node.y - 0.55 * bare.biggest * math.cos(bare.line.bearing(node.angle))


def _pole_label(node: PlacedNode, block: Block, loops: Sequence[Point], *, upper: bool) -> Label:
    left, right = node.x - block.width / 2 - BESIDE_LOOP, node.x + block.width / 2 + BESIDE_LOOP
    away = node.radius + LABEL_GAP
    for x, y in loops:
        if left < x < right and abs(y - node.y) < 90 and (y < node.y) == upper:
            away = max(away, abs(y - node.y) + BESIDE_LOOP)
    top = node.y - away - block.height if upper else node.y + away
    return _label(block, Box(node.x - block.width / 2, top, block.width, block.height), node.x, "middle")


def _side_label(
    bare: Layout, index: int, block: Block, top: float, sign: int, poles: Sequence[Box], circles: Sequence[tuple[float, float, float]]
) -> Label:
    """The name starts where nothing is in its way: beyond every pole name and circle (around nodes and points of loops) at its height."""
    node = bare.nodes[index]
    low, high = top - 3, top + block.height + 3
    edge = 0.0
    for cx, cy, r in circles:  # some hundred for each of a few hundred names that are tried for one ring
        if low - r < cy < high + r:
            short = low - cy if cy < low else cy - high if cy > high else 0.0
            edge = max(edge, sign * (cx - bare.x) + math.sqrt(r * r - short**2))
    for box in poles:
        if low < box.bottom and box.y < high:
            edge = max(edge, (box.right - bare.x if sign > 0 else bare.x - box.x) + 8)
    edge = max(edge, 12.0)
    x = bare.x + sign * edge
    box = Box(x if sign > 0 else x - block.width, top, block.width, block.height)
    middle = top + block.height / 2
    leader: tuple[Point, ...] = ()
    away = math.hypot(x - node.x, middle - node.y) - node.radius
    others = min((math.hypot(x - n.x, middle - n.y) - n.radius for n in bare.nodes if n is not node), default=math.inf)
    if away > FAR and others < 1.5 * away:
        angle = math.atan2(x - node.x, node.y - middle)
        leader = (on_circle(node.x, node.y, node.radius + 8, angle), (x - sign * 4, middle))
    return _label(block, box, x, "start" if sign > 0 else "end", leader)


def _label(block: Block, box: Box, x: float, anchor: Anchor, leader: tuple[Point, ...] = ()) -> Label:
    scale = block.scale
    baselines = tuple(box.y + scale.size * 0.92 + i * scale.line for i in range(len(block.lines)))
    sub = box.y + len(block.lines) * scale.line + scale.sub * 0.95
    return Label(block.lines, block.sub_label, x, baselines, sub, anchor, box, scale.size, scale.sub, leader, block.shortened)


def spread(middles: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Tops of blocks as near as possible to where their middles want to be, in order and without touching.

    Least squares under "one below the other": pool adjacent violators on the middles less the space above them.
    """
    above, offset = [], 0.0
    for height in heights:
        above.append(offset)
        offset += height + ROW_GAP
    wanted = [middle - height / 2 - space for middle, height, space in zip(middles, heights, above, strict=True)]
    pools: list[tuple[float, int]] = []
    for value in wanted:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        pools.append((mean, count))
    level = [mean for mean, count in pools for _ in range(count)]
    return [value + space for value, space in zip(level, above, strict=True)]
