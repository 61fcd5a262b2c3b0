"""Background jobs: each name meets its operation here, with the clock and the actor read at this edge.

A lower room asks for a job by name, in the transaction of its change:
`app.configure_task("encounters.run_import").defer(import_id=7)`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import close_old_connections
from procrastinate import JobContext
from procrastinate.contrib.django import app

from estelar.journal.operations import origin
from estelar.reports import facts


def job(work: Callable[..., Any]) -> Callable[..., Any]:
    """The edge of a job: fresh database connections, and a journal that knows which job it was."""

    @wraps(work)
    def at_the_edge(context: JobContext, *args: Any, **words: Any) -> Any:
        close_old_connections()
        try:
            with origin(f"job {context.job.id}"):
                return work(*args, **words)
        finally:
            close_old_connections()

    return at_the_edge


async def run(concurrency: int) -> None:
    """Work until told to end (SIGINT or SIGTERM); the job at hand is finished first."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]  # Django's connector has it
        async with worker_app.open_async():
            await worker_app.run_worker_async(concurrency=concurrency, delete_jobs="successful", install_signal_handlers=True)


@app.periodic(cron="* * * * *")
@app.task(name="worker.take_up_abandoned", queueing_lock="worker.take_up_abandoned", pass_context=True)
async def take_up_abandoned(context: JobContext, timestamp: int) -> None:
    """Jobs whose worker died without a word (kill -9, power) go back into the queue."""
    manager = context.app.job_manager
    for abandoned in await manager.get_stalled_jobs():
        await manager.retry_job(abandoned)


@app.periodic(cron="* * * * *")
@app.task(name="reports.rebuild_facts", lock="reports.rebuild_facts", pass_context=True)
@job
def rebuild_facts(timestamp: int | None = None) -> None:
    """Bring the facts folder up to date: every minute, and when an import or its undoing asks for it."""
    facts.rebuild()
