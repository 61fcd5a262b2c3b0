from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from estelar.analytics import intervals
from estelar.analytics.engine import Memory
from estelar.analytics.measures.base import EVERYTHING
from estelar.analytics.measures.registry import MEASURES, measure
from estelar.analytics.scope import Period, Scope
from estelar.errors import BadInput
from tests.analytics import facts
from tests.analytics.facts import LAST_WEEK, TODAY, lived

Rows = list[dict[str, Any]]

SHARES: dict[str, Callable[[dict[str, Any]], bool | None]] = {
    "satisfaction": lambda row: row["satisfied"],
    "stellar_share": lambda row: None if row["impression"] is None else row["impression"] == 1,
    "bitter_share": lambda row: None if row["impression"] is None else row["impression"] == -1,
}


def answer(name: str, rows: Rows, *, by: tuple[str, ...] = (), scope: Scope | None = None, named: Rows | None = None) -> Rows:
    reader = Memory({"encounters": rows, "moments": facts.MOMENTS, "dissatisfaction": named or []})
    found: Rows = measure(name).answer(reader, by=by, scope=scope).to_pylist()
    return found


def grouped(rows: Rows, *columns: str) -> dict[tuple[Any, ...], Rows]:
    groups: dict[tuple[Any, ...], Rows] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups


@pytest.mark.parametrize("name", SHARES)
@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_a_share_equals_plain_python_in_every_group(name: str, rows: Rows) -> None:
    expected = grouped(rows, "moment_id", "unit_id")
    found = answer(name, rows, by=("moment", "unit"))
    assert [(row["moment_id"], row["unit_id"]) for row in found] == sorted(expected)
    for row in found:
        said = [bool(SHARES[name](one)) for one in expected[row["moment_id"], row["unit_id"]] if SHARES[name](one) is not None]
        assert row["n"] == len(said)
        if len(said) >= 5:
            low, high = intervals.wilson(sum(said), len(said))
            assert (row["value"], row["low"], row["high"]) == pytest.approx((np.mean(said), float(low), float(high)))
        else:
            assert (row["value"], row["low"], row["high"]) == (None, None, None)
            assert row["state"] == ("too_few" if said else "none")


@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_waits_equal_numpy_in_every_group(rows: Rows) -> None:
    expected = grouped([row for row in rows if row["wait_seconds"] is not None], "person_key")
    for row in answer("wait", rows, by=("person",)):
        own = expected[(row["person_key"],)]
        different = {
            ("c", one["customer_key"]) if one["customer_key"] else ("v", one["visit_key"]) if one["visit_key"] else ("e", place)
            for place, one in enumerate(own)
        }
        assert row["n"] == len(own)
        assert (row["state"] == "ok") == (len(own) >= 5 and len(different) >= 5)
        if row["state"] == "ok":
            q = {"median": 0.5, "p90": 0.9, "p95": 0.95}[row["quantile"]]
            assert row["value"] == pytest.approx(float(np.quantile([one["wait_seconds"] for one in own], q)))


@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_mean_ratings_and_nps_equal_plain_python(rows: Rows) -> None:
    rated = grouped([row for row in rows if row["rating"] is not None], "unit_id")
    for row in answer("rating_mean", rows, by=("unit",)):
        own = [one["rating"] for one in rated[(row["unit_id"],)]]
        assert row["n"] == len(own)
        assert row["value"] is None if len(own) < 5 else row["value"] == pytest.approx(np.mean(own))
    asked = [row["promoter"] for row in rows if row["promoter"] is not None]
    [total] = answer("nps", rows)
    assert total["n"] == len(asked)
    assert total["value"] is None if len(asked) < 5 else total["value"] == pytest.approx(np.mean(asked) * 100)


@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_the_wait_standard_of_each_moment_counts_only_for_its_own_encounters(rows: Rows) -> None:
    standards = {moment["moment_id"]: moment["wait_standard_seconds"] for moment in facts.MOMENTS}
    judged = [
        row["wait_seconds"] <= standards[row["moment_id"]]
        for row in rows
        if row["wait_seconds"] is not None and standards[row["moment_id"]] is not None
    ]
    [total] = answer("within_standard", rows)
    assert total["n"] == len(judged)
    assert total["value"] is None if len(judged) < 5 else total["value"] == pytest.approx(np.mean(judged))


@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_reach_counts_visits_once_however_often_they_pass(rows: Rows) -> None:
    visits = {row["visit_key"] for row in rows} - {None}
    for row in answer("reach", rows):
        own = [one["visit_key"] for one in rows if one["moment_id"] == row["moment_id"]]
        different = len(set(own) - {None})
        assert row["passed"] == different + own.count(None)
        assert row["n"] == len(visits)
        if row["state"] == "ok":
            assert row["value"] == pytest.approx(different / len(visits))


def test_the_reach_of_one_moment_is_still_a_share_of_all_visits() -> None:
    rows = [lived(moment_id=1, visit_key=visit) for visit in range(10)] + [lived(moment_id=2, visit_key=visit) for visit in range(4)]
    [row] = answer("reach", rows, scope=Scope(moments=(2,)))
    assert (row["moment_id"], row["n"], row["value"]) == (2, 10, 0.4)


