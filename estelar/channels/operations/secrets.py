"""The secrets of a mailbox: sealed in the table, opened only to be handed to its server. Tokens of OAuth are kept until they end."""

from __future__ import annotations

import json
import time
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from estelar.channels.models import Mailbox
from estelar.channels.operations.trouble import MailTrouble
from estelar.notices.rules import one_line, seal, unseal
from estelar.webhooks.operations.http import ask

SEALED_FOR = "mailbox"
TOKEN_SECONDS = 20.0
MOST_TOKEN = 65_536  # bytes of the answer of a token server
EARLY = timedelta(minutes=2)  # so long before its end a token is renewed


def sealed(secret: str) -> str:
    """A secret as it is stored; empty stays empty."""
    return seal(secret, key=settings.SECRET_KEY, purpose=SEALED_FOR) if secret else ""


def opened(text: str) -> str:
    """What was sealed. Raises MailTrouble when it cannot be read any more."""
    if not text:
        return ""
    found = unseal(text, key=settings.SECRET_KEY, purpose=SEALED_FOR)
    if found is None:
        raise MailTrouble(_("The password of this mailbox cannot be read: ESTELAR_SECRET_KEY is another one now. Write it again."))
    return found


def password_of(mailbox: Mailbox) -> str:
    """For IMAP and SMTP. Raises MailTrouble."""
    return opened(mailbox.sealed_password)


def access_token(mailbox: Mailbox, *, at: datetime) -> str:
    """A token with which the mailbox may be opened (XOAUTH2), kept until shortly before it ends. Raises MailTrouble.

    With a refresh token it is asked for in the name of the mailbox's owner, else in the name of the client (client credentials).
    """
    if mailbox._state.adding:  # one that is only tried
        return _asked(mailbox, at=at)
    with transaction.atomic():  # two who ask at once would each use up the refresh token of the other
        held = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
        if held.sealed_access_token and held.access_token_until and at < held.access_token_until - EARLY:
            return opened(held.sealed_access_token)
        return _asked(held, at=at)


def _asked(mailbox: Mailbox, *, at: datetime) -> str:
    refresh, secret = opened(mailbox.sealed_refresh_token), opened(mailbox.sealed_oauth_secret)
    form = {"client_id": mailbox.oauth_client_id, "grant_type": "refresh_token" if refresh else "client_credentials"}
    form |= {
        name: value for name, value in (("refresh_token", refresh), ("client_secret", secret), ("scope", mailbox.oauth_scope)) if value
    }
    reply = ask(
        "POST",
        mailbox.oauth_token_url,
        headers={"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        body=urlencode(form).encode(),
        private=True,  # the address is the administrator's, who may have a provider inside the house
        tick=time.monotonic,
        deadline=TOKEN_SECONDS,
        most=MOST_TOKEN,
    )
    try:
        answer = json.loads(reply.body) if reply.body else {}
    except ValueError:
        answer = {}
    answer = answer if isinstance(answer, dict) else {}
    token = answer.get("access_token")
    if not reply.is_success or not isinstance(token, str):
        why = answer.get("error_description") or answer.get("error") or reply.error or reply.status
        text = _("The login provider gives no token for this mailbox ({why}). Somebody may have to allow it again.")
        raise MailTrouble(text.format(why=one_line(str(why), 160)))
    _keep(mailbox, answer, token, at=at)
    return token


def _keep(mailbox: Mailbox, answer: dict[str, object], token: str, *, at: datetime) -> None:
    seconds = answer.get("expires_in")
    mailbox.sealed_access_token = sealed(token)
    mailbox.access_token_until = at + timedelta(
        seconds=int(seconds) if isinstance(seconds, int | float | str) and str(seconds).isdigit() else 600
    )
    fields = ["sealed_access_token", "access_token_until"]
    if isinstance(new := answer.get("refresh_token"), str) and new:  # some providers give a new one each time, and the old one ends
        mailbox.sealed_refresh_token = sealed(new)
        fields.append("sealed_refresh_token")
    if not mailbox._state.adding:
        mailbox.save(update_fields=fields)
