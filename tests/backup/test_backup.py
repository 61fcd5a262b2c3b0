"""A back-up restores what was there, row by row and byte by byte: at rest, while others write, sealed or not."""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from estelar import backup
from estelar.backup import database, keys, programs
from estelar.backup.manifest import CONTENTS, DATABASE, Table
from estelar.errors import BadInput, EstelarError, MissingPiece
from tests.backup.conftest import SCHEMA, Installation, Make, no_upgrade

AT = datetime(2026, 11, 22, 3, 17, tzinfo=UTC)
WORDS = backup.Passphrase("correcto caballo batería grapa")


def contents_of(made: backup.Backup, passphrase: backup.Passphrase | None = None) -> backup.Contents:
    contents = backup.verify(made, passphrase=passphrase)
    assert contents is not None
    return contents


@pytest.mark.parametrize("passphrase", [None, WORDS], ids=["in clear", "sealed"])
def test_after_a_loss_every_table_and_every_file_is_as_it_was(
    house: Installation, tmp_path: Path, passphrase: backup.Passphrase | None
) -> None:
    made = backup.create(house.conf, tmp_path / "elsewhere", at=AT, passphrase=passphrase)
    before, files_before = house.sums(), house.files()
    assert contents_of(made, passphrase).tables == before | {"public.django_session": Table(0, "0" * 32)}
    house.wipe()

    done = backup.restore(house.conf, made, at=AT, upgrade=no_upgrade, passphrase=passphrase)

    assert house.sums() == before
    assert house.files() == files_before
    assert (done.tables, done.rows, done.files) == (4, 5202, 3)
    assert house.rows("SELECT nextval('line_id_seq') > 5002, nextval('account_id_seq') > 200") == [(True, True)]
    assert not (house.conf.data / "facts").exists(), "facts are made from the database and are not held"
    assert [p.name for p in house.conf.data.iterdir() if p.name.startswith(("replaced", ".restoring"))] == []


def test_a_back_up_made_while_others_write_is_one_instant_of_rows_and_files(make: Make, tmp_path: Path) -> None:
    house, stop, wrote = make(), threading.Event(), []
    with psycopg.connect(house.url) as connection_:
        for number in range(600):  # files that go while we look
            name = hashlib.sha256(str(number).encode()).hexdigest()
            house.file(f"uploads/{name}", str(number).encode())
            connection_.execute("INSERT INTO line (account_id, delta, file) VALUES (5, 2, %s)", [name])
        connection_.execute("UPDATE account SET amount = amount + 1200 WHERE id = 5")
    [(stock,)] = house.rows("SELECT max(id) FROM line")

    def write() -> None:
        with psycopg.connect(house.url) as connection:
            while not stop.is_set():
                content = secrets.token_bytes(2000)
                name = hashlib.sha256(content).hexdigest()
                house.file(f"uploads/{name}", content)  # as uploads come: the file before its row ...
                with connection.transaction():
                    connection.execute("INSERT INTO line (account_id, delta, file) VALUES (5, 2, %s)", [name])
                    connection.execute("UPDATE account SET amount = amount + 2 WHERE id = 5")
                wrote.append(name)
                with connection.transaction():
                    old = connection.execute(
                        "DELETE FROM line WHERE id IN (SELECT id FROM line WHERE file IS NOT NULL AND id <= %s ORDER BY id"
                        " LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING file",
                        [stock],
                    ).fetchone()
                    if old:
                        connection.execute("UPDATE account SET amount = amount - 2 WHERE id = 5")
                if old:
                    (house.conf.data / "uploads" / old[0]).unlink()  # ... and it goes after its row

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    try:
        made = [backup.create(house.conf, tmp_path / "backups", at=AT + timedelta(seconds=n)) for n in range(3)]
        busy = len(wrote)
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert busy > 20, "nobody wrote meanwhile: the test proves nothing"

    for one in made[1:]:
        house.wipe()
        backup.restore(house.conf, one, at=AT, upgrade=no_upgrade)
        assert (
            house.rows("SELECT id FROM account WHERE amount <> (SELECT coalesce(sum(delta), 0) FROM line WHERE account_id = account.id)")
            == []
        )
        there = house.files()
        for [row] in house.rows("SELECT file FROM line WHERE file IS NOT NULL"):
            assert hashlib.sha256(there[f"uploads/{row}"]).hexdigest() == row
        contents = contents_of(one)
        assert {name: hashlib.sha256(content).hexdigest() for name, content in there.items()} == {
            name: about.sha256 for name, about in contents.files.items()
        }


