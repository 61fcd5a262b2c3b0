"""The contacts that a case writes, so that complaints and compliments fall on the same moment of the live cycle as everything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from estelar.cases import rules
from estelar.cases.models import Case, Lived, Message
from estelar.cycles.models import Moment
from estelar.encounters.models import Encounter
from estelar.encounters.operations.correct import correct
from estelar.encounters.operations.record import record, remove
from estelar.encounters.rules import Impression
from estelar.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCE = "cases"
"""Source of the contacts that cases write."""
OF_CLAIMS = "claims"
"""Contact element of the moments in which complaints and compliments are brought and answered."""
_CHANNELS = {
    rules.Channel.COUNTER: "in_person",
    rules.Channel.PHONE: "phone",
    rules.Channel.PAPER: "letter",
    rules.Channel.EMAIL: "email",
    rules.Channel.WEB: "web",
    rules.Channel.WHATSAPP: "messaging",
}
What = Lived.What


@dataclass(frozen=True, slots=True)
class Wanted:
    """One contact that the case stands for."""

    what: str
    moment: Moment
    occurred_at: datetime
    served_by: Person | None = None
    impression: int | None = None
    channel: str = ""
    number: int = 0  # of the person or the answer, where there may be several

    def external_id(self, case: Case) -> str:
        """The same contact of the same case, whoever asks for it again."""
        return f"{case.pk}-{self.what}-{self.moment.pk}-{self.number}"


def live(case: Case, *, at: datetime, new: bool = True) -> None:
    """Let the contacts of the case be those that it stands for now: new ones are written (`new`), those that no longer fit taken away.

    A confidential case writes none: whoever sees contacts would learn of it. One that was merged into another keeps those that happened
    beside what the other one tells: that somebody came once more by another way or with other words, and what we answered to that.
    What the same words tell again by the same way, and what the other case says was lived, counts once.
    """
    _live(case, at=at, new=new)
    for part in case.merged.select_related("unit", "customer"):
        live(part, at=at, new=new)


def _live(case: Case, *, at: datetime, new: bool) -> None:
    wanted = {one.external_id(case): one for one in _wanted(case)}
    there = {one.encounter.external_id: one for one in case.lived.select_related("encounter")}
    if not wanted and not there:
        return
    robot = Person.objects.robot()
    for gone in there.keys() - wanted.keys():
        remove(there[gone].encounter, by=robot, at=at, reason=case.number)  # so the journal knows whose it was (`secrecy`)
    for external_id in wanted.keys() - there.keys() if new else ():
        one = wanted[external_id]
        encounter = record(
            moment=one.moment,
            unit=case.unit,
            by=robot,
            at=max(at, one.occurred_at),
            customer=case.customer,
            source=SOURCE,
            external_id=external_id,
            occurred_at=one.occurred_at,
            served_by=one.served_by,
            channel=one.channel,
            impression=one.impression,
            impression_source=Encounter.ImpressionSource.CUSTOMER,
        )
        Lived.objects.create(case=case, encounter=encounter, what=one.what)
    _rate(case, robot=robot, at=at)


def _rate(case: Case, *, robot: Person, at: datetime) -> None:
    """What the customer said of the handling belongs to the contact in which they were answered."""
    if case.handling_rating is None:
        return
    last = case.lived.filter(what=What.ANSWERED).select_related("encounter").order_by("-encounter__occurred_at").first()
    if last is not None and last.encounter.rating_raw != str(case.handling_rating):
        correct(last.encounter, by=robot, at=at, rating=str(case.handling_rating), scale="1-5")


def _wanted(case: Case) -> Iterator[Wanted]:
    if case.status != rules.Status.MERGED:
        yield from _stands_for(case)
        return
    told = {_as_told(other, one) for other in _told_before(case) for one in _stands_for(other)}
    yield from (one for one in _stands_for(case) if _as_told(case, one) not in told)


def _told_before(case: Case) -> list[Case]:
    """The case that a merged one became, and what was merged into it before."""
    top = case
    while top.merged_into is not None:
        top = top.merged_into
    parts: dict[int, Case] = {}
    wave = [top]
    while wave:
        wave = list(Case.objects.filter(merged_into__in=wave).select_related("unit"))
        parts |= {one.pk: one for one in wave}
    return [top, *(parts[pk] for pk in sorted(parts) if pk < case.pk)]


def _as_told(case: Case, one: Wanted) -> tuple[object, ...]:
    """What is the same in two contacts that tell the same."""
    words: object = one.number
    if one.what == What.RECEIVED:
        request = case.messages.filter(kind=Message.Kind.REQUEST).order_by("pk").first()
        words = " ".join(request.text.split()).casefold() if request is not None else ""
    return one.what, one.moment.pk, one.served_by, one.channel, words


def _stands_for(case: Case) -> Iterator[Wanted]:
    if case.is_confidential or not case.unit.is_open:
        return
    moments = list(case.moments.filter(is_in_force=True, cycle__archived_at=None))
    channel = _CHANNELS.get(rules.Channel(case.channel), "other")
    yield from _about(case, moments)
    handling = _handling(case, moments)
    if handling is not None:
        yield Wanted(What.RECEIVED, handling, case.received_at, channel=channel)
        for answer in case.messages.filter(kind=Message.Kind.ANSWER).select_related("author"):
            yield Wanted(What.ANSWERED, handling, answer.at, served_by=answer.author, number=answer.pk)


def _about(case: Case, moments: Iterable[Moment]) -> Iterator[Wanted]:
    """The moments that the case is about: bitter ones of a complaint, stellar ones of a compliment, for each person that it names."""
    if case.kind == rules.Kind.COMPLIMENT:
        praised: list[Person | None] = [one.person for one in case.concerns.select_related("person")]
        for moment in moments:
            for person in praised or [None]:
                number = person.pk if person is not None else 0
                yield Wanted(What.PRAISED, moment, case.received_at, served_by=person, impression=Impression.STELLAR, number=number)
    elif case.kind in rules.FAILURES:
        for moment in moments:
            yield Wanted(What.BITTER, moment, case.received_at, impression=Impression.BITTER)


def _handling(case: Case, moments: Iterable[Moment]) -> Moment | None:
    """The moment in which cases of this cycle (or service) are brought and answered; most cycles have none."""
    cycles = {moment.cycle_id for moment in moments}
    found = Moment.objects.in_force().filter(element=OF_CLAIMS)
    if cycles:
        return found.filter(cycle__in=cycles).first()
    return found.filter(cycle__service=case.service_id).first() if case.service_id else None
