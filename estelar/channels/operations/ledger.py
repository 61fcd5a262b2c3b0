"""The ledger of mail: for each day and mailbox, what was taken into custody equals what became of it, message by message.

One side is counted when a message is stored (Tally), the other from the messages themselves; and what the server has is compared with what
is in custody, every hour (FolderCursor).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Min, Q, Sum

from estelar.channels.models import FolderCursor, Incoming, Mailbox, Tally
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

SILENT_AFTER = timedelta(minutes=15)  # a mailbox that was not fetched for so long is a trouble
QUARANTINE_OLD = timedelta(hours=24)
WAITING_LONG = timedelta(minutes=30)  # of letters that no room has taken

COLUMNS = ("cases", "replies", "machines", "duplicates", "old", "quarantine", "rejected", "waiting")


@dataclass(frozen=True)
class Line:
    """A day of a mailbox (`mailbox` 0: what came another way). `received` was counted on arrival; the rest is what became of it."""

    day: date
    mailbox: int
    name: str
    received: int
    cases: int
    replies: int
    machines: int
    duplicates: int
    old: int
    quarantine: int
    rejected: int
    waiting: int

    @property
    def accounted(self) -> int:
        """The sum of everything that became of the day's mail."""
        return sum(getattr(self, name) for name in COLUMNS)

    @property
    def balances(self) -> bool:
        return self.received == self.accounted


_LEDGER = """
WITH seen AS (SELECT id FROM people_unit WHERE id = ANY(%(units)s)),
taken AS (
    SELECT day, mailbox_id, sum(taken)::bigint AS received FROM channels_tally
    WHERE unit_id IN (SELECT id FROM seen) AND day BETWEEN %(first)s AND %(last)s GROUP BY day, mailbox_id
),
became AS (
    SELECT day, mailbox_id,
        count(*) FILTER (WHERE outcome = 'case') AS cases,
        count(*) FILTER (WHERE outcome = 'reply') AS replies,
        count(*) FILTER (WHERE outcome IN ('bounce', 'auto')) AS machines,
        count(*) FILTER (WHERE outcome = 'duplicate') AS duplicates,
        count(*) FILTER (WHERE outcome = 'old') AS old,
        count(*) FILTER (WHERE state = 'quarantined') AS quarantine,
        count(*) FILTER (WHERE outcome = 'rejected') AS rejected,
        count(*) FILTER (WHERE state IN ('stored', 'read')) AS waiting
    FROM channels_incoming
    WHERE unit_id IN (SELECT id FROM seen) AND day BETWEEN %(first)s AND %(last)s GROUP BY day, mailbox_id
)
SELECT coalesce(t.day, b.day), coalesce(t.mailbox_id, b.mailbox_id, 0), coalesce(m.name, ''), coalesce(t.received, 0),
    coalesce(b.cases, 0), coalesce(b.replies, 0), coalesce(b.machines, 0), coalesce(b.duplicates, 0), coalesce(b.old, 0),
    coalesce(b.quarantine, 0), coalesce(b.rejected, 0), coalesce(b.waiting, 0)
FROM taken t FULL JOIN became b ON b.day = t.day AND coalesce(b.mailbox_id, 0) = coalesce(t.mailbox_id, 0)
LEFT JOIN channels_mailbox m ON m.id = coalesce(t.mailbox_id, b.mailbox_id)
WHERE (%(mailbox)s::bigint IS NULL OR coalesce(t.mailbox_id, b.mailbox_id, 0) = %(mailbox)s)
ORDER BY 1 DESC, 3, 2
"""


def days(*, since: date, until: date, person: Person, mailbox: int | None = None) -> list[Line]:
    """The ledger of these days (both included), newest first, of what the person may see."""
    units = list(Unit.objects.where(person, Permission.SEE_CHANNELS).values_list("pk", flat=True))
    return _lines(units, since, until, mailbox)


def _lines(units: Sequence[int], since: date, until: date, mailbox: int | None) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute(_LEDGER, {"units": list(units), "first": since, "last": until, "mailbox": mailbox})
        return [Line(*row) for row in cursor.fetchall()]


def total(lines: Sequence[Line]) -> dict[str, int]:
    """The sums of the columns."""
    return {name: sum(getattr(line, name) for line in lines) for name in ("received", *COLUMNS)}


def as_json(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """For programs: one object a day and mailbox."""
    return [
        {"day": line.day.isoformat(), "mailbox": line.mailbox or None, "name": line.name, "received": line.received}
        | {name: getattr(line, name) for name in COLUMNS}
        | {"balances": line.balances}
        for line in lines
    ]


@dataclass(frozen=True)
class Alarm:
    """What is wrong with the mail at this moment; empty fields: nothing."""

    mailboxes: int = 0  # active ones
    silent: list[Mailbox] = field(default_factory=list)
    unbalanced: int = 0  # days of a mailbox of the last week whose sides differ
    missing: int = 0  # messages that lie on a server, were looked at, and are not in custody
    quarantined: int = 0
    quarantined_since: datetime | None = None
    waiting: int = 0  # letters that nobody has taken, for too long

    @property
    def is_quiet(self) -> bool:
        return not (self.silent or self.unbalanced or self.missing or self.waiting)


def alarm(*, at: datetime, today: date) -> Alarm:
    """How the mail is: for the health page, the metrics and the ledger's own page. A few milliseconds."""
    active = list(Mailbox.objects.filter(is_active=True))
    silent = [one for one in active if at - (one.last_success_at or one.added_at) > SILENT_AFTER]
    units = list(Unit.objects.values_list("pk", flat=True))
    unbalanced = [line for line in _lines(units, today - timedelta(days=7), today, None) if not line.balances]
    heap = Incoming.objects.filter(state=Incoming.State.QUARANTINED).aggregate(many=Count("pk"), since=Min("quarantined_at"))
    late = Q(state__in=(Incoming.State.STORED, Incoming.State.READ), stored_at__lt=at - WAITING_LONG)
    return Alarm(
        mailboxes=len(active),
        silent=silent,
        unbalanced=len(unbalanced),
        missing=FolderCursor.objects.filter(mailbox__is_active=True).aggregate(n=Sum("missing"))["n"] or 0,
        quarantined=heap["many"],
        quarantined_since=heap["since"],
        waiting=Incoming.objects.filter(late).count(),
    )


def proof(*, today: date) -> dict[str, int]:
    """All days: what was ever taken, and what is there; equal unless somebody took rows away."""
    taken = Tally.objects.filter(day__lte=today).aggregate(n=Sum("taken"))["n"] or 0
    return {"taken": taken, "there": Incoming.objects.filter(day__lte=today).count()}
