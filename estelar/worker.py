"""Background jobs: each name meets its operation here, with the clock and the actor read at this edge.

A lower room asks for a job by name, in the transaction of its change:
`app.configure_task("encounters.run_import").defer(import_id=7)`.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import close_old_connections
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app

from estelar.encounters.models import FileImport
from estelar.encounters.operations import intake
from estelar.errors import EstelarError
from estelar.journal.operations import origin
from estelar.people.models import Person
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


@app.task(name="encounters.check_import", lock="encounters.files", pass_context=True)
@job
def check_import(import_id: int) -> None:
    """Check an uploaded file; what is wrong with it stands on its page."""
    one = FileImport.objects.select_related("by").get(pk=import_id)
    with contextlib.suppress(EstelarError):
        intake.check(one, by=one.by, at=timezone.now())


@app.task(name="encounters.run_import", lock="encounters.files", pass_context=True)
@job
def run_import(import_id: int) -> None:
    """Import an uploaded file, and have the facts brought up to date."""
    one = FileImport.objects.select_related("by").get(pk=import_id)
    with contextlib.suppress(EstelarError):
        intake.run(one, by=one.by, at=timezone.now())
        rebuild_facts.defer()


@app.task(name="encounters.undo_import", lock="encounters.files", pass_context=True)
@job
def undo_import(import_id: int, by_id: int) -> None:
    """Take a whole import back, and have the facts brought up to date."""
    with contextlib.suppress(EstelarError):
        intake.undo(FileImport.objects.get(pk=import_id), by=Person.objects.get(pk=by_id), at=timezone.now())
        rebuild_facts.defer()


@app.periodic(cron="17 3 * * *")
@app.task(name="encounters.tidy_uploads", pass_context=True)
@job
def tidy_uploads(timestamp: int) -> None:
    """Remove the files of old imports."""
    intake.tidy(at=timezone.now())
