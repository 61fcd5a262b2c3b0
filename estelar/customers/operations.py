"""What is done with customers. Moving the contacts of whoever is merged, and erasing their words, is the business of `encounters` above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from estelar.customers import rules
from estelar.customers.models import Customer
from estelar.errors import Conflict, RuleBroken
from estelar.journal.operations import record, record_many
from estelar.people.models import Person, Unit


def _clean(given: Mapping[str, Any]) -> dict[str, str]:
    """The fields as they are stored, with their keys. Raises RuleBroken."""
    values = {field: rules.clean(str(given.get(field, ""))) for field in rules.FIELDS}
    rules.check_lengths(values)
    rules.check_known(values)
    return values | rules.keys(name=values["name"], document=values["document"], phone=values["phone"], email=values["email"])


def _check_free(external_id: str, *, but: Customer | None = None) -> None:
    if not external_id:
        return
    others = Customer.objects.filter(external_id=external_id)
    taken = (others.exclude(pk=but.pk) if but else others).first()
    if taken:
        raise RuleBroken(
            _("The external id {id} belongs to {who}. Check it, or leave it empty.").format(id=external_id, who=taken),
            code="external_id_taken",
            field="external_id",
        )


def _hold(customer: Customer) -> Customer:
    """The row, locked, as it is now. Raises Conflict when it was merged or erased meanwhile."""
    held = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    if held.merged_into_id is not None:
        raise Conflict(_("These data were joined to another record meanwhile. Open that one."), code="merged")
    if held.is_erased:
        raise Conflict(_("These personal data were erased. Nothing can be added to them."), code="erased")
    return held


@transaction.atomic
def add_customer(
    *,
    by: Person,
    at: datetime,
    unit: Unit | None = None,
    name: str = "",
    document: str = "",
    phone: str = "",
    email: str = "",
    external_id: str = "",
) -> Customer:
    """A new customer, without looking for one (see `find_or_make`). Raises RuleBroken."""
    values = _clean({"name": name, "document": document, "phone": phone, "email": email, "external_id": external_id})
    return _add(values, unit=unit, by=by, at=at)


def _add(values: Mapping[str, str], *, unit: Unit | None, by: Person, at: datetime) -> Customer:
    """Of data that are clean."""
    _check_free(values["external_id"])
    customer = Customer.objects.create(unit=unit, created_at=at, **values)
    record("customers.added", customer, by=by, at=at, fields=[field for field in rules.FIELDS if values[field]])
    return customer


@transaction.atomic
def change_customer(customer: Customer, *, by: Person, at: datetime, unit: Unit | None, **fields: str) -> Customer:
    """Other data; a field that is left out stays. The journal keeps which fields, not what they said. Raises RuleBroken and Conflict."""
    held = _hold(customer)
    values = _clean({field: getattr(held, field) for field in rules.FIELDS} | fields)
    _check_free(values["external_id"], but=held)
    wanted: dict[str, Any] = {**values, "unit": unit}
    changed = [key for key, value in wanted.items() if getattr(held, key) != value]
    if changed:
        for key in changed:
            setattr(held, key, wanted[key])
        held.save(update_fields=changed)
        record("customers.changed", held, by=by, at=at, fields=[key for key in changed if not key.endswith("_key")])
    return held


def _serialise(values: Mapping[str, str]) -> None:
    """Two clerks who write down the same new person at the same time get one: each identifier is held until the transaction ends."""
    words = sorted(f"{key}:{values[key]}" for key in ("external_id", "document_key", "email_key", "phone_key") if values[key])
    each = ", pg_advisory_xact_lock(hashtextextended('estelar.customer ' || %s, 0))" * len(words)  # taken in this order
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('estelar.customers', 0))" + each, words)


def _recognise(values: Mapping[str, str]) -> Customer | None:
    """External id, document, e-mail, telephone: the first that names exactly one person who does not contradict. Never a name alone."""
    if values["external_id"]:
        found = Customer.objects.select_related("merged_into").filter(external_id=values["external_id"]).first()
        if found:
            return found.merged_into or found
    for key in ("document_key", "email_key", "phone_key"):
        if not values[key]:
            continue
        with_it = Customer.objects.select_related("merged_into").filter(**{key: values[key]}, erased_at=None).exclude(**{key: ""})
        people: dict[int, Customer] = {}
        for found in with_it[:20]:
            person = found.merged_into or found
            if rules.may_be_one({k: str(getattr(person, k)) for k in (*rules.AGREES[key], key)}, values, key):
                people[person.pk] = person
        if len(people) == 1:
            return next(iter(people.values()))
    return None


@transaction.atomic
def find_or_make(
    *,
    by: Person,
    at: datetime,
    unit: Unit | None = None,
    name: str = "",
    document: str = "",
    phone: str = "",
    email: str = "",
    external_id: str = "",
    complete: bool = True,
) -> tuple[Customer, bool]:
    """The customer whom these data name, with what was unknown filled in; else a new one (then True). Raises RuleBroken.

    A name alone never matches; what two people share matches neither of them. `complete` false: a stranger says so of themselves, and
    nothing of it is written into the record of somebody whom we know already.
    """
    values = _clean({"name": name, "document": document, "phone": phone, "email": email, "external_id": external_id})
    _serialise(values)
    found = _recognise(values)
    if found is None:
        return _add(values, unit=unit, by=by, at=at), True
    held = Customer.objects.select_for_update(no_key=True).get(pk=found.pk)
    missing = [field for field in rules.FIELDS if values[field] and not getattr(held, field)] if complete else []
    if "external_id" in missing and Customer.objects.filter(external_id=values["external_id"]).exists():
        missing.remove("external_id")  # it stays with the record that was joined to this one
    if missing and not held.is_erased:
        _fill(held, values, missing)
        record("customers.completed", held, by=by, at=at, fields=missing)
    return held, False


_KEYS = ("external_id", "document_key", "email_key", "phone_key")


class _Known:
    """Everybody whom these identifiers could name, read once, with those who are being made now."""

    def __init__(self, given: Sequence[Mapping[str, str]]) -> None:
        self.by_key: dict[str, defaultdict[str, list[Customer]]] = {key: defaultdict(list) for key in _KEYS}
        for key in _KEYS:
            wanted = {values[key] for values in given if values[key]}
            rows = Customer.objects.select_related("merged_into").filter(**{f"{key}__in": wanted}).exclude(**{key: ""}) if wanted else ()
            for row in rows:
                if key == "external_id" or row.erased_at is None:
                    self.by_key[key][getattr(row, key)].append(row)

    def add(self, customer: Customer) -> None:
        for key in _KEYS:
            if getattr(customer, key):
                self.by_key[key][getattr(customer, key)].append(customer)

    def recognise(self, values: Mapping[str, str]) -> Customer | None:
        """As `_recognise`, of what was read."""
        for found in self.by_key["external_id"][values["external_id"]] if values["external_id"] else ():
            return found.merged_into or found
        for key in _KEYS[1:]:
            named = [row.merged_into or row for row in self.by_key[key][values[key]]] if values[key] else []
            people = {row.pk or -id(row): row for row in named if rules.may_be_one(_told(row, key), values, key)}
            if len(people) == 1:
                return next(iter(people.values()))
        return None


def _told(customer: Customer, key: str) -> dict[str, str]:
    return {name: str(getattr(customer, name)) for name in (*rules.AGREES[key], key)}


@transaction.atomic
def find_or_make_many(given: Sequence[tuple[Mapping[str, str], Unit | None]], *, by: Person, at: datetime) -> list[Customer | RuleBroken]:
    """`find_or_make` for thousands, in a few statements: for each of `given` (its data, its unit) the customer, or why there is none.

    Nobody else recognises or makes customers by their data meanwhile. Rows that name the same new person make one.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('estelar.customers', 0))")
    cleaned = [_clean_or_why(data) for data, _unit in given]
    known = _Known([values for values in cleaned if not isinstance(values, RuleBroken)])
    made: list[Customer] = []
    answers: list[Customer | RuleBroken] = []
    wanted: dict[int, tuple[Customer, dict[str, str]]] = {}
    for values, (_data, unit) in zip(cleaned, given, strict=True):
        if isinstance(values, RuleBroken):
            answers.append(values)
            continue
        found = known.recognise(values)
        if found is None:
            found = Customer(unit=unit, created_at=at, **values)
            made.append(found)
            known.add(found)
        elif found._state.adding:
            _complete(found, values)
        else:
            found, missing = wanted.setdefault(found.pk, (found, {}))
            missing |= {f: values[f] for f in rules.FIELDS if values[f] and not getattr(found, f) and f not in missing}
        answers.append(found)
    Customer.objects.bulk_create(made)
    record_many("customers.added", [(c, {"fields": [f for f in rules.FIELDS if getattr(c, f)]}) for c in made], by=by, at=at)
    _complete_all({pk: missing for pk, (_held, missing) in wanted.items() if missing}, by=by, at=at)
    return answers


