"""Everything that may be done with a case besides writing in it: the table of all acts, each with its form, its words and its operation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.cases.forms import acts as forms
from estelar.cases.models import Case
from estelar.cases.operations import answering, assigning, classifying, moving, relating
from estelar.cases.operations.deadlines import rule_of
from estelar.permissions import Permission as P

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from estelar.people.models import Person

Status = rules.Status
type Said = dict[str, Any]
type Run = Callable[[Case, Said, "Person", datetime], object]


@dataclass(frozen=True)
class Act:
    """One thing that may be done with a case. `when`: does it make sense now? What the operation checks is not said twice."""

    key: str
    title: str | StrPromise
    icon: str
    group: str
    button: str | StrPromise
    explanation: str | StrPromise
    run: Run
    done: str | StrPromise
    form: type[forms.ActForm] = forms.ActForm
    needs: P = P.HANDLE_CASES
    when: Callable[[Case], bool] = lambda case: case.is_open
    danger: bool = False
    at_once: bool = False  # without a question

    def fits(self, case: Case, person: Person, *, handles: bool) -> bool:
        """Is it offered to this person?"""
        return self.when(case) and (handles if self.needs is P.HANDLE_CASES else person.may(self.needs, case.unit))


def _but_version(said: Said) -> Said:
    return {name: value for name, value in said.items() if name != "version"}


def _clock(case: Case) -> bool:
    return bool(case.is_open and case.due_at and case.answered_at is None and case.status != Status.TRANSFERRED)


def _pausable(case: Case) -> bool:
    rule = rule_of(case)
    return _clock(case) and case.paused_at is None and rule is not None and bool(rule.pauses)


def _extendable(case: Case) -> bool:
    rule = rule_of(case)
    return _clock(case) and rule is not None and rule.extension.allowed and not hasattr(case, "extension")


def _completable(case: Case) -> bool:
    rule = rule_of(case)
    return case.status in (Status.RECEIVED, Status.IN_WORK) and rule is not None and rule.incomplete is not None and case.paused_at is None


def _transferable(case: Case) -> bool:
    rule = rule_of(case)
    return case.status in (Status.RECEIVED, Status.IN_WORK, Status.INCOMPLETE) and (rule is None or rule.transfer is not None)


def _over(case: Case) -> bool:
    return case.status in (Status.ANSWERED, Status.CLOSED, Status.TRANSFERRED)


_ALL = (
    Act(
        "take",
        _("Take the case"),
        "hand",
        "work",
        _("Take it"),
        _("You become its owner, and answer for it from now on."),
        lambda c, s, by, at: assigning.take(c, by=by, at=at, expected_version=s["version"]),
        _("The case is yours."),
        when=lambda c: c.is_open and c.owner_id is None,
        at_once=True,
    ),
    Act(
        "start",
        _("Begin to work on it"),
        "play",
        "work",
        _("Begin"),
        _("Everybody sees that somebody works on it."),
        lambda c, s, by, at: moving.start(c, by=by, at=at, expected_version=s["version"]),
        _("The case is in work."),
        when=lambda c: c.status == Status.RECEIVED,
        at_once=True,
    ),
    Act(
        "assign",
        _("Assign"),
        "user-check",
        "work",
        _("Assign"),
        _("They are told, and answer for it from now on."),
        lambda c, s, by, at: assigning.assign(c, to=s["to"], by=by, at=at, expected_version=s["version"]),
        _("The case was assigned."),
        forms.AssignForm,
        P.ASSIGN_CASES,
    ),
    Act(
        "hand-over",
        _("Hand over"),
        "repeat",
        "work",
        _("Hand it over"),
        _("The next one reads your note and goes on where you stop."),
        lambda c, s, by, at: assigning.hand_over(c, to=s["to"], note=s["note"], by=by, at=at, expected_version=s["version"]),
        _("The case was handed over."),
        forms.HandOverForm,
        when=lambda c: c.is_open and c.owner_id is not None,
    ),
    Act(
        "move",
        _("Pass to another unit"),
        "building-2",
        "work",
        _("Pass it on"),
        _("It waits there for somebody to take it. Its deadline stays."),
        lambda c, s, by, at: assigning.move(c, unit=s["unit"], reason=s["reason"], by=by, at=at, expected_version=s["version"]),
        _("The case was passed on."),
        forms.MoveForm,
        P.ASSIGN_CASES,
    ),
    Act(
        "add",
        _("Write down what they said"),
        "message-circle",
        "work",
        _("Write it down"),
        _("At the counter, on the phone or on paper, whoever brought the case says something more. It enters the case as their words."),
        lambda c, s, by, at: answering.add_from_customer(c, text=s["text"], channel=s["channel"], token=s["once"], by=by, at=at),
        _("Their words are in the case."),
        forms.AddForm,
        when=lambda c: c.status != Status.MERGED,
    ),
    Act(
        "point",
        _("Add a point"),
        "list-checks",
        "work",
        _("Add it"),
        _("The answer must address every point."),
        lambda c, s, by, at: answering.add_point(c, text=s["text"], by=by, at=at),
        _("The point was added."),
        forms.PointAddForm,
    ),
    Act(
        "ask",
        _("Ask them to complete it"),
        "circle-help",
        "clock",
        _("Send and stop the clock"),
        _("They are told what is missing, until when they have time, and what happens if nothing comes. Meanwhile the clock stands still."),
        lambda c, s, by, at: moving.ask_to_complete(c, what=s["what"], by=by, at=at, expected_version=s["version"]),
        _("They were asked, and the clock stands still."),
        forms.AskForm,
        when=_completable,
    ),
    Act(
        "complete",
        _("It is complete now"),
        "circle-check",
        "clock",
        _("It is complete"),
        _("The clock goes on, or begins anew where the rule says so."),
        lambda c, s, by, at: moving.complete(c, by=by, at=at, expected_version=s["version"]),
        _("The clock goes on."),
        when=lambda c: c.status == Status.INCOMPLETE,
    ),
    Act(
        "pause",
        _("Pause the clock"),
        "pause",
        "clock",
        _("Pause"),
        _("Only for a cause that the law of this case knows. The journal keeps it."),
        lambda c, s, by, at: moving.pause(c, cause=s["cause"], note=s["note"], by=by, at=at, expected_version=s["version"]),
        _("The clock stands still."),
        forms.PauseForm,
        when=_pausable,
    ),
    Act(
        "resume",
        _("Let the clock go on"),
        "play",
        "clock",
        _("Go on"),
        _("The time that it stood still is not counted."),
        lambda c, s, by, at: moving.resume(c, by=by, at=at, expected_version=s["version"]),
        _("The clock goes on."),
        when=lambda c: c.is_open and c.paused_at is not None and c.status != Status.INCOMPLETE,
    ),
    Act(
        "extend",
        _("Extend the term"),
        "calendar",
        "clock",
        _("Extend and tell them"),
        _("Once, before the term ends. Whoever asked is told the reasons and the new date at once."),
        lambda c, s, by, at: moving.extend(
            c, reason=s["reason"], amount=s["amount"], third_party=s.get("third_party", False), by=by, at=at, expected_version=s["version"]
        ),
        _("The term was extended, and they were told."),
        forms.ExtendForm,
        when=_extendable,
    ),
    Act(
        "change",
        _("Change theme, severity and more"),
        "pencil",
        "class",
        _("Save"),
        _("What the case is about, and how much is at stake."),
        lambda c, s, by, at: classifying.change(c, **_but_version(s), by=by, at=at, expected_version=s["version"]),
        _("Saved."),
        forms.ChangeForm,
    ),
    Act(
        "reclassify",
        _("Correct the legal class"),
        "scale",
        "class",
        _("Correct it"),
        _("Another class may bring another term. What the customer calls it stays beside it."),
        lambda c, s, by, at: classifying.reclassify(c, kind=s["kind"], reason=s["reason"], by=by, at=at, expected_version=s["version"]),
        _("The class was corrected."),
        forms.ReclassifyForm,
        P.ASSIGN_CASES,
    ),
    Act(
        "confidential",
        _("Mark as confidential"),
        "lock",
        "class",
        _("Mark it"),
        _("From now on only few see it: nobody else learns that it exists."),
        lambda c, s, by, at: classifying.set_confidential(
            c, is_confidential=True, reason=s["reason"], by=by, at=at, expected_version=s["version"]
        ),
        _("The case is confidential."),
        forms.ReasonForm,
        when=lambda c: not c.is_confidential,
    ),
    Act(
        "open-to-all",
        _("Lift the confidentiality"),
        "lock-open",
        "class",
        _("Lift it"),
        _("From now on everybody who sees cases of this unit sees it."),
        lambda c, s, by, at: classifying.set_confidential(
            c, is_confidential=False, reason=s["reason"], by=by, at=at, expected_version=s["version"]
        ),
        _("The case is no longer confidential."),
        forms.ReasonForm,
        P.SEE_CONFIDENTIAL,
        when=lambda c: c.is_confidential,
    ),
    Act(
        "concern",
        _("Name a person whom it is about"),
        "contact",
        "class",
        _("Name them"),
        _(
            "Nobody handles a complaint about themselves: they neither work on it nor, when it is confidential, see it. "
            "A compliment reaches them."
        ),
        lambda c, s, by, at: classifying.add_concern(c, person=s["person_concerned"], by=by, at=at),
        _("Noted."),
        forms.ConcernForm,
    ),
    Act(
        "unconcern",
        _("It is not about this person"),
        "user-x",
        "class",
        _("Take it back"),
        _("They may work on the case again."),
        lambda c, s, by, at: classifying.remove_concern(c, person=s["person_concerned"], by=by, at=at),
        _("Taken back."),
        forms.UnconcernForm,
        P.ASSIGN_CASES,
        when=lambda c: c.is_open and c.concerns.exists(),
    ),
    Act(
        "merge",
        _("Merge into another case"),
        "merge",
        "ties",
        _("Merge"),
        _("This case becomes part of an older one of the same person; its points must be answered there. It can be undone."),
        lambda c, s, by, at: relating.merge(c, into=s["other"], by=by, at=at),
        _("The case was merged."),
        forms.OtherForm,
        when=lambda c: c.status in (Status.RECEIVED, Status.INCOMPLETE, Status.IN_WORK),
    ),
    Act(
        "unmerge",
        _("Undo the merge"),
        "undo-2",
        "ties",
        _("Undo the merge"),
        _("The case stands for itself again. What was answered meanwhile in the other one stays there."),
        lambda c, s, by, at: relating.unmerge(c, by=by, at=at),
        _("The case stands for itself again."),
        when=lambda c: c.status == Status.MERGED,
    ),
    Act(
        "split",
        _("Split off points"),
        "split",
        "ties",
        _("Split"),
        _("The chosen points become a case of their own, received when this one was, with its own key and receipt."),
        lambda c, s, by, at: relating.split(c, points=list(s["points"]), subject=s["subject"], kind=s["kind"], by=by, at=at),
        _("The points are a case of their own now."),
        forms.SplitForm,
        when=lambda c: c.is_open and c.answered_at is None,
    ),
    Act(
        "link",
        _("Link to another case"),
        "link",
        "ties",
        _("Link"),
        _("Each shows the other to whoever may see both."),
        lambda c, s, by, at: relating.link(c, other=s["other"], by=by, at=at),
        _("The cases are linked."),
        forms.OtherForm,
        when=lambda c: c.status != Status.MERGED,
    ),
    Act(
        "parent",
        _("Make it part of a greater case"),
        "git-branch",
        "ties",
        _("Save"),
        _("One broken pipe, forty complaints. Empty: it stands alone."),
        lambda c, s, by, at: relating.set_parent(c, parent=s["other"], by=by, at=at),
        _("Saved."),
        forms.ParentForm,
    ),
    Act(
        "transfer",
        _("Transfer to another authority"),
        "share-2",
        "end",
        _("Transfer and tell them"),
        _("Somebody else is competent. Whoever brought the case is told to whom it went and why."),
        lambda c, s, by, at: moving.transfer(c, to=s["to"], reason=s["reason"], by=by, at=at, expected_version=s["version"]),
        _("The case was transferred, and they were told."),
        forms.TransferForm,
        when=_transferable,
    ),
    Act(
        "close",
        _("Close"),
        "archive",
        "end",
        _("Close the case"),
        _("A case that must be answered closes once its answer addresses every point and is on its way."),
        lambda c, s, by, at: moving.close(c, **_but_version(s), by=by, at=at, expected_version=s["version"]),
        _("The case is closed."),
        forms.CloseForm,
    ),
    Act(
        "reopen",
        _("Reopen"),
        "rotate-ccw",
        "end",
        _("Reopen"),
        _("It is worked on again, with a term that runs anew. What was answered stays."),
        lambda c, s, by, at: moving.reopen(c, reason=s["reason"], points=s["points"], by=by, at=at, expected_version=s["version"]),
        _("The case is open again."),
        forms.ReopenForm,
        when=_over,
    ),
    Act(
        "second",
        _("Second instance"),
        "layers",
        "end",
        _("To the second instance"),
        _("Somebody above looks at what was answered, once."),
        lambda c, s, by, at: moving.second_instance(c, reason=s["reason"], points=s["points"], by=by, at=at, expected_version=s["version"]),
        _("The case is in its second instance."),
        forms.ReopenForm,
        when=lambda c: c.status in (Status.ANSWERED, Status.CLOSED) and c.instance == 1 and c.answered_at is not None,
    ),
    Act(
        "rate",
        _("Note how satisfied they are"),
        "smile",
        "end",
        _("Save"),
        _("How the case was handled, in their eyes; asked only once it is resolved."),
        lambda c, s, by, at: classifying.rate_handling(c, rating=s["rating"], comment=s["comment"], by=by, at=at),
        _("Saved. Thank you for asking."),
        forms.RatingForm,
        when=lambda c: c.resolved_at is not None,
    ),
)
ACTS = {act.key: act for act in _ALL}
"""Every act by the word in its address."""
