"""Persons: added, changed, turned off and on; their roles; their own preferences."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.people.models import Assignment, LoginSession, Person, Unit
from estelar.people.operations.units import hold_tree
from estelar.people.rules import ROBOT_DOMAIN, ROLE_NAMES, Role
from estelar.permissions import Permission


def check_reach(by: Person, person: Person) -> None:
    """Raises RuleBroken when the person holds a role somewhere that `by` does not administer."""
    if not by.may_change(person):
        raise RuleBroken(
            _("{name} also has a role in units that you do not administer. Ask an administrator of those units.").format(name=person.name),
            code="out_of_reach",
        )


def _clean(*, email: str, name: str, external_id: str, person: Person | None = None) -> tuple[str, str, str]:
    email, name, external_id = email.strip().lower(), " ".join(name.split()), external_id.strip()
    if not name:
        raise RuleBroken(_("A person needs a name."), code="no_name", field="name")
    others = Person.objects.get_queryset().exclude(pk=person.pk) if person else Person.objects.get_queryset()
    if others.filter(email__iexact=email).exists():
        raise RuleBroken(
            _("Somebody already has the address {email}. Look for that person in the list, or use another address.").format(email=email),
            code="email_taken",
            field="email",
        )
    if external_id and (taken := others.filter(external_id__iexact=external_id).first()):
        raise RuleBroken(
            _("The staff number {number} belongs to {name}. Check it, or leave it empty.").format(number=external_id, name=taken.name),
            code="external_id_taken",
            field="external_id",
        )
    return email, name, external_id


@transaction.atomic
def add_person(*, email: str, name: str, by: Person, at: datetime, external_id: str = "", language: str = "") -> Person:
    """A new person without password (see `make_link`) and without role (see `assign_role`). Raises RuleBroken."""
    hold_tree()
    email, name, external_id = _clean(email=email, name=name, external_id=external_id)
    person = Person(email=email, name=name, external_id=external_id, language=language)
    person.set_unusable_password()
    person.save()
    record("people.person_added", person, by=by, at=at, email=email, staff_number=external_id)
    return person


@transaction.atomic
def add_robot(*, name: str, by: Person, at: datetime) -> Person:
    """A machine that other programs act as, by a token: without role (see `assign_role`), and never with a password. Raises RuleBroken."""
    hold_tree()
    name = " ".join(name.split())
    if not name:
        raise RuleBroken(_("A robot needs a name."), code="no_name", field="name")
    if Person.objects.get_queryset().filter(kind=Person.Kind.ROBOT, name__iexact=name).exists():
        raise RuleBroken(
            _("There is already a robot called “{name}”. Choose another name.").format(name=name), code="name_taken", field="name"
        )
    robot = Person(email=f"{slugify(name)[:40] or 'robot'}.{secrets.token_hex(4)}{ROBOT_DOMAIN}", name=name, kind=Person.Kind.ROBOT)
    robot.set_unusable_password()
    robot.save()
    record("people.robot_added", robot, by=by, at=at)
    return robot


@transaction.atomic
def change_person(person: Person, *, email: str, name: str, by: Person, at: datetime, external_id: str = "") -> Person:
    """Another name, address or staff number. Raises RuleBroken."""
    hold_tree()
    person = Person.objects.get(pk=person.pk)
    check_reach(by, person)
    if person.kind == Person.Kind.ROBOT:
        raise RuleBroken(_("{name} is a machine: it has no data of a person.").format(name=person.name), code="robot")
    email, name, external_id = _clean(email=email, name=name, external_id=external_id, person=person)
    wanted = {"email": email, "name": name, "external_id": external_id}
    changes = {key: [getattr(person, key), value] for key, value in wanted.items() if getattr(person, key) != value}
    if changes:
        for key, value in wanted.items():
            setattr(person, key, value)
        person.save(update_fields=list(wanted))
        record("people.person_changed", person, by=by, at=at, changes=changes)
        if "email" in changes:
            post("security.email_changed", to=person, at=at, urgent=True, before=changes["email"][0], by=by.name)
    return person


def administrators() -> QuerySet[Assignment]:
    """The assignments of people who may log in and administer the whole organisation."""
    return Assignment.objects.filter(role=Role.ADMINISTRATOR, unit__parent=None, person__is_active=True, person__kind=Person.Kind.HUMAN)


def _tell_of_roles(person: Person, *, given: Sequence[str] = (), taken: Sequence[str] = (), by: Person, at: datetime) -> None:
    """Whoever has logged in once is told; the first roles of a new person are no change."""
    if person.last_login is not None and person.kind == Person.Kind.HUMAN:
        post("security.roles_changed", to=person, at=at, urgent=True, given=list(given), taken=list(taken), by=by.name)


def _check_an_administrator_stays(*, without: Person | None = None, without_assignment: Assignment | None = None) -> None:
    left = administrators()
    if without is not None:
        left = left.exclude(person=without)
    if without_assignment is not None:
        left = left.exclude(pk=without_assignment.pk)
    if not left.exists():
        raise RuleBroken(
            _("Then nobody could administer the organisation any more. Make somebody else administrator of the whole organisation first."),
            code="last_administrator",
        )


@transaction.atomic
def deactivate_person(person: Person, *, by: Person, at: datetime) -> Person:
    """The person may no longer log in, from the next click on; roles and history stay. Raises RuleBroken."""
    hold_tree()
    person = Person.objects.get(pk=person.pk)
    check_reach(by, person)
    if person.is_house:
        raise RuleBroken(_("{name} is a machine of Estelar and stays.").format(name=person.name), code="robot")
    if person.is_active:
        _check_an_administrator_stays(without=person)
        person.is_active = False
        person.save(update_fields=["is_active"])
        LoginSession.objects.filter(person=person).delete()
        record("people.person_deactivated", person, by=by, at=at)
    return person


@transaction.atomic
def activate_person(person: Person, *, by: Person, at: datetime) -> Person:
    """The person may log in again, with the roles held before. Raises RuleBroken."""
    hold_tree()
    person = Person.objects.get(pk=person.pk)
    check_reach(by, person)
    if not person.is_active:
        person.is_active = True
        person.save(update_fields=["is_active"])
        record("people.person_activated", person, by=by, at=at)
    return person


@transaction.atomic
def assign_role(person: Person, *, role: Role, unit: Unit, by: Person, at: datetime) -> Assignment:
    """The person holds the role in the unit and everything below it. Nothing happens when it is so already. Raises RuleBroken."""
    hold_tree()
    unit = Unit.objects.get(pk=unit.pk)
    if person.is_house:
        raise RuleBroken(_("{name} is a machine of Estelar and needs no role.").format(name=person.name), code="robot")
    if not by.is_house and not by.may(Permission.CHANGE_PEOPLE, unit):
        raise RuleBroken(
            _("You do not administer “{name}”. Ask an administrator of that unit.").format(name=unit.name),
            code="out_of_reach",
            field="unit",
        )
    if not unit.is_open:
        raise RuleBroken(_("“{name}” is closed. Choose an open unit.").format(name=unit.name), code="unit_closed", field="unit")
    assignment, made = Assignment.objects.get_or_create(person=person, unit=unit, role=role)
    if made or assignment.group:
        Assignment.objects.filter(pk=assignment.pk).update(group="")  # given by hand now: it stays when the login provider's groups change
        record("people.role_assigned", person, by=by, at=at, role=role.value, unit=unit.name)
    if made:
        _tell_of_roles(person, given=[f"{role_name(role)} · {unit.name}"], by=by, at=at)
    return assignment


@transaction.atomic
def withdraw_role(assignment: Assignment, *, by: Person, at: datetime) -> None:
    """The person no longer holds the role there. Raises RuleBroken when nobody would administer the organisation any more."""
    hold_tree()
    held = Assignment.objects.select_related("person", "unit").filter(pk=assignment.pk).first()
    if held is None:
        return  # somebody else was quicker
    if not by.is_house and not by.may(Permission.CHANGE_PEOPLE, held.unit):
        raise RuleBroken(
            _("You do not administer “{name}”. Ask an administrator of that unit.").format(name=held.unit.name), code="out_of_reach"
        )
    if held.role == Role.ADMINISTRATOR and held.unit.parent_id is None and held.person.is_active:
        _check_an_administrator_stays(without_assignment=held)
    held.delete()
    record("people.role_withdrawn", held.person, by=by, at=at, role=held.role, unit=held.unit.name)
    _tell_of_roles(held.person, taken=[f"{role_name(held.role)} · {held.unit.name}"], by=by, at=at)


@transaction.atomic
def set_preferences(person: Person, *, language: str, theme: str, single_keys: bool, by: Person, at: datetime) -> Person:
    """How the person wants to see Estelar."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    wanted = {"language": language, "theme": theme, "single_keys": single_keys}
    changes = {key: [getattr(person, key), value] for key, value in wanted.items() if getattr(person, key) != value}
    if changes:
        for key, value in wanted.items():
            setattr(person, key, value)
        person.save(update_fields=list(wanted))
        record("people.preferences_set", person, by=by, at=at, changes=changes)
    return person


def role_name(role: str) -> str:
    """The role in the language of the reader."""
    return str(ROLE_NAMES[Role(role)])
