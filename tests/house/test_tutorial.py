"""The tutorial's own files, taken the tutorial's way: what the page says one will read is what is there."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from estelar.cycles.operations.cycles import create_from_starter
from estelar.cycles.operations.publish import publish
from estelar.cycles.operations.services import service_called
from estelar.encounters.models import Encounter
from estelar.encounters.operations import intake
from tests import make
from tests.conftest import Cast

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "docs" / "tutorial" / "files"


@pytest.mark.parametrize(
    ("language", "unit", "worst"), [("es", "Hotel Faro", "Entra en la habitación"), ("en", "Lighthouse Hotel", "Opens the room door")]
)
def test_the_file_of_the_tutorial_says_what_the_tutorial_says(
    language: str, unit: str, worst: str, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    make.unit(unit, cast.root)
    service = service_called("Hotel", kind="basic", stage="operation", by=cast.elena, at=make.NOW)
    cycle = create_from_starter(service, starter_name="hotel-stay", language=language, by=cast.elena, at=make.NOW)
    draft = cycle.versions.get()
    publish(draft, base=draft.revision, note="1", by=cast.elena, at=make.NOW)
    document = tomllib.loads((FILES / f"hotel.{language}.toml").read_text())

    done = intake.import_file(FILES / f"hotel.{language}.csv", document, by=cast.elena, at=make.NOW)

    assert (done.rows_read, done.encounters_made, done.rows_rejected) == (160, 1007, 0)
    impressions = Counter(Encounter.objects.filter(moment__name=worst).values_list("impression", flat=True))
    assert (impressions[-1], impressions[0], impressions[1]) == (81, 69, 10)
    page = (ROOT / "docs" / "tutorial" / language / "primer-ciclo.md").read_text()
    assert worst in page
    assert unit in page
    assert all(number in page for number in ("160", "81"))
    again = intake.import_file(FILES / f"hotel.{language}.csv", document, by=cast.elena, at=make.NOW)
    assert (again.encounters_made, again.duplicates) == (0, 1007)
