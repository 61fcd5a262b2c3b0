"""Back-ups that are known to restore: made, checked and brought back without Django."""

from estelar.backup.making import create
from estelar.backup.manifest import Backup, Contents, Manifest, at, found, last
from estelar.backup.night import Night, begin, is_due, nightly
from estelar.backup.parts import Measure
from estelar.backup.proving import Proof, check, verify
from estelar.backup.restoring import Restored, restore
from estelar.backup.seal import Damaged, Passphrase, WrongPassphrase

__all__ = [
    "Backup", "Contents", "Damaged", "Manifest", "Measure", "Night", "Passphrase", "Proof", "Restored", "WrongPassphrase",
    "at", "begin", "check", "create", "found", "is_due", "last", "nightly", "restore", "verify",
]  # fmt: skip
