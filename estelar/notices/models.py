from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.journal.rules import Secrecy
from estelar.notices import rules


class Reader(Protocol):
    """A person, as far as this room knows (persons stand above it)."""

    pk: Any


class Place(Protocol):
    """The organisation, as far as this room knows: its name, its language and its clock."""

    name: str
    language: str
    time_zone: str


class DetailEncoder(DjangoJSONEncoder):
    """Times stay times, so that a text can write them as its reader does."""

    def default(self, o: Any) -> Any:
        return {"$time": o.isoformat()} if isinstance(o, datetime) else super().default(o)


class Mail(models.Model):
    """One message to one person: a notice that goes at once, or the summary of a day. Sent by the worker, over SMTP.

    `message_id` never changes, so that a mail that had to be sent again is recognised as the same by whoever receives it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not sent")
        DROPPED = "dropped", _("no longer needed")

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("to"))
    is_digest = models.BooleanField(_("daily summary"), default=False)
    message_id = models.CharField(max_length=200, unique=True)
    made_at = models.DateTimeField(_("made"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    unclear = models.PositiveIntegerField(default=0)  # attempts after which nobody knows whether the server took it
    next_at = models.DateTimeField(_("next attempt"))
    lease = models.UUIDField(null=True, blank=True)  # whoever sends it now; only they may write down how it went
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    error = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_at", "id"], name="mail_due", condition=Q(state__in=("waiting", "sending"))),
            models.Index(fields=["-made_at", "-id"], name="mail_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.state}"


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Reader) -> NoticeQuerySet:
        """One's own, and nobody else's; without those that lead to something that one may not know of any more."""
        return self.filter(to_id=person.pk).readable_by(person)

    def readable_by(self, person: Any) -> NoticeQuerySet:
        """Of this person's notices those that are not withheld."""
        return SECRECY.readable(self, person)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at=None)


SECRECY: Secrecy[NoticeQuerySet] = Secrecy()
"""Rights to see what a notice leads to come and go."""


class Notice(models.Model):
    """Something that a person should know. Its words are made from `key` and `detail` when they are read, in the reader's language."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("to"))
    key = models.CharField(max_length=60)
    at = models.DateTimeField(_("when"))
    detail = models.JSONField(default=dict, encoder=DetailEncoder)
    sealed = models.TextField(blank=True)  # details that only the mail may show, encrypted; emptied when it is sent
    link = models.CharField(max_length=300, blank=True)  # where the thing is, from "/"
    delivery = models.CharField(max_length=6, choices=[(d.value, name) for d, name in rules.DELIVERY_NAMES.items()])
    mail = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, blank=True, related_name="notices")
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["to", "-at", "-id"], name="notice_latest"),
            models.Index(fields=["to"], name="notice_unread", condition=Q(read_at=None)),
            models.Index(fields=["at"], name="notice_for_digest", condition=Q(read_at=None, mail=None, delivery="digest")),
        ]

    def __str__(self) -> str:
        return self.key


class Preference(models.Model):
    """How a person wants to hear of one kind of notice; without a row: `rules.DEFAULT`."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=60)
    delivery = models.CharField(max_length=6, choices=[(d.value, name) for d, name in rules.DELIVERY_NAMES.items()])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notice_preference_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.delivery}"
