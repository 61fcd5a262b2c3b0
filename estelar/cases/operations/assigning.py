"""Who works on a case: chosen by rule when it comes in, taken, given, handed over; and who is told before its term ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from estelar.calendars.models import Version as CalendarVersion
from estelar.cases import rules
from estelar.cases.models import Absence, Case, Escalated, Escalation, Message, Routing, Theme
from estelar.cases.operations import telling
from estelar.cases.operations.apart import apart
from estelar.cases.operations.holding import concerned_in, hold, is_concerned, keep
from estelar.cases.operations.notifying import tell
from estelar.cases.rules import moves
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Assignment, Organisation, Person, Unit
from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission

if TYPE_CHECKING:
    from django.db.models import QuerySet

_HANDLES = [role.value for role, may in ROLES.items() if Permission.HANDLE_CASES in may and role is not Role.ADMINISTRATOR]


def today(at: datetime) -> date:
    """The calendar day of the organisation at this moment."""
    return at.astimezone(ZoneInfo(Organisation.current().time_zone)).date()


# By rule -----------------------------------------------------------------------------------------------------------------


def route(case: Case, *, by: Person, at: datetime) -> Case:
    """Give a new case to the unit and the person that the first fitting line names; without one it waits in the queue of its unit.

    Part of `opening.open_case`: the row is this transaction's. Nobody gets a case about themselves, and nobody who is away.
    """
    line = _first_fitting(case)
    if line is None:
        return case
    if line.to_unit is not None and line.to_unit.is_open:
        case.unit = line.to_unit
    case.owner = _owner_by(line, case, on=today(at))
    keep(case, "unit", "owner")
    record("cases.routed", case, by=by, at=at, unit=case.unit.name, owner=str(case.owner or ""))
    _tell_owner(case, by=by, at=at)
    return case


def _first_fitting(case: Case) -> Routing | None:
    lines = Routing.objects.filter(Q(kind="") | Q(kind=case.kind)).select_related("to_unit", "from_unit", "person")
    themes: set[int] | None = None
    line: Routing
    for line in lines:
        if line.from_unit is not None and not case.unit.path.startswith(line.from_unit.path):
            continue
        if line.theme_id is not None:
            themes = _themes_of(case) if themes is None else themes
            if line.theme_id not in themes:
                continue
        return line
    return None


def _themes_of(case: Case) -> set[int]:
    """The theme of the case and all above it."""
    above = dict(Theme.objects.values_list("pk", "parent"))
    found: set[int] = set()
    theme = case.theme_id
    while theme is not None and theme not in found:
        found.add(theme)
        theme = above.get(theme)
    return found


def _owner_by(line: Routing, case: Case, *, on: date) -> Person | None:
    if line.owner == Routing.Owner.NOBODY:
        return None
    but = set() if case.kind == rules.Kind.COMPLIMENT else concerned_in(case)
    away = _away(on)
    if line.owner == Routing.Owner.NAMED and line.person is not None:
        person: Person | None = line.person
        if person is not None and person.pk in away:
            person = away[person.pk]
        fits = person is not None and person.is_active and person.pk not in but and person.may(Permission.HANDLE_CASES, case.unit)
        if fits:
            return person
    return least_loaded(case.unit, but=but | set(away))


def _away(on: date) -> dict[int, Person | None]:
    """Who is away on this day, and who stands in."""
    rows = Absence.objects.filter(first__lte=on, last__gte=on).select_related("stand_in")
    return {row.person_id: row.stand_in for row in rows}


def least_loaded(unit: Unit, *, but: Iterable[int] = ()) -> Person | None:
    """Whoever works on cases in the unit itself (nobody there: in the unit above it) and has the fewest open ones; agents come first."""
    way = unit.way
    held = Assignment.objects.filter(unit__in=way, role__in=_HANDLES, person__is_active=True, person__kind=Person.Kind.HUMAN)
    rows = list(held.exclude(person__in=list(but)).values_list("unit", "role", "person"))
    for number in reversed(way):
        for role in (Role.AGENT, Role.SUPERVISOR, Role.QUALITY_MANAGER):
            found = {person for place, held_role, person in rows if place == number and held_role == role}
            if found:
                load = Count("cases", filter=Q(cases__is_open=True))
                return Person.objects.get_queryset().filter(pk__in=found).annotate(load=load).order_by("load", "pk").first()
    return None


# By people ---------------------------------------------------------------------------------------------------------------


@transaction.atomic
def take(case: Case, *, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Whoever asks becomes its owner. Raises RuleBroken: no permission, the case is about them; Conflict: somebody was quicker."""
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_open(case.status)
    return _give(case, to=by, by=by, at=at)


