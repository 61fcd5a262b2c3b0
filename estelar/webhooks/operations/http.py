"""One request to an address that somebody wrote: checked, bounded in time and size, never redirected, and to the very address checked."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpcore

from estelar.webhooks import rules

Tick = Callable[[], float]


class NotThere(httpcore.ConnectError):
    """The name leads nowhere, or to a place where news may not go. Only so much is said: an error must not map a private network."""


@dataclass(frozen=True)
class Answer:
    """What came back: the status (None: no answer) and why it is no success."""

    status: int | None
    error: str
    seconds: float

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class _Bounded(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore.NetworkStream, left: Tick) -> None:
        self._stream, self._left = stream, left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, self._left()), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Checked(httpcore.NetworkBackend):
    """Resolves a name once, refuses it when any of its addresses is not public, and connects to an address that was looked at."""

    def __init__(self, left: Tick, *, private: bool) -> None:
        self._left, self._private, self._real = left, private, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = list(dict.fromkeys(str(place[4][0]) for place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:
            raise NotThere("The name of the address is not known") from error
        if not self._private and not all(rules.is_public(address) for address in found):
            raise NotThere("The address does not lie on the public internet")
        trouble: Exception = NotThere("The name of the address is not known")
        for address in found[:4]:
            try:
                stream = self._real.connect_tcp(address, port, min(rules.CONNECT, self._left()), None, socket_options)
                return _Bounded(stream, self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
        raise trouble


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True)
class Reply:
    """What an address said: status (None: no answer, `error` says why), its kind of content, and as much of its body as was asked for."""

    status: int | None
    error: str
    content_type: str
    body: bytes
    is_whole: bool
    seconds: float
    is_sent: bool = True  # false: it is certain that nothing reached the other side

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


def ask(
    method: str, url: str, *, headers: dict[str, str], body: bytes = b"", private: bool, tick: Tick, deadline: float, most: int
) -> Reply:
    """One request, never redirected, with at most `most` bytes of the answer. Never raises for what a network or a receiver does.

    `tick` counts seconds, from anywhere; `private` lets it go to addresses inside a private network.
    """
    began = tick()

    def left() -> float:
        remaining = deadline - (tick() - began)
        if remaining <= 0:
            raise httpcore.ReadTimeout(f"No answer in {deadline:g} seconds")
        return remaining

    def nothing(error: str, *, is_sent: bool = True) -> Reply:
        return Reply(None, error, "", b"", False, tick() - began, is_sent)

    backend = _Checked(left, private=private)
    pieces: list[bytes] = []
    size = 0
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_tls(), network_backend=backend, max_connections=1) as pool,
            pool.stream(method, url, headers=[*headers.items(), ("Connection", "close")], content=body) as response,
        ):
            for piece in response.iter_stream():
                pieces.append(piece)
                size += len(piece)
                if size >= most:
                    break
            status = int(response.status)
            content_type = next((value.decode("latin-1") for name, value in response.headers if name.lower() == b"content-type"), "")
    except httpcore.ConnectTimeout as error:
        return nothing(str(error) or f"No answer in {deadline:g} seconds", is_sent=False)
    except httpcore.TimeoutException as error:
        return nothing(str(error) or f"No answer in {deadline:g} seconds")
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError, UnicodeError, ValueError) as error:
        never = isinstance(error, httpcore.ConnectError | httpcore.UnsupportedProtocol)
        return nothing(f"{type(error).__name__}: {error}" if not isinstance(error, NotThere) else str(error), is_sent=not never)
    return Reply(status, "", content_type, b"".join(pieces), size < most, tick() - began)


def post(url: str, body: bytes, headers: dict[str, str], *, private: bool, tick: Tick, deadline: float = rules.DEADLINE) -> Answer:
    """Send once. Never raises for what a network or a receiver does. `tick` counts seconds, from anywhere."""
    reply = ask("POST", url, headers=headers, body=body, private=private, tick=tick, deadline=deadline, most=rules.MOST_ANSWER)
    if reply.status is None or reply.is_success:
        return Answer(reply.status, reply.error, reply.seconds)
    said = " ".join("".join(c if c.isprintable() else " " for c in reply.body.decode("utf-8", "replace")).split())
    if 300 <= reply.status < 400:
        said = "The receiver sends us to another address; news are never redirected. Change the address of the endpoint."
    return Answer(reply.status, said[: rules.KEPT_ANSWER], reply.seconds)
