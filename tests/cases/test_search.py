"""Search over everything said in cases: stems, accents, phrases, numbers; only what one may see; rare, common and old words alike."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from estelar.cases.models import Case, CaseWords, Message
from estelar.cases.models import search as searching
from estelar.cases.models.search import Place, says_anything, search
from estelar.cases.operations import answering, classifying
from estelar.channels.models import Attachment
from estelar.nav import find_cases
from tests import make
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

if TYPE_CHECKING:
    from estelar.people.models import Person

pytestmark = pytest.mark.django_db


def found(person: Person, words: str, most: int = 30) -> list[Case]:
    numbers = search(Case.objects.visible_to(person), words, person=person, after=None, most=most)
    known = Case.objects.in_bulk(numbers)
    return [known[pk] for pk in numbers]


@pytest.mark.parametrize("asked", ["facturación", "facturacion", "FACTURACIONES", "factura", "facturas", "factura agua"])
def test_a_word_is_found_by_its_stem_with_and_without_accents(asked: str, cast: Cast) -> None:
    one = case(cast, subject="Cobro", text="Error en la luz/facturación del agua; la factura vino doble.")
    case(cast, subject="Otra cosa", text="El médico no vino.")
    assert found(cast.ana, asked) == [one]


def test_a_phrase_in_quotes_is_found_only_as_it_stands_and_a_minus_leaves_out(cast: Cast) -> None:
    exact = case(cast, subject="A", text="Me cobraron el medidor roto dos veces.")
    other = case(cast, subject="B", text="Roto está el poste; el medidor no.")
    assert found(cast.ana, '"medidor roto"') == [exact]
    assert set(found(cast.ana, "medidor roto")) == {exact, other}
    assert found(cast.ana, "medidor -poste") == [exact]


@pytest.mark.parametrize("asked", ["52123456", "52.123.456", "luz@example.com", "Gomez", "3001234567", "factura_98.pdf", "98", "contador"])
def test_names_numbers_addresses_and_the_text_of_files_are_found(asked: str, cast: Cast) -> None:
    one = case(cast)
    file = Attachment.objects.create(
        sha256="0" * 64, size=1, name="factura_98.pdf", content_type="application/pdf", added_at=make.NOW, added_by=cast.robot
    )
    answering.note(one, text="Va el archivo", attachments=[file], by=cast.bruno, at=make.NOW)
    Attachment.objects.filter(pk=file.pk).update(text="El contador marca 100")  # read later by the worker
    assert found(cast.ana, asked) == [one]


def test_the_words_follow_what_happens_with_the_case(cast: Cast) -> None:
    one = case(cast, subject="Fuga", text="Hay una fuga")
    assert found(cast.carla, "fuga") == []
    answering.add_from_customer(one, text="Ahora también un socavón", channel="email", at=make.NOW)
    assert found(cast.ana, "socavon fuga") == [one]
    classifying.change(one, subject="Hundimiento", by=cast.bruno, at=make.NOW)
    assert found(cast.ana, "hundimiento") == [one]
    Case.objects.filter(pk=one.pk).update(unit=cast.south)
    assert (found(cast.ana, "socavón"), found(cast.carla, "socavón")) == ([], [one])
    Message.objects.filter(case=one, text__contains="socavón").delete()
    assert found(cast.carla, "socavón") == []


def test_a_confidential_case_is_found_only_by_those_entrusted(cast: Cast) -> None:
    one = case(cast, kind="report", subject="Soborno", text="Piden dinero", concerned=[cast.elena])
    entrusted = {name for name, person in cast.everyone().items() if one in Case.objects.visible_to(person)}
    assert {name for name, person in cast.everyone().items() if found(person, "soborno") == [one]} == entrusted
    assert "ana" not in entrusted


@pytest.mark.parametrize("first", [1, 3, 2000])
def test_the_latest_come_first_and_pages_lose_nobody_however_few_are_read_at_once(
    first: int, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The walk over the latest and the index of words meet at any place."""
    monkeypatch.setattr(searching, "FIRST", first)
    monkeypatch.setattr(searching, "SOME", 2)
    cases = [
        case(cast, subject=f"Caso {n}", text="agua" if n % 3 else "gas", received_at=RECEIVED - timedelta(days=n % 5)) for n in range(20)
    ]
    for words in ("agua", "gas", "caso"):
        wanted = [c.pk for c in cases if words == "caso" or (words == "agua") == bool(cases.index(c) % 3)]
        wanted = list(Case.objects.filter(pk__in=wanted).order_by("-received_at", "-pk").values_list("pk", flat=True))
        seen: list[int] = []
        after = None
        while page := search(Case.objects.visible_to(cast.ana), words, person=cast.ana, after=after, most=4):
            seen += page
            after = Place(Case.objects.get(pk=page[-1]).received_at, page[-1])
        assert seen == wanted, words


