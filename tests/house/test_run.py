"""`estelar serve` as a user lives it: it starts, answers, ends with every child, starts again, survives `kill -9`, says what is wrong."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from pathlib import Path

import psutil
import pytest

from estelar import conf, postgres
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0  # seconds; two cores may be shared with other tests, and pages may have to be built first
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("run")]


def wait_until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    until = time.monotonic() + patience
    while not true():
        assert time.monotonic() < until, f"waited {patience:.0f} s for: {what}"
        time.sleep(0.05)


def gone(process: psutil.Process) -> bool:
    """Ended, collected by its parent or not (in a container nobody may collect an orphan)."""
    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


class Site:
    """A running `estelar serve`, with everything it has said."""

    def __init__(self, data: Path, port: int, environ: dict[str, str], command: list[str] | None = None, cwd: Path = ROOT) -> None:
        self.port = port
        self.data = data
        self.began = time.monotonic()
        self.said: list[str] = []
        self.process = subprocess.Popen(
            command or [sys.executable, "-W", "ignore", "-m", "estelar", "serve", "--no-demo"],
            cwd=cwd, env={**environ, "ESTELAR_DATA": str(data), "PORT": str(port)},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        )  # fmt: skip
        self.children: list[psutil.Process] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(iter(self.process.stdout.readline, ""))

    @property
    def text(self) -> str:
        return "".join(self.said)

    def until_ready(self) -> float:
        """Seconds from the start to the line that says so."""
        wait_until(lambda: "is ready" in self.text or self.process.poll() is not None, "the line that says Estelar is ready")
        assert self.process.poll() is None, self.text
        took = time.monotonic() - self.began
        self.children = psutil.Process(self.process.pid).children(recursive=True)
        return took

    def get(self, path: str) -> HTTPResponse:
        try:
            answer: HTTPResponse = urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20)
        except urllib.error.HTTPError as error:
            return error  # type: ignore[return-value]  # an answer as well
        return answer

    def postgres_pid(self) -> int:
        return int((self.data / "postgres" / "postmaster.pid").read_text().splitlines()[0])

    def end(self) -> int:
        """Ctrl-C, as a terminal sends it: to the whole group in front."""
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reader.join(10)
        return code

    def leave_nothing(self) -> None:
        """For the end of a test that failed in the middle: only processes of ours, by number."""
        everything = list(self.children)
        if self.process.poll() is None:
            everything += psutil.Process(self.process.pid).children(recursive=True)
            self.process.kill()
            self.process.wait()
        with contextlib.suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
            everything.append(psutil.Process(self.postgres_pid()))
        for process in everything:
            if process.is_running():
                process.kill()
        self._reader.join(10)
        # closing a pipe that a left-over process still holds would wait for ever
        if self.process.stdout is not None and not self._reader.is_alive():
            self.process.stdout.close()


def plain_environ() -> dict[str, str]:
    """The environment of a user: nothing of the tests' own."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("ESTELAR_", "DJANGO_", "PYTEST", "PORT", "PG"))}


