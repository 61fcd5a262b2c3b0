"""Messaging accounts: kept, listened to and written by. What a service delivers is stored before it is answered, and read afterwards."""

from __future__ import annotations

import logging
import secrets as random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from estelar.channels.models import EMAIL, Inbound, Incoming, MessagingAccount, Outgoing, RawEvent
from estelar.channels.operations import custody, sending, settling
from estelar.channels.operations.adapters import ADAPTERS, Adapter, adapter_of
from estelar.channels.operations.handing import Handed, ServiceAway
from estelar.channels.operations.whatsapp import SEALED_FOR, secret_of
from estelar.channels.rules.whatsapp import InboundMessage, Misread, NotUnderstood, Status, mail_id
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.notices.operations import post as tell
from estelar.notices.operations.smtp import Fate
from estelar.notices.rules import seal, wait_before
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

log = logging.getLogger("estelar.channels")
LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 20  # of an event that nobody can read; files may need many, because their service is away
PATIENCE = timedelta(days=2)  # with a file that the service does not hand out; then the message goes on without it
KEEP = timedelta(days=90)  # bodies as they came; the messages are in custody
State = Outgoing.State


def _sealed(secret: str) -> str:
    return seal(secret, key=settings.SECRET_KEY, purpose=SEALED_FOR)


# Accounts ---------------------------------------------------------------------------------------------------------------


def _clean(account: MessagingAccount | None, *, kind: str, name: str, phone_number_id: str) -> tuple[str, str]:
    name, number = " ".join(name.split()), phone_number_id.strip()
    others = MessagingAccount.objects.exclude(pk=account.pk) if account else MessagingAccount.objects.all()
    if not name:
        raise RuleBroken(_("Give the account a name, so that people know what it is for."), code="no_name", field="name")
    if others.filter(name=name).exists():
        raise RuleBroken(_("Another account has this name already. Choose another one."), code="name_taken", field="name")
    if kind not in ADAPTERS:
        raise RuleBroken(_("This service is not known here."), code="no_service", field="kind")
    if not number.isdigit():
        sentence = _("The phone number ID has digits only. It stands beside the number at the service; it is not the number itself.")
        raise RuleBroken(sentence, code="no_number", field="phone_number_id")
    if others.filter(kind=kind, phone_number_id=number).exists():
        raise RuleBroken(_("This number is connected already."), code="number_taken", field="phone_number_id")
    return name, number


@transaction.atomic
def add_account(
    *, kind: str, name: str, unit: Unit, phone_number_id: str, phone: str, token: str, app_secret: str, by: Person, at: datetime
) -> MessagingAccount:
    """Connect a number; the word that the service proves itself with is made here. Raises RuleBroken."""
    name, number = _clean(None, kind=kind, name=name, phone_number_id=phone_number_id)
    for field, value in (("token", token), ("app_secret", app_secret)):
        if not value.strip():
            raise RuleBroken(_("Without this secret the service cannot be used. Copy it from the service."), code="no_secret", field=field)
    made = MessagingAccount.objects.create(
        kind=kind, name=name, unit=unit, phone_number_id=number, phone=phone.strip(), sealed_token=_sealed(token.strip()),
        sealed_app_secret=_sealed(app_secret.strip()), sealed_verify_token=_sealed(random.token_urlsafe(24)), added_at=at,
    )  # fmt: skip
    journal.record("channels.account_added", made, by=by, at=at, kind=kind, unit=unit.name, number=number)
    return made


