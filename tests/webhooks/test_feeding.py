"""From the journal to deliveries: nothing lost, nothing doubled, whatever runs at the same time."""

from __future__ import annotations

import json
import os
import random
import threading

import pytest
from django.db import connection, transaction

from estelar.journal.models import Entry
from estelar.journal.operations import record
from estelar.people.models import Person
from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations import endpoints, feed
from tests import make
from tests.conftest import Cast
from tests.webhooks.conftest import make_endpoint

LINES = int(os.environ.get("ESTELAR_TEST_WEBHOOK_LINES", "200"))


def test_an_endpoint_hears_what_it_wants_and_only_from_now_on(cast: Cast, endpoint: Endpoint) -> None:
    record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW, changes={"name": ["a", "b"]})
    record("cycles.cycle_created", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    (delivery,) = Delivery.objects.all()
    told = json.loads(delivery.payload)
    assert told["type"] == "people.unit_changed"
    assert told["timestamp"] == make.NOW.isoformat()
    assert told["data"]["by"] == {"id": cast.gema.pk, "name": "Gema"}
    assert told["data"]["subject"] == {"type": "people.unit", "id": str(cast.north.pk), "label": "Sede Norte"}
    assert told["data"]["detail"] == {"changes": {"name": ["a", "b"]}}
    assert set(told["data"]) == {"id", "by", "subject", "detail"}, "no addresses of people: they stay in the house"
    assert feed(at=make.NOW) == 0
    assert Delivery.objects.count() == 1


def test_what_happens_while_an_endpoint_is_paused_is_not_kept_for_it(cast: Cast, endpoint: Endpoint) -> None:
    endpoints.pause_endpoint(endpoint, by=cast.gema, at=make.NOW)
    record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    endpoints.resume_endpoint(endpoint, by=cast.gema, at=make.NOW)
    record("people.unit_closed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    assert list(Delivery.objects.values_list("key", flat=True)) == ["people.unit_closed"]


@pytest.mark.django_db(transaction=True)
def test_every_line_becomes_one_delivery_while_transactions_end_in_any_order(cast: Cast) -> None:
    """Writers hold their transactions open for a while and sometimes take them back; two readers feed all the time."""
    one, _secret = make_endpoint("https://example.org/a", by=cast.gema)
    two, _secret = make_endpoint("https://example.org/b", by=cast.gema, name="Otra", keys=("*",))
    before = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    stop = threading.Event()
    person = Person.objects.get(pk=cast.gema.pk)

    def write(seed: int) -> None:
        dice = random.Random(seed)
        try:
            for _line in range(LINES // 4):
                try:
                    with transaction.atomic():
                        record("people.unit_changed", cast.north, by=person, at=make.NOW)
                        stop.wait(dice.random() * 0.01)
                        if dice.random() < 0.2:
                            raise KeyError
                except KeyError:
                    pass
        finally:
            connection.close()

    def read() -> None:
        try:
            while not stop.is_set():
                feed(at=make.NOW)
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
    readers = [threading.Thread(target=read) for _n in range(2)]
    for thread in (*writers, *readers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    while feed(at=make.NOW):
        pass
    written = list(Entry.objects.filter(pk__gt=before, key="people.unit_changed").order_by("pk").values_list("pk", flat=True))
    assert written
    for endpoint in (one, two):
        told = endpoint.deliveries.filter(key="people.unit_changed").order_by("pk").values_list("entry", flat=True)
        assert list(told) == written, "each once, in the order of the journal"
