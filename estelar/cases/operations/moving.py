"""A case on its way: every move by an operation with its check; the clock stopped, resumed and extended; the end, and coming back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from estelar import law
from estelar.cases import rules
from estelar.cases.models import Case, Extension, Message, Pause, Point, Promise
from estelar.cases.operations import deadlines, living, telling
from estelar.cases.operations.apart import apart
from estelar.cases.operations.holding import hold, keep, last_words, standing
from estelar.cases.operations.receipts import on_day, zone
from estelar.cases.rules import moves, terms
from estelar.cases.rules.contact import one_line, words
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.law.reckoning import after
from estelar.people.models import Organisation

if TYPE_CHECKING:
    from estelar.cases.models import Cause
    from estelar.people.models import Person


@transaction.atomic
def start(case: Case, *, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Somebody works on it from now on. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version)
    if case.status == rules.Status.IN_WORK:
        return case
    if case.status != rules.Status.RECEIVED:
        moves.check_open(case.status)
        raise RuleBroken(
            _("Only a case that has just come in begins; this one is on its way already."), code="no_such_move", field="status"
        )
    case.status = rules.Status.IN_WORK
    keep(case, "status")
    record("cases.started", case, by=by, at=at)
    return case


# What is missing ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def ask_to_complete(case: Case, *, what: str, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Ask whoever brought the case for what it lacks, until when, and tell what happens if nothing comes. The clock stops.

    Raises RuleBroken: the rule of the case knows no such thing, or it is too late for it.
    """
    case = hold(case, by=by, expected_version=expected_version)
    rule = deadlines.rule_of(case)
    what = moves.check_said(words(what), field="what", code="nothing_asked")
    moves.check_ask_to_complete(standing(case), rule, ask_until=deadlines.until(case, rule, "ask_complete_by"), at=at)
    assert rule is not None
    assert rule.incomplete is not None
    deadlines.note_delay(case, at=at)
    Pause.objects.create(case=case, cause=terms.INCOMPLETE, began_at=at, by=by)
    case.status, case.paused_at, case.customer_waits, case.last_message_at = rules.Status.INCOMPLETE, at, False, at
    until = deadlines.until(case, rule, "person_completes_by")
    assert until is not None
    with override(case.language):
        parts = [
            _("To go on with your case %(number)s we need this from you:") % {"number": case.number},
            what,
            _("You have until %(day)s (%(term)s).") % {"day": on_day(until), "term": rule.incomplete.person_has.text().in_(case.language)},
            _("If it does not arrive by then: %(what)s.") % {"what": rule.incomplete.on_fail.in_(case.language).rstrip(".")},
        ]
        subject = _("We need something from you: %(subject)s") % {"subject": case.subject}
    _tell(case, "\n\n".join(parts), subject=subject, by=by, at=at)
    keep(case, "status", "paused_at", "customer_waits", "last_message_at", "is_late")
    record("cases.asked_to_complete", case, by=by, at=at, until=until)
    return case


