"""The fact tables and dimensions: every column with its type, unit and meaning.

The single source of truth for the writer (`reports.facts`), for the readers (`engine`), and for the reference page.
Change a column here and both sides follow; raise `VERSION` when old files can no longer be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from estelar.text import Text

VERSION = 1
"""The version of this schema; a facts folder written under another version is rebuilt."""

ELEMENTS = (
    "apathy",
    "brush_off",
    "coldness",
    "superiority",
    "robotism",
    "rule_book",
    "evasion",
    "broken_promise",
    "misinformation",
    "long_wait",
    "lack_of_communication",
)
"""The eleven codes of dissatisfaction elements that a fact may carry."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its Arrow type, its unit ("" when it has none), its meaning, and whether it may be empty."""

    name: str
    type: pa.DataType
    meaning: Text
    unit: str = ""
    null: bool = False


@dataclass(frozen=True)
class Table:
    """One table of the facts folder; `by_day` tables are partitioned by the local day, the others are one file."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    by_day: bool

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema that a reader sees (with `day`)."""
        return pa.schema([pa.field(c.name, c.type, nullable=c.null) for c in self.columns])

    @cached_property
    def file_schema(self) -> pa.Schema:
        """The Arrow schema inside one Parquet file: `day` lives in the folder name, not in the file."""
        return pa.schema([field for field in self.schema if not (self.by_day and field.name == "day")])

    @cached_property
    def ibis_schema(self) -> Any:
        """The Ibis schema (every column nullable, as files from elsewhere may be)."""
        return ibis.Schema.from_pyarrow(pa.schema([pa.field(c.name, c.type) for c in self.columns]))

    def unbound(self) -> Any:
        """An Ibis table without data, named as this table: what measures are written on."""
        return ibis.table(self.ibis_schema, name=self.name)

    def empty(self) -> pa.Table:
        """No rows, every column typed."""
        return pa.table({c.name: pa.array([], c.type) for c in self.columns})

    def arrow(self, rows: Iterable[Row]) -> pa.Table:
        """Rows (dicts) as a typed Arrow table; columns left out are null, `week` and `month` come from `day`.

        Raises KeyError for a column that this table does not have.

        >>> ENCOUNTERS.arrow([{"day": date(2026, 11, 22), "moment_id": 3}]).column("week").to_pylist()
        [datetime.date(2026, 11, 16)]
        """
        names = {c.name for c in self.columns}
        filled = []
        for row in rows:
            if unknown := set(row) - names:
                raise KeyError(f"{self.name} has no column {', '.join(sorted(unknown))}")
            day = row.get("day")
            own = {"week": week_of(day), "month": month_of(day)} if day and "week" in names else {}
            filled.append(own | dict(row))
        return pa.table({c.name: pa.array([row.get(c.name) for row in filled], c.type) for c in self.columns})

    def path(self, folder: Path, day: date | None = None) -> Path:
        """Where the Parquet file of one day (or of a whole dimension) lies in the facts folder."""
        if not self.by_day:
            return folder / f"{self.name}.parquet"
        if day is None:
            raise ValueError(f"{self.name} has one file a day: say which day")
        return folder / self.name / f"day={day.isoformat()}" / "part.parquet"


def week_of(day: date) -> date:
    """The Monday of the week of a day.

    >>> week_of(date(2026, 11, 22)).isoformat()
    '2026-11-16'
    """
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


_DAY = Column(
    "day",
    pa.date32(),
    Text(
        es="Día local de la organización; partición de la carpeta. Se filtra siempre por él, nunca por occurred_at.",
        en="Local day of the organisation; partition of the folder. Always filter on it, never on occurred_at.",
    ),
)
_CYCLE = Column("cycle_id", pa.int32(), Text(es="Ciclo de servicio.", en="Service cycle."))
_MOMENT = Column("moment_id", pa.int32(), Text(es="Momento de la verdad.", en="Moment of truth."))
_UNIT = Column("unit_id", pa.int32(), Text(es="Unidad donde ocurrió.", en="Unit where it happened."))

