"""News of cases for the pages that are open now, by LISTEN and NOTIFY of PostgreSQL (docs/decisions/0025).

Whoever changes a case calls `tell_changed`: after the change is stored, one NOTIFY goes out in a statement of its own. (In the
transaction of the change it would hold PostgreSQL's one lock for notifications until the disk has answered, and all who write
would wait for each other; alone it holds the lock for no time.) Every web process has one thread that listens while somebody is
connected, and hands each piece of news to those it concerns. News carry a number and a version and no word of the case.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Iterable
from typing import Any

import psycopg
from django.db import connection, transaction

from estelar.conf import LIVE_STREAMS

logger = logging.getLogger("estelar.cases.live")

CHANNEL = "cases"
LINGER_SECONDS = 60.0
"""So long the thread listens on after the last one asked, so that whoever comes back by and by still learns of everything."""
PRESENCE = 0
"""In place of a version: somebody came, left, or began to write."""


def tell_changed(case_pk: int, version: int) -> None:
    """Once this transaction is stored, whoever has the case open is told."""
    transaction.on_commit(lambda: _notify(f"{case_pk} {version}"), robust=True)


def tell_presence(case_pk: int) -> None:
    """Whoever has the case open sees who else is there."""
    transaction.on_commit(lambda: _notify(f"{case_pk} {PRESENCE}"), robust=True)


def _notify(payload: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, payload])


class Subscription:
    """What one open page waits for: some cases by number, and perhaps any change at all (a list)."""

    def __init__(self, cases: Iterable[int], *, any_change: bool) -> None:
        self._cases = frozenset(cases)
        self._any_change = any_change
        self._lock = threading.Lock()
        self._woken = threading.Event()
        self._versions: dict[int, int] = {}
        self._here: set[int] = set()
        self._changed = False

    def narrow(self, cases: Iterable[int]) -> None:
        """Only of these cases: whoever waits may not see the others."""
        with self._lock:
            self._cases = frozenset(cases)
            self._versions = {pk: version for pk, version in self._versions.items() if pk in self._cases}
            self._here &= self._cases

    def take(self, case: int, version: int) -> None:
        with self._lock:
            if case in self._cases:
                if version == PRESENCE:
                    self._here.add(case)
                else:
                    self._versions[case] = max(version, self._versions.get(case, 0))
            if self._any_change and version != PRESENCE:
                self._changed = True
            if self._versions or self._here or self._changed:
                self._woken.set()

    def missed(self) -> None:
        """The listener was cut off: something may have happened meanwhile."""
        with self._lock:
            self._changed = True
            self._woken.set()

    def wait(self, seconds: float) -> tuple[dict[int, int], set[int], bool]:
        """What came within the time: versions by case, cases with other people in them, whether a list is out of date."""
        self._woken.wait(seconds)
        with self._lock:
            news = self._versions, self._here, self._changed
            self._versions, self._here, self._changed = {}, set(), False
            self._woken.clear()
        return news


class Hub:
    """The news of one process: a thread that listens, those who wait, and a count of all changes."""

    def __init__(self, most: int = LIVE_STREAMS) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._waiting: set[Subscription] = set()
        self._thread: threading.Thread | None = None
        self._listens = threading.Event()
        self._until = 0.0
        self._boot = secrets.token_hex(4)
        self._count = 0

    @property
    def stamp(self) -> str:
        """How far this process has read: two equal stamps mean that no case changed between them."""
        return f"{self._boot}-{self._count}"

    def attend(self) -> None:
        """Somebody wants news: the thread listens from now on (and for a minute longer)."""
        with self._lock:
            self._until = time.monotonic() + LINGER_SECONDS
            if self._thread is None or not self._thread.is_alive():
                self._listens.clear()
                self._thread = threading.Thread(target=self._listen, name="live-cases", daemon=True, args=(_address(),))
                self._thread.start()

    def join(self, subscription: Subscription, *, within: float = 5.0) -> bool:
        """Take part, as soon as the thread listens. False: all places are taken, or the database does not answer; ask again later."""
        self.attend()
        if not self._listens.wait(within):
            return False
        with self._lock:
            if len(self._waiting) >= self._most:
                return False
            self._waiting.add(subscription)
            return True

    def part(self, subscription: Subscription) -> None:
        with self._lock:
            self._waiting.discard(subscription)
            self._until = time.monotonic() + LINGER_SECONDS

    def end(self) -> None:
        """Stop listening (tests; a process that ends needs nothing)."""
        with self._lock:
            self._until = 0.0
            self._waiting.clear()
            thread = self._thread
        if thread is not None:
            thread.join(5)

    def _wanted(self) -> bool:
        with self._lock:
            if self._waiting or time.monotonic() < self._until:
                return True
            self._thread = None
            return False

    def _listen(self, address: dict[str, Any]) -> None:
        while self._wanted():
            try:
                with psycopg.connect(**address, autocommit=True) as wire:
                    wire.execute(f"LISTEN {CHANNEL}")
                    self._renew()
                    while self._wanted():
                        for note in wire.notifies(timeout=1.0):
                            self._take(note.payload)
            except psycopg.Error as error:  # the database restarts: everybody is told to look again when it is back
                self._listens.clear()
                logger.warning("news of cases are interrupted: %s", type(error).__name__)
                time.sleep(1.0)

    def _renew(self) -> None:
        with self._lock:
            self._count += 1
            waiting = list(self._waiting)
        for one in waiting:
            one.missed()
        self._listens.set()

    def _take(self, payload: str) -> None:
        case, _space, version = payload.partition(" ")
        if not (case.isdigit() and version.isdigit()):
            return
        with self._lock:
            self._count += version != str(PRESENCE)
            waiting = list(self._waiting)
        for one in waiting:
            one.take(int(case), int(version))


def _address() -> dict[str, Any]:
    """Where the database is: a connection of our own, beside the pool, because it waits all the time."""
    settings = connection.settings_dict
    options = {name: value for name, value in settings["OPTIONS"].items() if name not in {"pool", "assume_role", "isolation_level"}}
    named = {"dbname": settings["NAME"], "user": settings["USER"], "password": settings["PASSWORD"], "host": settings["HOST"]}
    given = {name: value for name, value in {**named, "port": settings["PORT"]}.items() if value}
    return {**options, **given, "application_name": "estelar-live"}


HUB = Hub()
"""That of this process."""
