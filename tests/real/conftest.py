"""Real files of other organisations lie outside the project (`ESTELAR_REAL_DATA`, else ../shared/data)."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(os.environ.get("ESTELAR_REAL_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))


@pytest.fixture
def real_file() -> Callable[[str], Path]:
    """The path of a real file; skips the test when it is not there."""

    def found(name: str) -> Path:
        path = FOLDER / name
        if not path.exists():
            pytest.skip(
                f"The real file {name} is not in {FOLDER}: set ESTELAR_REAL_DATA to the folder of the shared data to run this test."
            )
        return path

    return found


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Uploads and facts of this test lie in its temporary folder."""
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