@transaction.atomic
def change_account(
    account: MessagingAccount,
    *,
    name: str,
    unit: Unit,
    phone_number_id: str,
    phone: str,
    token: str,
    app_secret: str,
    by: Person,
    at: datetime,
) -> MessagingAccount:
    """Other words or secrets (an empty secret stays as it is). Raises RuleBroken."""
    held = MessagingAccount.objects.select_for_update(of=("self",)).select_related("unit").get(pk=account.pk)
    name, number = _clean(held, kind=held.kind, name=name, phone_number_id=phone_number_id)
    wanted = {"name": name, "unit": unit, "phone_number_id": number, "phone": phone.strip()}
    changes = {field: [str(getattr(held, field)), str(value)] for field, value in wanted.items() if getattr(held, field) != value}
    for field, value in wanted.items():
        setattr(held, field, value)
    for field, secret in (("token", token.strip()), ("app_secret", app_secret.strip())):
        if secret:
            setattr(held, f"sealed_{field}", _sealed(secret))
            changes[field] = ["•••", "•••"]
    if changes:
        held.failing_since, held.failing_reason = None, ""
        held.save()
        journal.record("channels.account_changed", held, by=by, at=at, changes=changes)
    return held


@transaction.atomic
def pause_account(account: MessagingAccount, *, by: Person, at: datetime) -> None:
    """Nothing is sent; what comes in is kept and read as before (the service would deliver it to nobody else)."""
    if MessagingAccount.objects.filter(pk=account.pk, is_active=True).update(is_active=False):
        journal.record("channels.account_paused", account, by=by, at=at)


@transaction.atomic
def resume_account(account: MessagingAccount, *, by: Person, at: datetime) -> None:
    """What has been waiting is sent."""
    rows = MessagingAccount.objects.filter(Q(is_active=False) | ~Q(failing_since=None), pk=account.pk)
    if rows.update(is_active=True, failing_since=None, failing_reason=""):
        journal.record("channels.account_resumed", account, by=by, at=at)


def verify_token(account: MessagingAccount) -> str:
    """The word that the service is told beside the address; for whoever may change the account."""
    return secret_of(account.sealed_verify_token)


# What comes in ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def receive(account: MessagingAccount, body: bytes, *, at: datetime) -> None:
    """Keep what the service delivered, in a transaction of its own; only then may it be told that we have it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO channels_rawevent (account_id, body, sha256, received_at, copies, state, next_at, attempts, error) "
            "VALUES (%s, %s, %s, %s, 0, 'stored', %s, 0, '') "
            "ON CONFLICT ON CONSTRAINT raw_event_once DO UPDATE SET copies = channels_rawevent.copies + 1",
            [account.pk, body, sha256(body).hexdigest(), at, at],
        )
    MessagingAccount.objects.filter(pk=account.pk).update(last_event_at=at)
    transaction.on_commit(ask_for_reading, robust=True)


def ask_for_reading() -> None:
    """Have events read soon; were this lost, the worker looks by itself each minute."""
    with suppress(AlreadyEnqueued):
        app.configure_task("channels.read_events", queueing_lock="channels.read_events").defer()


@transaction.atomic
def _claim(*, at: datetime) -> RawEvent | None:
    rows = RawEvent.objects.select_for_update(skip_locked=True, of=("self",)).select_related("account__unit")
    one = rows.filter(state=RawEvent.State.STORED, next_at__lte=at).order_by("next_at", "pk").first()
    if one is not None:
        one.attempts, one.next_at = one.attempts + 1, at + LEASE
        one.save(update_fields=["attempts", "next_at"])
    return one


def read_events(*, clock: Callable[[], datetime], by: Person, most: int = 500) -> int:
    """Read what services delivered; how many events were finished. What cannot be read goes into quarantine and stops no other."""
    done = 0
    for _count in range(most):
        one = _claim(at=clock())
        if one is None:
            break
        try:
            with_all = _read(one, clock=clock, by=by)
        except NotUnderstood as error:
            _give_up(one, str(error), by=by, at=clock())
        except Exception as error:  # a defect of ours, or a moment of the database; the bytes are safe
            log.exception("An event of a messaging service could not be read", extra={"event": one.pk})
            _later(one, f"{type(error).__name__}: {error}", by=by, at=clock())
        else:
            if with_all:
                RawEvent.objects.filter(pk=one.pk).update(state=RawEvent.State.READ, error="")
                done += 1
    return done


def _later(one: RawEvent, error: str, *, by: Person, at: datetime) -> None:
    if one.attempts >= MOST_ATTEMPTS:
        _give_up(one, error, by=by, at=at)
    else:
        RawEvent.objects.filter(pk=one.pk).update(next_at=at + wait_before(one.attempts), error=error.replace("\0", "")[:300])


@transaction.atomic
def _give_up(one: RawEvent, error: str, *, by: Person, at: datetime) -> None:
    """A person looks at it: the body as it came lies in quarantine."""
    if not RawEvent.objects.filter(pk=one.pk, state=RawEvent.State.STORED).update(state=RawEvent.State.UNREADABLE, error=error[:300]):
        return
    held = custody.put_in(bytes(one.body), source=one.account.kind, unit=one.account.unit, by=by, at=at, received_at=one.received_at)
    settling.quarantine(held, reason="quarantine.unreadable", by=by, at=at)
    journal.record("channels.event_unreadable", one.account, by=by, at=at, why=error[:200])


def _read(one: RawEvent, *, clock: Callable[[], datetime], by: Person) -> bool:
    """Take every message of an event once; false when a file of it has to be asked for again."""
    adapter = adapter_of(one.account.kind)
    whole = True
    for found in adapter.read(one.account, bytes(one.body)):
        if isinstance(found, Status):
            note_status(one.account, found, by=by, at=clock())
        elif isinstance(found, Misread):
            _set_aside(one, found, by=by, at=clock())
        else:
            whole = _take(one, adapter, found, clock=clock, by=by) and whole
    return whole


def _set_aside(one: RawEvent, found: Misread, *, by: Person, at: datetime) -> None:
    """A person looks at this one message, once however often its event is read; nobody's other message lies in quarantine with it."""
    account, name = one.account, f"unread-{sha256(found.raw).hexdigest()}"
    if Inbound.objects.filter(account=account, message_id=name).exists():
        return
    with suppress(_Again), transaction.atomic():
        held = custody.put_in(found.raw, source=account.kind, unit=account.unit, by=by, at=at, received_at=one.received_at)
        _note(account, InboundMessage(message_id=name, address="", name="", at=one.received_at, text=""), held)
        settling.quarantine(held, reason="quarantine.unreadable", by=by, at=at)
        journal.record("channels.event_unreadable", account, by=by, at=at, why=found.why[:200])


