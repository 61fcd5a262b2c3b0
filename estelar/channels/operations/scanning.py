"""Virus scanners: an interface with one method, and ClamAV behind it."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from django.conf import settings

PIECE = 1 << 16
SECONDS = 60.0  # for the connection, each piece and the answer


@dataclass(frozen=True)
class Finding:
    """What a scanner says: clean, or the name of what it found; `is_refused`: it will not check this file (too large for it)."""

    threat: str = ""
    is_refused: bool = False


class ScannerAway(Exception):
    """The scanner does not answer now; the file is looked at again later."""


class Scanner(Protocol):
    """Whatever checks files for viruses."""

    def scan(self, file: BinaryIO) -> Finding:
        """Look through a file. Raises ScannerAway."""
        ...


class Clamd:
    """A ClamAV daemon, over its own socket: the file is streamed to it (INSTREAM), it needs no access to our disk."""

    def __init__(self, address: str, *, seconds: float = SECONDS) -> None:
        self._address, self._seconds = urlsplit(address), seconds

    def _connection(self) -> socket.socket:
        if self._address.scheme == "unix":
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(self._seconds)
            connection.connect(self._address.path)
            return connection
        return socket.create_connection((str(self._address.hostname), self._address.port or 3310), timeout=self._seconds)

    def scan(self, file: BinaryIO) -> Finding:
        """Look through a file. Raises ScannerAway."""
        try:
            with self._connection() as connection:
                try:
                    connection.sendall(b"zINSTREAM\0")
                    while piece := file.read(PIECE):
                        connection.sendall(struct.pack("!I", len(piece)) + piece)
                    connection.sendall(struct.pack("!I", 0))
                except (BrokenPipeError, ConnectionResetError):
                    pass  # it had enough in the middle: its answer says why
                answer = b""
                while len(answer) < 4096 and not answer.endswith(b"\0") and (more := connection.recv(4096)):
                    answer += more
        except OSError as error:
            raise ScannerAway(f"{type(error).__name__}: {error}") from error
        said = answer.rstrip(b"\0\n").decode("utf-8", "replace")
        if said.endswith("OK"):
            return Finding()
        if said.endswith("FOUND"):
            return Finding(threat=said.removeprefix("stream:").removesuffix("FOUND").strip()[:200] or "?")
        if "size limit" in said.lower():
            return Finding(is_refused=True)
        raise ScannerAway(said[:200] or "no answer")


def scanner() -> Scanner | None:
    """The scanner of this installation (ESTELAR_CLAMD); None: files are not checked."""
    return Clamd(settings.ESTELAR_CLAMD) if settings.ESTELAR_CLAMD else None
