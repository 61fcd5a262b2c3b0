"""What is being done at the moment (a request, a job), so that whatever is logged or traced meanwhile says what it belongs to."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")


@dataclass
class Doing:
    """A request or a job, with what it has asked of the database so far."""

    request: str = ""
    job: int | None = None
    queries: int = 0
    sql_seconds: float = 0.0


_doing: ContextVar[Doing | None] = ContextVar("watching_doing", default=None)


def current() -> Doing | None:
    """What is being done; None at the edges."""
    return _doing.get()


def request_id() -> str:
    """The number of the present request; empty outside of one."""
    doing = _doing.get()
    return doing.request if doing else ""


@contextmanager
def within(*, request: str = "", job: int | None = None) -> Iterator[Doing]:
    """Everything inside belongs to this request or job."""
    doing = Doing(request, job)
    token = _doing.set(doing)
    try:
        yield doing
    finally:
        _doing.reset(token)


def request_id_of(given: str | None) -> str:
    """The id that the caller gave, if it is a sane one, else one of ours.

    >>> request_id_of("4f9c1c7e-aa")
    '4f9c1c7e-aa'
    >>> [len(request_id_of(bad)) for bad in (None, "", "short", "a" * 65, "<script>alert", "two words")]
    [16, 16, 16, 16, 16, 16]
    """
    return given if given and _SANE.fullmatch(given) else secrets.token_hex(8)
