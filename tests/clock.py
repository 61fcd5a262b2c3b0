"""A clock for work that asks for the time more than once."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests import make


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.at = make.NOW

    def __call__(self) -> datetime:
        return self.at

    def later(self, **time: float) -> None:
        self.at += timedelta(**time)
