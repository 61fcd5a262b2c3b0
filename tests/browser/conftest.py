"""Chromium against the real server: axe on every page looked at, and no test passes with an error in the console or a request elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request
from pytest_django.live_server_helper import LiveServer

from tests import make
from tests.conftest import Cast

# The synchronous Playwright runs an event loop in this thread; Django's guard against async code would see it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# This list replaces that of Playwright, so what matters of it stands here too. The pages behind the address bar are Chromium's own: it
# would load them for every window, and nobody sees them.
WITHOUT = [
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints",
    "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning",
]  # fmt: skip
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage", f"--disable-features={','.join(WITHOUT)}",
]  # fmt: skip
WAIT_MS = 15_000


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "No Chromium was found. `make test` installs Debian's as root; elsewhere install it or set CHROMIUM to its path."
    return {**browser_type_launch_args, "executable_path": program, "args": FLAGS}


@pytest.fixture
def page(page: Page, live_server: LiveServer, transactional_db: None) -> Iterator[Page]:
    """A page that remembers what went wrong in it, and fails the test for it at the end."""
    wrong: list[str] = []
    under_way: set[Request] = set()

    def console(message: ConsoleMessage) -> None:
        # Chromium writes every answer of 400 and above to the console; the test that asks for one says so by its own assertions.
        if message.type == "error" and "Failed to load resource" not in message.text:
            wrong.append(f"{page.url}: {message.text}")

    def request(asked: Request) -> None:
        if asked.url.startswith(live_server.url) and asked.resource_type != "eventsource":  # which ends with its page
            under_way.add(asked)
        if not asked.url.startswith((live_server.url, "data:", "blob:", "about:")):
            wrong.append(f"request to another host: {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("request", request)
    page.on("requestfinished", lambda asked: under_way.discard(asked))
    page.on("requestfailed", lambda asked: under_way.discard(asked))
    page.set_default_timeout(WAIT_MS)
    yield page
    # The database is emptied next: no request may still be reading it.
    for _ in range(WAIT_MS // 50):
        if not under_way:
            break
        page.wait_for_timeout(50)
    assert wrong == []


@pytest.fixture
def log_in(page: Page, live_server: LiveServer) -> Callable[[str], None]:
    """Log in through the page as somebody of the cast."""

    def log_in(name: str) -> None:
        page.goto(f"{live_server.url}/cuenta/entrar/")
        page.fill("input[name=login]", f"{name}@example.org")
        page.fill("input[name=password]", "una clave larga")
        page.locator("main button[type=submit], form.login button[type=submit]").first.click()
        page.wait_for_url(lambda url: "/cuenta/entrar/" not in url)

    return log_in


@pytest.fixture
def accessible(page: Page) -> Callable[[], None]:
    """Axe finds nothing against WCAG 2.2 AA on the page as it stands, and the page is no wider than its window."""
    script = AXE.read_text()

    def accessible() -> None:
        page.evaluate(script)
        found = page.evaluate(
            # resultTypes: every rule runs; only the places where one holds are not described
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], "
            "resultTypes: ['violations']})"
            ".then(r => r.violations.map(v => v.id + ': ' + v.help + ' → ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))"
        )
        assert found == [], f"{page.url}\n" + "\n".join(found)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} is {wide} px wider than the window"

    return accessible


@pytest.fixture
def stage(transactional_db: None, cast: Cast) -> Cast:
    """The cast, with a cycle in force, for tests with a real server."""
    make.cycle()
    return cast
