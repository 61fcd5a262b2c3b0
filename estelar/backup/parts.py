"""The parts of a back-up on disk: written with size and SHA-256 of what lies there and of what is inside; read and proved."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from estelar import durable
from estelar.backup.seal import Damaged, Passphrase, Sealer, opened

BLOCK = 1 << 20
SEALED = ".sealed"


@dataclass(frozen=True)
class Measure:
    """Size and SHA-256 of a run of bytes."""

    bytes: int
    sha256: str


class Meter:
    """Counts and hashes what passes."""

    def __init__(self) -> None:
        self._bytes, self._digest = 0, hashlib.sha256()

    def take(self, data: bytes) -> bytes:
        self._bytes += len(data)
        self._digest.update(data)
        return data

    def measure(self) -> Measure:
        return Measure(self._bytes, self._digest.hexdigest())


class _Metered:
    """A file that is measured while it is written."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.meter = file, Meter()

    def write(self, data: bytes) -> int:
        self.meter.take(data)
        return self._file.write(data)


class Part:
    """One part while it is written. After the `with` of `writing`: `stored` is what lies on the disk, `inside` what was written."""

    def __init__(self, name: str, file: IO[bytes], passphrase: Passphrase | None, backup: str) -> None:
        self.name = name
        self._below = _Metered(file)
        self._sealer = None if passphrase is None else Sealer(self._below, passphrase, backup=backup, part=name)  # type: ignore[arg-type]
        self._inside = Meter()

    def write(self, data: bytes) -> int:
        if self._sealer is None:
            return self._below.write(data)
        self._sealer.write(self._inside.take(data))
        return len(data)

    def close(self) -> None:
        if self._sealer is not None:
            self._sealer.close()

    @property
    def stored(self) -> Measure:
        return self._below.meter.measure()

    @property
    def inside(self) -> Measure:
        return self.stored if self._sealer is None else self._inside.measure()


@contextmanager
def writing(folder: Path, name: str, *, passphrase: Passphrase | None, backup: str) -> Iterator[Part]:
    """Write one part; at the end of the `with` it is on the disk and not only in memory."""
    place = stored_as(folder, name, sealed=passphrase is not None)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        part = Part(name, file, passphrase, backup)
        yield part
        part.close()
        durable.flush(file)


def stored_as(folder: Path, name: str, *, sealed: bool) -> Path:
    """Where a part lies."""
    return folder / (name + SEALED if sealed else name)


def reading(folder: Path, name: str, *, stored: Measure, passphrase: Passphrase | None, sealed: bool, backup: str) -> Iterator[bytes]:
    """What is inside a part, block by block, proved against `stored`. Raises Damaged, at the end at the latest: use nothing before that.

    Of a sealed part without its passphrase nothing is handed out, and only what lies on the disk is proved.
    """
    place = stored_as(folder, name, sealed=sealed)
    meter = Meter()
    try:
        with place.open("rb") as file:
            if sealed and passphrase is not None:
                yield from opened(_Watched(file, meter), passphrase, backup=backup, part=name)  # type: ignore[arg-type]
            else:
                while block := file.read(BLOCK):
                    meter.take(block)
                    if not sealed:
                        yield block
    except FileNotFoundError:
        raise Damaged(f"{place.name} is missing from {folder}.") from None
    except OSError as error:
        raise Damaged(f"{place.name} cannot be read: {error.strerror}.") from error
    found = meter.measure()
    if found.bytes != stored.bytes:
        raise Damaged(f"{place.name} has {found.bytes:,} bytes and should have {stored.bytes:,}.")
    if found.sha256 != stored.sha256:
        raise Damaged(f"{place.name} was changed: its SHA-256 is not the one that was noted.")


class _Watched:
    """A file that is measured while it is read."""

    def __init__(self, file: IO[bytes], meter: Meter) -> None:
        self._file, self._meter = file, meter

    def read(self, size: int) -> bytes:
        return self._meter.take(self._file.read(size))


class Stream:
    """Blocks as a file that can only be read forth, as tarfile wants it."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks, self._left = blocks, b""

    def read(self, size: int) -> bytes:
        while len(self._left) < size:
            block = next(self._blocks, None)
            if block is None:
                break
            self._left += block
        data, self._left = self._left[:size], self._left[size:]
        return data
