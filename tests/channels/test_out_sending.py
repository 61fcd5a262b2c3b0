"""Messages that leave, against a real mail server that takes, defers, refuses, hangs and dies: once for each decision."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from estelar.channels.models import Attachment, AutoStop, Mailbox, Outgoing, OutgoingEvent
from estelar.channels.operations import sending
from estelar.channels.operations.attachments import store
from estelar.channels.operations.composing import raw_of
from estelar.channels.operations.handing import Handed
from estelar.channels.operations.posting import post, resume_auto
from estelar.channels.operations.secrets import sealed
from estelar.channels.operations.sending import (
    claim,
    due_mailboxes,
    note_bounce,
    retry,
    send_waiting,
    settle,
    take_events,
)  # fmt: skip
from estelar.channels.rules import outgoing as rules
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.notices.operations.smtp import Fate, Outcome
from tests import make
from tests.channels.test_attachments import pdf
from tests.clock import Clock
from tests.conftest import Cast
from tests.notices import smtp_server
from tests.notices.smtp_server import Handler


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    monkeypatch.setattr(sending, "TIMEOUT", smtp_server.PATIENCE)
    monkeypatch.setattr(sending, "ANSWER_TIMEOUT", smtp_server.PATIENCE)
    return tmp_path


@pytest.fixture
def server() -> Iterator[Handler]:
    with smtp_server.running() as handler:
        yield handler


def make_mailbox(cast: Cast, server: Handler | None, **fields: Any) -> Mailbox:
    found = {
        "name": "PQRS Norte", "address": "pqrs@norte.example", "unit": cast.north, "imap_host": "127.0.0.1", "imap_user": "pqrs",
        "smtp_host": "127.0.0.1", "smtp_port": server.port if server else 1, "smtp_security": "plain", "added_at": make.NOW,
    }  # fmt: skip
    return Mailbox.objects.create(**found | fields)


@pytest.fixture
def mailbox(cast: Cast, server: Handler) -> Mailbox:
    return make_mailbox(cast, server)


@pytest.fixture
def say(cast: Cast, mailbox: Mailbox, clock: Clock) -> Callable[..., Outgoing]:
    def post_one(decision: str = "answer 1", **words: Any) -> Outgoing:
        given: dict[str, Any] = {
            "to": "luz@example.org",
            "subject": "Su petición",
            "text": "Señora Luz:\n\nEl agua llega mañana.",
            "by": cast.ana,
            "at": clock.at,
        }
        return post(decision=decision, mailbox=mailbox, **given | words)

    return post_one


@pytest.fixture
def send(mailbox: Mailbox, clock: Clock) -> Callable[[], int]:
    return lambda: send_waiting(mailbox.pk, clock=clock)


def only() -> Outgoing:
    return Outgoing.objects.get()


def test_a_message_arrives_as_it_was_written_with_its_thread_and_its_files(
    cast: Cast, server: Handler, say: Callable[..., Outgoing], send: Callable[[], int]
) -> None:
    file = store("respuesta ñ.pdf", pdf(), by=cast.ana, at=make.NOW)
    long_id = f"<{'x' * 200}@mail.example>"
    say(attachments=[file], in_reply_to=long_id, references=["<first@mail.example>", long_id])
    assert send() == 1
    (message,) = server.taken
    one = only()
    assert (one.state, one.sent_at, one.attempts) == ("sent", make.NOW, 1)
    assert one.proof["answer"] == "250 taken"
    assert one.proof["server"].startswith("127.0.0.1:")
    assert message["Message-ID"] == one.message_id
    assert message["From"] == "PQRS Norte <pqrs@norte.example>"
    assert message["To"] == "luz@example.org"
    assert message["Subject"] == "Su petición"
    assert message["In-Reply-To"] == long_id
    assert message["References"].split() == ["<first@mail.example>", long_id]
    assert message["Auto-Submitted"] is None
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert "El agua llega mañana." in plain.get_content()
    assert "<p>El agua llega mañana.</p>" in html.get_content()
    (attached,) = list(message.iter_attachments())
    assert attached.get_filename() == "respuesta ñ.pdf"
    assert attached.get_content() == pdf()
    assert send() == 0


def test_what_was_sent_can_be_made_again_to_the_byte(say: Callable[..., Outgoing], send: Callable[[], int], cast: Cast) -> None:
    say(attachments=[store("a.txt", b"uno", by=cast.ana, at=make.NOW)], auto=True)
    send()
    assert sha256(raw_of(only())).hexdigest() == only().proof["sha256"]


def test_an_automatic_answer_says_so(server: Handler, say: Callable[..., Outgoing], send: Callable[[], int]) -> None:
    say(auto=True)
    send()
    assert server.taken[0]["Auto-Submitted"] == "auto-replied"
    assert server.taken[0]["X-Auto-Response-Suppress"] == "All"


def test_one_decision_is_one_message_however_often_it_is_posted(
    say: Callable[..., Outgoing], send: Callable[[], int], server: Handler
) -> None:
    assert say() == say()
    send()
    assert say().state == "sent"
    assert send() == 0
    assert len(server.taken) == 1
    with pytest.raises(Conflict):
        say(text="Otra cosa")


@pytest.mark.parametrize(
    "wrong",
    [{"to": "nadie"}, {"to": "a@b.example\r\nBcc: all@example.org"}, {"text": "  "}, {"text": "x" * 300_000}],
    ids=["no address", "two headers", "empty", "too long"],
)  # fmt: skip
def test_what_cannot_be_sent_is_refused_in_a_sentence(wrong: dict[str, str], say: Callable[..., Outgoing]) -> None:
    with pytest.raises(RuleBroken):
        say(**wrong)
    assert not Outgoing.objects.exists()


def test_malware_does_not_leave_the_house(cast: Cast, say: Callable[..., Outgoing], send: Callable[[], int], server: Handler) -> None:
    file = store("malo.txt", b"malo", by=cast.ana, at=make.NOW)
    say(attachments=[file])
    Attachment.objects.update(verdict="infected", threat="Eicar")
    with pytest.raises(RuleBroken):
        say("another", attachments=[Attachment.objects.get()])
    assert send() == 0, "found only after it was decided"
    assert (only().state, only().error) == ("failed", "infected")
    assert server.tried == 0


@pytest.mark.parametrize("trouble", ["mail 451", "mail 550", "mail dies", "rcpt 450", "data 451", "data 421"])
def test_what_the_server_did_not_take_is_sent_later_and_once(
    trouble: str, server: Handler, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    server.plan.append(trouble)
    say()
    assert send() == 0
    one = only()
    assert (one.state, one.unclear) == ("deferred", 0)
    assert one.next_at == make.NOW + rules.wait_before(1)
    assert one.error
    assert send() == 0
    clock.later(minutes=2)
    assert send() == 1
    assert [m["Message-ID"] for m in server.taken] == [one.message_id]
    assert list(OutgoingEvent.objects.values_list("what", flat=True)) == ["deferred", "sent"]


@pytest.mark.parametrize("trouble", ["rcpt 550", "data 554"])
def test_what_the_server_refuses_for_good_came_back_and_is_news(
    trouble: str, server: Handler, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    server.plan.append(trouble)
    say()
    assert send() == 0
    assert (only().state, only().bounced_at) == ("bounced", make.NOW)
    clock.later(days=1)
    assert send() == 0
    (event,) = take_events()
    assert (event.what, event.outgoing.decision) == ("bounced", "answer 1")
    assert trouble.split()[1] in event.detail
    assert take_events() == []
    assert Entry.objects.filter(key="channels.message_bounced").count() == 1


@pytest.mark.parametrize("trouble", ["dies", "dies and takes", "hangs", "hangs and takes"])
def test_a_message_whose_fate_is_unknown_goes_again_under_its_name_and_is_there_once(
    trouble: str, server: Handler, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.plan.append(trouble)
    say()
    monkeypatch.setattr(sending, "ANSWER_TIMEOUT", smtp_server.SHORT)
    assert send() == 0
    assert (only().state, only().unclear) == ("deferred", 1)
    monkeypatch.setattr(sending, "ANSWER_TIMEOUT", smtp_server.PATIENCE)
    clock.later(minutes=2)
    assert send() == 1
    assert list(server.mailbox()) == [only().message_id]
    assert len(server.taken) == (2 if trouble.endswith("takes") else 1)


def test_a_server_that_takes_and_never_says_so_is_not_fed_for_ever(
    server: Handler, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    server.plan.extend(["dies and takes"] * 50)
    say()
    for _day in range(20):
        send()
        clock.later(hours=6)
    assert (only().state, only().unclear) == ("failed", rules.UNCLEAR_MOST)
    assert len(server.taken) == rules.UNCLEAR_MOST
    assert len(server.mailbox()) == 1
    server.plan.clear()
    assert retry(only(), by=only().made_by, at=clock.at)
    assert send() == 1
    assert len(server.mailbox()) == 1


def test_a_server_that_is_away_is_tried_for_a_week(cast: Cast, clock: Clock) -> None:
    mailbox = make_mailbox(cast, None)
    post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", by=cast.ana, at=clock.at)
    while only().state in {"queued", "deferred"}:
        assert clock.at < make.NOW + rules.GIVE_UP + timedelta(hours=4)
        send_waiting(mailbox.pk, clock=clock)
        clock.later(hours=3)
    assert only().state == "failed"
    assert clock.at > make.NOW + rules.GIVE_UP
    assert "Refused" in only().error


def test_a_mailbox_without_a_server_of_its_own_sends_by_that_of_the_installation(cast: Cast, server: Handler, clock: Clock) -> None:
    mailbox = make_mailbox(cast, None, smtp_host="", name="Otro", address="otro@norte.example")
    assert sending.can_send(mailbox)
    post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", by=cast.ana, at=clock.at)
    assert send_waiting(mailbox.pk, clock=clock) == 1
    assert server.taken[0]["From"] == "Otro <otro@norte.example>"


def test_without_any_server_messages_wait_and_say_why(cast: Cast, clock: Clock) -> None:
    mailbox = make_mailbox(cast, None, smtp_host="")
    post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", by=cast.ana, at=clock.at)
    assert send_waiting(mailbox.pk, clock=clock) == 0
    assert (only().state, only().error) == ("deferred", "no_server")
    assert not sending.can_send(mailbox)


def test_an_unreadable_password_makes_messages_wait_and_is_not_told(cast: Cast, server: Handler, clock: Clock) -> None:
    mailbox = make_mailbox(cast, server, sealed_password="nonsense")
    post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", by=cast.ana, at=clock.at)
    assert send_waiting(mailbox.pk, clock=clock) == 0
    assert only().state == "deferred"
    assert "ESTELAR_SECRET_KEY" in only().error


def test_trouble_of_one_message_does_not_stop_the_others_and_trouble_of_the_server_costs_them_nothing(
    server: Handler, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    for number in range(3):
        say(f"answer {number}")
    server.plan.append("rcpt 450")
    assert send() == 2
    for number in range(3, 6):
        say(f"answer {number}")
    server.plan.append("mail dies")
    assert send() == 0
    assert sorted(Outgoing.objects.filter(pk__gt=only_first() + 2).values_list("attempts", flat=True)) == [0, 0, 1]
    clock.later(minutes=10)
    assert send() == 4


def only_first() -> int:
    return Outgoing.objects.order_by("pk").values_list("pk", flat=True)[0]


def test_a_sender_that_died_leaves_a_message_that_goes_again_when_its_lease_is_over(
    server: Handler, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock, mailbox: Mailbox
) -> None:
    say()
    taken = claim(Q(mailbox=mailbox), at=clock.at)
    assert taken is not None
    clock.later(minutes=19)
    assert send() == 0
    clock.later(minutes=2)
    assert due_mailboxes(at=clock.at) == [mailbox.pk]
    assert send() == 1
    settle(taken, Handed(Outcome(Fate.LATER, "I was only slow")), at=clock.at)
    assert only().state == "sent", "who has lost the lease writes nothing"


@pytest.mark.django_db(transaction=True)
def test_what_was_not_committed_is_not_sent(
    cast: Cast, server: Handler, clock: Clock, mailbox: Mailbox, say: Callable[..., Outgoing]
) -> None:
    with transaction.atomic():
        say()
        transaction.set_rollback(True)
    assert send_waiting(mailbox.pk, clock=clock) == 0
    assert server.tried == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_every_message_once_and_two_who_decide_at_once_decide_once(
    cast: Cast, server: Handler, mailbox: Mailbox, say: Callable[..., Outgoing]
) -> None:
    sent: list[int] = []

    def decide() -> None:
        try:
            for number in range(12):
                say(f"answer {number}")
        finally:
            connection.close()

    def work() -> None:
        try:
            sent.append(send_waiting(mailbox.pk, clock=lambda: make.NOW))
        finally:
            connection.close()

    for task in (decide, work):
        threads = [threading.Thread(target=task) for _n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sum(sent) == 12
    assert len(server.taken) == len(server.mailbox()) == 12
    assert set(Outgoing.objects.values_list("state", "attempts")) == {("sent", 1)}


KILLED = """
import os, signal, sys
import django
from django.conf import settings
django.setup()
from datetime import datetime
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from django.db import connections
connections["default"].settings_dict["NAME"] = sys.argv[1]
from estelar.channels.operations import sending
at = datetime.fromisoformat(sys.argv[3])
moment = sys.argv[4]
def die(*_args, **_words):
    os.kill(os.getpid(), signal.SIGKILL)
