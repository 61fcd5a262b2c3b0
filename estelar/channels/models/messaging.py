from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.channels.models.intake import Incoming
from estelar.people.models import Person, Unit
from estelar.permissions import Permission


class MessagingAccountQuerySet(models.QuerySet["MessagingAccount"]):
    def visible_to(self, person: Person) -> MessagingAccountQuerySet:
        """Those of the units in which the person may see channels."""
        return self.filter(unit__in=Unit.objects.where(person, Permission.SEE_CHANNELS))


class MessagingAccount(models.Model):
    """A number of the organisation in a messaging service, and what proves that it is ours. Secrets are sealed."""

    kind = models.CharField(_("service"), max_length=20)  # a key of operations.messaging.ADAPTERS
    name = models.CharField(_("name"), max_length=120, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    phone_number_id = models.CharField(_("phone number ID"), max_length=40)
    phone = models.CharField(_("number"), max_length=30, blank=True)  # as people dial it
    sealed_token = models.TextField(editable=False)
    sealed_app_secret = models.TextField(editable=False)
    sealed_verify_token = models.TextField(editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    added_at = models.DateTimeField(_("added"))
    last_event_at = models.DateTimeField(_("last message"), null=True, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    failing_reason = models.CharField(max_length=300, blank=True, editable=False)

    objects = MessagingAccountQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["kind", "phone_number_id"], name="messaging_number_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("channels:account", args=[self.pk])

    @property
    def state(self) -> str:
        """One of `active`, `paused` and `failing`."""
        return "paused" if not self.is_active else "failing" if self.failing_since else "active"


class RawEvent(models.Model):
    """What a messaging service delivered, as it came: stored before it is answered, read afterwards. One body is one row."""

    class State(models.TextChoices):
        STORED = "stored", _("stored, not read yet")
        READ = "read", _("read")
        UNREADABLE = "unreadable", _("in quarantine")

    account = models.ForeignKey(MessagingAccount, on_delete=models.PROTECT, related_name="events")
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField(_("received"))
    copies = models.PositiveIntegerField(default=0)  # how often the service delivered it again
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.STORED)
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "sha256"], name="raw_event_once")]
        indexes = [
            models.Index(fields=["next_at", "id"], name="raw_event_waiting", condition=Q(state="stored")),
            models.Index(fields=["received_at"], name="raw_event_age"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} · {self.sha256[:12]}"


class Inbound(models.Model):
    """One message of a messaging service, taken once: from whom, when, and where it lies in custody.

    When somebody last wrote also tells until when the service lets us answer freely.
    """

    account = models.ForeignKey(MessagingAccount, on_delete=models.PROTECT, related_name="inbound")
    message_id = models.CharField(max_length=250)  # of the service
    address = models.CharField(max_length=40)  # who wrote, as the service calls them
    name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    incoming = models.OneToOneField(Incoming, on_delete=models.PROTECT, related_name="inbound")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "message_id"], name="inbound_once")]
        indexes = [models.Index(fields=["account", "address", "-at"], name="inbound_latest")]

    def __str__(self) -> str:
        return self.message_id
