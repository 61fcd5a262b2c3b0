"""Calls that schemathesis makes up from the specification, by the thousand: no answer but those that it names, and never a 500.

Half of them name rows that exist, so that they reach the operations behind the rules. What a call changed is taken back after it.
ESTELAR_SCHEMATHESIS_CALLS says how many calls are made in all.
"""

from __future__ import annotations

import copy
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from estelar.api.spec import specification
from estelar.people.rules import Role
from tests import make
from tests.api.calling import Caller, caller_of
from tests.conftest import Cast
from tests.house.rows import Rows, rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CALLS = int(os.environ.get("ESTELAR_SCHEMATHESIS_CALLS", "200"))
NEIGHBOURS = 6 if CALLS < 10_000 else 18
PARTS = max(1, CALLS // 5_000)
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
SCHEMA = schemathesis.openapi.from_dict(specification("en"))
SCHEMA.app = WSGIHandler()
_FOUND: list[Any] = list(SCHEMA.get_all_operations())
OPERATIONS = [found.ok() for found in _FOUND]
DOCUMENTED = {(one.method.upper(), one.path): specification("en")["paths"][one.path][one.method.lower()] for one in OPERATIONS}
MADE: Counter[int] = Counter()


@pytest.fixture(scope="module", autouse=True)
def _counted() -> Iterator[None]:
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    print(f"\n{sum(MADE.values())} generated calls: {dict(sorted(MADE.items()))}")


def real(case: Any, there: Rows) -> None:
    """Numbers of rows that exist, where a call names rows."""
    known = {
        "customers": there.customer.pk, "encounters": there.encounter.pk, "services": there.cycle.service_id, "cycles": there.cycle.pk,
        "moments": there.moment.pk, "units": there.cast.north.pk, "persons": there.cast.ana.pk, "imports": there.file_import.pk,
        "cases": there.case.case.pk,
    }  # fmt: skip
    if "pk" in (case.path_parameters or {}):
        case.path_parameters["pk"] = known[case.path.split("/")[3]]
    for name, value in (("number", 1), ("moment", there.moment.pk), ("name", "wait")):
        if name in (case.path_parameters or {}):
            case.path_parameters[name] = value
    fields = {"moment": there.moment.pk, "unit": there.cast.north.pk, "served_by": there.cast.ana.pk, "base": 0}
    listed = case.body.get("encounters", []) if isinstance(case.body, dict) else []
    for body in [case.body, *(listed if isinstance(listed, list) else [])]:
        if isinstance(body, dict):
            body |= {name: value for name, value in fields.items() if name in body}
            if isinstance(body.get("customer"), int):
                body["customer"] = there.customer.pk


def taken_back(call: Callable[[], Any], method: str) -> Any:
    """The answer; what the call changed is taken back. (Figures open a snapshot of their own, which no transaction may surround.)"""
    for signal in (request_started, request_finished):  # they would close the connection of the test; its client plugs them in again
        signal.disconnect(close_old_connections)
    if method == "get":
        return call()
    with transaction.atomic():
        answer = call()
        transaction.set_rollback(True)
    return answer


NASTY: list[Any] = [
    None, True, False, 0, -1, 1, 2**31, 2**63 - 1, 2**63, -(2**63) - 1, 10**30, 0.5, -0.0, 1e308, "", " ", "0", "-1", "null",
    "\x00", "a\x00b", "\ud800", "ñ" * 300, "x" * 30_000, "'; --", "%", "../..", "\u202e",
    [], [None], [[[[]]]], {}, {"": None}, {"\x00": 1},
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-02-30T00:00:00Z", "2026-11-20T25:00:00Z", "2026-11-20T10:00:00",
    "2026-11-20", "9999-12-31", "0000-00-00", "00000000-0000-0000-0000-000000000000", "custom", "estelar.cycle/1",
]  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a document."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield from places(one, (*path, name))


def broken(value: Any, chance: random.Random) -> Any:
    """The document with something nasty in one of its places, or without it, or with one more."""
    path = chance.choice(list(places(value))[:200])
    nasty = copy.deepcopy(chance.choice(NASTY))
    if not path:
        return nasty
    made = copy.deepcopy(value)
    inner = made
    for name in path[:-1]:
        inner = inner[name]
    match chance.randrange(4):
        case 0 if isinstance(inner, dict):
            del inner[path[-1]]
        case 1 if isinstance(inner, dict):
            inner[str(nasty)[:50]] = nasty
        case _:
            inner[path[-1]] = nasty
    return made


def send_broken(case: Any, caller: Caller, chance: random.Random) -> Any:
    """A call near the generated one that the specification forbids, or nearly."""
    method = case.method.upper()
    parts = dict(case.path_parameters or {})
    query = dict(case.query or {})
    headers = {"idempotency_key": "x" * chance.choice([1, 255, 256])} if method == "POST" and chance.random() < 0.1 else {}
    body = case.body if isinstance(case.body, dict | list) else None
    what = chance.randrange(3)
    if what == 0 and parts:
        parts[chance.choice(list(parts))] = chance.choice(NASTY)
    elif what == 1:
        known = [one["name"] for one in DOCUMENTED[method, case.path]["parameters"] if one["in"] == "query"]
        query[chance.choice(known)] = chance.choice(NASTY)
    elif body is not None:
        body = broken(body, chance)
    path = case.path.format(**{name: quote(str(value).encode("utf-8", "replace"), safe="") for name, value in parts.items()})
    asked = urlencode({name: str(value).encode("utf-8", "replace") for name, value in query.items()})
    return caller(method, f"{path}?{asked}" if asked else path, body, **headers)


def check_broken(answer: Any, method: str, path: str) -> None:
    """No 500, a status that the specification names (or 404: such an address does not exist), and a problem when it is an error."""
    assert answer.status_code < 500, (method, answer.request, answer.content[:500])
    assert answer.status_code == 404 or str(answer.status_code) in DOCUMENTED[method, path]["responses"], (
        answer.status_code,
        answer.content,
    )
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json", answer.content[:300]
        assert answer.json()["code"]


@pytest.mark.parametrize("part", range(PARTS))
def test_generated_calls_get_only_the_answers_of_the_specification(part: int, cast: Cast) -> None:
    """Of each generated call: itself, itself about rows that exist, and six neighbours with something nasty in them."""
    there = rows(cast)
    make.encounter(there.moment, cast.south, cast.carla, rating=0.5, rating_raw="3", scale="1-5")
    caller = caller_of(cast, (Role.ADMINISTRATOR, cast.root), rate=100_000)

    @given(made=st.sampled_from(OPERATIONS).flatmap(lambda one: one.as_strategy()), seed=st.integers(0, 2**32))
    @settings(
        max_examples=CALLS // PARTS // (2 + NEIGHBOURS), deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate], derandomize=CALLS < 1000,
    )  # fmt: skip
    def send(made: Any, seed: int) -> None:
        headers = {name: value for name, value in (made.headers or {}).items() if value is not None}
        made.headers = headers | {"Authorization": f"Bearer {caller.text}"}
        method = made.method.lower()
        chance = random.Random(seed)
        for is_real in (False, True):
            if is_real:
                real(made, there)
            answer = taken_back(made.call, method)
            MADE[answer.status_code] += 1
            made.validate_response(answer, checks=CHECKS)
        for _ in range(NEIGHBOURS):
            answer = taken_back(lambda: send_broken(made, caller, chance), method)
            MADE[answer.status_code] += 1
            check_broken(answer, method.upper(), made.path)

    send()
