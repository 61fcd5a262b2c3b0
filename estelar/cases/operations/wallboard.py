"""Compliments: those that everybody may see on the wall, and those that are one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.models import Case, Concern, Message
from estelar.cases.operations.holding import hold, keep
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.cases.models.case import CaseQuerySet
    from estelar.people.models import Person

SHOWN_FOR = timedelta(days=180)
MOST = 24
LONGEST = 600
"""Letters of a compliment that fit on the wall."""


@dataclass(frozen=True, slots=True)
class Praise:
    """A compliment as it may be read by people who do not see the case: what was said, whom it names, and a first name at most."""

    case: Case
    text: str
    who: str
    named: list[str]


def first_name(name: str) -> str:
    """The first word of a name, and nothing more.

    >>> first_name("Luz Marina Gómez"), first_name("  "), first_name("luz@example.com")
    ('Luz', '', '')
    """
    word = next(iter(name.split()), "")
    return word if word.replace("-", "").isalpha() else ""


def _compliments() -> CaseQuerySet:
    found = Case.objects.filter(kind=rules.Kind.COMPLIMENT, is_confidential=False).exclude(status=rules.Status.MERGED)
    said = Message.objects.filter(kind=Message.Kind.REQUEST).order_by("pk")
    return found.select_related("unit", "customer").prefetch_related(
        Prefetch("messages", queryset=said, to_attr="said"), Prefetch("concerns", queryset=Concern.objects.select_related("person"))
    )


def _praise(case: Case) -> Praise:
    said: list[Message] = case.said  # type: ignore[attr-defined]
    text = said[0].text if said else case.subject
    who = first_name(case.contact_name or (case.customer.name if case.customer else ""))
    return Praise(
        case, text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…", who, [one.person.name for one in case.concerns.all()]
    )


def on_wall(*, at: datetime) -> list[Praise]:
    """The latest ones that a supervisor put on the wall."""
    found = _compliments().filter(on_wallboard=True, received_at__gt=at - SHOWN_FOR).order_by("-received_at", "-pk")
    return [_praise(case) for case in found[:MOST]]


def readable_by(person: Person) -> CaseQuerySet:
    """Compliments that name the person, that are on the wall, or whose case the person sees."""
    named = Concern.objects.filter(person=person).values("case")
    return _compliments().filter(Q(pk__in=named) | Q(on_wallboard=True) | Q(pk__in=Case.objects.visible_to(person).values("pk")))


def read(case: Case) -> Praise:
    """A compliment of `readable_by`."""
    return _praise(case)


def of(person: Person) -> list[Praise]:
    """What was said well of this person, the latest first."""
    found = _compliments().filter(pk__in=Concern.objects.filter(person=person).values("case")).order_by("-received_at", "-pk")
    return [_praise(case) for case in found[:100]]


@transaction.atomic
def show(case: Case, *, on: bool, by: Person, at: datetime) -> Case:
    """Put a compliment on the wall, or take it off: a supervisor's word. Raises RuleBroken: not a compliment, confidential, may not."""
    case = hold(case, by=by, needs=Permission.ASSIGN_CASES)
    if on and (case.kind != rules.Kind.COMPLIMENT or case.status == rules.Status.MERGED):
        raise RuleBroken(_("Only compliments go on the wallboard."), code="no_compliment")
    if on and case.is_confidential:
        raise RuleBroken(_("This case is confidential: it stays among those entrusted with it."), code="confidential")
    if case.on_wallboard == on:
        return case
    case.on_wallboard = on
    keep(case, "on_wallboard")
    record("cases.wallboard_shown" if on else "cases.wallboard_hidden", case, by=by, at=at)
    return case
