"""The whole organisation: every cycle with its headline figures, and its units side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from estelar.cycles.models import Cycle, CycleVersion, Moment
from estelar.encounters.models import Encounter
from estelar.people.models import Person, Unit
from estelar.reports import facts, rules
from estelar.reports.operations.lens import Lens
from estelar.reports.operations.live import Lived, changes_of, classes_of, look_once, together
from estelar.reports.operations.moment import Part, parts_of


@dataclass(frozen=True)
class CycleFigures:
    """A cycle with its figures, and the moments that hurt or delight."""

    cycle: Cycle
    lived: Lived
    bitter: Sequence[Moment]
    stellar: Sequence[Moment]


@dataclass(frozen=True)
class UnitFigures:
    """A unit with its figures; `against_rest` of `part` compares it with all the others together."""

    unit: Unit
    part: Part


@dataclass(frozen=True)
class Index:
    """What the first page shows."""

    total: Lived
    cycles: Sequence[CycleFigures]
    units: Sequence[UnitFigures]
    ranked: bool
    """Whether the units differ so clearly (no two intervals overlap) that an order of them is no illusion."""
    live_days: int


@dataclass(frozen=True)
class Start:
    """How far a new organisation has come."""

    has_cycle: bool
    has_contact: bool


def start_of(person: Person) -> Start:
    """What is already there: a published cycle, and a contact that the person sees."""
    return Start(
        has_cycle=CycleVersion.objects.filter(state=CycleVersion.State.IN_FORCE, cycle__archived_at=None).exists(),
        has_contact=Encounter.objects.visible_to(person).exists(),
    )


def index_of(*, lens: Lens, by: Person) -> Index:
    """The figures of every cycle and unit that the person sees. Raises facts.BeingPrepared after a huge import."""
    cycles = list(Cycle.objects.visible_to(by).filter(archived_at=None, versions__state=CycleVersion.State.IN_FORCE).order_by("name", "pk"))
    moments: dict[int, list[Moment]] = {}
    for moment in Moment.objects.filter(cycle__in=cycles).order_by("cycle_id", "position"):
        moments.setdefault(moment.cycle_id, []).append(moment)
    with facts.reading(lens.periods, organisation=lens.organisation) as reader:
        seen = look_once(reader, lens, lens.scope())
        with reader.of(lens.period) as now_only:
            parts = parts_of(now_only, lens, by="unit")
    now = {cycle.pk: together(seen.now.of(moment.pk) for moment in moments.get(cycle.pk, [])) for cycle in cycles}
    if seen.before:
        old = {cycle.pk: together(seen.before.of(moment.pk) for moment in moments.get(cycle.pk, [])) for cycle in cycles}
        changes = dict(zip(now, changes_of([(now[pk], old[pk]) for pk in now]), strict=True))
        of_all = changes_of([(seen.now.total, seen.before.total)])[0]
    found = []
    for cycle in cycles:
        classes = classes_of({moment.pk: seen.now.of(moment.pk) for moment in moments.get(cycle.pk, []) if moment.is_in_force})
        found.append(
            CycleFigures(
                cycle,
                Lived(None, now[cycle.pk], changes[cycle.pk] if seen.before else None, None),
                [moment for moment in moments.get(cycle.pk, []) if moment.pk in classes and classes[moment.pk].kind in ("bitter", "both")],
                [moment for moment in moments.get(cycle.pk, []) if moment.pk in classes and classes[moment.pk].kind in ("stellar", "both")],
            )
        )
    by_id = {unit.pk: unit for unit in lens.seen}
    units = [UnitFigures(by_id[part.key], part) for part in parts if part.key in by_id]
    ranked = is_ranked([one.part for one in units])
    if ranked:
        units.sort(key=lambda one: -(one.part.satisfaction.value or 0.0))
    else:
        units.sort(key=lambda one: one.unit.path)
    return Index(
        total=Lived(None, seen.now.total, of_all if seen.before else None, None),
        cycles=found,
        units=units,
        ranked=ranked,
        live_days=reader.live_days,
    )


def is_ranked(parts: Sequence[Part]) -> bool:
    """Whether no two of them overlap: only then an order says something."""
    shares = sorted((part.satisfaction for part in parts), key=lambda share: -1.0 if share.value is None else share.value)
    return len(shares) > 1 and not any(rules.overlapping(one, other) for one, other in pairwise(shares))
