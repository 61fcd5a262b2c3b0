"""What the edge of every job writes down: that it succeeded, why it failed, how far it is. The queue itself forgets what is done.

Each of these is a transaction of its own, after the work's: a worker killed between the two does the job again, and the work knows that
it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.db import connection, transaction

from estelar.health.models import JobProgress, JobTrouble, WorkerProcess
from estelar.health.rules import KEPT_DAYS, Reason

_job: ContextVar[int | None] = ContextVar("health_job", default=None)
STEP = 0.01
"""Progress is written when it has moved by a hundredth."""


@contextmanager
def job_at_hand(job_id: int) -> Iterator[None]:
    """Everything inside belongs to this job: `tell` knows which."""
    token = _job.set(job_id)
    try:
        yield
    finally:
        _job.reset(token)


class Teller:
    """Says how far the job at hand is (0-1); call it outside of transactions, or nobody sees it before the end."""

    def __init__(self) -> None:
        self._last = -1.0

    def __call__(self, share: float, doing: str = "") -> None:
        job_id = _job.get()
        if job_id is None or abs(share - self._last) < STEP:
            return
        self._last = share
        JobProgress.objects.update_or_create(job_id=job_id, defaults={"share": share, "doing": doing[:200]})


# What comes by the clock comes again: of those that failed, only the last one matters, and none after a success.
_MOOT = "DELETE FROM procrastinate_jobs WHERE task_name = %s AND status = 'failed' AND id < %s AND args ? 'timestamp'"


def succeeded(job_id: int, name: str, *, seconds: float, at: datetime) -> None:
    """Remember that the job was done, and forget what went wrong with it before."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO health_jobrecord AS r (name, last_success_at, last_seconds, successes, last_failure_at, failures) "
            "VALUES (%s, %s, %s, 1, NULL, 0) ON CONFLICT (name) DO UPDATE SET last_success_at = greatest(r.last_success_at, "
            "excluded.last_success_at), last_seconds = excluded.last_seconds, successes = r.successes + 1",
            [name, at, seconds],
        )
        cursor.execute("DELETE FROM health_jobtrouble WHERE job_id = %s", [job_id])
        cursor.execute("DELETE FROM health_jobprogress WHERE job_id = %s", [job_id])
        cursor.execute(_MOOT, [name, job_id])


def failed(job_id: int, name: str, reason: Reason, *, tries: int, at: datetime) -> None:
    """Remember why the job could not be done; `tries` counts this one."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO health_jobrecord AS r (name, last_seconds, successes, last_failure_at, failures) VALUES (%s, 0, 0, %s, 1) "
            "ON CONFLICT (name) DO UPDATE SET last_failure_at = excluded.last_failure_at, failures = r.failures + 1",
            [name, at],
        )
        JobTrouble.objects.update_or_create(
            job_id=job_id, defaults={"name": name, "cause": reason.cause, "detail": reason.detail[:200], "tries": tries, "at": at}
        )
        JobProgress.objects.filter(job_id=job_id).delete()
        cursor.execute(_MOOT, [name, job_id])


def tidy(*, at: datetime) -> int:
    """Forget workers that ended long ago and failed jobs that nobody asked about. Returns how many jobs were forgotten."""
    old = at - timedelta(days=KEPT_DAYS)
    WorkerProcess.objects.filter(seen_at__lt=old).delete()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs AS j WHERE j.status IN ('failed', 'cancelled', 'aborted', 'succeeded') AND NOT EXISTS "
            "(SELECT FROM procrastinate_events AS e WHERE e.job_id = j.id AND e.at >= %s)",
            [old],
        )
        forgotten = int(cursor.rowcount)
        for table in ("health_jobtrouble", "health_jobprogress"):
            cursor.execute(f"DELETE FROM {table} AS t WHERE NOT EXISTS (SELECT FROM procrastinate_jobs AS j WHERE j.id = t.job_id)")  # noqa: S608
    return forgotten
