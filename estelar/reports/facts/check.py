"""Reconcile: do the files say what PostgreSQL says, day by day?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import connection

from estelar.analytics import tables
from estelar.people.models import Organisation
from estelar.reports.facts import folder as files
from estelar.reports.facts import truth
from estelar.reports.facts.rebuilding import BATCH_ROWS, dirty_days, mark_days


@dataclass(frozen=True)
class Difference:
    """One day whose file does not equal the truth, though nothing says that it should be rebuilt."""

    day: date
    table: str
    in_truth: int
    """Rows in PostgreSQL."""
    in_file: int | None
    """Rows in Parquet; None when the file is there and cannot be read."""


def check() -> Iterator[Difference]:
    """Compare every clean day, row by row, and yield the days that differ. Days with marks are left out: they are known to be old."""
    organisation = Organisation.current()
    folder = files.path()
    ours = files.is_ours(folder, organisation)
    with truth.spanning_visits():
        for days in _batches(folder_days=files.days_there(folder)):
            for day in sorted({found.day for found in _compare(days, organisation, ours=ours, wide=True)}):
                # Once more, alone and at this moment: a change that was rebuilt while we looked is no difference.
                yield from _compare([day], organisation, ours=ours, wide=False)


def _compare(days: list[date], organisation: Organisation, *, ours: bool, wide: bool) -> Iterator[Difference]:
    with truth.snapshot():
        old = set(dirty_days())
        sent = truth.read([day for day in days if day not in old], organisation, wide=wide)
    made = sent.tables()
    for table in tables.FACTS:
        by_day = _split(made[table.name])
        for day in days:
            if day in old:
                continue
            expected = by_day.get(day, table.empty())
            found = _found(table, day) if ours else table.empty()
            if found is None or not _same(expected, found):
                yield Difference(day, table.name, expected.num_rows, None if found is None else found.num_rows)


def mark_dirty(differences: Iterable[Difference]) -> int:
    """Mark the days of these differences for rebuilding; how many days that were."""
    days = {difference.day for difference in differences}
    mark_days(days)
    return len(days)


def _batches(folder_days: set[date]) -> Iterator[list[date]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, count(*) FROM encounters_encounter GROUP BY day")
        rows = dict(cursor.fetchall())
    batch: list[date] = []
    size = 0
    for day in sorted(folder_days | set(rows)):
        batch.append(day)
        size += rows.get(day, 0)
        if size >= BATCH_ROWS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _split(rows: pa.Table) -> dict[date, pa.Table]:
    parts = {}
    for day in rows["day"].unique().to_pylist():
        parts[day] = rows.filter(pc.equal(rows["day"], pa.scalar(day, pa.date32())))
    return parts


def _found(table: tables.Table, day: date) -> pa.Table | None:
    path = table.path(files.path(), day)
    if not path.exists():
        return table.empty()
    try:
        rows = pq.read_table(path, partitioning=None)
        return rows.append_column("day", pa.array([day] * rows.num_rows, pa.date32())).select(table.schema.names)
    except (OSError, pa.ArrowException, KeyError):
        return None


def _same(expected: pa.Table, found: pa.Table) -> bool:
    """The same rows, whatever their order."""
    if expected.num_rows != found.num_rows:
        return False
    keys = [(name, "ascending") for name in expected.schema.names]
    one, other = (rows.combine_chunks().sort_by(keys) for rows in (expected, found.cast(expected.schema)))
    return bool(one.equals(other))
