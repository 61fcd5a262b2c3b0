"""Thousands at once: all or nothing, and the same rows, elements, customers, marks and lines as one by one."""

from __future__ import annotations

import os
import time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from estelar.customers.models import Customer
from estelar.encounters.models import DirtyMark, Dissatisfaction, Encounter
from estelar.journal.models import Entry
from estelar.people.rules import Role
from tests import make
from tests.api.calling import Caller, caller_of
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
ROWS = int(os.environ.get("ESTELAR_BULK_ROWS", "300"))


def contacts(cast: Cast, moment: int, many: int) -> list[dict[str, Any]]:
    """Of all kinds: rated, seen, with elements, with customers known and new, by number and by data."""
    known = make.customer("Luz", phone="300 111 2233", phone_key="3001112233", unit=cast.north)
    found = []
    for n in range(many):
        row: dict[str, Any] = {"moment": moment, "unit": cast.north.pk, "occurred_at": f"2026-11-{n % 20 + 1:02}T10:{n % 60:02}:00-05:00"}
        if n % 2:
            row |= {"rating": n % 5 + 1, "scale": "1-5", "wait_seconds": n}
        if n % 3 == 0:
            row |= {
                "impression": "bitter",
                "impression_source": "customer",
                "elements": {"long_wait": "mucho", "apathy": ""},
                "comment": "Mal",
            }
        if n % 5 == 0:
            row["customer"] = (
                known.pk if n % 10 else {"name": f"Persona {n % 40}", "document": f"D-{n % 40}", "email": f"p{n % 40}@example.org"}
            )
        if n % 7 == 0:
            row |= {"served_by": cast.ana.pk, "external_id": f"x{n}", "source": "crm"}
        found.append(row)
    return found


NOT_COMPARED = {"id", "_state", "recorded_at", "customer_id", "external_id", "fingerprint"}


def whole(rows: Any) -> list[Any]:
    return [
        (
            {name: value for name, value in vars(one).items() if name not in NOT_COMPARED},
            str(one.customer),
            sorted(one.dissatisfactions.values_list("element", "evidence")),
        )
        for one in rows.select_related("customer").order_by("pk")
    ]


def test_many_at_once_are_as_if_they_came_one_by_one(cast: Cast, api: Caller) -> None:
    moment = make.cycle().moments.get(position=1)
    rows = contacts(cast, moment.pk, 42)
    single = [api.post("/encounters", row).json()["id"] for row in rows]
    lines = [(e.key, e.detail) for e in Entry.objects.filter(key="encounters.recorded").order_by("pk")]
    customers = {(c.name, c.document, c.email) for c in Customer.objects.all()}
    one_by_one = whole(Encounter.objects.filter(pk__in=single))
    Customer.objects.filter(document__startswith="D-").update(document="", document_key="", email="", email_key="", name="")
    for row in rows:
        if "external_id" in row:
            row["external_id"] += "-b"
    DirtyMark.objects.all().delete()
    answer = api.post("/encounters/bulk", {"encounters": rows})
    assert answer.status_code == 201, answer.content
    document = answer.json()
    assert (document["recorded"], document["already_there"], len(document["ids"])) == (42, 0, 42)
    together = [whole(Encounter.objects.filter(pk=pk))[0] for pk in document["ids"]]
    assert together == one_by_one
    new_lines = {e.subject_id: (e.key, e.detail) for e in Entry.objects.filter(key="encounters.recorded").order_by("-pk")[:42]}
    assert [new_lines[str(pk)] for pk in document["ids"]] == lines
    assert {(c.name, c.document, c.email) for c in Customer.objects.exclude(name="")} == customers
    assert set(DirtyMark.objects.values_list("day", flat=True)) == set(
        Encounter.objects.filter(pk__in=document["ids"]).values_list("day", flat=True)
    )


