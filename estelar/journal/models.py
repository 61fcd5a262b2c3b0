from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from estelar.permissions import Permission


class Reader(Protocol):
    """A person, as far as this room knows (persons stand above the journal)."""

    def may_everywhere(self, permission: Permission) -> bool: ...


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, person: Reader) -> EntryQuerySet:
        """The journal is read whole or not at all: by a role at the root."""
        return self if person.may_everywhere(Permission.SEE_JOURNAL) else self.none()


class Entry(models.Model):
    """One line: who (`by`) did what (`key`), on what (`subject_*`), when (`at`), from where (`origin`).

    A trigger refuses update, delete and truncate, also for the role that owns the table.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who"))
    key = models.CharField(_("what"), max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    subject_label = models.CharField(_("on what"), max_length=200, blank=True)
    origin = models.CharField(_("from where"), max_length=200, blank=True)
    detail = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-at", "-id"], name="journal_latest"),
            models.Index(fields=["subject_type", "subject_id", "-id"], name="journal_subject"),
            models.Index(fields=["by", "-id"], name="journal_by"),
            models.Index(fields=["key", "-id"], name="journal_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.subject_label}"
