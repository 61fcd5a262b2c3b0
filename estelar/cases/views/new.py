"""A new case in one minute, and what whoever brought it takes home: number, key, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from estelar.cases.forms.new import BookForm, NewForm, form_of
from estelar.cases.models import Case
from estelar.cases.operations.opening import SheetLoaded, open_case
from estelar.cases.operations.receipts import receipt_text
from estelar.cases.views import crumbs, page
from estelar.cases.views.badges import Dues
from estelar.channels.operations import attachments
from estelar.customers.models import Customer
from estelar.encounters.operations.customers import find_customers
from estelar.errors import RuleBroken
from estelar.permissions import Permission
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.people.requests import Request


def _people(request: Request, words: str, chosen: str) -> list[dict[str, Any]]:
    """Whoever answers to the search, and whoever was chosen before."""
    seen = (
        Customer.objects.visible_to(request.user).filter(erased_at=None)
        if request.user.may(Permission.SEE_CUSTOMERS)
        else Customer.objects.none()
    )
    kept = list(seen.filter(pk=chosen)) if chosen.isdigit() and len(chosen) < 19 else []
    found = list(find_customers(words, by=request.user)) if words.strip() and request.user.may(Permission.SEE_CUSTOMERS) else []
    return [
        {
            "pk": str(one.pk),
            "name": str(one),
            "note": " · ".join(part for part in (one.document, one.phone, one.email) if part),
            "chosen": str(one.pk) == chosen,
        }
        for one in dict.fromkeys([*kept, *found])
    ]


@guarded(Permission.OPEN_CASES)
def who(request: Request) -> HttpResponse:
    """Customers that answer to what is typed, as choices of the form."""
    q = request.GET.get("q", "")
    return render(request, "cases/new.html#people", {"people": _people(request, q, request.GET.get("customer", "")), "q": q})


@guarded(Permission.OPEN_CASES)
def new(request: Request) -> HttpResponse:
    """Write down what somebody asks."""
    sent = request.method == "POST"
    kind = form_of(request.organisation.country)
    form = kind(request.POST if sent else None, request.FILES if sent else None, person=request.user, initial=_known(request))
    finding = "find" in request.POST
    if sent and not finding and form.is_valid() and (case := _open(request, form)) is not None:
        return redirect("cases:opened", pk=case.pk)
    q = request.POST.get("q", "")
    context = {"form": form, "people": _people(request, q, form.chosen), "q": q, "finding": finding, "is_book": kind is BookForm}
    return render(request, "cases/new.html", context, status=422 if sent and not finding else 200)


def _known(request: Request) -> dict[str, str]:
    """What the address says already: whose case it is (from their page)."""
    customer = request.GET.get("customer", "")
    return {"customer": customer} if customer.isdigit() else {}


def _open(request: Request, form: NewForm) -> Case | None:
    """The case with its files, all or nothing; a broken rule goes to its field."""
    try:
        with transaction.atomic():
            files = [
                attachments.store(file.name, file, by=request.user, at=request.at, declared_type=file.content_type or "")
                for file in form.cleaned_data["attached"]
            ]
            return open_case(**form.opening(request.at), attachments=files, by=request.user, at=request.at)
    except SheetLoaded as loaded:
        form.add_error("paper_number", _with_link(loaded))
    except RuleBroken as broken:
        broken.field = form.field_of(broken)
        say(form, broken)
    return None


def _with_link(loaded: SheetLoaded) -> str:
    """The sentence, and the way to the case that holds the sheet for whoever may see it."""
    if loaded.case is None:
        return str(loaded)
    return format_html('{} <a href="{}">{}</a>', str(loaded), loaded.case.get_absolute_url(), _("Open that case"))


@guarded(Permission.SEE_CASES)
def opened(request: Request, pk: int) -> HttpResponse:
    """What to tell whoever brought the case: its number, its key, until when, and the receipt to print."""
    case = page.one(request, pk)
    context = {
        "case": case, "due": Dues(request.at).of(case), "receipt": receipt_text(case, case.language),
        "paper_url": reverse("cases:receipt_pdf", args=[case.pk]), "crumbs": crumbs.of(case, str(case.subject)),
    }  # fmt: skip
    return render(request, "cases/opened.html", context)
