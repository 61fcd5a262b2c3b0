"""Fact rows as they stand in PostgreSQL, as Arrow tables with the columns of `analytics.tables`.

The rebuild of the files and the live reading of changed days use these same functions, so that a day looks the same from
either side. PostgreSQL sends lines of text in chunks of a few thousand (measured: twice as fast as COPY, whose every row
costs a round through Python), Arrow reads them, DuckDB makes the pseudonyms and the order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from threading import Lock
from typing import Any

import duckdb
import psycopg
import pyarrow as pa
from django.db import connection, transaction
from pyarrow import csv

from estelar.analytics import tables
from estelar.cycles.models import Moment
from estelar.people.models import Organisation

SPANNING, SEEN = "facts_spanning", "facts_seen"
"""Temporary tables of one rebuild."""
LINES = 2_000
"""How many rows PostgreSQL glues into one value."""

# The moment before, in the same visit: within a day by a window; for the first of a day by its index, looked up in earlier days ({spans}:
# where that may find something).
# `x.day + 0` keeps the planner from walking the index on days backwards.
_LIVED = """
SELECT ROW(0, e.day, m.cycle_id, e.moment_id,
    CASE WHEN e.visit IS NULL THEN NULL WHEN e.place > 1 THEN e.before
    WHEN {spans} THEN (SELECT x.moment_id FROM encounters_encounter AS x WHERE x.visit = e.visit AND x.day < e.day
          ORDER BY x.day + 0 DESC, x.occurred_at DESC, x.id DESC LIMIT 1) END,
    e.unit_id, e.served_by_id, e.customer_id, e.visit, translate(e.channel, E'\\\\\\n\\r', '/  '),
    e.occurred_at AT TIME ZONE 'UTC', date_part('hour', e.occurred_at AT TIME ZONE %(zone)s)::int,
    e.wait_seconds, e.duration_seconds, e.rating, e.satisfied, e.promoter, e.impression, nullif(e.impression_source, ''),
    e.rule_version, translate(e.source, E'\\\\\\n\\r', '/  '), 0)::text AS line
