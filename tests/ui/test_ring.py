"""The geometry of the ring: whatever the names and however many, nothing overlaps and nothing leaves the picture."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estelar.ui.ring import HEIGHT, MAX_NODES, WIDTH, Box, Edge, EdgeKind, Layout, Node, lay_out
from estelar.ui.ring_shapes import TURN, Ellipse
from estelar.ui.ring_text import width_of, wrap

names = st.text(alphabet="abcdefghijklmnñopqrstuvwxyzáéíóúWMÁI ..-", min_size=1, max_size=60).map(lambda s: s.strip() or "a")
sub_labels = st.sampled_from(["", "79–85 % · n 520", "datos insuficientes · n 1 842", "muy pocos"])


@st.composite
def cycles(draw: st.DrawFn) -> tuple[list[Node], list[Edge]]:
    count = draw(st.integers(1, MAX_NODES))
    nodes = [Node(f"k{i}", f"{i + 1} {draw(names)}", draw(st.floats(0, 1)), draw(sub_labels)) for i in range(count)]
    keys = st.sampled_from([node.key for node in nodes])
    edge = st.builds(Edge, keys, keys, st.sampled_from(EdgeKind), st.floats(0, 1))
    return nodes, draw(st.lists(edge, max_size=30))


def apart(box: Box, x: float, y: float, radius: float) -> bool:
    """Does the circle stay outside the box?"""
    near = min(max(x, box.x), box.right), min(max(y, box.y), box.bottom)
    return math.hypot(near[0] - x, near[1] - y) >= radius - 1e-6


def check(layout: Layout) -> None:
    boxes = [node.label.box for node in layout.nodes if node.label]
    for i, one in enumerate(boxes):
        assert one.x >= 0
        assert one.y >= 0
        assert one.right <= layout.width
        assert one.bottom <= layout.height
        assert not any(one.overlaps(other, -0.01) for other in boxes[i + 1 :])
        assert all(apart(one, node.x, node.y, node.radius) for node in layout.nodes)
    for i, node in enumerate(layout.nodes):
        assert node.radius >= 6
        assert node.x - node.radius >= 0
        assert node.x + node.radius <= layout.width
        assert node.y - node.radius >= 0
        assert node.y + node.radius <= layout.height
        for other in layout.nodes[i + 1 :]:
            assert math.hypot(node.x - other.x, node.y - other.y) > node.radius + other.radius
        assert math.hypot(node.x - layout.x, node.y - layout.y) > layout.hub + node.radius


@given(cycles())
@settings(max_examples=150, deadline=None)
def test_names_nodes_and_the_middle_never_overlap_nor_leave_the_picture(cycle: tuple[list[Node], list[Edge]]) -> None:
    nodes, edges = cycle
    check(lay_out(nodes, edges))
    check(lay_out(nodes, edges, 360, 360, names=False))


@given(cycles())
@settings(max_examples=60, deadline=None)
def test_loops_run_outside_the_nodes_in_the_picture_and_cross_no_name(cycle: tuple[list[Node], list[Edge]]) -> None:
    layout = lay_out(*cycle)
    for drawn in layout.edges:
        if drawn.edge.kind is not EdgeKind.LOOP:
            continue
        for x, y in drawn.points:
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height
            assert all(apart(node.label.box, x, y, 2) for node in layout.nodes if node.label)
            assert all(math.hypot(node.x - x, node.y - y) >= node.radius for node in layout.nodes)


@pytest.mark.parametrize("count", range(3, MAX_NODES + 1))
def test_other_ways_pass_between_the_nodes_and_the_middle(count: int) -> None:
    nodes = [Node(f"k{i}", f"{i + 1} Espera en la sala") for i in range(count)]
    layout = lay_out(nodes, [Edge(f"k{i}", f"k{(i + 2) % count}", EdgeKind.ALTERNATIVE) for i in range(count)])
    for drawn in layout.edges:
        for x, y in drawn.points:
            assert math.hypot(layout.x - x, layout.y - y) > layout.hub
            assert all(math.hypot(node.x - x, node.y - y) >= node.radius for node in layout.nodes)
            assert all(apart(node.label.box, x, y, 2) for node in layout.nodes if node.label)


@given(cycles())
@settings(max_examples=60, deadline=None)
def test_the_picture_fits_tightly_and_is_not_wider_than_its_card(cycle: tuple[list[Node], list[Edge]]) -> None:
    layout = lay_out(*cycle)
    assert layout.width <= WIDTH + 1
    assert layout.height <= HEIGHT + 1
    if layout.named:
        rights = [layout.x + layout.line.rx] + [x for drawn in layout.edges for x, _y in drawn.points]
        rights += [max(node.x + node.radius, node.label.box.right) for node in layout.nodes if node.label]
        assert layout.width - max(rights) <= 32


@pytest.mark.parametrize("count", [3, 8, 13, 16])
def test_names_of_sixty_letters_are_written_in_full_where_there_are_up_to_sixteen(count: int) -> None:
    name = "Espera en la sala del segundo piso mientras la pantalla avan"
    layout = lay_out([Node(f"k{i}", f"{i + 1} {name}", 1, "79–85 % · n 520") for i in range(count)], [])
    for node in layout.nodes:
        assert node.label
        assert " ".join(node.label.lines) == f"{node.order} {name}"
        assert node.label.size >= 12


@pytest.mark.parametrize(("count", "radius"), [(3, 28), (8, 28), (13, 27), (16, 23), (20, 19), (24, 16)])
def test_nodes_of_a_usual_cycle_are_large(count: int, radius: float) -> None:
    names = ["Busca dónde atenderse", "Reserva por teléfono", "Retira medicamentos en la farmacia", "Espera en sala"]
    nodes = [Node(f"k{i}", f"{i + 1} {names[i % 4]}", 1, "79–85 % · n 520") for i in range(count)]
    assert min(node.radius for node in lay_out(nodes, []).nodes) >= radius


@given(st.floats(90, 400), st.floats(90, 400), st.integers(1, MAX_NODES))
def test_places_on_an_ellipse_are_equally_far_apart_along_it(rx: float, ry: float, count: int) -> None:
    line = Ellipse(0, 0, rx, ry)
    angles = [*line.evenly(count), TURN]
    ways = []
    for one, two in pairwise(angles):
        steps = [one + (two - one) * i / 400 for i in range(401)]
        ways.append(sum(math.dist(line.at(a), line.at(b)) for a, b in pairwise(steps)))
    assert max(ways) - min(ways) < 0.01 * max(ways)


@given(cycles())
@settings(max_examples=80, deadline=None)
def test_every_edge_is_drawn_with_finite_numbers(cycle: tuple[list[Node], list[Edge]]) -> None:
    nodes, edges = cycle
    layout = lay_out(nodes, edges)
    assert [drawn.edge for drawn in layout.edges] == edges
    for drawn in layout.edges:
        assert "nan" not in drawn.path + drawn.head
        assert "inf" not in drawn.path + drawn.head
        assert len(drawn.head.split()) == 6
        assert 0 < drawn.width <= 10


@given(cycles())
@settings(max_examples=60, deadline=None)
def test_the_order_runs_clockwise_from_the_top(cycle: tuple[list[Node], list[Edge]]) -> None:
    layout = lay_out(*cycle)
    assert [node.order for node in layout.nodes] == list(range(1, len(layout.nodes) + 1))
    assert layout.nodes[0].x == pytest.approx(layout.x)
    assert layout.nodes[0].y < layout.y
    angles = [node.angle for node in layout.nodes]
    assert angles == sorted(angles)


@pytest.mark.parametrize("count", range(1, MAX_NODES + 1))
def test_a_usual_cycle_shows_every_name_in_full(count: int) -> None:
    nodes = [Node(f"k{i}", f"{i + 1} Espera en la sala del piso", 0.5, "79–85 % · n 520") for i in range(count)]
    layout = lay_out(nodes, [Edge(f"k{i}", f"k{i + 1}") for i in range(count - 1)])
    assert layout.named
    assert all(node.label and not node.label.shortened for node in layout.nodes)


def test_names_of_sixty_letters_are_still_written_beside_twenty_four_nodes() -> None:
    name = "Espera en la sala del segundo piso mientras la pantalla avan"
    assert len(name) == 60
    layout = lay_out([Node(f"k{i}", name, 1, "79–85 % · n 520") for i in range(24)], [])
    assert layout.named
    check(layout)


def test_heavier_moments_are_larger() -> None:
    layout = lay_out([Node("a", "a", 1.0), Node("b", "b", 0.1), Node("c", "c", 0.0)], [])
    radii = [node.radius for node in layout.nodes]
    assert radii == sorted(radii, reverse=True)
    assert radii[0] > radii[2]


def test_a_ring_without_nodes_or_with_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 24"):
        lay_out([], [])
    with pytest.raises(ValueError, match="1 to 24"):
        lay_out([Node(str(i), "x") for i in range(25)], [])


def test_an_edge_to_an_unknown_node_is_left_out() -> None:
    assert lay_out([Node("a", "a")], [Edge("a", "gone")]).edges == ()


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_arc_of_an_interval_starts_and_ends_on_its_circle(one: float, two: float) -> None:
    node = lay_out([Node("a", "a")], []).nodes[0]
    path = node.arc(min(one, two), max(one, two), 30)
    numbers = [float(text) for text in re.findall(r"-?\d+\.?\d*", path)]
    for x, y in ((numbers[0], numbers[1]), (numbers[-2], numbers[-1])):
        assert math.hypot(x - node.x, y - node.y) == pytest.approx(30, abs=0.02)


@given(names, st.integers(60, 200), st.integers(1, 4))
def test_wrapped_lines_keep_within_their_width_and_number(text: str, limit: int, lines: int) -> None:
    made, shortened = wrap(text, 14, limit, lines)
    assert 1 <= len(made) <= lines
    assert all(width_of(line, 14, bold=True) <= limit for line in made)
    if not shortened:
        assert "".join(made).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
