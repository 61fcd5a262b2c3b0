"""The nightly back-up: when it is due, made and proved and the old ones removed, and begun as a process of its own by a worker."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from estelar.backup.making import Told, create, quiet
from estelar.backup.manifest import Backup, found
from estelar.backup.proving import Proof, check
from estelar.backup.rotation import due, rotate
from estelar.backup.seal import Passphrase
from estelar.conf import Conf
from estelar.errors import EstelarError

PATIENCE = 30.0
"""Seconds that whoever begins a back-up waits for it; most end within them, and then a failure is theirs to tell."""


@dataclass(frozen=True)
class Night:
    """What a night brought."""

    made: Backup
    proof: Proof
    removed: tuple[str, ...]


def is_due(conf: Conf, now: datetime) -> bool:
    """Is the nightly back-up of this installation wanted, and not made today? `now` in the organisation's time zone."""
    if not conf.backup_nightly:
        return False
    return due([backup.manifest.made_at for backup in found(conf.backups) if backup.manifest.nightly], now)


def nightly(conf: Conf, *, at: datetime, passphrase: Passphrase | None = None, told: Told = quiet) -> Night:
    """Make a back-up, read it whole, and only then remove those whose time is over. Raises EstelarError; then none is removed."""
    made = create(conf, conf.backups, at=at, passphrase=passphrase, nightly=True, told=told)
    proof = check(conf, made, passphrase=passphrase, told=told)
    return Night(made, proof, rotate(conf.backups, good=made))


def begin(conf: Conf) -> bool:
    """Begin the nightly back-up as a process of its own, so that no worker is kept for hours; it ends with the process that began it.

    True when it ended well already, False when it goes on by itself. Raises EstelarError with its reason when it failed at once. What it
    says stands in `backup.log` of the data folder.
    """
    log = conf.data / "backup.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "estelar", "backup", "--nightly"],
            env={**os.environ, "ESTELAR_DATA": str(conf.data), "ESTELAR_BACKUPS": str(conf.backups)},
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    atexit.register(process.terminate)
    try:
        code = process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        threading.Thread(target=_let_go, args=[process], name="nightly back-up", daemon=True).start()
        return False
    atexit.unregister(process.terminate)
    if code != 0:
        raise EstelarError(f"The nightly back-up failed: {_last_line(log)}")
    return True


def _let_go(process: subprocess.Popen[bytes]) -> None:
    process.wait()
    atexit.unregister(process.terminate)


def _last_line(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip() and not line[0].isspace()]
    return lines[-1].removeprefix("estelar: ") if lines else f"it ended without a word; see {log}"
