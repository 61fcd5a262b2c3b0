"""Everything else that is done with a case: one small page for each act (with script, its form in a dialog), chosen from `table`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from estelar.cases.forms import acts as forms
from estelar.cases.models import Case, Link, Notification
from estelar.cases.operations import answering, relating
from estelar.cases.operations.holding import check_may
from estelar.cases.views import crumbs, onward, page
from estelar.cases.views.table import ACTS
from estelar.errors import Conflict, RuleBroken
from estelar.permissions import Permission as P
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from django.http import QueryDict

    from estelar.people.requests import Request


@guarded(P.HANDLE_CASES)
def act(request: Request, pk: int, key: str) -> HttpResponse:
    """The form of an act, and doing it."""
    case, found = page.one(request, pk), ACTS.get(key)
    if found is None:
        raise Http404
    was_open, onto = case.is_open, onward.leaving(request, case)
    check_may(case, by=request.user, needs=found.needs)
    form = found.form(request.POST if request.method == "POST" else None, case=case, person=request.user)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            found.run(case, form.cleaned_data, request.user, request.at)
        except Conflict as stale:
            status = 409
            again(form, page.one(request, pk), stale)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, found.done)
            now = Case.objects.visible_to(request.user).filter(pk=pk).first()
            ended = now is not None and was_open and not now.is_open
            return redirect("cases:inbox" if now is None else onto if ended else page.back(request, case))
    context = {"act": found, "explanation": found.explanation, "case": case, "form": form}
    return render(request, "cases/act.html", context | around(request, case, str(found.title)), status=status)


def again(form: forms.ActForm, now: Case, stale: Conflict) -> None:
    """What was typed stays; whoever sends it once more has been told that the case is another one now."""
    say(form, stale)
    typed = cast("QueryDict", form.data).copy()
    typed["version"] = str(now.version)
    form.data = typed


def around(request: Request, case: Case, title: str) -> dict[str, Any]:
    """What stands around the form of an act."""
    return {"back_url": page.back(request, case), "crumbs": crumbs.of(case, title)}


@dataclass(frozen=True)
class Small:
    """What the page of an act shows of one that is not in the table."""

    title: Any
    button: Any
    danger: bool = False


@guarded(P.HANDLE_CASES)
def link(request: Request, pk: int, link: int) -> HttpResponse:
    """A link that somebody suggested is confirmed (what came as a case of its own joins the other one); any link is undone."""
    case = page.one(request, pk)
    seen = Case.objects.visible_to(request.user)
    found = get_object_or_404(
        Link.objects.filter(case__in=seen, other__in=seen), pk=link, case_id__in=[case.pk, *case.linked_from.values_list("case", flat=True)]
    )
    check_may(case, by=request.user)
    if request.method == "POST":
        if "confirm" in request.POST and not found.is_confirmed:
            case = relating.confirm_link(found, by=request.user, at=request.at)
            tell(request, _("The link is confirmed."))
        else:
            relating.unlink(found, by=request.user, at=request.at)
            tell(request, _("The link was undone."), level="info")
        return redirect(case.get_absolute_url())
    other = found.other if found.case_id == case.pk else found.case
    context = {"case": case, "other": other, "link": found, **around(request, case, str(_("Link to another case")))}
    return render(request, "cases/link.html", context)


@guarded(P.HANDLE_CASES)
def notification(request: Request, pk: int, notification: int) -> HttpResponse:
    """A message that did not arrive goes another way; one that goes by hand is noted as handed over."""
    case = page.one(request, pk)
    found = get_object_or_404(Notification.objects.filter(message__case=case).select_related("message"), pk=notification)
    check_may(case, by=request.user)
    failed = found.state == Notification.State.FAILED
    form = (forms.AgainForm if failed else forms.ProofForm)(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            if failed:
                answering.notify_again(found, channel=said["channel"], address=said["address"], by=request.user, at=request.at)
            else:
                answering.delivered(found, proof=said["proof"], by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("It is on its way again.") if failed else _("Noted."))
            return redirect(page.back(request, case))
    small = Small(_("Send it another way"), _("Send")) if failed else Small(_("Note that it arrived"), _("Save"))
    words = found.proof if failed else _("How the message reached whoever it is for, and how we know.")
    context = {"act": small, "explanation": words, "case": case, "form": form, **around(request, case, str(small.title))}
    return render(request, "cases/act.html", context, status=422 if form.is_bound else 200)
