"""Waiting times as people write them: "20 min", "1 h 30 min", "3 days"."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from estelar.errors import BadInput

LONGEST = 31_536_000
"""A wait standard of more than a year is a slip of the pen."""

_UNITS = {"s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800}
_WORDS = {
    "s": "s", "seg": "s", "segs": "s", "sec": "s", "secs": "s", "segundo": "s", "segundos": "s", "second": "s", "seconds": "s",
    "m": "min", "min": "min", "mins": "min", "minuto": "min", "minutos": "min", "minute": "min", "minutes": "min", "": "min",
    "h": "h", "hr": "h", "hrs": "h", "hora": "h", "horas": "h", "hour": "h", "hours": "h",
    "d": "d", "día": "d", "días": "d", "dia": "d", "dias": "d", "day": "d", "days": "d",
    "sem": "w", "semana": "w", "semanas": "w", "w": "w", "week": "w", "weeks": "w",
}  # fmt: skip
_PART = re.compile(r"(\d+(?:[.,]\d{1,3})?)\s*([^\W\d_]*)\.?\s*(?:,|y|and|con)?\s*")


def seconds_of(text: str) -> int:
    """Seconds, 1 to a year; a number alone means minutes. Raises BadInput with an example.

    >>> seconds_of("20 min"), seconds_of("1 h 30 min"), seconds_of("90 s"), seconds_of("1,5 horas"), seconds_of("3 días"), seconds_of("20")
    (1200, 5400, 90, 5400, 259200, 1200)
    """
    rest, total = text.strip().lower(), 0.0
    if not rest or len(rest) > 60:
        raise _unreadable(text)
    place = 0
    while place < len(rest):
        part = _PART.match(rest, place)
        if part is None or part[2] not in _WORDS or len(part[1]) > 12:
            raise _unreadable(text)
        total += float(part[1].replace(",", ".")) * _UNITS[_WORDS[part[2]]]
        place = part.end()
    seconds = round(total)
    if not 1 <= seconds <= LONGEST:
        raise BadInput(_("A wait standard is at least one second and at most one year."), code="bad_duration")
    return seconds


def written(seconds: int) -> str:
    """Exactly the same time again, as `seconds_of` reads it.

    >>> written(1200), written(5400), written(259200), written(61)
    ('20 min', '1 h 30 min', '3 d', '1 min 1 s')
    """
    parts, rest = [], seconds
    for unit in ("d", "h", "min", "s"):
        count, rest = divmod(rest, _UNITS[unit])
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts)


def _unreadable(text: str) -> BadInput:
    sentence = _("“%(text)s” is not a time. Write it like 45 s, 20 min, 1 h 30 min or 3 d.") % {"text": text[:60]}
    return BadInput(sentence, code="bad_duration")
