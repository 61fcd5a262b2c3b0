"""What a case is: its class corrected with a reason, its theme, severity and the rest changed, whom it is about, who may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.models import Case, Concern, Message
from estelar.cases.operations import confiding, deadlines, living, telling
from estelar.cases.operations.holding import hold, is_concerned, is_second_failure, keep
from estelar.cases.operations.notifying import praise
from estelar.cases.operations.receipts import zone
from estelar.cases.rules import moves
from estelar.cases.rules.contact import one_line, words
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Organisation, Person
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.cases.models import Theme
    from estelar.cases.rules.terms import Chosen
    from estelar.customers.models import Customer
    from estelar.cycles.models import Moment, Service
    from estelar.people.models import Unit


@transaction.atomic
def reclassify(case: Case, *, kind: str, reason: str, by: Person, at: datetime, expected_version: int | None = None) -> Case:
    """Correct the legal class, and say why: the term is chosen and counted anew from reception, and both stand in the journal.

    What the customer calls it stays. Once there is an answer the class stays too. Raises RuleBroken.
    """
    reached = confiding.reach(case) if confiding.by_rule(kind, None) else []
    case = hold(case, by=by, expected_version=expected_version, needs=Permission.ASSIGN_CASES)
    moves.check_open(case.status)
    reason = moves.check_said(words(reason))
    if kind not in rules.KINDS:
        raise RuleBroken(_("There is no kind of case “%(kind)s”.") % {"kind": kind}, code="kind_unknown", field="kind")
    if kind == case.kind:
        raise RuleBroken(_("The case is of this class already."), code="same_kind", field="kind")
    if case.answered_at is not None:
        raise RuleBroken(_("The case is answered, and its class stays as it was then. Reopen it first."), code="answered")
    before = _facts(case)
    case.kind = kind
    _choose_term(case, at=at)
    case.is_second_failure = is_second_failure(case)
    if confiding.by_rule(kind, None):
        case.is_confidential, case.on_wallboard = True, False
    gave_it_up = case.owner is not None and kind != rules.Kind.COMPLIMENT and is_concerned(case, case.owner)
    if gave_it_up:  # praise may be answered by whom it is about; nothing else may
        case.owner = None
    keep(case, "kind", *_TERM, "is_second_failure", "is_confidential", "on_wallboard", "owner")
    changes = moves.changed(before, _facts(case))
    record("cases.reclassified", case, by=by, at=at, changes=changes, **({"gave_it_up": True} if gave_it_up else {}))
    telling.write(case, kind=Message.Kind.NOTE, text=reason, by=by, at=at, channel=case.channel)
    living.live(case, at=at)
    confiding.confide((one for one in reached if one.pk != case.pk), by=by, at=at)
    return case


def _facts(case: Case) -> dict[str, Any]:
    return {
        "kind": case.kind,
        "rule": f"{case.rule_id} v{case.rule_version}" if case.rule_id else case.own_days,
        "due_at": case.due_at,
        "is_confidential": case.is_confidential,
    }


_TERM = ("rule_id", "rule_version", "own_days", "due_at", "is_late")


def _other_term(case: Case) -> Chosen | None:
    """The term that the case would have been born under with what it is now, by the rules of that day; None: it has it."""
    day = case.received_at.astimezone(zone()).date()
    chosen = deadlines.choose(kind=case.kind, theme=case.theme, unit=case.unit, received=day, country=Organisation.current().country)
    has = (case.rule_id, case.rule_version, case.own_days)
    return None if (chosen.rule_id, chosen.rule_version, chosen.own_days) == has else chosen


def _choose_term(case: Case, *, at: datetime) -> None:
    """Count by the term that fits what the case is now; what was late before stays late. Raises RuleBroken for an extended one."""
    chosen = _other_term(case)
    if chosen is None:
        return
    deadlines.note_delay(case, at=at)
    case.rule_id, case.rule_version, case.own_days = chosen.rule_id, chosen.rule_version, chosen.own_days
    if hasattr(case, "extension"):
        raise RuleBroken(
            _("The term of this case was extended, and whoever brought it was told until when. Answer it in the class that it has."),
            code="extended_already",
        )
    deadlines.settle(case)


class Changes(TypedDict, total=False):
    """What may be changed; what is left out stays."""

    subject: str
    theme: Theme | None
    service: Service | None
    severity: int
    vulnerability: Collection[str]
    moments: Iterable[Moment]
    other_units: Iterable[Unit]
    customer: Customer | None
    money_claimed: Decimal | None
    money_granted: Decimal | None
    answer_by: str
    language: str
    contact_name: str
    contact_document: str
    contact_email: str
    contact_phone: str
    contact_address: str
    on_wallboard: bool


_LONGEST = {"subject": 200, "contact_name": 160, "contact_document": 60, "contact_email": 254, "contact_phone": 40, "contact_address": 300}
_PERSONAL = frozenset({"subject", "customer", *(name for name in _LONGEST if name.startswith("contact_"))})
"""Fields of which the journal says that they changed, and not what they say."""
_LISTS = ("moments", "other_units")


@transaction.atomic
def change(
    case: Case, *, by: Person, at: datetime, expected_version: int | None = None, reason: str = "", **changes: Unpack[Changes]
) -> Case:
    """Put other facts of the case right. A theme for which another term holds moves the deadline when whoever assigns says why (`reason`).

    Set by anybody else, the theme changes and the term stays: with the same theme and a reason, whoever assigns may move it later.
    Raises RuleBroken: a closed theme, a severity or a vulnerability that is none, a subject without words, another term without a reason.
    """
    theme = changes.get("theme")
    reached = confiding.reach(case) if theme is not None and theme.is_confidential else []
    case = hold(case, by=by, expected_version=expected_version)
    if case.status == rules.Status.MERGED:
        moves.check_open(case.status)
    wanted = _clean(case, dict(changes))
    lists = {name: wanted.pop(name) for name in _LISTS if name in wanted}
    before = {name: getattr(case, name) for name in wanted} | _facts(case)
    for name, value in wanted.items():
        setattr(case, name, value)
    reason = words(reason)
    if "theme" in wanted and (reason or wanted["theme"] != before["theme"]):
        _follow_theme(case, reason=reason, by=by, at=at)
    if "customer" in wanted:
        case.is_second_failure = is_second_failure(case)
    now = {name: getattr(case, name) for name in wanted} | _facts(case)
    changed = moves.changed(before, now)
    touched = [name for name, rows in lists.items() if {row.pk for row in getattr(case, name).all()} != {row.pk for row in rows}]
    if not changed and not touched:
        return case
    for name in touched:
        getattr(case, name).set(lists[name])
    keep(case, *wanted, *_TERM, "is_confidential", "on_wallboard", "is_second_failure")
    told = {name: [_shown(one) for one in pair] for name, pair in changed.items() if name not in _PERSONAL}
    record("cases.changed", case, by=by, at=at, changes=told, fields=sorted({*(set(changed) & _PERSONAL), *touched}))
    if "rule" in changed:
        telling.write(case, kind=Message.Kind.NOTE, text=reason, by=by, at=at, channel=case.channel)
    living.live(case, at=at)
    if case.is_confidential:
        confiding.confide((one for one in reached if one.pk != case.pk), by=by, at=at)
    return case


def _follow_theme(case: Case, *, reason: str, by: Person, at: datetime) -> None:
    """Another theme may bring another term, where whoever assigns says why, and confidentiality; what is answered or over keeps its own."""
    may = by.is_house or by.may(Permission.ASSIGN_CASES, case.unit)
    if case.is_open and case.answered_at is None and may and _other_term(case) is not None:
        moves.check_said(reason)
        _choose_term(case, at=at)
    if case.theme is not None and case.theme.is_confidential:
        case.is_confidential, case.on_wallboard = True, False


def _clean(case: Case, changes: dict[str, Any]) -> dict[str, Any]:
    for name, longest in _LONGEST.items():
        if name in changes:
            changes[name] = one_line(changes[name], longest)
    if not changes.get("subject", "x"):
        raise RuleBroken(_("Write the subject in a few words."), code="no_subject", field="subject")
    if changes.get("theme") is not None and changes["theme"] != case.theme and changes["theme"].closed_at is not None:
        raise RuleBroken(
            _("The theme “%(theme)s” is no longer used. Choose another one.") % {"theme": changes["theme"].name},
            code="theme_closed",
            field="theme",
        )
    for name, known in (("severity", rules.Severity), ("vulnerability", rules.Vulnerability)):
        if name in changes:
            given = changes[name] if name == "vulnerability" else [changes[name]]
            if not set(given) <= {one.value for one in known}:
                raise RuleBroken(_("This is none of the choices."), code=f"{name}_unknown", field=name)
            changes[name] = sorted(set(given)) if name == "vulnerability" else given[0]
    if changes.get("answer_by", "email") not in rules.ANSWERS:
        raise RuleBroken(_("This is none of the choices."), code="channel_unknown", field="answer_by")
    if changes.get("on_wallboard") and (case.kind != rules.Kind.COMPLIMENT or case.is_confidential):
        raise RuleBroken(_("Only a compliment that is not confidential goes on the wallboard."), code="no_compliment", field="on_wallboard")
    for name in _LISTS:
        if name in changes:
            changes[name] = list(changes[name])
    return changes


def _shown(value: Any) -> Any:
    return str(value) if hasattr(value, "pk") else value


# Who may see it, whom it is about ----------------------------------------------------------------------------------------


@transaction.atomic
def set_confidential(
    case: Case, *, is_confidential: bool, reason: str = "", by: Person, at: datetime, expected_version: int | None = None
) -> Case:
    """Only those entrusted with such cases (and its owner) see it from now on; to lift it needs SEE_CONFIDENTIAL and a reason.

    It reaches the case into which this one was merged, those merged into it and those that are part of it, for they tell the same.
    Raises RuleBroken: it is not lifted while a case that is merged into this one is confidential.
    """
    reached = confiding.reach(case) if is_confidential else []
    case = hold(case, by=by, expected_version=expected_version)
    if case.is_confidential == is_confidential:
        return case
    if not is_confidential:
        if case.merged.filter(is_confidential=True).exists():
            raise RuleBroken(
                _("A confidential case was merged into this one, and would be seen here. Lift its confidentiality first."),
                code="confidential_merged",
            )
        if not by.is_house and not by.may(Permission.SEE_CONFIDENTIAL, case.unit):
            raise RuleBroken(_("Only whoever is entrusted with confidential cases may lift it."), code="may_not_lift")
        reason = moves.check_said(words(reason))
        telling.write(case, kind=Message.Kind.NOTE, text=reason, by=by, at=at, channel=case.channel)
    if is_confidential:
        confiding.confide((case, *(one for one in reached if one.pk != case.pk)), by=by, at=at)
    else:
        case.is_confidential = False
        keep(case, "is_confidential")
        record("cases.confidential_lifted", case, by=by, at=at)
        living.live(case, at=at)
    return case


@transaction.atomic
def add_concern(case: Case, *, person: Person, by: Person, at: datetime) -> Case:
    """The case is about this person: they can no longer handle it (and give it up if it is theirs); a compliment reaches them."""
    case = hold(case, by=by)
    if case.concerns.filter(person=person).exists():
        return case
    Concern.objects.create(case=case, person=person, by=by, at=at)
    praised = case.kind == rules.Kind.COMPLIMENT
    fields = []
    if case.owner_id == person.pk and not praised:
        case.owner = None
        fields.append("owner")
    keep(case, *fields)
    record("cases.concern_added", case, by=by, at=at, person=person.name, gave_it_up=bool(fields))
    if praised:
        praise(person, case=case, at=at)
    living.live(case, at=at)
    return case


@transaction.atomic
def remove_concern(case: Case, *, person: Person, by: Person, at: datetime) -> Case:
    """It was noted by mistake. Raises RuleBroken for whoever would take themselves out of a case about them."""
    case = hold(case, by=by, needs=Permission.ASSIGN_CASES)
    if not case.concerns.filter(person=person).delete()[0]:
        return case
    keep(case)
    record("cases.concern_removed", case, by=by, at=at, person=person.name)
    living.live(case, at=at)
    return case


# How it was handled ------------------------------------------------------------------------------------------------------


@transaction.atomic
def rate_handling(case: Case, *, rating: int, comment: str = "", at: datetime, by: Person | None = None) -> Case:
    """How satisfied the customer is with the handling, from 1 to 5, asked only after it was resolved (Ley 10/2025 art. 18.2).

    Raises RuleBroken before that.
    """
    writer = by or Person.objects.robot()
    case = hold(case, by=Person.objects.robot())
    moves.check_rating(rating, is_resolved=case.resolved_at is not None)
    case.handling_rating, case.handling_comment = rating, words(comment, 5_000)
    keep(case, "handling_rating", "handling_comment")
    record("cases.rated", case, by=writer, at=at, handling_rating=rating)
    living.live(case, at=at)
    return case
