from __future__ import annotations

from estelar.analytics.classification import Impressions, Kind, classify


def kinds(moments: dict[int, Impressions]) -> dict[int, str]:
    return {moment: found.kind.value for moment, found in classify(moments).items()}


def test_a_moment_that_leaves_more_bitterness_than_the_rest_is_bitter_prone_and_critical() -> None:
    found = classify({1: Impressions(400, 40, 160), 2: Impressions(400, 40, 40), 3: Impressions(400, 40, 40)})
    assert found[1].kind is Kind.BITTER
    assert found[1].critical
    assert not found[2].critical


def test_a_rarely_lived_moment_may_be_bitter_prone_without_being_critical() -> None:
    found = classify({1: Impressions(60, 5, 24), 2: Impressions(3000, 300, 300), 3: Impressions(3000, 300, 300)})
    assert found[1].kind is Kind.BITTER
    assert not found[1].critical


def test_a_moment_may_be_prone_to_both() -> None:
    assert kinds({1: Impressions(400, 160, 160), 2: Impressions(400, 40, 40)})[1] == "both"


def test_a_certain_but_tiny_difference_makes_no_class() -> None:
    assert kinds({1: Impressions(100_000, 0, 12_000), 2: Impressions(100_000, 0, 10_000)})[1] == "neutral"


def test_fewer_than_thirty_impressions_have_no_class() -> None:
    assert kinds({1: Impressions(29, 0, 29), 2: Impressions(500, 0, 0)})[1] == "insufficient"


def test_a_cycle_of_one_moment_has_no_rest_to_compare_with() -> None:
    assert kinds({1: Impressions(500, 100, 100)}) == {1: "insufficient"}
    assert classify({}) == {}


def test_nobody_bitter_at_all_is_no_error() -> None:
    assert kinds({1: Impressions(50, 0, 0), 2: Impressions(50, 0, 0)}) == {1: "neutral", 2: "neutral"}
