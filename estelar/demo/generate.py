"""Makes the contacts of one plan from a seed: arrays in, one Arrow table out. No clock, no database."""

from __future__ import annotations

from datetime import date, datetime, time

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from estelar.demo import words
from estelar.demo.truths import CHANGE_DAYS_AGO, DAYS, Mood, Plan

RECORDED = 0.78  # of the lived moments, how many leave a contact
RATED = 0.58
SEEN = 0.28  # an impression that staff saw, without a rating
KNOWN = 0.85  # contacts whose customer is known
COMMENTED = 0.16
WEEKDAYS = np.array([1.25, 1.1, 1.0, 1.0, 1.05, 0.45, 0.0])  # nobody is served on Sundays
ELEMENTS = (
    "apathy", "brush_off", "coldness", "superiority", "robotism", "rule_book", "evasion", "broken_promise", "misinformation",
    "long_wait", "lack_of_communication",
)  # fmt: skip
COLUMNS = pa.schema(
    [
        ("external_id", pa.string()), ("visit", pa.string()), ("moment", pa.string()), ("unit", pa.string()),
        ("customer", pa.string()), ("customer_name", pa.string()), ("served_by", pa.string()), ("when", pa.string()),
        ("wait", pa.string()), ("duration", pa.string()), ("rating", pa.string()), ("impression", pa.string()),
        ("elements", pa.string()), ("made_stellar", pa.string()), ("comment", pa.string()),
    ]
)  # fmt: skip
HUMAN_WITHOUT_STAFF = frozenset(
    {"look-for-appointment", "receive-confirmation", "find-the-place", "wait-for-results", "find-requirements", "arrive-at-building",
     "pay-fee", "review-of-file", "check-status", "receive-decision", "rate-and-comment"}
)  # fmt: skip


def _arrival_days(rng: np.random.Generator, count: int, last: date) -> NDArray[np.datetime64]:
    days = np.datetime64(last, "D") - np.arange(DAYS)[::-1].astype("timedelta64[D]")
    weekday = (days.astype("datetime64[D]").astype(np.int64) + 3) % 7  # 1970-01-01 was a Thursday
    weight = WEEKDAYS[weekday]
    return np.asarray(days[rng.choice(DAYS, size=count, p=weight / weight.sum())])


def _moods(
    plan: Plan, moment: str, unit: NDArray[np.int64], day: NDArray[np.datetime64], last: date
) -> list[tuple[NDArray[np.bool_], Mood]]:
    """Which contacts of a moment live under which mood."""
    everywhere = np.ones(len(unit), dtype=bool)
    change = plan.change
    if change is None or change.moment != moment:
        return [(everywhere, plan.mood(moment))]
    there = unit == [b.code for b in plan.branches].index(change.unit)
    later = day >= np.datetime64(last, "D") - np.timedelta64(CHANGE_DAYS_AGO, "D")
    return [(~there, plan.mood(moment)), (there & ~later, change.before), (there & later, change.after)]


