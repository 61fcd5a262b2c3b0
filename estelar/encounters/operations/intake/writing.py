# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""Encounters into the table: DuckDB writes pieces of CSV, PostgreSQL copies them, one after the other in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import duckdb
import psycopg.errors
from django.db import connection, transaction

from estelar.encounters.models import Dissatisfaction, Encounter
from estelar.encounters.operations.intake import files
from estelar.encounters.rules.transform import COLUMNS

PIECE: Final = 100_000
"""Encounters per COPY: what a trigger sees at once, and what one round of progress is."""

_TABLE: Final = Encounter._meta.db_table
_NAMES: Final = ", ".join(COLUMNS)
_FORMAT: Final = "FROM STDIN (FORMAT csv, NULL '\\N')"


class Writer:
    """Copies straight into the table as long as nothing is there already; from the first encounter that is, through a table of its own."""

    def __init__(self) -> None:
        self.straight = True
        self.written = 0
        self.already_there = 0

    def write(self, piece: Path) -> None:
        """One piece, a CSV of COLUMNS."""
        if self.straight:
            try:
                with transaction.atomic():
                    self.written += _copy(_TABLE, piece)
            except psycopg.errors.UniqueViolation:
                self.straight = False
                with connection.cursor() as cursor:
                    cursor.execute(f"CREATE TEMPORARY TABLE intake_encounter AS SELECT {_NAMES} FROM {_TABLE} WITH NO DATA")
            else:
                return
        many = _copy("intake_encounter", piece)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {_TABLE} ({_NAMES}) SELECT {_NAMES} FROM intake_encounter "
                "ON CONFLICT (fingerprint) WHERE fingerprint IS NOT NULL DO NOTHING"
            )
            self.written += cursor.rowcount
            self.already_there += many - cursor.rowcount
            cursor.execute("TRUNCATE intake_encounter")

    def done(self) -> None:
        if not self.straight:
            with connection.cursor() as cursor:
                cursor.execute("DROP TABLE intake_encounter")


def _copy(table: str, piece: Path) -> int:
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY {table} ({_NAMES}) {_FORMAT}") as copy:
            for block in files.blocks_of(piece):
                copy.write(block)
        return int(cursor.rowcount)


def write_all(
    duck: duckdb.DuckDBPyConnection, ready: Callable[[str], str], rows: int, folder: Path, tell: Callable[[float], None]
) -> Writer:
    """Write `ready(accepted)` (a query over part of the accepted) piece by piece; the next piece is made while the last one is copied."""
    writer = Writer()
    cursor = duck.cursor()

    def make(number: int) -> Path:
        piece = folder / f"piece-{number}.csv"
        part = f"(SELECT * FROM accepted WHERE rowid >= {number * PIECE} AND rowid < {(number + 1) * PIECE})"
        cursor.execute(f"COPY ({ready(part)}) TO '{piece}' (FORMAT csv, HEADER false, NULLSTR '\\N')")
        return piece

    pieces = -(-rows // PIECE)
    with ThreadPoolExecutor(1, thread_name_prefix="intake") as ahead:
        following = ahead.submit(make, 0) if pieces else None
        for number in range(pieces):
            assert following is not None
            piece = following.result()
            following = ahead.submit(make, number + 1) if number + 1 < pieces else None
            writer.write(piece)
            piece.unlink()
            tell((number + 1) / pieces)
    writer.done()
    return writer


def write_elements(duck: duckdb.DuckDBPyConnection, elements: str, folder: Path, *, import_id: int) -> int:
    """The dissatisfaction elements of the encounters just written. `elements`: a query of fingerprint, element, evidence."""
    piece = folder / "elements.csv"
    duck.execute(f"COPY ({elements}) TO '{piece}' (FORMAT csv, HEADER false, NULLSTR '\\N')")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE intake_element (fingerprint uuid, element text, evidence text)")
        with cursor.copy(f"COPY intake_element {_FORMAT}") as copy:
            for block in files.blocks_of(piece):
                copy.write(block)
        cursor.execute(
            f"INSERT INTO {Dissatisfaction._meta.db_table} (encounter_id, element, evidence) "
            "SELECT e.id, t.element, max(t.evidence) FROM intake_element AS t "
            f"JOIN {_TABLE} AS e ON e.fingerprint = t.fingerprint AND e.file_import_id = %s GROUP BY e.id, t.element",
            [import_id],
        )
        made = int(cursor.rowcount)
        cursor.execute("DROP TABLE intake_element")
    piece.unlink()
    return made


def count_there(duck: duckdb.DuckDBPyConnection, folder: Path) -> int:
    """How many of the accepted are in the table already."""
    piece = folder / "fingerprints.csv"
    duck.execute(f"COPY (SELECT fingerprint FROM accepted) TO '{piece}' (FORMAT csv, HEADER false)")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE intake_fingerprint (fingerprint uuid)")
        with cursor.copy("COPY intake_fingerprint FROM STDIN (FORMAT csv)") as copy:
            for block in files.blocks_of(piece):
                copy.write(block)
        cursor.execute(f"SELECT count(*) FROM intake_fingerprint AS f JOIN {_TABLE} AS e ON e.fingerprint = f.fingerprint")
        found = int(cursor.fetchone()[0])
        cursor.execute("DROP TABLE intake_fingerprint")
    piece.unlink()
    return found
