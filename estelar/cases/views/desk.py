"""What one keeps on the desk, asked by scripts (and by plain buttons where there are none): drafts, tabs, who is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.cases.operations import desk
from estelar.cases.views import page
from estelar.permissions import Permission
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.requests import Request


@require_POST
@guarded(Permission.HANDLE_CASES)
def draft(request: Request, pk: int) -> HttpResponse:
    """Keep what is written; 204 for a script, the page again for a button. An empty one is thrown away."""
    case = page.one(request, pk)
    kind, text, seen = request.POST.get("kind", ""), request.POST.get("text", ""), request.POST.get("seen", "")
    if text.strip():
        number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0
        desk.save_draft(case, kind=kind, text=text[: page.LONGEST], seen=number, by=request.user, at=request.at)
    else:
        desk.drop_draft(case, kind=kind, by=request.user)
    if request.htmx:
        return HttpResponse(status=204)
    tell(request, _("The draft is kept. Nobody else sees it."), level="info")
    return redirect(page.back(request, case))


@require_POST
@guarded(Permission.SEE_CASES)
def presence(request: Request, pk: int) -> HttpResponse:
    """One looks at the case, or left it; the answer names the others who are here."""
    case = page.one(request, pk)
    if request.POST.get("gone"):
        desk.leave(case, by=request.user)
        return HttpResponse(status=204)
    desk.be_here(case, is_typing=bool(request.POST.get("typing")), by=request.user, at=request.at)
    desk.see(case, by=request.user, at=request.at)
    others = desk.others_here(case, but=request.user, at=request.at)
    return render(request, "cases/_here.html", {"others": others})


@require_POST
@guarded(Permission.SEE_CASES)
def keep_open(request: Request, pk: int) -> HttpResponse:
    """The case gets a tab of its own."""
    case = page.one(request, pk)
    desk.open_tab(case, by=request.user, at=request.at)
    return redirect(page.back(request, case))


@require_POST
@guarded(Permission.SEE_CASES)
def put_away(request: Request, pk: int) -> HttpResponse:
    """The tab goes; the case stays."""
    desk.close_tab(page.one(request, pk).pk, by=request.user)
    return redirect(page.back(request))
