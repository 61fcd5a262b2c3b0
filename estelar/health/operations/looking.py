"""What workers, queue and jobs look like at a moment; a handful of queries, whatever there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils.functional import Promise

from estelar.encounters.models import FileImport
from estelar.health.models import JobRecord, JobTrouble, WorkerProcess
from estelar.health.operations.presence import HELD, LOCK_CLASS
from estelar.health.rules import CAUSES, LONG_SECONDS, Attendance, Cause, task_words

MOST_SHOWN = 50


@dataclass(frozen=True)
class Worker:
    """A worker whose process lives, or the last that was seen."""

    process: WorkerProcess
    attendance: Attendance
    hangs: bool
    jobs: int
    """How many jobs it has in hand."""


@dataclass(frozen=True)
class Running:
    """A job that a worker has in hand."""

    job_id: int
    words: str | Promise
    since: datetime
    host: str
    share: float | None
    """How far it is (0-1), when it tells."""
    doing: str
    long: bool


@dataclass(frozen=True)
class Failed:
    """A job that could not be done and waits for a person."""

    job_id: int
    name: str
    words: str | Promise
    cause: Cause
    detail: str
    tries: int
    at: datetime | None

    @property
    def cause_words(self) -> str | Promise:
        """Why, in words."""
        return CAUSES[self.cause]


@dataclass(frozen=True)
class Waiting:
    """The queue: how many jobs could begin now, since when the oldest could, how many wait for a later hour (another try, a plan)."""

    due: int
    oldest: datetime | None
    later: int

    def age(self, at: datetime) -> timedelta:
        """How long the oldest has waited."""
        return at - self.oldest if self.oldest else timedelta()


def _rows(sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def workers(*, at: datetime) -> list[Worker]:
    """The workers that live, newest first; when there is none, the last one that did."""
    alive = {number for (number,) in _rows(HELD, [LOCK_CLASS])}
    jobs = dict(_rows("SELECT worker_id, count(*) FROM procrastinate_jobs WHERE status = 'doing' GROUP BY worker_id"))
    living = list(WorkerProcess.objects.filter(worker_id__in=alive).order_by("-started_at"))
    seen = living or list(WorkerProcess.objects.order_by("-seen_at")[:1])
    found = []
    for process in seen:
        attendance = Attendance(process.worker_id in alive, process.seen_at)
        found.append(Worker(process, attendance, attendance.hangs(at), int(jobs.get(process.worker_id, 0))))
    return found


def waiting() -> Waiting:
    """The queue as it is. Jobs that wait for another one to end (the same lock) count as due, and age."""
    [(due, oldest, later)] = _rows(
        "SELECT count(*) FILTER (WHERE due), min(since) FILTER (WHERE due), count(*) FILTER (WHERE NOT due) FROM ("
        "SELECT j.scheduled_at IS NULL OR j.scheduled_at <= now() AS due, coalesce(j.scheduled_at, (SELECT max(e.at) "
        "FROM procrastinate_events AS e WHERE e.job_id = j.id AND e.type IN ('deferred', 'deferred_for_retry', 'retried'))) AS since "
        "FROM (SELECT id, scheduled_at FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id LIMIT 10000) AS j) AS q"
    )
    return Waiting(due, oldest, later)


def running(*, at: datetime) -> list[Running]:
    """The jobs in hand, the oldest first, with their progress as far as they tell."""
    rows = _rows(
        "SELECT j.id, j.task_name, j.args, max(e.at), p.share, p.doing, w.host FROM procrastinate_jobs AS j "
        "LEFT JOIN procrastinate_events AS e ON e.job_id = j.id AND e.type = 'started' "
        "LEFT JOIN health_jobprogress AS p ON p.job_id = j.id LEFT JOIN health_workerprocess AS w ON w.worker_id = j.worker_id "
        "WHERE j.status = 'doing' GROUP BY j.id, p.share, p.doing, w.host ORDER BY j.id LIMIT %s",
        [MOST_SHOWN],
    )
    files = _files(rows)
    found = []
    for job_id, name, args, since, share, doing, host in rows:
        file_share, file_doing = files.get(_file_of(args), (None, ""))
        since = since or at
        found.append(
            Running(
                job_id,
                task_words(name),
                since,
                host or "",
                share if share is not None else file_share,
                doing or file_doing,
                at - since > timedelta(seconds=LONG_SECONDS),
            )
        )
    return found


def _file_of(args: Any) -> int | None:
    found = _document(args).get("import_id")
    return found if isinstance(found, int) else None


def _document(args: Any) -> dict[str, Any]:
    """Arguments of a job as Django's connection gives JSON: not read yet."""
    if isinstance(args, str):
        import json

        args = json.loads(args)
    return args if isinstance(args, dict) else {}


def _files(rows: Sequence[tuple[Any, ...]]) -> dict[int | None, tuple[float | None, str]]:
    """How far the imports among these jobs are: they say it on their own page too."""
    numbers = {number for number in (_file_of(row[2]) for row in rows) if number is not None}
    return {pk: (share, doing) for pk, share, doing in FileImport.objects.filter(pk__in=numbers).values_list("pk", "progress", "doing")}


def failed() -> list[Failed]:
    """The jobs that could not be done, newest first."""
    rows = _rows(
        "SELECT j.id, j.task_name, j.attempts, "
        "(SELECT max(e.at) FROM procrastinate_events AS e WHERE e.job_id = j.id AND e.type = 'failed') "
        "FROM procrastinate_jobs AS j WHERE j.status = 'failed' ORDER BY j.id DESC LIMIT %s",
        [MOST_SHOWN],
    )
    troubles = JobTrouble.objects.in_bulk([row[0] for row in rows])
    found = []
    for job_id, name, attempts, at in rows:
        trouble = troubles.get(job_id)
        cause = Cause(trouble.cause) if trouble else Cause.UNKNOWN_JOB
        tries = trouble.tries if trouble else attempts
        found.append(Failed(job_id, name, task_words(name), cause, trouble.detail if trouble else "", tries, trouble.at if trouble else at))
    return found


def count_failed() -> int:
    """How many jobs wait for a person."""
    [(count,)] = _rows("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
    return int(count)


def records() -> list[JobRecord]:
    """What is remembered of every kind of job."""
    return list(JobRecord.objects.order_by("name"))


def is_there(job_id: int) -> bool:
    """Does the queue know a job of this number?"""
    return bool(_rows("SELECT 1 FROM procrastinate_jobs WHERE id = %s", [job_id]))
