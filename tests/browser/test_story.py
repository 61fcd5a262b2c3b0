"""What the house is for: a stranger logs in, draws a cycle from a starter, imports a file, and reads where customers are lost."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport
from tests import make
from tests.browser.work import empty_queue, work
from tests.conftest import Cast

pytestmark = pytest.mark.browser

LAPTOP = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
VISITS = 5_000  # of the survey; tests/real brings all of it in
AIRLINE = Path(__file__).resolve().parents[3] / "shared" / "data" / "D_airline_satisfaction" / "airline-test.csv.gz"


@dataclass
class Stranger:
    """Somebody who sees the pages for the first time, and reads them in their language."""

    page: Page
    site: str
    language: str
    accessible: Callable[[], None]

    def says(self, text: str) -> str:
        """The words of the page in the reader's language."""
        with override(self.language):
            return gettext(text)

    def button(self, text: str) -> Locator:
        return self.page.get_by_role("button", name=self.says(text), exact=True)

    def link(self, text: str) -> Locator:
        return self.page.get_by_role("link", name=self.says(text), exact=True)

    def field(self, text: str) -> Locator:
        optional = self.says("optional")
        return self.page.get_by_label(re.compile(rf"^{re.escape(self.says(text))}\s*(\({optional}\))?$"))

    def looks(self) -> None:
        """The page speaks the language, and axe has nothing against it."""
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        expect(self.page.locator("html")).to_have_attribute("data-script", "yes")
        self.accessible()


