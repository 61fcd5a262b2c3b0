from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from estelar.analytics import intervals

values_and_counts = st.lists(st.tuples(st.integers(-50, 50), st.integers(0, 6)), max_size=20, unique_by=lambda pair: pair[0])


@pytest.mark.parametrize(("hits", "n", "low", "high"), [(9, 12, 0.4677, 0.9111), (12, 12, 0.7575, 1.0), (0, 12, 0.0, 0.2425)])
def test_wilson_gives_the_golden_numbers(hits: int, n: int, low: float, high: float) -> None:
    found = intervals.wilson(hits, n)
    assert (round(float(found[0]), 4), round(float(found[1]), 4)) == (low, high)


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_scipy_and_of_statsmodels(pair: tuple[int, int]) -> None:
    hits, n = pair
    low, high = intervals.wilson(hits, n)
    scipys = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert float(low) == pytest.approx(scipys.low, abs=1e-9)
    assert float(high) == pytest.approx(scipys.high, abs=1e-9)
    assert (float(low), float(high)) == pytest.approx(proportion_confint(hits, n, method="wilson"), abs=1e-9)
    assert 0 <= low <= hits / n <= high <= 1


def test_wilson_of_nobody_is_unknown() -> None:
    low, high = intervals.wilson([0, 1], [0, 2])
    assert math.isnan(low[0])
    assert math.isnan(high[0])
    assert not math.isnan(low[1])


@pytest.mark.parametrize(("promoters", "detractors", "n", "low", "high"), [(10, 4, 20, -5.7, 57.9), (20, 0, 20, 69.7, 100.0)])
def test_the_nps_interval_gives_the_golden_numbers(promoters: int, detractors: int, n: int, low: float, high: float) -> None:
    found = intervals.nps(promoters, detractors, n)
    assert (round(float(found[0]), 1), round(float(found[1]), 1)) == (low, high)


def test_the_nps_of_nobody_is_unknown() -> None:
    low, high = intervals.nps([0], [0], [0])
    assert math.isnan(low[0])
    assert math.isnan(high[0])


@given(values_and_counts, st.sampled_from([0.0, 0.5, 0.9, 0.95, 1.0]))
def test_a_quantile_from_counts_is_that_of_numpy_over_the_raw_values(pairs: list[tuple[int, int]], q: float) -> None:
    values, counts = [v for v, _ in pairs], [c for _, c in pairs]
    raw = np.repeat(values, counts) if pairs else np.array([])
    found = intervals.quantile(values, counts, q)
    if len(raw) == 0:
        assert math.isnan(found)
    else:
        assert found == pytest.approx(float(np.quantile(raw, q)))


@given(st.integers(1, 400), st.sampled_from([0.5, 0.9, 0.95]))
def test_the_ranks_of_a_quantile_interval_cover_what_they_promise(n: int, q: float) -> None:
    low, high = intervals.quantile_interval(range(1, n + 1), [1] * n, q)
    if math.isnan(low):
        # Not enough values: even the whole sample leaves out more than 2.5 % on a side.
        assert stats.binom.pmf(0, n, q) > 0.025 or stats.binom.pmf(n, n, q) > 0.025
    else:
        assert stats.binom.cdf(low - 1, n, q) <= 0.025
        assert stats.binom.sf(high - 1, n, q) <= 0.025


@given(st.floats(0.001, 0.999), st.integers(1, 5000), st.sampled_from([0.5, 0.9, 0.95]))
def test_the_binomial_quantile_is_that_of_scipy(share: float, n: int, q: float) -> None:
    ours, theirs = intervals._binomial_quantile(share, n, q), int(stats.binom.ppf(share, n, q))
    if ours != theirs:  # both are right where the distribution hits the share itself, to the last digits of a float
        assert abs(ours - theirs) == 1
        assert math.isclose(stats.binom.cdf(min(ours, theirs), n, q), share, rel_tol=1e-12)


@pytest.mark.parametrize(("q", "least"), [(0.5, 6), (0.9, 36), (0.95, 72)])
def test_a_quantile_interval_needs_as_many_values_as_the_documentation_says(q: float, least: int) -> None:
    assert math.isnan(intervals.quantile_interval(range(least - 1), [1] * (least - 1), q).low)
    assert not math.isnan(intervals.quantile_interval(range(least), [1] * least, q).low)


def test_from_thirty_values_on_the_mean_has_students_interval() -> None:
    raw = np.random.default_rng(7).choice([0.0, 0.25, 0.5, 0.75, 1.0], 40)
    values, counts = np.unique(raw, return_counts=True)
    expected = stats.t.interval(0.95, 39, loc=raw.mean(), scale=stats.sem(raw))
    assert intervals.mean(values, counts) == pytest.approx(expected)


def test_under_thirty_values_the_mean_has_the_same_bootstrap_interval_every_time() -> None:
    first, second = (intervals.mean([0.0, 0.5, 1.0], [2, 3, 7]) for _ in range(2))
    assert first == second
    assert 0 <= first.low < 8.5 / 12 < first.high <= 1


@pytest.mark.parametrize(("values", "counts"), [([], []), ([0.5], [1]), ([0.5], [9])])
def test_the_interval_of_a_mean_is_unknown_where_nothing_can_be_said(values: list[float], counts: list[int]) -> None:
    assert all(math.isnan(limit) for limit in intervals.mean(values, counts))


@settings(deadline=None, max_examples=15)
@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=2, max_size=29))
def test_a_small_mean_lies_in_its_interval_or_has_none(raw: list[float]) -> None:
    values, counts = np.unique(raw, return_counts=True)
    low, high = intervals.mean(values, counts)
    if len(values) == 1:
        assert math.isnan(low)
    else:
        assert low <= np.mean(raw) <= high


def test_cutting_an_unknown_interval_leaves_it_unknown() -> None:
    cut: Any = intervals.within(intervals.UNKNOWN, 0, 1)
    assert all(math.isnan(limit) for limit in cut)
