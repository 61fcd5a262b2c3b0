"""The arithmetic of a deadline, day by day.

One principle: a day counts when the clock was already running as it began. Hence the day of receipt does not count, nor the day on which
a pause ends; the day on which a pause begins does, unless it would be the last: a term never ends while it stands still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from estelar.errors import BadInput, RuleBroken
from estelar.law.given import Completion, DayLine, Deadline, Extension, Pause
from estelar.law.reckoning import DAY, Days, Stop, end_of
from estelar.law.rules import Rule, Span, Start, Term, Unit
from estelar.law.stops import check_aware, completed, stops_of
from estelar.text import Text
from estelar.worktime import Calendar

NO_TERM = Text("La norma no fija un término: ponga un estándar propio.", "The law sets no term: give it a standard of your own.")


def deadline(
    rule: Rule,
    received: datetime,
    *,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
    completion: Completion | None = None,
    transferred: datetime | None = None,
) -> Deadline:
    """The deadline of a request received at that instant. `transferred`: when it came to whoever is competent; the term runs from then.

    Raises BadInput: a time without a zone, a pause that ends before it begins. Raises RuleBroken: the rule sets no term, does not know
    the cause of a pause, does not let itself be extended so far, or knows no completion.
    """
    check_aware(received, transferred, extension.told if extension else None, *(at for one in pauses for at in (one.start, one.end)))
    if rule.term is None:
        raise RuleBroken(NO_TERM, code="no_term")
    notes: list[Text] = []
    event = received
    if transferred is not None:
        if transferred < received:
            raise BadInput(Text("Se trasladó antes de recibirse.", "It was forwarded before it was received."), code="bad_transfer")
        event = transferred
        notes.append(
            Text("El término se cuenta desde que llegó a quien es competente.", "The term runs from when it came to whoever is competent.")
        )
    asked = None
    if completion is not None:
        event, asked = completed(rule, event, completion, calendar, notes)
    running = _Running(rule, rule.term, received, event, calendar, stops_of(rule, pauses, asked, calendar, notes), notes)
    return running.hours(extension) if rule.term.span.unit is Unit.HOUR else running.days(extension)


def _total(rule: Rule, term: Span, extension: Extension) -> Span:
    """The term with an extension given in units, or as far as the law allows. Raises RuleBroken where it does not allow it."""
    longest = _longest(rule, term)
    if extension.amount is None:
        if longest is None:
            raise RuleBroken(
                Text(
                    f"{rule.id} no fija hasta cuándo se puede prorrogar: indique hasta qué día.",
                    f"{rule.id} does not say how far it may be extended: say until which day.",
                ),
                code="say_until_when",
                field="extension",
            )
        return Span(longest, term.unit)
    if longest is not None and term.amount + extension.amount > longest:
        most = Span(longest, term.unit).text()
        raise RuleBroken(
            Text(
                f"Con la prórroga el término no puede pasar de {most.es} ({rule.extension.citation}).",
                f"With the extension the term cannot be longer than {most.en} ({rule.extension.citation}).",
            ),
            code="extended_too_far",
            field="extension",
        )
    return Span(term.amount + extension.amount, term.unit)


def _longest(rule: Rule, term: Span) -> int | None:
    """The most that the term may be in its unit, extension included; none: the law sets no maximum."""
    allowed = rule.extension
    if allowed.max_factor is not None:
        return term.amount * allowed.max_factor
    return term.amount + allowed.most.amount if allowed.most is not None else None


def _check_extension(rule: Rule, extension: Extension) -> None:
    """Raises RuleBroken: the rule does not let itself be extended; BadInput: an extension that is none."""
    if not rule.extension.allowed:
        raise RuleBroken(
            Text(f"{rule.id} no se puede prorrogar.", f"{rule.id} cannot be extended."), code="not_extendable", field="extension"
        )
    if rule.extension.third_party_only and not extension.third_party:
        raise RuleBroken(
            Text(
                f"{rule.id} solo se prorroga cuando debe pronunciarse un tercero.",
                f"{rule.id} is extended only where a third party must pronounce.",
            ),
            code="third_party_only",
            field="extension",
        )
    if extension.amount is not None and (extension.amount < 1 or extension.until is not None):
        raise _no_extension()


def _no_extension() -> BadInput:
    return BadInput(
        Text(
            "Una prórroga alarga el término: indique cuánto, o hasta un día posterior.",
            "An extension lengthens the term: say by how much, or until a later day.",
        ),
        code="bad_extension",
        column="extension",
    )


@dataclass(frozen=True, slots=True)
class _Running:
    """A term that runs from an event."""

    rule: Rule
    term: Term
    received: datetime
    event: datetime
    calendar: Calendar
    stops: list[Stop]
    notes: list[Text]

    def days(self, extension: Extension | None) -> Deadline:
        """Of a term in days or months."""
        span, zone = self.term.span, ZoneInfo(self.calendar.zone)
        day = self.calendar.day_of(self.event)
        zero = self.calendar.nth_business_day(day, 1) - DAY if self.term.start is Start.NEXT_BUSINESS_DAY else day
        days = Days(self.calendar, span.unit, zero, self.stops)
        wanted, total = days.needed(span), span
        due, lines, counted = days.walk(wanted)
        first_due = due
        if extension is not None:
            _check_extension(self.rule, extension)
            self._told_in_time(extension, None if due is None else end_of(due, zone))
            if extension.until is not None:
                wanted, total = self._until(days, extension.until)
            else:
                total = _total(self.rule, span, extension)
                wanted = days.needed(total)
            due, lines, counted = days.walk(wanted)
        before = [DayLine(day, False, "start", _RECEIPT if self.event is self.received else _BEGINNING)]
        before += [DayLine(day + step * DAY, False, "not_yet", _NOT_YET) for step in range(1, (zero - day).days + 1)]
        return Deadline(
            rule_id=self.rule.id,
            version=self.rule.version,
            received=self.received.astimezone(zone),
            starts=next((line.date for line in lines if line.counted), zero + DAY),
            due=due,
            due_at=None if due is None else end_of(due, zone),
            first_due=first_due,
            term=total,
            left=wanted - counted if due is None else None,
            paused_since=self._paused_since() if due is None else None,
            days=(*before, *lines),
            notes=tuple(self.notes),
        )

    def hours(self, extension: Extension | None) -> Deadline:
        """Of a term in hours, which run day and night."""
        zone, total = ZoneInfo(self.calendar.zone), self.term.span
        first = self._run(timedelta(hours=total.amount))
        if extension is not None:
            _check_extension(self.rule, extension)
            if extension.until is not None:
                raise _no_extension()
            self._told_in_time(extension, first)
            total = _total(self.rule, total, extension)
        due_at = self._run(timedelta(hours=total.amount))
        begin = self.event.astimezone(zone)
        last = due_at.astimezone(zone) if due_at is not None else None
        words = total.text()
        lines = [
            DayLine(
                begin.date() + step * DAY,
                True,
                "running",
                Text(f"{words.es} seguidas desde las {begin:%H:%M}", f"{words.en} on end from {begin:%H:%M}"),
            )
            for step in range(((last or begin).date() - begin.date()).days + 1)
        ]
        return Deadline(
            rule_id=self.rule.id,
            version=self.rule.version,
            received=self.received.astimezone(zone),
            starts=begin,
            due=last,
            due_at=last,
            first_due=None if first is None else first.astimezone(zone),
            term=total,
            left=None,
            paused_since=self._paused_since() if last is None else None,
            days=tuple(lines),
            notes=tuple(self.notes),
        )

    def _run(self, left: timedelta) -> datetime | None:
        """The instant (UTC) at which so much time has passed outside the pauses; none: the clock stands still."""
        at = self.event.astimezone(UTC)
        for stop in self.stops:
            if stop.end is not None and stop.end <= at:
                continue
            if stop.start > at:
                if stop.start - at >= left:
                    break
                left -= stop.start - at
            if stop.end is None:
                return None
            at = stop.end
        return at + left

    def _until(self, days: Days, until: date) -> tuple[int, Span]:
        """How many days must count for an extension until that day. Raises RuleBroken where that is further than the law allows."""
        wanted = days.counted_until(until)
        if wanted <= days.needed(self.term.span):
            raise _no_extension()
        longest = _longest(self.rule, self.term.span)
        if longest is not None and wanted > days.needed(Span(longest, self.term.span.unit)):
            last = days.walk(days.needed(Span(longest, self.term.span.unit)))[0]
            raise RuleBroken(
                Text(
                    f"La prórroga no puede pasar del {last} ({self.rule.extension.citation}).",
                    f"The extension cannot go beyond {last} ({self.rule.extension.citation}).",
                ),
                code="extended_too_far",
                field="extension",
            )
        return wanted, Span(wanted, Unit.CALENDAR if self.term.span.unit is Unit.MONTH else self.term.span.unit)

    def _told_in_time(self, extension: Extension, first_due: datetime | None) -> None:
        """Raises RuleBroken where the person was told after the term was over."""
        if (
            extension.told is not None
            and first_due is not None
            and self.rule.extension.must_notify_before
            and extension.told.astimezone(UTC) > first_due.astimezone(UTC)
        ):
            last = first_due.astimezone(ZoneInfo(self.calendar.zone))
            raise RuleBroken(
                Text(
                    f"La prórroga se avisa antes del vencimiento ({last:%Y-%m-%d %H:%M}): ya no cabe.",
                    f"An extension is told before expiry ({last:%Y-%m-%d %H:%M}): it is too late for it.",
                ),
                code="extension_told_late",
                field="extension",
            )

    def _paused_since(self) -> datetime | None:
        running = next((stop for stop in self.stops if stop.end is None), None)
        return running.start.astimezone(ZoneInfo(self.calendar.zone)) if running is not None else None


_RECEIPT = Text("día de la recepción: no se cuenta", "day of receipt: not counted")
_BEGINNING = Text("día en que empieza: no se cuenta", "day on which it begins: not counted")
_NOT_YET = Text("todavía no corre: empieza el día hábil siguiente", "does not run yet: begins on the next business day")
