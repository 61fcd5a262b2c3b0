"""A case comes in: whoever asks is recognised, the term chosen and counted, the receipt sent, and those told who must know at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from estelar.calendars.operations import ensure_calendar
from estelar.cases import rules
from estelar.cases.models import Case, Concern, Message, Point, Sheet
from estelar.cases.operations import assigning, confiding, deadlines, live, living, receipts, telling
from estelar.cases.operations.holding import is_second_failure, supervisors_of
from estelar.cases.operations.notifying import praise, tell
from estelar.cases.rules.contact import Contact, SheetData, one_line, words
from estelar.cases.rules.public import SHEET_KINDS
from estelar.customers.operations import find_or_make
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Organisation
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.cases.models import Theme
    from estelar.channels.models import Attachment, Incoming
    from estelar.customers.models import Customer
    from estelar.cycles.models import Moment, Service
    from estelar.people.models import Person, Unit

BY_STRANGERS = frozenset({rules.Channel.WEB, rules.Channel.EMAIL, rules.Channel.WHATSAPP})
"""Channels by which anybody may say that they are somebody: nothing that they say is written into the record of whom we know already."""
MOST_POINTS = 50
SUBJECT_FROM_TEXT = 90
"""So much of the text is the subject of a case that came without one."""


class SheetLoaded(RuleBroken):
    """A sheet of the paper book that is in here already; `case` is the one that holds it, none for whoever may not see that."""

    def __init__(self, message: str, *, case: Case | None) -> None:
        super().__init__(message, code="sheet_loaded", field="paper_number")
        self.case = case


@transaction.atomic
def open_case(
    *,
    kind: str,
    subject: str,
    text: str,
    channel: str,
    unit: Unit,
    received_at: datetime,
    by: Person,
    at: datetime,
    said_kind: str | None = None,
    customer: Customer | None = None,
    contact: Contact | None = None,
    theme: Theme | None = None,
    service: Service | None = None,
    moments: Sequence[Moment] = (),
    points: Sequence[str] = (),
    severity: int = rules.Severity.USUAL,
    vulnerability: Sequence[str] = (),
    is_confidential: bool | None = None,
    money_claimed: Decimal | None = None,
    language: str = "",
    answer_by: str = "email",
    attachments: Sequence[Attachment] = (),
    incoming: Incoming | None = None,
    concerned: Sequence[Person] = (),
    source: str = "",
    external_id: str = "",
    sheet: SheetData | None = None,
    silent: bool = False,
) -> Case:
    """Take a case in. The same `external_id` of the same `source` opens one case: the second time the first is given back.

    `kind` is its class and `said_kind` what the customer calls it (without it: the same). A report of misconduct is confidential unless
    somebody says otherwise. `silent` (old data): no receipt, no notices, nobody is given it, no contacts are written.
    Of a sheet of the paper book `received_at` is the time written on it, and the term runs from then.
    Raises RuleBroken: closed unit or theme, nothing said, a time to come, no permission; SheetLoaded for a paper sheet that came before.
    """
    if external_id and (known := _known(source, external_id)) is not None:
        return known
    organisation = Organisation.current()
    kind, said_kind = _kind(kind), _kind(said_kind or kind)
    text = words(text)
    subject = _subject(subject, text)
    _check(unit=unit, theme=theme, text=text, received_at=received_at, channel=channel, by=by, at=at)
    contact = (contact or Contact()).clean()
    customer, is_new_here = _recognise(customer, contact, unit=unit, complete=channel not in BY_STRANGERS, by=by, at=at)
    if customer is not None and channel not in BY_STRANGERS:
        # whoever fills in the form is sent nothing to, and shown nothing of, what they did not say: the document may be another's
        contact = _completed(contact, customer)
    day = received_at.astimezone(receipts.zone_of(organisation)).date()
    chosen = deadlines.choose(kind=kind, theme=theme, unit=unit, received=day, country=organisation.country)
    confidential = is_confidential if is_confidential is not None else confiding.by_rule(kind, theme)
    case = Case(
        key=rules.new_key(),
        year=day.year,
        kind=kind,
        said_kind=said_kind,
        subject=subject,
        channel=channel,
        language=(language or organisation.language)[:5],
        unit=unit,
        theme=theme,
        service=service,
        customer=customer,
        contact_name=contact.name,
        contact_document=contact.document,
        contact_email=contact.email,
        contact_phone=contact.phone,
        contact_address=contact.address,
        answer_by=answer_by if answer_by in rules.ANSWERS else "email",
        severity=rules.Severity(severity),
        vulnerability=sorted({rules.Vulnerability(one).value for one in vulnerability}),
        is_confidential=confidential,
        money_claimed=money_claimed,
        received_at=received_at,
        recorded_at=at,
        recorded_by=by,
        rule_id=chosen.rule_id,
        rule_version=chosen.rule_version,
        own_days=chosen.own_days,
        calendar_version=ensure_calendar(unit, by=by, at=at),
        last_message_at=received_at,
        source=one_line(source, 60),
        external_id=one_line(external_id, 80),
    )
    rule = deadlines.rule_of(case)
    if rule is not None:
        case.due_at = case.next_due_at = deadlines.due_of(case, rule, case.calendar_version.worktime)
    case.is_second_failure = not is_new_here and is_second_failure(case)
    if sheet is not None:
        _check_sheet(case, sheet, by=by)
    if (twin := _stored(case)) is not None:
        return twin
    _parts(case, moments=moments, points=points, concerned=concerned, by=by, at=at)
    numbered = _number_sheet(case, sheet) if sheet is not None else None
    telling.write(
        case, kind=Message.Kind.REQUEST, text=text, by=None, at=received_at, channel=channel, attachments=attachments,
        author_name=contact.name, incoming=incoming,
    )  # fmt: skip
    record(
        "cases.opened", case, by=by, at=at, kind=kind, said_kind=said_kind, channel=channel, unit=unit.name, received_at=received_at,
        rule=str(rule) if rule is not None else "", due_at=case.due_at, severity=case.severity, calendar=str(case.calendar_version),
    )  # fmt: skip
    if not silent:
        told = receipts.Told(organisation, text, attachments, numbered)
        _announce(case, told, moments=moments, concerned=concerned, incoming=incoming, by=by, at=at)
    live.tell_changed(case.pk, case.version)
    return case


def _kind(kind: str) -> str:
    try:
        return rules.Kind(kind).value
    except ValueError:
        raise RuleBroken(_("There is no kind of case “%(kind)s”.") % {"kind": kind}, code="kind_unknown", field="kind") from None


def _subject(subject: str, text: str) -> str:
    """What was written as the subject; without one, the beginning of the text."""
    subject = one_line(subject, 200)
    if subject:
        return subject
    start = one_line(text, SUBJECT_FROM_TEXT + 1)
    return start if len(start) <= SUBJECT_FROM_TEXT else f"{start[:SUBJECT_FROM_TEXT].rsplit(' ', 1)[0]}…"


def _check(*, unit: Unit, theme: Theme | None, text: str, received_at: datetime, channel: str, by: Person, at: datetime) -> None:
    if not by.is_house and not by.may(Permission.OPEN_CASES, unit):
        raise RuleBroken(_("You may not open cases in “%(unit)s”.") % {"unit": unit.name}, code="may_not_open", field="unit")
    if not unit.is_open:
        raise RuleBroken(
            _("“%(unit)s” is closed and takes no more cases. Choose an open unit.") % {"unit": unit.name}, code="unit_closed", field="unit"
        )
    if theme is not None and theme.closed_at is not None:
        raise RuleBroken(
            _("The theme “%(theme)s” is no longer used. Choose another one.") % {"theme": theme.name}, code="theme_closed", field="theme"
        )
    if not text:
        raise RuleBroken(_("Write what is asked for or what happened."), code="no_text", field="text")
    if channel not in rules.CHANNELS:
        raise RuleBroken(_("There is no channel “%(channel)s”.") % {"channel": channel}, code="channel_unknown", field="channel")
    if received_at > at:
        raise RuleBroken(
            _("A case cannot have come in at a time that is still to come. Correct the date or the hour."),
            code="in_the_future",
            field="received_at",
        )


def _recognise(
    customer: Customer | None, contact: Contact, *, unit: Unit, complete: bool, by: Person, at: datetime
) -> tuple[Customer | None, bool]:
    """The customer whom the data name, and whether we write them down now; nobody where they name nobody, or the record was erased."""
    if customer is not None:
        customer = customer.merged_into or customer
        return None if customer.is_erased else customer, False
    if not contact.identifies:
        return None, False
    return find_or_make(
        by=by, at=at, unit=unit, name=contact.name, document=contact.document, phone=contact.phone, email=contact.email, complete=complete
    )


def _completed(contact: Contact, customer: Customer) -> Contact:
    """What was said now, and what we knew already where nothing was said."""
    return Contact(
        contact.name or customer.name,
        contact.document or customer.document,
        contact.email or customer.email,
        contact.phone or customer.phone,
        contact.address,
    )


def _known(source: str, external_id: str) -> Case | None:
    """Most have not come before: those are told by the index alone."""
    pk = Case.objects.filter(source=source, external_id=external_id).values_list("pk", flat=True).first()
    return None if pk is None else Case.objects.get(pk=pk)


def _stored(case: Case) -> Case | None:
    """Store the row; two programs that send the same one at the same time get one, and the second gets the first's."""
    if not case.external_id:
        case.save(force_insert=True)
        return None
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError:
        if (known := _known(case.source, case.external_id)) is not None:
            return known
        raise
    return None