if moment == "before handing over":
    sending.EmailSender.hand_over = die
elif moment == "after handing over":
    sending.settle = die
sending.send_waiting(int(sys.argv[2]), clock=lambda: at)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("moment", "copies"), [("before handing over", 1), ("after handing over", 2)])
def test_kill_9_loses_nothing_and_doubles_nothing_under_another_name(
    moment: str, copies: int, cast: Cast, server: Handler, clock: Clock, mailbox: Mailbox, say: Callable[..., Outgoing]
) -> None:
    say()
    database = connection.settings_dict["NAME"]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "tests.settings")}
    command = [sys.executable, "-c", KILLED, str(database), str(mailbox.pk), clock.at.isoformat(), moment]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert only().state == "sending"
    clock.later(minutes=21)
    assert send_waiting(mailbox.pk, clock=clock) == 1
    assert len(server.taken) == copies
    assert list(server.mailbox()) == [only().message_id]
    assert only().state == "sent"


# Bounces


def test_a_bounce_is_noted_once_and_is_news(cast: Cast, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock) -> None:
    say()
    send()
    take_events()
    assert note_bounce(only().message_id, "4.4.7 delayed", is_final=False, by=cast.robot, at=clock.at) is not None
    assert only().state == "sent"
    for _twice in range(2):
        note_bounce(only().message_id, "5.1.1 no such user", by=cast.robot, at=clock.at)
    assert (only().state, only().error) == ("bounced", "5.1.1 no such user")
    assert [event.what for event in take_events()] == ["delayed", "bounced"]
    assert note_bounce("<strange@x.example>", "5.1.1", by=cast.robot, at=clock.at) is None
    assert note_bounce("", "5.1.1", by=cast.robot, at=clock.at) is None


