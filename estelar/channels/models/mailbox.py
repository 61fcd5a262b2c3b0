from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from estelar.people.models import Person, Unit
from estelar.permissions import Permission


class Security(models.TextChoices):
    """How a connection to a mail server is protected. Nothing ever falls back to less than was chosen."""

    SSL = "ssl", _("encrypted from the start (SSL/TLS)")
    STARTTLS = "starttls", _("STARTTLS, refused when the server does not offer it")
    PLAIN = "plain", _("not encrypted (only on this machine)")


class Login(models.TextChoices):
    """How we prove to a mail server that the mailbox is ours."""

    PASSWORD = "password", _("user and password")
    OAUTH = "oauth", _("OAuth (Microsoft 365, Google)")


class MailboxQuerySet(models.QuerySet["Mailbox"]):
    def visible_to(self, person: Person) -> MailboxQuerySet:
        """Those of the units in which the person may see channels."""
        return self.filter(unit__in=Unit.objects.where(person, Permission.SEE_CHANNELS))


class Mailbox(models.Model):
    """An address of the organisation: where its mail is fetched (IMAP) and by which server it answers (SMTP). Secrets are sealed."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    address = models.EmailField(_("e-mail address"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="mailboxes", verbose_name=_("unit"))
    login = models.CharField(_("login"), max_length=8, choices=Login, default=Login.PASSWORD)

    imap_host = models.CharField(_("IMAP server"), max_length=253)
    imap_port = models.PositiveIntegerField(_("IMAP port"), default=993)
    imap_security = models.CharField(_("protection of IMAP"), max_length=8, choices=Security, default=Security.SSL)
    imap_user = models.CharField(_("IMAP user"), max_length=254)
    folders = ArrayField(models.CharField(max_length=200), verbose_name=_("folders"), default=list)
    smtp_host = models.CharField(_("SMTP server"), max_length=253, blank=True)  # empty: nothing is sent by this mailbox
    smtp_port = models.PositiveIntegerField(_("SMTP port"), default=587)
    smtp_security = models.CharField(_("protection of SMTP"), max_length=8, choices=Security, default=Security.STARTTLS)
    smtp_user = models.CharField(_("SMTP user"), max_length=254, blank=True)
    sealed_password = models.TextField(editable=False, blank=True)  # with the secret key of the installation; for IMAP and SMTP

    oauth_token_url = models.URLField(_("token address"), max_length=500, blank=True)
    oauth_client_id = models.CharField(_("client id"), max_length=200, blank=True)
    oauth_scope = models.CharField(_("scope"), max_length=500, blank=True)
    sealed_oauth_secret = models.TextField(editable=False, blank=True)
    sealed_refresh_token = models.TextField(editable=False, blank=True)  # empty: the client asks in its own name (client credentials)
    sealed_access_token = models.TextField(editable=False, blank=True)
    access_token_until = models.DateTimeField(null=True, editable=False)

    take_old = models.BooleanField(_("take old mail as new"), default=False)
    delete_after_custody = models.BooleanField(_("delete from the server what is in custody"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    added_at = models.DateTimeField(_("added"))
    tried_at = models.DateTimeField(_("last attempt"), null=True, editable=False)
    last_success_at = models.DateTimeField(_("last success"), null=True, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    failing_reason = models.CharField(max_length=300, blank=True, editable=False)
    warned_at = models.DateTimeField(null=True, editable=False)  # when people were told that it fails

    objects = MailboxQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = [models.UniqueConstraint(Lower("address"), name="mailbox_address_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("channels:mailbox", args=[self.pk])

    @property
    def state(self) -> str:
        """One of `active`, `paused` and `failing`."""
        return "paused" if not self.is_active else "failing" if self.failing_since else "active"


class FolderCursor(models.Model):
    """How far a folder has been read, in the numbers of its server (UID, valid as long as `uidvalidity` stays the same).

    What lay there when the mailbox was connected has numbers below `first_uid`; it is taken in last, by `old_uid`, and in silence.
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="cursors")
    folder = models.CharField(max_length=200)
    uidvalidity = models.BigIntegerField()
    first_uid = models.BigIntegerField(default=1)
    last_uid = models.BigIntegerField(default=0)  # every number from first_uid up to here was looked at, and what was there is stored
    old_uid = models.BigIntegerField(default=0)  # the same for numbers below first_uid
    # Set when the server gave new numbers before all old mail was in: what reached it earlier than this is old too.
    old_before = models.DateTimeField(null=True)
    connected_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True)
    on_server = models.PositiveIntegerField(default=0)  # messages there at the last comparison, as far as they had been looked at
    missing = models.PositiveIntegerField(default=0)  # those of them that were not in custody
    stuck_uid = models.BigIntegerField(null=True)  # the message at which the server last broke off,
    stuck_times = models.PositiveSmallIntegerField(default=0)  # and how often in a row

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "folder"], name="cursor_once_per_folder"),
            models.CheckConstraint(condition=Q(old_uid__lt=F("first_uid")), name="old_mail_has_low_numbers"),
        ]

    def __str__(self) -> str:
        return f"{self.folder}: {self.last_uid}"
