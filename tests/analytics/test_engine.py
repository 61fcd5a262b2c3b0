from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estelar.analytics import engine as engines
from estelar.analytics import tables
from estelar.analytics.engine import DuckEngine, Live, Memory, connect, day_files
from estelar.analytics.measures.registry import measure
from estelar.analytics.scope import Period, Scope, subtree
from estelar.errors import BadInput, MissingPiece
from tests.analytics import facts
from tests.analytics.facts import LAST_WEEK, TODAY, lived, write

WEEK = Period(LAST_WEEK[-1], TODAY)


def seen(reader: Any) -> Counter[tuple[Any, ...]]:
    rows = reader.run(reader.facts.encounters)
    return Counter(tuple(row.values()) for row in rows.to_pylist())


def count(reader: Any) -> int:
    found = reader.run(reader.facts.encounters.count().name("n").as_table())
    return int(found["n"][0].as_py())


def open_folder(folder: Path) -> DuckEngine:
    return DuckEngine(folder, memory="200MB", threads=1)


def test_a_folder_that_does_not_exist_yet_reads_as_typed_empty_tables(tmp_path: Path) -> None:
    with open_folder(tmp_path / "nothing").open() as reader:
        for table in tables.TABLES:
            rows = reader.run(getattr(reader.facts, table.name))
            assert rows.num_rows == 0
            assert rows.schema.types == [column.type for column in table.columns]


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    rows = [lived(wait_seconds=3, rating=0.5, visit_key=2**40), lived(day=TODAY - timedelta(days=1))]
    write(tmp_path, tables.ENCOUNTERS, rows)
    with open_folder(tmp_path).open() as reader:
        assert seen(reader) == Counter(tuple(row.values()) for row in tables.ENCOUNTERS.arrow(rows).to_pylist())


def test_only_the_files_of_the_period_are_opened(tmp_path: Path) -> None:
    write(tmp_path, tables.ENCOUNTERS, [lived(day=day) for day in LAST_WEEK])
    (tmp_path / "encounters" / "day=soon").mkdir()
    two_days = Period(TODAY - timedelta(days=1), TODAY)
    assert [path.parent.name for path in day_files(tmp_path, tables.ENCOUNTERS, [two_days])] == ["day=2026-11-21", "day=2026-11-22"]
    assert len(day_files(tmp_path, tables.ENCOUNTERS, None)) == 7
    assert len(day_files(tmp_path, tables.ENCOUNTERS, [Period(TODAY - timedelta(days=9999), TODAY)], without=[TODAY])) == 6
    with open_folder(tmp_path).open([two_days]) as reader:
        assert count(reader) == 2


@settings(deadline=None, max_examples=25)
@given(facts.encounters, st.sets(st.sampled_from(LAST_WEEK)), facts.encounters)
def test_clean_days_from_files_and_dirty_days_from_live_rows_equal_the_truth(
    old: list[dict[str, Any]], dirty: set[Any], new: list[dict[str, Any]]
) -> None:
    live = [row for row in new if row["day"] in dirty]
    truth = [row for row in old if row["day"] not in dirty] + live
    with TemporaryDirectory() as name:
        write(Path(name), tables.ENCOUNTERS, old)
        overlay = Live(days=frozenset(dirty), encounters=tables.ENCOUNTERS.arrow(live))
        with open_folder(Path(name)).open([WEEK], overlay) as reader:
            assert seen(reader) == Counter(tuple(row.values()) for row in tables.ENCOUNTERS.arrow(truth).to_pylist())


def test_live_rows_outside_the_periods_do_not_count(tmp_path: Path) -> None:
    live = Live(days=frozenset(LAST_WEEK), encounters=tables.ENCOUNTERS.arrow([lived(day=day) for day in LAST_WEEK]))
    with open_folder(tmp_path).open([Period(TODAY, TODAY)], live) as reader:
        assert count(reader) == 1


def test_a_live_row_of_a_day_that_is_not_dirty_is_refused_as_it_would_count_twice() -> None:
    with pytest.raises(ValueError, match="not named as dirty"):
        Live(days=frozenset(), encounters=tables.ENCOUNTERS.arrow([lived()]))


def test_a_dimension_that_is_handed_in_replaces_its_file(tmp_path: Path) -> None:
    facts.write_dimensions(tmp_path)
    with open_folder(tmp_path).open(live=Live(units=tables.UNITS.arrow([{"unit_id": 9, "path": "/9/", "name": "Sur"}]))) as reader:
        assert reader.run(reader.facts.units)["name"].to_pylist() == ["Sur"]
        assert reader.run(reader.facts.moments).num_rows == 3


def test_a_file_that_is_replaced_is_read_anew_by_an_open_reader(tmp_path: Path) -> None:
    write(tmp_path, tables.ENCOUNTERS, [lived()])
    with open_folder(tmp_path).open() as reader:
        assert count(reader) == 1
        write(tmp_path, tables.ENCOUNTERS, [lived()] * 3)
        assert count(reader) == 3


def test_a_file_that_vanishes_between_listing_and_reading_does_not_break_the_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, tables.ENCOUNTERS, [lived(day=day) for day in LAST_WEEK])
    listings: list[list[Path]] = []

    def listing_then_losing_a_file(*arguments: Any, **more: Any) -> list[Path]:
        files = day_files(*arguments, **more)
        if not listings:
            files[3].unlink()
            files[3].parent.rmdir()
        listings.append(files)
        return files

    monkeypatch.setattr(engines, "day_files", listing_then_losing_a_file)
    with open_folder(tmp_path).open() as reader:
        assert count(reader) == 6
    assert len(listings) == 2


