from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from estelar.api import rules
from estelar.people.models import Person
from estelar.permissions import Permission

if TYPE_CHECKING:
    from datetime import datetime


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, person: Person) -> TokenQuerySet:
        """The tokens of the robots that the person sees, for those who change people."""
        if not person.may(Permission.CHANGE_PEOPLE):
            return self.none()
        return self.filter(robot__in=Person.objects.visible_to(person).values("pk"))


class Token(models.Model):
    """What a robot shows to be let in: known by its prefix, proved by a secret of which only the digest is kept.

    The calls of the present minute are counted in the row itself, in the same statement that notes the last use: exact, however many
    processes answer, and nothing has to be tidied away.
    """

    robot = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tokens", verbose_name=_("robot"))
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=rules.PREFIX_LETTERS, unique=True)
    digest = models.CharField(max_length=64)
    scopes = ArrayField(models.CharField(max_length=40), verbose_name=_("what it lets through"))
    rate = models.PositiveIntegerField(_("calls a minute"), default=rules.USUAL_RATE)
    created_at = models.DateTimeField(_("made"))
    created_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    window = models.BigIntegerField(default=0)  # which minute since 1970 `calls` counts
    calls = models.PositiveIntegerField(default=0)

    objects = TokenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix})"

    @property
    def permissions(self) -> frozenset[Permission]:
        """What it lets through; a scope that this version does not know lets nothing through."""
        known = set(Permission)
        return frozenset(Permission(scope) for scope in self.scopes if scope in known)

    def works(self, at: datetime) -> bool:
        """Neither revoked nor expired."""
        return self.revoked_at is None and at < self.expires_at


class Answer(models.Model):
    """What was answered to a call with an Idempotency-Key: the same call again gets the same answer and does nothing."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=rules.KEY_LENGTH)
    call = models.CharField(max_length=64)  # digest of method, address and body
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"
