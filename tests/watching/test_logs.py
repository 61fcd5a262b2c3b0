"""A log says what happened and where, and nothing of anybody."""

from __future__ import annotations

import logging

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DataError
from django.test import Client, RequestFactory
from django.urls import reverse

from estelar.people.models import Person
from estelar.watching import queries
from estelar.watching.doing import within
from estelar.watching.middleware import WatchingMiddleware
from tests import make
from tests.conftest import Cast
from tests.watching.conftest import Written

MARKS = ("Luzmarina", "Quiñónez", "luzmarina.q", "3009876543", "CC-55443322", "rencorosa", "contraseña-de-luz", "norte-secreto")


def assert_nobody_is_in(written: Written) -> None:
    assert [mark for mark in MARKS if mark.casefold() in written.text.casefold()] == []


def test_what_people_do_leaves_no_word_of_theirs_in_the_log(cast: Cast, written: Written) -> None:
    ana, client = cast.bruno, Client(raise_request_exception=False)
    cast.north.name = "norte-secreto"
    cast.north.save()
    login = reverse("account_login")
    client.post(login, {"login": "luzmarina.q@example.org", "password": "contraseña-de-luz"})
    client.force_login(ana, backend="allauth.account.auth_backends.AuthenticationBackend")
    moment = make.cycle().moments.get(key="m2")
    words = {"phone": "3009876543", "email": "luzmarina.q@example.org", "document": "CC-55443322"}
    customer = make.customer("Luzmarina Quiñónez", **words)
    made = make.encounter(moment, cast.north, ana, impression=1, customer=customer, comment="muy rencorosa")
    asked = [
        "/clientes/?q=Luzmarina+Quiñónez&document=CC-55443322",
        f"/clientes/{customer.pk}/?de=luzmarina.q@example.org",
        f"/contactos/{made.pk}/?rencorosa=1",
        "/contactos/?q=rencorosa",
        "/no/existe/Luzmarina/3009876543",
        "/cuenta/enlace/contraseña-de-luz/",
    ]
    statuses = [client.get(url).status_code for url in asked]
    client.post("/clientes/nuevo/", {"name": "Luzmarina Quiñónez", "email": "luzmarina.q@", "phone": "3009876543"})
    client.get("/clientes/", headers={"host": "luzmarina.q.example"})
    assert statuses[:4].count(200) >= 3
    assert 404 in statuses
    assert written.text.count("request") >= len(asked)
    assert_nobody_is_in(written)


def test_errors_are_told_by_kind_and_place_without_what_was_in_their_hands(cast: Cast, written: Written) -> None:
    log = logging.getLogger("estelar.test")
    Person.objects.create(email="luzmarina.q@example.org", name="Luzmarina")
    wrong: list[BaseException] = []
    for act in (
        lambda: Person.objects.create(email="luzmarina.q@example.org", name="Luzmarina"),
        lambda: Person.objects.extra(where=["created_at > 'rencorosa'::timestamp"]).first(),
        lambda: int("Luzmarina"),
        lambda: dict[str, str]()["Luzmarina"],
        lambda: open("/no/Luzmarina/Quiñónez.csv"),  # noqa: SIM115, PTH123
    ):
        try:
            with transaction.atomic():
                act()
        except Exception as error:
            wrong.append(error)
            log.exception("It failed")
    assert [type(one) for one in wrong] == [IntegrityError, DataError, ValueError, KeyError, FileNotFoundError]
    assert_nobody_is_in(written)
    for words in ("IntegrityError", "23505", "people_person_email_key", "22007", "ValueError", "No such file or directory", "test_logs.py"):
        assert words in written.text


def test_others_are_heard_without_what_they_filled_in(written: Written) -> None:
    log = logging.getLogger("somebody.else")
    log.error("Mail to %s (%s) failed", "luzmarina.q@example.org", "Luzmarina", extra={"phone": "3009876543"})
    log.error("No 'Luzmarina' for luzmarina.q@example.org at /x/norte-secreto?q=rencorosa, 3009876543")
    assert_nobody_is_in(written)
    assert "Mail to %s (%s) failed" in written.text


def test_a_view_that_fails_has_its_error_and_its_line_under_one_number(written: Written, form: str) -> None:
    from django.core.handlers.exception import convert_exception_to_response

    def broken(request: object) -> object:
        raise ValueError("Luzmarina")

    request = RequestFactory().get("/x/?q=Luzmarina", headers={"x-request-id": "abcd-1234"})
    response = WatchingMiddleware(convert_exception_to_response(broken))(request)  # type: ignore[arg-type]
    assert response.status_code == 500
    assert b"abcd-1234" in response.content
    assert_nobody_is_in(written)
    if form == "json":
        error, line = written.lines()
        assert error["request"] == line["request"] == "abcd-1234"
        assert error["error"][0]["kind"] == "ValueError"
        assert error["error"][0]["frames"][-1].endswith(" broken")
        assert (line["event"], line["status"], line["method"], line["level"]) == ("request", 500, "GET", "warning")
    else:
        assert "request=abcd-1234" in written.text


def test_a_slow_statement_is_told_without_its_values(cast: Cast, written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    (watcher,) = [one for one in connection.execute_wrappers if isinstance(one, queries._Watcher)]
    monkeypatch.setattr(watcher, "slow", 0.0)
    with within(job=7) as doing, connection.cursor() as cursor:
        cursor.execute("SELECT pk FROM (SELECT 1 AS pk) t WHERE 'rencorosa' <> %s", ["Luzmarina"])
    assert doing.queries == 1
    assert doing.sql_seconds > 0
    assert_nobody_is_in(written)
    assert "slow query" in written.text
    assert "WHERE '…' <> %s" in written.text


def test_a_job_is_named_in_what_is_logged_meanwhile(written: Written) -> None:
    with within(job=17):
        logging.getLogger("estelar.worker").warning("Something", extra={"mail": 3})
    assert ('"job": 17' in written.text) or ("job=17" in written.text)
    assert ('"mail": 3' in written.text) or ("mail=3" in written.text)
