"""The messages of others, where they are; and the sixty of our own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("ESTELAR_REAL_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
SPANISH = Path(__file__).parent / "spanish"
KIND_OF = {"carta": "letter", "respuesta": "letter", "auto": "auto_reply", "rebote": "bounce", "lista": "list"}
"""What the names of our own say that they are."""

# Two people forward a bounce ("Fwd: Returned mail ..."), which is a letter; the folder "not" holds what is no bounce.
PEOPLE_AMONG_BOUNCES = {"not/is-not-bounce-01.eml", "not/is-not-bounce-02.eml", "bsd/lhost-sendmail-14.eml", "err/make-test-36.eml"}


def spanish() -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(SPANISH.glob("*.eml"))}


def of(name: str) -> dict[str, bytes]:
    """The messages of a folder of real data; a test that needs one is skipped, in so many words, where it is absent."""
    folder = FOLDER / name
    if not folder.exists():
        pytest.skip(f"The real mail {name} is not in {FOLDER}: set ESTELAR_REAL_DATA to the folder of the shared data to run this test.")
    inside = {"G_sisimai_bounces": "*/*.eml", "G_mailmimeparser_eml": "**/*.txt", "G_mikel_eml": "**/*"}[name]
    paths = [path for path in sorted(folder.glob(inside)) if path.is_file() and path.suffix in {".eml", ".txt", ""}]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.name != ".gitattributes"}
