"""The wallboard of compliments, and the page of each for the person who earned it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.cases.models import Case
from estelar.cases.operations import wallboard
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.requests import Request


@guarded(Permission.SEE_PATTERNS)
def wall(request: Request) -> HttpResponse:
    """What customers thank us for, for a screen on the wall: it looks again by itself every minute."""
    context = {"praises": wallboard.on_wall(at=request.at), "crumbs": [Crumb(_("Cases"), reverse("cases:inbox")), Crumb(_("Wallboard"))]}
    response = render(request, "cases/reports/wall.html", context)
    response["Refresh"] = "60"  # without a script too
    return response


@guarded(Permission.SEE_PATTERNS)
def mine(request: Request) -> HttpResponse:
    """The compliments that name the reader."""
    crumbs = [Crumb(_("Wallboard"), reverse("cases:wall")), Crumb(_("My compliments"))]
    return render(request, "cases/reports/my_compliments.html", {"praises": wallboard.of(request.user), "crumbs": crumbs})


@guarded(Permission.SEE_PATTERNS)
def compliment(request: Request, pk: int) -> HttpResponse:
    """One compliment, also for whoever it names and who does not see the case itself."""
    case = get_object_or_404(wallboard.readable_by(request.user), pk=pk)
    sees = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    context = {
        "praise": wallboard.read(case),
        "sees_case": sees,
        "may_show": sees and request.user.may(Permission.ASSIGN_CASES, case.unit),
        "crumbs": [Crumb(_("Wallboard"), reverse("cases:wall")), Crumb(_("Compliment"))],
    }
    return render(request, "cases/reports/compliment.html", context)


@guarded(Permission.ASSIGN_CASES)
@require_POST
def show(request: Request, pk: int) -> HttpResponse:
    """On the wall, or off it."""
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
    on = request.POST.get("on") == "1"
    wallboard.show(case, on=on, by=request.user, at=request.at)
    tell(request, _("It is on the wallboard.") if on else _("It is off the wallboard."))
    return redirect("cases:compliment", pk)
