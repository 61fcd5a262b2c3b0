"""What may be asked of the figures (periods, comparisons), and what the colours on a ring mean. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from estelar.analytics.classification import Kind
from estelar.analytics.measures.overview import Estimate
from estelar.analytics.scope import Period
from estelar.errors import BadInput

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

JOURNAL: dict[str, _StrPromise] = {
    "reports.exported": _("took figures out as a file"),
}

LONGEST = 3_660
"""Days that one question may cover (ten years)."""
EARLIEST = date(1970, 1, 1)

GOOD = 0.75
"""Teal on a ring: with 95 % certainty at least three of four are satisfied (the lower limit of the interval reaches this)."""


class Preset(StrEnum):
    """A period by name, relative to today. The value is what the address says."""

    DAYS_30 = "30"
    DAYS_90 = "90"
    DAYS_365 = "365"
    MONTH = "month"
    LAST_MONTH = "last-month"
    YEAR = "year"
    CUSTOM = "custom"


class Against(StrEnum):
    """What a period is compared with. The value is what the address says."""

    PREVIOUS = "previous"
    YEAR_AGO = "year-ago"
    NOTHING = "none"


class Standing(StrEnum):
    """Whether a wait standard is met, as far as the interval allows to say."""

    MET = "met"
    NOT_MET = "not_met"
    UNCERTAIN = "uncertain"
    INSUFFICIENT = "insufficient"


class Tone(StrEnum):
    """The colour of a moment on the ring."""

    STELLAR = "stellar"
    GOOD = "good"
    NEUTRAL = "neutral"
    BITTER = "bitter"
    INSUFFICIENT = "insufficient"


@dataclass(frozen=True)
class Asked:
    """The days looked at, and those they are compared with (None: no comparison)."""

    period: Period
    before: Period | None


def period_of(preset: Preset, *, today: date, first: date | None = None, last: date | None = None) -> Period:
    """The days of a preset, today included; `first` and `last` are for CUSTOM. Raises BadInput when they make no period.

    >>> period_of(Preset.DAYS_30, today=date(2026, 11, 22))
    Period(first=datetime.date(2026, 10, 24), last=datetime.date(2026, 11, 22))
    >>> period_of(Preset.LAST_MONTH, today=date(2026, 3, 31))
    Period(first=datetime.date(2026, 2, 1), last=datetime.date(2026, 2, 28))
    """
    match preset:
        case Preset.MONTH:
            return Period(today.replace(day=1), today)
        case Preset.LAST_MONTH:
            end = today.replace(day=1) - timedelta(days=1)
            return Period(end.replace(day=1), end)
        case Preset.YEAR:
            return Period(today.replace(month=1, day=1), today)
        case Preset.CUSTOM:
            return _custom(first, last)
    return Period(today - timedelta(days=int(preset.value) - 1), today)


def _custom(first: date | None, last: date | None) -> Period:
    if first is None or last is None:
        raise BadInput(_("A period of your own needs two dates, for example 2026-01-01 and 2026-03-31."), code="period_without_dates")
    if first > last:
        raise BadInput(_("The period ends before it begins: change the dates round."), code="period_reversed")
    if first < EARLIEST or (last - first).days >= LONGEST:
        raise BadInput(_("A period can have at most ten years: choose dates that are nearer to each other."), code="period_too_long")
    return Period(first, last)


def compared(period: Period, against: Against) -> Period | None:
    """The days that `period` is compared with. Raises BadInput when they would overlap.

    >>> compared(Period(date(2026, 11, 1), date(2026, 11, 30)), Against.YEAR_AGO)
    Period(first=datetime.date(2025, 11, 1), last=datetime.date(2025, 11, 30))
    """
    if against is Against.NOTHING:
        return None
    if against is Against.PREVIOUS:
        return period.before()
    before = Period(_year_before(period.first), _year_before(period.last))
    if before.overlaps(period):
        raise BadInput(_("A period of more than a year overlaps with the same days a year before: compare it with the days before it."))
    return before


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - 1, day=28)


def standing(within: Estimate, promised: float | None) -> Standing:
    """Is the standard ("90 % within 20 minutes") met? Judged by the whole interval, so that luck is not praised."""
    if promised is None or within.low is None or within.high is None:
        return Standing.INSUFFICIENT
    if within.low >= promised:
        return Standing.MET
    return Standing.NOT_MET if within.high < promised else Standing.UNCERTAIN


def tone(kind: Kind, satisfaction: Estimate) -> Tone:
    """Gold and wine say what a moment is prone to; teal that it is good with certainty; slate everything else that is known."""
    if satisfaction.value is None:
        return Tone.INSUFFICIENT
    if kind is Kind.STELLAR:
        return Tone.STELLAR
    if kind in (Kind.BITTER, Kind.BOTH):
        return Tone.BITTER
    return Tone.GOOD if satisfaction.low is not None and satisfaction.low >= GOOD else Tone.NEUTRAL


def overlapping(one: Estimate, other: Estimate) -> bool:
    """Whether two figures could be the same: then nothing is ranked.

    >>> overlapping(Estimate(0.8, 0.7, 0.9, 60, "ok"), Estimate(0.6, 0.5, 0.69, 70, "ok"))
    False
    """
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return True
    return one.low <= other.high and other.low <= one.high
