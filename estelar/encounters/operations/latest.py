"""Who may change a contact that is already written: its writer for a while, and whoever may correct in that unit."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from estelar.encounters.models import Encounter
from estelar.errors import RuleBroken
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.people.models import Person

LATEST_DAYS = 7
LATEST_MANY = 20


def may_change(encounter: Encounter, *, by: Person, at: datetime) -> bool:
    """May this person correct or remove this contact now? Own ones by hand: of the last 7 days, or among the last 20.

    The machine itself may: what it wrote for a case goes and comes with the case."""
    if by.is_house or by.may(Permission.CORRECT_ENCOUNTERS, encounter.unit):
        return True
    if encounter.recorded_by_id != by.pk or encounter.source != "hand" or not by.may(Permission.RECORD_ENCOUNTERS, encounter.unit):
        return False
    if encounter.recorded_at >= at - timedelta(days=LATEST_DAYS):
        return True
    own = Encounter.objects.filter(recorded_by=by, source="hand").order_by("-recorded_at")
    return encounter.pk in own.values_list("pk", flat=True)[:LATEST_MANY]


def check_may_change(encounter: Encounter, *, by: Person, at: datetime) -> None:
    """Raises RuleBroken when the person may not change this contact."""
    if not may_change(encounter, by=by, at=at):
        raise RuleBroken(
            _("You can change your own contacts of the last 7 days, or your last 20. For this one, ask a supervisor of %(unit)s.")
            % {"unit": encounter.unit.name},
            code="may_not_change",
        )
