"""Whatever goes wrong is found, said in a sentence, and leaves nothing that looks whole and is not."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from estelar import backup
from estelar.backup import making
from estelar.errors import BadInput, EstelarError, MissingPiece
from tests.backup.conftest import Installation, Make, no_upgrade

ROOT = Path(__file__).resolve().parents[2]
AT = datetime(2026, 11, 22, 3, 17, tzinfo=UTC)
WORDS = backup.Passphrase("correcto caballo batería grapa")
Whole = tuple[Installation, backup.Backup, backup.Passphrase | None]
KILLS = int(os.environ.get("ESTELAR_TEST_KILLS", "3"))


@pytest.fixture
def whole(
    house: Installation, tmp_path: Path, request: pytest.FixtureRequest
) -> tuple[Installation, backup.Backup, backup.Passphrase | None]:
    passphrase = WORDS if request.param == "sealed" else None
    return house, backup.create(house.conf, tmp_path / "there", at=AT, passphrase=passphrase), passphrase


def broken_copies(made: backup.Backup, folder: Path) -> Iterator[tuple[str, Path]]:
    """The back-up with each of its files damaged in each way, and how."""
    rng = random.Random(7)
    for place in sorted(made.path.iterdir()):
        size = place.stat().st_size
        for how, where in [("flipped", 0), ("flipped", size // 2), ("flipped", size - 1), ("flipped", rng.randrange(size)),
                           ("cut", size // 2), ("cut", size - 1), ("longer", size), ("missing", 0)]:  # fmt: skip
            copy = folder / made.path.name
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(made.path, copy)
            victim = copy / place.name
            data = bytearray(victim.read_bytes())
            if how == "missing":
                victim.unlink()
            elif how == "longer":
                victim.write_bytes(data + b"\0")
            elif how == "cut":
                victim.write_bytes(data[:where])
            else:
                data[where] ^= 0x01
                victim.write_bytes(data)
            yield f"{place.name} {how} at {where}", copy


@pytest.mark.parametrize("whole", ["in clear", "sealed"], indirect=True)
def test_every_flipped_byte_cut_and_missing_file_is_found(whole: Whole, tmp_path: Path) -> None:
    house, made, passphrase = whole
    backup.check(house.conf, made, passphrase=passphrase)
    not_found = []
    for how, copy in broken_copies(made, tmp_path / "copies"):
        try:
            backup.check(house.conf, backup.at(copy), passphrase=passphrase)
        except (backup.Damaged, backup.WrongPassphrase):
            continue
        not_found.append(how)
    assert not not_found


@pytest.mark.parametrize("whole", ["in clear", "sealed"], indirect=True)
def test_a_damaged_back_up_is_not_restored_and_changes_nothing(
    whole: Whole,
) -> None:
    house, made, passphrase = whole
    before, files_before = house.sums(), house.files()
    victim = next(place for place in made.path.iterdir() if place.name.startswith("files.tar"))
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 0x10
    victim.write_bytes(data)
    with pytest.raises(backup.Damaged):
        backup.restore(house.conf, made, at=AT, upgrade=no_upgrade, passphrase=passphrase, replace=True)
    assert (house.sums(), house.files()) == (before, files_before)


def test_an_archive_that_would_write_elsewhere_is_refused(tmp_path: Path) -> None:
    import io
    import tarfile

    from estelar.backup import files
    from estelar.backup.parts import Measure

    for name in ("../outside", "/etc/outside", "uploads/../../outside"):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            archive.addfile(tarfile.TarInfo(name))
        empty = Measure(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        with pytest.raises(backup.Damaged, match="should not be in it"):
            files.unpack(iter([packed.getvalue()]), {name: empty}, tmp_path / "into")


def command(house: Installation, *words: str) -> subprocess.Popen[str]:
    settings = house.conf
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "estelar", *words], cwd=ROOT, text=True, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={
            **os.environ, "ESTELAR_DATA": str(settings.data), "ESTELAR_DATABASE_URL": house.url, "ESTELAR_BACKUPS": str(settings.backups),
        },
    )  # fmt: skip


def many_rows(house: Installation, count: int) -> None:
    with psycopg.connect(house.url) as connection:
        query = "INSERT INTO line (account_id, delta, raw) SELECT 1, 0, sha256(n::text::bytea) FROM generate_series(1, %s) AS n"
        connection.execute(query, [count])


@pytest.mark.slow
def test_a_back_up_killed_at_any_point_leaves_none_that_looks_whole(make: Make) -> None:
    house = make()
    with psycopg.connect(house.url) as connection:  # enough that there is a middle
        connection.execute(
            "INSERT INTO line (account_id, delta, raw) SELECT 1, 0, sha256(n::text::bytea) FROM generate_series(1, 60000) AS n"
        )
    rng, killed_in_all = random.Random(3), 0
    for _ in range(KILLS):
        before = len(backup.found(house.conf.backups))
        process = command(house, "backup")
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until:  # kill once it has begun to write, after a moment of chance
            if list(house.conf.backups.glob(".estelar-*.making")):
                try:
                    process.wait(rng.uniform(0, 0.4))
                except subprocess.TimeoutExpired:
                    break
            time.sleep(0.002)
        killed = process.poll() is None
        if killed:
            os.killpg(process.pid, signal.SIGKILL)
            killed_in_all += 1
        process.communicate()
        after = backup.found(house.conf.backups)
        assert len(after) - before in ({0, 1} if killed else {1})
        for one in after:
            backup.check(house.conf, one)  # what looks whole is whole
    assert killed_in_all or KILLS == 0
    last = backup.create(house.conf, house.conf.backups, at=AT)
    backup.check(house.conf, last)
    assert not list(house.conf.backups.glob(".estelar-*.making")), "what was killed is swept away by the next one"
    assert not (house.conf.data / ".backup-files").exists()


def test_a_back_up_that_is_asked_to_end_tidies_up(make: Make) -> None:
    house = make()
    with psycopg.connect(house.url) as connection:
        connection.execute(
            "INSERT INTO line (account_id, delta, raw) SELECT 1, 0, sha256(n::text::bytea) FROM generate_series(1, 200000) AS n"
        )
    process = command(house, "backup")
    while process.poll() is None and not list(house.conf.backups.glob(".estelar-*.making")):
        time.sleep(0.002)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert not list(house.conf.backups.glob(".estelar-*.making"))
    assert not (house.conf.data / ".backup-files").exists()


@pytest.mark.parametrize("number", range(8))
@pytest.mark.parametrize("step", ["mkdir", "rmdir"])
def test_a_back_up_interrupted_as_a_folder_comes_or_goes_tidies_up(
    step: str, number: int, house: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signal arrives at once after the n-th folder was made or removed, wherever that is."""
    real, done = getattr(os, step), iter(range(100))

    def interrupted(*args: object, **kwargs: object) -> None:
        real(*args, **kwargs)
        if next(done) == number:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, step, interrupted)
    with contextlib.suppress(KeyboardInterrupt):
        backup.create(house.conf, house.conf.backups, at=AT)
    monkeypatch.undo()
    if house.conf.backups.exists():
        assert not list(house.conf.backups.glob(".estelar-*.making"))
        for one in backup.found(house.conf.backups):
            backup.check(house.conf, one)
    assert not (house.conf.data / ".backup-files").exists()


