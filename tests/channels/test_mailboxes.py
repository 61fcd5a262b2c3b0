"""Mailboxes against a real server: protected connections that never fall back, OAuth, clear words; and their pages."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from estelar.channels.models import FolderCursor, Incoming, Mailbox
from estelar.channels.operations import custody, heartbeat
from estelar.channels.operations.mailboxes import add_mailbox, change_mailbox, set_active, try_connection
from estelar.errors import RuleBroken
from estelar.health.operations import checks
from estelar.notices.models import Notice
from tests import make
from tests.channels import dovecot
from tests.channels.scripted_imap import scripted
from tests.channels.test_intake_custody import letter
from tests.conftest import Cast
from tests.ports import free_port

pytestmark = pytest.mark.django_db

Connect = Callable[..., Mailbox]


def test_the_connection_is_encrypted_as_chosen(imap: dovecot.Dovecot, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(imap.certificate))
    for security, port in (("ssl", imap.tls_port), ("starttls", imap.port)):
        tried = try_connection(connect(imap_security=security, imap_port=port, imap_host="localhost"), at=make.NOW)
        assert (tried.trouble, tried.folders) == ("", [("INBOX", 0)])


def test_a_certificate_that_nobody_vouches_for_is_refused(imap: dovecot.Dovecot, connect: Connect) -> None:
    tried = try_connection(connect(imap_security="ssl", imap_port=imap.tls_port), at=make.NOW)
    assert "certificado" in tried.trouble


def test_without_starttls_nothing_is_sent_in_clear_text(connect: Connect) -> None:
    with scripted() as server:
        tried = try_connection(connect(imap_security="starttls", imap_port=server.port), at=make.NOW)
    assert "STARTTLS" in tried.trouble
    assert b"LOGIN" not in server.heard.upper().replace(b"LOGOUT", b"")
    assert dovecot.PASSWORD.encode() not in server.heard


@pytest.mark.parametrize(("told", "expected"), [(b"* OK [UIDVALIDITY 77] valid\r\n* OK [UIDNEXT 4] next\r\n", (77, 3)), (b"", None)])
def test_a_folder_that_has_no_number_before_it_is_opened(
    connect: Connect, cast: Cast, told: bytes, expected: tuple[int, int] | None
) -> None:
    """Dovecot says UIDVALIDITY 0 of a folder that it has just made: taken as a number, the same mail would come a second time."""
    status = b'* STATUS "INBOX" (MESSAGES 3 UIDNEXT 0 UIDVALIDITY 0)\r\n'
    with scripted({b"STATUS": status, b"EXAMINE": told, b"UID": b"* SEARCH\r\n"}) as server:
        mailbox = connect(imap_port=server.port)
        taken = custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    found = FolderCursor.objects.filter(mailbox=mailbox).values_list("uidvalidity", "last_uid").first()
    assert found == expected
    assert ("UIDVALIDITY" in taken.trouble) == (expected is None)


def test_every_trouble_has_a_clear_word(imap: dovecot.Dovecot, connect: Connect, cast: Cast) -> None:
    for values, word in (
        ({"imap_port": free_port()}, "Nada responde"),
        ({"imap_host": "no-existe.invalid", "imap_security": "ssl"}, "no se conoce"),
        ({"password": "otra"}, "no deja entrar"),
        ({"folders": ["Fantasma"]}, "Fantasma"),
        ({"imap_security": "ssl"}, "SSL/TLS"),
    ):
        assert word in try_connection(connect(**values), at=make.NOW).trouble


def test_passwords_are_sealed_and_plain_connections_stay_on_this_machine(connect: Connect, cast: Cast) -> None:
    mailbox = connect()
    assert dovecot.PASSWORD not in mailbox.sealed_password
    with pytest.raises(RuleBroken):
        change_mailbox(mailbox, imap_host="imap.example.org", by=cast.gema, at=make.NOW)
    with pytest.raises(RuleBroken):
        add_mailbox(
            name="x", address=mailbox.address.upper(), unit=cast.north, imap_host="h.example", password="p", by=cast.gema, at=make.NOW
        )


class _Provider(BaseHTTPRequestHandler):
    """A login provider: gives tokens that change, and tells the mail server whose they are."""

    asked: list[dict[str, list[str]]]
    user = ""
    gives = True

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        type(self).asked.append(form)
        if not self.gives:
            self._say(400, {"error": "invalid_grant", "error_description": "AADSTS70008: expired"})
            return
        number = len(self.asked)
        self._say(200, {"access_token": f"token-{number}", "expires_in": 3600, "refresh_token": f"refresh-{number}"})

    def do_GET(self) -> None:
        token = parse_qs(urlsplit(self.path).query).get("token", [""])[0]
        known = token == f"token-{len(self.asked)}"
        self._say(200 if known else 401, {"email": self.user, "active": known})

    def _say(self, status: int, body: dict[str, Any]) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def provider() -> Iterator[HTTPServer]:
    _Provider.asked, _Provider.gives = [], True
    server = HTTPServer(("127.0.0.1", 0), _Provider)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(10)


def test_a_mailbox_is_opened_by_oauth_and_its_tokens_are_kept_and_renewed(provider: HTTPServer, connect: Connect, cast: Cast) -> None:
    where = f"http://127.0.0.1:{provider.server_address[1]}"
    with dovecot.running(introspection=f"{where}/who?token=") as server:
        _Provider.user = server.user("nube@norte.example")
        mailbox = connect(
            user=_Provider.user, imap_port=server.port, login="oauth", password="", oauth_token_url=f"{where}/token",
            oauth_client_id="estelar",
            refresh_token="refresh-0", oauth_scope="IMAP.AccessAsUser.All offline_access", take_old=True,
        )  # fmt: skip
        server.deliver(_Provider.user, letter(1))
        assert custody.fetch(mailbox, at=make.NOW, by=cast.robot).trouble == ""
        assert Incoming.objects.count() == 1
        assert _Provider.asked[0]["refresh_token"] == ["refresh-0"]
        custody.fetch(Mailbox.objects.get(), at=make.NOW + timedelta(minutes=50), by=cast.robot)
        assert len(_Provider.asked) == 1  # still good
        assert custody.fetch(Mailbox.objects.get(), at=make.NOW + timedelta(minutes=59), by=cast.robot).trouble == ""
        assert _Provider.asked[1]["refresh_token"] == ["refresh-1"]  # the new one that came with the first token
        _Provider.gives = False
        late = custody.fetch(Mailbox.objects.get(), at=make.NOW + timedelta(hours=9), by=cast.robot)
        assert "AADSTS70008" in late.trouble
        assert "token-" not in Mailbox.objects.get().sealed_access_token


def test_a_mailbox_that_fails_is_told_of_once_after_a_quarter_of_an_hour_and_stands_on_the_health_page(
    connect: Connect, cast: Cast
) -> None:
    mailbox = connect(imap_port=free_port())
    for minutes in (0, 5, 16, 17):
        custody.fetch(mailbox, at=make.NOW + timedelta(minutes=minutes), by=cast.robot)
    mailbox.refresh_from_db()
    assert mailbox.state == "failing"
    assert [notice.to for notice in Notice.objects.filter(key="channels.mailbox_failing")] == [cast.gema]
    finding = checks.channels(at=make.NOW + timedelta(minutes=18))
    assert finding.level == "bad"
    assert mailbox.name in str(finding.sentence)
    heartbeat.beat(mailbox, by=cast.robot, at=make.NOW + timedelta(minutes=19))
    assert checks.channels(at=make.NOW + timedelta(minutes=20)).level == "good"
    set_active(mailbox, False, by=cast.gema, at=make.NOW)
    assert checks.channels(at=make.NOW + timedelta(hours=2)).level == "off"


def test_another_server_is_looked_at_from_the_start(imap: dovecot.Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect()
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    other = imap.user("mudanza@norte.example")
    imap.deliver(other, letter(1))
    (path,) = imap.files(other)
    os.utime(path, (1_700_000_000, 1_700_000_000))  # dovecot tells by it when the message came
    mailbox = change_mailbox(mailbox, imap_user=other, by=cast.gema, at=make.NOW)
    assert FolderCursor.objects.get().uidvalidity == -1
    custody.fetch(mailbox, at=make.NOW + timedelta(minutes=1), by=cast.robot)
    assert Incoming.objects.get().is_old  # it reached that server long before the mailbox was connected


# Pages --------------------------------------------------------------------------------------------------------------------


def form_of(cast: Cast, server: dovecot.Dovecot, **values: Any) -> dict[str, Any]:
    return {
        "name": "Quejas", "address": "quejas@norte.example", "unit": cast.north.pk, "imap_host": "127.0.0.1", "imap_port": server.port,
        "imap_security": "plain", "imap_user": server.user("pagina@norte.example"), "folders": "INBOX", "login": "password",
        "password": dovecot.PASSWORD, "smtp_port": 587, "smtp_security": "starttls",
    } | values  # fmt: skip


def test_settings_are_tried_before_they_are_saved_and_no_secret_is_ever_shown(imap: dovecot.Dovecot, client: Client, cast: Cast) -> None:
    client.force_login(cast.gema)
    add = reverse("channels:mailbox_add")
    page = client.post(add, form_of(cast, imap) | {"try": "1"})
    assert "La conexión funciona" in page.content.decode()
    assert not Mailbox.objects.exists()
    assert "no deja entrar" in client.post(add, form_of(cast, imap, password="mal") | {"try": "1"}).content.decode()
    assert client.post(add, form_of(cast, imap)).status_code == 302
    mailbox = Mailbox.objects.get()
    change = reverse("channels:mailbox_change", args=[mailbox.pk])
    assert dovecot.PASSWORD not in client.get(change).content.decode()
    # without the password the stored one stays, and is tried
    page = client.post(change, form_of(cast, imap, password="", name="Peticiones") | {"try": "1"})
    assert "La conexión funciona" in page.content.decode()
    assert client.post(change, form_of(cast, imap, password="", name="Peticiones")).status_code == 302
    for name, state in (("pause", "paused"), ("resume", "active")):
        client.post(reverse(f"channels:mailbox_{name}", args=[mailbox.pk]))
        assert Mailbox.objects.get().state == state
    client.post(reverse("channels:mailbox_try", args=[mailbox.pk]))
    assert "La conexión funciona" in client.get(mailbox.get_absolute_url()).content.decode()
    assert "Peticiones" in client.get(reverse("channels:mailboxes")).content.decode()


def test_a_mailbox_of_the_north_is_not_for_the_south(connect: Connect, client: Client, cast: Cast) -> None:
    from estelar.people.rules import Role

    mailbox = connect()
    client.force_login(make.person("sur", (Role.SUPERVISOR, cast.south)))
    assert client.get(mailbox.get_absolute_url()).status_code == 404
    assert mailbox.name not in client.get(reverse("channels:mailboxes")).content.decode()
    client.force_login(cast.bruno)
    assert client.get(mailbox.get_absolute_url()).status_code == 200
    assert client.get(reverse("channels:mailbox_change", args=[mailbox.pk])).status_code == 403
