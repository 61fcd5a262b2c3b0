"""Hours of a day as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from django.utils.translation import gettext_lazy as _

from estelar.errors import BadInput, RuleBroken
from estelar.worktime import Range
from estelar.worktime.weekly import in_order

WHOLE_DAY = ((time(0), time(0)),)
_CLOSED = {"", "-", "cerrado", "closed", "no"}
_WHOLE = {"24 h", "24h", "24 horas", "24 hours", "todo el día", "todo el dia", "all day"}
_CLOCK = r"(\d{{1,2}})(?:[:.h](\d{{2}}))?\s*h?\s*(?P<{half}>[ap]\.?\s?m\.?)?"
_RANGE = re.compile(rf"{_CLOCK.format(half='from')}\s*(?:-|a|to|hasta|until)\s*{_CLOCK.format(half='until')}")


def read_hours(text: str, *, field: str | None = None) -> tuple[Range, ...]:
    """The ranges in a text such as "8-12, 14:00-18:00" or "22:00-06:00"; none for an empty one. Raises RuleBroken.

    >>> [(str(start), str(end)) for start, end in read_hours("8 a 12 y 2 pm - 6:30 pm")]
    [('08:00:00', '12:00:00'), ('14:00:00', '18:30:00')]
    """
    text = " ".join(re.sub("[–—−]", "-", text.lower()).split())
    if text in _CLOSED:
        return ()
    if text in _WHOLE:
        return WHOLE_DAY
    ranges = [_range(part.strip(), field) for part in re.split(r"[,;/]|\by\b|\band\b", text) if part.strip()]
    try:
        return in_order(ranges)
    except BadInput as overlap:
        raise RuleBroken(
            _("In “{text}” two ranges overlap. Each hour may be named once.").format(text=text), code=overlap.code, field=field
        ) from overlap


def _range(part: str, field: str | None) -> Range:
    found = _RANGE.fullmatch(part)
    try:
        if found is None:
            raise ValueError(part)
        start, end = _clock(found[1], found[2], found["from"]), _clock(found[4], found[5], found["until"], last=True)
    except ValueError:
        sentence = _("“{text}” are no hours. Write them like 8:00-12:00, 14:00-18:00.")
        raise RuleBroken(sentence.format(text=part), code="no_hours", field=field) from None
    return start, end


def _clock(hour: str, minute: str | None, half: str | None, *, last: bool = False) -> time:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            raise ValueError(hour)
        number = number % 12 + (12 if half.startswith("p") else 0)
    if number == 24 and last and not int(minute or 0):
        number = 0
    return time(number, int(minute or 0))


def hours_text(ranges: Sequence[Range]) -> str:
    """The ranges as they are shown and can be read again: "08:00-12:00, 14:00-18:00"; empty for none.

    >>> hours_text(WHOLE_DAY), hours_text([(time(22), time(6))]), hours_text([])
    ('24 h', '22:00-06:00', '')
    """
    if tuple(ranges) == WHOLE_DAY:
        return "24 h"
    return ", ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in ranges)
