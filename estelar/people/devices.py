"""The device on which somebody has logged in before: a signed cookie says so.

Failed attempts are counted apart for a known device, so that whoever guesses a password from elsewhere cannot keep its owner out
(OWASP, "Slow down online guessing attacks with device cookies"). A device without the cookie is new, and the person is told.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "estelar_device"
YEAR = 365 * 24 * 3600
MOST_PERSONS = 10  # on one device
_SALT = "estelar.device"


def _mark(email: str) -> str:
    return salted_hmac(_SALT, email.strip().lower(), algorithm="sha256").hexdigest()[:16]


def _known(request: HttpRequest) -> dict[str, str]:
    try:
        known = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=YEAR)
    except signing.BadSignature:
        return {}
    return known if isinstance(known, dict) else {}


def known_device(request: HttpRequest, email: str) -> str:
    """A mark of this device if whoever has this address logged in on it before, else ""."""
    return str(_known(request).get(_mark(email), ""))


def remember_device(request: HttpRequest, email: str) -> bool:
    """From this answer on the device is known; says whether it was new."""
    known = _known(request)
    mark = _mark(email)
    is_new = mark not in known
    kept = {mark: known.pop(mark, "") or secrets.token_urlsafe(9)} | dict(list(known.items())[: MOST_PERSONS - 1])
    request.estelar_devices = kept  # type: ignore[attr-defined]
    return is_new


def write_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """At the edge: if somebody logged in, the answer carries the cookie."""
    kept = getattr(request, "estelar_devices", None)
    if kept:
        value = signing.dumps(kept, salt=_SALT)
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, value, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
