"""The inbox: views, the list by next deadline, and the case beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db.models import Value
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from estelar.cases.forms.inbox import COUNTED_TO, FILTERS, VIEWS, BulkForm, Look, ViewForm, viewed
from estelar.cases.models import Case, SavedView
from estelar.cases.operations import bulk as several
from estelar.cases.operations import desk
from estelar.cases.views import listing, onward, page
from estelar.cases.views.badges import Dues
from estelar.errors import RuleBroken
from estelar.permissions import Permission
from estelar.ui.components import with_query
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.models import Person
    from estelar.people.requests import Request

SHOWN = ("unit", "owner", "customer")


def counts(look: Look) -> dict[str, str]:
    """How many cases the counted views hold, up to a hundred: one question, which reads at most so many entries of an index for each."""
    seen = Case.objects.visible_to(look.person)
    some = [
        viewed(seen, view.key, person=look.person, at=look.at).order_by().annotate(view=Value(view.key)).values_list("view", flat=True)
        for view in VIEWS
        if view.counted
    ]
    parts = [rows[: COUNTED_TO + 1] for rows in some]
    found = Counter(parts[0].union(*parts[1:], all=True))
    return {key: f"{COUNTED_TO}+" if n > COUNTED_TO else str(n) for key, n in found.items()}


def _views(look: Look) -> list[dict[str, Any]]:
    counted = counts(look)
    return [{"view": v, "url": f"?view={v.key}", "count": counted.get(v.key, ""), "current": v == look.view} for v in VIEWS]


def _quarantine(person: Person) -> str:
    """The page of messages that nobody could read or place, for whoever settles them."""
    try:
        return reverse("channels:quarantine") if person.may(Permission.SEE_CHANNELS) else ""
    except NoReverseMatch:
        return ""


def listed(look: Look) -> dict[str, Any]:
    """The list as the address asks for it."""
    rows = look.rows().select_related(*SHOWN)
    found, places = (listing.by_reception if look.by_reception else listing.by_deadline)(rows, look.query)
    dues, from_here = Dues(look.at), onward.opened_from(look)
    here = QueryDict(with_query(look.query, case=None, **{onward.PLACE: None})[1:])
    return {
        "look": look,
        "shown": look.number("case"),
        "entries": [
            {"case": case, "due": dues.of(case), "url": case.get_absolute_url() + from_here, "here": with_query(here, case=case.pk)}
            for case in found
        ],
        "page": places,
        "may_bulk": look.person.may(Permission.HANDLE_CASES),
    }


@guarded(Permission.SEE_CASES)
def inbox(request: Request) -> HttpResponse:
    """Three panes where there is room for them; else the list, from which one goes to the page of a case."""
    look = Look(request.GET, person=request.user, at=request.at)
    context = listed(look)
    if request.htmx:  # something changed: only the list is asked for again
        return render(request, "cases/inbox.html#list", context)
    context |= {
        "views": _views(look),
        "saved": SavedView.objects.visible_to(request.user),
        "quarantine_url": _quarantine(request.user),
        "chips": look.chips(),
        "tabs": desk.tabs(request.user),
        "may_open": request.user.may(Permission.OPEN_CASES),
        "live": page.live_address([], any_change=True),
    }
    return render(request, "cases/inbox.html", context)


@guarded(Permission.HANDLE_CASES)
def bulk(request: Request) -> HttpResponse:
    """One thing done to every ticked case that allows it; what was refused is said with its reason."""
    sent = request.method == "POST"
    form = BulkForm(request.POST if sent else None, person=request.user, initial={"case": request.GET.getlist("case")})
    if sent and form.is_valid():
        said = form.cleaned_data
        done = several.change_many(
            said["case"], owner=said.get("owner"), theme=said["theme"], start=said["start"], by=request.user, at=request.at
        )
        if done.changed:
            tell(request, ngettext("%(n)s case was changed.", "%(n)s cases were changed.", done.changed) % {"n": done.changed})
        for number, why in done.refused[:3]:
            tell(request, f"{number}: {why}", level="warning")
        return redirect(page.back(request))
    context = {"form": form, "ticked": form.ticked(), "back_url": page.back(request)}
    return render(request, "cases/bulk.html", context, status=422 if sent else 200)


@guarded(Permission.SEE_CASES)
def keep_view(request: Request) -> HttpResponse:
    """Give the filters as they stand a name."""
    kept = urlencode({name: request.GET[name] for name in FILTERS if request.GET.get(name)})
    form = ViewForm(request.POST if request.method == "POST" else None, initial={"query": kept})
    if request.method == "POST" and form.is_valid():
        said, shared = form.cleaned_data, request.user.may_everywhere(Permission.CHANGE_CASE_RULES)
        try:
            view = desk.save_view(
                name=said["name"], query=said["query"], is_shared=said["is_shared"] and shared, by=request.user, at=request.at
            )
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("The view “%(name)s” is kept.") % {"name": view.name})
            return redirect(reverse("cases:inbox") + "?" + view.query)
    if not request.user.may_everywhere(Permission.CHANGE_CASE_RULES):
        del form.fields["is_shared"]
    back = reverse("cases:inbox") + (f"?{kept}" if kept else "")
    return render(request, "cases/keep_view.html", {"form": form, "back_url": back}, status=422 if form.is_bound else 200)


def require_everywhere(request: Request, permission: Permission) -> None:
    """What is everybody's is changed by whoever may change it everywhere."""
    if not request.user.may_everywhere(permission):
        raise NotAllowed(permission)


@require_POST
@guarded(Permission.SEE_CASES)
def drop_view(request: Request, pk: int) -> HttpResponse:
    """Take away one's own view, or, for whoever settles the rules of cases, a shared one."""
    view = get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)
    if view.person_id is None:
        require_everywhere(request, Permission.CHANGE_CASE_RULES)
    desk.remove_view(view, by=request.user, at=request.at)
    tell(request, _("The view was taken away."), level="info")
    return redirect("cases:inbox")
