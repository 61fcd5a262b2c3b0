"""The edge of every request: the only clock, the time zone, the language of the reader, and where the request comes from."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from estelar.journal.operations import origin
from estelar.people.models import Organisation, Person
from estelar.people.requests import PublicRequest

GetResponse = Callable[[HttpRequest], HttpResponse]
LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)


def language_of(request: HttpRequest, organisation: Organisation) -> str:
    """The person's own choice, else what this browser chose, else the organisation's language."""
    if isinstance(request.user, Person) and request.user.language:
        return request.user.language
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in LANGUAGES else organisation.language


class EdgeMiddleware:
    """Sets `request.at`, `request.organisation`, the active time zone and language, and the journal's origin.

    The organisation is read once per request (one query by primary key, without the logo): kept in memory it could be stale in
    another process.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, raw: HttpRequest) -> HttpResponse:
        request = cast("PublicRequest", raw)
        request.at = timezone.now()
        request.organisation = Organisation.current()
        language = language_of(request, request.organisation)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        zone = zoneinfo.ZoneInfo(request.organisation.time_zone)
        with timezone.override(zone), origin(f"page {request.META.get('REMOTE_ADDR', '')}".strip()):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response
