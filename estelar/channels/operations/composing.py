"""The bytes of an e-mail as it leaves: the same each time, so that what was sent can be shown again and proved by its sum."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from itertools import count

from django.conf import settings
from django.utils.translation import gettext as _

from estelar.channels.models import Attachment, Outgoing
from estelar.channels.operations.attachments import opened
from estelar.channels.rules import outgoing as rules
from estelar.channels.rules.machine import OWN_HEADER
from estelar.errors import RuleBroken
from estelar.notices.rules import one_line, seal, unseal

SEALED_FOR = "outgoing"
_WIRE = SMTP.clone(max_line_length=900)  # a long Message-ID is not to be broken into encoded words


class Infected(Exception):
    """A file of the message holds malware; it does not leave."""


def sender_of(outgoing: Outgoing) -> tuple[str, str]:
    """Name and address: of what was sent, those under which it left; else those of its mailbox now."""
    assert outgoing.mailbox is not None
    name, address = outgoing.proof.get("from") or (one_line(outgoing.mailbox.name, 100), outgoing.mailbox.address)
    return name, address


def raw_of(outgoing: Outgoing) -> bytes:
    """The e-mail of an outgoing message. Raises Infected; RuleBroken when a file or a secret is gone; ValueError for a wrong header."""
    message = EmailMessage(policy=SMTP)
    name, address = sender_of(outgoing)
    message["From"] = Address(name, addr_spec=address)
    message["To"] = outgoing.to
    message["Subject"] = one_line(outgoing.subject, 300)
    message["Date"] = outgoing.made_at
    message["Message-ID"] = outgoing.message_id
    message[OWN_HEADER] = str(outgoing.pk)  # by which we know it when it comes back
    if outgoing.in_reply_to:
        message["In-Reply-To"] = outgoing.in_reply_to
    if threads := rules.references_of(outgoing.references, outgoing.in_reply_to):
        message["References"] = " ".join(threads)
    if outgoing.auto:
        message["Auto-Submitted"] = "auto-replied"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(revealed(outgoing, outgoing.text), cte="quoted-printable")
    page = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{revealed(outgoing, outgoing.html)}</body></html>'
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    for one in outgoing.attachments.order_by("pk"):
        if one.verdict == Attachment.Verdict.INFECTED:
            raise Infected(one.name)
        main, _slash, sub = one.content_type.partition("/")
        if main in {"text", "message", "multipart"}:  # as bytes: its charset is nobody's guess
            main, sub = "application", "octet-stream"
        with opened(one) as file:
            message.add_attachment(file.read(), maintype=main, subtype=sub, filename=one.name)
    mark = sha256(outgoing.message_id.encode()).hexdigest()[:24]
    numbers = count()
    for part in message.walk():
        if part.is_multipart():
            part.set_boundary(f"=_{mark}_{next(numbers)}")
    return message.as_bytes(policy=_WIRE)


def sealed(secret: str) -> str:
    """What only the message itself may show, closed until it is sent; empty: nothing."""
    return seal(secret, key=settings.SECRET_KEY, purpose=SEALED_FOR) if secret else ""


def revealed(outgoing: Outgoing, text: str) -> str:
    """A text of the message with its secret in the place kept for it. Raises RuleBroken when the secret cannot be read any more."""
    if not outgoing.sealed:
        return text
    secret = unseal(outgoing.sealed, key=settings.SECRET_KEY, purpose=SEALED_FOR)
    if secret is None:
        raise RuleBroken(_("What this message was to tell cannot be read any more: the secret key was changed."), code="secret")
    return text.replace(rules.HIDDEN, secret)