@pytest.mark.django_db(transaction=True)
def test_news_that_were_not_kept_come_again(cast: Cast, say: Callable[..., Outgoing], mailbox: Mailbox, clock: Clock) -> None:
    say()
    send_waiting(mailbox.pk, clock=clock)
    with transaction.atomic():
        assert len(take_events()) == 1
        transaction.set_rollback(True)
    assert [event.what for event in take_events()] == ["sent"]
    assert take_events() == []


# Automatic answers


@pytest.mark.parametrize("address", ["MAILER-DAEMON@x.example", "no-reply@x.example", "lista-bounces@x.example", "PQRS@norte.example"])
def test_no_machine_and_no_mailbox_of_ours_is_answered_automatically(address: str, say: Callable[..., Outgoing], server: Handler) -> None:
    one = say(auto=True, to=address)
    assert one.state == "dropped"
    assert one.error in {"auto.machine", "auto.own"}
    assert say("by hand", to=address).state == "queued", "a person may write to anybody"


def test_a_loop_with_one_address_ends_after_three_answers_a_day(say: Callable[..., Outgoing], clock: Clock) -> None:
    states = [say(f"receipt {number}", auto=True, to=["Luz@example.org", "luz@example.org"][number % 2]).state for number in range(20)]
    assert states == ["queued"] * 3 + ["dropped"] * 17
    clock.later(hours=25)
    assert say("the next day", auto=True).state == "queued"