def _take(one: RawEvent, adapter: Adapter, message: InboundMessage, *, clock: Callable[[], datetime], by: Person) -> bool:
    account = one.account
    if Inbound.objects.filter(account=account, message_id=message.message_id).exists():
        return True
    files: list[tuple[Any, bytes | None]] = []
    for media in message.media:
        try:
            files.append((media, adapter.fetch(account, media)))
        except ServiceAway as error:
            if clock() - one.received_at < PATIENCE:
                _later(one, str(error), by=by, at=clock())
                return False
            files.append((media, None))
    raw = adapter.letter(account, message, files)
    with suppress(_Again), transaction.atomic():
        held = custody.put_in(raw, source=account.kind, unit=account.unit, by=by, at=clock(), received_at=one.received_at)
        _note(account, message, held)
    return True


class _Again(Exception):
    """Another worker took this message in the meantime; ours is taken back whole."""


def _note(account: MessagingAccount, message: InboundMessage, held: Incoming) -> None:
    try:
        with transaction.atomic():
            Inbound.objects.create(
                account=account, message_id=message.message_id, address=message.address, name=message.name, at=message.at, incoming=held
            )
    except IntegrityError as error:
        raise _Again from error


def origin_of(incoming: Incoming) -> tuple[MessagingAccount, str] | None:
    """By which account, and to whom, a message of a messaging service is answered; None: it came by mail."""
    found = Inbound.objects.filter(incoming=incoming).select_related("account").first()
    return (found.account, found.address) if found else None


