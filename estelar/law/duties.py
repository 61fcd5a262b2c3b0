"""What else has its day: asking for what is missing, forwarding, telling of an extension, recognising a silence, handing over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from estelar.law.given import Completion, Deadline
from estelar.law.reckoning import after, end_of
from estelar.law.rules import Rule, Unit
from estelar.text import Text
from estelar.worktime import Calendar


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to be done by a day (or, counted in hours, an instant). `by_at` is the last instant that is in time."""

    key: str
    words: Text
    by: date | datetime
    by_at: datetime
    citation: str


def milestones(
    rule: Rule,
    deadline: Deadline,
    *,
    calendar: Calendar,
    completion: Completion | None = None,
    answered: datetime | None = None,
    appealed: datetime | None = None,
) -> list[Milestone]:
    """Everything that the rule gives a day of its own, by that day. What hangs on an event is there once the event is."""
    found: list[Milestone] = []
    zone = ZoneInfo(calendar.zone)

    def add(key: str, words: Text, at: datetime, unit: Unit, citation: str) -> None:
        found.append(Milestone(key, words, at if unit is Unit.HOUR else at.date(), at, citation))

    lacking = rule.incomplete
    if lacking is not None and lacking.ask_within is not None:
        words = Text("pedir lo que falta, si la petición está incompleta", "ask for what is missing, if the request is incomplete")
        add("ask_complete_by", words, after(deadline.received, lacking.ask_within, calendar), lacking.ask_within.unit, lacking.citation)
    if lacking is not None and completion is not None and completion.completed is None:
        last = after(completion.asked, lacking.person_has, calendar)
        if lacking.last_day_moves_on:
            last = end_of(calendar.nth_business_day(last.date(), 0), zone)
        words = Text("la persona completa su petición", "the person completes the request")
        add("person_completes_by", words, last, lacking.person_has.unit, lacking.citation)
    if rule.transfer is not None:
        span = rule.transfer.forward_within
        add("forward_by", rule.transfer.words, after(deadline.received, span, calendar), span.unit, rule.transfer.citation)
    if rule.extension.allowed and rule.extension.must_notify_before and deadline.first_due is not None:
        first, words = deadline.first_due, Text("avisar la prórroga, si hace falta", "tell of the extension, if one is needed")
        at = first if isinstance(first, datetime) else end_of(first, zone)
        add("notify_extension_by", words, at, deadline.term.unit, rule.extension.citation)
    if deadline.due_at is not None:
        add("answer_by", Text("responder", "answer"), deadline.due_at, deadline.term.unit, rule.citation.es)
        if rule.silence.recognise_within is not None:
            span = rule.silence.recognise_within
            words = Text("reconocer el silencio, si no se respondió", "recognise the silence, if there was no answer")
            add("recognise_silence_by", words, after(deadline.due_at, span, calendar), span.unit, rule.citation.es)
    events = {
        "received": deadline.received,
        "due": deadline.due_at,
        "completed": completion.completed if completion else None,
        "answer": answered,
        "appeal": appealed,
    }
    for duty in rule.duties:
        base = events[duty.after]
        if base is not None:
            add(duty.key, duty.words, after(base, duty.span, calendar), duty.span.unit, duty.citation)
    return sorted(found, key=lambda one: one.by_at)
