from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from estelar.people.models import Person


class Service(models.Model):
    """What the organisation does for its customers."""

    class Kind(models.TextChoices):
        BASIC = "basic", _("Basic")
        COMPLEMENTARY = "complementary", _("Complementary")
        PERIPHERAL = "peripheral", _("Peripheral")

    class Stage(models.TextChoices):
        STRATEGY = "strategy", _("Strategy")
        DESIGN = "design", _("Design")
        TRANSITION = "transition", _("Transition")
        OPERATION = "operation", _("Operation")
        IMPROVEMENT = "improvement", _("Continual improvement")

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.BASIC)
    stage = models.CharField(_("life-cycle stage"), max_length=12, choices=Stage, default=Stage.OPERATION)
    description = models.TextField(_("description"), blank=True)

    def __str__(self) -> str:
        return self.name


class CycleQuerySet(models.QuerySet["Cycle"]):
    def visible_to(self, person: Person) -> CycleQuerySet:
        """Cycles belong to the whole organisation: whoever works here sees them."""
        return self if person.current_assignments else self.none()


class Cycle(models.Model):
    """The chain of moments that a customer lives from start to end of one service."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="cycles", verbose_name=_("service"))
    name = models.CharField(_("name"), max_length=120)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = CycleQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "name"], name="cycle_name_once_per_service")]

    def __str__(self) -> str:
        return self.name


class CycleVersion(models.Model):
    """One version of a cycle. `design` is a document of `design.schema.json`; a trigger keeps it as it is once published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_FORCE = "in_force", _("In force")
        RETIRED = "retired", _("Retired")

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.DRAFT)
    design = models.JSONField()
    revision = models.PositiveIntegerField(default=0)  # of the draft: where undo and redo stand
    note = models.TextField(_("note"), blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["cycle"], condition=Q(state="in_force"), name="one_version_in_force"),
            models.UniqueConstraint(fields=["cycle"], condition=Q(state="draft"), name="one_draft"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} v{self.number}"

    def get_absolute_url(self) -> str:
        return reverse("cycles:version", args=[self.cycle_id, self.number])


class DraftRevision(models.Model):
    """One saved state of a draft: the steps of undo and redo, and who took them. Gone when the draft is published."""

    version = models.ForeignKey(CycleVersion, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    design = models.JSONField()
    what = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="revision_once")]

    def __str__(self) -> str:
        return f"{self.version} · {self.number}"


class DesignCheck(models.Model):
    """The answers given to the check against the nature of services, and the score they make."""

    version = models.OneToOneField(CycleVersion, on_delete=models.CASCADE, related_name="check_result")
    answers = models.JSONField(default=dict)
    score = models.PositiveSmallIntegerField(null=True)  # 0-100; null: too few answers
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.version} · {self.score}"


class MomentQuerySet(models.QuerySet["Moment"]):
    def visible_to(self, person: Person) -> MomentQuerySet:
        return self.filter(cycle__in=Cycle.objects.visible_to(person))

    def in_force(self) -> MomentQuerySet:
        """The moments of the versions in force, in their order."""
        return self.filter(is_in_force=True, cycle__archived_at=None).order_by("cycle_id", "position")


class Moment(models.Model):
    """A moment of truth of a cycle through all its versions: what encounters point to.

    The columns other than `cycle` and `key` mirror the version in force and are written by publishing, never by hand.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="moments")
    key = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    is_in_force = models.BooleanField(default=True)
    is_human = models.BooleanField(default=True)
    channel = models.CharField(max_length=12, blank=True)
    element = models.CharField(max_length=16, blank=True)
    wait_standard_seconds = models.PositiveIntegerField(null=True)
    wait_standard_share = models.FloatField(null=True)
    critical_reason = models.CharField(max_length=500, blank=True)

    objects = MomentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "key"], name="moment_key_once_per_cycle")]

    def __str__(self) -> str:
        return self.name
