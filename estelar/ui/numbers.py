"""Numbers as people read them: the reader's comma, a space that does not break, intervals, durations.

Pure but for the reader's language, which is asked from Django when it is not handed in.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

THIN = "\u202f"  # narrow no-break space
DASH = "\u2013"
MINUS = "\u2212"
FEW = 5
"""Below this many, a figure about people is not shown (k-anonymity)."""


def _spanish(language: str | None) -> bool:
    return (language or get_language() or "es").startswith("es")


def number(value: float, digits: int = 0, *, language: str | None = None) -> str:
    """1842.5 -> "1 842,5" (es), "1,842.5" (en)."""
    text = f"{value:,.{digits}f}".replace("-", MINUS)
    if float(f"{value:.{digits}f}") == 0:
        text = text.replace(MINUS, "")
    if _spanish(language):
        text = text.replace(",", THIN).replace(".", ",")
    return text


def share_digits(*values: float) -> int:
    """Small shares earn a decimal: 9.4 %, but 78 %."""
    return 1 if any(0 < abs(value) < 0.0995 for value in values) else 0


def percent(value: float, digits: int | None = None, *, language: str | None = None) -> str:
    """0.094 -> "9,4 %" (es, with a narrow no-break space), "9.4%" (en)."""
    digits = share_digits(value) if digits is None else digits
    sign = f"{THIN}%" if _spanish(language) else "%"
    return number(value * 100, digits, language=language) + sign


def percent_axis(*, language: str | None = None) -> str:
    """How the axis of a chart writes its percentages: "{value} %" (es), "{value}%" (en)."""
    return "{value}" + (f"{THIN}%" if _spanish(language) else "%")


def percent_interval(low: float, high: float, digits: int | None = None, *, language: str | None = None) -> str:
    """0.76, 0.80 -> "76–80 %"."""
    digits = share_digits(low, high) if digits is None else digits
    return f"{number(low * 100, digits, language=language)}{DASH}{percent(high, digits, language=language)}"


def interval(low: float, high: float, digits: int = 0, *, language: str | None = None) -> str:
    """12.25, 14.5 -> "12,3–14,5"."""
    return f"{number(low, digits, language=language)}{DASH}{number(high, digits, language=language)}"


def points(value: float, *, language: str | None = None) -> str:
    """A difference of shares, in percentage points: 0.04 -> "4 pts"."""
    digits = 0 if round(abs(value) * 100, 1) >= 1 else 1
    text = number(abs(value) * 100, digits, language=language)
    return ngettext("%(points)s pt", "%(points)s pts", 1 if text == "1" else 2) % {"points": text}


def sample(n: int, *, language: str | None = None) -> str:
    """1842 -> "n 1 842"; fewer than five -> "very few"."""
    return _("very few") if n < FEW else f"n{THIN}{number(n, language=language)}"


def duration(value: timedelta | float, *, language: str | None = None) -> str:
    """Seconds or a timedelta in the unit that fits: "45 s", "4 min 10 s", "26 min", "3 h 20 min", "2 d 4 h"."""
    seconds = value.total_seconds() if isinstance(value, timedelta) else float(value)
    sign, seconds = (MINUS if seconds < 0 else ""), abs(seconds)
    if seconds < 59.5:
        return f"{sign}{number(seconds, language=language)}{THIN}s"
    if seconds < 599.5:  # below ten minutes a whole minute is too coarse: an interval would have no width
        minutes, rest = divmod(round(seconds), 60)
        return f"{sign}{minutes}{THIN}min" + (f" {rest}{THIN}s" if rest else "")
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{sign}{minutes}{THIN}min"
    if minutes < 24 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{sign}{hours}{THIN}h" + (f" {rest}{THIN}min" if rest else "")
    days, rest = divmod(round(minutes / 60), 24)
    return f"{sign}{number(days, language=language)}{THIN}d" + (f" {rest}{THIN}h" if rest else "")
