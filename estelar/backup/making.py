"""Make a back-up: one instant of the database, every lasting file, the keys apart; whole under its name, or not there at all."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import secrets
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from estelar import __version__, durable, postgres
from estelar.backup import database, files, keys, programs
from estelar.backup.manifest import CONTENTS, DATABASE, FILES, MAKING, MANIFEST, Backup, Contents, Manifest, Table
from estelar.backup.parts import BLOCK, Part, writing
from estelar.backup.seal import Passphrase
from estelar.conf import Conf
from estelar.errors import BadInput, EstelarError

Told = Callable[[str], None]
"""Called with what is being done."""

SPARE = 16 << 20
"""Bytes that shall stay free beyond what a back-up is expected to need."""
LEVEL = "3"
"""Of gzip, which every PostgreSQL can read: level 6 takes 1.6 times as long for 8 % less (measured on the demo)."""


def quiet(_doing: str) -> None:
    """Tell nobody."""


def create(
    conf: Conf, to: Path, *, at: datetime, passphrase: Passphrase | None = None, nightly: bool = False, told: Told = quiet
) -> Backup:
    """Back this installation up into a new folder in `to`, while it runs. Raises EstelarError; then nothing half made is left."""
    to = to.resolve()
    if to == conf.data.resolve():
        raise BadInput(f"{to} is the data folder itself. Choose a folder for the back-ups, best on another disk.")
    _make_folder(to)
    _make_folder(conf.data)
    with alone(conf.data), alone(to), postgres.running(conf) as url, plainly(to):
        sweep(to)
        name = _free_name(to, at)
        half = to / f".{name}{MAKING}"
        try:
            half.mkdir(mode=0o700)
            manifest = _fill(conf, url, half, at=at, passphrase=passphrase, nightly=nightly, told=told)
            durable.settle(half)
            half.rename(to / name)
            durable.settle(to)
        except BaseException:  # it may have come between any two steps, also in the midst of tidying up
            sweep(to)
            files.let_go(conf.data)
            raise
    return Backup(to / name, manifest)


def sweep(folder: Path) -> None:
    """Take away what back-ups that were killed left half made (call it alone)."""
    for left in folder.glob(f".estelar-*{MAKING}"):
        shutil.rmtree(left, ignore_errors=True)


def folders_of_backups(conf: Conf, *more: Path) -> Collection[Path]:
    """Where back-ups and keys of this installation lie, wherever that is."""
    return (conf.backups, conf.backup_keys, *more)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One back-up or restore at a time in this folder. Raises BadInput when another is at work."""
    with (folder / ".backup.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadInput(f"Another back-up or restore is at work in {folder}. Let it end first.", code="busy") from None
        yield


@contextmanager
def plainly(folder: Path) -> Iterator[None]:
    """What the disk or the database refuses is said in a sentence, a full disk as such."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise EstelarError(f"The disk of {folder} is full. Nothing half made was left; free some space and try again.") from error
        raise EstelarError(f"{error.filename or folder} cannot be written or read: {error.strerror}.") from error
    except psycopg.Error as error:
        raise EstelarError(f"The database broke off: {str(error).strip()}") from error


def check_room(folder: Path, needed: int, what: str) -> None:
    """Raises EstelarError when the disk of `folder` has less than `needed` bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise EstelarError(
            f"{what} needs about {(needed + SPARE) >> 20:,} MB in {folder}, and {free >> 20:,} MB are free. "
            "Free some space or choose another folder."
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadInput(f"The folder {folder} cannot be made: {error.strerror}.") from error


def _free_name(to: Path, at: datetime) -> str:
    name = at.astimezone(UTC).strftime("estelar-%Y%m%dT%H%M%SZ")
    number = 1
    while (to / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    return name if number == 1 else f"{name}-{number}"


def _fill(conf: Conf, url: str, half: Path, *, at: datetime, passphrase: Passphrase | None, nightly: bool, told: Told) -> Manifest:
    told("looking at the files")
    id_ = secrets.token_hex(16)
    with files.held(conf.data, but=folders_of_backups(conf, half.parent)) as kept:
        # Twice: a file that goes right after the instant of the database was seen before it, one that came right before it is seen after.
        # (One that comes and goes while we look, in milliseconds, may be missing; nothing of ours lives so shortly.)
        kept.look()
        with database.instant(url) as (connection, snapshot):
            kept.look()
            # Before the dump: a sequence belongs to no instant, and what the dump sees of it may only be later.
            sequences = database.sequences(connection)
            whole, tables = database.bytes_of(connection)
            # Packed, rows take a third to a quarter of their tables (measured); half is on the safe side.
            check_room(half, tables // 2 + kept.bytes(), "A back-up of this installation")
            dump = programs.find(conf, "pg_dump", server=database.major(connection))
            told("copying the database")
            with writing(half, DATABASE, passphrase=passphrase, backup=id_) as dumped, ThreadPoolExecutor(1) as beside:
                # The sums of the tables are taken from the same instant while pg_dump writes.
                adding = beside.submit(_sums, connection)
                try:
                    _dump(dump, url, snapshot, dumped)
                except BaseException:
                    connection.cancel_safe()
                    raise
                sums = adding.result()
            told("copying the files")
            with writing(half, FILES, passphrase=passphrase, backup=id_) as packed:
                written = files.pack(kept.files, packed)
            contents = Contents(
                tables=sums,
                left_out={name: why for name, why in database.LEFT_OUT.items() if name in sums},
                sequences=sequences,
                migrations=database.migrations(connection),
                database_bytes=whole,
                files=written,
                inside={DATABASE: dumped.inside, FILES: packed.inside},
            )
            server = database.version(connection)
    with writing(half, CONTENTS, passphrase=passphrase, backup=id_) as about:
        about.write(contents.text().encode())
    manifest = Manifest(
        id=id_, made_at=at, nightly=nightly, estelar=__version__, postgresql=server, sealed=passphrase is not None,
        keys=keys.keep(conf, conf.backup_keys, passphrase),
        parts={CONTENTS: about.stored, DATABASE: dumped.stored, FILES: packed.stored},
    )  # fmt: skip
    with _plain(half, MANIFEST) as file:
        file.write(manifest.text().encode())
    return manifest


def _plain(folder: Path, name: str) -> contextlib.AbstractContextManager[Part]:
    return writing(folder, name, passphrase=None, backup="")


def _sums(connection: database.Connection) -> dict[str, Table]:
    found = database.sums(connection, [name for name in database.tables(connection) if name not in database.LEFT_OUT])
    return found | {name: Table(0, "0" * 32) for name in database.tables(connection) if name in database.LEFT_OUT}


def _dump(program: Path, url: str, snapshot: str, part: Part) -> None:
    """pg_dump of one instant, through us to the disk: nothing in clear touches it when the part is sealed, and pg_dump ends when we do."""
    command = [str(program), "--format=custom", f"--compress={LEVEL}", f"--snapshot={snapshot}", "--no-owner", "--no-acl", "--no-password"]
    command += [f"--exclude-table-data={name}" for name in database.LEFT_OUT]
    with subprocess.Popen(command, env=programs.environ(url), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        with ThreadPoolExecutor(1) as listener:
            complaints = listener.submit(process.stderr.read)
            try:
                while block := process.stdout.read(BLOCK):
                    part.write(block)
            except BaseException:
                process.kill()
                raise
            if process.wait() != 0:
                raise programs.said("pg_dump", complaints.result())
