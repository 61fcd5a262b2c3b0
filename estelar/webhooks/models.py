from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.journal.models import Entry
from estelar.people.models import Person
from estelar.permissions import Permission


class EndpointQuerySet(models.QuerySet["Endpoint"]):
    def visible_to(self, person: Person) -> EndpointQuerySet:
        """What leaves the house concerns the whole house: a role at the root."""
        return self if person.may_everywhere(Permission.SEE_WEBHOOKS) else self.none()


class Endpoint(models.Model):
    """Where another program takes our news: an address, what it wants to hear, and the secret that signs it."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    url = models.CharField(_("address"), max_length=500)
    keys = ArrayField(models.CharField(max_length=60), verbose_name=_("events"))  # keys, rooms ("people.") or "*"
    sealed_secret = models.TextField(editable=False)  # encrypted with the secret key of the installation
    sealed_old_secret = models.TextField(editable=False, blank=True)
    old_secret_until = models.DateTimeField(null=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible"))
    added_at = models.DateTimeField(_("added"))
    is_active = models.BooleanField(_("active"), default=True)
    failing_since = models.DateTimeField(null=True, editable=False)  # nothing is sent until somebody resumes it
    failing_reason = models.CharField(max_length=300, blank=True, editable=False)
    failures = models.PositiveIntegerField(default=0, editable=False)  # in a row, of the endpoint as a whole
    rest_until = models.DateTimeField(null=True, editable=False)

    objects = EndpointQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("webhooks:endpoint", args=[self.pk])

    @property
    def state(self) -> str:
        """One of `active`, `paused` and `failing`."""
        return "paused" if not self.is_active else "failing" if self.failing_since else "active"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def visible_to(self, person: Person) -> DeliveryQuerySet:
        """Those of the addresses one sees, without what tells of something confidential that the person may not see."""
        line = Entry.objects.filter(pk=OuterRef("entry")).readable_by(person)
        return self.filter(Q(entry=None) | Exists(line), endpoint__in=Endpoint.objects.visible_to(person))


class Delivery(models.Model):
    """One event on its way to one endpoint. `message_id` never changes, so that a receiver knows a second copy."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("not delivered")

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    entry = models.BigIntegerField(null=True)  # number of the line of the journal; null: a test
    message_id = models.CharField(max_length=60, unique=True)
    key = models.CharField(_("event"), max_length=60)
    payload = models.TextField()
    made_at = models.DateTimeField(_("made"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"))
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(_("last attempt"), null=True)
    status = models.PositiveSmallIntegerField(_("answer"), null=True)  # of HTTP; null: none came
    milliseconds = models.PositiveIntegerField(_("duration"), null=True)
    error = models.CharField(_("reason"), max_length=500, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["endpoint", "entry"], name="event_once_per_endpoint")]
        indexes = [
            models.Index(fields=["endpoint", "next_at", "id"], name="delivery_due", condition=Q(state__in=("waiting", "sending"))),
            models.Index(fields=["endpoint", "-id"], name="delivery_latest"),
            models.Index(fields=["made_at"], name="delivery_age"),
        ]

    def __str__(self) -> str:
        return f"{self.key} · {self.message_id}"


class Cursor(models.Model):
    """How far the journal has been read (one row, id 1): every line up to `position` became deliveries, in the same transaction."""

    position = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_webhook_cursor")]

    def __str__(self) -> str:
        return str(self.position)
