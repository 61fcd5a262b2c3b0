"""A real HTTP receiver on loopback that fails, hangs and dies as it is told."""

from __future__ import annotations

import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.test import override_settings


@dataclass
class Got:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def message_id(self) -> str:
        return self.headers["webhook-id"]


@dataclass
class Receiver:
    """`plan` says, request by request, what goes wrong: a status, or "dies", "hangs", "drips", "floods", "moves"; empty: 204."""

    url: str = ""
    got: list[Got] = field(default_factory=list)
    plan: deque[int | str] = field(default_factory=deque)
    elsewhere: str = ""


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            """Quiet."""

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            receiver.got.append(Got(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            trouble = receiver.plan.popleft() if receiver.plan else 204
            if isinstance(trouble, int):
                text = b"" if trouble == 204 else f"said {trouble}".encode()
                self.send_response(trouble)
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)
            elif trouble == "dies":
                self.connection.shutdown(socket.SHUT_RDWR)
            elif trouble == "moves":
                self.send_response(302)
                self.send_header("location", receiver.elsewhere)
                self.send_header("content-length", "0")
                self.end_headers()
            else:
                self._slowly(trouble)
            self.close_connection = True

        def _slowly(self, trouble: str) -> None:
            if trouble == "floods":
                self.send_response(500)
                self.end_headers()
            until = time.monotonic() + 3
            while time.monotonic() < until:
                try:
                    if trouble == "drips":
                        self.wfile.write(b"X")
                    elif trouble == "floods":
                        self.wfile.write(b"x" * 65536)
                    if trouble != "floods":
                        time.sleep(0.05)
                except OSError:
                    return

    return Handler


@contextmanager
def running() -> Iterator[Receiver]:
    """A receiver, in an installation that lets news go to its own machine."""
    receiver = Receiver()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(receiver))
    receiver.url = f"http://127.0.0.1:{server.server_port}/news"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        with override_settings(ESTELAR_WEBHOOKS_PRIVATE=True):
            yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
