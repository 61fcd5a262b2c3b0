"""What each move of a case asks for. Pure: what is known of the case is handed in, and a sentence comes back as RuleBroken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.cases.rules.terms import INCOMPLETE
from estelar.cases.rules.words import MOVES, OUTCOMES, STATUSES, Kind, Outcome, Status
from estelar.errors import RuleBroken
from estelar.law import day_words

if TYPE_CHECKING:
    from estelar.law.rules import Rule

WITHOUT_ANSWER = frozenset({Outcome.WITHDRAWN, Outcome.ABANDONED, Outcome.TRANSFERRED})
"""Outcomes in which a case that asks for an answer may be closed without one, each with a check of its own."""
NOT_GRANTED = frozenset({Outcome.DENIED, Outcome.PARTLY})
"""Outcomes after which whoever asked must learn where else they can go."""
BY_ANSWER = frozenset({Outcome.GRANTED, Outcome.PARTLY, Outcome.DENIED, Outcome.INFORMED, Outcome.THANKED})
"""Outcomes that an answer may have."""
SECOND_WITHIN_DAYS = 365
"""A second failure with the same customer within so many days is a double deviation."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What of a case decides its moves."""

    status: Status
    kind: Kind
    must_answer: bool  # a term of the law or a standard of ours runs, or ran, for it
    open_points: int
    is_answered: bool
    is_told: bool  # that answer (or what ends the case instead) is on its way or arrived
    extended: bool = False
    is_paused: bool = False
    due_at: datetime | None = None
    asked_to_end: bool = False  # whoever brought it wrote, or said and it was noted, after the request: they may have withdrawn it


def check_move(status: str, to: Status) -> None:
    """Raises RuleBroken: there is no way from this state to that one."""
    if to not in MOVES[Status(status)]:
        raise RuleBroken(
            _("The case is “%(now)s”, and from there it cannot become “%(to)s”. Look at it again: somebody may have moved it meanwhile.")
            % {"now": STATUSES[Status(status)], "to": STATUSES[to]},
            code="no_such_move",
            field="status",
        )


def check_open(status: str) -> None:
    """Raises RuleBroken for a case that is over: closed, or merged into another."""
    if status == Status.MERGED:
        raise RuleBroken(_("This case was merged into another one. Work in that one."), code="merged")
    if status == Status.CLOSED:
        raise RuleBroken(_("This case is closed. Reopen it first, and say why."), code="closed")


def check_said(text: str, *, field: str = "reason", code: str = "no_reason") -> str:
    """The text without its margins. Raises RuleBroken when nothing is said."""
    text = text.strip()
    if not text:
        raise RuleBroken(_("Write the reason: whoever reads this case later must understand it."), code=code, field=field)
    return text


def check_may_handle(*, may: bool, is_concerned: bool, is_compliment: bool = False) -> None:
    """Raises RuleBroken: no permission in the unit, or the case is about this very person (ISO 10002; CPACA art. 11)."""
    if is_concerned and not is_compliment:
        raise RuleBroken(
            _("This case is about you, so somebody else must handle it. Ask your supervisor to give it to another person."),
            code="conflict_of_interest",
        )
    if not may:
        raise RuleBroken(_("You may read this case, but not work on it. Ask a supervisor of its unit."), code="may_not_handle")


def check_may_own(*, is_concerned: bool, is_compliment: bool = False) -> None:
    """Raises RuleBroken: nobody is given a case about themselves."""
    if is_concerned and not is_compliment:
        raise RuleBroken(
            _("The case is about this person, who can therefore not handle it. Choose somebody else."),
            code="conflict_of_interest",
            field="owner",
        )


# Answer ------------------------------------------------------------------------------------------------------------------


def check_answer(
    *, text: str, outcome: str, open_points: Collection[str], rule: Rule | None, appeal: str, adr: str, language: str, asked_in: str
) -> None:
    """Raises RuleBroken for an answer that is not one: without words, with a point left open, without what the rule asks for."""
    if outcome not in BY_ANSWER:
        raise RuleBroken(
            _("Say how the request ends: granted, granted in part, denied, informed or thanked."), code="no_outcome", field="outcome"
        )
    if not text.strip():
        raise RuleBroken(_("The answer is empty. Write it, with its reasons."), code="no_text", field="text")
    if open_points:
        raise RuleBroken(
            _("The answer leaves a point open: “%(point)s”. Answer every point of the request, and then send it.")
            % {"point": min(open_points, key=len)},
            code="point_open",
            field="points",
        )
    if rule is None:
        return
    if rule.answer.same_language and language != asked_in:
        raise RuleBroken(
            _("Whoever asked did so in another language (%(language)s), and the law asks for an answer in it.") % {"language": asked_in},
            code="other_language",
            field="language",
        )
    if outcome in NOT_GRANTED and rule.answer.appeal is not None and not appeal.strip():
        raise RuleBroken(
            _("When not everything is granted, the answer must say this: %(what)s.") % {"what": rule.answer.appeal.in_(_language())},
            code="no_appeal",
            field="appeal",
        )
    if outcome in NOT_GRANTED and rule.answer.adr_text and not adr.strip():
        raise RuleBroken(
            _(
                "When not everything is granted, the answer must say to which out-of-court body one may turn and how, or, if you belong to "
                "none, which public bodies help."
            ),
            code="no_adr",
            field="adr",
        )


