"""Components: what they say, that none is missing on the pattern page, and that none needs inline code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template import Context, Template
from django.test import Client
from django.utils.translation import override

import estelar
from estelar.ui.components import Chip, Figure, Impressions, Progress, Verdict, chip_from, steps, with_query
from estelar.ui.ring_drawing import Hub, RingDrawing, RingNode, standalone_svg
from tests.conftest import Cast

PACKAGE = Path(estelar.__file__).parent
COMPONENTS = sorted(
    path.relative_to(PACKAGE / "ui/templates").as_posix() for path in (PACKAGE / "ui/templates/ui/components").glob("*.html")
)
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))


def draw(text: str, **context: object) -> str:
    return Template("{% load ui %}" + text).render(Context(context))


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_component_is_on_the_pattern_page(client: Client, cast: Cast, language: str) -> None:
    cast.ana.language = language
    cast.ana.save()
    client.force_login(cast.ana)
    answer = client.get("/ui/")
    assert answer.status_code == 200
    shown = {template.name for template in answer.templates}
    assert set(COMPONENTS) - shown == set()
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_template_has_inline_code_or_style_which_the_policy_forbids(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=", text), "style attributes are blocked by the policy"
    assert not re.search(r"<style[\s>]", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "event attributes are blocked by the policy"
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
    assert not re.search(r"(src|href)=[\"']https?://", text), "nothing comes from another host"


def test_every_icon_that_is_asked_for_is_built() -> None:
    known = {
        line.strip()
        for line in (PACKAGE.parent / "frontend/icons.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    }
    asked: dict[str, str] = {}
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        for name in re.findall(r"{% icon \"([^\"]+)\"|icon=\"([^\"]+)\"", text):
            asked["".join(name)] = path.name
    for name in re.findall(r'Place\([^)]*?, "[a-z_]+:[a-z_]+", "([a-z0-9-]+)"', (PACKAGE / "nav.py").read_text("utf-8")):
        asked[name] = "nav.py"
    assert {name: where for name, where in asked.items() if name not in known} == {}


def test_a_figure_says_its_interval_its_n_and_its_verdict() -> None:
    figure = Figure("Satisfacción", 0.78, 0.76, 0.80, 1842, verdict=Verdict.BETTER, change=0.04)
    with override("es"):
        assert (figure.text, figure.interval_text, figure.sample_text) == ("78\u202f%", "76–80\u202f%", "n\u202f1\u202f842")
        assert figure.verdict_text == "mejoró 4 pts"
        assert figure.arrow == "▲"


def test_a_worse_figure_that_rose_points_upwards() -> None:
    assert Figure("Amargos", 0.09, n=100, verdict=Verdict.WORSE, change=0.02).arrow == "▲"


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure("x", None, n=40), "datos insuficientes"),
        (Figure("x", 0.5, n=0), "datos insuficientes"),
        (Figure("x", 0.5, 0.2, 0.8, n=4, verdict=Verdict.BETTER), "muy pocos"),
    ],
)
def test_without_enough_people_there_is_no_number(figure: Figure, words: str) -> None:
    with override("es"):
        html = draw("{% figure f %}", f=figure)
        assert figure.text == words
        assert words in html
        assert "50" not in html
        assert "mejoró" not in html
        assert "n\u202f4" not in html or figure.n == 40


def test_the_impression_bar_says_its_shares_in_words() -> None:
    with override("es"):
        html = draw("{% impression_bar i %}", i=Impressions(18, 52, 30))
        assert all(words in html for words in ("18\u202f% estelar", "52\u202f% neutra", "30\u202f% amarga"))
        assert "muy pocos" in draw("{% impression_bar i %}", i=Impressions(1, 1, 1))
        assert "datos insuficientes" in draw("{% impression_bar i %}", i=Impressions(0, 0, 0))


def test_a_badge_never_speaks_by_colour_alone() -> None:
    with override("es"):
        for kind, mark in (("stellar", "★"), ("bitter", "◆"), ("critical", "◎")):
            html = draw("{% badge kind %}", kind=kind)
            assert mark in html
            assert re.sub(r"<[^>]+>", "", html).replace(mark, "").strip()


def test_what_people_wrote_is_escaped_everywhere() -> None:
    evil = '<script>alert("x")</script>'
    ring = RingDrawing("r", evil, [RingNode("a", evil, 0.5, 0.4, 0.6, 50, url="#")], hub=Hub(evil, 0.5, n=50))
    html = draw(
        "{% badge 'info' e %}{% button e '#' %}{% notice 'info' e %}{% card e %}{{ e }}{% endcard %}{% figure f %}{% chip c %}{% ring r %}"
        "{% empty_state e %}{{ e }}{% endempty_state %}",
        e=evil,
        f=Figure(evil, 0.5, n=50, method=evil, note=evil),
        c=Chip(evil, evil, []),
        r=ring,
    )
    assert "<script>alert" not in html
    assert "<script>alert" not in standalone_svg(ring)


def test_a_filter_keeps_the_rest_of_the_address_and_forgets_the_place_in_the_list() -> None:
    query = QueryDict("unit=3&after=99&q=ana")
    assert with_query(query, period=30) == "?unit=3&q=ana&period=30"
    assert with_query(query, unit=None) == "?q=ana"
    chip = chip_from(query, "Unidad", "unit", [("", "Todas"), ("3", "Norte")])
    assert chip.value == "Norte"
    assert [(option.url, option.current) for option in chip.options] == [("?q=ana", False), ("?unit=3&q=ana", True)]
    assert chip_from(QueryDict("unit=none-of-ours"), "Unidad", "unit", [("", "Todas"), ("3", "Norte")]).value == "Todas"


def test_a_wizard_links_only_back() -> None:
    made = steps(["a", "b", "c"], 1, ["/1", "/2", "/3"])
    assert [(step.state, step.url) for step in made] == [("done", "/1"), ("current", ""), ("next", "")]


def test_progress_asks_again_until_it_is_over() -> None:
    with override("es"):
        running = draw("{% progress '/job/' p %}", p=Progress("Lectura", done=1, total=4))
        assert 'hx-trigger="every 2s"' in running
        assert 'aria-valuenow="25"' in running
        over = draw("{% progress '/job/' p %}", p=Progress("Lectura", state="finished", result_url="/r/"))
        assert "hx-get" not in over
        assert "/r/" in over
        assert 'hx-trigger="load"' in draw("{% progress '/job/' %}")


def test_the_ring_says_in_words_all_that_it_shows() -> None:
    node = RingNode("a", "Espera", 0.57, 0.51, 0.63, 268, prone="bitter", critical=True)
    with override("es"):
        words = node.in_words(5)
    assert words == "5. Espera, 57\u202f%, intervalo 51–63\u202f%, 268 contactos, propenso a amargo, momento crítico"


def test_the_ring_shows_no_number_of_few_people() -> None:
    node = RingNode("a", "Espera", 0.57, 0.51, 0.63, 3, tone="bitter")
    with override("es"):
        assert node.shown == "–"
        assert node.drawn_tone == "insufficient"
        assert node.sub_label() == "muy pocos"
        assert ">57" not in draw("{% ring r %}", r=RingDrawing("r", "t", [node]))


def test_a_ring_of_its_own_carries_its_colours_and_no_links() -> None:
    svg = standalone_svg(RingDrawing("r", "Consulta", [RingNode("a", "Espera", 0.9, 0.8, 0.95, 90, tone="stellar", url="/x/")]), "es")
    assert svg.startswith('<svg class="cycle-ring')
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg
    assert 'fill="#e3a008"' in svg
    assert "<a " not in svg
