"""Which calendar holds where."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext as _

from estelar.calendars.models import Version
from estelar.calendars.operations.calendars import create
from estelar.calendars.rules import starting_calendar
from estelar.errors import RuleBroken
from estelar.people.models import Organisation, Person, Unit


def find_calendar(unit: Unit | None) -> Version | None:
    """The version that holds in a unit now: its own calendar's, else that of the nearest unit above, else the organisation's."""
    way = unit.way if unit else []
    current = Version.objects.select_related("calendar").filter(calendar__ended_at=None, number=F("calendar__number"))
    holding = current.filter(Q(calendar__unit=None) | Q(calendar__unit__in=way))
    return max(holding, key=lambda one: way.index(one.calendar.unit_id) if one.calendar.unit_id else -1, default=None)


def calendar_for(unit: Unit | None) -> Version:
    """The version that holds in a unit now. Raises RuleBroken when the organisation has no calendar yet (see `ensure_calendar`)."""
    version = find_calendar(unit)
    if version is None:
        raise RuleBroken(
            _("The organisation has no calendar yet, so nobody can say which days count. Make one under Calendars."), code="no_calendar"
        )
    return version


def ensure_calendar(unit: Unit | None, *, by: Person, at: datetime) -> Version:
    """As `calendar_for`; where there is none the organisation's is made from its settings: for what must not fail (opening a case)."""
    return find_calendar(unit) or _make_the_first(unit, by=by, at=at)


@transaction.atomic
def _make_the_first(unit: Unit | None, *, by: Person, at: datetime) -> Version:
    Organisation.current()
    organisation = Organisation.objects.select_for_update().defer("logo").get(pk=1)  # one at a time
    if (version := find_calendar(unit)) is not None:
        return version
    with translation.override(organisation.language):
        name, reason = _("General calendar"), _("Made from the settings of the organisation when it was first needed.")
    made = starting_calendar(name=name, country=organisation.country, zone=organisation.time_zone)
    return create(made, unit=None, reason=reason, by=by, at=at)