def test_a_stolen_back_up_opens_no_session(house: Installation, tmp_path: Path) -> None:
    made = backup.create(house.conf, tmp_path / "elsewhere", at=AT)
    stolen = b"".join(place.read_bytes() for place in made.path.iterdir())
    assert b"a-secret-key" not in stolen
    empty = replace(house.conf, data=tmp_path / "thief")  # without the keys of the house
    house.wipe()
    done = backup.restore(empty, made, at=AT, upgrade=no_upgrade)
    assert house.rows("SELECT * FROM django_session") == []
    assert done.keys == "absent"


def test_every_table_that_holds_keys_of_sessions_is_left_out(db: None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT table_schema || '.' || table_name FROM information_schema.columns WHERE column_name ~ 'session_key'"
            " AND table_schema = 'public'"
        )
        found = {name for [name] in cursor.fetchall()}
        cursor.execute("SELECT confrelid::regclass::text FROM pg_constraint WHERE contype = 'f'")
        pointed_at = {f"public.{name}" for [name] in cursor.fetchall()}
    assert found <= set(database.LEFT_OUT), "a back-up would hold keys of open sessions"
    assert not set(database.LEFT_OUT) & pointed_at, "rows that are held point to rows that are left out"


def test_keys_lie_apart_once_and_come_back(house: Installation, tmp_path: Path) -> None:
    first = backup.create(house.conf, tmp_path / "backups", at=AT)
    second = backup.create(house.conf, tmp_path / "backups", at=AT)
    assert first.path != second.path
    assert first.manifest.keys == second.manifest.keys, "written again only when a key has changed"
    kept = house.conf.backup_keys / (first.manifest.keys or "")
    assert kept.stat().st_mode & 0o777 == 0o600
    elsewhere = tmp_path / "safe" / kept.name
    elsewhere.parent.mkdir()
    kept.rename(elsewhere)
    secret = (house.conf.data / "secret-key").read_bytes()
    house.wipe()
    done = backup.restore(house.conf, second, at=AT, upgrade=no_upgrade, keys_file=elsewhere)
    assert done.keys == "restored"
    assert (house.conf.data / "secret-key").read_bytes() == secret
    (house.conf.data / "secret-key").write_text("another one")
    third = backup.create(house.conf, tmp_path / "backups", at=AT + timedelta(hours=1))
    assert third.manifest.keys != second.manifest.keys


def test_sealed_keys_open_with_the_passphrase_only(house: Installation) -> None:
    name = keys.keep(house.conf, house.conf.backup_keys, WORDS)
    assert name is not None
    place = house.conf.backup_keys / name
    assert b"secret-key" not in place.read_bytes()
    assert keys.load(place, WORDS) == keys.present(house.conf)
    assert keys.keep(house.conf, house.conf.backup_keys, WORDS) == name
    with pytest.raises(backup.WrongPassphrase):
        keys.load(place, backup.Passphrase("something else entirely"))
    with pytest.raises(BadInput, match="passphrase is needed"):
        keys.load(place, None)


def test_nothing_of_a_sealed_back_up_can_be_read_without_its_passphrase(house: Installation, tmp_path: Path) -> None:
    made = backup.create(house.conf, tmp_path / "backups", at=AT, passphrase=WORDS)
    for place in made.path.iterdir():
        assert not any(word in place.read_bytes() for word in (b"account", b"PGDMP", b"uploads", "ñandú".encode()))
    assert backup.check(house.conf, made).opened is False
    with pytest.raises(backup.WrongPassphrase):
        backup.check(house.conf, made, passphrase=backup.Passphrase("something else entirely"))
    with pytest.raises(BadInput, match="sealed"):
        backup.restore(house.conf, made, at=AT, upgrade=no_upgrade)


