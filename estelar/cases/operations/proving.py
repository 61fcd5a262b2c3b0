"""How somebody without an account proves that a case is theirs when they have lost the key, or rather type no data: by what reaches the
address that the case knows. Whatever is asked for, the page answers the same."""

from __future__ import annotations

import re
import secrets
import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import formats
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from estelar.cases import rules
from estelar.cases.models import Case, KeyRequest, TrackingCode
from estelar.cases.operations import telling
from estelar.cases.operations.receipts import on_day, tracking_url, zone
from estelar.cases.operations.tracking import allow
from estelar.cases.rules import public
from estelar.channels.operations import posting
from estelar.channels.rules.outgoing import HIDDEN
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

A_DAY = timedelta(days=1)


# A code ------------------------------------------------------------------------------------------------------------------


def send_code(key: str, *, place: str, at: datetime) -> bool:
    """Send a code to the address that the case of this key knows. False: this place asked too often; else always true."""
    if not allow("code_place", place, most=public.TRIES_OF_A_PLACE[0], seconds=public.TRIES_OF_A_PLACE[1]):
        return False
    read = rules.read(key)
    case = Case.objects.filter(key=read).select_related("unit").first() if read else None
    if case is not None and allow("code", str(case.pk), most=public.CODES_OF_A_CASE[0], seconds=public.CODES_OF_A_CASE[1]):
        _send(case, at=at)
    return True


@transaction.atomic
def _send(case: Case, *, at: datetime) -> None:
    code, until = f"{secrets.randbelow(1_000_000):06d}", at + timedelta(minutes=public.CODE_MINUTES)
    channel = _posted(case, code, until, at=at)
    if channel:
        fresh = {"digest": _digest(case, code), "until": until, "tries": 0}
        TrackingCode.objects.update_or_create(case=case, defaults=fresh)
        record("cases.code_sent", case, by=Person.objects.robot(), at=at, channel=channel)


def _posted(case: Case, code: str, until: datetime, *, at: datetime) -> str:
    """By which channel the code leaves; empty: there is none. WhatsApp lets us write for a day after they did; then e-mail does it."""
    with override(case.language):
        subject = _("Your code to follow the case")
        text = _(
            "%(code)s is your code to follow the case %(number)s. It is good once, until %(when)s. Nobody of ours will ever ask you for it."
        ) % {"code": HIDDEN, "number": case.number, "when": formats.time_format(until.astimezone(zone()), "H:i")}
    for way in _ways(case):
        sender = telling.sender_of(way.channel, case.unit)
        if sender is None:
            continue
        with suppress(RuleBroken), transaction.atomic():
            posting.post(
                decision=f"case-{case.pk}-code-{uuid.uuid4()}", channel=way.channel, to=way.address, subject=f"[{case.number}] {subject}",
                text=text, secret=code, by=Person.objects.robot(), at=at, **sender,
            )  # fmt: skip
            return way.channel
    return ""


def _ways(case: Case) -> Iterator[telling.Way]:
    if case.channel == rules.Channel.WHATSAPP and case.contact_phone:
        yield telling.Way("whatsapp", case.contact_phone)
    if telling.can_go(telling.Way("email", case.contact_email), case.unit):
        yield telling.Way("email", case.contact_email)


def _digest(case: Case, code: str) -> str:
    return salted_hmac("estelar.cases.code", f"{case.pk} {code}", algorithm="sha256").hexdigest()


@transaction.atomic
def case_of_code(key: str, code: str, *, place: str, at: datetime) -> Case | None:
    """The case of this key, for whoever gives the code that was sent; none: whatever is wrong. A code is good once and for five tries."""
    key = rules.read(key)
    if not key or not allow("place", place, most=public.TRIES_OF_A_PLACE[0], seconds=public.TRIES_OF_A_PLACE[1]):
        return None
    good = TrackingCode.objects.filter(case__key=key, until__gt=at, tries__lt=public.CODE_TRIES)
    sent = good.select_for_update(of=("self",)).select_related("case").first()
    if sent is None:
        return None
    if constant_time_compare(sent.digest, _digest(sent.case, re.sub(r"\D", "", code))):
        sent.delete()
        record("cases.opened_by_code", sent.case, by=Person.objects.robot(), at=at)
        return sent.case
    sent.tries += 1
    sent.save(update_fields=["tries"])
    if sent.tries == public.CODE_TRIES:
        record("cases.code_spent", sent.case, by=Person.objects.robot(), at=at)
    return None


# A lost key --------------------------------------------------------------------------------------------------------------


def ask_for_keys(email: str, *, place: str, at: datetime) -> bool:
    """Have the keys of an address mailed to it. False: this place asked too often; else the same for every address."""
    if not allow("keys_place", place, most=public.KEYS_FROM_A_PLACE[0], seconds=public.KEYS_FROM_A_PLACE[1]):
        return False
    email = email.strip().lower()[:254]
    if allow("keys", email, most=public.KEYS_FOR_AN_ADDRESS[0], seconds=public.KEYS_FOR_AN_ADDRESS[1]):
        with transaction.atomic():
            KeyRequest.objects.create(email=email, at=at)
            transaction.on_commit(_tell_the_worker, robust=True)
    return True


def _tell_the_worker() -> None:
    with suppress(AlreadyEnqueued):  # a job that has not begun yet will see our request too
        app.configure_task("cases.answer_lost_keys", queueing_lock="cases.answer_lost_keys").defer()


@transaction.atomic
def answer_lost_keys(*, by: Person, at: datetime) -> int:
    """Mail their keys to the addresses that have cases; how many mails. What waited for longer than a day is dropped."""
    asked = list(KeyRequest.objects.select_for_update(skip_locked=True).order_by("pk")[:500])
    KeyRequest.objects.filter(pk__in=[one.pk for one in asked]).delete()
    emails = dict.fromkeys(one.email for one in asked if at - one.at <= A_DAY)
    return sum(_mail_keys(email, by=by, at=at) for email in emails)


def _mail_keys(email: str, *, by: Person, at: datetime) -> bool:
    since = at - timedelta(days=public.KEYS_DAYS)
    lately = Q(is_open=True) | Q(received_at__gt=since) | Q(closed_at__gt=since)
    found = list(Case.objects.of_address(email).filter(lately).select_related("unit").order_by("-received_at", "-pk")[: public.MOST_KEYS])
    ways = (telling.sender_of("email", one.unit) for one in found if telling.can_go(telling.Way("email", email), one.unit))
    sender = next((way for way in ways if way is not None), None)
    if sender is None:
        return False
    with override(found[0].language):
        subject, text = _("Your tracking keys"), _keys_in_words(found)
    try:
        with transaction.atomic():
            posting.post(decision=f"case-keys-{uuid.uuid4()}", to=email, subject=subject, text=text, by=by, at=at, **sender)
    except RuleBroken:  # no address that mail can go to
        return False
    for one in found:
        record("cases.keys_sent", one, by=by, at=at)
    return True


def _keys_in_words(found: Sequence[Case]) -> str:
    local = zone()
    lines = [
        "\n".join(
            (
                f"{rules.shown(one.key)}",
                _("Case %(number)s, received on %(when)s: %(subject)s")
                % {
                    "number": one.number,
                    "when": on_day(one.received_at.astimezone(local)),
                    "subject": one.subject,
                },
            )
        )
        for one in found
    ]
    parts = [
        _("Somebody asked for the tracking keys of this e-mail. These are your cases, the latest first:"),
        *lines,
        _("Follow them at %(url)s. If it was not you who asked, do nothing: the keys were sent to nobody else.") % {"url": tracking_url()},
    ]
    return "\n\n".join(parts)
