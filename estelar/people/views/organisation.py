"""Settings of the organisation, and its logo."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import etag, require_POST

from estelar.errors import RuleBroken
from estelar.people.context import word_of
from estelar.people.forms import LogoForm, OrganisationForm
from estelar.people.models import Organisation
from estelar.people.operations.organisation import FIELDS, change_logo, change_organisation, remove_logo
from estelar.people.requests import PublicRequest, Request
from estelar.permissions import Permission
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded, public
from estelar.ui.toasts import tell


def _at_the_root(request: Request) -> None:
    if not request.user.may_everywhere(Permission.CHANGE_ORGANISATION):
        raise NotAllowed(Permission.CHANGE_ORGANISATION)


def _words(organisation: Organisation) -> dict[str, Any]:
    return {"spanish": word_of(organisation, "es"), "english": word_of(organisation, "en")}


@guarded(Permission.CHANGE_ORGANISATION)
def organisation(request: Request) -> HttpResponse:
    """Name, words, country, time zone, language."""
    _at_the_root(request)
    current = request.organisation
    form = OrganisationForm(request.POST or None, initial={name: getattr(current, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(by=request.user, at=request.at, **form.cleaned_data)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved."))
            return redirect("people:organisation")
    words = _words(OrganisationForm.words_from(request.POST, Organisation.current()))
    context = {"form": form, "logo_form": LogoForm(), **words}
    return render(request, "people/organisation.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_ORGANISATION)
def words(request: Request) -> HttpResponse:
    """How the words in the form would read: a fragment, asked for while somebody writes."""
    preview = OrganisationForm.words_from(request.GET, Organisation.current())
    return render(request, "people/words.html", _words(preview))


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def logo_change(request: Request) -> HttpResponse:
    """Another logo."""
    _at_the_root(request)
    form = LogoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            change_logo(data=form.data_of(), by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("The logo has been changed."))
            return redirect("people:organisation")
    current = request.organisation
    main = OrganisationForm(initial={name: getattr(current, name) for name in FIELDS})
    return render(request, "people/organisation.html", {"form": main, "logo_form": form, **_words(current)}, status=422)


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def logo_remove(request: Request) -> HttpResponse:
    """No logo."""
    _at_the_root(request)
    remove_logo(by=request.user, at=request.at)
    tell(request, _("The logo has been removed."))
    return redirect("people:organisation")


@public
@etag(lambda request, mark: f'"{mark}"')
def logo(request: PublicRequest, mark: str) -> HttpResponse:
    """The picture, for everybody (the login page shows it). Another picture has another address, so this one may be kept."""
    data = get_object_or_404(Organisation.objects.exclude(logo=None), logo_mark=mark).logo
    response = HttpResponse(bytes(data or b""), content_type="image/png")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
