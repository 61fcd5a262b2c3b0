"""Statements to the database: counted for each request, timed, and the slow ones logged without their parameters."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from estelar.watching import metrics, redaction, tracing
from estelar.watching.doing import current

log = logging.getLogger("estelar.queries")


def watch(*, slow_ms: int) -> None:
    """From now on every connection is watched; statements slower than `slow_ms` milliseconds are logged."""
    connection_created.connect(partial(_watch_connection, slow=slow_ms / 1000), weak=False, dispatch_uid="estelar.watching")


class _Watcher:
    def __init__(self, slow: float) -> None:
        self.slow = slow

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        with tracing.span("sql", lambda: {"db.system.name": "postgresql", "db.query.text": redaction.statement(str(sql))}):
            began = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                self._count(sql, time.perf_counter() - began)

    def _count(self, sql: str, seconds: float) -> None:
        doing = current()
        if doing is not None:
            doing.queries += 1
            doing.sql_seconds += seconds
        metrics.QUERIES.inc()
        metrics.QUERY_SECONDS.inc(seconds)
        if seconds > self.slow:
            metrics.SLOW_QUERIES.inc()
            # Somebody waits for a request; jobs and commands work through whole tables, and may take their time.
            level = logging.WARNING if doing is not None and doing.request else logging.INFO
            log.log(level, "slow query", extra={"ms": round(seconds * 1000), "statement": redaction.statement(str(sql))})


def _watch_connection(connection: BaseDatabaseWrapper, slow: float, **_: Any) -> None:
    if not any(isinstance(one, _Watcher) for one in connection.execute_wrappers):
        connection.execute_wrappers.append(_Watcher(slow))
