"""What a person does about a failed job: another try, or setting it aside."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from estelar.errors import Conflict
from estelar.health.models import JobTrouble
from estelar.health.rules import Cause
from estelar.journal.operations import record
from estelar.people.models import Person


def _failed_job(job_id: int, at: datetime) -> tuple[JobTrouble, str | None]:
    """The failed job, held until the end of the transaction, and the mark of work that waits only once. Raises Conflict."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, attempts, queueing_lock FROM procrastinate_jobs WHERE id = %s AND status = 'failed' FOR UPDATE", [job_id]
        )
        row = cursor.fetchone()
    if row is None:
        raise Conflict(_("This job is not among the failed ones any more: somebody has seen to it already."), code="job_not_failed")
    name, attempts, once = row
    trouble = JobTrouble.objects.filter(pk=job_id).first()
    return trouble or JobTrouble(job_id=job_id, name=name, cause=Cause.UNKNOWN_JOB, detail="", tries=attempts, at=at), once


@transaction.atomic
def retry(job_id: int, *, by: Person, at: datetime) -> None:
    """Put a failed job back into the queue, with all its tries before it again. Raises Conflict when it is not failed any more."""
    trouble, once = _failed_job(job_id, at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' AND queueing_lock = %s", [once])
        if cursor.fetchone():
            raise Conflict(
                _("The same work is in the queue already. Set this one aside, and look again in a minute."), code="job_waits_already"
            )
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL, worker_id = NULL WHERE id = %s", [job_id]
        )
        notification = json.dumps({"type": "job_inserted", "job_id": job_id})
        cursor.execute("SELECT pg_notify('procrastinate_any_queue_v1', %s)", [notification])
    JobTrouble.objects.filter(pk=job_id).delete()
    record("health.job_retried", trouble, by=by, at=at, job=trouble.name, cause=trouble.cause, tries=trouble.tries)


@transaction.atomic
def set_aside(job_id: int, *, by: Person, at: datetime) -> None:
    """Forget a failed job that need not be done any more. Raises Conflict when it is not failed any more."""
    trouble, _once = _failed_job(job_id, at)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job_id])
    JobTrouble.objects.filter(pk=job_id).delete()
    record("health.job_set_aside", trouble, by=by, at=at, job=trouble.name, cause=trouble.cause, tries=trouble.tries)
