"""A mailbox on its server: numbers, sizes and bytes of messages, and a clear word for everything that can go wrong on the way."""

from __future__ import annotations

import contextlib
import imaplib
import ipaddress
import re
import socket
import ssl
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.utils.translation import gettext as _
from imap_tools import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFetchError, MailboxFolderSelectError, MailboxFolderStatusError, MailboxStarttlsError

from estelar.channels.models import Login, Mailbox, Security
from estelar.channels.operations.secrets import access_token, password_of
from estelar.channels.operations.trouble import MailTrouble
from estelar.notices.rules import one_line

TIMEOUT = 30.0  # seconds for each answer of the server
BATCH_MESSAGES, BATCH_BYTES = 50, 4_000_000  # that are asked for at once


class NotGiven(Exception):
    """The server answers, but does not give this message."""


@dataclass(frozen=True)
class FolderState:
    """What a server says of a folder."""

    uidvalidity: int
    uidnext: int
    messages: int


@dataclass(frozen=True)
class Listed:
    """A message as the server lists it."""

    uid: int
    size: int
    received_at: datetime | None


def is_loopback(host: str) -> bool:
    """Is this name or address the machine itself?

    >>> [is_loopback(host) for host in ("localhost", "127.0.0.1", "::1", "10.0.0.1", "imap.example.org")]
    [True, True, True, False, False]
    """
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    return host == "localhost"


def _said(error: BaseException) -> str:
    """The server's own words, on one line."""
    text = " ".join(part.decode("utf-8", "replace") if isinstance(part, bytes) else str(part) for part in _parts(error))
    return one_line(re.sub(r"^\[[A-Z]+\]\s*", "", text), 160)


def _parts(error: BaseException) -> list[object]:
    result = getattr(error, "command_result", None)
    if isinstance(result, tuple) and len(result) == 2 and isinstance(result[1], list):
        return list(result[1])
    return list(error.args) or [type(error).__name__]


def clear_word(error: BaseException, *, host: str, port: int) -> str:
    """What went wrong with a server, as a sentence that says what to do."""
    where = f"{host}:{port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        text = _("The certificate of {where} is not one that this machine trusts ({why}). Nothing was sent to it.")
        return text.format(where=where, why=one_line(error.verify_message, 120))
    if isinstance(error, ssl.SSLError):
        text = _("{where} does not speak SSL/TLS as expected. Check the port and the protection (993 is SSL, 143 is STARTTLS).")
        return text.format(where=where)
    if isinstance(error, MailboxStarttlsError) or (isinstance(error, imaplib.IMAP4.error) and "TLS" in str(error)):
        return _("{where} does not offer STARTTLS. Nothing was sent to it without encryption.").format(where=where)
    if isinstance(error, socket.gaierror):
        return _("The name {host} is not known. Check how the server is written.").format(host=host)
    if isinstance(error, ConnectionRefusedError):
        return _("Nothing answers at {where}. Check the server and the port.").format(where=where)
    if isinstance(error, TimeoutError):
        return _("{where} did not answer in time.").format(where=where)
    if isinstance(error, imaplib.IMAP4.abort | OSError):
        return _("The connection to {where} broke off ({why}).").format(where=where, why=_said(error))
    return _("{where} refused: {why}").format(where=where, why=_said(error))