def _clean_or_why(data: Mapping[str, str]) -> dict[str, str] | RuleBroken:
    try:
        return _clean(data)
    except RuleBroken as broken:
        return broken


def _complete(customer: Customer, values: Mapping[str, str]) -> list[str]:
    """Fill what was unknown; nothing is saved."""
    missing = [field for field in rules.FIELDS if values.get(field) and not getattr(customer, field)]
    for field in missing:
        setattr(customer, field, values[field])
    for key, value in rules.keys(name=customer.name, document=customer.document, phone=customer.phone, email=customer.email).items():
        setattr(customer, key, value)
    return missing


def _complete_all(missing: Mapping[int, Mapping[str, str]], *, by: Person, at: datetime) -> None:
    """Several known customers, each with what was unknown of them."""
    given = {values["external_id"] for values in missing.values() if "external_id" in values}
    taken = set(Customer.objects.filter(external_id__in=given).values_list("external_id", flat=True))
    held = Customer.objects.select_for_update(no_key=True).filter(pk__in=missing, erased_at=None).order_by("pk")
    lines: list[tuple[Customer, dict[str, Any]]] = []
    for customer in held:
        values = {f: v for f, v in missing[customer.pk].items() if f != "external_id" or v not in taken}
        if fields := _complete(customer, values):
            taken.add(customer.external_id)
            lines.append((customer, {"fields": fields}))
    columns = [*rules.FIELDS, "name_key", "document_key", "phone_key", "email_key"]
    Customer.objects.bulk_update([customer for customer, _detail in lines], columns, batch_size=500)
    record_many("customers.completed", lines, by=by, at=at)


