"""Handing one message to the mail server, and knowing afterwards what became of it.

Nobody can know in every case: when the connection ends after the whole message was handed over and before the server's answer, it may
have taken it or not (RFC 1047). So an attempt ends in one of four ways, and the fourth is called by its name.
"""

from __future__ import annotations

import smtplib
from collections.abc import Buffer, Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.smtp import EmailBackend

from estelar.notices import rules

ANSWER = 600.0  # seconds to wait for the answer to a whole message (RFC 5321 4.5.3.2.6): whoever gives up early makes doubles


class Fate(StrEnum):
    """What became of an attempt."""

    SENT = "sent"  # the server has said that it took the message
    LATER = "later"  # it has not taken it
    REFUSED = "refused"  # it will never take this message
    UNCLEAR = "unclear"  # the message was handed over, and no answer came


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended. `server` tells whether the trouble is the server's and not this message's; `answer`: what it said to it."""

    fate: Fate
    reason: str = ""
    server: bool = False
    answer: str = ""


class Plain(smtplib.SMTP):
    """An SMTP connection that knows whether a message lies wholly in the server's hands without an answer."""

    handed_over = False
    answer_timeout = ANSWER
    answer = ""  # to the last message that it took

    def data(self, msg: Buffer | str) -> tuple[int, bytes]:
        """As smtplib's own; the line that ends the message goes out by itself, and its answer may take longer than others."""
        code, reply = self.docmd("DATA")
        if code != 354:
            raise smtplib.SMTPDataError(code, reply)
        assert isinstance(msg, bytes)
        assert self.sock is not None
        text: bytes = smtplib._quote_periods(msg)  # type: ignore[attr-defined]
        self.send(text if text.endswith(b"\r\n") else text + b"\r\n")
        usual = self.sock.gettimeout()
        self.sock.settimeout(self.answer_timeout)
        self.handed_over = True
        self.send(b".\r\n")
        answer = self.getreply()
        self.handed_over = False
        self.sock.settimeout(usual)
        self.answer = f"{answer[0]} {_text(answer[1])}"
        return answer


class Tls(Plain, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Django's SMTP, over a connection that knows where it is. OPTIONS may hold `answer_timeout` (seconds)."""

    def __init__(self, *args: Any, answer_timeout: float = ANSWER, **options: Any) -> None:
        super().__init__(*args, **options)
        self.answer_timeout = answer_timeout

    @property
    def connection_class(self) -> type[Plain] | type[Tls]:
        return Tls if self.use_ssl else Plain

    def open(self) -> bool | None:
        opened = super().open()
        self._own.answer_timeout = self.answer_timeout
        return opened

    @property
    def _own(self) -> Plain:
        assert isinstance(self.connection, Plain)
        return self.connection

    def send_bytes(self, sender: str, to: str, raw: bytes) -> None:
        """Hand over a message that is made already; raises as `send_messages` does."""
        self.open()
        self._own.sendmail(self.prep_address(sender), [self.prep_address(to)], raw)

    @property
    def answer(self) -> str:
        """What the server said to the last message that it took."""
        return self._own.answer if self.connection is not None else ""

    @property
    def handed_over(self) -> bool:
        """Does a message lie in the server's hands without an answer?"""
        return self.connection is not None and self._own.handed_over

    def drop(self) -> None:
        """End the connection without waiting for anybody's good-bye."""
        for name in ("connection", "_partial_connection"):  # the second: one that was not let in
            if (connection := getattr(self, name)) is not None:
                with suppress(OSError):
                    connection.close()
                setattr(self, name, None)


def _code(error: BaseException) -> int:
    """The three digits of the server's answer; of several refused addresses the first one's; 0 without an answer."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next((int(code) for code, _text in error.recipients.values()), 0)
    return int(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) else 0


def _said(error: BaseException) -> str:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {_text(text)}" for code, text in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return f"{type(error).__name__}: {error}"


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else said


def outcome_of(error: BaseException, *, handed_over: bool) -> Outcome:
    """What an error means for the message. A server that does not let us in at all has said nothing about it.

    >>> outcome_of(TimeoutError("timed out"), handed_over=True).fate.value
    'unclear'
    >>> outcome_of(smtplib.SMTPDataError(451, b"later"), handed_over=False).fate.value
    'later'
    """
    reason = _said(error)
    code = _code(error)
    if isinstance(error, ValueError):
        return Outcome(Fate.REFUSED, reason)
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) and code != 421:
        return Outcome(Fate.REFUSED if code >= 500 else Fate.LATER, reason)
    if handed_over:
        return Outcome(Fate.UNCLEAR, reason, server=True)
    return Outcome(Fate.LATER, reason, server=True)


class MailServer:
    """The connection for a row of mails; opened with the first, and anew after trouble. `backend`: that of the installation."""

    def __init__(self, backend: Any = None) -> None:
        self.backend: Any = mailers.default if backend is None else backend

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with suppress(OSError):  # smtplib's errors are OSErrors too; what was answered is written down already
            self.backend.close()

    def hand_over(self, message: EmailMessage) -> Outcome:
        """Try once. Never raises for what a server or a network does."""
        return self._try(lambda: self.backend.send_messages([message]))

    def hand_over_bytes(self, sender: str, to: str, raw: bytes) -> Outcome:
        """The same with a message that is made already."""
        return self._try(lambda: self.backend.send_bytes(sender, to, raw))

    def _try(self, send: Callable[[], Any]) -> Outcome:
        try:
            self.backend.open()
            send()
        except (OSError, ValueError) as error:
            found = outcome_of(error, handed_over=getattr(self.backend, "handed_over", False))
            if isinstance(self.backend, Backend):
                self.backend.drop()
            return Outcome(found.fate, rules.without_secrets(found.reason, getattr(self.backend, "password", None)), found.server)
        return Outcome(Fate.SENT, answer=rules.one_line(getattr(self.backend, "answer", ""), 300))
