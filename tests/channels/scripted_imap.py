"""A mail server on loopback that says what a test wrote for it, to one client, and keeps what it is told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class ScriptedImap(threading.Thread):
    """Answers every command with OK, and before that with what is written for its name."""

    def __init__(self, says: Mapping[bytes, bytes]) -> None:
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.says = {b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", **says}
        self.heard = b""

    def run(self) -> None:
        there, _address = self.socket.accept()
        with there, there.makefile("rb") as lines:
            there.sendall(b"* OK [CAPABILITY IMAP4rev1] hello\r\n")
            for line in lines:
                self.heard += line
                tag, name, *_rest = line.split()
                there.sendall(self.says.get(name.upper(), b"") + tag + b" OK done\r\n")


@contextmanager
def scripted(says: Mapping[bytes, bytes] | None = None) -> Iterator[ScriptedImap]:
    """The server, until its client has gone."""
    server = ScriptedImap(says or {})
    server.start()
    try:
        yield server
    finally:
        server.join(10)
        server.socket.close()
