"""What is confidential, and how far that reaches: to all cases in which the same would be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from estelar.cases import rules
from estelar.cases.models import Case
from estelar.cases.operations import living
from estelar.cases.operations.holding import hold, keep
from estelar.journal.operations import record
from estelar.people.models import Person

if TYPE_CHECKING:
    from estelar.cases.models import Theme


def by_rule(kind: str, theme: Theme | None) -> bool:
    """Is a case of this class and theme confidential unless somebody says otherwise?"""
    return kind == rules.Kind.REPORT or (theme is not None and theme.is_confidential)


def reach(case: Case) -> list[Case]:
    """The case and those that its confidentiality reaches, held in the order of their numbers (as merging does): what it is one with by
    merging, upwards and downwards, and what is part of it. Call it before the case itself is held."""
    found, wave = {case.pk}, {case.pk}
    while wave:
        near = Case.objects.filter(Q(merged__in=wave) | Q(merged_into__in=wave) | Q(parent__in=wave)).exclude(pk__in=found)
        wave = set(near.values_list("pk", flat=True))
        found |= wave
    robot = Person.objects.robot()
    return [hold(one, by=robot) for one in Case.objects.filter(pk__in=found).order_by("pk")]


def confide(held: Iterable[Case], *, by: Person, at: datetime) -> None:
    """These held cases are confidential from now on: off the wallboard, and without contacts."""
    for case in held:
        if case.is_confidential:
            continue
        case.is_confidential, case.on_wallboard = True, False
        keep(case, "is_confidential", "on_wallboard")
        record("cases.confidential_set", case, by=by, at=at)
        living.live(case, at=at)
