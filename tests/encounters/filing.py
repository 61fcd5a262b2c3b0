"""Files for the tests of the intake: a mapping in a line, an upload in a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from estelar.encounters.models import FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files
from estelar.people.models import Person


def long_mapping(**changes: Any) -> dict[str, Any]:
    """One encounter per row: fecha, momento, sede, nota."""
    return {
        "schema": "estelar.mapping/1",
        "source": "encuesta",
        "form": "long",
        "cycle": "Consulta externa",
        "when": {"columns": ["fecha"], "orders": ["dmy"]},
        "moment": {"column": "momento"},
        "unit": {"column": "sede"},
        "rating": {"column": "nota", "scale": "1-5"},
    } | changes


def csv_bytes(rows: Sequence[Sequence[Any]], *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A CSV of these rows, the first one the names."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def upload(data: bytes, mapping: Mapping[str, Any], *, by: Person, at: datetime, name: str = "contactos.csv") -> FileImport:
    """An uploaded file with its mapping."""
    made = intake.upload([data], file_name=name, by=by, at=at)
    intake.set_mapping(made, mapping)
    return made


def brought(data: bytes, mapping: Mapping[str, Any], *, by: Person, at: datetime) -> FileImport:
    """An uploaded file that has been imported."""
    made = upload(data, mapping, by=by, at=at)
    intake.run(made, by=by, at=at)
    return made


def rejected_rows(one: FileImport) -> list[dict[str, str]]:
    """The file of the rejected rows as a person opens it."""
    path = Path(files.folder() / one.rejected_as)
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        file.seek(0)
        return list(csv.DictReader(file, delimiter=";" if ";" in first else ","))
