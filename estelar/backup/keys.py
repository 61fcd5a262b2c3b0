"""Keys apart: what opens doors lies in a file of its own, outside every back-up, and is written only when a key has changed.

A stolen back-up alone lets nobody in: it has neither the secret key (which signs sessions and links) nor the rows of open sessions.
"""

from __future__ import annotations

import io
import json
import os
import re
import secrets
import stat
from pathlib import Path

from estelar import durable
from estelar.backup.files import is_key
from estelar.backup.parts import SEALED
from estelar.backup.seal import Damaged, Passphrase, Sealer, WrongPassphrase, opened
from estelar.conf import Conf
from estelar.errors import BadInput

FORMAT = "estelar-keys/1"
NAME = re.compile(r"keys-[0-9a-f]{12}\.json(\.sealed)?")


def present(conf: Conf) -> dict[str, str]:
    """The keys of this installation by the names of their files; a key given by the environment as the file it stands for."""
    found = {}
    for place in sorted(conf.data.iterdir()) if conf.data.is_dir() else ():
        if is_key(place.name) and place.is_file():
            found[place.name] = place.read_text("utf-8")
    if conf.secret_key:
        found["secret-key"] = conf.secret_key
    return found


def keep(conf: Conf, folder: Path, passphrase: Passphrase | None) -> str | None:
    """Write the present keys into `folder`, unless they lie there already; the name of their file (None: there are no keys yet)."""
    keys = present(conf)
    if not keys:
        return None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for place in sorted(folder.iterdir()):
        if NAME.fullmatch(place.name) and place.name.endswith(SEALED) == (passphrase is not None):
            try:
                if load(place, passphrase) == keys:
                    return place.name
            except (Damaged, WrongPassphrase):
                continue  # of an earlier passphrase
    name = f"keys-{secrets.token_hex(6)}.json" + (SEALED if passphrase else "")
    clear = json.dumps({"format": FORMAT, "keys": keys}, indent=1).encode() + b"\n"
    half = folder / f".{name}"
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        if passphrase is None:
            file.write(clear)
        else:
            sealer = Sealer(file, passphrase, backup="", part="keys")
            sealer.write(clear)
            sealer.close()
        durable.flush(file)
    half.rename(folder / name)
    durable.settle(folder)
    return name


def load(place: Path, passphrase: Passphrase | None) -> dict[str, str]:
    """The keys in a file that `keep` wrote. Raises BadInput, Damaged or WrongPassphrase."""
    try:
        data = place.read_bytes()
    except OSError as error:
        raise BadInput(f"The keys {place} cannot be read: {error.strerror}.") from error
    if place.name.endswith(SEALED):
        if passphrase is None:
            raise BadInput(f"The keys {place} are sealed: their passphrase is needed.", code="passphrase_needed")
        data = b"".join(opened(io.BytesIO(data), passphrase, backup="", part="keys"))
    try:
        told = json.loads(data)
        keys = {str(name): str(value) for name, value in told["keys"].items()}
        if told["format"] != FORMAT or not all(is_key(name) and name == Path(name).name for name in keys):
            raise ValueError("format")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{place} holds no keys of Estelar.") from error
    return keys


def put(keys: dict[str, str], data: Path) -> None:
    """Write keys into an installation, readable by its owner only."""
    for name, value in keys.items():
        half = data / f".restoring-{name}"
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, stat.S_IRUSR | stat.S_IWUSR), "w", encoding="utf-8") as file:
            file.write(value)
            durable.flush(file)
        half.rename(data / name)
    durable.settle(data)
