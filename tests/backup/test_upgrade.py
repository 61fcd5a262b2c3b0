"""Whoever has any released version comes to this one with all their data; and a back-up is restored by the commands as its page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from estelar import backup, conf, postgres
from estelar.backup import database
from estelar.backup.manifest import Table

ROOT = Path(__file__).resolve().parents[2]
RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))
UNLIKE = {
    # Rows that Django and the queue write themselves at an upgrade.
    "public.django_migrations", "public.django_content_type", "public.auth_permission",
}  # fmt: skip
pytestmark = [pytest.mark.slow]

# Every page that the first one leads to, as two who see much; in a process of its own, with the product's own settings.
PAGES = """
import json, re, sys
import django
django.setup()
from django.conf import settings
from django.test import Client
settings.ALLOWED_HOSTS = ["*"]
from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter
from estelar.people.models import Person
said = {}
for email in ("admin@demo.invalid", "direccion@demo.invalid"):
    browser = Client()
    browser.force_login(Person.objects.get(email=email), backend=settings.AUTHENTICATION_BACKENDS[0])
    first = browser.get("/", follow=True)
    links = set(re.findall(r'href="(/[^"#?]*)"', first.content.decode())) | {"/"}
    for link in sorted(links):
        if not link.startswith(("/static/", "/cuenta/salir")):
            said[f"{email} {link}"] = browser.get(link, follow=True).status_code
json.dump({"said": said, "contacts": Encounter.objects.count(), "cycles": Cycle.objects.count()}, sys.stdout)
"""


@dataclass
class Site:
    """A private installation of its own, and our commands on it."""

    data: Path
    environ: dict[str, str]

    def run(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", *words], cwd=ROOT, env=self.environ, capture_output=True, text=True, check=False, timeout=240
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    def estelar(self, *words: str, code: int = 0) -> str:
        return self.run("-m", "estelar", *words, code=code)


Upgraded = tuple[Site, Path, dict[str, list[str]], dict[str, Table]]
"""The site, the back-up it came from, the columns of the old schema, and their sums."""


def columns(url: str) -> dict[str, list[str]]:
    """The columns of every table, in the order of their names."""
    found: dict[str, list[str]] = {}
    with database.connected(url) as connection:
        names = set(database.tables(connection)) - set(database.LEFT_OUT) - UNLIKE
        for name in names:
            schema, table = name.split(".")
            rows = connection.execute(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s ORDER BY 1", [schema, table]
            )
            found[name] = [column for [column] in rows]
    return found


def sums(url: str, of: dict[str, list[str]]) -> dict[str, Table]:
    with database.connected(url) as connection:
        return {name: database.sum_of_columns(connection, name, those) for name, those in sorted(of.items())}


@pytest.fixture(scope="module", params=RELEASED, ids=lambda path: path.stem)
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upgraded]:
    """An installation of a released version is backed up, and the back-up is restored by today's commands into an empty folder."""
    folder = tmp_path_factory.mktemp("upgrade")
    old = conf.read({"ESTELAR_DATA": str(folder / "old")})
    quick = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    with postgres.running(old, settings=quick) as url:
        with psycopg.connect(url) as connection:
            connection.execute(request.param.read_text("utf-8"))
        there = columns(url)
        before = sums(url, there)
        (old.data / "uploads").mkdir()
        (old.data / "uploads" / "0123456789abcdef").write_bytes(b"a;b\n1;2\n")
        (old.data / "secret-key").write_text("the key of the old installation, longer than fifty characters")
        made = backup.create(old, folder / "backups", at=datetime(2026, 11, 21, 20, 0, tzinfo=UTC))
    environ = {name: value for name, value in os.environ.items() if not name.startswith("ESTELAR_")}
    environ |= {
        "ESTELAR_DATA": str(folder / "new"),
        "ESTELAR_BACKUPS": str(folder / "backups"),
        "DJANGO_SETTINGS_MODULE": "estelar.settings",
    }
    site = Site(folder / "new", environ)
    kept = old.backup_keys / (made.manifest.keys or "")
    site.estelar("restore", str(folder / "backups"), "--keys", str(kept))
    new = conf.read(environ)
    with postgres.running(new, settings=quick):  # kept up, so that each command finds it running
        yield site, made.path, there, before


def test_an_upgrade_keeps_every_row_and_every_column(
    upgraded: Upgraded,
) -> None:
    site, _made, there, before = upgraded
    url = postgres.url(conf.read(site.environ))
    now = columns(url)
    assert set(there) <= set(now), "a table is gone"
    gone = {name: sorted(set(those) - set(now[name])) for name, those in there.items() if set(those) - set(now[name])}
    assert not gone, "columns are gone: say here where their data went"
    after = sums(url, there)
    # the facts that had changed are made, and so the marks of their days are gone
    assert {name for name in before if before[name] != after[name]} <= {"public.encounters_dirtymark", "public.journal_entry"}
    assert after["public.journal_entry"].rows >= before["public.journal_entry"].rows
    with psycopg.connect(url) as connection:
        said = connection.execute("SELECT detail FROM journal_entry WHERE key = 'health.restored'").fetchall()
    assert [detail["made_at"] for [detail] in said] == ["2026-11-21T20:00:00+00:00"], "the journal says that it was restored, and from when"
    assert (site.data / "uploads" / "0123456789abcdef").read_bytes() == b"a;b\n1;2\n"
    assert (site.data / "secret-key").read_text().startswith("the key of the old installation")


def test_after_an_upgrade_every_page_answers(upgraded: Upgraded) -> None:
    site, _made, _there, before = upgraded
    found = json.loads(site.run("-c", PAGES))
    assert len(found["said"]) > 15
    assert {page: status for page, status in found["said"].items() if status != 200} == {}
    assert found["contacts"] == before["public.encounters_encounter"].rows


def test_after_an_upgrade_the_checks_pass(upgraded: Upgraded) -> None:
    site, made, _there, _before = upgraded
    assert "equals PostgreSQL" in site.estelar("check", "facts")
    site.estelar("check", "journal")
    said = site.estelar("check", "backup")
    assert re.search(r"whole: \d+ tables with [\d,]+ rows, 1 files", said), said
    assert str(made) in said


def test_the_commands_make_seal_prove_and_refuse(upgraded: Upgraded, tmp_path: Path) -> None:
    site = upgraded[0]
    words = tmp_path / "words"
    words.write_text("correcto caballo batería grapa\n")
    said = site.estelar("backup", "--to", str(tmp_path / "disk"), "--passphrase-file", str(words))
    assert "sealed" in said
    assert "Keep a copy of that file in another safe place" in said
    assert "with its passphrase" in site.estelar("check", "backup", str(tmp_path / "disk"))
    said = site.estelar("check", "backup", str(tmp_path / "disk"), "--passphrase-file", str(words), "--restore")
    assert "Restored for a trial, every table was equal." in said
    words.write_text("something else entirely")
    site.estelar("check", "backup", str(tmp_path / "disk"), "--passphrase-file", str(words), code=1)
    site.estelar("restore", str(tmp_path / "disk"), "--passphrase-file", str(words), "--replace", code=1)
