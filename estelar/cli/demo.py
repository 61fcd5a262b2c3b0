"""`estelar demo`: the fictional clinic network and public-service office, with a year of contacts."""

from __future__ import annotations

from datetime import datetime

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from estelar.cli.edge import house, robot
from estelar.demo.truths import SEED


@click.command()
@click.option("--seed", default=SEED, show_default=True, help="The same seed and last day make the same demo.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day of the year of contacts; yesterday when it is left out.")
@click.option("--language", type=click.Choice(["es", "en"]), default="es", show_default=True, help="Language of names and comments.")
@click.option("--if-empty", is_flag=True, help="Do nothing when the installation is in use.")
def demo(seed: int, until: datetime | None, language: str, if_empty: bool) -> None:
    """Fill an empty installation with the fictional demo organisation: about 150,000 contacts of twelve months."""
    with house("demo"):
        from datetime import timedelta

        from django.conf import settings
        from django.utils import timezone

        from estelar.demo import load
        from estelar.reports.facts import rebuild

        if if_empty and not load.is_empty():
            return
        at = timezone.now()
        last = until.date() if until else (at - timedelta(days=1)).date()
        columns = (TextColumn("  Demo organisation: {task.description}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("begins", total=1.0)
            loaded = load.load(
                seed=seed, last=last, language=language, by=robot(), at=at,
                told=lambda share, doing: bar.update(task, completed=share, description=doing),
            )  # fmt: skip
            bar.update(task, completed=0.78, description="facts")
            rebuild()
            bar.update(task, completed=1.0, description="ready")
        load.write_logins(loaded, settings.CONF.data)
    click.echo(f"  {loaded.encounters:,} contacts of twelve months are in ({loaded.rejected} rows rejected).")
