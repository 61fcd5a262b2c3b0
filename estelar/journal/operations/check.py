"""Checking the chain: every line that was removed, changed, added or moved is found and named. Nothing is believed that can be computed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from estelar.journal import rules
from estelar.journal.models import Anchor, Book, Entry
from estelar.journal.operations import record
from estelar.journal.operations.chain import digest_sql
from estelar.journal.operations.outside import Outside, read

PROBLEMS_KEPT = 1000

SENTENCES: dict[str, str | Promise] = {
    "changed": _("Line %(line)s was changed."),
    "removed": _("Line %(line)s was removed."),
    "added": _("Line %(line)s is not in the chain: it was added behind the journal's back, or its link was removed."),
    "broken": _("The chain does not fit at line %(line)s: what stood before it (after line %(after)s) was removed, added or rewritten."),
    "misplaced": _("The link of line %(line)s stands under another day than its neighbours."),
    "unsealed": _("The seal of %(day)s was removed."),
    "seal": _("The seal of %(day)s was changed, or a seal before it was removed."),
    "day": _("The lines of %(day)s are not those that were sealed: there are %(lines)s, and %(sealed)s were sealed."),
    "returned": _("Lines stand under %(day)s, whose lines had been removed by the rule of keeping."),
    "untold": _("The lines of %(day)s were removed, and no line of the journal says so."),
    "outside": _("The seal of %(day)s that is kept outside the database is another one."),
    "outside_missing": _("The seal of %(day)s is kept outside the database, and the database does not have it."),
    "outside_end": _("Outside the database it is written that the chain had come to line %(line)s; the database does not have that link."),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was written. `kind` is a key of SENTENCES."""

    kind: str
    line: int | None = None
    day: date | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(SENTENCES[self.kind]) % {"line": self.line, "day": self.day, **self.detail}


@dataclass(slots=True)
class Checked:
    """What a check found. `lines` were proved against the chain; `waiting` are too young for it, `open` stand in a day that is
    not sealed yet; `days` are sealed, `retired` ones were removed by rule; `outside` seals were compared."""

    lines: int = 0
    waiting: int = 0
    days: int = 0
    retired: int = 0
    open: int = 0
    outside: int = 0
    found: int = 0
    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        self.found += 1
        if len(self.problems) < PROBLEMS_KEPT:
            self.problems.append(problem)


def check(folder: Path, *, by: AbstractBaseUser, at: datetime) -> Checked:
    """Check the whole journal against its chain, its seals, and the seals kept in `folder`; what came of it is a line of the journal."""
    done = look(read(folder))
    record("journal.checked", Book.current(), by=by, at=at, lines=done.lines, days=done.days, problems=done.found)
    return done


def look(outside: Outside) -> Checked:
    """Check without leaving a trace, all of it in one instant of the database."""
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:  # inside another transaction its own instants have to do
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        walk = _Walk(Anchor.objects.select_related("retirement").order_by("day"), outside)
        walk.seals()
        walk.lines()
        walk.end()
        walk.retirements(set(Entry.objects.filter(key="journal.day_retired").values_list("detail__day", flat=True)))
        return walk.done


_NUMBER = "coalesce(e.id, l.id)"
_DIGEST = f"""CASE WHEN e.id IS NOT NULL THEN {digest_sql("to_char(coalesce(l.day, '0001-01-01'), 'YYYY-MM-DD')")} END"""
_COLUMNS = f"{_NUMBER}, {_DIGEST}, l.day, l.digest, l.hash"
_EVERYTHING = f"SELECT {_COLUMNS} FROM journal_entry e FULL JOIN journal_link l ON l.id = e.id ORDER BY {_NUMBER}"  # noqa: S608
_BETWEEN = f"""
SELECT {_COLUMNS} FROM (SELECT * FROM journal_entry WHERE id BETWEEN %(first)s AND %(last)s) e
  FULL JOIN (SELECT * FROM journal_link WHERE id BETWEEN %(first)s AND %(last)s) l ON l.id = e.id ORDER BY {_NUMBER}"""  # noqa: S608

type _Row = tuple[int, bytes | None, date | None, bytes | None, bytes | None]
"""Number, digest of the line as it is now, and the day, digest and hash of its link."""


