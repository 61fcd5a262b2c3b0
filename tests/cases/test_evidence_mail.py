"""A case that came by real mail, was answered by real mail, came back once: its evidence holds every byte, and proves itself."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from estelar.cases.models import Case, Message, Notification
from estelar.cases.operations import answering, evidence, letters
from estelar.cases.operations.history import acts
from estelar.cases.rules.evidence import NoEvidence, Proved, prove
from estelar.channels.models import Attachment, Incoming, Mailbox
from estelar.channels.operations import custody, reading, sending
from estelar.channels.operations.attachments import store
from estelar.journal.models import Anchor
from estelar.journal.operations import chain
from tests.cases import make
from tests.cases.test_papers import read
from tests.clock import Clock
from tests.conftest import Cast
from tests.notices import smtp_server
from tests.notices.smtp_server import Handler

pytestmark = pytest.mark.django_db(transaction=True)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

# as a mail program of 1998 would write it: latin-1, quoted-printable, a folded header, two files of one name, one with a path in it
LETTER = (
    b"Return-Path: <luz@example.com>\r\n"
    b"From: =?iso-8859-1?Q?Luz_Marina_G=F3mez?= <luz@example.com>\r\n"
    b"To: pqrs@clinica.example\r\n"
    b"Subject: =?iso-8859-1?Q?Petici=F3n:_copia_de_mi_historia_cl=EDnica_y_devoluci?=\r\n"
    b" =?iso-8859-1?Q?=F3n_de_un_cobro?=\r\n"
    b"Message-ID: <real.1@example.com>\r\nDate: Tue, 3 Nov 2026 10:00:00 -0500\r\nX-Odd:   kept  as it is \t\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="==x"\r\n\r\nNobody reads this line.\r\n'
    b'--==x\r\nContent-Type: text/plain; charset="iso-8859-1"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"Se=F1ores: solicito copia de mi historia cl=EDnica del a=F1o 2025 y la devoluci=\r\n=F3n de lo cobrado dos veces.\r\n\r\n"
    b'--==x\r\nContent-Type: application/pdf; name="../../../etc/cron.d/recibo.pdf"\r\nContent-Transfer-Encoding: base64\r\n'
    b'Content-Disposition: attachment; filename="../../../etc/cron.d/recibo.pdf"\r\n\r\n'
    b"JVBERi0xLjQKMSAwIG9iajw8Pj5lbmRvYmoKdHJhaWxlcjw8Pj4KJSVFT0YK\r\n"
    b'--==x\r\nContent-Type: text/plain; charset=iso-8859-1; name="recibo.pdf"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    b'Content-Disposition: attachment; filename="recibo.pdf"\r\n\r\nOtro con el mismo nombre: =D1and=FA\r\n'
    b"--==x--\r\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    monkeypatch.setattr(sending, "TIMEOUT", smtp_server.PATIENCE)
    monkeypatch.setattr(sending, "ANSWER_TIMEOUT", smtp_server.PATIENCE)


@pytest.fixture
def server() -> Iterator[Handler]:
    with smtp_server.running() as handler:
        yield handler


@pytest.fixture
def mailbox(cast: Cast, server: Handler) -> Mailbox:
    return Mailbox.objects.create(
        name="Atención al ciudadano", address="pqrs@clinica.example", unit=cast.north, imap_host="127.0.0.1", imap_user="pqrs",
        smtp_host="127.0.0.1", smtp_port=server.port, smtp_security="plain", added_at=make.RECEIVED,
    )  # fmt: skip


def report_on(message_id: str) -> bytes:
    """What the server of the customer sends back."""
    return (
        b"From: MAILER-DAEMON@example.com\r\nTo: pqrs@clinica.example\r\nSubject: Undelivered\r\nMessage-ID: <b1@example.com>\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/plain\r\n\r\nThe mailbox is full.\r\n"
        b"--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; example.com\r\n\r\n"
        b"Final-Recipient: rfc822; luz@example.com\r\nAction: failed\r\nStatus: 5.2.2\r\n"
        b"Diagnostic-Code: smtp; 552 5.2.2 mailbox full\r\n\r\n"
        b"--B\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: " + message_id.encode() + b"\r\nSubject: x\r\n\r\nx\r\n--B--\r\n"
    )


class Story:
    """What happened, a step at a time, as the workers and ana do it."""

    def __init__(self, cast: Cast, mailbox: Mailbox, clock: Clock) -> None:
        self.cast, self.mailbox, self.clock = cast, mailbox, clock
        clock.at = make.RECEIVED

    def come(self, raw: bytes) -> Incoming:
        by = self.cast.robot
        kept = custody.put_in(raw, source="imap", unit=self.cast.north, mailbox=self.mailbox, by=by, at=self.clock.at)
        reading.read_waiting(by=by, at=self.clock.at)
        letters.take_in(by=by, at=self.clock.at)
        answering.pull_delivery_states(by=by, at=self.clock.at)
        return kept

    def send(self) -> int:
        sent = sending.send_waiting(self.mailbox.pk, clock=self.clock)
        answering.pull_delivery_states(by=self.cast.robot, at=self.clock.at)
        return sent

    def night(self) -> None:
        chain.link(by=self.cast.robot, at=self.clock.at)
        self.clock.later(days=1)
        chain.link(by=self.cast.robot, at=self.clock.at)


@pytest.fixture
def story(cast: Cast, mailbox: Mailbox, clock: Clock) -> Story:
    return Story(cast, mailbox, clock)


@pytest.fixture
def case(story: Story, cast: Cast) -> Case:
    """Asked by mail; receipt and answer sent by mail; the answer came back; sent to another address, which took it."""
    story.come(LETTER)
    case = Case.objects.get()
    assert story.send() == 1  # the receipt
    story.night()
    answering.note(case, text="Ojo: revisar con jurídica antes de responder", by=cast.ana, at=story.clock.at)
    copy = store("historia ñ.pdf", PDF, by=cast.ana, at=story.clock.at)
    words = {"text": "Le enviamos la copia; lo cobrado se devuelve el lunes.", "outcome": "granted", "attachments": [copy]}
    answer = answering.answer(case, seen=make.last(case), by=cast.ana, at=story.clock.at, **words)  # type: ignore[arg-type]
    assert story.send() == 1
    first = answer.notifications.get()
    assert first.outgoing is not None
    story.clock.later(hours=1)
    story.come(report_on(first.outgoing.message_id))
    first.refresh_from_db()
    assert first.state == Notification.State.FAILED
    answering.notify_again(first, channel="email", address="luz.otra@example.org", by=cast.ana, at=story.clock.at)
    assert story.send() == 1
    story.night()
    return case


def packed(case: Case, story: Story) -> bytes:
    target = io.BytesIO()
    evidence.make(Case.objects.get(pk=case.pk), target, by=story.cast.ana, at=story.clock.at)
    return target.getvalue()


def opened(content: bytes) -> tuple[zipfile.ZipFile, dict[str, Any], dict[str, dict[str, Any]]]:
    file = zipfile.ZipFile(io.BytesIO(content))
    manifest = json.loads(file.read("manifiesto.json"))
    return file, manifest, {one["name"]: one for one in manifest["files"]}


def named(file: zipfile.ZipFile, part: str) -> list[str]:
    return [name for name in file.namelist() if part in name]


def proved(content: bytes) -> Proved:
    return prove(zipfile.ZipFile(io.BytesIO(content)))


def test_every_mail_is_there_to_the_byte(case: Case, story: Story, server: Handler) -> None:
    file, manifest, about = opened(packed(case, story))
    (came,) = named(file, "como-llego")
    assert file.read(came) == LETTER
    assert about[came]["stored_sha256"] == about[came]["sha256"] == hashlib.sha256(LETTER).hexdigest()
    sent = [name for name in named(file, "como-salio") if "devuelto" not in name]
    assert [file.read(name) for name in sent] == server.raw  # receipt, answer, answer to the other address
    assert [about[name]["as_sent"] for name in sent] == [True, True, True]
    assert [about[name]["state"] for name in sent] == ["sent", "bounced", "sent"]
    assert [file.read(name) for name in named(file, "devuelto")] == [bytes(Incoming.objects.get(kind="bounce").raw)]
    assert manifest["left_out"] == []


def test_what_was_written_can_be_read_and_each_file_is_there_once_under_a_name_that_is_no_path(case: Case, story: Story) -> None:
    file, _manifest, _about = opened(packed(case, story))
    words = file.read("mensajes/001-request/texto.txt").decode()
    assert "Señores: solicito copia de mi historia clínica del año 2025 y la devolución" in words
    annexes = named(file, "mensajes/001-request/anexo")
    assert sorted(file.read(name) for name in annexes) == [PDF, b"Otro con el mismo nombre: \xd1and\xfa"]
    assert all(name.endswith("-recibo.pdf") for name in annexes)
    assert len(set(annexes)) == 2
    answer = next(name for name in named(file, "-answer/anexo"))
    assert answer.endswith("-historia ñ.pdf")
    for name in file.namelist():
        assert not name.startswith("/")
        assert ".." not in name
        assert "\\" not in name


def test_the_proof_of_each_notification_tells_what_the_servers_said(case: Case, story: Story) -> None:
    file, _manifest, _about = opened(packed(case, story))
    receipt, bounced, again = json.loads(file.read("notificaciones.json"))
    assert receipt["state"] == again["state"] == "delivered"
    assert (bounced["state"], bounced["address"], bool(bounced["owner"])) == ("replaced", "luz@example.com", True)
    assert "552 5.2.2 mailbox full" in bounced["proof"]
    assert [event["what"] for event in bounced["events"]] == ["sent", "bounced"]
    assert again["address"] == "luz.otra@example.org"
    assert again["server"]["answer"] == "250 taken"
    assert len({receipt["message_id"], bounced["message_id"], again["message_id"]}) == 3


def test_the_paper_is_tagged_and_lists_every_message_the_term_the_proofs_and_the_seals_and_says_what_is_not_in_it(
    case: Case, story: Story
) -> None:
    file, manifest, _about = opened(packed(case, story))
    content = file.read(f"{case.number}.pdf")
    root, words = PdfReader(io.BytesIO(content)).root_object, read(content).replace("\u200b", "")
    assert "/StructTreeRoot" in root
    assert b"pdfuaid" in content
    for place, message in enumerate(case.messages.exclude(kind=Message.Kind.NOTE).order_by("at", "pk"), start=1):
        assert f"{place}. {message.get_kind_display()}" in words
    seals = [bytes(one.seal).hex() for one in Anchor.objects.order_by("day")]
    for part in ("Término", "no cuenta", "recibo.pdf", "552 5.2.2 mailbox full", "luz.otra@example.org", "Sellos de los días",
                 "Notas internas", "No forman parte de este archivo: 1"):  # fmt: skip
        assert part in words
    assert [seal for seal in seals if seal not in words.replace(" ", "")] == []
    assert manifest["notes_left_out"] == 1
    assert not [name for name in file.namelist() if "revisar con jurídica".encode() in file.read(name)]
    assert json.loads(file.read("calendario.json")) == case.calendar_version.document
    term = json.loads(file.read("termino.json"))
    assert (term["rule"], term["version"]) == (case.rule_id, case.rule_version)
    assert case.due_at is not None
    assert datetime.fromisoformat(term["due_at"]) == case.due_at
    assert [day["date"] for day in term["days"] if "Independencia de Cartagena" in day["why"]] == ["2026-11-16"]


def test_the_file_proves_itself(case: Case, story: Story) -> None:
    content = packed(case, story)
    done = proved(content)
    assert (done.case, done.problems, done.left_out) == (case.number, [], [])
    assert done.files == len(zipfile.ZipFile(io.BytesIO(content)).namelist()) - 1  # all but the sums themselves
    assert done.waiting == 1  # the line about this very file
    assert done.lines == len([line for line in acts(case) if hasattr(line, "link")]) > 5
    assert done.seals == {str(one.day): bytes(one.seal).hex() for one in Anchor.objects.all()}
    assert len(done.seals) == 2


def test_of_a_day_with_very_many_lines_each_line_is_proved_by_the_one_before_it(
    case: Case, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = proved(packed(case, story))
    monkeypatch.setattr(evidence, "MOST_LINKS", 3)
    content = packed(case, story)
    done = proved(content)
    assert (done.problems, done.lines, done.seals) == ([], whole.lines, {})
    assert len(done.left_out) == 2
    other = proved(changed(content, "bitacora.jsonl", lambda data: data.replace(b"cases.answered", b"cases.noted"), resum=True))
    assert [one for one in other.problems if one.endswith("was changed.")]
    days = [json.loads(line) for line in zipfile.ZipFile(io.BytesIO(content)).read("cadena.jsonl").splitlines()]
    days[0]["apart"][0][1] = "00" * 32
    cut = proved(changed(content, "cadena.jsonl", lambda data: "\n".join(map(json.dumps, days)).encode(), resum=True))
    assert [one for one in cut.problems if one.endswith("is not in the chain of its day.")]


def test_the_sums_are_in_the_form_that_every_system_can_check(case: Case, story: Story, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(packed(case, story))).extractall(tmp_path / "fuera")
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path / "fuera", check=True)


def changed(content: bytes, name: str, change: Callable[[bytes], bytes | None], *, resum: bool) -> bytes:
    """The file with one entry changed (None: removed), and the sums made to fit by whoever did it."""
    file, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    entries: dict[str, bytes | None] = {one: file.read(one) for one in file.namelist()}
    entries[name] = change(entries.get(name) or b"")
    if resum:
        manifest = json.loads(entries["manifiesto.json"] or b"")
        for one in manifest["files"]:
            one["sha256"] = hashlib.sha256(entries[one["name"]] or b"").hexdigest()
        entries["manifiesto.json"] = json.dumps(manifest).encode()
        sums = [f"{hashlib.sha256(data).hexdigest()}  {one}\n" for one, data in entries.items() if data is not None and one != "SHA256SUMS"]
        entries["SHA256SUMS"] = "".join(sums).encode()
    with zipfile.ZipFile(target, "w") as written:
        for one, data in entries.items():
            if data is not None:
                written.writestr(one, data)
    return target.getvalue()


TAMPERED: list[tuple[str, Callable[[bytes], bytes | None], bool, str]] = [
    ("calendario.json", lambda data: data + b" ", False, "calendario.json is not as it was packed."),
    ("calendario.json", lambda data: None, False, "calendario.json is missing."),
    ("mensajes/otro.txt", lambda data: b"x", False, "mensajes/otro.txt was added: no sum speaks for it."),
    ("bitacora.jsonl", lambda data: data.replace(b"cases.answered", b"cases.noted"), True, "was changed."),
    ("bitacora.jsonl", lambda data: data.replace(b'"day":"2026-11-03"', b'"day":"2026-11-04"'), True, "was changed."),
    ("cadena.jsonl", lambda data: b"\n".join(data.splitlines()[1:]) + b"\n", True, "is not in the chain of its day."),
    ("cadena.jsonl", lambda data: data.replace(b'"links": [[', b'"links": [[1, "00"], [', 1), True, "are not those that were sealed."),
    ("cadena.jsonl", lambda data: data.replace(b'"seal": "', b'"seal": "0', 1), True, "does not fit its lines."),
]


def test_whatever_is_changed_is_found(case: Case, story: Story) -> None:
    content = packed(case, story)
    for name, change, resum, found in TAMPERED:
        problems = proved(changed(content, name, change, resum=resum)).problems
        assert [one for one in problems if one.endswith(found)] != [], (name, problems)


def test_a_mailbox_that_is_renamed_afterwards_changes_no_byte_of_what_was_sent(case: Case, story: Story, server: Handler) -> None:
    Mailbox.objects.update(name="Ventanilla única", address="nueva@clinica.example")
    file, _manifest, _about = opened(packed(case, story))
    assert [file.read(name) for name in named(file, "como-salio") if "devuelto" not in name] == server.raw


def test_what_cannot_be_put_together_as_it_was_sent_says_so(case: Case, story: Story) -> None:
    """Sent before the sender was kept with it, by a mailbox that has another name now."""
    for one in Notification.objects.exclude(outgoing=None).select_related("outgoing"):
        assert one.outgoing is not None
        del one.outgoing.proof["from"]
        one.outgoing.save(update_fields=["proof"])
    Mailbox.objects.update(name="Ventanilla única")
    _file, _manifest, about = opened(packed(case, story))
    assert {one["as_sent"] for name, one in about.items() if "como-salio" in name and "devuelto" not in name} == {False}


def test_a_mail_that_holds_malware_stays_whole_and_is_named(case: Case, story: Story) -> None:
    Attachment.objects.filter(incoming__isnull=False).update(verdict=Attachment.Verdict.INFECTED, threat="Eicar")
    file, manifest, about = opened(packed(case, story))
    (came,) = named(file, "como-llego")
    assert about[came]["malware"] == ["Eicar", "Eicar"]
    assert len(manifest["left_out"]) == 2
    assert named(file, "001-request/anexo") == []


def test_anybody_proves_it_on_any_machine_without_a_database(case: Case, story: Story, tmp_path: Path) -> None:
    good, bad = tmp_path / "bueno.zip", tmp_path / "malo.zip"
    content = packed(case, story)
    good.write_bytes(content)
    bad.write_bytes(changed(content, "calendario.json", lambda data: data + b" ", resum=False))
    (tmp_path / "nada.zip").write_bytes(b"PK nothing")
    said = {}
    for path in (good, bad, tmp_path / "nada.zip"):
        command = [sys.executable, "-W", "ignore", "-m", "estelar", "check", "evidence", str(path)]
        environment = {"PATH": os.environ["PATH"], "ESTELAR_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}
        said[path.name] = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert said["bueno.zip"].returncode == 0, said["bueno.zip"].stderr
    assert f"{case.number}: " in said["bueno.zip"].stdout
    assert str(Anchor.objects.latest("day").day) in said["bueno.zip"].stdout
    assert (said["malo.zip"].returncode, "not as it was packed" in said["malo.zip"].stdout) == (1, True)
    assert (said["nada.zip"].returncode, "no evidence file" in said["nada.zip"].stderr) == (1, True)


def test_what_is_no_evidence_is_refused(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("manifiesto.json", "[]")
    with pytest.raises(NoEvidence):
        proved(target.getvalue())


def test_who_may_not_see_the_case_gets_nothing_of_its_mail(case: Case, story: Story, client: Client) -> None:
    client.force_login(story.cast.carla)
    assert client.get(reverse("cases:evidence", args=[case.pk])).status_code == 404
    client.force_login(story.cast.ana)
    content = b"".join(client.get(reverse("cases:evidence", args=[case.pk])))
    assert LETTER in [zipfile.ZipFile(io.BytesIO(content)).read(name) for name in named(zipfile.ZipFile(io.BytesIO(content)), "llego")]