def _parts(case: Case, *, moments: Sequence[Moment], points: Sequence[str], concerned: Sequence[Person], by: Person, at: datetime) -> None:
    if moments:
        case.moments.set(moments)
    listed = [point for point in (one_line(one, 500) for one in points) if point] or [case.subject]
    if len(listed) > MOST_POINTS:
        raise RuleBroken(
            _("A case has at most %(most)s points. Join some of them.") % {"most": MOST_POINTS}, code="too_many", field="points"
        )
    Point.objects.bulk_create(Point(case=case, position=place, text=point) for place, point in enumerate(listed, start=1))
    Concern.objects.bulk_create(Concern(case=case, person=person, by=by, at=at) for person in dict.fromkeys(concerned))


def _check_sheet(case: Case, sheet: SheetData, *, by: Person) -> None:
    """A sheet of the paper book comes in once; whoever loads the same one at the same time waits here for the first to be stored."""
    if not sheet.from_paper:
        return
    if case.kind not in SHEET_KINDS:
        raise RuleBroken(
            _("The complaints book takes claims and complaints. Choose one of these, or leave the sheet of the paper book out."),
            code="no_sheet",
            field="said_kind",
        )
    number = one_line(sheet.paper_number, 40)
    if not number:
        raise RuleBroken(_("Write the number that the sheet has in the paper book."), code="no_paper_number", field="paper_number")
    _hold_book(case)
    loaded = Sheet.objects.filter(
        establishment=case.unit, year=case.year, from_paper=True, paper_number__iregex=f"^0*{re.escape(number.lstrip('0'))}$"
    ).first()
    if loaded is None:
        return
    first = Case.objects.visible_to(by).filter(pk=loaded.case_id).first()
    told = {"number": loaded.paper_number, "unit": case.unit.name, "year": loaded.year}
    raise SheetLoaded(
        _("Sheet %(number)s of the paper book of “%(unit)s” of %(year)s was loaded before: it is case %(case)s.")
        % (told | {"case": first.number})
        if first is not None
        else _("Sheet %(number)s of the paper book of “%(unit)s” of %(year)s was loaded before, in a case that you may not see.") % told,
        case=first,
    )


