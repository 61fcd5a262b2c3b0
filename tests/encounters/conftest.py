"""A folder of uploads of its own for every test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(autouse=True)
def _own_uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
