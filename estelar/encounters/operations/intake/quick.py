# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""The quick way to stage a CSV: DuckDB reads it whole, four times as fast, when nothing about the file is odd.

Anything odd (another encoding than UTF-8, NUL bytes, blank lines, rows of uneven width, misplaced quotation marks) is left to the careful
way, which explains row by row. Both give the same rows (tested with random files).
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Final

import duckdb
import pyarrow.parquet as pq

from estelar.encounters.operations.intake import files
from estelar.encounters.rules import reading
from estelar.encounters.rules.mapping import FileShape

# What Unicode calls white space, so that DuckDB trims what Python trims.
_SPACES: Final = "".join(map(chr, (*range(9, 14), 28, 29, 30, 31, 32, 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288)))
_LONGEST_LINE: Final = 1 << 20


def duck(database: str = ":memory:", *, spill: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A DuckDB with little memory, which spills to `spill`."""
    connection = duckdb.connect(database)
    connection.execute("SET memory_limit = '700MB'; SET threads = 2; SET TimeZone = 'UTC'; SET enable_progress_bar = false")
    if spill is not None:
        connection.execute(f"SET temp_directory = '{spill}'")
    return connection


def clean_sql(text: str) -> str:
    """SQL: the text without the spaces around it; null when nothing is left."""
    # Trimming a list of characters is slow: only a value whose first or last character is no plain letter, figure or sign goes that way.
    odd = f"{text}[1] <= ' ' OR {text}[-1] <= ' ' OR {text}[1] > '~' OR {text}[-1] > '~'"
    return f"nullif(CASE WHEN {odd} THEN trim({text}, '{_SPACES}') ELSE {text} END, '')"


def _even_file(path: Path) -> bool:
    """One pass over the bytes: is this plain UTF-8 in lines of sensible length, without blank lines, NULs or old Mac line ends?"""
    rest, tail = 0, b"\n"
    for block in files.blocks_of(path):
        seam = tail + block
        if b"\0" in block or b"\n\n" in seam or b"\n\r\n" in seam or seam.count(b"\r") != seam.count(b"\r\n") + seam.endswith(b"\r"):
            return False
        first = block.find(b"\n")
        if (rest + (first if first >= 0 else len(block))) > _LONGEST_LINE:
            return False
        rest = rest + len(block) if first < 0 else len(block) - block.rfind(b"\n") - 1
        if rest > _LONGEST_LINE:
            return False
        tail = block[-2:]
    return True


def stage(path: Path, shape: FileShape, target: Path) -> tuple[tuple[str, ...], int] | None:
    """Names and number of rows of the staged file; None when the careful way must take over (nothing is left behind then)."""
    if files.kind(path) != "text" or shape.encoding not in {"utf-8", "utf-8-sig"} or not _even_file(path):
        return None
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            reader = csv.reader(file, delimiter=shape.delimiter, quotechar=shape.quote or None, strict=True)
            for _unused in range(max(1, shape.header)):
                first = next(reader)
            lines = reader.line_num
        except (csv.Error, StopIteration, UnicodeError):
            return None
    if lines != max(1, shape.header) or not all(c.strip() for c in first[-1:]):
        return None
    names = tuple(reading.column_names(first)) if shape.header else tuple(f"#{i}" for i in range(1, len(first) + 1))
    mark = (shape.quote or '"').encode()
    # DuckDB forgives spaces around quotation marks, the careful way takes them as they stand
    edge, between = re.escape(mark), b"([\r\n]|" + re.escape(shape.delimiter.encode()) + b")"
    loose = re.compile(edge + b"[ \t]+(" + between + b"|$)|" + between + b"[ \t]+" + edge)
    quotes, lines, tail = False, 0, b""
    for block in files.blocks_of(path):
        quotes, lines = quotes or mark in block, lines + block.count(b"\n")
        if quotes and loose.search(tail + block):
            return None
        tail = block[-200:]
    with path.open("rb") as raw:
        raw.seek(-1, 2)
        lines += raw.read(1) != b"\n"
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(names)))
    options = (
        f"auto_detect = false, columns = {{{columns}}}, delim = {_text(shape.delimiter)}, quote = {_text(shape.quote)}, "
        f"escape = {_text(shape.quote)}, header = false, skip = {shape.header}, strict_mode = true, null_padding = false, "
        f"parallel = {str(not quotes).lower()}, max_line_size = {2 * _LONGEST_LINE}"
    )
    cells = ", ".join(f"{clean_sql(f'c{i}')} AS c{i}" for i in range(len(names)))
    blank = " AND ".join(f"c{i} IS NULL" for i in range(len(names)))
    meta = json.dumps(names).replace("'", "''")
    with duck(spill=target.parent) as connection:
        try:
            # DuckDB drops a record that never ends without a word: so every line must be found again
            inside = (
                " + ".join(f"coalesce(length(c{i}) - length(replace(c{i}, chr(10), '')), 0)" for i in range(len(names))) if quotes else "0"
            )
            counted = f"SELECT count(*) + coalesce(sum({inside}), 0) FROM read_csv(?, {options})"
            [[found]] = connection.execute(counted, [str(path)]).fetchall()
            if found + shape.header != lines:
                return None
            connection.execute(
                f"COPY (SELECT * FROM (SELECT row_number() OVER () + {shape.header} AS n, CAST(NULL AS VARCHAR) AS bad, {cells} "
                f"FROM read_csv(?, {options})) WHERE NOT ({blank})) TO '{target}' "
                f"(FORMAT parquet, COMPRESSION snappy, KV_METADATA {{names: '{meta}'}})",
                [str(path)],
            )
        except duckdb.Error:
            target.unlink(missing_ok=True)
            return None
    return names, pq.ParquetFile(target).metadata.num_rows


def _text(raw: str) -> str:
    return "'" + raw.replace("'", "''") + "'"
