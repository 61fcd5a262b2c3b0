"""What leaves the house, by which way, and what comes back of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from estelar.cases.models import Case, Message, Notification
from estelar.cases.operations import answering
from estelar.cases.rules.contact import Contact
from estelar.channels.models import Incoming, Mailbox, Outgoing
from estelar.channels.operations import sending
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.people.models import Unit
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


def mailbox(unit: Unit, address: str = "pqrs@clinica.example.org") -> Mailbox:
    return Mailbox.objects.create(
        name=address, address=address, unit=unit, imap_host="mail.example.org", imap_user=address, smtp_host="mail.example.org",
        added_at=make.RECEIVED,
    )  # fmt: skip


def by_mail(cast: Cast, **over: object) -> Case:
    return make.case(cast, channel="web", answer_by="email", silent=False, **over)


def answered(cast: Cast, case: Case, **words: object) -> Notification:
    message = answering.answer(
        case, text="Va la copia", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER, **words  # type: ignore[arg-type]
    )  # fmt: skip
    return message.notifications.get()


def test_the_receipt_leaves_once_with_number_and_key(cast: Cast) -> None:
    mailbox(cast.root)
    case = by_mail(cast)
    out = Outgoing.objects.get()
    assert (out.decision, out.to, out.auto, out.channel) == (f"case-{case.pk}-receipt", "luz@example.com", True, "email")
    assert out.subject.startswith(f"[{case.number}] ")
    assert out.text == make.texts(case, "receipt")[0]


def test_without_a_mailbox_the_receipt_is_kept_and_the_answer_waits_on_the_tracking_page(cast: Cast) -> None:
    case = by_mail(cast)
    assert make.texts(case, "receipt")
    assert answered(cast, case).channel == "web"
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("address", ["no tiene", "luz@", "luz@example"])
def test_a_wrong_address_never_stops_a_case_from_coming_in(cast: Cast, address: str) -> None:
    mailbox(cast.root)
    case = by_mail(cast, contact=Contact(name="Luz", email=address))
    assert case.pk
    assert not Outgoing.objects.exists()


def test_the_nearest_mailbox_upwards_sends(cast: Cast) -> None:
    mailbox(cast.root)
    near = mailbox(cast.north, "norte@clinica.example.org")
    mailbox(cast.south, "sur@clinica.example.org")
    by_mail(cast)
    assert Outgoing.objects.get().mailbox == near


def test_an_answer_to_a_mail_goes_from_its_mailbox_and_names_it(cast: Cast) -> None:
    mailbox(cast.north, "norte@clinica.example.org")
    box = mailbox(cast.root)
    letter = Incoming.objects.create(
        mailbox=box, unit=cast.north, raw=b"x", sha256="0" * 64, size=1, received_at=make.RECEIVED, stored_at=make.RECEIVED,
        day=make.RECEIVED.date(), message_id="<a1@example.com>", sender="luz@example.com",
    )  # fmt: skip
    case = by_mail(cast, incoming=letter)
    receipt, answer = Outgoing.objects.get(), answered(cast, case).outgoing
    assert answer is not None
    assert (answer.mailbox, answer.in_reply_to) == (box, "<a1@example.com>")
    assert answer.references == ["<a1@example.com>", receipt.message_id]


def test_a_machine_that_wrote_gets_no_receipt(cast: Cast) -> None:
    box = mailbox(cast.root)
    letter = Incoming.objects.create(
        mailbox=box, unit=cast.north, raw=b"x", sha256="0" * 64, size=1, received_at=make.RECEIVED, stored_at=make.RECEIVED,
        day=make.RECEIVED.date(), may_answer=False,
    )  # fmt: skip
    assert make.texts(by_mail(cast, incoming=letter), "receipt")
    assert not Outgoing.objects.exists()


def test_what_the_server_took_is_the_proof_of_the_notification(cast: Cast) -> None:
    mailbox(cast.root)
    case = by_mail(cast)
    notification = answered(cast, case)
    assert notification.outgoing is not None
    Outgoing.objects.filter(pk=notification.outgoing.pk).update(proof={"server": "mx.example.com", "answer": "250 ok", "sha256": "ab12"})
    sending.happened(notification.outgoing, "sent", "", at=LATER + DAY)
    assert answering.pull_delivery_states(at=LATER + 2 * DAY, by=cast.robot) == 1
    notification.refresh_from_db()
    case.refresh_from_db()
    assert notification.state == Notification.State.DELIVERED
    assert notification.proof == "mx.example.com · 250 ok · SHA-256 ab12"
    assert case.notified_at == LATER + DAY  # when it was, not when we looked
    assert answering.pull_delivery_states(at=LATER + 2 * DAY, by=cast.robot) == 0


def test_a_mail_that_comes_back_later_is_work_with_an_owner(cast: Cast) -> None:
    mailbox(cast.root)
    case = by_mail(cast)
    Case.objects.filter(pk=case.pk).update(owner=cast.ana)
    notification = answered(cast, case, then="closed")
    assert notification.outgoing is not None
    sending.happened(notification.outgoing, "sent", "250 ok", at=LATER)
    sending.happened(notification.outgoing, "bounced", "550 5.1.1 no such user", at=LATER + DAY)
    answering.pull_delivery_states(at=LATER + DAY, by=cast.robot)
    notification.refresh_from_db()
    case.refresh_from_db()
    assert (notification.state, notification.owner, notification.proof) == ("failed", cast.ana, "550 5.1.1 no such user")
    assert (case.status, case.notified_at) == ("answered", None)
    assert Notice.objects.get(key="cases.not_delivered").to == cast.ana
    again = answering.notify_again(notification, channel="email", address="luz.marina@example.com", by=cast.ana, at=LATER + DAY)
    assert again.outgoing is not None
    assert again.outgoing.to == "luz.marina@example.com"
    assert again.outgoing.decision != notification.outgoing.decision


def test_a_receipt_that_is_not_sent_on_purpose_alarms_nobody(cast: Cast) -> None:
    mailbox(cast.root)
    by_mail(cast)
    sending.happened(Outgoing.objects.get(), "dropped", "auto.enough", at=LATER)
    answering.pull_delivery_states(at=LATER, by=cast.robot)
    assert not Notification.objects.exists()
    assert Message.objects.filter(kind="receipt").exists()
    assert not Entry.objects.filter(key="cases.not_delivered").exists()


def test_news_that_cannot_be_noted_is_set_aside_and_the_next_is_taken(cast: Cast) -> None:
    mailbox(cast.root)
    bad, good = answered(cast, by_mail(cast)), answered(cast, by_mail(cast))
    for one in (bad, good):
        assert one.outgoing is not None
        sending.happened(one.outgoing, "sent", "250 ok", at=LATER)
    assert bad.outgoing is not None
    Outgoing.objects.filter(pk=bad.outgoing.pk).update(proof=["no es una ficha"])
    assert answering.pull_delivery_states(at=LATER + DAY, by=cast.robot) >= 2
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (Notification.State.WAITING, Notification.State.DELIVERED)
    assert Entry.objects.get(key="cases.news_set_aside").subject_id == str(bad.message.case_id)
    assert answering.pull_delivery_states(at=LATER + DAY, by=cast.robot) == 0


def test_an_answer_that_no_mailbox_can_send_again_says_so(cast: Cast) -> None:
    notification = answered(cast, by_mail(cast))
    with pytest.raises(RuleBroken) as refused:
        answering.notify_again(notification, channel="email", address="luz@example.com", by=cast.ana, at=LATER)
    assert refused.value.code == "no_sender"
