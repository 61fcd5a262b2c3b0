# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""A file of any kind becomes one Parquet file of texts (n, c0, c1, ...; `bad` says why a row cannot be cut into cells), read as a stream.

`n` is the row as a person counts in the file: a spreadsheet's own number, and in a CSV the row of names is row 1. Blank rows count, and are
left out. Spaces around a value are taken off; an empty value is null; no other text ever becomes null.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.utils.translation import gettext as _

from estelar.encounters.operations.intake import files, quick
from estelar.encounters.rules import reading
from estelar.encounters.rules.mapping import FileShape
from estelar.errors import BadInput

LONGEST_LINE: Final = 1 << 20
"""Bytes; a longer line is no row of a table."""

MOST_COLUMNS: Final = 2000
BATCH: Final = 20_000
SAMPLE: Final = 256 * 1024

type Told = Callable[[float], None]


@dataclass(frozen=True)
class Staged:
    """The staged file: names of the columns in order (column i is c<i>), rows without the blank ones, and how it was cut."""

    path: Path
    names: tuple[str, ...]
    rows: int
    shape: FileShape

    def column(self, name: str) -> str:
        """The staged name of a column. Raises BadInput with the names there are."""
        if name not in self.names:
            known = ", ".join(f"“{n}”" for n in self.names[:30])
            raise BadInput(
                _("The file has no column “%(name)s”. Its columns are: %(known)s.") % {"name": name, "known": known},
                column=name,
                code="no_column",
            )
        return f"c{self.names.index(name)}"


