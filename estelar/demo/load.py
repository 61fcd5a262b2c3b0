"""Brings the demo in: organisation, units, people, cycles from the starters, a year of contacts through the file intake, and cases."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from estelar.cycles.models import Cycle
from estelar.cycles.operations.cycles import create_from_starter
from estelar.cycles.operations.publish import publish
from estelar.cycles.operations.services import service_called
from estelar.cycles.rules.starters import starter
from estelar.demo import generate, words
from estelar.demo.cases import load_cases
from estelar.demo.truths import PLANS, Plan
from estelar.encounters.models import Encounter
from estelar.encounters.operations import intake
from estelar.errors import RuleBroken
from estelar.people.models import Person, Unit
from estelar.people.operations.organisation import change_organisation
from estelar.people.operations.persons import add_person, assign_role
from estelar.people.operations.units import add_unit
from estelar.people.rules import Role

WHO = (
    # (e-mail, number of the invented name, role, unit)
    ("admin@demo.invalid", 101, Role.ADMINISTRATOR, "root"),
    ("direccion@demo.invalid", 102, Role.DIRECTOR, "root"),
    ("calidad@demo.invalid", 103, Role.QUALITY_MANAGER, "root"),
    ("auditoria@demo.invalid", 104, Role.AUDITOR, "root"),
    ("supervision@demo.invalid", 105, Role.SUPERVISOR, "clinics"),
    ("agente@demo.invalid", 106, Role.AGENT, "north"),
)
Told = Callable[[float, str], None]


@dataclass(frozen=True)
class Loaded:
    """What was brought in, and the one password of all demo logins."""

    encounters: int
    rejected: int
    password: str
    logins: tuple[tuple[str, str], ...]  # (e-mail, role)


def is_empty() -> bool:
    """Nobody has begun to use this installation: no unit, no person, no cycle."""
    return not Unit.objects.exists() and not Cycle.objects.exists() and not Person.objects.filter(kind=Person.Kind.HUMAN).exists()


def load(*, seed: int, last: date, language: str, by: Person, at: datetime, told: Told = lambda _share, _doing: None) -> Loaded:
    """Fill an empty installation. Raises RuleBroken when somebody already uses it: the demo never mixes with real data."""
    if not is_empty():
        raise RuleBroken("The demo is only for an empty installation, and this one is in use. Choose another folder: ESTELAR_DATA=...")
    told(0.01, "units and people")
    units = _units(language, by=by, at=at)
    password = f"estelar-{secrets.token_hex(4)}"
    _people(units, password, by=by, at=at)
    made = rejected = 0
    for number, plan in enumerate(PLANS):
        _cycle(plan, language, by=by, at=at)
        table = generate.contacts(plan, seed=seed, last=last, language=language)

        def progress(share: float, doing: str, number: int = number) -> None:
            told(0.05 + (number + share) / len(PLANS) * 0.7, doing)

        done = _import(plan, table, by=by, at=at, told=progress)
        made += done.encounters_made
        rejected += done.rows_rejected
    told(0.76, "cases")
    contacts = Encounter.objects.count()
    load_cases(units, last=last, at=at)
    made += Encounter.objects.count() - contacts  # a case writes how it was lived, too
    return Loaded(made, rejected, password, tuple((email, role.value) for email, _name, role, _unit in WHO))


def _units(language: str, *, by: Person, at: datetime) -> dict[str, Unit]:
    names = words.UNITS[language]
    spanish = language == "es"
    change_organisation(
        by=by, at=at, name=names["root"], language=language, country="CO", time_zone="America/Bogota",
        customer_es="usuario", customers_es="usuarios", customer_gender="m",
        customer_en="client" if spanish else "customer", customers_en="clients" if spanish else "customers",
    )  # fmt: skip
    units = {"root": add_unit(name=names["root"], code="root", parent=None, by=by, at=at)}
    for plan in PLANS:
        units[plan.code] = add_unit(name=names[plan.code], code=plan.code, parent=units["root"], by=by, at=at)
        for branch in plan.branches:
            units[branch.code] = add_unit(name=names[branch.code], code=branch.code, parent=units[plan.code], by=by, at=at)
    return units


def _people(units: dict[str, Unit], password: str, *, by: Person, at: datetime) -> None:
    for email, number, role, unit in WHO:
        person = add_person(email=email, name=words.staff_name(number), by=by, at=at)
        person.set_password(password)
        person.save(update_fields=["password"])
        assign_role(person, role=role, unit=units[unit], by=by, at=at)
    number = 0
    for plan in PLANS:
        for branch in plan.branches:
            for n in range(1, words.STAFF_PER_UNIT + 1):
                number += 1
                code = f"{branch.code}-{n}"
                person = add_person(email=f"{code}@demo.invalid", name=words.staff_name(number), external_id=code, by=by, at=at)
                assign_role(person, role=Role.AGENT, unit=units[branch.code], by=by, at=at)


def _cycle(plan: Plan, language: str, *, by: Person, at: datetime) -> None:
    design = starter(plan.starter, language)
    assert design is not None, plan.starter
    service = design["service"]
    kept = service_called(service["name"], kind=service["kind"], stage=service.get("stage", "operation"), by=by, at=at)
    cycle = create_from_starter(kept, starter_name=plan.starter, language=language, by=by, at=at)
    draft = cycle.versions.get()
    note = "Primera versión, tomada del modelo." if language == "es" else "First version, from the starter."
    publish(draft, base=draft.revision, note=note, by=by, at=at)


def mapping(plan: Plan, cycle: Cycle) -> dict[str, Any]:
    """How the generated table becomes encounters: an ordinary mapping of the file intake."""
    return {
        "schema": "estelar.mapping/1",
        "source": "demo",
        "form": "long",
        "cycle": cycle.pk,
        "when": {"columns": ["when"], "orders": ["ymd"]},
        "moment": {"column": "moment"},
        "unit": {"column": "unit"},
        "served_by": {"column": "served_by"},
        "customer": {"external_id": "customer", "name": "customer_name"},
        "external_id": {"column": "external_id"},
        "visit": {"column": "visit"},
        "rating": {"column": "rating", "scale": "1-5"},
        "impression": {"column": "impression", "obtained": "staff"},
        "wait": {"column": "wait", "unit": "s"},
        "duration": {"column": "duration", "unit": "s"},
        "elements": [{"column": "elements"}],
        "made_stellar": {"column": "made_stellar"},
        "comment": {"columns": ["comment"]},
    }


def _import(plan: Plan, table: Any, *, by: Person, at: datetime, told: Told) -> Any:
    cycle = Cycle.objects.latest("pk")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"demo-{plan.code}.parquet"
        pq.write_table(table, path)
        return intake.import_file(path, mapping(plan, cycle), by=by, at=at, told=told)


def write_logins(loaded: Loaded, folder: Path) -> None:
    """The logins of the demo in a file that only its owner reads; `estelar serve` prints it."""
    lines = ["  Demo logins (all with the same password):", ""]
    lines += [f"    {email:<26} {role.replace('_', ' ')}" for email, role in loaded.logins]
    lines += ["", f"    password: {loaded.password}", ""]
    place = folder / "demo-logins.txt"
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write("\n".join(lines))