@transaction.atomic
def assign(case: Case, *, to: Person | None, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Give the case to somebody, or (None) back to the queue of its unit.

    Raises RuleBroken: they may not, they are away, or the case is about them.
    """
    case = hold(case, by=by, expected_version=expected_version, needs=Permission.ASSIGN_CASES)
    moves.check_open(case.status)
    return _give(case, to=to, by=by, at=at)


@transaction.atomic
def hand_over(case: Case, *, to: Person, note: str, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """The owner passes the case on and says in a note how it stands. Raises RuleBroken: not theirs, no note."""
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_open(case.status)
    if case.owner_id != by.pk and not by.may(Permission.ASSIGN_CASES, case.unit):
        raise RuleBroken(_("Only its owner or a supervisor hands this case over. Take it first, or ask a supervisor."), code="not_owner")
    note = moves.check_said(note, field="note", code="no_note")
    telling.write(case, kind=Message.Kind.NOTE, text=note, by=by, at=at, channel=rules.Channel.COUNTER)
    return _give(case, to=to, by=by, at=at, key="cases.handed_over")


@transaction.atomic
def move(case: Case, *, unit: Unit, reason: str, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Pass the case to another unit of ours, where it waits for somebody. Its deadline stays. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version, needs=Permission.ASSIGN_CASES)
    moves.check_open(case.status)
    reason = moves.check_said(reason)
    if not unit.is_open:
        raise RuleBroken(_("“%(unit)s” is closed. Choose an open unit.") % {"unit": unit.name}, code="unit_closed", field="unit")
    if unit.pk == case.unit_id:
        raise RuleBroken(_("The case is in “%(unit)s” already.") % {"unit": unit.name}, code="same_unit", field="unit")
    before, case.unit, case.owner = case.unit.name, unit, None
    keep(case, "unit", "owner")
    record("cases.moved", case, by=by, at=at, units=[before, unit.name], reason=reason)
    return case


def _give(case: Case, *, to: Person | None, by: Person, at: datetime, key: str = "cases.assigned") -> Case:
    if to is not None:
        moves.check_may_own(is_concerned=is_concerned(case, to), is_compliment=case.kind == rules.Kind.COMPLIMENT)
        _check_there(case, to, on=today(at))
    if to == case.owner:
        return case
    before, case.owner = case.owner, to
    keep(case, "owner")
    record(key if to != by else "cases.taken", case, by=by, at=at, owners=[str(before or ""), str(to or "")])
    _tell_owner(case, by=by, at=at)
    return case


def _check_there(case: Case, to: Person, *, on: date) -> None:
    if not to.is_active or not to.may(Permission.HANDLE_CASES, case.unit):
        raise RuleBroken(
            _("%(name)s does not work on cases in “%(unit)s”. Choose somebody of that unit.") % {"name": to.name, "unit": case.unit.name},
            code="may_not_handle",
            field="owner",
        )
    away = Absence.objects.filter(person=to, first__lte=on, last__gte=on).select_related("stand_in").first()
    if away is not None:
        words = _("%(name)s is away until %(day)s.") % {"name": to.name, "day": away.last.isoformat()}
        stand_in = " " + _("%(name)s stands in.") % {"name": away.stand_in.name} if away.stand_in else " " + _("Choose somebody else.")
        raise RuleBroken(words + stand_in, code="away", field="owner")


def _tell_owner(case: Case, *, by: Person, at: datetime) -> None:
    if case.owner is not None and case.owner != by:
        tell(
            "cases.assigned", to=case.owner, case=case, at=at, urgent=case.severity == rules.Severity.DANGER,
            number=case.number, unit=case.unit.name, by=by.name,
        )  # fmt: skip


# Away --------------------------------------------------------------------------------------------------------------------


@transaction.atomic
def note_absence(person: Person, *, first: date, last: date, stand_in: Person | None, by: Person, at: datetime) -> Absence:
    """Somebody will be away: no new cases for them, and their open ones that are due meanwhile go to whoever stands in."""
    if last < first:
        raise RuleBroken(_("The last day comes before the first one."), code="wrong_order", field="last")
    if stand_in == person:
        raise RuleBroken(_("Nobody stands in for themselves. Choose somebody else."), code="own_stand_in", field="stand_in")
    if person != by and not any(by.may(Permission.ASSIGN_CASES, one.unit) for one in person.current_assignments):
        raise RuleBroken(_("Only a supervisor of theirs notes that somebody else is away."), code="may_not")
    absence = Absence.objects.create(person=person, first=first, last=last, stand_in=stand_in)
    record("cases.absence_noted", person, by=by, at=at, first=first, last=last, stand_in=str(stand_in or ""))
    return absence


@transaction.atomic
def end_absence(absence: Absence, *, by: Person, at: datetime) -> None:
    """They are back, or it was noted by mistake."""
    if absence.person != by and not any(by.may(Permission.ASSIGN_CASES, one.unit) for one in absence.person.current_assignments):
        raise RuleBroken(_("Only a supervisor of theirs changes when somebody else is away."), code="may_not")
    record("cases.absence_ended", absence.person, by=by, at=at, first=absence.first, last=absence.last)
    absence.delete()


def cover_absences(*, by: Person, at: datetime) -> int:
    """Give the open cases of those who are away now and due before they are back to whoever stands in. Returns how many."""
    moved = 0
    zone = ZoneInfo(Organisation.current().time_zone)
    on = today(at)
    for absence in Absence.objects.filter(first__lte=on, last__gte=on, stand_in__isnull=False).select_related("person", "stand_in"):
        back = datetime.combine(absence.last + timedelta(days=1), time(), zone)
        for case in Case.objects.open().filter(owner=absence.person, next_due_at__lt=back).order_by("pk"):
            with apart(case):
                moved += _cover(case, absence, by=by, at=at)
    return moved


@transaction.atomic
def _cover(case: Case, absence: Absence, *, by: Person, at: datetime) -> bool:
    to = absence.stand_in
    case = hold(case, by=by)
    free = to is not None and to.is_active and not is_concerned(case, to) and to.may(Permission.HANDLE_CASES, case.unit)
    if to is None or not free or case.owner_id != absence.person_id or not case.is_open:
        return False
    case.owner = to
    keep(case, "owner")
    record("cases.covered", case, by=by, at=at, owners=[absence.person.name, to.name])
    _tell_owner(case, by=by, at=at)
    return True


# Before the term ends ----------------------------------------------------------------------------------------------------


def escalate_due(*, by: Person, at: datetime) -> int:
    """Tell the owner and those who answer for the unit that the term of a case ends soon: each line once for a case and a deadline.

    So many business days before, by the calendar of the case itself. Returns how many cases were raised.
    """
    raised = 0
    lines = list(Escalation.objects.all())
    if not lines:
        return 0
    for version in CalendarVersion.objects.filter(pk__in=_running().order_by().values("calendar_version").distinct()):
        zone = ZoneInfo(version.worktime.zone)
        here = at.astimezone(zone).date()
        for line in lines:
            last = version.worktime.nth_business_day(here, line.days_before) if line.days_before else here
            before = datetime.combine(last + timedelta(days=1), time(), zone)
            told = Escalated.objects.filter(case=OuterRef("pk"), escalation=line, due_at=OuterRef("due_at"))
            waiting = _running().filter(~Exists(told), calendar_version=version, due_at__lte=before)
            for case in waiting.order_by("due_at", "pk"):
                with apart(case):
                    raised += _escalate(case, line, by=by, at=at)
    return raised


def _running() -> QuerySet[Case]:
    """Cases whose term runs."""
    return Case.objects.open().filter(answered_at=None, paused_at=None, due_at__isnull=False).exclude(status=rules.Status.TRANSFERRED)


@transaction.atomic
def _escalate(case: Case, line: Escalation, *, by: Person, at: datetime) -> bool:
    case = hold(case, by=by)
    if case.due_at is None or not Escalated.objects.get_or_create(case=case, escalation=line, due_at=case.due_at)[1]:
        return False
    record("cases.escalated", case, by=by, at=at, due_at=case.due_at, role=line.role)
    for person in _answerable(case, line.role):
        tell("cases.escalated", to=person, case=case, at=at, number=case.number, due_at=case.due_at, late=case.due_at < at)
    return True


def _answerable(case: Case, role: str) -> list[Person]:
    """The owner, and who holds the role in the unit of the case or, where nobody does, nearest above it; never whom it is about."""
    way = case.unit.way
    held = Assignment.objects.filter(unit__in=way, role=role, person__is_active=True, person__kind=Person.Kind.HUMAN)
    by_unit: dict[int, dict[int, Person]] = {}
    for one in held.select_related("person"):
        by_unit.setdefault(one.unit_id, {})[one.person_id] = one.person
    nearest = next((by_unit[number] for number in reversed(way) if number in by_unit), {})
    told = dict(nearest)
    if case.owner is not None and case.owner.is_active:
        told[case.owner.pk] = case.owner
    about = concerned_in(case)
    return [told[pk] for pk in sorted(told) if pk not in about]
