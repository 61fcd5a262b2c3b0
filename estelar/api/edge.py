"""The edge of every API call: language, token, rate, permission, one transaction for what changes, the answer kept for who asks again.

Nothing of this is the business of a route: a route finds, calls the operation that the page calls, and shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from estelar.api import problem, rules
from estelar.api.models import Token
from estelar.api.operations import answers, tokens
from estelar.errors import EstelarError
from estelar.journal.operations import origin
from estelar.people.requests import Request, address_of
from estelar.permissions import Permission
from estelar.ui.guard import NotAllowed, public

if TYPE_CHECKING:
    from estelar.people.requests import PublicRequest

type View = Callable[..., HttpResponse]

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
KEPT_HEADERS = ("Content-Type", "ETag", "Location", "Content-Language")
CHANGING = ("POST", "PUT", "PATCH", "DELETE")


class ApiRequest(Request):
    """What a route is given: the robot as its user, limited to the scopes of its token, and the token."""

    token: Token


@dataclass(frozen=True)
class Route:
    """One method of one address: who may call it, and what its address may say behind the question mark."""

    name: str
    permission: Permission | None
    """None: whoever has a token that works."""
    everywhere: bool = False
    """Only for a role at the root: it is about the whole organisation."""
    asks: frozenset[str] = frozenset()


def language_of(request: HttpRequest, usual: str) -> str:
    """`?lang=`, else the first of Accept-Language that we have, else the usual.

    (The cookie of a browser says nothing here: an answer is what its own address and headers ask for.)
    """
    asked = request.GET.get("lang", "")
    if asked in LANGUAGES:
        return asked
    found: list[tuple[float, str]] = []
    for part in request.headers.get("Accept-Language", "")[:200].split(","):
        name, _semicolon, weight = part.strip().partition(";q=")
        code = name.strip().lower()[:2]
        if code in LANGUAGES and re.fullmatch(r"(0(\.\d{0,3})?|1(\.0{0,3})?)?", weight):
            found.append((-float(weight or 1), code))
    return min(found, key=lambda one: one[0])[1] if found else usual


def at_the_edge(view: View, routes: Mapping[str, Route]) -> View:
    """The view of one address with everything that holds for each call; `routes` by method."""

    @wraps(view)
    def entered(raw: HttpRequest, *args: Any, **words: Any) -> HttpResponse:
        request = cast("ApiRequest", raw)
        translation.activate(language_of(request, request.organisation.language))
        try:
            response = _counted(request, view, routes, args, words)
        except Exception as error:  # whatever it is, it becomes a problem that a program can read
            response = problem.answer_to(request, error)
        return _finished(request, response)

    entered.login_required = False  # type: ignore[attr-defined]  # for Django's LoginRequiredMiddleware: a token lets in, no session
    entered.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie is looked at, so no other site can make a browser call
    entered.estelar_api = dict(routes)  # type: ignore[attr-defined]
    return entered


def _counted(request: ApiRequest, view: View, routes: Mapping[str, Route], args: Any, words: Any) -> HttpResponse:
    token = _let_in(request)
    counted = tokens.count_call(token, at=request.at)
    limits = {"Limit": counted.rate, "Remaining": counted.remaining, "Reset": counted.seconds_left}
    try:
        if counted.is_too_many:
            raise problem.too_many(counted.rate, counted.seconds_left)
        with origin(f"api {token.prefix} {address_of(request)}".strip()):
            response = _routed(request, view, routes, args, words)
    except Exception as error:
        response = problem.answer_to(request, error)
    for name, value in limits.items():
        response[f"RateLimit-{name}"] = str(value)
    return response


def _let_in(request: ApiRequest) -> Token:
    """The token that the call shows; the robot becomes the user of the request. Raises Refused (401)."""
    scheme, _space, text = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        raise _unknown(
            "token_missing", _("Send a token: “Authorization: Bearer estelar_…”. An administrator makes one in the page Robots.")
        )
    token = tokens.holder(text.strip())
    if token is None:
        raise _unknown("token_unknown", _("This token is not known here. Check that it was copied whole."))
    if token.revoked_at is not None or not token.robot.is_active:
        raise _unknown("token_revoked", _("This token was revoked. Ask an administrator for another one."))
    if not token.works(request.at):
        raise _unknown("token_expired", _("This token has expired. Ask an administrator for another one."))
    token.robot.scopes = token.permissions
    request.user, request.token = token.robot, token
    return token


def _unknown(code: str, sentence: str) -> problem.Refused:
    return problem.Refused(401, code, sentence, headers={"WWW-Authenticate": 'Bearer realm="estelar"'})


def _routed(request: ApiRequest, view: View, routes: Mapping[str, Route], args: Any, words: Any) -> HttpResponse:
    is_head = request.method == "HEAD" and "GET" in routes
    if is_head:
        request.method = "GET"
    route = routes.get(request.method or "")
    if route is None:
        raise problem.method_not_allowed(routes)
    _check_allowed(request, route)
    _check_form(request, route)
    response = _changing(request, view, args, words) if request.method in CHANGING else view(request, *args, **words)
    if is_head:
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _check_allowed(request: ApiRequest, route: Route) -> None:
    """Raises NotAllowed without the permission."""
    if route.permission is None:
        return
    may = request.user.may_everywhere if route.everywhere else request.user.may
    if not may(route.permission):
        raise NotAllowed(route.permission)


def _check_form(request: ApiRequest, route: Route) -> None:
    """Raises Refused for a body that is no JSON, and for a filter that does not exist (it would be passed over in silence)."""
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if request.method in CHANGING and request.body and kind != "application/json":
        raise problem.unsupported_media(kind)
    strange = sorted(set(request.GET) - route.asks - {"lang"})
    if strange:
        sentence = _("There is no parameter “{name}” here. There are: {known}.")
        known = ", ".join(sorted({*route.asks, "lang"}))
        raise problem.Refused(422, "unknown_parameter", sentence.format(name=strange[0][:60], known=known))


class _TakeBack(EstelarError):
    """A call that failed: its transaction ends as if it had never begun."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def _changing(request: ApiRequest, view: View, args: Any, words: Any) -> HttpResponse:
    """One transaction: what a call changes and the answer that is kept come together or not at all. An error changes nothing."""
    try:
        with transaction.atomic():
            key = request.headers.get("Idempotency-Key") if request.method == "POST" else None
            if key is None:
                return _or_take_back(view, request, args, words)
            call = answers.digest_of(request.method or "", request.get_full_path(), request.body)
            place = answers.place_of(request.token, key=key, call=call, at=request.at)
            if not place.is_new:
                return _again(place.answer)
            try:
                with transaction.atomic():
                    response = _or_take_back(view, request, args, words)
            except _TakeBack as failed:
                if failed.response.status_code >= 500:
                    raise
                response = failed.response
            headers = {name: response[name] for name in KEPT_HEADERS if name in response}
            answers.keep(place, status=response.status_code, headers=headers, body=response.content.decode())
            return response
    except _TakeBack as failed:
        return failed.response


