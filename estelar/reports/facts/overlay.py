"""Read the facts: clean days from Parquet, changed days live from PostgreSQL, so that figures are exact to the second.

What is read live is kept in this process under the dirty marks it was read with. Every change leaves a mark of its own in its own
transaction, so the same marks mean the same rows: between two changes, a page costs no second reading.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from estelar.analytics import tables
from estelar.analytics.engine import Engine, Live, Reader, connect
from estelar.analytics.scope import Facts, Period
from estelar.errors import EstelarError
from estelar.people.models import Organisation
from estelar.reports.facts import folder as files
from estelar.reports.facts import truth
from estelar.reports.facts.rebuilding import rebuild

LIVE_ROWS = 50_000
"""So many rows of changed days are read live for a page (about 0.2 s, and then kept)."""
REBUILD_ROWS = 500_000
"""Up to so many, a page rebuilds the days itself (a few seconds, once); beyond, it waits for the worker."""

Marks = tuple[int, int, int]
"""How many dirty marks a day has, their highest number and their sum: together, which marks they are."""


class BeingPrepared(EstelarError):
    """So much changed (a large import) that the figures wait for the worker: `rows` rows or more."""

    def __init__(self, rows: int) -> None:
        super().__init__(_("The figures are being prepared, because a great many contacts have come in. Please come back in a minute."))
        self.rows = rows


@lru_cache(maxsize=4)
def _engine(name: str, folder: Path) -> Engine:
    return connect(name, folder)


def engine() -> Engine:
    """The engine over this installation's facts folder; one for the whole process (call its `warm()` when the process starts)."""
    return _engine(settings.CONF.engine, files.path())