def test_one_bad_row_and_nothing_is_written(cast: Cast, api: Caller) -> None:
    cycle = make.cycle()
    moment = cycle.moments.get(position=1)
    old = cycle.moments.get(position=2)
    old.is_in_force = False
    old.save()
    good = {"moment": moment.pk, "unit": cast.north.pk}
    rows: list[dict[str, Any]] = [
        good,
        good | {"unit": 999},
        good | {"rating": "9", "scale": "1-5"},
        good | {"customer": {"phone": "x"}},
        good | {"moment": old.pk},
        good | {"occurred_at": "2100-01-01T00:00:00Z"},
        good | {"served_by": 999},
        good | {"customer": 999},
        good | {"rating": "4"},
    ]
    answer = api.post("/encounters/bulk", {"encounters": rows})
    assert answer.status_code == 422
    found = [(e["row"], e["field"], e["code"]) for e in answer.json()["errors"]]
    assert found == [
        (1, "unit", "not_found"),
        (2, "rating", "rating_outside"),
        (4, "moment", "moment_not_in_force"),
        (5, "occurred_at", "in_the_future"),
        (6, "served_by", "not_found"),
        (7, "customer", "not_found"),
        (8, "scale", "scale_unknown"),
    ]
    twice = api.post("/encounters/bulk", {"encounters": [good | {"external_id": "1"}] * 2})
    assert [(e["row"], e["field"], e["code"]) for e in twice.json()["errors"]] == [(1, "external_id", "repeated")]
    nobody = api.post("/encounters/bulk", {"encounters": [good, good | {"customer": {"name": " "}}]})
    assert [(e["row"], e["field"], e["code"]) for e in nobody.json()["errors"]] == [(1, "customer.name", "nothing_known")]
    shape = api.post("/encounters/bulk", {"encounters": [good, good | {"wait_seconds": -1}]})
    assert shape.json()["errors"][0]["row"] == 1
    assert shape.json()["errors"][0]["field"] == "wait_seconds"
    assert not Encounter.objects.exists()
    assert not Customer.objects.exists()
    assert not Entry.objects.filter(key="encounters.recorded").exists()


def test_what_its_source_has_sent_before_stays_and_is_given_back(cast: Cast, api: Caller) -> None:
    moment = make.cycle().moments.get(position=1)
    rows = [{"moment": moment.pk, "unit": cast.north.pk, "source": "crm", "external_id": str(n)} for n in range(3)]
    first = api.post("/encounters/bulk", {"encounters": rows[:2]}).json()
    again = api.post("/encounters/bulk", {"encounters": [rows[2], rows[0], rows[1]]}).json()
    assert (again["recorded"], again["already_there"]) == (1, 2)
    assert again["ids"][1:] == first["ids"]
    one = api.post("/encounters", rows[0])
    assert (one.status_code, one.json()["id"]) == (200, first["ids"][0])
    assert Encounter.objects.count() == 3
    south = caller_of(cast, (Role.AGENT, cast.south))
    hidden = south.post("/encounters", rows[0] | {"unit": cast.south.pk})
    assert (hidden.status_code, hidden.json()["code"]) == (409, "external_id_taken")


def test_a_robot_records_only_where_its_role_holds(cast: Cast) -> None:
    moment = make.cycle().moments.get(position=1)
    caller = caller_of(cast, (Role.AGENT, cast.south), (Role.AUDITOR, cast.root))
    refused = caller.post("/encounters/bulk", {"encounters": [{"moment": moment.pk, "unit": cast.north.pk}]})
    assert refused.json()["errors"][0]["field"] == "unit"
    assert caller.post("/encounters", {"moment": moment.pk, "unit": cast.north.pk}).json()["errors"][0]["field"] == "unit"
    assert caller.post("/encounters", {"moment": moment.pk, "unit": cast.south.pk}).status_code == 201


def test_thousands_cost_no_more_statements_than_a_few(cast: Cast, api: Caller) -> None:
    moment = make.cycle().moments.get(position=1)
    rows = contacts(cast, moment.pk, ROWS)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert api.post("/encounters/bulk", {"encounters": rows[:20]}).status_code == 201
    Encounter.objects.update(fingerprint=None)
    begin = time.monotonic()
    with CaptureQueriesContext(connection) as many:
        answer = api.post("/encounters/bulk", {"encounters": rows})
    seconds = time.monotonic() - begin
    assert answer.status_code == 201, answer.content
    assert len(many) <= len(few) + ROWS // 100 + 5
    assert Dissatisfaction.objects.count() > 0
    print(f"{ROWS} rows in {seconds:.2f} s: {ROWS / seconds:.0f} rows/s, {len(many)} statements")
