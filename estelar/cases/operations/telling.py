"""How words reach whoever brought a case: the message of the case, the way it takes, and the notification that it arrived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification

if TYPE_CHECKING:
    from estelar.channels.models import Attachment, Incoming
    from estelar.people.models import Person

BY_MACHINE = frozenset({"email", "whatsapp"})
"""Ways in which a message leaves by itself, and its state comes back; the others are done and noted by people."""


@dataclass(frozen=True, slots=True)
class Way:
    """By which channel a message goes, and to which address there (empty: it needs none)."""

    channel: str
    address: str = ""


def way_of(case: Case) -> Way:
    """As the customer wants the answer, where we have the address for it; else the tracking page, which needs none."""
    address = {"email": case.contact_email, "whatsapp": case.contact_phone, "phone": case.contact_phone, "paper": case.contact_address}
    if case.answer_by in address and not address[case.answer_by]:
        return Way("email", case.contact_email) if case.contact_email else Way("web")
    return Way(case.answer_by, address.get(case.answer_by, ""))


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
) -> Message:
    """The message as it stands in the case; nothing leaves the house."""
    message = Message.objects.create(
        case=case, kind=kind, text=text, author=by, at=at, channel=channel, author_name=author_name, incoming=incoming
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
) -> Message:
    """Write a message to the customer and let it go. `subject`: what it is, in a few words; the number of the case comes before it."""
    way = way or way_of(case)
    message = write(case, kind=kind, text=text, by=by, at=at, channel=way.channel, attachments=attachments)
    notify(
        message, way=way, subject=subject, by=by, at=at, decision=decision or f"case-{case.pk}-message-{message.pk}",
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
    case = message.case
    outgoing = None
    if way.channel in BY_MACHINE:
        from estelar.channels.operations import sending

        outgoing = sending.post(
            decision=decision, channel=way.channel, unit=case.unit, to=way.address, subject=f"[{case.number}] {subject}", text=message.text,
            attachments=attachments, in_reply_to=in_reply_to, auto=auto, by=by, at=at,
        )  # fmt: skip
    return Notification.objects.create(
        message=message,
        channel=way.channel,
        address=way.address,
        outgoing=outgoing,
        owner=None if way.channel in BY_MACHINE or way.channel == "web" else case.owner,
        at=at,
    )


def last_from_them(case: Case) -> Incoming | None:
    """The last mail of the customer in the case, to which an answer by mail belongs."""
    last = case.messages.filter(incoming__isnull=False).select_related("incoming").order_by("-at", "-pk").first()
    return last.incoming if last is not None else None


def signed(case: Case, text: str) -> str:
    """A text to the customer with its last line: the key by which they follow the case, in their language."""
    with override(case.language):
        return f"{text}\n\n{_('Your tracking key: %(key)s') % {'key': rules.shown(case.key)}}"