class Server:
    """A connection to the server of a mailbox, logged in."""

    def __init__(self, box: BaseMailBox, mailbox: Mailbox) -> None:
        self._box, self._mailbox = box, mailbox
        self._client = box.client

    def trouble(self, error: BaseException) -> MailTrouble:
        """The error as a sentence."""
        return MailTrouble(clear_word(error, host=self._mailbox.imap_host, port=self._mailbox.imap_port))

    def status(self, folder: str) -> FolderState:
        """The numbers of a folder. Raises MailTrouble when there is no such folder, or it has no number by which to know its messages."""
        try:
            found = self._box.folder.status(folder, ["MESSAGES", "UIDNEXT", "UIDVALIDITY"])
        except MailboxFolderStatusError as error:
            text = _("The mailbox has no folder “{folder}” ({why}).")
            raise MailTrouble(text.format(folder=folder, why=_said(error)), is_folder=True) from error
        state = FolderState(found.get("UIDVALIDITY", 0), found.get("UIDNEXT", 0), found.get("MESSAGES", 0))
        return state if state.uidvalidity else self._numbered(folder, state)

    def _numbered(self, folder: str, state: FolderState) -> FolderState:
        """Some servers (dovecot is one) number a new folder when it is first opened and say 0 before, which RFC 9051 2.3.1.1 forbids."""
        self.open(folder, readonly=True)
        uidvalidity, uidnext = (self._told_on_opening(name) for name in ("UIDVALIDITY", "UIDNEXT"))
        if not uidvalidity:
            text = _("The server gives the folder “{folder}” no number (UIDVALIDITY) by which its messages are known. It is tried again.")
            raise MailTrouble(text.format(folder=folder), is_folder=True)
        return FolderState(uidvalidity, uidnext or state.uidnext, state.messages)

    def _told_on_opening(self, name: str) -> int:
        _name, told = self._client.response(name)
        return next((int(one) for one in reversed(told) if one and one.isdigit()), 0)

    def open(self, folder: str, *, readonly: bool) -> None:
        """Everything that follows is about this folder. Raises MailTrouble."""
        try:
            self._box.folder.set(folder, readonly=readonly)
        except MailboxFolderSelectError as error:
            text = _("The folder “{folder}” cannot be opened ({why}).")
            raise MailTrouble(text.format(folder=folder, why=_said(error)), is_folder=True) from error

    def uids(self, least: int, most: int | None = None) -> list[int]:
        """The numbers that exist from `least` to `most`, ascending. (Asked for "9:*", servers also give the last one below.)"""
        found = sorted(int(uid) for uid in self._box.uids(f"UID {least}:{most or '*'}", charset=None))
        return [uid for uid in found if uid >= least and (most is None or uid <= most)]

    def listed(self, uids: Sequence[int]) -> list[Listed]:
        """Size and arrival of these messages, ascending; those that are gone are not in it."""
        if not uids:
            return []
        found = []
        for head, _body in self._fetched(uids, "(UID RFC822.SIZE INTERNALDATE)"):
            uid, size = _number(head, rb"UID (\d+)"), _number(head, rb"RFC822\.SIZE (\d+)")
            if uid is not None:
                found.append(Listed(uid, size or 0, _internal_date(head)))
        wanted = set(uids)
        return sorted({one.uid: one for one in found if one.uid in wanted}.values(), key=lambda one: one.uid)

    def whole(self, uids: Sequence[int]) -> dict[int, bytes]:
        """The bytes of these messages, without marking them as seen. Raises NotGiven when the server refuses."""
        return self._bodies(uids, "(UID BODY.PEEK[])")

    def header(self, uid: int) -> bytes:
        """The header alone. Raises NotGiven."""
        return self._bodies([uid], "(UID BODY.PEEK[HEADER])").get(uid, b"")

    def _bodies(self, uids: Sequence[int], what: str) -> dict[int, bytes]:
        try:
            rows = self._fetched(uids, what)
        except MailboxFetchError as error:
            raise NotGiven(_said(error)) from error
        found = {}
        for head, body in rows:
            uid = _number(head, rb"UID (\d+)")
            if uid is not None and body is not None and uid in uids:
                found[uid] = body
        return found

    def _fetched(self, uids: Sequence[int], what: str) -> list[tuple[bytes, bytes | None]]:
        """For each message everything but the literal, and the literal."""
        kind, data = self._client.uid("FETCH", ",".join(map(str, uids)), what)
        if kind != "OK":
            raise MailboxFetchError(command_result=(kind, data), expected="OK")
        rows: list[tuple[bytes, bytes | None]] = []
        for item in data:
            if isinstance(item, tuple):
                rows.append((item[0], item[1]))
            elif isinstance(item, bytes):
                if rows and rows[-1][1] is not None and not re.match(rb"\d+ \(", item):
                    rows[-1] = (rows[-1][0] + b" " + item, rows[-1][1])  # what follows the literal, where some servers write the UID
                else:
                    rows.append((item, None))
        return rows

    def remove(self, uids: Sequence[int]) -> bool:
        """Delete just these messages for ever; False when this server cannot (without UIDPLUS, those of others would go too)."""
        _kind, able = self._client.capability()  # before the login a server says less
        if b"UIDPLUS" not in b" ".join(one for one in able if isinstance(one, bytes)).upper().split():
            return False
        numbers = ",".join(map(str, uids))
        for command in (("STORE", numbers, "+FLAGS.SILENT", r"(\Deleted)"), ("EXPUNGE", numbers)):
            kind, data = self._client.uid(*command)
            if kind != "OK":
                raise MailTrouble(_("The server does not delete messages ({why}).").format(why=one_line(str(data), 160)))
        return True


