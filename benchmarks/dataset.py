# ruff: noqa: SIM905  # lists of names read better as text
"""The big data set: made by PostgreSQL itself, once, and kept in `.cache/bench`."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

DAYS = 730
UNITS = 40
MOMENTS = 12
CYCLES = 3
LAST = date(2026, 11, 20)
INSERT_CUSTOMERS = """
INSERT INTO customers_customer
    (name, document, phone, email, external_id, document_key, phone_key, email_key, name_key, unit_id, created_at)
SELECT initcap(name), 'CC' || i, '', '', 'B' || i, 'CC' || i, '', '', name, NULL, %(at)s
FROM (SELECT i, {name} AS name FROM generate_series(1, %(customers)s) AS i) AS named
"""
# 60 given names and 80 surnames, twice: some are shared by hundreds of people, as they are in life.
GIVEN = (
    "ana luis maria jose carlos juan laura pedro sofia diego camila andres valentina miguel paula jorge daniela fernando "
    "isabel ricardo marta alberto lucia raul elena hugo carmen sergio rosa pablo julia oscar teresa ivan clara victor nora "
    "ruben alicia tomas gloria felipe irene manuel silvia martin beatriz edgar pilar cesar olga mario diana rafael sara "
    "gabriel ines alvaro eva nicolas "
).split()
SURNAMES = (
    "garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez diaz moreno alvarez "
    "romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez serrano blanco suarez molina castro ortega "
    "delgado ortiz rubio sanz iglesias medina cortes castillo lozano guerrero cano prieto mendez cruz calvo gallego vidal "
    "leon herrera marquez pena cabrera flores campos vega diez fuentes carrasco caballero nieto reyes aguilar pascual herrero "
    "santana lorenzo hidalgo montero ibanez gimenez ferrer duran vicente benitez mora arias vargas carmona "
).split()
NAME = """(%(given)s::text[])[1 + abs(hashint8(i)) %% cardinality(%(given)s::text[])] || ' ' ||
    (%(surnames)s::text[])[1 + abs(hashint8(i + 7)) %% cardinality(%(surnames)s::text[])] || ' ' ||
    (%(surnames)s::text[])[1 + abs(hashint8(i + 13)) %% cardinality(%(surnames)s::text[])]"""
NAMES = {"given": GIVEN, "surnames": SURNAMES}
# A visit is a run of eight encounters along the moments of one cycle in one unit on one day; ids follow time, as they do in life.
INSERT_ENCOUNTERS = """
INSERT INTO encounters_encounter (moment_id, unit_id, customer_id, served_by_id, channel, occurred_at, day, wait_seconds, duration_seconds,
    rating_raw, scale, rating, satisfied, promoter, impression, impression_source, rule_version, made_stellar, comment, source, external_id,
    fingerprint, visit, file_import_id, recorded_by_id, recorded_at)
SELECT moment_id, unit_id, customer_id, NULL, 'in_person', occurred_at, (occurred_at AT TIME ZONE %(zone)s)::date,
    CASE WHEN r1 < 0.6 THEN (r2 * r2 * 3600)::int END, (r3 * 900)::int,
    CASE WHEN rated THEN stars::text ELSE '' END, CASE WHEN rated THEN '1-5' ELSE '' END, CASE WHEN rated THEN (stars - 1) / 4.0 END,
    CASE WHEN rated THEN stars >= 4 END, NULL,
    CASE WHEN rated THEN CASE WHEN stars = 5 THEN 1 WHEN stars <= 2 THEN -1 ELSE 0 END END,
    CASE WHEN rated THEN 'rating' ELSE '' END, CASE WHEN rated THEN 1 END, '', '', 'bench', '', NULL, visit, NULL, %(robot)s, occurred_at
