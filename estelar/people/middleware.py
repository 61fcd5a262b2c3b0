"""The edge of every request: the only clock, the time zone, the language of the reader, and where the request comes from."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from estelar.journal.operations import origin
from estelar.people.models import Organisation, Person

GetResponse = Callable[[HttpRequest], HttpResponse]


class EdgeMiddleware:
    """Sets `request.at`, `request.organisation`, the active time zone and language, and the journal's origin."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = timezone.now()
        request.organisation = Organisation.current()
        person = request.user
        language = person.language if isinstance(person, Person) and person.language else None
        if language is None and "estelar_language" not in request.COOKIES:
            language = request.organisation.language
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language() or language
        with timezone.override(zoneinfo.ZoneInfo(request.organisation.time_zone)), origin(f"page {request.META.get('REMOTE_ADDR', '')}"):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or "es")
        return response
