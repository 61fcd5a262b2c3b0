from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from estelar.journal.models import Entry

if TYPE_CHECKING:
    from estelar.people.models import Person

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


def record(key: str, subject: models.Model, *, by: Person, at: datetime, **detail: Any) -> Entry:
    """Write one line. `key` is room.what_happened; `detail` is what a reader needs to understand it (no secrets)."""
    return Entry.objects.create(
        at=at,
        by=by,
        key=key,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:200],
        origin=_origin.get(),
        detail=json.loads(json.dumps(detail, cls=DjangoJSONEncoder)),
    )