@pytest.fixture(autouse=True)
def _house(stage: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Uploads and facts in a folder of this test; nothing waits for the worker."""
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    empty_queue()


@pytest.fixture
def stranger(page: Page, live_server: LiveServer, accessible: Callable[[], None], language: str) -> Stranger:
    """Not logged in yet."""
    return Stranger(page, live_server.url, language, accessible)


def enters(someone: Stranger) -> None:
    """Log in, in one's language."""
    page = someone.page
    page.goto(someone.site)
    chooses_language(someone)
    someone.looks()
    page.locator("input[name=login]").fill("gema@example.org")
    page.locator("input[name=password]").fill("una clave larga")
    someone.button("Log in").click()
    page.wait_for_url(f"{someone.site}/")
    chooses_language(someone)
    someone.looks()


def chooses_language(someone: Stranger) -> None:
    """From the menu above, by the language's own name."""
    expect(someone.page.locator("html")).to_have_attribute("data-script", "yes")
    someone.page.locator("header summary.top-icon").click()
    with someone.page.expect_navigation():
        someone.page.get_by_role("button", name={"es": "Español", "en": "English"}[someone.language]).click()


def goes(someone: Stranger, place: str) -> None:
    """Through the navigation: the side bar, or what is under "More" on a phone."""
    bar = someone.page.locator("nav.side, nav.bottom-bar").locator("visible=true").first
    link = bar.get_by_role("link", name=someone.says(place), exact=True).locator("visible=true")
    if not link.count():
        bar.locator("summary").click()
    link.first.click()


def draws(someone: Stranger, starter: str, moment: str) -> None:
    """From an example: add a moment, move one, publish with a note."""
    page = someone.page
    goes(someone, "Cycles")
    someone.looks()
    someone.link("Draw a cycle").first.click()
    someone.looks()
    page.get_by_role("link", name=starter).click()
    someone.looks()
    someone.button("Begin").click()
    page.wait_for_url("**/borrador/**")
    rows = page.locator("#moment-list li")
    names = rows.locator(".font-semibold")
    before = names.all_inner_texts()
    someone.looks()

    someone.field("Next moment").fill(moment)
    someone.button("Add").click()
    expect(names).to_have_text([*before, moment])
    with override(someone.language):
        up = gettext("Move “%(name)s” up") % {"name": before[1]}
    page.get_by_role("button", name=up).click()
    expect(names).to_have_text([before[1], before[0], *before[2:], moment])
    someone.looks()

    someone.link("Publish").click()
    someone.field("What changes, and why").fill("…")
    someone.looks()
    someone.button("Publish").click()
    page.wait_for_url(re.compile(r"/ciclos/\d+/"))
    assert Cycle.objects.filter(moments__name=moment, moments__is_in_force=True).exists()


def uploads(someone: Stranger, file: Path, *, form: str) -> None:
    """The first two steps of the wizard."""
    page = someone.page
    goes(someone, "Files")
    someone.looks()
    someone.link("Import a file").first.click()
    someone.looks()
    page.locator("input[type=file]").set_input_files(file)
    someone.button("Upload").click()
    page.wait_for_url("**/archivo/")
    someone.looks()
    someone.field("Cycle of which the file speaks").select_option(label=Cycle.objects.latest("pk").name)
    page.get_by_label(someone.says(form)).check()
    someone.button("On to the columns").click()
    page.wait_for_url("**/columnas/")
    someone.looks()


def checks_and_imports(someone: Stranger) -> FileImport:
    """From the columns to the end: values, the check of every row, the import; the worker does both."""
    page = someone.page
    someone.button("On to the values").click()
    page.wait_for_url("**/valores/")
    someone.looks()
    someone.button("Check every row").click()
    page.wait_for_url(re.compile(r"/archivos/\d+/$"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    someone.looks()
    work()
    expect(page.get_by_text(someone.says("Every row was checked. Nothing is written until you press “Import”."))).to_be_visible()
    assert not Encounter.objects.exists()
    someone.looks()
    someone.button("Import").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    work()
    expect(someone.link("See it on the cycle")).to_be_visible()
    someone.looks()
    return FileImport.objects.get()


def reads(someone: Stranger, lost: str) -> str:
    """On the ring: where customers are lost, and how sure that is. Gives what the ring says of that moment."""
    page = someone.page
    someone.link("See it on the cycle").click()
    page.wait_for_url("**/vivo/**")
    someone.looks()
    marked = page.locator("svg.cycle-ring").locator("visible=true").locator("g.tone-bitter a")
    expect(marked).to_have_count(1)
    words = marked.get_attribute("aria-label") or ""
    assert lost in words
    assert someone.says("bitter-prone") in words
    assert re.search(r"\d+\s?[–-]\s?\d+\s?%", words), f"no interval in: {words}"
    assert str(Encounter.objects.filter(moment__name=lost).count()) in words
    page.locator("#panel").evaluate("panel => panel.innerHTML = ''")
    marked.click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name=lost)).to_be_visible()
    expect(panel.get_by_text(someone.says("bitter-prone")).first).to_be_visible()
    expect(panel).to_contain_text(re.compile(r"\d+\s?[–-]\s?\d+\s?%"))
    someone.looks()
    someone.link("Open the moment").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(lost)
    someone.looks()
    return words


def ambiguous_days(many: int) -> list[date]:
    """Days of the last twelve weeks whose number could be that of a month."""
    today = timezone.localdate()
    days = [today - timedelta(days=back) for back in range(1, 84)]
    return [day for day in days if day.day <= 12 and day.day != day.month][:many]


def survey(file: Path, moments: list[str], lost: str) -> int:
    """A survey of our own, day first, every date ambiguous; at one moment most people are dissatisfied."""
    rows = [["Fecha", "Momento", "Nota", "Comentario"]]
    for place, day in enumerate(ambiguous_days(20)):
        for name in moments:
            for turn in range(3):
                sad = (name == lost and turn < 2) or (place + turn) % 9 == 0
                rows.append([f"{day.day}/{day.month}/{day.year}", name, str(1 + place % 2 if sad else 4 + turn % 2), "…"])
    with file.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    return len(rows) - 1


STORIES = [
    pytest.param(
        "es", "Comida en el restaurante", "Espera la comida", id="spanish-laptop", marks=pytest.mark.browser_context_args(**LAPTOP)
    ),
    pytest.param(
        "en", "A meal at the restaurant", "Waits for the food", id="english-phone", marks=pytest.mark.browser_context_args(**PHONE)
    ),
]


@pytest.mark.parametrize(("language", "starter", "lost"), STORIES)
def test_a_stranger_draws_a_cycle_imports_a_file_and_reads_where_customers_are_lost(
    stranger: Stranger, starter: str, lost: str, tmp_path: Path
) -> None:
    enters(stranger)
    draws(stranger, starter, "Deja una reseña ✓")
    names = list(Cycle.objects.latest("pk").moments.order_by("position").values_list("name", flat=True))
    rows = survey(tmp_path / "encuesta.csv", names[3:9], lost)

    uploads(stranger, tmp_path / "encuesta.csv", form="one contact")
    page = stranger.page
    expect(page.get_by_text(stranger.says("These dates can be read in more than one way. Which one is meant?"))).to_be_visible()
    order = stranger.field("Its dates are")
    expect(order).to_have_value("")  # never guessed
    stranger.field("The same unit for all").select_option(label="Sede Norte")
    stranger.field("Scale of the ratings").select_option("1-5")
    stranger.button("On to the values").click()
    expect(order).to_have_attribute("aria-invalid", "true")
    stranger.looks()
    order.select_option("dmy")
    done = checks_and_imports(stranger)
    assert (done.encounters_made, done.rows_rejected) == (rows, 0)
    assert set(Encounter.objects.values_list("day", flat=True)) == set(ambiguous_days(20))
    reads(stranger, lost)


TOUCH_POINTS = (
    "Inflight wifi service", "Departure/Arrival time convenient", "Ease of Online booking", "Gate location", "Food and drink",
    "Online boarding", "Seat comfort", "Inflight entertainment", "On-board service", "Leg room service", "Baggage handling",
    "Checkin service", "Inflight service", "Cleanliness",
)  # fmt: skip


@pytest.mark.real
@pytest.mark.skipif(not AIRLINE.exists(), reason=f"the survey of the airline is not there ({AIRLINE})")
@pytest.mark.parametrize("language", [pytest.param("es", marks=pytest.mark.browser_context_args(**LAPTOP))])
def test_the_real_survey_of_an_airline_comes_in_through_the_wizard_and_is_read_on_the_ring(stranger: Stranger, tmp_path: Path) -> None:
    survey = tmp_path / "airline.csv.gz"
    with gzip.open(AIRLINE, "rb") as whole, gzip.open(survey, "wb") as part:
        part.writelines(islice(whole, 1 + VISITS))
    cycle = make.cycle("Vuelo", TOUCH_POINTS)
    enters(stranger)
    uploads(stranger, survey, form="one visit, with a column per moment (as surveys come)")
    page = stranger.page
    for name in TOUCH_POINTS:  # recognised by their names
        expect(stranger.page.get_by_label(name, exact=False).first).to_have_value(name)
    stranger.field("The same date for all").fill((timezone.localdate() - timedelta(days=3)).isoformat())
    stranger.field("The same unit for all").select_option(label="Sede Norte")
    stranger.field("Scale of the ratings").select_option("1-5")
    stranger.field("Ratings that mean “not applicable”").fill("0")
    done = checks_and_imports(stranger)

    with gzip.open(survey, "rt", encoding="utf-8") as file:
        visits = list(csv.DictReader(file))
    wanted = {name: [int(v[name]) for v in visits if v[name] != "0"] for name in TOUCH_POINTS}
    assert done.rows_read == len(visits)
    assert done.encounters_made == sum(len(ratings) for ratings in wanted.values())

    stranger.link("See it on the cycle").click()
    page.wait_for_url(f"**/ciclos/{cycle.pk}/vivo/**")
    stranger.looks()
    for name, ratings in wanted.items():
        words = page.locator("svg.ring-wide").get_by_role("link", name=name).get_attribute("aria-label") or ""
        share = 100 * sum(r >= 4 for r in ratings) / len(ratings)
        found = re.search(r"(\d+)\s?%", words)
        assert found, words
        assert abs(int(found[1]) - share) <= 0.5, (words, share)
        assert re.search(r"\d+\s?[–-]\s?\d+\s?%", words), f"no interval in: {words}"
