"""`estelar analyse`: any measure over a facts folder, without Django and without a database.

The folder is an open export: whoever has it can compute every figure of the pages again.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
from rich.console import Console
from rich.table import Table as RichTable

from estelar.analytics import tables
from estelar.analytics.engine import Reader, connect
from estelar.analytics.measures.base import Measure
from estelar.analytics.measures.registry import MEASURES, measure
from estelar.analytics.scope import Period, Scope, subtree
from estelar.errors import BadInput, EstelarError
from estelar.text import Text

FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
NAMED_BY = {
    "moment_id": tables.MOMENTS,
    "previous_moment_id": tables.MOMENTS,
    "unit_id": tables.UNITS,
    "cycle_id": tables.CYCLES,
}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Labelled:
    """Rows with a column of names after each column of ids that has one (`moment_id`, `moment`)."""

    columns: list[str]
    rows: list[list[Any]]

    @classmethod
    def of(cls, rows: pa.Table, names: Mapping[str, Mapping[int, str]]) -> Labelled:
        """The finished rows of a measure with the names of moments, units and cycles."""
        found: dict[str, list[Any]] = {}
        for column in rows.column_names:
            found[column] = rows[column].to_pylist()
            if column in names:
                found[column.removesuffix("_id")] = [_name(value, names[column]) for value in found[column]]
        return cls(list(found), [list(row) for row in zip(*found.values(), strict=True)])


def _name(key: int | None, names: Mapping[int, str]) -> str | None:
    return None if key is None else names.get(key, f"#{key}")


class Failed(click.ClickException):
    """One sentence in the language of the reader, and exit code 2."""

    exit_code = 2

    def __init__(self, error: EstelarError, language: str) -> None:
        reason = getattr(error, "message", error.args[0] if error.args else "")
        super().__init__(reason.in_(language) if isinstance(reason, Text) else str(error))


@click.command("analyse", help="Compute a measure over a facts folder (no Django, no database).")
@click.argument("name", metavar="MEASURE", required=False)
@click.option("--list", "listing", is_flag=True, help="Say which measures there are.")
@click.option("--facts", type=click.Path(file_okay=False, path_type=Path), help="The facts folder.")
@click.option("--by", default="", metavar="NAMES", help="Split by: moment,unit,week,...")
@click.option("--from", "first", type=click.DateTime(["%Y-%m-%d"]), help="First local day.")
@click.option("--to", "last", type=click.DateTime(["%Y-%m-%d"]), help="Last local day (included).")
@click.option("--cycle", "cycles", type=int, multiple=True, help="Only this cycle (repeatable).")
@click.option("--moment", "moments", type=int, multiple=True, help="Only this moment (repeatable).")
@click.option("--unit", "units", type=int, multiple=True, help="Only this unit with all below it (repeatable).")
@click.option("--format", "shape", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--lang", "language", type=click.Choice(["es", "en"]), default="es", show_default=True)
@click.option("--engine", "engine_name", default="duckdb", show_default=True, help="duckdb or spark.")
@click.option("--memory", default="1GB", show_default=True, help="Memory that DuckDB may use.")
def analyse(
    name: str | None,
    listing: bool,
    facts: Path | None,
    by: str,
    first: datetime | None,
    last: datetime | None,
    cycles: tuple[int, ...],
    moments: tuple[int, ...],
    units: tuple[int, ...],
    shape: str,
    language: str,
    engine_name: str,
    memory: str,
) -> None:
    """Compute one measure and print its rows, each figure with n and interval."""
    if listing:
        click.echo(_listing(language), nl=False)
        return
    try:
        if name is None:
            raise BadInput(Text(es="Diga qué medida; `--list` dice cuáles hay.", en="Say which measure; `--list` says which there are."))
        wanted = measure(name)
        split = wanted.split([part.strip() for part in by.split(",") if part.strip()])
        period = Period(first.date() if first else FIRST, last.date() if last else LAST)
        with connect(engine_name, _folder(facts), memory=memory).open([period]) as reader:
            scope = Scope(period, cycles or None, moments or None, _with_below(reader, units))
            rows = wanted.answer(reader, by=split, scope=scope)
            names = _names(reader, rows)
    except EstelarError as error:
        raise Failed(error, language) from error
    click.echo(SHAPES[shape](wanted, Labelled.of(rows, names), language), nl=False)


def _folder(facts: Path | None) -> Path:
    if facts is None:
        raise BadInput(Text(es="Falta la carpeta de hechos: --facts CARPETA.", en="The facts folder is missing: --facts FOLDER."))
    if not facts.is_dir():
        raise BadInput(Text(es=f"No existe la carpeta de hechos {facts}.", en=f"There is no facts folder {facts}."))
    return facts


def _with_below(reader: Reader, units: Sequence[int]) -> tuple[int, ...] | None:
    if not units:
        return None
    known = reader.run(reader.facts.units).to_pylist()
    found: set[int] = set()
    for unit in units:
        below = subtree(known, unit)
        if not below:
            raise BadInput(Text(es=f"No hay una unidad {unit} en estos hechos.", en=f"There is no unit {unit} in these facts."))
        found.update(below)
    return tuple(sorted(found))


def _names(reader: Reader, rows: pa.Table) -> dict[str, dict[int, str]]:
    found = {}
    for column, table in NAMED_BY.items():
        if column in rows.column_names:
            key = "moment_id" if column == "previous_moment_id" else column
            known = reader.run(getattr(reader.facts, table.name).select(key, "name"))
            found[column] = dict(zip(known[key].to_pylist(), known["name"].to_pylist(), strict=True))
    return found


def _listing(language: str) -> str:
    lines = [f"{name}: {m.title.in_(language)}. {m.meaning.in_(language)}" for name, m in MEASURES.items()]
    return "\n".join(lines) + "\n"


def _as_table(wanted: Measure, found: Labelled, language: str) -> str:
    drawn = RichTable(title=wanted.title.in_(language), caption=f"{wanted.formula.in_(language)} ({wanted.unit.in_(language)})")
    # Ids only repeat what names say.
    shown = [n for n, column in enumerate(found.columns) if not (column.endswith("_id") and column[:-3] in found.columns)]
    for place in shown:
        numbers = all(isinstance(row[place], int | float | None) for row in found.rows)
        drawn.add_column(found.columns[place], justify="right" if numbers else "left")
    for row in found.rows:
        drawn.add_row(*(_cell(row[place]) for place in shown))
    out = StringIO()
    # A pipe has no width: wide enough then, so that nothing is cut.
    Console(file=out, width=None if os.environ.get("COLUMNS") else 160, markup=False, highlight=False).print(drawn)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _as_csv(_: Measure, found: Labelled, __: str) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(found.columns)
    writer.writerows([_safe(value) for value in row] for row in found.rows)
    return out.getvalue()


def _safe(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.

    >>> _safe("=1+1"), _safe(-0.5), _safe("Caja")
    ("'=1+1", -0.5, 'Caja')
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS) else value


def _as_json(wanted: Measure, found: Labelled, language: str) -> str:
    sheet = {
        "measure": wanted.name,
        "title": wanted.title.in_(language),
        "meaning": wanted.meaning.in_(language),
        "unit": wanted.unit.in_(language),
        "formula": wanted.formula.in_(language),
        "reference": wanted.reference,
        "rows": [dict(zip(found.columns, row, strict=True)) for row in found.rows],
    }
    return json.dumps(sheet, ensure_ascii=False, indent=2, default=str) + "\n"


SHAPES: dict[str, Callable[[Measure, Labelled, str], str]] = {
    "table": _as_table,
    "csv": _as_csv,
    "json": _as_json,
}
