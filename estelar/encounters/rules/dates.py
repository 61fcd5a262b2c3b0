# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""How dates in files are read: by the order of their parts, never by a guess.

A file says which *orders* its dates have ("dmy": day, month, year). Separators, leading zeros, the time after the date and names of months
in Spanish or English are understood in every order; two figures for the year mean 1969 to 2068 (POSIX). With several orders, the first one
that gives a real date inside the window `not_before`..`not_after` wins, value by value: that is how a file which mixes orders is read.
A value with an offset ("Z", "+02:00") is taken at its word; any other is local time of the given zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ORDERS: dict[str, StrPromise] = {
    "dmy": _("day, month, year (31/12/2026)"),
    "mdy": _("month, day, year (12/31/2026)"),
    "ymd": _("year, month, day (2026-12-31)"),
    "ydm": _("year, day, month (2026-31-12)"),
    "epoch": _("seconds since 1970 (1767225600)"),
    "epoch_ms": _("thousandths of a second since 1970 (1767225600000)"),
    "serial": _("days of a spreadsheet (46022.5)"),
}
EARLIEST = date(1900, 1, 1)

_MONTHS = {
    "jan": "ene|enero|january",
    "feb": "febrero|february",
    "mar": "marzo|march",
    "apr": "abr|abril|april",
    "may": "mayo",
    "jun": "junio|june",
    "jul": "julio|july",
    "aug": "ago|agosto|august",
    "sep": "sept|set|septiembre|setiembre|september",
    "oct": "octubre|october",
    "nov": "noviembre|november",
    "dec": "dic|diciembre|december",
}
_MONTH_NUMBER = {name: number for number, (short, others) in enumerate(_MONTHS.items(), start=1) for name in (short, *others.split("|"))}
# One pattern for Python (re) and DuckDB (RE2): three parts, an optional time, an optional half of the day, an optional offset.
PATTERN = (
    r"^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,4}|[a-z]{3,10})\.?(?:\s*[-/.,]\s*|\s+de\s+|\s+)(\d{1,2}|[a-z]{3,10})\.?(?:\s*[-/.,]\s*|\s+del?\s+|\s+)(\d{1,4})"
    r"(?:(?:\s*,\s*|\s+|t)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?\s?m\.?)?)?"
    r"\s*(z|utc|[+-]\d{2}:?\d{2})?$"
)
_PADDED = r"(\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4})([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?"
_PARTS = ("a", "b", "c", "h", "mi", "s", "f", "half", "off")


@dataclass(frozen=True)
class Window:
    """The days that a file covers; a reading outside it is no reading."""

    first: date = EARLIEST
    last: date = date(2200, 1, 1)


def _year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    if len(text) == 2:
        return int(text) + (2000 if int(text) < 69 else 1900)
    return 0


def _ordered(order: str, a: str, b: str, c: str) -> tuple[str, str, str] | None:
    """Year, month, day as text; None when the shape does not fit the order (four figures stand first only in y.. orders)."""
    if order in {"ymd", "ydm"}:
        if len(a) != 4 or len(c) > 2:
            return None
        return (a, b, c) if order == "ymd" else (a, c, b)
    if len(a) > 2 and a.isdigit():
        return None
    return (c, b, a) if order == "dmy" else (c, a, b)


def read_date(text: str, orders: Sequence[str], window: Window | None = None) -> datetime | None:
    """A value as these orders read it: naive when it is local time, aware when it carries an offset. None: it is no such date.

    >>> read_date("2017-6-1", ["ydm"])
    datetime.datetime(2017, 1, 6, 0, 0)
    >>> read_date("3 de enero de 2017", ["mdy", "dmy"])
    datetime.datetime(2017, 1, 3, 0, 0)
    >>> read_date("4/9/2020", ["mdy", "dmy"], Window(date(2020, 8, 1), date(2020, 9, 30)))
    datetime.datetime(2020, 9, 4, 0, 0)
    """
    window = window or Window()
    for order in orders:
        found = _one(text.strip().lower(), order)
        if found is not None and window.first <= found.date() <= window.last:
            return found
    return None


def _one(text: str, order: str) -> datetime | None:
    if order in {"epoch", "epoch_ms", "serial"}:
        if not re.fullmatch(r"\d{1,13}(\.\d+)?", text):
            return None
        number = float(text)
        try:
            if order == "serial":
                return datetime(1899, 12, 30) + timedelta(seconds=round(number * 86400))
            return datetime.fromtimestamp(number / (1000 if order == "epoch_ms" else 1), UTC)
        except (OverflowError, ValueError):
            return None
    matched = re.match(PATTERN, text)
    if matched is None:
        return None
    parts = dict(zip(_PARTS, (g or "" for g in matched.groups()), strict=True))
    placed = _ordered(order, parts["a"], parts["b"], parts["c"])
    if placed is None:
        return None
    year, month, day = placed
    if not year.isdigit() or not day.isdigit():
        return None
    number_of_month = int(month) if month.isdigit() else _MONTH_NUMBER.get(month, 0)
    hour = int(parts["h"] or 0)
    if parts["half"] and not 1 <= hour <= 12:
        return None
    if parts["half"] == "p":
        hour = hour % 12 + 12
    elif parts["half"] == "a":
        hour %= 12
    midnight_after = hour == 24 and int(parts["mi"] + parts["s"] + parts["f"]) == 0  # ISO 8601 knows 24:00
    try:
        naive = datetime(
            _year(year),
            number_of_month,
            int(day),
            0 if midnight_after else hour,
            int(parts["mi"] or 0),
            int(parts["s"] or 0),
            int((parts["f"] + "000000")[:6]),
        ) + timedelta(days=midnight_after)
    except ValueError:
        return None
    if not parts["off"]:
        return naive
    if parts["off"] in {"z", "utc"}:
        return naive.replace(tzinfo=UTC)
    sign = -1 if parts["off"][0] == "-" else 1
    digits = parts["off"][1:].replace(":", "")
    return (naive - sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))).replace(tzinfo=UTC)


