"""Mail against a real server that fails, hangs and dies after DATA."""

from __future__ import annotations

import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection

from estelar.notices import rules
from estelar.notices.models import Mail, Notice
from estelar.notices.operations import post, send_waiting
from estelar.notices.operations.sending import claim, retry, settle
from estelar.notices.operations.smtp import Fate, Outcome, outcome_of
from estelar.people.models import Person
from tests import make
from tests.clock import Clock
from tests.conftest import Cast
from tests.notices import smtp_server
from tests.notices.smtp_server import Handler

KEY = "notices.mail_test"


@pytest.fixture
def server() -> Iterator[Handler]:
    with smtp_server.running() as handler:
        yield handler


@pytest.fixture
def send(cast: Cast, clock: Clock) -> Callable[[], int]:
    return lambda: send_waiting(clock=clock, organisation=cast.organisation)


def only_mail() -> Mail:
    return Mail.objects.get()


def test_a_notice_arrives_as_text_and_html_with_a_name_of_its_own(cast: Cast, server: Handler, send: Callable[[], int]) -> None:
    post(KEY, to=cast.ana, at=make.NOW, link="/avisos/correo/")
    assert send() == 1
    (message,) = server.taken
    mail = only_mail()
    assert (mail.state, mail.sent_at, mail.attempts) == ("sent", make.NOW, 1)
    assert message["Message-ID"] == mail.message_id
    assert message["Message-ID"].endswith("@estelar.example.org>")
    assert message["To"] == cast.ana.email
    assert message["Subject"] == "Prueba del correo de Estelar"
    assert message["Auto-Submitted"] == "auto-generated"
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "https://estelar.example.org/avisos/correo/" in plain.get_content()
    assert '<a href="https://estelar.example.org/avisos/correo/">' in html.get_content()
    assert send() == 0
    assert len(server.taken) == 1


def test_a_mail_speaks_the_language_of_its_person(cast: Cast, server: Handler, send: Callable[[], int]) -> None:
    Person.objects.filter(pk=cast.ana.pk).update(language="en")
    post(KEY, to=cast.ana, at=make.NOW)
    send()
    assert server.taken[0]["Subject"] == "A test of the mail of Estelar"


@pytest.mark.parametrize("trouble", ["mail 451", "mail 550", "mail dies", "rcpt 450", "data 451", "data 421"])
def test_what_the_server_did_not_take_is_sent_later_and_once(
    trouble: str, cast: Cast, server: Handler, send: Callable[[], int], clock: Clock
) -> None:
    server.plan.append(trouble)
    post(KEY, to=cast.ana, at=make.NOW)
    assert send() == 0
    mail = only_mail()
    assert (mail.state, mail.unclear) == ("waiting", 0)
    assert mail.next_at == make.NOW + rules.wait_before(1)
    assert mail.error
    assert send() == 0, "not before its time"
    clock.later(minutes=2)
    assert send() == 1
    assert [m["Message-ID"] for m in server.taken] == [mail.message_id]
    assert only_mail().error == ""


@pytest.mark.parametrize("trouble", ["rcpt 550", "data 554"])
def test_what_the_server_refuses_for_good_is_kept_with_the_reason_and_can_be_sent_again(
    trouble: str, cast: Cast, server: Handler, send: Callable[[], int], clock: Clock
) -> None:
    server.plan.append(trouble)
    post(KEY, to=cast.ana, at=make.NOW)
    assert send() == 0
    mail = only_mail()
    assert (mail.state, mail.attempts) == ("failed", 1)
    assert trouble.split()[1] in mail.error
    clock.later(days=1)
    assert send() == 0
    assert Notice.objects.visible_to(cast.ana).unread().count() == 1, "the inbox has it all the same"
    assert retry([mail.pk], by=cast.gema, at=clock.at) == 1
    assert send() == 1
    assert server.taken[0]["Message-ID"] == mail.message_id


@pytest.mark.parametrize("trouble", ["dies", "dies and takes", "hangs", "hangs and takes"])
def test_a_mail_whose_fate_is_unknown_goes_again_under_its_name_and_is_there_once(
    trouble: str, cast: Cast, server: Handler, send: Callable[[], int], clock: Clock
) -> None:
    server.plan.append(trouble)
    post(KEY, to=cast.ana, at=make.NOW)
    with smtp_server.set_to_use(server.port, answer_timeout=smtp_server.SHORT):
        assert send() == 0
    assert (only_mail().state, only_mail().unclear) == ("waiting", 1)
    clock.later(minutes=2)
    assert send() == 1
    assert list(server.mailbox()) == [only_mail().message_id]
    assert len(server.taken) == (2 if trouble.endswith("takes") else 1), "copies have one Message-ID, so that stores drop the second"