FROM (
    SELECT *, (ARRAY[5, 4, 5, 3, 5, 4, 2, 1, 4, 5])[1 + floor(r4 * 10)::int] AS stars, r1 < 0.7 AS rated,
        timestamptz %(start)s + interval '1 second' * (8 * 3600 + i %% 36000 + step * 300) + interval '1 day' * day_number AS occurred_at
    FROM (
        SELECT i, day_number, step,
            (%(units)s::bigint[])[1 + (hashint8(visit_number) & 65535) %% cardinality(%(units)s::bigint[])] AS unit_id,
            (%(moments)s::bigint[])[1 + ((hashint8(visit_number + 7) & 65535) %% %(cycles)s) * %(per_cycle)s
                + step + (visit_number %% 5)::int] AS moment_id,
            %(first_customer)s + (hashint8(visit_number + 13) & 2147483647) %% %(customers)s AS customer_id,
            md5('v' || visit_number)::uuid AS visit, random() AS r1, random() AS r2, random() AS r3, random() AS r4
        FROM (
            SELECT i, (i / 8)::bigint AS visit_number, (i %% 8)::int AS step, ((i / 8) * 8 * %(days)s / %(rows)s)::int AS day_number
            FROM generate_series(%(from)s::bigint, %(to)s::bigint) AS i
        ) AS numbered
    ) AS placed
) AS lived
"""


# What the pages with words and lists need: comments, elements of dissatisfaction, a long journal, many imports.
COMMENTS = """
UPDATE encounters_encounter SET comment = (ARRAY['Me atendieron bien.',
    'Esperé más de media hora y nadie me explicó nada.', 'Todo muy claro.',
    'Tuve que volver dos veces por el mismo papel.'])[1 + id %% 4]
WHERE day > %(since)s AND id %% 10 = 0
"""
ELEMENTS = """
INSERT INTO encounters_dissatisfaction (encounter_id, element, evidence)
SELECT id, (ARRAY['long_wait', 'lack_of_communication', 'coldness', 'rule_book', 'long_wait', 'misinformation'])[1 + id %% 6], ''
FROM encounters_encounter WHERE impression = -1 AND id %% 2 = 0
"""
JOURNAL = """
INSERT INTO journal_entry (at, by_id, key, subject_type, subject_id, subject_label, origin, detail)
SELECT timestamptz %(start)s + interval '1 second' * (i * (%(days)s * 86400 / %(lines)s)), %(robot)s,
    (ARRAY['encounters.recorded', 'encounters.recorded', 'encounters.corrected', 'customers.added'])[1 + i %% 4],
    'encounters.encounter', i::text, '#' || i, 'bench', '{}'
FROM generate_series(1, %(lines)s) AS i
"""
IMPORTS = """
INSERT INTO encounters_fileimport
    (file_name, stored_as, sha256, size, mapping, state, rows_read, encounters_made, customers_made, rows_rejected,
    duplicates, progress, doing, problems, rejected_as, report, error, by_id, at)
SELECT 'contactos-' || i || '.csv', '', md5(i::text), 100000, '{}', 'done', 1000, 1000, 0, 0, 0, 1, '', '[]', '', '{}', '', %(robot)s,
    timestamptz %(start)s + interval '1 hour' * i
