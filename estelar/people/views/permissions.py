"""Who may do what, by role and by address: for administrators and for auditors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from estelar.people.models import Assignment
from estelar.people.requests import Request
from estelar.people.rules import ROLE_NAMES, ROLES
from estelar.permissions import Permission
from estelar.ui.doors import Door, doors
from estelar.ui.guard import guarded
from estelar.ui.words import permission_words


@dataclass(frozen=True)
class Line:
    """One permission: which roles hold it, and which addresses it opens."""

    permission: Permission
    words: str
    held: list[tuple[str, bool]]
    pages: list[Door]
    routes: list[Door]


@guarded(Permission.SEE_JOURNAL)
def permissions(request: Request) -> HttpResponse:
    """Role by permission by address, as the code itself has it."""
    opened: dict[Permission | None, list[Door]] = defaultdict(list)
    everybody: list[Door] = []
    for door in doors():
        (everybody if door.is_public else opened[door.permission]).append(door)
    names = {role: str(name) for role, name in ROLE_NAMES.items()}
    lines = [
        Line(
            permission,
            permission_words(permission),
            [(name, permission in ROLES[role]) for role, name in names.items()],
            [door for door in opened[permission] if not door.is_api],
            [door for door in opened[permission] if door.is_api],
        )
        for permission in Permission
    ]
    holders = dict(Assignment.objects.values_list("role").annotate(Count("person", distinct=True)))
    context = {
        "roles": [(name, holders.get(role.value, 0)) for role, name in names.items()],
        "lines": lines,
        "logged_in": opened[None],
        "everybody": everybody,
    }
    return render(request, "people/permissions.html", context)
