# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""How far an import is, written on a connection of its own: everybody sees it while the work itself is one open transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

from estelar.encounters.models import FileImport

type Told = Callable[[float, str], None]


def silent(done: float, doing: str) -> None:
    """For who does not want to know."""


@contextmanager
def told(pk: int, also: Told = silent) -> Iterator[Told]:
    """A function that takes the share done (0-1) and what is being done, in words; writes when it has moved by a hundredth."""
    own = connection.copy()
    last: tuple[float, str] = (-1.0, "")

    def tell(done: float, doing: str) -> None:
        nonlocal last
        also(done, doing)
        if done - last[0] < 0.01 and doing == last[1]:
            return
        last = done, doing
        with own.cursor() as cursor:
            cursor.execute(f"UPDATE {FileImport._meta.db_table} SET progress = %s, doing = %s WHERE id = %s", [done, doing[:200], pk])

    try:
        yield tell
    finally:
        own.close()
