"""Deliveries against a real receiver that fails, hangs, drips, floods, redirects and dies."""

from __future__ import annotations

import base64
import hmac
import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings

from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.journal.operations import record
from estelar.notices.models import Notice
from estelar.webhooks import rules
from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations import deliver, due, endpoints, feed, http
from tests import make
from tests.clock import Clock
from tests.conftest import Cast
from tests.webhooks.conftest import make_endpoint
from tests.webhooks.receiver import Receiver


@pytest.fixture
def send(endpoint: Endpoint, clock: Clock) -> Callable[[], int]:
    return lambda: deliver(endpoint.pk, clock=clock, tick=time.monotonic)


@pytest.fixture
def event(cast: Cast, endpoint: Endpoint) -> Delivery:
    record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    return Delivery.objects.get()


def test_an_event_arrives_signed(cast: Cast, receiver: Receiver, clock: Clock) -> None:
    endpoint, secret = make_endpoint(receiver.url, by=cast.gema)
    record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    assert due(at=make.NOW) == [endpoint.pk]
    assert deliver(endpoint.pk, clock=clock, tick=time.monotonic) == 1
    (got,) = receiver.got
    signed = f"{got.message_id}.{got.headers['webhook-timestamp']}.".encode() + got.body
    expected = base64.b64encode(hmac.new(base64.b64decode(secret.removeprefix("whsec_")), signed, sha256).digest()).decode()
    assert got.headers["webhook-signature"] == f"v1,{expected}"
    assert got.path == "/news"
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.status, delivery.attempts, delivery.error) == ("delivered", 204, 1, "")
    assert due(at=make.NOW) == []


@pytest.mark.parametrize("trouble", [500, 404, 429, "dies"])
def test_what_failed_is_tried_again_under_the_same_name(
    trouble: Any, event: Delivery, receiver: Receiver, send: Callable[[], int], clock: Clock
) -> None:
    receiver.plan.append(trouble)
    assert send() == 1
    event.refresh_from_db()
    assert event.state == "waiting"
    assert event.status == (trouble if isinstance(trouble, int) else None)
    assert event.error
    assert send() == 0
    clock.later(minutes=1)
    assert send() == 1
    event.refresh_from_db()
    assert (event.state, event.attempts, event.error) == ("delivered", 2, "")
    assert [got.message_id for got in receiver.got] == [event.message_id] * 2


@pytest.mark.parametrize("trouble", ["hangs", "drips"])
def test_a_receiver_that_hangs_or_drips_is_left_at_the_deadline(trouble: str, receiver: Receiver, event: Delivery) -> None:
    receiver.plan.append(trouble)
    began = time.monotonic()
    answer = http.post(receiver.url, b"{}", {"webhook-id": "x"}, private=True, tick=time.monotonic, deadline=0.4)
    assert answer.status is None
    assert answer.error
    assert time.monotonic() - began < 1.5


def test_an_answer_without_end_is_not_read_to_the_end(receiver: Receiver, event: Delivery) -> None:
    receiver.plan.append("floods")
    answer = http.post(receiver.url, b"{}", {"webhook-id": "x"}, private=True, tick=time.monotonic)
    assert answer.status == 500
    assert len(answer.error) <= rules.KEPT_ANSWER


def test_a_redirect_is_not_followed(receiver: Receiver, event: Delivery, send: Callable[[], int]) -> None:
    receiver.elsewhere = receiver.url + "/elsewhere"
    receiver.plan.append("moves")
    send()
    assert [got.path for got in receiver.got] == ["/news"]
    event.refresh_from_db()
    assert (event.state, event.status) == ("waiting", 302)


def test_after_three_days_in_vain_the_endpoint_stops_and_its_person_is_told(
    cast: Cast, event: Delivery, receiver: Receiver, send: Callable[[], int], clock: Clock, endpoint: Endpoint
) -> None:
    receiver.plan.extend([503] * 50)
    while Delivery.objects.filter(state="waiting").exists():
        send()
        clock.later(hours=1)
    endpoint.refresh_from_db()
    assert endpoint.state == "failing"
    assert timedelta(days=2.8) < clock.at - make.NOW < timedelta(days=5)
    assert len(receiver.got) == 10
    (notice,) = Notice.objects.visible_to(cast.gema)
    assert notice.key == "webhooks.endpoint_failing"
    assert notice.link == endpoint.get_absolute_url()
    assert Entry.objects.filter(key="webhooks.endpoint_failing").count() == 1
    record("people.unit_closed", cast.north, by=cast.gema, at=clock.at)
    feed(at=clock.at)
    assert due(at=clock.at) == [], "what happens meanwhile waits"
    receiver.plan.clear()
    endpoints.resume_endpoint(endpoint, by=cast.gema, at=clock.at)
    assert endpoints.replay(endpoint, [event.pk], by=cast.gema, at=clock.at) == 1
    assert send() == 2
    assert set(Delivery.objects.values_list("state", flat=True)) == {"delivered"}


