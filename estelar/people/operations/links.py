"""The link by which a person chooses a password: made by an administrator, handed over by hand, good once and for three days.

Django's token generator binds it to the present password hash, the address and the last login: it dies with its first use, and with
the next login.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Person
from estelar.people.operations.persons import check_reach
from estelar.people.rules import LINK_DAYS


class _Tokens(PasswordResetTokenGenerator):
    """Django's generator with the time handed in (`settings.PASSWORD_RESET_TIMEOUT` is its default of three days)."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at

    def _now(self) -> datetime:
        return self.at.astimezone(UTC).replace(tzinfo=None)


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
    return person if _Tokens(at).check_token(person, token) else None


@transaction.atomic
def use_link(uid: str, token: str, *, password: str, at: datetime) -> Person:
    """The person chooses a password; every session of theirs ends. Raises RuleBroken when the link no longer works."""
    person = holder(uid, token, at=at, lock=True)
    if person is None:
        raise RuleBroken(_("This link no longer works. Ask your administrator for a new one."), code="link_dead")
    person.set_password(password)
    person.save(update_fields=["password"])
    record("people.password_set", person, by=person, at=at)
    return person
