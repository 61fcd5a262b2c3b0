"""What is said in a case: notes among ourselves, replies, the answer that ends the term, what the customer adds; and whether it arrived."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification, Point
from estelar.cases.operations import deadlines, living, moving, telling
from estelar.cases.operations.holding import hold, keep, whose
from estelar.cases.operations.notifying import tell
from estelar.cases.operations.telling import Way
from estelar.cases.rules import moves
from estelar.cases.rules.contact import one_line, words
from estelar.channels.models import Outgoing
from estelar.channels.operations.sending import take_events
from estelar.errors import Conflict, RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Organisation, Person

if TYPE_CHECKING:
    from estelar.cases.models import Cause
    from estelar.channels.models import Attachment, Incoming, OutgoingEvent

log = logging.getLogger(__name__)
Kind, State = Message.Kind, Notification.State
NOT_TO_BE_IGNORED = (Kind.REQUEST, Kind.FROM_CUSTOMER, Kind.REPLY, Kind.ANSWER)


class NewerMessages(Conflict):
    """While somebody wrote, the customer (or a colleague to the customer) did too: `newer` are these messages, to be read first."""

    def __init__(self, newer: list[Message]) -> None:
        super().__init__(
            _("Something new came in while you were writing. Nothing was sent: read it, and send your answer if it still fits."),
            code="newer_message",
        )
        self.newer = newer


def check_seen(case: Case, seen: int, *, by: Person) -> None:
    """Raises NewerMessages when something was said with the customer that the writer has not had before them (`seen`: the last number)."""
    newer = case.messages.filter(pk__gt=seen, kind__in=NOT_TO_BE_IGNORED).exclude(author=by).order_by("pk")
    found = [one for one in newer.select_related("author") if one.author_id != by.pk]
    if found:
        raise NewerMessages(found)


def is_said(case: Case, token: str) -> bool:
    """Has this very sending (`token`: made with the form that was sent) been written into the case already?"""
    return bool(token) and case.messages.filter(token=token).exists()


def _said(case: Case, token: str, *, by: Person) -> Message | None:
    """What this very sending wrote already. The case is held: of two at the same moment the second waits for the first."""
    return hold(case, by=by).messages.filter(token=token).first() if token else None


# Among ourselves, and to the customer ------------------------------------------------------------------------------------


@transaction.atomic
def note(case: Case, *, text: str, by: Person, at: datetime, attachments: Sequence[Attachment] = (), token: str = "") -> Message:
    """A note that never leaves the house. What is sent twice with one `token` is written once. Raises RuleBroken."""
    if known := _said(case, token, by=by):
        return known
    case = hold(case, by=by)
    text = moves.check_said(words(text), field="text", code="no_text")
    message = telling.write(
        case, kind=Kind.NOTE, text=text, by=by, at=at, channel=rules.Channel.WEB, attachments=attachments, token=token
    )  # fmt: skip
    keep(case)
    record("cases.noted", case, by=by, at=at, message=message.pk)
    return message


@transaction.atomic
def reply(
    case: Case,
    *,
    text: str,
    seen: int,
    by: Person,
    at: datetime,
    attachments: Sequence[Attachment] = (),
    then: str | None = None,
    outcome: str = "",
    way: Way | None = None,
    cause: Cause | None = None,
    measures: str = "",
    expected_version: int | None = None,
    token: str = "",
) -> Message:
    """Write to the customer; the term goes on. `then`: the state after it ("send and close" is `closed`), by its own check.

    What is sent twice with one `token` goes out once. Raises NewerMessages when something came in that its writer has not seen, and
    RuleBroken.
    """
    if known := _said(case, token, by=by):
        return known
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_open(case.status)
    check_seen(case, seen, by=by)
    text = moves.check_said(words(text), field="text", code="no_text")
    with override(case.language):
        subject = _("Reply: %(subject)s") % {"subject": case.subject}
    message = _send(case, kind=Kind.REPLY, text=text, subject=subject, by=by, at=at, attachments=attachments, way=way, token=token)
    fields = _spoken(case, at=at)
    if case.status == rules.Status.RECEIVED:
        case.status = rules.Status.IN_WORK
        fields.append("status")
    keep(case, *fields)
    record("cases.replied", case, by=by, at=at, message=message.pk, channel=message.channel)
    if then == rules.Status.CLOSED:
        moving.closed(case, outcome=outcome, cause=cause, measures=measures, reason="", money_granted=None, by=by, at=at)
    elif then not in (None, "", case.status):
        raise RuleBroken(_("After a reply the case stays as it is, or is closed."), code="no_such_move", field="then")
    return message


@transaction.atomic
def answer_point(point: Point, *, text: str, by: Person, at: datetime) -> Point:
    """What we answer to one point; empty: it is open again. Raises RuleBroken."""
    case = hold(point.case, by=by)
    moves.check_open(case.status)
    point = Point.objects.get(pk=point.pk)
    _tick(point, words(text, 20_000), by=by, at=at)
    keep(case)
    record("cases.point_answered", case, by=by, at=at, point=point.position, answered=bool(point.answer))
    return point


def _tick(point: Point, text: str, *, by: Person, at: datetime) -> None:
    point.answer, point.answered_by, point.answered_at = text, by if text else None, at if text else None
    point.save(update_fields=["answer", "answered_by", "answered_at"])


@transaction.atomic
def add_point(case: Case, *, text: str, by: Person, at: datetime) -> Point:
    """One thing more that the answer must address. Raises RuleBroken."""
    case = hold(case, by=by)
    moves.check_open(case.status)
    text = moves.check_said(one_line(text, 500), field="text", code="no_text")
    last = max((one.position for one in case.points.all()), default=0)
    point = Point.objects.create(case=case, position=last + 1, text=text)
    keep(case)
    record("cases.points_changed", case, by=by, at=at, added=point.position)
    return point


@transaction.atomic
def remove_point(point: Point, *, by: Person, at: datetime) -> None:
    """It was listed by mistake. Raises RuleBroken for the only point, and for one that was answered."""
    case = hold(point.case, by=by)
    moves.check_open(case.status)
    point = Point.objects.get(pk=point.pk)
    if case.points.count() == 1 or point.answered_at is not None:
        raise RuleBroken(_("The only point of a case stays, and so does one that was answered."), code="point_stays", field="points")
    record("cases.points_changed", case, by=by, at=at, removed=point.position)
    point.delete()
    keep(case)


@transaction.atomic
def answer(
    case: Case,
    *,
    text: str,
    outcome: str,
    seen: int,
    by: Person,
    at: datetime,
    points: Mapping[int, str] | None = None,
    appeal: str = "",
    adr: str = "",
    language: str = "",
    money_granted: Decimal | None = None,
    attachments: Sequence[Attachment] = (),
    way: Way | None = None,
    then: str | None = None,
    cause: Cause | None = None,
    measures: str = "",
    expected_version: int | None = None,
    token: str = "",
) -> Message:
    """The answer that ends the term: it addresses every point, with what the rule asks for, and goes out with all of it.

    `points`: what is answered to which (number of the point → words), besides those answered before; the text itself answers the only
    point of a case. `appeal` and `adr`: where else one can go, which a denial must say where the rule asks for it. `then`: `closed` for
    "send and close". Raises NewerMessages, and RuleBroken for an answer that leaves a point open.
    What is sent twice with one `token` goes out once.
    """
    if known := _said(case, token, by=by):
        return known
    case = hold(case, by=by, expected_version=expected_version)
    moves.check_open(case.status)
    moves.check_move(case.status, rules.Status.ANSWERED)
    check_seen(case, seen, by=by)
    rule, text = deadlines.rule_of(case), words(text)
    listed = _points(case, text, points or {}, by=by, at=at)
    moves.check_answer(
        text=text, outcome=outcome, open_points=[one.text for one in listed if one.answered_at is None], rule=rule, appeal=appeal, adr=adr,
        language=language or case.language, asked_in=case.language,
    )  # fmt: skip
    with override(language or case.language):
        whole = composed(text, listed, appeal=words(appeal), adr=words(adr))
        subject = _("Answer: %(subject)s") % {"subject": case.subject}
    message = _send(case, kind=Kind.ANSWER, text=whole, subject=subject, by=by, at=at, attachments=attachments, way=way, token=token)
    before = case.due_at
    case.status, case.answered_at, case.resolved_at, case.outcome = rules.Status.ANSWERED, at, at, outcome
    if before is not None:
        case.is_late = bool(case.is_late) or (case.paused_at or at) > before
    if money_granted is not None:
        case.money_granted = money_granted
    moving.end_pause(case, at=at)
    keep(case, *_spoken(case, at=at), "status", "answered_at", "resolved_at", "outcome", "is_late", "money_granted", "paused_at")
    record("cases.answered", case, by=by, at=at, outcome=outcome, message=message.pk, channel=message.channel, late=case.is_late)
    living.live(case, at=at)
    if then == rules.Status.CLOSED:
        moving.closed(case, outcome=outcome, cause=cause, measures=measures, reason="", money_granted=None, by=by, at=at)
    return message


def _points(case: Case, text: str, given: Mapping[int, str], *, by: Person, at: datetime) -> list[Point]:
    """The points of the case with what is answered to them; those answered in an earlier answer stay as they were."""
    listed = list(case.points.all())
    for point in listed:
        said = words(given.get(point.pk, ""), 20_000)
        if not said and len(listed) == 1 and point.answered_at is None:
            said = text
        if said:
            _tick(point, said, by=by, at=at)
    return listed


def composed(text: str, points: Sequence[Point], *, appeal: str, adr: str) -> str:
    """The whole answer, as it goes out: the text, each point with its answer, and where else one can go."""
    parts = [text]
    parts += [f"{one.position}. {one.text}\n{one.answer}" for one in points if one.answer and one.answer != text]
    if appeal:
        parts.append(_("If you do not agree") + f"\n{appeal}")
    if adr:
        parts.append(_("Out-of-court bodies") + f"\n{adr}")
    return "\n\n".join(parts)


def _send(
    case: Case,
    *,
    kind: str,
    text: str,
    subject: str,
    by: Person,
    at: datetime,
    attachments: Sequence[Attachment],
    way: Way | None,
    token: str,
) -> Message:
    with override(case.language):
        closing = f"{by.name}\n{Organisation.current().name}, {case.unit.name}"
    return telling.tell(
        case, kind=kind, text=telling.signed(case, f"{text}\n\n{closing}"), subject=subject, by=by, at=at, attachments=attachments, way=way,
        in_reply_to=telling.last_from_them(case), token=token,
    )  # fmt: skip


def _spoken(case: Case, *, at: datetime) -> list[str]:
    """Ours was the last word now."""
    case.customer_waits, case.last_message_at = False, at
    case.first_answer_at = case.first_answer_at or at
    return ["customer_waits", "last_message_at", "first_answer_at"]


# From the customer -------------------------------------------------------------------------------------------------------


@transaction.atomic
def add_from_customer(
    case: Case,
    *,
    text: str,
    channel: str,
    at: datetime,
    attachments: Sequence[Attachment] = (),
    incoming: Incoming | None = None,
    by: Person | None = None,
    name: str = "",
    token: str = "",
) -> Message:
    """The customer writes again, in whatever state the case is: nothing of it is lost, and no draft is touched.

    What was asked for to complete the case lets its clock go on; a closed case comes back to the desk of its owner. The same letter
    counts once, and so does what is sent twice with one `token`. `by`: whoever wrote it down for them (without: the machine).
    """
    if incoming is not None and (known := Message.objects.filter(incoming=incoming).first()):
        return known
    writer = by or Person.objects.robot()
    while case.merged_into_id is not None and case.merged_into is not None:
        case = case.merged_into
    if known := _said(case, token, by=Person.objects.robot()):
        return known
    case = hold(case, by=Person.objects.robot())
    text = words(text)
    if not text and not attachments:
        raise RuleBroken(_("Write what you want to add, or attach a file."), code="no_text", field="text")
    message = telling.write(
        case, kind=Kind.FROM_CUSTOMER, text=text, by=None, at=at, channel=channel, attachments=attachments,
        author_name=one_line(name, 160) or case.contact_name, incoming=incoming, token=token,
    )  # fmt: skip
    case.customer_waits, case.last_message_at = True, at
    record("cases.customer_wrote", case, by=writer, at=at, message=message.pk, channel=channel, files=len(attachments))
    if case.status == rules.Status.INCOMPLETE:
        moving.completed(case, by=writer, at=at)
    fields = _back_on_desk(case, by=writer, at=at)
    keep(case, "customer_waits", "last_message_at", *fields)
    for person in whose(case):
        if person.pk != writer.pk:
            tell("cases.customer_wrote", to=person, case=case, at=at, number=case.number, unit=case.unit.name)
    return message


def _back_on_desk(case: Case, *, by: Person, at: datetime) -> list[str]:
    """A closed case comes back; where no answer was given, one is asked for, in a term that runs from now."""
    back = moves.after_their_words(case.status, outcome=case.outcome, is_answered=case.answered_at is not None)
    if back is None:
        return []
    before = case.due_at
    case.status, case.closed_at = back, None
    if back == rules.Status.IN_WORK:
        case.counted_from, case.resolved_at, case.outcome = at, None, ""
        deadlines.settle(case)
    record("cases.back_on_desk", case, by=by, at=at, changes=moves.changed({"due_at": before}, {"due_at": case.due_at}))
    return ["status", "closed_at", "counted_from", "resolved_at", "outcome", "due_at"]


# Did it arrive? ----------------------------------------------------------------------------------------------------------


def _held(notification: Notification, *, by: Person) -> tuple[Case, Notification]:
    case = hold(notification.message.case, by=by)
    return case, Notification.objects.select_related("message").get(pk=notification.pk)


def _ends_the_term(case: Case, message: Message) -> bool:
    """Is it the answer that the case rests on?"""
    last = case.messages.filter(kind=Kind.ANSWER).order_by("-at", "-pk").first()
    return case.answered_at is not None and last is not None and last.pk == message.pk


@transaction.atomic
def delivered(
    notification: Notification, *, proof: str, by: Person, at: datetime, files: Sequence[Attachment] = (), when: datetime | None = None
) -> Notification:
    """The message reached whoever it is for, `when` or now; `proof` says how we know. Raises RuleBroken without one."""
    case, notification = _held(notification, by=by)
    if notification.state in (State.DELIVERED, State.REPLACED):
        return notification
    proof = moves.check_said(one_line(proof, 500), field="proof", code="no_proof")
    notification.state, notification.proof, notification.settled_at = State.DELIVERED, proof, when or at
    notification.save(update_fields=["state", "proof", "settled_at"])
    if files:
        notification.proof_files.add(*files)
    fields = []
    if _ends_the_term(case, notification.message) and case.notified_at is None:
        case.notified_at = when or at
        fields.append("notified_at")
    keep(case, *fields)
    record("cases.delivered", case, by=by, at=at, message=notification.message_id, channel=notification.channel)
    return notification


@transaction.atomic
def failed(notification: Notification, *, reason: str, by: Person, at: datetime) -> Notification:
    """The message came back or could not be sent: somebody must see to it, and the case is not over."""
    case, notification = _held(notification, by=by)
    if notification.state in (State.FAILED, State.REPLACED):
        return notification
    people = whose(case)
    notification.state, notification.proof, notification.settled_at = State.FAILED, one_line(reason, 500), at
    notification.owner = people[0] if people else None
    notification.save(update_fields=["state", "proof", "settled_at", "owner"])
    fields = []
    if _ends_the_term(case, notification.message):
        case.notified_at = None
        fields = ["notified_at", *_back_on_desk(case, by=by, at=at)]
    keep(case, *fields)
    record("cases.not_delivered", case, by=by, at=at, message=notification.message_id, channel=notification.channel)
    for person in people:
        tell("cases.not_delivered", to=person, case=case, at=at, urgent=True, number=case.number, unit=case.unit.name)
    return notification


@transaction.atomic
def notify_again(notification: Notification, *, channel: str, by: Person, at: datetime, address: str = "") -> Notification:
    """Send the same message another way, or to another address. Raises RuleBroken."""
    case, notification = _held(notification, by=by)
    if channel not in rules.ANSWERS:
        raise RuleBroken(_("There is no channel “%(channel)s”.") % {"channel": channel}, code="channel_unknown", field="channel")
    if notification.state in (State.DELIVERED, State.REPLACED):
        raise RuleBroken(_("This message arrived, or was sent again already."), code="settled_already")
    address = one_line(address, 300)
    if channel in telling.BY_MACHINE and not address:
        raise RuleBroken(_("Write to which address it goes."), code="no_address", field="address")
    times = notification.message.notifications.count()
    with override(case.language):
        subject = _("Answer: %(subject)s") % {"subject": case.subject}
    notification.state, notification.settled_at = State.REPLACED, at
    notification.save(update_fields=["state", "settled_at"])
    again = telling.notify(
        notification.message, way=Way(channel, address), subject=subject, by=by, at=at,
        decision=f"case-{case.pk}-message-{notification.message_id}-{times + 1}", attachments=list(notification.message.attachments.all()),
    )  # fmt: skip
    keep(case)
    record("cases.sent_again", case, by=by, at=at, message=notification.message_id, channel=channel)
    return again


# What the channels tell of it ------------------------------------------------------------------------------------------------

AT_A_TIME = 200


def pull_delivery_states(*, at: datetime, by: Person) -> int:
    """Take what the channels learned of our messages (sent, came back) into the cases; how much there was.

    An e-mail counts as delivered when the server that receives for the customer has taken it; if it comes back later, it has failed.
    Each piece of news is taken in a transaction of its own; one that cannot be noted is set aside, with a line in the journal.
    """
    taken = 0
    while taken < AT_A_TIME and _take_one(by=by, at=at):
        taken += 1
    return taken


@transaction.atomic
def _take_one(*, by: Person, at: datetime) -> bool:
    """The next piece of news, if there is one. Raises OperationalError: the database is gone or busy, and it is taken again later."""
    for event in take_events(most=1):
        notification = Notification.objects.filter(outgoing=event.outgoing_id).select_related("message__case", "outgoing").first()
        if notification is not None:
            try:
                with transaction.atomic():
                    _take(notification, event, by=by, at=at)
            except OperationalError:
                raise
            except Exception as error:
                log.exception("What became of a message could not be noted", extra={"event": event.pk, "notification": notification.pk})
                case, why = notification.message.case, type(error).__name__
                record("cases.news_set_aside", case, by=by, at=at, message=notification.message_id, event=event.pk, why=why)
        return True
    return False


def _take(notification: Notification, event: OutgoingEvent, *, by: Person, at: datetime) -> None:
    """One piece of news of one message."""
    sent = Outgoing.State
    if event.what == sent.DROPPED:
        notification.delete()  # a receipt that is not sent on purpose: it waits on the tracking page
    elif event.what in (sent.BOUNCED, sent.FAILED):
        failed(notification, reason=event.detail or event.what, by=by, at=at)
    elif event.what in ("delivered", "read") or (event.what == sent.SENT and notification.channel == "email"):
        delivered(notification, proof=_proof(event), by=by, at=at, when=event.at)


def _proof(event: OutgoingEvent) -> str:
    """What the other side answered, and the sum of the bytes that it took."""
    proof = event.outgoing.proof
    parts = [
        str(proof.get("server", "")),
        event.detail or str(proof.get("answer", "")),
        f"SHA-256 {proof['sha256']}" if "sha256" in proof else "",
    ]
    return " · ".join(part for part in parts if part) or event.what
