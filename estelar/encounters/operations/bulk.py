"""Thousands of contacts at once, all or nothing: the rules of `record` for each, and a few statements for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from estelar.customers.models import Customer
from estelar.customers.operations import find_or_make_many
from estelar.cycles.models import Moment
from estelar.encounters.models import Dissatisfaction, Encounter
from estelar.encounters.operations.record import drawn, facts_of, local_zone
from estelar.errors import EstelarError, RuleBroken
from estelar.journal.operations import record_many as write_journal
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    import uuid


@dataclass(frozen=True)
class Row:
    """One contact to be written: numbers of what it points to, the customer by number or by what is known of them, and the rest as
    `record` takes it."""

    moment: int
    unit: int
    customer: int | Mapping[str, str] | None = None
    served_by: int | None = None
    said: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class RowError:
    """What is wrong with one row; rows count from 0, as they came."""

    row: int
    field: str
    code: str
    message: str


class RowsRefused(EstelarError):
    """Some rows cannot be written, so none was."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        rows = len({error.row for error in errors})
        super().__init__(
            ngettext(
                "%(n)s row cannot be recorded, so nothing was. Correct it and send all of them again.",
                "%(n)s rows cannot be recorded, so nothing was. Correct them and send all of them again.",
                rows,
            )
            % {"n": rows}
        )
        self.errors = tuple(errors)


@dataclass(frozen=True)
class Recorded:
    """The numbers of the contacts in the order of the rows; `already_there` of them had been recorded before, and stayed as they were."""

    ids: tuple[int, ...]
    already_there: int


class _House:
    """What the rows point to, read in one query a kind, as far as the person may."""

    def __init__(self, rows: Sequence[Row], by: Person) -> None:
        named = {row.customer for row in rows if isinstance(row.customer, int)}
        people = Person.objects.visible_to(by).filter(kind=Person.Kind.HUMAN, is_active=True)
        self.moments = Moment.objects.visible_to(by).select_related("cycle").in_bulk({row.moment for row in rows})
        self.units = Unit.objects.where(by, Permission.RECORD_ENCOUNTERS).in_bulk({row.unit for row in rows})
        self.persons = people.in_bulk({row.served_by for row in rows if row.served_by is not None})
        seen = set(Customer.objects.visible_to(by).filter(pk__in=named, erased_at=None).values_list("pk", flat=True)) if named else set()
        # locked in the order of their numbers, so that nobody merges or erases them meanwhile
        held = Customer.objects.select_for_update(no_key=True).filter(pk__in=seen, erased_at=None, merged_into=None).order_by("pk")
        self.customers = {customer.pk: customer for customer in held} if seen else {}

    def problems(self, number: int, row: Row) -> Iterable[RowError]:
        """What the row points to and is not there for this person."""
        gone = _("There is no such record, or it was joined to another one or erased.")
        unknown = (
            ("moment", row.moment not in self.moments, _("There is no such moment.")),
            ("unit", row.unit not in self.units, _("There is no such unit, or you may not record in it.")),
            ("served_by", row.served_by is not None and row.served_by not in self.persons, _("There is no such person.")),
            ("customer", isinstance(row.customer, int) and row.customer not in self.customers, gone),
        )  # fmt: skip
        for name, is_unknown, sentence in unknown:
            if is_unknown:
                yield RowError(number, name, "not_found", sentence)


@transaction.atomic
def record_many(rows: Sequence[Row], *, by: Person, at: datetime) -> Recorded:
    """Write all these contacts down, or none. Each is judged as `record` judges it, and leaves the same line in the journal.

    A contact with an external id that its source has sent before stays as it is, and its number is given back. Raises RowsRefused, which
    says what is wrong with which row.
    """
    house, zone = _House(rows, by), local_zone()
    errors: list[RowError] = []
    made: list[tuple[Encounter, dict[str, str]]] = []
    for number, row in enumerate(rows):
        if unknown := list(house.problems(number, row)):
            errors += unknown
            continue
        served_by = house.persons[row.served_by] if row.served_by is not None else None
        try:
            drew = drawn(
                moment=house.moments[row.moment], unit=house.units[row.unit], served_by=served_by, by=by, at=at, zone=zone, **row.said
            )
        except RuleBroken as broken:
            errors.append(RowError(number, broken.field or "", broken.code, str(broken)))
        else:
            made.append(drew)
    if not errors:
        errors = [*_repeated(made), *_customers(rows, made, house, by=by, at=at)]
    if errors:
        raise RowsRefused(sorted(errors, key=lambda error: error.row))
    return _write(made, by=by, at=at)