def recognise(path: Path, given: FileShape | None = None) -> tuple[str, FileShape]:
    """The kind of the file and its shape: what `given` leaves open is recognised. A byte order mark always wins."""
    shape = given or FileShape()
    kind = files.kind(path)
    if kind == "sheet" and given is None:
        first = [cells for _n, cells, _bad in itertools.islice(_sheet_rows(path, ""), 50)]
        return kind, replace(shape, header=max(1, reading.header_row(first)))
    if kind not in {"text", "gzip"}:
        return kind, shape
    with files.opened(path) as file:
        head = file.read(SAMPLE)
    with files.opened(path) as file:
        marked = any(head.startswith(mark) for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = reading.encoding_of(iter(lambda: file.read(files.BLOCK), b"")) if marked or not shape.encoding else shape.encoding
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise BadInput(
            _("There is no encoding “%(name)s”: use utf-8, cp1252 or latin-1.") % {"name": encoding}, code="encoding_unknown"
        ) from error
    text = codecs.getincrementaldecoder(encoding)("replace").decode(head)
    layout = reading.layout_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    return kind, replace(
        shape,
        encoding=encoding,
        delimiter=shape.delimiter or layout.delimiter,
        header=shape.header if given is not None else layout.header,
    )


def sheets(path: Path) -> list[str]:
    """Names of the sheets of a spreadsheet."""
    return list(_workbook(path).sheet_names)


def head(path: Path, given: FileShape | None = None, *, rows: int = 2000) -> tuple[FileShape, tuple[str, ...], list[tuple[int, list[str]]]]:
    """Shape, names and the first rows of a file, with their numbers: what the pages show before anything is decided."""
    kind, shape = recognise(path, given)
    if kind == "parquet":
        with quick.duck() as duck:
            names, cast = _parquet_columns(duck, path)
            found = duck.execute(f"SELECT {cast} FROM read_parquet(?) LIMIT {rows}", [str(path)]).fetchall()
        return shape, names, [(i, ["" if c is None else c for c in r]) for i, r in enumerate(found, start=1)]
    source = _sheet_rows(path, shape.sheet) if kind == "sheet" else _text_rows(path, shape)
    names, body = _named(source, shape.header)
    taken = itertools.islice(body, rows)
    return shape, names, [(n, cells) for n, cells, bad in taken if not bad]


def stage(path: Path, target: Path, given: FileShape | None = None, *, tell: Told = lambda _done: None) -> Staged:
    """Read the whole file into `target`. Raises BadInput with the row for what cannot be read at all; `tell` hears the share read (0-1)."""
    kind, shape = recognise(path, given)
    partial = target.with_suffix(".partial")
    try:
        if kind == "parquet":
            names, rows = _stage_parquet(path, partial)
        elif kind == "sheet":
            names, rows = _stage_rows(_sheet_rows(path, shape.sheet), shape.header, partial)
        else:
            names, rows = quick.stage(path, shape, partial) or stage_carefully(path, shape, partial, tell)
        if not rows:
            raise BadInput(_("The file has the names of its columns and no rows. Export it again with its data."), code="header_only")
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return Staged(target, names, rows, shape)


def stage_carefully(path: Path, shape: FileShape, target: Path, tell: Told = lambda _done: None) -> tuple[tuple[str, ...], int]:
    """A text file row by row, so that every row which cannot be cut is kept and explained. Returns names and number of rows."""
    return _stage_rows(_text_rows(path, shape, tell), shape.header, target)


def staged(target: Path, shape: FileShape) -> Staged | None:
    """What was staged before, when it is still there."""
    if not target.exists():
        return None
    about = pq.ParquetFile(target)
    names = tuple(json.loads(about.schema_arrow.metadata[b"names"]))
    return Staged(target, names, about.metadata.num_rows, shape)


# Rows of any source: number, cells, and why they cannot be cut ("")
type Row = tuple[int, list[str], str]


class _Guard(io.RawIOBase):
    """Bytes on their way to the decoder: refuses a line without end before it fills the memory."""

    def __init__(self, file: Any, tell: Told, size: int) -> None:
        self.file, self.hear, self.size = file, tell, size
        self.seen, self.line, self.open_bytes = 0, 1, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        block = self.file.read(len(buffer))
        last = max(block.rfind(b"\n"), block.rfind(b"\r"))
        if last < 0:
            self.open_bytes += len(block)
            if self.open_bytes > LONGEST_LINE:
                raise BadInput(
                    _("Row %(row)s is longer than %(limit)s KB: this is not a table, or its rows do not end. Check how it was exported.")
                    % {"row": self.line, "limit": LONGEST_LINE // 1024},
                    row=self.line,
                    code="line_too_long",
                )
        else:
            self.line += block.count(b"\n") or block.count(b"\r")
            self.open_bytes = len(block) - last - 1
        self.seen += len(block)
        if self.size:
            self.hear(min(1.0, self.seen / self.size))
        buffer[: len(block)] = block
        return len(block)


def _text_rows(path: Path, shape: FileShape, tell: Told = lambda _done: None) -> Iterator[Row]:
    with files.opened(path) as file:
        packed = isinstance(file, files.Unpacked)
        guard = _Guard(file, tell, 0 if packed else path.stat().st_size)
        text = io.TextIOWrapper(io.BufferedReader(guard, files.BLOCK // 8), encoding=shape.encoding, errors="strict", newline="")
        if shape.quote:
            reader = csv.reader(text, delimiter=shape.delimiter, quotechar=shape.quote, strict=True)
        else:
            reader = csv.reader(text, delimiter=shape.delimiter, quoting=csv.QUOTE_NONE)
        number = 0
        while True:
            number += 1
            try:
                yield number, next(reader), ""
            except StopIteration:
                return
            except csv.Error as error:
                if "field larger" in str(error):
                    raise BadInput(
                        _("Row %(row)s has a value longer than %(limit)s KB. A quotation mark that is never closed does this.")
                        % {"row": number, "limit": csv.field_size_limit() // 1024},
                        row=number,
                        code="value_too_long",
                    ) from error
                yield number, [], _("a quotation mark stands where it cannot be, or is never closed")
            except UnicodeError as error:
                raise _wrong_encoding(path, shape.encoding, number) from error


def _wrong_encoding(path: Path, encoding: str, row: int) -> BadInput:
    """Where exactly the bytes stop being of this encoding."""
    decoder, line, place = codecs.getincrementaldecoder(encoding)("strict"), 1, 0
    with files.opened(path) as file:
        while block := file.read(files.BLOCK):
            try:
                decoder.decode(block)
            except UnicodeDecodeError as error:
                within = max(0, error.start - (len(error.object) - len(block)))
                line, place = line + block[:within].count(b"\n"), place + within
                break
            line, place = line + block.count(b"\n"), place + len(block)
    return BadInput(
        _("Line %(line)s (byte %(place)s) is not written in %(encoding)s. Choose another encoding; Spanish spreadsheets often use cp1252.")
        % {"line": line, "place": place + 1, "encoding": encoding.upper()},
        row=row,
        code="wrong_encoding",
    )


def _workbook(path: Path) -> Any:
    import python_calamine  # only here: most files are text

    try:
        return python_calamine.CalamineWorkbook.from_path(str(path))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise BadInput(
            _("The spreadsheet is damaged or has a password. Open it, save it again and bring that one."), code="damaged"
        ) from error


def _sheet_rows(path: Path, sheet: str) -> Iterator[Row]:
    book = _workbook(path)
    if sheet and sheet not in book.sheet_names:
        raise BadInput(
            _("The spreadsheet has no sheet “%(name)s”. Its sheets are: %(known)s.")
            % {"name": sheet, "known": ", ".join(book.sheet_names)},
            code="no_sheet",
        )
    name = sheet or book.sheet_names[0]
    for number, cells in enumerate(book.get_sheet_by_name(name).iter_rows(), start=1):
        yield number, [_cell(c) for c in cells], ""


def _cell(value: Any) -> str:
    """A spreadsheet's value as text: whole numbers without a point, and a mark on those it has rounded."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if value.is_integer():
            return f"{reading.INEXACT if abs(value) >= 2**53 else ''}{int(value)}"
        return repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _named(source: Iterator[Row], header: int) -> tuple[tuple[str, ...], Iterator[Row]]:
    """The names of the columns and the rows below them, blank ones left out."""
    if header == 0:
        first = next(source, None)
        if first is None:
            raise BadInput(_("The file is empty."), code="empty_file")
        names = [f"#{i}" for i in range(1, len(first[1]) + 1)]
        source = itertools.chain([first], source)
    else:
        found = next((row for row in source if row[0] >= header), None)
        if found is None:
            raise BadInput(
                _("The names of the columns should be in row %(row)s, but the file is shorter.") % {"row": header},
                row=header,
                code="no_header",
            )
        if found[2]:
            raise BadInput(
                _("Row %(row)s, with the names of the columns, cannot be read: %(why)s.") % {"row": header, "why": found[2]},
                row=header,
                code="no_header",
            )
        cells = found[1]
        while cells and not cells[-1].strip():
            cells.pop()
        names = reading.column_names(cells)
    if not names or len(names) > MOST_COLUMNS:
        raise BadInput(
            _("The file has %(many)s columns; it must have between 1 and %(most)s. Check the delimiter and the row of the names.")
            % {"many": len(names), "most": MOST_COLUMNS},
            code="columns",
        )
    return tuple(names), _even(source, len(names))


def _even(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """Rows of exactly `width` cells. One with other cells than names is kept, and says so; blank ones go."""
    for number, cells, bad in rows:
        if len(cells) != width and not bad:
            if not any(c.strip() for c in cells):
                continue
            if len(cells) < width or any(c.strip() for c in cells[width:]):
                bad = _("it has %(found)s values and there are %(names)s columns") % {"found": len(cells), "names": width}
            cells = (cells + [""] * width)[:width]
        elif bad:
            cells = (cells + [""] * width)[:width]
        yield number, cells, bad


def _stage_rows(source: Iterator[Row], header: int, target: Path) -> tuple[tuple[str, ...], int]:
    names, body = _named(source, header)
    schema = pa.schema(
        [pa.field("n", pa.int64()), pa.field("bad", pa.string()), *(pa.field(f"c{i}", pa.string()) for i in range(len(names)))],
        metadata={b"names": json.dumps(names).encode()},
    )
    total = 0
    with pq.ParquetWriter(target, schema, compression="zstd", compression_level=1) as writer:
        while batch := list(itertools.islice(body, BATCH)):
            numbers, cells, bads = zip(*batch, strict=True)
            columns = [_clean(column) for column in zip(*cells, strict=True)]
            blank = columns[0].is_null()
            for column in columns[1:]:
                blank = pc.and_(blank, column.is_null())
            bad = pa.array([b or None for b in bads], pa.string())
            table = pa.Table.from_arrays([pa.array(numbers, pa.int64()), bad, *columns], schema=schema)
            table = table.filter(pc.or_(pc.invert(blank), bad.is_valid()))
            total += table.num_rows
            writer.write_table(table)
    return names, total


def _clean(column: Sequence[str]) -> Any:
    """Texts without the spaces around them; empty is null; a NUL byte becomes its sign, so that the row can be refused."""
    texts = pa.array(column, pa.string())
    if pc.any(pc.match_substring(texts, "\0")).as_py():
        texts = pc.replace_substring(texts, "\0", reading.NUL_SIGN)
    texts = pc.utf8_trim_whitespace(texts)
    return pc.if_else(pc.equal(texts, ""), None, texts)


def _parquet_columns(duck: duckdb.DuckDBPyConnection, path: Path) -> tuple[tuple[str, ...], str]:
    """Names, and the list of columns cast to text (whole numbers keep all their figures)."""
    try:
        described = duck.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    except duckdb.Error as error:
        raise BadInput(_("The Parquet file is damaged. Export it again."), code="damaged") from error
    if len(described) > MOST_COLUMNS:
        raise BadInput(_("The file has more than %(most)s columns.") % {"most": MOST_COLUMNS}, code="columns")
    casts = []
    for name, kind, *_rest in described:
        quoted = '"' + name.replace('"', '""') + '"'
        text = f"CAST({quoted} AS VARCHAR)"
        if kind in {"FLOAT", "DOUBLE"}:
            text = f"regexp_replace({text}, '\\.0$', '')"
        elif kind == "BLOB":
            text = f"TRY(decode({quoted}))"
        casts.append(quick.clean_sql(f"replace({text}, chr(0), '{reading.NUL_SIGN}')"))
    names = tuple(reading.column_names([name for name, *_rest in described]))
    return names, ", ".join(f"{text} AS c{i}" for i, text in enumerate(casts))


def _stage_parquet(path: Path, target: Path) -> tuple[tuple[str, ...], int]:
    with quick.duck() as duck:
        names, cast = _parquet_columns(duck, path)
        meta = json.dumps(names).replace("'", "''")
        try:
            duck.execute(
                f"COPY (SELECT CAST(file_row_number + 1 AS BIGINT) AS n, CAST(NULL AS VARCHAR) AS bad, {cast} "
                f"FROM read_parquet(?, file_row_number = true)) TO '{target}' (FORMAT parquet, KV_METADATA {{names: '{meta}'}})",
                [str(path)],
            )
        except duckdb.Error as error:
            raise BadInput(_("The Parquet file is damaged. Export it again."), code="damaged") from error
    return names, pq.ParquetFile(target).metadata.num_rows
