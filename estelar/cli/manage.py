"""`estelar migrate` brings the database to the present schema; `estelar manage ...` is Django's own command line."""

from __future__ import annotations

import click

from estelar.cli.edge import house


@click.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    with house("migrate"):
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
    click.echo("The database has the schema of this version.")


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def manage(words: tuple[str, ...]) -> None:
    """Django's own command line, on this installation's database."""
    with house(f"manage {words[0] if words else ''}"):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["estelar manage", *words])
