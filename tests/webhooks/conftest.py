from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from estelar.people.models import Person
from estelar.webhooks.models import Endpoint
from estelar.webhooks.operations import endpoints
from tests import make
from tests.conftest import Cast
from tests.webhooks import receiver as receivers
from tests.webhooks.receiver import Receiver


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receivers.running() as one:
        yield one


@pytest.fixture
def endpoint(cast: Cast, receiver: Receiver) -> Endpoint:
    return make_endpoint(receiver.url, by=cast.gema)[0]


def make_endpoint(url: str, *, by: Person, name: str = "Bodega de datos", keys: tuple[str, ...] = ("people.",)) -> tuple[Endpoint, str]:
    return endpoints.add_endpoint(name=name, url=url, keys=keys, by=by, at=make.NOW)


type Do = Callable[[], None]
