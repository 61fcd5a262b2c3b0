"""A cache in PostgreSQL that all web processes share: counters of attempts are exact, and a code works once wherever it arrives.

Django's own database cache counts its rows at every write and forgets some of them at random when it is full; and two processes can
both `add` a key whose time is over. Here an `add` is one statement, and only what is over is ever forgotten.
"""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

SWEEP_EVERY = 200  # writes of a process between two sweeps of what is over

_PUT = """
INSERT INTO people_passing AS kept (key, value, expires_at) VALUES (%s, %s, %s)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
"""
_ADD = _PUT + "WHERE kept.expires_at <= %s"


class SharedCache(BaseCache):
    """For small values that live minutes or days; the clock is this machine's, as in every cache."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._writes = 0

    def _name(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _until(self, timeout: Any) -> datetime | None:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return None if seconds is None else datetime.now(UTC) + timedelta(seconds=float(seconds))

    def _write(self, sql: str, values: list[Any]) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            written = bool(cursor.rowcount > 0)
            self._writes += 1
            if self._writes % SWEEP_EVERY == 0:
                cursor.execute("DELETE FROM people_passing WHERE expires_at <= %s", [datetime.now(UTC)])
        return written

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Set the key unless it is there and its time is not over; says whether it was set. One statement: of two only one succeeds."""
        return self._write(_ADD, [self._name(key, version), pickle.dumps(value), self._until(timeout), datetime.now(UTC)])

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Set the key, whatever was there."""
        self._write(_PUT, [self._name(key, version), pickle.dumps(value), self._until(timeout)])

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, unless there is none or its time is over."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT value FROM people_passing WHERE key = %s AND (expires_at IS NULL OR expires_at > %s)",
                [self._name(key, version), datetime.now(UTC)],
            )
            row = cursor.fetchone()
        return default if row is None else pickle.loads(bytes(row[0]))  # noqa: S301  # only this class writes the table

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Another end for a key that is there."""
        sql = "UPDATE people_passing SET expires_at = %s WHERE key = %s AND (expires_at IS NULL OR expires_at > %s)"
        return self._write(sql, [self._until(timeout), self._name(key, version), datetime.now(UTC)])

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the key; says whether it was there."""
        return self._write("DELETE FROM people_passing WHERE key = %s", [self._name(key, version)])

    def clear(self) -> None:
        """Forget everything."""
        self._write("DELETE FROM people_passing", [])
