from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.customers import rules
from estelar.errors import RuleBroken

TEXT = st.text(max_size=200) | st.from_regex(r"[ÁÉÑáéñüïŉßİſﬁ½²٣० .\-_@A-Za-z0-9]{0,180}", fullmatch=True)


@given(TEXT)
def test_a_key_of_a_key_is_the_same_key(text: str) -> None:
    for key in (rules.name_key, rules.document_key, rules.email_key, rules.phone_key, rules.clean):
        once = key(text)
        assert key(once) == once


@given(TEXT)
def test_keys_fit_their_columns_and_hold_nothing_the_database_refuses(text: str) -> None:
    for field, key in (("name", rules.name_key), ("document", rules.document_key), ("email", rules.email_key), ("phone", rules.phone_key)):
        value = key(text)
        assert len(value) <= rules.MOST[field]
        assert "\0" not in value
        value.encode()


@given(st.text("áéíóúüñÁÉÍÓÚÜÑabcXYZ ", max_size=40))
def test_capitals_and_accents_make_no_difference_to_names(name: str) -> None:
    assert rules.name_key(name.upper()) == rules.name_key(name.lower()) == rules.name_key(f"  {name} ")


@pytest.mark.parametrize(
    ("one", "other"),
    [("+57 300 123 4567", "(300) 123-45-67"), ("0034 612 345 678 ", "0034-612345678"), ("٣٠٠١٢٣٤٥٦٧", "3001234567")],
)
def test_one_telephone_written_in_two_ways(one: str, other: str) -> None:
    assert rules.phone_key(one) == rules.phone_key(other) != ""


def test_what_is_no_telephone_and_no_address_recognises_nobody() -> None:
    assert [rules.phone_key(text) for text in ("", "NA", "no tiene", "12345")] == [""] * 4
    assert [rules.email_key(text) for text in ("", "NA", "a b@c", "@", "x@")] == [""] * 5


def test_a_customer_called_na_has_a_key_like_everybody() -> None:
    assert rules.name_key("NA") == "na"
    assert rules.name_key("null") == "null"


def test_something_must_be_known_and_fit() -> None:
    nothing = dict.fromkeys(rules.FIELDS, "")
    with pytest.raises(RuleBroken):
        rules.check_known(nothing)
    rules.check_known(nothing | {"external_id": "0"})
    with pytest.raises(RuleBroken) as error:
        rules.check_lengths(nothing | {"name": "x" * 161})
    assert error.value.field == "name"