def _language() -> str:
    return get_language() or "es"


# Clock -------------------------------------------------------------------------------------------------------------------


def check_extend(standing: Standing, rule: Rule | None, *, at: datetime, third_party: bool) -> None:
    """Raises RuleBroken: the rule allows none, it was extended already, it is late, or only a third party's part would justify it."""
    extension = rule.extension if rule is not None else None
    if standing.due_at is None or extension is None or not extension.allowed:
        raise RuleBroken(
            _("The term of this case cannot be extended%(citation)s. Answer within it.")
            % {"citation": f" ({rule.citation.in_(_language())})" if rule is not None and rule.term is not None else ""},
            code="not_extendable",
        )
    if standing.extended:
        raise RuleBroken(_("The term was extended once already, and there is no second time."), code="extended_already")
    if at > standing.due_at:
        raise RuleBroken(
            _("The term is over: an extension must be told before it ends. Answer as soon as you can, and say why it took so long."),
            code="expired",
        )
    if extension.third_party_only and not third_party:
        raise RuleBroken(
            _("This term may be extended only when somebody outside must give their word first. Say so, or answer within the term."),
            code="third_party_only",
            field="third_party",
        )


def check_pause(standing: Standing, rule: Rule | None, cause: str, *, at: datetime) -> None:
    """Raises RuleBroken: the case is over, the clock stands already or has run out, or the rule does not know this cause."""
    check_open(standing.status)
    if standing.is_answered or standing.due_at is None:
        raise RuleBroken(_("No term runs for this case, so there is nothing to pause."), code="no_clock")
    if standing.is_paused:
        raise RuleBroken(_("The clock of this case stands still already."), code="paused_already")
    if at > standing.due_at:
        raise RuleBroken(_("The term is over, and nothing stops it any more. Answer as soon as you can."), code="expired")
    if cause == INCOMPLETE:
        raise RuleBroken(
            _("Ask whoever brought the case for what is missing: they are told, and that stops the clock."),
            code="ask_instead",
            field="cause",
        )
    known = {one.cause for one in rule.pauses} if rule is not None else set()
    if cause not in known:
        raise RuleBroken(_("The law of this case does not let its clock stand still for that cause."), code="pause_unknown", field="cause")


def check_ask_to_complete(standing: Standing, rule: Rule | None, *, ask_until: datetime | None, at: datetime) -> None:
    """Raises RuleBroken: it cannot be asked for here any more; asking in a reply is always possible and stops no clock."""
    check_move(standing.status, Status.INCOMPLETE)
    if rule is None or rule.incomplete is None:
        raise RuleBroken(_("The rules of this case know no incomplete request. Ask in a reply: the clock goes on."), code="no_completing")
    if standing.is_paused:
        raise RuleBroken(_("The clock of this case stands still already. Resume it first."), code="paused_already")
    if ask_until is not None and at > ask_until:
        raise RuleBroken(
            _("It could be asked to be completed only until %(day)s. Ask in a reply: the clock goes on.")
            % {"day": day_words(ask_until.date(), _language())},
            code="too_late_to_ask",
        )


# End ---------------------------------------------------------------------------------------------------------------------


def check_close(standing: Standing, rule: Rule | None, *, outcome: str, reason: str, person_until: datetime | None, at: datetime) -> None:
    """Raises RuleBroken: how a case may end.

    What asks for an answer ends with one that addresses every point and is on its way to whoever asked. Without one it ends only when
    they withdrew it, when it went to whoever is competent and they were told, or when they did not complete it in their time, by a
    reasoned act; never because time went by (Ley 10/2025 art. 13.2; CPACA art. 17).
    """
    check_move(standing.status, Status.CLOSED)
    if outcome not in OUTCOMES:
        raise RuleBroken(_("Say how the case ends."), code="no_outcome", field="outcome")
    if outcome in WITHOUT_ANSWER and not (outcome == Outcome.TRANSFERRED or standing.is_answered):
        check_said(reason)
    if outcome == Outcome.ABANDONED:
        _check_abandoned(standing, rule, person_until=person_until, at=at)
    elif outcome == Outcome.TRANSFERRED:
        _check_transferred(standing)
    elif outcome == Outcome.WITHDRAWN:
        _check_withdrawn(standing)
    elif not standing.must_answer:
        return
    elif not standing.is_answered:
        late = standing.due_at is not None and at > standing.due_at
        if late and rule is not None and rule.closing_by_time_forbidden:
            raise RuleBroken(
                _("A case is never closed because its time ran out (%(citation)s). Answer it, even late.")
                % {"citation": rule.citation.in_(_language())},
                code="closing_by_time",
            )
        raise RuleBroken(_("This case asks for an answer. Answer every point, send it, and then close it."), code="not_answered")
    elif standing.open_points:
        raise RuleBroken(_("The answer leaves a point open. Answer every point of the request first."), code="point_open", field="points")
    elif not standing.is_told:
        raise RuleBroken(
            _("The answer has not reached whoever asked. Send it another way, or note how they got it, and then close the case."),
            code="not_notified",
        )


