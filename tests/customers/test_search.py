"""Somebody is found by any part of anything known of them, without caring for accents or spelling, the likeliest first."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.customers import rules
from estelar.customers.models import Called, Customer, NameWord, search
from estelar.customers.operations import add_customer, change_customer, erase_customer
from tests.conftest import Cast


@pytest.fixture
def luz(cast: Cast, now: datetime) -> Customer:
    add_customer(name="Pedro Núñez", document="77", phone="6015550000", email="p@example.org", external_id="Z", by=cast.bruno, at=now)
    return add_customer(
        name="Luz Marina Gómez Echeverry", document="1.098.765-K", phone="+57 (300) 123-45-67", email="Luz.Marina@Correo.example",
        external_id="HC-0042", unit=cast.north, by=cast.bruno, at=now,
    )  # fmt: skip


def found(words: str) -> list[Customer]:
    return list(Customer.objects.search(words))


@pytest.mark.parametrize(
    "words",
    ["luz", "LUZ MARINA", "marina luz", "gómez", "GOMEZ luz", "ome", "verry", "lu", "echeverry, luz", "luz gó",
     "1098765K", "1.098.765-k", "098765", "98.765", "HC-0042", "hc-00", "0042", "luz.marina@correo.example", "@correo", "correo.exa",
     "3001234567", "300 123 4567", "+57 300 123 45 67", "+57-300", "0057 3001234567", "57 300 123 4567", "123 45", "4567", "luz 4567"],
)  # fmt: skip
def test_any_part_of_anything_finds(luz: Customer, words: str) -> None:
    assert found(words) == [luz]


@pytest.mark.parametrize(
    "words",
    ["gomes", "gomz", "gommez", "goméx", "etxeverry", "echeberri", "echeverri", "echebe", "mariana gomes", "lus marina", "marnia",
     "gomes verry", "gomes 4567", "mari gomes", "lus correo", "3001234568", "300 123 54 67", "luz.marima@correo.example"],
)  # fmt: skip
def test_a_wrong_letter_or_figure_finds_nevertheless(luz: Customer, words: str) -> None:
    assert found(words) == [luz]


@pytest.mark.parametrize(
    "words",
    ["zzz", "gutierrez", "luz pedro", "%", "_", "'", '"; DROP TABLE', "\\", "ñ" * 200, "+", "-", "@", ",", "\0", "  ", "", "999"],
    ids=lambda words: repr(words)[:12],
)
def test_what_fits_nobody_finds_nobody(luz: Customer, words: str) -> None:
    assert found(words) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_every_part_of_three_letters_or_figures_finds(luz: Customer, data: st.DataObject) -> None:
    known = data.draw(st.sampled_from([luz.name, luz.email, luz.external_id, luz.document_key, luz.phone_key]))
    start = data.draw(st.integers(0, len(known) - 3))
    part = known[start : data.draw(st.integers(start + 3, len(known)))]
    if len(part.strip()) >= 3 and all(len(word) >= rules.LEAST_PART for word in part.split()):
        assert luz in found(part)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read(words: str) -> None:
    asked = rules.asked(words)
    assert len(asked.words) <= rules.MOST_WORDS
    assert all(way for ways in asked.words for way in ways)


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["´", "\u0301", "ſ", "ﬁ", "-" * 160, "1 2 3 4 5 6 7 8", "٣٠٠", "a'b\"c", "{}", "%s", "a b c d e f g h"])
def test_odd_signs_are_only_words(words: str) -> None:
    assert found(words) == []


def test_exact_comes_before_beginning_before_part_before_similar(cast: Cast, now: datetime) -> None:
    for name in ("Fernando Rosales", "Ana Rosal", "Rosal", "Rosalía Peña", "Primrosal", "Rozal Gil", "Rosal, Álvaro"):
        add_customer(name=name, by=cast.bruno, at=now)
    assert [one.name for one in found("rosal")] == [
        "Rosal",
        "Rosal, Álvaro", "Rosalía Peña",
        "Ana Rosal", "Fernando Rosales",
        "Primrosal",
        "Rozal Gil",
    ]  # fmt: skip


def test_a_list_of_names_is_in_spanish_order(cast: Cast, now: datetime) -> None:
    names = ["Nube", "ñandú", "Ñáñez", "Oca", "Nuñez", "Nuzo", "Ángel", "angela", "Zoe", "Muñoz", "Munuz", "Üzgür"]
    for name in names:
        add_customer(name=name, by=cast.bruno, at=now)
    ordered = [one.name for one in Customer.objects.in_order_of_names()]
    assert ordered == ["Ángel", "angela", "Munuz", "Muñoz", "Nube", "Nuñez", "Nuzo", "ñandú", "Ñáñez", "Oca", "Üzgür", "Zoe"]


def test_only_the_best_are_shown_and_none_twice(cast: Cast, now: datetime) -> None:
    Customer.objects.bulk_create(Customer(name=f"Sol {n:03}", name_key=f"sol {n:03}", created_at=now) for n in range(150))
    places = [(one.place, one.name) for one in Customer.objects.search("sol")]  # type: ignore[attr-defined]
    assert places == [(n + 1, f"Sol {n:03}") for n in range(100)]
    assert len(Customer.objects.search("sol", most=7)) == 7


def test_of_very_many_the_first_by_name_are_found(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, few in (("MANY", 20), ("NEAR", 20), ("REACH", 5)):
        monkeypatch.setattr(search, name, few)
    Customer.objects.bulk_create(
        Customer(name=f"{'Z' if n % 2 else 'A'}{n:03} Solano", name_key=f"{'z' if n % 2 else 'a'}{n:03} solano", created_at=now)
        for n in range(80)
    )
    for words in ("solano", "olan", "zolano"):
        names = [one.name for one in Customer.objects.search(words, most=45)]
        assert names == [*(f"A{n:03} Solano" for n in range(0, 80, 2)), *(f"Z{n:03} Solano" for n in range(1, 11, 2))], words


def test_whoever_may_be_seen_is_found_behind_very_many_who_may_not(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "REACH", 5)
    Customer.objects.bulk_create(
        Customer(name=f"{n:03} Solano", name_key=f"{n:03} solano", unit=cast.north if n % 50 == 49 else cast.south, created_at=now)
        for n in range(150)
    )
    for words in ("solano", "sol", "olan", "zolano"):
        assert [one.name for one in Customer.objects.filter(unit=cast.north).search(words)] == ["049 Solano", "099 Solano", "149 Solano"]


def words_known() -> set[str]:
    """Of all names; asserts that the list of who is called by them says the same."""
    called = {(one.word, one.sorting, one.customer_id) for one in Called._default_manager.all()}
    names = {one.pk: one for one in Customer.objects.in_order_of_names()}
    assert called == {(word, getattr(one, "sorting"), pk) for pk, one in names.items() for word in re.findall(r"\w+", one.name_key)}  # noqa: B009
    return set(NameWord._default_manager.values_list("word", flat=True))


def test_words_of_names_come_with_the_first_and_go_with_the_last(cast: Cast, now: datetime, luz: Customer) -> None:
    assert words_known() == {"pedro", "nunez", "luz", "marina", "gomez", "echeverry"}
    other = add_customer(name="Luz Ochoa", by=cast.bruno, at=now)
    change_customer(other, unit=None, name="Luz Arrieta", by=cast.bruno, at=now)
    assert words_known() == {"pedro", "nunez", "luz", "marina", "gomez", "echeverry", "arrieta"}
    erase_customer(luz, by=cast.gema, at=now)
    assert words_known() == {"pedro", "nunez", "luz", "arrieta"}
    Customer.objects.filter(pk=other.pk).delete()
    assert words_known() == {"pedro", "nunez"}


def test_a_name_that_is_only_spelt_otherwise_stands_elsewhere(cast: Cast, now: datetime, luz: Customer) -> None:
    change_customer(luz, unit=None, name="Luz Marina Gomez Echeverry-Ñáñez, L.", by=cast.bruno, at=now)
    assert words_known() == {"pedro", "nunez", "luz", "marina", "gomez", "echeverry", "nanez"}
    change_customer(luz, unit=None, name="Luz Marina Gómez Echeverry Nañez L", by=cast.bruno, at=now)
    assert words_known() == {"pedro", "nunez", "luz", "marina", "gomez", "echeverry", "nanez"}
    change_customer(luz, unit=cast.south, name="LUZ", by=cast.bruno, at=now)
    assert words_known() == {"pedro", "nunez", "luz"}


def test_words_of_hundreds_go_in_one_pass(cast: Cast, now: datetime, luz: Customer) -> None:
    Customer.objects.bulk_create(Customer(name="x", name_key=f"luz palabra{n}", created_at=now) for n in range(400))
    assert NameWord._default_manager.count() == 406
    Customer.objects.filter(name="x").delete()
    assert words_known() == {"pedro", "nunez", "luz", "marina", "gomez", "echeverry"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("one", "other"),
    [("gonzalez", "gonsales"), ("jimenez", "gimenes"), ("ximena", "jimena"), ("quiroga", "kiroga"), ("vargas", "bargas"),
     ("llanos", "yanos"), ("hernandez", "ernandes"), ("guerrero", "gerrero"), ("cecilia", "sesilia"), ("rubi", "ruby")],
)  # fmt: skip
def test_words_that_sound_alike_are_alike(one: str, other: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT customers_sound(%s), customers_sound(%s)", [one, other])
        first, second = cursor.fetchone()
    if one in {"guerrero"}:
        assert first != second  # "gerrero" sounds like "jerrero": a letter was left out, which is found as such
    else:
        assert first == second


@pytest.mark.parametrize("words", ["ome", "4567", "luz 4567", "marina gomez"])
def test_parts_come_out_of_the_index_of_trigrams(luz: Customer, words: str) -> None:
    rows = Customer.objects.alias(known=search.KNOWN).filter(*[search._part(way[0]) for way in rules.asked(words).words])
    with search._by_index():
        assert "customer_parts" in rows.explain()


def test_the_first_names_come_out_of_their_index(luz: Customer) -> None:
    with search._by_index():
        assert "customer_order" in Customer.objects.in_order_of_names()[:5].explain()


def test_the_first_who_are_called_so_are_read_off_an_index_without_sorting(luz: Customer) -> None:
    with search._by_index(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        plan = Called._default_manager.filter(word="luz").order_by("sorting", "customer_id")[:5].explain()
    assert "customers_called_pkey" in plan
    assert "Sort" not in plan