FROM generate_series(1, 2000) AS i
"""


def first_day(days: int = DAYS) -> date:
    """The first of so many days."""
    return date.fromordinal(LAST.toordinal() - (days - 1))


def enrich(*, customers: int, say: Callable[[str], None]) -> None:
    """Words and lists, over the rows that stand: without these, pages would be measured on empty tables."""
    from estelar.people.models import Person

    words = {
        "robot": Person.objects.robot().pk, "start": f"{first_day()} 05:00+00", "days": DAYS, "lines": customers,
        "since": date.fromordinal(LAST.toordinal() - 90),
    }  # fmt: skip
    started = time.perf_counter()
    with connection.cursor() as cursor:
        for table in ("encounters_encounter", "encounters_dissatisfaction"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for name, statement in (("comments", COMMENTS), ("elements", ELEMENTS), ("lines of journal", JOURNAL), ("imports", IMPORTS)):
            cursor.execute(statement, words)
            say(f"{cursor.rowcount:,} {name} after {time.perf_counter() - started:.0f} s")
        for table in ("encounters_encounter", "encounters_dissatisfaction"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")
        say(f"vacuumed after {time.perf_counter() - started:.0f} s")


def build(*, customers: int, encounters: int, say: Callable[[str], None], at: datetime) -> None:
    """Fill an empty database: units, cycles with their moments, customers, encounters. Indexes are made after the rows."""
    from estelar.customers.models import Customer
    from estelar.cycles.models import Cycle, CycleVersion, Moment, Service
    from estelar.encounters.models import Encounter
    from estelar.people.models import Assignment, Organisation, Person, Unit

    organisation = Organisation.current()
    robot = Person.objects.robot()
    root = Unit.objects.create(name="Banco de pruebas", path="root")
    root.path = f"/{root.pk}/"
    root.save()
    units = [Unit(name=f"Unidad {n:02d}", code=f"U{n:02d}", parent=root, path=f"new-{n}") for n in range(1, UNITS + 1)]
    for unit in units:
        unit.save()
        unit.path = f"{root.path}{unit.pk}/"
        unit.save()
    director = Person(email="bench@example.org", name="Bench", language="es")
    director.set_password("una clave larga")
    director.save()
    Assignment.objects.create(person=director, unit=root, role="administrator")
    moments: list[int] = []
    for number in range(1, CYCLES + 1):
        service = Service.objects.create(name=f"Servicio {number}")
        cycle = Cycle.objects.create(service=service, name=f"Ciclo {number}", created_at=at)
        parts: list[dict[str, Any]] = [{"key": f"m{m}", "name": f"Momento {m}"} for m in range(1, MOMENTS + 1)]
        design = {"schema": "estelar.cycle/1", "name": cycle.name, "moments": parts}
        CycleVersion.objects.create(cycle=cycle, number=1, state="in_force", design=design, published_at=at, published_by=robot)
        for position, part in enumerate(parts, start=1):
            moment = Moment.objects.create(
                cycle=cycle, key=part["key"], name=part["name"], position=position, wait_standard_seconds=900, wait_standard_share=0.9
            )
            moments.append(moment.pk)

    with connection.cursor() as cursor:
        started = time.perf_counter()
        cursor.execute(INSERT_CUSTOMERS.format(name=NAME), {"at": at, "customers": customers, **NAMES})
        say(f"{customers:,} customers in {time.perf_counter() - started:.0f} s")
        first_customer = Customer.objects.order_by("pk").values_list("pk", flat=True)[0]
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes "
            "WHERE tablename = 'encounters_encounter' AND indexname <> 'encounters_encounter_pkey'"
        )
        indexes = cursor.fetchall()
        cursor.execute("ALTER TABLE encounters_encounter DISABLE TRIGGER USER")
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        days = min(DAYS, max(30, encounters // 1_000))  # a tiny data set of two years would be nothing but files
        words = {
            "zone": organisation.time_zone, "start": f"{first_day(days)} 05:00+00", "robot": robot.pk, "units": [u.pk for u in units],
            "moments": moments, "cycles": CYCLES, "per_cycle": MOMENTS, "first_customer": first_customer, "customers": customers,
            "days": days, "rows": encounters,
        }  # fmt: skip
        step = 2_000_000
        for low in range(0, encounters, step):
            with transaction.atomic():
                cursor.execute("SELECT setseed(0.5)")
                cursor.execute(INSERT_ENCOUNTERS, {**words, "from": low, "to": min(low + step, encounters) - 1})
            say(f"{min(low + step, encounters):,} encounters after {time.perf_counter() - started:.0f} s")
        for _, definition in indexes:
            cursor.execute(definition)
        cursor.execute("ALTER TABLE encounters_encounter ENABLE TRIGGER USER")
        cursor.execute("INSERT INTO encounters_dirtymark (day) SELECT DISTINCT day FROM encounters_encounter")
        say(f"indexes made, {Encounter.objects.count():,} rows in {time.perf_counter() - started:.0f} s")
    enrich(customers=customers, say=say)
