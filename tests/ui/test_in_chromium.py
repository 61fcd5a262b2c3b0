"""The pattern page in a real browser: axe in both themes, languages and sizes; keys, palette, theme, ring, dialogs, charts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import accessible, browser_type_launch_args, log_in, page, stage
from tests.conftest import Cast

__all__ = ["accessible", "browser_type_launch_args", "log_in", "page", "stage"]

pytestmark = pytest.mark.browser


def open_patterns(page: Page, live_server: LiveServer, log_in: Callable[[str], None]) -> None:
    log_in("gema")
    page.goto(f"{live_server.url}/ui/")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")


@pytest.fixture
def patterns(page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]) -> Page:
    """The pattern page, as the administrator sees it."""
    open_patterns(page, live_server, log_in)
    return page


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pattern_page_is_accessible_on_desk_and_phone(
    page: Page,
    live_server: LiveServer,
    stage: Cast,
    log_in: Callable[[str], None],
    accessible: Callable[[], None],
    theme: str,
    language: str,
) -> None:
    stage.gema.language, stage.gema.theme = language, theme
    stage.gema.save()
    open_patterns(page, live_server, log_in)
    expect(page.locator(".chart-area svg")).to_be_visible()
    for width, height in ((1440, 900), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        accessible()


def test_the_palette_opens_by_key_finds_and_goes(patterns: Page) -> None:
    page = patterns
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-list [role=option]").first).to_be_visible()
    page.keyboard.type("bitacora")
    expect(page.locator("#palette-list [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/bitacora/")


def test_single_keys_help_jump_and_can_be_turned_off(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    open_patterns(page, live_server, log_in)
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    page.locator("#keys-help button[name=single_keys]").click()
    page.wait_for_load_state()
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_hidden()
    stage.gema.refresh_from_db()
    assert stage.gema.single_keys is False


def test_g_and_a_letter_goes_there_but_not_while_one_types(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    open_patterns(page, live_server, log_in)
    page.locator("#id_name").press_sequentially("gj?")
    expect(page.locator("#id_name")).to_have_value("gj?")
    page.locator("h1").click()
    page.keyboard.press("g")
    page.keyboard.press("j")
    page.wait_for_url("**/bitacora/")


def test_the_theme_changes_at_once_and_is_remembered(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    open_patterns(page, live_server, log_in)
    page.locator("header details.pop > summary").click()
    with page.expect_response("**/ui/theme/"):
        page.locator("button[name=theme][value=dark]").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_arrows_walk_around_the_ring_and_enter_chooses(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    open_patterns(page, live_server, log_in)
    wide = page.locator("[data-ring=example] svg.ring-wide")
    nodes = wide.locator("a.hit")
    expect(nodes.nth(4)).to_have_attribute("tabindex", "0")
    nodes.nth(4).focus()
    page.keyboard.press("ArrowRight")
    expect(nodes.nth(5)).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(nodes.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(nodes.nth(0)).to_have_attribute("aria-current", "true")
    expect(wide.locator("[data-moment=m0]")).to_have_class("node tone-good selected")


@pytest.mark.parametrize(("kind", "starts"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_ring_leaves_the_page_as_a_picture(patterns: Page, kind: str, starts: bytes) -> None:
    page = patterns
    expect(page.locator("[data-ring=example][data-woken]")).to_be_visible()
    with page.expect_download() as download:
        page.locator(f"[data-ring=example] [data-export={kind}]").click()
    path = download.value.path()
    assert download.value.suggested_filename == f"example.{kind}"
    content = path.read_bytes()
    assert content.startswith(starts)
    assert len(content) > 5_000


def test_a_chart_has_its_table_and_leaves_as_csv_and_png(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    open_patterns(page, live_server, log_in)
    chart = page.locator("[data-chart=pattern]")
    expect(chart.locator(".chart-area svg")).to_be_visible()
    chart.locator("summary", has_text="Como tabla").click()
    expect(chart.locator("table")).to_be_visible()
    with page.expect_download() as download:
        chart.locator("[data-export=csv]").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert lines[0] == "Semana;Satisfacción"
    assert lines[1] == "S36;78"
    with page.expect_download() as download:
        chart.locator("[data-export=png]").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_menu_closes_with_escape_and_gives_the_focus_back(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    open_patterns(page, live_server, log_in)
    chip = page.locator(".filters details.chip").first
    chip.locator("summary").click()
    expect(chip).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(chip).not_to_have_attribute("open", "")
    expect(chip.locator("summary")).to_be_focused()


def test_a_dialog_opens_over_the_page(patterns: Page) -> None:
    page = patterns
    page.locator("[data-open-dialog=sure]").click()
    expect(page.locator("#sure")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#sure")).to_be_hidden()


def test_lost_connection_is_told(patterns: Page) -> None:
    page = patterns
    page.context.set_offline(True)
    expect(page.locator("#connection-lost")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#connection-lost")).to_be_hidden()


def test_a_phone_finds_every_place_under_more(page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_patterns(page, live_server, log_in)
    expect(page.locator(".bottom-bar > *")).to_have_count(5)
    page.locator(".bottom-more > summary").click()
    expect(page.locator(".bottom-more .sheet a[href='/bitacora/']")).to_be_visible()
    box = page.locator(".bottom-item").first.bounding_box()
    assert box
    assert box["height"] >= 44


def test_a_page_that_asks_first_opens_as_a_dialog_and_acts(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    log_in("gema")
    page.goto(f"{live_server.url}/personas/unidades/{stage.south.pk}/")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    opener = page.locator("a[data-question]")
    opener.click()
    question = page.locator("#question")
    expect(question).to_be_visible()
    expect(question).to_contain_text("no recibe contactos nuevos")
    expect(question.locator("a[data-close-dialog]")).to_be_focused()
    accessible()
    for _press in range(6):  # the focus stays inside (or with the browser)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#question')")
    page.keyboard.press("Escape")
    expect(question).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    question.locator("a[data-close-dialog]").click()
    expect(question).to_be_hidden()
    stage.south.refresh_from_db()
    assert stage.south.is_open
    opener.click()
    question.locator("button.btn-danger").click()
    page.wait_for_url(f"**/unidades/{stage.south.pk}/")
    expect(page.locator(".toast-card").first).to_be_visible()
    stage.south.refresh_from_db()
    assert not stage.south.is_open


def test_htmx_asks_in_our_dialog(patterns: Page) -> None:
    page = patterns
    asked = page.locator("#asked")
    asked.click()
    question = page.locator("#question")
    expect(question.locator("h2")).to_have_text("¿Retirar esta versión?")
    question.locator("[data-close-dialog]").last.click()
    expect(asked.locator("h1")).to_have_count(0)
    asked.click()
    question.locator("button.btn-danger").click()
    expect(question).to_be_hidden()
    expect(asked.locator("h1")).to_have_count(1)


def test_paper_is_white_also_for_who_reads_in_the_dark(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None]
) -> None:
    stage.gema.theme = "dark"
    stage.gema.save()
    open_patterns(page, live_server, log_in)
    hub = page.locator("[data-ring=example] .ring-wide .hub")
    assert hub.evaluate("one => getComputedStyle(one).fill") != "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert hub.evaluate("one => getComputedStyle(one).fill") == "rgb(255, 255, 255)"
    expect(page.locator(".side")).to_be_hidden()
