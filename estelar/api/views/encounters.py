"""Contacts: recorded one by one or by thousands, read, corrected, removed; the same operations as their pages."""

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
from estelar.api.schemas import encounters as schemas
from estelar.api.schemas.customers import CustomerData
from estelar.customers.models import Customer
from estelar.customers.operations import find_or_make
from estelar.cycles.models import Cycle, Moment
from estelar.encounters.models import Encounter, EncounterQuerySet
from estelar.encounters.operations import bulk
from estelar.encounters.operations.correct import correct
from estelar.encounters.operations.record import record, remove
from estelar.errors import Conflict, RuleBroken
from estelar.people.models import Person, Unit
from estelar.permissions import Permission as P

TAG = "encounters"
VALUES = {word: number for number, word in schemas.IMPRESSIONS.items()}
NONE = {"served_by": None, "wait_seconds": None, "duration_seconds": None, "visit": None}


def encounters_shown(found: Sequence[Encounter], reader: Person) -> list[shown.Shown]:
    """As the reader may see them: one query tells of which of their customers they may know."""
    named = {one.customer_id for one in found if one.customer_id}
    seen = set(Customer.objects.visible_to(reader).filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    return [_shown(one, seen) for one in found]


def _shown(one: Encounter, seen: set[int]) -> shown.Shown:
    return {
        "id": one.pk,
        "cycle": one.moment.cycle_id,
        "moment": one.moment_id,
        "unit": one.unit_id,
        "customer": one.customer_id if one.customer_id in seen else None,
        "customer_hidden": one.customer_id is not None and one.customer_id not in seen,
        "served_by": one.served_by_id,
        "channel": one.channel,
        "occurred_at": one.occurred_at,
        "day": one.day,
        "wait_seconds": one.wait_seconds,
        "duration_seconds": one.duration_seconds,
        "rating": one.rating_raw,
        "scale": one.scale,
        "score": one.rating,
        "satisfied": one.satisfied,
        "promoter": one.promoter,
        "impression": None if one.impression is None else schemas.IMPRESSIONS[one.impression],
        "impression_source": one.impression_source,
        "elements": {d.element: d.evidence for d in sorted(one.dissatisfactions.all(), key=lambda d: d.element)},
        "made_stellar": one.made_stellar,
        "comment": one.comment,
        "visit": one.visit,
        "source": one.source,
        "external_id": one.external_id,
        "recorded_by": one.recorded_by_id,
        "recorded_at": one.recorded_at,
    }


def _whole(rows: EncounterQuerySet) -> EncounterQuerySet:
    return rows.select_related("moment").prefetch_related("dissatisfactions")


def _one_shown(request: ApiRequest, pk: int) -> shown.Shown:
    one = get_object_or_404(_whole(Encounter.objects.visible_to(request.user)), pk=pk)
    return encounters_shown([one], request.user)[0]


def filtered(asked: schemas.EncounterFilters, person: Person) -> EncounterQuerySet:
    """The contacts that the person sees and asked for."""
    rows = Encounter.objects.visible_to(person)
    if asked.unit is not None:
        unit = Unit.objects.visible_to(person).filter(pk=asked.unit).first()
        rows = rows.filter(unit__in=Unit.objects.below(unit)) if unit else rows.none()
    if asked.cycle is not None:
        cycle = Cycle.objects.visible_to(person).filter(pk=asked.cycle).first()
        rows = rows.filter(moment__in=list(cycle.moments.values_list("pk", flat=True))) if cycle else rows.none()
    if asked.customer is not None:
        rows = rows.filter(customer__in=Customer.objects.visible_to(person).filter(pk=asked.customer))
    if asked.impression is not None:
        rows = rows.filter(impression=VALUES.get(asked.impression))
    if asked.comment is not None:
        rows = rows.exclude(comment="") if asked.comment else rows.filter(comment="")
    plain: dict[str, Any] = {"moment": asked.moment, "visit": asked.visit, "source": asked.source, "external_id": asked.external_id}
    plain |= {"day__gte": asked.since, "day__lte": asked.until}
    return rows.filter(**{name: value for name, value in plain.items() if value not in (None, "")})


@route("GET", "/encounters", name="encounters_list", tag=TAG, permission=P.SEE_ENCOUNTERS, out=schemas.EncounterList,
       summary=_("Contacts"), about=_("Those of the units that the robot sees, the latest lived first."))  # fmt: skip
def encounters(request: ApiRequest, asked: Query[schemas.EncounterFilters]) -> HttpResponse:
    rows = _whole(filtered(asked, request.user))
    return shown.page(
        request,
        rows,
        asked,
        schema=schemas.Encounter,
        show=lambda found: encounters_shown(found, request.user),
        order=("day", "occurred_at", "pk"),
        descending=True,
    )


@route("GET", "/encounters/{int:pk}", name="encounter", tag=TAG, permission=P.SEE_ENCOUNTERS, out=schemas.Encounter,
       summary=_("One contact"))  # fmt: skip
def encounter(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, _one_shown(request, pk))


def _missing(field: str, sentence: str) -> RuleBroken:
    return RuleBroken(sentence, code="not_found", field=field)


def _place(request: ApiRequest, data: dict[str, Any]) -> dict[str, Any]:
    """Moment, unit and person as rows, as far as the robot may. Raises RuleBroken that names the field."""
    found: dict[str, Any] = {}
    if "moment" in data:
        found["moment"] = Moment.objects.visible_to(request.user).select_related("cycle").filter(pk=data["moment"]).first()
        if found["moment"] is None:
            raise _missing("moment", gettext("There is no such moment."))
    if "unit" in data:
        found["unit"] = Unit.objects.where(request.user, P.RECORD_ENCOUNTERS).filter(pk=data["unit"]).first()
        if found["unit"] is None:
            raise _missing("unit", gettext("There is no such unit, or you may not record in it."))
    if data.get("served_by") is not None:
        people = Person.objects.visible_to(request.user).filter(kind=Person.Kind.HUMAN, is_active=True)
        found["served_by"] = people.filter(pk=data["served_by"]).first()
        if found["served_by"] is None:
            raise _missing("served_by", gettext("There is no such person."))
    return found


def _customer(request: ApiRequest, who: int | CustomerData | None, unit: Unit) -> Customer | None:
    """By number, or found or made by what is known of them. Raises RuleBroken."""
    if who is None:
        return None
    if isinstance(who, int):
        found = Customer.objects.visible_to(request.user).filter(pk=who).first()
        if found is None:
            raise _missing("customer", gettext("There is no such record, or it was joined to another one or erased."))
        return found
    try:
        return find_or_make(**who.model_dump(), unit=unit, by=request.user, at=request.at)[0]
    except RuleBroken as broken:
        raise RuleBroken(broken.message, code=broken.code, field=f"customer.{broken.field}") from broken


def said(data: dict[str, Any]) -> dict[str, Any]:
    """What was said of a contact, as the operations take it."""
    if "impression" in data and data["impression"] is not None:
        data["impression"] = VALUES[data["impression"]]
    if "rating" in data:
        data["rating"] = data["rating"] if isinstance(data["rating"], str) else f"{data['rating']:.10g}"
    return data


@route("POST", "/encounters", name="encounter_record", tag=TAG, permission=P.RECORD_ENCOUNTERS, out=schemas.Encounter, status=201,
       more={200: schemas.Encounter}, summary=_("Record a contact"),
       about=_("200 instead of 201: its source had sent this external id before; the contact stayed as it was."))  # fmt: skip
def record_one(request: ApiRequest, what: schemas.EncounterIn) -> HttpResponse:
    data = what.model_dump(exclude={"customer"})
    place = _place(request, data)
    customer = _customer(request, what.customer, place["unit"])
    made = record(customer=customer, **said(data) | place, by=request.user, at=request.at)
    is_new = made.recorded_at == request.at and made.recorded_by_id == request.user.pk
    if not is_new and not Encounter.objects.visible_to(request.user).filter(pk=made.pk).exists():
        raise Conflict(gettext("This external id belongs to a contact that you do not see."), code="external_id_taken", field="external_id")
    where = reverse("api:v1:encounter", args=[made.pk])
    return shown.one(request, _one_shown(request, made.pk), status=201 if is_new else 200, location=where)


@route("POST", "/encounters/bulk", name="encounters_bulk", tag=TAG, permission=P.RECORD_ENCOUNTERS, out=schemas.Recorded, status=201,
       summary=_("Record up to 5,000 contacts"),
       about=_("All of them or none. When some cannot be recorded, `errors` says which row, which field, why."))  # fmt: skip
def record_many(request: ApiRequest, what: schemas.Encounters) -> HttpResponse:
    rows = []
    for one in what.encounters:
        data = said(one.model_dump(exclude={"customer", "moment", "unit", "served_by"}))
        who = one.customer.model_dump() if isinstance(one.customer, CustomerData) else one.customer
        rows.append(bulk.Row(moment=one.moment, unit=one.unit, customer=who, served_by=one.served_by, said=data))
    done = bulk.record_many(rows, by=request.user, at=request.at)
    recorded = len(done.ids) - done.already_there
    return shown.done({"recorded": recorded, "already_there": done.already_there, "ids": list(done.ids)}, status=201)


def _held(request: ApiRequest, pk: int) -> Encounter:
    """Visible, ours until the transaction ends, and as the caller saw it."""
    rows = Encounter.objects.visible_to(request.user).select_related("moment", "unit").prefetch_related("dissatisfactions")
    held = get_object_or_404(rows.select_for_update(of=("self",)), pk=pk)
    if "If-Match" in request.headers:
        check_match(request, shown.etag_of(encounters_shown([held], request.user)[0]))
    return held


@route("PATCH", "/encounters/{int:pk}", name="encounter_correct", tag=TAG, permission=P.RECORD_ENCOUNTERS, out=schemas.Encounter,
       summary=_("Correct a contact"),
       about=_("What is left out stays. Contacts of others need the permission encounters.correct in their unit."))  # fmt: skip
def change(request: ApiRequest, pk: int, what: schemas.EncounterChange) -> HttpResponse:
    held = _held(request, pk)
    data = what.model_dump(exclude_unset=True, exclude={"customer"})
    changes = said(data) | _place(request, data)
    if "customer" in what.model_fields_set and not _same(held, what.customer):
        changes["customer"] = _customer(request, what.customer, changes.get("unit", held.unit))
    correct(held, by=request.user, at=request.at, **changes)
    return shown.one(request, _one_shown(request, pk))


def _same(held: Encounter, who: object) -> bool:
    return isinstance(who, int) and who == held.customer_id


@route("DELETE", "/encounters/{int:pk}", name="encounter_remove", tag=TAG, permission=P.RECORD_ENCOUNTERS, out=None, status=204,
       summary=_("Remove a contact"),
       about=_("For good; the journal keeps that it was there, and the reason: write no personal data in it."))  # fmt: skip
def take_away(request: ApiRequest, pk: int, asked: Query[schemas.Reason]) -> HttpResponse:
    remove(_held(request, pk), by=request.user, at=request.at, reason=asked.reason)
    return shown.nothing()