def _or_take_back(view: View, request: ApiRequest, args: Any, words: Any) -> HttpResponse:
    response = view(request, *args, **words)
    if response.status_code >= 400:
        raise _TakeBack(response)
    return response


def _again(answer: Any) -> HttpResponse:
    """The answer of the first time."""
    response = HttpResponse(answer.body, status=answer.status)
    for name, value in answer.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _finished(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
    response["Cache-Control"] = "no-store" if request.method in CHANGING else "private, no-cache"
    response["Vary"] = "Authorization, Accept-Language"
    return response


@public
def not_found(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Every address below /api/ that does not exist."""
    translation.activate(language_of(request, cast("PublicRequest", request).organisation.language))
    return _finished(request, problem.problem(404, "not_found", _("There is nothing here, or nothing that you may see.")))


not_found.csrf_exempt = True  # type: ignore[attr-defined]  # as all of the API: whatever is sent to nowhere finds nothing


def check_match(request: ApiRequest, etag: str) -> None:
    """Raises Refused (412) when If-Match names another state of the object than the one that is there."""
    wanted = request.headers.get("If-Match")
    if wanted is not None and not rules.matches(wanted, etag):
        sentence = _("This was changed since you read it. Nothing was overwritten: read it again, and repeat your change.")
        raise problem.Refused(412, "changed_meanwhile", sentence, headers={"ETag": etag})
