"""The chain: each settled line is linked to the line before it, each day that is over gets its seal.

The worker does it every minute. Done at the moment of writing, every operation of everybody would wait for the one before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.db.models import Count, Max, Min

from estelar.journal import rules
from estelar.journal.models import Anchor, Book, Entry, Link
from estelar.journal.operations import record

BATCH = 20_000

FIELDS = (
    "e.id::text",
    """to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
    "e.by_id::text",
    "e.key",
    "e.subject_type",
    "e.subject_id",
    "e.subject_label",
    "e.origin",
    "e.request",
    "e.detail::text",
)
"""The fields of a line as texts, in the order in which they are hashed (`rules.digest`)."""


def digest_sql(day: str) -> str:
    """`rules.digest` as an expression of PostgreSQL over `journal_entry e`; `day` is the expression of the day, as text.

    The expression stands here and not in a function of the database, which whoever tampers with lines could change as well.
    """
    parts = [f"'{len(rules.FORM)}:{rules.FORM},'"]
    parts += [f"octet_length(f{n}) || ':' || f{n} || ','" for n in range(len(FIELDS) + 1)]
    names = ", ".join(f"f{n}" for n in range(len(FIELDS) + 1))
    values = ", ".join([day, *FIELDS])
    return f"(SELECT sha256(convert_to({' || '.join(parts)}, 'UTF8')) FROM (VALUES ({values})) AS line({names}))"  # noqa: S608 — our own words


@dataclass(frozen=True, slots=True)
class Linked:
    """What one run did."""

    lines: int
    anchors: list[Anchor]


def link(*, by: AbstractBaseUser, at: datetime, tell: Callable[[Anchor], object] = lambda anchor: None) -> Linked:
    """Seal the days that are over, and chain the lines that are settled, a batch per transaction. Two runs at a time take turns.

    `tell` hears of each new seal, in its transaction.
    """
    anchors: list[Anchor] = []
    lines = 0
    while True:
        with transaction.atomic():
            sealed, more = _batch(by=by, at=at)
            for anchor in sealed:
                tell(anchor)
        anchors += sealed
        lines += more
        if not sealed and more < BATCH:
            return Linked(lines, anchors)


def _batch(*, by: AbstractBaseUser, at: datetime) -> tuple[list[Anchor], int]:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE journal_link IN SHARE ROW EXCLUSIVE MODE")  # readers are not hindered
    newest = Link.objects.order_by("-pk").first()
    anchor = Anchor.objects.order_by("-day").first()
    # Should the clock go back, the day of the chain does not: what is sealed stays sealed.
    today = max(day for day in (at.astimezone(UTC).date(), newest and newest.day, anchor and anchor.day) if day)
    if newest is not None and newest.day < today and (anchor is None or anchor.day < newest.day):
        return [_seal(newest.day, anchor, by=by, at=at)], 0
    position = max(newest.pk if newest else 0, anchor.last if anchor else 0)
    before = bytes(anchor.seal) if anchor else rules.BEGINNING
    return [], _link_after(position, bytes(newest.hash) if newest and newest.day == today else before, today)


def _link_after(position: int, before: bytes, day: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT journal_settled()")
        (settled,) = cursor.fetchone()
        text = f"SELECT e.id, {digest_sql('%s')} FROM journal_entry e WHERE e.id > %s AND e.id <= %s ORDER BY e.id LIMIT %s"  # noqa: S608
        cursor.execute(text, [day.isoformat(), position, settled, BATCH])
        lines = cursor.fetchall()
        with cursor.copy("COPY journal_link (id, day, digest, hash) FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["int8", "date", "bytea", "bytea"])
            for number, digest in lines:
                before = rules.chained(before, bytes(digest))
                copy.write_row((number, day, bytes(digest), before))
    return len(lines)


def _seal(day: date, before: Anchor | None, *, by: AbstractBaseUser, at: datetime) -> Anchor:
    links = Link.objects.filter(pk__gt=before.last if before else 0)  # those of the day: the earlier ones stand before the seal before
    found = links.aggregate(first=Min("pk"), last=Max("pk"), lines=Count("pk"))
    over = rules.Day(day, found["first"], found["last"], found["lines"], bytes(Link.objects.get(pk=found["last"]).hash))
    seal = rules.seal_of(over, bytes(before.seal) if before else rules.BEGINNING)
    anchor = Anchor.objects.create(day=day, first=over.first, last=over.last, lines=over.lines, hash=over.hash, seal=seal, at=at)
    record("journal.anchored", Book.current(), by=by, at=at, day=day, lines=over.lines, last=over.last, seal=seal.hex())
    return anchor


def waiting() -> int:
    """How many lines are not chained yet."""
    linked = Link.objects.aggregate(newest=Max("pk"))["newest"] or 0
    sealed = Anchor.objects.aggregate(newest=Max("last"))["newest"] or 0
    return Entry.objects.filter(pk__gt=max(linked, sealed)).count()
