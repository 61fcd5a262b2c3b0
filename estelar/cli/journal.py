"""`estelar check journal` proves the journal by its chain; `estelar journal seals` prints what vouches for it, to keep elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from estelar.cli.edge import house, robot

if TYPE_CHECKING:
    from estelar.journal.operations.check import Checked

SHOWN = 50


@click.group()
def journal() -> None:
    """The journal: who did what, on what, when, from where."""


@journal.command()
def seals() -> None:
    """Print the seal of every day: day, lines, first and last number, seal. Keep it where nobody of here can write."""
    with house("journal seals"):
        from estelar.journal.models import Anchor

        for anchor in Anchor.objects.select_related("retirement").order_by("day").iterator():
            words = [f"{anchor.day}", f"{anchor.lines:>8}", f"{anchor.first:>10}", f"{anchor.last:>10}", bytes(anchor.seal).hex()]
            click.echo("  ".join([*words, *(["removed by rule"] if hasattr(anchor, "retirement") else [])]))


@click.command("journal")
@click.option(
    "--seals",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with a copy of the files of seals.  [default: journal in ESTELAR_DATA]",
)
@click.pass_context
def check_journal(context: click.Context, folder: Path | None) -> None:
    """Find every line that was removed, changed, added or moved. Exit code 1 when there is one."""
    with house("check journal"):
        from django.conf import settings
        from django.utils import timezone, translation

        from estelar.journal.operations.check import check

        with translation.override("en"):
            done = check(folder or settings.CONF.data / "journal", by=robot(), at=timezone.now())
            _say(done)
    if done.found:
        context.exit(1)


def _say(done: Checked) -> None:
    for problem in done.problems[:SHOWN]:
        click.echo(str(problem))
    if done.found > SHOWN:
        click.echo(f"... and {done.found - SHOWN} more.")
    click.echo(
        f"{done.lines} lines proved, {done.waiting} too young for the chain; {done.days} days sealed, {done.retired} removed by rule; "
        f"{done.outside} seals compared with those kept outside the database."
    )
    if done.found:
        click.echo("The journal is not as it was written. Keep the database as it is and see docs/how-to: Check the journal.")
    else:
        click.echo(
            "The journal is as it was written." if done.outside else "The journal fits its chain; no seal outside vouches for it yet."
        )
