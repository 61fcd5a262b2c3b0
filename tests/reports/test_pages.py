"""The pages of figures: who sees them, what the address says, what is withheld, and the files."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from estelar.cycles.models import Cycle, Moment
from estelar.encounters.models import Encounter
from estelar.people.models import Person
from estelar.reports import facts
from estelar.reports.facts import overlay
from tests import make
from tests.conftest import Cast
from tests.reports.test_operations import many


@pytest.fixture
def lived(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Cycle:
    """Contacts of yesterday and of 100 days ago, as the clock of the site has it."""
    cycle = make.cycle()
    search, waiting, paying = cycle.moments.order_by("position")
    for unit in (cast.north, cast.south):
        many(search, unit, cast.ana, 60, good=54)
        many(waiting, unit, cast.ana, 60, good=20, wait_seconds=1200, comment="Esperé mucho", channel="phone", served_by=cast.ana)
        many(waiting, unit, cast.ana, 60, good=50, days_ago=100)
    many(paying, cast.north, cast.ana, 4, good=4)
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)
    return cycle


def page(person: Person, address: str, status: int = 200, **headers: str) -> str:
    client = Client(headers=headers)
    client.force_login(person)
    response = client.get(address)
    assert response.status_code == status, response.content[:2000]
    return b"".join(response).decode() if response.streaming else response.content.decode()


def live_url(cycle: Cycle, **query: Any) -> str:
    return reverse("reports:live", args=[cycle.pk]) + "?" + "&".join(f"{key}={value}" for key, value in query.items())


def moment_url(cycle: Cycle, position: int, **query: Any) -> str:
    moment = cycle.moments.get(position=position)
    return reverse("reports:moment", args=[cycle.pk, moment.pk]) + "?" + "&".join(f"{key}={value}" for key, value in query.items())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\u202f", " ")


def test_the_live_cycle_shows_every_moment_with_interval_n_and_verdict(cast: Cast, lived: Cycle) -> None:
    html = page(cast.diego, live_url(lived))
    text = words(html)
    for name in ("Busca una cita", "Espera en sala", "Paga en caja"):
        assert name in text
    assert "empeoró" in text
    assert "muy pocos" in text
    assert "propenso a amargo" in text
    assert reverse("encounters:impression_rule") in html
    assert reverse("reports:method", args=["satisfaction"]) in html


@pytest.mark.parametrize(("name", "contacts"), [("diego", "244"), ("fabio", "244"), ("ana", "124"), ("carla", "120")])
def test_everybody_sees_the_figures_of_their_units(cast: Cast, lived: Cycle, name: str, contacts: str) -> None:
    text = words(page(cast.everyone()[name], live_url(lived)))
    assert f" {contacts} " in text


def test_whoever_may_only_read_is_not_offered_to_record(cast: Cast, lived: Cycle) -> None:
    assert f"{reverse('encounters:record')}?cycle={lived.pk}" in page(cast.ana, live_url(lived))
    assert f"{reverse('encounters:record')}?cycle" not in page(cast.fabio, live_url(lived))


def test_a_unit_one_does_not_see_and_a_cycle_that_is_not_there_are_404(cast: Cast, lived: Cycle) -> None:
    page(cast.ana, live_url(lived, unit=cast.south.pk), 404)
    page(cast.ana, moment_url(lived, 1, unit=cast.south.pk), 404)
    page(cast.diego, reverse("reports:live", args=[999_999]), 404)
    page(cast.diego, reverse("reports:method", args=["nothing"]), 404)
    other = make.cycle("Otro", ("Uno",))
    page(cast.diego, reverse("reports:moment", args=[other.pk, lived.moments.order_by("position")[0].pk]), 404)
    nobody = make.person("nadie")
    page(nobody, live_url(lived), 403)


def test_the_address_holds_unit_period_and_comparison(cast: Cast, lived: Cycle) -> None:
    html = page(
        cast.diego, live_url(lived, unit=cast.north.pk, period="custom", **{"from": "2026-11-01", "to": "2026-11-30"}, compare="none")
    )
    text = words(html)
    assert "01/11/2026 a 30/11/2026" in text
    assert "Sede Norte" in text
    assert "empeoró" not in text
    links = [link for link in re.findall(r'href="(\?[^"]*)"', html) if "compare=year-ago" in link]
    assert links
    assert all(f"unit={cast.north.pk}" in link and "from=2026-11-01" in link for link in links), "a chip keeps the other chips"


@pytest.mark.parametrize(
    "query",
    [
        {"period": "forever"}, {"period": "custom", "from": "2026-13-45", "to": "x"},
        {"period": "custom", "from": "2026-02-01", "to": "2026-01-01"},
        {"compare": "moon"}, {"unit": "north"}, {"period": "custom", "from": "2020-01-01", "to": "2026-01-01", "compare": "year-ago"},
    ],
)  # fmt: skip
def test_an_address_that_makes_no_sense_says_so_and_shows_the_usual(cast: Cast, lived: Cycle, query: dict[str, str]) -> None:
    html = page(cast.diego, live_url(lived, **query))
    assert 'class="notice' in html
    assert "Espera en sala" in html


def test_the_panel_is_a_part_of_a_page_for_htmx_and_a_plain_link_without_it(cast: Cast, lived: Cycle) -> None:
    waiting = lived.moments.get(position=2)
    part = page(cast.diego, reverse("reports:panel", args=[lived.pk, waiting.pk]), 200, **{"HX-Request": "true"})
    assert "<html" not in part
    assert "2 · Espera en sala" in part
    plain = page(cast.diego, live_url(lived, moment=waiting.pk))
    assert "2 · Espera en sala" in plain
    assert f"moment={waiting.pk}" in plain
    page(cast.diego, reverse("reports:panel", args=[lived.pk, 999_999]), 404)


@pytest.mark.parametrize("tab", ["trend", "elements", "comments", "units", "channels", "persons", "ways", "nonsense"])
def test_every_tab_of_a_moment_opens_also_without_anything_to_show(cast: Cast, lived: Cycle, tab: str) -> None:
    for position in (2, 3):
        for name in ("diego", "ana"):
            assert "<h1>" in page(cast.everyone()[name], moment_url(lived, position, tab=tab, step="month", measure="bitter_share"))


def test_the_comments_of_a_moment_come_page_by_page(cast: Cast, lived: Cycle) -> None:
    html = page(cast.diego, moment_url(lived, 2, tab="comments"))
    assert html.count("Esperé mucho") == 25
    [after] = set(re.findall(r'href="(\?[^"]*after=[^"]+)"', html))
    assert page(cast.diego, moment_url(lived, 2).rstrip("?") + after.replace("&amp;", "&")).count("Esperé mucho") == 25


def test_charts_come_with_the_same_numbers_as_a_table(cast: Cast, lived: Cycle) -> None:
    html = page(cast.diego, moment_url(lived, 2, step="month"))
    [option] = re.findall(r'<script type="application/json">(.*?)</script>', html)
    drawn = json.loads(option)["series"][0]["data"]
    assert drawn == [None, None, None, 33.33]
    assert "<table" in html


def test_the_index_shows_cycles_and_units_and_a_newcomer_is_led(cast: Cast) -> None:
    text = words(page(cast.elena, reverse("reports:index")))
    assert "Dibujar un ciclo" in text
    cycle = make.cycle()
    assert "Registrar contacto" in words(page(cast.ana, reverse("reports:index")))
    for unit in (cast.north, cast.south):
        many(cycle.moments.order_by("position")[0], unit, cast.ana, 10, good=10)
    assert "Consulta externa" in words(page(cast.diego, reverse("reports:index")))


def test_units_in_the_index_are_no_ranking_while_intervals_overlap(cast: Cast, lived: Cycle) -> None:
    text = words(page(cast.diego, reverse("reports:index")))
    assert "no como clasificación" in text
    assert "sin evidencia de diferencia" in text
    assert "Sede Sur" not in words(page(cast.ana, reverse("reports:index")))


def test_a_cycle_without_a_published_version_says_what_comes_first(cast: Cast) -> None:
    cycle = Cycle.objects.create(service=make.cycle("Otro").service, name="En borrador", created_at=make.NOW)
    assert "versión vigente" in words(page(cast.elena, live_url(cycle)))
    assert "versión vigente" in words(page(cast.ana, live_url(cycle)))


def test_methods_explain_every_measure_and_rule_in_both_languages(cast: Cast) -> None:
    for language, word in (("es", "Satisfacción"), ("en", "Satisfaction")):
        Person.objects.filter(pk=cast.ana.pk).update(language=language)
        ana = Person.objects.get(pk=cast.ana.pk)
        html = page(ana, reverse("reports:methods"))
        assert word in html
        for address in sorted(set(re.findall(r'href="(/metodos/[^"#]+)', html))):
            page(ana, address)


def test_a_file_of_the_figures_opens_in_a_spreadsheet_and_runs_no_formula(cast: Cast, lived: Cycle) -> None:
    Moment.objects.filter(cycle=lived, position=2).update(name="=1+1")
    address = reverse("reports:live_export", args=[lived.pk, "csv"])
    rows = list(csv.DictReader(io.StringIO(page(cast.diego, address).removeprefix("\ufeff"))))
    [row] = [one for one in rows if one["Momento"] == "'=1+1" and one["Método"] == "satisfaction"]
    assert (round(float(row["Valor"]), 3), row["n"]) == (0.333, "120")
    client = Client()
    client.force_login(cast.diego)
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(address.replace(".csv", ".xlsx")).content))
    sheet = book.get_sheet_by_index(0).to_python()
    assert sheet[0][:3] == ["Ciclo", "Momento", "Cifra"]
    assert any(line[1] == "'=1+1" and line[9] == pytest.approx(1 / 3) for line in sheet)
    assert len(book.sheet_names) == 2


def test_the_file_of_a_moment_holds_its_trend(cast: Cast, lived: Cycle) -> None:
    address = reverse("reports:moment_export", args=[lived.pk, lived.moments.get(position=2).pk, "csv"])
    text = page(cast.ana, address + "?step=month")
    assert "2026-11-01" in text
    page(cast.ana, address + f"?unit={cast.south.pk}", 404)


def test_after_a_huge_import_the_page_waits_for_the_worker_and_shows_no_wrong_figure(
    cast: Cast, lived: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts.rebuild()
    Encounter.objects.update(source="again")
    monkeypatch.setattr(overlay, "LIVE_ROWS", 10)
    monkeypatch.setattr(overlay, "REBUILD_ROWS", 10)
    assert "se están preparando" in page(cast.diego, live_url(lived), 503)
    facts.rebuild()
    page(cast.diego, live_url(lived))


@pytest.mark.parametrize("address", ["live", "index", "trend", "units", "persons", "channels", "comments", "ways"])
def test_no_page_asks_more_than_twenty_questions_of_the_database(cast: Cast, lived: Cycle, address: str) -> None:
    urls = {"live": live_url(lived), "index": reverse("reports:index")}
    client = Client()
    client.force_login(cast.diego)
    url = urls.get(address) or moment_url(lived, 2, tab=address)
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    spoken = [one["sql"] for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert len(spoken) <= 20, "\n".join(spoken)
