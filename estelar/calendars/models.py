from __future__ import annotations

import json
from functools import cached_property, lru_cache

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar import worktime
from estelar.people.models import Person, Unit
from estelar.permissions import Permission


@lru_cache(maxsize=200)
def _read(document: str) -> worktime.Calendar:
    """A calendar is made once for each document: what it has worked out (hours of a year, days that count) stays with it."""
    return worktime.Calendar.from_document(json.loads(document))


def read(document: object) -> worktime.Calendar:
    """The calendar of a stored document."""
    return _read(json.dumps(document, sort_keys=True))


class CalendarQuerySet(models.QuerySet["Calendar"]):
    def visible_to(self, person: Person) -> CalendarQuerySet:
        """The organisation's own, and those of the units one sees and of what these are part of: they hold there."""
        if not person.may(Permission.SEE_CALENDARS):
            return self.none()
        above = {pk for assignment in person.current_assignments for pk in assignment.unit.way}
        seen = Unit.objects.where(person, Permission.SEE_CALENDARS)
        return self.filter(Q(unit=None) | Q(unit__in=above) | Q(unit__in=seen))

    def in_use(self) -> CalendarQuerySet:
        return self.filter(ended_at=None)


class Calendar(models.Model):
    """Business time of the whole organisation (`unit` is null) or of a unit and everything below it, in versions."""

    name = models.CharField(_("name"), max_length=120)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="calendars", verbose_name=_("unit"))
    country = models.CharField(_("country"), max_length=2, blank=True)  # these three as in the current version
    subdivision = models.CharField(_("part of the country"), max_length=40, blank=True)
    zone = models.CharField(_("time zone"), max_length=60)
    number = models.PositiveIntegerField(_("version"), default=1, editable=False)  # of the current version
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)

    objects = CalendarQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(ended_at=None), nulls_distinct=False, name="calendar_once_per_unit")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("calendars:calendar", args=[self.pk])

    @cached_property
    def current_version(self) -> Version:
        """The version that holds now (read once for as long as this object lives)."""
        return self.versions.get(number=self.number)

    @property
    def current(self) -> worktime.Calendar:
        """Business time as it is counted now."""
        return self.current_version.worktime

    def changeable_by(self, person: Person) -> bool:
        """May this person change it: in its unit, or in the whole organisation?"""
        if self.unit is None:
            return person.may_everywhere(Permission.CHANGE_CALENDARS)
        return person.may(Permission.CHANGE_CALENDARS, self.unit)


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, person: Person) -> VersionQuerySet:
        return self.filter(calendar__in=Calendar.objects.visible_to(person))

    def current(self) -> VersionQuerySet:
        """Those that hold now."""
        return self.filter(number=F("calendar__number"))


class Version(models.Model):
    """A calendar as it was from one change until the next, holidays written down. Never changes (the database refuses it)."""

    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="versions", verbose_name=_("calendar"))
    number = models.PositiveIntegerField(_("version"))
    document = models.JSONField()  # of worktime.Calendar
    reason = models.CharField(_("reason"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "number"], name="calendar_version_once")]

    def __str__(self) -> str:
        return f"{self.calendar} · {self.number}"

    @property
    def worktime(self) -> worktime.Calendar:
        """Business time as this version counts it."""
        return read(self.document)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, person: Person) -> ProposalQuerySet:
        """One's own."""
        return self.filter(by=person)


class Proposal(models.Model):
    """A change that somebody has written and not confirmed yet: one for each person and calendar."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="proposals", verbose_name=_("calendar"))
    base = models.PositiveIntegerField()  # number of the version that it was written against
    document = models.JSONField()  # of worktime.Calendar
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who"))
    at = models.DateTimeField(_("when"))

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "by"], name="proposal_once_per_person")]

    def __str__(self) -> str:
        return f"{self.calendar} · {self.by}"

    @property
    def worktime(self) -> worktime.Calendar:
        """Business time as it would be counted."""
        return read(self.document)
