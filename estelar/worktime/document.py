"""A calendar as a JSON document, and back."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from estelar.errors import BadInput
from estelar.worktime.days import Holiday, OwnDay, PublicDays
from estelar.worktime.weekly import Range, Weekly

if TYPE_CHECKING:
    from estelar.worktime.calendar import Calendar

FORMAT = 1


def write(calendar: Calendar) -> dict[str, Any]:
    """The document of a calendar."""
    public = calendar.public
    return {
        "format": FORMAT,
        "name": calendar.name,
        "zone": calendar.zone,
        "country": calendar.country,
        "subdivision": calendar.subdivision,
        "weekly": [_ranges(day) for day in calendar.weekly.ranges],
        "own": [
            {"day": row.day.isoformat(), "working": row.working, "reason": row.reason, "source": row.source, "ranges": _ranges(row.ranges)}
            for row in calendar.own
        ],
        "public": public
        and {
            "first": public.first,
            "last": public.last,
            "source": public.source,
            "days": [[holiday.day.isoformat(), holiday.name, holiday.name_en] for holiday in public.days],
        },
    }


def read(written: Any) -> dict[str, Any]:
    """What makes the calendar of a document. Raises BadInput: not such a document."""
    try:
        if written["format"] != FORMAT:
            raise BadInput(f"This calendar is written in a form that is not known here: {written['format']}.", code="bad_document")
        return {
            **{key: _text(written[key]) for key in ("name", "zone")},
            **{key: _text(written.get(key, "")) for key in ("country", "subdivision")},
            "weekly": Weekly(tuple(_read_ranges(day) for day in written["weekly"])),
            "own": tuple(_own(row) for row in written.get("own", ())),
            "public": _public(written["public"]) if written.get("public") else None,
        }
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise BadInput(f"This is not the document of a calendar: {type(wrong).__name__} {wrong}.", code="bad_document") from wrong


def _ranges(ranges: tuple[Range, ...]) -> list[list[str]]:
    return [[_clock(start), _clock(end)] for start, end in ranges]


def _clock(moment: time) -> str:
    return moment.isoformat() if moment.second or moment.microsecond else f"{moment:%H:%M}"


def _read_ranges(written: Any) -> tuple[Range, ...]:
    return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in written)


def _own(row: Any) -> OwnDay:
    if not isinstance(row["working"], bool):
        raise TypeError("working")
    return OwnDay(
        date.fromisoformat(row["day"]),
        row["working"],
        _text(row["reason"]),
        _text(row.get("source", "")),
        _read_ranges(row.get("ranges", ())),
    )


def _public(written: Any) -> PublicDays:
    days = tuple(Holiday(date.fromisoformat(day), _text(name), _text(name_en)) for day, name, name_en in written["days"])
    return PublicDays(int(written["first"]), int(written["last"]), days, _text(written["source"]))


def _text(written: Any) -> str:
    if not isinstance(written, str):
        raise TypeError(f"a text was expected and not {written!r}")
    return written