@transaction.atomic
def complete(case: Case, *, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """What was missing is there: the clock goes on, or begins anew where the rule says so. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version)
    completed(case, by=by, at=at)
    return case


def completed(case: Case, *, by: Person, at: datetime) -> None:
    """The same with a case that is held already."""
    if case.status != rules.Status.INCOMPLETE:
        raise RuleBroken(_("Nobody was asked to complete this case."), code="not_incomplete")
    before = case.due_at
    end_pause(case, at=at)
    case.status = rules.Status.IN_WORK
    deadlines.settle(case)
    keep(case, "status", "paused_at", "due_at")
    record("cases.completed", case, by=by, at=at, changes=moves.changed({"due_at": before}, {"due_at": case.due_at}))


@transaction.atomic
def transfer(case: Case, *, to: str, reason: str, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Pass the case on to the authority or body that is competent, and tell whoever brought it. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_move(case.status, rules.Status.TRANSFERRED)
    rule = deadlines.rule_of(case)
    if rule is not None and rule.transfer is None:
        raise RuleBroken(_("The rules of this case know no transfer: it is for us to answer it."), code="no_transfer")
    to, reason = moves.check_said(one_line(to, 200), field="to", code="nobody_named"), moves.check_said(words(reason))
    deadlines.note_delay(case, at=at)
    end_pause(case, at=at)
    case.status = rules.Status.TRANSFERRED
    case.customer_waits, case.last_message_at = False, at
    with override(case.language):
        parts = [
            _("Your case %(number)s must be answered by: %(to)s. We have passed it on to them today.") % {"number": case.number, "to": to},
            reason,
            _("They answer you from now on. What you sent us has been handed over with it."),
        ]
        subject = _("Your case was passed on: %(subject)s") % {"subject": case.subject}
    _tell(case, "\n\n".join(parts), subject=subject, by=by, at=at)
    keep(case, "status", "paused_at", "customer_waits", "last_message_at", "is_late")
    record("cases.transferred", case, by=by, at=at, to=to)
    return case


# The clock ---------------------------------------------------------------------------------------------------------------


@transaction.atomic
def pause(case: Case, *, cause: str, note: str = "", by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """The clock stands still from now on, for a cause that the rule of the case knows. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_pause(standing(case), deadlines.rule_of(case), cause, at=at)
    Pause.objects.create(case=case, cause=cause, began_at=at, note=one_line(note, 300), by=by)
    case.paused_at = at
    keep(case, "paused_at")
    record("cases.paused", case, by=by, at=at, cause=cause)
    return case


@transaction.atomic
def resume(case: Case, *, by: Person, at: datetime, expected_version: int | None = None, ended_at: datetime | None = None) -> Case:
    """The clock goes on, `ended_at` or now. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version)
    if case.paused_at is None:
        raise RuleBroken(_("The clock of this case is running."), code="not_paused")
    if case.status == rules.Status.INCOMPLETE:
        raise RuleBroken(_("The case waits to be completed. Note that it is complete instead."), code="waits_to_be_completed")
    before = case.due_at
    end_pause(case, at=ended_at or at)
    deadlines.settle(case)
    keep(case, "paused_at", "due_at")
    record("cases.resumed", case, by=by, at=at, changes=moves.changed({"due_at": before}, {"due_at": case.due_at}))
    return case


def resume_due(*, at: datetime, by: Person) -> int:
    """Let the clocks go on that have stood still for as long as the law lets them; how many."""
    done = 0
    for one in (
        Pause.objects.filter(ended_at=None, case__is_open=True).exclude(cause=terms.INCOMPLETE).select_related("case__calendar_version")
    ):
        with apart(one):
            rule = deadlines.rule_of(one.case)
            known = rule.pause(one.cause) if rule is not None else None
            if known is None or known.most is None:
                continue
            end = after(one.began_at, known.most, one.case.calendar_version.worktime)
            if end < at:
                resume(one.case, by=by, at=at, ended_at=end)
                done += 1
    return done


def end_pause(case: Case, *, at: datetime) -> None:
    """The clock of a held case goes on, or stops to matter."""
    case.pauses.filter(ended_at=None).update(ended_at=at)
    case.paused_at = None


@transaction.atomic
def extend(
    case: Case,
    *,
    reason: str,
    by: Person,
    at: datetime,
    amount: int | None = None,
    until: date | None = None,
    third_party: bool = False,
    expected_version: int | None = None,
) -> Case:
    """Make the term longer, once, before it ends, and tell the customer why and until when (CPACA art. 14 par.).

    `amount` in the unit of the rule, or `until` a day; neither: as far as the rule allows. Raises RuleBroken.
    """
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_open(case.status)
    rule = deadlines.rule_of(case)
    moves.check_extend(standing(case), rule, at=at, third_party=third_party)
    assert rule is not None
    assert rule.term is not None
    assert case.due_at is not None
    reason = moves.check_said(words(reason))
    new = deadlines.extended_to(case, rule, law.Extension(amount=amount, until=until, told=at, third_party=third_party))
    if new.due_at is None or new.due_at <= case.due_at:
        raise RuleBroken(_("The new date is not later than the present one. Choose a later one."), code="not_later", field="until")
    more = new.term.amount - rule.term.span.amount if new.term.unit == rule.term.span.unit else None
    before = case.due_at
    Extension.objects.update_or_create(
        case=case,
        defaults={"reason": reason, "amount": more, "due_before": before, "due_after": new.due_at, "by": by, "at": at},
    )
    case.due_at, case.last_message_at = new.due_at.astimezone(UTC), at
    with override(case.language):
        parts = [
            _("We cannot answer your case %(number)s by the date that we told you. These are the reasons:") % {"number": case.number},
            reason,
            _("We answer at the latest on %(day)s.") % {"day": on_day(new.due_at)},
        ]
        subject = _("New date for our answer: %(subject)s") % {"subject": case.subject}
    _tell(case, "\n\n".join(parts), subject=subject, by=by, at=at)
    keep(case, "due_at", "last_message_at")
    record("cases.extended", case, by=by, at=at, changes={"due_at": [before, case.due_at]})
    return case


# The end, and coming back ------------------------------------------------------------------------------------------------


@transaction.atomic
def close(
    case: Case,
    *,
    by: Person,
    at: datetime,
    outcome: str = "",
    cause: Cause | None = None,
    measures: str = "",
    reason: str = "",
    money_granted: Decimal | None = None,
    expected_version: int | None = None,
) -> Case:
    """The case is over. Without `outcome` it is that of its answer; `cause` and `measures` tell why it happened and what was done.

    `reason`: why it ends without an answer (withdrawn, not completed); of one that was not completed it is the reasoned act, which is
    sent. A withdrawal rests on the last words of whoever brought it, and is confirmed to them. What ends without an answer after its
    term is late. Raises RuleBroken (see `rules.moves.check_close`).
    """
    case = hold(case, by=by, expected_version=expected_version)
    closed(case, outcome=outcome, cause=cause, measures=measures, reason=reason, money_granted=money_granted, by=by, at=at)
    return case


def closed(
    case: Case, *, outcome: str, cause: Cause | None, measures: str, reason: str, money_granted: Decimal | None, by: Person, at: datetime
) -> None:
    """The same with a case that is held already."""
    rule = deadlines.rule_of(case)
    outcome = outcome or case.outcome or (rules.Outcome.TRANSFERRED if case.status == rules.Status.TRANSFERRED else "")
    reason = words(reason)
    until = deadlines.until(case, rule, "person_completes_by")
    moves.check_close(standing(case), rule, outcome=outcome, reason=reason, person_until=until, at=at)
    if Promise.objects.pending().filter(case=case).exists():
        raise RuleBroken(
            _("There is a promise pending in this case. Keep it, agree on another date, or lift it, and then close the case."),
            code="promise_pending",
        )
    if outcome == rules.Outcome.ABANDONED:
        _tell_abandoned(case, reason, rule, by=by, at=at)
    theirs = last_words(case) if outcome == rules.Outcome.WITHDRAWN else None
    if theirs is not None:
        _tell_withdrawn(case, theirs, by=by, at=at)
    if rule is not None:
        deadlines.note_delay(case, at=at)
    end_pause(case, at=at)
    case.status, case.closed_at, case.resolved_at = rules.Status.CLOSED, at, case.resolved_at or at
    case.outcome, case.customer_waits = outcome, False
    fields = ["status", "closed_at", "resolved_at", "outcome", "customer_waits", "paused_at", "is_late"]
    for name, value in (("cause", cause), ("measures", words(measures)), ("money_granted", money_granted)):
        if value not in (None, ""):
            setattr(case, name, value)
            fields.append(name)
    keep(case, *fields)
    on = {"message": theirs.pk} if theirs is not None else {}
    record("cases.closed", case, by=by, at=at, outcome=outcome, cause=cause.name if cause else "", measures=bool(case.measures), **on)


def _tell_withdrawn(case: Case, theirs: Message, *, by: Person, at: datetime) -> None:
    """We confirm that it ends because they said so, and that they may say that they did not."""
    with override(case.language):
        parts = [
            _("With your message of %(day)s you withdrew your case %(number)s, and we have closed it without an answer.")
            % {"day": on_day(theirs.at.astimezone(zone())), "number": case.number},
            _("If that is not what you meant, write to us: we go on with it."),
        ]
        subject = _("Your case was closed: %(subject)s") % {"subject": case.subject}
    _tell(case, "\n\n".join(parts), subject=subject, by=by, at=at)


def _tell_abandoned(case: Case, reason: str, rule: law.Rule | None, *, by: Person, at: datetime) -> None:
    """The reasoned act by which a case ends that was not completed."""
    with override(case.language):
        parts = [
            _("Your case %(number)s is closed because what we asked you for did not arrive in the time that you had.")
            % {"number": case.number},
            reason,
            rule.incomplete.on_fail.in_(case.language) if rule is not None and rule.incomplete is not None else "",
        ]
        subject = _("Your case was closed: %(subject)s") % {"subject": case.subject}
    _tell(case, "\n\n".join(part for part in parts if part), subject=subject, by=by, at=at)


@transaction.atomic
def reopen(case: Case, *, reason: str, by: Person, at: datetime, points: Sequence[str] = (), expected_version: int | None = None) -> Case:
    """Work on it again, with a term that runs from when the customer wrote again (else from now). Raises RuleBroken.

    What was answered stays; `points` (without them: the reason) are what the next answer must address.
    """
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_reopen(standing(case))
    _again(case, key="cases.reopened", reason=moves.check_said(words(reason)), points=points, by=by, at=at)
    return case


@transaction.atomic
def second_instance(
    case: Case, *, reason: str, by: Person, at: datetime, points: Sequence[str] = (), expected_version: int | None = None
) -> Case:
    """Somebody above looks at what was answered, once. Raises RuleBroken."""
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_second_instance(standing(case), instance=case.instance)
    case.instance = 2
    _again(case, key="cases.second_instance", reason=moves.check_said(words(reason)), points=points, by=by, at=at)
    return case


def _again(case: Case, *, key: str, reason: str, points: Sequence[str], by: Person, at: datetime) -> None:
    before = {"due_at": case.due_at, "status": case.status}
    ended = case.answered_at or case.closed_at
    wrote = case.messages.filter(kind=Message.Kind.FROM_CUSTOMER, at__gt=ended).order_by("at").first() if ended else None
    case.counted_from = wrote.at if wrote is not None else at
    case.status, case.reopened = rules.Status.IN_WORK, case.reopened + 1
    case.answered_at = case.notified_at = case.resolved_at = case.closed_at = None
    case.outcome = ""
    if not case.is_late:
        case.is_late = None  # once late, a case stays late
    last = max((one.position for one in case.points.all()), default=0)
    listed = [one_line(point, 500) for point in points if point.strip()] or [one_line(reason, 500)]
    Point.objects.bulk_create(Point(case=case, position=last + place, text=text) for place, text in enumerate(listed, start=1))
    deadlines.settle(case)
    keep(
        case, "counted_from", "status", "reopened", "instance", "answered_at", "notified_at", "resolved_at", "closed_at", "outcome",
        "is_late", "due_at",
    )  # fmt: skip
    record(key, case, by=by, at=at, changes=moves.changed(before, {"due_at": case.due_at, "status": case.status}), since=case.counted_from)
    living.live(case, at=at)
    telling.write(case, kind=Message.Kind.NOTE, text=reason, by=by, at=at, channel=case.channel)


def _tell(case: Case, text: str, *, subject: str, by: Person, at: datetime) -> Message:
    text = f"{text}\n\n{Organisation.current().name}, {case.unit.name}"
    return telling.tell(
        case, kind=Message.Kind.NOTICE, text=telling.signed(case, text), subject=subject, by=by, at=at,
        in_reply_to=telling.last_from_them(case),
    )  # fmt: skip
