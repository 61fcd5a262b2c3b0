"""Customers: found, added, changed, joined, erased; the same operations as their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query

from estelar.api import shown
from estelar.api.edge import ApiRequest, check_match
from estelar.api.routing import route
from estelar.api.schemas import customers as schemas
from estelar.customers.models import Customer
from estelar.customers.operations import add_customer, change_customer
from estelar.customers.rules import FIELDS
from estelar.encounters.operations import customers as with_encounters
from estelar.errors import RuleBroken
from estelar.people.models import Unit
from estelar.permissions import Permission as P
from estelar.ui.guard import NotAllowed

TAG = "customers"


def customer_shown(customer: Customer) -> shown.Shown:
    return {
        "id": customer.pk,
        **{field: getattr(customer, field) for field in FIELDS},
        "unit": customer.unit_id,
        "erased": customer.is_erased,
        "created_at": customer.created_at,
    }


def _all(found: Sequence[Customer]) -> list[shown.Shown]:
    return [customer_shown(one) for one in found]


@route("GET", "/customers", name="customers_list", tag=TAG, permission=P.SEE_CUSTOMERS, out=schemas.CustomerList, summary=_("Customers"),
       about=_("Those of the units that the robot sees, and those of no unit in particular; without those that were erased."))  # fmt: skip
def customers(request: ApiRequest, asked: Query[schemas.CustomerFilters]) -> HttpResponse:
    rows = Customer.objects.visible_to(request.user).filter(erased_at=None)
    if asked.external_id:
        rows = rows.filter(external_id=asked.external_id)
    if asked.unit is not None:
        rows = rows.filter(unit=asked.unit)
    if asked.q.strip():
        rows = rows.search(asked.q)
    return shown.page(request, rows, asked, schema=schemas.Customer, show=_all)


@route("GET", "/customers/{int:pk}", name="customer", tag=TAG, permission=P.SEE_CUSTOMERS, out=schemas.Customer, more={301: None},
       summary=_("One customer"), about=_("The address of a record that was joined to another leads to that one (301)."))  # fmt: skip
def customer(request: ApiRequest, pk: int) -> HttpResponse:
    visible = Customer.objects.visible_to(request.user)
    found = visible.filter(pk=pk).first()
    if found is not None:
        return shown.one(request, customer_shown(found))
    became = get_object_or_404(Customer.objects.filter(merged_into__in=visible), pk=pk)
    response = HttpResponse(status=301)
    response["Location"] = reverse("api:v1:customer", args=[became.merged_into_id])
    return response


def _unit(request: ApiRequest, pk: int | None) -> Unit | None:
    """The unit of the call, where the robot may change customers. Raises RuleBroken."""
    if pk is None:
        return None
    unit = Unit.objects.where(request.user, P.CHANGE_CUSTOMERS).open().filter(pk=pk).first()
    if unit is None:
        raise RuleBroken(gettext("There is no such unit, or you may not do this there."), code="not_found", field="unit")
    return unit


def _held(request: ApiRequest, pk: int, permission: P) -> Customer:
    """Visible, not erased, ours until the transaction ends, as the caller saw it, and of a unit where the robot may do this."""
    rows = Customer.objects.visible_to(request.user).filter(erased_at=None)
    customer = get_object_or_404(rows.select_for_update(no_key=True, of=("self",)).select_related("unit"), pk=pk)
    if not request.user.may(permission, customer.unit):
        raise NotAllowed(permission)
    check_match(request, shown.etag_of(customer_shown(customer)))
    return customer


@route("POST", "/customers", name="customer_add", tag=TAG, permission=P.CHANGE_CUSTOMERS, out=schemas.Customer, status=201,
       summary=_("Add a customer"),
       about=_("Without looking whether they are there already: search first, by `external_id` or `q`."))  # fmt: skip
def add(request: ApiRequest, what: schemas.CustomerIn) -> HttpResponse:
    data = what.model_dump()
    made = add_customer(**data | {"unit": _unit(request, what.unit)}, by=request.user, at=request.at)
    return shown.one(request, customer_shown(made), status=201, location=reverse("api:v1:customer", args=[made.pk]))


@route("PATCH", "/customers/{int:pk}", name="customer_change", tag=TAG, permission=P.CHANGE_CUSTOMERS, out=schemas.Customer,
       summary=_("Change a customer"))  # fmt: skip
def change(request: ApiRequest, pk: int, what: schemas.CustomerChange) -> HttpResponse:
    held = _held(request, pk, P.CHANGE_CUSTOMERS)
    fields: dict[str, Any] = what.model_dump(exclude_unset=True)
    unit = held.unit
    if "unit" in fields and fields["unit"] != held.unit_id:
        unit = _unit(request, fields["unit"])
    fields["unit"] = unit
    changed = change_customer(held, **fields, by=request.user, at=request.at)
    return shown.one(request, customer_shown(changed))


@route("POST", "/customers/{int:pk}/merge", name="customer_merge", tag=TAG, permission=P.MERGE_CUSTOMERS, out=schemas.Moved,
       summary=_("Join another record to this one"),
       about=_("The contacts of the other record become contacts of this one. There is no way back."))  # fmt: skip
def merge(request: ApiRequest, pk: int, what: schemas.CustomerMerge) -> HttpResponse:
    keep = _held(request, pk, P.MERGE_CUSTOMERS)
    absorb = Customer.objects.visible_to(request.user).select_related("unit").filter(erased_at=None, pk=what.absorb).first()
    if absorb is None or not request.user.may(P.MERGE_CUSTOMERS, absorb.unit):
        raise RuleBroken(gettext("There is no such record, or you may not join it."), code="not_found", field="absorb")
    moved = with_encounters.merge_customers(keep, absorb, by=request.user, at=request.at)
    return shown.done({"customer": keep.pk, "encounters": moved})


@route("POST", "/customers/{int:pk}/erase", name="customer_erase", tag=TAG, permission=P.ERASE_CUSTOMERS, out=schemas.Moved,
       summary=_("Erase the personal data of a customer"),
       about=_("Their contacts stay, without a name and without anybody's words. There is no way back."))  # fmt: skip
def erase(request: ApiRequest, pk: int, what: schemas.CustomerErase) -> HttpResponse:
    held = _held(request, pk, P.ERASE_CUSTOMERS)
    if not what.confirmed:
        raise RuleBroken(gettext("Confirm it: nothing was erased."), code="not_confirmed", field="confirmed")
    left = with_encounters.erase_customer(held, by=request.user, at=request.at)
    return shown.done({"customer": held.pk, "encounters": left})
