"""Bring a back-up back: proved before, beside what is there, proved again, and only then in its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import estelar
from estelar import durable, postgres
from estelar.backup import database, files, keys
from estelar.backup.making import Told, alone, check_room, folders_of_backups, plainly, quiet
from estelar.backup.manifest import FILES, Backup, Contents
from estelar.backup.parts import reading
from estelar.backup.proving import compare, pour, verify
from estelar.backup.seal import Passphrase
from estelar.conf import Conf
from estelar.errors import BadInput

MOVING = ".moving"
"""Lies in the folder of the former files for as long as they and the database are not both in their new places."""
Upgrade = Callable[[str], None]
"""Brings the database of a URL to the schema of this version; raises when it cannot."""


@dataclass(frozen=True)
class Restored:
    """What was brought back."""

    backup: Backup
    tables: int
    rows: int
    files: int
    keys: str
    """`restored`; `kept` (those of this installation); or `absent` (new ones are made at the next start)."""
    former: tuple[str, Path] | None
    """Database and folder of the installation that was replaced, when they were to be kept."""
    witness: Path | None
    """What vouched for the journal that was replaced, and lies here from now on: the restored one is an earlier one."""


def restore(
    conf: Conf,
    backup: Backup,
    *,
    at: datetime,
    upgrade: Upgrade,
    passphrase: Passphrase | None = None,
    keys_file: Path | None = None,
    replace: bool = False,
    keep_former: bool = False,
    told: Told = quiet,
) -> Restored:
    """Restore a back-up into the installation of `conf`.

    Raises BadInput when that one is in use, not empty (without `replace`), or older than the back-up; Damaged when the back-up is. Until
    everything is proved, what was there stays as it is.
    """
    conf.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    with alone(conf.data), plainly(conf.data):
        told("proving the back-up")
        contents = verify(backup, passphrase=passphrase, told=told)
        if contents is None:
            raise BadInput("This back-up is sealed: its passphrase is needed.", code="passphrase_needed")
        check_not_newer(backup, contents)
        found_keys = _keys(conf, backup, keys_file, passphrase)
        with postgres.running(conf) as url:
            _mend(conf, url)
            _check_target(conf, url, replace=replace)
            held = sum(one.bytes for one in contents.files.values())
            check_room(conf.data, held + (0 if conf.database_url else contents.database_bytes), "This restore")
            with _beside(url, at) as beside:
                told("restoring the database")
                pour(conf, backup, beside, passphrase=passphrase)
                told("comparing every table with the back-up")
                compare(contents, beside)
                told("bringing the schema to this version")
                upgrade(beside)
                database.analyse(beside)
                with _files_beside(conf, backup, contents, passphrase) as staged:
                    told("putting it in place")
                    former = _put_in_place(conf, url, beside, staged, at)
                    witness = _set_witness_aside(conf, at)
            if found_keys:
                keys.put(found_keys, conf.data)
            if not keep_former:
                _forget(url, *former)
    return Restored(
        backup=backup,
        tables=len(contents.tables),
        rows=sum(table.rows for table in contents.tables.values()),
        files=len(contents.files),
        keys="restored" if found_keys else "kept" if keys.present(conf) else "absent",
        former=former if keep_former else None,
        witness=witness,
    )


def check_not_newer(backup: Backup, contents: Contents) -> None:
    """Raises BadInput when a newer version of Estelar made the back-up."""
    made_by = backup.manifest.estelar
    package = Path(estelar.__file__).parent
    known = {f"{place.parent.parent.name}.{place.stem}" for place in package.glob("*/migrations/[0-9]*.py")}
    rooms = {name.split(".")[0] for name in known}
    unknown = {name for name in contents.migrations if name.split(".")[0] in rooms} - known
    ours, theirs = _number(estelar.__version__), _number(made_by)
    if theirs > ours or (theirs == ours and unknown):
        raise BadInput(
            f"This back-up was made by a newer version of Estelar ({made_by}) than this one ({estelar.__version__}). "
            "Install that version or a newer one, and restore again.",
            code="newer",
        )


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _keys(conf: Conf, backup: Backup, given: Path | None, passphrase: Passphrase | None) -> dict[str, str]:
    """The keys to restore: those given, else those that the back-up names when they lie where this installation keeps them."""
    if given is not None:
        return keys.load(given, passphrase)
    place = conf.backup_keys / (backup.manifest.keys or "")
    if backup.manifest.keys and keys.NAME.fullmatch(backup.manifest.keys) and place.is_file():
        return keys.load(place, passphrase)
    return {}


def _check_target(conf: Conf, url: str, *, replace: bool) -> None:
    with database.connected(url) as connection:
        empty = not database.tables(connection)
        others = database.others(connection)
    if not replace and (not empty or any(files.there(conf.data, but=folders_of_backups(conf)))):
        raise BadInput(
            f"There is an installation in {'the database' if conf.database_url else conf.data} already. "
            "Restore into an empty one (--into FOLDER), or let this one be replaced (--replace).",
            code="not_empty",
        )
    if others:
        raise BadInput(
            f"The database is in use ({others} sessions). Stop the site and the workers, and restore again.",
            code="in_use",
        )


@contextmanager
def _beside(url: str, at: datetime) -> Iterator[str]:
    """A new database beside the present one; dropped when it did not come to its place."""
    begins = f"{database.name_of(url)[:30]}_restoring_"
    database.drop_all(url, begins)  # of a restore that was killed
    name = begins + database.stamp(at)
    made = database.make_beside(url, name)
    try:
        yield made
    finally:
        database.drop(url, name)  # it bears another name by now, unless something failed


@contextmanager
def _files_beside(conf: Conf, backup: Backup, contents: Contents, passphrase: Passphrase | None) -> Iterator[Path]:
    staged = conf.data / ".restoring-files"
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(mode=0o700)
    about = backup.manifest
    try:
        blocks = reading(backup.path, FILES, stored=about.parts[FILES], passphrase=passphrase, sealed=about.sealed, backup=about.id)
        files.unpack(blocks, contents.files, staged)
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _put_in_place(conf: Conf, url: str, beside: str, staged: Path, at: datetime) -> tuple[str, Path]:
    """Files, then the database; when the database cannot, the files go back. Name of the former database and folder of the former files."""
    aside = conf.data / f"replaced-{database.stamp(at)}"
    aside.mkdir(mode=0o700)
    (aside / MOVING).touch()
    durable.settle(aside)
    away = files.move(files.lasting(conf.data, but=folders_of_backups(conf)), conf.data, aside)
    for place in conf.data.iterdir():
        if files.is_key(place.name) and place.is_file():
            shutil.copy2(place, aside / place.name)
    come: list[str] = []
    former = _former(url, aside)
    try:
        come = files.move([place.name for place in staged.iterdir()], staged, conf.data)
        database.change_places(url, new=database.name_of(beside), old_becomes=former)
    except BaseException:
        files.move(come, conf.data, staged)
        files.move(away, aside, conf.data)
        shutil.rmtree(aside)
        raise
    (aside / MOVING).unlink()
    durable.settle(conf.data)
    return former, aside


def _set_witness_aside(conf: Conf, at: datetime) -> Path | None:
    """What vouches for a later journal than the restored one would call it cut off for ever; it is evidence, and never removed."""
    place = conf.data / files.WITNESS
    if not place.is_dir():
        return None
    kept = conf.data / f"{files.WITNESS}-before-{database.stamp(at)}"
    place.rename(kept)
    durable.settle(conf.data)
    return kept


def _former(url: str, aside: Path) -> str:
    return f"{database.name_of(url)[:40]}_before_{aside.name.removeprefix('replaced-')}"


def _mend(conf: Conf, url: str) -> None:
    """A restore that was killed while it moved: unless its database had come to its place already, the files go back."""
    for aside in conf.data.glob("replaced-*"):
        if not (aside / MOVING).exists():
            continue
        if not database.exists(url, _former(url, aside)):
            away = [place.name for place in aside.iterdir() if place.name != MOVING and not files.is_key(place.name)]
            # What lies under these names now came with the restore that was killed; somebody may have used it since: it is not removed.
            half = conf.data / f"{aside.name}-half"
            half.mkdir(mode=0o700)
            files.move([name for name in away if (conf.data / name).exists()], conf.data, half)
            files.move(away, aside, conf.data)
            shutil.rmtree(aside)
        else:
            (aside / MOVING).unlink()


def _forget(url: str, former: str, aside: Path) -> None:
    """The former installation goes."""
    database.drop(url, former)
    shutil.rmtree(aside, ignore_errors=True)
