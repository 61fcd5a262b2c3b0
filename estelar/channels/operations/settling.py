"""What becomes of a message: settled with an outcome, or put into quarantine, which is a queue of work with an owner.

A room above works its letters off by `work_off`: each letter under a lock, in one transaction with all that it becomes. Whoever is killed
in between has done nothing; the letter is still waiting.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _

from estelar.channels.models import Incoming
from estelar.channels.operations import custody
from estelar.channels.rules import letter as letters
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.notices.operations import post
from estelar.people.models import Person
from estelar.permissions import Permission

log = logging.getLogger("estelar.channels")
State, Kind, Outcome = Incoming.State, Incoming.Kind, Incoming.Outcome
MOST_ATTEMPTS = 3  # what ended a worker, or stumbled, so often waits for a person
STUMBLED = "quarantine.stumbled"
_LOCK: Final = 0x45734D61  # "EsMa": the class of our advisory locks; the object is the message
_AHEAD: Final = 20  # so many may be in the hands of others before we take it that all are

type Handle = Callable[[Incoming, letters.Letter], None]


def waiting_letters() -> QuerySet[Incoming]:
    """The letters that wait for a room above, oldest first."""
    return Incoming.objects.filter(state=State.READ).order_by("attempts", "pk")


def work_off(handle: Handle, *, by: Person, at: datetime, most: int = 500) -> int:
    """Give every waiting letter to `handle`, which settles it; how many it did. Several workers may do this at once.

    A letter that `handle` stumbles over is tried again later, and goes into quarantine after MOST_ATTEMPTS; the next ones do not wait.
    """
    done = 0
    passed: list[int] = []
    while done + len(passed) < most:
        with claimed(waiting_letters().exclude(pk__in=passed)) as pk:
            if pk is None:
                break
            if _work_off(pk, handle, by=by, at=at):
                done += 1
            else:
                passed.append(pk)
    return done


def _work_off(pk: int, handle: Handle, *, by: Person, at: datetime) -> bool:
    """Whether something became of this letter."""
    try:
        with transaction.atomic():
            held = Incoming.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, state=State.READ).first()
            if held is None:
                return False
            if held.attempts > MOST_ATTEMPTS:
                quarantine(held, reason=STUMBLED, by=by, at=at)
                return True
            handle(held, letters.read(bytes(held.raw)))
            held.refresh_from_db(fields=["state"])
            return held.state != State.READ
    except Exception as error:  # whatever is wrong with one letter is no reason for the next one to wait
        log.exception("Mail %s could not become a case", pk)
        Incoming.objects.filter(pk=pk, state=State.READ).update(error=f"{type(error).__name__}: {error}"[:500])
        return False


@contextmanager
def claimed(rows: QuerySet[Incoming]) -> Iterator[int | None]:
    """Hold the next of these rows while the block lasts, an attempt counted before it is made; None: none waits, or others have them.

    What kills its worker each time must not be tried for ever: so the count is durable before the work begins. And only who holds the row
    counts: its lock belongs to the connection, so it outlives that first transaction and dies with its worker, however that one dies.
    """
    pk = _claim(rows)
    try:
        yield pk
    finally:
        if pk is not None:
            _unlock(pk)


def _claim(rows: QuerySet[Incoming]) -> int | None:
    for pk in rows.values_list("pk", flat=True)[:_AHEAD]:
        if not _lock(pk):
            continue
        if rows.filter(pk=pk).update(attempts=F("attempts") + 1):
            return pk
        _unlock(pk)  # somebody has finished it since the rows were listed
    return None


def _lock(pk: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_LOCK, pk % 2**31])
        return bool(cursor.fetchone()[0])


def _unlock(pk: int) -> None:
    with connection.cursor() as cursor:  # the connection may go back to a pool, with all that it holds
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_LOCK, pk % 2**31])


@transaction.atomic
def settle(incoming: Incoming, *, outcome: str, reason: str = "", by: Person, at: datetime) -> Incoming:
    """Write down what became of a message, in the transaction of what it became. Raises RuleBroken when it is settled already."""
    held = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming.pk)
    if held.state == State.SETTLED:
        raise RuleBroken(_("This message has been settled in the meantime."), code="settled")
    reason = " ".join(reason.split())
    if outcome == Outcome.REJECTED and not reason:
        raise RuleBroken(_("Write why the message is rejected."), code="no_reason", field="reason")
    held.state, held.outcome, held.reason, held.settled_at, held.error = State.SETTLED, outcome, reason[:500], at, ""
    held.save(update_fields=["state", "outcome", "reason", "settled_at", "error"])
    journal.record("channels.mail_settled", held, by=by, at=at, outcome=outcome, why=reason[:200])
    incoming.state, incoming.outcome = held.state, held.outcome
    return held


@transaction.atomic
def quarantine(incoming: Incoming, *, reason: str, by: Person, at: datetime) -> Incoming:
    """A person has to look at this message: whoever in its unit has the least of that work becomes the owner, and is told."""
    held = Incoming.objects.select_for_update(of=("self",)).select_related("unit").get(pk=incoming.pk)
    if held.state == State.SETTLED:
        raise RuleBroken(_("This message has been settled in the meantime."), code="settled")
    owner = held.owner if held.state == State.QUARANTINED else _least_busy(held)
    held.state, held.reason, held.owner = State.QUARANTINED, reason[:500], owner
    held.quarantined_at = held.quarantined_at or at
    held.save(update_fields=["state", "reason", "owner", "quarantined_at"])
    journal.record("channels.mail_quarantined", held, by=by, at=at, why=reason[:200])
    if owner is not None and not _open(owner).exclude(pk=held.pk).exists():  # the first of a heap is told, not each
        post("channels.mail_quarantined", to=owner, at=at, about=held)
    return held


def _open(person: Person) -> QuerySet[Incoming]:
    return Incoming.objects.filter(state=State.QUARANTINED, owner=person)


def _least_busy(incoming: Incoming) -> Person | None:
    people = [one for one in Person.objects.who_may(Permission.SETTLE_QUARANTINE) if one.may(Permission.SETTLE_QUARANTINE, incoming.unit)]
    heaps: dict[int | None, int] = dict(
        Incoming.objects.filter(state=State.QUARANTINED, owner__in=people).values_list("owner").annotate(many=Count("pk"))
    )
    # those of the unit itself before those of the whole organisation
    return min(people, key=lambda one: (-_nearness(one, incoming), heaps.get(one.pk, 0), one.pk), default=None)


def _nearness(person: Person, incoming: Incoming) -> int:
    return max((len(a.unit.path) for a in person.current_assignments if incoming.unit.path.startswith(a.unit.path)), default=0)


def reject(incoming: Incoming, *, reason: str, by: Person, at: datetime) -> None:
    """Nothing comes of a message in quarantine, for a reason that is kept with it. Raises RuleBroken."""
    with transaction.atomic():
        settle(_in_quarantine(incoming), outcome=Outcome.REJECTED, reason=reason, by=by, at=at)


@transaction.atomic
def original(incoming: Incoming, *, by: Person, at: datetime) -> io.BytesIO:
    """The bytes as they came, for whoever downloads them; written down."""
    journal.record("channels.mail_downloaded", incoming, by=by, at=at)
    return io.BytesIO(bytes(incoming.original.raw))


@transaction.atomic
def take_over(incoming: Incoming, *, by: Person, at: datetime) -> None:
    """From now on this person is responsible for a message in quarantine. Raises RuleBroken."""
    held = _in_quarantine(incoming)
    if held.owner_id != by.pk:
        held.owner = by
        held.save(update_fields=["owner"])
        journal.record("channels.quarantine_taken", held, by=by, at=at)


@transaction.atomic
def retry(incoming: Incoming, *, by: Person, at: datetime) -> None:
    """Have a message in quarantine read once more (after a new version, say). Raises RuleBroken."""
    held = _in_quarantine(incoming)
    held.state, held.attempts, held.error, held.reason, held.quarantined_at = State.STORED, 0, "", "", None
    held.save(update_fields=["state", "attempts", "error", "reason", "quarantined_at"])
    journal.record("channels.mail_retried", held, by=by, at=at)


@transaction.atomic
def take_as_letter(incoming: Incoming, *, by: Person, at: datetime) -> None:
    """A person says that this is a letter to be worked on, whatever we took it for. Raises RuleBroken for what became a case already."""
    held = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming.pk)
    settled_by_us = held.state == State.SETTLED and held.outcome in (Outcome.AUTO, Outcome.BOUNCE, Outcome.OLD, Outcome.REJECTED)
    if not (settled_by_us or held.state == State.QUARANTINED) or not held.is_whole or not held.raw:
        raise RuleBroken(_("This message cannot become a letter: it is in a case already, or not here as a whole."), code="no_letter")
    try:
        letters.read(bytes(held.raw))
    except letters.Unreadable as error:
        raise RuleBroken(_("This message cannot be read. Download it, and settle it with a reason."), code="unreadable") from error
    held.state, held.kind, held.outcome, held.reason, held.settled_at = State.READ, Kind.LETTER, "", "", None
    held.attempts, held.error, held.quarantined_at, held.may_answer = 0, "", None, held.may_answer and not held.is_old
    held.save(
        update_fields=["state", "kind", "outcome", "reason", "settled_at", "attempts", "error", "quarantined_at", "may_answer"],
    )
    journal.record("channels.mail_retried", held, by=by, at=at, as_letter=True)


def _in_quarantine(incoming: Incoming) -> Incoming:
    held = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming.pk)
    if held.state != State.QUARANTINED:
        raise RuleBroken(_("This message is no longer in quarantine: somebody was quicker."), code="not_in_quarantine")
    return held


def want_whole(incoming: Incoming, *, by: Person, at: datetime) -> None:
    """Take the whole of a message whose header alone is in custody, and have it read. Raises RuleBroken, MailTrouble."""
    _in_quarantine_now(incoming)
    custody.fetch_whole(incoming, at=at, by=by)
    retry(incoming, by=by, at=at)


def _in_quarantine_now(incoming: Incoming) -> None:
    if not Incoming.objects.filter(state=State.QUARANTINED, pk=incoming.pk).exists():
        raise RuleBroken(_("This message is no longer in quarantine: somebody was quicker."), code="not_in_quarantine")
