"""Answers that are kept, so that a call that is sent again (the network failed, the program was restarted) does nothing twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from estelar.api import rules
from estelar.api.models import Answer, Token
from estelar.errors import Conflict, RuleBroken


@dataclass(frozen=True)
class Place:
    """The place of an answer: kept already (`answer.status` is there), or to be kept by who asked."""

    answer: Answer
    is_new: bool


def digest_of(method: str, address: str, body: bytes) -> str:
    """Two calls with the same digest ask for the same thing."""
    return hashlib.sha256(b"\0".join((method.encode(), address.encode(), body))).hexdigest()


def check_key(key: str) -> None:
    """Raises RuleBroken for a key that cannot be kept."""
    if not 0 < len(key) <= rules.KEY_LENGTH or not key.isascii() or not key.isprintable():
        raise RuleBroken(
            _("An Idempotency-Key has from 1 to {most} plain characters, such as a UUID.").format(most=rules.KEY_LENGTH),
            code="bad_idempotency_key",
            field="Idempotency-Key",
        )


def place_of(token: Token, *, key: str, call: str, at: datetime) -> Place:
    """The place of the answer to this call. Inside the transaction of the call: who comes second waits here until the first has ended.

    Raises Conflict when the key was used for another call.
    """
    check_key(key)
    with connection.cursor() as cursor:  # Django does not tell whether a row that may be there already was written
        cursor.execute(
            f"INSERT INTO {Answer._meta.db_table} (token_id, key, call, headers, body, at) VALUES (%s, %s, %s, '{{}}', '', %s) "  # noqa: S608
            "ON CONFLICT ON CONSTRAINT answer_once DO NOTHING RETURNING id",
            [token.pk, key, call, at],
        )
        made = cursor.fetchone()
    if made is not None:
        return Place(Answer(pk=made[0], token=token, key=key, call=call, at=at), is_new=True)
    there = Answer.objects.get(token=token, key=key)  # whoever was first has ended, or we would still be waiting
    if there.at <= at - timedelta(hours=rules.KEPT_HOURS):  # nobody has tidied it away yet
        taken = Answer.objects.filter(pk=there.pk, at=there.at).update(call=call, status=None, headers={}, body="", at=at)
        return Place(there, is_new=True) if taken else place_of(token, key=key, call=call, at=at)
    if there.call != call:
        raise Conflict(_("This Idempotency-Key was used for another call. Use a new key for each new call."), code="idempotency_key_used")
    return Place(there, is_new=False)


def keep(place: Place, *, status: int, headers: dict[str, str], body: str) -> None:
    """The answer, for who asks again."""
    Answer.objects.filter(pk=place.answer.pk).update(status=status, headers=headers, body=body)


def tidy(*, at: datetime) -> int:
    """Forget the answers that were kept long enough. Returns how many."""
    return Answer.objects.filter(at__lte=at - timedelta(hours=rules.KEPT_HOURS)).delete()[0]