def _number(head: bytes, pattern: bytes) -> int | None:
    found = re.search(pattern, head)
    return int(found.group(1)) if found else None


def _internal_date(head: bytes) -> datetime | None:
    found = re.search(rb'INTERNALDATE "\s*([^"]+)"', head)
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        if found:
            made = parsedate_to_datetime(found.group(1).decode("ascii", "replace"))
            return made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)
    return None


def bundles(listed: Iterable[Listed]) -> Iterator[list[Listed]]:
    """Messages that are asked for together: few enough, and not too many bytes."""
    bundle: list[Listed] = []
    for one in listed:
        if bundle and (len(bundle) >= BATCH_MESSAGES or sum(each.size for each in bundle) + one.size > BATCH_BYTES):
            yield bundle
            bundle = []
        bundle.append(one)
    if bundle:
        yield bundle


def _open(mailbox: Mailbox) -> BaseMailBox:
    host, port = mailbox.imap_host, mailbox.imap_port
    if mailbox.imap_security == Security.SSL:
        return MailBox(host, port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())
    if mailbox.imap_security == Security.STARTTLS:
        return _with_starttls(MailBoxUnencrypted(host, port, timeout=TIMEOUT))
    if not is_loopback(host):
        raise MailTrouble(_("Without encryption mail is only fetched from this machine itself. Choose SSL/TLS or STARTTLS."))
    return MailBoxUnencrypted(host, port, timeout=TIMEOUT)


def _with_starttls(box: BaseMailBox) -> BaseMailBox:
    """Encrypt the connection before anything is said on it; where that cannot be, end it."""
    try:
        kind, data = box.client.starttls(ssl.create_default_context())
        if kind != "OK":
            raise MailboxStarttlsError(command_result=(kind, data), expected="OK")
    except (OSError, imaplib.IMAP4.error, ImapToolsError):
        with contextlib.suppress(OSError):
            box.client.shutdown()
        raise
    return box


def _log_in(box: BaseMailBox, mailbox: Mailbox, *, at: datetime) -> None:
    if mailbox.login == Login.OAUTH:
        box.xoauth2(mailbox.imap_user, access_token(mailbox, at=at), initial_folder=None)
        return
    password = password_of(mailbox)
    if mailbox.imap_user.isascii() and password.isascii():
        box.login(mailbox.imap_user, password, initial_folder=None)
    else:
        box.login_utf8(mailbox.imap_user, password, initial_folder=None)


@contextlib.contextmanager
def connected(mailbox: Mailbox, *, at: datetime) -> Iterator[Server]:
    """The server of a mailbox, logged in. Raises MailTrouble with a clear word for everything that a network or a server does."""
    box: BaseMailBox | None = None
    try:
        box = _open(mailbox)
        try:
            _log_in(box, mailbox, at=at)
        except (ImapToolsError, imaplib.IMAP4.error) as error:
            if isinstance(error, imaplib.IMAP4.abort):
                raise
            text = _("{host} does not let “{user}” in ({why}). Check user and password, and whether IMAP is allowed for this mailbox.")
            raise MailTrouble(text.format(host=mailbox.imap_host, user=mailbox.imap_user, why=_said(error))) from error
        yield Server(box, mailbox)
    except (OSError, imaplib.IMAP4.error, ImapToolsError, UnicodeError) as error:
        raise MailTrouble(clear_word(error, host=mailbox.imap_host, port=mailbox.imap_port)) from error
    finally:
        if box is not None:
            with contextlib.suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
                box.logout()
