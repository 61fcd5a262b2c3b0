"""Which nightly back-ups stay: one of each of the last 7 days, 4 weeks and 12 months that have one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from estelar import durable
from estelar.backup.manifest import Backup, found

DAILY, WEEKLY, MONTHLY = 7, 4, 12
HOUR = 3
"""From this hour of the organisation's day on, its nightly back-up is due."""


def stays(times: Iterable[datetime]) -> set[datetime]:
    """Of back-ups made at these times, those that stay: the newest of each day, week and month, as far back as we keep them.

    >>> from datetime import UTC, timedelta
    >>> nights = [datetime(2026, 11, 22, 3, tzinfo=UTC) - timedelta(days=n) for n in range(400)]
    >>> [f"{t:%m-%d}" for t in sorted(stays(nights), reverse=True)]
    ['11-22', '11-21', '11-20', '11-19', '11-18', '11-17', '11-16', '11-15', '11-08', '11-01', '10-31', '09-30', '08-31', '07-31', '06-30',
     '05-31', '04-30', '03-31', '02-28', '01-31', '12-31']
    """
    newest_first = sorted(times, reverse=True)
    kept: set[datetime] = set()
    spans: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda at: at.date(), DAILY),
        (lambda at: at.isocalendar()[:2], WEEKLY),
        (lambda at: (at.year, at.month), MONTHLY),
    )
    for span, most in spans:
        seen: set[object] = set()
        for at in newest_first:
            if span(at) not in seen and len(seen) < most:
                seen.add(span(at))
                kept.add(at)
    return kept


def due(made: Sequence[datetime], now: datetime) -> bool:
    """Is it time for a nightly one? `now` in the organisation's time zone: from three in the morning on, once a day, also late."""
    today: date = now.date()
    return now.hour >= HOUR and not any(at.astimezone(now.tzinfo).date() == today for at in made)


def rotate(folder: Path, *, good: Backup) -> tuple[str, ...]:
    """Remove the nightly back-ups whose time is over; `good` was proved and stays whatever the clock says, and so do those made by hand."""
    ours = [backup for backup in found(folder) if backup.manifest.nightly]
    kept = stays(backup.manifest.made_at for backup in ours)
    removed = []
    for backup in ours:
        if backup.manifest.made_at not in kept and backup.path != good.path:
            # First out of sight by one rename: a back-up that is half removed looks like none.
            going = backup.path.with_name(f".{backup.path.name}.making")
            backup.path.rename(going)
            durable.settle(folder)
            shutil.rmtree(going)
            removed.append(backup.path.name)
    return tuple(removed)
