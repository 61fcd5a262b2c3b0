from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from estelar.analytics.engine import Memory
from estelar.analytics.measures.overview import Estimate, Figures, look
from estelar.analytics.scope import Period, Scope
from estelar.errors import BadInput
from tests.analytics import facts
from tests.analytics.facts import LAST_WEEK, TODAY, lived

NOW = Period(TODAY - timedelta(days=2), TODAY)
STANDARDS = {moment["moment_id"]: moment["wait_standard_seconds"] for moment in facts.MOMENTS}


def check(found: Figures, rows: list[dict[str, Any]]) -> None:
    """Hold the figures against plain Python over the rows."""
    rated = [row["rating"] for row in rows if row["rating"] is not None]
    impressions = [row["impression"] for row in rows if row["impression"] is not None]
    waits = [row["wait_seconds"] for row in rows if row["wait_seconds"] is not None]
    judged = [(row["wait_seconds"], STANDARDS[row["moment_id"]]) for row in rows if row["wait_seconds"] is not None]
    judged = [(wait, standard) for wait, standard in judged if standard is not None]
    assert (found.n, found.n_rated, found.n_impression, found.n_wait) == (len(rows), len(rated), len(impressions), len(waits))
    assert found.n_satisfied == sum(rating >= 0.75 for rating in rated)
    assert found.rating_sum == pytest.approx(sum(rated))
    assert found.rating_squares == pytest.approx(sum(rating**2 for rating in rated))
    assert (found.n_stellar, found.n_bitter) == (impressions.count(1), impressions.count(-1))
    assert found.standard == (len(judged), sum(wait <= standard for wait, standard in judged))
    for q in (0.5, 0.9, 0.95):
        shown = found.wait(q)
        if len(waits) < 5:
            assert shown == Estimate(None, None, None, len(waits), "too_few" if waits else "none")
        else:
            assert shown.value == pytest.approx(float(np.quantile(waits, q)))


@settings(deadline=None, max_examples=20)
@given(facts.encounters)
def test_the_overview_equals_plain_python_over_random_rows(rows: list[dict[str, Any]]) -> None:
    found = look(Memory({"encounters": rows, "moments": facts.MOMENTS}), now=NOW, before=NOW.before())
    assert found.before is not None
    for side, period in ((found.now, NOW), (found.before, NOW.before())):
        own = [row for row in rows if row["day"] in period]
        check(side.total, own)
        assert set(side.moments) == {row["moment_id"] for row in own}
        for moment_id in (1, 2, 3):
            check(side.of(moment_id), [row for row in own if row["moment_id"] == moment_id])


def test_without_a_comparison_there_is_no_other_side() -> None:
    assert look(Memory({}), now=NOW).before is None


def test_nothing_lived_is_nothing_shown_and_no_error() -> None:
    total = look(Memory({}), now=NOW).now.total
    nothing = Estimate(None, None, None, 0, "none")
    assert [total.satisfaction, total.stellar, total.bitter, total.rating, total.within_standard, total.wait(0.5)] == [nothing] * 6


def test_four_answers_are_withheld_and_five_are_shown() -> None:
    rows = [lived(rating=1.0, satisfied=True)] * 4
    four = look(Memory({"encounters": rows}), now=NOW).now.total
    five = look(Memory({"encounters": [*rows, rows[0]]}), now=NOW).now.total
    assert four.satisfaction == Estimate(None, None, None, 4, "too_few")
    assert (five.satisfaction.value, five.satisfaction.n) == (1.0, 5)


def test_a_mean_rating_of_few_has_no_interval_rather_than_a_false_one() -> None:
    few = look(Memory({"encounters": [lived(rating=0.5)] * 5 + [lived(rating=1.0)] * 5}), now=NOW).now.total.rating
    many = look(Memory({"encounters": [lived(rating=0.5)] * 20 + [lived(rating=1.0)] * 20}), now=NOW).now.total.rating
    assert (few.value, few.low, few.high) == (0.75, None, None)
    assert many.low is not None
    assert many.high is not None
    assert many.low < 0.75 < many.high


def test_the_scope_limits_the_overview() -> None:
    rows = [lived(), lived(unit_id=2), lived(cycle_id=2)]
    found = look(Memory({"encounters": rows}), now=NOW, scope=Scope(units=(1,), cycles=(1,)))
    assert found.now.total.n == 1


def test_periods_that_share_a_day_cannot_be_compared() -> None:
    with pytest.raises(BadInput, match="días en común"):
        look(Memory({}), now=NOW, before=Period(LAST_WEEK[-1], NOW.first))