def _fill(customer: Customer, values: Mapping[str, str], fields: list[str]) -> None:
    for field in fields:
        setattr(customer, field, values[field])
    keys = rules.keys(name=customer.name, document=customer.document, phone=customer.phone, email=customer.email)
    for key, value in keys.items():
        setattr(customer, key, value)
    customer.save(update_fields=[*fields, *keys])


@transaction.atomic
def merge_customer(customer: Customer, *, into: Customer, by: Person, at: datetime) -> Customer:
    """`customer` becomes part of `into`, which gains what it did not know. Contacts are not moved here. Raises RuleBroken and Conflict."""
    if customer.pk == into.pk:
        raise RuleBroken(_("This is one and the same record. Choose another one."), code="same", field="other")
    # always in the order of the numbers: two merges of the same pair cannot wait for each other
    first, second = sorted((customer, into), key=lambda one: one.pk)
    held = {one.pk: _hold(one) for one in (first, second)}
    customer, into = held[customer.pk], held[into.pk]
    values = {field: getattr(customer, field) for field in rules.FIELDS}
    gained = [field for field in rules.FIELDS if values[field] and not getattr(into, field)]
    customer.merged_into = into
    if "external_id" in gained:
        customer.external_id = ""
    customer.save(update_fields=["merged_into", "external_id"])
    Customer.objects.filter(merged_into=customer).update(merged_into=into)
    if gained:
        _fill(into, values, gained)
    if into.unit_id is None and customer.unit_id is not None:
        into.unit_id = customer.unit_id
        into.save(update_fields=["unit"])
    record("customers.merged", into, by=by, at=at, merged=customer.journal_label, fields=gained)
    return into


@transaction.atomic
def erase_customer(customer: Customer, *, by: Person, at: datetime) -> Customer:
    """Everything personal goes, also of the records joined to it; the number stays, so that figures stay. There is no way back."""
    held = Customer.objects.select_for_update(no_key=True).get(pk=customer.pk)
    if held.merged_into_id is not None:
        raise Conflict(_("These data were joined to another record meanwhile. Open that one."), code="merged")
    if held.is_erased:
        return held
    empty = dict.fromkeys((*rules.FIELDS, "name_key", "document_key", "phone_key", "email_key"), "")
    Customer.objects.filter(merged_into=held).update(erased_at=at, **empty)
    Customer.objects.filter(pk=held.pk).update(erased_at=at, **empty)
    held = Customer.objects.get(pk=held.pk)
    record("customers.erased", held, by=by, at=at)
    return held
