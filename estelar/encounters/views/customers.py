"""Joining two records of one customer, and erasing one: both are asked for twice, because there is no way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from estelar.customers.models import Customer
from estelar.encounters.forms.record import EraseForm
from estelar.encounters.models import Encounter
from estelar.encounters.operations import customers as operations
from estelar.permissions import Permission
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.requests import Request


def _theirs(request: Request, pk: int | str, permission: Permission) -> Customer:
    """A customer whom the person sees, and in whose unit they may do this; anybody else is not there."""
    customer = get_object_or_404(Customer.objects.visible_to(request.user).filter(erased_at=None), pk=pk)
    if customer.unit is not None and not request.user.may(permission, customer.unit):
        raise Http404
    return customer


def _chosen(request: Request) -> str:
    text = request.POST.get("absorb") or request.GET.get("absorb") or ""
    return text if text.isascii() and text.isdigit() and len(text) < 19 else ""


@guarded(Permission.MERGE_CUSTOMERS)
def merge(request: Request, pk: int) -> HttpResponse:
    """Find the other record, look at both, say yes."""
    keep = _theirs(request, pk, Permission.MERGE_CUSTOMERS)
    chosen = _chosen(request)
    absorb = _theirs(request, chosen, Permission.MERGE_CUSTOMERS) if chosen and int(chosen) != keep.pk else None
    if request.method == "POST" and absorb is not None:
        moved = operations.merge_customers(keep, absorb, by=request.user, at=request.at)
        words = ngettext("The two records are one now. %(n)s contact moved.", "The two records are one now. %(n)s contacts moved.", moved)
        tell(request, words % {"n": moved})
        return redirect("encounters:of_customer", pk=keep.pk)
    q = request.GET.get("q", "")
    context = {
        "keep": keep,
        "absorb": absorb,
        "moving": Encounter.objects.filter(customer=absorb).count() if absorb else 0,
        "q": q,
        "found": [c for c in operations.find_customers(q, by=request.user) if c.pk != keep.pk] if q.strip() else [],
        "back_url": reverse("encounters:of_customer", args=[keep.pk]),
    }
    return render(request, "encounters/merge.html", context)


@guarded(Permission.ERASE_CUSTOMERS)
def erase(request: Request, pk: int) -> HttpResponse:
    """Say what goes and what stays; then ask for the word of the person who does it."""
    customer = _theirs(request, pk, Permission.ERASE_CUSTOMERS)
    sure = "sure" in request.GET or request.method == "POST"
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        left = operations.erase_customer(customer, by=request.user, at=request.at)
        words = ngettext(
            "The personal data are gone. %(n)s contact stays without a name.",
            "The personal data are gone. %(n)s contacts stay without a name.",
            left,
        )
        tell(request, words % {"n": left})
        return redirect("customers:list")
    context = {
        "customer": customer,
        "form": form,
        "sure": sure,
        "contacts": Encounter.objects.filter(customer=customer).count(),
        "back_url": reverse("encounters:of_customer", args=[customer.pk]),
    }
    return render(request, "encounters/erase.html", context, status=422 if form.is_bound else 200)