def quoted(text: str) -> str:
    """A text as an SQL literal of DuckDB."""
    return "'" + text.replace("'", "''") + "'"


_MONTH_CASES = " ".join(f"WHEN '{name}' THEN '{number:02d}'" for name, number in _MONTH_NUMBER.items())


def dated(relation: str, text: str, orders: Sequence[str], zone: str, window: Window | None = None) -> str:
    """DuckDB SQL: `relation` (a query) with one column more, `happened`, a naive TIMESTAMP in UTC.

    It is read from the expression `text` as `read_date` does; NULL when it is no such date.
    """
    window = window or Window()
    names = ", ".join(quoted(p) for p in _PARTS)
    in_parts = any(order in _MEANING for order in orders)
    # Values with all their zeros, as programs write them, take a short way (three times as quick): date_parts stays null for them.
    parts = (
        f"CASE WHEN NOT regexp_full_match({text}, {quoted(_PADDED)}) THEN regexp_extract(lower({text}), {quoted(PATTERN)}, [{names}]) END"
    )
    extracted = f"SELECT *, {parts} AS date_parts FROM ({relation})" if in_parts else relation
    readings = ", ".join(f"{_reading_sql(text, order)} AS date_{i}" for i, order in enumerate(orders))
    bounds = f"BETWEEN TIMESTAMP '{window.first}' AND TIMESTAMP '{window.last} 23:59:59.999999'"
    inside = [f"CASE WHEN date_{i} {bounds} THEN {_utc_sql(f'date_{i}', order, zone)} END" for i, order in enumerate(orders)]
    hidden = ", ".join([*(["date_parts"] if in_parts else []), *(f"date_{i}" for i in range(len(orders)))])
    return f"SELECT * EXCLUDE ({hidden}), coalesce({', '.join(inside)}, NULL) AS happened FROM (SELECT *, {readings} FROM ({extracted}))"


_MEANING = {"ymd": "abc", "ydm": "acb", "dmy": "cba", "mdy": "cab"}  # which part is year, month, day


def _reading_sql(text: str, order: str) -> str:
    """The value as this order reads it: local time, or UTC when the value carries an offset."""
    if order not in _MEANING:
        number = f"CASE WHEN regexp_full_match({text}, '\\d{{1,13}}(\\.\\d+)?') THEN CAST({text} AS DOUBLE) END"
        if order == "serial":
            return f"TRY(TIMESTAMP '1899-12-30' + to_seconds(CAST(round(({number}) * 86400) AS BIGINT)))"
        return f"TRY(make_timestamp(CAST(round(({number}) * {1000 if order == 'epoch_ms' else 1_000_000}) AS BIGINT)))"
    p = "date_parts."
    year, month, day = (p + part for part in _MEANING[order])
    month_text = f"CASE WHEN len({month}) > 2 THEN CASE {month} {_MONTH_CASES} END ELSE lpad({month}, 2, '0') END"
    fits = f"len({p}a) = 4 AND len({p}c) <= 2" if order[0] == "y" else f"(len({p}a) <= 2 OR {p}a >= 'a')"
    y = f"CASE len({year}) WHEN 4 THEN {year} WHEN 2 THEN (CASE WHEN {year} < '69' THEN '20' ELSE '19' END) || {year} END"
    half = f"TRY_CAST({p}h AS INT) % 12 + (CASE {p}half WHEN 'p' THEN 12 ELSE 0 END)"
    hour = f"CASE WHEN {p}half = '' THEN {p}h WHEN TRY_CAST({p}h AS INT) BETWEEN 1 AND 12 THEN CAST({half} AS VARCHAR) END"
    time = (
        f"CASE WHEN {p}h = '' THEN '' ELSE ' ' || lpad({hour}, 2, '0') || ':' || {p}mi || CASE WHEN {p}s = '' THEN '' ELSE ':' || {p}s END"
    )
    time += f" || CASE WHEN {p}f = '' THEN '' ELSE '.' || left({p}f, 6) END END"
    naive = f"CASE WHEN {fits} THEN TRY_CAST({y} || '-' || {month_text} || '-' || lpad({day}, 2, '0') || {time} AS TIMESTAMP) END"
    sign = f"CASE {p}off[1] WHEN '-' THEN 1 ELSE -1 END"
    digits = f"replace({p}off, ':', '')"
    minutes = f"TRY_CAST({digits}[2:3] AS INT) * 60 + TRY_CAST({digits}[4:5] AS INT)"
    slow = f"WHEN {p}off IN ('', 'z', 'utc') THEN {naive} ELSE {naive} + to_minutes(({sign}) * ({minutes})) END"
    if order[0] == "y":
        year, month, day, time, shape = f"{text}[1:4]", f"{text}[6:7]", f"{text}[9:10]", f"{text}[11:]", f"{text}[5] IN ('-', '/', '.')"
    else:
        year, month, day, time, shape = f"{text}[7:10]", f"{text}[4:5]", f"{text}[1:2]", f"{text}[11:]", f"{text}[3] IN ('-', '/', '.')"
    if order in {"ydm", "mdy"}:
        month, day = day, month
    quick = f"CASE WHEN {shape} THEN TRY_CAST({year} || '-' || {month} || '-' || {day} || {time} AS TIMESTAMP) END"
    return f"CASE WHEN date_parts IS NULL THEN {quick} {slow}"


