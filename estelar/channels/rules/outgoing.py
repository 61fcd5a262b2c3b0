"""Pure rules of messages that leave: when they are tried again, what may be answered automatically, how text becomes HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.html import linebreaks, urlize
from django.utils.translation import gettext_lazy as _

from estelar.notices.rules import LEASE, UNCLEAR_MOST, wait_before

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "channels.attachment_infected": _("found malware in"),
    "channels.message_queued": _("decided to send the message"),
    "channels.message_sent": _("handed over the message"),
    "channels.message_deferred": _("could not hand over yet the message"),
    "channels.message_delivered": _("learnt of the delivery of the message"),
    "channels.message_read": _("learnt that somebody read the message"),
    "channels.message_bounced": _("got back the message"),
    "channels.message_failed": _("gave up sending the message"),
    "channels.message_dropped": _("did not send on purpose the message"),
    "channels.message_held": _("held back the message"),
    "channels.message_retried": _("had sent again the message"),
    "channels.auto_stopped": _("stopped the automatic answers of"),
    "channels.auto_resumed": _("let automatic answers go again of"),
    "channels.account_added": _("connected the messaging account"),
    "channels.account_changed": _("changed the messaging account"),
    "channels.account_paused": _("paused the messaging account"),
    "channels.account_resumed": _("resumed the messaging account"),
    "channels.account_failing": _("noted that the service refuses the messaging account"),
    "channels.event_unreadable": _("could not read what came for the messaging account"),
}
NOTICES: dict[str, StrPromise] = {
    "channels.auto_stopped": _("Automatic answers were stopped"),
    "channels.account_failing": _("A messaging account is refused by its service"),
}
# Why a message was not sent, when the reason is ours; what a server said is kept in its own words.
REASONS: dict[str, StrPromise] = {
    "auto.machine": _("Its address belongs to a machine, which is never answered automatically."),
    "auto.own": _("Its address is one of our own mailboxes."),
    "auto.enough": _("This address has had its automatic answers of the day."),
    "auto.stopped": _("There were too many automatic answers at once; they wait until somebody looks."),
    "auto.discarded": _("Somebody decided not to send what had been held back."),
    "no_server": _("There is no mail server: give the mailbox one, or set ESTELAR_MAIL_URL."),
    "unclear": _("The connection ended before the answer: nobody knows whether it was taken. Send it again only if it is missed."),
    "infected": _("One of its files holds malware."),
    "composing": _("The message could not be put together."),
    "window": _("More than 24 hours have passed since the person wrote: only an approved template may be sent now."),
    "secret": _("The secrets of the account cannot be read: ESTELAR_SECRET_KEY is another one now. Write them again."),
}

GIVE_UP = timedelta(days=7)  # an answer inside the law is worth a week of trying
AUTO_MOST, AUTO_WINDOW = 3, timedelta(days=1)  # automatic answers to one address
STOP_MOST, STOP_WINDOW = 100, timedelta(minutes=10)  # automatic answers of one mailbox; beyond, they are held back
MOST_REFERENCES = 20
MOST_TEXT = 200_000  # characters
HIDDEN = "••••••"
"""Stands in a stored text where the message as it leaves has a secret (a code)."""

__all__ = ["LEASE", "UNCLEAR_MOST", "wait_before"]

_MACHINES = re.compile(
    r"^(?:mailer-daemon|postmaster|no-?reply.*|do-?not-?reply.*|no-?responder.*|.*-(?:bounces?|request|owner|admin)|bounces?([+=-].*)?"
    r"|owner-.*|list(?:serv|proc|admin)|majordomo|daemon|root|notifications?|alerts?)$",
    re.IGNORECASE,
)


def is_machine(address: str) -> bool:
    """Is this, by its name, an address that nobody reads (RFC 3834, section 2)?

    >>> [is_machine(a) for a in ("MAILER-DAEMON@x.org", "no-reply@x.org", "lista-bounces@x.org", "", "luz.marina@x.org", "noralba@x.org")]
    [True, True, True, True, False, False]
    """
    local, _at, domain = address.rpartition("@")
    return not local or not domain or bool(_MACHINES.match(local))


def why_no_automatic_answer(address: str, *, own: Collection[str], answered: int) -> str:
    """A key of REASONS, or "" when this address may be answered automatically. `answered`: how often it was within AUTO_WINDOW.

    >>> why_no_automatic_answer("Ana@x.org", own={"pqrs@x.org"}, answered=2), why_no_automatic_answer("PQRS@x.org", own={"pqrs@x.org"},
    ...     answered=0), why_no_automatic_answer("ana@x.org", own=(), answered=3)
    ('', 'auto.own', 'auto.enough')
    """
    if is_machine(address):
        return "auto.machine"
    if address.lower() in own:
        return "auto.own"
    return "auto.enough" if answered >= AUTO_MOST else ""


def html_of(text: str) -> str:
    r"""Plain text as the body of HTML: paragraphs, and addresses as links; nothing in it is taken for HTML.

    >>> html_of("Hola <b>\nMire https://example.org\n\nAdiós")
    '<p>Hola &lt;b&gt;<br>Mire <a href="https://example.org" rel="nofollow">https://example.org</a></p>\n\n<p>Adiós</p>'
    """
    return str(linebreaks(urlize(text, nofollow=True, autoescape=True), autoescape=False))


def references_of(references: Sequence[str], in_reply_to: str) -> list[str]:
    """The thread as its headers carry it: each name once, the first and the latest ones.

    >>> references_of(["<a>", "<b>", "<a>"], "<c>")
    ['<a>', '<b>', '<c>']
    """
    whole = [one for one in dict.fromkeys([*references, in_reply_to]) if one and len(one) <= 900]
    return whole if len(whole) <= MOST_REFERENCES else [whole[0], *whole[-MOST_REFERENCES + 1 :]]
