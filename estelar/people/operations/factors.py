"""The second factor of a person: who must have one, what happens to it, and the reset by an administrator."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.people import rules
from estelar.people.models import Organisation, Person, PersonQuerySet
from estelar.people.operations.persons import check_reach
from estelar.people.operations.sessions import check_not_robot, end_sessions

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are none


def has_second_factor(person: Person) -> bool:
    """An authenticator app or a passkey."""
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists())


def with_second_factor(numbers: Collection[int]) -> set[int]:
    """Which of these persons have one."""
    return set(Authenticator.objects.filter(user_id__in=numbers, type__in=FACTORS).values_list("user_id", flat=True))


def must_have_second_factor(person: Person, organisation: Organisation) -> bool:
    """Does one of the person's roles ask for one?"""
    required = organisation.second_factor_roles
    return bool(required) and rules.needs_second_factor([a.role for a in person.current_assignments], required)


def missing_second_factor(organisation: Organisation) -> PersonQuerySet:
    """Who may log in, must have one, and has none."""
    held = Person.objects.get_queryset().filter(
        is_active=True, kind=Person.Kind.HUMAN, assignments__role__in=organisation.second_factor_roles
    )
    return held.exclude(pk__in=Authenticator.objects.filter(type__in=FACTORS).values("user")).distinct()


def due_at(person: Person, organisation: Organisation, *, at: datetime) -> datetime:
    """Until when the person may work without; the time begins with the first login after it was asked for."""
    if person.second_factor_due is None:
        person.second_factor_due = at + timedelta(days=organisation.second_factor_days)
        Person.objects.get_queryset().filter(pk=person.pk, second_factor_due=None).update(second_factor_due=person.second_factor_due)
        record("people.second_factor_due", person, by=person, at=at, until=person.second_factor_due)
    return person.second_factor_due


@transaction.atomic
def note_added(person: Person, *, kind: str, name: str, at: datetime) -> None:
    """The person has a new factor."""
    record("people.factor_added", person, by=person, at=at, kind=kind, name=name)
    post("security.factor_added", to=person, at=at, urgent=True, kind=kind, name=name)


@transaction.atomic
def note_removed(person: Person, *, kind: str, name: str, at: datetime) -> None:
    """The person took a factor away."""
    record("people.factor_removed", person, by=person, at=at, kind=kind, name=name)
    post("security.factor_removed", to=person, at=at, urgent=True, kind=kind, name=name, by="")


@transaction.atomic
def note_codes_made(person: Person, *, at: datetime) -> None:
    """The person has new recovery codes; the old ones no longer work."""
    record("people.recovery_codes_made", person, by=person, at=at)
    post("security.recovery_codes_made", to=person, at=at, urgent=True)


@transaction.atomic
def note_code_used(person: Person, *, left: int, at: datetime) -> None:
    """A recovery code was used; each works once."""
    record("people.recovery_code_used", person, by=person, at=at, left=left)
    post("security.recovery_code_used", to=person, at=at, urgent=True, left=left)


def note_renamed(person: Person, *, name: str, at: datetime) -> None:
    """A passkey has another name."""
    record("people.factor_renamed", person, by=person, at=at, name=name)


def note_failed(person: Person, *, kind: str, at: datetime) -> None:
    """Whoever knew the password did not have the second factor; by the machine: nobody knows who it was."""
    record("people.factor_failed", person, by=Person.objects.robot(), at=at, kind=kind)


@transaction.atomic
def reset_second_factor(person: Person, *, by: Person, at: datetime) -> None:
    """All factors and recovery codes go, every session ends, and where a factor is asked for a new one is set up at the next login.

    For whoever lost phone and codes: the administrator has made sure by another way who asks. Raises RuleBroken.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    check_reach(by, person)
    check_not_robot(person)
    removed, _rows = Authenticator.objects.filter(user_id=person.pk).delete()
    if not removed:
        return
    person.second_factor_due = at
    person.save(update_fields=["second_factor_due"])
    record("people.factors_reset", person, by=by, at=at)
    post("security.factor_removed", to=person, at=at, urgent=True, kind="all", name="", by=by.name)
    end_sessions(person, by=by, at=at, tell=False)
