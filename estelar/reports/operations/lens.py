"""Through which glass figures are seen: the units that the person may see, a period, a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from estelar.analytics.scope import Period, Scope
from estelar.people.models import Organisation, Person, Unit


@dataclass(frozen=True)
class Lens:
    """Whose figures, of which days. Made by `look_through`, so that nobody sees figures of units they may not see."""

    organisation: Organisation
    today: date
    period: Period
    before: Period | None
    unit: Unit | None
    """The unit asked for, with everything below it; None: everything that the person sees."""
    seen: tuple[Unit, ...]
    """The units that the person sees, in the order of the tree."""
    units: tuple[int, ...] | None
    """The units that count; None: all there are, so that nothing needs to be filtered."""

    @property
    def periods(self) -> list[Period]:
        """The days to read."""
        return [self.period] if self.before is None else [self.period, self.before]

    def scope(self, *, cycle: int | None = None, moment: int | None = None, days: Period | None = None) -> Scope:
        """The same as the analytics want it."""
        return Scope(
            days=days,
            cycles=None if cycle is None else (cycle,),
            moments=None if moment is None else (moment,),
            units=self.units,
        )


def look_through(
    person: Person, *, organisation: Organisation, today: date, period: Period, before: Period | None, unit: int | None = None
) -> Lens | None:
    """The lens of a person; None when the unit asked for is not one that they see."""
    units = list(Unit.objects.order_by("path").only("pk", "name", "path", "parent_id", "closed_at"))
    reach = tuple(assignment.unit.path for assignment in person.current_assignments)
    seen = tuple(one for one in units if one.path.startswith(reach))
    chosen = next((one for one in seen if one.pk == unit), None)
    if unit is not None and chosen is None:
        return None
    wanted = [one for one in seen if chosen is None or one.path.startswith(chosen.path)]
    return Lens(
        organisation=organisation,
        today=today,
        period=period,
        before=before,
        unit=chosen,
        seen=seen,
        units=None if len(wanted) == len(units) else tuple(one.pk for one in wanted),
    )
