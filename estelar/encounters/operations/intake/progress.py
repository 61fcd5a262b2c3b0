"""How far an import is, written on a connection of its own: everybody sees it while the work itself is one open transaction.

The same connection holds a lock for as long as the work lasts. When a worker dies, its connection and its lock die with it: that is how
others know that nobody works on the file any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection
from django.utils.translation import gettext as _

from estelar.encounters.models import FileImport
from estelar.errors import Conflict

type Told = Callable[[float, str], None]
_LOCK: Final = 0x457374  # class of our advisory locks


def silent(done: float, doing: str) -> None:
    """For who does not want to know."""


def is_being_worked_on(file_import: FileImport) -> bool:
    """Does a living worker have it?"""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s AND objid = %s AND objsubid = 2 AND granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            [_LOCK, file_import.pk],
        )
        return bool(cursor.fetchone()[0])


@contextmanager
def told(pk: int, also: Told = silent) -> Iterator[Told]:
    """Hold the import, and give a function that takes the share done (0-1) and what is being done, in words.

    It writes when the share has moved by a hundredth. Raises Conflict when somebody else holds the import.
    """
    own = connection.copy()
    last: tuple[float, str] = (-1.0, "")

    def tell(done: float, doing: str) -> None:
        nonlocal last
        also(done, doing)
        if done - last[0] < 0.01 and doing == last[1]:
            return
        last = done, doing
        with own.cursor() as cursor:
            cursor.execute("UPDATE encounters_fileimport SET progress = %s, doing = %s WHERE id = %s", [done, doing[:200], pk])

    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCK, pk])
            if not cursor.fetchone()[0]:
                raise Conflict(_("This file is being worked on already. Wait until it is done."), code="import_busy")
        try:
            yield tell
        finally:
            with own.cursor() as cursor:  # the connection may go back to a pool, with all that it holds
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCK, pk])
    finally:
        own.close()
