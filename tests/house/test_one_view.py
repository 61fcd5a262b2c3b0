"""One view of the rows, whatever the way to them: what somebody finds in a list is what they can open, find, export, count and call.

Organisations are drawn at random (a tree of units, roles in some of them, rows anywhere), and who may see what is said here once more in
plain Python, from the tree and the roles alone.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from estelar.customers.models import Customer
from estelar.customers.rules import keys
from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport
from estelar.nav import find
from estelar.people.models import Person, Unit
from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission
from tests import make
from tests.api.calling import Caller, caller_of
from tests.conftest import Cast

_number = count(1)
NAME = "Zulema"
"""All rows with a name have it: one search of the palette finds them all, and nothing else of the house."""


@dataclass
class World:
    """What was drawn."""

    units: list[Unit] = field(default_factory=list)
    above: dict[int, set[int]] = field(default_factory=dict)  # unit → itself and everything above it
    people: list[tuple[Person, list[tuple[Role, Unit]]]] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    customers: list[Customer] = field(default_factory=list)
    imports: list[FileImport] = field(default_factory=list)
    cycle: Cycle | None = None

    def sees(self, roles: list[tuple[Role, Unit]], unit: Unit | None) -> bool:
        """The oracle: a role held in the unit, or above it."""
        return unit is not None and any(held.pk in self.above[unit.pk] for _role, held in roles)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """A tree as a list of parents, and places in it."""
    parents = [draw(st.integers(0, n)) for n in range(draw(st.integers(1, 5)))]
    place = st.integers(0, len(parents))
    held = st.lists(st.tuples(st.sampled_from(list(Role)), place), max_size=2, unique=True)
    return {
        "parents": parents,
        "people": draw(st.lists(held, min_size=1, max_size=3)),
        "encounters": draw(st.lists(place, max_size=5)),
        "customers": draw(st.lists(st.none() | place, max_size=4)),
    }


def made(plan: dict[str, Any], cast: Cast) -> World:
    """The rows of a plan, all of today."""
    world, now = World(), timezone.now()
    root = make.unit(f"{NAME} raíz {next(_number)}", cast.root)
    world.units.append(root)
    world.above[root.pk] = {root.pk, cast.root.pk}
    for parent in plan["parents"]:
        above = world.units[parent]
        unit = make.unit(f"{NAME} unidad {next(_number)}", above)
        world.units.append(unit)
        world.above[unit.pk] = world.above[above.pk] | {unit.pk}
    for held in plan["people"]:
        roles = [(role, world.units[place]) for role, place in held]
        world.people.append((make.person(f"{NAME.lower()}{next(_number)}", *roles), roles))
    world.cycle = make.cycle(f"Ciclo {next(_number)}", ("Llega", "Espera"))
    moment = world.cycle.moments.order_by("position")[0]
    for place in plan["encounters"]:
        world.encounters.append(make.encounter(moment, world.units[place], cast.robot, at=now - timedelta(minutes=5), impression=1))
    for place in plan["customers"]:
        name = f"{NAME} {next(_number)}"
        known = keys(name=name, document="", phone="", email="")
        world.customers.append(make.customer(name, unit=None if place is None else world.units[place], **known))
    for person, _roles in world.people:
        world.imports.append(
            FileImport.objects.create(file_name=f"{NAME}.csv", sha256="0" * 64, size=1, by=person, at=now, state=FileImport.State.DONE)
        )
    return world


@dataclass
class Eyes:
    """Somebody who looks: through pages, the palette and the API."""

    person: Person
    roles: list[tuple[Role, Unit]]
    client: Client
    api: Caller

    def may(self, permission: Permission) -> bool:
        return any(permission in ROLES[role] for role, _unit in self.roles)

    def listed(self, address: str, link: str) -> set[int]:
        """The numbers of the rows that a list links to."""
        answer = self.client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return {int(number) for number in re.findall(rf'href="{link}(\d+)/"', answer.content.decode())}

    def opened(self, pks: list[int], url: Callable[[int], str]) -> set[int]:
        """Those whose own page opens; every other one must not be there at all."""
        statuses = {pk: self.client.get(url(pk)).status_code for pk in pks}
        assert set(statuses.values()) <= {200, 404}, statuses
        return {pk for pk, status in statuses.items() if status == 200}

    def called(self, path: str, pks: list[int]) -> tuple[set[int], set[int]]:
        """What the API lists, and what it opens."""
        listed = {row["id"] for row in self.api.all_of(f"/{path}?limit=200")}
        statuses = {pk: self.api.get(f"/{path}/{pk}").status_code for pk in pks}
        assert set(statuses.values()) <= {200, 404}, statuses
        return listed & set(pks), {pk for pk, status in statuses.items() if status == 200}

    def found(self, link: str, words: str = NAME) -> set[int]:
        """What the palette finds (at most five of a kind)."""
        lines = find(self.person, words, customer="cliente")
        return {int(match[1]) for line in lines if (match := re.fullmatch(rf"{link}(\d+)/", line["url"]))}


def check_encounters(eyes: Eyes, world: World) -> None:
    """List = page = file = figures = API."""
    seen = {e.pk for e in world.encounters if world.sees(eyes.roles, e.unit)}
    pks = [e.pk for e in world.encounters]
    assert eyes.listed("/contactos/", "/contactos/") == seen
    assert eyes.opened(pks, lambda pk: reverse("encounters:detail", args=[pk])) == seen
    answer = eyes.client.get(reverse("encounters:export"))
    written = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")), delimiter=";")  # type: ignore[attr-defined]
    rows = [re.split(r"[;,\t]", line[0])[0] for line in list(written)[1:] if line]
    assert {int(number) for number in rows} == seen
    assert eyes.called("encounters", pks) == (seen, seen)
    assert world.cycle
    page = eyes.client.get(reverse("reports:live", args=[world.cycle.pk]))
    assert page.context["live"].total.figures.n == len(seen)
    figures = eyes.api.get(f"/cycles/{world.cycle.pk}/figures").json()
    assert figures["total"]["contacts"] == len(seen)


def check_customers(eyes: Eyes, world: World) -> None:
    """List = search = palette = page = API. Those of no unit are everybody's."""
    seen = {c.pk for c in world.customers if c.unit is None or world.sees(eyes.roles, c.unit)}
    pks = [c.pk for c in world.customers]
    assert eyes.listed("/clientes/", "/clientes/") & set(pks) == seen
    for words in (NAME, "Zulena", "lema"):
        assert eyes.listed(f"/clientes/?q={words}", "/clientes/") & set(pks) == seen
    assert eyes.found("/clientes/") & set(pks) == seen
    assert eyes.opened(pks, lambda pk: reverse("customers:customer", args=[pk])) == seen
    assert eyes.opened(pks, lambda pk: reverse("encounters:of_customer", args=[pk])) == seen
    assert eyes.called("customers", pks) == (seen, seen)


