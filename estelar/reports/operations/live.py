"""The live cycle: what each moment of a cycle showed in a period, and whether that is better or worse than before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from estelar.analytics import privacy
from estelar.analytics.classification import Class, Impressions, Kind, classify
from estelar.analytics.compare import Better, Comparison, Share, compare_shares
from estelar.analytics.engine import Reader
from estelar.analytics.measures.journeys import REACH, finish_dissatisfaction
from estelar.analytics.measures.overview import SUMS, Estimate, Figures, Overview, Side, estimate_share, look
from estelar.analytics.scope import Period, Scope, facts_within
from estelar.cycles.models import Cycle, CycleVersion, Moment
from estelar.reports import facts, rules
from estelar.reports.operations.lens import Lens


@dataclass(frozen=True)
class Changes:
    """Now against before, each with its verdict."""

    satisfaction: Comparison
    stellar: Comparison
    bitter: Comparison
    within_standard: Comparison


@dataclass(frozen=True)
class Lived:
    """One moment as it was lived (or all of them together): figures, and what may be said of them."""

    moment: Moment | None
    figures: Figures
    changes: Changes | None
    """None when nothing is compared."""
    of_rest: Class | None
    """What it is prone to, against the rest of its cycle; None for the total."""

    @property
    def kind(self) -> Kind:
        """Stellar-prone, bitter-prone, both, neutral or not enough data."""
        return self.of_rest.kind if self.of_rest else Kind.NEUTRAL

    @property
    def declared_critical(self) -> bool:
        """Whether the team that drew the cycle calls it critical."""
        return bool(self.moment and self.moment.critical_reason)

    @property
    def computed_critical(self) -> bool:
        """Whether its figures do."""
        return bool(self.of_rest and self.of_rest.critical)

    @property
    def standing(self) -> rules.Standing:
        """Whether its wait standard is met."""
        return rules.standing(self.figures.within_standard, self.moment.wait_standard_share if self.moment else None)


@dataclass(frozen=True)
class Way:
    """One moment directly followed by another: how often, and which part of all that left the first."""

    before: int | None
    """None: the visit begins here."""
    after: int
    count: int
    share: Estimate


@dataclass(frozen=True)
class Week:
    """A week (its Monday): how many rated it, and how many of them were satisfied."""

    monday: date
    rated: int
    satisfied: int

    @property
    def share(self) -> float | None:
        """The satisfied of the rated; None when they are too few."""
        return self.satisfied / self.rated if self.rated >= privacy.K else None


@dataclass(frozen=True)
class LiveCycle:
    """Everything that the page and the files of a live cycle show."""

    cycle: Cycle
    version: CycleVersion | None
    """The version in force."""
    lens: Lens
    total: Lived
    moments: Sequence[Lived]
    """Those in force, in their order."""
    former: Sequence[Lived]
    """Moments of earlier versions that were still lived in the period."""
    ways: Sequence[Way]
    weeks: Mapping[int | None, Sequence[Week]]
    """Satisfaction by week of each moment; None: of all of them."""
    named: pa.Table
    """How often each dissatisfaction element was named in the period, by moment."""
    live_days: int
    """Days that were read straight from the truth, because they changed a moment ago."""

    def of(self, moment_id: int | None) -> Lived | None:
        """One of its moments."""
        return next((one for one in (*self.moments, *self.former) if one.moment and one.moment.pk == moment_id), None)

    @property
    def remarkable(self) -> Lived | None:
        """The moment to look at first: critical by its figures, then bitter-prone, then the least satisfying, else the first."""

        def order(one: Lived) -> tuple[bool, bool, float]:
            value = one.figures.satisfaction.value
            return (not one.computed_critical, one.kind not in (Kind.BITTER, Kind.BOTH), 2.0 if value is None else value)

        return min(self.moments, key=order, default=None)


@dataclass(frozen=True)
class Element:
    """A dissatisfaction element: how often it was named, its share of all that were, per hundred bitter contacts."""

    code: str
    count: int
    share: Estimate
    cumulative: float | None
    per_100_bitter: float | None


@dataclass(frozen=True)
class Reached:
    """How many visits (or contacts without a visit) passed a moment, and their share of all visits."""

    passed: int
    share: Estimate


def live_cycle(cycle: Cycle, *, lens: Lens) -> LiveCycle:
    """The figures of every moment of a cycle. Raises facts.BeingPrepared after a huge import."""
    version = cycle.versions.filter(state=CycleVersion.State.IN_FORCE).first()
    known = {moment.pk: moment for moment in cycle.moments.order_by("position", "pk")}
    scope = lens.scope(cycle=cycle.pk)
    with facts.reading(lens.periods, organisation=lens.organisation) as reader:
        seen = look_once(reader, lens, scope)
        days = lens.scope(cycle=cycle.pk, days=lens.period)
        named = reader.once(("named", days), lambda: reader.run(_named(days)))
    in_force = [moment for moment in known.values() if moment.is_in_force]
    former = [moment for pk, moment in known.items() if not moment.is_in_force and pk in seen.now.moments]
    return LiveCycle(
        cycle=cycle,
        version=version,
        lens=lens,
        total=Lived(None, seen.now.total, changes_of([(seen.now.total, seen.before.total)])[0] if seen.before else None, None),
        moments=_lived(in_force, seen.now, seen.before),
        former=_lived(former, seen.now, seen.before),
        ways=_ways(seen.steps),
        weeks=_weeks(seen.steps),
        named=named,
        live_days=reader.live_days,
    )


def elements_of(live: LiveCycle, chosen: Lived) -> list[Element]:
    """What displeased in a moment, most named first."""
    assert chosen.moment is not None
    rows = live.named.filter(pc.equal(live.named["moment_id"], chosen.moment.pk))
    total, bitter = pc.sum(rows["count"]).as_py() or 0, chosen.figures.n_bitter
    for name, value in (("n", total), ("bitter", bitter)):
        rows = rows.append_column(name, pa.array([value] * rows.num_rows, pa.int64()))
    return [
        Element(row["element"], row["count"], estimate_of(row), row["cumulative"], row["per_100_bitter"])
        for row in finish_dissatisfaction(rows, ()).to_pylist()
    ]


def reach_of(reader: Reader, lens: Lens, *, cycle: int, moment: int) -> Reached | None:
    """How many pass a moment; None when nobody did."""
    rows = REACH.answer(reader, scope=lens.scope(cycle=cycle, moment=moment, days=lens.period)).to_pylist()
    return Reached(rows[0]["passed"], estimate_of(rows[0])) if rows else None


def changes_of(pairs: Sequence[tuple[Figures, Figures]]) -> list[Changes]:
    """Now against before of each pair, the p-values corrected over all pairs together, figure by figure."""

    def compared(hits: str, n: str, better: Better) -> list[Comparison]:
        return compare_shares(
            [(Share(getattr(now, hits), getattr(now, n)), Share(getattr(old, hits), getattr(old, n))) for now, old in pairs], better=better
        )

    within = compare_shares([(Share(a.standard[1], a.standard[0]), Share(b.standard[1], b.standard[0])) for a, b in pairs])
    columns = (
        compared("n_satisfied", "n_rated", Better.MORE),
        compared("n_stellar", "n_impression", Better.MORE),
        compared("n_bitter", "n_impression", Better.LESS),
        within,
    )
    return [Changes(*row) for row in zip(*columns, strict=True)]


def classes_of(figures: dict[int, Figures]) -> dict[int, Class]:
    """What each moment is prone to, against the rest of these moments."""
    return classify({pk: Impressions(one.n_impression, one.n_stellar, one.n_bitter) for pk, one in figures.items()})


def together(parts: Iterable[Figures]) -> Figures:
    """The figures of several moments as one."""
    figures = list(parts)
    sums = {name: sum(getattr(one, name) for one in figures) for name in SUMS}
    waits = np.concatenate([one.waits for one in figures]) if figures else np.empty((0, 2), np.int64)
    seconds, where = np.unique(waits[:, 0], return_inverse=True)
    counts = np.bincount(where, weights=waits[:, 1], minlength=len(seconds)) if len(seconds) else np.empty(0)
    standard = (sum(one.standard[0] for one in figures), sum(one.standard[1] for one in figures))
    return Figures(**sums, standard=standard, waits=np.column_stack([seconds, counts]).astype(np.int64))


def estimate_of(row: dict[str, object]) -> Estimate:
    """A finished row of a measure as an estimate."""
    return Estimate(*(row[name] for name in ("value", "low", "high", "n", "state")))  # type: ignore[arg-type]


def _lived(moments: Sequence[Moment], now: Side, before: Side | None) -> list[Lived]:
    figures = {moment.pk: now.of(moment.pk) for moment in moments}
    changes = changes_of([(now.of(moment.pk), before.of(moment.pk)) for moment in moments]) if before else [None] * len(moments)
    classes = classes_of(figures)
    return [Lived(moment, figures[moment.pk], change, classes[moment.pk]) for moment, change in zip(moments, changes, strict=True)]


def look_once(reader: facts.Reading, lens: Lens, scope: Scope) -> Overview:
    """The overview of a scope through a lens, kept while nothing changes."""
    return reader.once(("look", lens.period, lens.before, scope), lambda: look(reader, now=lens.period, before=lens.before, scope=scope))


@lru_cache(maxsize=256)
def _named(scope: Scope) -> Any:
    """How often each element was named in each moment."""
    t = facts_within(scope).named
    return t.group_by("moment_id", "element").aggregate(count=t.n.sum().cast("int64"))


def _ways(steps: pa.Table) -> list[Way]:
    counts: dict[tuple[int | None, int], int] = {}
    for row in steps.group_by(["previous_moment_id", "moment_id"]).aggregate([("steps", "sum")]).to_pylist():
        if row["steps_sum"]:
            counts[row["previous_moment_id"], row["moment_id"]] = row["steps_sum"]
    leaving: dict[int | None, int] = {}
    for (before, _after), count in counts.items():
        leaving[before] = leaving.get(before, 0) + count
    return [
        Way(before, after, count, estimate_share(count, leaving[before]))
        for (before, after), count in sorted(counts.items(), key=lambda item: (item[0][0] or 0, item[0][1]))
    ]


def _weeks(steps: pa.Table) -> dict[int | None, list[Week]]:
    """By moment, and of all of them; the figures of a week that the period cuts are those of its days inside."""
    found: dict[int | None, list[Week]] = {None: []}
    sums = [("n_satisfied", "sum"), ("n_rated", "sum")]
    for keys in (["week"], ["moment_id", "week"]):
        for row in steps.group_by(keys).aggregate(sums).sort_by("week").to_pylist():
            week = Week(row["week"], row["n_rated_sum"], row["n_satisfied_sum"])
            found.setdefault(row.get("moment_id"), []).append(week)
    return found


def by_week(weeks: Sequence[Week], period: Period) -> list[float | None]:
    """The weeks as a line: None where a week had nothing to say."""
    values = {monday: next(iter(group)).share for monday, group in groupby(weeks, key=lambda week: week.monday)}
    monday = period.first.toordinal() - period.first.weekday()
    return [values.get(date.fromordinal(day)) for day in range(monday, period.last.toordinal() + 1, 7)]
