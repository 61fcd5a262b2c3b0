"""News of cases: one NOTIFY after the change is stored, a listener for each process, streams with a bound."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from estelar.cases.models import Case
from estelar.cases.operations import answering, desk, live
from estelar.cases.views import live as pages
from tests import make
from tests.cases.make import case
from tests.conftest import Cast

EVENTS = {"Accept": "text/event-stream"}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[live.Hub]:
    hub = live.Hub(most=2)
    monkeypatch.setattr(live, "HUB", hub)
    yield hub
    hub.end()


def events(body: bytes) -> list[tuple[str, dict[str, int]]]:
    found = []
    for block in body.decode().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


@pytest.mark.django_db(transaction=True)
def test_a_change_is_told_once_it_is_stored_and_not_before(cast: Cast, hub: live.Hub) -> None:
    one, other = case(cast), case(cast)
    waiting = live.Subscription([one.pk], any_change=False)
    assert hub.join(waiting, within=10)
    waiting.wait(0.2)
    with transaction.atomic():
        answering.note(one, text="x", by=cast.ana, at=make.NOW)
        answering.note(other, text="x", by=cast.ana, at=make.NOW)
        assert waiting.wait(0.2) == ({}, set(), False)
    version = Case.objects.get(pk=one.pk).version
    assert waiting.wait(5) == ({one.pk: version}, set(), False)
    desk.be_here(one, is_typing=True, by=cast.bruno, at=make.NOW)
    assert waiting.wait(5) == ({}, {one.pk}, False)


@pytest.mark.django_db(transaction=True)
def test_a_change_that_was_taken_back_is_not_told(cast: Cast, hub: live.Hub) -> None:
    one = case(cast)
    waiting = live.Subscription([one.pk], any_change=True)
    assert hub.join(waiting, within=10)
    waiting.wait(0.5)
    with transaction.atomic():
        answering.note(one, text="x", by=cast.ana, at=make.NOW)
        transaction.set_rollback(True)
    assert waiting.wait(0.5) == ({}, set(), False)


@pytest.mark.django_db(transaction=True)
def test_a_page_is_told_what_it_missed_and_streams_end_by_themselves(
    cast: Cast, hub: live.Hub, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "HOLD_SECONDS", 0.2)
    one = case(cast)
    answering.note(one, text="x", by=cast.bruno, at=make.NOW)
    secret = case(cast, kind="report")
    client.force_login(cast.ana)
    url = reverse("cases:live") + f"?case={one.pk}.1&case={secret.pk}.0&case=x.y"
    response = client.get(url, headers=EVENTS)
    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    response.close()
    version = Case.objects.get(pk=one.pk).version
    assert events(body)[:2] == [("case", {"case": one.pk, "version": version}), ("start", {})]
    assert str(secret.pk) not in [str(data.get("case")) for _name, data in events(body)]
    assert hub.join(live.Subscription([], any_change=False))  # both places are free again
    assert hub.join(live.Subscription([], any_change=False))


@pytest.mark.django_db(transaction=True)
def test_without_a_place_the_page_is_answered_at_once_and_asked_to_come_back(cast: Cast, hub: live.Hub, client: Client) -> None:
    for _ in range(2):
        assert hub.join(live.Subscription([], any_change=True), within=10)
    client.force_login(cast.ana)
    url = reverse("cases:live") + "?list=1"
    first = b"".join(client.get(url, headers=EVENTS).streaming_content)  # type: ignore[attr-defined]
    assert f"retry: {pages.BACK_WITHOUT_PLACE_MS}".encode() in first
    stamp = first.decode().split("id: ")[1].split("\n")[0]
    again = b"".join(client.get(url, headers={**EVENTS, "Last-Event-ID": stamp}).streaming_content)  # type: ignore[attr-defined]
    assert [name for name, _data in events(again)] == ["end"]
    witness = next(iter(hub._waiting))
    witness.wait(0)
    case(cast)
    assert witness.wait(5)[2]
    news = b"".join(client.get(url, headers={**EVENTS, "Last-Event-ID": stamp}).streaming_content)  # type: ignore[attr-defined]
    assert [name for name, _data in events(news)] == ["list", "end"]


@pytest.mark.django_db
def test_who_asks_for_no_stream_gets_none(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana)
    assert client.get(reverse("cases:live")).status_code == 204
    client.force_login(cast.gema)
    client.logout()
    assert client.get(reverse("cases:live"), headers=EVENTS).status_code == 302
