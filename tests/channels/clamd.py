"""A small daemon that speaks as clamd does (INSTREAM), on loopback: it knows one virus, a size limit, and how to be out of order."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.test import override_settings

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@dataclass
class Daemon:
    """What it was asked, and how it behaves: "" (well), "dies", "silly"."""

    scanned: int = 0
    mood: str = ""
    limit: int = 1_000_000


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := connection.recv(size - len(data))):
        data += more
    return data


def _answer(daemon: Daemon, connection: socket.socket) -> None:
    if _exactly(connection, 10) != b"zINSTREAM\0" or daemon.mood == "dies":
        return
    data = b""
    while size := struct.unpack("!I", _exactly(connection, 4) or b"\0\0\0\0")[0]:
        data += _exactly(connection, size)
        if len(data) > daemon.limit:
            connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")
            return
    daemon.scanned += 1
    said = b"Win.Test.EICAR_HDB-1 FOUND" if EICAR in data else b"OK"
    connection.sendall(b"" if daemon.mood == "silly" else b"stream: " + said + b"\0")


@contextmanager
def running() -> Iterator[Daemon]:
    """A daemon, and Estelar set to ask it."""
    daemon = Daemon()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _from = listener.accept()
            except OSError:
                return
            with connection:
                _answer(daemon, connection)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with override_settings(ESTELAR_CLAMD=f"tcp://127.0.0.1:{listener.getsockname()[1]}"):
            yield daemon
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
