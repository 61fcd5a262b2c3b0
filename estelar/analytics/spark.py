"""The Spark engine: the same expressions over the same Parquet, on a cluster, through Ibis' PySpark backend.

Optional (`pip install "estelar[spark]"`); for when one machine is outgrown and the facts lie on shared storage.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Self

import ibis
import pyarrow as pa

from estelar.analytics import tables, tallies
from estelar.analytics.engine import Live, day_files, live_rows
from estelar.analytics.scope import Facts, Period
from estelar.analytics.tables import Table
from estelar.errors import MissingPiece
from estelar.text import Text

DDL = {
    pa.date32(): "DATE",
    pa.int8(): "TINYINT",
    pa.int16(): "SMALLINT",
    pa.int32(): "INT",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.string(): "STRING",
    pa.timestamp("us"): "TIMESTAMP_NTZ",
}


class SparkEngine:
    """A Spark session on the cluster at `master`. Raises MissingPiece when PySpark or Java is not there."""

    def __init__(self, folder: Path, *, master: str = "local[*]") -> None:
        try:
            sql = import_module("pyspark.sql")
        except ImportError as absent:
            raise MissingPiece(
                Text(
                    es='Falta PySpark para el motor «spark». Instálelo con: pip install "estelar[spark]" (y Java 17).',
                    en='PySpark is missing for the "spark" engine. Install it: pip install "estelar[spark]" (and Java 17).',
                )
            ) from absent
        self.folder = folder.absolute()
        try:
            self._session = (
                sql.SparkSession.builder.appName("estelar")
                .master(master)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.execution.arrow.pyspark.enabled", "true")
                .getOrCreate()
            )
        except Exception as error:  # PySpark raises several types when Java is absent or the master does not answer
            raise MissingPiece(
                Text(
                    es=f"Spark no arranca en {master}: {error}. Revise Java 17 y la dirección del clúster.",
                    en=f"Spark does not start at {master}: {error}. Check Java 17 and the address of the cluster.",
                )
            ) from error

    def open(self, periods: Sequence[Period] | None = None, live: Live | None = None) -> SparkReader:
        """A reader for the days of `periods` (None = every day there is), with live rows over the files."""
        return SparkReader(self._session.newSession(), self.folder, periods, live or Live())

    def warm(self) -> None:
        """Run one small expression, so that workers and Ibis are loaded."""
        encounters = Facts.unbound().encounters
        with self.open([]) as reader:
            reader.run(encounters.group_by("moment_id").aggregate(n=encounters.count()))

    def close(self) -> None:
        """Stop the session."""
        self._session.stop()


class SparkReader:
    """One Spark session with the tables of a facts folder as temporary views."""

    def __init__(self, session: Any, folder: Path, periods: Sequence[Period] | None, live: Live) -> None:
        self.facts = Facts.unbound()
        self._session = session
        self._folder = folder
        self._periods = periods
        self._live = live
        self._define()
        self._backend = ibis.pyspark.connect(session)

    def run(self, expression: Any) -> pa.Table:
        """Execute an Ibis table expression and give back its rows, with the types that the expression promises."""
        try:
            rows = self._backend.to_pyarrow(expression)
        except Exception as error:
            if "FileNotFoundException" not in str(error) and "FILE_NOT_EXIST" not in str(error):
                raise
            self._define()  # a rebuild deleted or replaced a file after we listed it: list again, once
            rows = self._backend.to_pyarrow(expression)
        return rows.cast(expression.schema().to_pyarrow())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for one in (*tables.TABLES, *tallies.TALLIES):
            self._session.catalog.dropTempView(one.name)

    def _define(self) -> None:
        for table in tables.TABLES:
            rows = live_rows(table, self._periods, self._live) if table.by_day else self._live.of(table)
            schema = ", ".join(f"`{column.name}` {DDL[column.type]}" for column in table.columns)
            # From Arrow, not from Python rows: those would need the same Python on every worker.
            frame = self._session.createDataFrame(rows, schema)
            files = self._files(table)
            if files:
                reader = self._session.read.schema(schema)
                if table.by_day:
                    reader = reader.option("basePath", str(self._folder / table.name))
                names = [column.name for column in table.columns]
                frame = reader.parquet(*map(str, files)).select(*names).unionAll(frame)
            frame.createOrReplaceTempView(table.name)
        for tally in tallies.TALLIES:  # always from the facts: counting is what a cluster is for
            self._session.sql(tally.each(tally.of.name)).createOrReplaceTempView(tally.name)

    def _files(self, table: Table) -> list[Path]:
        if table.by_day:
            return day_files(self._folder, table, self._periods, without=self._live.days)
        path = table.path(self._folder)
        return [path] if path.exists() and not self._live.gives(table) else []
