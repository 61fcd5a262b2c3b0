"""The guide shows how to check a signature: the very text that is printed there is run against what we send."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from estelar.journal.operations import record
from estelar.webhooks.operations import deliver, endpoints, feed
from tests import make
from tests.conftest import Cast
from tests.webhooks.conftest import make_endpoint
from tests.webhooks.receiver import Receiver

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def snippet(language: str) -> dict[str, Any]:
    found = re.search(r"```python\n(.*?)```", (GUIDES / language / "receive-news.md").read_text(), re.DOTALL)
    assert found
    names: dict[str, Any] = {}
    exec(compile(found.group(1), f"{language}/receive-news.md", "exec"), names)
    return names


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_check_of_the_guide_takes_what_we_send_and_nothing_else(language: str, cast: Cast, receiver: Receiver) -> None:
    verified = snippet(language)["verified"]
    endpoint, secret = make_endpoint(receiver.url, by=cast.gema)
    record("people.unit_changed", cast.north, by=cast.gema, at=make.NOW)
    feed(at=make.NOW)
    now = datetime.fromtimestamp(time.time(), UTC)
    deliver(endpoint.pk, clock=lambda: now, tick=time.monotonic)
    (got,) = receiver.got
    assert verified(got.headers, got.body, secret)
    assert not verified(got.headers, got.body + b" ", secret)
    assert not verified({**got.headers, "webhook-id": "msg_other"}, got.body, secret)
    assert not verified({**got.headers, "webhook-timestamp": "1"}, got.body, secret)
    assert not verified({}, got.body, secret)
    new = endpoints.rotate_secret(endpoint, by=cast.gema, at=now)
    endpoints.ping(endpoint, by=cast.gema, at=now)
    deliver(endpoint.pk, clock=lambda: now, tick=time.monotonic)
    assert all(verified(receiver.got[1].headers, receiver.got[1].body, one) for one in (secret, new))
