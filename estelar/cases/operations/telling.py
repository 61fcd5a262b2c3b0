"""How words reach whoever brought a case: the message of the case, the way it takes, and the notification that it arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override

from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification
from estelar.channels.models import Mailbox, MessagingAccount
from estelar.channels.operations import posting
from estelar.channels.operations.sending import can_send
from estelar.errors import RuleBroken

if TYPE_CHECKING:
    from estelar.channels.models import Attachment, Incoming
    from estelar.people.models import Person, Unit

BY_MACHINE = frozenset({"email", "whatsapp"})
"""Ways in which a message leaves by itself, and its state comes back; the others are done and noted by people."""


@dataclass(frozen=True, slots=True)
class Way:
    """By which channel a message goes, and to which address there (empty: it needs none)."""

    channel: str
    address: str = ""


def way_of(case: Case) -> Way:
    """As the customer wants the answer, where it can go so; else by e-mail; else the tracking page, which needs nothing."""
    address = {"email": case.contact_email, "whatsapp": case.contact_phone, "phone": case.contact_phone, "paper": case.contact_address}
    wanted = Way(case.answer_by, address.get(case.answer_by, ""))
    for way in dict.fromkeys((wanted, Way("email", case.contact_email))):
        if (way.address or way.channel not in address) and can_go(way, case.unit):
            return way
    return Way("web")


def can_go(way: Way, unit: Unit) -> bool:
    """Is there a mailbox (an account of the service) of the unit, or above it, that sends there, and is the address one?"""
    if way.channel not in BY_MACHINE:
        return True
    if way.channel == "email":
        try:
            validate_email(way.address)
        except ValidationError:
            return False
    return sender_of(way.channel, unit) is not None


def sender_of(channel: str, unit: Unit, *, first: Mailbox | None = None) -> dict[str, Any] | None:
    """What sends by this channel for the unit: the mailbox in which the customer wrote, else the nearest one upwards."""
    if first is not None and channel == "email" and first.is_active and can_send(first):
        return {"mailbox": first}
    way = unit.way
    if channel == "email":
        found = [one for one in Mailbox.objects.filter(is_active=True, unit__in=way).order_by("pk") if can_send(one)]
        return {"mailbox": max(found, key=lambda one: way.index(one.unit_id))} if found else None
    accounts = list(MessagingAccount.objects.filter(is_active=True, unit__in=way, kind=channel).order_by("pk"))
    return {"account": max(accounts, key=lambda one: way.index(one.unit_id))} if accounts else None


def can_write_at_all() -> bool:
    """Is there anything here by which a message leaves by itself?"""
    return any(can_send(one) for one in Mailbox.objects.filter(is_active=True)) or MessagingAccount.objects.filter(is_active=True).exists()


def write(
    case: Case,
    *,
    kind: str,
    text: str,
    by: Person | None,
    at: datetime,
    channel: str,
    attachments: Sequence[Attachment] = (),
    author_name: str = "",
    incoming: Incoming | None = None,
    token: str = "",
) -> Message:
    """The message as it stands in the case; nothing leaves the house."""
    message = Message.objects.create(
        case=case, kind=kind, text=text, author=by, at=at, channel=channel, author_name=author_name, incoming=incoming, token=token
    )
    if attachments:
        message.attachments.add(*attachments)
    return message


def tell(
    case: Case,
    *,
    kind: str,
    text: str,
    subject: str,
    by: Person,
    at: datetime,
    attachments: Sequence[Attachment] = (),
    way: Way | None = None,
    decision: str = "",
    in_reply_to: Incoming | None = None,
    auto: bool = False,
    token: str = "",
) -> Message:
    """Write a message to the customer and let it go. `subject`: what it is, in a few words; the number of the case comes before it."""
    way = way or way_of(case)
    message = write(case, kind=kind, text=text, by=by, at=at, channel=way.channel, attachments=attachments, token=token)
    decision = decision or f"case-{case.pk}-" + (f"once-{token}" if token else f"message-{message.pk}")
    notify(
        message, way=way, subject=subject, by=by, at=at, decision=decision,
        attachments=attachments, in_reply_to=in_reply_to, auto=auto,
    )  # fmt: skip
    return message


def notify(
    message: Message,
    *,
    way: Way,
    subject: str,
    by: Person,
    at: datetime,
    decision: str,
    attachments: Sequence[Attachment] = (),
    in_reply_to: Incoming | None = None,
    auto: bool = False,
) -> Notification:
    """Send a message of a case this way; by paper, phone or at the counter somebody must do it, and notes the proof."""
    case, outgoing = message.case, None
    if way.channel in BY_MACHINE:
        sender = sender_of(way.channel, case.unit, first=in_reply_to.mailbox if in_reply_to is not None else None)
        if sender is None:
            raise RuleBroken(
                _("No mailbox or account of “%(unit)s” can send this. Choose another way, or ask whoever looks after the channels.")
                % {"unit": case.unit.name},
                code="no_sender",
                field="channel",
            )
        by_mail = in_reply_to is not None and way.channel == "email"
        outgoing = posting.post(
            decision=decision, channel=way.channel, to=way.address, subject=f"[{case.number}] {subject}", text=message.text,
            attachments=attachments, in_reply_to=in_reply_to.message_id if by_mail and in_reply_to else "",
            references=_thread(case) if way.channel == "email" else (), auto=auto, by=by, at=at, **sender,
        )  # fmt: skip
    return Notification.objects.create(
        message=message,
        channel=way.channel,
        address=way.address,
        outgoing=outgoing,
        owner=None if way.channel in BY_MACHINE or way.channel == "web" else case.owner,
        at=at,
    )


MOST_REFERENCES = 20


def _thread(case: Case) -> list[str]:
    """Message-IDs of the mails of the case, theirs and ours, oldest first, as many as a header should hold."""
    theirs = case.messages.exclude(incoming=None).exclude(incoming__message_id="").values_list("at", "incoming__message_id")
    ours = Notification.objects.filter(message__case=case, outgoing__isnull=False).exclude(outgoing__message_id="")
    found = sorted([*theirs, *ours.values_list("at", "outgoing__message_id")], key=lambda pair: pair[0])
    return list(dict.fromkeys(name for _at, name in found))[-MOST_REFERENCES:]


def last_from_them(case: Case) -> Incoming | None:
    """The last mail of the customer in the case, to which an answer by mail belongs."""
    last = case.messages.filter(incoming__isnull=False).select_related("incoming__mailbox").order_by("-at", "-pk").first()
    return last.incoming if last is not None else None


def signed(case: Case, text: str) -> str:
    """A text to the customer with its last line: the key by which they follow the case, in their language."""
    with override(case.language):
        last_line = _("Your tracking key: %(key)s") % {"key": rules.shown(case.key)}
    return f"{text}\n\n{last_line}"
