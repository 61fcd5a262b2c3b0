"""What a change of calendar does to open cases: which deadlines would move, and who lets them move, with a reason."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.calendars.models import Calendar, Proposal
from estelar.cases.forms.deadlines import AdoptForm
from estelar.cases.models import Case
from estelar.cases.operations import deadlines
from estelar.errors import Conflict, RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

MOST_SHOWN = 200


@guarded(Permission.CHANGE_CALENDARS)
def calendar_preview(request: Request, pk: int) -> HttpResponse:
    """Which deadlines would move if one's own proposed change of a calendar were confirmed and open cases followed it."""
    proposal = get_object_or_404(Proposal.objects.visible_to(request.user).select_related("calendar"), pk=pk)
    moved = deadlines.moved_by(proposal.document, proposal.calendar, seen_by=request.user)
    context = {
        "calendar": proposal.calendar,
        "moved": moved,
        "moves": moved.moves[:MOST_SHOWN],
        "many": len(moved.moves),
        "more": max(len(moved.moves) - MOST_SHOWN, 0),
        "back": reverse("calendars:confirm", args=[proposal.calendar_id]),
        "crumbs": _way(proposal.calendar, _("Deadlines that would move")),
    }
    return render(request, "cases/_moves.html" if request.htmx else "cases/calendar_preview.html", context)


@guarded(Permission.CHANGE_CALENDARS)
def calendar_adopt(request: Request, pk: int) -> HttpResponse:
    """Open cases that count by an older version of a calendar: choose which follow the present one, and say why."""
    calendar = get_object_or_404(Calendar.objects.visible_to(request.user), pk=pk)
    counted = Case.objects.visible_to(request.user).open().filter(calendar_version__calendar=calendar, answered_at=None)
    form, status = AdoptForm(request.POST or None, cases=counted), 200
    if form.is_valid():
        chosen = get_object_or_404(calendar.versions.all(), pk=form.cleaned_data["version"])
        try:
            adopted = deadlines.adopt_calendar(
                form.cleaned_data["cases"], version=chosen, reason=form.cleaned_data["reason"], by=request.user, at=request.at
            )
        except RuleBroken as broken:
            say(form, broken)
            status = 409 if isinstance(broken, Conflict) else 422
        else:
            tell(request, _("{n} deadlines were counted anew.").format(n=len(adopted)))
            return redirect("cases:calendar_adopt", calendar.pk)
    context = _choosing(request, calendar) | {"form": form, "crumbs": _way(calendar, _("Deadlines of open cases"))}
    if form.is_bound:
        context["chosen"] = set(request.POST.getlist("cases"))
    return render(request, "cases/calendar_adopt.html", context, status=422 if form.errors and status == 200 else status)


def _choosing(request: Request, calendar: Calendar) -> dict[str, Any]:
    """The cases whose deadline would move, a page of them, and where the next page begins."""
    version = calendar.current_version
    moved = deadlines.moved_by(version.document, calendar, seen_by=request.user, but=version, after=_place(request.GET.get("after", "")))
    moves = moved.moves[:MOST_SHOWN]
    reached = (moves[-1].before, moves[-1].case.pk) if len(moved.moves) > MOST_SHOWN else moved.reached if moved.left else None
    return {
        "calendar": calendar,
        "version": version,
        "moved": moved,
        "moves": moves,
        "many": len(moved.moves),
        "following": urlencode({"after": f"{reached[0].isoformat()}~{reached[1]}"}) if reached else "",
        "chosen": {str(move.case.pk) for move in moves},
    }


def _place(text: str) -> tuple[datetime, int] | None:
    """Behind which deadline and number of a case a page begins; none: at the beginning, also for what nobody wrote."""
    when, _tilde, number = text.partition("~")
    if not re.fullmatch(r"\d{1,18}", number, re.ASCII):
        return None
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return None
    return (at, int(number)) if at.tzinfo is not None else None


def _way(calendar: Calendar, here: str) -> list[Crumb]:
    return [Crumb(_("Calendars"), reverse("calendars:list")), Crumb(calendar.name, calendar.get_absolute_url()), Crumb(here)]
