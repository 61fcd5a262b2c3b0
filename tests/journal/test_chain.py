"""The chain proves the journal: whatever somebody with every right on the database does to it is found and named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.errors import BadInput, RuleBroken
from estelar.journal import rules
from estelar.journal.models import Anchor, Book, Entry, Link, Retirement
from estelar.journal.operations import outside, record
from estelar.journal.operations.chain import link, waiting
from estelar.journal.operations.check import Checked, check, look
from estelar.journal.operations.keeping import change_keeping, retire, retire_day
from estelar.journal.operations.outside import Outside
from tests.conftest import Cast

NOWHERE = Outside()
DAYS = 4


@contextmanager
def superuser() -> Iterator[Any]:
    """Somebody whom no trigger stops."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor
        cursor.execute("SET LOCAL session_replication_role = origin")


def found(outside: Outside = NOWHERE) -> list[tuple[str, int | None, date | None]]:
    return [(problem.kind, problem.line, problem.day) for problem in look(outside).problems]


def link_line(number: int) -> tuple[bytes, bytes]:
    one = Link.objects.get(pk=number)
    return bytes(one.digest), bytes(one.hash)


@pytest.fixture
def days(cast: Cast, now: datetime) -> list[list[int]]:
    """The numbers of the lines of four days; the last day is not over."""
    numbers: list[list[int]] = []
    for day in range(DAYS):
        at = now + timedelta(days=day)
        link(by=cast.robot, at=at)  # seals the day before
        for number in range(5):
            record("people.unit_changed", cast.north, by=cast.gema, at=at, number=number, words='Ñandú "quoted", 3:abc,')
        link(by=cast.robot, at=at + timedelta(minutes=5))
        numbers.append(list(Link.objects.filter(day=at.date()).order_by("pk").values_list("pk", flat=True)))
    return numbers


def test_an_untouched_journal_is_whole(cast: Cast, days: list[list[int]], now: datetime, tmp_path: Path) -> None:
    outside.keep(tmp_path)
    record("people.unit_changed", cast.north, by=cast.gema, at=now)
    done = check(tmp_path, by=cast.robot, at=now)
    assert done == Checked(lines=sum(map(len, days)), waiting=1, days=3, open=len(days[-1]), outside=3)
    told = Entry.objects.get(key="journal.checked")
    assert told.detail == {"lines": done.lines, "days": 3, "problems": 0}
    assert waiting() == 2


def test_any_program_comes_to_the_same_hashes(days: list[list[int]]) -> None:
    """From nothing but the texts of the database: what docs/explanation says of the form is all one has to know."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT l.day::text, e.id::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.by_id::text, e.key,
                      e.subject_type, e.subject_id, e.subject_label, e.origin, e.request, e.detail::text
                 FROM journal_entry e JOIN journal_link l USING (id) ORDER BY e.id"""
        )
        lines = cursor.fetchall()
    before, seal, day_before = rules.BEGINNING, rules.BEGINNING, ""
    for day, *fields in lines:
        if day != day_before:
            before = bytes(Anchor.objects.filter(day__lt=day).order_by("-day")[0].seal) if day_before else seal
        text = b"".join(str(len(one.encode())).encode() + b":" + one.encode() + b"," for one in ["estelar.journal/1", day, *fields])
        digest = hashlib.sha256(text).digest()
        assert digest == rules.digest(date.fromisoformat(day), *fields)
        before, day_before = hashlib.sha256(before + digest).digest(), day
        assert link_line(int(fields[0])) == (digest, before)


def test_a_changed_line_is_named(days: list[list[int]]) -> None:
    for column, value in (
        ("key", "x"),
        ("at", "2026-01-01"),
        ("by_id", "1"),
        ("subject_label", "Otra"),
        ("origin", "x"),
        ("detail", '{"number": 9}'),
    ):
        with transaction.atomic():
            with superuser() as cursor:
                cursor.execute(f"UPDATE journal_entry SET {column} = %s WHERE id = %s", [value, days[1][2]])
            assert found() == [("changed", days[1][2], None)]
            transaction.set_rollback(True)


def test_a_removed_line_is_named(days: list[list[int]]) -> None:
    with superuser() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE id = %s", [days[1][2]])
    assert found() == [("removed", days[1][2], None)]


def test_a_line_removed_with_its_link_breaks_the_chain_where_it_stood(days: list[list[int]]) -> None:
    with superuser() as cursor:
        for table in ("journal_entry", "journal_link"):
            cursor.execute(f"DELETE FROM {table} WHERE id = %s", [days[1][2]])
    assert found() == [("broken", days[1][3], None), ("day", None, date(2026, 11, 21))]
    assert f"(after line {days[1][1]})" in str(look(NOWHERE).problems[0]).replace("después de la línea", "after line")


