from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Person, Unit, as_tree
from estelar.people.operations.units import add_unit, change_unit, close_unit, move_unit, reopen_unit
from tests import make
from tests.conftest import Cast


def broken(error: pytest.ExceptionInfo[RuleBroken]) -> str:
    return error.value.code


def test_a_unit_is_added_with_its_path_and_a_line_in_the_journal(cast: Cast, now: datetime) -> None:
    unit = add_unit(name="  Sala  2 ", parent=cast.north, code="S2", by=cast.gema, at=now)
    assert (unit.name, unit.path, unit.depth) == ("Sala 2", f"{cast.north.path}{unit.pk}/", 2)
    entry = Entry.objects.get(key="people.unit_added")
    assert (entry.by, entry.subject_label, entry.detail["part_of"]) == (cast.gema, "Sala 2", "Sede Norte")


def test_there_is_one_root(cast: Cast, now: datetime) -> None:
    with pytest.raises(RuleBroken) as error:
        add_unit(name="Otra", parent=None, by=cast.gema, at=now)
    assert broken(error) == "one_root"


def test_the_first_unit_needs_no_parent(db: None, now: datetime) -> None:
    assert add_unit(name="Todo", parent=None, by=Person.objects.robot(), at=now).depth == 0


@pytest.mark.parametrize(("name", "code", "reason"), [("", "", "no_name"), ("sede SUR", "", "name_taken"), ("Nueva", "n1", "code_taken")])
def test_names_are_unique_in_their_place_and_codes_everywhere(cast: Cast, now: datetime, name: str, code: str, reason: str) -> None:
    change_unit(cast.north, name="Sede Norte", code="N1", by=cast.gema, at=now)
    with pytest.raises(RuleBroken) as error:
        add_unit(name=name, code=code, parent=cast.root, by=cast.gema, at=now)
    assert broken(error) == reason


def test_the_same_name_may_stand_in_two_places(cast: Cast, now: datetime) -> None:
    assert add_unit(name="Caja", parent=cast.north, by=cast.gema, at=now) != add_unit(name="Caja", parent=cast.south, by=cast.gema, at=now)


def test_a_rename_remembers_what_was_before_and_nothing_when_nothing_changes(cast: Cast, now: datetime) -> None:
    change_unit(cast.north, name="Sede Norte", by=cast.gema, at=now)
    assert not Entry.objects.exists()
    change_unit(cast.north, name="sede norte", by=cast.gema, at=now)
    assert Entry.objects.get().detail == {"changes": {"name": ["Sede Norte", "sede norte"]}}


def test_a_move_takes_the_whole_subtree_in_one_statement(cast: Cast, now: datetime) -> None:
    floor = add_unit(name="Piso 1", parent=cast.north, by=cast.gema, at=now)
    rooms = [add_unit(name=f"Sala {i}", parent=floor, by=cast.gema, at=now) for i in range(3)]
    with CaptureQueriesContext(connection) as queries:
        moved = move_unit(floor, parent=cast.south, by=cast.gema, at=now)
    assert sum(q["sql"].startswith("UPDATE") for q in queries) == 1
    assert (moved.parent, moved.path) == (cast.south, f"{cast.south.path}{floor.pk}/")
    assert {u.path for u in Unit.objects.filter(pk__in=[r.pk for r in rooms])} == {f"{moved.path}{r.pk}/" for r in rooms}
    assert Entry.objects.get(key="people.unit_moved").detail == {"was_part_of": "Sede Norte", "part_of": "Sede Sur"}


def test_what_one_sees_follows_the_move(cast: Cast, now: datetime) -> None:
    room = add_unit(name="Sala", parent=cast.north, by=cast.gema, at=now)
    assert room in Unit.objects.visible_to(cast.ana)
    move_unit(room, parent=cast.south, by=cast.gema, at=now)
    assert room not in Unit.objects.visible_to(cast.ana)
    assert room in Unit.objects.visible_to(cast.carla)


def test_a_unit_does_not_move_below_itself_nor_the_root_anywhere(cast: Cast, now: datetime) -> None:
    room = add_unit(name="Sala", parent=cast.north, by=cast.gema, at=now)
    for unit, parent, reason in (
        (cast.north, room, "below_itself"),
        (cast.north, cast.north, "below_itself"),
        (cast.root, room, "root_stays"),
    ):
        with pytest.raises(RuleBroken) as error:
            move_unit(unit, parent=parent, by=cast.gema, at=now)
        assert broken(error) == reason


