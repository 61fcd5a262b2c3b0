"""A worker's presence: a lock in the database that lives and dies with its process, a heartbeat, and an eye on the others.

The queue alone knows a dead worker by a heartbeat that stopped. That takes half a minute, and a worker that was only slow (a suspended
machine) would be robbed of a job that it goes on with. A lock held by a connection says it better: PostgreSQL lets go of it in the moment
in which the process is gone, and never before. So a job is abandoned when the worker that took it holds its lock no more, or says itself
that it does not have the job; and only when that was so twice, a moment apart, because a worker holds its lock a moment after it came.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import psycopg
from procrastinate.contrib.django.utils import connector_params

from estelar import __version__
from estelar.health.rules import BEAT_SECONDS, MOST_ENDS, Cause

log = logging.getLogger(__name__)

LOCK_CLASS = 0x45737457  # "EstW": the class of the advisory locks of workers; the object is the worker's number in the queue
LOOK_SECONDS = 2.0
"""So often a worker looks for abandoned jobs."""

HELD = (
    "SELECT l.objid::bigint FROM pg_locks AS l WHERE l.locktype = 'advisory' AND l.classid = %s AND l.objsubid = 2 AND l.granted "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
"""The numbers of the workers whose process lives (parameter: LOCK_CLASS)."""

_ABANDONED = f"""
SELECT j.id, j.worker_id FROM procrastinate_jobs AS j WHERE j.status = 'doing'
AND CASE WHEN j.worker_id = %s THEN NOT j.id = ANY(%s) ELSE j.worker_id IS NULL OR j.worker_id NOT IN ({HELD}) END
"""  # noqa: S608

type Connection = psycopg.AsyncConnection[tuple[Any, ...]]


class Presence:
    """Runs beside a worker, in the same event loop: when the loop hangs, so does the heartbeat.

    `number` gives the worker's number in the queue (None before it has one); `clock` the time of day.
    """

    def __init__(self, number: Callable[[], int | None], *, concurrency: int, clock: Callable[[], datetime]) -> None:
        self._number = number
        self._concurrency = concurrency
        self._clock = clock
        self._at_hand: set[int] = set()
        self._suspects: set[tuple[int, int | None]] = set()

    async def middleware(self, call_next: Callable[[], Awaitable[Any]], context: Any, _worker: Any) -> Any:
        """Around every job of the worker: which jobs it really has."""
        job_id = context.job.id
        self._at_hand.add(job_id)
        try:
            return await call_next()
        finally:
            # The queue is told a moment later; `take_up` looks twice.
            self._at_hand.discard(job_id)

    async def keep(self) -> None:
        """Be present until cancelled; a lost connection is made anew."""
        while (number := self._number()) is None:
            await asyncio.sleep(0.02)
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(**connector_params(), autocommit=True) as connection:
                    await self._arrive(connection, number)
                    await self._stay(connection, number)
            except psycopg.OperationalError as error:
                log.warning("The worker lost its connection for being present (%s); it connects again.", type(error).__name__)
                self._suspects.clear()
                await asyncio.sleep(1)

    async def leave(self) -> None:
        """Say that the worker ended well."""
        number = self._number_of_last
        if number is None:
            return
        with contextlib.suppress(psycopg.OperationalError):
            async with await psycopg.AsyncConnection.connect(**connector_params(), autocommit=True) as connection:
                await connection.execute("UPDATE health_workerprocess SET ended_at = %s WHERE worker_id = %s", [self._clock(), number])

    _number_of_last: int | None = None

    async def _arrive(self, connection: Connection, number: int) -> None:
        self._number_of_last = number
        for name, value in (("tcp_keepalives_idle", 10), ("tcp_keepalives_interval", 5), ("tcp_keepalives_count", 3)):
            # a machine that vanished with its cable is missed within half a minute (without effect on a socket in a folder)
            await connection.execute(f"SET {name} = {value}")
        await connection.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK_CLASS, number % 2**31])
        now = self._clock()
        await connection.execute(
            "INSERT INTO health_workerprocess (worker_id, host, pid, version, concurrency, started_at, seen_at) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (worker_id) DO UPDATE SET seen_at = excluded.seen_at, ended_at = NULL",
            [number, socket.gethostname()[:120], os.getpid(), __version__, self._concurrency, now, now],
        )

    async def _stay(self, connection: Connection, number: int) -> None:
        loop = asyncio.get_running_loop()
        beat = loop.time()
        while True:
            await self.look(connection, number)
            if loop.time() >= beat:
                beat = loop.time() + BEAT_SECONDS
                await connection.execute("UPDATE health_workerprocess SET seen_at = %s WHERE worker_id = %s", [self._clock(), number])
                await connection.execute(
                    f"DELETE FROM procrastinate_workers WHERE last_heartbeat < now() - interval '1 hour' AND id NOT IN ({HELD})",  # noqa: S608
                    [LOCK_CLASS],
                )
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self, connection: Connection, number: int) -> None:
        """Take up the jobs that were abandoned at the last look already."""
        cursor = await connection.execute(_ABANDONED, [number, sorted(self._at_hand), LOCK_CLASS])
        found = await cursor.fetchall()
        now = {(int(job_id), worker_id) for job_id, worker_id in found}
        for job_id, worker_id in sorted(now & self._suspects, key=lambda one: one[0]):
            # what this very worker began meanwhile is no stranger's (the queue may have given it the job between two looks)
            if not (worker_id == number and job_id in self._at_hand):
                await self._take_up(connection, job_id, worker_id)
        self._suspects = now

    async def _take_up(self, connection: Connection, job_id: int, worker_id: int | None) -> None:
        """Put one job back into the queue, unless somebody was quicker; one that ended its worker too often is left alone."""
        try:
            async with connection.transaction():
                await self._back_into_the_queue(connection, job_id, worker_id)
        except psycopg.errors.UniqueViolation:
            pass  # the same work was asked for in this very moment: the next look drops this one

    async def _back_into_the_queue(self, connection: Connection, job_id: int, worker_id: int | None) -> None:
        found = await connection.execute(
            "SELECT task_name, queueing_lock FROM procrastinate_jobs WHERE id = %s AND status = 'doing' "
            "AND worker_id IS NOT DISTINCT FROM %s FOR UPDATE",
            [job_id, worker_id],
        )
        row = await found.fetchone()
        if row is None:
            return
        name, once = row
        if once and await self._waits_already(connection, once):
            await connection.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job_id])
            return
        ends = await self._count_end(connection, job_id, name)
        status = "failed" if ends >= MOST_ENDS else "todo"
        await connection.execute(
            "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status, attempts = attempts + 1, worker_id = NULL, "
            "abort_requested = false WHERE id = %s",
            [status, job_id],
        )
        if status == "failed":
            log.error("Job %s (%s) ended its worker %s times and is left alone: see the health page.", job_id, name, ends)
            return
        notification = json.dumps({"type": "job_inserted", "job_id": job_id})
        await connection.execute("SELECT pg_notify('procrastinate_any_queue_v1', %s)", [notification])
        log.warning("Job %s (%s) was abandoned by its worker and is taken up again.", job_id, name)

    @staticmethod
    async def _waits_already(connection: Connection, once: str) -> bool:
        """Does the same work wait a second time? Then one of the two is enough."""
        found = await connection.execute("SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock = %s", [once])
        return await found.fetchone() is not None

    async def _count_end(self, connection: Connection, job_id: int, name: str) -> int:
        """How many workers have ended over this job, with this one."""
        found = await connection.execute(
            "INSERT INTO health_jobtrouble AS t (job_id, name, cause, detail, tries, at) VALUES (%s, %s, %s, '', 1, %s) "
            "ON CONFLICT (job_id) DO UPDATE SET tries = CASE WHEN t.cause = excluded.cause THEN t.tries + 1 ELSE 1 END, "
            "cause = excluded.cause, detail = '', at = excluded.at RETURNING tries",
            [job_id, name, str(Cause.WORKER_ENDED), self._clock()],
        )
        row = await found.fetchone()
        assert row is not None
        return int(row[0])