@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_the_flow_equals_a_count_of_steps(rows: Rows) -> None:
    steps = Counter((row["previous_moment_id"], row["moment_id"]) for row in rows if row["visit_key"] is not None)
    found = answer("flow", rows)
    assert {(row["previous_moment_id"], row["moment_id"]): row["count"] for row in found} == steps
    for row in found:
        assert row["n"] == sum(count for (before, _), count in steps.items() if before == row["previous_moment_id"])


def test_the_flow_of_one_moment_keeps_the_share_of_all_departures() -> None:
    steps = [(1, 2)] * 6 + [(1, 3)] * 4
    rows = [lived(visit_key=1, previous_moment_id=before, moment_id=moment) for before, moment in steps]
    [row] = answer("flow", rows, scope=Scope(moments=(3,)))
    assert (row["previous_moment_id"], row["moment_id"], row["value"]) == (1, 3, 0.4)


def named(element: str, times: int, **more: Any) -> Rows:
    return [{"day": TODAY, "cycle_id": 1, "moment_id": 1, "unit_id": 1, "element": element} | more for _ in range(times)]


def test_the_pareto_of_each_moment_starts_anew_and_ends_at_one() -> None:
    elements = [*named("coldness", 2), *named("long_wait", 8), *named("evasion", 5, moment_id=2), *named("apathy", 5, moment_id=2)]
    bitter = [lived(impression=-1)] * 4 + [lived(impression=1)]
    found = answer("dissatisfaction", bitter, by=("moment",), named=elements)
    assert [(row["moment_id"], row["element"], row["count"], row["cumulative"], row["per_100_bitter"]) for row in found] == [
        (1, "long_wait", 8, 0.8, 200.0),
        (1, "coldness", 2, 1.0, 50.0),
        (2, "apathy", 5, 0.5, None),
        (2, "evasion", 5, 1.0, None),
    ]


@pytest.mark.parametrize(("step", "first"), [("week", "2026-11-16"), ("month", "2026-11-01")])
def test_elements_by_week_and_month_join_the_encounters_of_that_step(step: str, first: str) -> None:
    found = answer("dissatisfaction", [lived(impression=-1)] * 10, by=(step,), named=named("apathy", 5))
    assert [(row[step].isoformat(), row["per_100_bitter"]) for row in found] == [(first, 50.0)]


def test_no_elements_at_all_is_an_empty_table() -> None:
    assert answer("dissatisfaction", [lived(impression=-1)] * 9) == []


@settings(deadline=None, max_examples=10)
@given(rows=facts.encounters)
def test_the_trend_by_day_adds_up_to_the_whole(rows: Rows) -> None:
    found = answer("trend", rows, by=("day",))
    for name, said in SHARES.items():
        steps = [row for row in found if row["share"] == name]
        assert sum(row["encounters"] for row in steps) == len(rows)
        assert sum(row["n"] for row in steps) == sum(said(row) is not None for row in rows)
        assert [row["day"] for row in steps] == sorted({row["day"] for row in rows})


def test_a_trend_without_a_step_of_time_is_refused() -> None:
    with pytest.raises(BadInput, match="paso de tiempo"):
        answer("trend", [lived()])


def test_one_angry_customer_is_no_opinion_about_an_employee() -> None:
    one = [lived(person_key=7, customer_key=3, impression=-1)] * 9
    many = [lived(person_key=8, customer_key=customer, impression=-1) for customer in range(9)]
    states = {row["person_key"]: row["state"] for row in answer("bitter_share", one + many, by=("person",))}
    assert states == {7: "too_few", 8: "ok"}
    [everybody] = answer("bitter_share", one)
    assert everybody["state"] == "ok"


@pytest.mark.parametrize("name", [name for name in MEASURES if name != "trend"])
def test_every_measure_works_on_no_facts_at_all_and_within_any_scope(name: str) -> None:
    scope = Scope(days=Period(LAST_WEEK[-1], TODAY), cycles=(1,), moments=(1, 2), units=(1,))
    for row in answer(name, [], scope=scope):
        assert row["n"] == 0
        assert row.get("value") is None


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_can_be_split_by_everything_it_says(name: str) -> None:
    rows = [
        lived(person_key=1, visit_key=1, impression=-1, impression_source="staff", satisfied=True, rating=1.0, wait_seconds=3, promoter=1)
    ]
    for dimension in measure(name).dimensions:
        by = (dimension,) if name != "trend" or dimension in ("day", "week", "month") else (dimension, "week")
        assert answer(name, rows, by=by, named=named("apathy", 1))[0]["n"] == 1


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_a_complete_method_sheet(name: str) -> None:
    sheet = MEASURES[name]
    assert sheet.name == name
    assert set(sheet.dimensions) <= set(EVERYTHING)
    assert sheet.sources
    for text in (sheet.title, sheet.meaning, sheet.unit, sheet.formula):
        assert text.es
        assert text.en
    assert sheet.expression.__doc__
    assert ">>>" in sheet.expression.__doc__


def test_a_dimension_that_a_measure_does_not_have_is_refused_with_those_it_has() -> None:
    with pytest.raises(BadInput, match="sí por: cycle, moment"):
        answer("dissatisfaction", [], by=("person",))
