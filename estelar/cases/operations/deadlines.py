"""The deadline of a case: which term holds for it, its date explained day by day, and the only ways in which it moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar import law, worktime
from estelar.calendars.models import Calendar as StoredCalendar
from estelar.cases import rules
from estelar.cases.models import Case, Confirmation, Regime, Theme
from estelar.cases.operations.holding import hold, keep, next_due
from estelar.cases.rules import moves, terms
from estelar.errors import BadInput, Conflict, RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Organisation
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.calendars.models import Version
    from estelar.cases.models import Extension
    from estelar.law.rules import Silence
    from estelar.people.models import Person, Unit

__all__ = [
    "Move", "Moved", "adopt_calendar", "began", "choose", "confirmed", "due_of", "explained", "extended_to", "is_overdue", "milestones",
    "moved_by", "next_due", "note_delay", "reckon", "recompute", "rule_of", "settle", "silence", "stored", "until",
]  # fmt: skip


# Which term --------------------------------------------------------------------------------------------------------------


def confirmed() -> dict[tuple[str, int], bool]:
    """What administrators said of rules: on or off, by rule and version."""
    return {(one.rule_id, one.rule_version): one.is_on for one in Confirmation.objects.all()}


def choose(*, kind: str, theme: Theme | None, unit: Unit, received: date, country: str) -> terms.Chosen:
    """The term of a case that is being born: the most exact line of what was settled, else the country's usual rule, else our own."""
    lines = [terms.Line(one.rule_id, one.own_days, kind=one.kind, theme=one.theme_id, unit=one.unit_id) for one in Regime.objects.all()]
    line = terms.most_exact(lines, kind=kind, themes=_way_up(theme), units=unit.way[::-1]) if lines else None
    said = confirmed()
    rule = None
    if line is not None and line.rule_id != rules.OWN:
        rule = _in_force(line.rule_id, received)
        rule = rule if rule is not None and rule.term is not None and terms.is_on(rule, said) else None
    if line is None or (line.rule_id != rules.OWN and rule is None):
        line = None
        rule = terms.usual(_of(country), kind=kind, on=received, confirmed=said)
    return terms.choose(line, rule, kind=kind)


def _of(country: str) -> tuple[law.Rule, ...]:
    return law.rules(country) if country in law.COUNTRIES else ()


def _in_force(rule_id: str, on: date) -> law.Rule | None:
    try:
        return law.rule(rule_id, on)
    except BadInput:
        return None  # repealed since the line was settled, or not in force yet: the usual rule holds


def _way_up(theme: Theme | None) -> list[int]:
    """The theme and all above it, nearest first."""
    if theme is None:
        return []
    above = dict(Theme.objects.values_list("pk", "parent"))
    way: list[int] = []
    pk: int | None = theme.pk
    while pk is not None and pk not in way:
        way.append(pk)
        pk = above.get(pk)
    return way


def rule_of(case: Case) -> law.Rule | None:
    """The rule under which the case was born, in that very version, or its own standard in the same shape; none: nothing is due."""
    if case.rule_id:
        return law.version(case.rule_id, case.rule_version)
    if case.own_days is None:
        return None
    organisation = Organisation.current()
    return terms.own(case.own_days, country=organisation.country, zone=organisation.time_zone)


# The date ----------------------------------------------------------------------------------------------------------------


def explained(case: Case) -> law.Deadline:
    """The deadline with a line for every day, as the case stands: its frozen rule and calendar, its pauses, its extension.

    Raises RuleBroken when no term runs for the case.
    """
    rule = rule_of(case)
    if rule is None:
        raise RuleBroken(_("Nothing is due in this case, by law or by standard."), code="no_term")
    return reckon(case, rule, case.calendar_version.worktime, **stored(case))


def reckon(case: Case, rule: law.Rule, calendar: worktime.Calendar, **moved_by: Any) -> law.Deadline:
    """The deadline of the case by this rule and this calendar. Raises RuleBroken in the language of the reader."""
    try:
        return law.deadline(rule, began(case), calendar=calendar, **moved_by)
    except RuleBroken as refused:
        raise RuleBroken(_said(refused.message), code=refused.code, field=refused.field) from refused
    except BadInput as refused:
        raise RuleBroken(_said(refused.message), code=refused.code) from refused


