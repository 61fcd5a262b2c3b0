from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from estelar.customers import operations as customers
from estelar.customers import rules
from estelar.customers.models import Customer
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast


@pytest.fixture
def luz(cast: Cast, now: datetime) -> Customer:
    return customers.add_customer(
        name="Luz Marina Gómez",
        document="1.098.765",
        phone="300 123 4567",
        email="Luz@Example.org",
        external_id="HC-1",
        unit=cast.north,
        by=cast.bruno,
        at=now,
    )


def find(cast: Cast, now: datetime, **known: Any) -> tuple[Customer, bool]:
    return customers.find_or_make(**known, unit=cast.north, by=cast.bruno, at=now)


@pytest.mark.parametrize(
    "known",
    [
        {"external_id": "HC-1", "document": "9"},
        {"document": "1098765"},
        {"document": "1-098-765", "name": "L. M. Gomez"},
        {"email": "LUZ@EXAMPLE.ORG"},
        {"phone": "+57 (300) 1234567"},
        {"phone": "3001234567", "name": "luz marina gomez"},
    ],
)
def test_a_customer_is_found_by_what_names_them(cast: Cast, now: datetime, luz: Customer, known: dict[str, str]) -> None:
    assert find(cast, now, **known) == (luz, False)


@pytest.mark.parametrize(
    "known",
    [
        {"name": "Luz Marina Gómez"},
        {"external_id": "HC-2"},
        {"external_id": "hc-1"},
        {"document": "1098766", "email": "luz@example.org"},
        {"external_id": "HC-2", "email": "luz@example.org"},
        {"phone": "3001234567", "name": "Pedro Gómez"},
        {"phone": "", "email": "", "document": "-", "name": "NA"},
    ],
)
def test_a_name_alone_or_a_shared_thing_with_a_contradiction_is_somebody_new(
    cast: Cast, now: datetime, luz: Customer, known: dict[str, str]
) -> None:
    found, made = find(cast, now, **known)
    assert made
    assert found != luz


def test_what_two_people_share_names_neither(cast: Cast, now: datetime, luz: Customer) -> None:
    find(cast, now, phone="3001234567", name="Pedro Gómez")
    assert find(cast, now, phone="3001234567")[1]


def test_finding_fills_in_what_was_unknown_and_never_overwrites(cast: Cast, now: datetime) -> None:
    first, _made = find(cast, now, document="77", name="NA")
    again, made = find(cast, now, document="77", name="Otro nombre", phone="6015551234", external_id="X-9")
    assert (again.pk, made) == (first.pk, False)
    again.refresh_from_db()
    assert (again.name, again.phone, again.phone_key, again.external_id) == ("NA", "6015551234", "6015551234", "X-9")
    assert Entry.objects.get(key="customers.completed").detail == {"fields": ["phone", "external_id"]}
    assert find(cast, now, document="77") == (again, False)
    assert Entry.objects.filter(key="customers.completed").count() == 1


def test_nothing_known_is_refused(cast: Cast, now: datetime) -> None:
    for act in (
        lambda: find(cast, now, name="  ", phone="\t"),
        lambda: customers.add_customer(by=cast.bruno, at=now),
        lambda: find(cast, now, name="x" * 161),
    ):
        with pytest.raises(RuleBroken):
            act()


def test_the_journal_names_fields_and_numbers_and_nothing_personal(cast: Cast, now: datetime, luz: Customer) -> None:
    customers.change_customer(luz, by=cast.bruno, at=now, unit=cast.north, name="Luz M. Gómez", phone="6015550000")
    other = customers.add_customer(name="Luzma", document="5", by=cast.bruno, at=now)
    customers.merge_customer(other, into=luz, by=cast.elena, at=now)
    customers.erase_customer(luz, by=cast.gema, at=now)
    told = str(list(Entry.objects.values("subject_label", "detail"))).lower()
    for word in ("luz", "gómez", "098", "300", "601", "example", "hc-1"):
        assert word not in told
    assert Entry.objects.get(key="customers.changed").detail == {"fields": ["name", "phone"]}
    assert set(Entry.objects.filter(key__startswith="customers.").values_list("subject_label", flat=True)) == {f"#{luz.pk}", f"#{other.pk}"}


def test_a_change_keeps_what_is_left_out_and_moves_the_keys(cast: Cast, now: datetime, luz: Customer) -> None:
    changed = customers.change_customer(luz, by=cast.bruno, at=now, unit=None, document="22.333")
    assert (changed.name, changed.document_key, changed.unit) == ("Luz Marina Gómez", "22333", None)
    customers.change_customer(luz, by=cast.bruno, at=now, unit=None, document="22.333")
    assert Entry.objects.filter(key="customers.changed").count() == 1
    other = customers.add_customer(name="Otra", by=cast.bruno, at=now)
    with pytest.raises(RuleBroken) as error:
        customers.change_customer(other, by=cast.bruno, at=now, unit=None, external_id="HC-1")
    assert error.value.field == "external_id"


