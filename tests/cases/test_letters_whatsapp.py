"""What comes by WhatsApp: a conversation is one case, and its receipt never keeps it from being taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from estelar.cases.models import Case, Link, Notification
from estelar.cases.operations import letters
from estelar.channels.models import Incoming, MessagingAccount
from estelar.channels.operations import messaging, reading
from tests import make
from tests.channels.test_whatsapp import account as account  # the fixture
from tests.channels.test_whatsapp import body, message
from tests.clock import Clock
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
type Write = Callable[..., Incoming]


@pytest.fixture
def write(cast: Cast, account: MessagingAccount, clock: Clock) -> Write:
    """Somebody writes by WhatsApp, and the worker does all that follows."""

    def come(words: str, *, sender: str = "573001112233", at: datetime = make.NOW) -> Incoming:
        told = message(words, name=f"wamid.{Incoming.objects.count()}", at=at) | {"from": sender}
        messaging.receive(account, body(told), at=make.NOW)
        messaging.read_events(clock=clock, by=cast.robot)
        reading.read_waiting(by=cast.robot, at=clock.at)
        letters.take_in(by=cast.robot, at=clock.at)
        found = Incoming.objects.latest("pk")
        assert found.state == "settled", (found.reason, found.error)
        return found

    return come


def test_a_second_message_goes_into_the_open_case_of_its_sender(write: Write) -> None:
    assert write("No llega el agua desde el lunes.").outcome == "case"
    assert write("Y tampoco contestan el teléfono.").outcome == "reply"
    assert write("Aquí tampoco llega.", sender="573009998877").outcome == "case"
    assert Case.objects.count() == 2
    assert not Link.objects.exists()


def test_the_case_that_waits_for_the_person_comes_first_and_a_closed_one_is_left_alone(write: Write) -> None:
    write("No llega el agua.")
    Case.objects.update(status="closed", closed_at=make.NOW)
    write("El recibo está mal.")
    Case.objects.update(status="closed", closed_at=make.NOW)
    first, second = Case.objects.order_by("pk")
    Case.objects.filter(pk=second.pk).update(status="received", closed_at=None)
    Case.objects.filter(pk=first.pk).update(status="incomplete", closed_at=None)
    assert write("La dirección es Calle 1.").reason == first.number


def test_of_several_open_cases_nobody_guesses(write: Write) -> None:
    write("No llega el agua.")
    Case.objects.update(status="closed", closed_at=make.NOW)
    write("El recibo está mal.")
    Case.objects.update(status="received", closed_at=None)
    first, second = Case.objects.order_by("pk")
    third = write("¿Ya hay respuesta?")
    assert third.outcome == "case"
    suggested = Link.objects.get()
    assert (suggested.other, suggested.is_confirmed) == (second, False)
    assert first.messages.filter(kind="customer").count() == 0


def test_a_long_message_gets_a_short_receipt(write: Write) -> None:
    write("Agua. " * 1_500)
    opened = Case.objects.get()
    sent = Notification.objects.get().outgoing
    assert sent is not None
    assert opened.number in sent.text
    assert "Agua. Agua." not in sent.text.replace(opened.subject, "")
    assert len(sent.text) < 1_500


def test_a_receipt_that_cannot_go_keeps_no_case_from_being_taken_in(write: Write) -> None:
    write("No llega el agua.", at=make.NOW - timedelta(hours=25))
    opened = Case.objects.get()
    assert opened.number in opened.messages.get(kind="receipt").text
    told = Notification.objects.get()
    assert (told.state, told.outgoing, told.owner) == ("failed", None, opened.owner)
    assert "24 horas" in told.proof
