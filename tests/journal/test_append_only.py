from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from estelar.journal.models import Entry
from estelar.journal.operations import origin, record
from estelar.journal.sentences import sentences
from tests.conftest import Cast

PACKAGE = Path(__file__).resolve().parents[2] / "estelar"


SENTENCES = [
    "UPDATE journal_entry SET key = 'x'",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry CASCADE",
    "TRUNCATE people_person CASCADE",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_database_itself_refuses_to_rewrite_the_journal(cast: Cast, now: datetime, sentence: str) -> None:
    record("people.unit_added", cast.north, by=cast.gema, at=now)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # the set-up of the tests takes this lock off (a test with real transactions empties the tables); the roll-back does so again
        cursor.execute(
            "CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()"
        )
        with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
            cursor.execute(sentence)
        transaction.set_rollback(True)


def test_not_even_through_the_models(cast: Cast, now: datetime) -> None:
    line = record("people.unit_added", cast.north, by=cast.gema, at=now)
    line.key = "people.unit_closed"
    for act in (line.save, line.delete, lambda: Entry.objects.update(key="x"), lambda: Entry.objects.all()._raw_delete("default")):
        with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
            act()


def test_a_line_knows_where_the_work_came_from_also_when_places_are_nested(cast: Cast, now: datetime) -> None:
    with origin("page 10.0.0.7"):
        with origin("job 17"):
            inner = record("people.unit_added", cast.north, by=cast.gema, at=now)
        outer = record("people.unit_added", cast.north, by=cast.gema, at=now)
    nowhere = record("people.unit_added", cast.north, by=cast.gema, at=now)
    assert [inner.origin, outer.origin, nowhere.origin] == ["job 17", "page 10.0.0.7", ""]


def test_every_key_that_is_recorded_anywhere_has_its_sentence() -> None:
    written: dict[str, Path] = {}
    for path in PACKAGE.rglob("*.py"):
        for key in re.findall(r"""\brecord\(\s*["']([a-z_]+\.[a-z_]+)["']""", path.read_text("utf-8")):
            written[key] = path
    assert {key: str(path) for key, path in written.items() if key not in sentences()} == {}
    assert len(written) >= 20


def test_every_listed_key_belongs_to_its_room() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir()}
    assert {key for key in sentences() if key.partition(".")[0] not in rooms} == set()
