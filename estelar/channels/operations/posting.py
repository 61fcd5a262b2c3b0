"""A message leaves by decision: a row in the transaction of whoever decides; the worker hands it over afterwards, once."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from estelar.channels.models import EMAIL, Attachment, AutoStop, Mailbox, MessagingAccount, Outgoing, OutgoingEvent
from estelar.channels.operations import composing
from estelar.channels.operations.adapters import adapter_of, window_of
from estelar.channels.rules import content
from estelar.channels.rules import outgoing as rules
from estelar.errors import Conflict, RuleBroken
from estelar.journal import operations as journal
from estelar.notices.operations import post as tell
from estelar.notices.operations.posting import new_message_id
from estelar.notices.rules import one_line
from estelar.people.models import Person
from estelar.permissions import Permission

State = Outgoing.State


def _lock(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 8))", [what])


def ask_for_sending() -> None:
    """Once this transaction is stored, the worker is told; were that lost, it looks by itself each minute."""

    def ask() -> None:
        with suppress(AlreadyEnqueued):
            app.configure_task("channels.send", queueing_lock="channels.send").defer()

    transaction.on_commit(ask, robust=True)


@transaction.atomic
def post(
    *,
    decision: str,
    channel: str = EMAIL,
    mailbox: Mailbox | None = None,
    account: MessagingAccount | None = None,
    to: str,
    subject: str = "",
    text: str = "",
    template: dict[str, Any] | None = None,
    attachments: Sequence[Attachment] = (),
    in_reply_to: str = "",
    references: Sequence[str] = (),
    secret: str = "",
    auto: bool = False,
    by: Person,
    at: datetime,
) -> Outgoing:
    """Have one message sent, in the caller's transaction, and once for each `decision` (a name of the caller's own).

    Whoever posts the same decision again gets the message that is there; another text under the same decision is a Conflict.
    `secret`: what stands in the message alone, in place of `rules.HIDDEN` in the text; sealed until it is sent, then forgotten.
    `auto`: an automatic answer to a message; it may be dropped (a machine, too many) or held back. Raises RuleBroken.
    """
    way = mailbox or account
    if way is None or (channel == EMAIL) != (mailbox is not None):
        raise ValueError("an e-mail leaves by a mailbox, everything else by an account of its service")
    to, subject = to.strip(), one_line(subject, 300)
    _lock(f"decision {decision}")
    known = Outgoing.objects.filter(decision=decision).first()
    if known is not None:
        if (known.to, known.subject, known.text, known.channel) != (to, subject, text, channel):
            raise Conflict(_("This was decided already, with other words. Look at what was sent before you write again."), code="decided")
        return known
    _check(channel, to, text, template, attachments)
    if account is not None:
        _check_service(account, to, text, template, len(attachments), at=at)
    state, reason = _auto_state(way, to, at=at) if auto else (State.QUEUED, "")
    made = Outgoing.objects.create(
        decision=decision, channel=channel, unit_id=way.unit_id, mailbox=mailbox, account=account, to=to, subject=subject, text=text,
        html=rules.html_of(text) if channel == EMAIL else "", template=template or {}, in_reply_to=in_reply_to[:998],
        references=[one[:998] for one in references if one], message_id=new_message_id() if channel == EMAIL else "", auto=auto,
        made_at=at, made_by=by, since=at, next_at=at, state=state, error=reason, sealed=composing.sealed(secret),
    )  # fmt: skip
    made.attachments.set(attachments)
    key = {State.QUEUED: "channels.message_queued", State.HELD: "channels.message_held"}.get(state, "channels.message_dropped")
    journal.record(key, made, by=by, at=at, channel=channel, why=reason)
    if state == State.QUEUED:
        ask_for_sending()
    else:
        OutgoingEvent.objects.create(outgoing=made, what=state, at=at, detail=reason)
    return made


def _check(channel: str, to: str, text: str, template: dict[str, Any] | None, attachments: Sequence[Attachment]) -> None:
    if channel == EMAIL:
        try:
            validate_email(to)
        except ValidationError as error:
            sentence = _("“{address}” is no e-mail address. Correct it, such as ana@example.org.")
            raise RuleBroken(sentence.format(address=to[:100]), code="no_address", field="to") from error
    elif not to:
        raise RuleBroken(_("There is no number to write to."), code="no_address", field="to")
    if not text.strip() and not template and not attachments:
        raise RuleBroken(_("The message is empty. Write something first."), code="empty", field="text")
    if len(text) > rules.MOST_TEXT:
        sentence = _("The message has more than {n} characters. Put a part of it into a file.")
        raise RuleBroken(sentence.format(n=rules.MOST_TEXT), code="too_long", field="text")
    for one in attachments:
        if one.verdict == Attachment.Verdict.INFECTED:
            sentence = _("“{name}” holds malware ({threat}) and is not sent. Take it out.")
            raise RuleBroken(sentence.format(name=one.name, threat=one.threat), code="attachment_infected", field="attachments")
    whole, most = sum(one.size for one in attachments), settings.ESTELAR_ATTACHMENT_BYTES
    if whole > most:
        sentence = _("The files have {size} together; a message takes {most}. Send them in several messages.")
        words = {"size": content.size_words(whole), "most": content.size_words(most)}
        raise RuleBroken(sentence.format(**words), code="attachments_too_large", field="attachments")


def _check_service(account: MessagingAccount, to: str, text: str, template: dict[str, Any] | None, files: int, *, at: datetime) -> None:
    """What the service cannot carry, or does not let us write now."""
    if template:
        return
    adapter_of(account.kind).check(text, files)
    if not window_of(account, to, at=at):
        raise RuleBroken(rules.REASONS["window"], code="window", field="text")


# Automatic answers ------------------------------------------------------------------------------------------------------


def _of(way: Mailbox | MessagingAccount) -> dict[str, Any]:
    return {"mailbox": way} if isinstance(way, Mailbox) else {"account": way}


def _auto_state(way: Mailbox | MessagingAccount, to: str, *, at: datetime) -> tuple[State, str]:
    """May this automatic answer go? Counted under a lock, so that two who answer at once do not both take the last place."""
    _lock(f"automatic answers of {way._meta.label} {way.pk}")
    sent = Outgoing.objects.filter(auto=True, **_of(way)).exclude(state=State.DROPPED)
    answered = Outgoing.objects.filter(auto=True, to__iexact=to, made_at__gt=at - rules.AUTO_WINDOW).exclude(state=State.DROPPED)
    if isinstance(way, Mailbox):
        own = {address.lower() for address in Mailbox.objects.values_list("address", flat=True)}
        why = rules.why_no_automatic_answer(to, own=own, answered=answered[: rules.AUTO_MOST].count())
    else:
        why = "auto.enough" if answered[: rules.AUTO_MOST].count() >= rules.AUTO_MOST else ""
    if why:
        return State.DROPPED, why
    if AutoStop.objects.filter(**_of(way)).exists():
        return State.HELD, "auto.stopped"
    if sent.filter(made_at__gt=at - rules.STOP_WINDOW)[: rules.STOP_MOST].count() >= rules.STOP_MOST:
        _stop(way, at=at)
        return State.HELD, "auto.stopped"
    return State.QUEUED, ""


def _stop(way: Mailbox | MessagingAccount, *, at: datetime) -> None:
    """The circuit breaker: from here on automatic answers wait, and whoever may change channels there is told."""
    AutoStop.objects.create(since=at, **_of(way))
    journal.record("channels.auto_stopped", way, by=Person.objects.robot(), at=at, most=rules.STOP_MOST)
    for person in Person.objects.who_may(Permission.CHANGE_CHANNELS):
        if person.may(Permission.CHANGE_CHANNELS, way.unit):
            tell("channels.auto_stopped", to=person, at=at, about=way, urgent=True, name=way.name, many=rules.STOP_MOST)


@transaction.atomic
def resume_auto(stop: AutoStop, *, send_held: bool, by: Person, at: datetime) -> int:
    """Automatic answers go again; what was held back is sent, or dropped for good; how many there were."""
    way = stop.mailbox or stop.account
    assert way is not None
    _lock(f"automatic answers of {way._meta.label} {way.pk}")
    AutoStop.objects.filter(pk=stop.pk).delete()
    held = list(Outgoing.objects.select_for_update().filter(state=State.HELD, **_of(way)))
    for one in held:
        one.state, one.error = (State.QUEUED, "") if send_held else (State.DROPPED, "auto.discarded")
        one.since = one.next_at = at
        OutgoingEvent.objects.create(outgoing=one, what=one.state, at=at, detail=one.error)
    Outgoing.objects.bulk_update(held, ["state", "error", "since", "next_at"])
    journal.record("channels.auto_resumed", way, by=by, at=at, sent=len(held) if send_held else 0, dropped=0 if send_held else len(held))
    ask_for_sending()
    return len(held)
