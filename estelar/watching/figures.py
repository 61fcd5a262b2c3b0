"""What the queue of jobs looks like at the moment."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from estelar.watching.metrics import Figure

STATES = ("todo", "doing", "failed")
_AGE = """
SELECT coalesce(extract(epoch FROM now() - min(greatest(e.at, coalesce(j.scheduled_at, e.at)))), 0)
  FROM procrastinate_jobs j JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
 WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())
"""


def figures() -> Iterator[Figure]:
    """Jobs by state, and for how long the oldest one that could be done has waited."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
        found = dict(cursor.fetchall())
        cursor.execute(_AGE)
        (age,) = cursor.fetchone()
    for state in STATES:
        yield Figure("jobs", "Background jobs by state.", found.get(state, 0), {"state": state})
    yield Figure("queue_age_seconds", "How long the oldest waiting job has waited.", float(age))
