"""Promises: given, kept, renegotiated in time, broken, made good. The nearest pending one is a deadline of its case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.cases.models import Case, Promise
from estelar.cases.operations.apart import apart
from estelar.cases.operations.holding import concerned_in, hold, keep, supervisors_of
from estelar.cases.operations.notifying import tell
from estelar.cases.rules import moves
from estelar.cases.rules.contact import one_line
from estelar.errors import Conflict, RuleBroken
from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.customers.models import Customer
    from estelar.cycles.models import Moment
    from estelar.people.models import Person, Unit

State = Promise.State


@transaction.atomic
def promise(
    *,
    what: str,
    due_at: datetime,
    by: Person,
    at: datetime,
    case: Case | None = None,
    customer: Customer | None = None,
    to_name: str = "",
    unit: Unit | None = None,
    keeper: Person | None = None,
    moment: Moment | None = None,
    condition: str = "",
) -> Promise:
    """Give a customer our word: what, by when, and who keeps it (without `keeper`: whoever gives it).

    In a case the customer and the unit are those of the case. Raises RuleBroken: nothing said, nobody to whom, a time that is past, a
    closed case, somebody who does not work in the unit.
    """
    if case is not None:
        case = hold(case, by=by)
        moves.check_open(case.status)
        customer, unit, to_name = customer or case.customer, case.unit, to_name or case.contact_name or case.number
    if unit is None:
        raise RuleBroken(_("Choose the unit that gives this promise."), code="no_unit", field="unit")
    if not by.is_house and not by.may(Permission.HANDLE_CASES, unit):
        raise RuleBroken(_("You may not promise anything for “%(unit)s”.") % {"unit": unit.name}, code="may_not_handle", field="unit")
    keeper = keeper or by
    if keeper != by and not keeper.may(Permission.HANDLE_CASES, unit):
        raise RuleBroken(
            _("%(name)s does not work in “%(unit)s”. Choose somebody of that unit.") % {"name": keeper.name, "unit": unit.name},
            code="may_not_handle",
            field="keeper",
        )
    if case is not None and keeper != by and not Case.objects.visible_to(keeper).filter(pk=case.pk).exists():
        raise RuleBroken(_("%(name)s does not see this case. Choose somebody else.") % {"name": keeper.name}, code="unseen", field="keeper")
    given = Promise.objects.create(
        case=case,
        customer=customer,
        to_name=one_line(to_name, 160) or _named(customer),
        what=_what(what),
        condition=one_line(condition, 300),
        due_at=_to_come(due_at, at=at),
        by=keeper,
        unit=unit,
        moment=moment,
        made_at=at,
        made_by=by,
    )
    record("cases.promised", given, by=by, at=at, case=case.number if case else "", due_at=due_at, keeper=keeper.name)
    if keeper != by:
        _tell("cases.promised", given, to=keeper, at=at, due_at=due_at, by=by.name)
    if case is not None:
        keep(case)
    return given


def _tell(key: str, given: Promise, *, to: Person, at: datetime, **detail: Any) -> None:
    """What is secret in the case is secret in its promises."""
    detail |= {"what": given.what, "to_whom": given.to_name}
    if given.case is None:
        post(key, to=to, at=at, link=reverse("cases:promises"), **detail)
    else:
        tell(key, to=to, case=given.case, at=at, **detail)


def _what(what: str) -> str:
    what = one_line(what, 300)
    if not what:
        raise RuleBroken(_("Write what is promised, as it was said to the customer."), code="no_what", field="what")
    return what


def _named(customer: Customer | None) -> str:
    if customer is None:
        raise RuleBroken(_("Say to whom this is promised: a name is enough."), code="no_whom", field="to_name")
    return ""  # the customer's own record has the name, and may be erased


def _to_come(due_at: datetime, *, at: datetime) -> datetime:
    if due_at <= at:
        raise RuleBroken(_("A promise needs a time that is still to come."), code="past", field="due_at")
    return due_at


@transaction.atomic
def fulfil(given: Promise, *, by: Person, at: datetime, note: str = "") -> Promise:
    """It was done: kept when in time, and after its time broken and made good. Raises RuleBroken when it is settled already."""
    given, case = _hold(given, by=by, wanted=(State.PENDING, State.BROKEN))
    state = State.KEPT if given.state == State.PENDING and at <= given.due_at else State.RECOVERED
    key = "cases.promise_kept" if state == State.KEPT else "cases.promise_recovered"
    return _settle(given, case, state=state, key=key, note=note, by=by, at=at)


@transaction.atomic
def renegotiate(given: Promise, *, due_at: datetime, by: Person, at: datetime, what: str = "", note: str = "") -> Promise:
    """Before its time the customer agreed to another: the promise that takes its place. Raises RuleBroken when it is too late for that."""
    given, case = _hold(given, by=by, wanted=(State.PENDING,))
    if at > given.due_at:
        raise RuleBroken(
            _("Its time is over, so it is not renegotiated any more but broken. Do what was promised, and note that it was made good."),
            code="too_late",
        )
    following = Promise.objects.create(
        case=case,
        customer=given.customer,
        to_name=given.to_name,
        what=_what(what or given.what),
        condition=given.condition,
        due_at=_to_come(due_at, at=at),
        by=given.by,
        unit=given.unit,
        moment=given.moment,
        made_at=at,
        made_by=by,
    )
    given.replaced_by = following
    _settle(given, case, state=State.RENEGOTIATED, key="cases.promise_renegotiated", note=note, by=by, at=at, due_at=due_at)
    return following


@transaction.atomic
def lift(given: Promise, *, note: str, by: Person, at: datetime) -> Promise:
    """Its condition did not come about, or the customer freed us of it: nothing is due any more. Raises RuleBroken without a reason."""
    given, case = _hold(given, by=by, wanted=(State.PENDING,))
    note = moves.check_said(note, field="note", code="no_note")
    return _settle(given, case, state=State.LIFTED, key="cases.promise_lifted", note=note, by=by, at=at)


def break_due(*, by: Person, at: datetime) -> int:
    """Note as broken every promise whose time is over, and tell whoever gave it and their supervisors. Returns how many."""
    broken = 0
    for given in Promise.objects.pending().filter(due_at__lt=at).order_by("due_at", "pk"):
        with apart(given):
            broken += _break(given, by=by, at=at)
    return broken


@transaction.atomic
def _break(given: Promise, *, by: Person, at: datetime) -> bool:
    try:
        given, case = _hold(given, by=by, wanted=(State.PENDING,))
    except RuleBroken:
        return False  # kept in the meantime
    if given.due_at >= at:
        return False
    _settle(given, case, state=State.BROKEN, key="cases.promise_broken", note="", by=by, at=at)
    answerable = supervisors_of(case.unit, but=concerned_in(case)) if case is not None else supervisors_of(given.unit)
    told = {given.by.pk: given.by, **{person.pk: person for person in answerable}}
    for person in told.values():
        _tell("cases.promise_broken", given, to=person, at=at, keeper=given.by.name)
    return True


def _hold(given: Promise, *, by: Person, wanted: tuple[str, ...]) -> tuple[Promise, Case | None]:
    """The promise and its case, locked (the case first, as everywhere)."""
    case = None
    if given.case is not None:
        case = hold(given.case, by=by)
    given = Promise.objects.select_for_update(of=("self",)).select_related("by", "unit", "customer").get(pk=given.pk)
    if case is None and not by.is_house and given.by != by and not by.may(Permission.HANDLE_CASES, given.unit):
        raise RuleBroken(_("This promise belongs to another unit."), code="may_not_handle")
    if given.state not in wanted:
        raise Conflict(_("This promise is settled already: %(state)s.") % {"state": given.get_state_display()}, code="settled")
    return given, case


def _settle(given: Promise, case: Case | None, *, state: str, key: str, note: str, by: Person, at: datetime, **detail: object) -> Promise:
    given.state, given.settled_at, given.note = state, at, one_line(note, 300)
    given.save(update_fields=["state", "settled_at", "note", "replaced_by"])
    record(key, given, by=by, at=at, case=case.number if case else "", due=given.due_at, **detail)
    if case is not None:
        keep(case)
    return given
