"""How an attempt to hand over a message ended, whatever the way."""

from __future__ import annotations

from dataclasses import dataclass

from estelar.notices.operations.smtp import Outcome


@dataclass(frozen=True)
class Handed:
    """How an attempt ended, and what proves it: the server, the sum of the bytes, the name that a service gave to the message.

    `sender`: name and address under which an e-mail left, which the mailbox may change afterwards.
    """

    outcome: Outcome
    server: str = ""
    sha256: str = ""
    message_id: str = ""
    sender: tuple[str, str] = ("", "")


class ServiceAway(Exception):
    """A service does not answer now; it is asked again later."""
