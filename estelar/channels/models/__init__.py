"""What is stored of messages: mailboxes and what came in; what goes out and what is attached."""

from estelar.channels.models.attachments import Attachment
from estelar.channels.models.intake import INCOMING_SECRECY, Incoming, IncomingQuerySet, Tally
from estelar.channels.models.mailbox import FolderCursor, Login, Mailbox, MailboxQuerySet, Security
from estelar.channels.models.messaging import Inbound, MessagingAccount, MessagingAccountQuerySet, RawEvent
from estelar.channels.models.outgoing import EMAIL, OF_CASES, OUTGOING_SECRECY, AutoStop, Outgoing, OutgoingEvent, OutgoingQuerySet

__all__ = [
    "EMAIL",
    "INCOMING_SECRECY",
    "OF_CASES",
    "OUTGOING_SECRECY",
    "Attachment",
    "AutoStop",
    "FolderCursor",
    "Inbound",
    "Incoming",
    "IncomingQuerySet",
    "Login",
    "Mailbox",
    "MailboxQuerySet",
    "MessagingAccount",
    "MessagingAccountQuerySet",
    "Outgoing",
    "OutgoingEvent",
    "OutgoingQuerySet",
    "RawEvent",
    "Security",
    "Tally",
]
