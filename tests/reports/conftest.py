"""A facts folder of its own for every test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def facts_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The facts of this test lie in its temporary folder."""
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    return tmp_path / "facts"
