"""The quarantine is a queue of work; the ledger accounts for every message, and says when it cannot."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from estelar.channels import figures
from estelar.channels.models import Incoming, Mailbox, Outgoing
from estelar.channels.operations import ledger, reading, settling
from estelar.channels.operations.custody import put_in
from estelar.channels.rules import words
from estelar.channels.rules.letter import Letter
from estelar.errors import RuleBroken
from estelar.health.operations import checks
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from tests import make
from tests.channels.real_mail import spanish
from tests.channels.test_intake_custody import letter
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

TODAY = make.NOW.date()


def come(cast: Cast, *raws: bytes, at: datetime = make.NOW) -> list[Incoming]:
    rows = [put_in(raw, source="file", unit=cast.north, by=cast.robot, at=at) for raw in raws]
    reading.read_waiting(by=cast.robot, at=at)
    for row in rows:
        row.refresh_from_db()
    return rows


def test_a_poisoned_message_waits_for_its_owner_and_the_next_ones_go_on(cast: Cast) -> None:
    poison, good = come(cast, b"no es un mensaje", letter(1))
    assert (poison.state, poison.owner, poison.reason) == ("quarantined", cast.bruno, "quarantine.unreadable")
    assert good.state == "read"
    assert Notice.objects.get(key="channels.mail_quarantined").to == cast.bruno
    come(cast, b"otro que no es")
    assert Notice.objects.filter(key="channels.mail_quarantined").count() == 1  # the first of a heap is told, not each


def test_a_message_that_a_room_above_stumbles_over_stops_no_other_and_ends_in_quarantine(cast: Cast) -> None:
    come(cast, letter(1), letter(2))

    def handle(incoming: Incoming, found: Letter) -> None:
        if found.subject == "Queja 1":
            raise ValueError("no")
        settling.settle(incoming, outcome="case", by=cast.robot, at=make.NOW)

    done = [settling.work_off(handle, by=cast.robot, at=make.NOW) for _round in range(5)]
    assert done == [1, 0, 0, 1, 0]
    assert dict(Incoming.objects.values_list("subject", "state")) == {"Queja 1": "quarantined", "Queja 2": "settled"}
    assert Incoming.objects.get(subject="Queja 1").error == "ValueError: no"


def test_what_ends_its_worker_each_time_is_not_tried_for_ever(cast: Cast) -> None:
    row = put_in(letter(1), source="file", unit=cast.north, by=cast.robot, at=make.NOW)
    for _death in range(settling.MOST_ATTEMPTS):
        with settling.claimed(Incoming.objects.filter(state="stored")) as pk:
            assert pk == row.pk  # and then the worker was killed
    reading.read_waiting(by=cast.robot, at=make.NOW)
    row.refresh_from_db()
    assert (row.state, row.reason) == ("quarantined", "quarantine.ended_worker")
    settling.retry(row, by=cast.bruno, at=make.NOW)
    reading.read_waiting(by=cast.robot, at=make.NOW)
    row.refresh_from_db()
    assert row.state == "read"


@pytest.mark.django_db(transaction=True)
def test_workers_that_reach_for_one_message_at_once_count_one_attempt(cast: Cast) -> None:
    """However many there are: else a message would go into quarantine because five came for it, not because it ended five."""
    row = put_in(letter(1), source="file", unit=cast.north, by=cast.robot, at=make.NOW)
    waiting = Incoming.objects.filter(state="stored")

    def reach() -> int | None:
        try:
            with settling.claimed(waiting) as pk:
                return pk
        finally:
            connection.close()

    with settling.claimed(waiting) as pk, ThreadPoolExecutor(1) as others:
        assert pk == row.pk
        assert [others.submit(reach).result(timeout=30) for _other in range(4)] == [None] * 4
    row.refresh_from_db()
    assert row.attempts == 1
    with ThreadPoolExecutor(1) as others:
        assert others.submit(reach).result(timeout=30) == row.pk, "and it is free again"


def test_the_same_message_by_two_ways_is_one_and_what_is_new_goes_before_what_was_old(cast: Cast) -> None:
    first, second = come(cast, letter(1), b"Delivered-To: x\r\n" + letter(1))
    assert (second.outcome, second.duplicate_of) == ("duplicate", first)
    old = put_in(letter(2), source="file", unit=cast.north, by=cast.robot, at=make.NOW)
    Incoming.objects.filter(pk=old.pk).update(is_old=True)
    reading.read_waiting(by=cast.robot, at=make.NOW)
    (new,) = come(cast, letter(2))
    assert (new.state, new.duplicate_of) == ("read", None)
    old.refresh_from_db()
    assert (old.outcome, old.duplicate_of) == ("old", new)


def test_a_person_can_say_that_it_is_a_letter(cast: Cast) -> None:
    (row,) = come(cast, spanish()["auto-05-acuse-otro-sistema"])
    assert row.outcome == "auto"
    settling.take_as_letter(row, by=cast.bruno, at=make.NOW)
    row.refresh_from_db()
    assert (row.state, row.kind, row.outcome, row.may_answer) == ("read", "letter", "", False)
    with pytest.raises(RuleBroken):
        settling.take_as_letter(row, by=cast.bruno, at=make.NOW)


def test_nothing_is_settled_twice_or_rejected_without_a_reason(cast: Cast) -> None:
    (row,) = come(cast, b"nada")
    with pytest.raises(RuleBroken):
        settling.reject(row, reason="  ", by=cast.bruno, at=make.NOW)
    settling.reject(row, reason="publicidad", by=cast.bruno, at=make.NOW)
    with pytest.raises(RuleBroken):
        settling.settle(row, outcome="case", by=cast.bruno, at=make.NOW)


def test_every_day_of_the_ledger_balances_whatever_became_of_its_mail(cast: Cast) -> None:
    Mailbox.objects.create(
        name="Quejas", address="quejas@norte.example", unit=cast.north, imap_host="localhost", is_active=False, added_at=make.NOW
    )
    rows = come(cast, *spanish().values(), b"nada", letter(1), letter(1))
    settling.settle(rows[7], outcome="case", by=cast.robot, at=make.NOW)
    come(cast, letter(3), at=make.NOW + timedelta(days=1))
    today, tomorrow = reversed(ledger.days(since=TODAY, until=TODAY + timedelta(days=1), person=cast.gema))
    assert (tomorrow.received, tomorrow.waiting, tomorrow.balances) == (1, 1, True)
    assert (today.received, today.cases, today.machines, today.duplicates, today.quarantine, today.waiting) == (63, 1, 14, 1, 1, 46)
    assert today.balances
    assert ledger.total([today, tomorrow])["received"] == 64
    assert ledger.as_json([today])[0]["balances"] is True
    assert ledger.days(since=TODAY, until=TODAY, person=make.person("nadie")) == []


def test_a_row_that_disappears_is_an_alarm(cast: Cast) -> None:
    (row,) = come(cast, letter(1))
    assert ledger.alarm(at=make.NOW, today=TODAY).is_quiet
    row.delete()
    (line,) = ledger.days(since=TODAY, until=TODAY, person=cast.gema)
    assert (line.received, line.accounted, line.balances) == (1, 0, False)
    assert checks.channels(at=make.NOW).level == "bad"


def test_old_quarantine_and_letters_that_nobody_takes_are_told_on_the_health_page(cast: Cast) -> None:
    come(cast, b"nada")
    assert checks.channels(at=make.NOW + timedelta(hours=25)).level == "attention"
    Incoming.objects.all().delete()
    come(cast, letter(1))
    assert ledger.alarm(at=make.NOW + timedelta(hours=1), today=TODAY).waiting == 1


def test_every_line_of_the_journal_has_its_words(cast: Cast) -> None:
    come(cast, b"nada", letter(1))
    written = set(Entry.objects.filter(key__startswith="channels.").values_list("key", flat=True))
    assert written
    assert written <= set(words.JOURNAL)


# Pages --------------------------------------------------------------------------------------------------------------------


def test_the_quarantine_is_worked_off_on_its_pages(cast: Cast, client: Client) -> None:
    poison, machine = come(cast, b"no es un mensaje", spanish()["auto-04-autorespuesta"])
    client.force_login(cast.elena)
    assert str(poison) in client.get(reverse("channels:quarantine")).content.decode()
    assert str(poison) not in client.get(reverse("channels:quarantine") + "?whose=me").content.decode()
    assert "Sus bytes están a salvo" in client.get(poison.get_absolute_url()).content.decode()

    def press(name: str, row: Incoming, **data: str) -> int:
        return client.post(reverse(f"channels:incoming_{name}", args=[row.pk]), data).status_code

    assert press("take_over", poison) == 302
    poison.refresh_from_db()
    assert poison.owner == cast.elena
    original = client.post(reverse("channels:incoming_original", args=[poison.pk]))
    assert b"".join(original) == b"no es un mensaje"
    assert Entry.objects.filter(key="channels.mail_downloaded", by=cast.elena).count() == 1
    assert press("retry", poison) == 302
    reading.read_waiting(by=cast.robot, at=make.NOW)
    assert press("reject", poison, reason="") == 422
    assert press("reject", poison, reason="publicidad") == 302
    assert press("reject", poison, reason="otra vez") in {302, 422}
    poison.refresh_from_db()
    assert (poison.outcome, poison.reason) == ("rejected", "publicidad")
    page = client.get(reverse("channels:received") + "?outcome=auto").content.decode()
    assert "Autorespuesta" in page
    assert press("as_letter", machine) == 302
    assert "Autorespuesta" in client.get(reverse("channels:received") + "?outcome=waiting").content.decode()


def test_a_letter_is_shown_as_text_and_never_as_the_html_that_came(cast: Cast, client: Client) -> None:
    (row,) = come(cast, b"From: a@b.co\nSubject: x <b>\nContent-Type: text/html\n\n<p>Hola</p><script>alert(1)</script><p>&lt;img&gt;</p>")
    client.force_login(cast.bruno)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "Hola" in page
    assert "alert(1)" not in page
    assert "&lt;img&gt;" in page


def test_the_ledger_is_a_page_and_a_file(cast: Cast, client: Client) -> None:
    come(cast, b"nada", letter(1))
    client.force_login(cast.fabio)
    assert client.get(reverse("channels:ledger")).status_code == 200
    client.force_login(cast.bruno)
    lines = b"".join(client.get(reverse("channels:ledger_csv")).streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("Día")


def test_the_metrics_tell_what_waits(cast: Cast) -> None:
    come(cast, b"nada", letter(1))
    assert {one.labels.get("state"): one.value for one in figures.figures()} == {"stored": 0, "read": 1, "quarantined": 1}


def test_a_bounce_tells_the_message_that_did_not_arrive(cast: Cast) -> None:
    mailbox = Mailbox.objects.create(name="Q", address="quejas@norte.example", unit=cast.north, imap_host="localhost", added_at=make.NOW)
    sent = Outgoing.objects.create(
        decision="d", channel="email", unit=cast.north, mailbox=mailbox, to="luz.ospina@correo.example.com",
        message_id="<est-1@norte.example>",
        made_at=make.NOW, made_by=cast.ana, state="sent", since=make.NOW, next_at=make.NOW,
    )  # fmt: skip
    come(cast, spanish()["rebote-03-retraso"])
    sent.refresh_from_db()
    assert sent.state == "sent"  # only late
    come(cast, spanish()["rebote-01-dsn"])
    sent.refresh_from_db()
    assert (sent.state, sent.error[:5]) == ("bounced", "5.1.1")
