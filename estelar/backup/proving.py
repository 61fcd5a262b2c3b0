"""Prove a back-up: read it whole; and if wished, restore it into a database that is thrown away, and compare."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from estelar import postgres
from estelar.backup import database, files, manifest, programs
from estelar.backup.making import Told, check_room, plainly, quiet
from estelar.backup.manifest import CONTENTS, DATABASE, FILES, Backup, Contents
from estelar.backup.parts import Measure, Meter, reading, stored_as
from estelar.backup.seal import Damaged, Passphrase
from estelar.conf import Conf

JOBS = "2"
"""Processes of pg_restore, where it can read the dump from a file."""


@dataclass(frozen=True)
class Proof:
    """What was proved of a back-up that is good."""

    backup: Backup
    opened: bool
    """False: sealed, no passphrase was given, and only the bytes on the disk were proved."""
    tables: int
    rows: int
    files: int
    restored: bool
    """It was restored into a throw-away database and every table was equal."""


def verify(backup: Backup, *, passphrase: Passphrase | None = None, told: Told = quiet) -> Contents | None:
    """Read every byte of a back-up and prove it. Raises Damaged or WrongPassphrase; None when it is sealed and no passphrase was given."""
    about = _inside(backup, CONTENTS, passphrase)
    if backup.manifest.sealed and passphrase is None:
        for name in (CONTENTS, DATABASE, FILES):
            told(f"reading {name}")
            deque(_inside(backup, name, None), maxlen=0)
        return None
    contents = manifest.contents(b"".join(about))
    told(f"reading {DATABASE}")
    _same(DATABASE, _measured(_inside(backup, DATABASE, passphrase)), contents)
    told(f"reading {FILES}")
    meter = Meter()
    files.unpack((meter.take(block) for block in _inside(backup, FILES, passphrase)), contents.files, None)
    _same(FILES, meter.measure(), contents)
    return contents


def check(conf: Conf, backup: Backup, *, passphrase: Passphrase | None = None, restore: bool = False, told: Told = quiet) -> Proof:
    """Prove a back-up, with `restore` down to the rows of a restored database. Raises Damaged or WrongPassphrase."""
    contents = verify(backup, passphrase=passphrase, told=told)
    if contents is None:
        return Proof(backup, opened=False, tables=0, rows=0, files=0, restored=False)
    if restore:
        _try(conf, backup, contents, passphrase=passphrase, told=told)
    rows = sum(table.rows for table in contents.tables.values())
    return Proof(backup, opened=True, tables=len(contents.tables), rows=rows, files=len(contents.files), restored=restore)


def pour(conf: Conf, backup: Backup, url: str, *, passphrase: Passphrase | None) -> None:
    """Restore the dump of a back-up into the empty database of `url`. Raises EstelarError with pg_restore's reason."""
    with database.connected(url) as connection:
        program = programs.find(conf, "pg_restore", server=database.major(connection))
    command = [str(program), "--exit-on-error", "--no-owner", "--no-acl", "--no-password", f"--dbname={database.name_of(url)}"]
    sealed = backup.manifest.sealed
    if not sealed:  # a file in clear can be read by two processes at once
        command += [f"--jobs={JOBS}", str(stored_as(backup.path, DATABASE, sealed=False))]
    blocks = _inside(backup, DATABASE, passphrase) if sealed else iter(())
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=programs.environ(url), stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe, bufsize=0) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        with ThreadPoolExecutor(1) as listener:
            complaints = listener.submit(process.stderr.read)
            try:
                for block in blocks:
                    left = memoryview(block)
                    while left:
                        left = left[process.stdin.write(left) :]
                process.stdin.close()
            except BrokenPipeError:
                pass  # it ended early and says why
            except BaseException:
                process.kill()
                raise
            if process.wait() != 0:
                raise programs.said("pg_restore", complaints.result())


def compare(contents: Contents, url: str) -> None:
    """Prove that a restored database has every table and row of the back-up, and no other. Raises Damaged."""
    with database.connected(url) as connection:
        there = database.tables(connection)
        if different := set(there) ^ set(contents.tables):
            raise Damaged(f"The restored database differs from the back-up in the table {min(different)}.")
        for name, found in database.sums(connection, there).items():
            expected = contents.tables[name]
            if found != expected:
                raise Damaged(
                    f"The restored table {name} has {found.rows:,} rows; {expected.rows:,} were backed up, or their contents differ."
                )
        reached = database.sequences(connection)
        for name, value in contents.sequences.items():
            if reached.get(name, 0) < value:
                raise Damaged(f"The restored sequence {name} is behind the one that was backed up.")


def _try(conf: Conf, backup: Backup, contents: Contents, *, passphrase: Passphrase | None, told: Told) -> None:
    conf.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in conf.data.glob(".backup-trial-*"):
        shutil.rmtree(left, ignore_errors=True)
    check_room(conf.data, contents.database_bytes, "A trial of this back-up")
    with plainly(conf.data), tempfile.TemporaryDirectory(prefix=".backup-trial-", dir=conf.data) as folder:
        trial = replace(conf, data=Path(folder), database_url=None)
        # Nothing here must last: no care is taken for the disk.
        careless = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "wal_level": "minimal", "max_wal_senders": "0"}
        with postgres.running(trial, settings=careless) as url:
            told("restoring into a throw-away database")
            pour(trial, backup, url, passphrase=passphrase)
            told("comparing every table")
            compare(contents, url)


def _inside(backup: Backup, name: str, passphrase: Passphrase | None) -> Iterator[bytes]:
    about = backup.manifest
    return reading(backup.path, name, stored=about.parts[name], passphrase=passphrase, sealed=about.sealed, backup=about.id)


def _measured(blocks: Iterator[bytes]) -> Measure:
    meter = Meter()
    for block in blocks:
        meter.take(block)
    return meter.measure()


def _same(name: str, found: Measure, contents: Contents) -> None:
    if found != contents.inside[name]:
        raise Damaged(f"What is inside {name} is not what was written.")
