"""Plain functions that make what a test needs, with defaults that say nothing special."""

from __future__ import annotations

import itertools
import zoneinfo
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from estelar.customers.models import Customer
from estelar.cycles.models import Cycle, CycleVersion, Moment, Service
from estelar.encounters.models import Encounter
from estelar.health.models import JobTrouble
from estelar.health.rules import Cause
from estelar.people.models import Assignment, Organisation, Person, Unit
from estelar.people.rules import Role

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
_count = itertools.count(1)


def unit(name: str, parent: Unit | None = None) -> Unit:
    made = Unit.objects.create(name=name, parent=parent, path=f"new-{next(_count)}")
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save(update_fields=["path"])
    return made


def person(name: str, *roles: tuple[Role, Unit], language: str = "es", password: str = "una clave larga") -> Person:
    made = Person(email=f"{name}@example.org", name=name.capitalize(), language=language)
    made.set_password(password)
    made.save()
    for role, where in roles:
        Assignment.objects.create(person=made, role=role, unit=where)
    return made


def customer(name: str = "Luz Marina", **fields: Any) -> Customer:
    return Customer.objects.create(name=name, created_at=fields.pop("created_at", NOW), **fields)


def cycle(name: str = "Consulta externa", moments: tuple[str, ...] = ("Busca una cita", "Espera en sala", "Paga en caja")) -> Cycle:
    """A cycle with a version in force and its moments."""
    service = Service.objects.create(name=f"{name} (servicio {next(_count)})")
    made = Cycle.objects.create(service=service, name=name, created_at=NOW)
    keys = [f"m{i}" for i in range(1, len(moments) + 1)]
    design = {"schema": "estelar.cycle/1", "name": name, "moments": [{"key": k, "name": n} for k, n in zip(keys, moments, strict=True)]}
    CycleVersion.objects.create(cycle=made, number=1, state="in_force", design=design, published_at=NOW)
    for position, (key, label) in enumerate(zip(keys, moments, strict=True), start=1):
        Moment.objects.create(cycle=made, key=key, name=label, position=position)
    return made


def encounter(moment: Moment, where: Unit, by: Person, *, at: datetime = NOW, **fields: Any) -> Encounter:
    zone = zoneinfo.ZoneInfo(Organisation.current().time_zone)
    return Encounter.objects.create(
        moment=moment,
        unit=where,
        recorded_by=by,
        recorded_at=fields.pop("recorded_at", at),
        occurred_at=at,
        day=at.astimezone(zone).date(),
        **fields,
    )


def failed_job(name: str = "encounters.tidy_uploads", cause: Cause = Cause.DEFECT, tries: int = 1) -> int:
    """A job that could not be done and waits for a person."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) VALUES ('default', %s, '{}', 'failed', %s) "
            "RETURNING id",
            [name, tries],
        )
        number = int(cursor.fetchone()[0])
    JobTrouble.objects.create(job_id=number, name=name, cause=cause, detail="ValueError · estelar/worker.py:1", tries=tries, at=NOW)
    return number
