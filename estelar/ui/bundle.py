"""The made scripts, styles and icons: which file carries which name."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import cast

from django.conf import settings
from django.templatetags.static import static
from django.utils.translation import gettext as _

from estelar.errors import MissingPiece

# One object: it is asked for by its hash, which a path works out once.
MANIFEST = Path(__file__).parent / "static" / "bundle" / "manifest.json"


@lru_cache(maxsize=2)
def _read(path: Path, changed: int) -> dict[str, str | frozenset[str]]:
    """`changed` is the file's time of change, where that is looked at."""
    read = cast("dict[str, str | list[str]]", json.loads(path.read_text("utf-8")))
    return {name: value if isinstance(value, str) else frozenset(value) for name, value in read.items()}


def manifest() -> dict[str, str | frozenset[str]]:
    """Name asked for -> name with its hash. Raises MissingPiece when nothing has been built.

    In debugging a new build is seen at once; else it is read once in a process, as whoever serves the files does (a page asks 300 times).
    """
    try:
        return _read(MANIFEST, MANIFEST.stat().st_mtime_ns if settings.DEBUG else 0)
    except FileNotFoundError:
        raise MissingPiece(
            _(
                "The scripts and styles have not been built ({path} is absent). Run: make run, or npm ci && npm run build in frontend/."
            ).format(path=MANIFEST)
        ) from None


def address(name: str) -> str:
    """The address of a file of the bundle: "app.js" -> "/static/bundle/app-6YNPYEYI.js"."""
    real = manifest().get(name)
    if not isinstance(real, str):
        raise MissingPiece(_("The bundle has no {name}. Run npm run build in frontend/.").format(name=name))
    return _served(real)


@lru_cache(maxsize=64)
def _served(real: str) -> str:
    return static(f"bundle/{real}")


def icon_names() -> frozenset[str]:
    """The icons that were built (frontend/icons.txt)."""
    return cast("frozenset[str]", manifest()["icons"])
