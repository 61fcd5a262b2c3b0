"""Migrations are complete, and the way back is as good as the way forth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from estelar import conf, postgres

ROOT = Path(__file__).resolve().parents[2]
NAME = f"estelar_back_and_forth_{os.getpid()}"

# Run in a process of its own: the product's settings, on a database of its own.
SCRIPT = """
import json, sys
import django
django.setup()
from django.apps import apps
from django.core.management import call_command
from django.db import connection

OURS = [c.label for c in apps.get_app_configs() if c.name.startswith("estelar.")]

def shape():
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if t.split("_")[0] in OURS]
        cursor.execute(
            "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = ANY(%s) ORDER BY 1, 2", [tables])
        columns = cursor.fetchall()
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s) ORDER BY 1", [tables])
        indexes = [row[0] for row in cursor.fetchall()]
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid::regclass::text = ANY(%s)"
            " ORDER BY 1, 2", [tables])
        triggers = cursor.fetchall()
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname NOT LIKE 'procrastinate%%' ORDER BY 1")
        functions = [row[0] for row in cursor.fetchall()]
    return {"columns": columns, "indexes": indexes, "triggers": triggers, "functions": functions}

call_command("migrate", verbosity=0, interactive=False)
forth = shape()
for label in OURS:
    if apps.get_app_config(label).models_module is not None:
        try:
            call_command("migrate", label, "zero", verbosity=0, interactive=False)
        except Exception as error:
            if "does not have migrations" not in str(error):
                raise
back = shape()
call_command("migrate", verbosity=0, interactive=False)
json.dump({"forth": forth, "back": back, "again": shape()}, sys.stdout, default=str)
"""


def _environ(url: str) -> dict[str, str]:
    return {**os.environ, "ESTELAR_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "estelar.settings"}


@pytest.fixture
def empty_database(database_server: None) -> Iterator[str]:
    server = postgres.url(conf.read(os.environ))
    parts = urlsplit(server)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{NAME}"')
    yield urlunsplit(parts._replace(path=f"/{NAME}"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{NAME}" WITH (FORCE)')


def test_no_change_of_a_model_lacks_its_migration(empty_database: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT, env=_environ(empty_database), capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_migrations_go_back_to_nothing_and_forth_to_the_same(empty_database: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(SCRIPT)],
        cwd=ROOT, env=_environ(empty_database), capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    shapes = json.loads(done.stdout)
    assert shapes["forth"]["columns"]
    assert shapes["forth"]["triggers"]
    assert shapes["back"] == {"columns": [], "indexes": [], "triggers": [], "functions": []}, "the way back leaves something behind"
    assert shapes["again"] == shapes["forth"]
