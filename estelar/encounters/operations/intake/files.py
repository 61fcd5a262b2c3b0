"""Files on their way in: kept under a random name, known by their content, gone after a while."""

from __future__ import annotations

import gzip
import hashlib
import secrets
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from estelar.encounters.rules import reading
from estelar.errors import BadInput

MOST_BYTES: int = settings.CONF.upload_mb * 1024**2
"""Largest file that is taken in, also when it is unpacked."""

MOST_UNPACKED = 100
"""A packed file that grows more than this many times is a trap, not a table."""

KEPT_DAYS = 30
"""Uploaded files and files of rejected rows are removed this many days after their import was last touched."""

BLOCK = 1 << 20


def folder() -> Path:
    """Where uploads lie; nobody but us may look inside."""
    path = settings.CONF.uploads
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Path(path)


def keep(blocks: Iterable[bytes]) -> tuple[str, int, str]:
    """Write an upload to disk as it comes. Returns its random name, its size and its SHA-256. Raises BadInput when it is too large."""
    name = secrets.token_hex(16)
    place, size, digest = folder() / name, 0, hashlib.sha256()
    try:
        with place.open("xb") as file:
            for block in blocks:
                size += len(block)
                if size > MOST_BYTES:
                    raise BadInput(
                        _("The file is larger than %(limit)s MB. Cut it into parts; contacts that are already there are not repeated.")
                        % {"limit": MOST_BYTES // 1024**2},
                        code="too_large",
                    )
                digest.update(block)
                file.write(block)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return name, size, digest.hexdigest()


def blocks_of(path: Path) -> Iterator[bytes]:
    """A file in pieces."""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def kind(path: Path) -> str:
    """text, gzip, sheet (XLSX or ODS) or parquet, by content. Raises BadInput for anything else, saying what to do."""
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise BadInput(_("The file is empty (0 bytes). Export it again and check that it opens."), code="empty_file")
    found = reading.kind_of(head)
    if found == "zip":
        return _sheet(path)
    if found == "xls":
        raise BadInput(_("This is a spreadsheet of the old kind (XLS). Open it and save it as XLSX or CSV."), code="old_spreadsheet")
    if found == "other":
        raise BadInput(_("This is not a table. Bring a CSV, XLSX, ODS or Parquet file."), code="not_a_table")
    return found


def _sheet(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise BadInput(_("The spreadsheet is damaged. Open it, save it again and bring that one."), code="damaged") from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names and "content.xml" not in names:
        raise BadInput(_("This is a ZIP file without a spreadsheet inside. Unpack it and bring the table itself."), code="not_a_table")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_BYTES or unpacked > max(50 * 1024**2, MOST_UNPACKED * path.stat().st_size) or len(parts) > 5000:
        raise BadInput(
            _("Unpacked, this spreadsheet would be too large to be safe (%(size)s MB). Save it as CSV.") % {"size": unpacked // 1024**2},
            code="zip_bomb",
        )
    return "sheet"


class Unpacked:
    """The bytes of a gzip file, refused when they grow beyond measure or are damaged."""

    def __init__(self, path: Path) -> None:
        self._file = gzip.open(path, "rb")  # noqa: SIM115  # closed by `opened`
        self._most = min(MOST_BYTES, max(200 * 1024**2, MOST_UNPACKED * path.stat().st_size))
        self._read = 0

    def read(self, size: int = BLOCK) -> bytes:
        try:
            block = self._file.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise BadInput(_("The packed file is damaged or incomplete. Bring it again."), code="damaged") from error
        self._read += len(block)
        if self._read > self._most:
            raise BadInput(
                _("Unpacked, this file would be too large to be safe (%(size)s MB).") % {"size": self._read // 1024**2}, code="zip_bomb"
            )
        return block

    def close(self) -> None:
        self._file.close()


@contextmanager
def opened(path: Path) -> Iterator[Unpacked | IO[bytes]]:
    """The bytes of a text file, packed with gzip or not."""
    file: Unpacked | IO[bytes] = Unpacked(path) if kind(path) == "gzip" else path.open("rb")
    try:
        yield file
    finally:
        file.close()


def remove(*names: str) -> None:
    """Take files out of the folder of uploads, with what was made from them."""
    for name in filter(None, names):
        for path in folder().glob(f"{Path(name).name}*"):
            _take_away(path)


def _take_away(path: Path) -> None:
    if path.is_dir():  # the working folder of a worker that was killed
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def remove_but_rejected(name: str) -> None:
    """Take an upload and what was made from it away; the file of its rejected rows stays."""
    for path in folder().glob(f"{Path(name).name}*"):
        if not path.name.endswith(".rejected.csv"):
            _take_away(path)


def too_old(touched: datetime, at: datetime) -> bool:
    """May the files of an import go?"""
    return at - touched > timedelta(days=KEPT_DAYS)
