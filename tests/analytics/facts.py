"""Plain functions that make facts for these tests: rows, folders of Parquet, and hypothesis strategies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from hypothesis import strategies as st

from estelar.analytics import tables
from estelar.analytics.tables import Row, Table

TODAY = date(2026, 11, 22)
LAST_WEEK = [TODAY - timedelta(days=n) for n in range(7)]


def lived(**more: Any) -> dict[str, Any]:
    """One encounter with what every encounter has."""
    return {"day": TODAY, "cycle_id": 1, "moment_id": 1, "unit_id": 1, "channel": "counter", "hour": 9, "source": "counter"} | more


def write(folder: Path, table: Table, rows: Iterable[Row]) -> None:
    """Write rows as the writer of `reports` does: a file a day, renamed into place; a dimension in one file."""
    by_day: dict[date | None, list[Row]] = defaultdict(list)
    for row in rows:
        by_day[row["day"] if table.by_day else None].append(row)
    for day, own in by_day.items():
        path = table.path(folder, day)
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(table.arrow(own).select(table.file_schema.names), path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)


@st.composite
def encounter(draw: st.DrawFn) -> dict[str, Any]:
    """Any encounter, with everything missing that may be missing."""
    rating = draw(st.none() | st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]))
    return lived(
        day=draw(st.sampled_from(LAST_WEEK)),
        moment_id=draw(st.integers(1, 3)),
        previous_moment_id=draw(st.none() | st.integers(1, 3)),
        unit_id=draw(st.integers(1, 2)),
        person_key=draw(st.none() | st.integers(1, 2)),
        customer_key=draw(st.none() | st.integers(1, 9)),
        visit_key=draw(st.none() | st.integers(1, 9)),
        wait_seconds=draw(st.none() | st.integers(0, 40)),
        rating=rating,
        satisfied=None if rating is None else rating >= 0.75,
        promoter=draw(st.none() | st.sampled_from([-1, 0, 1])),
        impression=draw(st.none() | st.sampled_from([-1, 0, 1])),
    )


encounters = st.lists(encounter(), max_size=60)
MOMENTS: list[dict[str, Any]] = [
    {"moment_id": 1, "cycle_id": 1, "position": 1, "name": "Saludo", "wait_standard_seconds": 20, "critical": False},
    {"moment_id": 2, "cycle_id": 1, "position": 2, "name": "Caja", "wait_standard_seconds": 10, "critical": True},
    {"moment_id": 3, "cycle_id": 1, "position": 3, "name": "=Adiós", "wait_standard_seconds": None, "critical": False},
]
UNITS: list[dict[str, Any]] = [
    {"unit_id": 1, "parent_id": None, "path": "/1/", "name": "Casa"},
    {"unit_id": 2, "parent_id": 1, "path": "/1/2/", "name": "Norte"},
]
CYCLES: list[dict[str, Any]] = [{"cycle_id": 1, "name": "Compra"}]


def write_dimensions(folder: Path) -> None:
    """The three dimensions of these tests."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, tables.MOMENTS, MOMENTS)
    write(folder, tables.UNITS, UNITS)
    write(folder, tables.CYCLES, CYCLES)
