"""The frame's own addresses: palette, language, theme, keys; the pages of errors; the pattern page."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist, engines
from django.template.engine import Engine
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.errors import MissingPiece
from estelar.ui.bundle import address
from estelar.ui.guard import NotAllowed, guarded, public
from estelar.ui.navigation import part
from estelar.ui.words import permission_words

YEAR = 365 * 24 * 3600


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To where the form says, if that is here."""
    there = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        there = "/"
    return HttpResponseRedirect(there)


def _keep(request: HttpRequest, **preferences: Any) -> None:
    """A preference of the frame, on the person who is logged in (the user model has these fields)."""
    if request.user.is_authenticated:
        get_user_model()._default_manager.filter(pk=request.user.pk).update(**preferences)


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Spanish or English, from now on."""
    chosen = request.POST.get("language", "")
    response = _back(request)
    if chosen in dict(settings.LANGUAGES) and check_for_language(chosen):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=YEAR, samesite="Lax", httponly=True)
        _keep(request, language=chosen)
    return response


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or as the device says."""
    chosen = request.POST.get("theme", "")
    response = _back(request)
    if chosen in {"auto", "light", "dark"}:
        response.set_cookie("estelar_theme", chosen, max_age=YEAR, samesite="Lax", httponly=True)
        _keep(request, theme=chosen)
    return response


@guarded()
@require_POST
def keys(request: HttpRequest) -> HttpResponse:
    """Single-key shortcuts on or off."""
    _keep(request, single_keys=request.POST.get("single_keys") == "on")
    return _back(request)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


@guarded()
def palette(request: HttpRequest) -> JsonResponse:
    """The lines of the command palette: places, actions, and rows found by name, that the person may see."""
    context: dict[str, Any] = {}
    for processor in Engine.get_default().template_context_processors:
        context.update(processor(request))
    lines: list[dict[str, str]] = []
    sources = [(action, _("Do")) for action in context.get("nav_actions") or []]
    sources += [(item, _("Go to")) for group in context.get("nav") or [] for item in part(group, "items")]
    words = _plain(request.GET.get("q", "")).split()
    for thing, kind in sources:
        line = {"label": str(part(thing, "label")), "url": part(thing, "url"), "group": str(part(thing, "group") or kind)}
        line["icon"] = part(thing, "icon") or "arrow-right"
        if all(word in _plain(f"{line['label']} {line['group']}") for word in words):
            lines.append(line)
    if find := context.get("nav_find"):
        lines += find(request.GET.get("q", "")[:100])
    return JsonResponse({"commands": lines})


# Errors ---------------------------------------------------------------------------------------------------------------


@public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "ui/errors/400.html", status=400)


@public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: says which permission to ask for."""
    permission = permission_words(exception.permission) if isinstance(exception, NotAllowed) else ""
    return render(request, "ui/errors/403.html", {"permission": permission}, status=403)


@public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "ui/errors/404.html", status=404)


@public
def server_error(request: HttpRequest) -> HttpResponse:
    """500: without context processors and database, for any of them may be what failed; with its looks when they are there."""
    try:
        styles = address("styles.css")
    except (MissingPiece, OSError, ValueError):
        styles = ""
    try:
        page = engines["django"].get_template("ui/errors/500.html").render({"styles": styles, "number": getattr(request, "request_id", "")})
    except TemplateDoesNotExist:
        page = "<h1>Error</h1>"
    return HttpResponse(page, status=500)


@guarded()
def patterns(request: HttpRequest) -> HttpResponse:
    """Every component in its states."""
    from estelar.ui.patterns import examples  # made only for this page

    return render(request, "ui/patterns.html", examples(request))
