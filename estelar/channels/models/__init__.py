"""What is stored of messages: mailboxes and what came in; what goes out and what is attached."""

from estelar.channels.models.intake import Incoming, IncomingQuerySet
from estelar.channels.models.mailbox import FolderCursor, Login, Mailbox, MailboxQuerySet, Security

__all__ = ["FolderCursor", "Incoming", "IncomingQuerySet", "Login", "Mailbox", "MailboxQuerySet", "Security"]