def test_an_added_line_is_named(cast: Cast, days: list[list[int]], now: datetime) -> None:
    with superuser() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE id = %s RETURNING id", [days[2][0]])
        cursor.execute("DELETE FROM journal_link WHERE id = %s", [days[2][0]])
        cursor.execute(
            "INSERT INTO journal_entry (id, at, by_id, key, subject_type, subject_id, subject_label, origin, detail)"
            " SELECT %s, at, by_id, key, subject_type, subject_id, subject_label, origin, detail FROM journal_entry WHERE id = %s",
            [days[2][0], days[2][1]],
        )
    assert ("added", days[2][0], None) in found()


def test_two_lines_that_change_places_are_both_named(days: list[list[int]]) -> None:
    one, other = days[0][1], days[2][1]
    with superuser() as cursor:
        for old, new in ((one, -1), (other, one), (-1, other)):  # one by one: a single statement may take the rows in either order
            cursor.execute("UPDATE journal_entry SET id = %s WHERE id = %s", [new, old])
    assert found() == [("changed", one, None), ("changed", other, None)]


def rewrite_everything(first_day: int, days: list[list[int]]) -> None:
    """What somebody does who knows how the chain is made: every hash and seal from there on, anew."""
    with superuser() as cursor:
        anchors = list(Anchor.objects.order_by("day"))
        for index in range(first_day, DAYS):
            seal = bytes(anchors[index - 1].seal) if index else rules.BEGINNING
            before = seal
            for number in days[index]:
                cursor.execute(
                    "SELECT l.day, e.id::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), e.by_id::text, e.key,"
                    " e.subject_type, e.subject_id, e.subject_label, e.origin, e.request, e.detail::text"
                    " FROM journal_entry e JOIN journal_link l USING (id) WHERE e.id = %s",
                    [number],
                )
                day, *fields = cursor.fetchone()
                digest = rules.digest(day, *fields)
                before = rules.chained(before, digest)
                cursor.execute("UPDATE journal_link SET digest = %s, hash = %s WHERE id = %s", [digest, before, number])
            if index < len(anchors):
                one = anchors[index]
                one.hash = before
                one.seal = rules.seal_of(rules.Day(one.day, one.first, one.last, one.lines, before), seal)
                cursor.execute("UPDATE journal_anchor SET hash = %s, seal = %s WHERE day = %s", [one.hash, one.seal, one.day])


def test_even_who_rewrites_every_hash_is_caught_by_what_is_kept_outside(days: list[list[int]], tmp_path: Path) -> None:
    outside.keep(tmp_path)
    kept = outside.read(tmp_path)
    with superuser() as cursor:
        cursor.execute("UPDATE journal_entry SET subject_label = 'Otra' WHERE id = %s", [days[1][2]])
    rewrite_everything(1, days)
    assert found() == []  # the database alone has nothing left that could tell
    end = days[-1][-1]
    assert found(kept) == [("outside", None, date(2026, 11, 21)), ("outside", None, date(2026, 11, 22)), ("outside_end", end, None)]
    outside.keep(tmp_path)
    assert outside.read(tmp_path) == kept  # the witness is not talked over


def test_the_newest_lines_cut_off_are_missed_by_what_is_kept_outside(
    cast: Cast, days: list[list[int]], now: datetime, tmp_path: Path
) -> None:
    outside.keep(tmp_path)
    with superuser() as cursor:
        for table in ("journal_entry", "journal_link"):
            cursor.execute(f"DELETE FROM {table} WHERE id > %s", [days[-1][2]])
    assert found(outside.read(tmp_path)) == [("outside_end", days[-1][-1], None)]
    for _turn in range(5):
        record("people.unit_changed", cast.north, by=cast.gema, at=now)
    link(by=cast.robot, at=now + timedelta(days=3, hours=1))
    outside.keep(tmp_path)
    assert ("outside_end", days[-1][-1], None) in found(outside.read(tmp_path))


def test_a_seal_taken_away_is_missed(days: list[list[int]], tmp_path: Path) -> None:
    outside.keep(tmp_path)
    with superuser() as cursor:
        cursor.execute("DELETE FROM journal_anchor WHERE day = '2026-11-22'")
    assert ("outside_missing", None, date(2026, 11, 22)) in found(outside.read(tmp_path))
    with superuser() as cursor:
        cursor.execute("DELETE FROM journal_anchor WHERE day = '2026-11-21'")
    assert {kind for kind, _line, _day in found()} >= {"broken"}


def test_a_whole_day_taken_away_is_missed(days: list[list[int]]) -> None:
    with superuser() as cursor:
        for table in ("journal_entry", "journal_link"):
            cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [days[1]])
    assert found() == [("day", None, date(2026, 11, 21))]
    with superuser() as cursor:
        cursor.execute("DELETE FROM journal_anchor WHERE day = '2026-11-21'")
    assert found() == [("seal", None, date(2026, 11, 22)), ("broken", days[2][0], None)]


