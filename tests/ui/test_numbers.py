"""Numbers in the reader's language."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from estelar.ui import numbers


def test_spanish_writes_a_comma_a_narrow_space_and_a_space_before_the_percent_sign() -> None:
    assert numbers.number(1842.5, 1, language="es") == "1\u202f842,5"
    assert numbers.percent(0.094, language="es") == "9,4\u202f%"
    assert numbers.percent_interval(0.76, 0.80, language="es") == "76–80\u202f%"
    assert numbers.percent_interval(0.081, 0.108, language="es") == "8,1–10,8\u202f%"


def test_english_writes_a_point_and_a_comma() -> None:
    assert numbers.number(1842.5, 1, language="en") == "1,842.5"
    assert numbers.percent(0.094, language="en") == "9.4%"
    assert numbers.percent_interval(0.76, 0.80, language="en") == "76–80%"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (26 * 60, "26 min"),
        (59 * 60 + 40, "1 h"),
        (3600 * 3 + 1200, "3 h 20 min"),
        (86400 * 2 + 4 * 3600, "2 d 4 h"),
        (-90, "−1 min 30 s"),
        (250, "4 min 10 s"),
        (598, "9 min 58 s"),
        (599.6, "10 min"),
    ],
)
def test_a_duration_is_told_in_the_unit_that_fits(seconds: float, words: str) -> None:
    assert numbers.duration(timedelta(seconds=seconds), language="es").replace("\u202f", " ") == words


def test_fewer_than_five_are_not_counted_aloud() -> None:
    with override("es"):
        assert numbers.sample(4) == "muy pocos"
        assert numbers.sample(5) == "n\u202f5"
    with override("en"):
        assert numbers.sample(4) == "very few"


def test_zero_never_has_a_sign() -> None:
    assert numbers.number(-0.04, 1, language="es") == "0,0"
    assert numbers.percent(-0.0001, 0, language="en") == "0%"


def test_a_difference_of_shares_is_told_in_points() -> None:
    with override("es"):
        assert numbers.points(0.04) == "4 pts"
        assert numbers.points(-0.01) == "1 pt"
        assert numbers.points(0.003) == "0,3 pts"


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_the_two_languages_say_the_same_number(value: float, digits: int) -> None:
    spanish = numbers.number(value, digits, language="es").replace("\u202f", "").replace(",", ".")
    assert spanish == numbers.number(value, digits, language="en").replace(",", "")
    assert float(spanish.replace("−", "-")) == pytest.approx(round(value, digits), abs=10**-digits)
