"""The editor in a real browser: by keyboard alone, by mouse, by touch; nothing typed is lost; axe in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from estelar.cycles.models import CycleVersion
from estelar.cycles.operations import cycles, draft, services
from tests import make
from tests.browser.conftest import accessible, browser_type_launch_args, log_in, page, stage
from tests.conftest import Cast

__all__ = ["accessible", "browser_type_launch_args", "log_in", "page", "stage"]

pytestmark = pytest.mark.browser
LogIn = Callable[[str], None]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def sketch(stage: Cast) -> CycleVersion:
    """A draft of five moments."""
    service = services.add_service(name="Consulta", kind="basic", stage="design", by=stage.elena, at=make.NOW)
    cycle = cycles.create_blank(service, name="Consulta", language="es", by=stage.elena, at=make.NOW)
    version = cycle.versions.get()
    for name in ("Llega", "Espera", "Consulta", "Paga", "Sale"):
        version, _key = draft.add_moment(version, base=version.revision, name=name, by=stage.elena, at=make.NOW)
    return version


def keys(version: CycleVersion) -> list[str]:
    version.refresh_from_db()
    return [one["key"] for one in version.design["moments"]]


def open_editor(page: Page, live_server: LiveServer, log_in: LogIn, version: CycleVersion, query: str = "") -> None:
    log_in("elena")
    page.goto(f"{live_server.url}/ciclos/{version.cycle_id}/borrador/{query}")
    expect(page.locator("html")).to_have_attribute("data-script", "yes")
    expect(page.locator("[data-grip]").first).to_be_visible()


def order(page: Page) -> list[str]:
    return [row.get_attribute("data-key") or "" for row in page.locator("#moment-list li").all()]


def wait_for_order(page: Page, expected: list[str]) -> None:
    script = "expected => [...document.querySelectorAll('#moment-list li')].map(one => one.dataset.key).join() === expected"
    page.wait_for_function(script, arg=",".join(expected))


def tab_to(page: Page, selector: str, most: int = 150) -> None:
    """Tab, like somebody without a mouse, until the focus stands on what the selector means."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab")


def test_a_cycle_is_drawn_from_a_starter_by_keyboard_alone(page: Page, live_server: LiveServer, stage: Cast, log_in: LogIn) -> None:
    log_in("elena")
    page.goto(f"{live_server.url}/ciclos/nuevo/")
    tab_to(page, "a[href$='/plantilla/hotel-stay/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plantilla/hotel-stay/")
    tab_to(page, "main .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/borrador/**")
    made = CycleVersion.objects.latest("pk")
    expect(page.locator("[data-grip]").first).to_be_visible()
    start = keys(made)

    tab_to(page, f"#row-{start[0]}")
    page.keyboard.press("Alt+ArrowDown")
    wait_for_order(page, [start[1], start[0], *start[2:]])
    expect(page.locator(f"#row-{start[0]}")).to_be_focused()
    expect(page.locator("#editor-live")).to_contain_text("ahora es el momento 2")
    page.keyboard.press("Control+z")
    wait_for_order(page, start)
    page.keyboard.press("Control+Shift+z")
    wait_for_order(page, [start[1], start[0], *start[2:]])

    expect(page.locator(f"#row-{start[0]}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#id_name")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Busca dónde dormir")
    expect(page.locator("#save-state")).to_have_text("Guardado")
    expect(page.locator(f"#row-{start[0]}")).to_contain_text("Busca dónde dormir")
    expect(page.locator("#id_name")).to_be_focused()

    page.locator(f"#row-{start[2]}").focus()
    page.keyboard.press("Delete")
    expect(page.locator("#remove-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#remove-dialog")).to_be_hidden()
    expect(page.locator(f"#row-{start[2]}")).to_be_focused()
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    wait_for_order(page, [start[1], start[0], *start[3:]])

    tab_to(page, "#new-name")
    page.keyboard.type("Deja una reseña")
    page.keyboard.press("Enter")
    expect(page.locator("#moment-list")).to_contain_text("Deja una reseña")
    expect(page.locator("#new-name")).to_be_focused()
    expect(page.locator("#new-name")).to_have_value("")
    assert "deja-una-resena" in keys(made)


def disc(page: Page, size: str, key: str) -> Locator:
    """The circle of a moment in the wide or small ring."""
    return page.locator(f".ring-{size} a[data-node={key}] circle").first


def centre(part: Locator) -> tuple[float, float]:
    part.evaluate("one => one.scrollIntoView({block: 'center'})")
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, source: Locator, target: Locator) -> None:
    centre(target)
    x, y = centre(source)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 8, steps=3)
    to = target.bounding_box()
    assert to
    page.mouse.move(to["x"] + to["width"] / 2, to["y"] + to["height"] / 2, steps=8)
    page.mouse.up()