def test_a_server_that_takes_and_never_says_so_is_not_fed_for_ever(
    cast: Cast, server: Handler, send: Callable[[], int], clock: Clock
) -> None:
    server.plan.extend(["dies and takes"] * 50)
    post(KEY, to=cast.ana, at=make.NOW)
    for _day in range(20):
        send()
        clock.later(hours=6)
    mail = only_mail()
    assert (mail.state, mail.unclear) == ("failed", rules.UNCLEAR_MOST)
    assert len(server.taken) == rules.UNCLEAR_MOST
    assert list(server.mailbox()) == [mail.message_id]


def test_a_server_in_trouble_costs_the_other_mails_no_attempt(cast: Cast, server: Handler, send: Callable[[], int], clock: Clock) -> None:
    for person in (cast.ana, cast.bruno, cast.carla):
        post(KEY, to=person, at=make.NOW)
    server.plan.append("mail dies")
    assert send() == 0
    assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    clock.later(minutes=2)
    assert send() == 3
    assert len(server.mailbox()) == 3


def test_trouble_with_one_mail_does_not_stop_the_others(cast: Cast, server: Handler, send: Callable[[], int]) -> None:
    for person in (cast.ana, cast.bruno, cast.carla):
        post(KEY, to=person, at=make.NOW)
    server.plan.append("rcpt 550")
    assert send() == 2


def test_no_server_at_all_means_later_until_five_days_have_passed(cast: Cast, clock: Clock) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with smtp_server.set_to_use(unused.getsockname()[1]):
            post(KEY, to=cast.ana, at=make.NOW)
            while only_mail().state == "waiting":
                assert clock.at < make.NOW + rules.GIVE_UP + timedelta(hours=4)
                send_waiting(clock=clock, organisation=cast.organisation)
                clock.later(hours=3)
    assert only_mail().state == "failed"
    assert "Refused" in only_mail().error


def test_a_server_that_says_nothing_is_left_after_the_time_out(cast: Cast, clock: Clock) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, smtp_server.set_to_use(silent.getsockname()[1], timeout=smtp_server.SHORT):
        post(KEY, to=cast.ana, at=make.NOW)
        assert send_waiting(clock=clock, organisation=cast.organisation) == 0
    assert (only_mail().state, only_mail().unclear) == ("waiting", 0)


def test_a_sender_that_died_leaves_a_mail_that_goes_again_when_its_lease_is_over(
    cast: Cast, server: Handler, send: Callable[[], int], clock: Clock
) -> None:
    post(KEY, to=cast.ana, at=make.NOW)
    taken = claim(at=clock.at)
    assert taken is not None
    clock.later(minutes=19)
    assert send() == 0, "perhaps it lives"
    clock.later(minutes=2)
    assert send() == 1
    settle(taken, Outcome(Fate.LATER, "I was only slow"), at=clock.at)
    assert only_mail().state == "sent", "who has lost the lease writes nothing"


def test_who_may_no_longer_log_in_gets_no_mail(cast: Cast, server: Handler, send: Callable[[], int]) -> None:
    post(KEY, to=cast.ana, at=make.NOW)
    Person.objects.filter(pk=cast.ana.pk).update(is_active=False)
    assert send() == 0
    assert only_mail().state == "dropped"
    assert server.tried == 0


def test_a_secret_is_in_the_mail_alone_and_forgotten_when_it_is_sent(
    cast: Cast, server: Handler, send: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = post(KEY, to=cast.ana, at=make.NOW, secret_link="https://estelar.example.org/x/hush")
    assert "hush" not in notice.sealed
    assert notice.sealed
    assert notice.detail == {}
    send()
    notice.refresh_from_db()
    assert notice.sealed == ""


def test_an_error_keeps_no_password() -> None:
    error = smtplib.SMTPAuthenticationError(535, b"no such user anna with s3cret or czNjcmV0")
    reason = rules.without_secrets(outcome_of(error, handed_over=False).reason, "s3cret")
    assert reason == "535 no such user anna with ••• or •••"


@pytest.mark.parametrize("name", ["Evil\r\nBcc: all@example.org", "Evil\nSubject: Buy", "Evil\x0b\u2028X-More: 1"])
def test_nothing_that_people_write_becomes_a_header(name: str, cast: Cast, server: Handler, send: Callable[[], int]) -> None:
    cast.organisation.name = name
    post("cycles.version_published", to=cast.ana, at=make.NOW, urgent=True, cycle=name, by=name, note=name, number=2)
    assert send_waiting(clock=lambda: make.NOW, organisation=cast.organisation) == 1
    (message,) = server.taken
    assert message["Bcc"] is None
    assert message["X-More"] is None
    assert len(message.get_all("Subject") or []) == 1
    assert "Evil" in message["Subject"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_mail_once(cast: Cast, server: Handler) -> None:
    for _n in range(15):
        for person in (cast.ana, cast.bruno):
            post(KEY, to=person, at=make.NOW)
    sent: list[int] = []

    def work() -> None:
        try:
            sent.append(send_waiting(clock=lambda: make.NOW, organisation=cast.organisation))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == 30
    assert len(server.taken) == len(server.mailbox()) == 30
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}
