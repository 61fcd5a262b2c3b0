"""How PostgreSQL finds a page of the list: with the filters that few contacts answer to, never by walking all days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict

from estelar.encounters.forms.lists import ORDER, Filters
from estelar.encounters.models import Encounter
from tests import make
from tests.conftest import Cast

DAYS = 60
A_DAY = 150


@pytest.fixture
def many(cast: Cast) -> Cast:
    """Nine thousand contacts in two months; comments and a rare source only in the last days of them."""
    moment = make.cycle().moments.get(key="m2")
    Encounter.objects.bulk_create(
        Encounter(
            moment=moment, unit=cast.north, recorded_by=cast.ana, recorded_at=make.NOW, occurred_at=make.NOW - timedelta(days=n // A_DAY),
            day=make.NOW.date() - timedelta(days=n // A_DAY), source="rara" if n in (3, 4) else "encuesta",
            comment="Algo." if n < A_DAY and n % 10 == 0 else "",
        )
        for n in range(DAYS * A_DAY)
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE encounters_encounter")
    return cast


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("comment=1", "encounter_comments"),
        ("comment=1&to=2026-10-01", "encounter_comments"),
        ("comment=1&from=2026-10-01&to=2026-10-05", "encounter_comments"),
        ("source=rara", "encounter_source"),
        ("source=nunca", "encounter_source"),
        ("source=rara&to=2026-10-01", "encounter_source"),
        ("to=2026-10-01", "encounter_day"),
    ],
)
def test_a_page_that_few_contacts_answer_to_comes_out_of_an_index(many: Cast, query: str, index: str) -> None:
    rows = Filters.of(QueryDict(query), many.diego).rows().order_by(*[f"-{field}" for field in ORDER])[:51]
    plan = rows.explain()
    assert index in plan, plan
    assert "Seq Scan on encounters_encounter" not in plan, plan
