"""What became part of a case is shown by the case alone: whoever looks after the channels may be the one whom a letter accuses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from estelar.channels.models import Incoming, Mailbox, Outgoing
from estelar.channels.operations import custody, reading, settling
from estelar.channels.operations.posting import post
from tests import make
from tests.channels.test_intake_custody import letter
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
SECRETS = ("acoso", "luz@example.org", "Elena me grita")
LETTER = b"From: Luz <luz@example.org>\r\nSubject: Denuncio acoso\r\nMessage-ID: <s@x.org>\r\n\r\nElena me grita.\r\n"


def come(cast: Cast, raw: bytes) -> Incoming:
    row = custody.put_in(raw, source="file", unit=cast.north, by=cast.robot, at=make.NOW)
    reading.read_waiting(by=cast.robot, at=make.NOW)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("outcome", ["case", "reply"])
def test_a_letter_in_a_case_and_its_copies_are_counted_and_not_shown(outcome: str, cast: Cast, client: Client) -> None:
    first, copy = come(cast, LETTER), come(cast, b"X-Copy: 1\r\n" + LETTER)
    assert copy.outcome == "duplicate"
    client.force_login(cast.elena)
    assert "acoso" in client.get(first.get_absolute_url()).content.decode(), "while it waits, somebody has to be able to read it"
    settling.settle(first, outcome=outcome, reason="C-1", by=cast.robot, at=make.NOW)
    pages = [client.get(reverse("channels:received")), *(client.get(one.get_absolute_url()) for one in (first, copy))]
    for page in (found.content.decode() for found in pages):
        assert not [word for word in SECRETS if word in page]
        assert "n un caso" in page
    for one in (first, copy):
        assert client.post(reverse("channels:incoming_original", args=[one.pk])).status_code == 404
        answer = client.post(reverse("channels:incoming_reject", args=[one.pk]), {"reason": ""})
        assert not [word for word in SECRETS if word in answer.content.decode()]


def test_another_letter_is_shown_as_before(cast: Cast, client: Client) -> None:
    row = come(cast, letter(1))
    settling.quarantine(row, reason="quarantine.stumbled", by=cast.robot, at=make.NOW)
    client.force_login(cast.elena)
    assert "Queja 1" in client.get(reverse("channels:quarantine")).content.decode()
    assert client.post(reverse("channels:incoming_original", args=[row.pk])).status_code == 200


def test_what_a_case_writes_is_not_shown_here_nor_what_comes_back_of_it(cast: Cast, client: Client) -> None:
    mailbox = Mailbox.objects.create(
        name="PQRS", address="pqrs@norte.example", unit=cast.north, imap_host="localhost", imap_user="x", added_at=make.NOW
    )
    one = post(decision="case-7-receipt", mailbox=mailbox, to="luz@example.org", subject="Denuncio acoso", text="Elena me grita",
               by=cast.ana, at=make.NOW)  # fmt: skip
    said = "550 luz@example.org no existe"
    Outgoing.objects.filter(pk=one.pk).update(state="failed", error=said, proof={"server": "mx", "answer": said, "sha256": ""})
    one.events.create(what="failed", at=make.NOW, detail=said)
    back = come(cast, letter(1))
    Incoming.objects.filter(pk=back.pk).update(
        state="settled", outcome="bounce", subject="Devuelto: Denuncio acoso", evidence={"message_id": one.message_id}
    )
    client.force_login(cast.gema)
    for url in (reverse("channels:sent"), one.get_absolute_url(), reverse("channels:received"), back.get_absolute_url()):
        page = client.get(url).content.decode()
        assert not [word for word in SECRETS if word in page], url
        assert " un caso" in page
    assert str(one) in client.get(reverse("channels:sent")).content.decode()
