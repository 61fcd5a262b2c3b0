"""The addresses for machines."""

from __future__ import annotations

import ipaddress
import os
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from estelar import conf
from estelar.errors import BadInput, MissingPiece
from estelar.watching import doors, tracing
from estelar.watching.shared import FOLDER_VARIABLE, shared_folder
from tests.conftest import Cast


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def change(**words: Any) -> None:
        monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path, **words))

    change()
    return change


def test_healthz_answers_without_a_database_whatever_the_host() -> None:
    response = Client().get("/healthz", headers={"host": "10.1.2.3"})  # no fixture `db`: a query would fail this test
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["X-Request-ID"]
    assert Client().post("/healthz").status_code == 405


def test_readyz_is_ready_when_everything_is(db: None, configured: Any) -> None:
    response = Client().get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"database": "ok", "migrations": "ok", "facts": "ok"}


def test_readyz_says_when_the_schema_is_an_older_one(db: None, configured: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "_migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'journal'")
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert "estelar migrate" in response.json()["migrations"]


def test_readyz_says_when_facts_cannot_be_written(db: None, configured: Any, tmp_path: Path) -> None:
    (tmp_path / "facts").write_text("a file stands where the folder should")
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json()["facts"].startswith("The folder cannot be written")


@pytest.mark.django_db(transaction=True)
def test_readyz_says_when_the_database_does_not_answer(configured: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "HOST", "/nowhere")
        response = Client().get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"database": "The database does not answer."}


@pytest.mark.parametrize(
    ("address", "headers", "proxies", "status"),
    [
        ("127.0.0.1", {}, 0, 200),
        ("::1", {}, 0, 200),
        ("203.0.113.9", {}, 0, 404),
        ("", {}, 0, 404),
        ("127.0.0.1", {"x-forwarded-for": "203.0.113.9"}, 0, 404),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, 0, 404),
        ("127.0.0.1", {"forwarded": "for=203.0.113.9"}, 0, 404),
        ("127.0.0.1", {"x-forwarded-for": "203.0.113.9"}, 1, 404),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1, 203.0.113.9"}, 1, 404),
        ("127.0.0.1", {"x-forwarded-for": "203.0.113.9, 127.0.0.1"}, 1, 200),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}, 2, 404),
        ("203.0.113.9", {"authorization": "Bearer t0ken"}, 0, 200),
        ("203.0.113.9", {"authorization": "Bearer other"}, 0, 404),
        ("203.0.113.9", {"authorization": "Bearer "}, 0, 404),
    ],
)
def test_who_reads_the_metrics(db: None, configured: Any, address: str, headers: dict[str, str], proxies: int, status: int) -> None:
    configured(proxies=proxies, metrics_token="t0ken")
    assert Client(REMOTE_ADDR=address).get("/metrics", headers=headers).status_code == status


def test_without_a_token_none_is_right(db: None, configured: Any) -> None:
    configured(metrics_token=None, metrics_allow=(ipaddress.ip_network("10.0.0.0/8"),))
    assert Client(REMOTE_ADDR="10.9.9.9").get("/metrics").status_code == 200
    assert Client(REMOTE_ADDR="127.0.0.1").get("/metrics", headers={"authorization": "Bearer None"}).status_code == 404
    assert Client(REMOTE_ADDR="127.0.0.1").get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_the_metrics_count_requests_by_route_and_what_waits(cast: Cast, configured: Any) -> None:
    client = Client()
    client.force_login(cast.gema, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/personas/?q=secreto")
    client.get(f"/personas/{cast.ana.pk}/")
    client.get("/no/existe")
    page = client.get("/metrics").content.decode()
    for line in (
        'estelar_requests_total{method="GET",route="people:list",status="200"}',
        'estelar_requests_total{method="GET",route="none",status="404"}',
        'estelar_request_seconds_bucket{le="0.5",route="people:list"}',
        "estelar_queries_total ",
        "estelar_slow_queries_total ",
        'estelar_jobs{state="todo"} 0.0',
        "estelar_queue_age_seconds 0.0",
        'estelar_imports{state="uploaded"} 0.0',
        "estelar_facts_dirty_days 0.0",
        'estelar_mails{state="waiting"} 0.0',
        "estelar_journal_waiting ",
    ):
        assert line in page, line
    assert "secreto" not in page
    assert f"/personas/{cast.ana.pk}" not in page


COUNT = """
from estelar.watching import metrics
metrics.REQUESTS.labels("people:list", "GET", "200").inc({many})
metrics.SECONDS.labels("people:list").observe(0.02)
{then}
"""


def test_several_processes_count_together(tmp_path: Path) -> None:
    """Any of the web processes tells the sum of all, also of those that have ended."""

    def run(many: int, then: str = "") -> str:
        environ = {**os.environ, FOLDER_VARIABLE: str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        done = subprocess.run([sys.executable, "-c", COUNT.format(many=many, then=then)], env=environ, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run(3)
    told = run(4, "from prometheus_client import CollectorRegistry, generate_latest\n"
                  "from prometheus_client.multiprocess import MultiProcessCollector\n"
                  "r = CollectorRegistry(); MultiProcessCollector(r); print(generate_latest(r).decode())")  # fmt: skip
    assert 'estelar_requests_total{method="GET",route="people:list",status="200"} 7.0' in told
    assert 'estelar_request_seconds_count{route="people:list"} 2.0' in told


def test_what_earlier_processes_counted_goes_when_none_of_them_lives(tmp_path: Path) -> None:
    folder = shared_folder(tmp_path)
    assert folder.stat().st_mode & 0o777 == 0o700
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    dead = ended.pid
    old, mine = folder / f"counter_{dead}.db", folder / f"counter_{os.getpid()}.db"
    for path in (old, mine):
        path.write_bytes(b"")
    assert shared_folder(tmp_path) == folder
    assert old.exists()  # I live: the sum must not shrink
    mine.unlink()
    shared_folder(tmp_path)
    assert not old.exists()
    folder.rmdir()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ESTELAR_LOG", "xml"),
        ("ESTELAR_METRICS_ALLOW", "everybody"),
        ("ESTELAR_METRICS_ALLOW", "10.0.0.0/99"),
        ("ESTELAR_TRACING", "localhost:4318"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(BadInput, match=name):
        conf.read({name: value})


def test_settings_of_watching_are_read() -> None:
    read = conf.read({"ESTELAR_LOG": "json", "ESTELAR_METRICS_ALLOW": "10.0.0.0/8, ::1", "ESTELAR_TRACING": "http://127.0.0.1:4318/"})
    assert (read.log, read.tracing) == ("json", "http://127.0.0.1:4318")
    assert [str(one) for one in read.metrics_allow] == ["10.0.0.0/8", "::1/128"]
    assert conf.read({"ESTELAR_METRICS_ALLOW": "none"}).metrics_allow == ()


@pytest.mark.skipif(find_spec("opentelemetry") is not None, reason="the extra tracing is installed")
def test_tracing_without_its_packages_ends_with_one_clear_sentence() -> None:
    with pytest.raises(MissingPiece, match=r"estelar\[tracing\]"):
        tracing.start("http://127.0.0.1:4318")
