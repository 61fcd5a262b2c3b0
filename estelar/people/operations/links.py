"""The link by which a person chooses a password, good once: made by an administrator and handed over by hand (three days), or mailed to
whoever wrote their address on the page of the forgotten password (one hour).

Django's token generator binds it to the present password hash, the address and the last login: it dies with its first use, and with
the next login.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.urls import reverse
from django.utils.encoding import force_bytes, force_str
from django.utils.http import base36_to_int, urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.people.models import LoginSession, PasswordRequest, Person
from estelar.people.operations.persons import check_reach
from estelar.people.rules import FORGOTTEN_LINK, LINK_DAYS


class _Tokens(PasswordResetTokenGenerator):
    """Django's generator with the time handed in (`settings.PASSWORD_RESET_TIMEOUT` is its default of three days)."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def _now(self) -> datetime:
        return self.at.astimezone(UTC).replace(tzinfo=None)


class _MailedTokens(_Tokens):
    """A token of another kind, which is too old after an hour."""

    key_salt = "estelar.people.forgotten"

    def check_token(self, user: Person | None, token: str | None) -> bool:
        if not super().check_token(user, token) or token is None:
            return False
        made = base36_to_int(token.split("-")[0])
        return self._num_seconds(self._now()) - made <= FORGOTTEN_LINK.total_seconds()


@dataclass(frozen=True)
class Link:
    """What the address of the public page is made of, and until when it works."""

    uid: str
    token: str
    until: datetime


@transaction.atomic
def make_link(person: Person, *, by: Person, at: datetime) -> Link:
    """A new link; whoever holds it can become this person, so it is shown once and never stored. Raises RuleBroken."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    check_reach(by, person)
    if person.kind == Person.Kind.ROBOT:
        raise RuleBroken(_("{name} is a machine of Estelar and has no password.").format(name=person.name), code="robot")
    if not person.is_active:
        raise RuleBroken(_("The access of {name} is turned off. Turn it on first.").format(name=person.name), code="inactive")
    until = at + timedelta(days=LINK_DAYS)
    record("people.password_link_made", person, by=by, at=at, until=until)
    return Link(uid=urlsafe_base64_encode(force_bytes(person.pk)), token=_Tokens(at).make_token(person), until=until)


def holder(uid: str, token: str, *, at: datetime, lock: bool = False) -> Person | None:
    """Whose link this is; None when it was used, is too old, or was never made."""
    try:
        pk = int(force_str(urlsafe_base64_decode(uid)))
        persons = Person.objects.select_for_update() if lock else Person.objects.get_queryset()
        person = persons.get(pk=pk, is_active=True)
    except (ValueError, OverflowError, Person.DoesNotExist):
        return None
    return person if _Tokens(at).check_token(person, token) or _MailedTokens(at).check_token(person, token) else None


@transaction.atomic
def ask_for_link(email: str, *, at: datetime) -> None:
    """Somebody forgot a password. The same is done for every address, whether anybody has it or not: the worker finds out later."""
    PasswordRequest.objects.create(email=email.strip().lower()[:254], at=at)
    transaction.on_commit(_tell_the_worker, robust=True)


def _tell_the_worker() -> None:
    with contextlib.suppress(AlreadyEnqueued):  # a job that has not begun yet will see our request too
        app.configure_task("people.answer_forgotten", queueing_lock="people.answer_forgotten").defer()


@transaction.atomic
def answer_forgotten(*, at: datetime) -> int:
    """Mail a link to whoever has one of the addresses asked for; how many. Requests older than the link itself are dropped."""
    requests = list(PasswordRequest.objects.select_for_update(skip_locked=True).order_by("pk")[:500])
    emails = {request.email for request in requests if at - request.at <= FORGOTTEN_LINK}
    PasswordRequest.objects.filter(pk__in=[request.pk for request in requests]).delete()
    sent = 0
    for person in Person.objects.get_queryset().filter(email__in=emails, kind=Person.Kind.HUMAN, is_active=True).order_by("pk"):
        path = reverse("people:link", args=[urlsafe_base64_encode(force_bytes(person.pk)), _MailedTokens(at).make_token(person)])
        record("people.password_link_sent", person, by=Person.objects.robot(), at=at)
        post("security.password_forgotten", to=person, at=at, urgent=True, secret_path=path, until=at + FORGOTTEN_LINK)
        sent += 1
    return sent


@transaction.atomic
def use_link(uid: str, token: str, *, password: str, at: datetime) -> Person:
    """The person chooses a password; every session of theirs ends. Raises RuleBroken when the link no longer works."""
    person = holder(uid, token, at=at, lock=True)
    if person is None:
        raise RuleBroken(_("This link no longer works. Ask your administrator for a new one."), code="link_dead")
    person.set_password(password)
    person.save(update_fields=["password"])
    LoginSession.objects.filter(person=person).delete()
    record("people.password_set", person, by=person, at=at)
    post("security.password_changed", to=person, at=at, urgent=True)
    return person
