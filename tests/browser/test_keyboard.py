"""Everything by keyboard: the palette, single keys that can be switched off, the editor, and a focus that is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from estelar.cycles.models import CycleVersion
from estelar.cycles.operations import cycles, draft, services
from tests import make
from tests.conftest import Cast

pytestmark = pytest.mark.browser
LogIn = Callable[[str], None]


@pytest.fixture
def at(page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn) -> Callable[[str], None]:
    """Go to a page as the quality manager, and wait until its scripts listen."""
    log_in("elena")

    def at(path: str) -> None:
        page.goto(live_server.url + path)
        expect(page.locator("html")).to_have_attribute("data-script", "yes")

    return at


def focused(page: Page) -> str:
    """What holds the focus; fails when the focus is lost (when it fell back to the page as a whole)."""
    page.wait_for_function("document.activeElement && document.activeElement !== document.body")
    said: str = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    return said


def test_the_palette_goes_to_a_page_and_gives_the_focus_back(page: Page, at: Callable[[str], None]) -> None:
    at("/ciclos/")
    page.locator("header").get_by_role("button").first.focus()
    before = focused(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Buscar o ir a…")).to_be_focused()
    page.keyboard.press("Escape")
    assert focused(page) == before
    page.keyboard.press("Control+k")
    page.keyboard.type("bitacora")
    expect(page.get_by_role("option").first).to_contain_text("Bitácora")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bitacora/")


def test_single_keys_help_search_record_and_jump(page: Page, at: Callable[[str], None]) -> None:
    at("/clientes/")
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Atajos de teclado")
    expect(help_).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox").first).to_be_focused()
    page.keyboard.type("gc?n")
    expect(page.get_by_role("searchbox").first).to_have_value("gc?n")
    page.locator("main").focus()
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/ciclos/")
    at("/contactos/")
    page.keyboard.press("n")
    page.wait_for_url("**/contactos/registrar/**")


def test_who_switches_single_keys_off_is_left_alone(page: Page, at: Callable[[str], None]) -> None:
    at("/ciclos/")
    page.keyboard.press("?")
    page.get_by_role("button", name="Desactivar los atajos de una tecla").press("Enter")
    page.wait_for_load_state()
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    for key in ("?", "n", "/", "g", "c"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url.endswith("/ciclos/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_first_tab_leads_to_the_content(page: Page, at: Callable[[str], None]) -> None:
    at("/contactos/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Saltar al contenido")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_cycle_is_changed_by_keyboard_alone_and_the_focus_stays(page: Page, stage: Cast, at: Callable[[str], None]) -> None:
    service = services.add_service(name="Consulta", kind="basic", stage="design", by=stage.elena, at=make.NOW)
    cycle = cycles.create_blank(service, name="Consulta", language="es", by=stage.elena, at=make.NOW)
    version = cycle.versions.get()
    for name in ("Llega", "Espera", "Paga"):
        version, _key = draft.add_moment(version, base=version.revision, name=name, by=stage.elena, at=make.NOW)
    at(f"/ciclos/{cycle.pk}/borrador/")
    names = page.locator("#moment-list .font-semibold")
    row = page.locator("#moment-list").get_by_role("link", name="Llega").first
    row.focus()
    for keys, expected in (
        ("Alt+ArrowDown", ["Espera", "Llega", "Paga"]),
        ("Alt+ArrowDown", ["Espera", "Paga", "Llega"]),
        ("Alt+ArrowUp", ["Espera", "Llega", "Paga"]),
        ("Control+z", ["Espera", "Paga", "Llega"]),
        ("Control+Shift+z", ["Espera", "Llega", "Paga"]),
    ):
        page.keyboard.press(keys)
        expect(names).to_have_text(expected)
        expect(row).to_be_focused()
    page.keyboard.press("Delete")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Enter")
    expect(names).to_have_text(["Espera", "Paga"])
    expect(page.locator("#moment-list").get_by_role("link", name="Paga").first).to_be_focused()
    page.keyboard.press("Control+z")
    expect(names).to_have_text(["Espera", "Llega", "Paga"])
    focused(page)
    assert [one["name"] for one in CycleVersion.objects.get(pk=version.pk).design["moments"]] == ["Espera", "Llega", "Paga"]
