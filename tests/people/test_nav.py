from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from estelar.people.models import Person
from estelar.people.rules import Role
from tests import make
from tests.conftest import Cast


def nav(person: Person, path: str = "/personas/yo/") -> list[dict[str, Any]]:
    client = Client()
    client.force_login(person)
    return [item for group in client.get(path).context["nav"] for item in group["items"]]


def test_everybody_finds_only_pages_that_open(cast: Cast) -> None:
    hugo = make.person("hugo", (Role.ADMINISTRATOR, cast.north))
    for person in (*cast.everyone().values(), hugo):
        client = Client()
        client.force_login(person)
        for item in nav(person):
            if not item["url"].startswith(("/personas/", "/bitacora/", "/clientes/")):
                continue  # the other rooms try theirs
            assert client.get(item["url"]).status_code in {200, 302}, (person, item["url"])


@pytest.mark.parametrize(
    ("path", "current"), [("/personas/", "/personas/"), ("/personas/unidades/", "/personas/unidades/"), ("/personas/yo/", "/personas/")]
)
def test_exactly_one_place_is_the_present_one(cast: Cast, path: str, current: str) -> None:
    assert [item["url"] for item in nav(cast.gema, path) if item["current"]] == [current]


def test_the_word_for_the_customer_names_its_place(cast: Cast) -> None:
    assert "Clientes" in {item["label"] for item in nav(cast.ana)}
