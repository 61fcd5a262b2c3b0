# ruff: noqa: S608  # SQL out of our own names
"""A file through the real intake against a bare COPY of the same rows into the same table, with its indexes, keys and triggers."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from django.db import connection, transaction
from django.utils import timezone

from benchmarks.dataset import LAST
from benchmarks.parts.figures import figure, median
from benchmarks.parts.world import World
from estelar.encounters.models import Encounter, FileImport
from estelar.encounters.operations import intake
from estelar.encounters.rules.transform import COLUMNS
from estelar.people.models import Person
from estelar.reports import facts as bridge

TURNS = 3
WITHIN = 240.0
"""No further turn when so many seconds are over."""
MOST_ROWS = 300_000
TABLE = Encounter._meta.db_table
NAMES = ", ".join(COLUMNS)
# A month of contacts as a branch system exports them: known customers, some waits, many ratings, few comments.
FILE = """
COPY (
    SELECT 'X-' || i AS folio, strftime(TIMESTAMP '{first}' + INTERVAL (i % 30) DAY + INTERVAL (28800 + i * 7 % 36000) SECOND,
            '%d/%m/%Y %H:%M') AS fecha,
        'Momento ' || (1 + hash(i) % {moments}) AS momento, 'Unidad ' || lpad((1 + hash(i + 1) % {units})::text, 2, '0') AS unidad,
        'B' || (1 + hash(i + 2) % {customers}) AS cliente,
        CASE WHEN hash(i + 3) % 10 < 7 THEN (1 + hash(i + 4) % 5)::text END AS calificacion,
        CASE WHEN hash(i + 5) % 10 < 6 THEN (hash(i + 6) % 3600)::text END AS espera,
        CASE WHEN hash(i + 7) % 10 = 0 THEN 'Me atendieron bien, aunque esperé más de lo que dijeron.' END AS comentario
    FROM range({rows}) AS t(i)
) TO '{path}' (FORMAT csv, HEADER, DELIMITER ';')
"""


def _mapping(world: World) -> dict[str, Any]:
    return {
        "schema": "estelar.mapping/1",
        "source": "bench file",
        "form": "long",
        "cycle": world.cycle.pk,
        "when": {"columns": ["fecha"], "orders": ["dmy"]},
        "moment": {"column": "momento"},
        "unit": {"column": "unidad"},
        "customer": {"external_id": "cliente"},
        "external_id": {"column": "folio"},
        "rating": {"column": "calificacion", "scale": "1-5"},
        "wait": {"column": "espera", "unit": "s"},
        "comment": {"columns": ["comentario"]},
    }


class _Phases:
    """Where the time goes, by what the intake says it does."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}
        self._doing, self._since = "start", time.perf_counter()

    def tell(self, _share: float, doing: str) -> None:
        now = time.perf_counter()
        self.taken[self._doing] = self.taken.get(self._doing, 0) + now - self._since
        self._doing, self._since = doing, now


def _vacuum() -> None:
    """Every turn begins with the table as it was: no dead rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"VACUUM {TABLE}")
        cursor.execute("VACUUM encounters_dirtymark")
        cursor.execute("CHECKPOINT")


def _remove(one: FileImport | None) -> None:
    if one is None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE file_import_id IS NOT NULL AND source = 'bench file'")
    else:
        intake.undo(one, by=Person.objects.robot(), at=timezone.now())
    _vacuum()


def _copy(path: Path) -> int:
    """One COPY and its commit, in the quickest way that psycopg knows."""
    with transaction.atomic(), connection.cursor() as cursor:
        with cursor.copy(f"COPY {TABLE} ({NAMES}) FROM STDIN") as copy, path.open("rb") as file:
            while block := file.read(1 << 20):
                copy.write(block)
        return int(cursor.rowcount)


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """Rows per second of both, and their ratio: the best of a few alternating turns each."""
    world, robot = World(), Person.objects.robot()
    rows = min(MOST_ROWS, max(1_000, Encounter.objects.count() // 20))
    for left in FileImport.objects.filter(mapping__source="bench file", state="done"):
        _remove(left)
    _remove(None)
    ours: list[float] = []
    bare: list[float] = []
    phases: list[dict[str, float]] = []
    with TemporaryDirectory(prefix="estelar-bench-") as folder:
        path, same = Path(folder) / "contactos.csv", Path(folder) / "same.txt"
        _write_file(path, world, rows)
        until = time.perf_counter() + WITHIN
        for turn in range((1 if quick else TURNS) + 1):
            if ours and time.perf_counter() > until:
                break
            watch = _Phases()
            begin = time.perf_counter()
            done = intake.import_file(path, _mapping(world), by=robot, at=timezone.now(), told=watch.tell)
            taken = time.perf_counter() - begin
            watch.tell(1, "")
            if done.encounters_made != rows:
                raise AssertionError(f"{done.encounters_made} of {rows} rows came in: {done.problems}")
            if not same.exists():
                with (
                    connection.cursor() as cursor,
                    cursor.copy(f"COPY (SELECT {NAMES} FROM {TABLE} WHERE file_import_id = {done.pk} ORDER BY id) TO STDOUT") as copy,
                    same.open("wb") as file,
                ):
                    for block in copy:
                        file.write(block)
            _remove(done)
            begin = time.perf_counter()
            assert _copy(same) == rows
            copied = time.perf_counter() - begin
            _remove(None)
            say(f"turn {turn}: import {rows / taken:,.0f} rows/s, COPY {rows / copied:,.0f} rows/s")
            if turn:  # the first warms both sides
                ours.append(taken)
                bare.append(copied)
                phases.append(watch.taken)
    bridge.rebuild()
    best = phases[ours.index(min(ours))]
    return {
        "ratio": figure(min(bare) / min(ours), "×", least=0.5, median=round(median(bare) / median(ours), 2)),
        "import": figure(rows / min(ours), "rows/s", rows=rows, turns=len(ours), median=round(rows / median(ours))),
        "bare COPY": figure(rows / min(bare), "rows/s", median=round(rows / median(bare))),
        "time of the import": {doing: round(taken, 2) for doing, taken in best.items() if taken >= 0.01},
    }


def _write_file(path: Path, world: World, rows: int) -> None:
    from estelar.customers.models import Customer
    from estelar.people.models import Unit

    duckdb.sql(
        FILE.format(
            first=LAST - timedelta(days=29), rows=rows, path=path, moments=world.cycle.moments.count(),
            units=Unit.objects.filter(parent=world.root).count(), customers=Customer.objects.count(),
        )
    )  # fmt: skip
