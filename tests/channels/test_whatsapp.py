"""WhatsApp: what is delivered is kept before it is answered and taken once; answers leave inside the day, and once."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q
from django.test import Client

from estelar.channels.models import Inbound, Incoming, MessagingAccount, Outgoing, RawEvent
from estelar.channels.operations import messaging, reading, sending
from estelar.channels.operations.adapters import window_of
from estelar.channels.operations.attachments import store
from estelar.channels.operations.posting import post
from estelar.channels.rules import whatsapp as rules
from estelar.errors import RuleBroken
from estelar.notices.models import Notice
from tests import make
from tests.channels import graph as graphs
from tests.channels.graph import Graph
from tests.channels.test_attachments import pdf
from tests.channels.test_cleaning import PNG
from tests.clock import Clock
from tests.conftest import Cast

NUMBER = "106540352242922"
SECRET = "app-secret"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


@pytest.fixture
def graph() -> Iterator[Graph]:
    with graphs.running() as found:
        yield found


@pytest.fixture
def account(cast: Cast) -> MessagingAccount:
    return messaging.add_account(
        kind="whatsapp", name="WhatsApp Norte", unit=cast.north, phone_number_id=NUMBER, phone="+57 604 1", token="t0ken",
        app_secret=SECRET, by=cast.gema, at=make.NOW,
    )  # fmt: skip


def stamp(at: datetime) -> str:
    return str(int(at.timestamp()))


def message(words: str = "No llega el agua", *, name: str = "wamid.in1", at: datetime = make.NOW, **fields: Any) -> dict[str, Any]:
    return {"from": "573001112233", "id": name, "timestamp": stamp(at), "type": "text", "text": {"body": words}} | fields


def status(what: str, name: str, *, at: datetime = make.NOW, **fields: Any) -> dict[str, Any]:
    return {"id": name, "status": what, "timestamp": stamp(at), "recipient_id": "573001112233"} | fields


def body(*messages: dict[str, Any], statuses: tuple[dict[str, Any], ...] = (), number: str = NUMBER) -> bytes:
    value = {
        "messaging_product": "whatsapp", "metadata": {"display_phone_number": "57604", "phone_number_id": number},
        "contacts": [{"wa_id": "573001112233", "profile": {"name": "Luz Marina"}}], "messages": list(messages), "statuses": list(statuses),
    }  # fmt: skip
    told = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]}
    return json.dumps(told).encode()


def deliver(account: MessagingAccount, data: bytes, *, secret: str = SECRET) -> int:
    signature = "sha256=" + hmac.new(secret.encode(), data, sha256).hexdigest()
    url = f"/mensajeria/{account.pk}/"
    return Client().post(url, data, content_type="application/json", headers={"X-Hub-Signature-256": signature}).status_code


def keep(account: MessagingAccount, data: bytes) -> None:
    """As the door does, at the time of the tests."""
    messaging.receive(account, data, at=make.NOW)


@pytest.fixture
def read(cast: Cast, clock: Clock) -> Callable[[], int]:
    def all_of_it() -> int:
        done = messaging.read_events(clock=clock, by=cast.robot)
        reading.read_waiting(by=cast.robot, at=clock.at)
        return done

    return all_of_it


# The door


def test_the_service_proves_the_address_with_our_word_only(account: MessagingAccount, client: Client) -> None:
    url = f"/mensajeria/{account.pk}/"
    word = messaging.verify_token(account)
    good = client.get(url, {"hub.mode": "subscribe", "hub.verify_token": word, "hub.challenge": "1158201444"})
    assert (good.status_code, good.content) == (200, b"1158201444")
    assert good["Content-Type"].startswith("text/plain")
    for bad in ({"hub.mode": "subscribe", "hub.verify_token": "guess", "hub.challenge": "1"}, {"hub.verify_token": word}, {}):
        assert client.get(url, bad).status_code == 403
    assert client.get("/mensajeria/999999/").status_code == 404
    assert client.delete(url).status_code == 405


def test_only_what_the_service_signed_is_kept(account: MessagingAccount, client: Client) -> None:
    data = body(message())
    assert deliver(account, data, secret="other") == 403
    assert client.post(f"/mensajeria/{account.pk}/", data, content_type="application/json").status_code == 403
    assert not RawEvent.objects.exists()
    assert deliver(account, data) == 200
    assert bytes(RawEvent.objects.get().body) == data


def test_what_cannot_be_stored_is_not_acknowledged(account: MessagingAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any, **_words: Any) -> None:
        raise DatabaseError("no room")

    monkeypatch.setattr(messaging, "receive", broken)
    with pytest.raises(DatabaseError):
        deliver(account, body(message()))


# What comes in


def test_a_message_comes_into_custody_like_mail_and_once(
    account: MessagingAccount, read: Callable[[], int], cast: Cast, graph: Graph
) -> None:
    for _time in range(3):
        keep(account, body(message()))
    keep(account, body(message(), message("Tampoco hoy", name="wamid.in2")))
    assert RawEvent.objects.get(pk=RawEvent.objects.earliest("pk").pk).copies == 2
    assert read() == 2
    assert read() == 0
    one, two = Incoming.objects.order_by("pk")
    assert (one.source, one.unit, one.state, one.kind) == ("whatsapp", cast.north, "read", "letter")
    letter = reading.letter_of(one)
    assert letter.text == "No llega el agua"
    assert letter.sender.email == "573001112233@whatsapp.invalid"
    assert letter.sender.name == "Luz Marina"
    assert letter.message_id == rules.mail_id("wamid.in1")
    assert reading.letter_of(two).text == "Tampoco hoy"
    assert messaging.origin_of(one) == (account, "573001112233")


def test_a_file_is_fetched_from_the_service_and_comes_with_its_message(
    account: MessagingAccount, read: Callable[[], int], graph: Graph, clock: Clock
) -> None:
    graph.files["900"] = PNG
    sum_of_it = sha256(PNG).hexdigest()
    image: dict[str, Any] = {
        "type": "image",
        "image": {"id": "900", "mime_type": "image/png", "sha256": sum_of_it, "caption": "El tubo roto"},
    }
    graph.file_plan.append(500)
    keep(account, body(message(**image)))
    assert read() == 0, "the service is in trouble: the whole message waits"
    assert not Incoming.objects.exists()
    clock.later(minutes=2)
    assert read() == 1
    letter = reading.letter_of(Incoming.objects.get())
    assert letter.text == "El tubo roto"
    assert [(one.name, one.data) for one in letter.attachments] == [("image.png", PNG)]
    assert set(graph.tokens) == {"Bearer t0ken"}


def test_a_file_that_the_service_no_longer_has_does_not_hold_its_message(
    account: MessagingAccount, read: Callable[[], int], graph: Graph
) -> None:
    part: dict[str, Any] = {
        "type": "document",
        "document": {"id": "901", "mime_type": "application/pdf", "filename": "../../factura.pdf", "caption": "Mire"},
    }
    keep(account, body(message(**part)))
    assert read() == 1
    assert reading.letter_of(Incoming.objects.get()).text == "Mire\n[../../factura.pdf: —]"


def test_a_service_that_keeps_a_file_back_for_days_does_not_hold_the_message_for_ever(
    account: MessagingAccount, read: Callable[[], int], graph: Graph, clock: Clock
) -> None:
    graph.file_plan.extend([503] * 100)
    keep(account, body(message(type="audio", audio={"id": "902", "mime_type": "audio/ogg; codecs=opus"})))
    for _time in range(30):
        read()
        clock.later(hours=3)
    assert reading.letter_of(Incoming.objects.get()).text == "[audio.ogg: —]"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"type": "location", "location": {"latitude": 6.25, "longitude": -75.56, "name": "Vereda"}}, "Vereda\n6.25, -75.56"),
        ({"type": "button", "button": {"text": "Sí"}}, "Sí"),
        ({"type": "interactive", "interactive": {"type": "button_reply", "button_reply": {"id": "1", "title": "Agua"}}}, "Agua"),
        ({"type": "contacts", "contacts": [{"name": {"formatted_name": "Ana"}}]}, '[{"name": {"formatted_name": "Ana"}}]'),
        ({"type": "hologram", "hologram": {"x": 1}}, '[hologram] {"x": 1}'),
        ({"type": "text", "text": {"body": "a\x00b\ud83d"}}, "ab?"),
    ],
)
def test_no_kind_of_message_is_left_out_in_silence(
    fields: dict[str, Any], text: str, account: MessagingAccount, read: Callable[[], int]
) -> None:
    keep(account, body(message(**fields)))
    assert read() == 1
    assert reading.letter_of(Incoming.objects.get()).text == text


def test_a_reaction_is_no_letter(account: MessagingAccount, read: Callable[[], int]) -> None:
    keep(account, body(message(type="reaction", reaction={"message_id": "wamid.x", "emoji": "👍"})))
    read()
    assert Incoming.objects.get().kind == "auto_reply"


@pytest.mark.parametrize(
    "poison",
    [b"{", b"[]", b'{"object": "page"}', body(message(), number="999"), body({"id": "", "from": ""}), body(message(timestamp="x")),
     b"[" * 5000],
    ids=["cut", "a list", "of another service", "of another number", "without names", "without a time", "deep"],
)  # fmt: skip
def test_what_cannot_be_read_is_quarantined_with_an_owner_and_stops_nobody(
    poison: bytes, account: MessagingAccount, read: Callable[[], int], cast: Cast
) -> None:
    keep(account, poison)
    keep(account, body(message()))
    assert read() == 1
    bad, good = Incoming.objects.order_by("state")
    assert (bad.state, bytes(bad.raw)) == ("quarantined", poison)
    assert bad.owner is not None
    assert good.state == "read"
    assert RawEvent.objects.filter(state="stored").count() == 0


def test_a_defect_of_ours_loses_nothing(
    account: MessagingAccount, read: Callable[[], int], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(account, body(message()))
    whole = messaging._read

    def broken(*_args: Any, **_words: Any) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(messaging, "_read", broken)
    assert read() == 0
    monkeypatch.setattr(messaging, "_read", whole)
    assert read() == 0, "not at once"
    clock.later(minutes=2)
    assert read() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_take_every_message_once(account: MessagingAccount, cast: Cast) -> None:
    same = message(name="wamid.same")
    for number in range(8):
        messaging.receive(account, body(same, message(name=f"wamid.{number}", words=str(number))), at=make.NOW)
    failed: list[BaseException] = []

    def work() -> None:
        try:
            messaging.read_events(clock=lambda: make.NOW, by=cast.robot)
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert Incoming.objects.count() == Inbound.objects.count() == 9
    assert RawEvent.objects.exclude(state="read").count() == 0


# What goes out


@pytest.fixture
def written(account: MessagingAccount, read: Callable[[], int]) -> None:
    """Somebody wrote to us just now."""
    keep(account, body(message()))
    read()


@pytest.fixture
def say(account: MessagingAccount, cast: Cast, clock: Clock) -> Callable[..., Outgoing]:
    def post_one(decision: str = "answer 1", **words: Any) -> Outgoing:
        given: dict[str, Any] = {"to": "573001112233", "text": "El agua llega mañana.", "by": cast.ana, "at": clock.at}
        return post(decision=decision, channel="whatsapp", account=account, **given | words)

    return post_one


@pytest.fixture
def send(account: MessagingAccount, clock: Clock) -> Callable[[], int]:
    return lambda: messaging.send_waiting(account.pk, clock=clock)


def only() -> Outgoing:
    return Outgoing.objects.get()


@pytest.mark.usefixtures("written")
def test_an_answer_leaves_by_whatsapp_and_what_becomes_of_it_is_told(
    account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], read: Callable[[], int], clock: Clock
) -> None:
    say(in_reply_to=rules.mail_id("wamid.in1"))
    assert sending.due_accounts(at=clock.at) == [account.pk]
    assert send() == 1
    assert send() == 0
    assert graph.sent == [
        {
            "messaging_product": "whatsapp", "recipient_type": "individual", "to": "573001112233", "type": "text",
            "text": {"preview_url": False, "body": "El agua llega mañana."}, "biz_opaque_callback_data": f"estelar-{only().pk}",
            "context": {"message_id": "wamid.in1"},
        }
    ]  # fmt: skip
    assert (only().state, only().message_id) == ("sent", "<wamid.out1@whatsapp.invalid>")
    later = make.NOW + timedelta(minutes=1)
    told = (status("read", "wamid.out1", at=later), status("delivered", "wamid.out1"), status("sent", "wamid.out1"))
    for data in (body(statuses=told), body(statuses=told[1:])):
        keep(account, data)
    read()
    assert (only().state, only().delivered_at, only().read_at) == ("sent", later, later), "in whatever order they come"
    assert [event.what for event in sending.take_events()] == ["sent", "read"]


@pytest.mark.usefixtures("written")
def test_what_the_service_could_not_deliver_came_back(
    account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], read: Callable[[], int]
) -> None:
    say()
    send()
    keep(account, body(statuses=(status("failed", "wamid.out1", errors=[{"code": 131026, "title": "Message undeliverable"}]),)))
    read()
    assert (only().state, only().error) == ("bounced", "131026 Message undeliverable")


def test_after_a_day_only_a_template_may_be_sent(
    account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], read: Callable[[], int], clock: Clock
) -> None:
    with pytest.raises(RuleBroken) as refused:
        say()
    assert refused.value.code == "window"
    keep(account, body(message()))
    read()
    assert window_of(account, "573001112233", at=clock.at) == timedelta(hours=24)
    say()
    clock.later(hours=25)
    assert window_of(account, "573001112233", at=clock.at) == timedelta(0)
    assert send() == 0, "it waited too long"
    assert (only().state, only().error) == ("failed", "window")
    assert graph.sent == []
    say("by template", text="", template={"name": "respuesta_lista", "language": "es", "values": ["PQR-17"]})
    assert send() == 1
    assert graph.sent[0]["template"] == {
        "name": "respuesta_lista", "language": {"code": "es"},
        "components": [{"type": "body", "parameters": [{"type": "text", "text": "PQR-17"}]}],
    }  # fmt: skip


@pytest.mark.usefixtures("written")
def test_a_file_goes_with_its_words_below_it(cast: Cast, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int]) -> None:
    file = store("respuesta.pdf", pdf(), by=cast.ana, at=make.NOW)
    say(attachments=[file])
    assert send() == 1
    assert pdf() in graph.uploads[0]
    assert graph.sent[0]["document"] == {"id": "4711", "filename": "respuesta.pdf", "caption": "El agua llega mañana."}
    for wrong in ({"attachments": [file, file]}, {"text": "x" * 5000}, {"text": "x" * 2000, "attachments": [file]}):
        with pytest.raises(RuleBroken):
            say("wrong", **wrong)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("trouble", [(500, 131000), (429, 130429), (400, 131056), (503, None)])
def test_what_the_service_did_not_take_is_sent_later_and_once(
    trouble: tuple[int, int], graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    graph.plan.append(trouble)
    say()
    assert send() == 0
    assert only().state == "deferred"
    clock.later(minutes=2)
    assert send() == 1
    assert len(graph.sent) == 1


@pytest.mark.usefixtures("written")
def test_what_the_service_refuses_for_good_is_said(graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int]) -> None:
    graph.plan.append((400, 131009))
    say()
    assert send() == 0
    assert (only().state, only().error) == ("failed", "400 131009 trouble")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("trouble", ["dies", "dies and takes"])
def test_a_message_whose_answer_was_lost_is_not_sent_twice_by_itself(
    trouble: str, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    graph.plan.append(trouble)
    say()
    for _time in range(4):
        assert send() == 0
        clock.later(minutes=20)
    assert (only().state, only().error) == ("failed", "unclear")
    assert len(graph.sent) == (1 if trouble.endswith("takes") else 0)
    assert sending.retry(only(), by=only().made_by, at=clock.at), "a person may decide"
    assert send() == 1


@pytest.mark.usefixtures("written")
def test_the_service_may_still_tell_what_became_of_it(
    account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], read: Callable[[], int], clock: Clock
) -> None:
    graph.plan.append("dies and takes")
    say()
    send()
    assert only().state == "deferred"
    mark = graph.sent[0]["biz_opaque_callback_data"]
    keep(account, body(statuses=(status("delivered", "wamid.lost", biz_opaque_callback_data=mark),)))
    read()
    assert (only().state, only().message_id) == ("sent", "<wamid.lost@whatsapp.invalid>")
    clock.later(hours=1)
    assert send() == 0
    assert len(graph.sent) == 1


@pytest.mark.usefixtures("written")
def test_a_sender_that_died_leaves_a_message_that_is_not_sent_twice_by_itself(
    account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    say()
    assert sending.claim(Q(account=account), at=clock.at) is not None
    for _time in range(3):
        clock.later(minutes=21)
        assert send() == 0
    assert (only().state, only().error, graph.sent) == ("failed", "unclear", [])


@pytest.mark.usefixtures("written")
def test_a_token_that_has_ended_is_told_once_and_messages_wait(
    cast: Cast, account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    graph.plan.extend([(401, 190)] * 3)
    say()
    for _time in range(3):
        send()
        clock.later(hours=4)
    account.refresh_from_db()
    assert account.state == "failing"
    assert Notice.objects.filter(key="channels.account_failing", to=cast.gema).count() == 1
    assert send() == 1
    account.refresh_from_db()
    assert account.state == "active"


@pytest.mark.usefixtures("written")
def test_a_paused_account_keeps_what_it_has(
    cast: Cast, account: MessagingAccount, graph: Graph, say: Callable[..., Outgoing], send: Callable[[], int], clock: Clock
) -> None:
    say()
    messaging.pause_account(account, by=cast.gema, at=clock.at)
    assert sending.due_accounts(at=clock.at) == []
    assert send() == 0
    messaging.resume_account(account, by=cast.gema, at=clock.at)
    assert send() == 1


def test_secrets_lie_nowhere_open(account: MessagingAccount, client: Client, cast: Cast) -> None:
    account.refresh_from_db()
    stored = json.dumps({name: str(value) for name, value in vars(account).items()})
    assert "t0ken" not in stored
    assert SECRET not in stored
    client.force_login(cast.bruno)
    page = client.get(account.get_absolute_url()).content.decode()
    assert messaging.verify_token(account) not in page
    client.force_login(cast.gema)
    assert messaging.verify_token(account) in client.get(account.get_absolute_url()).content.decode()
    page = client.get(f"{account.get_absolute_url()}cambiar/").content.decode()
    assert "t0ken" not in page
    assert SECRET not in page


def test_one_message_that_is_not_understood_is_set_aside_alone_and_once(
    cast: Cast, account: MessagingAccount, read: Callable[[], int]
) -> None:
    strange = message("petición rara", name="wamid.in2", timestamp="x")
    keep(account, body(message("primera"), strange, message("tercera", name="wamid.in3"), statuses=(status("read", "y", timestamp="x"),)))
    assert read() == 1
    RawEvent.objects.update(state="stored", next_at=make.NOW)
    assert read() == 1
    assert Incoming.objects.filter(state="read").count() == 2
    bad = Incoming.objects.filter(state="quarantined").order_by("pk")
    assert [list(json.loads(bytes(one.raw)))[-1] for one in bad] == ["messages", "statuses"]
    kept = bytes(bad[0].raw).decode()
    assert "petición rara" in kept
    assert "Luz Marina" in kept
    assert "primera" not in kept
    assert account.events.get().state == "read"
