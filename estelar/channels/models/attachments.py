from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.channels.models.intake import Incoming


class Attachment(models.Model):
    """A file that came or goes with a message. Its bytes lie in ESTELAR_DATA/attachments under their SHA-256, once for all rows.

    Whoever may see the message may see the file: who that is, is said by the room that shows it.
    """

    class Verdict(models.TextChoices):
        CLEAN = "clean", _("checked, clean")
        INFECTED = "infected", _("infected")
        UNSCANNED = "unscanned", _("not checked")

    class Note(models.TextChoices):
        """Why there is no text of it, or why it was not checked."""

        ENCRYPTED = "encrypted", _("It is protected by a password.")
        TOO_LARGE = "too_large", _("It is too large to be read.")
        UNREADABLE = "unreadable", _("It is damaged, or not what it says.")
        NO_READER = "no_reader", _("It holds no text that can be read here.")

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("size"))
    name = models.CharField(_("name"), max_length=200)
    declared_type = models.CharField(max_length=120, blank=True)  # what the sender called it
    content_type = models.CharField(_("kind"), max_length=120)  # what it is, by its content
    is_mismatched = models.BooleanField(default=False)  # it pretends to be something else
    content_id = models.CharField(max_length=250, blank=True)  # how the HTML of its message calls it (cid:)
    incoming = models.ForeignKey(Incoming, on_delete=models.CASCADE, null=True, related_name="attachments")
    text = models.TextField(blank=True)  # its words, for searching
    note = models.CharField(max_length=12, choices=Note, blank=True)
    verdict = models.CharField(_("virus check"), max_length=9, choices=Verdict, default=Verdict.UNSCANNED)
    threat = models.CharField(max_length=200, blank=True)  # what the scanner found
    scanned_at = models.DateTimeField(null=True)  # the scanner has answered, or said that it cannot check it
    look_at = models.DateTimeField(null=True)  # when the worker looks at it; null: it has
    looks = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        indexes = [
            models.Index(fields=["sha256"], name="attachment_content"),
            models.Index(fields=["look_at", "id"], name="attachment_to_look_at", condition=Q(look_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def journal_label(self) -> str:
        """A name may hold a person's name, which must stay erasable."""
        return f"{_('File')} {self.pk}"
