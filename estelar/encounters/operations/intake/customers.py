# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""The customers that a file names: found by the strongest thing it says about them, or made; all at once, in the database.

The order is that of `customers.operations.find_or_make`: external id, document, e-mail, telephone; a weaker thing never counts against a
stronger one that differs, nor when it fits two people. A name alone finds only somebody of the same unit of whom nothing but that name is
known: the same file twice must not make the same people twice, and nobody with a document is ever taken for a namesake.
"""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import duckdb
from django.db import connection

from estelar.customers import rules as customer_rules
from estelar.customers.models import Customer
from estelar.encounters.models import FileImport, ImportedCustomer
from estelar.encounters.rules.mapping import CUSTOMER_FIELDS

_TABLE: Final = Customer._meta.db_table
_WANTED: Final = "intake_customer"
_KEYS: Final = ("external_id", "document_key", "email_key", "phone_key")
_ALIVE: Final = "c.merged_into_id IS NULL AND c.erased_at IS NULL"
_BATCH: Final = 50_000
_MANY: Final = 1_000  # from here on, tables are joined whole


def settle(duck: duckdb.DuckDBPyConnection, accepted: str, folder: Path, *, file_import: FileImport, at: datetime) -> tuple[int, int]:
    """Fill the DuckDB table found_customer (customer_key, customer_id). Returns how many were found and how many made."""
    _send(duck, accepted)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) > {_MANY} FROM {_WANTED}")
        if cursor.fetchone()[0]:
            # The planner's figures on customers may be older than a file that brought thousands: row by row it would take minutes.
            cursor.execute("SET LOCAL enable_nestloop = off")
        for level, key in enumerate(_KEYS):
            _find(cursor, key)
            for weaker in _KEYS[level + 1 :]:
                _find(cursor, weaker, only=f"t.{key} <> ''")
            _make(cursor, key, f"t.{key}", file_import, at)
            _find(cursor, key)  # what somebody else made meanwhile
        cursor.execute(
            f"UPDATE {_WANTED} AS t SET customer_id = c.id FROM {_TABLE} AS c WHERE t.customer_id IS NULL AND c.name_key = t.name_key "
            f"AND c.unit_id = t.unit_id AND c.external_id = '' AND c.document_key = '' AND c.email_key = '' AND c.phone_key = '' "
            f"AND {_ALIVE}"
        )
        _make(cursor, "name_key", "t.name_key || '/' || t.unit_id", file_import, at)
        cursor.execute(f"SELECT count(DISTINCT customer_id) FROM {_WANTED}")
        all_of_them: int = cursor.fetchone()[0]
        made = ImportedCustomer.objects.filter(file_import=file_import).count()
        back = folder / "customers.csv"
        with back.open("wb") as file, cursor.copy(f"COPY (SELECT key, customer_id FROM {_WANTED}) TO STDOUT (FORMAT csv)") as copy:
            for block in copy:
                file.write(block)
        cursor.execute(f"DROP TABLE {_WANTED}")
        cursor.execute("SET LOCAL enable_nestloop = on")
    duck.execute(
        "CREATE TABLE found_customer AS SELECT CAST(k AS UHUGEINT) AS customer_key, i AS customer_id "
        "FROM read_csv(?, auto_detect = false, header = false, columns = {'k': 'VARCHAR', 'i': 'BIGINT'})",
        [str(back)],
    )
    back.unlink()
    return all_of_them - made, made


def _send(duck: duckdb.DuckDBPyConnection, accepted: str) -> None:
    columns = ["key", "unit_id", *CUSTOMER_FIELDS, "document_key", "email_key", "phone_key", "name_key"]
    texts = ", ".join(f"{c} text NOT NULL" for c in columns if c not in {"key", "unit_id"})
    values = ", ".join(f"coalesce(arg_min(c_{f}, n), '')" for f in CUSTOMER_FIELDS)
    wanted = duck.cursor().execute(
        f"SELECT CAST(customer_key AS VARCHAR), arg_min(unit_id, n), {values} FROM {accepted} "
        "WHERE customer_key IS NOT NULL GROUP BY customer_key ORDER BY min(n)"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {_WANTED}")
        cursor.execute(
            f"CREATE TEMPORARY TABLE {_WANTED} ("
            f"place bigint GENERATED ALWAYS AS IDENTITY, key text, unit_id bigint, {texts}, customer_id bigint)"
        )
        with cursor.copy(f"COPY {_WANTED} ({', '.join(columns)}) FROM STDIN (FORMAT csv)") as copy:
            while rows := wanted.fetchmany(_BATCH):
                text = io.StringIO(newline="")
                writer = csv.writer(text, quoting=csv.QUOTE_NOTNULL)
                for key, unit, external_id, document, email, phone, name in rows:
                    keys = (
                        customer_rules.document_key(document),
                        customer_rules.email_key(email),
                        customer_rules.phone_key(phone),
                        customer_rules.name_key(name),
                    )
                    writer.writerow((key, unit, external_id, document, email, phone, name, *keys))
                copy.write(text.getvalue().encode())
        cursor.execute(f"CREATE INDEX ON {_WANTED} (external_id)")
        cursor.execute(f"ANALYZE {_WANTED}")


def _find(cursor: Any, key: str, only: str = "true") -> None:
    """Those who have this key and fit exactly one person who does not contradict (`customers.rules.AGREES`)."""
    agrees = "".join(f" AND (t.{k} = '' OR p.{k} = '' OR t.{k} = p.{k})" for k in customer_rules.AGREES.get(key, ()))
    cursor.execute(
        f"UPDATE {_WANTED} AS t SET customer_id = m.id FROM (SELECT t.place, min(p.id) AS id FROM {_WANTED} AS t "
        f"JOIN {_TABLE} AS c ON c.{key} = t.{key} AND c.{key} <> '' AND c.erased_at IS NULL "
        f"JOIN {_TABLE} AS p ON p.id = coalesce(c.merged_into_id, c.id) AND p.erased_at IS NULL "
        f"WHERE t.customer_id IS NULL AND t.{key} <> '' AND {only}{agrees} "
        "GROUP BY t.place HAVING count(DISTINCT p.id) = 1) AS m WHERE m.place = t.place"
    )


def _make(cursor: Any, key: str, group: str, file_import: FileImport, at: datetime) -> None:
    """One new customer per distinct `group` of those who have this key and were not found."""
    fields = (*CUSTOMER_FIELDS, "document_key", "email_key", "phone_key", "name_key")
    picked = ", ".join(f"(array_agg(t.{f} ORDER BY t.{f} = '', t.place))[1] AS {f}" for f in fields)
    cursor.execute(
        f"WITH new AS (SELECT {group} AS g, min(t.unit_id) AS unit_id, {picked} FROM {_WANTED} AS t "
        f"WHERE t.customer_id IS NULL AND t.{key} <> '' GROUP BY {group}), "
        f"numbered AS (SELECT *, nextval(pg_get_serial_sequence('{_TABLE}', 'id')) AS id FROM new), "
        f"made AS (INSERT INTO {_TABLE} (id, unit_id, {', '.join(fields)}, created_at) "
        f"SELECT id, unit_id, {', '.join(fields)}, %s FROM numbered "
        "ON CONFLICT DO NOTHING RETURNING id), "
        f"kept AS (INSERT INTO {ImportedCustomer._meta.db_table} (file_import_id, customer_id) SELECT %s, id FROM made) "
        f"UPDATE {_WANTED} AS t SET customer_id = made.id FROM numbered JOIN made USING (id) "
        f"WHERE t.customer_id IS NULL AND t.{key} <> '' AND {group} = numbered.g",
        [at, file_import.pk],
    )
