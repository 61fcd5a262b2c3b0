"""The journal as a file that another program can prove: each line with the texts that were hashed, its digest and its hash."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import TextField
from django.db.models.functions import Cast

from estelar.journal.models import Anchor, Book, Entry, EntryQuerySet
from estelar.journal.operations import record

FIELDS = ("at", "by_id", "by__name", "key", "subject_type", "subject_id", "subject_label", "origin", "request")


def note(form: str, filters: Sequence[str], *, by: AbstractBaseUser, at: datetime) -> Entry:
    """Remember that somebody took the journal away: as which kind of file, and by which filters (their names; what they ask for may be
    personal)."""
    return record("journal.exported", Book.current(), by=by, at=at, format=form, filters=sorted(filters))


def chained_lines(lines: EntryQuerySet, *, whole: bool) -> Iterator[str]:
    """JSON, one object a line, oldest first: lines, and in the `whole` journal each day's seal after its lines."""
    seals = Anchor.objects.order_by("day").iterator() if whole else iter(())
    seal = next(seals, None)
    rows = lines.order_by("pk").annotate(text=Cast("detail", TextField()))
    for row in rows.values("pk", *FIELDS, "text", "link__day", "link__digest", "link__hash").iterator(chunk_size=5000):
        day: date | None = row["link__day"]
        while seal is not None and (day is None or seal.day < day):
            yield _sealed(seal)
            seal = next(seals, None)
        yield _line(row)
    while seal is not None:
        yield _sealed(seal)
        seal = next(seals, None)


def _line(row: dict[str, Any]) -> str:
    chained = row["link__day"] is not None
    return _json(
        line=row["pk"],
        day=row["link__day"].isoformat() if chained else None,
        at=row["at"].astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        by=row["by_id"],
        who=row["by__name"],
        **{name: row[name] for name in ("key", "subject_type", "subject_id", "subject_label", "origin", "request")},
        detail=row["text"],
        digest=bytes(row["link__digest"]).hex() if chained else None,
        hash=bytes(row["link__hash"]).hex() if chained else None,
    )


def _sealed(anchor: Anchor) -> str:
    hashes = {"hash": bytes(anchor.hash).hex(), "seal": bytes(anchor.seal).hex()}
    return _json(sealed=anchor.day.isoformat(), first=anchor.first, last=anchor.last, lines=anchor.lines, **hashes)


def _json(**fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"