def check_units(eyes: Eyes, world: World) -> None:
    """Tree = page = API; the palette finds some of them and no other."""
    seen = {u.pk for u in world.units if world.sees(eyes.roles, u)}
    pks = [u.pk for u in world.units]
    assert eyes.listed("/personas/unidades/", "/personas/unidades/") == seen
    assert eyes.opened(pks, lambda pk: reverse("people:unit", args=[pk])) == seen
    assert eyes.called("units", pks) == (seen, seen)
    found = eyes.found("/personas/unidades/")
    assert found <= seen
    assert len(found) == min(len(seen), 5)


def check_people(eyes: Eyes, world: World) -> None:
    """List = page = palette = API: whoever holds a role where one holds one; oneself; for administrators also those without any role."""
    changes = eyes.may(Permission.CHANGE_PEOPLE)
    seen = {
        person.pk
        for person, roles in world.people
        if person == eyes.person or any(world.sees(eyes.roles, unit) for _role, unit in roles) or (changes and not roles)
    }
    pks = [person.pk for person, _roles in world.people]
    assert eyes.listed("/personas/", "/personas/") & set(pks) == seen
    assert eyes.opened(pks, lambda pk: reverse("people:person", args=[pk])) == seen
    assert eyes.found("/personas/") & set(pks) == seen
    listed, opened = eyes.called("persons", pks)
    assert listed == opened == seen - {eyes.person.pk} | (listed & {eyes.person.pk})  # to the API, oneself is the robot


def check_imports(eyes: Eyes, world: World) -> None:
    """List = page: one's own, for whoever may import; nobody here holds a role at the root."""
    if not eyes.may(Permission.IMPORT_ENCOUNTERS):
        assert eyes.client.get(reverse("encounters:imports")).status_code == 403
        return
    seen = {one.pk for one in world.imports if one.by_id == eyes.person.pk}
    assert eyes.listed("/contactos/archivos/", "/contactos/archivos/") == seen
    assert eyes.opened([one.pk for one in world.imports], lambda pk: reverse("encounters:import", args=[pk])) == seen


@pytest.fixture
def facts_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


@hypothesis_settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=plans())
def test_list_page_search_file_figures_and_api_show_the_same_rows(facts_folder: None, cast: Cast, plan: dict[str, Any]) -> None:
    kept = transaction.savepoint_create()
    world = made(plan, cast)
    for person, roles in world.people:
        cache.clear()
        client = Client()
        client.force_login(person)
        eyes = Eyes(person, roles, client, caller_of(cast, *roles))
        if not roles:
            assert client.get("/contactos/").status_code == 403
            assert find(person, NAME, customer="cliente") == []
            assert eyes.api.get("/encounters").status_code == 403
            continue
        for check in (check_encounters, check_customers, check_units, check_people, check_imports):
            check(eyes, world)
    transaction.savepoint_rollback(kept)
