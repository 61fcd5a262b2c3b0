from __future__ import annotations

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from estelar.customers.models import Customer
from estelar.customers.operations import add_customer, erase_customer, merge_customer
from estelar.people.models import Organisation, Person
from tests.conftest import Cast


def browser(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"customers:{name}", args=args)


@pytest.fixture
def luz(cast: Cast, now: datetime) -> Customer:
    return add_customer(
        name="Luz Marina Gómez", document="1.098.765", phone="300 123 4567", email="Luz@Example.org", external_id="HC-1", unit=cast.north,
        by=cast.bruno, at=now,
    )  # fmt: skip


SEES = {"ana", "bruno", "diego", "elena", "fabio", "gema"}
CHANGES = {"bruno", "elena", "gema"}
OFFERED = {
    "Unir con otra ficha": {"elena", "gema"},
    "Borrar datos personales": {"gema"},
    "Registrar contacto</a>": SEES - {"diego", "fabio"},
}


@pytest.mark.parametrize("name", ["ana", "bruno", "carla", "diego", "elena", "fabio", "gema"])
def test_who_sees_and_changes_and_what_is_offered_to_whom(cast: Cast, luz: Customer, name: str) -> None:
    client = browser(cast.everyone()[name])
    page = client.get(url("customer", luz.pk))
    assert page.status_code == (200 if name in SEES else 404)
    for words, whom in OFFERED.items():
        assert (words in page.content.decode().partition("<main")[2].partition("</main")[0]) == (name in whom)
    assert client.get(url("change", luz.pk)).status_code == (200 if name in CHANGES else 403)
    assert client.get(url("add")).status_code == (200 if name in CHANGES else 403)
    assert ("Luz Marina" in client.get(url("list")).content.decode()) == (name in SEES)


@pytest.mark.parametrize(
    "words", ["luz", "LUZ MARINA", "gomez", "GÓMEZ", "marina gó", "1.098", "1098765", "300123", "+57 300 123 4567", "luz@exa", "HC-1"]
)
def test_a_customer_is_found_by_anything_known_of_them(cast: Cast, now: datetime, luz: Customer, words: str) -> None:
    add_customer(name="Pedro Núñez", document="77", phone="6015550000", email="p@example.org", external_id="Z", by=cast.bruno, at=now)
    found = browser(cast.bruno).get(url("list"), {"q": words}).context["rows"]
    assert found == [luz]


@pytest.mark.parametrize("words", ["zzz", "luz pedro", "999", "%", "_", "'", '"; DROP TABLE', "\\", "ñ" * 200])
def test_what_fits_nobody_finds_nobody(cast: Cast, luz: Customer, words: str) -> None:
    response = browser(cast.bruno).get(url("list"), {"q": words})
    assert response.status_code == 200
    assert luz not in response.context["rows"] or len(words) > 160


def test_a_customer_called_na_is_a_customer_everywhere(cast: Cast) -> None:
    client = browser(cast.bruno)
    response = client.post(url("add"), {"name": "NA"}, follow=True)
    made = Customer.objects.get()
    assert (made.name, str(made)) == ("NA", "NA")
    assert "<h1>NA</h1>" in response.content.decode()
    assert client.get(url("list"), {"q": "na"}).context["rows"] == [made]
    client.post(url("change", made.pk), {"name": "NA", "document": "NULL"})
    made.refresh_from_db()
    assert (made.name, made.document, made.document_key) == ("NA", "NULL", "NULL")
    assert client.get(url("list"), {"q": "null"}).context["rows"] == [made]


def test_the_organisations_own_word_is_used(cast: Cast, luz: Customer) -> None:
    Organisation.objects.update(customer_es="usuaria", customers_es="usuarias", customer_gender="f")
    page = browser(cast.bruno).get(url("list")).content.decode()
    assert "<h1>Usuarias</h1>" in page
    assert "Añadir una usuaria" in page
    assert "cliente" not in page.lower().replace("/clientes/", "")


