"""`estelar migrate` brings the database to the present schema; `estelar manage ...` is Django's own command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from estelar.cli.edge import house

_LOCK: Final = 0x45_53_54_4D_49_47_52  # "ESTMIGR": one starter migrates, the others wait and find it done


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if cursor.fetchone() != (True,):
            click.echo("Another process brings the database to its schema; waiting for it ...", err=True)
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


@click.command()
def migrate() -> None:
    """Bring the database to the schema of this version. Several at once take turns."""
    with house("migrate"):
        from django.core.management import call_command

        with _one_at_a_time():
            call_command("migrate", interactive=False, verbosity=0)
    click.echo("The database has the schema of this version.")


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def manage(words: tuple[str, ...]) -> None:
    """Django's own command line, on this installation's database."""
    with house(f"manage {words[0] if words else ''}"):
        from django.core.management import execute_from_command_line

        execute_from_command_line(["estelar manage", *words])
