"""One moment in depth: how it moves over time, by unit, channel, hour and person, and which ways lead to it and on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import Q

from estelar.analytics import privacy
from estelar.analytics.compare import Better, Comparison, Share, compare_shares
from estelar.analytics.control import laney
from estelar.analytics.engine import Reader
from estelar.analytics.measures.base import COLUMN_OF
from estelar.analytics.measures.journeys import FLOW, TREND, TREND_SHARES
from estelar.analytics.measures.overview import Estimate, estimate_share, withheld
from estelar.analytics.measures.shares import BITTER_SHARE, SATISFACTION
from estelar.analytics.scope import Period
from estelar.cycles.models import Moment
from estelar.encounters.models import Encounter, EncounterQuerySet
from estelar.people.models import Assignment, Person, Unit
from estelar.permissions import Permission
from estelar.reports import facts
from estelar.reports.operations.lens import Lens
from estelar.reports.operations.live import estimate_of

type Step = Literal["day", "week", "month"]
STEPS: tuple[Step, ...] = ("week", "day", "month")
SHARES = ("satisfaction", "stellar_share", "bitter_share")


@dataclass(frozen=True)
class Point:
    """One step of time: its share, its control limits, and whether it lies outside them."""

    start: date
    contacts: int
    share: Estimate
    low: float | None
    high: float | None
    signal: bool


@dataclass(frozen=True)
class Trend:
    """A share over time with Laney's p′ limits; without limits (`centre` None) when there are fewer than two steps."""

    points: Sequence[Point]
    centre: float | None
    provisional: bool

    @property
    def signals(self) -> int:
        """How many steps lie outside their limits."""
        return sum(point.signal for point in self.points)


@dataclass(frozen=True)
class Part:
    """A unit, channel, hour or person: its shares, and how its satisfaction differs from that of the rest."""

    key: Any
    satisfaction: Estimate
    bitter: Estimate
    against_rest: Comparison


@dataclass(frozen=True)
class Ways:
    """The moments before and after this one, in the same visit. The key None: the visit begins (or ends) here."""

    before: Sequence[tuple[int | None, int, Estimate]]
    after: Sequence[tuple[int, int, Estimate]]


def trend_of(reader: Reader, lens: Lens, *, cycle: int, moment: int | None, step: Step, share: str) -> Trend:
    """How a share moved over the period. Steps without contacts are there too, without a share."""
    within = reader.facts.within(lens.scope(cycle=cycle, moment=moment, days=lens.period))
    among, hit = TREND_SHARES[share]
    rows = {row[step]: row for row in reader.run(TREND.expression(within, (step,))).to_pylist()}
    starts = list(_steps(lens.period, step))
    n = [int(rows[start][among]) if start in rows else 0 for start in starts]
    hits = [int(rows[start][hit]) if start in rows else 0 for start in starts]
    chart = laney(hits, n)
    points = []
    for place, start in enumerate(starts):
        share_here = estimate_share(hits[place], n[place])
        limits = chart.points[place] if chart and share_here.value is not None else None
        points.append(
            Point(
                start,
                int(rows[start]["encounters"]) if start in rows else 0,
                share_here,
                limits.low if limits else None,
                limits.high if limits else None,
                bool(limits and limits.signal),
            )
        )
    return Trend(points, chart.centre if chart else None, bool(chart and chart.provisional))


def parts_of(reader: Reader, lens: Lens, *, by: str, cycle: int | None = None, moment: int | None = None) -> list[Part]:
    """Satisfaction and bitterness of each unit, channel, hour or person; each compared with all the others together."""
    within = reader.facts.within(lens.scope(cycle=cycle, moment=moment, days=lens.period))
    column = COLUMN_OF[by]
    satisfied, bitter = (
        {row[column]: row for row in reader.run(measure.expression(within, (by,))).to_pylist()} for measure in (SATISFACTION, BITTER_SHARE)
    )
    keys = [key for key in {**satisfied, **bitter} if key is not None]
    n, hits = (sum(row[name] for row in satisfied.values()) for name in ("n", "hits"))
    shown = {key: _share(satisfied[key]) for key in keys}
    pairs = [
        (Share(satisfied[key]["hits"], satisfied[key]["n"]), Share(hits - satisfied[key]["hits"], n - satisfied[key]["n"]))
        if shown[key].value is not None
        else (Share(0, 0), Share(0, 0))
        for key in keys
    ]
    compared = compare_shares(pairs, better=Better.MORE)
    return [Part(key, shown[key], _share(bitter[key]), row) for key, row in zip(keys, compared, strict=True)]


def ways_of(reader: Reader, lens: Lens, *, cycle: int, moment: int) -> Ways:
    """Where people came from and where they went, of those whose visit is known."""
    rows = FLOW.answer(reader, scope=lens.scope(cycle=cycle, moment=moment, days=lens.period)).to_pylist()
    came = [(row["previous_moment_id"], row["count"]) for row in rows if row["moment_id"] == moment]
    arrivals = sum(count for _, count in came)
    before = [(key, count, estimate_share(count, arrivals)) for key, count in came]
    after = [(row["moment_id"], row["count"], estimate_of(row)) for row in rows if row["previous_moment_id"] == moment]
    return Ways(sorted(before, key=lambda way: -way[1]), sorted(after, key=lambda way: -way[1]))


def comments_of(moment: Moment, *, lens: Lens, by: Person, impression: int | None = None) -> EncounterQuerySet:
    """The contacts of a moment that have a comment, of the units that the person sees; in no order yet."""
    found = Encounter.objects.visible_to(by).filter(moment=moment, day__range=(lens.period.first, lens.period.last)).exclude(comment="")
    if lens.unit is not None:
        found = found.filter(unit_id__in=[unit.pk for unit in lens.seen if unit.path.startswith(lens.unit.path)])
    return found if impression is None else found.filter(impression=impression)


def named_persons(parts: Sequence[Part], *, by: Person, lens: Lens) -> list[tuple[Person, Part]]:
    """The persons behind pseudonyms, as far as `by` may know: oneself, and whoever works where one holds SEE_FIGURES_BY_PERSON.

    (Facts hold pseudonyms only; the way back needs the secret of the organisation, and is walked here and nowhere else.)
    """
    where = Unit.objects.where(by, Permission.SEE_FIGURES_BY_PERSON)
    there = Person.objects.get_queryset().filter(Q(pk=by.pk) | Q(pk__in=Assignment.objects.filter(unit__in=where).values("person")))
    persons = list(there.order_by("name", "pk"))
    keys = facts.person_keys([person.pk for person in persons], lens.organisation)
    found = {part.key: part for part in parts}
    return [(person, found[keys[person.pk]]) for person in persons if keys[person.pk] in found]


def _share(row: dict[str, Any]) -> Estimate:
    if row.get("customers", privacy.K) < privacy.K and row["n"]:
        return Estimate(None, None, None, row["n"], privacy.TOO_FEW)
    return estimate_share(row["hits"], row["n"]) if row["n"] else withheld(0)


def _steps(period: Period, step: Step) -> Iterator[date]:
    day = period.first
    if step == "week":
        day -= timedelta(days=day.weekday())
    elif step == "month":
        day = day.replace(day=1)
    while day <= period.last:
        yield day
        if step == "month":
            day = (day + timedelta(days=32)).replace(day=1)
        else:
            day += timedelta(days=7 if step == "week" else 1)
