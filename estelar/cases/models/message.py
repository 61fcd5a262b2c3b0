from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.cases.models.case import Case
from estelar.channels.models import Attachment, Incoming, Outgoing

PERSON = settings.AUTH_USER_MODEL


class Message(models.Model):
    """One thing that was said in a case: by the customer, to the customer, or among ourselves (`note`, which never leaves the house)."""

    class Kind(models.TextChoices):
        REQUEST = "request", _("request")  # how the case began
        FROM_CUSTOMER = "customer", _("from the customer")
        REPLY = "reply", _("reply")  # to the customer; does not end the term
        ANSWER = "answer", _("answer")  # to the customer; addresses every point and ends the term
        RECEIPT = "receipt", _("receipt")
        NOTICE = "notice", _("notice")  # extension, transfer, request to complete
        NOTE = "note", _("note")

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind)
    author = models.ForeignKey(
        PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )  # null: the customer
    author_name = models.CharField(max_length=160, blank=True)  # as the sender calls themselves
    channel = models.CharField(max_length=12, choices=rules.CHANNEL_CHOICES)
    text = models.TextField()
    at = models.DateTimeField()
    incoming = models.OneToOneField(Incoming, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    attachments = models.ManyToManyField(Attachment, blank=True, related_name="+")
    token = models.CharField(max_length=36, blank=True, default="", editable=False)  # of the form that was sent; sent twice, written once

    class Meta:
        indexes = [models.Index(fields=["case", "at", "id"], name="message_case")]
        constraints = [models.UniqueConstraint(fields=["case", "token"], condition=~Q(token=""), name="message_once")]

    @property
    def is_internal(self) -> bool:
        return self.kind == self.Kind.NOTE

    @property
    def is_from_customer(self) -> bool:
        return self.kind in (self.Kind.REQUEST, self.Kind.FROM_CUSTOMER)

    def __str__(self) -> str:
        return f"{self.case} · {self.kind}"


class Notification(models.Model):
    """That a message reached whoever it is for: by which channel, and the proof. One that failed is work with an owner."""

    class State(models.TextChoices):
        WAITING = "waiting", _("on its way")
        DELIVERED = "delivered", _("delivered")
        FAILED = "failed", _("not delivered")
        REPLACED = "replaced", _("sent again another way")

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="notifications")
    channel = models.CharField(max_length=12, choices=rules.ANSWER_CHOICES)
    address = models.CharField(max_length=300, blank=True)
    outgoing = models.OneToOneField(
        Outgoing, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # null: paper, counter, phone
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    proof = models.CharField(_("proof"), max_length=500, blank=True)  # what the other server answered; who signed
    proof_files = models.ManyToManyField(Attachment, blank=True, related_name="+")
    owner = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, blank=True, related_name="+")  # who sees to a failed one
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "at"], name="notification_open", condition=Q(state__in=["waiting", "failed"])),
        ]

    def __str__(self) -> str:
        return f"{self.message} · {self.state}"
