"""`estelar serve` starts everything there is: database, web server, worker; and ends all of it. `estelar web` and `estelar work` are one of
them alone, for installations of several processes."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from estelar import conf, postgres
from estelar.errors import BadInput, MissingPiece

ANSWER_SECONDS = 60.0
END_SECONDS = 15.0
LONGEST_WAIT = 30.0
"""Seconds at most between two starts of a child that ends again and again."""
CALM_SECONDS = 60.0
"""A child that ran so long had a good start: the next wait is short again."""

host_option = click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")


def _die_with_parent() -> None:
    """Linux: the child gets SIGTERM when we are killed, so that even `kill -9` leaves nothing behind."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


@dataclass
class Child:
    """A process that we keep alive."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = 0.0
    """Seconds to wait before it is started again."""
    ended: float | None = None

    def start(self, environ: dict[str, str]) -> None:
        self.started, self.ended = time.monotonic(), None
        self.process = subprocess.Popen(
            self.command,
            env=environ,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone; we end the children in order
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self, until: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.end_what_it_left()

    def end_what_it_left(self) -> None:
        """A web server killed without warning leaves its own worker on our port: the rest of its group goes too."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


PYTHON = [sys.executable, "-W", "ignore"]


def _web(settings: conf.Conf, host: str) -> Child:
    command = [*PYTHON, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(settings.port)]
    command += ["--workers", str(settings.web_processes), "--respawn-failed-workers", "--respawn-interval", "1"]
    command += ["--blocking-threads", str(conf.WORK_THREADS + conf.LIVE_STREAMS), "--backpressure", "64", "--no-ws"]
    command += ["--log-level", "error", "estelar.wsgi:application"]
    return Child("web server", command)


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except socket.gaierror as error:
            raise BadInput(f"{host!r} is no address of this machine. Use 127.0.0.1 (only this machine) or 0.0.0.0 (everybody).") from error
        except OSError as error:
            raise BadInput(f"Port {port} on {host} is taken by another program. Choose another: PORT={port + 1} make run") from error


@contextmanager
def _alone_in(data: Path, address: str) -> Iterator[None]:
    """One `serve` a data folder: a second one says where the first is. The lock goes with the process, however it ends."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (FileNotFoundError, NotADirectoryError, FileExistsError) as error:
        raise BadInput(f"The data folder {data} cannot be made there. Set ESTELAR_DATA to a folder that can be.") from error
    with (data / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            where = lock.read().strip() or "on this machine"
            raise BadInput(
                f"Estelar is running already from the data folder {data}: {where}. End it first, or set ESTELAR_DATA to another folder."
            ) from None
        lock.truncate(0)
        lock.write(f"{address} (process {os.getpid()})\n")
        lock.flush()
        yield
        lock.truncate(0)


def _prepare(environ: dict[str, str], *, demo: bool) -> None:
    """Schema, and on the first start of an empty house the demo organisation: in processes of their own, so that we stay small."""
    for words in (["migrate"], *([["demo", "--if-empty"]] if demo else [])):
        if subprocess.run([*PYTHON, "-m", "estelar", *words], env=environ, check=False).returncode != 0:
            raise MissingPiece(f"`estelar {' '.join(words)}` did not succeed; its message stands above.")


def _wait_for_answer(host: str, port: int, child: Child) -> None:
    local = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104  # compared, not bound
    until = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < until and not child.has_ended():
        try:
            with urllib.request.urlopen(f"http://{local}:{port}/cuenta/entrar/", timeout=5):
                return
        except urllib.error.HTTPError:
            return  # it answers; to a name that is not in ESTELAR_HOSTS it says no
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise MissingPiece("The web server did not start; its message stands above.")


class Supervisor:
    """Keeps the children alive until it is told to end."""

    def __init__(self, children: list[Child], environ: dict[str, str]) -> None:
        self.children = children
        self.environ = environ
        self.ending = False

    def listen(self) -> None:
        """From now on Ctrl-C, SIGTERM and a closed terminal ask us to end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_end)

    def ask_to_end(self, _signal: int, _frame: FrameType | None) -> None:
        self.ending = True

    def start(self) -> None:
        for child in self.children:
            child.start(self.environ)

    def watch(self) -> None:
        """A child that ends is started again; when it ends again and again, after longer and longer waits."""
        while not self.ending:
            for child in self.children:
                if child.has_ended():
                    self._again(child)
            time.sleep(0.3)

    def _again(self, child: Child) -> None:
        now = time.monotonic()
        if child.ended is None:
            assert child.process is not None
            child.ended = now
            child.wait = 0.0 if now - child.started > CALM_SECONDS or not child.wait else min(2 * child.wait, LONGEST_WAIT)
            again = f"in {child.wait:.0f} seconds" if child.wait else "now"
            click.echo(f"The {child.name} ended (code {child.process.returncode}); starting it again {again}.", err=True)
            child.end_what_it_left()
        if now - child.ended >= child.wait:
            child.wait = max(child.wait, 1.0)
            child.start(self.environ)

    def end(self) -> None:
        """All at once are asked, so that they need the time of the slowest."""
        for child in self.children:
            child.ask_to_end()
        until = time.monotonic() + END_SECONDS
        for child in self.children:
            child.end(until)


