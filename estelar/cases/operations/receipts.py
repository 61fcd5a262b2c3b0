"""The receipt: that we have it, since when, what came with it, until when we answer, and how to follow it."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification, Sheet
from estelar.cases.operations import telling
from estelar.cases.operations.deadlines import rule_of
from estelar.cases.operations.notifying import tell
from estelar.channels.rules.outgoing import MOST_TEXT
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.law import Rule, Unit
from estelar.people.models import Organisation

if TYPE_CHECKING:
    from estelar.channels.models import Attachment, Incoming
    from estelar.people.models import Person


@dataclass(frozen=True, slots=True)
class Told:
    """What a receipt tells besides the case itself."""

    organisation: Organisation
    text: str
    files: Sequence[Attachment] = ()
    sheet: Sheet | None = None


def send(case: Case, told: Told, *, incoming: Incoming | None, by: Person, at: datetime) -> Message:
    """The receipt, once for each case: by the channel used where it has an address, else kept to be printed or read on the page.

    One that cannot go keeps no case from being taken in: it stands in the case as not delivered, and its owner sees to it.
    """
    way = way_of(case, incoming)
    text = _written(case, told, case.language)
    if way is None:
        return telling.write(case, kind=Message.Kind.RECEIPT, text=text, by=by, at=at, channel=case.channel)
    if way.channel != "email" or len(text) > MOST_TEXT:
        text = _short(case, told)
    try:
        with transaction.atomic():
            return telling.tell(
                case, kind=Message.Kind.RECEIPT, text=text, subject=subject_of(case), by=by, at=at, way=way,
                decision=f"case-{case.pk}-receipt", in_reply_to=incoming, auto=True,
            )  # fmt: skip
    except RuleBroken as broken:
        return _undelivered(case, text, way, why=str(broken), by=by, at=at)


def _undelivered(case: Case, text: str, way: telling.Way, *, why: str, by: Person, at: datetime) -> Message:
    message = telling.write(case, kind=Message.Kind.RECEIPT, text=text, by=by, at=at, channel=way.channel)
    Notification.objects.create(
        message=message, channel=way.channel, address=way.address, state=Notification.State.FAILED, proof=why[:500], owner=case.owner,
        at=at, settled_at=at,
    )  # fmt: skip
    record("cases.not_delivered", case, by=by, at=at, message=message.pk, channel=way.channel)
    if case.owner is not None:
        tell("cases.not_delivered", to=case.owner, case=case, at=at, urgent=True, number=case.number, unit=case.unit.name)
    return message


def _short(case: Case, told: Told) -> str:
    """What a message of a service carries: all but the words and files of the customer, which the tracking page shows."""
    with override(case.language):
        kind = rules.KINDS[rules.Kind(case.said_kind)]
        parts = [
            _("%(organisation)s has received your %(kind)s.") % {"organisation": told.organisation.name, "kind": kind},
            "\n".join(_facts(case, told)),
            deadline_in_words(case, case.language),
            follow_in_words(case),
        ]
    return "\n\n".join(part for part in parts if part)


def way_of(case: Case, incoming: Incoming | None) -> telling.Way | None:
    """How the receipt goes by itself; none: it is given on paper, or read on the tracking page. A machine that wrote gets none."""
    if incoming is not None and not incoming.may_answer:
        return None
    by_message = case.channel == rules.Channel.WHATSAPP and bool(case.contact_phone)
    way = telling.Way("whatsapp", case.contact_phone) if by_message else telling.Way("email", case.contact_email)
    return way if way.address and telling.can_go(way, case.unit) else None


def subject_of(case: Case) -> str:
    """The subject of the letter that carries the receipt."""
    with override(case.language):
        return _("Receipt: %(subject)s") % {"subject": case.subject}


def receipt_text(case: Case, lang: str) -> str:
    """The receipt in words: key, date and time, content, annexes, deadline, where to follow it (CPACA art. 15; Ley 10/2025 art. 12)."""
    request = case.messages.prefetch_related("attachments").get(kind=Message.Kind.REQUEST)
    sheet = Sheet.objects.filter(case=case).first()
    return _written(case, Told(Organisation.current(), request.text, list(request.attachments.all()), sheet), lang)


def _written(case: Case, told: Told, lang: str) -> str:
    with override(lang):
        parts = [
            _("%(organisation)s has received your %(kind)s.")
            % {"organisation": told.organisation.name, "kind": rules.KINDS[rules.Kind(case.said_kind)]},
            "\n".join(_facts(case, told)),
            _line(_("Subject"), case.subject),
            _("What you wrote") + f":\n{told.text}",
            annexes(told.files),
            deadline_in_words(case, lang),
            follow_in_words(case),
        ]
    return "\n\n".join(part for part in parts if part)


def _facts(case: Case, told: Told) -> list[str]:
    local = case.received_at.astimezone(zone_of(told.organisation))
    facts = [
        _line(_("Tracking key"), rules.shown(case.key)),
        _line(_("Case number"), case.number),
        _line(_("Received"), f"{on_day(local)}, {formats.time_format(local, 'H:i')} ({local:UTC%:z})"),
        _line(_("Channel"), rules.CHANNELS[rules.Channel(case.channel)]),
        _line(_("Unit"), case.unit.name),
    ]
    return [_line(_("Complaints book, sheet"), told.sheet), *facts] if told.sheet else facts


def _line(label: str, said: object) -> str:
    return f"{label}: {said}"


def zone() -> zoneinfo.ZoneInfo:
    """The organisation's time zone: in it dates and hours are told."""
    return zone_of(Organisation.current())


