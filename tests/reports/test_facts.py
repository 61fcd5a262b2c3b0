"""The facts folder: what it holds, and that it stays true through rebuilds, crashes, rivals and losses."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pyarrow.parquet as pq
import pytest
from django.db import connection, connections

from estelar.analytics import tables, tallies
from estelar.analytics.measures.overview import look
from estelar.analytics.scope import Period
from estelar.cycles.models import Moment
from estelar.encounters.models import DirtyMark, Dissatisfaction, Encounter
from estelar.people.models import Organisation
from estelar.reports import facts
from estelar.reports.facts import folder as files
from estelar.reports.facts import overlay, rebuilding
from tests import make
from tests.conftest import Cast

TODAY = make.NOW.date()
ALWAYS = Period(date(2000, 1, 1), date(2100, 1, 1))
real_transactions = pytest.mark.django_db(transaction=True)


def moments() -> list[Moment]:
    return list(make.cycle().moments.order_by("position"))


def lived(periods: Period = ALWAYS) -> list[dict[str, Any]]:
    with facts.reading([periods]) as reader:
        rows: list[dict[str, Any]] = reader.run(reader.facts.encounters.order_by("occurred_at")).to_pylist()
        return rows


def live_days() -> int:
    with facts.reading([ALWAYS]) as reader:
        return reader.live_days


def in_files(folder: Path, table: tables.Table = tables.ENCOUNTERS) -> int:
    return sum(pq.read_metadata(path).num_rows for path in (folder / table.name).glob("day=*/part.parquet"))


def test_a_row_holds_what_was_lived_and_no_name_and_no_free_text(cast: Cast, facts_folder: Path) -> None:
    [search, waiting, _] = moments()
    visit, luz = uuid4(), make.customer("Luz Marina", document="52.123.456")
    at = make.NOW
    make.encounter(search, cast.north, cast.ana, at=at - timedelta(days=3), visit=visit, customer=luz, comment="Me atendió Ana")
    make.encounter(
        waiting, cast.north, cast.ana, at=at, visit=visit, customer=luz, served_by=cast.ana, wait_seconds=90, duration_seconds=300,
        rating=0.75, satisfied=True, promoter=0, impression=1, impression_source="rating", rule_version=1, channel="counter",
        comment="Luz Marina dijo: gracias", made_stellar="La sonrisa de Ana", source="hand",
    )  # fmt: skip
    facts.rebuild()
    first, second = lived()
    assert first["previous_moment_id"] is None
    assert second["previous_moment_id"] == search.pk
    assert second["customer_key"] == first["customer_key"] != luz.pk
    assert second["visit_key"] == first["visit_key"]
    assert second["person_key"] not in (None, cast.ana.pk)
    del second["customer_key"], second["visit_key"], second["person_key"], second["previous_moment_id"]
    assert second == {
        "day": TODAY, "cycle_id": waiting.cycle_id, "moment_id": waiting.pk, "unit_id": cast.north.pk, "channel": "counter",
        "occurred_at": at.replace(tzinfo=None), "hour": 10, "week": TODAY - timedelta(days=4), "month": TODAY.replace(day=1),
        "wait_seconds": 90, "duration_seconds": 300, "rating": 0.75, "satisfied": True, "promoter": 0, "impression": 1,
        "impression_source": "rating", "rule_version": 1, "source": "hand",
    }  # fmt: skip
    everything = b"".join(path.read_bytes() for path in facts_folder.rglob("*") if path.is_file())
    for word in ("Luz", "Marina", "Ana", "sonrisa", "gracias", "52.123.456", "52123456"):
        assert word.encode() not in everything


def test_pseudonyms_depend_on_the_secret_and_on_the_kind(cast: Cast) -> None:
    [search, *_] = moments()
    luz = make.customer(id=cast.ana.pk)
    make.encounter(search, cast.north, cast.ana, customer=luz, served_by=cast.ana, visit=UUID(int=cast.ana.pk))
    [row] = lived()
    assert len({row["customer_key"], row["person_key"], row["visit_key"]}) == 3
    Organisation.objects.update(facts_secret="another secret of at least 32 characters")
    [other] = lived()
    assert other["customer_key"] != row["customer_key"]


def test_a_mapping_name_with_quotes_commas_and_line_breaks_breaks_nothing(cast: Cast) -> None:
    [search, *_] = moments()
    make.encounter(search, cast.north, cast.ana, source='a,"b"\n(c)\\d', channel="", visit=None)
    facts.rebuild()
    [row] = lived()
    assert row["source"] == 'a,"b" (c)/d'
    assert row["channel"] == ""


def test_live_days_and_files_hold_the_same_rows(cast: Cast, facts_folder: Path) -> None:
    every = moments()
    facts.rebuild()
    visit = uuid4()
    for index in range(12):
        encounter = make.encounter(
            every[index % 3], cast.north, cast.ana, at=make.NOW + timedelta(hours=7 * index), visit=visit, rating=None if index % 4 else 0.5
        )
        Dissatisfaction.objects.create(encounter=encounter, element="long_wait")
    live = lived()
    assert in_files(facts_folder) == 0
    assert live_days() == 4
    facts.rebuild()
    assert in_files(facts_folder) == in_files(facts_folder, tables.DISSATISFACTION) == 12
    assert live_days() == 0
    assert lived() == live
    assert [row["previous_moment_id"] for row in live][1:] == [row["moment_id"] for row in live][:-1]


def test_a_change_on_an_earlier_day_moves_the_moment_before_of_a_later_day(cast: Cast) -> None:
    [search, waiting, paying] = moments()
    visit = uuid4()
    first = make.encounter(search, cast.north, cast.ana, at=make.NOW - timedelta(days=2), visit=visit)
    make.encounter(paying, cast.north, cast.ana, visit=visit)
    facts.rebuild()
    first.moment = waiting
    first.save()
    assert [row["previous_moment_id"] for row in lived()] == [None, waiting.pk]
    facts.rebuild()
    assert [row["previous_moment_id"] for row in lived()] == [None, waiting.pk]
    first.delete()
    facts.rebuild()
    assert [row["previous_moment_id"] for row in lived()] == [None]


def test_a_day_that_lost_its_last_row_loses_its_file(cast: Cast, facts_folder: Path) -> None:
    [search, *_] = moments()
    encounter = make.encounter(search, cast.north, cast.ana)
    facts.rebuild()
    assert tables.ENCOUNTERS.path(facts_folder, TODAY).exists()
    encounter.delete()
    assert lived() == []
    facts.rebuild()
    assert not tables.ENCOUNTERS.path(facts_folder, TODAY).parent.exists()
    assert lived() == []


def test_rebuilding_twice_changes_nothing(cast: Cast, facts_folder: Path) -> None:
    [search, *_] = moments()
    make.encounter(search, cast.north, cast.ana)
    assert facts.rebuild() == facts.Rebuilt(days=1, rows=1)
    before = tables.ENCOUNTERS.path(facts_folder, TODAY).read_bytes()
    assert facts.rebuild() == facts.Rebuilt(days=0, rows=0)
    assert facts.rebuild(everything=True).rows == 1
    assert tables.ENCOUNTERS.path(facts_folder, TODAY).read_bytes() == before


def test_many_days_are_rebuilt_in_groups_and_only_those_of_the_period_when_asked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "BATCH_ROWS", 2)
    monkeypatch.setattr(rebuilding, "GROUP_ROWS", 5)
    [search, *_] = moments()
    for day in range(11):
        make.encounter(search, cast.north, cast.ana, at=make.NOW + timedelta(days=day))
    assert facts.rebuild(periods=[Period(TODAY, TODAY + timedelta(days=1))]).days == 2
    told: list[tuple[int, int]] = []
    assert facts.rebuild(told=lambda done, total: told.append((done, total))) == facts.Rebuilt(days=9, rows=9)
    assert told == [(5, 9), (9, 9)]
    assert len(lived()) == 11


@pytest.mark.parametrize("wide", [False, True])
def test_many_days_at_once_know_the_moment_before_across_days(cast: Cast, monkeypatch: pytest.MonkeyPatch, wide: bool) -> None:
    monkeypatch.setattr(rebuilding, "WIDE_ROWS", 0 if wide else 1_000_000)
    monkeypatch.setattr(rebuilding, "GROUP_ROWS", 2)
    every = moments()
    facts.rebuild()
    for visit in (uuid4(), uuid4(), None):
        for day in (0, 0, 3, 4, 9):
            make.encounter(every[day % 3], cast.north, cast.ana, at=make.NOW + timedelta(days=day), visit=visit)
    live = lived()
    assert facts.rebuild().rows == 15
    assert live_days() == 0
    assert [(row["day"], row["visit_key"], row["previous_moment_id"]) for row in lived()] == [
        (row["day"], row["visit_key"], row["previous_moment_id"]) for row in live
    ]
    assert sum(row["previous_moment_id"] is not None for row in live) == 8
    assert list(facts.check()) == []


@real_transactions
def test_a_wide_rebuild_leaves_what_changed_after_it_began_to_the_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "WIDE_ROWS", 0)
    monkeypatch.setattr(rebuilding, "GROUP_ROWS", 1)
    [search, waiting, _] = moments()
    visit = uuid4()
    for day in (0, 5, 6):
        make.encounter(waiting, cast.north, cast.ana, at=make.NOW + timedelta(days=day), visit=visit if day == 6 else None)
    publish = files.publish_days

    def publish_while_the_visit_grows(*args: Any) -> None:
        monkeypatch.setattr(files, "publish_days", publish)
        publish(*args)
        in_another_connection(lambda: make.encounter(search, cast.north, cast.ana, at=make.NOW + timedelta(days=2), visit=visit))

    monkeypatch.setattr(files, "publish_days", publish_while_the_visit_grows)
    facts.rebuild()
    assert {str(mark.day) for mark in DirtyMark.objects.all()} == {str(TODAY + timedelta(days=2)), str(TODAY + timedelta(days=6))}
    assert [row["previous_moment_id"] for row in lived()] == [None, None, None, search.pk]
    facts.rebuild()
    assert DirtyMark.objects.count() == 0
    assert [row["previous_moment_id"] for row in lived()] == [None, None, None, search.pk]
    assert list(facts.check()) == []


def test_a_lost_folder_or_one_of_another_house_is_rebuilt_whole_before_it_is_read(cast: Cast, facts_folder: Path) -> None:
    [search, *_] = moments()
    make.encounter(search, cast.north, cast.ana)
    facts.rebuild()
    for path in sorted(facts_folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    assert len(lived()) == 1
    about = json.loads((facts_folder / files.ABOUT).read_text())
    (facts_folder / files.ABOUT).write_text(json.dumps(about | {"version": 0}))
    stranger = tables.ENCOUNTERS.path(facts_folder, date(2020, 1, 1))
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(tables.ENCOUNTERS.path(facts_folder, TODAY).read_bytes())
    assert len(lived()) == 1, "the day of 2020 is not ours"
    assert not stranger.exists()


def test_many_changed_days_are_rebuilt_by_the_page_itself_and_too_many_wait_for_the_worker(
    cast: Cast, facts_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [search, *_] = moments()
    facts.rebuild()
    for day in range(6):
        make.encounter(search, cast.north, cast.ana, at=make.NOW + timedelta(days=day))
    monkeypatch.setattr(overlay, "LIVE_ROWS", 5)
    assert len(lived(Period(TODAY, TODAY + timedelta(days=3)))) == 4
    assert in_files(facts_folder) == 0, "four rows are read live"
    Encounter.objects.update(duration_seconds=6)
    assert len(lived()) == 6
    assert in_files(facts_folder) == 6, "six are too many: rebuilt"
    monkeypatch.setattr(overlay, "REBUILD_ROWS", 5)
    Encounter.objects.update(duration_seconds=7)
    with pytest.raises(facts.BeingPrepared):
        lived()
    facts.rebuild()
    assert {row["duration_seconds"] for row in lived()} == {7}


def test_what_was_read_live_is_read_again_only_when_something_changed(cast: Cast, django_assert_max_num_queries: Any) -> None:
    [search, *_] = moments()
    facts.rebuild()
    encounter = make.encounter(search, cast.north, cast.ana)
    assert lived()[0]["duration_seconds"] is None
    with django_assert_max_num_queries(6):
        assert lived()[0]["duration_seconds"] is None
    Encounter.objects.filter(pk=encounter.pk).update(duration_seconds=60)
    assert lived()[0]["duration_seconds"] == 60


def test_check_finds_a_file_that_is_short_changed_torn_or_left_over(cast: Cast, facts_folder: Path) -> None:
    [search, waiting, _] = moments()
    for day in range(5):
        encounter = make.encounter(search, cast.north, cast.ana, at=make.NOW + timedelta(days=day), rating=0.5)
        Dissatisfaction.objects.create(encounter=encounter, element="apathy")
    facts.rebuild()
    assert list(facts.check()) == []
    days = [TODAY + timedelta(days=day) for day in range(6)]
    place = [tables.ENCOUNTERS.path(facts_folder, day) for day in days]
    place[0].unlink()
    place[1].write_bytes(place[1].read_bytes()[:-40])
    pq.write_table(pq.read_table(place[2], partitioning=None).set_column(1, "moment_id", [[waiting.pk]]), place[2])
    place[5].parent.mkdir()
    place[5].write_bytes(place[4].read_bytes())
    tables.DISSATISFACTION.path(facts_folder, days[3]).unlink()
    found = list(facts.check())
    assert sorted((d.day, d.table, d.in_truth, d.in_file) for d in found) == [
        (days[0], "encounters", 1, 0),
        (days[1], "encounters", 1, None),
        (days[2], "encounters", 1, 1),
        (days[3], "dissatisfaction", 1, 0),
        (days[5], "encounters", 0, 1),
    ]
    assert facts.mark_dirty(found) == 5
    facts.rebuild()
    assert list(facts.check()) == []


def test_months_that_are_over_are_counted_and_read_in_place_of_their_days(cast: Cast, facts_folder: Path) -> None:
    [search, waiting, _] = moments()
    lately, before = make.NOW, make.NOW.replace(day=1) - timedelta(days=9)
    for at in (lately, before, before):
        make.encounter(search, cast.north, cast.ana, at=at, rating=0.5)
    facts.rebuild()
    month = tables.month_of(before.date())
    assert [tally.months(facts_folder) for tally in tallies.TALLIES[:2]] == [[month], [month]]
    whole = Period(month, TODAY)
    # The day file is gone: whoever still finds its two contacts has them from the sums.
    shutil.rmtree(tables.ENCOUNTERS.path(facts_folder, before.date()).parent)
    with facts.reading([whole]) as reader:
        assert look(reader, now=whole).now.total.n == 3
    with facts.reading([Period(month + timedelta(days=1), TODAY)]) as reader:
        assert look(reader, now=Period(month + timedelta(days=1), TODAY)).now.total.n == 1, "a month that the period cuts is not counted"
    # A change in the month: until the worker has been there, its days are read; afterwards they are counted again.
    facts.rebuild(periods=[whole])
    make.encounter(waiting, cast.north, cast.ana, at=before)
    with facts.reading([whole]) as reader:
        assert look(reader, now=whole).now.total.n == 4
    facts.rebuild(periods=[whole])
    assert tallies.STEPS.months(facts_folder) == []
    facts.rebuild()
    assert tallies.STEPS.months(facts_folder) == [month]


def test_check_finds_sums_that_are_not_those_of_their_days(cast: Cast, facts_folder: Path) -> None:
    [search, *_] = moments()
    before = make.NOW.replace(day=1) - timedelta(days=9)
    for at in (make.NOW, before):
        make.encounter(search, cast.north, cast.ana, at=at, rating=0.5)
    facts.rebuild()
    month = tables.month_of(before.date())
    place = tallies.STEPS.path(facts_folder, month)
    rows = pq.read_table(place)
    pq.write_table(rows.set_column(rows.schema.get_field_index("n_bitter"), "n_bitter", [[7]]), place)
    tallies.WAITS.path(facts_folder, month).write_bytes(b"torn")
    found = list(facts.check())
    assert sorted((d.day, d.table, d.in_file) for d in found) == [(month, "steps", 1), (month, "waits", None)]
    facts.mark_dirty(found)
    facts.rebuild()
    assert list(facts.check()) == []


def test_a_day_with_marks_is_no_difference(cast: Cast) -> None:
    [search, *_] = moments()
    facts.rebuild()
    make.encounter(search, cast.north, cast.ana)
    assert list(facts.check()) == []


@real_transactions
def test_the_snapshot_is_one_instant_and_marks_that_come_meanwhile_stay(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    [search, *_] = moments()
    make.encounter(search, cast.north, cast.ana)
    publish = files.publish_days

    def publish_while_somebody_records(*args: Any) -> None:
        monkeypatch.setattr(files, "publish_days", publish)
        in_another_connection(lambda: make.encounter(search, cast.south, cast.ana))
        publish(*args)

    monkeypatch.setattr(files, "publish_days", publish_while_somebody_records)
    assert facts.rebuild().rows == 1
    assert DirtyMark.objects.count() == 1
    assert len(lived()) == 2
    assert facts.rebuild().rows == 2
    assert DirtyMark.objects.count() == 0


@real_transactions
def test_a_rebuild_inside_a_transaction_is_refused(cast: Cast) -> None:
    from django.db import transaction

    moments()
    make.encounter(Moment.objects.all()[0], cast.north, cast.ana)
    with transaction.atomic(), pytest.raises(RuntimeError):
        facts.rebuild()


@real_transactions
def test_an_error_at_any_step_leaves_the_old_files_and_the_marks(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    [search, *_] = moments()
    make.encounter(search, cast.north, cast.ana)
    facts.rebuild()
    make.encounter(search, cast.north, cast.ana)
    for name in ("write_days", "publish_days"):
        with monkeypatch.context() as broken:
            broken.setattr(files, name, fail)
            with pytest.raises(OSError, match="no space"):
                facts.rebuild()
        assert DirtyMark.objects.count() == 1
        assert len(lived()) == 2
    assert facts.rebuild().rows == 2
    assert len(lived()) == 2


@real_transactions
def test_rivals_take_turns_and_end_with_the_truth(cast: Cast, facts_folder: Path) -> None:
    [search, *_] = moments()
    errors: list[BaseException] = []

    def rebuild_often() -> None:
        for _ in range(6):
            try:
                facts.rebuild()
            except BaseException as error:
                errors.append(error)

    def record_often() -> None:
        for _ in range(25):
            make.encounter(search, cast.north, cast.ana)

    threads = [threading.Thread(target=in_own_connection(work)) for work in (rebuild_often, rebuild_often, record_often)]
    for thread in threads:
        thread.start()
    try:
        while any(thread.is_alive() for thread in threads):
            before = Encounter.objects.count()
            seen = len(lived())
            assert before <= seen <= Encounter.objects.count()
    finally:
        for thread in threads:
            thread.join()
    assert errors == []
    facts.rebuild()
    assert in_files(facts_folder) == len(lived()) == 25
    assert list(facts.check()) == []


@pytest.mark.slow
@real_transactions
@pytest.mark.parametrize("step", ["_sent", "write_table", "publish_days", "replace", "commit", "uncount", "publish_month"])
def test_killed_at_any_step_nothing_is_lost_and_nothing_is_counted_twice(cast: Cast, facts_folder: Path, step: str) -> None:
    every = moments()
    for day in range(4):
        make.encounter(every[0], cast.north, cast.ana, at=make.NOW + timedelta(days=day))
    over = make.NOW.replace(day=1) - timedelta(days=9)
    make.encounter(every[0], cast.north, cast.ana, at=over)
    facts.rebuild()
    Encounter.objects.filter(day=over.date()).update(moment=every[1])
    for day in range(3):
        make.encounter(every[1], cast.north, cast.ana, at=make.NOW + timedelta(days=day))
    Encounter.objects.filter(day=TODAY + timedelta(days=3)).delete()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, step, str(facts_folder.parent), connection.settings_dict["NAME"]],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    whole = Period(over.date().replace(day=1), TODAY + timedelta(days=5))

    def looked() -> dict[int, int]:
        with facts.reading([whole]) as reader:
            return {moment: figures.n for moment, figures in look(reader, now=whole).now.moments.items()}

    assert len(lived()) == 7
    assert looked() == {every[0].pk: 3, every[1].pk: 4}
    assert (facts.rebuild().days >= 1) is (step != "publish_month"), "there the days were already done"
    assert not list((facts_folder / files.WRITING).iterdir())
    assert in_files(facts_folder) == len(lived()) == 7
    assert looked() == {every[0].pk: 3, every[1].pk: 4}
    assert tallies.STEPS.months(facts_folder) == [tables.month_of(over.date())]
    assert list(facts.check()) == []


KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
import django
step, data, name = sys.argv[1:]
django.setup()
from django.conf import settings
from django.db import connection
settings.CONF = replace(settings.CONF, data=Path(data))
connection.settings_dict["NAME"] = name
from estelar.reports import facts
from estelar.reports.facts import folder, truth
import pyarrow.parquet

def dies(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

def dies_at_the_second(work, calls=[]):
    def once(*args, **kwargs):
        calls.append(1)
        return work(*args, **kwargs) if len(calls) < 2 else dies()
    return once

if step == "_sent": truth._sent = dies_at_the_second(truth._sent)
if step == "uncount": folder.uncount = dies
if step == "publish_month": folder.publish_month = dies_at_the_second(folder.publish_month)
if step == "write_table": pyarrow.parquet.write_table = dies_at_the_second(pyarrow.parquet.write_table)
if step == "publish_days": folder.publish_days = dies_at_the_second(folder.publish_days)
if step == "replace": Path.replace = dies_at_the_second(Path.replace)
if step == "commit":
    connection.ensure_connection()
    connection._commit = dies
facts.rebuild()
"""


def fail(*_: Any, **__: Any) -> Any:
    raise OSError("no space left on device")


def in_own_connection(work: Callable[[], Any]) -> Callable[[], None]:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    return run


def in_another_connection(work: Callable[[], Any]) -> None:
    thread = threading.Thread(target=in_own_connection(work))
    thread.start()
    thread.join()
