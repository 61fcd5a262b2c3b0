"""Roles by groups of the login provider (OIDC): the table that administrators edit, and what it gives to somebody who logs in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.people.models import Assignment, GroupRole, Organisation, Person, Unit
from estelar.people.operations.persons import add_person, administrators, role_name
from estelar.people.operations.units import hold_tree
from estelar.people.rules import Role


@transaction.atomic
def add_group_role(*, group: str, role: Role, unit: Unit, by: Person, at: datetime) -> GroupRole:
    """Whoever is in the group holds the role there from the next login on. Raises RuleBroken."""
    hold_tree()
    group = group.strip()
    if not group:
        raise RuleBroken(_("Write the name of the group as the login provider sends it."), code="no_group", field="group")
    if not unit.is_open:
        raise RuleBroken(_("“{name}” is closed. Choose an open unit.").format(name=unit.name), code="unit_closed", field="unit")
    made, is_new = GroupRole.objects.get_or_create(group=group, role=role, unit=unit)
    if is_new:
        record("people.group_role_added", Organisation.current(), by=by, at=at, group=group, role=role.value, unit=unit.name)
    return made


@transaction.atomic
def remove_group_role(group_role: GroupRole, *, by: Person, at: datetime) -> None:
    """The group no longer gives the role; who holds it by the group loses it with the next login."""
    held = GroupRole.objects.select_related("unit").filter(pk=group_role.pk).first()
    if held is None:
        return
    held.delete()
    record("people.group_role_removed", Organisation.current(), by=by, at=at, group=held.group, role=held.role, unit=held.unit.name)


@transaction.atomic
def apply_groups(person: Person, *, groups: Collection[str], at: datetime) -> None:
    """The roles that come from groups become those of the table; roles given by hand stay. By the machine: the provider says so.

    The last administrator of the whole organisation stays one, whatever the provider says.
    """
    hold_tree()
    robot = Person.objects.robot()
    wanted: dict[tuple[str, int], GroupRole] = {}
    for row in GroupRole.objects.select_related("unit").filter(group__in=list(groups), unit__closed_at=None).order_by("group", "pk"):
        wanted.setdefault((row.role, row.unit_id), row)
    held = {(a.role, a.unit_id): a for a in Assignment.objects.select_related("unit").filter(person=person)}
    given, taken = [], []
    for place, row in wanted.items():
        if place not in held:
            Assignment.objects.create(person=person, unit=row.unit, role=row.role, group=row.group)
            record("people.role_assigned", person, by=robot, at=at, role=row.role, unit=row.unit.name, group=row.group)
            given.append(f"{role_name(row.role)} · {row.unit.name}")
    for place, assignment in held.items():
        if assignment.group and place not in wanted and not _is_last_administrator(assignment):
            assignment.delete()
            record(
                "people.role_withdrawn", person, by=robot, at=at, role=assignment.role, unit=assignment.unit.name, group=assignment.group
            )
            taken.append(f"{role_name(assignment.role)} · {assignment.unit.name}")
    person.__dict__.pop("current_assignments", None)  # read again
    if (given or taken) and person.last_login is not None:
        post("security.roles_changed", to=person, at=at, urgent=True, given=given, taken=taken, by="")


def _is_last_administrator(assignment: Assignment) -> bool:
    is_one = assignment.role == Role.ADMINISTRATOR and assignment.unit.parent_id is None
    return is_one and not administrators().exclude(pk=assignment.pk).exists()


def person_of(*, email: str, name: str, groups: Collection[str], provider: str, at: datetime) -> Person | None:
    """Who logs in at the provider for the first time: the person with this verified address, or a new one if a group gives a role.

    None: nobody gave this person access. Raises RuleBroken when the address is already linked to another account of the provider.
    """
    there = Person.objects.get_queryset().filter(email__iexact=email, kind=Person.Kind.HUMAN).first()
    if there is not None:
        if SocialAccount.objects.filter(user_id=there.pk, provider=provider).exists():
            raise RuleBroken(
                _("Your address belongs to somebody who logs in with another account of the login provider. Ask your administrator."),
                code="linked_to_other",
            )
        return there
    if not GroupRole.objects.filter(Q(group__in=list(groups)), unit__closed_at=None).exists():
        return None
    return add_person(email=email, name=name or email.partition("@")[0], by=Person.objects.robot(), at=at)


@transaction.atomic
def note_linked(person: Person, *, provider: str, at: datetime) -> None:
    """The person logs in with an account of the provider from now on."""
    record("people.account_linked", person, by=Person.objects.robot(), at=at, provider=provider)
    post("security.account_linked", to=person, at=at, urgent=True, provider=provider)


@transaction.atomic
def unlink_account(person: Person, *, by: Person, at: datetime) -> None:
    """The next login at the provider starts anew, by verified address. For an account that was given to somebody else."""
    if SocialAccount.objects.filter(user_id=person.pk).delete()[0]:
        record("people.account_unlinked", person, by=by, at=at)