def test_one_event_that_is_refused_does_not_stop_an_endpoint_that_takes_others(
    cast: Cast, event: Delivery, receiver: Receiver, send: Callable[[], int], clock: Clock, endpoint: Endpoint
) -> None:
    Delivery.objects.filter(pk=event.pk).update(attempts=9)
    record("people.unit_closed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    receiver.plan.extend([422, 204])
    send()
    endpoint.refresh_from_db()
    assert endpoint.state == "failing", "nothing had been taken since"
    endpoints.resume_endpoint(endpoint, by=cast.gema, at=clock.at)
    send()
    endpoints.replay(endpoint, [event.pk], by=cast.gema, at=clock.at)
    Delivery.objects.filter(pk=event.pk).update(attempts=9)
    receiver.plan.append(422)
    send()
    endpoint.refresh_from_db()
    assert endpoint.state == "active"
    assert Notice.objects.visible_to(cast.gema).filter(key="webhooks.delivery_failed").count() == 1


def test_a_receiver_that_says_it_is_gone_is_not_asked_again(
    event: Delivery, receiver: Receiver, send: Callable[[], int], endpoint: Endpoint
) -> None:
    receiver.plan.append(410)
    send()
    endpoint.refresh_from_db()
    assert endpoint.state == "failing"


def test_an_endpoint_in_trouble_rests_and_the_events_behind_it_cost_no_attempt(
    cast: Cast, event: Delivery, receiver: Receiver, send: Callable[[], int], clock: Clock
) -> None:
    for _n in range(5):
        record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    receiver.plan.append("dies")
    assert send() == 1
    assert len(receiver.got) == 1
    clock.later(minutes=1)
    assert send() == 6


def test_a_new_secret_signs_beside_the_old_one_for_a_day(
    cast: Cast, receiver: Receiver, endpoint: Endpoint, event: Delivery, send: Callable[[], int], clock: Clock
) -> None:
    endpoints.rotate_secret(endpoint, by=cast.gema, at=make.NOW)
    send()
    assert len(receiver.got[0].headers["webhook-signature"].split()) == 2
    clock.later(hours=25)
    endpoints.ping(endpoint, by=cast.gema, at=clock.at)
    send()
    assert len(receiver.got[1].headers["webhook-signature"].split()) == 1


def test_the_secret_lies_nowhere_in_the_open(cast: Cast, receiver: Receiver) -> None:
    endpoint, secret = make_endpoint(receiver.url, by=cast.gema)
    bare = secret.removeprefix("whsec_")
    for line in Entry.objects.filter(key__startswith="webhooks."):
        assert bare not in str(line.detail)
    assert bare not in endpoint.sealed_secret
    with override_settings(SECRET_KEY="another one"):
        endpoints.ping(endpoint, by=cast.gema, at=make.NOW)
        deliver(endpoint.pk, clock=lambda: make.NOW, tick=time.monotonic)
    assert receiver.got == []
    assert "secret" in Delivery.objects.get().error


def test_a_name_that_leads_inside_is_refused_at_the_moment_of_connecting(monkeypatch: pytest.MonkeyPatch, receiver: Receiver) -> None:
    """DNS may answer a public address while somebody looks, and a private one afterwards: we ask once and use that answer."""
    asked = []

    def lying(host: str, port: int, *_args: Any, **_words: Any) -> list[Any]:
        asked.append(host)
        address = "93.184.215.14" if len(asked) > 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", lying)
    answer = http.post("https://rebind.example.org/", b"{}", {}, private=False, tick=time.monotonic)
    assert answer.status is None
    assert "public" in answer.error
    assert "127" not in answer.error
    assert asked == ["rebind.example.org"]
    assert receiver.got == []


def test_an_address_is_refused_when_any_of_its_places_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [(2, 1, 6, "", ("93.184.215.14", 443)), (10, 1, 6, "", ("fd00::1", 443, 0, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_w: places)
    assert "public" in http.post("https://both.example.org/", b"{}", {}, private=False, tick=time.monotonic).error


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0x7f.1", "2130706433", "127.1", "[::ffff:127.0.0.1]"])
def test_an_inner_address_is_refused_however_it_is_written(host: str, receiver: Receiver) -> None:
    port = receiver.url.split(":")[2].split("/")[0]
    answer = http.post(f"http://{host}:{port}/", b"{}", {}, private=False, tick=time.monotonic)
    assert answer.status is None
    assert receiver.got == []


def test_a_place_where_nobody_listens_is_an_answer_too(endpoint: Endpoint) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        answer = http.post(f"http://127.0.0.1:{unused.getsockname()[1]}/", b"", {}, private=True, tick=time.monotonic)
    assert answer.status is None
    assert answer.error


def test_nothing_is_tested_at_an_endpoint_that_is_paused(cast: Cast, endpoint: Endpoint) -> None:
    endpoints.pause_endpoint(endpoint, by=cast.gema, at=make.NOW)
    with pytest.raises(RuleBroken):
        endpoints.ping(endpoint, by=cast.gema, at=make.NOW)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_event_once(cast: Cast, receiver: Receiver) -> None:
    endpoint, _secret = make_endpoint(receiver.url, by=cast.gema)
    for _n in range(30):
        record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)

    def work() -> None:
        try:
            deliver(endpoint.pk, clock=lambda: make.NOW, tick=time.monotonic)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receiver.got) == len({got.message_id for got in receiver.got}) == 30
    assert set(Delivery.objects.values_list("state", "attempts")) == {("delivered", 1)}


def test_a_new_address_does_not_wait_for_the_rest_of_the_old_one(
    cast: Cast, event: Delivery, receiver: Receiver, send: Callable[[], int], clock: Clock, endpoint: Endpoint
) -> None:
    receiver.plan.append("dies")
    send()
    clock.later(seconds=10)
    assert send() == 0
    endpoints.change_endpoint(endpoint, name=endpoint.name, url=receiver.url + "/new", keys=endpoint.keys, by=cast.gema, at=clock.at)
    assert send() == 1
    assert receiver.got[-1].path == "/news/new"
