"""The command line: `estelar COMMAND`. Each command is thin: it reads its words, calls an operation, says what happened.

Commands are loaded when they are called, so that `estelar analyse` never loads Django.
"""

from __future__ import annotations

import errno
import importlib
import sys

import click

from estelar import __version__
from estelar.errors import EstelarError

# name → where its click command stands
COMMANDS: dict[str, str] = {
    "serve": "estelar.cli.serve:serve",
    "web": "estelar.cli.serve:web",
    "work": "estelar.cli.serve:work",
    "migrate": "estelar.cli.manage:migrate",
    "manage": "estelar.cli.manage:manage",
    "person": "estelar.cli.people:person",
    "demo": "estelar.cli.demo:demo",
    "import": "estelar.cli.imports:import_",
    "analyse": "estelar.analytics.command:analyse",
    "deadline": "estelar.cli.deadline:deadline",
    "rules": "estelar.cli.deadline:rules",
    "facts": "estelar.cli.facts:facts",
    "backup": "estelar.cli.backup:backup",
    "restore": "estelar.cli.backup:restore",
    "check": "estelar.cli.check:check",
    "journal": "estelar.cli.journal:journal",
}


# What the machine refuses, as a sentence.
_OF_THE_MACHINE: dict[int, str] = {
    errno.ENOSPC: "The disk is full ({place}). Make room and start again; what was stored before is safe.",
    errno.EDQUOT: "The disk quota is used up ({place}). Make room and start again; what was stored before is safe.",
    errno.EACCES: "There is no permission for {place}. Give it to the user who runs Estelar, or set ESTELAR_DATA to another folder.",
    errno.EPERM: "There is no permission for {place}. Give it to the user who runs Estelar, or set ESTELAR_DATA to another folder.",
    errno.EROFS: "{place} lies on a disk that can only be read. Set ESTELAR_DATA to a folder that can be written to.",
}


class Commands(click.Group):
    """A group whose commands are imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="estelar")
def cli() -> None:
    """Estelar: every contact with a customer, a measured moment of truth."""


def main() -> None:
    """Run the command line; our own errors are one clear sentence and exit code 1, never a stack."""
    try:
        cli(prog_name="estelar")
    except EstelarError as error:
        click.echo(f"estelar: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        advice = _OF_THE_MACHINE.get(error.errno or 0)
        if advice is None:
            raise
        click.echo(f"estelar: {advice.format(place=error.filename or 'the data folder')}", err=True)
        sys.exit(1)