def due_of(case: Case, rule: law.Rule, calendar: worktime.Calendar, **moved_by: Any) -> datetime | None:
    """The last instant in time, in UTC as it is stored; none: the clock stands still."""
    due = reckon(case, rule, calendar, **moved_by).due_at
    return due.astimezone(UTC) if due is not None else None


def _said(message: Any) -> str:
    return message.in_(get_language() or "es") if isinstance(message, law.Text) else str(message)


def stored(case: Case) -> dict[str, Any]:
    """What moves the deadline of the case, as it is stored: pauses, what it was asked to complete, its extension."""
    rows = sorted((one for one in case.pauses.all() if one.began_at >= began(case)), key=lambda one: one.began_at)
    asked = [one for one in rows if one.cause == terms.INCOMPLETE]
    return {
        # of several times that the customer was asked, the last decides from when the term runs; the others only stopped it
        "pauses": [law.Pause(one.began_at, one.ended_at, one.cause) for one in rows if one not in asked[-1:]],
        "completion": law.Completion(asked[-1].began_at, asked[-1].ended_at) if asked else None,
        "extension": _extension(case),
    }


def _extension(case: Case) -> law.Extension | None:
    made: Extension | None = getattr(case, "extension", None)
    if made is None or made.at < began(case):
        return None
    if made.amount is not None:
        return law.Extension(amount=made.amount, third_party=True)
    return law.Extension(until=case.calendar_version.worktime.day_of(made.due_after), third_party=True)


def began(case: Case) -> datetime:
    """From when the term is counted: reception, or the moment since which a reopened case asks for an answer again."""
    return case.counted_from or case.received_at


def milestones(case: Case, rule: law.Rule) -> dict[str, law.Milestone]:
    """What else has its day in the case by its rule: until when to ask, to forward, to tell of an extension, by key."""
    facts = stored(case)
    found = law.milestones(
        rule,
        reckon(case, rule, case.calendar_version.worktime, **facts),
        calendar=case.calendar_version.worktime,
        completion=facts["completion"],
        answered=case.answered_at,
    )
    return {one.key: one for one in found}


def until(case: Case, rule: law.Rule | None, key: str) -> datetime | None:
    """The last instant in time of one of these milestones (`ask_complete_by`, `person_completes_by`, ...); none: there is none."""
    found = milestones(case, rule).get(key) if rule is not None else None
    return found.by_at if found is not None else None


def silence(case: Case) -> Silence | None:
    """What the law makes of it when no answer comes in time; none: no term of the law runs for the case."""
    rule = rule_of(case)
    return rule.silence if rule is not None and case.rule_id else None


# How it moves ------------------------------------------------------------------------------------------------------------


def settle(case: Case) -> bool:
    """Set `due_at` of a held case to what its stored facts say; did it move? While the clock stands still it stays as it was."""
    rule = rule_of(case)
    due = due_of(case, rule, case.calendar_version.worktime, **stored(case)) if rule is not None else None
    if rule is not None and due is None:
        return False
    before, case.due_at = case.due_at, due
    return before != due


def is_overdue(case: Case, *, at: datetime) -> bool:
    """Is the term past that runs for the answer? A clock that stands still is read at the moment in which it stopped."""
    if case.due_at is None or case.answered_at is not None or case.status == rules.Status.TRANSFERRED:
        return False
    return (case.paused_at or at) > case.due_at


def note_delay(case: Case, *, at: datetime) -> None:
    """Note in a held case that its term passed without an answer, before its date moves or matters no more: late stays late."""
    if is_overdue(case, at=at):
        case.is_late = True


@transaction.atomic
def recompute(case: Case, *, reason: str, by: Person, at: datetime) -> Case:
    """Compute the deadline anew from what is stored, and say why. Raises RuleBroken without a reason."""
    case = hold(case, by=by, needs=Permission.ASSIGN_CASES)
    reason = moves.check_said(reason)
    before = case.due_at
    settle(case)
    keep(case, "due_at")
    record("cases.deadline_moved", case, by=by, at=at, changes={"due_at": [before, case.due_at]}, reason=reason)
    return case


