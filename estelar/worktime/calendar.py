"""A calendar: a week's hours, a country's holidays and rows of one's own, in a time zone. One engine for terms, standards and waits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from estelar.errors import BadInput
from estelar.worktime import document
from estelar.worktime.days import Holiday, OwnDay, PublicDays, Why
from estelar.worktime.public import SOURCE, countries, part, public_days
from estelar.worktime.timeline import TICK, Span, Timeline, instant, moment, spans_of
from estelar.worktime.weekly import DAY, Range, Weekly, span

FIRST_YEAR, LAST_YEAR = 1900, 2200
SATURDAY = 5
REGULAR = Why(counted=True, kind="working")


@dataclass(frozen=True)
class DayLine:
    """One day of an explanation."""

    date: date
    counted: bool
    why: Why


@dataclass(frozen=True)
class Calendar:
    """Which hours and days count. `zone` is an IANA name, `country` two letters, `subdivision` a part of it with own holidays.

    `public`: the holidays of some years written down (see `freeze`); of other years the package's are taken.
    Raises BadInput: no working hours at all, unknown zone, country or part, the same day twice in `own`.
    """

    name: str
    zone: str
    weekly: Weekly
    country: str = ""
    subdivision: str = ""
    own: tuple[OwnDay, ...] = ()
    public: PublicDays | None = None

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (KeyError, ValueError, OSError):
            raise BadInput(f"There is no time zone “{self.zone}”.", code="unknown_zone") from None
        if self.country and self.country not in countries():
            raise BadInput(f"The holidays of “{self.country}” are not known: two letters as in CO.", code="unknown_country")
        object.__setattr__(self, "subdivision", part(self.country, self.subdivision) if self.country else "")
        object.__setattr__(self, "own", tuple(sorted(self.own, key=lambda row: row.day)))
        if len({row.day for row in self.own}) < len(self.own):
            raise BadInput("The same day stands twice among the own days.", code="own_day_twice")
        if not any(self.weekly.ranges):
            raise BadInput("A calendar without working hours counts nothing: give at least one day its hours.", code="no_working_days")

    # Days ---------------------------------------------------------------------------------------------------------------

    def is_business_day(self, day: date) -> bool:
        """Does this day count?"""
        row = self._own.get(day)
        if row is not None:
            return row.working
        return bool(self.weekly.ranges[day.weekday()]) and self.holiday(day) is None

    def holiday(self, day: date) -> Holiday | None:
        """The public holiday of this day, whether or not one works on it."""
        if self.public is not None and self.public.first <= day.year <= self.public.last:
            return self.public.by_day.get(day)
        return public_days(self.country, self.subdivision, day.year).get(day)

    def holidays(self, year: int) -> list[Holiday]:
        """The public holidays of a year in order, whether or not one works on them."""
        if self.public is not None and self.public.first <= year <= self.public.last:
            return [holiday for holiday in self.public.days if holiday.day.year == year]
        return list(public_days(self.country, self.subdivision, year).values())

    def ranges(self, day: date) -> tuple[Range, ...]:
        """The hours that start on this day; none on a day that does not count."""
        if not self.is_business_day(day):
            return ()
        row = self._own.get(day)
        return (row.ranges if row else ()) or self.weekly.ranges[day.weekday()] or self.weekly.usual

    def why(self, day: date) -> Why:
        """Why this day counts or not."""
        row = self._own.get(day)
        if row is not None:
            return Why(row.working, "own", row.reason, row.reason, row.source)
        holiday = self.holiday(day)
        named = (holiday.name, holiday.name_en, self._source(day.year)) if holiday else ("", "", "")
        if not self.weekly.ranges[day.weekday()]:
            return Why(False, "weekend" if day.weekday() >= SATURDAY else "closed", *named)
        return Why(False, "holiday", *named) if holiday else REGULAR

    def explain(self, first: date, last: date) -> list[DayLine]:
        """A line for every day from the first to the last, both included."""
        lines = []
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            why = self.why(day)
            lines.append(DayLine(day, why.counted, why))
        return lines

    def nth_business_day(self, start: date, n: int) -> date:
        """The n-th business day strictly after `start` (before it where n is negative); 0: the day itself or the next one that counts."""
        year = start.year
        days = self._business_days(year)
        index = bisect_right(days, start) + n - 1 if n > 0 else bisect_left(days, start) + n
        while index < 0:
            year -= 1
            index += len(self._business_days(year))
        while index >= len(self._business_days(year)):
            index -= len(self._business_days(year))
            year += 1
        return self._business_days(year)[index]

    def business_days(self, first: date, last: date) -> int:
        """How many days from the first to the last, both included, count."""
        if last < first:
            return 0
        if first.year == last.year:
            days = self._business_days(first.year)
            return bisect_right(days, last) - bisect_left(days, first)
        between = sum(len(self._business_days(year)) for year in range(first.year + 1, last.year))
        starting = self._business_days(first.year)
        return len(starting) - bisect_left(starting, first) + between + bisect_right(self._business_days(last.year), last)

    def bulk_nth_business_day(self, starts: np.ndarray[Any, Any], n: int) -> np.ndarray[Any, Any]:
        """`nth_business_day` for a whole array of days (datetime64[D]) at once."""
        starts = np.asarray(starts, dtype="datetime64[D]")
        if not starts.size:
            return starts.copy()
        first, last = (day.item().year for day in (starts.min(), starts.max()))
        days = self._business_day_array(first, last)
        while n < 0 and np.searchsorted(days, starts.min()) + n < 0:
            first -= 1
            days = self._business_day_array(first, last)
        while np.searchsorted(days, starts.max(), side="right") + max(n, 1) > days.size:
            last += 1
            days = self._business_day_array(first, last)
        index = np.searchsorted(days, starts, side="right") + n - 1 if n > 0 else np.searchsorted(days, starts) + n
        return days[index]

    # Time ---------------------------------------------------------------------------------------------------------------

    def add(self, start: datetime, business: timedelta) -> datetime:
        """The first moment at which so much business time has passed since `start`, in the calendar's zone.

        Negative: the last moment from which so much still passes until `start`. None: `start` itself.
        Whoever subtracts two answers first takes both to UTC: within one zone Python subtracts the clocks on the wall.
        Raises BadInput: `start` without a zone, or more than the years 1900 to 2200 hold.
        """
        wanted = business // TICK
        at = self._local(start)
        if not wanted:
            return at
        year = at.year
        passed = self._timeline(year).passed(instant(at)) + wanted
        while passed < 0:
            year -= 1
            passed += self._timeline(year).total
        if wanted < 0:
            return moment(self._timeline(year).latest(passed), self._zone)
        while passed > self._timeline(year).total:
            passed -= self._timeline(year).total
            year += 1
        return moment(self._timeline(year).earliest(passed), self._zone)

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The business time from `a` until `b`; negative where `b` comes first. `between(a, add(a, d)) == d`."""
        first, last = self._local(a), self._local(b)
        if instant(last) < instant(first):
            return -self.between(b, a)
        passed = self._timeline(last.year).passed(instant(last)) - self._timeline(first.year).passed(instant(first))
        return (passed + sum(self._timeline(year).total for year in range(first.year, last.year))) * TICK

    def is_business_time(self, at: datetime) -> bool:
        """Does the clock count at this moment?"""
        local = self._local(at)
        timeline = self._timeline(local.year)
        return timeline.passed(instant(local) + 1) > timeline.passed(instant(local))

    def day_of(self, at: datetime) -> date:
        """The calendar day of a moment, in the calendar's zone."""
        return self._local(at).date()

    # Documents ----------------------------------------------------------------------------------------------------------

    def freeze(self, first: int, last: int) -> Calendar:
        """The same calendar with the package's holidays of these years written into it: a newer package no longer changes them."""
        days = tuple(holiday for year in range(first, last + 1) for holiday in public_days(self.country, self.subdivision, year).values())
        return replace(self, public=PublicDays(first, last, days, SOURCE))

    def to_document(self) -> dict[str, Any]:
        """The whole calendar as JSON."""
        return document.write(self)

    @classmethod
    def from_document(cls, written: Any) -> Calendar:
        """The calendar of `to_document`. Raises BadInput on anything else."""
        return cls(**document.read(written))

    # Kept while the object lives: it never changes ------------------------------------------------------------------------

    @cached_property
    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def _own(self) -> Mapping[date, OwnDay]:
        return {row.day: row for row in self.own}

    @cached_property
    def _days(self) -> dict[int, list[date]]:
        return {}

    @cached_property
    def _timelines(self) -> dict[int, Timeline]:
        return {}

    def _source(self, year: int) -> str:
        place = f"{self.country}-{self.subdivision}" if self.subdivision in countries()[self.country] else self.country
        written = self.public if self.public is not None and self.public.first <= year <= self.public.last else None
        return f"{written.source if written else SOURCE}, {place}"

    def _local(self, at: datetime) -> datetime:
        if at.tzinfo is None:
            raise BadInput("A time without its zone cannot be placed: give it one.", code="naive_time")
        return at.astimezone(self._zone)

    def _business_days(self, year: int) -> list[date]:
        """The days of a year that count, in order."""
        days = self._days.get(year)
        if days is None:
            days = self._days[year] = [day for day in _year(year) if self.is_business_day(day)]
        return days

    def _business_day_array(self, first: int, last: int) -> np.ndarray[Any, Any]:
        return np.array([day for year in range(first, last + 1) for day in self._business_days(year)], dtype="datetime64[D]")

    def _timeline(self, year: int) -> Timeline:
        timeline = self._timelines.get(year)
        if timeline is None:
            timeline = self._timelines[year] = self._drawn(year)
        return timeline

    def _drawn(self, year: int) -> Timeline:
        days = _year(year)
        spans: list[Span] = []
        for day in [days[0] - DAY, *days]:  # the last night of the year before runs into this one
            for pair in self.ranges(day):
                spans += spans_of(*span(day, pair), self._zone)
        return Timeline(spans, self._new_year(year), self._new_year(year + 1))

    def _new_year(self, year: int) -> int:
        return instant(datetime(year, 1, 1, tzinfo=self._zone))


def _year(year: int) -> list[date]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput(f"Calendars count from {FIRST_YEAR} to {LAST_YEAR}: this leads to {year}.", code="beyond_reach")
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
