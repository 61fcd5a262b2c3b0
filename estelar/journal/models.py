from __future__ import annotations

from typing import Any, Protocol

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from estelar.journal.rules import Secrecy
from estelar.permissions import Permission


class Reader(Protocol):
    """A person, as far as this room knows (persons stand above the journal)."""

    def may_everywhere(self, permission: Permission) -> bool: ...


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, person: Reader) -> EntryQuerySet:
        """The journal is read by a role at the root; without the lines about what the person may not know of."""
        return self.readable_by(person) if person.may_everywhere(Permission.SEE_JOURNAL) else self.none()

    def readable_by(self, reader: Any) -> EntryQuerySet:
        """Those that are withheld neither from this person nor (None) from nobody in particular. Whoever proves the chain reads every
        line, and shows none."""
        return SECRECY.readable(self, reader)


SECRECY: Secrecy[EntryQuerySet] = Secrecy()


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
    request = models.CharField(_("request"), max_length=64, blank=True, db_default="")  # the number that its page showed, as in the logs
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


class Book(models.Model):
    """The journal as a whole: exactly one row (id 1). Lines about the journal itself are about this row."""

    years = models.PositiveSmallIntegerField(
        _("years that lines are kept"),
        null=True,
        blank=True,
        help_text=_("Empty: for ever. Older lines are removed by whole days, and the chain still proves the rest."),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="journal_one_book"),
            models.CheckConstraint(condition=models.Q(years=None) | models.Q(years__range=(1, 100)), name="journal_book_years"),
        ]

    def __str__(self) -> str:
        return gettext("Journal")

    @property
    def journal_label(self) -> str:
        """The same word in every line, whatever the language of whoever wrote it."""
        return "Estelar"

    @classmethod
    def current(cls) -> Book:
        """The row, or its defaults as long as nobody has chosen anything."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


class Link(models.Model):
    """What chains one line to the line before it; written about a minute after the line. Append only.

    `day` is the UTC day on which the link was written: within a day numbers only grow, and no line joins a day that is over.
    """

    line = models.OneToOneField(  # without a constraint: of a line that somebody removed, the link stays as evidence
        Entry, on_delete=models.DO_NOTHING, primary_key=True, db_column="id", db_constraint=False, related_name="link"
    )
    day = models.DateField()
    digest = models.BinaryField(max_length=32)  # of the line itself
    hash = models.BinaryField(max_length=32)  # of the hash before and the digest

    def __str__(self) -> str:
        return f"{self.pk} {bytes(self.hash).hex()}"


class Anchor(models.Model):
    """A day that is over, in one seal: first and last line, how many, the last hash. Seals are a chain too. Append only."""

    day = models.DateField(_("day (UTC)"), primary_key=True)
    first = models.BigIntegerField(_("first line"))
    last = models.BigIntegerField(_("last line"))
    lines = models.BigIntegerField(_("lines"))
    hash = models.BinaryField(max_length=32)  # of the last line's link
    seal = models.BinaryField(max_length=32)
    at = models.DateTimeField(_("sealed"))

    def __str__(self) -> str:
        return f"{self.day} {bytes(self.seal).hex()}"


class Retirement(models.Model):
    """The lines of a day were removed by the rule of keeping; its anchor stays. Append only."""

    day = models.OneToOneField(Anchor, on_delete=models.PROTECT, primary_key=True, db_column="day", related_name="retirement")
    at = models.DateTimeField(_("removed"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)