def test_a_storm_of_automatic_answers_is_held_back_told_and_lost_nowhere(
    cast: Cast, say: Callable[..., Outgoing], send: Callable[[], int], server: Handler, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "STOP_MOST", 4)
    states = [say(f"receipt {number}", auto=True, to=f"p{number}@example.org").state for number in range(8)]
    assert states == ["queued"] * 4 + ["held"] * 4
    assert say("by hand").state == "queued", "what persons write goes on"
    assert Notice.objects.filter(key="channels.auto_stopped", to=cast.gema).count() == 1
    assert send() == 5
    clock.later(hours=2)
    assert say("later", auto=True, to="q@example.org").state == "held", "until somebody looks"
    assert resume_auto(AutoStop.objects.get(), send_held=True, by=cast.gema, at=clock.at) == 5
    assert send() == 5
    assert say("again", auto=True, to="r@example.org").state == "queued"


def test_what_was_held_back_can_be_let_go(cast: Cast, say: Callable[..., Outgoing], clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "STOP_MOST", 1)
    say("one", auto=True, to="a@example.org")
    two = say("two", auto=True, to="b@example.org")
    assert resume_auto(AutoStop.objects.get(), send_held=False, by=cast.gema, at=clock.at) == 1
    two.refresh_from_db()
    assert (two.state, two.error) == ("dropped", "auto.discarded")


