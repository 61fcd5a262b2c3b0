"""Customers: the list with its search, and the page of each.

Joining two records and erasing one also concern contacts, which stand above this room: those pages are `encounters:merge_customers` and
`encounters:erase_customer`, reached by their names.
"""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.customers.forms import CustomerForm, SearchForm
from estelar.customers.models import SEARCHED, Customer, CustomerQuerySet
from estelar.customers.operations import add_customer, change_customer
from estelar.errors import RuleBroken
from estelar.people.context import word_of
from estelar.people.models import Unit, UnitQuerySet
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, Fact, Page
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell

ORDER = ("sorting", "pk")
FOUND = ("place", "pk")


def _visible(request: Request) -> CustomerQuerySet:
    return Customer.objects.visible_to(request.user).select_related("unit")


def _may(request: Request, permission: Permission, customer: Customer) -> bool:
    return not customer.is_erased and request.user.may(permission, customer.unit)


def _held(request: Request, pk: int, permission: Permission) -> Customer:
    """Visible, not erased, and of a unit where the person may do this."""
    customer = get_object_or_404(_visible(request).filter(erased_at=None), pk=pk)
    if not _may(request, permission, customer):
        raise NotAllowed(permission)
    return customer


def _units(request: Request) -> UnitQuerySet:
    return Unit.objects.where(request.user, Permission.CHANGE_CUSTOMERS).open()


def _crumbs(request: Request, *more: Crumb) -> list[Crumb]:
    many = word_of(request.organisation, request.LANGUAGE_CODE).many
    return [Crumb(many[:1].upper() + many[1:], reverse("customers:list")), *more]


def _searched(rows: CustomerQuerySet, words: str, query: QueryDict) -> tuple[list[Customer], Page]:
    """The likeliest first; the end of the last page says when there are others."""
    found, page = keyset_page(rows.search(words), query, order=FOUND)
    is_end = found and not page.next_url and getattr(found[-1], "place") == SEARCHED  # noqa: B009  # an annotation, no field
    note = _("These are the likeliest %(n)s. Whoever is not among them is found with another letter or word.") % {"n": SEARCHED}
    return found, replace(page, note=note) if is_end else page


@guarded(Permission.SEE_CUSTOMERS)
def customers(request: Request) -> HttpResponse:
    """By name, a page at a time; searched by anything that is known of them."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    found = _visible(request).filter(erased_at=None)
    rows, page = _searched(found, words, request.GET) if words else keyset_page(found.in_order_of_names(), request.GET, order=ORDER)
    context = {"rows": rows, "page": page, "form": form, "words": words, "may_add": request.user.may(Permission.CHANGE_CUSTOMERS)}
    return render(request, "customers/list.html", context)


def _facts(customer: Customer) -> list[Fact]:
    known = [
        Fact(_("Document"), customer.document),
        Fact(_("Telephone"), customer.phone),
        Fact(_("E-mail"), customer.email),
        Fact(_("External id"), customer.external_id),
    ]
    return [*(fact for fact in known if fact.value), Fact(_("Unit"), customer.unit.name if customer.unit else _("None in particular"))]


@guarded(Permission.SEE_CUSTOMERS)
def customer(request: Request, pk: int) -> HttpResponse:
    """One customer. The address of a record that was joined to another leads to that one."""
    found = _visible(request).filter(pk=pk).first()
    if found is None:
        became = get_object_or_404(Customer.objects.filter(merged_into__in=_visible(request)), pk=pk)
        assert became.merged_into_id is not None
        return redirect("customers:customer", pk=became.merged_into_id)
    context = {
        "customer": found,
        "facts": _facts(found),
        "joined": found.merged.count(),
        "crumbs": _crumbs(request, Crumb(str(found))),
        "may_change": _may(request, Permission.CHANGE_CUSTOMERS, found),
        "may_merge": _may(request, Permission.MERGE_CUSTOMERS, found),
        "may_erase": _may(request, Permission.ERASE_CUSTOMERS, found),
        "may_record": not found.is_erased and request.user.may(Permission.RECORD_ENCOUNTERS),
        "may_see_encounters": request.user.may(Permission.SEE_ENCOUNTERS),
        "may_see_cases": request.user.may(Permission.SEE_CASES),
        "may_read_journal": request.user.may_everywhere(Permission.SEE_JOURNAL),
    }
    return render(request, "customers/customer.html", context)


@guarded(Permission.CHANGE_CUSTOMERS)
def add(request: Request) -> HttpResponse:
    """A new customer."""
    form = CustomerForm(request.POST or None, units=_units(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = add_customer(**form.values, by=request.user, at=request.at)
        except RuleBroken as error:
            form.add_error(error.field, str(error))
        else:
            tell(request, _("Saved."))
            return redirect("customers:customer", pk=made.pk)
    context = {"form": form, "back": reverse("customers:list"), "crumbs": _crumbs(request, Crumb(_("New")))}
    return render(request, "customers/form.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_CUSTOMERS)
def change(request: Request, pk: int) -> HttpResponse:
    """Other data of a customer."""
    held = _held(request, pk, Permission.CHANGE_CUSTOMERS)
    form = CustomerForm(request.POST or None, units=_units(request), customer=held)
    if request.method == "POST" and form.is_valid():
        try:
            change_customer(held, **form.values, by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved."))
            return redirect("customers:customer", pk=pk)
    back = reverse("customers:customer", args=[pk])
    context = {"form": form, "customer": held, "back": back, "crumbs": _crumbs(request, Crumb(str(held), back), Crumb(_("Change")))}
    return render(request, "customers/form.html", context, status=422 if form.errors else 200)
