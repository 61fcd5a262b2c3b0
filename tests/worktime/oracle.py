"""The same questions answered the slow way: day after day, minute after minute, by looking at the clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from hypothesis import strategies as st

from estelar.worktime import Calendar, OwnDay, Range, Weekly

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2035, 12, 31)
MIDNIGHT = time(0)

PLACES = (  # all eight countries, with parts that have holidays of their own, and zones with, without and no longer with summer time
    ("CO", "", "America/Bogota"),
    ("PE", "", "America/Lima"),
    ("ES", "MD", "Europe/Madrid"),
    ("ES", "CT", "Europe/Madrid"),
    ("ES", "CN", "Atlantic/Canary"),
    ("CL", "", "America/Santiago"),
    ("CL", "AP", "America/Santiago"),
    ("MX", "", "America/Mexico_City"),
    ("MX", "", "America/Tijuana"),
    ("AR", "", "America/Argentina/Buenos_Aires"),
    ("BR", "SP", "America/Sao_Paulo"),
    ("EC", "", "America/Guayaquil"),
    ("", "", "Europe/Madrid"),
    ("", "", "America/Havana"),
)

LUNCH = Weekly.office()
NIGHT = Weekly.same(6, (time(22), time(6)))
SPLIT = Weekly.same(7, (time(1), time(2, 30)), (time(2, 45), time(9, 15)), (time(17), time(20, 30)), (time(22, 30), MIDNIGHT))
ALWAYS = Weekly.always()
SATURDAY = Weekly(((((time(8), time(17)),) * 1,) * 5) + (((time(9), time(13)),), ()))
SHORT = Weekly(((), ((time(23, 30), time(0, 45)),), (), (), ((time(10), time(10, 5)),), (), ()))
WEEKS = (LUNCH, NIGHT, SPLIT, ALWAYS, SATURDAY, SHORT)

times = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


@st.composite
def own_days(draw: st.DrawFn) -> tuple[OwnDay, ...]:
    """A few rows of an organisation's own, some with hours of their own."""
    days = draw(st.lists(st.dates(date(2024, 2, 1), date(2024, 4, 20)), unique=True, max_size=6))
    hours = st.sampled_from([(), (), ((time(9), time(12)),), ((time(20), time(3)),)])
    return tuple(
        OwnDay(day, working, "decreed", "Decree 1", draw(hours) if working else ()) for day in days for working in [draw(st.booleans())]
    )


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Any country, any shape of week."""
    country, part, zone = draw(st.sampled_from(PLACES))
    return Calendar("Any", zone, draw(st.sampled_from(WEEKS)), country, part, draw(own_days()))


@st.composite
def starts(draw: st.DrawFn, zone: str) -> datetime:
    """A moment to the minute; half of them about a change of the clock or where the own days are."""
    clocks = [moment + timedelta(minutes=number) for moment in changes(zone) for number in (-700, -90, -31, 0, 29, 300)]
    anywhere = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 1)).map(lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC))
    spring = st.datetimes(datetime(2024, 2, 1), datetime(2024, 4, 20)).map(lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC))
    return draw(st.one_of(anywhere, spring, st.sampled_from(clocks)) if clocks else st.one_of(anywhere, spring))


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """When the clocks of a zone are changed from 2020 to 2035, to the hour."""
    hours = [datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(16 * 8766)]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours[::24]]
    days = [day for day in range(1, len(offsets)) if offsets[day] != offsets[day - 1]]
    found = []
    for day in days:
        for hour in hours[(day - 1) * 24 : day * 24]:
            later = hour + timedelta(hours=1)
            if hour.astimezone(ZoneInfo(zone)).utcoffset() != later.astimezone(ZoneInfo(zone)).utcoffset():
                found.append(later)
    return tuple(found)


@cache
def festive(country: str, part: str, year: int) -> frozenset[date]:
    """The days off of a year as the package gives them; in Ecuador one works on a Tuesday, Wednesday or Thursday whose day off moved.

    There all move but New Year, Carnival and Christmas; the two neighbours of November have a rule of their own.
    """
    if not country:
        return frozenset()
    days = holidays.country_holidays(country, subdiv=part or None, years=year, language="es" if country == "EC" else None)
    stay = {(1, 1), (11, 2), (11, 3), (12, 25)}
    fixed = {d for d, name in days.items() if name == "Carnaval" or name.endswith("(observado)") or (d.month, d.day) in stay}
    moves = {d for d in days if d.weekday() in (1, 2, 3) and d not in fixed}
    return frozenset(days) - (moves if country == "EC" else set())


def counts(calendar: Calendar, day: date) -> bool:
    """Does the day count? Own rows, then the week, then the holidays."""
    for row in calendar.own:
        if row.day == day:
            return row.working
    return bool(calendar.weekly.ranges[day.weekday()]) and day not in festive(calendar.country, calendar.subdivision, day.year)


def hours(calendar: Calendar, day: date) -> tuple[Range, ...]:
    """The hours that begin on a day."""
    if not counts(calendar, day):
        return ()
    own = [row.ranges for row in calendar.own if row.day == day and row.ranges]
    week = calendar.weekly.ranges
    return (own or [week[day.weekday()]])[0] or next(ranges for ranges in week if ranges)


class Wall:
    """Looks at the clock on the wall, and knows the minutes of each day on which it is open."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.zone = ZoneInfo(calendar.zone)
        self.days: dict[date, set[int]] = {}

    def open_minutes(self, day: date) -> set[int]:
        """Minutes of the day (0-1439) that count."""
        if day not in self.days:
            minutes = set()
            for start, end in hours(self.calendar, day):
                until = 1440 if end <= start else end.hour * 60 + end.minute
                minutes |= set(range(start.hour * 60 + start.minute, until))
            for start, end in hours(self.calendar, day - DAY):
                if end <= start:
                    minutes |= set(range(end.hour * 60 + end.minute))
            self.days[day] = minutes
        return self.days[day]

    def is_open(self, at: datetime) -> bool:
        """Does the minute that begins at this moment count?"""
        local = at.astimezone(self.zone)
        return local.hour * 60 + local.minute in self.open_minutes(local.date())

    def between(self, a: datetime, b: datetime) -> timedelta:
        """Minutes counted one by one."""
        minutes = int((b - a) / MINUTE)
        return sum(self.is_open(a + number * MINUTE) for number in range(minutes)) * MINUTE

    def add(self, start: datetime, minutes: int, most: int) -> datetime | None:
        """Minute after minute until so many have counted; None when that takes longer than `most` minutes."""
        at = start
        for _number in range(most):
            if not minutes:
                return at
            minutes -= self.is_open(at)
            at += MINUTE
        return None if minutes else at


def nth(calendar: Calendar, start: date, n: int) -> date:
    """Day after day."""
    day = start
    if n == 0:
        while not counts(calendar, day):
            day += DAY
        return day
    step = DAY if n > 0 else -DAY
    while n:
        day += step
        n -= counts(calendar, day) * (1 if n > 0 else -1)
    return day
