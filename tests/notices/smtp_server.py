"""A real mail server on loopback that fails as real ones do, as it is told."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.test import override_settings

PATIENCE = 60.0  # seconds; a busy machine is no failure
HANGS = 1.5
SHORT = 0.3


class Handler:
    """Takes mail into `taken`. `plan` says, message by message, what goes wrong; an empty plan: nothing."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []  # the same, as they came over the wire
        self.plan: deque[str] = deque()
        self.tried = 0
        self.port = 0

    def mailbox(self) -> dict[str, EmailMessage]:
        """What the reader sees: of several copies with one Message-ID, one (RFC 5322 3.6.4 makes it unique; stores of mail use it so)."""
        return {message["Message-ID"]: message for message in self.taken}

    def _take(self, envelope: Envelope) -> None:
        content = envelope.content
        assert isinstance(content, bytes)
        self.raw.append(content)
        self.taken.append(email.message_from_bytes(content, policy=email.policy.default))

    def _next(self, *what: str) -> str:
        return self.plan.popleft() if self.plan and self.plan[0] in what else ""

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        self.tried += 1
        if trouble := self._next("mail 451", "mail 550", "mail dies"):
            if trouble == "mail dies":
                server.transport.abort()  # type: ignore[union-attr]
            return f"{trouble.split()[1]} not now"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        if trouble := self._next("rcpt 450", "rcpt 550"):
            return f"{trouble.split()[1]} this address: no"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        trouble = self._next("data 451", "data 554", "data 421", "hangs", "hangs and takes", "dies", "dies and takes")
        if trouble.endswith("takes") or not trouble:
            self._take(envelope)
        if trouble.startswith("dies"):
            server.transport.abort()  # type: ignore[union-attr]
        elif trouble.startswith("hangs"):
            await asyncio.sleep(HANGS)
        elif trouble:
            return f"{trouble.split()[1]} trouble"
        return "250 taken"


class _Controller(Controller):
    """On a port that the system chooses."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def running(**options: Any) -> Iterator[Handler]:
    """A mail server, and Estelar set to use it."""
    handler = Handler()
    controller = _Controller(handler, hostname="127.0.0.1", port=0, ready_timeout=10, **options)
    controller.start()
    try:
        handler.port = controller.port
        with set_to_use(controller.port):
            yield handler
    finally:
        controller.stop()


@contextmanager
def set_to_use(port: int, *, timeout: float = PATIENCE, answer_timeout: float = PATIENCE) -> Iterator[None]:
    """Estelar sends its mail to this port of the machine."""
    backend = {
        "BACKEND": "estelar.notices.operations.smtp.Backend",
        "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": timeout, "answer_timeout": answer_timeout},
    }
    with override_settings(MAILERS={"default": backend}, ESTELAR_MAIL_READY=True, ESTELAR_URL="https://estelar.example.org"):
        yield
