"""What differs between two states of a calendar, so that it is seen before it is confirmed, and remembered afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from estelar.calendars.rules.hours import hours_text
from estelar.worktime import Calendar, Range, Why

MOST_DAYS_TOLD = 60
PLACE = ("name", "zone", "country", "subdivision")


@dataclass(frozen=True)
class DayChange:
    """A day that counts otherwise than before, or for another reason, or at other hours."""

    day: date
    was: Why
    now: Why
    was_hours: tuple[Range, ...]
    now_hours: tuple[Range, ...]


def day_changes(old: Calendar, new: Calendar, first: date, last: date) -> Iterator[DayChange]:
    """The days from the first to the last that are not what they were. Days that only follow the hours of the week are left out."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        was, now = old.why(day), new.why(day)
        if was.kind == now.kind == "working" or {was.kind, now.kind} <= {"working", "weekend", "closed"}:
            continue
        own = [why.kind == "own" for why in (was, now)]
        other_hours = any(own) and old.ranges(day) != new.ranges(day)
        if other_hours or (was.counted, was.name, own[0]) != (now.counted, now.name, own[1]):
            yield DayChange(day, was, now, old.ranges(day), new.ranges(day))


def week_changes(old: Calendar, new: Calendar) -> list[tuple[int, tuple[Range, ...], tuple[Range, ...]]]:
    """The weekdays (Monday is 0) with other hours: before and after."""
    pairs = zip(old.weekly.ranges, new.weekly.ranges, strict=True)
    return [(number, was, now) for number, (was, now) in enumerate(pairs) if was != now]


def place_changes(old: Calendar, new: Calendar) -> dict[str, list[str]]:
    """Name, zone, country and part: those that differ, before and after."""
    return {field: [getattr(old, field), getattr(new, field)] for field in PLACE if getattr(old, field) != getattr(new, field)}


def holiday_changes(old: Calendar, new: Calendar, years: Iterable[int]) -> list[date]:
    """The days of these years that are a holiday in only one of the two, or under another name."""
    sets = [{(one.day, one.name, one.name_en) for year in years for one in calendar.holidays(year)} for calendar in (old, new)]
    return sorted({day for day, _name, _name_en in sets[0] ^ sets[1]})


def differs(old: Calendar, new: Calendar) -> bool:
    """Does anything that counts differ? Of the holidays those of the years written into the new one."""
    years = range(new.public.first, new.public.last + 1) if new.public else ()
    same = old.weekly == new.weekly and old.own == new.own and not place_changes(old, new)
    return not same or bool(holiday_changes(old, new, years))


def summary(old: Calendar, new: Calendar) -> dict[str, Any]:
    """The change in a few words, for the journal: fields before and after, and the days by their dates."""
    changes: dict[str, Any] = dict(place_changes(old, new))
    if old.weekly != new.weekly:
        changes["hours"] = [week_text(calendar) for calendar in (old, new)]
    was, now = {row.day: row for row in old.own}, {row.day: row for row in new.own}
    told = {
        "days_added": [day for day in now if day not in was],
        "days_removed": [day for day in was if day not in now],
        "days_changed": [day for day in now if day in was and was[day] != now[day]],
    }
    if new.public and not {"country", "subdivision"} & set(changes):
        told["holidays"] = holiday_changes(old, new, range(new.public.first, new.public.last + 1))
    return changes | {key: days_text(days) for key, days in told.items() if days}


def week_text(calendar: Calendar) -> str:
    """The hours of the week in one line, Monday first: "1-5 08:00-12:00, 14:00-18:00"."""
    parts: list[tuple[int, int, str]] = []
    for number, ranges in enumerate(calendar.weekly.ranges, start=1):
        words = hours_text(ranges)
        if parts and parts[-1][2] == words and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number, words)
        else:
            parts.append((number, number, words))
    return "; ".join(f"{first}-{last} {words}" if first != last else f"{first} {words}" for first, last, words in parts if words)


def days_text(days: Iterable[date]) -> str:
    """Days as dates, those in a row as one: "2026-12-24..2026-12-31, 2027-01-02"."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1] = [runs[-1][0], day]
        else:
            runs.append([day, day])
    words = [first.isoformat() if first == last else f"{first}..{last}" for first, last in runs]
    more = len(words) - MOST_DAYS_TOLD
    return ", ".join(words[:MOST_DAYS_TOLD]) + (f" (+{more})" if more > 0 else "")
