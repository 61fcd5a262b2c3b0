"""A calendar as its page shows it: the months of a year, the days that are special, the hours of the week."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from estelar.calendars.rules.change import DayChange
from estelar.calendars.rules.hours import hours_text
from estelar.people.rules import COUNTRIES
from estelar.worktime import Calendar, Why, subdivisions

type Look = Literal["", "working", "closed", "holiday", "off", "on"]

FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Cell:
    """A day of a month; without a day, the empty place before the first or after the last."""

    day: date | None
    look: Look = ""
    name: str = ""
    today: bool = False


@dataclass(frozen=True)
class Month:
    """A month in weeks, and how many of its days count."""

    name: str
    weeks: list[list[Cell]]
    counted: int


@dataclass(frozen=True)
class Special:
    """A day with a name: a holiday, or a row of one's own."""

    day: date
    weekday: str
    look: Look
    words: str
    name: str
    source: str
    hours: str


@dataclass(frozen=True)
class Year:
    """A whole year."""

    number: int
    months: list[Month]
    specials: list[Special]
    counted: int

    @property
    def before(self) -> int | None:
        """The year before, if it is shown."""
        return self.number - 1 if self.number > FIRST_YEAR else None

    @property
    def after(self) -> int | None:
        """The year after, if it is shown."""
        return self.number + 1 if self.number < LAST_YEAR else None


def chosen_year(written: str, today: date) -> int:
    """The year of the address, else this one."""
    return max(FIRST_YEAR, min(LAST_YEAR, int(written))) if written.isdecimal() and len(written) == 4 else today.year


def look_of(why: Why) -> Look:
    """How a day looks."""
    if why.kind == "own":
        return "on" if why.counted else "off"
    if why.kind == "working":
        return "working"
    return "holiday" if why.name else "closed"


def words_of(look: Look) -> str:
    """What the look of a special day means."""
    return {"holiday": _("holiday"), "off": _("closed by own decision"), "on": _("worked by own decision")}.get(look, "")


def year_of(time: Calendar, number: int, today: date) -> Year:
    """A year of a calendar."""
    language = get_language() or "es"
    drawn: list[Month] = []
    specials: list[Special] = []
    for month in range(1, 13):
        weeks, counted = [], 0
        for week in months.Calendar().monthdatescalendar(number, month):
            cells = []
            for day in week:
                if day.month != month:
                    cells.append(Cell(None))
                    continue
                why = time.why(day)
                counted += why.counted
                look = look_of(why)
                cells.append(Cell(day, look, why.named(language), day == today))
                if look in {"holiday", "off", "on"}:
                    hours = hours_text(time.ranges(day)) if look == "on" else ""
                    specials.append(Special(day, weekday(day.weekday()), look, words_of(look), why.named(language), why.source, hours))
            weeks.append(cells)
        drawn.append(Month(capfirst(str(MONTHS[month])), weeks, counted))
    return Year(number, drawn, specials, sum(month.counted for month in drawn))


def weekday(number: int) -> str:
    """The name of a weekday (Monday is 0) inside a sentence: Spanish writes it small."""
    name = str(WEEKDAYS[number])
    return name.lower() if (get_language() or "es").startswith("es") else name


def weekday_heads() -> list[tuple[str, str]]:
    """Short and long names of the weekdays, Monday first."""
    return [(str(WEEKDAYS_ABBR[number])[:2].lower(), weekday(number)) for number in range(7)]


def week_of(time: Calendar) -> list[tuple[str, str]]:
    """Weekdays with the same hours in a row as one line: ("Monday to Friday", "08:00-12:00, 14:00-18:00")."""
    lines: list[tuple[int, int, str]] = []
    for number, ranges in enumerate(time.weekly.ranges):
        words = hours_text(ranges) or pgettext("hours", "closed")
        if lines and lines[-1][2] == words:
            lines[-1] = (lines[-1][0], number, words)
        else:
            lines.append((number, number, words))
    return [(_days_from(first, last), words) for first, last, words in lines]


def _days_from(first: int, last: int) -> str:
    if first == last:
        return capfirst(weekday(first))
    between = _("{first} and {last}") if last - first == 1 else _("{first} to {last}")
    return capfirst(between.format(first=weekday(first), last=weekday(last)))


def country_words(country: str, subdivision: str) -> str:
    """The country and its part by their names; whose holidays hold."""
    if not country:
        return _("No holidays")
    name = str(COUNTRIES.get(country, country))
    return f"{name}, {subdivisions(country).get(subdivision, subdivision)}" if subdivision else name


@dataclass(frozen=True)
class Difference:
    """Something that changes, before and after."""

    what: str
    was: str
    now: str


def day_differences(changes: Iterable[DayChange]) -> list[tuple[date, str, str, str]]:
    """Days that change: the day and its weekday, what it was, what it will be."""
    language = get_language() or "es"
    found = []
    for one in changes:
        was, now = (_state(why, hours_text(hours), language) for why, hours in ((one.was, one.was_hours), (one.now, one.now_hours)))
        found.append((one.day, weekday(one.day.weekday()), was, now))
    return found


def _state(why: Why, hours: str, language: str) -> str:
    looks = {"working": _("business day"), "closed": _("not worked")}
    look = look_of(why)
    name = why.named(language)
    words = looks.get(look) or words_of(look)
    return " · ".join(filter(None, [capfirst(words), name, hours if look == "on" else "", why.source if why.kind == "own" else ""]))


def place_differences(changes: dict[str, list[str]], old: Calendar, new: Calendar) -> list[Difference]:
    """Name, time zone and country that change."""
    names = {"name": _("Name"), "zone": _("Time zone")}
    found = [Difference(names[field], was, now) for field, (was, now) in changes.items() if field in names]
    if {"country", "subdivision"} & set(changes):
        was, now = (country_words(time.country, time.subdivision) for time in (old, new))
        found.append(Difference(_("Holidays of"), was, now))
    return found
