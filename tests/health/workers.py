"""Real worker processes on the database of the tests, as `estelar work` starts them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0


def rows(sql: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def wait_until(true: Callable[[], bool], what: str, patience: float = PATIENCE) -> float:
    """Look again and again; how many seconds it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < patience, f"waited {patience:.0f} s for: {what}"
        time.sleep(0.05)
    return time.monotonic() - began


def empty_queue() -> None:
    """Neither jobs nor workers of other tests."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
        cursor.execute("TRUNCATE health_jobrecord, health_jobtrouble, health_jobprogress, health_workerprocess")


def unfinished() -> int:
    """Jobs that wait or run, but for those of the clock (there is one every minute)."""
    return int(rows("SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND NOT args ? 'timestamp'")[0][0])


@dataclass
class House:
    """The data folder and database of a test, and the processes on them."""

    data: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        self.log = self.data / "workers.log"

    def environ(self, **more: str) -> dict[str, str]:
        """As an administrator sets it; the database is the tests' own, made when the first test asks for it."""
        database = connection.settings_dict
        url = f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ESTELAR_", "DJANGO_", "PYTEST", "PORT"))}
        return {**kept, "ESTELAR_DATABASE_URL": url, "ESTELAR_DATA": str(self.data), **more}

    def start(self, *words: str, **environ: str) -> subprocess.Popen[bytes]:
        """Start `estelar WORDS`."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "estelar", *words],
                cwd=ROOT, env=self.environ(**environ), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def worker(self, concurrency: int = 2) -> subprocess.Popen[bytes]:
        return self.start("work", "--concurrency", str(concurrency))

    def worker_id(self, process: subprocess.Popen[bytes]) -> int:
        """Its number in the queue, once it is present."""
        find = "SELECT worker_id FROM health_workerprocess WHERE pid = %s AND ended_at IS NULL"

        def there() -> bool:
            assert process.poll() is None, self.log.read_text()
            return bool(rows(find, [process.pid]))

        wait_until(there, f"the presence of worker {process.pid}; log: {self.log.read_text()}")
        return int(rows(find, [process.pid])[0][0])

    def end(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)
            if process.poll() is None:
                process.kill()
                process.wait()


@contextmanager
def house(data: Path) -> Iterator[House]:
    """A house whose processes are gone at the end, and this process's own settings pointing to its folder meanwhile."""
    kept = settings.CONF
    settings.CONF = replace(kept, data=data)
    empty_queue()
    made = House(data)
    try:
        yield made
    finally:
        made.end()
        # whoever was killed may have backends that PostgreSQL has not missed yet: nothing of theirs may meet the next test
        rows("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
        empty_queue()
        settings.CONF = kept