def _check_abandoned(standing: Standing, rule: Rule | None, *, person_until: datetime | None, at: datetime) -> None:
    if standing.status != Status.INCOMPLETE or rule is None or rule.incomplete is None:
        raise RuleBroken(
            _("Only a case that its author was asked to complete can end because they did not. Answer this one."),
            code="closing_by_time" if rule is not None and rule.closing_by_time_forbidden else "not_incomplete",
            field="outcome",
        )
    if person_until is None or at <= person_until:
        raise RuleBroken(
            _("Whoever asked still has time to complete it, until %(day)s.")
            % {"day": day_words(person_until.date(), _language()) if person_until else "–"},
            code="person_has_time",
            field="outcome",
        )


def _check_withdrawn(standing: Standing) -> None:
    if not standing.asked_to_end:
        raise RuleBroken(
            _("Only whoever brought the case withdraws it. Note first in the case what they wrote or said, and then close it."),
            code="no_withdrawal",
            field="outcome",
        )


def _check_transferred(standing: Standing) -> None:
    if standing.status != Status.TRANSFERRED:
        raise RuleBroken(_("This case has not been transferred to anybody."), code="not_transferred", field="outcome")
    if not standing.is_told:
        raise RuleBroken(_("Whoever asked does not know yet who is competent. Tell them first."), code="not_notified", field="outcome")


def check_reopen(standing: Standing) -> None:
    """Raises RuleBroken: only what was answered, transferred or closed can be opened again."""
    if standing.status == Status.MERGED:
        raise RuleBroken(_("This case was merged into another one. Undo the merge first."), code="merged")
    if standing.status not in (Status.ANSWERED, Status.CLOSED, Status.TRANSFERRED):
        raise RuleBroken(_("This case is still open."), code="open_already")


def check_second_instance(standing: Standing, *, instance: int) -> None:
    """Raises RuleBroken: a second instance looks once at what was answered."""
    if instance > 1:
        raise RuleBroken(_("The case is in its second instance already."), code="second_already")
    if not standing.is_answered or standing.status not in (Status.ANSWERED, Status.CLOSED):
        raise RuleBroken(_("There is no answer yet that a second instance could look at."), code="not_answered")


def check_rating(rating: int, *, is_resolved: bool) -> None:
    """Raises RuleBroken: how the case was handled is asked only after it was resolved (Ley 10/2025 art. 18.2), from 1 to 5."""
    if not is_resolved:
        raise RuleBroken(_("How a case was handled is asked only once it is resolved."), code="not_resolved", field="rating")
    if rating not in range(1, 6):
        raise RuleBroken(_("The satisfaction goes from 1 to 5."), code="rating_outside", field="rating")


def after_their_words(status: str, *, outcome: str, is_answered: bool) -> Status | None:
    """Where a case goes when its customer writes again, or a message did not arrive; None: it stays where it is.

    A closed one comes back to the desk as it was: somebody looks at it, and reopens it or lets it be. Nobody's thanks start a new term,
    and nobody's protest is lost. One that ended without an answer (withdrawn, not completed) is to be worked on.

    >>> after_their_words("closed", outcome="granted", is_answered=True), after_their_words("in_work", outcome="", is_answered=False)
    (<Status.ANSWERED: 'answered'>, None)
    """
    if status != Status.CLOSED:
        return None
    if is_answered:
        return Status.ANSWERED
    return Status.TRANSFERRED if outcome == Outcome.TRANSFERRED else Status.IN_WORK


def next_due(
    *, due_at: datetime | None, status: str, is_paused: bool, is_answered: bool, promises: Collection[datetime]
) -> datetime | None:
    """The nearest deadline of a case: its term, as long as it runs and is not answered, and the promises that are pending in it."""
    if status in (Status.CLOSED, Status.MERGED):
        return None
    runs = due_at is not None and not is_paused and not is_answered and status != Status.TRANSFERRED
    return min([*promises, *([due_at] if runs and due_at is not None else [])], default=None)


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, list[object]]:
    """What differs, as the journal tells it: was, is.

    >>> changed({"kind": "claim", "theme": 3}, {"kind": "information", "theme": 3})
    {'kind': ['claim', 'information']}
    """
    return {name: [before[name], value] for name, value in after.items() if before[name] != value}