KINDS = ("change", "remove", "remove_both", "swap", "forge_hash", "forge_digest", "forge_day", "unlink", "seal", "count", "drop_seal")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=3))
def test_whatever_is_tampered_with_is_found(days: list[list[int]], acts: list[tuple[str, int, int]]) -> None:
    """Any few acts of tampering leave a problem; and every line whose own text was touched is named."""
    numbers = [number for day in days for number in day]
    inner = [number for day in days for number in day[:-1]]  # the last of the open day could go unseen without what is kept outside
    expected: set[int] = set()
    removed: set[int] = set()
    with transaction.atomic():
        with superuser() as cursor:
            for kind, a, b in acts:
                one, other = inner[a % len(inner)], numbers[b % len(numbers)]
                if {one, other} & (removed | expected):
                    continue
                if kind == "change":
                    cursor.execute("UPDATE journal_entry SET detail = detail || '{\"x\": 1}' WHERE id = %s", [one])
                    expected.add(one)
                elif kind == "remove":
                    cursor.execute("DELETE FROM journal_entry WHERE id = %s", [one])
                    expected.add(one)
                elif kind == "remove_both":
                    cursor.execute("DELETE FROM journal_entry WHERE id = %s", [one])
                    cursor.execute("DELETE FROM journal_link WHERE id = %s", [one])
                    removed.add(one)
                elif kind == "swap" and one != other:
                    cursor.execute("UPDATE journal_entry SET id = -id WHERE id IN (%s, %s)", [one, other])
                    cursor.execute("UPDATE journal_entry SET id = CASE -id WHEN %s THEN %s ELSE %s END WHERE id < 0", [one, other, one])
                    expected |= {one, other}
                elif kind == "forge_hash":
                    cursor.execute("UPDATE journal_link SET hash = sha256(hash) WHERE id = %s", [one])
                    removed.add(one)
                elif kind == "forge_digest":
                    cursor.execute("UPDATE journal_link SET digest = sha256(digest) WHERE id = %s", [one])
                    expected.add(one)
                elif kind == "forge_day":
                    cursor.execute("UPDATE journal_link SET day = day + 40 WHERE id = %s", [one])
                    expected.add(one)
                elif kind == "unlink":
                    cursor.execute("DELETE FROM journal_link WHERE id = %s", [one])
                    expected.add(one)
                elif kind == "seal":
                    cursor.execute("UPDATE journal_anchor SET seal = sha256(seal) WHERE day = %s", [date(2026, 11, 20 + a % 3)])
                    removed.add(-1)
                elif kind == "count":
                    cursor.execute("UPDATE journal_anchor SET lines = lines + 1 WHERE day = %s", [date(2026, 11, 20 + a % 3)])
                    removed.add(-1)
                elif kind == "drop_seal":
                    cursor.execute("DELETE FROM journal_anchor WHERE day = %s", [date(2026, 11, 20 + a % 3)])
                    removed.add(-1)
        problems = look(NOWHERE).problems
        transaction.set_rollback(True)
    if expected or removed:
        assert problems
    assert expected <= {problem.line for problem in problems}
    assert found() == []