def test_a_folder_that_cannot_be_read_says_which_and_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "day_files", lambda *_, **__: [tmp_path / "day=2026-11-22" / "gone.parquet"])
    with open_folder(tmp_path).open() as reader, pytest.raises(BadInput, match="reconstrúyala"):
        count(reader)


def test_a_broken_file_and_a_file_of_other_columns_say_that_the_folder_must_be_rebuilt(tmp_path: Path) -> None:
    path = tables.ENCOUNTERS.path(tmp_path, TODAY)
    path.parent.mkdir(parents=True)
    with open_folder(tmp_path).open() as reader:
        path.write_bytes(b"not parquet at all, but long enough")
        with pytest.raises(BadInput, match="reconstrúyala"):
            count(reader)
        pq.write_table(pa.table({"other": [1]}), path)
        with pytest.raises(BadInput, match="reconstrúyala"):
            count(reader)


def test_limits_that_duckdb_does_not_accept_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no acepta sus límites"):
        connect("duckdb", tmp_path, memory="plenty")


def test_too_little_memory_says_so(tmp_path: Path) -> None:
    rows = [lived(customer_key=n, visit_key=n) for n in range(60_000)]
    write(tmp_path, tables.ENCOUNTERS, rows)
    with DuckEngine(tmp_path, memory="1MB", threads=1).open() as reader:
        t = reader.facts.encounters
        each = t.group_by("customer_key", "visit_key").aggregate(n=t.count())
        with pytest.raises(MissingPiece, match="memoria permitida"):
            reader.run(each)


def test_many_threads_read_at_once_while_days_are_rewritten(tmp_path: Path) -> None:
    write(tmp_path, tables.ENCOUNTERS, [lived(day=day) for day in LAST_WEEK])
    engine = open_folder(tmp_path)
    engine.warm()

    def read(_: int) -> int:
        with engine.open([WEEK]) as reader:
            return count(reader)

    with ThreadPoolExecutor(6) as pool:
        reads = pool.map(read, range(24))
        for _ in range(10):
            write(tmp_path, tables.ENCOUNTERS, [lived(day=day) for day in LAST_WEEK])
        assert set(reads) == {7}
    engine.close()


def test_the_engine_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    (tmp_path / "facts").mkdir()
    with open_folder(tmp_path / "facts").open() as reader, pytest.raises(duckdb.Error):
        reader._cursor.sql(f"SELECT * FROM read_csv('{tmp_path / 'secret.csv'}')").fetchall()


def test_a_folder_with_an_apostrophe_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "l'hôpital"
    write(folder, tables.ENCOUNTERS, [lived()])
    with open_folder(folder).open() as reader:
        assert count(reader) == 1


def test_a_folder_with_wildcards_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no puede llevar los signos"):
        connect("duckdb", tmp_path / "facts[1]")


def test_an_engine_of_another_name_is_refused() -> None:
    with pytest.raises(BadInput, match="use duckdb o spark"):
        connect("oracle", Path("facts"))


def test_spark_without_pyspark_says_how_to_get_it() -> None:
    try:
        import pyspark  # noqa: F401
    except ImportError:
        with pytest.raises(MissingPiece, match="pip install"):
            connect("spark", Path("facts"))


def test_a_table_joined_with_itself_and_a_with_clause_of_ibis_work(tmp_path: Path) -> None:
    write(tmp_path, tables.ENCOUNTERS, [lived(), lived(moment_id=2)])
    with open_folder(tmp_path).open() as reader:
        t = reader.facts.encounters
        by_moment = t.group_by("moment_id").aggregate(n=t.count())
        both = by_moment.join(by_moment.view(), "moment_id")
        assert reader.run(both).num_rows == 2


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="termina"):
        Period(TODAY, TODAY - timedelta(days=1))


def test_an_empty_list_of_units_means_none_and_no_list_means_all() -> None:
    reader = Memory({"encounters": [lived(), lived(unit_id=2)]})
    for units, expected in [((), 0), (None, 2), ((2,), 1)]:
        within = reader.facts.within(Scope(units=units)).encounters
        assert reader.run(within).num_rows == expected


def test_a_subtree_is_a_unit_with_all_below_it() -> None:
    assert subtree(facts.UNITS, 1) == (1, 2)
    assert subtree(facts.UNITS, 3) == ()


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(KeyError, match="no column colour"):
        tables.ENCOUNTERS.arrow([lived(colour="red")])


def test_every_column_is_explained_in_both_languages() -> None:
    for table in tables.TABLES:
        assert len(set(table.schema.names)) == len(table.columns)
        for column in table.columns:
            assert column.meaning.es.endswith(".")
            assert column.meaning.en.endswith(".")


def test_shares_of_a_period_do_not_count_the_other_days_that_the_reader_has_open(tmp_path: Path) -> None:
    # DuckDB 2.0.0 lost the filter on the day in windows over the whole, when files of more days were open
    days = [TODAY - timedelta(days=n) for n in range(20)]
    write(tmp_path, tables.ENCOUNTERS, [lived(day=day, moment_id=2, previous_moment_id=1, visit_key=n) for n, day in enumerate(days)])
    write(
        tmp_path, tables.DISSATISFACTION, [{"day": day, "cycle_id": 1, "moment_id": 2, "unit_id": 1, "element": "apathy"} for day in days]
    )
    two_days = Period(TODAY - timedelta(days=1), TODAY)
    with open_folder(tmp_path).open() as reader:
        for name in ("flow", "dissatisfaction"):
            rows = measure(name).answer(reader, scope=Scope(days=two_days)).to_pylist()
            assert [(row["count"], row["n"]) for row in rows] == [(2, 2)]
