from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from estelar.channels.models.attachments import Attachment
from estelar.channels.models.mailbox import Mailbox
from estelar.channels.models.messaging import MessagingAccount
from estelar.journal.rules import Secrecy
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

EMAIL = "email"
OF_CASES = "case-"
"""So the decisions of cases begin: what such a message says, and to whom, is told by its case alone."""


class OutgoingQuerySet(models.QuerySet["Outgoing"]):
    def visible_to(self, person: Person) -> OutgoingQuerySet:
        """Those of the units in which the person may see channels, without those of confidential cases that they may not see. (What else is
        in a case is counted here, and shown by the case alone.)"""
        return OUTGOING_SECRECY.readable(self.filter(unit__in=Unit.objects.where(person, Permission.SEE_CHANNELS)), person)


OUTGOING_SECRECY: Secrecy[OutgoingQuerySet] = Secrecy()


class Outgoing(models.Model):
    """One message that leaves because somebody, or a rule, decided so: once for each `decision`, and what became of it.

    `message_id` never changes, so that a message that had to be sent again is recognised as the same by whoever receives it.
    """

    class State(models.TextChoices):
        QUEUED = "queued", pgettext_lazy("message", "waiting to be sent")
        HELD = "held", pgettext_lazy("message", "held back until somebody looks")
        SENDING = "sending", pgettext_lazy("message", "being sent")
        DEFERRED = "deferred", pgettext_lazy("message", "not taken yet, tried again")
        SENT = "sent", pgettext_lazy("message", "sent")
        BOUNCED = "bounced", pgettext_lazy("message", "came back")
        FAILED = "failed", pgettext_lazy("message", "not sent")
        DROPPED = "dropped", pgettext_lazy("message", "not sent on purpose")

    decision = models.CharField(max_length=200, unique=True)
    channel = models.CharField(_("channel"), max_length=20)  # "email", or the kind of a messaging account
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="outgoing")
    account = models.ForeignKey(MessagingAccount, on_delete=models.PROTECT, null=True, related_name="outgoing")
    to = models.CharField(_("to"), max_length=320)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)  # made from the text
    sealed = models.TextField(blank=True, default="")  # what only the message itself may show; forgotten when it is sent
    template = models.JSONField(default=dict)  # of a messaging service: {"name", "language", "values"}
    attachments = models.ManyToManyField(Attachment, related_name="outgoing")
    message_id = models.CharField(max_length=300, blank=True)
    in_reply_to = models.CharField(max_length=998, blank=True)
    references = ArrayField(models.CharField(max_length=998), default=list)
    auto = models.BooleanField(default=False)  # an automatic answer to a message
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    unclear = models.PositiveIntegerField(default=0)  # attempts after which nobody knows whether it was taken
    since = models.DateTimeField()  # from when the patience with it counts
    next_at = models.DateTimeField(_("next attempt"))
    lease = models.UUIDField(null=True)  # whoever sends it now; only they may write down how it went
    lease_until = models.DateTimeField(null=True)
    error = models.CharField(_("reason"), max_length=500, blank=True)
    proof = models.JSONField(default=dict)  # {"server", "answer", "sha256" of the bytes that were taken, "from": [name, address] then}
    sent_at = models.DateTimeField(_("sent"), null=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True)
    read_at = models.DateTimeField(_("read"), null=True)
    bounced_at = models.DateTimeField(_("came back"), null=True)

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message_id"], name="outgoing_message_id_once", condition=~Q(message_id="")),
            models.CheckConstraint(
                name="outgoing_leaves_by_one_way",
                condition=Q(channel=EMAIL, mailbox__isnull=False, account=None)
                | (~Q(channel=EMAIL) & Q(mailbox=None, account__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["next_at", "id"], name="outgoing_due", condition=Q(state__in=("queued", "deferred", "sending"))),
            models.Index(fields=["to", "-made_at"], name="outgoing_auto", condition=Q(auto=True)),
            models.Index(fields=["mailbox", "-made_at"], name="outgoing_auto_mailbox", condition=Q(auto=True)),
            models.Index(fields=["-id"], name="outgoing_trouble", condition=Q(state__in=("held", "deferred", "failed", "bounced"))),
        ]

    def __str__(self) -> str:
        return f"{_('Message')} {self.pk}"

    @property
    def in_case(self) -> bool:
        return self.decision.startswith(OF_CASES)

    def get_absolute_url(self) -> str:
        return reverse("channels:outgoing", args=[self.pk])


class OutgoingEvent(models.Model):
    """Something that became of a message, for ever: what the other side said, and when. Taken once by the room that sent it."""

    outgoing = models.ForeignKey(Outgoing, on_delete=models.CASCADE, related_name="events")
    what = models.CharField(max_length=10)  # a state, or "delivered" or "read"
    at = models.DateTimeField()
    detail = models.CharField(max_length=500, blank=True)
    is_taken = models.BooleanField(default=False)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["id"], name="outgoing_news", condition=Q(is_taken=False))]

    def __str__(self) -> str:
        return f"{self.outgoing_id}: {self.what}"


class AutoStop(models.Model):
    """The circuit breaker: a mailbox or an account whose automatic answers are held back, because there were too many at once."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, null=True, related_name="auto_stop")
    account = models.OneToOneField(MessagingAccount, on_delete=models.CASCADE, null=True, related_name="auto_stop")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(mailbox=None) ^ Q(account=None), name="auto_stop_of_one")]

    def __str__(self) -> str:
        return str(self.mailbox or self.account)