def _repeated(made: Sequence[tuple[Encounter, dict[str, str]]]) -> list[RowError]:
    seen: dict[uuid.UUID, int] = {}
    errors = []
    for number, (encounter, _met) in enumerate(made):
        if encounter.fingerprint is None:
            continue
        first = seen.setdefault(encounter.fingerprint, number)
        if first != number:
            sentence = _("The same external id stands in row %(row)s already.") % {"row": first}
            errors.append(RowError(number, "external_id", "repeated", sentence))
    return errors


def _customers(
    rows: Sequence[Row], made: Sequence[tuple[Encounter, dict[str, str]]], house: _House, *, by: Person, at: datetime
) -> list[RowError]:
    """Give every contact its customer: by number, or found or made by what is known of them."""
    described = [
        (number, row.customer) for number, row in enumerate(rows) if row.customer is not None and not isinstance(row.customer, int)
    ]
    errors: list[RowError] = []
    if described:
        answers = find_or_make_many([(data, house.units[rows[number].unit]) for number, data in described], by=by, at=at)
        for (number, _data), answer in zip(described, answers, strict=True):
            if isinstance(answer, RuleBroken):
                errors.append(RowError(number, f"customer.{answer.field or ''}".strip("."), answer.code, str(answer)))
            elif answer.is_erased:
                errors.append(RowError(number, "customer", "customer_erased", _("These data were erased at the person's request.")))
            else:
                made[number][0].customer = answer
    for number, row in enumerate(rows):
        if isinstance(row.customer, int):
            made[number][0].customer = house.customers[row.customer]
    return errors


def _write(made: Sequence[tuple[Encounter, dict[str, str]]], *, by: Person, at: datetime) -> Recorded:
    """Those that are not there yet; who sends the same at the same time waits for the one that came first."""
    marks = {encounter.fingerprint for encounter, _met in made if encounter.fingerprint is not None}
    there = _there(marks)
    new = [(encounter, met) for encounter, met in made if encounter.fingerprint not in there]
    by_mark = [pair for pair in new if pair[0].fingerprint is not None]
    unmarked = [pair for pair in new if pair[0].fingerprint is None]
    Encounter.objects.bulk_create([encounter for encounter, _met in unmarked])
    if by_mark:
        by_mark = _write_marked(by_mark, there)
    written = [*unmarked, *by_mark]
    Dissatisfaction.objects.bulk_create(
        Dissatisfaction(encounter=encounter, element=element, evidence=evidence)
        for encounter, met in written
        for element, evidence in met.items()
    )
    write_journal("encounters.recorded", [(encounter, facts_of(encounter, met)) for encounter, met in written], by=by, at=at)
    ids = tuple(there.get(encounter.fingerprint, encounter.pk) for encounter, _met in made)
    return Recorded(ids, len(made) - len(written))


def _there(marks: set[uuid.UUID]) -> dict[uuid.UUID | None, int]:
    return dict(Encounter.objects.filter(fingerprint__in=marks).values_list("fingerprint", "pk")) if marks else {}


def _write_marked(
    pairs: list[tuple[Encounter, dict[str, str]]], there: dict[uuid.UUID | None, int]
) -> list[tuple[Encounter, dict[str, str]]]:
    """Insert those with an external id. Returns which of them are ours; the others were written by somebody else meanwhile."""
    # in the order of their marks: two calls with the same rows wait for each other one way only
    pairs = sorted(pairs, key=lambda pair: str(pair[0].fingerprint))
    Encounter.objects.bulk_create([encounter for encounter, _met in pairs], ignore_conflicts=True)
    rows = Encounter.objects.filter(fingerprint__in=[encounter.fingerprint for encounter, _met in pairs])
    found = {mark: (pk, when, who) for mark, pk, when, who in rows.values_list("fingerprint", "pk", "recorded_at", "recorded_by_id")}
    ours = []
    for encounter, met in pairs:
        pk, when, who = found[encounter.fingerprint]
        if (when, who) == (encounter.recorded_at, encounter.recorded_by_id):
            encounter.pk = pk
            ours.append((encounter, met))
        else:
            there[encounter.fingerprint] = pk
    return ours
