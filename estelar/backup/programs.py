"""PostgreSQL's own programs, pg_dump and pg_restore: found, new enough for the server, with no password on their command line."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from psycopg import conninfo, pq

from estelar import postgres
from estelar.conf import Conf
from estelar.errors import EstelarError, MissingPiece


def find(conf: Conf, program: str, *, server: int) -> Path:
    """The program, of the server's major version or newer. Raises MissingPiece that says what was found and how to get another.

    In a private installation, the one beside the server's own programs; otherwise PG_BIN, the machine's own (it may speak TLS), the wheel.
    """
    seen = []
    for place in _places(conf, program):
        major = _major(place)
        if major is not None and major >= server:
            return place
        seen.append(f"{place} is of version {major}")
    raise MissingPiece(
        f"The server is PostgreSQL {server}, and a {program} of version {server} or newer is needed: "
        f"{'; '.join(seen) or 'none was found on this machine'}. Install the client programs of PostgreSQL {server} "
        "and set PG_BIN to their folder."
    )


def environ(url: str) -> dict[str, str]:
    """The environment that leads libpq's programs to `url`. Arguments can be read by everybody on the machine, an environment cannot."""
    named = {option.keyword.decode(): option.envvar.decode() for option in pq.Conninfo.get_defaults() if option.envvar}
    told = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    for keyword, value in conninfo.conninfo_to_dict(url).items():
        if keyword in named and value is not None:
            told[named[keyword]] = str(value)
    return {**told, "LC_ALL": "C"}  # its messages, and our reading of them, in one language


def said(program: str, stderr: bytes) -> EstelarError:
    """What a program that failed said last, as one of our errors."""
    lines = [line for line in stderr.decode(errors="replace").splitlines() if line.strip()]
    wrong = next((line for line in lines if "error:" in line), lines[-1] if lines else "it gave no reason")
    hint = " Set PG_BIN to a PostgreSQL whose programs speak TLS." if "SSL support is not compiled in" in wrong else ""
    return EstelarError(f"{program} failed: {wrong.split('error:', 1)[-1].strip()}.{hint}")


def _places(conf: Conf, program: str) -> Iterator[Path]:
    if conf.pg_bin is not None and (conf.pg_bin / program).exists():
        yield conf.pg_bin / program
    on_path = shutil.which(program)
    if conf.database_url and on_path:
        yield Path(on_path)
    try:
        beside = postgres.binaries(conf) / program
    except MissingPiece:
        return
    if beside.exists():
        yield beside


def _major(place: Path) -> int | None:
    told = subprocess.run([place, "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"(\d+)", told.stdout)
    return int(number[1]) if told.returncode == 0 and number else None
