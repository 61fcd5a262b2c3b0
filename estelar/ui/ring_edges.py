"""The edges of the ring: arcs along it, dashed chords inside it, loops outside it. PURE."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from estelar.ui.ring_shapes import TURN, Edge, EdgeKind, Ellipse, Layout, PlacedEdge, PlacedNode, Point, fixed, on_circle, pair

THIN, THICK = 2.5, 10.0
GAP = 8.5
"""Between a node's rim (its interval ring included) and an edge."""
TRACK = 15.0
"""Between the largest node's rim and the first loop that passes by; the next lanes lie outside of it."""
LANE = 9.0
LANES = 4


def bend(layout: Layout, edges: Sequence[Edge]) -> Iterator[PlacedEdge]:
    """Each edge whose two ends are there."""
    places = {node.node.key: node for node in layout.nodes}
    count = len(layout.nodes)
    lanes = lanes_of(edges, {key: node.order for key, node in places.items()}, count)
    for index, edge in enumerate(edges):
        source, target = places.get(edge.source), places.get(edge.target)
        if source is None or target is None:
            continue
        width = THIN + (THICK - THIN) * math.sqrt(min(1.0, max(0.0, edge.weight)))
        if is_loop(edge):
            yield _loop(layout, edge, source, target, min(width, 3.5), lanes.get(index, 0))
        elif edge.kind is EdgeKind.NEXT and count > 1 and (target.order - source.order) % count == 1:
            yield _along(layout, edge, source, target, width)
        else:
            yield _chord(layout, edge, source, target, min(width * 0.6, 3.2))


def is_loop(edge: Edge) -> bool:
    """Does it run outside the ring?"""
    return edge.kind is EdgeKind.LOOP or edge.source == edge.target


def lanes_of(edges: Sequence[Edge], orders: Mapping[str, int], count: int) -> dict[int, int]:
    """A lane for each loop, so that loops side by side do not lie on each other: the shortest is the innermost."""
    spans: list[tuple[int, set[int]]] = []
    for index, edge in enumerate(edges):
        if is_loop(edge) and edge.source in orders and edge.target in orders:
            start, steps = _way(orders[edge.source], orders[edge.target], count)
            spans.append((index, {(start + step) % count for step in range(steps)}))
    lanes: dict[int, int] = {}
    taken: list[set[int]] = [set() for _lane in range(LANES)]
    for index, span in sorted(spans, key=lambda one: len(one[1])):
        lane = next((i for i, there in enumerate(taken) if not there & span), LANES - 1)
        taken[lane] |= span
        lanes[index] = lane
    return lanes


def _way(source: int, target: int, count: int) -> tuple[int, int]:
    """Where the shorter way between two places begins, clockwise, and over how many steps it goes."""
    back = (source - target) % count
    return (target, back) if back <= count / 2 else (source, count - back)


def _head_length(width: float) -> float:
    return 6.5 + width


def _head(tip: Point, direction: Point, width: float) -> str:
    """A triangle whose tip is `tip`, pointing along `direction`."""
    length = _head_length(width)
    half = 4.0 + width * 0.62
    dx, dy = direction
    size = math.hypot(dx, dy) or 1.0
    dx, dy = dx / size, dy / size
    base = tip[0] - dx * length, tip[1] - dy * length
    one = base[0] - dy * half, base[1] + dx * half
    two = base[0] + dy * half, base[1] - dx * half
    return f"{pair(tip)} {pair(one)} {pair(two)}"


def _along(layout: Layout, edge: Edge, source: PlacedNode, target: PlacedNode, width: float) -> PlacedEdge:
    line = layout.line
    start = line.further(source.angle, source.radius + GAP)
    there = target.angle if target.angle > source.angle else target.angle + TURN
    tip = line.further(there, target.radius + GAP, -1)
    room = max(0.0, math.dist(line.at(start), line.at(tip))) if tip > start else 0.0
    width = min(width, max(THIN, room / 3.2))
    end = max(start, line.further(tip, min(_head_length(width) - 1, room * 0.8), -1)) if room else start
    a, b, point = line.at(start), line.at(end), line.at(tip)
    path = f"M{pair(a)}{_arc(line, 0, start, end)}"
    lean = point if tip > end else line.at(tip + 0.01)
    return PlacedEdge(edge, path, _head(point, (lean[0] - b[0], lean[1] - b[1]), width), width)


def _arc(line: Ellipse, out: float, start: float, end: float) -> str:
    """The rest of a path, along the ellipse that lies `out` outside of `line`."""
    size = f"{fixed(line.rx + out)} {fixed(line.ry + out)}"
    return f"A{size} 0 {int(abs(end - start) > math.pi)} {int(end > start)} {pair(line.at(end, out))}"


