"""A worker that is killed between any two steps of the intake loses and doubles nothing (kill -9: nobody gets to tidy up)."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from estelar.channels.models import Incoming, Mailbox
from estelar.channels.operations import custody, ledger
from estelar.channels.operations.reading import read_waiting
from estelar.channels.operations.settling import settle, work_off
from estelar.channels.rules.letter import Letter
from estelar.journal import operations as journal
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests import make
from tests.channels.dovecot import Dovecot
from tests.channels.real_mail import spanish
from tests.channels.test_intake_custody import letter
from tests.conftest import Cast

pytestmark = pytest.mark.django_db(transaction=True)

KILLS = int(os.environ.get("ESTELAR_KILLS", "8"))
"""So many of the steps are tried by default; with 0 every one."""
AT = make.NOW + timedelta(minutes=1)


def intake(mailbox: Mailbox) -> None:
    """What a worker does, from the server to the case."""
    robot = Person.objects.robot()
    custody.fetch(mailbox, at=AT, by=robot)
    read_waiting(by=robot, at=AT)

    def handle(incoming: Incoming, found: Letter) -> None:
        journal.record("channels.mail_put_in", incoming, by=robot, at=AT, case=found.subject)  # stands for the case that is made
        settle(incoming, outcome="case", by=robot, at=AT)

    work_off(handle, by=robot, at=AT)


class Steps:
    """Counts statements, and ends the process before or after one of them."""

    def __init__(self, kill_at: int, *, after: bool) -> None:
        self.kill_at, self.after, self.seen = kill_at, after, 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.seen += 1
        if self.seen == self.kill_at and not self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        now = self.seen
        try:
            return execute(sql, params, many, context)
        finally:  # also after one that the database refused
            if now == self.kill_at:
                os.kill(os.getpid(), signal.SIGKILL)


def in_a_process_of_its_own(work: Callable[[], None]) -> int:
    """The signal that ended it, or 0."""
    connection.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads: the child only talks to servers
        pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(pid, 0)
    until_its_session_has_ended()
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def until_its_session_has_ended() -> None:
    """The database notices a client that is gone, and lets go of what it held, a moment later."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    for _look in range(600):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.05) WHERE (" + others + ") > 0")
            if cursor.fetchone() is None:
                return
    raise AssertionError("a session of a killed worker is still there after 30 seconds")


def deliver(imap: Dovecot, mailbox: Mailbox, number: int) -> None:
    """A letter, the same letter again, a bounce, and what is no mail."""
    imap.deliver(mailbox.imap_user, letter(number))
    imap.deliver(mailbox.imap_user, letter(number))
    imap.deliver(mailbox.imap_user, spanish()["rebote-01-dsn"].replace(b"<es", f"<{number}es".encode()))
    imap.deliver(mailbox.imap_user, f"solo texto {number}\n\n".encode())


def check(mailbox: Mailbox, where: str) -> None:
    rows = list(Incoming.objects.filter(mailbox=mailbox).order_by("uid"))
    assert [row.uid for row in rows] == [1, 2, 3, 4], where
    became = [row.outcome or row.state for row in rows]
    assert sorted(became[:2]) == ["case", "duplicate"], where  # which of the two copies was first does not matter
    assert became[2:] == ["bounce", "quarantined"], where
    made = Entry.objects.filter(key="channels.mail_put_in", subject_id__in=[str(row.pk) for row in rows])
    assert made.count() == 1, where
    lines = ledger.days(since=AT.date(), until=AT.date(), person=Person.objects.get(email="gema@example.org"), mailbox=mailbox.pk)
    assert [(line.received, line.balances) for line in lines] == [(4, True)], where


def test_a_killed_worker_loses_and_doubles_nothing(imap: Dovecot, connect: Callable[..., Mailbox], cast: Cast) -> None:
    counted = connect(take_old=True)
    deliver(imap, counted, 1000)
    steps = Steps(0, after=False)
    with connection.execute_wrapper(steps):
        intake(counted)
    check(counted, "nobody was killed")
    assert steps.seen > 50
    every = max(1, steps.seen // KILLS) if KILLS else 1
    for number, kill_at in enumerate(range(1 + (every // 2 if KILLS else 0), steps.seen, every)):
        mailbox = connect(take_old=True)
        deliver(imap, mailbox, 2000 + number)
        where = f"step {kill_at} of {steps.seen}"

        def dying(mailbox: Mailbox = mailbox, kill_at: int = kill_at, after: bool = bool(number % 2)) -> None:
            with connection.execute_wrapper(Steps(kill_at, after=after)):
                intake(mailbox)

        ended = in_a_process_of_its_own(dying)
        intake(mailbox)
        check(mailbox, where)
        if ended != signal.SIGKILL:  # it was through before that step: the first of a heap in quarantine is told of, the next ones not
            assert kill_at > steps.seen * 0.9, where
            break


def test_two_workers_at_once_make_one_of_each(imap: Dovecot, connect: Callable[..., Mailbox], cast: Cast) -> None:
    """The same message in two mailboxes, each fetched by two workers, read and settled by four."""
    boxes = [connect(take_old=True), connect(take_old=True)]
    for number in range(6):
        for mailbox in boxes:
            way = b"Delivered-To: %s\r\n" % mailbox.address.encode()
            imap.deliver(mailbox.imap_user, way + letter(number))
    connection.close()
    workers = []
    for mailbox in [*boxes, *boxes]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            try:
                intake(mailbox)
            finally:
                os._exit(0)
        workers.append(pid)
    for pid in workers:
        os.waitpid(pid, 0)
    intake(boxes[0])  # what one passed over because another one held it
    assert Incoming.objects.count() == 12
    assert Incoming.objects.filter(outcome="case").count() == 6
    assert Incoming.objects.filter(outcome="duplicate").count() == 6
    assert Entry.objects.filter(key="channels.mail_put_in").count() == 6
    person = Person.objects.get(email="gema@example.org")
    assert all(line.balances for line in ledger.days(since=AT.date(), until=AT.date(), person=person))
