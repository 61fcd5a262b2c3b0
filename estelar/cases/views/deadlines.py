"""What a change of calendar does to open cases: which deadlines would move, and who lets them move, with a reason."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.calendars.models import Calendar, Proposal
from estelar.cases.forms.deadlines import AdoptForm
from estelar.cases.operations import deadlines
from estelar.errors import RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

MOST_SHOWN = 100


@guarded(Permission.CHANGE_CALENDARS)
def calendar_preview(request: Request, pk: int) -> HttpResponse:
    """Which deadlines would move if one's own proposed change of a calendar were confirmed and open cases followed it."""
    proposal = get_object_or_404(Proposal.objects.visible_to(request.user).select_related("calendar"), pk=pk)
    moves = deadlines.moved_by(proposal.document, proposal.calendar, seen_by=request.user)
    context = {
        "calendar": proposal.calendar,
        "moves": moves[:MOST_SHOWN],
        "many": len(moves),
        "more": max(len(moves) - MOST_SHOWN, 0),
        "back": reverse("calendars:confirm", args=[proposal.calendar_id]),
        "crumbs": _way(proposal.calendar, _("Deadlines that would move")),
    }
    return render(request, "cases/_moves.html" if request.htmx else "cases/calendar_preview.html", context)


@guarded(Permission.CHANGE_CALENDARS)
def calendar_adopt(request: Request, pk: int) -> HttpResponse:
    """Open cases that count by an older version of a calendar: choose which follow the present one, and say why."""
    calendar = get_object_or_404(Calendar.objects.visible_to(request.user), pk=pk)
    moves = deadlines.moved_by(calendar.current_version.document, calendar, seen_by=request.user)
    form = AdoptForm(request.POST or None, cases=[move.case for move in moves])
    if request.method == "POST" and form.is_valid():
        try:
            adopted = deadlines.adopt_calendar(
                form.cleaned_data["cases"],
                version=calendar.current_version,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=request.at,
            )
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("{n} deadlines were counted anew.").format(n=len(adopted)))
            return redirect("cases:calendar_adopt", calendar.pk)
    context = {
        "calendar": calendar,
        "moves": moves,
        "chosen": set(request.POST.getlist("cases")) if form.is_bound else {str(move.case.pk) for move in moves},
        "form": form,
        "crumbs": _way(calendar, _("Deadlines of open cases")),
    }
    return render(request, "cases/calendar_adopt.html", context, status=422 if form.errors else 200)


def _way(calendar: Calendar, here: str) -> list[Crumb]:
    return [Crumb(_("Calendars"), reverse("calendars:list")), Crumb(calendar.name, calendar.get_absolute_url()), Crumb(here)]
