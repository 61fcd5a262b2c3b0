"""What is done with calendars, and which one holds where (the doors for other rooms)."""

from __future__ import annotations

from estelar.calendars.operations.calendars import add_calendar, as_known, change, confirm, discard, end_calendar, propose
from estelar.calendars.operations.finding import calendar_for, ensure_calendar, find_calendar

__all__ = [
    "add_calendar",
    "as_known",
    "calendar_for",
    "change",
    "confirm",
    "discard",
    "end_calendar",
    "ensure_calendar",
    "find_calendar",
    "propose",
]