def _rows(size: int = 20_000) -> Iterator[_Row]:
    """Lines and links side by side, by number, as they stream by."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_EVERYTHING)
        while rows := cursor.fetchmany(size):
            yield from rows


def day_is_whole(anchor: Anchor) -> bool:
    """Are the lines of this day, all of them and no other, as they were when it was sealed?"""
    earlier = Anchor.objects.filter(day__lt=anchor.day).order_by("-day").first()
    before, numbers = bytes(earlier.seal) if earlier else rules.BEGINNING, list[int]()
    with connection.cursor() as cursor:
        cursor.execute(_BETWEEN, {"first": anchor.first, "last": anchor.last})
        for number, digest, day, link_digest, link_hash in cursor.fetchall():
            before = rules.chained(before, digest or b"")
            if day != anchor.day or digest != link_digest or before != link_hash:
                return False
            numbers.append(number)
    sealed = rules.Day(anchor.day, anchor.first, anchor.last, anchor.lines, bytes(anchor.hash))
    held = numbers and rules.Day(anchor.day, numbers[0], numbers[-1], len(numbers), before)
    return held == sealed and rules.seal_of(sealed, bytes(earlier.seal) if earlier else rules.BEGINNING) == bytes(anchor.seal)


class _Walk:
    """One walk along lines and links in the order of their numbers, with the sealed days beside it."""

    def __init__(self, anchors: Iterable[Anchor], outside: Outside) -> None:
        self.done = Checked()
        self.anchors = {anchor.day: anchor for anchor in anchors}
        self.outside = outside
        self.unlinked: list[int] = []
        self.newest = 0  # the highest number that is known to have been chained

    def seals(self) -> None:
        """The seals among themselves, and against those kept outside."""
        before = rules.BEGINNING
        for day, anchor in self.anchors.items():
            if rules.seal_of(rules.Day(day, anchor.first, anchor.last, anchor.lines, bytes(anchor.hash)), before) != bytes(anchor.seal):
                self.done.add(Problem("seal", day=day))
            before = bytes(anchor.seal)
            self.newest = max(self.newest, anchor.last)
        for day, seal in self.outside.seals.items():
            self.done.outside += 1
            if day not in self.anchors:
                self.done.add(Problem("outside_missing", day=day))
            elif bytes(self.anchors[day].seal) != seal:
                self.done.add(Problem("outside", day=day))

    def lines(self) -> None:
        """Every line against its link, every link against the one before it, every day against its seal."""
        day: date | None = None
        before, previous, first, count = rules.BEGINNING, 0, 0, 0
        expected_end = self.outside.end
        met = expected_end is None or self._is_retired(expected_end.line)
        linked: set[date] = set()
        for number, digest, link_day, link_digest, link_hash in _rows():
            if link_day is None or link_digest is None or link_hash is None:
                self.unlinked.append(number)
                continue
            if day is None or link_day > day:
                if day is not None:
                    self._close(rules.Day(day, first, previous, count, before))
                day, first, count, before = link_day, number, 0, self._seal_before(link_day)
                linked.add(day)
            elif link_day < day:
                self.done.add(Problem("misplaced", number))
            if digest is None:
                self.done.add(Problem("removed", number))
            elif digest != link_digest:
                self.done.add(Problem("changed", number))
            else:
                self.done.lines += 1
            if hashlib.sha256(before + link_digest).digest() != link_hash:
                self.done.add(Problem("broken", number, detail={"after": previous}))
            if not met and expected_end is not None and expected_end.line == number:
                met = expected_end.hash == link_hash
            before, previous, count = link_hash, number, count + 1
        if day is not None:
            self._close(rules.Day(day, first, previous, count, before))
        for missing in self.anchors.keys() - linked:
            self._close(rules.Day(missing, 0, 0, 0, b""))
        self.newest = max(self.newest, previous)
        if not met and expected_end is not None:
            self.done.add(Problem("outside_end", expected_end.line))

    def end(self) -> None:
        """Lines without a link: too young for one, or added behind the journal's back."""
        for number in self.unlinked:
            if number > self.newest:
                self.done.waiting += 1
            else:
                self.done.add(Problem("added", number))

    def retirements(self, told: set[str]) -> None:
        """Each removed day has a line that says so, unless the day of that line was removed in its turn."""
        retired = [anchor for anchor in self.anchors.values() if hasattr(anchor, "retirement")]
        latest = max((anchor.day for anchor in retired), default=date.min)
        for anchor in retired:
            removed = anchor.retirement.at.astimezone(UTC).date()
            too_soon = anchor.day > rules.years_before(removed, 1)
            if anchor.day.isoformat() not in told and (removed > latest or too_soon):
                self.done.add(Problem("untold", day=anchor.day))

    def _is_retired(self, number: int) -> bool:
        return any(a.first <= number <= a.last and hasattr(a, "retirement") for a in self.anchors.values())

    def _seal_before(self, day: date) -> bytes:
        earlier = [anchor.seal for anchor in self.anchors.values() if anchor.day < day]
        return bytes(earlier[-1]) if earlier else rules.BEGINNING

    def _close(self, seen: rules.Day) -> None:
        anchor = self.anchors.get(seen.day)
        if anchor is None:
            if any(day > seen.day for day in self.anchors):
                self.done.add(Problem("unsealed", day=seen.day))
            self.done.open += seen.lines
        elif hasattr(anchor, "retirement"):
            self.done.retired += 1
            if seen.lines:
                self.done.add(Problem("returned", day=seen.day))
        else:
            self.done.days += 1
            if (seen.first, seen.last, seen.lines, seen.hash) != (anchor.first, anchor.last, anchor.lines, bytes(anchor.hash)):
                self.done.add(Problem("day", day=seen.day, detail={"lines": seen.lines, "sealed": anchor.lines}))
