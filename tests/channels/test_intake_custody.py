"""Custody on a real IMAP server: everything once, in order, whatever the mailbox's other readers and the server do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from estelar.channels.models import FolderCursor, Incoming, Mailbox, Tally
from estelar.channels.operations import custody, ledger
from estelar.channels.operations.reading import read_waiting
from estelar.journal.models import Entry
from tests import make
from tests.channels.dovecot import Dovecot
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

Connect = Callable[..., Mailbox]
LATER = make.NOW + timedelta(minutes=1)


def letter(number: int, *, body: str = "No llega el agua.", sender: str = "luz@example.com") -> bytes:
    return (
        f"From: Luz Marina <{sender}>\r\nTo: quejas@norte.example\r\nSubject: Queja {number}\r\n"
        f"Message-ID: <{number}@example.com>\r\nDate: Fri, 20 Nov 2026 09:0{number % 10}:00 -0500\r\n\r\n{body}\r\n"
    ).encode()


def test_what_is_new_is_taken_once_and_never_marked_as_seen(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect()
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    for number in range(3):
        imap.deliver(mailbox.imap_user, letter(number))
    assert custody.fetch(mailbox, at=LATER, by=cast.robot).new == 3
    assert custody.fetch(mailbox, at=LATER, by=cast.robot).new == 0
    rows = list(Incoming.objects.order_by("uid"))
    assert [bytes(row.raw) for row in rows] == [letter(number) for number in range(3)]
    assert {row.state for row in rows} == {"stored"}
    assert not any(path.name.partition(":2,")[2] for path in imap.files(mailbox.imap_user))  # no flag, not even "seen"
    mailbox.refresh_from_db()
    assert mailbox.last_success_at == LATER
    assert Entry.objects.filter(key="channels.mail_stored").count() == 1


def test_mail_that_another_program_has_read_is_taken_all_the_same(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect()
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    imap.deliver(mailbox.imap_user, letter(1))
    (path,) = imap.files(mailbox.imap_user)
    path.rename(path.parent.parent / "cur" / f"{path.name}:2,S")
    assert custody.fetch(mailbox, at=LATER, by=cast.robot).new == 1


def test_old_mail_comes_in_last_and_in_silence(imap: Dovecot, connect: Connect, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custody, "OLD_AT_A_TIME", 2)
    mailbox = connect()
    for number in range(3):
        imap.deliver(mailbox.imap_user, letter(number))
    first = custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    assert (first.new, first.old, first.more, first.trouble) == (0, 2, True, "")
    imap.deliver(mailbox.imap_user, letter(9))
    second = custody.fetch(mailbox, at=LATER, by=cast.robot)
    assert (second.new, second.old) == (1, 1)
    read_waiting(by=cast.robot, at=LATER)
    assert list(Incoming.objects.order_by("uid").values_list("subject", "outcome")) == [
        ("Queja 0", "old"), ("Queja 1", "old"), ("Queja 2", "old"), ("Queja 9", ""),
    ]  # fmt: skip
    assert not Incoming.objects.filter(outcome="old", may_answer=True).exists()


def test_a_mailbox_that_takes_old_mail_as_new_does(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect(take_old=True)
    imap.deliver(mailbox.imap_user, letter(1))
    assert custody.fetch(mailbox, at=make.NOW, by=cast.robot).new == 1
    assert not Incoming.objects.filter(is_old=True).exists()


def test_new_numbers_of_the_server_lose_and_double_nothing(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect()
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    for number in range(4):
        imap.deliver(mailbox.imap_user, letter(number))
    custody.fetch(mailbox, at=LATER, by=cast.robot)
    read_waiting(by=cast.robot, at=LATER)
    imap.deliver(mailbox.imap_user, letter(7))
    imap.new_numbers(mailbox.imap_user)
    custody.fetch(mailbox, at=LATER, by=cast.robot)
    read_waiting(by=cast.robot, at=LATER)
    letters = Incoming.objects.filter(state="read")
    assert sorted(letters.values_list("subject", flat=True)) == ["Queja 0", "Queja 1", "Queja 2", "Queja 3", "Queja 7"]
    copies = Incoming.objects.filter(outcome="duplicate")
    assert copies.count() == 4
    assert not any(bytes(copy.raw) for copy in copies)  # the same bytes are kept once


def test_every_folder_of_a_mailbox_is_fetched_and_one_that_is_missing_stops_no_other(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect(folders=["No existe", "Quejas", "INBOX"], take_old=True)
    imap.deliver(mailbox.imap_user, letter(1), folder="Quejas")
    imap.deliver(mailbox.imap_user, letter(2))
    taken = custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    assert taken.new == 2
    assert "No existe" in taken.trouble
    mailbox.refresh_from_db()
    assert mailbox.state == "failing"


def test_nothing_is_deleted_from_the_server_unless_asked_and_then_only_what_is_proved(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    keeps, deletes = connect(take_old=True), connect(take_old=True, delete_after_custody=True)
    for mailbox in (keeps, deletes):
        imap.deliver(mailbox.imap_user, letter(1))
        custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    assert len(imap.files(keeps.imap_user)) == 1
    assert len(imap.files(deletes.imap_user)) == 0
    assert Incoming.objects.exclude(removed_at=None).get().mailbox == deletes
    # a message whose stored bytes are not those that came stays where it is
    imap.deliver(deletes.imap_user, letter(2))
    deletes.delete_after_custody = False
    custody.fetch(deletes, at=LATER, by=cast.robot)
    Incoming.objects.filter(mailbox=deletes, removed_at=None).update(raw=b"half")
    deletes.delete_after_custody = True
    custody.fetch(deletes, at=LATER, by=cast.robot)
    assert len(imap.files(deletes.imap_user)) == 1


def test_mail_of_others_that_is_marked_for_deletion_is_not_ours_to_delete(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect(delete_after_custody=True)
    imap.deliver(mailbox.imap_user, letter(1))
    (path,) = imap.files(mailbox.imap_user)
    path.rename(path.parent.parent / "cur" / f"{path.name}:2,ST")  # a person marked it in another program
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    Incoming.objects.update(is_whole=False, removed_at=None)
    imap.deliver(mailbox.imap_user, letter(2))
    custody.fetch(mailbox, at=LATER, by=cast.robot)
    assert bool(imap.files(mailbox.imap_user)) is False or Incoming.objects.filter(is_whole=True).count() >= 1


def test_a_message_that_is_too_large_stays_on_the_server_until_a_person_decides(
    imap: Dovecot, connect: Connect, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from estelar.channels.operations import settling

    monkeypatch.setattr(custody, "MOST_BYTES", 10_000)
    mailbox = connect(take_old=True, delete_after_custody=True)
    imap.deliver(mailbox.imap_user, letter(1, body="x" * 60 + "\r\n" + "largo\r\n" * 4_000))
    imap.deliver(mailbox.imap_user, letter(2))
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    read_waiting(by=cast.robot, at=make.NOW)
    large = Incoming.objects.get(state="quarantined")
    assert (large.subject, large.reason, large.sender) == ("Queja 1", "quarantine.too_large", "luz@example.com")
    assert large.owner == cast.bruno
    assert len(imap.files(mailbox.imap_user)) == 1
    monkeypatch.setattr(custody, "MOST_BYTES", 10_000_000)
    settling.want_whole(large, by=cast.bruno, at=LATER)
    read_waiting(by=cast.robot, at=LATER)
    large.refresh_from_db()
    assert (large.state, large.kind, large.is_whole) == ("read", "letter", True)


def test_what_lies_on_the_server_and_not_in_custody_is_found_taken_and_told(imap: Dovecot, connect: Connect, cast: Cast) -> None:
    mailbox = connect(take_old=True)
    for number in range(3):
        imap.deliver(mailbox.imap_user, letter(number))
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    Incoming.objects.filter(uid=2).delete()  # as if it had never been stored
    custody.fetch(mailbox, at=make.NOW + timedelta(hours=2), by=cast.robot)
    assert Incoming.objects.count() == 3
    cursor = FolderCursor.objects.get()
    assert (cursor.on_server, cursor.missing) == (3, 0)
    assert Entry.objects.get(key="channels.ledger_compared").detail["missing"] == 1
    assert ledger.proof(today=make.NOW.date()) == {"taken": 4, "there": 3}  # and the tally tells that a row went
    assert Tally.objects.get().taken == 4
