from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from estelar.health.operations import looking
from tests import make
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
URL = "/salud/"


def reader(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


@pytest.mark.parametrize(
    ("name", "status"), [("gema", 200), ("fabio", 200), ("diego", 403), ("elena", 403), ("ana", 403), ("bruno", 403), ("carla", 403)]
)
def test_who_sees_the_health_of_the_installation(cast: Cast, name: str, status: int) -> None:
    assert reader(getattr(cast, name)).get(URL).status_code == status


def test_an_administrator_of_a_unit_does_not_see_the_installation(cast: Cast) -> None:
    from estelar.people.rules import Role

    one = make.person("norma", (Role.ADMINISTRATOR, cast.north))
    assert reader(one).get(URL).status_code == 403
    assert reader(one).post(reverse("health:retry", args=[make.failed_job()])).status_code == 403


def test_the_page_says_in_words_what_is_wrong_and_what_to_do(cast: Cast) -> None:
    make.failed_job("encounters.run_import")
    text = reader(cast.gema).get(URL).content.decode()
    assert "Algo no funciona." in text
    assert "Aquí no ha funcionado nunca un ejecutor de tareas." in text
    assert "estelar work" in text
    assert "Importar un archivo" in text
    assert "Un defecto del programa." in text
    assert "Intentar de nuevo" in text


def test_the_auditor_sees_and_has_no_buttons(cast: Cast) -> None:
    number = make.failed_job()
    client = reader(cast.fabio)
    assert "Intentar de nuevo" not in client.get(URL).content.decode()
    assert client.post(reverse("health:retry", args=[number])).status_code == 403
    assert [one.job_id for one in looking.failed()] == [number]


def test_a_failed_job_is_tried_again_or_set_aside_by_a_button(cast: Cast) -> None:
    client = reader(cast.gema)
    first, second = make.failed_job(), make.failed_job()
    assert client.post(reverse("health:retry", args=[first]), follow=True).status_code == 200
    assert client.post(reverse("health:set_aside", args=[second]), follow=True).status_code == 200
    assert not looking.failed()
    assert client.post(reverse("health:retry", args=[second])).status_code == 404
    assert client.post(reverse("health:retry", args=[first])).status_code == 409


def test_the_page_renews_itself_with_its_middle_alone(cast: Cast) -> None:
    text = reader(cast.gema).get(URL, headers={"HX-Request": "true"}).content.decode()
    assert text.strip().startswith('<div id="health"')
    assert "<html" not in text


def test_the_page_needs_few_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for _ in range(5):
        make.failed_job()
    client = reader(cast.gema)
    with django_assert_max_num_queries(40):
        client.get(URL)