def test_check_restores_into_a_database_that_is_thrown_away_and_compares(house: Installation, tmp_path: Path) -> None:
    made = backup.create(house.conf, tmp_path / "backups", at=AT)
    before, there = house.sums(), sorted(p.name for p in house.conf.data.iterdir())
    proof = backup.check(house.conf, made, restore=True)
    assert proof.restored
    assert (proof.tables, proof.rows, proof.files) == (4, 5202, 3)
    assert house.sums() == before
    assert sorted(p.name for p in house.conf.data.iterdir()) == there


def test_check_finds_a_dump_that_is_not_what_the_sums_say(house: Installation, tmp_path: Path) -> None:
    """Every byte as written, and yet not the database: only a trial restore can tell."""
    made = backup.create(house.conf, tmp_path / "backups", at=AT)
    told = json.loads((made.path / CONTENTS).read_text())
    told["tables"]["public.line"]["sum"] = "0" * 32
    text = json.dumps(told).encode()
    (made.path / CONTENTS).write_bytes(text)
    forged = replace(made.manifest, parts=made.manifest.parts | {CONTENTS: backup.Measure(len(text), hashlib.sha256(text).hexdigest())})
    (made.path / "manifest.json").write_text(forged.text())
    with pytest.raises(backup.Damaged, match=r"public\.line"):
        backup.check(house.conf, backup.at(made.path), restore=True)


def test_an_installation_is_replaced_only_when_asked_and_stays_until_the_new_one_is_proved(make: Make, tmp_path: Path) -> None:
    house, other = make(), make()
    made = backup.create(house.conf, tmp_path / "elsewhere", at=AT)
    with psycopg.connect(other.url) as connection:
        connection.execute("INSERT INTO account (note) VALUES ('only here')")
    other.file("uploads/only-here", b"x")
    other.file("journal/seals.txt", b"what vouches for a later journal")
    before, files_before = other.sums(), other.files()

    with pytest.raises(BadInput, match="--replace"):
        backup.restore(other.conf, made, at=AT, upgrade=no_upgrade)

    def fails(_url: str) -> None:
        raise EstelarError("the migration broke")

    with pytest.raises(EstelarError, match="broke"):
        backup.restore(other.conf, made, at=AT, upgrade=fails, replace=True)
    assert (other.sums(), other.files()) == (before, files_before)

    done = backup.restore(other.conf, made, at=AT, upgrade=no_upgrade, replace=True, keep_former=True)
    assert (other.sums(), other.files()) == (house.sums(), house.files())
    assert done.former is not None
    former, folder = done.former
    assert (folder / "uploads/only-here").read_bytes() == b"x"
    assert done.witness is not None
    assert (done.witness / "seals.txt").read_bytes() == b"what vouches for a later journal"
    assert not (other.conf.data / "journal").exists()
    with psycopg.connect(database.with_name(other.url, former)) as connection:
        assert connection.execute("SELECT count(*) FROM account WHERE note = 'only here'").fetchone() == (1,)


def test_nothing_is_restored_under_a_site_that_runs(house: Installation, tmp_path: Path) -> None:
    made = backup.create(house.conf, tmp_path / "elsewhere", at=AT)
    before = house.sums()
    with psycopg.connect(house.url), pytest.raises(BadInput, match="in use"):
        backup.restore(house.conf, made, at=AT, upgrade=no_upgrade, replace=True)
    assert house.sums() == before


def test_a_back_up_of_a_newer_version_is_refused(house: Installation, tmp_path: Path) -> None:
    made = backup.create(house.conf, tmp_path / "elsewhere", at=AT)
    newer = backup.Backup(made.path, replace(made.manifest, estelar="99.0.0"))
    with pytest.raises(BadInput, match="newer version"):
        backup.restore(house.conf, newer, at=AT, upgrade=no_upgrade, replace=True)
    with psycopg.connect(house.url) as connection:
        connection.execute("CREATE TABLE django_migrations (app text, name text)")
        connection.execute("INSERT INTO django_migrations VALUES ('people', '9999_of_tomorrow')")
    tomorrow = backup.create(house.conf, tmp_path / "elsewhere", at=AT)
    with pytest.raises(BadInput, match="newer version"):
        backup.restore(house.conf, tomorrow, at=AT, upgrade=no_upgrade, replace=True)


