"""The tree of our errors.

A message says what happened, where, and what to do next, in the language of the reader.
"""

from __future__ import annotations

from typing import Any


class EstelarError(Exception):
    """Anything that Estelar itself refuses or cannot do."""


class RuleBroken(EstelarError):
    """A rule of the domain says no; the page answers 422 with this very sentence.

    `code` is stable (for the API and tests); `field` names the form field it belongs to, if any.
    """

    def __init__(self, message: Any, *, code: str = "rule_broken", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class Conflict(RuleBroken):
    """Somebody else changed the same thing in the meantime; nothing was overwritten."""


class BadInput(EstelarError):
    """A file or a value from outside cannot be read. Carries row and column, if known; rows count as in a spreadsheet (names are row 1)."""

    def __init__(self, message: Any, *, row: int | None = None, column: str | None = None, code: str = "bad_input") -> None:
        super().__init__(message)
        self.message = message
        self.row = row
        self.column = column
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


class MissingPiece(EstelarError):
    """Something of the machine is absent (a program, a folder, a database); the message says how to get it."""
