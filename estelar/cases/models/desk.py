"""What somebody has on their desk: drafts, open tabs, own views, and who else looks at the same case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.cases.models.case import Case
from estelar.channels.models import Attachment

if TYPE_CHECKING:
    from estelar.people.models import Person

PERSON = settings.AUTH_USER_MODEL


class Draft(models.Model):
    """What somebody is writing in a case, kept on the server: nothing that happens to the case touches it."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    kind = models.CharField(max_length=8)  # reply, answer or note
    text = models.TextField(blank=True)
    attachments = models.ManyToManyField(Attachment, blank=True, related_name="+")
    last_seen = models.BigIntegerField(default=0)  # number of the last message that its writer had before them
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case", "kind"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.case}"


class Presence(models.Model):
    """Who looks at a case or writes in it now."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="presences")
    is_typing = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.case}"


class Tab(models.Model):
    """A case that somebody keeps open; it survives a reload and another device."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    seen_version = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="tab_once")]

    @property
    def has_news(self) -> bool:
        """Did something happen in the case since the person looked?"""
        return self.case.version > self.seen_version

    def __str__(self) -> str:
        return f"{self.person} · {self.case}"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, person: Person) -> SavedViewQuerySet:
        """One's own, and those shared with everybody."""
        return self.filter(Q(person=person) | Q(person=None))


class SavedView(models.Model):
    """A way to look at the inbox, by name: the filters as they stand in the address."""

    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, null=True, blank=True, related_name="+")  # null: shared
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500)
    position = models.PositiveSmallIntegerField(default=0)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name
