"""Letters become cases, or words in the case they belong to; what is not a letter never becomes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest

from estelar.cases.models import Case, Link, Message, Notification
from estelar.cases.operations import letters
from estelar.cases.operations.answering import pull_delivery_states
from estelar.cases.rules import Kind
from estelar.channels.models import Incoming, Mailbox, Outgoing
from estelar.channels.operations import custody, reading
from estelar.people.models import Unit
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
LATER = RECEIVED + timedelta(minutes=30)
LUZ, PEDRO = "Luz Marina <luz@example.com>", "Pedro <pedro@example.net>"
type Arrive = Callable[..., Incoming]


@pytest.fixture
def mailbox(cast: Cast) -> Mailbox:
    return Mailbox.objects.create(
        name="Atención", address="pqrs@clinica.example", unit=cast.north, imap_host="imap.invalid", imap_user="pqrs",
        smtp_host="smtp.invalid", added_at=RECEIVED,
    )  # fmt: skip


@pytest.fixture
def arrive(cast: Cast, mailbox: Mailbox) -> Arrive:
    """A letter comes in, is read and taken in, as the worker does it."""

    def come(sender: str = LUZ, subject: str = "Cobro doble", text: str = "Me cobraron dos veces.", **headers: str) -> Incoming:
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = sender, mailbox.address, subject
        letter["Message-ID"] = headers.pop("message_id", f"<{len(text)}.{Incoming.objects.count()}@example.com>")
        for name, value in headers.items():
            letter[name.replace("_", "-")] = value
        letter.set_content(text)
        kept = custody.put_in(bytes(letter), source="file", unit=cast.north, mailbox=mailbox, by=cast.robot, at=RECEIVED)
        reading.read_waiting(by=cast.robot, at=LATER)
        letters.take_in(by=cast.robot, at=LATER)
        kept.refresh_from_db()
        return kept

    return come


def test_a_letter_becomes_a_case_with_its_receipt_and_its_legal_time(cast: Cast, arrive: Arrive) -> None:
    kept = arrive(subject="Re: Reclamo por cobro doble", text="Me cobraron dos veces la cita.\n\nLuz")
    opened = Case.objects.get()
    assert (kept.state, kept.outcome, kept.reason) == ("settled", "case", opened.number)
    assert (opened.kind, opened.subject, opened.unit, opened.channel) == (Kind.CLAIM, "Reclamo por cobro doble", cast.north, "email")
    assert (opened.contact_email, opened.contact_name, opened.received_at) == ("luz@example.com", "Luz Marina", RECEIVED)
    receipt = Outgoing.objects.get()
    assert receipt.to == "luz@example.com"
    assert receipt.subject.startswith(f"[{opened.number}]")
    assert opened.messages.get(kind="request").incoming == kept


def test_an_answer_to_our_receipt_goes_into_its_case(arrive: Arrive) -> None:
    arrive()
    receipt = Outgoing.objects.get()
    again = arrive(subject=f"Re: {receipt.subject}", text="Adjunto la factura.", In_Reply_To=receipt.message_id)
    assert again.outcome == "reply"
    assert Case.objects.count() == 1
    assert [one.text for one in Case.objects.get().messages.filter(kind="customer")] == ["Adjunto la factura."]


def test_the_number_in_the_subject_is_enough_for_whoever_takes_part(arrive: Arrive) -> None:
    arrive()
    number = Case.objects.get().number
    assert arrive(subject=f"[{number}] otra cosa", text="Sigo esperando.").outcome == "reply"


def test_a_stranger_who_quotes_a_number_gets_a_case_of_their_own_with_a_link_to_confirm(arrive: Arrive) -> None:
    arrive()
    first = Case.objects.get()
    assert arrive(sender=PEDRO, subject=f"Re: [{first.number}]", text="¿Qué dijo ella?").outcome == "case"
    second = Case.objects.exclude(pk=first.pk).get()
    suggested = Link.objects.get()
    assert (suggested.case, suggested.other, suggested.is_confirmed) == (second, first, False)
    assert not first.messages.filter(kind="customer").exists()


def test_the_same_letter_twice_makes_one_case(arrive: Arrive) -> None:
    arrive(message_id="<uno@example.com>")
    assert arrive(message_id="<uno@example.com>").outcome == "duplicate"
    assert Case.objects.count() == 1


def test_bounces_and_automatic_replies_are_no_cases(arrive: Arrive) -> None:
    assert (
        arrive(subject="Respuesta automática: Fuera de la oficina", text="Vuelvo el lunes.", Auto_Submitted="auto-replied").outcome
        == "auto"
    )
    assert arrive(sender="MAILER-DAEMON@example.com", subject="Undelivered Mail Returned to Sender", text="no such user").outcome != "case"
    assert not Case.objects.exists()


def test_a_receipt_that_comes_back_is_work_with_an_owner(cast: Cast, arrive: Arrive) -> None:
    arrive()
    receipt = Outgoing.objects.get()
    report = (
        b"From: MAILER-DAEMON@clinica.example\r\nTo: pqrs@clinica.example\r\nSubject: Undelivered\r\nMessage-ID: <b1@clinica.example>\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n"
        b"--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; clinica.example\r\n\r\n"
        b"Final-Recipient: rfc822; luz@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        b"Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n"
        b"--B\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: " + receipt.message_id.encode() + b"\r\nSubject: x\r\n\r\nx\r\n--B--\r\n"
    )
    Outgoing.objects.update(state="sent", sent_at=RECEIVED)
    custody.put_in(report, source="file", unit=cast.north, by=cast.robot, at=LATER)
    reading.read_waiting(by=cast.robot, at=LATER)
    pull_delivery_states(by=cast.robot, at=LATER)
    failed = Notification.objects.get(outgoing=receipt)
    assert failed.state == "failed"
    assert failed.owner is not None
    assert Case.objects.count() == 1


def test_words_to_a_merged_case_go_where_it_went(cast: Cast, arrive: Arrive) -> None:
    older = case(cast, received_at=RECEIVED - timedelta(days=1))
    arrive()
    newer = Case.objects.exclude(pk=older.pk).get()
    Case.objects.filter(pk=newer.pk).update(status="merged", merged_into=older)
    arrive(subject=f"[{newer.number}]", text="Una cosa más.")
    assert Message.objects.get(text="Una cosa más.").case == older


def test_a_storm_of_one_address_waits_for_a_person_and_loses_nothing(arrive: Arrive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "STORM", 3)
    for number in range(5):
        arrive(subject=f"Alarma {number}", text=f"La sonda {number} no responde.")
    assert Case.objects.count() == 3
    assert Incoming.objects.filter(state="quarantined").count() == 2


def test_a_letter_that_cannot_become_a_case_stops_no_other_and_waits_in_quarantine(cast: Cast, arrive: Arrive) -> None:
    Unit.objects.filter(pk=cast.north.pk).update(closed_at=RECEIVED)
    stuck = arrive()
    assert stuck.state == "read"
    for _ in range(4):
        letters.take_in(by=cast.robot, at=LATER)
    stuck.refresh_from_db()
    assert stuck.state == "quarantined"
    Unit.objects.filter(pk=cast.north.pk).update(closed_at=None)
    assert arrive(sender=PEDRO).outcome == "case"


def test_who_wrote_in_a_case_that_was_merged_twice_still_takes_part(cast: Cast, arrive: Arrive) -> None:
    last, middle = case(cast), case(cast)
    arrive(sender="Pedro <Pedro@Example.NET>")
    first = Case.objects.exclude(pk__in=[last.pk, middle.pk]).get()
    Case.objects.filter(pk=first.pk).update(status="merged", merged_into=middle, contact_email="")
    Case.objects.filter(pk=middle.pk).update(status="merged", merged_into=last)
    assert arrive(sender="PEDRO@example.net", subject=f"[{last.number}]", text="Una cosa más.").outcome == "reply"
    assert Message.objects.get(text="Una cosa más.").case == last


def test_a_letter_almost_too_long_to_quote_is_a_case_with_a_short_receipt(cast: Cast, mailbox: Mailbox) -> None:
    opened = case(cast, text="agua " * 39_999, channel="web", answer_by="email", silent=False)
    sent = Outgoing.objects.get()
    assert opened.number in sent.text
    assert len(sent.text) < 2_000
