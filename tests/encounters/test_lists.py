"""The list of contacts, one contact, a customer's contacts, the file."""

from __future__ import annotations

import csv
import io
import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from estelar.cycles.models import Moment
from estelar.encounters.forms.lists import Filters, one_page
from estelar.encounters.models import Encounter
from estelar.encounters.operations.correct import correct
from estelar.encounters.operations.record import record
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast

LIST = "/contactos/"


@pytest.fixture
def moment(db: None) -> Moment:
    return make.cycle().moments.get(key="m2")


def page_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def timeline(answer: object) -> list[list[int]]:
    return [[line.encounter.pk for line in visit.lines] for visit in answer.context["visits"]]  # type: ignore[attr-defined]


def shown(answer: object) -> list[int]:
    return [line.encounter.pk for line in answer.context["lines"]]  # type: ignore[attr-defined]


def csv_of(answer: object) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(text)))


def test_everybody_sees_the_contacts_of_their_units(cast: Cast, moment: Moment) -> None:
    north, south = (make.encounter(moment, where, cast.ana, impression=1).pk for where in (cast.north, cast.south))
    seen = {name: set(shown(page_of(person).get(LIST))) for name, person in cast.everyone().items()}
    assert seen["ana"] == seen["bruno"] == {north}
    assert seen["carla"] == {south}
    assert seen["diego"] == seen["elena"] == seen["fabio"] == seen["gema"] == {north, south}


def test_every_filter_stands_in_the_address(cast: Cast, moment: Moment) -> None:
    other = make.cycle("Urgencias", ("Llega",)).moments.get()
    day = timedelta(days=1)
    a = make.encounter(moment, cast.north, cast.gema, impression=1, comment="bien").pk
    b = make.encounter(other, cast.south, cast.ana, impression=-1, at=make.NOW - 3 * day).pk
    c = make.encounter(moment, cast.south, cast.ana, source="encuesta", at=make.NOW - 9 * day).pk
    gema = page_of(cast.gema)
    wanted: list[tuple[dict[str, str | int], set[int]]] = [
        ({}, {a, b, c}),
        ({"unit": cast.south.pk}, {b, c}),
        ({"unit": cast.root.pk}, {a, b, c}),
        ({"cycle": other.cycle_id}, {b}),
        ({"moment": moment.pk}, {a, c}),
        ({"impression": "bitter"}, {b}),
        ({"impression": "none"}, {c}),
        ({"source": "encuesta"}, {c}),
        ({"comment": "1"}, {a}),
        ({"mine": "1"}, {a}),
        ({"from": "2026-11-17"}, {a, b}),
        ({"to": "2026-11-17"}, {b, c}),
        ({"unit": "x", "cycle": "9" * 30, "impression": "?", "from": "2026-02-31", "after": "nada"}, {a, b, c}),
    ]
    for query, found in wanted:
        answer = gema.get(LIST, query)
        assert (answer.status_code, set(shown(answer))) == (200, found), query
    assert set(shown(page_of(cast.carla).get(LIST, {"unit": cast.north.pk}))) == {b, c}, "a unit that one does not see is no filter"


