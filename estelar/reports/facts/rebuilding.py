"""Bring the facts folder up to date with PostgreSQL.

One group of days after the other: in one REPEATABLE READ transaction the rows are read, written under names that no reader sees, the dirty
marks of those days deleted (the snapshot sees, and so deletes, exactly the marks whose changes it read), the files put in place by renames,
and then the transaction is committed. Killed anywhere, the marks are still there and the days are simply rebuilt again.

Months that are over are then counted (`analytics.tallies`). Their sums go before a day of theirs is put in place, and come back last:
there may be no sums, never old ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import connection
from django.db.models import F

from estelar.analytics import tables, tallies
from estelar.analytics.engine import count_month
from estelar.analytics.scope import Period
from estelar.cycles.models import Cycle
from estelar.encounters.models import DirtyMark
from estelar.errors import BadInput
from estelar.people.models import Organisation, Unit
from estelar.reports.facts import folder as files
from estelar.reports.facts import truth

LOCK = 0x45_53_54_46_41_43_54  # "ESTFACT": one rebuilder at a time in this database
BATCH_ROWS = 200_000
"""Read at once: what lies in memory (about 100 MB, three batches at most)."""
GROUP_ROWS = 1_000_000
"""Rebuilt in one transaction: what is done again after a crash, and how long somebody else may wait for the lock (a few seconds)."""

WIDE_ROWS = 500_000
"""From so many rows on it pays to find first which visits span several days."""

Told = Callable[[int, int], None]
"""Called after each group with the days done and the days there are."""


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild did."""

    days: int
    rows: int


def rebuild(*, periods: Sequence[Period] | None = None, everything: bool = False, told: Told | None = None) -> Rebuilt:
    """Rebuild the days that changed: those within `periods`, or all of them; with `everything`, every day there is.

    Idempotent; two at once take turns. Raises RuntimeError inside a transaction, whose snapshot would be too old.
    """
    organisation = Organisation.current()
    target = files.path()
    with _lock():
        _make_ours(target, organisation, everything=everything)
    done_days = done_rows = 0
    groups, rows = _groups(dirty_days(periods))
    total = sum(len(day) for group in groups for day in group)
    wide = rows > WIDE_ROWS
    with truth.spanning_visits() if wide else nullcontext():
        for group in groups:
            # The lock is let go between groups, so that a page that needs its own days now waits for one group and not for all.
            with _lock():
                done_rows += _rebuild_group(target, organisation, group, wide=wide)
            done_days += sum(len(batch) for batch in group)
            if told is not None:
                told(done_days, total)
    with _lock():
        _rebuild_dimensions(target)
    if periods is None:  # a page that needs its days now does not wait for this
        _count_months(target)
    return Rebuilt(done_days, done_rows)


def dirty_days(periods: Sequence[Period] | None = None) -> list[date]:
    """The days with marks (within `periods`), oldest first."""
    days = DirtyMark.objects.order_by("day").values_list("day", flat=True).distinct()
    return [day for day in days if periods is None or any(day in period for period in periods)]


@contextmanager
def _lock() -> Iterator[None]:
    # A lock of the session and not of the transaction: it must be held before the snapshot is taken, or a writer that waited would write
    # what it saw before it waited. It goes with the connection when the process is killed.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def _make_ours(target: Path, organisation: Organisation, *, everything: bool) -> None:
    """A folder that is new, lost, of another version or of another database is rebuilt whole: every day in it or in the truth is marked."""
    files.sweep(target)
    if everything or not files.is_ours(target, organisation):
        files.disown(target)
        mark_days(files.days_there(target), and_every_lived_day=True)
        files.claim(target, organisation)


def mark_days(days: Iterable[date], *, and_every_lived_day: bool = False) -> None:
    """Say that these days must be rebuilt, whatever the triggers said."""
    DirtyMark.objects.bulk_create([DirtyMark(day=day) for day in sorted(days)], batch_size=5_000)
    if and_every_lived_day:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO encounters_dirtymark (day) SELECT DISTINCT day FROM encounters_encounter")