@pytest.mark.parametrize("first", [1, 3, 2000])
def test_a_phrase_is_found_among_cases_with_the_same_words_in_another_order(
    first: int, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FIRST", first)
    cases = [case(cast, text="agua muy turbia" if n in {2, 13} else "turbia está el agua", subject="Red") for n in range(16)]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE cases_casewords")  # how many there are decides which way is taken
    assert search(Case.objects.visible_to(cast.ana), '"agua muy turbia"', person=cast.ana, after=None, most=5) == [
        cases[13].pk,
        cases[2].pk,
    ]
    assert len(search(Case.objects.visible_to(cast.ana), "agua turbia", person=cast.ana, after=None, most=9)) == 9


def test_filters_of_the_inbox_narrow_the_search(cast: Cast, client: Client) -> None:
    claim, petition = case(cast, kind="claim", text="humo negro"), case(cast, text="humo blanco")
    client.force_login(cast.ana)
    url = reverse("cases:search")
    assert [line["case"] for line in client.get(url, {"q": "humo"}).context["lines"]] == [petition, claim]
    assert [line["case"] for line in client.get(url, {"q": "humo", "kind": "claim"}).context["lines"]] == [claim]
    assert [line["case"] for line in client.get(url, {"q": "humo", "view": "closed"}).context["lines"]] == []


def test_the_page_shows_where_the_words_stand_finds_numbers_and_asks_little(cast: Cast, client: Client) -> None:
    for n in range(40):
        case(cast, subject=f"Asunto {n}", text="Una larga historia. " * 20 + "Al fin la <b>tubería</b> reventó.")
    client.force_login(cast.ana)
    url = reverse("cases:search")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url, {"q": "tuberias"})
    assert len(asked) <= 20
    assert "<mark>tubería</mark>" in page.content.decode()
    assert "<b>tubería" not in page.content.decode()
    rest = client.get(url + page.context["page"].next_url)
    assert (len(page.context["lines"]), len(rest.context["lines"])) == (30, 10)
    assert not {line["case"] for line in page.context["lines"]} & {line["case"] for line in rest.context["lines"]}
    one = Case.objects.earliest("pk")
    for words in (one.number, one.key.lower(), str(one.pk)):
        assert client.get(url, {"q": words}).context["lines"][0]["case"] == one
    for odd in ("", "de la", '"', "' & !", "zzyzx", "\0", "((", "a" * 5000):
        assert client.get(url, {"q": odd}).status_code == 200
    assert client.get(url, {"q": "agua", "after": "2026-13-45~x"}).status_code == 200


def test_words_that_stand_everywhere_are_said_to_be_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana)
    assert "casi todos" in client.get(reverse("cases:search"), {"q": "de la"}).content.decode()
    assert says_anything("de la") == []


def test_the_palette_leads_to_the_search(cast: Cast) -> None:
    assert [url for _label, url, _kind in find_cases(cast.ana, "dos palabras")] == [reverse("cases:search") + "?q=dos+palabras"]


def test_a_removed_case_takes_its_words_along(cast: Cast) -> None:
    case(cast)
    Message.objects.all().delete()
    assert CaseWords.objects.count() == 1
    CaseWords.objects.all().delete()
    assert found(cast.ana, "historia") == []