@dataclass(frozen=True)
class Reading:
    """A reader of facts over what the truth said at one moment."""

    reader: Reader
    live: Live
    state: Hashable
    """What the figures depend on: the files, the marks of changed days, the standards. The same state, the same figures."""

    @property
    def live_days(self) -> int:
        """How many days are taken straight from the truth."""
        return len(self.live.days)

    @property
    def facts(self) -> Facts:
        """The tables to write expressions on."""
        return self.reader.facts

    def run(self, expression: Any) -> pa.Table:
        """Execute an expression."""
        return self.reader.run(expression)

    def once[T](self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question of these facts, kept for as long as nothing changes: the same page again costs no scan."""
        return _ANSWERS.get((self.state, question), answer)

    @contextmanager
    def of(self, period: Period) -> Iterator[Reader]:
        """A reader of one of the periods alone, at the same moment.

        For measures whose expression has a window (flow, dissatisfaction): DuckDB 2.0.0 turns such a window into a join with a copy of
        its source, and the copy forgets the filter on the day (`window_self_join`), so days of the other period would count too.
        """
        with engine().open([period], live=self.live) as reader:
            yield reader


@contextmanager
def reading(periods: Sequence[Period], *, organisation: Organisation | None = None) -> Iterator[Reading]:
    """A reader of the days of `periods` that sees what PostgreSQL sees at this moment. Raises BeingPrepared after a huge import."""
    live, state = _live(periods, organisation or Organisation.current())
    with engine().open(periods, live=live) as reader:
        yield Reading(reader, live, state)


def _live(periods: Sequence[Period], organisation: Organisation) -> tuple[Live, Hashable]:
    if not files.is_ours(files.path(), organisation):
        _catch_up(periods, None)
    live = _overlay(periods, organisation, LIVE_ROWS)
    if live is None:
        live = _overlay(periods, organisation, None)
    assert live is not None
    return live


def _overlay(periods: Sequence[Period], organisation: Organisation, most: int | None) -> tuple[Live, Hashable] | None:
    """The changed days of `periods` in one snapshot; when they have more rows than `most`, their files are made new instead: None."""
    # Before the marks: a rebuild puts files in place, then bumps their stamp, then deletes the marks.
    stamp = files.stamp(files.path())
    with truth.snapshot():
        marks = _marks(periods)
        kept = _KEPT.take(files.path(), marks)
        missing = [day for day in marks if day not in kept]
        small = most is None or not missing or _rows_of(periods, missing, most) <= most
        read = truth.read(missing, organisation) if missing and small else None
        moments = truth.moments()
    if not small:
        _catch_up(periods, missing)
        return None
    if read is not None:
        kept |= _KEPT.put(files.path(), {day: marks[day] for day in missing}, read.tables())
    live = Live(
        days=frozenset(marks),
        encounters=_joined(tables.ENCOUNTERS, [day.encounters for day in kept.values()]),
        dissatisfaction=_joined(tables.DISSATISFACTION, [day.dissatisfaction for day in kept.values()]),
        moments=moments,
    )
    standards = tuple(zip(*(moments[name].to_pylist() for name in ("moment_id", "wait_standard_seconds")), strict=True))
    return live, (files.path(), stamp, tuple(marks.items()), standards)


def _catch_up(periods: Sequence[Period], days: list[date] | None) -> None:
    """Rebuild what a page needs (None: all its days, because the folder is new or lost), or leave it to the worker when it is too much."""
    rows = _rows_of(periods, days, REBUILD_ROWS)
    if rows > REBUILD_ROWS:
        raise BeingPrepared(rows)
    rebuild(periods=periods)


def _marks(periods: Sequence[Period]) -> dict[date, Marks]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT day, count(*), max(id), sum(id) FROM encounters_dirtymark WHERE {_within(periods)} GROUP BY day ORDER BY day",  # noqa: S608
            _ends(periods),
        )
        return {day: (int(count), int(last), int(total)) for day, count, last, total in cursor.fetchall()}


def _rows_of(periods: Sequence[Period], days: list[date] | None, most: int) -> int:
    """How many encounters these days of `periods` have (None: all of them), counted up to `most` + 1."""
    condition = _within(periods) if days is None else "day = ANY(%s)"
    values = _ends(periods) if days is None else [days]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM encounters_encounter WHERE {condition} LIMIT %s) AS counted",  # noqa: S608
            [*values, most + 1],
        )
        [rows] = cursor.fetchone() or [0]
    return int(rows)


def _within(periods: Sequence[Period]) -> str:
    return " OR ".join(["day BETWEEN %s AND %s"] * len(periods)) or "false"


def _ends(periods: Sequence[Period]) -> list[date]:
    return [day for period in periods for day in (period.first, period.last)]


@dataclass(frozen=True)
class _Day:
    marks: Marks
    encounters: pa.Table
    dissatisfaction: pa.Table


@dataclass
class _Kept:
    """The days read live, by folder (one a process; tests have many), under the marks they were read with."""

    lock: Lock = field(default_factory=Lock)
    folder: Path | None = None
    days: dict[date, _Day] = field(default_factory=dict)

    def take(self, folder: Path, marks: dict[date, Marks]) -> dict[date, _Day]:
        """Those days of `marks` that were read with just these marks."""
        with self.lock:
            if self.folder != folder:
                return {}
            return {day: kept for day, kept in self.days.items() if marks.get(day) == kept.marks}

    def put(self, folder: Path, marks: dict[date, Marks], rows: dict[str, pa.Table]) -> dict[date, _Day]:
        """Keep the rows of these days in place of everything that is out of date."""
        made = {day: _Day(of, *(_only(rows[table.name], day) for table in tables.FACTS)) for day, of in marks.items()}
        with self.lock:
            if self.folder != folder:
                self.folder, self.days = folder, {}
            self.days |= made
            # The newest days are what people look at; a page never reads more than LIVE_ROWS, twice that is plenty.
            room = 2 * LIVE_ROWS
            for day in sorted(self.days, reverse=True):
                room -= self.days[day].encounters.num_rows
                if room < 0:
                    del self.days[day]
        return made


_KEPT = _Kept()


@dataclass
class _Answers:
    """The latest answers, by state of the facts and question."""

    most: int = 64
    lock: Lock = field(default_factory=Lock)
    kept: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)

    def get[T](self, key: Hashable, answer: Callable[[], T]) -> T:
        """The kept answer, or a new one."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                found: T = self.kept[key]
                return found
        made = answer()
        with self.lock:
            self.kept[key] = made
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return made


_ANSWERS = _Answers()


def _only(rows: pa.Table, day: date) -> pa.Table:
    return rows.filter(pc.equal(rows["day"], pa.scalar(day, pa.date32())))


def _joined(table: tables.Table, parts: Sequence[pa.Table]) -> pa.Table:
    return pa.concat_tables([table.empty(), *parts])