def test_a_move_neither_doubles_a_name_nor_grows_the_tree_too_deep(cast: Cast, now: datetime) -> None:
    add_unit(name="Caja", parent=cast.south, by=cast.gema, at=now)
    till = add_unit(name="caja", parent=cast.north, by=cast.gema, at=now)
    with pytest.raises(RuleBroken) as error:
        move_unit(till, parent=cast.south, by=cast.gema, at=now)
    assert broken(error) == "name_taken"
    deep = cast.north
    for level in range(3, 13):
        deep = add_unit(name=f"Nivel {level}", parent=deep, by=cast.gema, at=now)
    with pytest.raises(RuleBroken) as error:
        add_unit(name="Nivel 13", parent=deep, by=cast.gema, at=now)
    assert broken(error) == "too_deep"
    with pytest.raises(RuleBroken) as error:
        move_unit(cast.north, parent=cast.south, by=cast.gema, at=now)
    assert broken(error) == "too_deep"


def test_a_unit_closes_from_the_leaves_and_reopens_from_the_root(cast: Cast, now: datetime) -> None:
    room = add_unit(name="Sala", parent=cast.north, by=cast.gema, at=now)
    with pytest.raises(RuleBroken) as error:
        close_unit(cast.north, by=cast.gema, at=now)
    assert broken(error) == "open_parts"
    close_unit(room, by=cast.gema, at=now)
    assert close_unit(cast.north, by=cast.gema, at=now).closed_at == now
    refused: list[Callable[[], object]] = [
        lambda: reopen_unit(room, by=cast.gema, at=now),
        lambda: add_unit(name="X", parent=cast.north, by=cast.gema, at=now),
    ]
    for act in refused:
        with pytest.raises(RuleBroken) as error:
            act()
        assert broken(error) == "parent_closed"
    reopen_unit(cast.north, by=cast.gema, at=now)
    assert reopen_unit(room, by=cast.gema, at=now).is_open
    assert Unit.objects.open().count() == 4
    with pytest.raises(RuleBroken) as error:
        close_unit(cast.root, by=cast.gema, at=now)
    assert broken(error) == "root_stays"


def test_the_tree_comes_in_order_of_spanish_names(cast: Cast, now: datetime) -> None:
    for name in ("zaguán", "Área de cobro", "archivo"):
        add_unit(name=name, parent=cast.north, by=cast.gema, at=now)
    names = [unit.name for unit in as_tree(Unit.objects.in_tree_order())]
    assert names == ["Clínica Aurora", "Sede Norte", "archivo", "Área de cobro", "zaguán", "Sede Sur"]


def recomputed(unit: Unit, by_pk: dict[int, Unit]) -> str:
    """The oracle: the way from the root, by asking each for its parent."""
    steps = [unit.pk]
    while unit.parent_id is not None:
        unit = by_pk[unit.parent_id]
        steps.append(unit.pk)
    return "/" + "".join(f"{pk}/" for pk in reversed(steps))


STEP = st.tuples(st.sampled_from(["add", "move", "close", "reopen"]), st.integers(0, 30), st.integers(0, 30))


class TreeStaysWhole(TestCase):
    """Whatever is done in whatever order, every path is the way from the root, and no open unit lies below a closed one."""

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(STEP, max_size=25))
    def test_paths_always_equal_the_recomputed_way_from_the_root(self, steps: list[tuple[str, int, int]]) -> None:
        robot = Person.objects.robot()
        units = [add_unit(name="raíz", parent=None, by=robot, at=make.NOW)]
        for number, (what, one, other) in enumerate(steps):
            unit, place = units[one % len(units)], units[other % len(units)]
            try:
                if what == "add":
                    units.append(add_unit(name=f"u{number}", parent=place, by=robot, at=make.NOW))
                elif what == "move":
                    move_unit(unit, parent=place, by=robot, at=make.NOW)
                elif what == "close":
                    close_unit(unit, by=robot, at=make.NOW)
                else:
                    reopen_unit(unit, by=robot, at=make.NOW)
            except RuleBroken:
                pass
            by_pk = {u.pk: u for u in Unit.objects.all()}
            assert all(u.path == recomputed(u, by_pk) for u in by_pk.values())
            assert not any(u.is_open and u.parent_id and not by_pk[u.parent_id].is_open for u in by_pk.values())
