"""Two web processes and two workers behind a balancer: whichever answers, it is one house."""

from __future__ import annotations

import http.cookiejar
import itertools
import re
import socket
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.urls import reverse

from estelar.encounters.models import Encounter
from estelar.encounters.operations import intake
from estelar.reports import facts
from tests import make
from tests.conftest import Cast
from tests.health.test_workers import journal_lines, upload
from tests.health.workers import PATIENCE, House, house, rows, unfinished, wait_until
from tests.ports import free_port

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("workers")]


class Balancer:
    """Each new connection goes to the next backend; bytes pass as they are."""

    def __init__(self, ports: list[int]) -> None:
        self.turn = itertools.cycle(ports)
        self.given: list[int] = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.server.getsockname()[1]
        self.thread = threading.Thread(target=self._accept, daemon=True)
        self.thread.start()

    def _accept(self) -> None:
        while True:
            try:
                front, _address = self.server.accept()
            except OSError:
                return
            port = next(self.turn)
            self.given.append(port)
            threading.Thread(target=self._serve, args=(front, port), daemon=True).start()

    def _serve(self, front: socket.socket, port: int) -> None:
        with front, socket.create_connection(("127.0.0.1", port)) as back:
            up = threading.Thread(target=_pump, args=(front, back), daemon=True)
            up.start()
            _pump(back, front)
            up.join(5)

    def close(self) -> None:
        self.server.shutdown(socket.SHUT_RDWR)
        self.server.close()
        self.thread.join(5)


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while block := source.recv(65536):
            target.sendall(block)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class Browser:
    """Cookies, forms and a new connection for each request, so that each meets the next process."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def open(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, address after redirects, text."""
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        request = urllib.request.Request(self.base + path, data, {"Referer": self.base + path, "Origin": self.base})
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.url.removeprefix(self.base), answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, path, error.read().decode()

    def send(self, path: str, **fields: str) -> tuple[int, str, str]:
        """As a person does it: get the form, fill it in, send it."""
        _status, _url, text = self.open(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        assert token, text[:500]
        return self.open(path, {"csrfmiddlewaretoken": token[1], **fields})


@pytest.fixture
def there(cast: Cast, tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "data") as made:
        yield made


@pytest.fixture
def site(there: House) -> Iterator[Balancer]:
    ports = [free_port(), free_port()]
    processes = [there.start("web", PORT=str(port), ESTELAR_PROXIES="0") for port in ports]
    for _ in range(2):
        there.worker(1)

    def answers(port: int) -> bool:
        for process in processes:
            assert process.poll() is None, there.log.read_text()
        try:
            return Browser(port).open("/cuenta/entrar/")[0] == 200
        except OSError:
            return False

    for port in ports:
        wait_until(lambda port=port: answers(port), f"the web server on {port}: {there.log.read_text()}", PATIENCE)  # type: ignore[misc]
    balancer = Balancer(ports)
    try:
        yield balancer
    finally:
        balancer.close()


def test_whichever_process_answers_it_is_one_house(cast: Cast, there: House, site: Balancer) -> None:
    cycle = make.cycle()
    for person in (cast.gema, cast.ana):  # the site knows nothing of the quick hashes of tests
        person.password = Argon2PasswordHasher().encode("una clave larga", "saltsaltsalt")
        person.save(update_fields=["password"])
    browser = Browser(site.port)

    # A form of one process is taken by the other; the session that one begins holds in both.
    status, url, text = browser.send("/cuenta/entrar/", login="gema@example.org", password="una clave larga")
    assert (status, url) == (200, "/"), text[:2000]
    for _ in range(4):
        assert browser.open("/personas/unidades/")[0] == 200

    # A change in one, its toast and its row in the other.
    status, url, text = browser.send(reverse("people:unit_add"), name="Sede Oriente", parent=str(cast.root.pk), code="")
    assert status == 200, text[:2000]
    assert text.count("Sede Oriente") >= 1
    assert "toast" in text
    assert all("Sede Oriente" in browser.open("/personas/unidades/")[2] for _ in range(2))

    # Work asked for once is done once, by either worker; figures are the same in both, and new at once after each change.
    one = upload(cast, 1, cycle.name, many=300)
    intake.ask_run(one)
    wait_until(lambda: not unfinished(), "the import")
    assert Encounter.objects.count() == 300
    assert journal_lines("encounters.file_imported") == {str(one.pk): 1}
    live = f"{reverse('reports:live_export', args=[cycle.pk, 'csv'])}?period=custom&from=2026-01-01&to=2026-11-20"
    for step in range(1, 4):
        answers = [browser.open(live) for _ in range(4)]
        assert {status for status, _url, _text in answers} == {200}
        assert len({text for _status, _url, text in answers}) == 1, f"two processes, two answers after change {step}"
        before = answers[0][2]
        moment = cycle.moments.get(name="Espera en sala")
        rated = {"satisfied": True, "rating": 1.0, "scale": "1-5", "rating_raw": "5"}
        make.encounter(moment, cast.north, cast.ana, at=make.NOW - timedelta(days=step), **rated)
        after = {browser.open(live)[2] for _ in range(4)}
        assert len(after) == 1, f"two processes, two answers after change {step}"
        assert after != {before}, "a figure of before the change"
    wait_until(lambda: not rows("SELECT 1 FROM encounters_dirtymark"), "the facts")
    assert list(facts.check()) == []
    assert len({browser.open(live)[2] for _ in range(4)}) == 1

    # Failed logins count in the house and not in each process.
    stranger = Browser(site.port)
    tries = [stranger.send("/cuenta/entrar/", login="ana@example.org", password=f"no es esta {n}")[2] for n in range(8)]
    refused = ["Demasiados intentos" in text for text in tries]
    assert refused.count(False) == 5, refused
    assert refused == sorted(refused)
    stranger.open("/cuenta/entrar/")  # the other process now
    assert "Demasiados intentos" in stranger.send("/cuenta/entrar/", login="ana@example.org", password="una clave larga")[2]

    # Ended in one, ended in both.
    browser.send(reverse("account_logout"))
    assert all(browser.open("/personas/unidades/")[1].startswith("/cuenta/entrar/") for _ in range(2))
    assert min(site.given.count(port) for port in set(site.given)) >= len(site.given) // 2 - 1
