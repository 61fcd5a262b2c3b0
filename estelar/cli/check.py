"""`estelar check`: is the installation well? For people, for cron, for what watches machines: exit code 1, and why, when it is not."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING

import click

from estelar.cli.edge import house, refuse_another_schema

if TYPE_CHECKING:
    from estelar.health.rules import Finding

# name → where its click command stands; each reads everything that it is about, row by row
THOROUGH: dict[str, str] = {
    "facts": "estelar.cli.facts:check_facts",
    "journal": "estelar.cli.journal:check_journal",
    "backup": "estelar.cli.backup:check_backup",
    "evidence": "estelar.cli.evidence:check_evidence",
}
MARKS = {"good": "ok", "attention": "ATTENTION", "bad": "BAD", "off": "-"}


class Checks(click.Group):
    """A group whose commands are imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*THOROUGH, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = THOROUGH.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, name = place.split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people or for programs."
)


@click.group(cls=Checks, invoke_without_command=True)
@form
@click.pass_context
def check(context: click.Context, form: str) -> None:
    """Is the installation well? Everything that can be seen at a glance; with a name, that alone and thoroughly.

    Exit code 0: all is well, or only needs attention. Exit code 1: something does not work.
    """
    if context.invoked_subcommand is None:
        _look(context, form, None)


@check.command()
@form
@click.pass_context
def worker(context: click.Context, form: str) -> None:
    """Workers, the queue, and work that failed."""
    _look(context, form, {"worker", "queue", "failures"})


def _look(context: click.Context, form: str, only: set[str] | None) -> None:
    with house("check"):
        refuse_another_schema()
        from django.utils import timezone, translation

        from estelar.health.operations import checks
        from estelar.health.rules import Level, worst

        with translation.override("en"):
            found = [finding for finding in checks.quick(at=timezone.now()) if only is None or finding.check in only]
            level = worst(found)
            _say(found, str(level), form)
    if level is Level.BAD:
        context.exit(1)


def _say(found: list[Finding], level: str, form: str) -> None:
    if form == "json":
        rows = [
            {"check": one.check, "level": str(one.level), "found": str(one.sentence), "advice": str(one.advice)}
            for one in found
        ]  # fmt: skip
        click.echo(json.dumps({"level": level, "checks": rows}, indent=2, ensure_ascii=False))
        return
    for one in found:
        click.echo(f"{MARKS[str(one.level)]:<10}{one.check:<10}{one.sentence}")
        if one.advice:
            click.echo(f"{'':<20}{one.advice}")
