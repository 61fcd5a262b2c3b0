"""The pages of messaging accounts and of what leaves: who sees them, what they say, what they change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from estelar.channels.models import AutoStop, Mailbox, MessagingAccount, Outgoing
from estelar.channels.operations.messaging import add_account
from estelar.channels.operations.posting import post
from estelar.health.operations import checks
from estelar.health.rules import Level
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return Mailbox.objects.create(
        name="PQRS Norte", address="pqrs@norte.example", unit=cast.north, imap_host="localhost", imap_user="x", added_at=make.NOW
    )


def as_(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def given(cast: Cast, **fields: Any) -> dict[str, Any]:
    found = {"name": "WhatsApp", "unit": cast.north.pk, "phone": "", "phone_number_id": "123", "token": "t0ken", "app_secret": "s3cret"}
    return found | fields


def test_an_administrator_connects_a_number_and_learns_what_to_tell_the_service(cast: Cast, client: Client) -> None:
    page = as_(client, cast.gema).post(reverse("channels:account_add"), given(cast), follow=True).content.decode()
    one = MessagingAccount.objects.get()
    assert f"/mensajeria/{one.pk}/" in page
    assert "Token de verificación" in page
    assert "t0ken" not in page
    listed = client.get(reverse("channels:accounts")).content.decode()
    assert "WhatsApp" in listed
    assert "conectada" in listed


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"name": ""}, "obligatorio"), ({"phone_number_id": "+57 604"}, "solo tiene cifras"), ({"token": ""}, "obligatorio"),
     ({"unit": ""}, "obligatorio")],
)  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(fields: dict[str, Any], words: str, cast: Cast, client: Client) -> None:
    response = as_(client, cast.gema).post(reverse("channels:account_add"), given(cast, **fields))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not MessagingAccount.objects.exists()


def test_a_number_is_changed_paused_and_resumed_and_empty_secrets_stay(cast: Cast, client: Client) -> None:
    as_(client, cast.gema).post(reverse("channels:account_add"), given(cast))
    one = MessagingAccount.objects.get()
    client.post(reverse("channels:account_change", args=[one.pk]), given(cast, name="Otro", token="", app_secret=""))
    changed = MessagingAccount.objects.get()
    assert (changed.name, changed.sealed_token) == ("Otro", one.sealed_token)
    client.post(reverse("channels:account_pause", args=[one.pk]))
    assert MessagingAccount.objects.get().state == "paused"
    client.post(reverse("channels:account_resume", args=[one.pk]))
    assert MessagingAccount.objects.get().state == "active"


def test_who_may_only_look_sees_no_secret_and_changes_nothing(cast: Cast, client: Client) -> None:
    as_(client, cast.gema).post(reverse("channels:account_add"), given(cast))
    one = MessagingAccount.objects.get()
    page = as_(client, cast.bruno).get(one.get_absolute_url())
    assert page.status_code == 200
    assert "Token de verificación" not in page.content.decode()
    assert client.post(reverse("channels:account_pause", args=[one.pk])).status_code == 403
    assert as_(client, cast.ana).get(one.get_absolute_url()).status_code == 403
    assert MessagingAccount.objects.get().is_active


def test_what_leaves_is_listed_with_what_became_of_it(cast: Cast, client: Client, mailbox: Mailbox) -> None:
    one = post(decision="x", mailbox=mailbox, to="luz@example.org", subject="Su petición", text="secreto", by=cast.ana, at=make.NOW)
    Outgoing.objects.filter(pk=one.pk).update(state="failed", error="no_server")
    page = as_(client, cast.bruno).get(reverse("channels:sent")).content.decode()
    assert "luz@example.org" in page
    assert "No hay servidor de correo" in page
    assert "luz@example.org" not in client.get(reverse("channels:sent") + "?state=sent").content.decode()
    detail = client.get(one.get_absolute_url()).content.decode()
    assert "secreto" not in detail, "the words belong to the case"
    assert "Enviarlo" not in detail
    assert client.post(reverse("channels:outgoing_retry", args=[one.pk])).status_code == 403
    assert "Enviarlo" in as_(client, cast.gema).get(one.get_absolute_url()).content.decode()
    client.post(reverse("channels:outgoing_retry", args=[one.pk]))
    assert Outgoing.objects.get().state == "queued"


@pytest.mark.parametrize(("held", "state"), [("send", "queued"), ("drop", "dropped")])
def test_what_was_held_back_is_sent_or_let_go(held: str, state: str, cast: Cast, client: Client, mailbox: Mailbox) -> None:
    one = post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", auto=True, by=cast.robot, at=make.NOW)
    Outgoing.objects.filter(pk=one.pk).update(state="held", error="auto.stopped")
    stop = AutoStop.objects.create(mailbox=mailbox, since=make.NOW)
    assert "retenidas desde" in as_(client, cast.gema).get(reverse("channels:sent")).content.decode()
    client.post(reverse("channels:auto_resume", args=[stop.pk]), {"held": held})
    assert Outgoing.objects.get().state == state
    assert not AutoStop.objects.exists()
    assert client.post(reverse("channels:auto_resume", args=[stop.pk])).status_code == 404


def test_the_list_of_what_leaves_takes_few_queries(
    cast: Cast, client: Client, mailbox: Mailbox, django_assert_max_num_queries: Any
) -> None:
    for number in range(60):
        post(decision=str(number), mailbox=mailbox, to=f"p{number}@example.org", text="Hola", by=cast.ana, at=make.NOW)
    as_(client, cast.bruno)
    with django_assert_max_num_queries(20):
        client.get(reverse("channels:sent"))


def test_the_health_page_says_what_keeps_messages_back(cast: Cast, mailbox: Mailbox) -> None:
    assert checks.outgoing(at=make.NOW).level is Level.OFF
    one = post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", by=cast.ana, at=make.NOW)
    assert checks.outgoing(at=make.NOW).level is Level.GOOD
    assert checks.outgoing(at=make.NOW + timedelta(hours=1)).level is Level.BAD
    Outgoing.objects.filter(pk=one.pk).update(state="deferred", error="no_server")
    assert "SMTP" in str(checks.outgoing(at=make.NOW).advice)
    Outgoing.objects.update(state="sent")
    account = add_account(
        kind="whatsapp",
        name="WhatsApp",
        unit=cast.north,
        phone_number_id="1",
        phone="",
        token="x",
        app_secret="x",
        by=cast.gema,
        at=make.NOW,
    )
    MessagingAccount.objects.filter(pk=account.pk).update(failing_since=make.NOW)
    assert checks.outgoing(at=make.NOW).level is Level.ATTENTION
    AutoStop.objects.create(mailbox=mailbox, since=make.NOW)
    assert "PQRS Norte" in str(checks.outgoing(at=make.NOW).sentence)