def test_the_database_refuses_to_rewrite_the_chain(days: list[list[int]]) -> None:
    open_day = ",".join(map(str, days[3]))
    sentences = [
        "UPDATE journal_link SET day = day",
        "DELETE FROM journal_link",
        "UPDATE journal_anchor SET lines = 0",
        "DELETE FROM journal_anchor",
        "DELETE FROM journal_entry WHERE false",
        "SELECT set_config('estelar.journal_retire', '2026-11-20', true); DELETE FROM journal_entry",
        f"SELECT set_config('estelar.journal_retire', '2026-11-23', true); DELETE FROM journal_entry WHERE id IN ({open_day})",
    ]
    for sentence in sentences:
        with pytest.raises(DatabaseError, match="append only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sentence)


def test_a_day_of_the_chain_is_the_utc_day_of_linking_and_never_goes_back(cast: Cast, now: datetime) -> None:
    record("people.unit_changed", cast.north, by=cast.gema, at=now - timedelta(days=400))  # what a line says of when is another matter
    late = datetime(2026, 11, 20, 23, 59, tzinfo=UTC)
    link(by=cast.robot, at=late)
    record("people.unit_changed", cast.north, by=cast.gema, at=now)
    assert link(by=cast.robot, at=late + timedelta(minutes=2)).anchors[0].day == date(2026, 11, 20)
    record("people.unit_changed", cast.north, by=cast.gema, at=now)
    link(by=cast.robot, at=late - timedelta(hours=1))  # a clock that was set back
    assert sorted(set(Link.objects.values_list("day", flat=True))) == [date(2026, 11, 20), date(2026, 11, 21)]
    assert found() == []


# How long it is kept --------------------------------------------------------------------------------------------------


def test_old_days_leave_whole_and_the_rest_is_still_proved(cast: Cast, days: list[list[int]], now: datetime, tmp_path: Path) -> None:
    outside.keep(tmp_path)
    assert retire(by=cast.robot, at=now + timedelta(days=4000)) == []  # without a rule everything stays
    change_keeping(years=1, by=cast.gema, at=now)
    later = datetime(2027, 11, 22, 8, tzinfo=UTC)
    assert retire(by=cast.robot, at=later) == [date(2026, 11, 20), date(2026, 11, 21)]
    assert not Entry.objects.filter(pk__in=days[0] + days[1]).exists()
    assert not Link.objects.filter(pk__in=days[0] + days[1]).exists()
    assert Entry.objects.filter(pk__in=days[2]).count() == len(days[2])
    link(by=cast.robot, at=later)
    done = look(outside.read(tmp_path))
    assert (done.found, done.retired) == (0, 2)
    assert [line.detail["day"] for line in Entry.objects.filter(key="journal.day_retired").order_by("pk")] == ["2026-11-20", "2026-11-21"]
    with superuser() as cursor:
        cursor.execute("UPDATE journal_anchor SET lines = 1 WHERE day = '2026-11-20'")
    assert found() == [("seal", None, date(2026, 11, 20))]


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 11, 23), "not_sealed"), (date(2026, 11, 19), "not_sealed"), (date(2027, 11, 22), "too_young")]
)
def test_a_day_stays_that_is_not_sealed_or_too_young(cast: Cast, days: list[list[int]], now: datetime, day: date, code: str) -> None:
    change_keeping(years=1, by=cast.gema, at=now)
    with pytest.raises(RuleBroken) as refused:
        retire_day(day, by=cast.robot, at=datetime(2027, 11, 30, tzinfo=UTC) if code == "not_sealed" else now)
    assert refused.value.code == code


def test_a_day_that_was_tampered_with_stays_as_evidence(cast: Cast, days: list[list[int]], now: datetime) -> None:
    change_keeping(years=1, by=cast.gema, at=now)
    with superuser() as cursor:
        cursor.execute("UPDATE journal_entry SET origin = 'x' WHERE id = %s", [days[0][1]])
    with pytest.raises(RuleBroken) as refused:
        retire(by=cast.robot, at=now + timedelta(days=4000))
    assert refused.value.code == "not_whole"
    assert Entry.objects.filter(pk__in=days[0]).count() == len(days[0])
    assert not Retirement.objects.exists()


def test_a_day_that_was_removed_without_a_word_is_told(cast: Cast, days: list[list[int]], now: datetime) -> None:
    with superuser() as cursor:
        cursor.execute("INSERT INTO journal_retirement (day, at, by_id) VALUES ('2026-11-20', %s, %s)", [now, cast.gema.pk])
        for table in ("journal_entry", "journal_link"):
            cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [days[0]])
    assert found() == [("untold", None, date(2026, 11, 20))]


def test_the_rule_of_keeping_is_journalled_and_has_bounds(cast: Cast, now: datetime) -> None:
    for years in (0, 101):
        with pytest.raises(RuleBroken):
            change_keeping(years=years, by=cast.gema, at=now)
    for kept in (10, 10, None):
        change_keeping(years=kept, by=cast.gema, at=now)
    told = Entry.objects.filter(key="journal.keeping_changed").order_by("pk")
    assert [line.detail for line in told] == [{"changes": {"years": [None, 10]}}, {"changes": {"years": [10, None]}}]
    assert Book.current().years is None


# Outside --------------------------------------------------------------------------------------------------------------


def test_the_file_of_seals_is_only_added_to_and_says_what_the_database_says(
    cast: Cast, days: list[list[int]], now: datetime, tmp_path: Path
) -> None:
    outside.keep(tmp_path)
    before = (tmp_path / "seals.txt").read_text()
    record("people.unit_changed", cast.north, by=cast.gema, at=now)
    link(by=cast.robot, at=now + timedelta(days=6))
    outside.keep(tmp_path)
    after = (tmp_path / "seals.txt").read_text()
    assert after.startswith(before)
    assert after == "".join(f"{a.day} {bytes(a.seal).hex()}\n" for a in Anchor.objects.order_by("day"))
    assert found(outside.read(tmp_path)) == []


def test_a_file_of_seals_that_nobody_of_ours_wrote_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "seals.txt").write_text("2026-11-20 " + "ab" * 32 + "\nhola\n")
    with pytest.raises(BadInput, match="line 2"):
        outside.read(tmp_path)
    assert json.dumps(sorted(p.name for p in tmp_path.iterdir())) == '["seals.txt"]'
