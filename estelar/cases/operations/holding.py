"""How every operation takes a case and gives it back: the row locked, the person allowed, the version counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification, Promise
from estelar.cases.operations import live
from estelar.cases.rules import moves
from estelar.errors import Conflict
from estelar.people.models import Assignment, Person, Unit
from estelar.people.rules import Role
from estelar.permissions import Permission

if TYPE_CHECKING:
    from collections.abc import Iterable


def hold(case: Case, *, by: Person, expected_version: int | None = None, needs: Permission = Permission.HANDLE_CASES) -> Case:
    """The row, locked and as it is now. Raises RuleBroken when the person may not, and Conflict when somebody was quicker."""
    held = (
        Case.objects.select_for_update(no_key=True, of=("self",))
        .select_related("unit", "owner", "theme", "customer", "service", "calendar_version")
        .get(pk=case.pk)
    )
    check_may(held, by=by, needs=needs)
    if expected_version is not None and expected_version != held.version:
        raise Conflict(
            _("Somebody changed this case while you were working on it. Nothing was overwritten: look at it again."), code="stale"
        )
    return held


def check_may(case: Case, *, by: Person, needs: Permission = Permission.HANDLE_CASES) -> None:
    """Raises RuleBroken when the person may not do this in the unit of the case, or the case is about them. The machine itself may."""
    if by.is_house:
        return
    moves.check_may_handle(
        may=by.may(needs, case.unit), is_concerned=is_concerned(case, by), is_compliment=case.kind == rules.Kind.COMPLIMENT
    )


def is_concerned(case: Case, person: Person) -> bool:
    """Is the case about this person?"""
    return case.concerns.filter(person=person).exists()


def keep(case: Case, *fields: str) -> None:
    """Store these fields of a held case, count the change, reckon the next deadline, and tell the pages that are open."""
    case.version += 1
    case.next_due_at = next_due(case)
    case.save(update_fields=[*dict.fromkeys((*fields, "version", "next_due_at"))])
    live.tell_changed(case.pk, case.version)


def next_due(case: Case) -> datetime | None:
    """The nearest of the term, while it runs unanswered, and of the pending promises of the case."""
    promises = Promise.objects.pending().filter(case=case).values_list("due_at", flat=True)
    return moves.next_due(
        due_at=case.due_at,
        status=case.status,
        is_paused=case.paused_at is not None,
        is_answered=case.answered_at is not None,
        promises=list(promises),
    )


def standing(case: Case) -> moves.Standing:
    """What of the case decides its moves, as it is stored now."""
    return moves.Standing(
        status=rules.Status(case.status),
        kind=rules.Kind(case.kind),
        must_answer=bool(case.rule_id) or case.own_days is not None,
        open_points=case.points.filter(answered_at=None).count(),
        is_answered=case.answered_at is not None,
        is_told=is_told(case),
        extended=hasattr(case, "extension"),
        is_paused=case.paused_at is not None,
        due_at=case.due_at,
        asked_to_end=last_words(case) is not None,
    )


def last_words(case: Case) -> Message | None:
    """What whoever brought the case last added to the request (or to what reopened it); none: nothing."""
    theirs = case.messages.filter(kind=Message.Kind.FROM_CUSTOMER)
    if case.counted_from is not None:
        theirs = theirs.filter(at__gt=case.counted_from)
    return theirs.order_by("-at", "-pk").first()


def is_told(case: Case) -> bool:
    """Is the last word that ends the case (its answer; of a transferred one, the notice of it) on its way, or has it arrived?"""
    kind = Message.Kind.NOTICE if case.status == rules.Status.TRANSFERRED else Message.Kind.ANSWER
    last = case.messages.filter(kind=kind).order_by("-at", "-pk").first()
    good = (Notification.State.WAITING, Notification.State.DELIVERED)
    return last is not None and last.notifications.filter(state__in=good).exists()


_LOOKED_FOR = (Role.SUPERVISOR, Role.QUALITY_MANAGER, Role.ADMINISTRATOR)


def supervisors_of(unit: Unit, *, but: Iterable[int] = ()) -> list[Person]:
    """Who looks after the cases of the unit: its supervisors, else those of the unit above it, else whoever leads quality."""
    way = unit.way
    held = list(
        Assignment.objects.filter(unit__in=way, role__in=_LOOKED_FOR, person__is_active=True, person__kind=Person.Kind.HUMAN)
        .exclude(person__in=list(but))
        .select_related("person")
    )
    for role in _LOOKED_FOR:
        for number in reversed(way):
            found = {one.person_id: one.person for one in held if one.role == role and one.unit_id == number}
            if found:
                return [found[pk] for pk in sorted(found)]
    return []


def is_second_failure(case: Case) -> bool:
    """Did we fail the same customer in another case within the year before this one (double deviation)? What is confidential is not
    told by the colour of a case that is not."""
    if case.kind not in rules.FAILURES or case.customer_id is None:
        return False
    since = case.received_at - timedelta(days=moves.SECOND_WITHIN_DAYS)
    others = Case.objects.filter(
        customer=case.customer_id, kind__in=rules.FAILURES, received_at__gte=since, received_at__lte=case.received_at
    )
    others = others.exclude(status=rules.Status.MERGED).exclude(pk=case.pk)
    return (others if case.is_confidential else others.filter(is_confidential=False)).exists()


def concerned_in(case: Case) -> set[int]:
    """Numbers of the persons whom the case is about."""
    return set(case.concerns.values_list("person", flat=True))


def whose(case: Case) -> list[Person]:
    """Who is told when something happens in the case: its owner; nobody yet, or no longer here: the supervisors of its unit.

    Never whom it is about, unless it is praise.
    """
    about = set() if case.kind == rules.Kind.COMPLIMENT else concerned_in(case)
    if case.owner is not None and case.owner.is_active and case.owner.pk not in about:
        return [case.owner]
    return supervisors_of(case.unit, but=about)