def zone_of(organisation: Organisation) -> zoneinfo.ZoneInfo:
    """The time zone of an organisation that was read already."""
    return zoneinfo.ZoneInfo(organisation.time_zone)


def on_day(local: datetime) -> str:
    """A day as letters tell it, in the language of the moment: nobody reads 3/11 as another day.

    The form is a translation of its own: in English "j F Y", in Spanish "j \\d\\e F \\d\\e Y".
    """
    return formats.date_format(local, pgettext("form of a day in a letter", "j F Y"))


def annexes(files: Iterable[Attachment]) -> str:
    """How many files came, of which class, by name."""
    found = list(files)
    if not found:
        return _("Without annexes.")
    lines = [f"– {one.name} ({one.content_type})" for one in found]
    head = ngettext("%(n)s annex:", "%(n)s annexes:", len(found)) % {"n": len(found)}
    return "\n".join([head, *lines])


def deadline_in_words(case: Case, lang: str) -> str:
    """Until when we answer, and by which rule. Empty: nothing is due."""
    rule = rule_of(case)
    if rule is None or rule.term is None:
        return ""
    with override(lang):
        return _("We answer at the latest on %(when)s (%(term)s; %(citation)s).") % {
            "when": due_in_words(case, rule),
            "term": rule.term.span.text().in_(lang),
            "citation": rule.citation.in_(lang),
        }


def due_in_words(case: Case, rule: Rule) -> str:
    """The day by which the answer is due, in the language of the moment; the hour too when the term counts hours."""
    if case.due_at is None or case.paused_at is not None:
        return _("the clock stands still")
    local = case.due_at.astimezone(zoneinfo.ZoneInfo(case.calendar_version.worktime.zone))
    hour = f", {formats.time_format(local, 'H:i')}" if rule.term is not None and rule.term.span.unit is Unit.HOUR else ""
    return f"{on_day(local)}{hour}"


def follow_in_words(case: Case) -> str:
    """Where the case can be followed, and with what."""
    return _("Follow your case, add to it and read the answer at %(url)s with your tracking key.") % {"url": tracking_url()}


def tracking_url() -> str:
    """The address of the tracking page."""
    return urljoin(settings.ESTELAR_URL, reverse("pqrs:tracking"))