def begin(*words: str, data: Path, port: int = 8000, **environ: str) -> subprocess.Popen[str]:
    """Start `estelar WORDS` on a data folder."""
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "estelar", *words], cwd=ROOT,
        env={**plain_environ(), "ESTELAR_DATA": str(data), "PORT": str(port), **environ},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def command(*words: str, data: Path, port: int = 8000, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `estelar WORDS` to its end."""
    process = begin(*words, data=data, port=port, **environ)
    said, wrong = process.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(words, process.returncode, said, wrong)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first start leaves it: cluster and schema stand."""
    made = tmp_path_factory.mktemp("prepared") / "data"
    done = command("migrate", data=made)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def lived_in(prepared: Path, data: Path) -> None:
    """For tests that are not about the first start: the data folder has been used before."""
    shutil.copytree(prepared, data, ignore=shutil.ignore_patterns("socket", "postmaster.pid"), copy_function=shutil.copy2)


@pytest.fixture
def start(data: Path) -> Iterator[Callable[..., Site]]:
    started: list[Site] = []

    def begin(environ: dict[str, str] | None = None, port: int | None = None, command: list[str] | None = None) -> Site:
        site = Site(data, port or free_port(), plain_environ() if environ is None else environ, command)
        started.append(site)
        return site

    yield begin
    for site in started:
        site.leave_nothing()


def test_a_start_answers_safely_and_ends_with_every_child_and_starts_again(start: Callable[..., Site], data: Path) -> None:
    site = start()
    first = site.until_ready()
    assert f"http://127.0.0.1:{site.port}" in site.text

    page = site.get("/cuenta/entrar/")
    assert page.status == 200
    assert "Estelar" in page.read().decode()
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "HttpOnly" in page.headers["Set-Cookie"]
    assert "SameSite=Lax" in page.headers["Set-Cookie"]
    assert site.get("/").url.startswith(f"http://127.0.0.1:{site.port}/cuenta/entrar/")
    assert site.get("/no-existe/").status in {200, 404}  # 200: the login page it was sent to

    names = " ".join(" ".join(child.cmdline()) for child in site.children)
    assert "granian" in names
    assert "estelar work" in names
    looked = command("check", data=data)
    assert looked.returncode == 0, looked.stdout + looked.stderr
    assert "1 worker is running" in looked.stdout
    second_one = command("serve", "--no-demo", data=data, port=free_port())
    assert second_one.returncode == 1
    assert f"running already from the data folder {data}: http://127.0.0.1:{site.port}" in second_one.stderr
    assert len(second_one.stderr.strip().splitlines()) == 1

    server = psutil.Process(site.postgres_pid())
    assert site.end() == 0, site.text
    assert "Your data stays in" in site.text
    for process in [*site.children, server]:
        wait_until(lambda p=process: gone(p), f"the end of {process}", 20)  # type: ignore[misc]
    assert not (data / "postgres" / "postmaster.pid").exists()
    assert oct((data / "secret-key").stat().st_mode & 0o777) == "0o600"
    assert oct(data.stat().st_mode & 0o777) == "0o700"

    again = start()
    second = again.until_ready()
    assert again.get("/cuenta/entrar/").status == 200
    assert again.end() == 0
    assert second < first + 5, f"the first start took {first:.1f} s, the second {second:.1f} s"


def test_a_supervisor_killed_without_warning_leaves_nothing_that_blocks_the_next_start(
    lived_in: None, start: Callable[..., Site], data: Path
) -> None:
    site = start()
    site.until_ready()
    email = "nadie@example.org"
    sql = f"INSERT INTO people_unit (name, code, path) VALUES ('{email}', '', '/99/')"
    bin_folder = postgres.binaries(_conf(data))
    psql = [str(bin_folder / "psql"), "-h", str(postgres.socket_folder(data)), "-U", postgres.NAME, "-d", postgres.NAME, "-qAt", "-c"]
    subprocess.run([*psql, sql], check=True, timeout=30)

    site.process.kill()
    site.process.wait()
    web_and_worker = [p for p in site.children if p.is_running() and re.search(r"granian|estelar work", _words(p))]
    for process in web_and_worker:
        wait_until(lambda p=process: gone(p), f"the end of the orphan {process}", 30)  # type: ignore[misc]

    again = start(port=site.port)  # the same port: nobody may still sit on it
    again.until_ready()
    assert again.get("/cuenta/entrar/").status == 200
    found = subprocess.run(
        [*psql, f"SELECT count(*) FROM people_unit WHERE name = '{email}'"], check=True, capture_output=True, text=True, timeout=30
    )
    assert found.stdout.strip() == "1"
    server = psutil.Process(again.postgres_pid())
    assert again.end() == 0
    wait_until(lambda: gone(server), "the end of the database, which outlived the kill", 30)


def _words(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _conf(data: Path) -> conf.Conf:
    return conf.read({"ESTELAR_DATA": str(data)})


def test_a_killed_web_server_and_a_killed_worker_are_started_again(lived_in: None, start: Callable[..., Site]) -> None:
    site = start()
    site.until_ready()
    for what in ("granian", "estelar work"):
        victim = next(p for p in site.children if what in _words(p) and p.ppid() == site.process.pid)
        victim.kill()
    wait_until(lambda: site.text.count("starting it again") >= 2, "both to be started again")

    def answers() -> bool:
        try:
            return site.get("/cuenta/entrar/").status == 200
        except OSError:
            return False

    wait_until(answers, "an answer after the restart")
    site.children = psutil.Process(site.process.pid).children(recursive=True)
    assert site.end() == 0


def test_it_starts_with_nothing_in_the_environment_but_path_and_home(start: Callable[..., Site], tmp_path: Path) -> None:
    site = start(environ={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(tmp_path)})
    site.until_ready()
    assert site.get("/cuenta/entrar/").status == 200
    assert site.end() == 0


def test_several_who_migrate_at_once_take_turns_and_a_worker_waits_for_the_schema(data: Path) -> None:
    with postgres.running(_conf(data)):
        early = command("work", data=data)
        assert early.returncode == 1
        assert "estelar migrate" in early.stderr
        assert "Traceback" not in early.stderr
        both = [begin("migrate", data=data) for _ in range(2)]
        said = [process.communicate(timeout=PATIENCE)[1] for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        looked = command("check", "--format", "json", data=data)
    assert looked.returncode == 1
    found = {one["check"]: one for one in json.loads(looked.stdout)["checks"]}
    assert found["worker"]["level"] == "bad"
    assert "estelar work" in found["worker"]["advice"]


def test_a_database_that_is_not_there_and_a_folder_that_cannot_be_made_are_one_sentence_each(tmp_path: Path) -> None:
    gone = command("check", data=tmp_path, ESTELAR_DATABASE_URL="postgresql://somebody:secret@127.0.0.1:1/nothing")
    assert gone.returncode == 1
    assert gone.stderr.startswith("estelar: The database cannot be reached")
    assert "secret" not in gone.stderr
    nowhere = command("serve", "--no-demo", data=Path("/proc/nowhere"), port=free_port())
    assert nowhere.returncode == 1
    assert nowhere.stderr.startswith("estelar: The data folder /proc/nowhere cannot be made")
    for done in (gone, nowhere):
        assert "Traceback" not in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_taken_port_is_one_clear_sentence(start: Callable[..., Site], data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        site = start(port=port)
        assert site.process.wait(PATIENCE) == 1
    wait_until(lambda: f"Port {port}" in site.text, "the sentence", 10)
    assert "Traceback" not in site.text
    assert f"PORT={port + 1}" in site.text
    assert len(site.text.strip().splitlines()) == 1
    assert not (data / "postgres").exists()


@pytest.mark.parametrize("value", ["no", "0", "70000", "80 80"])
def test_a_port_that_is_no_port_is_one_clear_sentence(value: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "estelar", "serve"], cwd=ROOT, env={**plain_environ(), "PORT": value, "ESTELAR_DATA": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("estelar: PORT is ")
    assert "Traceback" not in done.stderr


def test_a_python_that_is_too_old_is_one_clear_line(tmp_path: Path) -> None:
    """A checkout without .venv, on a machine whose only Python answers like an old one."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "setup.sh").write_text((ROOT / "scripts" / "setup.sh").read_text())
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("python3", "python3.12", "python3.13", "python3.14"):
        fake = programs / name
        fake.write_text("#!/bin/sh\nexit 1\n")
        fake.chmod(0o755)
    for name in ("dirname", "mkdir", "cat", "cksum", "cut", "sh"):
        (programs / name).symlink_to(next(p for p in (Path("/usr/bin") / name, Path("/bin") / name) if p.exists()))
    done = subprocess.run(
        ["/bin/sh", "scripts/setup.sh", "run"], cwd=tmp_path,
        env={"PATH": str(programs), "HOME": str(tmp_path), "PYTHON": str(programs / "python3")},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("estelar: Python 3.12 or newer was not found.")
    assert len((done.stdout + done.stderr).strip().splitlines()) == 1
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(("name", "value"), [("ESTELAR_ENGINE", "abacus"), ("PG_BIN", "/nowhere")])
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "estelar", "migrate"], cwd=ROOT, env={**plain_environ(), name: value, "ESTELAR_DATA": str(tmp_path)},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(f"estelar: {name} is ")
    assert "Traceback" not in done.stderr


def test_make_run_is_the_same_with_the_venv_standing(lived_in: None, start: Callable[..., Site]) -> None:
    """The README's own command (here without the demo, which has a test of its own)."""
    site = start(command=["make", "--no-print-directory", "run", "ARGS=--no-demo"])
    site.until_ready()
    assert site.get("/cuenta/entrar/").status == 200
    assert site.end() in {0, 2, -signal.SIGINT}  # make is interrupted too, and may be gone first
    for process in site.children:
        wait_until(lambda p=process: gone(p), f"the end of {process}", 30)  # type: ignore[misc]


def test_the_first_start_brings_the_demo_and_its_logins_open_the_site(start: Callable[..., Site], data: Path) -> None:
    """As `make run` does it on a fresh machine, after the set-up."""
    site = start(command=[sys.executable, "-W", "ignore", "-m", "estelar", "serve"])
    site.until_ready()
    login = re.search(r"(\S+@demo\.invalid)\s", site.text)
    password = re.search(r"estelar-[0-9a-f]{8}", site.text)
    assert login
    assert password
    assert oct((data / "demo-logins.txt").stat().st_mode & 0o777) == "0o600"

    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    address = f"http://127.0.0.1:{site.port}/cuenta/entrar/"
    form = opener.open(address, timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    assert token
    sent = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], "login": login[1], "password": password[0]}).encode()
    answer = opener.open(urllib.request.Request(address, sent, {"Referer": address}), timeout=20)
    assert answer.url == f"http://127.0.0.1:{site.port}/"
    home = answer.read().decode()
    live = re.search(r'href="(/ciclos/\d+/vivo/[^"]*)"', home)
    assert live, "the index leads to a live cycle"
    assert opener.open(f"http://127.0.0.1:{site.port}{live[1].replace('&amp;', '&')}", timeout=60).status == 200
    assert site.end() == 0
