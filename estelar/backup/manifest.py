"""What a back-up says of itself: the manifest (in clear, small, with a sum over itself) and the contents (sealed with the rest)."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from estelar.backup.parts import Measure, stored_as
from estelar.backup.seal import Damaged

FORMAT = "estelar-backup/1"
MANIFEST = "manifest.json"
CONTENTS, DATABASE, FILES = "contents.json", "database.dump", "files.tar"
PARTS = (CONTENTS, DATABASE, FILES)
NAME = re.compile(r"estelar-\d{8}T\d{6}Z(-\d+)?")
MAKING = ".making"
"""Beginning with a dot and ending so: a back-up that is not one yet."""


@dataclass(frozen=True)
class Manifest:
    """The outside of a back-up: all that may be read without a passphrase."""

    id: str
    made_at: datetime
    nightly: bool
    """Made by the worker: rotation may remove it. One made by hand stays until its owner removes it."""
    estelar: str
    postgresql: str
    sealed: bool
    keys: str | None
    """Name of the file with the keys that belong to it; they lie elsewhere."""
    parts: dict[str, Measure]

    @property
    def bytes(self) -> int:
        """Size of all parts as they lie on the disk."""
        return sum(part.bytes for part in self.parts.values())

    def text(self) -> str:
        """The manifest as it is written, with the sum over the rest at its end."""
        told: dict[str, Any] = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        told["sum"] = hashlib.sha256(_canonical(told).encode()).hexdigest()
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class Table:
    """A table at the instant of the back-up: rows, and the sum of the hashes of their text, whatever their order."""

    rows: int
    sum: str


@dataclass(frozen=True)
class Contents:
    """The inside of a back-up: enough to prove that a restored one equals it."""

    tables: dict[str, Table]
    left_out: dict[str, str]
    """Tables whose rows are not in it, each with the reason."""
    sequences: dict[str, int]
    """A value that each sequence had reached."""
    migrations: list[str]
    """`app.name` of every migration that the schema had seen."""
    database_bytes: int
    files: dict[str, Measure]
    inside: dict[str, Measure]
    """Size and SHA-256 of the parts before they were sealed."""

    def text(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


@dataclass(frozen=True)
class Backup:
    """A back-up in its folder."""

    path: Path
    manifest: Manifest


def _canonical(told: dict[str, Any]) -> str:
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(folder: Path) -> Backup:
    """The back-up in this very folder. Raises Damaged when its manifest is missing, changed, or of a kind that we do not know."""
    place = folder / MANIFEST
    try:
        written = place.read_text("utf-8")
        told = json.loads(written)
        if told.get("format") != FORMAT:
            raise Damaged(
                f"{place} is of the format {told.get('format')!r}; this version of Estelar reads {FORMAT!r}. Use the version that made it."
            )
        manifest = Manifest(
            id=told["id"],
            made_at=datetime.fromisoformat(told["made_at"]),
            nightly=bool(told["nightly"]),
            estelar=told["estelar"],
            postgresql=told["postgresql"],
            sealed=bool(told["sealed"]),
            keys=told["keys"],
            parts={name: Measure(**measure) for name, measure in told["parts"].items()},
        )
    except FileNotFoundError:
        raise Damaged(f"{folder} is not a whole back-up: it has no {MANIFEST}.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{place} cannot be read as a manifest: it was changed or cut off.") from error
    if manifest.text() != written or set(manifest.parts) != set(PARTS):
        raise Damaged(f"{place} was changed: its sum is not the one that was noted.")
    return Backup(folder, manifest)


def contents(text: bytes) -> Contents:
    """The contents as they were written. Raises Damaged when they cannot be read."""
    try:
        told = json.loads(text)
        return Contents(
            tables={name: Table(**table) for name, table in told["tables"].items()},
            left_out=told["left_out"],
            sequences=told["sequences"],
            migrations=told["migrations"],
            database_bytes=told["database_bytes"],
            files={name: Measure(**measure) for name, measure in told["files"].items()},
            inside={name: Measure(**measure) for name, measure in told["inside"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{CONTENTS} cannot be read.") from error


def looks_whole(backup: Backup) -> bool:
    """Every part is there with its size (quick; only `check` reads them)."""
    for name, stored in backup.manifest.parts.items():
        place = stored_as(backup.path, name, sealed=backup.manifest.sealed)
        if not place.is_file() or place.stat().st_size != stored.bytes:
            return False
    return True


def found(folder: Path) -> list[Backup]:
    """The back-ups in `folder` that look whole, the newest first; none where we may not look."""
    whole = []
    try:
        named = [place for place in folder.iterdir() if NAME.fullmatch(place.name)]
    except OSError:
        named = []
    for place in named:
        try:
            backup = read(place)
            if looks_whole(backup):
                whole.append(backup)
        except (Damaged, OSError):
            continue
    return sorted(whole, key=lambda b: (b.manifest.made_at, b.path.name), reverse=True)


def last(folder: Path) -> Backup | None:
    """The newest back-up in `folder` that looks whole; None when there is none."""
    return next(iter(found(folder)), None)


def at(place: Path) -> Backup:
    """The back-up that somebody means: its folder, its manifest, or a folder of back-ups (then the newest). Raises Damaged."""
    if place.name == MANIFEST:
        return read(place.parent)
    if (place / MANIFEST).exists() or NAME.fullmatch(place.name):
        return read(place)
    newest = last(place)
    if newest is None:
        raise Damaged(f"There is no whole back-up in {place}. Give the folder of a back-up, or one that holds back-ups.")
    return newest
