"""`estelar backup`, `estelar restore` and `estelar check backup`: made, brought back and proved, without Django in between."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace as with_changes
from datetime import UTC, datetime
from pathlib import Path

import click

from estelar import backup as room
from estelar import conf
from estelar.cli.edge import house, robot
from estelar.errors import BadInput, EstelarError

FOLDER = click.Path(file_okay=False, path_type=Path)
passphrase_file = click.option(
    "--passphrase-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File that holds the passphrase. [default: ESTELAR_BACKUP_PASSPHRASE_FILE]",
)
QUIETLY = 10
"""Niceness of the nightly back-up: whoever works at night comes first."""


def _say(doing: str) -> None:
    click.echo(f"  {doing} ...", err=True)


def _passphrase(settings: conf.Conf, given: Path | None, *, ask: bool, twice: bool = False) -> room.Passphrase | None:
    """From the prompt, the given file or the setting; never from the command line, which everybody on the machine can read."""
    if ask:
        return room.Passphrase(click.prompt("Passphrase", hide_input=True, confirmation_prompt=twice))
    place = given or settings.backup_passphrase_file
    if place is None:
        return None
    try:
        words = place.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The passphrase file {place} cannot be read: {error}.") from error
    return room.Passphrase(words)


def _to_open(settings: conf.Conf, found: room.Backup, given: Path | None, *, ask: bool) -> room.Passphrase | None:
    if not found.manifest.sealed:
        return None
    asked = _passphrase(settings, given, ask=ask)
    return asked if asked is not None or not sys.stdin.isatty() else _passphrase(settings, None, ask=True)


def size(count: int) -> str:
    """Bytes as a person reads them."""
    return f"{count / 1e9:,.1f} GB" if count >= 1e9 else f"{count / 1e6:,.1f} MB"


@click.command()
@click.option("--to", type=FOLDER, help="Folder in which the back-up is made. [default: ESTELAR_BACKUPS]")
@click.option("--ask-passphrase", is_flag=True, help="Seal it with a passphrase that you type.")
@passphrase_file
@click.option("--nightly", is_flag=True, help="As the worker does it: then read it whole, and remove nightly ones whose time is over.")
def backup(to: Path | None, ask_passphrase: bool, passphrase_file: Path | None, nightly: bool) -> None:
    """Back up everything that lasts, while Estelar runs: database, files, and (apart) the keys."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # asked to end, it takes away what is half made
    settings = conf.read(os.environ)
    passphrase = _passphrase(settings, passphrase_file, ask=ask_passphrase, twice=True)
    at = datetime.now(UTC)
    if nightly:
        if to is not None:
            raise BadInput("The nightly back-up is made in the folder ESTELAR_BACKUPS: leave --to or --nightly out.")
        os.nice(QUIETLY)
        night = room.nightly(settings, at=at, passphrase=passphrase, told=_say)
        click.echo(f"Back-up made and read whole: {night.made.path} ({size(night.made.manifest.bytes)}).")
        for name in night.removed:
            click.echo(f"Its time was over, removed: {name}.")
        return
    made = room.create(settings, to or settings.backups, at=at, passphrase=passphrase, told=_say)
    click.echo(f"Back-up made: {made.path} ({size(made.manifest.bytes)}{', sealed' if passphrase else ''}).")
    if made.manifest.keys:
        click.echo(f"Its keys lie apart: {settings.backup_keys / made.manifest.keys}. Keep a copy of that file in another safe place.")
    click.echo(f"Prove that it restores: estelar check backup {made.path} --restore")


@click.command()
@click.argument("place", metavar="DIR|FILE", type=click.Path(exists=True, path_type=Path))
@click.option("--into", type=FOLDER, help="Data folder to restore into. [default: ESTELAR_DATA]")
@click.option(
    "--keys", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="File with its keys. [default: in the data folder]"
)
@click.option("--replace", is_flag=True, help="Replace the installation that is there, once the restored one is proved.")
@click.option("--keep-former", is_flag=True, help="Keep the replaced database and files, under other names.")
@click.option("--ask-passphrase", is_flag=True, help="Ask for the passphrase of a sealed back-up.")
@passphrase_file
def restore(
    place: Path, into: Path | None, keys: Path | None, replace: bool, keep_former: bool, ask_passphrase: bool, passphrase_file: Path | None
) -> None:
    """Restore a back-up: its folder, its manifest.json, or a folder of back-ups (then the newest whole one)."""
    settings = conf.read(os.environ)
    found = room.at(place)
    if into is not None:
        beside = settings.backup_keys / (found.manifest.keys or "")
        keys = keys or (beside if beside.is_file() else None)
        settings = with_changes(settings, data=into.resolve())
    passphrase = _to_open(settings, found, passphrase_file, ask=ask_passphrase)
    click.echo(f"Restoring {found.path}, made {found.manifest.made_at:%Y-%m-%d %H:%M} UTC.", err=True)
    done = room.restore(
        settings, found, at=datetime.now(UTC), upgrade=lambda url: _migrate(settings, url), passphrase=passphrase, keys_file=keys,
        replace=replace, keep_former=keep_former, told=_say,
    )  # fmt: skip
    click.echo(f"Restored and proved: {done.tables} tables with {done.rows:,} rows and {done.files:,} files, equal to the back-up.")
    if done.former is not None:
        click.echo(f"The former installation is kept: database {done.former[0]}, files in {done.former[1]}.")
    if done.witness is not None:
        click.echo(f"The seals of the journal as it was before are kept in {done.witness}.")
    _say_keys(settings, done)
    _settle_in(settings, done)