def test_programs_older_than_the_server_are_said_to_be(house: Installation) -> None:
    with pytest.raises(MissingPiece, match=r"PostgreSQL 99.*is of version \d+.*PG_BIN"):
        programs.find(house.conf, "pg_dump", server=99)


def test_no_password_stands_on_a_command_line() -> None:
    told = programs.environ("postgresql://ana:sec%20ret@db.example.org:5433/estelar?sslmode=require")
    assert {name: value for name, value in told.items() if name.startswith("PG")} == {
        "PGUSER": "ana", "PGPASSWORD": "sec ret", "PGHOST": "db.example.org", "PGPORT": "5433",
        "PGDATABASE": "estelar", "PGSSLMODE": "require",
    }  # fmt: skip


def test_another_database_of_the_same_server_keeps_everything_else_of_its_url() -> None:
    from psycopg.conninfo import conninfo_to_dict

    url = "postgresql://an%40a:s%2Fcret%20@db.example.org:5433/estelar?sslmode=require"
    assert conninfo_to_dict(database.with_name(url, "o ther")) == conninfo_to_dict(url) | {"dbname": "o ther"}


def test_a_role_without_the_right_to_make_databases_is_told_what_to_ask_for(house: Installation, tmp_path: Path) -> None:
    made = backup.create(house.conf, tmp_path / "elsewhere", at=AT)
    role = f"modest_{secrets.token_hex(4)}"
    with psycopg.connect(house.url, autocommit=True) as connection:
        connection.execute(f'CREATE ROLE "{role}" LOGIN')
    try:
        modest = replace(house.conf, database_url=house.url.replace("postgresql://estelar@", f"postgresql://{role}@"))
        with pytest.raises(MissingPiece, match="CREATEDB"):
            backup.restore(modest, made, at=AT, upgrade=no_upgrade, replace=True)
    finally:
        with psycopg.connect(house.url, autocommit=True) as connection:
            connection.execute(f'DROP ROLE "{role}"')


def test_a_dump_begins_as_pg_restore_expects(house: Installation, tmp_path: Path) -> None:
    """Whoever has nothing of ours but a back-up in clear gets at its rows with PostgreSQL's own programs."""
    made = backup.create(house.conf, tmp_path / "backups", at=AT)
    assert (made.path / DATABASE).read_bytes()[:5] == b"PGDMP"


def test_a_role_that_is_no_superuser_backs_up_and_restores_its_own_database(house: Installation, tmp_path: Path) -> None:
    role = f"modest_{secrets.token_hex(4)}"
    name = database.name_of(house.url)
    with database.upstairs(house.url) as connection:
        connection.execute(f'CREATE ROLE "{role}" LOGIN CREATEDB')
        connection.execute(f'DROP DATABASE "{name}"')
        connection.execute(f'CREATE DATABASE "{name}" OWNER "{role}"')
    modest = Installation(replace(house.conf, database_url=house.url.replace("postgresql://estelar@", f"postgresql://{role}@")))
    try:
        with psycopg.connect(modest.url) as connection:
            connection.execute("CREATE EXTENSION pg_trgm")
            connection.execute(SCHEMA)
        made = backup.create(modest.conf, tmp_path / "there", at=AT)
        before = modest.sums()
        with psycopg.connect(house.url), pytest.raises(BadInput, match=r"in use \(1 sessions\)"):
            backup.restore(modest.conf, made, at=AT, upgrade=no_upgrade, replace=True)
        backup.restore(modest.conf, made, at=AT, upgrade=no_upgrade, replace=True)
        assert modest.sums() == before
    finally:
        with database.upstairs(house.url) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'DROP ROLE "{role}"')
