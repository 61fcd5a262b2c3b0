"""The Spark engine gives the answers of DuckDB; runs where PySpark is installed (`pip install "pyspark<4.1"`, Java 17)."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from estelar.analytics import tables
from estelar.analytics.engine import Live, connect
from estelar.analytics.measures.overview import look
from estelar.analytics.measures.registry import MEASURES
from estelar.analytics.scope import Period, Scope
from tests.analytics import facts
from tests.analytics.facts import LAST_WEEK, TODAY, lived, write

WEEK = Period(LAST_WEEK[-1], TODAY)


def rows(random: Random) -> list[dict[str, Any]]:
    """Some 800 encounters with everything missing that may be missing."""
    made = []
    for _ in range(800):
        rating = random.choice([None, 0.0, 0.25, 0.5, 0.75, 1.0])
        made.append(
            lived(
                day=random.choice(LAST_WEEK),
                moment_id=random.randint(1, 3),
                previous_moment_id=random.choice([None, 1, 2, 3]),
                unit_id=random.randint(1, 2),
                person_key=random.choice([None, 1, 2]),
                customer_key=random.choice([None, *range(30)]),
                visit_key=random.choice([None, *range(60)]),
                wait_seconds=random.choice([None, *range(40)]),
                rating=rating,
                satisfied=None if rating is None else rating >= 0.75,
                promoter=random.choice([None, -1, 0, 1]),
                impression=random.choice([None, -1, 0, 1]),
            )
        )
    return made


def rounded(table: Any) -> list[dict[str, Any]]:
    return [{k: round(v, 9) if isinstance(v, float) else v for k, v in row.items()} for row in table.to_pylist()]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of PySpark itself (open sockets) are not ours
def test_spark_gives_the_answers_of_duckdb_for_every_measure(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    random = Random(5)
    lived_rows = rows(random)
    named = [
        {"day": random.choice(LAST_WEEK), "cycle_id": 1, "moment_id": 1, "unit_id": 1, "element": random.choice(tables.ELEMENTS)}
        for _ in range(200)
    ]
    facts.write_dimensions(tmp_path)
    write(tmp_path, tables.ENCOUNTERS, lived_rows)
    write(tmp_path, tables.DISSATISFACTION, named)
    live = Live(days=frozenset({TODAY}), encounters=tables.ENCOUNTERS.arrow(row | {"day": TODAY} for row in lived_rows[:70]))
    spark = connect("spark", tmp_path, master="local[2]")
    with connect("duckdb", tmp_path).open([WEEK], live) as one, spark.open([WEEK], live) as other:
        for measure in MEASURES.values():
            by = ["week", "person" if "person" in measure.dimensions else "unit"]
            for scope in (Scope(days=WEEK), Scope(days=WEEK, moments=(1, 2), units=(1,))):
                assert rounded(measure.answer(one, by=by, scope=scope)) == rounded(measure.answer(other, by=by, scope=scope))
        now = Period(LAST_WEEK[2], TODAY)
        seen = [look(reader, now=now, before=Period(WEEK.first, LAST_WEEK[3])).now.total for reader in (one, other)]
        assert seen[0].wait(0.5) == seen[1].wait(0.5)
        assert seen[0].satisfaction == seen[1].satisfaction
    spark.close()