@transaction.atomic
def note_status(account: MessagingAccount, status: Status, *, by: Person, at: datetime) -> Outgoing | None:
    """The service tells what became of a message of ours; in any order, and any number of times."""
    known = Q(message_id=mail_id(status.message_id))
    if status.mark.startswith("estelar-") and status.mark[8:].isdigit():
        known |= Q(pk=int(status.mark[8:]), message_id="")
    one = Outgoing.objects.select_for_update(of=("self",)).filter(known, account=account).first()
    if one is None:
        return None
    if status.what in {"sent", "delivered", "read"} and one.state in {State.SENDING, State.DEFERRED, State.FAILED}:
        one.state, one.error, one.lease, one.lease_until, one.sealed = State.SENT, "", None, None, ""
        one.message_id, one.sent_at = mail_id(status.message_id), one.sent_at or status.at
        one.proof = one.proof or {"server": account.kind, "answer": f"status {status.what}", "sha256": ""}
        one.save(update_fields=["state", "error", "lease", "lease_until", "message_id", "sent_at", "proof", "sealed"])
        sending.happened(one, State.SENT, "status", at=status.at, by=by)
    if status.what == "delivered" and one.delivered_at is None:
        one.delivered_at = status.at
        sending.happened(one, "delivered", "", at=status.at, by=by)
    if status.what == "read" and one.read_at is None:
        one.read_at, one.delivered_at = status.at, one.delivered_at or status.at
        sending.happened(one, "read", "", at=status.at, by=by)
    if status.what == "failed" and one.state not in {State.BOUNCED, State.DROPPED} and one.delivered_at is None:
        one.state, one.error, one.bounced_at, one.lease, one.lease_until = State.BOUNCED, status.reason[:500], status.at, None, None
        one.message_id = mail_id(status.message_id)
        sending.happened(one, State.BOUNCED, status.reason, at=status.at, by=by)
    one.save(update_fields=["state", "error", "delivered_at", "read_at", "bounced_at", "message_id", "lease", "lease_until"])
    return one


# What goes out ----------------------------------------------------------------------------------------------------------


def send_waiting(account: int, *, clock: Callable[[], datetime], most: int = sending.AT_A_TIME) -> int:
    """Send what is due for an account; how many the service took. Stops at trouble with the service itself."""
    way = MessagingAccount.objects.select_related("unit").get(pk=account)
    adapter = adapter_of(way.kind)
    sent = 0
    for _count in range(most if way.is_active else 0):
        one = sending.claim(Q(account=account) & ~Q(channel=EMAIL), at=clock())
        if one is None:
            break
        handed = adapter.send(way, one, at=clock())
        sending.settle(one, handed, at=clock())
        _remember(way, handed, at=clock())
        sent += handed.outcome.fate is Fate.SENT
        if handed.outcome.server:
            break
    return sent


@transaction.atomic
def _remember(way: MessagingAccount, handed: Handed, *, at: datetime) -> None:
    """An account that its service refuses is work for a person; told once, until it works again."""
    held = MessagingAccount.objects.select_for_update(of=("self",)).select_related("unit").get(pk=way.pk)
    refused = handed.outcome.reason.startswith("account: ") or handed.outcome.reason == "secret"
    if handed.outcome.fate is Fate.SENT and held.failing_since is not None:
        held.failing_since, held.failing_reason = None, ""
        held.save(update_fields=["failing_since", "failing_reason"])
    elif refused and held.failing_since is None:
        held.failing_since, held.failing_reason = at, handed.outcome.reason.removeprefix("account: ")
        held.save(update_fields=["failing_since", "failing_reason"])
        journal.record("channels.account_failing", held, by=Person.objects.robot(), at=at, why=held.failing_reason)
        for person in Person.objects.who_may(Permission.CHANGE_CHANNELS):
            if person.may(Permission.CHANGE_CHANNELS, held.unit):
                tell("channels.account_failing", to=person, at=at, about=held, urgent=True, name=held.name, why=held.failing_reason)


def tidy(*, at: datetime) -> int:
    """Forget the bodies of events that were read long ago (their messages stay in custody); how many."""
    gone, _by_model = RawEvent.objects.filter(state=RawEvent.State.READ, received_at__lt=at - KEEP).delete()
    return gone
