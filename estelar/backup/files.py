"""The files of an installation: what of ESTELAR_DATA a back-up holds, held still while it is copied, and brought back."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import IO, cast

from estelar import durable
from estelar.backup.parts import BLOCK, Measure, Meter, Part, Stream
from estelar.backup.seal import Damaged

WITNESS = "journal"
"""The folder of what vouches for the journal outside the database (`estelar.journal.operations.outside`)."""

PASSING = (
    "postgres", "postgres.*", "socket", "facts", "backups", "backup-keys", "replaced-*",
    ".backup-*", ".restoring-*", "*.lock", "*.log", "*.pid", WITNESS, f"{WITNESS}-before-*",
)  # fmt: skip
"""What a back-up does not hold: the database's own folder (pg_dump reads it better), the facts (made from the database), locks,
logs, what vouches for the journal as it is now (it would be ahead of the database in the back-up), and the back-ups
themselves. Everything else in ESTELAR_DATA is held, also what a later version puts there."""

KEYS = ("secret-key", "*-key", "*.key", "demo-logins.txt")
"""What opens doors: kept apart from the back-up."""


def is_key(name: str) -> bool:
    """Whether a file of ESTELAR_DATA opens doors."""
    return any(fnmatch(name, pattern) for pattern in KEYS)


def is_passing(name: str) -> bool:
    """Whether an entry of ESTELAR_DATA can be made again, or is of this moment only."""
    return any(fnmatch(name, pattern) for pattern in PASSING)


def lasting(data: Path, *, but: Collection[Path] = ()) -> list[str]:
    """The entries at the top of `data` that a back-up holds (`but`: folders of back-ups, wherever they lie)."""
    away = {place.resolve() for place in but}
    if not data.is_dir():
        return []
    return sorted(
        entry.name for entry in data.iterdir() if not is_passing(entry.name) and not is_key(entry.name) and entry.resolve() not in away
    )


def there(data: Path, *, but: Collection[Path] = ()) -> Iterator[tuple[str, Path]]:
    """Every file that a back-up holds, by its path inside `data`. A link at the top is followed, as Estelar itself follows it."""
    away = {place.resolve() for place in but}
    for name in lasting(data, but=but):
        top = data / name
        if top.is_file():
            yield name, top
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(one for one in folders if (Path(folder) / one).resolve() not in away)
            for one in sorted(names):
                place = Path(folder) / one
                if place.is_file():
                    yield place.relative_to(data).as_posix(), place


@dataclass
class Held:
    """Files as they were while somebody looked: hard links, which keep what a running site removes meanwhile."""

    data: Path
    workshop: Path
    but: Collection[Path]
    files: dict[str, Path]

    def look(self) -> None:
        """Hold every file that is there now and was not held before."""
        for name, place in there(self.data, but=self.but):
            if name in self.files:
                continue
            link = self.workshop / str(len(self.files))
            try:
                link.hardlink_to(place)
            except FileNotFoundError:
                continue  # it went this very moment
            except OSError:  # another disk, or one without hard links
                try:
                    shutil.copyfile(place, link)
                except FileNotFoundError:
                    continue
            self.files[name] = link

    def bytes(self) -> int:
        return sum(link.stat().st_size for link in self.files.values())


@contextmanager
def held(data: Path, *, but: Collection[Path] = ()) -> Iterator[Held]:
    """A place to hold files in, inside `data`; what a back-up that was killed left there goes first."""
    let_go(data)
    workshop = _workshop(data)
    try:
        workshop.mkdir(mode=0o700)
        yield Held(data, workshop, but, {})
    finally:
        let_go(data)


def let_go(data: Path) -> None:
    """Hold nothing any more (call it alone)."""
    shutil.rmtree(_workshop(data), ignore_errors=True)


def _workshop(data: Path) -> Path:
    return data / ".backup-files"


class _Measured:
    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.meter = file, Meter()

    def read(self, size: int) -> bytes:
        return self.meter.take(self._file.read(size))


def pack(files: dict[str, Path], part: Part) -> dict[str, Measure]:
    """Write files as a tar archive, in the order of their names; what each one is."""
    written = {}
    with tarfile.open(fileobj=cast("IO[bytes]", part), mode="w|", bufsize=BLOCK, format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files):
            with files[name].open("rb") as file:
                about = os.fstat(file.fileno())
                info = tarfile.TarInfo(name)
                info.size, info.mtime, info.mode = about.st_size, int(about.st_mtime), about.st_mode & 0o777
                measured = _Measured(file)
                archive.addfile(info, cast("IO[bytes]", measured))
                written[name] = measured.meter.measure()
    return written


def unpack(blocks: Iterator[bytes], expected: dict[str, Measure], into: Path | None) -> None:
    """Read a tar archive to its end, prove every file in it and write it below `into` (None: only prove). Raises Damaged."""
    seen = set()
    try:
        with tarfile.open(fileobj=cast("IO[bytes]", Stream(blocks)), mode="r|", bufsize=BLOCK) as archive:
            for member in archive:
                name = member.name
                path = PurePosixPath(name)
                if not member.isreg() or path.is_absolute() or ".." in path.parts or name not in expected or name in seen:
                    raise Damaged(f"files.tar holds {name!r}, which should not be in it.")
                seen.add(name)
                content = archive.extractfile(member)
                assert content is not None
                if _written(content, None if into is None else into / name, member.mode) != expected[name]:
                    raise Damaged(f"{name} in files.tar is not what was written.")
    except tarfile.TarError as error:
        raise Damaged(f"files.tar cannot be read: {error}.") from error
    for _rest in blocks:
        pass  # to the very end, where its own sum is proved
    if missing := sorted(set(expected) - seen):
        raise Damaged(f"files.tar lacks {missing[0]}" + (f" and {len(missing) - 1} more." if len(missing) > 1 else "."))


def _written(content: IO[bytes], place: Path | None, mode: int) -> Measure:
    meter = Meter()
    if place is None:
        while block := content.read(BLOCK):
            meter.take(block)
        return meter.measure()
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with place.open("xb") as file:
        while block := content.read(BLOCK):
            file.write(meter.take(block))
        durable.flush(file)
    place.chmod(mode & 0o700 or 0o600)  # nobody but the owner, whatever the archive says
    return meter.measure()


def move(names: Collection[str], source: Path, target: Path) -> list[str]:
    """Move entries from one folder of a disk to another; those that were moved. All of them, or none when one cannot be."""
    moved: list[str] = []
    try:
        for name in names:
            (source / name).rename(target / name)
            moved.append(name)
    except OSError:
        for name in moved:
            (target / name).rename(source / name)
        raise
    durable.settle(source)
    durable.settle(target)
    return moved