def test_paging_forth_and_back_shows_every_contact_once_even_in_the_same_microsecond(cast: Cast, moment: Moment) -> None:
    for i in range(130):
        make.encounter(moment, cast.north, cast.ana, at=make.NOW - timedelta(microseconds=i // 3, days=i // 60))
    client = page_of(cast.ana)
    expected = list(Encounter.objects.order_by("-day", "-occurred_at", "-pk").values_list("pk", flat=True))
    forth: list[list[int]] = []
    address = LIST
    while address:
        answer = client.get(address)
        forth.append(shown(answer))
        address = LIST + answer.context["page"].next_url if answer.context["page"].next_url else ""
    assert [pk for page in forth for pk in page] == expected
    back = client.get(LIST + answer.context["page"].previous_url)
    assert shown(back) == forth[-2]


def test_a_page_of_the_list_needs_few_queries_however_many_contacts(cast: Cast, moment: Moment) -> None:
    for i in range(60):
        made = make.encounter(moment, cast.north, cast.ana, customer=make.customer(f"c{i}"), served_by=cast.bruno)
        made.dissatisfactions.create(element="apathy")
    client = page_of(cast.gema)
    for path in (LIST, "/contactos/registrar/", f"/contactos/{made.pk}/", f"/contactos/{made.pk}/corregir/"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(path).status_code == 200
        assert len(asked) <= 20, (path, len(asked))


def test_without_sorting_years_the_latest_page_is_read_from_the_index_by_day(cast: Cast, moment: Moment) -> None:
    rows = Filters.of(QueryDict(), cast.gema).rows()
    with CaptureQueriesContext(connection) as asked:
        one_page(rows, QueryDict())
    assert 'ORDER BY "encounters_encounter"."day" DESC' in asked.captured_queries[-1]["sql"].replace("\n", " ")


def test_one_contact_shows_everything_that_happened_to_it(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=make.NOW, impression=1, comment="bien", rating="5", scale="1-5")
    correct(made, by=cast.bruno, at=make.NOW, unit=cast.north, impression=-1, comment="mal", elements={"evasion": "tres ventanillas"})
    html = page_of(cast.fabio).get(f"/contactos/{made.pk}/").content.decode()
    for text in (
        "registró un contacto",
        "corrigió un contacto",
        "<del",
        "bien",
        "mal",
        "estelar",
        "amarga",
        "Evasivas",
        "tres ventanillas",
        "regla",
    ):
        assert text in html


def test_a_customer_of_another_unit_stays_unnamed(cast: Cast, moment: Moment) -> None:
    stranger = make.customer("Persona del Sur", unit=cast.south)
    made = make.encounter(moment, cast.north, cast.ana, customer=stranger)
    client = page_of(cast.ana)
    for answer in (client.get(LIST), client.get(f"/contactos/{made.pk}/"), client.get(f"/contactos/{made.pk}/corregir/")):
        assert "Persona del Sur" not in answer.content.decode()
    assert "Persona del Sur" not in str(csv_of(client.get("/contactos/descargar.csv")))
    assert client.get(f"/contactos/de/{stranger.pk}/").status_code == 404
    correcting = client.get(f"/contactos/{made.pk}/corregir/").content.decode()
    assert f'value="{stranger.pk}" checked' in correcting, "whoever corrects something else does not lose the customer"


def test_a_customers_contacts_as_page_and_as_fragment(cast: Cast, moment: Moment) -> None:
    luz = make.customer("Luz Marina")
    here = make.encounter(moment, cast.north, cast.ana, customer=luz, impression=-1)
    make.encounter(moment, cast.south, cast.carla, customer=luz, impression=1)
    client = page_of(cast.ana)
    answer = client.get(f"/contactos/de/{luz.pk}/")
    assert timeline(answer) == [[here.pk]], "only those of the units one sees"
    fragment = client.get(f"/contactos/de/{luz.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    assert "amarga" in fragment


def test_a_customers_timeline_groups_visits_and_is_paged_from_wherever_it_stands(cast: Cast, moment: Moment) -> None:
    luz = make.customer("Luz Marina")
    one, other = uuid.UUID(int=1), uuid.UUID(int=2)
    made = [
        make.encounter(moment, cast.north, cast.ana, at=make.NOW - timedelta(minutes=n), customer=luz, visit=visit, impression=impression)
        for n, (visit, impression) in enumerate([(one, 1), (one, 0), (None, -1), (None, None), (other, -1), *[(other, 1)] * 30])
    ]
    client = page_of(cast.ana)
    first = client.get(f"/contactos/de/{luz.pk}/", headers={"HX-Request": "true"})
    pks = [e.pk for e in made]
    assert timeline(first) == [pks[:2], [pks[2]], [pks[3]], pks[4:20]]
    impressions = first.context["impressions"]
    assert (impressions.stellar, impressions.neutral, impressions.bitter) == (31, 1, 2)
    second = client.get(first.context["page"].next_url)
    assert second.status_code == 200
    assert timeline(second) == [pks[20:]]
    assert second.context["impressions"] is None
    with CaptureQueriesContext(connection) as queries:
        assert timeline(client.get(second.context["page"].previous_url)) == timeline(first)
    assert len(queries) <= 14


def test_the_file_holds_what_the_list_shows_harmlessly_and_the_journal_knows(cast: Cast, moment: Moment) -> None:
    for comment in ("=HYPERLINK(1)", "normal, con coma", ""):
        record(moment=moment, unit=cast.north, by=cast.ana, at=make.NOW, impression=-1, comment=comment, elements={"long_wait": ""})
    record(moment=moment, unit=cast.south, by=cast.carla, at=make.NOW, impression=1)
    answer = page_of(cast.ana).get("/contactos/descargar.csv", {"impression": "bitter"})
    header, *rows = csv_of(answer)
    assert "comentario" in header
    column = dict(zip(header, zip(*rows, strict=True), strict=True))
    assert sorted(column["comentario"]) == sorted(["'=HYPERLINK(1)", "normal, con coma", ""])
    assert set(column["impresión"]) == {"amarga"}
    assert set(column["elementos de insatisfacción"]) == {"Larga espera"}
    assert set(column["hora"]) == {"10:00:00"}, "the organisation's own clock"
    entry = Entry.objects.get(key="encounters.exported")
    assert (entry.by, entry.detail["filters"]) == (cast.ana, {"impression": "bitter"})


def test_the_empty_list_teaches(cast: Cast) -> None:
    assert "Aún no hay contactos" in page_of(cast.ana).get(LIST).content.decode()
    assert "Ningún contacto responde" in page_of(cast.ana).get(LIST, {"impression": "bitter"}).content.decode()