FROM (
    SELECT *, lag(moment_id) OVER journey AS before, row_number() OVER journey AS place
    FROM encounters_encounter WHERE day = ANY(%(days)s)
    WINDOW journey AS (PARTITION BY visit, day ORDER BY occurred_at, id)
) AS e JOIN cycles_moment AS m ON m.id = e.moment_id
"""
_FELT = """
SELECT ROW(0, e.day, m.cycle_id, e.moment_id, e.unit_id, d.element, 0)::text AS line
FROM encounters_dissatisfaction AS d
JOIN encounters_encounter AS e ON e.id = d.encounter_id
JOIN cycles_moment AS m ON m.id = e.moment_id
WHERE e.day = ANY(%(days)s)
"""
_GLUED = """
SELECT convert_to(string_agg(line, E'\n'), 'UTF8')
FROM (SELECT line, row_number() OVER () / {lines} AS chunk FROM ({query}) AS l) AS n GROUP BY chunk
"""

_LIVED_SENT: dict[str, pa.DataType] = {
    "open": pa.string(), "day": pa.date32(), "cycle_id": pa.int32(), "moment_id": pa.int32(), "previous_moment_id": pa.int32(),
    "unit_id": pa.int32(), "person": pa.string(), "customer": pa.string(), "visit": pa.string(), "channel": pa.string(),
    "occurred_at": pa.timestamp("us"), "hour": pa.int8(), "wait_seconds": pa.int32(), "duration_seconds": pa.int32(),
    "rating": pa.float64(), "satisfied": pa.bool_(), "promoter": pa.int8(), "impression": pa.int8(), "impression_source": pa.string(),
    "rule_version": pa.int16(), "source": pa.string(), "close": pa.string(),
}  # fmt: skip
_FELT_SENT: dict[str, pa.DataType] = {
    "open": pa.string(), "day": pa.date32(), "cycle_id": pa.int32(), "moment_id": pa.int32(), "unit_id": pa.int32(), "element": pa.string(),
    "close": pa.string(),
}  # fmt: skip


def _pseudonym(column: str) -> str:
    # SHA-256 over secret, kind and id, cut to 64 bits and moved into the signed range: without the secret nobody goes back by trying ids.
    digest = f"left(sha256($secret || '{column}' || {column}), 16)"
    return f"CASE WHEN {column} IS NOT NULL THEN (('0x' || {digest})::UBIGINT::HUGEINT - 9223372036854775808)::BIGINT END"


_MADE = {
    "person_key": _pseudonym("person"),
    "customer_key": _pseudonym("customer"),
    "visit_key": _pseudonym("visit"),
    "week": "date_trunc('week', day)::DATE",
    "month": "date_trunc('month', day)::DATE",
}


@contextmanager
def snapshot() -> Iterator[None]:
    """One REPEATABLE READ transaction: everything inside sees the same instant. Refused inside another transaction.

    (A test that runs in a transaction of its own is let in: there is nobody else to see.)
    """
    with transaction.atomic(durable=True):
        if not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL work_mem = '64MB'")
        yield


def facts_secret(organisation: Organisation) -> str:
    """The key of the pseudonyms. Raises ValueError when the organisation has none: unkeyed pseudonyms would be no secret."""
    if len(organisation.facts_secret) < 32:
        raise ValueError("The organisation has no facts_secret; it is made with Organisation.current().")
    return organisation.facts_secret


@dataclass(frozen=True)
class Sent:
    """Rows as PostgreSQL sent them; `tables()` makes them into Arrow, which needs no database and may happen in another thread."""

    lived: bytes
    felt: bytes
    secret: str

    def tables(self) -> dict[str, pa.Table]:
        """Encounters and dissatisfaction elements by the names of their tables, sorted by day, unit and moment."""
        return {
            tables.ENCOUNTERS.name: _made(tables.ENCOUNTERS, _parsed(self.lived, _LIVED_SENT), self.secret),
            tables.DISSATISFACTION.name: _made(tables.DISSATISFACTION, _parsed(self.felt, _FELT_SENT), self.secret),
        }


@contextmanager
def spanning_visits() -> Iterator[None]:
    """For reading very many days: find once which visits span several days, and look earlier moments up for those only.

    (Looking up each visit costs 20 microseconds when its index fits into memory, and ten times as much when it does not.) What changes
    after this moment is not in the list, so whoever reads with it must leave the marks that came later: `SEEN` holds those that were there.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {SPANNING}, {SEEN}")
    with snapshot(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE {SEEN} AS SELECT id FROM encounters_dirtymark")  # noqa: S608
        cursor.execute(
            f"CREATE TEMP TABLE {SPANNING} AS SELECT visit FROM encounters_encounter WHERE visit IS NOT NULL "  # noqa: S608
            "GROUP BY visit HAVING min(day) < max(day)"
        )
        cursor.execute(f"CREATE INDEX ON {SPANNING} (visit); ANALYZE {SPANNING}; CREATE INDEX ON {SEEN} (id); ANALYZE {SEEN}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {SPANNING}, {SEEN}")


def read(days: Sequence[date], organisation: Organisation, *, wide: bool = False) -> Sent:
    """All fact rows of `days`, in the snapshot of the present transaction; `wide` only inside `spanning_visits`."""
    values = {"days": list(days), "zone": organisation.time_zone}
    spans = f"EXISTS (SELECT 1 FROM {SPANNING} AS s WHERE s.visit = e.visit)" if wide else "true"  # noqa: S608
    lived = _sent(_LIVED.replace("{spans}", spans), values)
    return Sent(lived=lived, felt=_sent(_FELT, values), secret=facts_secret(organisation))


def moments() -> pa.Table:
    """Every moment of every cycle with its standard, as it is now."""
    names = ("moment_id", "cycle_id", "position", "name", "wait_standard_seconds", "wait_standard_share", "critical")
    rows = Moment.objects.order_by("id").values_list(
        "id", "cycle_id", "position", "name", "wait_standard_seconds", "wait_standard_share", "critical_reason"
    )
    return tables.MOMENTS.arrow(dict(zip(names, (*row[:-1], bool(row[-1])), strict=True)) for row in rows)


def _sent(query: str, values: dict[str, Any]) -> bytes:
    connection.ensure_connection()
    assert connection.connection is not None
    # psycopg's own cursor: Django's wrapper knows no binary results, and a text one would send every byte twice.
    with psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(_GLUED.format(lines=LINES, query=query), values, binary=True)
        return b"\n".join(row[0] for row in cursor.fetchall())


def _parsed(data: bytes, types: dict[str, pa.DataType]) -> pa.Table:
    if not data:
        return pa.table({name: pa.array([], kind) for name, kind in types.items()})
    return csv.read_csv(
        pa.BufferReader(data),
        read_options=csv.ReadOptions(column_names=list(types)),
        convert_options=csv.ConvertOptions(
            column_types=types,
            null_values=[""],
            true_values=["t"],
            false_values=["f"],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


@cache
def _duck() -> tuple[duckdb.DuckDBPyConnection, Lock]:
    own: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": "500MB",
        "threads": 2,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    database = duckdb.connect(":memory:", config=own)
    database.execute("SET enable_external_access = false")
    return database, Lock()


def _made(table: tables.Table, sent: pa.Table, secret: str) -> pa.Table:
    columns = ", ".join(f"{_MADE.get(name, name)} AS {name}" for name in table.schema.names)
    database, lock = _duck()
    with lock:
        cursor = database.cursor()
    try:
        cursor.register("sent", sent)
        query = f"SELECT {columns} FROM sent ORDER BY day, unit_id, moment_id"  # noqa: S608  # only names of `tables`
        rows = cursor.sql(query, params={"secret": secret} if "$secret" in columns else None).to_arrow_table()
    finally:
        cursor.close()
    return rows.cast(table.empty().schema)


def person_keys(ids: Sequence[int], organisation: Organisation) -> dict[int, int]:
    """The pseudonyms of persons, to find one's people in the facts again."""
    database, lock = _duck()
    with lock:
        cursor = database.cursor()
    try:
        cursor.register("sent", pa.table({"person": pa.array([str(one) for one in ids], pa.string())}))
        rows = cursor.execute(f"SELECT person, {_pseudonym('person')} FROM sent", {"secret": facts_secret(organisation)}).fetchall()  # noqa: S608
    finally:
        cursor.close()
    return {int(one): key for one, key in rows}
