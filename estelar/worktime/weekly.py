"""The hours of a week: any number of ranges a day; a range that ends at or before its start runs over midnight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from estelar.errors import BadInput

type Range = tuple[time, time]
"""From, until (not included), on the clock on the wall. 00:00-00:00 is the whole day; 22:00-06:00 ends on the next day."""

DAYS = 7
MIDNIGHT = time(0)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Weekly:
    """The ranges of the seven days, Monday first. Raises BadInput: not seven days, or two ranges of one day overlap."""

    ranges: tuple[tuple[Range, ...], ...]

    def __post_init__(self) -> None:
        if len(self.ranges) != DAYS:
            raise BadInput(f"A week has seven days, Monday first; these are {len(self.ranges)}.", code="week_not_seven_days")
        object.__setattr__(self, "ranges", tuple(in_order(day) for day in self.ranges))

    @classmethod
    def office(cls) -> Weekly:
        """Monday to Friday, 8 to 12 and 14 to 18."""
        return cls.same(5, (time(8), time(12)), (time(14), time(18)))

    @classmethod
    def always(cls) -> Weekly:
        """Every hour of every day (holidays of a country still close it: leave the country out where they must not)."""
        return cls.same(DAYS, (MIDNIGHT, MIDNIGHT))

    @classmethod
    def same(cls, days: int, *ranges: Range) -> Weekly:
        """The same hours on the first so many days of the week; none on the others."""
        return cls((tuple(ranges),) * days + ((),) * (DAYS - days))

    @property
    def usual(self) -> tuple[Range, ...]:
        """The hours of the first day of the week that has any: what a decreed working day has where its weekday has none."""
        return next((day for day in self.ranges if day), ())


def in_order(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges of one day by their start. Raises BadInput when two overlap or a time carries a zone."""
    ordered = tuple(sorted((start, end) for start, end in ranges))
    if any(moment.tzinfo for pair in ordered for moment in pair):
        raise BadInput("The hours of a week are those of the clock on the wall: without a zone.", code="hours_with_zone")
    spans = [span(date(2000, 1, 3), pair) for pair in ordered]
    for (_start, end), (start, _end) in pairwise(spans):
        if start < end:
            raise BadInput(f"Two ranges of hours of one day overlap at {start:%H:%M}.", code="ranges_overlap")
    return ordered


def span(day: date, pair: Range) -> tuple[datetime, datetime]:
    """From and until of one range that starts on this day, on the clock on the wall."""
    start, end = pair
    return datetime.combine(day, start), datetime.combine(day if end > start else day + DAY, end)
