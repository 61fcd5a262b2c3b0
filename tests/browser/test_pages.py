"""Every page of the URL table, as a person with a phone or a desk sees it: axe, width, console, and no English left in Spanish."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from estelar.cycles.models import Moment
from tests import make
from tests.conftest import Cast
from tests.house.addresses import addresses
from tests.house.rows import QUERIES, arguments, rows

pytestmark = pytest.mark.browser
ESTELAR = Path(__file__).resolve().parents[2] / "estelar"
SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 800}}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
ENGLISH = re.compile(r"\b(the|and|your|with|this|which|from|have|are|of|was)\b", re.IGNORECASE)
# Names that are the same words in every language.
NAMES = re.compile(r"Net Promoter Score|Laney|Wilson|Newcombe|Benjamini|Hochberg|bootstrap", re.IGNORECASE)

READ = """() => {
  const found = [];
  const apart = "[lang=en], script, style, code, pre, kbd, option[value=en], button[value=en]"; // and names of places:
  const spanish = (one) => !one.closest(apart + ", [name=time_zone], [name=zone], [name=subdivision], datalist");
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let one = walk.nextNode(); one; one = walk.nextNode()) if (spanish(one.parentElement)) found.push(one.textContent);
  for (const one of document.querySelectorAll("[aria-label], [title], [placeholder], [data-label]"))
    if (spanish(one)) for (const name of ["aria-label", "title", "placeholder", "data-label"]) found.push(one.getAttribute(name) ?? "");
  found.push(document.title);
  return [...new Set(found.map((text) => text.replace(/\\s+/g, " ").trim()).filter((text) => text))];
}"""


# The same page with the colours of the other theme, without loading it again: what is written differs in nothing but its contrast.
IN_THE_OTHER_THEME = """async (theme) => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  document.documentElement.dataset.theme = theme;
  const found = await axe.run(document, {runOnly: {type: "rule", values: ["color-contrast"]}, resultTypes: ["violations"]});
  const nodes = found.violations.flatMap((one) => one.nodes.slice(0, 3));
  return nodes.map((node) => node.target.join(" ") + " " + node.failureSummary.slice(0, 200));
}"""


def english_texts() -> tuple[set[str], list[re.Pattern[str]]]:
    """Our English texts that read differently in Spanish: whole ones, and those with something to fill in."""
    entries = [one for path in ESTELAR.glob("*/locale/es/LC_MESSAGES/django.po") for one in polib.pofile(str(path)) if not one.obsolete]
    pairs = {(one.msgid, one.msgstr) for one in entries if one.msgstr}
    pairs |= {(one.msgid_plural, text) for one in entries for text in one.msgstr_plural.values() if one.msgid_plural}
    spanish = {text for _english, text in pairs}
    differing = {" ".join(english.split()) for english, text in pairs if english != text and english not in spanish}
    whole = {one for one in differing if not PLACEHOLDER.search(one)}
    parts = [
        re.compile(".*?".join(re.escape(part) for part in PLACEHOLDER.split(one)))
        for one in differing - whole
        if len(PLACEHOLDER.sub("", one)) > 10
    ]
    return whole, parts


@pytest.fixture
def lived(transactional_db: None, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Some weeks of contacts, and the addresses that answer a GET with a page: those for everybody, and those behind the login."""
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    there = rows(cast)
    chance, now = random.Random(7), timezone.now()
    for moment in Moment.objects.filter(cycle=there.cycle):
        for _ in range(40):
            sad = chance.random() < (0.7 if moment.key == "m2" else 0.2)
            make.encounter(
                moment, cast.north, cast.ana, at=now - timedelta(days=chance.randrange(40), minutes=chance.randrange(600)),
                rating=0.25 if sad else 1.0, rating_raw="2" if sad else "5", scale="1-5", satisfied=not sad, impression=-1 if sad else 1,
                impression_source="rating", rule_version=1, wait_seconds=chance.randrange(60, 3000), comment="Dijo lo que pensaba.",
            )  # fmt: skip
    found: dict[str, list[str]] = {"everybody": [], "behind": []}
    client, stranger = Client(), Client()
    client.force_login(cast.gema)
    for address in addresses():
        url = reverse(address.name, kwargs=arguments(address, there)) + QUERIES.get(address.name, "")
        for who, kind in ((client, "behind"), (stranger, "everybody")):
            if (kind == "everybody") != address.is_public:
                continue
            answer = who.get(url)
            is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html") and b"<html" in answer.content[:500]
            # the words of a stranger, in a frame where nothing runs: axe neither (tests/channels/test_cleaning.py looks at them)
            is_page = is_page and "sandbox" not in answer.headers.get("Content-Security-Policy", "")
            answer.close()
            if is_page:
                found[kind].append(url)
    assert len(found["behind"]) > 40
    return found


def looked_at(page: Page, site: str, urls: list[str], accessible: Callable[[], None], *, spanish: bool, other: str) -> list[str]:
    """What is wrong with the pages: all of axe as they come, and their colours in the other theme."""
    wrong: list[str] = []
    whole, parts = english_texts()
    for url in urls:
        answer = page.goto(site + url)
        assert answer
        if answer.status >= 400:
            wrong.append(f"{url}: {answer.status}")
            continue
        expect(page.locator("html")).to_have_attribute("data-script", "yes")
        try:
            accessible()
        except AssertionError as error:
            wrong.append(str(error).split("\nassert ")[0])
        wrong += [f"{url}, {other}: {one}" for one in page.evaluate(IN_THE_OTHER_THEME, other)]
        if spanish:
            for text in page.evaluate(READ):
                if text in whole or any(part.fullmatch(text) for part in parts) or (ENGLISH.search(text) and not NAMES.search(text)):
                    wrong.append(f"{url}: English in a Spanish page: {text[:120]!r}")
    return wrong


@pytest.mark.parametrize(
    ("language", "theme", "other", "size"),
    [
        pytest.param("es", "light", "dark", "phone", id="spanish-phone"),
        pytest.param("en", "dark", "light", "desk", id="english-desk"),
    ],
)
def test_pages_are_accessible_in_both_themes_fit_and_speak_one_language(
    page: Page, live_server: LiveServer, lived: dict[str, list[str]], cast: Cast, log_in: Callable[[str], None],
    accessible: Callable[[], None], language: str, theme: str, other: str, size: Any,
) -> None:  # fmt: skip
    page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]
    page.emulate_media(reduced_motion="reduce")
    for name, value in (("estelar_language", language), ("estelar_theme", theme)):
        page.context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
    cast.gema.language, cast.gema.theme = language, theme
    cast.gema.save()
    wrong = looked_at(page, live_server.url, lived["everybody"], accessible, spanish=language == "es", other=other)
    log_in("gema")
    wrong += looked_at(page, live_server.url, lived["behind"], accessible, spanish=language == "es", other=other)
    assert not wrong, "\n".join(wrong)
