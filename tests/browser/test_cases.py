"""The desk of cases in Chromium: the case of a citizen answered point by point; two agents on one case; the draft survives."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from estelar.cases.models import Case, Message
from estelar.cases.operations import answering, live
from estelar.cases.rules import public
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
    after = case(stage, subject="Otro caso", contact=None)
    for _more in range(9):  # a list that is longer than its pane
        case(stage, contact=None)
    Case.objects.filter(pk__gte=after.pk).update(owner=stage.ana)
    log_in("ana")
    page.goto(f"{live_server.url}/casos/")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    accessible()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "the panes scroll, and not the page"
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
    toast = page.get_by_role("status").filter(has_text="La respuesta va en camino").first
    expect(toast).to_be_visible()
    one.refresh_from_db()
    assert (one.status, one.outcome) == ("answered", "granted")
    expect(page.locator("#onward")).to_contain_text("Siguiente: Otro caso")
    accessible()
    toast.hover()  # it stays while it is read
    page.keyboard.press("s")
    expect(page.locator("#case-pane .case-subject")).to_have_text("Otro caso")
    page.wait_for_url(f"**case={after.pk}")
    expect(toast).to_be_visible()


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


CITIZEN = PHONE | {"locale": "es-CO"}
WORDS = "No me entregaron la copia de mi historia.\nY nadie me explicó por qué."


@pytest.fixture
def door(stage: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The public form, for people who fill it in as quickly as a test; with a file that somebody may attach."""
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    monkeypatch.setattr(public, "QUICKEST", 0)
    photo = tmp_path / "comprobante.txt"
    photo.write_text("Comprobante de la solicitud")
    return photo


def files_a_complaint(page: Page, site: str, attached: Path) -> tuple[Case, str]:
    """Somebody without an account brings a complaint; the case, and the key that the page tells them."""
    page.goto(f"{site}/pqrs/")
    page.get_by_label("Me atendieron mal (queja)").check()
    page.get_by_label("¿Qué pasó o qué solicita?").fill(WORDS)
    page.get_by_label("¿Dónde ocurrió?").select_option("Sede Norte")
    page.get_by_label("Fotos o documentos").set_input_files(attached)
    page.get_by_label("Su nombre").fill("Luz Marina Gómez")
    page.get_by_label("Su correo electrónico").fill("luz@example.com")
    page.get_by_label("Acepto que mis datos se usen para esto.").check()
    page.get_by_role("button", name="Enviar").click()
    expect(page.get_by_role("heading", name="Lo recibimos")).to_be_visible()
    shown = page.get_by_text(re.compile(r"^\w{4}-\w{4}-\w{4}$")).inner_text()
    return Case.objects.get(), shown


def pdf(page: Page, name: str) -> str:
    """The words of a paper to which a link of the page leads (Chromium shows it in a viewer of its own)."""
    link = page.get_by_role("link", name=name).get_attribute("href")
    got = page.request.get(urljoin(page.url, link))
    assert got.headers["content-type"] == "application/pdf"
    return "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(got.body())).pages)


def comes_back(page: Page, site: str, key: str) -> None:
    """With the key and their address, in a browser that has forgotten them."""
    page.context.clear_cookies()
    page.goto(f"{site}/pqrs/seguimiento/")
    page.get_by_label("Clave de seguimiento").fill(key.lower())
    page.get_by_label("Correo, teléfono o documento que usted dio").fill("luz@example.com")
    page.get_by_role("button", name="Ver mi caso").click()


@pytest.mark.browser_context_args(**CITIZEN)
def test_a_citizen_complains_on_a_phone_and_reads_the_answer_to_every_point(
    page: Page, live_server: LiveServer, stage: Cast, door: Path, accessible: Accessible, browser: Browser
) -> None:
    page.goto(f"{live_server.url}/pqrs/")
    accessible()
    case, key = files_a_complaint(page, live_server.url, door)
    accessible()
    page.wait_for_load_state()
    expect(page.get_by_text(re.compile("Le responderemos a más tardar el"))).to_be_visible()
    receipt = pdf(page, "Constancia en PDF")
    assert key in receipt
    assert "comprobante.txt" in receipt
    assert "Le responderemos a más tardar el" in " ".join(receipt.split())

    desk = browser.new_context(viewport={"width": 1500, "height": 900}, locale="es-CO").new_page()
    desk.set_default_timeout(15_000)
    desk.goto(f"{live_server.url}/cuenta/entrar/?next={case.get_absolute_url()}hacer/point/")
    desk.fill("input[name=login]", "ana@example.org")
    desk.fill("input[name=password]", "una clave larga")
    desk.locator("main button[type=submit]").first.click()
    desk.locator("main [name=text]").fill("Que nadie le explicó por qué")
    desk.locator("main button[type=submit], main form .btn-primary").first.click()
    desk.goto(f"{live_server.url}{case.get_absolute_url()}?write=answer")
    paper = desk.locator("[data-paper=answer]")
    paper.get_by_label("Cómo termina la solicitud").select_option("granted")
    paper.locator("#write-answer").fill("Señora Luz Marina: le pedimos disculpas.")
    paper.get_by_label(re.compile("^1[.]")).fill("La copia va desde hoy a su correo.")
    paper.get_by_label(re.compile("^2[.]")).fill("El archivo se extravió en el traslado.")
    expect(paper.locator("[data-draft-state]")).to_have_text("Borrador guardado")
    paper.get_by_role("button", name="Enviar la respuesta").click()
    expect(desk.get_by_role("status").filter(has_text="La respuesta").first).to_be_visible()
    desk.context.close()

    comes_back(page, live_server.url, key)
    for words in ("La copia va desde hoy a su correo.", "El archivo se extravió en el traslado."):
        expect(page.get_by_text(words)).to_be_visible()
    accessible()
    assert "El archivo se extravió en el traslado." in " ".join(pdf(page, "Respuesta en PDF").split())
    page.get_by_label("5, muy buena").check()
    page.locator("form[action$='/calificar/']").get_by_role("button", name="Enviar").click()
    expect(page.get_by_text("Gracias. Leemos cada una de estas opiniones.")).to_be_visible()
    case.refresh_from_db()
    assert (case.status, case.handling_rating, case.points.filter(answered_at=None).count()) == ("answered", 5, 0)


@pytest.mark.browser_context_args(**CITIZEN, java_script_enabled=False)
def test_without_scripts_a_case_is_brought_followed_and_added_to(page: Page, live_server: LiveServer, door: Path) -> None:
    case, key = files_a_complaint(page, live_server.url, door)
    comes_back(page, live_server.url, key)
    expect(page.get_by_text(case.number, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="comprobante.txt")).to_be_visible()
    page.get_by_label("Lo que quiere agregar").fill("Sigo esperando.")
    page.locator("form[action$='/agregar/']").get_by_role("button", name="Enviar").click()
    expect(page.get_by_text("Sigo esperando.")).to_be_visible()
    assert case.messages.filter(kind="customer").count() == 1
