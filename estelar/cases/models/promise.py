from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.cases.models.case import Case
from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.people.models import Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.people.models import Person

PERSON = settings.AUTH_USER_MODEL


class PromiseQuerySet(models.QuerySet["Promise"]):
    def visible_to(self, person: Person) -> PromiseQuerySet:
        """One's own, and those of the units whose cases one sees; those of a case one does not see stay out of sight."""
        return self.filter(
            Q(case=None) & (Q(by=person) | Q(unit__in=Unit.objects.where(person, Permission.SEE_CASES)))
            | Q(case__in=Case.objects.visible_to(person))
        )

    def pending(self) -> PromiseQuerySet:
        return self.filter(state=Promise.State.PENDING)


class Promise(models.Model):
    """What one of us told one customer that we would do, by when. A renegotiated one leads to the promise that took its place."""

    class State(models.TextChoices):
        PENDING = "pending", _("pending")
        KEPT = "kept", _("kept")
        RENEGOTIATED = "renegotiated", _("renegotiated in time")
        BROKEN = "broken", _("broken")
        RECOVERED = "recovered", _("broken, and made good")
        LIFTED = "lifted", _("no longer due: its condition did not come about")

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, blank=True, related_name="promises")
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="promises", verbose_name=_("to whom")
    )
    to_name = models.CharField(_("to whom"), max_length=160, blank=True)
    what = models.CharField(_("what"), max_length=300)
    condition = models.CharField(_("on condition that"), max_length=300, blank=True)
    due_at = models.DateTimeField(_("by when"))
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="promises", verbose_name=_("who keeps it"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    moment = models.ForeignKey(Moment, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("moment"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PENDING)
    settled_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "due_at"], name="promise_by", condition=Q(state="pending")),
            models.Index(fields=["due_at"], name="promise_due", condition=Q(state="pending")),
            models.Index(fields=["unit", "-due_at"], name="promise_unit"),
        ]

    @property
    def journal_label(self) -> str:
        return f"#{self.pk}"

    def __str__(self) -> str:
        return self.what