def test_two_at_once_do_not_meet(house: Installation, tmp_path: Path) -> None:
    with making.alone(house.conf.data), pytest.raises(BadInput, match="Another back-up"):
        backup.create(house.conf, tmp_path / "there", at=AT)


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_too_small_is_said_before_anything_is_written(house: Installation, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        with pytest.raises(EstelarError, match=r"needs about \d+ MB .* and \d+ MB are free"):
            backup.create(house.conf, disk, at=AT)
        assert backup.found(disk) == []
        assert not list(disk.glob(".estelar-*"))


def test_a_disk_that_fills_up_meanwhile_is_said_and_nothing_half_made_stays(
    house: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(house.url) as connection:  # what cannot be packed
        connection.execute(
            "INSERT INTO line (account_id, delta, raw) SELECT 1, 0, decode(string_agg(md5(random()::text), ''), 'hex')"
            " FROM generate_series(1, 400) AS part, generate_series(1, 700) AS n GROUP BY n"
        )
    monkeypatch.setattr(making, "SPARE", -(1 << 30))  # as if somebody else took the room after we had looked
    with small_disk(tmp_path / "disk", 3) as disk:
        with pytest.raises(EstelarError, match="is full"):
            backup.create(house.conf, disk, at=AT)
        assert backup.found(disk) == []
        assert not list(disk.glob(".estelar-*"))
    assert not (house.conf.data / ".backup-files").exists()


def test_what_is_no_back_up_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(backup.Damaged, match="no whole back-up"):
        backup.at(tmp_path)
    (tmp_path / "manifest.json").write_text("{}")
    with pytest.raises(backup.Damaged, match="format None"):
        backup.at(tmp_path)
    (tmp_path / "manifest.json").write_text("[]")
    with pytest.raises(backup.Damaged, match="cannot be read"):
        backup.at(tmp_path)


def test_a_database_that_does_not_answer_is_said(house: Installation, tmp_path: Path) -> None:
    away = replace(house.conf, database_url="postgresql://estelar@/estelar?host=/nowhere")
    with pytest.raises(MissingPiece, match="does not answer"):
        backup.create(away, tmp_path / "there", at=AT)


def test_the_data_folder_is_no_place_for_back_ups(house: Installation) -> None:
    with pytest.raises(BadInput, match="data folder itself"):
        backup.create(house.conf, house.conf.data, at=AT)


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from estelar import backup, conf
from estelar.backup import database
def killed(*_, **__):
    os._exit(9)  # as kill -9: nothing is tidied up
if sys.argv[2] == "the files only":
    database.change_places = killed
else:
    places = database.change_places
    def and_then(*words, **named):
        places(*words, **named)
        killed()
    database.change_places = and_then
at = datetime(2026, 11, 22, 3, 17, tzinfo=UTC)
backup.restore(conf.read(os.environ), backup.at(Path(sys.argv[1])), at=at, upgrade=lambda url: None, replace=True)
"""


@pytest.mark.parametrize("moved", ["the files only", "the database too"])
def test_a_restore_killed_while_it_moves_is_mended_by_the_next_one(make: Make, tmp_path: Path, moved: str) -> None:
    house, other = make(), make()
    made = backup.create(house.conf, tmp_path / "there", at=AT)
    other.file("uploads/only-here", b"x")
    other.file("only-here-too.txt", b"y")
    before = other.files()
    environ = {**os.environ, "ESTELAR_DATA": str(other.conf.data), "ESTELAR_DATABASE_URL": other.url}
    done = subprocess.run([sys.executable, "-c", KILLED, str(made.path), moved], cwd=ROOT, env=environ, check=False)
    assert done.returncode == 9

    def fails(_url: str) -> None:
        raise EstelarError("stop here")

    later = AT.replace(hour=4)
    with pytest.raises(EstelarError, match="stop here"):
        backup.restore(other.conf, made, at=later, upgrade=fails, replace=True)
    if moved == "the files only":
        assert other.files() == before
        assert (other.conf.data / "only-here-too.txt").exists()
        assert [place.name for place in other.conf.data.glob("replaced-*")] == ["replaced-20261122t031700-half"]
    else:
        assert other.files() == house.files()
        assert other.sums() == house.sums()
    backup.restore(other.conf, made, at=later, upgrade=no_upgrade, replace=True)
    assert (other.sums(), other.files()) == (house.sums(), house.files())