def _toward(start: Point, to: Point, length: float) -> Point:
    away = math.dist(start, to) or 1.0
    return start[0] + (to[0] - start[0]) / away * length, start[1] + (to[1] - start[1]) / away * length


def _chord(layout: Layout, edge: Edge, source: PlacedNode, target: PlacedNode, width: float) -> PlacedEdge:
    """Inside the ring: past the nodes between its ends, and past the hub."""
    line = layout.line
    span = (target.angle - source.angle) % TURN
    half = span / 2 if span <= math.pi else (TURN - span) / 2
    middle = source.angle + (span / 2 if span <= math.pi else span / 2 + math.pi)
    inner = layout.hub + 18
    outer = math.dist(line.at(middle), (line.x, line.y)) - layout.biggest
    depth = max(inner, min(outer - 14, outer * math.cos(half) * 0.94))
    via = on_circle(line.x, line.y, depth, math.atan2(line.at(middle)[0] - line.x, line.y - line.at(middle)[1]))
    ends: tuple[Point, Point] = ((source.x, source.y), (target.x, target.y))
    control = 2 * via[0] - (ends[0][0] + ends[1][0]) / 2, 2 * via[1] - (ends[0][1] + ends[1][1]) / 2
    a = _toward(ends[0], control, source.radius + GAP)
    tip = _toward(ends[1], control, target.radius + GAP)
    b = _toward(tip, control, _head_length(width) - 1)
    head = _head(tip, (tip[0] - control[0], tip[1] - control[1]), width)
    return PlacedEdge(edge, f"M{pair(a)}Q{pair(control)} {pair(b)}", head, width, tuple(_curve(a, control, control, b)))


def _curve(a: Point, one: Point, two: Point, b: Point, steps: int = 8) -> Iterator[Point]:
    """Points of a cubic curve (a quadratic one when both controls are the same: near enough)."""
    for step in range(steps + 1):
        t = step / steps
        if one == two:
            weights = ((1 - t) ** 2, 2 * t * (1 - t), 0.0, t**2)
        else:
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            weights[0] * a[0] + weights[1] * one[0] + weights[2] * two[0] + weights[3] * b[0],
            weights[0] * a[1] + weights[1] * one[1] + weights[2] * two[1] + weights[3] * b[1],
        )


def _loop(layout: Layout, edge: Edge, source: PlacedNode, target: PlacedNode, width: float, lane: int) -> PlacedEdge:
    """Out of the source, along a lane outside the ring the shorter way, into the target."""
    line = layout.line
    start, steps = _way(source.order, target.order, len(layout.nodes))
    side = 1 if start == source.order and source is not target else -1
    span = (side * (target.angle - source.angle)) % TURN if source is not target else 0.0
    lean = -0.75 if source is target else 1.0
    out_way = line.bearing(source.angle) + side * lean
    home_way = line.bearing(target.angle) - side * lean
    out = on_circle(source.x, source.y, source.radius + GAP - 2, out_way)
    tip = on_circle(target.x, target.y, target.radius + GAP - 2, home_way)
    stop = on_circle(target.x, target.y, target.radius + GAP - 3 + _head_length(width), home_way)
    head = _head(tip, (target.x - tip[0], target.y - tip[1]), width)
    if steps < 2:
        pull = 26.0 if source is target else min(34.0, 0.4 * math.dist(tip, out)) + lane * LANE
        one, two = on_circle(*out, pull, out_way), on_circle(*stop, pull, home_way)
        path = f"M{pair(out)}C{pair(one)} {pair(two)} {pair(stop)}"
        return PlacedEdge(edge, path, head, width, (*_curve(out, one, two, stop), tip))
    track = layout.biggest + TRACK + lane * LANE
    on = line.further(source.angle, layout.biggest + 26 + lane * LANE, side)
    off = line.further(target.angle, layout.biggest + 26 + lane * LANE, -side)
    if side * (off - on) % TURN > span:  # the two curves would meet: no straight part between them
        on = off = source.angle + side * span / 2
    off = on + side * ((side * (off - on)) % TURN)
    one = line.at(source.angle + (on - source.angle) * 0.6, track + 1)
    two = line.at(off + side * abs(((target.angle - off) * side) % TURN) * 0.4, track + 1)
    landing = line.at(off, track)
    path = f"M{pair(out)}Q{pair(one)} {pair(line.at(on, track))}{_arc(line, track, on, off)}Q{pair(two)} {pair(stop)}"
    between = [line.at(on + (off - on) * step / 24, track) for step in range(25)]
    points = (*_curve(out, one, one, line.at(on, track)), *between, *_curve(landing, two, two, stop), tip)
    return PlacedEdge(edge, path, head, width, points)
