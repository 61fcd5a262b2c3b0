"""Hours on the clock on the wall as spans of absolute time, one year at a time, so that sums over years are two look-ups.

Instants are whole microseconds since 1970-01-01T00:00Z.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from zoneinfo import ZoneInfo

type Span = tuple[int, int]

EPOCH = datetime(1970, 1, 1)
EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
SECOND = 1_000_000


def instant(moment: datetime) -> int:
    """An aware time as microseconds since 1970."""
    return (moment - EPOCH_UTC) // TICK


def moment(at: int, zone: ZoneInfo) -> datetime:
    """Microseconds since 1970 as a time in this zone."""
    return (EPOCH_UTC + at * TICK).astimezone(zone)


def spans_of(start: datetime, end: datetime, zone: ZoneInfo) -> list[Span]:
    """When the clock on the wall of this zone shows a time from `start` until `end` (at most a day or two apart).

    Mostly one span. Where the clock jumps forward in between, less; where it is put back, the repeated part counts both times.
    """
    offsets = {_offset(at, fold, zone) for at in (start, end) for fold in (0, 1)}
    first, last = (start - EPOCH) // TICK, (end - EPOCH) // TICK
    if len(offsets) == 1:
        offset = offsets.pop()
        return [(first - offset, last - offset)]
    change, before, after = _change(first - max(offsets), last - min(offsets), zone)
    halves = [(first - before, min(last - before, change)), (max(first - after, change), last - after)]
    return [(begin, stop) for begin, stop in halves if begin < stop]


def _offset(at: datetime, fold: int, zone: ZoneInfo) -> int:
    offset = at.replace(tzinfo=zone, fold=fold).utcoffset()
    assert offset is not None
    return offset // TICK


def _offset_at(at: int, zone: ZoneInfo) -> int:
    offset = moment(at, zone).utcoffset()
    assert offset is not None
    return offset // TICK


@lru_cache(maxsize=4_000)
def _change(low: int, high: int, zone: ZoneInfo) -> tuple[int, int, int]:
    """The instant between these two at which the clock is changed, with the offsets before and after it (found to the second)."""
    before, after = _offset_at(low, zone), _offset_at(high, zone)
    low, high = low // SECOND, -(-high // SECOND)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset_at(middle * SECOND, zone) == before:
            low = middle
        else:
            high = middle
    return high * SECOND, before, after


class Timeline:
    """The business time of one year: spans that neither touch nor overlap, with their running sums."""

    def __init__(self, spans: Iterable[Span], first: int, last: int) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted((max(start, first), min(end, last)) for start, end in spans):
            if start >= end:
                continue
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)
        self.until = list(accumulate(end - start for start, end in zip(self.starts, self.ends, strict=True)))
        self.before = [0, *self.until[:-1]] if self.until else []
        self.total = self.until[-1] if self.until else 0

    def passed(self, at: int) -> int:
        """Business time from the start of the year until this instant."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return 0
        return self.before[index] + min(at, self.ends[index]) - self.starts[index]

    def earliest(self, passed: int) -> int:
        """The first instant at which so much business time (more than none, at most all of the year) has passed."""
        index = bisect_left(self.until, passed)
        return self.ends[index] - (self.until[index] - passed)

    def latest(self, passed: int) -> int:
        """The last instant at which no more than so much business time (less than all of the year) has passed."""
        index = bisect_right(self.before, passed) - 1
        return self.starts[index] + passed - self.before[index]
