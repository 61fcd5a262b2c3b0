"""Cases that belong together: merged and unmerged, split, linked, one below another; and those that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.postgres.search import TrigramSimilarity
from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.models import Case, Concern, Link, Point
from estelar.cases.operations import confiding, living
from estelar.cases.operations.holding import hold, keep
from estelar.cases.operations.opening import open_case
from estelar.cases.rules import moves
from estelar.cases.rules.contact import Contact
from estelar.errors import RuleBroken
from estelar.journal.operations import record

if TYPE_CHECKING:
    from estelar.people.models import Person

MOST_SIMILAR = 5


def _both(one: Case, other: Case, *, by: Person) -> tuple[Case, Case]:
    """Both rows, locked in the order of their numbers, so that two people who join the same two never wait for each other."""
    if one.pk == other.pk:
        raise RuleBroken(_("A case cannot be joined to itself. Choose another one."), code="same_case", field="other")
    held = {case.pk: hold(case, by=by) for case in sorted((one, other), key=lambda case: case.pk)}
    return held[one.pk], held[other.pk]


# Merge -------------------------------------------------------------------------------------------------------------------


@transaction.atomic
def merge(case: Case, *, into: Case, by: Person, at: datetime) -> Case:
    """The newer case becomes part of the older one, whose term goes on; its points must be answered there. Returns the older one.

    Into a confidential one it becomes confidential, and stays so when it is unmerged. Raises RuleBroken: another customer's, an older
    one, one that is over, a confidential one into one that is not (whose readers would lose it without a word). `unmerge` takes it back.
    """
    reached = _reached(case, by_way_of=into)
    case, into = _both(case, into, by=by)
    moves.check_open(into.status)
    moves.check_move(case.status, rules.Status.MERGED)
    if case.customer_id != into.customer_id and case.customer_id is not None and into.customer_id is not None:
        raise RuleBroken(_("The two cases are of different people. Link them instead."), code="other_customer", field="other")
    if case.received_at < into.received_at:
        raise RuleBroken(
            _("“%(other)s” came in later. Merge it into this one, so that the earlier term holds.") % {"other": into.number},
            code="older",
            field="other",
        )
    if case.due_at is not None and (into.due_at is None or case.due_at < into.due_at):
        raise RuleBroken(
            _("This case must be answered before the other one. Answer it on its own, or link the two."), code="shorter_term", field="other"
        )
    if case.is_confidential and not into.is_confidential:
        raise RuleBroken(
            _("The case is confidential and the other one is not. Mark the other one as confidential first."), code="confidential"
        )
    case.status_before_merge, case.status, case.merged_into = case.status, rules.Status.MERGED, into
    keep(case, "status", "status_before_merge", "merged_into")
    _copy_points(case, into)
    _copy_concerns(case, into, by=by, at=at)
    into.customer_waits = into.customer_waits or case.customer_waits
    into.last_message_at = max(filter(None, (into.last_message_at, case.last_message_at)), default=None)
    keep(into, "customer_waits", "last_message_at", "owner")
    _share(case, reached, of=into, by=by, at=at)
    record("cases.merged", case, by=by, at=at, into=into.number)
    record("cases.took_in", into, by=by, at=at, other=case.number)
    living.live(case, at=at, new=False)
    return into


def _reached(case: Case, *, by_way_of: Case) -> list[Case]:
    """What becomes confidential with the case when it is joined to a confidential one; held before the two are."""
    return confiding.reach(case) if Case.objects.filter(pk=by_way_of.pk, is_confidential=True).exists() else []


def _share(case: Case, reached: Sequence[Case], *, of: Case, by: Person, at: datetime) -> None:
    """Beside the page of the case stands that of the other one: confidential like it, or it would tell that there is one."""
    if of.is_confidential:
        confiding.confide((case, *(one for one in reached if one.pk not in (case.pk, of.pk))), by=by, at=at)


def _copy_points(case: Case, into: Case) -> None:
    known = set(into.points.values_list("text", flat=True))
    last = into.points.aggregate(last=Max("position"))["last"] or 0
    new = [point for point in case.points.all() if point.text not in known]
    Point.objects.bulk_create(
        Point(case=into, position=place, text=point.text, from_case=case) for place, point in enumerate(new, start=last + 1)
    )


def _copy_concerns(case: Case, into: Case, *, by: Person, at: datetime) -> None:
    """Nobody handles in the other case what is about them in this one."""
    known = set(into.concerns.values_list("person", flat=True))
    new = [one.person_id for one in case.concerns.all() if one.person_id not in known]
    Concern.objects.bulk_create(Concern(case=into, person_id=person, from_case=case, by=by, at=at) for person in new)
    if into.owner_id in new and into.kind != rules.Kind.COMPLIMENT:
        into.owner = None


@transaction.atomic
def unmerge(case: Case, *, by: Person, at: datetime) -> Case:
    """The case stands for itself again, as it was; what was answered meanwhile in the other one stays there."""
    host = Case.objects.filter(merged=case).first()
    if host is None:
        raise RuleBroken(_("This case is not merged into another one."), code="not_merged")
    case, into = _both(case, host, by=by)
    if case.merged_into_id != into.pk:
        raise RuleBroken(_("This case is not merged into another one."), code="not_merged")
    case.status, case.merged_into, case.status_before_merge = case.status_before_merge or rules.Status.RECEIVED, None, ""
    keep(case, "status", "status_before_merge", "merged_into")
    into.points.filter(from_case=case, answered_at=None).delete()
    into.concerns.filter(from_case=case).delete()
    keep(into)
    record("cases.unmerged", case, by=by, at=at, out_of=into.number)
    record("cases.gave_back", into, by=by, at=at, other=case.number)
    living.live(case, at=at)
    living.live(into, at=at)
    return case


# Split -------------------------------------------------------------------------------------------------------------------


@transaction.atomic
def split(case: Case, *, points: Sequence[Point], subject: str, kind: str, by: Person, at: datetime) -> Case:
    """Some points of the case become a case of their own, received when the first one was, with a key and a receipt of its own.

    Raises RuleBroken: no point chosen, none left, a point that is answered already.
    """
    case = hold(case, by=by)
    moves.check_open(case.status)
    chosen = list(case.points.filter(pk__in=[point.pk for point in points]))
    if not chosen:
        raise RuleBroken(_("Choose the points that become a case of their own."), code="no_points", field="points")
    if len(chosen) == case.points.count():
        raise RuleBroken(_("At least one point must stay in this case."), code="none_left", field="points")
    if any(point.answered_at for point in chosen):
        raise RuleBroken(_("A point that is answered already stays where it was answered."), code="answered", field="points")
    texts = [point.text for point in chosen]
    new = open_case(
        kind=kind, said_kind=case.said_kind, subject=subject, text="\n".join(texts), channel=case.channel, unit=case.unit,
        received_at=case.received_at, by=by, at=at, customer=case.customer, contact=_contact(case), theme=case.theme, service=case.service,
        points=texts, severity=case.severity, vulnerability=case.vulnerability, is_confidential=case.is_confidential or None,
        language=case.language, answer_by=case.answer_by, concerned=[one.person for one in case.concerns.select_related("person")],
    )  # fmt: skip
    case.points.filter(pk__in=[point.pk for point in chosen]).delete()
    Link.objects.create(case=new, other=case, kind=Link.Kind.SPLIT, by=by, at=at)
    keep(case)
    record("cases.split", case, by=by, at=at, new=new.number, points=len(chosen))
    return new


def _contact(case: Case) -> Contact:
    return Contact(case.contact_name, case.contact_document, case.contact_email, case.contact_phone, case.contact_address)


# Links -------------------------------------------------------------------------------------------------------------------


@transaction.atomic
def link(case: Case, *, other: Case, by: Person, at: datetime, kind: str = Link.Kind.RELATED, is_confirmed: bool = True) -> Link:
    """The two belong together. `is_confirmed=False` suggests it: a person confirms or undoes it."""
    case, other = _both(case, other, by=by)
    known = Link.objects.filter(Q(case=case, other=other) | Q(case=other, other=case)).first()
    if known is not None:
        return known
    made = Link.objects.create(case=case, other=other, kind=kind, is_confirmed=is_confirmed, by=by, at=at)
    keep(case)
    record("cases.linked", case, by=by, at=at, other=other.number, kind=kind, is_confirmed=is_confirmed)
    return made


@transaction.atomic
def confirm_link(suggested: Link, *, by: Person, at: datetime) -> Case:
    """A person says that the suggested link is right: what came as a case of its own was a reply, and joins the case it belongs to.

    Where the two cannot be merged (the other one is over, or of somebody else), the link stays, confirmed. Returns the case to look at.
    """
    case, other = _both(suggested.case, suggested.other, by=by)
    Link.objects.filter(pk=suggested.pk).update(is_confirmed=True, by=by, at=at)
    record("cases.link_confirmed", case, by=by, at=at, other=other.number)
    if suggested.kind == Link.Kind.REPLY and other.is_open and case.received_at >= other.received_at:
        try:
            with transaction.atomic():
                return merge(case, into=other, by=by, at=at)
        except RuleBroken:
            pass
    keep(case)
    return case


@transaction.atomic
def unlink(known: Link, *, by: Person, at: datetime) -> Case:
    """The two have nothing to do with each other after all."""
    case, other = _both(known.case, known.other, by=by)
    if case.merged_into_id == other.pk:
        raise RuleBroken(_("The case was merged into the other one. Undo the merge first."), code="merged")
    Link.objects.filter(pk=known.pk).delete()
    keep(case)
    record("cases.unlinked", case, by=by, at=at, other=other.number)
    return case


@transaction.atomic
def set_parent(case: Case, *, parent: Case | None, by: Person, at: datetime) -> Case:
    """The case is part of a greater one (one broken pipe, forty complaints); None: it stands alone. Raises RuleBroken for a circle."""
    reached: list[Case] = []
    if parent is None:
        case = hold(case, by=by)
    else:
        reached = _reached(case, by_way_of=parent)
        case, parent = _both(case, parent, by=by)
        above: Case | None = parent
        while above is not None:
            if above.pk == case.pk:
                raise RuleBroken(_("The other case is already part of this one."), code="circle", field="other")
            above = above.parent
    case.parent = parent
    keep(case, "parent")
    if parent is not None:
        _share(case, reached, of=parent, by=by, at=at)
    record("cases.parent_set", case, by=by, at=at, parent=parent.number if parent else "")
    return case


# Alike -------------------------------------------------------------------------------------------------------------------


def similar(case: Case, person: Person, *, most: int = MOST_SIMILAR) -> QuerySet[Case]:
    """Other open cases of the same customer, or whose subject says nearly the same: those that the person sees, the likest first."""
    seen = Case.objects.visible_to(person).open().exclude(pk=case.pk)
    same = Q(subject__trigram_similar=case.subject)
    if case.customer_id is not None:
        same |= Q(customer=case.customer_id)
    if case.contact_email:
        same |= Q(contact_email=case.contact_email)
    alike = TrigramSimilarity("subject", case.subject)
    found: QuerySet[Case] = seen.filter(same).annotate(alike=alike).order_by("-alike", "-received_at")[:most]
    return found
