"""Days counted one by one, and the instants at which they begin and end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from estelar.law.given import DayLine
from estelar.law.rules import Span, Unit
from estelar.text import Text
from estelar.worktime import Calendar

DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Stop:
    """A pause in UTC, cut to what the law allows."""

    start: datetime
    end: datetime | None
    words: Text

    def holds(self, at: datetime) -> bool:
        """Does the clock stand still at this instant?"""
        return self.start <= at and (self.end is None or at < self.end)


def after(base: datetime | date, span: Span, calendar: Calendar) -> datetime:
    """The last instant of so much time after an instant or a day: whole days to their end, hours to the microsecond."""
    zone = ZoneInfo(calendar.zone)
    if span.unit is Unit.HOUR:
        start = base if isinstance(base, datetime) else end_of(base, zone)
        return (start.astimezone(UTC) + timedelta(hours=span.amount)).astimezone(zone)
    day = local_day(base, calendar)
    if span.unit is Unit.BUSINESS:
        return end_of(calendar.nth_business_day(day, span.amount), zone)
    if span.unit is Unit.MONTH:
        return end_of(add_months(day, span.amount), zone)
    return end_of(day + span.amount * DAY, zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last microsecond of a day in a zone."""
    return (begins(day + DAY, zone) - TICK).astimezone(zone)


def local_day(at: datetime | date, calendar: Calendar) -> date:
    """The calendar day of an instant; a day is itself."""
    return calendar.day_of(at) if isinstance(at, datetime) else at


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has none such (from date to date).

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def begins(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day, in UTC (where midnight is skipped, the first after it)."""
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Days:
    """What counts and what does not, from the day after `zero` on."""

    calendar: Calendar
    unit: Unit
    zero: date
    stops: Sequence[Stop]

    def stop_at(self, at: datetime) -> Stop | None:
        """The pause that holds at this instant."""
        return next((stop for stop in self.stops if stop.holds(at)), None)

    def walk(self, needed: int) -> tuple[date | None, list[DayLine], int]:
        """The day on which so many have counted (none: the clock stands still), a line for each day until then, and how many counted."""
        zone = ZoneInfo(self.calendar.zone)
        lines: list[DayLine] = []
        number, day = 0, self.zero
        while True:
            day += DAY
            stop = self.stop_at(begins(day, zone))
            if stop is not None and stop.end is None:
                return None, lines, number
            why = self.calendar.why(day) if self.unit is Unit.BUSINESS else None
            if stop is not None:
                words = Text(f"término detenido: {stop.words.es}", f"term stopped: {stop.words.en}")
                lines.append(DayLine(day, False, "stopped", words))
            elif why is not None and not why.counted:
                lines.append(DayLine(day, False, why.kind, Text(why.text("es"), why.text("en")), source=why.source))
            elif number + 1 == needed and (last := self.stop_at(begins(day + DAY, zone) - TICK)) is not None:
                words = Text(f"el último día no se agotó: {last.words.es}", f"the last day was not used up: {last.words.en}")
                lines.append(DayLine(day, False, "stopped", words))
            else:
                number += 1
                es, en = f"día {number} de {needed}", f"day {number} of {needed}"
                if why is not None:
                    es, en = f"{why.text('es')}, {es}", f"{why.text('en')}, {en}"
                kind = why.kind if why is not None else "running"
                lines.append(DayLine(day, True, kind, Text(es, en), number, why.source if why else ""))
                if number == needed:
                    return day, lines, number

    def needed(self, span: Span) -> int:
        """How many days must count; a month is as long as it is from date to date."""
        return (add_months(self.zero, span.amount) - self.zero).days if self.unit is Unit.MONTH else span.amount

    def counted_until(self, until: date) -> int:
        """How many days until this one, itself included, count."""
        zone = ZoneInfo(self.calendar.zone)
        days = (self.zero + (step + 1) * DAY for step in range(max((until - self.zero).days, 0)))
        return sum(
            (self.unit is not Unit.BUSINESS or self.calendar.is_business_day(day)) and self.stop_at(begins(day, zone)) is None
            for day in days
        )
