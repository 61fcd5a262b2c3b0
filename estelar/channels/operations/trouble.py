from __future__ import annotations

import imaplib

from imap_tools.errors import ImapToolsError

from estelar.errors import EstelarError

BROKEN = (imaplib.IMAP4.error, ImapToolsError)
"""What the library of mail raises; OSError comes besides."""


class MailTrouble(EstelarError):
    """A mail server could not do what was asked; the message is a sentence for people. `is_folder`: only one folder is concerned."""

    def __init__(self, message: str, *, is_folder: bool = False) -> None:
        super().__init__(message)
        self.is_folder = is_folder
