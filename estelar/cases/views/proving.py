"""How whoever has no account comes to their case: by key and data, by key and a code, or by a mail with the keys they lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render

from estelar.cases.forms.public import CodeForm, LostKeyForm, TrackingForm
from estelar.cases.operations import telling
from estelar.cases.rules import public as words
from estelar.cases.views.public import hold, open_door, place_of

if TYPE_CHECKING:
    from estelar.people.requests import PublicRequest

ASKED = "pqrs_key"  # in the session: the key for which a code was asked, whether there is such a case or not


@open_door
def track(request: PublicRequest) -> HttpResponse:
    """Key and proof, or key and a code; whatever is wrong, the answer is the same."""
    sent, place = request.method == "POST", place_of(request)
    form = TrackingForm(request.POST if sent else None)
    if sent and form.is_valid():
        if "code" in request.POST:
            if form.send_code(place, at=request.at):
                request.session[ASKED] = form.cleaned_data["key"]
                return redirect("pqrs:code")
        elif (case := form.find(place)) is not None:
            hold(request, case)
            return redirect("pqrs:case", pk=case.pk)
    context = {"form": form, "by_code": telling.can_write_at_all(), "code_first": settings.ESTELAR_TRACKING_CODE}
    return render(request, "cases/public/track.html", context, status=422 if sent else 200)


@open_door
def code(request: PublicRequest) -> HttpResponse:
    """The six digits that were sent; the page is the same when none were."""
    key = request.session.get(ASKED)
    if not key:
        return redirect("pqrs:tracking")
    sent = request.method == "POST"
    form = CodeForm(request.POST if sent else None)
    if sent and form.is_valid() and (case := form.find(key, place_of(request), at=request.at)) is not None:
        del request.session[ASKED]
        hold(request, case)
        return redirect("pqrs:case", pk=case.pk)
    context = {"form": form, "minutes": words.CODE_MINUTES}
    return render(request, "cases/public/code.html", context, status=422 if sent else 200)


@open_door
def lost(request: PublicRequest) -> HttpResponse:
    """An address, whose keys are mailed to it; the page is the same when it has none."""
    sent = request.method == "POST"
    form = LostKeyForm(request.POST if sent else None)
    asked = sent and form.is_valid() and form.ask(place_of(request), at=request.at)
    context = {"form": form, "asked": asked, "by_mail": telling.can_write_at_all()}
    return render(request, "cases/public/lost.html", context, status=422 if sent and not asked else 200)
