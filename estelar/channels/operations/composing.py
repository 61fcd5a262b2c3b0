"""The bytes of an e-mail as it leaves: the same each time, so that what was sent can be shown again and proved by its sum."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from itertools import count

from estelar.channels.models import Attachment, Outgoing
from estelar.channels.operations.attachments import opened
from estelar.channels.rules import outgoing as rules
from estelar.channels.rules.machine import OWN_HEADER
from estelar.notices.rules import one_line

_WIRE = SMTP.clone(max_line_length=900)  # a long Message-ID is not to be broken into encoded words


class Infected(Exception):
    """A file of the message holds malware; it does not leave."""


def _from(outgoing: Outgoing) -> Address:
    assert outgoing.mailbox is not None
    return Address(one_line(outgoing.mailbox.name, 100), addr_spec=outgoing.mailbox.address)


def raw_of(outgoing: Outgoing) -> bytes:
    """The e-mail of an outgoing message. Raises Infected, RuleBroken when a file is gone, ValueError for what no header can hold."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _from(outgoing)
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
    message.set_content(outgoing.text, cte="quoted-printable")
    page = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{outgoing.html}</body></html>'
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
