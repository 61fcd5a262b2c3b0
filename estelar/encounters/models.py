from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.journal.models import Entry
from estelar.people.models import Unit

if TYPE_CHECKING:
    from estelar.people.models import Person


class SavedMapping(models.Model):
    """How the columns of a kind of file map to encounters, kept by name (a document of the mapping schema)."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    mapping = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class FileImportQuerySet(models.QuerySet["FileImport"]):
    def visible_to(self, person: Person) -> FileImportQuerySet:
        """Whoever may import in the whole organisation sees all; others see their own."""
        if any(a.unit.parent_id is None for a in person.current_assignments):
            return self
        return self.filter(by=person)


class FileImport(models.Model):
    """One file on its way into encounters: uploaded, described by a mapping, checked, read in the background, perhaps undone."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Uploaded")
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        UNDONE = "undone", _("Undone")

    file_name = models.CharField(_("file"), max_length=200)
    stored_as = models.CharField(max_length=200, blank=True)  # below ESTELAR_DATA/uploads
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()  # bytes
    mapping = models.JSONField(default=dict)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.UPLOADED)
    rows_read = models.BigIntegerField(default=0)
    encounters_made = models.BigIntegerField(default=0)
    customers_made = models.BigIntegerField(default=0)
    rows_rejected = models.BigIntegerField(default=0)
    duplicates = models.BigIntegerField(default=0)  # encounters that were already there
    progress = models.FloatField(default=0)  # 0-1
    doing = models.CharField(max_length=200, blank=True)  # what it does now, in words
    problems = models.JSONField(default=list)  # the first 20
    rejected_as = models.CharField(max_length=200, blank=True)  # file of the rejected rows, below ESTELAR_DATA/uploads
    report = models.JSONField(default=dict)  # what the check or the import found, see operations.intake.run.Outcome
    error = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = FileImportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("encounters:import", args=[self.pk])


class ImportedCustomer(models.Model):
    """A customer whom a file brought, so that undoing it can take away those that nobody else needs."""

    id = models.BigAutoField(primary_key=True)
    file_import = models.ForeignKey(FileImport, on_delete=models.CASCADE, related_name="imported_customers")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.file_import} · {self.customer_id}"


class EncounterQuerySet(models.QuerySet["Encounter"]):
    def visible_to(self, person: Person) -> EncounterQuerySet:
        """Encounters of the units that the person sees."""
        return self.filter(unit__in=Unit.objects.visible_to(person))


class Encounter(models.Model):
    """One lived moment: this customer, that moment, then, there, with whom, and what they took away from it."""

    class Impression(models.IntegerChoices):
        STELLAR = 1, _("stellar")
        NEUTRAL = 0, _("neutral")
        BITTER = -1, _("bitter")

    class ImpressionSource(models.TextChoices):
        CUSTOMER = "customer", _("the customer said so")
        STAFF = "staff", _("staff saw it")
        RATING = "rating", _("derived from the rating")

    id = models.BigAutoField(primary_key=True)
    moment = models.ForeignKey(Moment, on_delete=models.PROTECT, related_name="encounters", verbose_name=_("moment"), db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="encounters", verbose_name=_("unit"), db_index=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="encounters", db_index=False)
    served_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    channel = models.CharField(_("channel"), max_length=12, blank=True)
    occurred_at = models.DateTimeField(_("when"))
    day = models.DateField(editable=False)  # local calendar day of the organisation
    wait_seconds = models.PositiveIntegerField(_("wait"), null=True, blank=True)
    duration_seconds = models.PositiveIntegerField(_("duration"), null=True, blank=True)
    rating_raw = models.CharField(_("rating"), max_length=40, blank=True)  # as it came
    scale = models.CharField(_("scale"), max_length=24, blank=True)  # code of encounters.rules.SCALES
    rating = models.FloatField(null=True, editable=False)  # 0-1
    satisfied = models.BooleanField(null=True, editable=False)  # in the top two boxes of its scale
    promoter = models.SmallIntegerField(null=True, editable=False)  # 1, 0, -1 on 0-10 scales only
    impression = models.SmallIntegerField(_("impression"), choices=Impression, null=True, blank=True)
    impression_source = models.CharField(max_length=8, choices=ImpressionSource, blank=True)
    rule_version = models.PositiveSmallIntegerField(null=True, editable=False)  # of the rule that derived the impression
    made_stellar = models.CharField(_("what made it stellar"), max_length=500, blank=True)
    comment = models.TextField(_("comment"), blank=True)
    source = models.CharField(_("source"), max_length=60, default="hand")  # hand, demo, or the name of a mapping
    external_id = models.CharField(_("external id"), max_length=80, blank=True)
    fingerprint = models.UUIDField(null=True, editable=False)  # the same row of the same source comes in once
    visit = models.UUIDField(null=True, blank=True)  # encounters of one journey share it
    file_import = models.ForeignKey(
        FileImport, on_delete=models.PROTECT, null=True, editable=False, related_name="encounters", db_index=False
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    recorded_at = models.DateTimeField()

    objects = EncounterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fingerprint"], name="encounter_once", condition=Q(fingerprint__isnull=False)),
            models.CheckConstraint(condition=Q(rating=None) | Q(rating__gte=0, rating__lte=1), name="rating_0_to_1"),
            models.CheckConstraint(condition=Q(impression=None) | Q(impression__in=[-1, 0, 1]), name="impression_known"),
        ]
        indexes = [
            models.Index(fields=["day"], name="encounter_day"),
            # The list filtered by what few contacts have would else walk years of days (see forms.lists.ORDER). `day` without `id`: equal
            # entries share their place in the index, which stays as small as encounter_day.
            models.Index(fields=["day", "occurred_at", "id"], name="encounter_comments", condition=~Q(comment="")),
            models.Index(fields=["source", "day"], name="encounter_source"),
            models.Index(fields=["unit", "-occurred_at", "-id"], name="encounter_unit_latest"),
            models.Index(fields=["moment", "-occurred_at", "-id"], name="encounter_moment_comments", condition=~Q(comment="")),
            models.Index(fields=["customer", "-occurred_at"], name="encounter_customer", condition=Q(customer__isnull=False)),
            models.Index(fields=["visit", "occurred_at"], name="encounter_visit", condition=Q(visit__isnull=False)),
            models.Index(fields=["recorded_by", "-recorded_at"], name="encounter_recorder", condition=Q(source="hand")),
            models.Index(fields=["file_import"], name="encounter_file_import", condition=Q(file_import__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class Dissatisfaction(models.Model):
    """One of the eleven dissatisfaction elements met in an encounter, with the evidence for it."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="dissatisfactions")
    element = models.CharField(_("element"), max_length=24)  # a value of encounters.rules.Element
    evidence = models.CharField(_("evidence"), max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["encounter", "element"], name="element_once_per_encounter")]

    def __str__(self) -> str:
        return self.element


class CorrectedText(models.Model):
    """What people's own words (comment, evidence, what made it stellar) said before and after a correction.

    The journal can never be rewritten, and an erasure must be possible: so the journal names the field and these rows hold the text.
    They go with the encounter, and when its customer is erased.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="corrected_texts")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.field


class DirtyMark(models.Model):
    """A day whose facts must be rebuilt. Written by triggers in the transaction of the change; only ever inserted, so that nobody waits."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField(db_index=True)

    def __str__(self) -> str:
        return str(self.day)
