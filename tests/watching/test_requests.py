"""Each request has a number: in the answer, on the page of an error, in the journal."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from estelar.journal.models import Entry
from tests.conftest import Cast


def logged_in(person: object) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    return client


def test_a_sane_number_of_the_caller_is_kept_and_any_other_replaced(cast: Cast) -> None:
    client = logged_in(cast.gema)
    assert client.get("/personas/", headers={"x-request-id": "proxy-0042.a"})["X-Request-ID"] == "proxy-0042.a"
    for bad in ("short", "with space in it", "x" * 65, "línea\u2028nueva-1234", '"><script>alert(1)</script>'):
        made = client.get("/personas/", headers={"x-request-id": bad})["X-Request-ID"]
        assert re.fullmatch(r"[0-9a-f]{16}", made)
    assert client.get("/personas/")["X-Request-ID"] != client.get("/personas/")["X-Request-ID"]


@pytest.mark.parametrize("path", ["/no/existe/", "/bitacora/", "/metrics"])
def test_the_page_of_an_error_shows_the_number(cast: Cast, path: str) -> None:
    response = logged_in(cast.ana).get(path, headers={"x-request-id": "quote-this-1"}, REMOTE_ADDR="203.0.113.9")
    assert response.status_code in {403, 404}
    assert response["X-Request-ID"] == "quote-this-1"
    assert (path == "/metrics") or (b"quote-this-1" in response.content)


def test_the_journal_keeps_the_number_and_finds_by_it(cast: Cast) -> None:
    client = logged_in(cast.gema)
    client.post(reverse("journal:keeping"), {"years": "7"}, headers={"x-request-id": "keeping-0001"})
    line = Entry.objects.get(key="journal.keeping_changed")
    assert line.request == "keeping-0001"
    page = client.get(reverse("journal:list") + "?request=keeping-0001")
    assert [one.entry for one in page.context["lines"]] == [line]
    assert "keeping-0001" in page.content.decode()
