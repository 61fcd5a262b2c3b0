"""The lines of the journal and the kinds of notices of what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from estelar.channels.rules.machine import WHY

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "channels.mailbox_added": _("connected the mailbox"),
    "channels.mailbox_changed": _("changed the mailbox"),
    "channels.mailbox_paused": _("paused the mailbox"),
    "channels.mailbox_resumed": _("resumed the mailbox"),
    "channels.mailbox_failing": _("noted that the mailbox cannot be fetched"),
    "channels.mailbox_recovered": _("noted that the mailbox can be fetched again"),
    "channels.mail_stored": _("took mail into custody from the mailbox"),
    "channels.mail_put_in": _("took into custody the message"),
    "channels.mail_removed": _("deleted from the server what is in custody of the mailbox"),
    "channels.mail_settled": _("settled the message"),
    "channels.mail_quarantined": _("put into quarantine the message"),
    "channels.quarantine_taken": _("took over from the quarantine the message"),
    "channels.mail_retried": _("had read again the message"),
    "channels.mail_downloaded": _("downloaded the message"),
    "channels.ledger_compared": _("found mail on the server that was not in custody, in the mailbox"),
}
NOTICES: dict[str, StrPromise] = {
    "channels.mailbox_failing": _("A mailbox cannot be fetched"),
    "channels.mail_quarantined": _("Mail in quarantine waits for somebody"),
}

REASONS: dict[str, StrPromise] = {
    **WHY,
    "old": _("It lay in the mailbox before it was connected."),
    "duplicate": _("The same message is here already."),
    "quarantine.unreadable": _("It is no message that can be read: it has no header, or its parts are nested without end."),
    "quarantine.defect": _("The program stumbled over it. After the next version it may be read: try again."),
    "quarantine.ended_worker": _("Reading it ended the program several times, so it is left alone."),
    "quarantine.too_large": _("It is very large: only its header was taken, and the whole is still on the server."),
    "quarantine.not_given": _("The server lists it and does not give it."),
    "quarantine.stumbled": _("It was read, and no case could be made of it."),
}


def reason_words(reason: str) -> str:
    """Why, in words: of our own reasons the sentence, of a person's what they wrote."""
    return str(REASONS.get(reason, reason))
