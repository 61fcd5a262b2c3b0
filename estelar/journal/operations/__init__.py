"""Writing the journal, and reading it with a cursor: what other rooms need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models

from estelar.journal.models import Entry
from estelar.watching.doing import request_id

# Where the present work comes from ("page 10.0.0.7", "command import", "job 17"): set once, at the edge.
_origin: ContextVar[str] = ContextVar("journal_origin", default="")


@contextmanager
def origin(where: str) -> Iterator[None]:
    """Everything recorded inside came from `where`."""
    token = _origin.set(where[:200])
    try:
        yield
    finally:
        _origin.reset(token)


def record(key: str, subject: models.Model, *, by: AbstractBaseUser, at: datetime, **detail: Any) -> Entry:
    """Write one line. `key` is room.what_happened; `by` is a Person; `detail` is what a reader needs to understand it (no secrets).

    A line is never rewritten, so nothing that must be erasable may stand in it: a model whose name is personal data of a customer
    gives a `journal_label` of its own.
    """
    entry = _line(key, subject, by=by, at=at, detail=detail)
    entry.save(force_insert=True)
    return entry


def record_many(key: str, lines: Iterable[tuple[models.Model, dict[str, Any]]], *, by: AbstractBaseUser, at: datetime) -> None:
    """Write one line for each subject with its detail, all in a few statements: the same lines as `record` would have written."""
    Entry.objects.bulk_create([_line(key, subject, by=by, at=at, detail=detail) for subject, detail in lines])


def _line(key: str, subject: models.Model, *, by: AbstractBaseUser, at: datetime, detail: dict[str, Any]) -> Entry:
    return Entry(
        at=at,
        by_id=by.pk,
        key=key,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(getattr(subject, "journal_label", subject))[:200],
        origin=_origin.get(),
        request=request_id(),
        detail=json.loads(json.dumps(detail, cls=DjangoJSONEncoder)),
    )


def settled_after(position: int, *, limit: int) -> list[Entry]:
    """The next lines after number `position`, in the order of their numbers, as far as no lower number can still appear.

    A reader that keeps the number of the last line it was given never misses one: a line whose transaction is still going on, and
    everything numbered after it, waits. Lines that the caller's own transaction wrote count as settled (they come or go together with
    the caller's cursor). Not for a REPEATABLE READ transaction, which does not see what has just been settled.
    """
    with connection.cursor() as cursor:  # a statement of its own: the lines are looked at after it, never before
        cursor.execute("SELECT journal_settled()")
        (settled,) = cursor.fetchone()
    return list(Entry.objects.filter(pk__gt=position, pk__lte=settled).order_by("pk")[:limit])
