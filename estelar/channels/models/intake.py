from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.channels.models.mailbox import Mailbox
from estelar.journal.rules import Secrecy
from estelar.people.models import Person, Unit
from estelar.permissions import Permission


class IncomingQuerySet(models.QuerySet["Incoming"]):
    def visible_to(self, person: Person) -> IncomingQuerySet:
        """Those of the units in which the person may see channels, without those of confidential cases that they may not see. (What else is
        in a case is counted here, and shown by the case alone.)"""
        return INCOMING_SECRECY.readable(self.filter(unit__in=Unit.objects.where(person, Permission.SEE_CHANNELS)), person)

    def light(self) -> IncomingQuerySet:
        """Without the bytes, for lists."""
        return self.defer("raw")


INCOMING_SECRECY: Secrecy[IncomingQuerySet] = Secrecy()


class Incoming(models.Model):
    """One message that reached the organisation, in our custody: its bytes as they came, and what became of it.

    The bytes are stored first, in a transaction of their own, and never changed. What is known of them (`message_id`, `sender`, ...) is
    read later. `content_key` is the same for the same letter whichever way it came; only one row may be the original.
    """

    class State(models.TextChoices):
        STORED = "stored", _("stored, not read yet")
        READ = "read", _("read, waiting")
        SETTLED = "settled", _("settled")
        QUARANTINED = "quarantined", _("in quarantine")

    class Kind(models.TextChoices):
        LETTER = "letter", _("letter")
        BOUNCE = "bounce", _("notice of non-delivery")
        AUTO_REPLY = "auto_reply", _("automatic reply")
        LIST = "list", _("mailing list")
        LOOP = "loop", _("mail of our own that came back")

    class Outcome(models.TextChoices):
        CASE = "case", _("became a case")
        REPLY = "reply", _("reply in a case")
        BOUNCE = "bounce", _("notice of non-delivery")
        AUTO = "auto", _("automatic mail")
        DUPLICATE = "duplicate", _("the same again")
        OLD = "old", _("older than the connection")
        REJECTED = "rejected", _("rejected with a reason")

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="incoming")  # null: it came another way
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=40, default="imap")  # "imap", "api", "file", the name of an adapter
    folder = models.CharField(max_length=200, blank=True)
    uidvalidity = models.BigIntegerField(null=True)
    uid = models.BigIntegerField(null=True)
    raw = models.BinaryField()  # empty only for a byte-identical copy of `duplicate_of`
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("size"))  # bytes on the server
    is_whole = models.BooleanField(default=True)  # false: too large; only the header was taken, the message stays on the server
    is_old = models.BooleanField(default=False)  # lay in the mailbox before it was connected: kept, never answered
    received_at = models.DateTimeField(_("received"))  # by the organisation's mail server
    stored_at = models.DateTimeField(_("taken into custody"))
    day = models.DateField()  # of stored_at, in the organisation's time zone: the ledger's day, which never changes

    message_id = models.CharField(max_length=998, blank=True)
    sender = models.CharField(_("from"), max_length=320, blank=True)
    subject = models.CharField(_("subject"), max_length=998, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    content_key = models.CharField(max_length=64, blank=True)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="copies")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, blank=True)
    # Why it is of this kind; of a bounce also {"recipients": [{address, status, action, reason}], "message_id": of the one that bounced}
    evidence = models.JSONField(default=dict)
    may_answer = models.BooleanField(default=True)  # false: nothing may be answered automatically (RFC 3834)

    state = models.CharField(_("state"), max_length=11, choices=State, default=State.STORED)
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True)
    quarantined_at = models.DateTimeField(_("in quarantine since"), null=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("responsible")
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    error = models.CharField(max_length=500, blank=True)
    removed_at = models.DateTimeField(null=True)  # deleted from the server, after custody, because the mailbox asks for it

    objects = IncomingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mailbox", "folder", "uidvalidity", "uid"], name="incoming_once_per_uid", condition=Q(uid__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["content_key"], name="incoming_one_original", condition=Q(duplicate_of=None) & ~Q(content_key="")
            ),
            models.CheckConstraint(condition=Q(outcome="") | Q(state="settled"), name="outcome_of_the_settled"),
            models.CheckConstraint(condition=~Q(state="settled") | ~Q(outcome=""), name="settled_has_an_outcome"),
            models.CheckConstraint(condition=~Q(state="quarantined") | Q(quarantined_at__isnull=False), name="quarantine_has_an_age"),
        ]
        indexes = [
            models.Index(fields=["state", "id"], name="incoming_waiting", condition=Q(state__in=("stored", "read", "quarantined"))),
            models.Index(fields=["day", "mailbox"], name="incoming_ledger"),
            models.Index(fields=["message_id"], name="incoming_message_id"),
            models.Index(fields=["sender", "-id"], name="incoming_sender"),
            # by hash: what a stranger's report names may be of any length
            HashIndex(KeyTextTransform("message_id", "evidence"), name="incoming_bounce_of", condition=Q(kind="bounce")),
        ]

    def __str__(self) -> str:
        return f"{_('Mail')} {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("channels:incoming", args=[self.pk])

    @property
    def original(self) -> Incoming:
        """Where the bytes are: of a copy to the byte, the message that it is a copy of."""
        return self.duplicate_of if not self.raw and self.duplicate_of is not None else self


class Tally(models.Model):
    """How many messages were taken into custody on a day, counted when each was stored: the other side of the ledger."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.PROTECT, null=True, related_name="tallies")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "unit", "day"], name="tally_once_a_day", nulls_distinct=False)]

    def __str__(self) -> str:
        return f"{self.day}: {self.taken}"
