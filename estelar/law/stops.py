"""When the clock of a term stands still: pauses for causes that the law knows, and requests that had to be completed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from estelar.errors import BadInput, RuleBroken
from estelar.law.given import Completion, Pause
from estelar.law.reckoning import TICK, Stop, after
from estelar.law.rules import PauseCause, Rule, Start
from estelar.text import Text
from estelar.worktime import Calendar


def check_aware(*times: datetime | None) -> None:
    """Raises BadInput: one of these times has no zone."""
    if any(one is not None and one.tzinfo is None for one in times):
        raise BadInput(
            Text("Una hora sin zona no dice cuándo fue: désela.", "A time without its zone does not say when it was: give it one."),
            code="naive_time",
        )


def completed(
    rule: Rule, event: datetime, completion: Completion, calendar: Calendar, notes: list[Text]
) -> tuple[datetime, Completion | None]:
    """From when the term runs after the person was asked to complete the request, and the wait where it stops the term."""
    check_aware(completion.asked, completion.completed)
    assert rule.term is not None
    if completion.completed is not None and completion.completed < completion.asked:
        raise _backwards()
    if rule.incomplete is None:
        raise RuleBroken(
            Text(
                f"{rule.id} no prevé que se complete la petición: el término sigue corriendo.",
                f"{rule.id} knows no completion of the request: the term goes on running.",
            ),
            code="no_completion",
        )
    within = rule.incomplete.ask_within
    if within is not None and completion.asked.astimezone(UTC) > after(event, within, calendar).astimezone(UTC):
        words = within.text()
        notes.append(
            Text(
                f"Lo que faltaba se pidió pasados los {words.es} que da {rule.incomplete.citation}: el término no se detuvo.",
                f"What was missing was asked for after the {words.en} of {rule.incomplete.citation}: the term did not stop.",
            )
        )
        return event, None
    if rule.term.start is Start.AFTER_COMPLETION and completion.completed is not None:
        notes.append(
            Text(
                f"La petición estaba incompleta: el término corre de nuevo desde que se completó ({rule.incomplete.citation}).",
                f"The request was incomplete: the term runs anew from its completion ({rule.incomplete.citation}).",
            )
        )
        return completion.completed, None
    return event, completion


_ASKED = Text("a la espera de que se complete la petición", "waiting for the request to be completed")


def stops_of(rule: Rule, pauses: Iterable[Pause], asked: Completion | None, calendar: Calendar, notes: list[Text]) -> list[Stop]:
    """The pauses in UTC by their start, none longer than the law allows for its cause."""
    stops = []
    for pause in pauses:
        known = rule.pause(pause.cause)
        if known is None:
            causes = ", ".join(one.cause for one in rule.pauses) or "–"
            raise RuleBroken(
                Text(
                    f"{rule.id} no se detiene por «{pause.cause}». Causas que conoce: {causes}.",
                    f"{rule.id} does not stop for “{pause.cause}”. Causes it knows: {causes}.",
                ),
                code="unknown_cause",
                field="cause",
            )
        stops.append(_stop(pause.start, pause.end, known, calendar, notes))
    if asked is not None:
        stops.append(_stop(asked.asked, asked.completed, rule.pause("incomplete"), calendar, notes))
    return sorted(stops, key=lambda stop: stop.start)


def _stop(begin: datetime, until: datetime | None, known: PauseCause | None, calendar: Calendar, notes: list[Text]) -> Stop:
    if until is not None and until < begin:
        raise _backwards()
    start, end = begin.astimezone(UTC), until.astimezone(UTC) if until else None
    if known is not None and known.most is not None:
        longest = after(begin, known.most, calendar).astimezone(UTC) + TICK
        if end is None or end > longest:
            end, most = longest, known.most.text()
            notes.append(
                Text(
                    f"Por «{known.words.es}» el término se detiene {most.es} como máximo ({known.citation}).",
                    f"For “{known.words.en}” the term stops for {most.en} at most ({known.citation}).",
                )
            )
    return Stop(start, end, known.words if known else _ASKED)


def _backwards() -> BadInput:
    return BadInput(Text("Una pausa no puede terminar antes de empezar.", "A pause cannot end before it begins."), code="bad_pause")
