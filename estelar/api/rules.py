"""What a token looks like, how often it may call, and what two answers being the same means. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from estelar.errors import RuleBroken

JOURNAL: dict[str, str | Promise] = {
    "api.token_added": _("made a token for"),
    "api.token_revoked": _("revoked a token of"),
}

NOTICES: dict[str, str | Promise] = {"security.token_added": _("Token made for a program")}

MARK = "estelar"  # every token begins with it, so that a scanner of leaked secrets can know it
PREFIX_LETTERS = 10
SECRET_BYTES = 32

WINDOW = 60  # seconds
USUAL_RATE = 600  # calls in a window
MOST_RATE = 100_000
LONGEST_DAYS = 366  # until a token expires, at most
USUAL_DAYS = 90
NOTED_EVERY = 60  # seconds: the last use of a token is written down at most so often

KEY_LENGTH = 255  # of an Idempotency-Key
KEPT_HOURS = 24  # an answer is kept for those who ask the same again

MOST_ROWS = 5_000  # encounters in one call


def written(prefix: str, secret: str) -> str:
    """The token as it is shown once.

    >>> written("0a1b2c3d4e", "secret")
    'estelar_0a1b2c3d4e_secret'
    """
    return f"{MARK}_{prefix}_{secret}"


def read(token: str) -> tuple[str, str] | None:
    """Prefix and secret; None when this was never a token of ours.

    >>> read("estelar_0a1b2c3d4e_se_cret"), read("estelar_short_x"), read("")
    (('0a1b2c3d4e', 'se_cret'), None, None)
    """
    mark, _first, rest = token.partition("_")
    prefix, _second, secret = rest.partition("_")
    if mark != MARK or len(prefix) != PREFIX_LETTERS or not prefix.isascii() or not prefix.isalnum() or not secret:
        return None
    return prefix, secret


def digest_of(secret: str) -> str:
    """How a secret is kept. It has 256 random bits: there is nothing to guess, so a plain SHA-256 is as good as a slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def check_token(*, name: str, scopes: object, days: int, rate: int) -> None:
    """Raises RuleBroken for a token without name or scope, one that lasts too long, or a rate that makes no sense."""
    if not name:
        raise RuleBroken(_("Give the token a name that says what it is for."), code="no_name", field="name")
    if not scopes:
        raise RuleBroken(_("Choose at least one thing that the token lets through."), code="no_scope", field="scopes")
    if not 1 <= days <= LONGEST_DAYS:
        raise RuleBroken(_("A token lasts from 1 to {most} days.").format(most=LONGEST_DAYS), code="days_outside", field="days")
    if not 1 <= rate <= MOST_RATE:
        raise RuleBroken(_("A rate goes from 1 to {most} calls a minute.").format(most=MOST_RATE), code="rate_outside", field="rate")


def etag_of(shown: Mapping[str, Any]) -> str:
    """A strong mark of an object as it is shown: equal marks, equal objects.

    >>> etag_of({"id": 1, "name": "a"}) == etag_of({"name": "a", "id": 1})
    True
    """
    text = json.dumps(shown, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def matches(header: str, etag: str) -> bool:
    """Is this ETag one of those that an If-Match or If-None-Match names? ("*" is any.)

    >>> matches('"a", "b"', '"b"'), matches("*", '"b"'), matches('"a"', '"b"'), matches('W/"b"', '"b"')
    (True, True, False, False)
    """
    return header.strip() == "*" or etag in {one.strip() for one in header.split(",")}
