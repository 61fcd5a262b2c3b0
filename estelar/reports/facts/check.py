"""Reconcile: do the files say what PostgreSQL says, day by day?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db import connection

from estelar.analytics import tables, tallies
from estelar.analytics.engine import count_month
from estelar.people.models import Organisation
from estelar.reports.facts import folder as files
from estelar.reports.facts import truth
from estelar.reports.facts.rebuilding import BATCH_ROWS, dirty_days, mark_days


@dataclass(frozen=True)
class Difference:
    """A day whose file does not equal the truth, though nothing says that it should be rebuilt; or a month with wrong sums."""

    day: date
    """Of a month: its first day."""
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
    wrong: set[date] = set()
    with truth.spanning_visits():
        for days in _batches(folder_days=files.days_there(folder)):
            for day in sorted({found.day for found in _compare(days, organisation, ours=ours, wide=True)}):
                # Once more, alone and at this moment: a change that was rebuilt while we looked is no difference.
                for one in _compare([day], organisation, ours=ours, wide=False):
                    wrong.add(tables.month_of(day))
                    yield one
    if ours:
        yield from _recount(without=wrong)


def _recount(*, without: set[date]) -> Iterator[Difference]:
    """The months whose sums are not those of their day files; those of wrong days are counted anew with them."""
    folder = files.path()
    for tally in tallies.TALLIES:
        for month in set(tally.months(folder)) - without:
            expected, found = count_month(folder, tally, month), _read(tally.path(folder, month))
            if not tally.path(folder, month).exists():
                continue  # a rebuild took it away meanwhile
            if found is None or not _same_sums(expected, found):
                yield Difference(month, tally.name, expected.num_rows, None if found is None else found.num_rows)


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
    rows = _read(path)
    if rows is None or not set(table.file_schema.names) <= set(rows.schema.names):
        return None
    return rows.append_column("day", pa.array([day] * rows.num_rows, pa.date32())).select(table.schema.names)


def _read(path: Path) -> pa.Table | None:
    try:
        return pq.read_table(path, partitioning=None)
    except (OSError, pa.ArrowException):
        return None


def _same(expected: pa.Table, found: pa.Table) -> bool:
    """The same rows, whatever their order."""
    if expected.num_rows != found.num_rows:
        return False
    keys = [(name, "ascending") for name in expected.schema.names]
    one, other = (rows.combine_chunks().sort_by(keys) for rows in (expected, found.cast(expected.schema)))
    return bool(one.equals(other))


def _same_sums(expected: pa.Table, found: pa.Table) -> bool:
    """The same groups with the same sums; sums of ratings up to the order in which they were added."""
    if expected.num_rows != found.num_rows or expected.schema.names != found.schema.names:
        return False
    exact = [name for name in expected.schema.names if not pa.types.is_floating(expected.schema.field(name).type)]
    keys = [(name, "ascending") for name in exact]
    one, other = (rows.combine_chunks().sort_by(keys) for rows in (expected, found.cast(expected.schema)))
    near = all(np.allclose(one[name], other[name], rtol=1e-9) for name in expected.schema.names if name not in exact)
    return near and bool(one.select(exact).equals(other.select(exact)))
