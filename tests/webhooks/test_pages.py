from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations import endpoints
from tests import make
from tests.conftest import Cast
from tests.webhooks.conftest import make_endpoint

GOOD = {"name": "Bodega", "url": "https://example.org/in", "keys": ["people.", "cycles.version_published"]}


def test_the_secret_is_shown_once_and_nowhere_else(cast: Cast, client: Client) -> None:
    client.force_login(cast.gema)
    answer = client.post(reverse("webhooks:add"), GOOD)
    found = re.search(r'value="(whsec_[^"]+)"', answer.content.decode())
    assert found
    assert "no-store" in answer.headers["Cache-Control"]
    endpoint = Endpoint.objects.get()
    assert (endpoint.owner, endpoint.keys) == (cast.gema, ["cycles.version_published", "people."])
    for url in (endpoint.get_absolute_url(), reverse("webhooks:change", args=[endpoint.pk]), reverse("webhooks:list")):
        assert "whsec_" not in client.get(url).content.decode()
    assert "whsec_" in client.post(reverse("webhooks:rotate", args=[endpoint.pk])).content.decode()
    assert found.group(1) not in client.get(endpoint.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("url", "http://example.org/"), ("url", "https://10.0.0.1/"), ("keys", []), ("keys", ["nobody.knows"]), ("name", " ")],
)
def test_a_form_that_cannot_be_says_why(field: str, value: object, cast: Cast, client: Client) -> None:
    client.force_login(cast.gema)
    answer = client.post(reverse("webhooks:add"), {**GOOD, field: value})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()
    assert not Endpoint.objects.exists()


def test_every_button_does_what_it_says(cast: Cast, client: Client) -> None:
    endpoint, _secret = make_endpoint("https://example.org/in", by=cast.gema)
    client.force_login(cast.gema)

    def press(button: str, /, *args: int, **data: object) -> int:
        return client.post(reverse(f"webhooks:{button}", args=[endpoint.pk, *args]), data).status_code

    def state() -> str:
        return Endpoint.objects.get().state

    assert press("test") == 302
    delivery = Delivery.objects.get()
    assert client.get(reverse("webhooks:delivery", args=[endpoint.pk, delivery.pk])).status_code == 200
    delivery.state, delivery.error = Delivery.State.FAILED, "500 <script>"
    delivery.save()
    page = client.get(endpoint.get_absolute_url() + "?state=failed").content.decode()
    assert "no entregado" in page
    assert "Enviar de nuevo los no entregados" in page
    assert press("replay", delivery.pk) == 302
    assert Delivery.objects.get().state == "waiting"
    Delivery.objects.update(state="failed")
    press("replay_failed")
    assert Delivery.objects.get().state == "waiting"
    press("pause")
    assert state() == "paused"
    assert press("test") == 422
    press("resume")
    assert state() == "active"
    press("change", name="Otro nombre", url="https://example.org/otra", keys=["*"])
    assert Endpoint.objects.get().url == "https://example.org/otra"
    assert client.get(reverse("webhooks:remove", args=[endpoint.pk])).status_code == 200
    press("remove")
    assert not Endpoint.objects.exists()


def test_the_auditor_sees_where_news_go_and_changes_nothing(cast: Cast, client: Client) -> None:
    endpoint, _secret = make_endpoint("https://example.org/in", by=cast.gema)
    made = endpoints.ping(endpoint, by=cast.gema, at=make.NOW)
    client.force_login(cast.fabio)
    assert "https://example.org/in" in client.get(reverse("webhooks:list")).content.decode()
    page = client.get(endpoint.get_absolute_url()).content.decode()
    assert "Pausar" not in page
    assert "Hacer una clave nueva" not in page
    assert client.get(reverse("webhooks:delivery", args=[endpoint.pk, made.pk])).status_code == 200
    for name in ("change", "pause", "remove", "rotate", "test", "replay_failed"):
        assert client.post(reverse(f"webhooks:{name}", args=[endpoint.pk])).status_code == 403


def test_an_administrator_of_a_part_does_not_send_news_of_the_whole(cast: Cast, client: Client) -> None:
    from estelar.people.rules import Role

    part = make.person("norma", (Role.ADMINISTRATOR, cast.north))
    client.force_login(part)
    assert client.get(reverse("webhooks:list")).status_code == 403
    assert client.post(reverse("webhooks:add"), GOOD).status_code == 403
