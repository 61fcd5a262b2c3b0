"""What is looked at: periods of days, a scope (filters), and the tables that measures are written on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

import ibis

from estelar.analytics import tables, tallies
from estelar.errors import BadInput
from estelar.text import Text


@dataclass(frozen=True, slots=True)
class Period:
    """Local days from `first` to `last`, both included. Raises BadInput when they are the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise BadInput(
                Text(
                    es=f"El período termina ({self.last}) antes de empezar ({self.first}).",
                    en=f"The period ends ({self.last}) before it begins ({self.first}).",
                ),
                code="period_reversed",
            )

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def before(self) -> Period:
        """The period of the same length that ends the day before this one: the usual comparison.

        >>> Period(date(2026, 11, 8), date(2026, 11, 14)).before()
        Period(first=datetime.date(2026, 11, 1), last=datetime.date(2026, 11, 7))
        """
        last = self.first - timedelta(days=1)
        return Period(last - timedelta(days=self.days - 1), last)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts count; None means all of them, an empty tuple means none.

    `units` are exact: whoever wants a branch with everything below it passes `subtree(...)`.
    """

    days: Period | None = None
    cycles: tuple[int, ...] | None = None
    moments: tuple[int, ...] | None = None
    units: tuple[int, ...] | None = None

    def keep(self, table: Any, *, moments: bool = True) -> Any:
        """The Ibis table with these filters; `moments=False` leaves the moment filter out."""
        conditions = []
        if self.days is not None:
            conditions.append(table.day.between(ibis.literal(self.days.first), ibis.literal(self.days.last)))
        wanted = [("cycle_id", self.cycles), ("unit_id", self.units), ("moment_id", self.moments if moments else None)]
        for column, ids in wanted:
            if ids is not None:
                conditions.append(table[column].isin(ids) if ids else ibis.literal(False))
        return table.filter(conditions) if conditions else table


@dataclass(frozen=True, slots=True)
class Facts:
    """The tables of a measure, as Ibis tables; `journeys` are the encounters without the filter on moments.

    (The share of visits that pass a moment, or the ways out of it, need the other moments too.)
    """

    encounters: Any
    journeys: Any
    dissatisfaction: Any
    moments: Any
    units: Any
    cycles: Any
    steps: Any
    waits: Any
    named: Any
    scope: Scope = Scope()

    @staticmethod
    def unbound() -> Facts:
        """Tables without data: what an engine binds to its own tables of the same names."""
        return _unbound()

    def within(self, scope: Scope) -> Facts:
        """The same tables with the filters of `scope` (days, cycles, moments, units) on the facts."""
        return replace(
            self,
            encounters=scope.keep(self.encounters),
            journeys=scope.keep(self.journeys, moments=False),
            dissatisfaction=scope.keep(self.dissatisfaction),
            steps=scope.keep(self.steps),
            waits=scope.keep(self.waits),
            named=scope.keep(self.named),
            scope=scope,
        )


@cache
def _unbound() -> Facts:
    encounters = tables.ENCOUNTERS.unbound()
    return Facts(
        encounters=encounters,
        journeys=encounters,
        dissatisfaction=tables.DISSATISFACTION.unbound(),
        moments=tables.MOMENTS.unbound(),
        units=tables.UNITS.unbound(),
        cycles=tables.CYCLES.unbound(),
        steps=tallies.STEPS.table.unbound(),
        waits=tallies.WAITS.table.unbound(),
        named=tallies.NAMED.table.unbound(),
    )


@lru_cache(maxsize=256)
def facts_within(scope: Scope) -> Facts:
    """The unbound tables with the filters of `scope`, kept: writing an expression takes Ibis some milliseconds."""
    return _unbound().within(scope)


def subtree(units: Iterable[tables.Row], unit_id: int) -> tuple[int, ...]:
    """The ids of a unit and of all units below it, from rows of the dimension `units`.

    >>> rows = [{"unit_id": 1, "path": "/1/"}, {"unit_id": 4, "path": "/1/4/"}, {"unit_id": 14, "path": "/14/"}]
    >>> subtree(rows, 1), subtree(rows, 14)
    ((1, 4), (14,))
    """
    return tuple(row["unit_id"] for row in units if f"/{unit_id}/" in row["path"])
