"""The edges of the ring: arcs along it, dashed chords inside it, loops outside it. PURE."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from estelar.ui.ring_shapes import TURN, Edge, EdgeKind, Layout, PlacedEdge, PlacedNode, Point, fixed, on_circle, pair

THIN, THICK = 2.0, 9.0
GAP = 9.0
"""Between a node's rim (its interval ring included) and an edge."""


def bend(layout: Layout, edges: Sequence[Edge], biggest: float) -> Iterator[PlacedEdge]:
    """Each edge whose two ends are there."""
    places = {node.node.key: node for node in layout.nodes}
    count = len(layout.nodes)
    for edge in edges:
        source, target = places.get(edge.source), places.get(edge.target)
        if source is None or target is None:
            continue
        width = THIN + (THICK - THIN) * math.sqrt(min(1.0, max(0.0, edge.weight)))
        if edge.kind is EdgeKind.LOOP or source is target:
            yield _loop(layout, edge, source, target, min(width, 3.0), biggest)
        elif edge.kind is EdgeKind.NEXT and count > 1 and (target.order - source.order) % count == 1:
            yield _along(layout, edge, source, target, width)
        else:
            yield _chord(layout, edge, source, target, min(width, 4.0))


def _head(tip: Point, direction: Point, width: float) -> str:
    """A triangle whose tip is `tip`, pointing along `direction`."""
    length = 5.0 + width * 0.9
    half = 3.2 + width * 0.62
    dx, dy = direction
    size = math.hypot(dx, dy) or 1.0
    dx, dy = dx / size, dy / size
    base = tip[0] - dx * length, tip[1] - dy * length
    one = base[0] - dy * half, base[1] + dx * half
    two = base[0] + dy * half, base[1] - dx * half
    return f"{pair(tip)} {pair(one)} {pair(two)}"


def _head_length(width: float) -> float:
    return 5.0 + width * 0.9


def _along(layout: Layout, edge: Edge, source: PlacedNode, target: PlacedNode, width: float) -> PlacedEdge:
    radius = layout.radius

    def turn(length: float) -> float:
        return 2 * math.asin(min(1.0, length / (2 * radius)))

    start = source.angle + turn(source.radius + GAP)
    tip = (target.angle if target.angle > source.angle else target.angle + TURN) - turn(target.radius + GAP)
    room = max(0.0, (tip - start) * radius)
    width = min(width, max(THIN, room / 3))
    end = max(start, tip - (_head_length(width) - 1) / radius)
    a, b = on_circle(layout.x, layout.y, radius, start), on_circle(layout.x, layout.y, radius, end)
    point = on_circle(layout.x, layout.y, radius, tip)
    lean = (tip + end) / 2
    path = f"M{pair(a)}A{fixed(radius)} {fixed(radius)} 0 {int(end - start > math.pi)} 1 {pair(b)}"
    return PlacedEdge(edge, path, _head(point, (math.cos(lean), math.sin(lean)), width), width)


def _toward(start: Point, to: Point, length: float) -> Point:
    away = math.hypot(to[0] - start[0], to[1] - start[1]) or 1.0
    return start[0] + (to[0] - start[0]) / away * length, start[1] + (to[1] - start[1]) / away * length


def _chord(layout: Layout, edge: Edge, source: PlacedNode, target: PlacedNode, width: float) -> PlacedEdge:
    span = (target.angle - source.angle) % TURN
    half = span / 2 if span <= math.pi else (TURN - span) / 2
    middle = source.angle + (span / 2 if span <= math.pi else span / 2 + math.pi)
    inner = layout.hub + 18
    depth = max(inner, (layout.radius - max(source.radius, target.radius)) * math.cos(half) * 0.9)
    via = on_circle(layout.x, layout.y, depth, middle)
    ends: tuple[Point, Point] = ((source.x, source.y), (target.x, target.y))
    control = 2 * via[0] - (ends[0][0] + ends[1][0]) / 2, 2 * via[1] - (ends[0][1] + ends[1][1]) / 2
    a = _toward(ends[0], control, source.radius + GAP)
    tip = _toward(ends[1], control, target.radius + GAP)
    b = _toward(tip, control, _head_length(width) - 1)
    return PlacedEdge(edge, f"M{pair(a)}Q{pair(control)} {pair(b)}", _head(tip, (tip[0] - control[0], tip[1] - control[1]), width), width)


def _loop(layout: Layout, edge: Edge, source: PlacedNode, target: PlacedNode, width: float, biggest: float) -> PlacedEdge:
    """Out of the source, along a track outside the ring the shorter way, into the target."""
    track = layout.radius + biggest + 13
    if source is target:
        side, span, lean = 1, 0.0, -0.75
    else:
        back = (source.angle - target.angle) % TURN
        side, span = (-1, back) if back <= math.pi else (1, TURN - back)
        lean = 0.95
    out_way = source.angle + side * lean
    home_way = target.angle - side * lean
    out = on_circle(source.x, source.y, source.radius + GAP - 2, out_way)
    tip = on_circle(target.x, target.y, target.radius + GAP - 3, home_way)
    stop = on_circle(target.x, target.y, target.radius + GAP - 3 + _head_length(width) - 1, home_way)
    head = _head(tip, (target.x - tip[0], target.y - tip[1]), width)
    if span < 1.2:
        pull = 24.0 if source is target else min(46.0, 0.42 * math.hypot(tip[0] - out[0], tip[1] - out[1]))
        one = on_circle(out[0], out[1], pull, out_way)
        two = on_circle(stop[0], stop[1], pull, home_way)
        return PlacedEdge(edge, f"M{pair(out)}C{pair(one)} {pair(two)} {pair(stop)}", head, width)
    turn = (biggest + 26) / layout.radius
    on = on_circle(layout.x, layout.y, track, source.angle + side * turn)
    off = on_circle(layout.x, layout.y, track, target.angle - side * turn)
    one = on_circle(layout.x, layout.y, track + 1, source.angle + side * turn * 0.6)
    two = on_circle(layout.x, layout.y, track + 1, target.angle - side * turn * 0.6)
    arc = f"A{fixed(track)} {fixed(track)} 0 {int(span - 2 * turn > math.pi)} {int(side > 0)} {pair(off)}"
    return PlacedEdge(edge, f"M{pair(out)}Q{pair(one)} {pair(on)}{arc}Q{pair(two)} {pair(stop)}", head, width)