def contacts(plan: Plan, *, seed: int, last: date, language: str) -> pa.Table:
    """The contacts of `plan` in the year that ends with the day `last`; the same seed and day make the same table.

    Columns are texts as a file would hold them; `when` is local time, ISO without zone.
    """
    rng = np.random.default_rng([seed, len(plan.code), plan.visits])
    count = plan.visits
    units = rng.choice(len(plan.branches), size=count, p=[b.weight for b in plan.branches])
    days = _arrival_days(rng, count, last)
    arrival = days.astype("datetime64[s]") + (rng.triangular(7.2, 9.5, 16.5, count) * 3600).astype("timedelta64[s]")
    customer = rng.integers(0, count // 3, count)
    known = rng.random(count) < KNOWN
    pieces = [_moment(plan, key, rng, units, arrival, customer, known, last, language) for key in plan.moments]
    table = pa.concat_tables(pieces)
    order = np.argsort(np.asarray(table["when"].to_numpy(zero_copy_only=False), dtype="U19"), kind="stable")
    table = table.take(pa.array(order))
    ids = pa.array([f"{plan.code}-{n:06d}" for n in range(1, len(table) + 1)])
    return table.set_column(0, "external_id", ids).cast(COLUMNS)


def _moment(
    plan: Plan,
    key: str,
    rng: np.random.Generator,
    units: NDArray[np.int64],
    arrival: NDArray[np.datetime64],
    customer: NDArray[np.int64],
    known: NDArray[np.bool_],
    last: date,
    language: str,
) -> pa.Table:
    reach, hours, median_wait = plan.moments[key]
    passed = rng.random(len(units)) < reach * RECORDED
    unit = units[passed]
    spread = 0.02 if abs(hours) < 24 else 6.0
    when = arrival[passed] + ((hours + rng.normal(0, spread, len(unit))) * 3600).astype("timedelta64[s]")
    when = _within_working_time(when, arrival[passed], hours)
    inside = when < np.datetime64(datetime.combine(last, time(20)), "s")
    inside &= when >= np.datetime64(last, "s") - np.timedelta64((DAYS - 1) * 86_400, "s")
    index = np.flatnonzero(passed)[inside]
    unit, when = unit[inside], when[inside]
    size = len(unit)

    wait = np.full(size, -1)
    if median_wait is not None:
        slowness = np.array([b.slowness for b in plan.branches])[unit]
        wait = np.maximum(1, rng.lognormal(np.log(median_wait), 0.55, size) * slowness).astype(int)

    impression = np.zeros(size, dtype=int)
    rating = np.zeros(size, dtype=int)
    for here, mood in _moods(plan, key, unit, when.astype("datetime64[D]"), last):
        n = int(here.sum())
        drawn = rng.random(n)
        lived = np.where(drawn < mood.stellar, 1, np.where(drawn < mood.stellar + mood.bitter, -1, 0))
        impression[here] = lived
        neutral = np.where(rng.random(n) < mood.fair, 4, 3)
        bitter = np.where(rng.random(n) < 0.55, 1, 2)
        rating[here] = np.where(lived == 1, 5, np.where(lived == -1, bitter, neutral))
    drawn = rng.random(size)
    rated, seen = drawn < RATED, (drawn >= RATED) & (drawn < RATED + SEEN)

    element = _elements(plan, key, rng, impression, rated | seen)
    said = (rng.random(size) < COMMENTED) & (rated | seen) & (impression != 0)
    comment = words.comments(rng, impression, element, said, key, language)
    stellar_because = words.made_stellar(rng, (impression == 1) & seen & (rng.random(size) < 0.4), language)
    staff = rng.integers(1, words.STAFF_PER_UNIT + 1, size)
    codes = np.array([b.code for b in plan.branches])[unit]
    named = known[index]
    who = customer[index]
    return pa.table(
        {
            "external_id": pa.nulls(size, pa.string()),
            "visit": pa.array([f"{plan.code}-v{i:06d}" for i in index]),
            "moment": pa.array([key] * size, pa.string()),
            "unit": pa.array(codes),
            "customer": pa.array([f"{plan.code[0].upper()}{c:05d}" if k else None for c, k in zip(who, named, strict=True)], pa.string()),
            "customer_name": pa.array(
                [words.customer_name(plan.code, int(c)) if k else None for c, k in zip(who, named, strict=True)], pa.string()
            ),
            "served_by": pa.array(
                [None if key in HUMAN_WITHOUT_STAFF else f"{c}-{s}" for c, s in zip(codes, staff, strict=True)], pa.string()
            ),
            "when": pa.array(np.datetime_as_string(when, unit="s")),
            "wait": pa.array([str(w) if w >= 0 else None for w in wait], pa.string()),
            "duration": pa.array([str(d) for d in rng.integers(60, 1500, size)]),
            "rating": pa.array([str(r) if k else None for r, k in zip(rating, rated, strict=True)], pa.string()),
            "impression": pa.array(
                [{1: "stellar", 0: "neutral", -1: "bitter"}[i] if k else None for i, k in zip(impression, seen, strict=True)], pa.string()
            ),
            "elements": pa.array(element, pa.string()),
            "made_stellar": pa.array(stellar_because, pa.string()),
            "comment": pa.array(comment, pa.string()),
        }
    )


def _within_working_time(when: NDArray[np.datetime64], arrival: NDArray[np.datetime64], hours: float) -> NDArray[np.datetime64]:
    """Moments on other days keep the hour of the visit's arrival, so that nobody is called at three in the morning."""
    if abs(hours) < 24:
        return when
    time_of_day = arrival - arrival.astype("datetime64[D]")
    return np.asarray(when.astype("datetime64[D]") + time_of_day)


def _elements(plan: Plan, key: str, rng: np.random.Generator, impression: NDArray[np.int64], known: NDArray[np.bool_]) -> list[str | None]:
    """The dissatisfaction element of each bitter contact: the planted ones by their share, the rest evenly."""
    planted = plan.elements.get(key, {})
    rest = [e for e in ELEMENTS if e not in planted]
    names = [*planted, *rest]
    chances = [*planted.values(), *([(1 - sum(planted.values())) / len(rest)] * len(rest))]
    drawn = rng.choice(len(names), size=len(impression), p=chances)
    told = (impression == -1) & known & (rng.random(len(impression)) < 0.7)
    return [names[d] if t else None for d, t in zip(drawn, told, strict=True)]
