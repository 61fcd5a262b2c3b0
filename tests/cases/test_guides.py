"""What the guides tell people to write works as it stands there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import polib
import pytest

from estelar.cases.models import Case
from estelar.cases.operations.importing import import_cases
from tests.cases import make
from tests.conftest import Cast

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs" / "how-to"
OF_CASES = (
    "switch-on-complaints", "answer-a-case", "keep-mail", "explain-a-deadline", "hand-over-evidence", "import-old-cases",
)  # fmt: skip
BOLD = re.compile(r"(\A|\n)?\*\*(.+?)\*\*")
"""Bold at the beginning of a paragraph says what it is about; any other names something on the screen."""


def on_screen(language: str) -> set[str]:
    """Every text of the pages, without the marks at its end and without capitals."""
    entries = [entry for path in ROOT.glob("estelar/*/locale/es/LC_MESSAGES/django.po") for entry in polib.pofile(str(path))]
    if language == "en":
        texts = [entry.msgid for entry in entries]
    else:
        texts = [text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())]
    return {text.rstrip(".").lower() for text in texts}


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_guides_call_things_as_the_pages_do(language: str) -> None:
    shown = on_screen(language)
    strange = [
        f"{name}: {one}"
        for name in OF_CASES
        for start, bold in BOLD.findall((GUIDES / language / f"{name}.md").read_text(encoding="utf-8"))
        for one in bold.split(" → ")
        if not start and one.lower() not in shown
    ]
    assert strange == []


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
