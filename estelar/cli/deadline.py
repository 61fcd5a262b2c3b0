"""`estelar deadline` and `estelar rules`: a statutory term explained day by day, without Django and without a database."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.table import Table

from estelar import law
from estelar.errors import BadInput, EstelarError
from estelar.law import Deadline, Extension, Pause, Rule, Text
from estelar.worktime import Calendar, Weekly

DAY = timedelta(days=1)

shape = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)
spoken = click.option("--lang", "language", type=click.Choice(["es", "en"]), default="es", show_default=True)


class Failed(click.ClickException):
    """One sentence in the language of the reader, and exit code 1."""

    def __init__(self, error: EstelarError, language: str) -> None:
        reason = getattr(error, "message", str(error))
        super().__init__(reason.in_(language) if isinstance(reason, Text) else str(error))


@click.command()
@click.option("--rule", "name", required=True, metavar="ID", help="As in co.general; `estelar rules` lists them.")
@click.option("--received", required=True, metavar="TIME", help="When the request came: 2024-03-22T10:00, in the zone of the calendar.")
@click.option("--region", default="", metavar="CODE", help="The part of the country, for its holidays and its zone: CO-ANT, ES-MD.")
@click.option("--pause", "pauses", multiple=True, metavar="FROM,TO[,CAUSE]", help="The clock stands still (repeatable). TO empty: still.")
@click.option("--extend", type=click.IntRange(min=0), default=0, metavar="TIMES", help="1: extended as far as the law allows.")
@click.option("--extend-until", "until", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Extended until this day.")
@click.option(
    "--calendar", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A calendar as JSON, with days of your own."
)
@spoken
@shape
def deadline(
    name: str,
    received: str,
    region: str,
    pauses: tuple[str, ...],
    extend: int,
    until: datetime | None,
    file: Path | None,
    language: str,
    form: str,
) -> None:
    """When is the answer due, and why? Every day with whether it counts. Needs no database.

    Without --calendar: Monday to Friday without the public holidays of the country (and of the region).
    """
    try:
        country = name.partition(".")[0].upper()
        newest = law.versions(name)[-1]
        calendar = _read(file) if file else _national(newest, country, region)
        zone = ZoneInfo(calendar.zone)
        at = _time(received, zone)
        rule = law.rule(name, at.astimezone(zone).date())
        stops = [_pause(one, rule, zone) for one in pauses]
        found = law.deadline(rule, at, calendar=calendar, pauses=stops, extension=_extension(rule, extend, until))
    except EstelarError as error:
        raise Failed(error, language) from error
    write = _as_json if form == "json" else _as_text
    click.echo(write(rule, found, calendar, language))


@click.command()
@click.option("--country", default=None, metavar="CODE", help="Only of this country: CO, PE, ES, CL, MX, AR, BR, EC.")
@spoken
@shape
def rules(country: str | None, language: str, form: str) -> None:
    """Which statutory terms there are: citation, term, how well they are verified, since when and until when they hold."""
    try:
        found = law.rules(country)
    except EstelarError as error:
        raise Failed(error, language) from error
    if form == "json":
        click.echo(json.dumps([_rule(one, language) for one in found], indent=2, ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    heads = (
        ("norma", "término", "rige", "marca", "qué", "cita") if language == "es" else ("rule", "term", "holds", "mark", "what", "citation")
    )
    for head in heads:
        table.add_column(head, no_wrap=head in heads[:4], overflow="fold")
    for one in found:
        holds = f"{one.valid_from} – {one.valid_to or ''}".strip()
        table.add_row(
            str(one), law.term_words(one).in_(language), holds, one.verified.value, one.title.in_(language), one.citation.in_(language)
        )
    console = Console(width=200, no_color=True)
    with console.capture() as written:
        console.print(table, markup=False)
    marks = [f"{mark.value}: {words.in_(language)}." for mark, words in law.MARK_WORDS.items()]
    lines = [line.rstrip() for line in written.get().splitlines()]
    click.echo("\n".join([*lines, "", *marks, law.DISCLAIMER.in_(language)]))


def _national(rule: Rule, country: str, region: str) -> Calendar:
    """Office hours, the zone of the country or region, and the public holidays that count for the rule."""
    if "-" in region and not region.upper().startswith(f"{country}-"):
        raise BadInput(Text(f"La región {region} no es de {country}.", f"Region {region} is not of {country}."), code="unknown_subdivision")
    weekly = Weekly.always() if rule.counts.always else Weekly.office()
    return Calendar(
        country,
        law.zone_of(country, region),
        weekly,
        country if rule.counts.country else "",
        region if rule.counts.region else "",
    )


def _read(file: Path) -> Calendar:
    try:
        return Calendar.from_document(json.loads(file.read_text(encoding="utf-8")))
    except (json.JSONDecodeError, UnicodeDecodeError) as wrong:
        raise BadInput(
            Text(f"{file} no es un calendario en JSON: {wrong}.", f"{file} is not a calendar as JSON: {wrong}."), code="bad_document"
        ) from wrong


def _time(written: str, zone: ZoneInfo) -> datetime:
    try:
        at = datetime.fromisoformat(written.strip())
    except ValueError:
        raise BadInput(
            Text(
                f"«{written}» no es una fecha ni una hora: escriba 2024-03-22 o 2024-03-22T10:00.",
                f"“{written}” is neither a day nor a time: write 2024-03-22 or 2024-03-22T10:00.",
            ),
            code="bad_time",
        ) from None
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(zone)


def _pause(written: str, rule: Rule, zone: ZoneInfo) -> Pause:
    """Days without a time are meant whole: from the beginning of the first to the end of the last."""
    parts = [part.strip() for part in written.split(",")]
    if len(parts) not in (2, 3) or not parts[0]:
        raise BadInput(
            Text(f"«{written}» no es una pausa: escriba DESDE,HASTA.", f"“{written}” is not a pause: write FROM,TO."), code="bad_pause"
        )
    first = rule.pauses[0].cause if rule.pauses else ""
    end = _time(parts[1], zone) if parts[1] else None
    if end is not None and _is_day(parts[1]):
        end = datetime.combine(end.date() + DAY, time(0), tzinfo=zone)
    return Pause(_time(parts[0], zone), end, parts[2] if len(parts) == 3 and parts[2] else first)


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _extension(rule: Rule, times: int, until: datetime | None) -> Extension | None:
    if times > 1 and rule.extension.once:
        raise BadInput(
            Text(f"{rule.id} se prorroga una sola vez como mucho.", f"{rule.id} is extended once at most."), code="extended_twice"
        )
    return Extension(until=until.date() if until else None, third_party=True) if times or until else None


def _as_text(rule: Rule, found: Deadline, calendar: Calendar, language: str) -> str:
    lines = law.explained(rule, found, language)
    lines.append("")
    for day in found.days:
        sign = "✓" if day.counted else "·"
        source = f"  [{day.source}]" if day.source else ""
        lines.append(f"{law.day_words(day.date, language):<16} {sign} {day.why.in_(language)}{source}")
    others = [one for one in law.milestones(rule, found, calendar=calendar) if one.key != "answer_by"]
    if others:
        lines += ["", Text("Además:", "Besides:").in_(language)]
        lines += [f"{_said(one.by, language):<16} {one.words.in_(language)} ({one.citation})" for one in others]
    mark = law.MARK_WORDS[rule.verified].in_(language)
    lines += ["", f"{rule}, {rule.verified.value}: {mark}. {law.DISCLAIMER.in_(language)}"]
    return "\n".join(lines)


def _said(by: date | datetime, language: str) -> str:
    return f"{law.day_words(by.date(), language)} {by:%H:%M}" if isinstance(by, datetime) else law.day_words(by, language)


def _as_json(rule: Rule, found: Deadline, calendar: Calendar, language: str) -> str:
    return json.dumps(law.as_document(rule, found, calendar, language), indent=2, ensure_ascii=False)


def _rule(one: Rule, language: str) -> dict[str, Any]:
    return {
        "rule": one.id,
        "version": one.version,
        "country": one.country,
        "sector": one.sector,
        "general": one.is_general,
        "title": one.title.in_(language),
        "citation": one.citation.in_(language),
        "term": {"amount": one.term.span.amount, "unit": one.term.span.unit.value, "start": one.term.start.value} if one.term else None,
        "verified": one.verified.value,
        "enabled_by_default": one.enabled_by_default,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        "silence": one.silence.effect,
        "extension": one.extension.allowed,
        "case_kinds": list(one.case_kinds),
        "source": one.source,
        "reviewed_by": one.reviewed_by,
        "note": one.note.in_(language) if one.note else None,
    }