def test_moments_are_dragged_by_mouse_in_the_list_and_in_the_ring(
    page: Page, live_server: LiveServer, sketch: CycleVersion, log_in: LogIn
) -> None:
    page.set_viewport_size({"width": 1440, "height": 1400})
    open_editor(page, live_server, log_in, sketch)
    drag(page, page.locator("li[data-key=llega] [data-grip]"), page.locator("#row-consulta"))
    wait_for_order(page, ["espera", "consulta", "llega", "paga", "sale"])
    drag(page, page.locator("#row-sale"), page.locator("#row-espera"))
    wait_for_order(page, ["sale", "espera", "consulta", "llega", "paga"])
    drag(
        page,
        disc(page, "wide", "sale"),
        disc(page, "wide", "llega"),
    )
    wait_for_order(page, ["espera", "consulta", "llega", "sale", "paga"])
    assert keys(sketch) == ["espera", "consulta", "llega", "sale", "paga"]
    assert "moment=" not in page.url, "a drag is no click"
    disc(page, "wide", "llega").click()
    expect(page.locator("#id_name")).to_have_value("Llega")


@pytest.mark.browser_context_args(**PHONE)
def test_moments_are_dragged_by_finger_on_a_phone(page: Page, live_server: LiveServer, sketch: CycleVersion, log_in: LogIn) -> None:
    open_editor(page, live_server, log_in, sketch)
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def slide(source: Locator, target: Locator) -> None:
        page.reload()  # after a slide made by a test, Chromium scrolls only when it likes: each begins afresh
        expect(page.locator("[data-grip]").first).to_be_visible()
        x, y = centre(source)
        b = target.bounding_box()
        assert b
        to_x, to_y = b["x"] + b["width"] / 2, b["y"] + b["height"] / 2
        finger("touchStart", x, y)
        for step in range(1, 9):
            finger("touchMove", x + (to_x - x) * step / 8, y + (to_y - y) * step / 8)
        finger("touchEnd")

    slide(page.locator("li[data-key=llega] [data-grip]"), page.locator("li[data-key=consulta] [data-grip]"))
    wait_for_order(page, ["espera", "consulta", "llega", "paga", "sale"])
    slide(
        disc(page, "small", "espera"),
        disc(page, "small", "llega"),
    )
    wait_for_order(page, ["consulta", "llega", "espera", "paga", "sale"])
    page.reload()
    page.locator("#row-paga").tap()
    expect(page.locator("#id_name")).to_have_value("Paga")
    expect(page.locator("#id_name")).to_be_in_viewport()
    page.locator("#down-consulta").tap()
    wait_for_order(page, ["llega", "consulta", "espera", "paga", "sale"])
    assert keys(sketch) == ["llega", "consulta", "espera", "paga", "sale"]


PRESS_BEFORE_IT_IS_AWAKE = """key => {
  window.answers = 0;
  document.addEventListener("htmx:after:swap", () => window.answers++);
  const list = document.getElementById("editor");
  const press = () => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {...key, bubbles: true, cancelable: true}));
  new MutationObserver((_changes, observer) => { observer.disconnect(); press(); }).observe(list, {childList: true});
}"""


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ({"key": "z", "ctrlKey": True}, ["llega", "espera", "consulta", "paga", "sale"]),
        ({"key": "ArrowDown", "altKey": True}, ["espera", "consulta", "llega", "paga", "sale"]),
    ],
)
def test_a_key_pressed_just_when_an_answer_arrives_does_not_load_the_page_anew(
    page: Page, live_server: LiveServer, sketch: CycleVersion, log_in: LogIn, key: dict[str, object], order: list[str]
) -> None:
    """Between the new list in the page and the moment htmx has woken its forms they would be sent as plain ones."""
    open_editor(page, live_server, log_in, sketch)
    page.locator("#row-llega").focus()
    page.evaluate(PRESS_BEFORE_IT_IS_AWAKE, key)
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_function("() => window.answers === 2 || window.answers === undefined")  # undefined: it is another document
    assert page.evaluate("() => window.answers") == 2
    wait_for_order(page, order)
    expect(page.locator("#save-state")).to_have_text("Guardado")
    expect(page.locator("#row-llega")).to_be_focused()