def _settle_in(settings: conf.Conf, done: room.Restored) -> None:
    """The restored installation hears in its journal what happened, and makes its facts."""
    os.environ["ESTELAR_DATA"] = str(settings.data)
    with house("restore"):
        from django.utils import timezone

        from estelar.journal.operations import record
        from estelar.people.models import Organisation
        from estelar.reports import facts

        about = done.backup.manifest
        record(
            "health.restored", Organisation.current(), by=robot(), at=timezone.now(),
            made_at=about.made_at.isoformat(), version=about.estelar, rows=done.rows, files=done.files,
        )  # fmt: skip
        _say("making the facts anew")
        facts.rebuild(everything=True)


def _say_keys(settings: conf.Conf, done: room.Restored) -> None:
    if done.keys == "absent":
        click.echo(
            "Its keys were not found: new ones are made at the next start. Links that were sent no longer work; second factors and secrets "
            f"of webhooks are set up anew. If you have {done.backup.manifest.keys}, restore again with --keys and --replace."
        )
    elif done.keys == "kept":
        click.echo("The keys of this installation were kept.")
    if done.keys == "restored" and settings.secret_key is not None:
        click.echo("ESTELAR_SECRET_KEY is set and goes before the restored key: make sure that it is the same.")
    click.echo("Everybody signs in again: open sessions are in no back-up.")


def _migrate(settings: conf.Conf, url: str) -> None:
    """`estelar migrate` on the restored database, before it takes its place: in a process of its own, for settings are read once."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "estelar", "migrate"],
        env={**os.environ, "ESTELAR_DATA": str(settings.data), "ESTELAR_DATABASE_URL": url},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and not line[0].isspace()]
        raise EstelarError(f"`estelar migrate` failed: {lines[-1].removeprefix('estelar: ') if lines else 'it gave no reason'}")


@click.command("backup")
@click.argument("place", metavar="[DIR|FILE]", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--restore", "try_it", is_flag=True, help="Restore it into a throw-away database and compare every table.")
@click.option("--ask-passphrase", is_flag=True, help="Ask for the passphrase of a sealed back-up.")
@passphrase_file
def check_backup(place: Path | None, try_it: bool, ask_passphrase: bool, passphrase_file: Path | None) -> None:
    """Read a back-up whole and prove it; the newest in ESTELAR_BACKUPS when none is named. Exit code 1 when it is not good."""
    settings = conf.read(os.environ)
    found = room.at(place or settings.backups)
    passphrase = _to_open(settings, found, passphrase_file, ask=ask_passphrase)
    if try_it and found.manifest.sealed and passphrase is None:
        raise BadInput("This back-up is sealed: to restore it for a trial, its passphrase is needed (--ask-passphrase).")
    click.echo(report(settings, found, passphrase, at=datetime.now(UTC), restore=try_it))


def report(settings: conf.Conf, found: room.Backup, passphrase: room.Passphrase | None, *, at: datetime, restore: bool) -> str:
    """What a check found, in a sentence or two. Raises EstelarError that says what is wrong."""
    proof = room.check(settings, found, passphrase=passphrase, restore=restore, told=_say)
    hours = (at - found.manifest.made_at).total_seconds() / 3600
    age = f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.0f} days"
    words = f"{found.path} is {age} old ({size(found.manifest.bytes)}) and whole"
    if not proof.opened:
        return f"{words} as it lies on the disk. It is sealed: with its passphrase (--ask-passphrase) its inside is proved too."
    words += f": {proof.tables} tables with {proof.rows:,} rows, {proof.files:,} files."
    return words + (" Restored for a trial, every table was equal." if proof.restored else "")
