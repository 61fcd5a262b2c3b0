"""The specification for programs, and the same as a page for people; both in Spanish and English, without anything from another host."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language

from estelar.api import reading
from estelar.api.edge import LANGUAGES, language_of
from estelar.api.spec import specification
from estelar.ui.guard import public

if TYPE_CHECKING:
    from estelar.people.requests import PublicRequest


@public
def openapi(request: PublicRequest) -> HttpResponse:
    """OpenAPI 3.1 as JSON: `?lang=`, else Accept-Language, else the organisation's language."""
    language = language_of(request, request.organisation.language)
    translation.activate(language)
    return HttpResponse(json.dumps(specification(language), ensure_ascii=False), content_type="application/json")


@public
def docs(request: PublicRequest) -> HttpResponse:
    """Every route with its words, its permission, what goes in and what comes out."""
    asked = request.GET.get("lang", "")
    if asked in LANGUAGES:
        translation.activate(asked)
    language = (get_language() or "es")[:2]
    context = {
        "parts": reading.parts(specification(language)),
        "schemas": reading.schemas(specification(language)),
        "statuses": reading.statuses(),
        "about": specification(language)["info"]["description"],
        "base": "ui/base.html" if request.user.is_authenticated else "ui/public.html",
        "other": "en" if language == "es" else "es",
    }
    return render(request, "api/docs.html", context)
