"""The words of a notice and of a mail, made when somebody reads them: in that person's language and the organisation's time zone."""

from __future__ import annotations

import json
import zoneinfo
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from estelar.notices import rules
from estelar.notices.models import Mail, Notice, Place
from estelar.notices.operations.posting import SEALED_FOR, kinds

MOST_IN_DIGEST = 50


@dataclass(frozen=True)
class Words:
    """What a notice says: its first line and the rest."""

    subject: str
    body: str


def _times(value: Any) -> Any:
    """What was stored of a detail, with its times as times again."""
    if isinstance(value, dict):
        if set(value) == {"$time"}:
            return datetime.fromisoformat(value["$time"])
        return {name: _times(one) for name, one in value.items()}
    return [_times(one) for one in value] if isinstance(value, list) else value


def _secrets(notice: Notice) -> dict[str, Any]:
    opened = rules.unseal(notice.sealed, key=settings.SECRET_KEY, purpose=SEALED_FOR) if notice.sealed else None
    return _times(json.loads(opened)) if opened else {}


def words(notice: Notice, *, organisation: Place, for_mail: bool = False) -> Words:
    """In the language that is active now. Secrets are told to the mail alone."""
    context = {
        **_times(notice.detail),
        **(_secrets(notice) if for_mail else {}),
        "person": notice.to,
        "organisation": organisation,
        "base_url": settings.ESTELAR_URL,
        "link_url": settings.ESTELAR_URL + notice.link if notice.link else "",
        "for_mail": for_mail,
    }
    try:
        text = get_template(f"notices/{notice.key}.txt", using="text").render(context).strip()
    except TemplateDoesNotExist:  # posted by another version of Estelar
        return Words(str(kinds().get(notice.key, _("A notice of Estelar"))), "")
    subject, _newline, body = text.partition("\n")
    return Words(rules.one_line(subject), body.strip())


@contextmanager
def reading(person: AbstractBaseUser, organisation: Place) -> Iterator[None]:
    """As this person reads: own language, else that of the organisation; the organisation's clock."""
    language = getattr(person, "language", "") or organisation.language
    with translation.override(language), timezone.override(zoneinfo.ZoneInfo(organisation.time_zone)):
        yield


def message(mail: Mail, *, organisation: Place) -> EmailMultiAlternatives:
    """The mail as it goes out: plain text, and the same in simple HTML."""
    notices = list(mail.notices.readable_by(mail.to).select_related("to").order_by("at", "pk")[: MOST_IN_DIGEST + 1])
    with reading(mail.to, organisation):
        told = _digest(mail, notices, organisation) if mail.is_digest else _single(notices, organisation)
        text = render_to_string("notices/mail.txt", told, using="text").strip() + "\n"
        html = render_to_string("notices/mail.html", told)
    made = EmailMultiAlternatives(
        subject=told["subject"],
        body=text,
        to=[mail.to.email],
        headers={
            "Message-ID": mail.message_id,
            "Date": mail.made_at.strftime("%a, %d %b %Y %H:%M:%S +0000"),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    made.attach_alternative(html, "text/html")
    return made


def _common(organisation: Place) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "language": translation.get_language(),
        "inbox_url": settings.ESTELAR_URL + reverse("notices:list"),
        "preferences_url": settings.ESTELAR_URL + reverse("notices:preferences"),
    }


def _told(notice: Notice, organisation: Place) -> dict[str, Any]:
    said = words(notice, organisation=organisation, for_mail=True)
    return {"subject": said.subject, "body": said.body, "at": notice.at, "link": settings.ESTELAR_URL + notice.link if notice.link else ""}


def _single(notices: Sequence[Notice], organisation: Place) -> dict[str, Any]:
    told = [_told(notice, organisation) for notice in notices]
    subject = told[0]["subject"] if told else _("A notice of Estelar")
    return {**_common(organisation), "subject": subject, "told": told, "is_fixed": all(rules.always_at_once(n.key) for n in notices)}


def _digest(mail: Mail, notices: Sequence[Notice], organisation: Place) -> dict[str, Any]:
    count = len(notices) if len(notices) <= MOST_IN_DIGEST else mail.notices.readable_by(mail.to).count()
    day = date_format(timezone.localtime(mail.made_at), "SHORT_DATE_FORMAT")
    subject = ngettext("{n} notice of Estelar, {day}", "{n} notices of Estelar, {day}", count).format(n=count, day=day)
    told = [_told(notice, organisation) for notice in notices[:MOST_IN_DIGEST]]
    return {**_common(organisation), "subject": subject, "told": told, "is_digest": True, "more": max(0, count - MOST_IN_DIGEST)}
