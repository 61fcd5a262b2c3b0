"""Facts that are already counted: what pages ask again and again, summed once for each month that is over.

A tally is a table like the others, with one difference: a month that lies whole in a period that is read, and of which no day changed
since, comes from one small file of sums; all other days come from the facts themselves, where each row counts as a group of its own.
Whoever adds up the sums gets the same figures from either. Measured on 20 M encounters of 730 days, see docs/explanation/scale.md.

The rows of a counted month carry its first day as `day`: ask for the whole periods of the reader, or for nothing narrower than they are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from estelar.analytics import tables
from estelar.analytics.tables import Column, Table
from estelar.text import Text

if TYPE_CHECKING:
    from estelar.analytics.scope import Period  # which writes measures on tallies, too

_SQL = {pa.int64(): "BIGINT", pa.float64(): "DOUBLE"}


@dataclass(frozen=True)
class Tally:
    """Sums over the rows of a fact table, by the columns that are no sums."""

    table: Table
    of: Table
    sums: Mapping[str, str]
    """For each sum, what one row adds to it, as SQL."""

    @property
    def name(self) -> str:
        """Its name as a table."""
        return self.table.name

    def each(self, source: str) -> str:
        """SQL: the rows of `source` (a query over the facts), each as a group of its own."""
        return f"SELECT {', '.join(self._column(column) for column in self.table.columns)} FROM ({source}) AS facts"  # noqa: S608

    def counted(self, source: str, month: date) -> str:
        """SQL: the sums over the rows of `source`, all of one month."""
        keys = ", ".join(self._keys)
        sums = ", ".join(f"CAST(sum({name}) AS {_SQL[self._type(name)]}) AS {name}" for name in self.sums)
        return (
            f"SELECT DATE '{month.isoformat()}' AS day, {keys}, {sums} FROM ({self.each(source)}) AS each GROUP BY {keys} ORDER BY {keys}"  # noqa: S608
        )

    def path(self, folder: Path, month: date) -> Path:
        """Where the sums of a month lie in the facts folder."""
        return folder / self.name / f"{month:%Y-%m}.parquet"

    def months(self, folder: Path) -> list[date]:
        """The months (their first days) that are counted."""
        try:
            names = os.listdir(folder / self.name)  # noqa: PTH208 - names are all we need
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(month for name in names if (month := _month_of(name)) is not None)

    def within(self, folder: Path, periods: Sequence[Period] | None, without: Iterable[date]) -> list[date]:
        """The counted months that lie whole in one of `periods` and have none of the days `without`."""
        if not periods:
            return []
        changed = {tables.month_of(day) for day in without}
        return [
            month
            for month in self.months(folder)
            if month not in changed and any(period.first <= month and last_of(month) <= period.last for period in periods)
        ]

    @property
    def _keys(self) -> list[str]:
        return [column.name for column in self.table.columns if column.name not in self.sums and column.name != "day"]

    def _column(self, column: Column) -> str:
        adds = self.sums.get(column.name)
        return column.name if adds is None else f"CAST({adds} AS {_SQL[column.type]}) AS {column.name}"

    def _type(self, name: str) -> pa.DataType:
        return self.table.schema.field(name).type


def last_of(month: date) -> date:
    """The last day of the month that begins on a day.

    >>> last_of(date(2028, 2, 1)).isoformat()
    '2028-02-29'
    """
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def days_of(months: Iterable[date]) -> set[date]:
    """All days of these months."""
    return {month + timedelta(days=n) for month in months for n in range((last_of(month) - month).days + 1)}


def _month_of(name: str) -> date | None:
    try:
        return date.fromisoformat(f"{name.removesuffix('.parquet')}-01") if name.endswith(".parquet") else None
    except ValueError:
        return None


def _sum(name: str, es: str, en: str, kind: pa.DataType | None = None, unit: str = "") -> Column:
    return Column(name, kind or pa.int64(), Text(es=es, en=en), unit)


_ENCOUNTER = {column.name: column for column in tables.ENCOUNTERS.columns}
_NAMED = {column.name: column for column in tables.DISSATISFACTION.columns}

STEPS = Tally(
    table=Table(
        name="steps",
        by_day=False,
        meaning=Text(
            es="Los encuentros contados por momento, momento anterior, unidad y semana.",
            en="The encounters counted by moment, moment before, unit and week.",
        ),
        columns=(
            *(_ENCOUNTER[name] for name in ("day", "cycle_id", "moment_id", "unit_id", "previous_moment_id", "week")),
            _sum("n", "Encuentros.", "Encounters."),
            _sum("steps", "Los que pertenecen a una visita.", "Those that belong to a visit."),
            _sum("n_rated", "Los que tienen calificación.", "Those with a rating."),
            _sum("n_satisfied", "Los satisfechos.", "The satisfied ones."),
            _sum("rating_sum", "Suma de las calificaciones.", "Sum of the ratings.", pa.float64()),
            _sum("rating_squares", "Suma de sus cuadrados.", "Sum of their squares.", pa.float64()),
            _sum("n_impression", "Los que tienen impresión.", "Those with an impression."),
            _sum("n_stellar", "Los estelares.", "The stellar ones."),
            _sum("n_bitter", "Los amargos.", "The bitter ones."),
        ),
    ),
    of=tables.ENCOUNTERS,
    sums={
        "n": "1",
        "steps": "visit_key IS NOT NULL",
        "n_rated": "rating IS NOT NULL",
        "n_satisfied": "coalesce(satisfied, false)",
        "rating_sum": "coalesce(rating, 0)",
        "rating_squares": "coalesce(rating * rating, 0)",
        "n_impression": "impression IS NOT NULL",
        "n_stellar": "coalesce(impression = 1, false)",
        "n_bitter": "coalesce(impression = -1, false)",
    },
)
WAITS = Tally(
    table=Table(
        name="waits",
        by_day=False,
        meaning=Text(
            es="Las esperas medidas, contadas por momento, unidad y segundos.",
            en="The measured waits, counted by moment, unit and seconds.",
        ),
        columns=(
            *(_ENCOUNTER[name] for name in ("day", "cycle_id", "moment_id", "unit_id", "wait_seconds")),
            _sum("n", "Encuentros.", "Encounters."),
        ),
    ),
    of=tables.ENCOUNTERS,
    sums={"n": "1"},
)
NAMED = Tally(
    table=Table(
        name="named",
        by_day=False,
        meaning=Text(
            es="Los elementos de insatisfacción, contados por momento y unidad.",
            en="The elements of dissatisfaction, counted by moment and unit.",
        ),
        columns=(
            *(_NAMED[name] for name in ("day", "cycle_id", "moment_id", "unit_id", "element")),
            _sum("n", "Veces nombrado.", "Times named."),
        ),
    ),
    of=tables.DISSATISFACTION,
    sums={"n": "1"},
)
TALLIES = (STEPS, WAITS, NAMED)