def _hold_book(case: Case) -> None:
    """From here to the end of the transaction nobody else numbers or loads a sheet of the establishment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('estelar.sheet ' || %s, 0))", [f"{case.unit_id} {case.year}"])


def _number_sheet(case: Case, sheet: SheetData) -> Sheet:
    """The next number of the complaints book of the establishment, without gaps: whoever comes second waits for the first to be stored."""
    _hold_book(case)
    last = Sheet.objects.filter(establishment=case.unit, year=case.year).aggregate(last=Max("number"))["last"]
    return Sheet.objects.create(
        case=case,
        establishment=case.unit,
        year=case.year,
        number=(last or 0) + 1,
        from_paper=sheet.from_paper,
        paper_number=one_line(sheet.paper_number, 40),
        guardian=one_line(sheet.guardian, 160),
        good=sheet.good,
        description=one_line(sheet.description, 500),
        request=words(sheet.request),
    )


def _announce(
    case: Case,
    told: receipts.Told,
    *,
    moments: Sequence[Moment],
    concerned: Sequence[Person],
    incoming: Incoming | None,
    by: Person,
    at: datetime,
) -> None:
    """What happens at once: the case gets its unit and owner, the customer the receipt, and whoever must know hears of it."""
    assigning.route(case, by=by, at=at)
    receipts.send(case, told, incoming=incoming, by=by, at=at)
    if moments or case.service_id is not None:
        living.live(case, at=at)
    is_praise = case.kind == rules.Kind.COMPLIMENT
    keys = [
        *(["cases.danger"] if case.severity == rules.Severity.DANGER else []),
        *(["cases.second_failure"] if case.is_second_failure else []),
        *(["cases.compliment"] if is_praise else []),
    ]
    detail: dict[str, Any] = {"number": case.number, "unit": case.unit.name}
    for person in supervisors_of(case.unit, but=() if is_praise else [one.pk for one in concerned]) if keys else ():
        for key in keys:
            tell(key, to=person, case=case, at=at, urgent=key == "cases.danger", **detail)
    for person in dict.fromkeys(concerned) if is_praise else ():
        praise(person, case=case, at=at)
