"""`estelar check evidence`: an evidence file of a case proved by itself, without Django and without a database."""

from __future__ import annotations

import zipfile
from pathlib import Path

import click


@click.command("evidence")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def check_evidence(context: click.Context, file: Path) -> None:
    """Prove an evidence file of a case by itself: sums, lines of the journal, seals. Needs no database.

    Exit code 1 when something is not as it was packed.
    """
    from estelar.cases.rules import evidence

    try:
        with zipfile.ZipFile(file) as packed:
            done = evidence.prove(packed)
    except (zipfile.BadZipFile, evidence.NoEvidence) as error:
        raise click.ClickException(f"{file} is no evidence file of a case: {error}") from error
    for problem in done.problems:
        click.echo(problem)
    for what in done.left_out:
        click.echo(f"The file itself says that it lacks {what}")
    lines = f"{done.lines} lines of the journal proved, {done.waiting} too young for the chain."
    click.echo(f"{done.case}: {done.files} files with the right sum, {lines}")
    for day, seal in done.seals.items():
        click.echo(f"{day}  {seal}")
    if done.seals:
        click.echo("Compare these seals with those kept elsewhere (notices, `estelar journal seals`): they prove when it was written.")
    if done.problems:
        click.echo("The file is not as it was packed.")
        context.exit(1)
