"""`estelar facts rebuild` and `estelar check facts`: the bridge from PostgreSQL to Parquet by hand."""

from __future__ import annotations

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from estelar.cli.edge import house


@click.group()
def facts() -> None:
    """The facts folder: what every figure is computed from."""


@facts.command()
@click.option("--all", "everything", is_flag=True, help="Every day there is, and not only those that changed (after restoring a backup).")
def rebuild(everything: bool) -> None:
    """Write the Parquet files of the days that changed."""
    with house("facts rebuild"):
        from estelar.reports import facts as bridge

        with Progress(
            TextColumn("Days"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), transient=True, console=Console(stderr=True)
        ) as progress:
            task = progress.add_task("days", total=None)
            done = bridge.rebuild(everything=everything, told=lambda days, total: progress.update(task, completed=days, total=total))
    click.echo(f"{done.days} days rebuilt, {done.rows} contacts." if done.days else "Nothing has changed: every day is up to date.")


@click.command("facts")
@click.option("--repair", is_flag=True, help="Rebuild the days that differ.")
@click.pass_context
def check_facts(context: click.Context, repair: bool) -> None:
    """Compare every day of the facts folder with PostgreSQL, row by row. Exit code 1 when something differs and was not repaired."""
    with house("check facts"):
        from estelar.reports import facts as bridge

        found = []
        for difference in bridge.check():
            found.append(difference)
            there = "cannot be read" if difference.in_file is None else f"has {difference.in_file} rows"
            click.echo(f"{difference.day} {difference.table}: PostgreSQL has {difference.in_truth} rows, the file {there}.")
        if not found:
            click.echo("Every day that is up to date equals PostgreSQL.")
            return
        if repair:
            days = bridge.mark_dirty(found)
            bridge.rebuild()
            click.echo(f"{days} days differed and were rebuilt.")
            return
    click.echo("Run: estelar check facts --repair")
    context.exit(1)