ENCOUNTERS = Table(
    name="encounters",
    by_day=True,
    meaning=Text(
        es="Un momento de la verdad vivido por un cliente, una fila por encuentro; ordenado por unidad y momento.",
        en="A moment of truth lived by a customer, one row per encounter; sorted by unit and moment.",
    ),
    columns=(
        _DAY,
        _CYCLE,
        _MOMENT,
        Column(
            "previous_moment_id",
            pa.int32(),
            Text(
                es="Momento del encuentro anterior de la misma visita; vacío si es el primero o no hay visita.",
                en="Moment of the encounter before this one in the same visit; empty when first, or without visit.",
            ),
            null=True,
        ),
        _UNIT,
        Column(
            "person_key",
            pa.int64(),
            Text(es="Seudónimo de quien atendió.", en="Pseudonym of who served."),
            null=True,
        ),
        Column("customer_key", pa.int64(), Text(es="Seudónimo del cliente.", en="Pseudonym of the customer."), null=True),
        Column("visit_key", pa.int64(), Text(es="Visita a la que pertenece.", en="Visit it belongs to."), null=True),
        Column("channel", pa.string(), Text(es="Canal de atención.", en="Channel of service.")),
        Column(
            "occurred_at",
            pa.timestamp("us"),
            Text(es="Instante en que ocurrió, en UTC.", en="Instant when it happened, in UTC."),
            unit="UTC",
        ),
        Column(
            "hour",
            pa.int8(),
            Text(es="Hora local en que ocurrió.", en="Local hour when it happened."),
            unit="0-23",
        ),
        Column("week", pa.date32(), Text(es="Lunes de la semana local.", en="Monday of the local week.")),
        Column("month", pa.date32(), Text(es="Primer día del mes local.", en="First day of the local month.")),
        Column(
            "wait_seconds",
            pa.int32(),
            Text(es="Espera antes de ser atendido.", en="Wait before being served."),
            unit="s",
            null=True,
        ),
        Column(
            "duration_seconds",
            pa.int32(),
            Text(es="Duración de la atención.", en="Duration of the service."),
            unit="s",
            null=True,
        ),
        Column(
            "rating",
            pa.float64(),
            Text(
                es="Calificación del cliente llevada a 0..1 (0 = lo peor de su escala, 1 = lo mejor).",
                en="The customer's rating brought to 0..1 (0 = worst of its scale, 1 = best).",
            ),
            unit="0-1",
            null=True,
        ),
        Column(
            "satisfied",
            pa.bool_(),
            Text(
                es="La calificación está en las dos casillas altas de su escala; vacío sin calificación.",
                en="The rating is in the top two boxes of its scale; empty without a rating.",
            ),
            null=True,
        ),
        Column(
            "promoter",
            pa.int8(),
            Text(
                es="+1 promotor, 0 pasivo, -1 detractor; solo en calificaciones de 0 a 10.",
                en="+1 promoter, 0 passive, -1 detractor; only for ratings from 0 to 10.",
            ),
            null=True,
        ),
        Column(
            "impression",
            pa.int8(),
            Text(es="+1 estelar, 0 neutral, -1 amargo.", en="+1 stellar, 0 neutral, -1 bitter."),
            null=True,
        ),
        Column(
            "impression_source",
            pa.string(),
            Text(
                es="De dónde viene la impresión: customer (cliente), staff (personal) o rating (calificación).",
                en="Where the impression comes from: customer, staff or rating.",
            ),
            null=True,
        ),
        Column(
            "rule_version",
            pa.int16(),
            Text(
                es="Versión de la regla que decidió la impresión.",
                en="Version of the rule that decided the impression.",
            ),
            null=True,
        ),
        Column("source", pa.string(), Text(es="Por dónde llegó el registro.", en="How the record arrived.")),
    ),
)

DISSATISFACTION = Table(
    name="dissatisfaction",
    by_day=True,
    meaning=Text(
        es="Un elemento de insatisfacción de un encuentro, una fila por encuentro y elemento.",
        en="One element of dissatisfaction of an encounter, one row per encounter and element.",
    ),
    columns=(
        _DAY,
        _CYCLE,
        _MOMENT,
        _UNIT,
        Column(
            "element",
            pa.string(),
            Text(
                es="Código del elemento: " + ", ".join(ELEMENTS) + ".",
                en="Code of the element: " + ", ".join(ELEMENTS) + ".",
            ),
        ),
    ),
)

MOMENTS = Table(
    name="moments",
    by_day=False,
    meaning=Text(es="Los momentos de cada ciclo.", en="The moments of each cycle."),
    columns=(
        _MOMENT,
        _CYCLE,
        Column("position", pa.int32(), Text(es="Orden en el ciclo.", en="Order in the cycle.")),
        Column("name", pa.string(), Text(es="Nombre del momento.", en="Name of the moment.")),
        Column(
            "wait_standard_seconds",
            pa.int32(),
            Text(es="Espera máxima según el estándar.", en="Longest wait that the standard allows."),
            unit="s",
            null=True,
        ),
        Column(
            "wait_standard_share",
            pa.float64(),
            Text(
                es="Parte de los encuentros que debe cumplir el estándar.",
                en="Share of the encounters that must meet the standard.",
            ),
            unit="0-1",
            null=True,
        ),
        Column(
            "critical",
            pa.bool_(),
            Text(es="Declarado crítico por quien diseñó el ciclo.", en="Declared critical by who designed the cycle."),
        ),
    ),
)

UNITS = Table(
    name="units",
    by_day=False,
    meaning=Text(es="Las unidades de la organización.", en="The units of the organisation."),
    columns=(
        _UNIT,
        Column("parent_id", pa.int32(), Text(es="Unidad superior.", en="Unit above."), null=True),
        Column(
            "path",
            pa.string(),
            Text(es='Camino desde la raíz, "/1/4/".', en='Path from the root, "/1/4/".'),
        ),
        Column("name", pa.string(), Text(es="Nombre de la unidad.", en="Name of the unit.")),
    ),
)

CYCLES = Table(
    name="cycles",
    by_day=False,
    meaning=Text(es="Los ciclos de servicio.", en="The service cycles."),
    columns=(_CYCLE, Column("name", pa.string(), Text(es="Nombre del ciclo.", en="Name of the cycle."))),
)

FACTS = (ENCOUNTERS, DISSATISFACTION)
DIMENSIONS = (MOMENTS, UNITS, CYCLES)
TABLES = FACTS + DIMENSIONS
