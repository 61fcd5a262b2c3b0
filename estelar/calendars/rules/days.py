"""Days of one's own as people write them: lines, tables of a spreadsheet, files of a calendar program (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from estelar.errors import RuleBroken
from estelar.worktime import OwnDay, Range

MOST_FILE = 1_000_000  # bytes
MOST_RUN = 366  # days in a row
MOST_TEXT = 200  # characters of a reason or a source
_DATE = r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
_LINE = re.compile(rf"{_DATE}(?:\s*(?:-|–|a|al|to|hasta|until|\.\.)\s*{_DATE})?\s*[;,|\t:]?\s*(.*)")


def run(first: date, last: date | None, *, field: str = "last") -> list[date]:
    """All days from the first to the last. Raises RuleBroken: back to front, or more than a year."""
    last = last or first
    if last < first:
        raise RuleBroken(_("The last day comes before the first one. Exchange them."), code="back_to_front", field=field)
    if (last - first).days >= MOST_RUN:
        raise RuleBroken(_("At most a year in a row can be written at once."), code="run_too_long", field=field)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def rows(days: Iterable[date], *, working: bool, reason: str, source: str, ranges: Sequence[Range] = ()) -> list[OwnDay]:
    """One row a day. Raises RuleBroken without a reason."""
    reason, source = " ".join(reason.split())[:MOST_TEXT], " ".join(source.split())[:MOST_TEXT]
    if not reason:
        raise RuleBroken(_("Say why these days are different: the reason is shown to whoever asks about a deadline."), code="no_day_reason",
                         field="day_reason")  # fmt: skip
    return [OwnDay(day, working, reason, source, tuple(ranges) if working else ()) for day in days]


def read_lines(text: str, *, working: bool, reason: str, source: str, ranges: Sequence[Range] = (), field: str = "lines") -> list[OwnDay]:
    """A day or a run of days a line, with reason and source: "2026-12-24 a 2026-12-31; Cierre; Circular 9". Raises RuleBroken.

    What a line does not say is taken from `reason` and `source`. A first line without a date is the heads of columns.
    """
    found: list[OwnDay] = []
    lines = text.strip().splitlines()
    for number, line in enumerate(lines, start=1):
        line = line.strip().strip("\ufeff").replace('"', "")
        match = _LINE.fullmatch(line)
        if match is None:
            if not line or (number == 1 < len(lines) and not any(sign.isdigit() for sign in line)):
                continue
            raise _unreadable(number, line, field)
        try:
            first, last = _day(match[1]), _day(match[2]) if match[2] else None
        except ValueError:
            raise _unreadable(number, line, field) from None
        words = [part.strip() for part in re.split(r"[;|\t]" if re.search(r"[;|\t]", match[3]) else ",", match[3])]
        own_reason, own_source = (words[0] or reason), (words[1] if len(words) > 1 and words[1] else source)
        found += rows(run(first, last, field=field), working=working, reason=own_reason, source=own_source, ranges=ranges)
    return found


def _unreadable(number: int, line: str, field: str) -> RuleBroken:
    sentence = _("Line {number}, “{line}”, does not begin with a date. Write it like 2026-12-24; reason; source.")
    return RuleBroken(sentence.format(number=number, line=line[:60]), code="no_date", field=field)


def _day(written: str) -> date:
    if "-" in written:
        year, month, day = map(int, written.split("-"))
    else:
        day, month, year = map(int, re.split(r"[/.]", written))
    return date(year, month, day)


def read_file(data: bytes, *, working: bool, reason: str, source: str, ranges: Sequence[Range] = (), field: str = "file") -> list[OwnDay]:
    """The days of a text file: lines as in `read_lines`, or an iCalendar file. Raises RuleBroken."""
    if len(data) > MOST_FILE:
        raise RuleBroken(_("The file is larger than 1 MB. Days fit into much less."), code="too_large", field=field)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise RuleBroken(_("This is no text file. Save the table as CSV, or the calendar as .ics."), code="no_text", field=field)
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return _read_ics(text, working=working, reason=reason, source=source, ranges=ranges, field=field)
    return read_lines(text, working=working, reason=reason, source=source, ranges=ranges, field=field)


def _read_ics(text: str, *, working: bool, reason: str, source: str, ranges: Sequence[Range], field: str) -> list[OwnDay]:
    """Events of whole days, or the days on which timed ones begin; the last day of DTEND is not part of it (RFC 5545 3.6.1)."""
    found: list[OwnDay] = []
    event: dict[str, str] = {}
    for line in re.sub(r"\r?\n[ \t]", "", text).splitlines():
        name, _colon, value = line.partition(":")
        key = name.partition(";")[0].upper()
        if key == "BEGIN" and value.upper() == "VEVENT":
            event = {}
        elif key == "END" and value.upper() == "VEVENT":
            found += _event(event, working=working, reason=reason, source=source, ranges=ranges, field=field)
        elif key in {"DTSTART", "DTEND", "SUMMARY", "RRULE"}:
            event[key] = value.strip()
    return found


def _event(event: dict[str, str], *, working: bool, reason: str, source: str, ranges: Sequence[Range], field: str) -> list[OwnDay]:
    summary = re.sub(r"\\[nN]", " ", event.get("SUMMARY", ""))
    summary = re.sub(r"\\(.)", r"\1", summary)
    if "RRULE" in event:
        sentence = _("“{name}” repeats itself. Write each of its days on a line of its own.")
        raise RuleBroken(sentence.format(name=summary[:60]), code="repeats", field=field)
    try:
        first = date.fromisoformat(event.get("DTSTART", "")[:8])
        until = date.fromisoformat(event["DTEND"][:8]) if len(event.get("DTEND", "")) == 8 else first + timedelta(days=1)
    except ValueError:
        sentence = _("The event “{name}” has no date that can be read.")
        raise RuleBroken(sentence.format(name=summary[:60]), code="no_date", field=field) from None
    last = max(first, until - timedelta(days=1))
    return rows(run(first, last, field=field), working=working, reason=summary or reason, source=source, ranges=ranges)


def joined(own: Iterable[OwnDay], new: Iterable[OwnDay]) -> tuple[OwnDay, ...]:
    """The rows with the new ones; a new row takes the place of the old one of its day. Two new ones of a day become one."""
    by_day: dict[date, OwnDay] = {}
    for row in new:
        there = by_day.get(row.day)
        if there is not None:
            reasons = dict.fromkeys([*there.reason.split("; "), row.reason])
            row = OwnDay(row.day, row.working, "; ".join(reasons)[:MOST_TEXT], there.source or row.source, row.ranges)
        by_day[row.day] = row
    return tuple(sorted(({row.day: row for row in own} | by_day).values(), key=lambda row: row.day))


def without(own: Iterable[OwnDay], days: Iterable[date]) -> tuple[OwnDay, ...]:
    """The rows but for those of these days."""
    gone = set(days)
    return tuple(row for row in own if row.day not in gone)