def test_a_record_that_was_joined_leads_to_the_one_that_stayed(cast: Cast, now: datetime, luz: Customer) -> None:
    old = customers.add_customer(name="Luz Gómez", document="555", external_id="HC-7", by=cast.bruno, at=now)
    older = customers.add_customer(name="L. Gómez", email="otra@example.org", phone="6019998877", by=cast.bruno, at=now)
    customers.merge_customer(older, into=old, by=cast.elena, at=now)
    customers.merge_customer(old, into=luz, by=cast.elena, at=now)
    for known in ({"external_id": "HC-7"}, {"document": "555"}, {"email": "otra@example.org"}):
        found, made = find(cast, now, **known)
        if "document" in known:  # luz has another document: two documents are two people until somebody joins them, and somebody did
            assert found == luz
        assert (found, made) == (luz, False)
    assert set(Customer.objects.visible_to(cast.bruno)) == {luz}


def test_what_the_one_that_stays_did_not_know_is_taken_over(cast: Cast, now: datetime) -> None:
    one = customers.add_customer(name="Ana", by=cast.bruno, at=now)
    two = customers.add_customer(name="Anita", document="8", external_id="Z", unit=cast.south, by=cast.bruno, at=now)
    stayed = customers.merge_customer(two, into=one, by=cast.elena, at=now)
    assert (stayed.name, stayed.document_key, stayed.external_id, stayed.unit) == ("Ana", "8", "Z", cast.south)


def test_nothing_joins_itself_nor_what_is_joined_or_erased_already(cast: Cast, now: datetime, luz: Customer) -> None:
    one, two = (customers.add_customer(name=name, by=cast.bruno, at=now) for name in ("Uno", "Dos"))
    with pytest.raises(RuleBroken):
        customers.merge_customer(one, into=one, by=cast.elena, at=now)
    customers.merge_customer(one, into=two, by=cast.elena, at=now)
    customers.erase_customer(luz, by=cast.gema, at=now)
    refused: list[Callable[[], object]] = [
        lambda: customers.merge_customer(one, into=two, by=cast.elena, at=now),
        lambda: customers.merge_customer(two, into=one, by=cast.elena, at=now),
        lambda: customers.merge_customer(two, into=luz, by=cast.elena, at=now),
        lambda: customers.change_customer(luz, by=cast.bruno, at=now, unit=None, name="X"),
        lambda: customers.erase_customer(one, by=cast.gema, at=now),
    ]
    for act in refused:
        with pytest.raises(Conflict):
            act()


def test_erasing_leaves_a_number_and_nothing_else_also_of_what_was_joined(cast: Cast, now: datetime, luz: Customer) -> None:
    other = customers.add_customer(name="Luzma", document="5", external_id="HC-8", by=cast.bruno, at=now)
    customers.merge_customer(other, into=luz, by=cast.elena, at=now)
    erased = customers.erase_customer(luz, by=cast.gema, at=now)
    assert str(erased) == f"#{luz.pk}"
    for pk in (luz.pk, other.pk):
        row = Customer.objects.get(pk=pk)
        assert [getattr(row, field) for field in (*rules.FIELDS, "name_key", "document_key", "phone_key", "email_key")] == [""] * 9
        assert row.erased_at == now
    assert find(cast, now, document="1098765")[1]
    customers.erase_customer(luz, by=cast.gema, at=now)
    assert Entry.objects.filter(key="customers.erased").count() == 1


PERSON = st.fixed_dictionaries(
    {},
    optional={
        "document": st.sampled_from(["1", "2", "3"]),
        "email": st.sampled_from(["a@x.co", "b@x.co"]),
        "phone": st.sampled_from(["3000001", "3000002"]),
        "external_id": st.sampled_from(["e1", "e2", "e3"]),
        "name": st.sampled_from(["Ana", "NA", "Beto"]),
    },
).filter(bool)


class SamePeople(TestCase):
    """Whatever comes in whatever order: who is found agrees with what was said, and documents never mix."""

    @settings(max_examples=60, deadline=None)
    @given(st.lists(PERSON, min_size=1, max_size=8))
    def test_found_people_never_contradict_what_named_them(self, people: list[dict[str, Any]]) -> None:
        robot = Person.objects.robot()
        for known in people:
            found, _made = customers.find_or_make(**known, by=robot, at=make.NOW)
            found.refresh_from_db()
            if "external_id" in known:
                assert found.external_id in (known["external_id"],) or found.document == known.get("document")
            elif "document" in known:
                assert found.document == known["document"]
            again, made_again = customers.find_or_make(**known, by=robot, at=make.NOW)
            if set(known) & {"external_id", "document"}:
                assert (again, made_again) == (found, False)
