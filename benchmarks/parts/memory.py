"""What `make run` takes: seconds until it is ready, on a fresh data folder and again, and the memory of all its processes at rest."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from benchmarks.parts.figures import figure
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90.0
IDLE_SECONDS = 10.0
MOST_MB = 500
PASSWORD = "una clave larga de prueba"  # noqa: S105  # of a site that lives for a minute


class _Site:
    """A site of its own, started by us and ended by us."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ESTELAR_")}
        self.environ = {**kept, "ESTELAR_DATA": str(data), "PORT": str(self.port)}
        self.data = data
        self.said: list[str] = []
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "estelar", "serve", "--no-demo"],
            cwd=ROOT, env=self.environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            start_new_session=True,
        )  # fmt: skip
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            if "is ready" in line:
                self._ready.set()

    def until_ready(self) -> float:
        if not self._ready.wait(PATIENCE):
            raise AssertionError("It did not become ready: " + "".join(self.said))
        return time.perf_counter() - self.began

    def processes(self) -> list[psutil.Process]:
        """The supervisor, its children, and the database (which belongs to nobody) with its own."""
        first = [psutil.Process(self.process.pid)]
        with contextlib.suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
            first.append(psutil.Process(int((self.data / "postgres" / "postmaster.pid").read_text().splitlines()[0])))
        return list({one.pid: one for top in first for one in (top, *top.children(recursive=True))}.values())

    def memory(self) -> dict[str, float]:
        """Megabytes by kind of process: proportional set size, so that what several share is counted once."""
        found: dict[str, float] = {}
        for one in self.processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                words = " ".join(one.cmdline()) or one.name()
                kind = next((kind for sign, kind in _KINDS if sign in words), one.name())
                found[kind] = found.get(kind, 0) + one.memory_full_info().pss / 1e6
        return found

    def end(self) -> None:
        """Ctrl-C; whatever of ours is left after it is ended by its number."""
        everything = self.processes()
        self.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(30)
        for one in psutil.wait_procs(everything, timeout=10)[1]:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        self._reader.join(10)


_KINDS = (("estelar serve", "supervisor"), ("estelar work", "worker"), ("granian", "web server"), ("postgres", "database"))


@contextlib.contextmanager
def _site(data: Path) -> Iterator[_Site]:
    site = _Site(data)
    try:
        yield site
    finally:
        site.end()


def _look(site: _Site) -> None:
    """Somebody comes in by their link, chooses a password, and looks at the figures of the organisation."""
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "estelar", "person", "add", "bench@example.org"],
        cwd=ROOT, env=site.environ, check=True, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    path = re.search(r"http://[^/\s]+(/\S+)", told.stdout)
    assert path is not None, told.stdout
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    begin = f"http://127.0.0.1:{site.port}"

    def ask(address: str, data: bytes | None = None) -> str:
        request = urllib.request.Request(begin + address, data, {"Referer": begin + address})  # noqa: S310  # our own site
        text: str = browser.open(request, timeout=60).read().decode()
        return text

    def token(page: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found is not None
        return found[1]

    def send(address: str, **fields: str) -> None:
        ask(address, urllib.parse.urlencode({"csrfmiddlewaretoken": token(ask(address)), **fields}).encode())

    send(path[1], new_password1=PASSWORD, new_password2=PASSWORD)
    send("/cuenta/entrar/", login="bench@example.org", password=PASSWORD)
    assert 'name="login"' not in ask("/"), "nobody came in"


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """Cold and warm start, and memory after one look at the figures and ten seconds of rest."""
    idle = 1.0 if quick else IDLE_SECONDS
    with TemporaryDirectory(prefix="estelar-bench-") as folder:
        data = Path(folder) / "data"
        with _site(data) as site:
            cold = site.until_ready()
            say(f"ready for the first time after {cold:.1f} s")
        with _site(data) as site:
            warm = site.until_ready()
            say(f"ready again after {warm:.1f} s")
            time.sleep(idle)
            unseen = site.memory()
            _look(site)
            time.sleep(idle)
            seen = site.memory()
    say(f"{sum(seen.values()):.0f} MB")
    parts = {kind: round(megabytes) for kind, megabytes in seen.items()}
    return {
        "cold start": figure(cold, "s"),
        "warm start": figure(warm, "s"),
        "memory after a page": figure(sum(seen.values()), "MB", most=MOST_MB, parts=parts),
        "memory before the first page": figure(sum(unseen.values()), "MB", most=MOST_MB),
    }