def test_what_is_typed_while_an_answer_is_on_its_way_stays(
    page: Page, live_server: LiveServer, sketch: CycleVersion, log_in: LogIn
) -> None:
    open_editor(page, live_server, log_in, sketch, "?moment=espera")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/momentos/espera/", slowly)
    page.locator("#id_wants").click()
    page.keyboard.type("Saber cuánto falta")
    page.wait_for_timeout(1_000)
    page.keyboard.type(" y por qué")
    expect(page.locator("#save-state")).to_have_text("Guardado")
    expect(page.locator("#id_wants")).to_have_value("Saber cuánto falta y por qué")
    expect(page.locator("#id_wants")).to_be_focused()
    page.wait_for_function("() => document.getElementById('undo').textContent.includes('Espera')")
    page.wait_for_timeout(1_500)
    sketch.refresh_from_db()
    assert sketch.design["moments"][1]["wants"] == "Saber cuánto falta y por qué"


def test_a_field_that_cannot_be_saved_is_not_left_behind(page: Page, live_server: LiveServer, sketch: CycleVersion, log_in: LogIn) -> None:
    open_editor(page, live_server, log_in, sketch, "?moment=espera")
    page.locator("#id_wait_time").fill("pronto")
    page.locator("#row-paga").click()
    expect(page.locator("#id_wait_time")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_wait_time")).to_have_value("pronto")
    expect(page.locator("#save-state")).to_have_text("No se guardó: mire el mensaje")
    page.locator("#id_wait_time").fill("20 min")
    expect(page.locator("#save-state")).to_have_text("Guardado")
    page.locator("#row-paga").click()
    expect(page.locator("#id_name")).to_have_value("Paga")
    sketch.refresh_from_db()
    assert sketch.design["moments"][1]["wait_standard"] == {"seconds": 1200, "share": 0.9}


def test_two_people_at_once_are_told_and_nothing_is_overwritten(
    page: Page, live_server: LiveServer, stage: Cast, sketch: CycleVersion, log_in: LogIn
) -> None:
    open_editor(page, live_server, log_in, sketch, "?moment=espera")
    draft.move_moment(sketch, base=sketch.revision, key="sale", to=1, by=stage.gema, at=make.NOW)
    page.locator("#id_name").fill("Espera con calma")
    expect(page.locator("#editor-problem")).to_contain_text("Gema cambió este borrador")
    expect(page.locator("#id_name")).to_have_value("Espera con calma")
    assert keys(sketch)[0] == "sale"
    page.locator("#id_owner_role").fill("Recepción")
    expect(page.locator("#editor-problem")).to_have_count(0)
    expect(page.locator("#row-espera")).to_contain_text("Espera con calma")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_are_accessible_on_desk_and_phone(
    page: Page, live_server: LiveServer, stage: Cast, sketch: CycleVersion, log_in: LogIn, accessible: Callable[[], None], theme: str
) -> None:
    stage.elena.theme = theme
    stage.elena.save()
    log_in("elena")
    pk = sketch.cycle_id
    for address in (
        "/ciclos/", "/ciclos/nuevo/", "/ciclos/nuevo/plantilla/bank-branch/", f"/ciclos/{pk}/", f"/ciclos/{pk}/borrador/?moment=espera",
        f"/ciclos/{pk}/borrador/", f"/ciclos/{pk}/borrador/publicar/", f"/ciclos/{pk}/versiones/1/revision/", f"/ciclos/{pk}/versiones/",
        f"/ciclos/{pk}/comparar/", f"/ciclos/servicios/{sketch.cycle.service_id}/",
    ):  # fmt: skip
        page.goto(live_server.url + address)
        for width, height in ((1440, 900), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
            accessible()
