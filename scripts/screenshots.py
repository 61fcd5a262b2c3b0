"""The pictures of README and docs: starts Estelar with the demo in a temporary folder, looks at it with Chromium, ends it.

python scripts/screenshots.py [FOLDER [NAME …]]      docs/images, and all of them, when left out
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 240.0


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the address, and how it is looked at."""

    name: str
    path: str
    width: int = 1440
    height: int = 900
    scheme: str = "light"
    language: str = "es"
    stranger: bool = False  # looked at by somebody who is not logged in


PICTURES = (
    Picture("live-cycle", "/ciclos/1/vivo/", height=1120),
    Picture("live-cycle-dark", "/ciclos/1/vivo/", scheme="dark"),
    Picture("live-cycle-phone", "/ciclos/1/vivo/", width=390, height=1700),
    Picture("live-cycle-en", "/ciclos/1/vivo/", height=1120, language="en"),
    Picture("index", "/"),
    Picture("cycles", "/ciclos/"),
    Picture("editor", "/ciclos/1/borrador/"),
    Picture("record-phone", "/contactos/registrar/", width=390, height=844),
    Picture("imports", "/contactos/archivos/"),
    Picture("inbox", "/casos/?view=free&case=51"),
    Picture("public-form-phone", "/pqrs/", width=390, height=1100, stranger=True),
    Picture("deadline", "/casos/51/vencimiento/", height=1120),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def take(browser: Browser, base: str, password: str, folder: Path, names: list[str]) -> None:
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        context = browser.new_context(
            viewport={"width": picture.width, "height": picture.height}, color_scheme="dark" if picture.scheme == "dark" else "light"
        )
        page = context.new_page()
        if not picture.stranger:
            page.goto(f"{base}/cuenta/entrar/")
            page.fill("input[name=login]", "admin@demo.invalid")
            page.fill("input[name=password]", password)
            page.locator("main button[type=submit]").first.click()
            page.wait_for_url(lambda url: "/entrar/" not in url)
        context.add_cookies([{"name": "estelar_language", "value": picture.language, "url": base}])
        page.goto(base + picture.path)
        page.wait_for_timeout(700)
        page.screenshot(path=str(folder / f"{picture.name}.png"))
        print(f"  {picture.name}.png")
        context.close()


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as data:
        log = Path(data) / "serve.log"
        environ = {**os.environ, "ESTELAR_DATA": data, "PORT": str(port)}
        with log.open("w") as out:
            server = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "estelar", "serve"], env=environ, stdout=out, stderr=out, cwd=ROOT
            )
        try:
            until = time.monotonic() + START_SECONDS
            while "Ctrl-C" not in log.read_text():
                if server.poll() is not None or time.monotonic() > until:
                    print(log.read_text())
                    return 1
                time.sleep(0.5)
            found = re.search(r"password: (\S+)", log.read_text())
            assert found, "the demo prints its password"
            with sync_playwright() as playwright:
                program = os.environ.get("CHROMIUM") or shutil.which("chromium")
                browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
                take(browser, base, found.group(1), folder, sys.argv[2:])
                browser.close()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(60)
    return 0


if __name__ == "__main__":
    sys.exit(main())