def test_a_customer_is_added_and_changed_in_pages_and_refused_with_reasons(cast: Cast, luz: Customer) -> None:
    client = browser(cast.bruno)
    for data, field in (
        ({"name": ""}, "name"),
        ({"name": "X", "external_id": "HC-1"}, "external_id"),
        ({"name": "X", "email": "no es"}, "email"),
        ({"name": "X", "unit": cast.south.pk}, "unit"),
        ({"name": "x" * 161}, "name"),
    ):
        response = client.post(url("add"), data)
        assert response.status_code == 422
        assert field in response.context["form"].errors
    client.post(url("change", luz.pk), {"name": "Luz M.", "document": "1.098.765", "unit": cast.north.pk})
    luz.refresh_from_db()
    assert (luz.name, luz.phone, luz.phone_key, luz.unit) == ("Luz M.", "", "", cast.north)


def test_an_address_that_came_so_from_a_file_does_not_block_other_changes(cast: Cast, now: datetime) -> None:
    odd = add_customer(name="Ana", email="no tiene", unit=cast.north, by=cast.bruno, at=now)
    assert browser(cast.bruno).post(url("change", odd.pk), {"name": "Ana B", "email": "no tiene", "unit": cast.north.pk}).status_code == 302


def test_the_list_is_paged_in_spanish_order_without_gaps_and_with_few_queries(cast: Cast, now: datetime) -> None:
    Customer.objects.bulk_create(
        Customer(name=f"Ñandú {i:03}", name_key=f"nandu {i:03}", unit=cast.north, created_at=now) for i in range(120)
    )
    add_customer(name="Álvaro", by=cast.bruno, at=now)
    add_customer(name="zoila", by=cast.bruno, at=now)
    client, seen, place = browser(cast.bruno), [], ""
    while True:
        with CaptureQueriesContext(connection) as queries:
            context = client.get(url("list") + place).context
        assert len(queries) <= 8
        seen += [str(row) for row in context["rows"]]
        place = context["page"].next_url
        if not place:
            break
    assert seen == ["Álvaro", *[f"Ñandú {i:03}" for i in range(120)], "zoila"]


@pytest.mark.parametrize(
    "words", ["gomez", "gomes", "zzz", "mar", "lus gomes", "lus mari gomes echeberri marima zzz", "3001234568", "luz.marima@x.y"]
)
def test_a_search_needs_few_queries_whatever_is_searched(cast: Cast, luz: Customer, words: str) -> None:
    client = browser(cast.bruno)
    client.get(url("list"))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url("list"), {"q": words}).status_code == 200
    assert len(queries) <= 20, len(queries)


def test_those_found_are_paged_and_the_last_page_says_that_there_are_more(cast: Cast, now: datetime) -> None:
    Customer.objects.bulk_create(Customer(name=f"Sol {i:03}", name_key=f"sol {i:03}", unit=cast.north, created_at=now) for i in range(120))
    client = browser(cast.bruno)
    first = client.get(url("list"), {"q": "sol"})
    with CaptureQueriesContext(connection) as queries:
        second = client.get(url("list") + first.context["page"].next_url)
    assert len(queries) <= 12
    assert [str(row) for row in (*first.context["rows"], *second.context["rows"])] == [f"Sol {i:03}" for i in range(100)]
    assert second.context["page"].next_url == ""
    assert "otra letra" in second.content.decode()
    assert "otra letra" not in first.content.decode()


def test_a_joined_record_leads_to_the_one_that_stayed_and_an_erased_one_shows_a_number(cast: Cast, now: datetime, luz: Customer) -> None:
    other = add_customer(name="Luzma", unit=cast.north, by=cast.bruno, at=now)
    merge_customer(other, into=luz, by=cast.elena, at=now)
    client = browser(cast.gema)
    assert client.get(url("customer", other.pk)).headers["Location"] == url("customer", luz.pk)
    assert browser(cast.carla).get(url("customer", other.pk)).status_code == 404
    assert "Se unió otra ficha" in client.get(url("customer", luz.pk)).content.decode()
    erase_customer(luz, by=cast.gema, at=now)
    page = client.get(url("customer", luz.pk)).content.decode()
    assert f"#{luz.pk}" in page
    assert "Gómez" not in page
    assert client.get(url("change", luz.pk)).status_code == 404
    assert luz not in client.get(url("list")).context["rows"]
