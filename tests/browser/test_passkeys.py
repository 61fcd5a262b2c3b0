"""A passkey from end to end, with Chromium's own virtual authenticator: added, used alone, used as second factor, removed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from estelar.journal.models import Entry
from tests.conftest import Cast

pytestmark = pytest.mark.browser

PASSWORD = "una clave larga"
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
    "automaticPresenceSimulation": True,
}  # fmt: skip


def test_a_passkey_lets_in_alone_and_is_a_second_factor(
    page: Page, live_server: LiveServer, stage: Cast, log_in: Callable[[str], None], accessible: Callable[[], None]
) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    key = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    site = live_server.url
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}/cuenta/entrar/")
    accessible()

    def log_out() -> None:
        page.goto(f"{site}/cuenta/salir/")
        page.locator("main form button").first.click()
        page.wait_for_url("**/cuenta/entrar/")

    log_in("ana")
    page.goto(f"{site}/cuenta/segundo-factor/llaves/nueva/")
    password = page.locator("input[name=password]")
    password.fill(PASSWORD)
    page.get_by_role("button", name="Mostrar la contraseña").click()
    expect(password).to_have_attribute("type", "text")
    page.get_by_role("button", name="Confirmar").click()
    page.fill("input[name=name]", "Mi teléfono")
    accessible()
    page.get_by_role("button", name="Continuar").click()
    page.wait_for_url("**/segundo-factor/codigos/")
    accessible()
    page.goto(f"{site}/cuenta/segundo-factor/")
    expect(page.get_by_text("Mi teléfono").first).to_be_visible()
    accessible()

    log_out()
    page.get_by_role("button", name="Entrar con una llave de acceso").click()
    page.wait_for_url(f"{site}/")

    log_out()
    page.fill("input[name=login]", "ana@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/segundo-factor/entrar/")
    accessible()
    page.get_by_role("button", name="Usar mi llave de acceso").click()
    page.wait_for_url(f"{site}/")

    log_out()
    device.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.get_by_role("button", name="Entrar con una llave de acceso").click()
    expect(page.locator("[data-passkey-error]")).to_contain_text("La llave no respondió")
    assert Entry.objects.filter(key="people.logged_in").count() == 3
    assert Authenticator.objects.get(type="webauthn").user == stage.ana
