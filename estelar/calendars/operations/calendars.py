"""Calendars: added, changed (written first as a proposal, confirmed with a reason), ended."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from estelar import worktime
from estelar.calendars import rules
from estelar.calendars.models import Calendar, Proposal, Version
from estelar.calendars.rules.change import differs, summary
from estelar.errors import BadInput, Conflict, RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Organisation, Person, Unit
from estelar.worktime import OwnDay, Weekly

MOST_NAME = 120


def as_known(calendar: worktime.Calendar, at: datetime) -> worktime.Calendar:
    """The calendar with the holidays of the years about this moment written into it, as they are known now."""
    year = at.astimezone(ZoneInfo(calendar.zone)).year
    return dataclasses.replace(calendar, public=None).freeze(year - rules.YEARS_BEFORE, year + rules.YEARS_AFTER)


def _clean_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise RuleBroken(_("A calendar needs a name."), code="no_name", field="name")
    if len(name) > MOST_NAME:
        raise RuleBroken(
            _("The name has more than {most} characters. Choose a shorter one.").format(most=MOST_NAME), code="long", field="name"
        )
    return name


def _composed(current: worktime.Calendar, at: datetime, fields: dict[str, Any]) -> worktime.Calendar:
    """The calendar with these fields instead. Raises RuleBroken."""
    if "name" in fields:
        fields["name"] = _clean_name(fields["name"])
    if len(fields.get("own", ())) > rules.MOST_OWN_DAYS:
        raise RuleBroken(
            _("A calendar holds at most {most} days of your own. Remove old ones first.").format(most=rules.MOST_OWN_DAYS),
            code="too_many_days",
            field="days",
        )
    try:
        return as_known(dataclasses.replace(current, **fields), at)
    except BadInput as refused:
        raise rules.refusal(refused) from refused


def create(made: worktime.Calendar, *, unit: Unit | None, reason: str, by: Person, at: datetime) -> Version:
    """The first version of a calendar that has been checked, within somebody's transaction."""
    made = as_known(made, at)
    calendar = Calendar.objects.create(
        name=made.name, unit=unit, country=made.country, subdivision=made.subdivision, zone=made.zone, number=1
    )
    version = Version.objects.create(calendar=calendar, number=1, document=made.to_document(), reason=reason, by=by, at=at)
    journal.record("calendars.calendar_added", calendar, by=by, at=at, unit=unit.name if unit else "", zone=made.zone, reason=reason)
    return version


@transaction.atomic
def add_calendar(
    *, name: str, zone: str, weekly: Weekly, unit: Unit | None = None, country: str = "", subdivision: str = "",
    own: Sequence[OwnDay] = (), reason: str, by: Person, at: datetime,
) -> Version:  # fmt: skip
    """A calendar for a unit and everything below it, or (without unit) for the whole organisation. Raises RuleBroken.

    What is open already keeps the calendar it was opened with.
    """
    Organisation.current()
    Organisation.objects.select_for_update().only("pk").get(pk=1)  # one at a time
    reason = rules.check_reason(reason)
    if unit is not None and unit.parent_id is None:
        unit = None  # the root is the whole organisation
    if unit is not None and not unit.is_open:
        raise RuleBroken(_("“{name}” is closed. Choose an open unit.").format(name=unit.name), code="unit_closed", field="unit")
    if there := Calendar.objects.in_use().filter(unit=unit).first():
        raise RuleBroken(
            _("The calendar “{name}” holds here already. Change that one.").format(name=there.name), code="calendar_there", field="unit"
        )
    try:
        made = worktime.Calendar(_clean_name(name), zone, weekly, country, subdivision, tuple(own))
    except BadInput as refused:
        raise rules.refusal(refused) from refused
    return create(made, unit=unit, reason=reason, by=by, at=at)


def _held(calendar: Calendar, expected_version: int) -> Calendar:
    held = Calendar.objects.select_for_update(of=("self",)).select_related("unit").get(pk=calendar.pk)
    if held.ended_at is not None:
        raise RuleBroken(_("“{name}” has ended and changes no more.").format(name=held.name), code="ended")
    if held.number != expected_version:
        raise Conflict(
            _(
                "Somebody else has changed “{name}” in the meantime: there is a version {n} now. Look at it and make your change again."
            ).format(name=held.name, n=held.number),
            code="changed_meanwhile",
        )
    return held


def propose(calendar: Calendar, *, by: Person, at: datetime, **fields: Any) -> Proposal:
    """A change, written down and not yet confirmed: any of name, zone, country, subdivision, weekly, own.

    Without any, the holidays as they are known now. It takes the place of the person's former proposal. Raises RuleBroken.
    """
    current = calendar.current_version
    new = _composed(current.worktime, at, fields)
    if not differs(current.worktime, new):
        raise RuleBroken(_("Nothing would change. Change something first."), code="no_change")
    values = {"base": current.number, "document": new.to_document(), "at": at}
    return Proposal.objects.update_or_create(calendar=calendar, by=by, defaults=values)[0]


def discard(proposal: Proposal) -> None:
    """The proposal is forgotten; nothing has changed by it."""
    proposal.delete()


@transaction.atomic
def confirm(proposal: Proposal, *, reason: str, by: Person, at: datetime) -> Version:
    """The proposal becomes the next version. Raises RuleBroken, and Conflict when somebody else was quicker."""
    held = _held(proposal.calendar, proposal.base)
    version = _next(held, proposal.worktime, reason=reason, by=by, at=at)
    proposal.delete()
    return version


@transaction.atomic
def change(calendar: Calendar, *, reason: str, by: Person, at: datetime, expected_version: int, **fields: Any) -> Version:
    """The next version at once: any of name, zone, country, subdivision, weekly, own; without any, the holidays as they are known now.

    What is open already keeps the version it was opened with. Raises RuleBroken, and Conflict when there is a newer version.
    """
    held = _held(calendar, expected_version)
    return _next(held, _composed(held.current, at, fields), reason=reason, by=by, at=at)


def _next(held: Calendar, new: worktime.Calendar, *, reason: str, by: Person, at: datetime) -> Version:
    reason = rules.check_reason(reason)
    old = held.current
    if not differs(old, new):
        raise RuleBroken(_("Nothing would change. Change something first."), code="no_change")
    version = Version.objects.create(
        calendar=held, number=held.number + 1, document=new.to_document(), reason=reason, by=by, at=at
    )  # fmt: skip
    held.number = version.number
    held.name, held.zone, held.country, held.subdivision = new.name, new.zone, new.country, new.subdivision
    held.save(update_fields=["number", "name", "zone", "country", "subdivision"])
    journal.record(
        "calendars.calendar_changed", held, by=by, at=at, version=version.number, reason=reason, changes=summary(old, new)
    )  # fmt: skip
    return version


@transaction.atomic
def end_calendar(calendar: Calendar, *, reason: str, by: Person, at: datetime) -> Calendar:
    """From now on the unit follows the calendar of what it is part of; what is open keeps its version. Raises RuleBroken."""
    held = Calendar.objects.select_for_update(of=("self",)).select_related("unit").get(pk=calendar.pk)
    if held.unit is None:
        raise RuleBroken(
            _("The calendar of the whole organisation cannot end: every deadline needs one. Change it instead."), code="needed"
        )
    reason = rules.check_reason(reason)
    if held.ended_at is None:
        held.ended_at = at
        held.save(update_fields=["ended_at"])
        held.proposals.all().delete()
        journal.record("calendars.calendar_ended", held, by=by, at=at, reason=reason)
    return held
