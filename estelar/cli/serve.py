"""`estelar serve` starts everything there is: database, web server, worker; and ends all of it. `estelar work` is a worker alone."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from estelar import conf, postgres
from estelar.errors import BadInput, MissingPiece

ANSWER_SECONDS = 60.0
END_SECONDS = 15.0
MOST_RESTARTS = 5


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
    restarts: int = 0

    def start(self, environ: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            self.command,
            env=environ,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone; we end the children in order
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    def end(self) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.end_what_it_left()

    def end_what_it_left(self) -> None:
        """A web server killed without warning leaves its own worker on our port: the rest of its group goes too."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def _children(settings: conf.Conf, host: str) -> list[Child]:
    python = [sys.executable, "-W", "ignore"]
    web = [*python, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(settings.port), "--workers", "1"]
    web += ["--blocking-threads", "4", "--backpressure", "64", "--no-ws", "--log-level", "error", "estelar.wsgi:application"]
    return [Child("web server", web), Child("worker", [*python, "-m", "estelar", "work"])]


def _refuse_a_taken_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadInput(f"Port {port} on {host} is taken by another program. Choose another: PORT={port + 1} make run") from error


def _prepare(environ: dict[str, str], *, demo: bool) -> None:
    """Schema, and on the first start of an empty house the demo organisation: in processes of their own, so that we stay small."""
    python = [sys.executable, "-W", "ignore", "-m", "estelar"]
    for words in (["migrate"], *([["demo", "--if-empty"]] if demo else [])):
        if subprocess.run([*python, *words], env=environ, check=False).returncode != 0:
            raise MissingPiece(f"`estelar {' '.join(words)}` did not succeed; its message stands above.")


def _wait_for_answer(host: str, port: int, child: Child) -> None:
    until = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < until:
        if child.process is not None and child.process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://{host}:{port}/cuenta/entrar/", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise MissingPiece("The web server did not start; its message stands above.")


class Supervisor:
    """Keeps the children alive until it is told to end."""

    def __init__(self, children: list[Child], environ: dict[str, str]) -> None:
        self.children = children
        self.environ = environ
        self.ending = False

    def ask_to_end(self, _signal: int, _frame: FrameType | None) -> None:
        self.ending = True

    def watch(self) -> None:
        while not self.ending:
            for child in self.children:
                if child.process is not None and child.process.poll() is not None:
                    child.restarts += 1
                    if child.restarts > MOST_RESTARTS:
                        raise MissingPiece(f"The {child.name} ended {child.restarts} times; its last message stands above.")
                    click.echo(f"The {child.name} ended (code {child.process.returncode}); starting it again.", err=True)
                    child.end_what_it_left()
                    child.start(self.environ)
            time.sleep(0.3)

    def end(self) -> None:
        for child in self.children:
            child.end()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--demo/--no-demo", default=True, show_default=True, help="Fill an empty installation with the fictional demo organisations.")
def serve(host: str, demo: bool) -> None:
    """Start the database, the web server and the worker; Ctrl-C ends all of them."""
    settings = conf.read(os.environ)
    _refuse_a_taken_port(host, settings.port)
    # Ctrl-C during the set-up ends it too: the commands in `_prepare` get the signal themselves and leave nothing half done.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    click.echo("  Starting the database ...")
    with postgres.running(settings) as url:
        environ = {
            **os.environ,
            "ESTELAR_DATABASE_URL": url,
            "ESTELAR_DATA": str(settings.data),
            "DJANGO_SETTINGS_MODULE": "estelar.settings",
        }
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH")]))
        children = _children(settings, host)
        supervisor = Supervisor(children, environ)
        try:
            _prepare(environ, demo=demo)
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, supervisor.ask_to_end)
            for child in children:
                child.start(environ)
            _wait_for_answer(host, settings.port, children[0])
            _welcome(host, settings, environ)
            supervisor.watch()
        except KeyboardInterrupt:
            pass
        finally:
            supervisor.end()
    click.echo("\n  Ended. Your data stays in " + str(settings.data))


def _welcome(host: str, settings: conf.Conf, environ: dict[str, str]) -> None:
    click.echo(f"\n  Estelar is ready: http://{host}:{settings.port}\n")
    logins = settings.data / "demo-logins.txt"
    if logins.exists():
        click.echo(logins.read_text())
    click.echo("  Ctrl-C ends it.")


@click.command()
@click.option("--concurrency", default=1, show_default=True, help="Jobs at a time.")
def work(concurrency: int) -> None:
    """Run background jobs until told to end."""
    import asyncio

    from estelar.cli.edge import house

    with house("work"):
        from estelar.worker import run

        asyncio.run(run(concurrency))
