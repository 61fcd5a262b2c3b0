"""The desk of cases in Chromium: the case of a citizen answered point by point; two agents on one case; the draft survives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from estelar.cases.models import Case, Message
from estelar.cases.operations import answering, live
from tests.cases.make import case, last
from tests.conftest import Cast

pytestmark = pytest.mark.browser
LogIn = Callable[[str], None]
Accessible = Callable[[], None]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
WIDE = {"viewport": {"width": 1500, "height": 900}}


@pytest.fixture(autouse=True)
def quiet_after() -> Iterator[None]:
    yield
    live.HUB.end()


def opened(cast: Cast) -> Case:
    one = case(cast, points=["La copia", "El porqué"])
    Case.objects.filter(pk=one.pk).update(owner=cast.ana)
    return one


@pytest.mark.browser_context_args(**WIDE)
def test_an_agent_walks_the_list_by_keyboard_and_answers_every_point(
    page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn, accessible: Accessible
) -> None:
    one = opened(stage)
    log_in("ana")
    page.goto(f"{live_server.url}/casos/")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    accessible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#case-pane #case")).to_be_visible()
    page.wait_for_url(f"**case={one.pk}")
    accessible()
    page.keyboard.press("f")
    paper = page.locator("[data-paper=answer]")
    paper.get_by_label("Cómo termina la solicitud").select_option("granted")
    paper.locator("#write-answer").fill("Señora Luz: le respondemos.")
    paper.get_by_label("1. La copia").fill("Va adjunta.")
    paper.get_by_label("2. El porqué").fill("Se extravió, y pedimos disculpas.")
    expect(paper.locator("[data-draft-state]")).to_have_text("Borrador guardado")
    paper.get_by_role("button", name="Enviar la respuesta").click()
    expect(page.get_by_role("status").filter(has_text="La respuesta va en camino").first).to_be_visible()
    one.refresh_from_db()
    assert (one.status, one.outcome) == ("answered", "granted")


@pytest.mark.browser_context_args(**PHONE)
def test_two_agents_on_one_case_and_the_draft_survives(
    page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn, accessible: Accessible
) -> None:
    one = opened(stage)
    log_in("ana")
    page.goto(f"{live_server.url}{one.get_absolute_url()}")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    accessible()
    text = page.locator("#write-reply")
    text.fill("Buenos días, señora Luz:")
    expect(page.locator("[data-paper=reply] [data-draft-state]")).to_have_text("Borrador guardado")

    answering.reply(one, text="Ya le contesté yo.", seen=last(one), by=stage.bruno, at=timezone.now())
    answering.add_from_customer(one, text="Muchas gracias, me sirve.", channel="email", at=timezone.now())

    expect(page.locator("#timeline")).to_contain_text("Muchas gracias, me sirve.")  # without a reload
    expect(page.locator("#new-message")).to_be_visible()
    expect(text).to_have_value("Buenos días, señora Luz:")
    page.get_by_role("button", name="Enviar el mensaje").click()
    expect(page.get_by_text("No se envió nada").or_(page.locator(".banner-card[role=alert] strong")).first).to_be_visible()
    expect(page.locator("#write-reply")).to_have_value("Buenos días, señora Luz:")
    assert not Message.objects.filter(case=one, kind="reply", author=stage.ana).exists()
    page.reload()
    expect(page.locator("#write-reply")).to_have_value("Buenos días, señora Luz:")
    page.get_by_role("button", name="Enviar el mensaje").click()
    expect(page.get_by_role("status").filter(has_text="El mensaje va en camino").first).to_be_visible()
    assert Message.objects.filter(case=one, kind="reply", author=stage.ana).count() == 1
