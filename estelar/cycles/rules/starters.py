"""The starter cycles that come with Estelar: complete designs to begin from, in Spanish and English."""

from __future__ import annotations

import copy
import json
from functools import lru_cache
from pathlib import Path
from typing import cast

from estelar.cycles.rules.design import Design

FOLDER = Path(__file__).parent.parent / "starters"
LANGUAGES = ("es", "en")


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The names of all starters ("bank-branch", ...)."""
    return tuple(sorted({path.name.removesuffix(".es.json") for path in FOLDER.glob("*.es.json")}))


@lru_cache(maxsize=64)
def _read(name: str, language: str) -> Design:
    return cast("Design", json.loads((FOLDER / f"{name}.{language}.json").read_text("utf-8")))


def starter(name: str, language: str) -> Design | None:
    """A starter of one's own to change; None for a name that is not there. Any language other than English is Spanish."""
    if name not in names():
        return None
    return copy.deepcopy(_read(name, "en" if language.split("-")[0] == "en" else "es"))
