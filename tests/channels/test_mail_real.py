"""All the odd mail of the world through a real IMAP server: none is lost, none stops the next, no machine becomes a case."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable

import pytest

from estelar.channels.models import Incoming, Mailbox
from estelar.channels.operations import custody, ledger
from estelar.channels.operations.reading import read_waiting
from estelar.channels.operations.settling import settle, work_off
from estelar.channels.rules.letter import Letter
from tests import make
from tests.channels import real_mail
from tests.channels.dovecot import Dovecot
from tests.conftest import Cast

pytestmark = pytest.mark.django_db

EVERY = int(os.environ.get("ESTELAR_MAIL_EVERY", "15"))
"""Of the 669 bounces every so-manieth goes through the server by default; with 1 all do (and take half a minute)."""


def through(imap: Dovecot, mailbox: Mailbox, messages: dict[str, bytes], cast: Cast) -> dict[str, Incoming]:
    """Deliver, fetch and read all of it; what came of each, by its name. (The server counts in the order of delivery.)"""
    custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    for raw in messages.values():
        imap.deliver(mailbox.imap_user, raw)
    taken = custody.fetch(mailbox, at=make.NOW, by=cast.robot)
    assert (taken.new, taken.trouble) == (len(messages), "")
    done = read_waiting(by=cast.robot, at=make.NOW)
    assert done.total() == len(messages)
    rows = Incoming.objects.filter(mailbox=mailbox).order_by("uid")
    assert len(rows) == len(messages)
    return dict(zip(messages, rows, strict=True))


def check_ledger(cast: Cast, many: int) -> None:
    """The ledger balances, and knows all of them."""
    lines = ledger.days(since=make.NOW.date(), until=make.NOW.date(), person=cast.gema)
    assert sum(line.received for line in lines) == many
    assert all(line.balances for line in lines)


def same_bytes(raw: bytes, stored: bytes) -> bool:
    return raw.replace(b"\r\n", b"\n").rstrip(b"\n") == stored.replace(b"\r\n", b"\n").rstrip(b"\n")


def test_no_bounce_and_no_automatic_reply_of_77_kinds_of_servers_waits_to_become_a_case(
    imap: Dovecot, connect: Callable[..., Mailbox], cast: Cast
) -> None:
    whole = real_mail.of("G_sisimai_bounces")
    assert len(whole) == 669
    messages = {name: raw for at, (name, raw) in enumerate(whole.items()) if at % EVERY == 0 or name in real_mail.PEOPLE_AMONG_BOUNCES}
    found = through(imap, connect(), messages, cast)
    waiting = {name for name, row in found.items() if row.state in {"read", "stored", "quarantined"}}
    assert waiting == real_mail.PEOPLE_AMONG_BOUNCES
    kinds = Counter(f"{row.outcome or row.state}" for row in found.values())
    print(sorted(kinds.items()), Counter(row.evidence.get("why") for row in found.values()))
    assert kinds["bounce"] > len(messages) * 0.85
    check_ledger(cast, len(messages))
    assert all(same_bytes(messages[name], bytes(row.raw)) for name, row in found.items() if row.raw and b"\0" not in messages[name])


@pytest.mark.parametrize("name", ["G_mailmimeparser_eml", "G_mikel_eml"])
def test_odd_mail_is_all_kept_and_all_read(name: str, imap: Dovecot, connect: Callable[..., Mailbox], cast: Cast) -> None:
    messages = real_mail.of(name)
    found = through(imap, connect(), messages, cast)
    kinds = Counter(f"{row.outcome or row.state}" for row in found.values())
    print(name, sorted(kinds.items()))
    assert len(found) == {"G_mailmimeparser_eml": 81, "G_mikel_eml": 106}[name]
    quarantined = {name for name, row in found.items() if row.state == "quarantined"}
    assert all(not messages[name].startswith((b"From", b"Received", b"Return")) for name in quarantined)  # texts that are no mail
    check_ledger(cast, len(messages))


def test_the_spanish_letters_all_become_cases_and_the_machines_none(imap: Dovecot, connect: Callable[..., Mailbox], cast: Cast) -> None:
    messages = real_mail.spanish()
    found = through(imap, connect(address="quejas@norte.example"), messages, cast)
    letters = {name for name in messages if real_mail.KIND_OF[name.split("-")[0]] == "letter"}
    assert {name for name, row in found.items() if row.state == "read"} == letters
    seen: list[str] = []

    def handle(incoming: Incoming, letter: Letter) -> None:
        seen.append(letter.message_id)
        settle(incoming, outcome="case", by=cast.robot, at=make.NOW)

    assert work_off(handle, by=cast.robot, at=make.NOW) == len(letters) == len(seen) == len(set(seen)) == 46
    check_ledger(cast, 60)
    (line,) = ledger.days(since=make.NOW.date(), until=make.NOW.date(), person=cast.gema)
    assert (line.received, line.cases, line.machines, line.waiting) == (60, 46, 14, 0)
