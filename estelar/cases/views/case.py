"""The case itself, its parts while it is open, why its deadline is that day, and the files in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from estelar import law
from estelar.cases.models import Case, Link, Message, Promise
from estelar.cases.operations import desk
from estelar.cases.operations.deadlines import explained, rule_of
from estelar.cases.operations.relating import similar
from estelar.cases.views import crumbs, onward, page
from estelar.cases.views.badges import Dues
from estelar.channels import serving
from estelar.channels.operations.reading import letter_of
from estelar.channels.rules.letter import Letter, Unreadable
from estelar.customers.models import Customer
from estelar.encounters.models import Encounter
from estelar.errors import RuleBroken
from estelar.permissions import Permission
from estelar.ui.components import Fact
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.cases.models import CaseQuerySet
    from estelar.people.requests import Request

MOST_RELATED = 8
IMPRESSIONS: dict[int | None, str] = {1: "stellar", 0: "neutral", -1: "bitter"}
"""The badge of an impression."""


@guarded(Permission.SEE_CASES)
def case(request: Request, pk: int) -> HttpResponse:
    """The page of a case."""
    found = page.one(request, pk)
    context = page.context(request, found) | {
        "as_page": True,
        "crumbs": crumbs.of(found),
        "tabs": desk.tabs(request.user),
        "shown": found.pk,
        "onward": onward.after(request, found, here=request.get_full_path()),
    }
    return render(request, "cases/case.html", context)


@guarded(Permission.SEE_CASES)
def pane(request: Request, pk: int) -> HttpResponse:
    """The case beside the list."""
    found, standing = page.one(request, pk), page.standing_in(request)
    context = page.context(request, found) | standing | {"onward": onward.after(request, found, here=standing.get("here", ""))}
    return render(request, "cases/pane.html", context)


@guarded(Permission.SEE_CASES)
def parts(request: Request, pk: int) -> HttpResponse:
    """What of a page that is open may be replaced when the case changes; never what somebody writes."""
    context = page.context(request, page.one(request, pk)) | page.standing_in(request)
    return render(request, "cases/parts.html", context)


@guarded(Permission.SEE_CASES)
def related(request: Request, pk: int) -> HttpResponse:
    """Earlier cases of the same customer, cases like it, and those it is tied to; only what the person sees."""
    found = page.one(request, pk)
    seen = Case.objects.visible_to(request.user).select_related("unit", "owner")
    links = list(Link.objects.filter(case=found, other__in=seen).select_related("other"))
    links += Link.objects.filter(other=found, case__in=seen).select_related("case")
    context = {
        "case": found,
        "alike": similar(found, request.user),
        "links": [(link, link.case if link.other_id == found.pk else link.other) for link in links],
        "family": [
            *(seen.filter(pk=found.parent_id) if found.parent_id else ()),
            *seen.filter(parent=found)[:MOST_RELATED],
            *seen.filter(merged_into=found)[:MOST_RELATED],
        ],
        "crumbs": crumbs.of(found, _("Related cases")),
        "handles": request.user.may(Permission.HANDLE_CASES, found.unit),
        **_lately(request, found, seen),
    }
    return render(request, "cases/related.html#body" if request.htmx else "cases/related.html", context)


def _lately(request: Request, found: Case, seen: CaseQuerySet) -> dict[str, Any]:
    """What else happened with the customer: earlier cases, the last impression, promises that are still open elsewhere."""
    if found.customer_id is None:
        return {}
    dues = Dues(request.at)
    promises = Promise.objects.visible_to(request.user).pending().filter(customer=found.customer_id).exclude(case=found)
    lived = Encounter.objects.visible_to(request.user).filter(customer=found.customer_id, impression__isnull=False)
    last = lived.select_related("moment").order_by("-occurred_at").first() if request.user.may(Permission.SEE_ENCOUNTERS) else None
    return {
        "earlier": list(seen.filter(customer=found.customer_id).exclude(pk=found.pk).order_by("-received_at")[:MOST_RELATED]),
        "promises": [(one, dues.of_promise(one)) for one in promises.select_related("by").order_by("due_at")[:MOST_RELATED]],
        "last": last,
        "last_kind": IMPRESSIONS.get(last.impression) if last is not None else "",
    }


@guarded(Permission.SEE_CASES)
def deadline(request: Request, pk: int) -> HttpResponse:
    """Why the answer is due on that day, day by day."""
    found = page.one(request, pk)
    lang, rule = request.LANGUAGE_CODE, rule_of(found)
    context = {
        "case": found,
        "rule": rule,
        "due": Dues(request.at).of(found),
        "pauses": list(found.pauses.select_related("by").order_by("began_at")),
        "crumbs": crumbs.of(found, _("Why this day")),
        "disclaimer": law.DISCLAIMER.in_(lang),
        **_why(found, rule, lang),
    }
    return render(request, "cases/deadline.html", context)


def _why(found: Case, rule: law.Rule | None, lang: str) -> dict[str, Any]:
    try:
        told = explained(found)
    except RuleBroken as broken:
        return {"refused": str(broken)}
    if rule is None:
        return {}
    return {
        "sentences": law.explained(rule, told, lang),
        "days": [{"line": day, "words": day.why.in_(lang)} for day in told.days],
        "rule_facts": [
            Fact(_("Rule"), rule.title.in_(lang)),
            Fact(_("Citation"), rule.citation.in_(lang)),
            Fact(_("Term"), law.term_words(rule).in_(lang)),
            Fact(_("If nobody answers"), rule.silence.words.in_(lang)),
            Fact(_("Version"), f"{rule.id} · {rule.version}"),
            Fact(_("Calendar"), str(found.calendar_version)),
        ],
    }


def _message(request: Request, pk: int, message: int) -> Message:
    return get_object_or_404(Message.objects.filter(case=page.one(request, pk)).select_related("incoming"), pk=message)


@guarded(Permission.SEE_CASES)
def file(request: Request, pk: int, message: int, attachment: int) -> HttpResponseBase:
    """A file of a message of the case."""
    found = get_object_or_404(_message(request, pk, message).attachments, pk=attachment)
    return serving.serve(found, inline="inline" in request.GET)


def _letter(request: Request, pk: int, message: int) -> tuple[Message, Letter]:
    """A message that came as a letter, and the letter; 404 for one that did not, or whose bytes nobody can read."""
    found = _message(request, pk, message)
    if found.incoming is None:
        raise Http404
    try:
        return found, letter_of(found.incoming)
    except Unreadable as unreadable:
        raise Http404 from unreadable


@guarded(Permission.SEE_CASES)
def letter(request: Request, pk: int, message: int) -> HttpResponse:
    """A letter as it came, in a frame where nothing of it runs and nothing is fetched from elsewhere."""
    found, read = _letter(request, pk, message)
    context = {"case": found.case, "message": found, "letter": read, "crumbs": crumbs.of(found.case, _("As it came"))}
    return render(request, "cases/letter.html", context)


@guarded(Permission.SEE_CASES)
def letter_body(request: Request, pk: int, message: int) -> HttpResponse:
    """What stands in the frame."""
    found, read = _letter(request, pk, message)
    return serving.serve_html(read.html, found.attachments.all(), language=found.case.language)


@guarded(Permission.SEE_CASES)
def of_customer(request: Request, pk: int) -> HttpResponse:
    """The cases of a customer and what they were promised, for their page."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user), pk=pk)
    seen = Case.objects.visible_to(request.user).filter(customer=customer).select_related("unit", "owner")
    dues = Dues(request.at)
    promises = Promise.objects.visible_to(request.user).pending().filter(customer=customer).select_related("by").order_by("due_at")
    context = {
        "customer": customer,
        "cases": [(case, dues.of(case)) for case in seen.order_by("-received_at")[:MOST_RELATED]],
        "promises": [(one, dues.of_promise(one)) for one in promises[:MOST_RELATED]],
        "may_open": request.user.may(Permission.OPEN_CASES),
        "may_promise": request.user.may(Permission.HANDLE_CASES),
    }
    return render(request, "cases/of_customer.html#body" if request.htmx else "cases/of_customer.html", context)