def extended_to(case: Case, rule: law.Rule, extension: law.Extension) -> law.Deadline:
    """The deadline that the case would have with this extension. Raises RuleBroken when the rule does not let it go so far."""
    return reckon(case, rule, case.calendar_version.worktime, **stored(case) | {"extension": extension})


# A calendar changes ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Move:
    """An open case whose deadline another calendar would move."""

    case: Case
    before: datetime
    after: datetime


MOST_RECKONED = 3_000
"""So many cases are reckoned anew at a time, nearest deadline first."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What another calendar would move among the cases that were reckoned; `left` more may move after the last of them, `reached`."""

    moves: list[Move]
    reckoned: int
    left: int
    reached: tuple[datetime, int] | None


def moved_by(
    document: dict[str, Any],
    calendar: StoredCalendar,
    *,
    seen_by: Person | None = None,
    but: Version | None = None,
    after: tuple[datetime, int] | None = None,
) -> Moved:
    """The open cases whose deadline would move if their calendar were as in this document, by deadline; at most `MOST_RECKONED` are looked
    at. `seen_by`: only those that this person sees; `but`: not those that count by this version; `after`: those behind this deadline and
    number."""
    found = Case.objects.visible_to(seen_by) if seen_by is not None else Case.objects.all()
    found = found.open().filter(calendar_version__calendar=calendar, due_at__isnull=False, answered_at=None)
    if but is not None:
        found = found.exclude(calendar_version=but)
    if after is not None:
        found = found.filter(Q(due_at__gt=after[0]) | Q(due_at=after[0], pk__gt=after[1]))
    rows = list(
        found.select_related("calendar_version", "unit", "extension").prefetch_related("pauses").order_by("due_at", "pk")[:MOST_RECKONED]
    )
    left = found.count() - MOST_RECKONED if len(rows) == MOST_RECKONED else 0
    reached = (rows[-1].due_at, rows[-1].pk) if rows and rows[-1].due_at is not None else None
    return Moved(list(_moves(rows, worktime.Calendar.from_document(document))), len(rows), max(left, 0), reached)


def _moves(rows: Iterable[Case], wanted: worktime.Calendar) -> Iterator[Move]:
    for case in rows:
        rule = rule_of(case)
        after = due_of(case, rule, wanted, **stored(case)) if rule is not None else None
        if case.due_at is not None and after is not None and after != case.due_at:
            yield Move(case, case.due_at, after)


@transaction.atomic
def adopt_calendar(cases: Iterable[Case], *, version: Version, reason: str, by: Person, at: datetime) -> list[Case]:
    """Count these open cases by another version of their calendar, each with its line in the journal. Raises RuleBroken, and Conflict when
    the version that somebody chose for them no longer holds."""
    reason = moves.check_said(reason)
    if StoredCalendar.objects.select_for_update(no_key=True, of=("self",)).get(pk=version.calendar_id).number != version.number:
        raise Conflict(
            _("The calendar changed while you were choosing. Nothing was counted anew: look at the days as they are now and choose again."),
            code="stale",
        )
    adopted = []
    for one in sorted(cases, key=lambda case: case.pk):
        case = hold(one, by=by, needs=Permission.ASSIGN_CASES)
        if case.calendar_version.calendar_id != version.calendar_id or not case.is_open:
            raise RuleBroken(
                _("The case %(number)s is over, or counts by another calendar. Leave it out.") % {"number": case.number},
                code="other_calendar",
            )
        was, before = case.calendar_version, case.due_at
        case.calendar_version = version
        settle(case)
        keep(case, "calendar_version", "due_at")
        changes = {"due_at": [before, case.due_at], "calendar_version": [was.number, version.number]}
        record("cases.deadline_moved", case, by=by, at=at, changes=changes, reason=reason)
        adopted.append(case)
    return adopted
