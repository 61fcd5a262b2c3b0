"""A deadline in words: one line for a list, some sentences for whoever wants to know why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from estelar.law.given import Deadline
from estelar.law.rules import Rule, Span, Unit
from estelar.text import Text
from estelar.worktime import Calendar

_TOLD = ("holiday", "own", "closed")
_DAYS = {"es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"), "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = {
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def day_words(day: date, lang: str, *, beside: date | None = None) -> str:
    """A day as it is said; with its year, unless it is that of the day `beside`.

    >>> day_words(date(2026, 11, 25), "es"), day_words(date(2026, 11, 25), "en", beside=date(2026, 1, 1))
    ('mié 25 nov 2026', 'Wed 25 Nov')
    """
    language = "en" if lang.lower().startswith("en") else "es"
    words = f"{_DAYS[language][day.weekday()]} {day.day} {_MONTHS[language][day.month - 1]}"
    return words if beside is not None and beside.year == day.year else f"{words} {day.year}"


def deadline_words(
    due: date | datetime | None, now: datetime, *, unit: Unit, calendar: Calendar, lang: str, left: int | None = None
) -> str:
    """How far off it is: "vence en 3 días hábiles, mié 25 nov". No `due`: the clock stands still, with `left` still to run."""
    if due is None:
        return _paused(unit, left).in_(lang)
    if isinstance(due, datetime):
        return _hours(due, now, calendar, lang)
    today = calendar.day_of(now)
    said = day_words(due, lang, beside=today)
    if due == today:
        return Text(f"vence hoy, {said}", f"due today, {said}").in_(lang)
    first, last = (today, due) if due > today else (due, today)
    if unit is Unit.BUSINESS:
        apart = calendar.business_days(first, last) - calendar.is_business_day(first)
        span = Span(apart, unit)
    else:
        span = Span((last - first).days, Unit.CALENDAR)
    words = span.text() if unit is Unit.BUSINESS else _plain(span)
    if due > today:
        return Text(f"vence en {words.es}, {said}", f"due in {words.en}, {said}").in_(lang)
    return Text(f"venció hace {words.es}, {said}", f"overdue by {words.en}, {said}").in_(lang)


def _plain(span: Span) -> Text:
    many = span.amount != 1
    return Text(f"{span.amount} {'días' if many else 'día'}", f"{span.amount} {'days' if many else 'day'}")


def _paused(unit: Unit, left: int | None) -> Text:
    if left is None:
        return Text("término detenido", "the clock stands still")
    words = Span(left, Unit.CALENDAR if unit is Unit.MONTH else unit).text()
    return Text(f"término detenido, quedan {words.es}", f"the clock stands still, {words.en} left")


def _hours(due: datetime, now: datetime, calendar: Calendar, lang: str) -> str:
    local = due.astimezone(ZoneInfo(calendar.zone))
    apart = due.astimezone(UTC) - now.astimezone(UTC)
    minutes = abs(int(apart.total_seconds())) // 60
    days, rest = divmod(minutes, 24 * 60)
    parts = [f"{days} d"] if days else []
    parts += [f"{rest // 60} h"] if rest >= 60 or days else []
    parts += [f"{rest % 60} min"] if not days else []
    length, said = " ".join(parts), f"{day_words(local.date(), lang, beside=calendar.day_of(now))} {local:%H:%M}"
    if apart.total_seconds() >= 0:
        return Text(f"vence en {length}, {said}", f"due in {length}, {said}").in_(lang)
    return Text(f"venció hace {length}, {said}", f"overdue by {length}, {said}").in_(lang)


def explained(rule: Rule, deadline: Deadline, lang: str) -> list[str]:
    """Why it is due when it is, in a few sentences: term and citation, from when, what did not count, until when."""
    term, received = deadline.term.text(), day_words(deadline.received.date(), lang)
    lines = [
        f"{rule.title.in_(lang)}: {term.in_(lang)} ({rule.citation.in_(lang)}).",
        Text(f"Se recibió el {received} a las {deadline.received:%H:%M}.", f"Received on {received} at {deadline.received:%H:%M}.").in_(
            lang
        ),
    ]
    if isinstance(deadline.starts, datetime):
        starts = f"{day_words(deadline.starts.date(), lang)} {deadline.starts:%H:%M}"
    else:
        starts = day_words(deadline.starts, lang)
    lines.append(Text(f"El término corre desde el {starts}.", f"The term runs from {starts}.").in_(lang))
    off = [f"{day_words(line.date, lang)} ({line.why.in_(lang)})" for line in deadline.days if line.kind in _TOLD and not line.counted]
    if off:
        lines.append(
            Text("Además de los fines de semana no cuentan: ", "Besides weekends these do not count: ").in_(lang) + "; ".join(off) + "."
        )
    still = sum(line.kind == "stopped" for line in deadline.days)
    if still:
        days = _plain(Span(still, Unit.CALENDAR))
        lines.append(Text(f"El término estuvo detenido {days.es}.", f"The term stood still for {days.en}.").in_(lang))
    lines += [note.in_(lang) for note in deadline.notes]
    if deadline.first_due is not None and deadline.first_due != deadline.due and deadline.due is not None:
        first = day_words(deadline.first_due, lang)
        lines.append(
            Text(f"Está prorrogado: sin la prórroga vencía el {first}.", f"Extended: without it, it was due on {first}.").in_(lang)
        )
    lines.append(_ends(deadline, lang))
    if not rule.enabled_by_default:
        lines.append(Text("Norma sin comprobar.", "Rule not verified.").in_(lang))
    if rule.note is not None:
        lines.append(rule.note.in_(lang))
    return lines


def _ends(deadline: Deadline, lang: str) -> str:
    if deadline.due is None:
        since = deadline.paused_since
        left = deadline.left
        words = Span(left, Unit.CALENDAR if deadline.term.unit is Unit.MONTH else deadline.term.unit).text() if left is not None else None
        on = day_words(since.date(), lang) if since else "–"
        rest = Text(f"; quedan {words.es}", f"; {words.en} are left") if words else Text("", "")
        return Text(f"El término está detenido desde el {on}{rest.es}.", f"The term has stood still since {on}{rest.en}.").in_(lang)
    if isinstance(deadline.due, datetime):
        on = f"{day_words(deadline.due.date(), lang)} {deadline.due:%H:%M}"
        return Text(f"Vence el {on}.", f"Due on {on}.").in_(lang)
    on = day_words(deadline.due, lang)
    return Text(f"Vence el {on}, al terminar el día.", f"Due on {on}, at the end of the day.").in_(lang)


def term_words(rule: Rule) -> Text:
    """The term of a rule; what it is called that there is none."""
    return rule.term.span.text() if rule.term is not None else Text("sin término legal", "no legal term")