def _utc_sql(reading: str, order: str, zone: str) -> str:
    local = f"timezone('UTC', timezone({quoted(zone)}, {reading}))"
    if order in {"epoch", "epoch_ms"}:
        return reading
    return local if order == "serial" else f"CASE WHEN date_parts IS NULL OR date_parts.off = '' THEN {local} ELSE {reading} END"


@dataclass(frozen=True)
class DateGuess:
    """What the values themselves say about their order.

    `fits`: orders that read every value, best first. `decided`: exactly one reading is possible for all. `ambiguous`: values which two
    orders read differently, each with its readings: somebody must say which is meant. `mixed`: no single order reads all, or one does
    but throws some dates (`strays`) outside the days of all the sure ones while another order puts them inside. `pairs`: two orders that
    together read all. `sure`: first and last day of the values that only one order reads.
    """

    fits: tuple[str, ...]
    decided: bool
    mixed: bool
    counts: dict[str, int]
    ambiguous: tuple[tuple[str, dict[str, datetime]], ...]
    strays: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    sure: tuple[date, date] | None = None

    @property
    def looks_like_dates(self) -> bool:
        return bool(self.counts)


_GUESSED = ("dmy", "mdy", "ymd", "ydm", "epoch", "epoch_ms")
_PLAUSIBLE = Window(date(1990, 1, 1), date(2100, 1, 1))


def guess_orders(values: Iterable[str], *, enough: float = 0.8) -> DateGuess:
    """Which orders read these values (empty ones left out); `enough` is the share that must be readable to call them dates at all.

    >>> guess_orders(["1/2/2020", "13/2/2020"]).fits, guess_orders(["1/2/2020", "13/2/2020"]).decided
    (('dmy',), True)
    >>> guess_orders(["1/2/2020", "3/4/2020"]).decided
    False
    """
    distinct = [v for v in dict.fromkeys(v.strip() for v in values) if v]
    read: dict[str, dict[str, datetime]] = {}
    for value in distinct:
        found = {o: d for o in _GUESSED if (d := read_date(value, [o], _PLAUSIBLE)) is not None}
        if found:
            read[value] = found
    if not distinct or len(read) < enough * len(distinct):
        return DateGuess((), decided=False, mixed=False, counts={}, ambiguous=())
    counts = {o: sum(o in found for found in read.values()) for o in _GUESSED}
    counts = {o: n for o, n in counts.items() if n}
    best = max(counts.values())
    fits = tuple(o for o in counts if counts[o] == best and best == len(read))
    unsure = tuple((v, found) for v, found in read.items() if len(set(found.values())) > 1)
    if "ymd" in fits and all(re.match(r"\d{4}-\d\d-\d\d(\D|$)", v) for v in read):
        fits = ("ymd",)  # ISO 8601 with its zeros; 2017-6-1 without them is asked for
    only = [next(iter(found.values())).date() for found in read.values() if len(found) == 1]
    sure = (min(only), max(only)) if only else None
    strays = _strays(fits, unsure, sure)
    decided = bool(fits) and (len(fits) == 1 or not unsure) and not strays
    pairs = (
        ()
        if fits
        else tuple((a, b) for a in counts for b in counts if counts[a] > counts[b] and all(a in f or b in f for f in read.values()))
    )
    return DateGuess(fits, decided, not fits or bool(strays), counts, unsure, strays, pairs, sure)


def _strays(fits: Sequence[str], unsure: Sequence[tuple[str, dict[str, datetime]]], sure: tuple[date, date] | None) -> tuple[str, ...]:
    """Values that the one order which reads all puts outside the sure days, and another one inside."""
    if len(fits) != 1 or sure is None:
        return ()

    def inside(reading: datetime) -> bool:
        return sure[0] <= reading.date() <= sure[1]

    return tuple(v for v, found in unsure if not inside(found[fits[0]]) and any(inside(d) for o, d in found.items() if o != fits[0]))
