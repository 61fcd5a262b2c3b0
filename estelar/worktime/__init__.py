"""Business time: which hours and days count, and why. Pure: no Django, no clock, no database.

A business day is a day with hours in the week that is neither a holiday nor closed by a row of one's own (own rows win).
Business time is what the clock on the wall shows inside those hours, added up in absolute time: where a zone skips an hour nobody
works it, and where a zone repeats an hour it counts twice.
"""

from __future__ import annotations

from estelar.worktime.calendar import Calendar, DayLine
from estelar.worktime.days import Holiday, OwnDay, PublicDays, Why
from estelar.worktime.public import countries, public_days, subdivisions
from estelar.worktime.weekly import Range, Weekly

__all__ = [
    "Calendar",
    "DayLine",
    "Holiday",
    "OwnDay",
    "PublicDays",
    "Range",
    "Weekly",
    "Why",
    "countries",
    "public_days",
    "subdivisions",
]
