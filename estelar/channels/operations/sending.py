"""Messages go out, way by way (a job for each mailbox and each account, so that a server that hangs keeps nobody else waiting).

Taking a message is a short transaction that gives it to one sender for a while (the lease); only who holds the lease may write down the
outcome. What a server confirmed is never sent again. Of an e-mail whose fate is unknown a copy goes under the same Message-ID, by which
receivers know it; of a service that knows no such name no copy goes by itself: a person decides (decision 0023).
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from estelar.channels.models import EMAIL, Login, Mailbox, Outgoing, OutgoingEvent, Security
from estelar.channels.operations import secrets
from estelar.channels.operations.composing import Infected, raw_of, sender_of
from estelar.channels.operations.handing import Handed
from estelar.channels.operations.posting import ask_for_sending
from estelar.channels.operations.trouble import MailTrouble
from estelar.channels.rules import outgoing as rules
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.notices.operations.smtp import ANSWER, Backend, Fate, MailServer, Outcome, Plain, Tls
from estelar.notices.rules import one_line
from estelar.people.models import Person

log = logging.getLogger("estelar.channels")
State = Outgoing.State
AT_A_TIME = 200
TIMEOUT = 30.0  # seconds for a connection and for each answer but that to a whole message
ANSWER_TIMEOUT = ANSWER
STATUS_WAIT = timedelta(minutes=15)  # so long a messaging service has to tell what became of a message whose answer was lost
NO_ANSWER = "The connection ended before the server's answer; it may have taken the message. Sent {n} times."


# E-mail -----------------------------------------------------------------------------------------------------------------


class _Xoauth2:
    """Logs in with a token in place of a password (XOAUTH2, as Microsoft and Google take it)."""

    def login(self: Any, user: str, password: str, *, initial_response_ok: bool = True) -> tuple[int, bytes]:
        """`password` is the token."""
        self.ehlo_or_helo_if_needed()
        said = f"user={user}\1auth=Bearer {password}\1\1"
        answer: tuple[int, bytes] = self.auth("XOAUTH2", lambda challenge=None: said if challenge is None else "", initial_response_ok=True)
        return answer


class _OauthPlain(_Xoauth2, Plain):
    pass


class _OauthTls(_Xoauth2, Tls):
    pass


class OauthBackend(Backend):
    """The same connection, opened with a token."""

    @property
    def connection_class(self) -> type[Plain] | type[Tls]:
        return _OauthTls if self.use_ssl else _OauthPlain


def server_of(mailbox: Mailbox, *, at: datetime) -> MailServer | None:
    """The server that sends for a mailbox: its own, else that of the installation, else None. Raises MailTrouble without secrets."""
    if not mailbox.smtp_host:
        return MailServer() if settings.ESTELAR_MAIL_READY else None
    with_token = mailbox.login == Login.OAUTH
    password = secrets.access_token(mailbox, at=at) if with_token else secrets.password_of(mailbox)
    backend = (OauthBackend if with_token else Backend)(
        alias=f"mailbox-{mailbox.pk}", host=mailbox.smtp_host, port=mailbox.smtp_port, password=password,
        username=mailbox.smtp_user or mailbox.imap_user if password else "", use_ssl=mailbox.smtp_security == Security.SSL,
        use_tls=mailbox.smtp_security == Security.STARTTLS, timeout=TIMEOUT, answer_timeout=ANSWER_TIMEOUT,
    )  # fmt: skip
    return MailServer(backend)


def can_send(mailbox: Mailbox) -> bool:
    """Has this mailbox a server to send by?"""
    return bool(mailbox.smtp_host) or bool(settings.ESTELAR_MAIL_READY)


class EmailSender:
    """Hands over the e-mails of one mailbox, over one connection."""

    def __init__(self, mailbox: Mailbox, *, at: datetime) -> None:
        self.mailbox, self.trouble = mailbox, ""
        try:
            self.server = server_of(mailbox, at=at)
            self.trouble = "" if self.server else "no_server"
        except MailTrouble as trouble:
            self.server, self.trouble = None, one_line(str(trouble), 300)

    def close(self) -> None:
        """End the connection."""
        if self.server is not None:
            self.server.__exit__(None, None, None)

    def hand_over(self, outgoing: Outgoing, *, at: datetime) -> Handed:
        """Try once. Never raises for what a server or a network does."""
        if self.server is None:
            return Handed(Outcome(Fate.LATER, self.trouble, server=True))
        try:
            raw = raw_of(outgoing)
        except Infected:
            return Handed(Outcome(Fate.REFUSED, "infected"))
        except RuleBroken as broken:
            return Handed(Outcome(Fate.LATER, one_line(str(broken), 300)))
        except (ValueError, LookupError, TypeError) as error:
            log.exception("A message could not be put together", extra={"outgoing": outgoing.pk})
            return Handed(Outcome(Fate.LATER, one_line(f"{type(error).__name__}: {error}", 200)))
        backend = self.server.backend
        if not isinstance(backend, Backend):
            return Handed(Outcome(Fate.LATER, "no_server", server=True))
        outcome = self.server.hand_over_bytes(self.mailbox.address, outgoing.to, raw)
        return Handed(outcome, f"{backend.host}:{backend.port}", sha256(raw).hexdigest(), sender=sender_of(outgoing))


# Taking and settling ----------------------------------------------------------------------------------------------------


def _due(at: datetime) -> Q:
    return Q(state__in=(State.QUEUED, State.DEFERRED), next_at__lte=at) | Q(state=State.SENDING, lease_until__lte=at)


def due_mailboxes(*, at: datetime) -> list[int]:
    """The mailboxes that have something to be sent now."""
    return sorted(Outgoing.objects.filter(_due(at), channel=EMAIL).order_by().values_list("mailbox", flat=True).distinct())


def due_accounts(*, at: datetime) -> list[int]:
    """The messaging accounts that have something to be sent now; one that is paused keeps it."""
    waiting = Outgoing.objects.filter(_due(at), account__is_active=True).exclude(channel=EMAIL)
    return sorted(waiting.order_by().values_list("account", flat=True).distinct())


@transaction.atomic
def claim(way: Q, *, at: datetime) -> Outgoing | None:
    """The next message that is due, taken for this sender alone; None when nothing is."""
    rows = Outgoing.objects.select_for_update(skip_locked=True, of=("self",)).select_related("mailbox", "account")
    while (one := rows.filter(way).filter(_due(at)).order_by("next_at", "pk").first()) is not None:
        if one.state == State.SENDING:  # whoever had it died, perhaps after handing it over
            one.unclear += 1
        most = rules.UNCLEAR_MOST if one.channel == EMAIL else 1
        if one.unclear >= most:
            if one.channel != EMAIL and one.state == State.SENDING:
                _await_status(one, at=at)
                continue
            _end(one, State.FAILED, "unclear" if one.channel != EMAIL else one.error or NO_ANSWER.format(n=one.attempts), at=at)
            continue
        one.state, one.attempts, one.lease, one.lease_until = State.SENDING, one.attempts + 1, uuid.uuid4(), at + rules.LEASE
        one.save(update_fields=["state", "attempts", "unclear", "lease", "lease_until"])
        return one
    return None


def _await_status(one: Outgoing, *, at: datetime) -> None:
    """A service may still tell what became of a message (its status names our own mark); until then it is not sent again."""
    one.state, one.error, one.next_at, one.lease, one.lease_until = State.DEFERRED, "unclear", at + STATUS_WAIT, None, None
    one.save(update_fields=["state", "error", "next_at", "unclear", "lease", "lease_until"])
    happened(one, State.DEFERRED, "unclear", at=at)


def happened(one: Outgoing, what: str, detail: str, *, at: datetime, by: Person | None = None) -> None:
    """Remember it with the message (for the room that sent it) and in the journal."""
    OutgoingEvent.objects.create(outgoing=one, what=what, at=at, detail=detail[:500])
    if what != State.DEFERRED or one.attempts <= 1:  # in the journal the first trouble is enough
        key = f"channels.message_{what}"
        if key in rules.JOURNAL:
            journal.record(key, one, by=by or Person.objects.robot(), at=at, why=detail[:200])


def _end(one: Outgoing, state: State, error: str, *, at: datetime) -> None:
    one.state, one.error, one.lease, one.lease_until = state, error[:500], None, None
    one.sealed = "" if state == State.SENT else one.sealed
    one.save(update_fields=["state", "error", "unclear", "lease", "lease_until", "sent_at", "proof", "message_id", "sealed"])
    happened(one, state, error or str(one.proof.get("answer", "")), at=at)
    if state == State.FAILED:
        log.warning("A message could not be sent: %s", error, extra={"outgoing": one.pk})


@transaction.atomic
def settle(outgoing: Outgoing, handed: Handed, *, at: datetime) -> None:
    """Write down what became of an attempt; nothing, when the lease ran out and somebody else has the message."""
    held = Outgoing.objects.select_for_update().filter(pk=outgoing.pk, lease=outgoing.lease, state=State.SENDING).first()
    if held is None:
        return
    outcome = handed.outcome
    if outcome.fate is Fate.SENT:
        held.sent_at, held.message_id = at, handed.message_id or held.message_id
        held.proof = {"server": handed.server, "answer": outcome.answer, "sha256": handed.sha256, "from": handed.sender}
        _end(held, State.SENT, "", at=at)
        return
    reason = outcome.reason
    if outcome.fate is Fate.UNCLEAR:
        held.unclear += 1
        if held.channel != EMAIL:
            _await_status(held, at=at)
            return
        reason = one_line(f"{NO_ANSWER.format(n=held.attempts)} ({outcome.reason})", 300)
    if outcome.fate is Fate.REFUSED or held.unclear >= rules.UNCLEAR_MOST or at - held.since > rules.GIVE_UP:
        bounced = outcome.fate is Fate.REFUSED and held.channel == EMAIL and reason[:1] == "5"
        held.bounced_at = at if bounced else None
        held.save(update_fields=["bounced_at"])
        _end(held, State.BOUNCED if bounced else State.FAILED, reason, at=at)
        return
    held.state, held.error, held.next_at = State.DEFERRED, reason[:500], at + rules.wait_before(held.attempts)
    held.lease = held.lease_until = None
    held.save(update_fields=["state", "error", "next_at", "unclear", "lease", "lease_until"])
    happened(held, State.DEFERRED, reason, at=at)


def send_waiting(mailbox: int, *, clock: Callable[[], datetime], most: int = AT_A_TIME) -> int:
    """Send what is due for a mailbox; how many the server took. Stops at trouble with the server itself: the others keep their attempts."""
    sender = EmailSender(Mailbox.objects.get(pk=mailbox), at=clock())
    sent = 0
    try:
        for _count in range(most):
            one = claim(Q(mailbox=mailbox), at=clock())
            if one is None:
                break
            handed = sender.hand_over(one, at=clock())
            settle(one, handed, at=clock())
            sent += handed.outcome.fate is Fate.SENT
            if handed.outcome.server:
                break
    finally:
        sender.close()
    return sent


# What becomes of it afterwards ------------------------------------------------------------------------------------------


@transaction.atomic
def note_bounce(message_id: str, reason: str, *, by: Person, at: datetime, is_final: bool = True) -> Outgoing | None:
    """A server reports that a message of ours did not arrive (`is_final` false: not yet). None when it is none of ours. Twice is once."""
    one = Outgoing.objects.select_for_update().filter(message_id=message_id).first() if message_id else None
    if one is None or one.state == State.BOUNCED:
        return one
    if not is_final:
        happened(one, "delayed", reason, at=at, by=by)
        return one
    one.bounced_at = at
    one.save(update_fields=["bounced_at"])
    one.state, one.error, one.lease, one.lease_until = State.BOUNCED, reason[:500], None, None
    one.save(update_fields=["state", "error", "lease", "lease_until"])
    happened(one, State.BOUNCED, reason, at=at, by=by)
    return one


def note_report(evidence: dict[str, Any], *, by: Person, at: datetime) -> Outgoing | None:
    """A report of non-delivery that came in, as it was read (`Incoming.evidence`), noted with the message that it is about."""
    about = evidence.get("recipients") or [{}]
    worst = min(about, key=lambda one: {"failed": 0, "": 1, "delayed": 2}.get(str(one.get("action", "")).lower(), 3))
    reason = one_line(" ".join(str(worst.get(name) or "") for name in ("status", "reason", "address")), 500)
    action = str(worst.get("action", "")).lower()
    if action in {"delivered", "relayed", "expanded"}:
        return None
    return note_bounce(str(evidence.get("message_id") or ""), reason, is_final=action != "delayed", by=by, at=at)


@transaction.atomic
def retry(outgoing: Outgoing, *, by: Person, at: datetime) -> bool:
    """A person wants a message that was not sent to go again, from the start and under its name; false for any other."""
    held = Outgoing.objects.select_for_update().filter(pk=outgoing.pk, state=State.FAILED).first()
    if held is None:
        return False
    held.state, held.since, held.next_at, held.attempts, held.unclear, held.error = State.QUEUED, at, at, 0, 0, ""
    held.save(update_fields=["state", "since", "next_at", "attempts", "unclear", "error"])
    happened(held, "retried", "", at=at, by=by)
    ask_for_sending()
    return True


@transaction.atomic
def take_events(*, most: int = 500) -> list[OutgoingEvent]:
    """What became of messages and nobody has taken yet, oldest first, in the caller's transaction: taken once, whoever calls.

    `event.what` is a state of Outgoing, "delivered", "read", "delayed" or "retried"; `event.outgoing.decision` tells whose it is.
    """
    rows = OutgoingEvent.objects.select_for_update(skip_locked=True, of=("self",)).filter(is_taken=False)
    found = list(rows.select_related("outgoing").order_by("pk")[:most])
    OutgoingEvent.objects.filter(pk__in=[one.pk for one in found]).update(is_taken=True)
    return found