def _groups(days: Sequence[date]) -> tuple[list[list[list[date]]], int]:
    """Days gathered into batches of about BATCH_ROWS rows, and those into groups of about GROUP_ROWS; and how many rows there are."""
    if not days:
        return [], 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, count(*) FROM encounters_encounter WHERE day = ANY(%s) GROUP BY day", [list(days)])
        rows = dict(cursor.fetchall())
    groups: list[list[list[date]]] = []
    in_batch = in_group = 0
    for day in days:
        if not groups or in_group >= GROUP_ROWS:
            groups.append([[]])
            in_batch = in_group = 0
        elif in_batch >= BATCH_ROWS:
            groups[-1].append([])
            in_batch = 0
        groups[-1][-1].append(day)
        in_batch += rows.get(day, 0)
        in_group += rows.get(day, 0)
    return groups, sum(rows.values())


def _rebuild_group(target: Path, organisation: Organisation, group: Sequence[Sequence[date]], *, wide: bool) -> int:
    rows = 0
    written: dict[str, dict[date, Path]] = {table.name: {} for table in tables.FACTS}

    def collect(work: Future[tuple[int, dict[str, dict[date, Path]]]] | None) -> int:
        if work is None:
            return 0
        count, paths = work.result()
        for name in written:
            written[name] |= paths[name]
        return count

    with truth.snapshot(), ThreadPoolExecutor(1) as writer:
        work = None
        # Somebody else (a page that needed them) may have rebuilt some of these days meanwhile, and knows more than a wide rebuild.
        still = _still_marked([day for days in group for day in days], wide=wide)
        for days in ([day for day in batch if day in still] for batch in group):
            # While a thread makes and writes the files of one batch, PostgreSQL already sends the next.
            sent = truth.read(days, organisation, wide=wide)
            rows += collect(work)
            work = writer.submit(_write_batch, target, sent)
        rows += collect(work)
        # Before the renames: a connection that is lost (and with it the lock) stops us here, with every old file in place.
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM encounters_dirtymark WHERE {_marked(wide)}", [sorted(still)])  # noqa: S608
        files.uncount(target, {tables.month_of(day) for day in still})
        for table in tables.FACTS:
            files.publish_days(target, table, sorted(still), written[table.name])
        files.bump(target)
    return rows


def _marked(wide: bool) -> str:
    return "day = ANY(%s)" + (f" AND id IN (SELECT id FROM {truth.SEEN})" if wide else "")  # noqa: S608


def _still_marked(days: list[date], *, wide: bool) -> set[date]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT day FROM encounters_dirtymark WHERE {_marked(wide)}", [days])  # noqa: S608
        return {day for [day] in cursor.fetchall()}


def _write_batch(target: Path, sent: truth.Sent) -> tuple[int, dict[str, dict[date, Path]]]:
    made = sent.tables()
    written = {table.name: files.write_days(target, table, made[table.name]) for table in tables.FACTS}
    return made[tables.ENCOUNTERS.name].num_rows, written


def _count_months(target: Path) -> None:
    """Count every month that has days and no sums, but for the latest, to which contacts still come."""
    months = sorted({tables.month_of(day) for day in files.days_there(target)})[:-1]
    for tally in tallies.TALLIES:
        for month in sorted(set(months) - set(tally.months(target))):
            # A file that cannot be read is found by `check`, which has its day rebuilt: until then the month stays uncounted.
            # One at a time: others may want the lock.
            with _lock(), suppress(BadInput):
                if not tally.path(target, month).exists():
                    files.publish_month(target, tally, month, count_month(target, tally, month))


def _rebuild_dimensions(target: Path) -> None:
    files.write_dimension(target, tables.MOMENTS, truth.moments())
    units = Unit.objects.order_by("id").values("parent_id", "path", "name", unit_id=F("id"))
    files.write_dimension(target, tables.UNITS, tables.UNITS.arrow(units))
    files.write_dimension(target, tables.CYCLES, tables.CYCLES.arrow(Cycle.objects.order_by("id").values("name", cycle_id=F("id"))))
