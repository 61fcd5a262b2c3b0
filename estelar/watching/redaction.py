"""What may be written down of texts that hold data: a log is read by more people, and kept longer, than the database.

Our own log lines say what happened and numbers of rows, never names, words, addresses or parameters. What others log, and what errors
say, goes through here.
"""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass

from estelar.errors import MissingPiece

LONGEST = 2000
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|«[^»]*»")
_ADDRESS = re.compile(r"[^\s@<>(),;:=]+@[^\s@<>(),;:=]+")
_QUERY = re.compile(r"\?\S+")
_PATH = re.compile(r"(?<![\w.])/\S*")
_NUMBER = re.compile(r"\d[\d .:-]{4,}\d")


def statement(sql: str) -> str:
    """A statement of SQL without the values written into it (those beside it, its parameters, are never here); one line.

    >>> statement("SELECT 1 FROM t  WHERE name = 'O''Neil' AND id = %s")
    "SELECT 1 FROM t WHERE name = '…' AND id = %s"
    """
    return " ".join(_LITERAL.sub("'…'", sql).split())[:LONGEST]


def text(words: str) -> str:
    """Words of somebody else, without what looks like data.

    >>> text("Invalid HTTP_HOST header: 'x.example'. GET /a/7/?q=Luz by ana@example.org, 300 123 4567")
    'Invalid HTTP_HOST header: …. GET … by …, …'
    """
    for pattern in (_QUOTED, _ADDRESS, _PATH, _QUERY, _NUMBER):
        words = pattern.sub("…", words)
    return words[:LONGEST]


@dataclass(frozen=True, slots=True)
class Failure:
    """An error as it may be written down: its kind, its message where that cannot hold data, and where in the code it happened."""

    kind: str
    message: str
    frames: tuple[str, ...]


# Errors of the program itself, whose messages speak of code.
_ABOUT_CODE = (NameError, AttributeError, ImportError, NotImplementedError, RecursionError, MemoryError, MissingPiece)


def _message(error: BaseException) -> str:
    """PostgreSQL puts values into the details, and into the messages of class 22 (a value that does not fit); the rest speaks of tables."""
    diag = getattr(error, "diag", None) or getattr(error.__cause__, "diag", None)
    state = diag.sqlstate if diag else None
    if diag and state:
        return f"{state} {'' if state.startswith('22') else statement(diag.message_primary or '')}".strip()
    if isinstance(error, _ABOUT_CODE):
        return str(error)[:LONGEST]
    if isinstance(error, OSError):
        return error.strerror or ""
    return ""


def failures(error: BaseException | None) -> list[Failure]:
    """The error and what caused it, the first cause last."""
    found: list[Failure] = []
    while error is not None and len(found) < 5:
        places = traceback.extract_tb(error.__traceback__)[-30:]
        frames = tuple(f"{one.filename.rpartition('site-packages/')[2]}:{one.lineno} {one.name}" for one in places)
        found.append(Failure(type(error).__qualname__, _message(error), frames))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found
