"""Deadlines of whole columns at once, with the same result as the explained engine on every one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from estelar.errors import RuleBroken
from estelar.law.rules import Rule, Start, Unit
from estelar.law.term import NO_TERM
from estelar.worktime import Calendar

type Array = np.ndarray[Any, Any]

_DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def bulk_due(rule: Rule, received: Array, calendar: Calendar) -> Array:
    """The day (datetime64[D], in the calendar's zone) on which each answer is due, without pauses and extensions.

    `received`: instants in UTC (datetime64 of seconds or finer), or days as they are (datetime64[D]). Every one is judged by this
    version of the rule: choose it by the day of receipt first. Raises RuleBroken: the rule sets no term.
    """
    if rule.term is None:
        raise RuleBroken(NO_TERM, code="no_term")
    span, zone = rule.term.span, ZoneInfo(calendar.zone)
    as_days = np.datetime_data(received.dtype)[0] == "D"
    if span.unit is Unit.HOUR:
        instants = _utc(received.astype("datetime64[D]"), zone) if as_days else received.astype("datetime64[us]")
        return _local_days(instants + np.timedelta64(span.amount, "h"), zone)
    days = received if as_days else _local_days(received, zone)
    if not days.size:
        return days.copy()
    zero = calendar.bulk_nth_business_day(days, 1) - np.timedelta64(1, "D") if rule.term.start is Start.NEXT_BUSINESS_DAY else days
    if span.unit is Unit.BUSINESS:
        return calendar.bulk_nth_business_day(zero, span.amount)
    if span.unit is Unit.MONTH:
        return _add_months(zero, span.amount)
    return zero + np.timedelta64(span.amount, "D")


def _add_months(days: Array, months: int) -> Array:
    """The same day so many months later, or the last of that month."""
    first = days.astype("datetime64[M]")
    then = first + np.timedelta64(months, "M")
    last = (then + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    wanted = then.astype("datetime64[D]") + (days - first.astype("datetime64[D]"))
    earlier: Array = np.minimum(wanted, last)
    return earlier


def _local_days(instants: Array, zone: ZoneInfo) -> Array:
    """The calendar day of each instant in the zone."""
    seconds = instants.astype("datetime64[s]").astype(np.int64)  # towards the past for fractions before 1970, as days are
    if not seconds.size:
        return seconds.astype("datetime64[D]")
    changes, offsets = _offsets(int(seconds.min()), int(seconds.max()), zone)
    local = seconds + offsets[np.searchsorted(changes, seconds, side="right")]
    return np.floor_divide(local, _DAY).astype("datetime64[D]")


def _utc(days: Array, zone: ZoneInfo) -> Array:
    """The instant (UTC) at which each day begins in the zone."""
    seconds = days.astype("datetime64[s]").astype(np.int64)
    if not seconds.size:
        return seconds.astype("datetime64[us]")
    found = {day: _begins(day, zone) for day in np.unique(seconds).tolist()}
    keys = np.array(sorted(found), dtype=np.int64)
    values = np.array([found[key] for key in sorted(found)], dtype=np.int64)
    return values[np.searchsorted(keys, seconds)].astype("datetime64[s]").astype("datetime64[us]")


def _begins(day: int, zone: ZoneInfo) -> int:
    local = (_EPOCH + timedelta(seconds=day)).replace(tzinfo=zone)
    return int((local.astimezone(UTC) - _EPOCH).total_seconds())


def _offsets(first: int, last: int, zone: ZoneInfo) -> tuple[Array, Array]:
    """The instants (seconds since 1970) at which the zone changes between two of them, and the offset before each and after the last."""

    def offset(at: int) -> int:
        found = (_EPOCH + timedelta(seconds=at)).astimezone(zone).utcoffset()
        assert found is not None
        return int(found.total_seconds())

    changes: list[int] = []
    offsets = [offset(first)]
    for start in range(first, last + 1, _DAY):
        end = min(start + _DAY, last + 1)
        if offset(end) == offsets[-1]:
            continue
        low, high = start, end
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(middle) == offsets[-1] else (low, middle)
        changes.append(high)
        offsets.append(offset(end))
    return np.array(changes, dtype=np.int64), np.array(offsets, dtype=np.int64)
