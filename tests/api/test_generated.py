"""Calls that schemathesis makes up from the specification, by the thousand: no answer but those that it names, and never a 500.

Half of them name rows that exist, so that they reach the operations behind the rules. What a call changed is taken back after it.
ESTELAR_SCHEMATHESIS_CALLS says how many calls are made in all.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

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
from tests.api.calling import caller_of
from tests.conftest import Cast
from tests.house.rows import Rows, rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CALLS = int(os.environ.get("ESTELAR_SCHEMATHESIS_CALLS", "300"))
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
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]
MADE: Counter[int] = Counter()


@pytest.fixture(scope="module", autouse=True)
def _counted() -> Iterator[None]:
    for signal in (request_started, request_finished):  # they would close the connection of the test
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    print(f"\n{sum(MADE.values())} generated calls: {dict(sorted(MADE.items()))}")


def real(case: Any, there: Rows) -> None:
    """Numbers of rows that exist, where a call names rows."""
    known = {
        "customers": there.customer.pk, "encounters": there.encounter.pk, "services": there.cycle.service_id, "cycles": there.cycle.pk,
        "moments": there.moment.pk, "units": there.cast.north.pk, "persons": there.cast.ana.pk, "imports": there.file_import.pk,
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


def sent(case: Any, method: str) -> Any:
    """The answer; what the call changed is taken back. (Figures open a snapshot of their own, which no transaction may surround.)"""
    if method == "get":
        return case.call()
    with transaction.atomic():
        answer = case.call()
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("part", range(PARTS))
def test_generated_calls_get_only_the_answers_of_the_specification(part: int, cast: Cast) -> None:
    there = rows(cast)
    make.encounter(there.moment, cast.south, cast.carla, rating=0.5, rating_raw="3", scale="1-5")
    caller = caller_of(cast, (Role.ADMINISTRATOR, cast.root), rate=100_000)

    @given(made=st.sampled_from(OPERATIONS).flatmap(lambda one: st.tuples(one.as_strategy(), st.booleans())))
    @settings(
        max_examples=CALLS // PARTS, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate],
        derandomize=CALLS < 1000,
    )  # fmt: skip
    def send(made: tuple[Any, bool]) -> None:
        case, is_real = made
        if is_real:
            real(case, there)
        headers = {name: value for name, value in (case.headers or {}).items() if value is not None}
        case.headers = headers | {"Authorization": f"Bearer {caller.text}"}
        answer = sent(case, case.method.lower())
        MADE[answer.status_code] += 1
        case.validate_response(answer, checks=CHECKS)

    send()
