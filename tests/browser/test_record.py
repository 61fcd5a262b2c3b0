"""Two taps write a contact down: by finger on a phone, by keyboard, and where no script runs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from estelar.encounters.models import Encounter
from tests.conftest import Cast

pytestmark = pytest.mark.browser
LogIn = Callable[[str], None]
Accessible = Callable[[], None]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


def written() -> list[tuple[str, int | None, str]]:
    return list(Encounter.objects.order_by("pk").values_list("moment__name", "impression", "recorded_by__name"))


@pytest.mark.browser_context_args(**PHONE)
def test_on_a_phone_two_taps_write_a_contact_down_and_one_takes_it_back(
    page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn, accessible: Accessible
) -> None:
    log_in("ana")
    page.goto(f"{live_server.url}/ciclos/")
    button = page.get_by_role("navigation").get_by_role("link", name="Registrar contacto")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    button.tap()
    page.wait_for_url("**/contactos/registrar/**")
    accessible()
    moment, impression = page.get_by_text("Espera en sala", exact=True), page.get_by_role("button", name="Amarga")
    expect(moment).to_be_in_viewport()
    expect(impression).to_be_in_viewport()

    moment.tap()
    impression.tap()

    told = page.get_by_role("status", name="Anotado").or_(page.get_by_role("status").filter(has_text="Espera en sala"))
    expect(told.first).to_contain_text("Espera en sala")
    assert written() == [("Espera en sala", -1, "Ana")]
    accessible()
    page.get_by_role("button", name="Deshacer").first.tap()
    expect(page.get_by_role("button", name="Deshacer")).to_have_count(0)
    assert written() == []


def test_by_keyboard_from_any_page(page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn) -> None:
    log_in("ana")
    page.goto(f"{live_server.url}/ciclos/")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    page.keyboard.press("n")
    page.wait_for_url("**/contactos/registrar/**")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    page.keyboard.press("3")
    expect(page.get_by_role("radio", name="Paga en caja")).to_be_checked()
    page.keyboard.press("e")  # estelar
    expect(page.get_by_role("status").filter(has_text="Paga en caja").first).to_be_visible()
    assert written() == [("Paga en caja", 1, "Ana")]


@pytest.mark.browser_context_args(**PHONE, java_script_enabled=False)
def test_without_scripts_the_same_two_taps_details_and_undoing(page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn) -> None:
    log_in("ana")
    page.get_by_role("link", name="Registrar contacto").locator("visible=true").first.tap()
    page.get_by_text("Busca una cita", exact=True).tap()
    page.get_by_role("button", name="Neutra").tap()
    expect(page.get_by_role("status").filter(has_text="Busca una cita").first).to_be_visible()
    assert written() == [("Busca una cita", 0, "Ana")]
    page.get_by_role("link", name="Añadir detalles").tap()
    page.wait_for_url("**/corregir/")
    page.get_by_label(re.compile("^Comentario")).fill("Encontró cita para mañana.")
    page.locator("main").get_by_role("button", name="Guardar").tap()
    page.wait_for_url(lambda url: not url.endswith("/corregir/"))
    assert Encounter.objects.get().comment == "Encontró cita para mañana."
    page.goto(f"{live_server.url}/contactos/registrar/")
    page.get_by_text("Paga en caja", exact=True).tap()
    page.get_by_role("button", name="Amarga").tap()
    page.get_by_role("button", name="Deshacer").first.tap()
    expect(page.get_by_role("button", name="Deshacer")).to_have_count(0)
    assert written() == [("Busca una cita", 0, "Ana")]
