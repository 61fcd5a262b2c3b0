"""What the guides tell people to write works as it stands there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from estelar.cases.models import Case
from estelar.cases.operations.importing import import_cases
from tests.cases import make
from tests.conftest import Cast

GUIDES = Path(__file__).parents[2] / "docs" / "how-to"


@pytest.mark.parametrize(("language", "kind"), [("es", "Queja"), ("en", "Grievance")])
def test_the_mapping_of_the_guide_brings_old_cases_in(cast: Cast, tmp_path: Path, language: str, kind: str) -> None:
    found = re.search(r"```toml\n(.*?)```", (GUIDES / language / "import-old-cases.md").read_text(encoding="utf-8"), re.S)
    assert found is not None
    mapping = tomllib.loads(found[1])
    cells = {"external_id": "R-1", "received": "05/10/2026", "subject": "Bache", "theme": "Vías", "kind": kind, "answered": "2026-10-20"}
    columns = mapping["columns"]
    assert columns.keys() == cells.keys()
    file = tmp_path / "casos.csv"
    file.write_text(f"{';'.join(columns.values())}\n{';'.join(cells[name] for name in columns)}\n", encoding="cp1252")
    done = import_cases(file, mapping, by=cast.robot, at=make.RECEIVED)
    assert (done.made, done.rejected) == (1, [])
    case = Case.objects.get()
    assert (case.kind, case.status, str(case.theme), case.is_late) == ("complaint", "answered", "Vías", False)
