"""The edge of every request: the only clock, the time zone, the language of the reader, and where the request comes from."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation

from estelar.journal.operations import origin
from estelar.people.devices import write_cookie
from estelar.people.models import Organisation, Person
from estelar.people.operations.factors import due_at, has_second_factor, must_have_second_factor
from estelar.people.operations.sessions import touch_session
from estelar.people.requests import PublicRequest, address_of

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
        with timezone.override(zone), origin(f"page {address_of(raw)}".strip()):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response


SESSION = "estelar_session"  # in the session: the number of its row in LoginSession
LATER = "estelar_second_factor_later"  # the person chose to set the second factor up later, within the time that is left
BY_PROVIDER = "estelar_second_factor_by_provider"  # the login provider asked for the second factor
# What one may do before the second factor is set up: set it up, and leave.
OPEN_BEFORE = ("mfa_", "account_", "oidc_", "people:second_factor_later", "people:logo", "ui:language", "ui:theme")


class AccessMiddleware:
    """A session that was ended is over, and whoever must have a second factor sets it up before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Person):
            number = request.session.get(SESSION)
            if number is not None and not touch_session(number, address=address_of(request), at=cast("PublicRequest", request).at):
                request.session.flush()
                request.user = AnonymousUser()
        response = self.get_response(request)
        write_cookie(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], _args: Any, _words: Any) -> HttpResponse | None:
        """Led to the page of the second factor, with the reason and the time that is left."""
        person, name = request.user, request.resolver_match.view_name if request.resolver_match else ""
        if not isinstance(person, Person) or name.startswith(OPEN_BEFORE) or request.session.get(BY_PROVIDER):
            return None
        organisation, at = cast("PublicRequest", request).organisation, cast("PublicRequest", request).at
        if not must_have_second_factor(person, organisation) or has_second_factor(person):
            return None
        if at < due_at(person, organisation, at=at) and request.session.get(LATER):
            return None
        if request.headers.get("HX-Request") == "true":
            response = HttpResponse(status=204)
            response["HX-Redirect"] = reverse("mfa_index")
            return response
        return redirect("mfa_index")
