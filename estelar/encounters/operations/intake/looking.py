"""Looking at an uploaded file before anything is decided: its shape, its first rows, what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from estelar.encounters.models import FileImport
from estelar.encounters.operations.intake import files, staging
from estelar.encounters.rules.mapping import FileShape
from estelar.encounters.rules.reading import Column, column_of
from estelar.errors import RuleBroken

LOOKED_AT: Final = 3000
"""Rows that are looked at: enough to recognise, quick enough to wait for."""


@dataclass(frozen=True)
class Look:
    """The beginning of a file."""

    kind: str
    shape: FileShape
    names: tuple[str, ...]
    rows: list[tuple[int, list[str]]]

    def columns(self) -> list[Column]:
        """What each column holds, by its first values."""
        return [column_of(name, [cells[i] for _n, cells in self.rows]) for i, name in enumerate(self.names)]

    def values(self, name: str) -> list[str]:
        """The different values of a column in the rows looked at, the most frequent first."""
        if name not in self.names:
            return []
        place = self.names.index(name)
        counts: dict[str, int] = {}
        for _n, cells in self.rows:
            if text := cells[place].strip():
                counts[text] = counts.get(text, 0) + 1
        return sorted(counts, key=lambda v: -counts[v])


def look(file_import: FileImport, document: Mapping[str, Any] | None = None) -> Look:
    """Look at the upload as the document's `file` (or recognition) cuts it. Raises BadInput, RuleBroken when it is gone."""
    path = files.folder() / file_import.stored_as
    if not file_import.stored_as or not path.exists():
        raise RuleBroken(_("The uploaded file is no longer kept. Upload it again."), code="upload_gone")
    given = (document or {}).get("file")
    shape = FileShape(**given) if given else None
    kind = files.kind(path)
    found, names, rows = staging.head(path, shape, rows=LOOKED_AT)
    return Look(kind, found, names, rows)


def sheets(file_import: FileImport) -> list[str]:
    """Names of the sheets, when it is a spreadsheet."""
    return staging.sheets(files.folder() / file_import.stored_as)
