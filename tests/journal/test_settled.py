"""A reader with a cursor never misses a line: tried with transactions that really run beside each other."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg
import pytest
from django.db import connection, transaction

from estelar.journal.models import Entry
from estelar.journal.operations import record, settled_after
from tests import make

INSERT = """
INSERT INTO journal_entry (at, by_id, key, subject_type, subject_id, subject_label, origin, detail)
VALUES (now(), %s, %s, 'people.unit', '1', '', '', '{}')
"""


@contextmanager
def beside() -> Iterator[psycopg.Connection]:
    """Another connection to the same database, as another process has it."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.cursor_factory = psycopg.Cursor
        yield other


def keys(position: int = 0) -> list[str]:
    return [line.key for line in settled_after(position, limit=100)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ending", ["commit", "rollback"])
def test_a_line_waits_for_a_lower_number_that_may_still_appear(ending: str, now: datetime) -> None:
    by = make.person("ana")
    start = max(Entry.objects.values_list("pk", flat=True), default=0)
    with beside() as slow, beside() as quick:
        slow.execute("SELECT 1")  # began first, or last, or wrote elsewhere before: none of it matters
        quick.execute("SELECT pg_current_xact_id()")
        slow.execute(INSERT, [by.pk, "people.slow"])
        quick.execute(INSERT, [by.pk, "people.quick"])
        quick.commit()
        assert Entry.objects.filter(key="people.quick").exists()
        assert keys(start) == []
        getattr(slow, ending)()
    assert keys(start) == (["people.slow", "people.quick"] if ending == "commit" else ["people.quick"])


@pytest.mark.django_db(transaction=True)
def test_a_lower_number_is_given_while_a_higher_one_is_still_open(now: datetime) -> None:
    by = make.person("ana")
    start = max(Entry.objects.values_list("pk", flat=True), default=0)
    with beside() as quick, beside() as slow:
        quick.execute(INSERT, [by.pk, "people.quick"])
        slow.execute(INSERT, [by.pk, "people.slow"])
        quick.commit()
        assert keys(start) == ["people.quick"]
        slow.rollback()


@pytest.mark.django_db(transaction=True)
def test_a_savepoint_taken_back_does_not_hide_what_is_written_after_it(now: datetime) -> None:
    by = make.person("ana")
    start = max(Entry.objects.values_list("pk", flat=True), default=0)
    with beside() as slow, beside() as quick:
        slow.execute("SAVEPOINT a")
        slow.execute(INSERT, [by.pk, "people.undone"])
        slow.execute("ROLLBACK TO a")
        slow.execute(INSERT, [by.pk, "people.slow"])
        quick.execute(INSERT, [by.pk, "people.quick"])
        quick.commit()
        assert keys(start) == []
        slow.commit()
    assert keys(start) == ["people.slow", "people.quick"]


@pytest.mark.django_db(transaction=True)
def test_a_transaction_reads_its_own_lines_together_with_its_cursor(now: datetime) -> None:
    by = make.person("ana")
    start = max(Entry.objects.values_list("pk", flat=True), default=0)
    with transaction.atomic():
        record("people.unit_added", by, by=by, at=now)
        assert keys(start) == ["people.unit_added"]


@pytest.mark.django_db(transaction=True)
def test_writers_side_by_side_and_a_reader_that_never_misses_a_line(now: datetime) -> None:
    by = make.person("ana")
    start = max(Entry.objects.values_list("pk", flat=True), default=0)
    writers, rounds, gate = 4, 60, threading.Barrier(5)

    def write(number: int) -> None:
        chance = random.Random(number)
        with beside() as own:
            gate.wait()
            for turn in range(rounds):
                for _ in range(chance.randint(1, 3)):
                    own.execute(INSERT, [by.pk, f"people.{number}_{turn}"])
                if chance.random() < 0.5:
                    own.execute("SELECT count(*) FROM generate_series(1, 20000)")
                (own.rollback if chance.random() < 0.2 else own.commit)()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in threads:
        thread.start()
    seen: list[int] = []
    gate.wait()
    while True:
        over = not any(thread.is_alive() for thread in threads)
        lines = settled_after(seen[-1] if seen else start, limit=7)
        seen += [line.pk for line in lines]
        if over and not lines:
            break
    assert seen == list(Entry.objects.filter(pk__gt=start).order_by("pk").values_list("pk", flat=True))
    assert len(seen) > writers * rounds
