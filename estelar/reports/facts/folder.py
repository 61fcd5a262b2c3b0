"""The facts folder on disk: whose it is, how a file comes in (whole or not at all), how it goes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.db import connection

from estelar import durable
from estelar.analytics import tables, tallies
from estelar.people.models import Organisation
from estelar.reports.facts.truth import facts_secret

ABOUT = "about.json"
CHANGED = ".changed"
WRITING = ".writing"
"""Half-written files lie here, where no reader looks. A writer that is killed leaves them; the next one empties it."""


def path() -> Path:
    """Where the facts of this installation lie."""
    folder: Path = settings.CONF.facts
    return folder


def mark_of_house(organisation: Organisation) -> dict[str, object]:
    """What a folder must say of itself to be ours: the version of the tables, and database and secret behind them (as a fingerprint)."""
    told = f"{_database(str(connection.settings_dict['NAME']))} {organisation.time_zone} {facts_secret(organisation)}"
    return {"version": tables.VERSION, "house": hashlib.sha256(told.encode()).hexdigest()[:32]}


@cache
def _database(name: str) -> int:
    """The number of our database in its cluster: it does not change while we are connected to it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        [oid] = cursor.fetchone() or [0]
    return int(oid)


def is_ours(folder: Path, organisation: Organisation) -> bool:
    """Whether the files were written from this database, secret and time zone, under this version of the tables."""
    try:
        said = json.loads((folder / ABOUT).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(said == mark_of_house(organisation))


def claim(folder: Path, organisation: Organisation) -> None:
    """Say that the folder is ours from now on."""
    told = json.dumps(mark_of_house(organisation)).encode()
    folder.mkdir(parents=True, exist_ok=True)
    _replace(_written(folder, ABOUT, told), folder / ABOUT)


def disown(folder: Path) -> None:
    """Forget whose the folder is: until it is claimed again, nobody reads it and everything counts as changed."""
    (folder / ABOUT).unlink(missing_ok=True)
    _settle(folder)
    uncount(folder, {month for tally in tallies.TALLIES for month in tally.months(folder)})


def write_days(folder: Path, table: tables.Table, rows: pa.Table) -> dict[date, Path]:
    """One finished Parquet file for each day in `rows` (sorted by day), still out of the readers' sight."""
    written: dict[date, Path] = {}
    if not rows.num_rows:
        return written
    days = rows["day"].to_numpy()
    plain = rows.select(table.file_schema.names).cast(table.file_schema)
    begins = [0, *(np.flatnonzero(days[1:] != days[:-1]) + 1).tolist(), len(days)]
    for begin, end in pairwise(begins):
        day = days[begin].astype(object)
        written[day] = _parquet(folder, f"{table.name}-{day}", plain.slice(begin, end - begin))
    return written


def publish_days(folder: Path, table: tables.Table, days: Iterable[date], written: Mapping[date, Path]) -> None:
    """Put the finished files in place, each by one rename; a day of `days` without a file has no rows left, its file goes."""
    for day in days:
        place = table.path(folder, day)
        if day in written:
            place.parent.mkdir(parents=True, exist_ok=True)
            _replace(written[day], place)
        elif place.parent.is_dir():
            place.unlink(missing_ok=True)
            if not any(place.parent.iterdir()):
                place.parent.rmdir()
    _settle(folder / table.name)


def uncount(folder: Path, months: Iterable[date]) -> None:
    """Take the sums of these months away: before a day of theirs changes, so that nobody ever adds up old sums."""
    gone = list(months)
    for tally in tallies.TALLIES:
        for month in gone:
            tally.path(folder, month).unlink(missing_ok=True)
        _settle(folder / tally.name)


def publish_month(folder: Path, tally: tallies.Tally, month: date, rows: pa.Table) -> None:
    """Put the sums of a month in place. Small groups of rows: whoever asks for one cycle skips the others."""
    place = tally.path(folder, month)
    place.parent.mkdir(parents=True, exist_ok=True)
    _replace(_parquet(folder, f"{tally.name}-{month:%Y-%m}", rows.cast(tally.table.schema), group=32_768), place)


def stamp(folder: Path) -> int:
    """A number that is another one after each change of the files (0: there are none)."""
    try:
        return (folder / CHANGED).stat().st_mtime_ns
    except OSError:
        return 0


def bump(folder: Path) -> None:
    """Say that files have changed: after they are in place, and before their marks are gone."""
    before = stamp(folder)
    (folder / CHANGED).touch()
    if stamp(folder) <= before:  # a clock that was set back, or one that is coarse
        os.utime(folder / CHANGED, ns=(before + 1, before + 1))


def write_dimension(folder: Path, table: tables.Table, rows: pa.Table) -> None:
    """Replace the one file of a dimension."""
    _replace(_parquet(folder, table.name, rows.cast(table.schema)), table.path(folder))


def days_there(folder: Path) -> set[date]:
    """The days that have a folder, of either fact table."""
    found = set()
    for table in tables.FACTS:
        root = folder / table.name
        for entry in root.iterdir() if root.is_dir() else ():
            try:
                found.add(date.fromisoformat(entry.name.removeprefix("day=")))
            except ValueError:
                continue  # not ours
    return found


def sweep(folder: Path) -> None:
    """Take away what a writer that was killed left half written (call it with the lock held)."""
    workshop = folder / WRITING
    for left in workshop.iterdir() if workshop.is_dir() else ():
        left.unlink(missing_ok=True)


def _parquet(folder: Path, name: str, rows: pa.Table, *, group: int | None = None) -> Path:
    workshop = folder / WRITING
    workshop.mkdir(parents=True, exist_ok=True)
    target = workshop / f"{name}.parquet"
    with target.open("wb") as file:
        pq.write_table(rows, file, row_group_size=group)
        durable.flush(file)  # or a power cut could leave an empty file under a name that the database holds for done
    return target


def _written(folder: Path, name: str, data: bytes) -> Path:
    workshop = folder / WRITING
    workshop.mkdir(parents=True, exist_ok=True)
    with (workshop / name).open("wb") as file:
        file.write(data)
        durable.flush(file)
    return workshop / name


def _replace(source: Path, place: Path) -> None:
    source.replace(place)
    _settle(place.parent)


def _settle(folder: Path) -> None:
    if folder.is_dir():
        durable.settle(folder)
