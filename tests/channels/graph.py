"""A small server on loopback that speaks as the Graph API does, and fails as it is told."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from django.test import override_settings


@dataclass
class Graph:
    """`plan` says, message by message, what goes wrong: a status with a code, "dies", "dies and takes"; empty: it takes the message."""

    url: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)
    uploads: list[bytes] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    plan: deque[Any] = field(default_factory=deque)
    file_plan: deque[int] = field(default_factory=deque)
    tokens: list[str] = field(default_factory=list)


def _handler(graph: Graph) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_args: Any) -> None:
            """Quiet."""

        def _say(self, status: int, body: bytes, kind: str = "application/json") -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True

        def do_GET(self) -> None:
            graph.tokens.append(self.headers.get("authorization", ""))
            name = self.path.rsplit("/", 1)[-1]
            if graph.file_plan:
                self._say(graph.file_plan.popleft(), b'{"error": {"code": 131000}}')
            elif self.path.startswith("/files/"):
                self._say(200, graph.files[name], "image/png")
            elif name in graph.files:
                self._say(200, json.dumps({"url": f"{graph.url.rsplit('/', 1)[0]}/files/{name}", "id": name}).encode())
            else:
                self._say(400, b'{"error": {"code": 100, "message": "Unsupported get request"}}')

        def do_POST(self) -> None:
            graph.tokens.append(self.headers.get("authorization", ""))
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            if self.path.endswith("/media"):
                graph.uploads.append(body)
                self._say(200, b'{"id": "4711"}')
                return
            trouble: Any = graph.plan.popleft() if graph.plan else ""
            if trouble in {"", "dies and takes"}:
                graph.sent.append(json.loads(body))
            if str(trouble).startswith("dies"):
                self.connection.shutdown(socket.SHUT_RDWR)
                self.close_connection = True
            elif trouble:
                status, code = trouble
                self._say(status, json.dumps({"error": {"code": code, "message": "trouble"}}).encode())
            else:
                self._say(200, json.dumps({"messages": [{"id": f"wamid.out{len(graph.sent)}"}]}).encode())

    return Handler


@contextmanager
def running() -> Iterator[Graph]:
    """The server, and Estelar set to use it."""
    graph = Graph()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(graph))
    graph.url = f"http://127.0.0.1:{server.server_port}/v23.0"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        with override_settings(ESTELAR_GRAPH_URL=graph.url):
            yield graph
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