def _environ(settings: conf.Conf, url: str) -> dict[str, str]:
    environ = {
        **os.environ,
        "ESTELAR_DATABASE_URL": url,
        "ESTELAR_DATA": str(settings.data),
        "DJANGO_SETTINGS_MODULE": "estelar.settings",
    }
    environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH")]))
    return environ


@click.command()
@host_option
@click.option("--demo/--no-demo", default=True, show_default=True, help="Fill an empty installation with the fictional demo organisations.")
def serve(host: str, demo: bool) -> None:
    """Start the database, the web server and the worker; Ctrl-C ends all of them."""
    settings = conf.read(os.environ)
    _refuse_a_taken_port(host, settings.port)
    with _alone_in(settings.data, f"http://{host}:{settings.port}"):
        _serve(settings, host, demo=demo)
    click.echo("  Ended. Your data stays in " + str(settings.data))


def _serve(settings: conf.Conf, host: str, *, demo: bool) -> None:
    # Ctrl-C during the set-up ends it too: the commands in `_prepare` get the signal themselves and leave nothing half done.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    click.echo("  Starting the database ...")
    with postgres.running(settings) as url:
        web = _web(settings, host)
        workers = [
            Child("worker" if settings.worker_processes == 1 else f"worker {number}", [*PYTHON, "-m", "estelar", "work"])
            for number in range(1, settings.worker_processes + 1)
        ]
        supervisor = Supervisor([web, *workers], _environ(settings, url))
        try:
            _prepare(supervisor.environ, demo=demo)
            supervisor.listen()
            supervisor.start()
            _wait_for_answer(host, settings.port, web)
            _welcome(host, settings)
            supervisor.watch()
            click.echo(
                f"\n  Ending: work at hand may take {END_SECONDS:.0f} seconds more; what is not done then is done at the next start."
            )
        except KeyboardInterrupt:
            pass
        finally:
            supervisor.end()


def _welcome(host: str, settings: conf.Conf) -> None:
    click.echo(f"\n  Estelar is ready: http://{host}:{settings.port}\n")
    logins = settings.data / "demo-logins.txt"
    if logins.exists():
        click.echo(logins.read_text())
    click.echo("  Ctrl-C ends it.")


@click.command()
@host_option
def web(host: str) -> None:
    """Serve pages and nothing else, until told to end: for several machines, or under systemd or in a container.

    ESTELAR_WEB_PROCESSES says how many processes answer, PORT on which port. Workers are started apart, with estelar work; the schema is
    brought up to date before, with estelar migrate.
    """
    settings = conf.read(os.environ)
    _refuse_a_taken_port(host, settings.port)
    from estelar.cli.edge import house, refuse_another_schema

    with house("web"):
        refuse_another_schema()
    with postgres.running(settings) as url:
        supervisor = Supervisor([_web(settings, host)], _environ(settings, url))
        supervisor.listen()
        try:
            supervisor.start()
            _wait_for_answer(host, settings.port, supervisor.children[0])
            click.echo(f"Estelar answers on http://{host}:{settings.port}")
            supervisor.watch()
        finally:
            supervisor.end()


@click.command()
@click.option("--concurrency", default=3, show_default=True, type=click.IntRange(1, 20), help="Jobs at a time.")
def work(concurrency: int) -> None:
    """Run background jobs until told to end; the jobs at hand are finished first. Any number of workers may run, on any machine."""
    import asyncio

    from estelar.cli.edge import house, refuse_another_schema

    with house("work"):
        refuse_another_schema()
        from estelar.worker import run

        asyncio.run(run(concurrency))
