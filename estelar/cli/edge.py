"""The edge of a command: a database that answers, Django set up, who acts, and where the journal says it came from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from estelar import conf, postgres
from estelar.errors import MissingPiece

if TYPE_CHECKING:
    from estelar.people.models import Person


@contextmanager
def house(command: str) -> Iterator[None]:
    """Everything a command needs to call operations, for as long as the `with` lasts."""
    settings = conf.read(os.environ)
    with postgres.running(settings) as url:
        _reach(url)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "estelar.settings")
        import django

        django.setup()
        from django.db import connections

        from estelar.journal.operations import origin

        try:
            with origin(f"command {command}"):
                yield
        finally:
            for connection in connections.all(initialized_only=True):
                connection.close()
                close_pool = getattr(connection, "close_pool", None)  # PostgreSQL's wrapper has it, the base class not
                if close_pool is not None:
                    close_pool()


def _reach(url: str) -> None:
    """Raises MissingPiece when no database answers behind the address (asked before Django's pool, which would wait and warn)."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        why = " ".join(str(error).split()).rstrip(".?")
        raise MissingPiece(f"The database cannot be reached: {why}. Is it running, and is ESTELAR_DATABASE_URL right?") from error


def refuse_another_schema() -> None:
    """Inside the house: is the database as this version needs it? Raises MissingPiece."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise MissingPiece(
            "The database does not have the schema of this version yet. Stop every web server and worker, then run: estelar migrate"
        )


def robot() -> Person:
    """Who acts when a command is given without saying who."""
    from estelar.people.models import Person

    return Person.objects.robot()
