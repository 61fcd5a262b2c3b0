"""Pure rules of the post-box: what goes where, when a mail is tried again, what a mail may say of an error."""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING

from cryptography.fernet import Fernet, InvalidToken
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Delivery(StrEnum):
    """How a person wants to hear of a kind of notice. Every notice is in the inbox; this is about mail."""

    MAIL = "mail"
    DIGEST = "digest"
    INBOX = "inbox"


DELIVERY_NAMES: dict[Delivery, StrPromise] = {
    Delivery.MAIL: _("Mail at once"),
    Delivery.DIGEST: _("In the daily summary"),
    Delivery.INBOX: _("Only here"),
}
DEFAULT = Delivery.DIGEST  # calm by default: a caller marks as urgent what somebody waits for

JOURNAL: dict[str, StrPromise] = {
    "notices.preferences_set": _("chose how notices arrive"),
    "notices.mails_retried": _("had mails sent again"),
}

MAIL_TEST = "notices.mail_test"
NOTICES: dict[str, StrPromise] = {MAIL_TEST: _("A test of the mail")}

DIGEST_HOUR = 7  # local time of the organisation
KEEP_READ = timedelta(days=90)
KEEP = timedelta(days=365)
GIVE_UP = timedelta(days=5)  # RFC 5321 4.5.4.1: a sender tries for four or five days
UNCLEAR_MOST = 3  # how often a mail whose fate is unknown is sent in all, always with the same Message-ID
# A sender that died holds its mail so long: longer than everything that a mail may take (the answer to DATA alone: ten minutes).
LEASE = timedelta(minutes=20)
_STEPS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=3))


def always_at_once(key: str) -> bool:
    """What concerns the safety of the account cannot be switched off by the person (nor by who took the account over).

    >>> always_at_once("security.password_changed"), always_at_once("cycles.published")
    (True, False)
    """
    return key.startswith("security.") or key == MAIL_TEST


def delivery(key: str, chosen: str | None, *, urgent: bool) -> Delivery:
    """Where a notice goes besides the inbox: what the person chose; urgent ones do not wait for the summary.

    >>> [delivery("a.b", None, urgent=u).value for u in (False, True)], delivery("a.b", "inbox", urgent=True).value
    (['digest', 'mail'], 'inbox')
    >>> delivery("security.a", "inbox", urgent=False).value
    'mail'
    """
    if always_at_once(key):
        return Delivery.MAIL
    wanted = Delivery(chosen) if chosen else DEFAULT
    return Delivery.MAIL if urgent and wanted is Delivery.DIGEST else wanted


def wait_before(attempt: int) -> timedelta:
    """How long a mail waits after its failed attempt number `attempt` (from 1).

    >>> [str(wait_before(n)) for n in (1, 2, 5, 99)]
    ['0:01:00', '0:05:00', '3:00:00', '3:00:00']
    """
    return _STEPS[min(attempt, len(_STEPS)) - 1]


def last_digest_time(at: datetime, zone: tzinfo) -> datetime:
    """The latest moment at which a daily summary was due: DIGEST_HOUR o'clock, today or yesterday, in the organisation's time zone."""
    local = at.astimezone(zone)
    due = datetime.combine(local.date(), time(DIGEST_HOUR), tzinfo=zone)
    return due if due <= local else datetime.combine(local.date() - timedelta(days=1), time(DIGEST_HOUR), tzinfo=zone)


def one_line(text: str, most: int = 200) -> str:
    r"""Text as it may stand in a header: one line, without control characters.

    >>> one_line("Hello\r\nBcc: everybody@example.org")
    'Hello Bcc: everybody@example.org'
    """
    words = "".join(c if c.isprintable() else " " for c in text).split()
    line = " ".join(words)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def without_secrets(text: str, *secrets: str | None) -> str:
    """An error as it may be kept and shown: one line of at most 300 characters, with passwords blotted out (also in base64).

    >>> without_secrets("535 no: anna:s3cret", "s3cret", None)
    '535 no: anna:•••'
    """
    for secret in secrets:
        if secret:
            for form in (secret, base64.b64encode(secret.encode()).decode()):
                text = text.replace(form, "•••")
    return one_line(text, 300)


def _fernet(key: str, purpose: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.blake2b(key.encode(), digest_size=32, person=purpose.encode()[:16]).digest()))


def seal(text: str, *, key: str, purpose: str) -> str:
    """Text that only the holder of `key` can read, for what must not lie open in a table or a back-up (`purpose`: at most 16 bytes)."""
    return _fernet(key, purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, key: str, purpose: str) -> str | None:
    """What was sealed; None when it was sealed with another key (the secret key was changed).

    >>> unseal(seal("hola", key="k", purpose="p"), key="k", purpose="p")
    'hola'
    >>> unseal(seal("hola", key="k", purpose="p"), key="other", purpose="p") is None
    True
    """
    try:
        return _fernet(key, purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None