def test_every_line_of_the_journal_has_words(say: Callable[..., Outgoing], send: Callable[[], int]) -> None:
    say()
    send()
    keys = set(Entry.objects.filter(key__startswith="channels.").values_list("key", flat=True))
    assert {"channels.message_queued", "channels.message_sent"} <= keys <= set(rules.JOURNAL)
    assert {key for key in rules.JOURNAL if "message_" in key} >= {f"channels.message_{state}" for state in ("held", "dropped", "bounced")}


def test_a_secret_goes_to_the_server_and_nowhere_else(cast: Cast, clock: Clock) -> None:
    seen: list[tuple[str, bytes]] = []

    def let_in(server: Any, session: Any, envelope: Any, mechanism: str, auth_data: Any) -> Any:
        from aiosmtpd.smtp import AuthResult

        seen.append((mechanism, bytes(auth_data.password)))
        return AuthResult(success=auth_data.password == b"s3cret", handled=False)

    with smtp_server.running(authenticator=let_in, auth_require_tls=False) as server:
        mailbox = make_mailbox(cast, server, smtp_user="pqrs", sealed_password=sealed("wrong"))
        post(decision="x", mailbox=mailbox, to="luz@example.org", text="Hola", by=cast.ana, at=clock.at)
        assert send_waiting(mailbox.pk, clock=clock) == 0
        assert "wrong" not in only().error
        assert "535" in only().error
        mailbox.sealed_password = sealed("s3cret")
        mailbox.save()
        clock.later(minutes=2)
        assert send_waiting(mailbox.pk, clock=clock) == 1
    assert seen[-1][1] == b"s3cret"
