"""What a line of the journal says when its room says nothing better; and how lines are chained, so that any program can do it again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "journal.exported": _("downloaded the journal"),
    "journal.anchored": _("sealed a day of the journal"),
    "journal.checked": _("checked the journal"),
    "journal.keeping_changed": _("changed how long the journal is kept"),
    "journal.day_retired": _("removed an old day of the journal, by the rule of keeping"),
}
NOTICES: dict[str, StrPromise] = {
    "journal.anchored": _("The seal of the day of the journal"),
    "journal.broken": _("A check found that somebody changed the journal"),
}


def plain_words(name: str) -> str:
    """A name of the code as words.

    >>> plain_words("people.unit_added"), plain_words("customer_es")
    ('unit added', 'customer es')
    """
    return name.rpartition(".")[2].replace("_", " ")


def shown(value: object) -> str:
    """A value of a line's detail as text; nested things as they are written down.

    >>> shown(None), shown(""), shown(["a", 3]), shown({"n": 2, "m": None})
    ('–', '–', 'a, 3', 'n 2, m –')
    """
    if value is None or value == "":
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{plain_words(str(key))} {shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    return str(value)


MOST_YEARS = 100


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; of 29 February, the 28th.

    >>> str(years_before(date(2028, 2, 29), 1))
    '2027-02-28'
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


# Secrecy -------------------------------------------------------------------------------------------------------------


class Secrecy[Rows]:
    """Which of the rows of a room not everybody who reads them may read, because they tell of something in a room above it.

    The room below knows nothing of the one above: that one says it, once, when it is loaded (`AppConfig.ready`).
    """

    def __init__(self) -> None:
        self._rules: list[Callable[[Rows, Any], Rows]] = []

    def withhold(self, rule: Callable[[Rows, Any], Rows]) -> None:
        """Ask this rule too whenever rows are read: of these, which may this person read, or (None) nobody in particular?

        It narrows what is asked of the database and looks at no row itself.
        """
        if rule not in self._rules:
            self._rules.append(rule)

    def readable(self, rows: Rows, reader: Any) -> Rows:
        """Those that no rule withholds from the reader: a Person, or nobody in particular (None: another program)."""
        for rule in self._rules:
            rows = rule(rows, reader)
        return rows


# The chain -----------------------------------------------------------------------------------------------------------

FORM = "estelar.journal/1"
"""The name of the form in which lines are written down before they are hashed; it stands first in everything that is."""
BEGINNING = bytes(32)
"""What stands in the place of the seal before the first day."""


def netstrings(texts: Iterable[str]) -> bytes:
    """Texts one after the other so that no two lists look the same: length in bytes, colon, UTF-8, comma.

    >>> netstrings(["año", ""])
    b'4:a\xc3\xb1o,0:,'
    """
    return b"".join(b"%d:%s," % (len(one), one) for one in (text.encode() for text in texts))


def digest(day: date, *fields: str) -> bytes:
    """What stands for one line: SHA-256 of form, day and fields (as `operations.chain.FIELDS` lists them)."""
    return hashlib.sha256(netstrings([FORM, day.isoformat(), *fields])).digest()


def chained(before: bytes, line: bytes) -> bytes:
    """The hash of a link: SHA-256 of the hash before it (of the day's first line: the seal of the day before) and the line's digest."""
    return hashlib.sha256(before + line).digest()


@dataclass(frozen=True, slots=True)
class Day:
    """What the seal of a day vouches for."""

    day: date
    first: int
    last: int
    lines: int
    hash: bytes


def seal_of(day: Day, before: bytes) -> bytes:
    """The seal of a day; `before` is the seal of the day that was sealed before it."""
    fields = [FORM, day.day.isoformat(), str(day.first), str(day.last), str(day.lines), day.hash.hex()]
    return hashlib.sha256(before + netstrings(fields)).digest()
