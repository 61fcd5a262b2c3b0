"""What is told about a request (pauses, extension, completion) and what comes back: a deadline with its days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from estelar.law.rules import Span
from estelar.text import Text


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stands still from `start` until `end` (none: it still does), for a cause that the rule knows."""

    start: datetime
    end: datetime | None
    cause: str


@dataclass(frozen=True, slots=True)
class Extension:
    """One more stretch of time: so many of the unit of the rule, or until a day; neither: as far as the law allows.

    `told`: when the person was told. `third_party`: somebody else must pronounce first (some regimes extend for nothing else).
    """

    amount: int | None = None
    until: date | None = None
    told: datetime | None = None
    third_party: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """The person was asked to complete the request, and did (or has not yet)."""

    asked: datetime
    completed: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the explanation. `number`: the how-manieth it is of those that count; `source`: who says that it is none.

    `kind`: start | not_yet | stopped | running, or as `worktime` says: working | weekend | holiday | own | closed.
    """

    date: date
    counted: bool
    kind: str
    why: Text
    number: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When an answer is due, and why. `due_at` is the last instant that is in time; later is late.

    While the clock stands still there is no `due`; `left` says how much of the term is still to run.
    """

    rule_id: str
    version: int
    received: datetime
    starts: date | datetime  # the first day that can count; of a term in hours, the instant
    due: date | datetime | None
    due_at: datetime | None
    first_due: date | datetime | None  # without the extension
    term: Span  # with the extension
    left: int | None  # of the days of the term, while it stands still
    paused_since: datetime | None
    days: tuple[DayLine, ...]
    notes: tuple[Text, ...]

    def is_late(self, at: datetime) -> bool:
        """Was this instant too late for the answer? Never while the clock stands still."""
        return self.due_at is not None and at.astimezone(UTC) > self.due_at.astimezone(UTC)
