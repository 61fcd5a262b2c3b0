"""What lies in custody is read: what it is, who sent it, whether we have it already. One transaction each; none stops the next."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from estelar.channels.models import Incoming, Mailbox, Outgoing
from estelar.channels.operations import sending, settling
from estelar.channels.rules import letter as letters
from estelar.channels.rules import machine
from estelar.people.models import Person

log = logging.getLogger("estelar.channels")
State, Kind, Outcome = Incoming.State, Incoming.Kind, Incoming.Outcome
OUTCOME_OF = {Kind.BOUNCE: Outcome.BOUNCE, Kind.AUTO_REPLY: Outcome.AUTO, Kind.LIST: Outcome.AUTO, Kind.LOOP: Outcome.AUTO}
AT_A_TIME = 1_000


def own_addresses() -> frozenset[str]:
    """Those of our mailboxes, in lower case."""
    return frozenset(address.lower() for address in Mailbox.objects.values_list("address", flat=True))


def read_waiting(*, by: Person, at: datetime, most: int = AT_A_TIME) -> Counter[str]:
    """Read what is stored; how many became what. Several workers may do this at once."""
    done: Counter[str] = Counter()
    own = own_addresses()
    while done.total() < most:
        with settling.claimed(Incoming.objects.filter(state=State.STORED).order_by("attempts", "pk")) as pk:
            if pk is None:
                break
            done[_read(pk, own, by=by, at=at)] += 1
    return done


def _read(pk: int, own: frozenset[str], *, by: Person, at: datetime) -> str:
    """One message. What cannot be read goes into quarantine, and so does what ended its worker each time it was tried."""
    try:
        with transaction.atomic():
            held = Incoming.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, state=State.STORED).first()
            if held is None:
                return "elsewhere"
            if held.attempts > settling.MOST_ATTEMPTS:
                settling.quarantine(held, reason="quarantine.ended_worker", by=by, at=at)
            elif held.duplicate_of_id is None and not held.is_whole:
                _read_head(held)
                settling.quarantine(held, reason="quarantine.too_large" if held.raw else "quarantine.not_given", by=by, at=at)
            else:
                _understand(held, letters.read(bytes(held.raw)), own, by=by, at=at)
            return held.kind or State.QUARANTINED.value
    except letters.Unreadable as error:
        return _into_quarantine(pk, "quarantine.unreadable", error, by=by, at=at)
    except Exception as error:  # a defect of ours; the message is safe, and the next ones are read
        log.exception("Mail %s could not be read", pk)
        return _into_quarantine(pk, "quarantine.defect", error, by=by, at=at)


def _into_quarantine(pk: int, reason: str, error: Exception, *, by: Person, at: datetime) -> str:
    with transaction.atomic():
        held = Incoming.objects.select_for_update(of=("self",)).get(pk=pk)
        if held.state == State.STORED:
            held.error = f"{type(error).__name__}: {error}".replace("\x00", "")[:500]
            held.save(update_fields=["error"])
            settling.quarantine(held, reason=reason, by=by, at=at)
    return State.QUARANTINED.value


def _read_head(held: Incoming) -> None:
    """Who and what about, of a message that is not here as a whole."""
    try:
        letter = letters.read(bytes(held.raw))
    except letters.Unreadable:
        return
    held.message_id, held.sender, held.subject = letter.message_id, letter.sender.email, letter.subject
    held.sent_at = letter.sent_at
    held.save(update_fields=["message_id", "sender", "subject", "sent_at"])


def _understand(held: Incoming, letter: letters.Letter, own: frozenset[str], *, by: Person, at: datetime) -> None:
    verdict = machine.judge(letter, own_addresses=own)
    held.message_id, held.sender, held.subject, held.sent_at = letter.message_id, letter.sender.email, letter.subject, letter.sent_at
    held.kind, held.may_answer = verdict.kind, verdict.may_answer and not held.is_old
    held.evidence = {"why": verdict.why}
    if verdict.kind == Kind.BOUNCE:
        held.evidence |= {"recipients": [asdict(one) for one in verdict.recipients], "message_id": verdict.returned_id}
    elif verdict.kind != Kind.LETTER and (ours := _about_ours(letter)):
        held.evidence["message_id"] = ours
    held.attempts, held.error = 0, ""
    if not _is_original(held, letter.content_key) and not _instead_of_old(held, letter.content_key):
        _as_copy(held, letter.content_key, at=at)
        return
    if held.is_old:
        held.state, held.outcome, held.reason, held.settled_at = State.SETTLED, Outcome.OLD, "old", at
    elif held.kind == Kind.LETTER:
        held.state = State.READ
    else:
        held.state, held.outcome, held.reason, held.settled_at = State.SETTLED, OUTCOME_OF[Kind(held.kind)], verdict.why, at
        if held.kind == Kind.BOUNCE:
            sending.note_report(held.evidence, by=by, at=at)
    held.save()


def _about_ours(letter: letters.Letter) -> str:
    """The message of ours that a machine answers, or that came back as it left; empty: none that we know."""
    named = [letter.message_id, *letter.in_reply_to, *reversed(letter.references)]
    sent = set(Outgoing.objects.filter(message_id__in=named).values_list("message_id", flat=True))
    return next((one for one in named if one in sent), "")


def _is_original(held: Incoming, key: str) -> bool:
    """Take the name of this content; false when another message has it. Two workers who come at once wait for each other here."""
    if held.content_key == key and held.duplicate_of_id is None:
        return True
    try:
        with transaction.atomic():
            Incoming.objects.filter(pk=held.pk).update(content_key=key, duplicate_of=None)
    except IntegrityError:
        return False
    held.content_key = key
    return True


def _instead_of_old(held: Incoming, key: str) -> bool:
    """What is new somewhere is worked on, although another mailbox had it among its old mail, which nobody answers."""
    original = Incoming.objects.select_for_update(of=("self",)).get(content_key=key, duplicate_of=None)
    if held.is_old or original.outcome != Outcome.OLD:
        return False
    original.duplicate_of = held
    original.save(update_fields=["duplicate_of"])
    Incoming.objects.filter(pk=held.pk).update(content_key=key)
    held.content_key = key
    return True


def _as_copy(held: Incoming, key: str, *, at: datetime) -> None:
    original = Incoming.objects.select_for_update(of=("self",)).get(content_key=key, duplicate_of=None)
    held.content_key, held.duplicate_of, held.reason = key, original, "duplicate"
    held.state, held.outcome, held.settled_at = State.SETTLED, Outcome.DUPLICATE, at
    if held.sha256 == original.sha256 and original.raw:
        held.raw = b""  # the very same bytes are there already
    held.save()


def letter_of(incoming: Incoming) -> letters.Letter:
    """The letter of a message. Raises Unreadable."""
    return letters.read(bytes(incoming.original.raw))
