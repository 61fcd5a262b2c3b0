from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from estelar.analytics.compare import (
    Better,
    Mean,
    Share,
    Verdict,
    compare_means,
    compare_shares,
    corrected,
    newcombe,
    p_of_shares,
)

shares = st.integers(1, 500).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))


@given(shares, shares)
def test_newcombe_is_that_of_statsmodels(one: Share, other: Share) -> None:
    low, high = newcombe(one.hits, one.n, other.hits, other.n)
    expected = confint_proportions_2indep(one.hits, one.n, other.hits, other.n, method="newcomb", compare="diff")
    assert (float(low), float(high)) == pytest.approx(expected, abs=1e-9)


@given(shares, shares)
def test_the_p_value_of_two_shares_is_that_of_statsmodels(one: Share, other: Share) -> None:
    assume(0 < one.hits + other.hits < one.n + other.n)
    expected = proportions_ztest([one.hits, other.hits], [one.n, other.n])[1]
    assert float(p_of_shares(one.hits, one.n, other.hits, other.n)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("hits", "p"), [(0, 1.0), (40, 1.0)])
def test_two_shares_without_any_spread_do_not_differ(hits: int, p: float) -> None:
    assert float(p_of_shares(hits, 40, hits, 40)) == p


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_the_correction_is_that_of_scipy(p: list[float]) -> None:
    assert corrected(p).tolist() == pytest.approx(stats.false_discovery_control(p).tolist())


def test_the_correction_leaves_out_what_is_unknown() -> None:
    found = corrected([0.01, math.nan, 0.04])
    assert found[[0, 2]].tolist() == pytest.approx([0.02, 0.04])
    assert math.isnan(found[1])


@given(*[st.lists(st.floats(0, 1), min_size=2, max_size=60) for _ in range(2)])
def test_welch_is_that_of_scipy(one: list[float], other: list[float]) -> None:
    assume(np.var(one) > 1e-6)
    assume(np.var(other) > 1e-6)
    [row] = compare_means(
        [
            (Mean(len(a), float(np.mean(a)), float(np.var(a, ddof=1))), Mean(len(b), float(np.mean(b)), float(np.var(b, ddof=1))))
            for a, b in [(one, other)]
        ]
    )
    expected = stats.ttest_ind(one, other, equal_var=False)
    limits = expected.confidence_interval()
    assert row.p == pytest.approx(expected.pvalue)
    assert (row.low, row.high) == pytest.approx((limits.low, limits.high))


def test_more_satisfaction_improves_and_more_bitterness_worsens() -> None:
    pair = [(Share(160, 200), Share(120, 200))]
    assert compare_shares(pair)[0].verdict is Verdict.IMPROVED
    assert compare_shares(pair, better=Better.LESS)[0].verdict is Verdict.WORSENED
    assert compare_shares([(now, before) for before, now in pair])[0].verdict is Verdict.WORSENED


def test_equal_shares_show_no_evidence_of_change() -> None:
    [row] = compare_shares([(Share(80, 100), Share(79, 100))])
    assert row.verdict is Verdict.NO_EVIDENCE
    assert row.verdict.text.es == "sin evidencia de cambio"


@pytest.mark.parametrize(("now", "before"), [(Share(29, 29), Share(0, 500)), (Share(500, 500), Share(0, 29)), (Share(0, 0), Share(0, 0))])
def test_fewer_than_thirty_on_either_side_are_insufficient_whatever_they_say(now: Share, before: Share) -> None:
    assert compare_shares([(now, before)])[0].verdict is Verdict.INSUFFICIENT


def test_a_lucky_moment_among_many_is_not_called_a_change() -> None:
    lucky = (Share(58, 100), Share(44, 100))
    same = (Share(50, 100), Share(50, 100))
    assert compare_shares([lucky])[0].verdict is Verdict.IMPROVED
    assert compare_shares([lucky, *[same] * 19])[0].verdict is Verdict.NO_EVIDENCE


def test_insufficient_moments_do_not_weigh_on_the_correction_of_the_others() -> None:
    lucky = (Share(58, 100), Share(44, 100))
    assert compare_shares([lucky, *[(Share(1, 3), Share(1, 3))] * 19])[0].verdict is Verdict.IMPROVED


def test_nothing_to_compare_is_nothing() -> None:
    assert compare_shares([]) == []
    assert compare_means([]) == []


def test_means_without_spread_differ_or_do_not() -> None:
    same, other = Mean.from_sums(40, 20.0, 10.0), Mean.from_sums(40, 40.0, 40.0)
    assert compare_means([(same, same)])[0].verdict is Verdict.NO_EVIDENCE
    assert compare_means([(other, same)])[0].verdict is Verdict.IMPROVED
    assert compare_means([(Mean.from_sums(0, 0, 0), same)])[0].verdict is Verdict.INSUFFICIENT
