"""Nightly back-ups: once a day, read whole, and the old ones go by the rule; the only good one never does."""

from __future__ import annotations

import doctest
import shutil
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar import backup
from estelar.backup import rotation
from estelar.errors import EstelarError
from tests.backup.conftest import Installation

AT = datetime(2026, 11, 22, 3, 17, tzinfo=UTC)
TIMES = st.lists(
    st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(tzinfo=UTC)), unique=True, max_size=60
)


@given(TIMES)
def test_the_newest_stays_and_there_are_never_more_than_the_rule_says(times: list[datetime]) -> None:
    kept = rotation.stays(times)
    assert kept <= set(times)
    assert len(kept) <= rotation.DAILY + rotation.WEEKLY + rotation.MONTHLY
    if times:
        assert max(times) in kept
        assert len({at.date() for at in kept}) >= min(rotation.DAILY, len({at.date() for at in times}))


@given(TIMES)
def test_a_night_later_nothing_that_went_would_have_stayed(times: list[datetime]) -> None:
    """Rotating every night keeps as much as rotating once at the end: of each of the last twelve months there is one."""
    kept: set[datetime] = set()
    for at in sorted(times):
        kept = rotation.stays(kept | {at})
    months = sorted({(at.year, at.month) for at in times}, reverse=True)[: rotation.MONTHLY]
    assert {(at.year, at.month) for at in kept} >= set(months)


def test_it_is_due_once_a_day_from_three_in_the_morning_where_the_organisation_is() -> None:
    bogota = ZoneInfo("America/Bogota")
    night = datetime(2026, 11, 22, 2, 59, tzinfo=bogota)
    assert not rotation.due([], night)
    assert rotation.due([], night + timedelta(minutes=1))
    assert rotation.due([night - timedelta(days=1)], night + timedelta(hours=14)), "a machine that slept at night makes it when it wakes"
    made = (night + timedelta(minutes=10)).astimezone(UTC)
    assert not rotation.due([made], night + timedelta(hours=14))
    assert rotation.due([made], night + timedelta(days=1, minutes=1))


def test_the_example_in_the_rule_is_right() -> None:
    assert doctest.testmod(rotation, optionflags=doctest.NORMALIZE_WHITESPACE) == (0, 3)


def copies(house: Installation, made: backup.Backup, nights: int) -> None:
    """As if it had been made every night before, too."""
    for number in range(1, nights):
        at = made.manifest.made_at - timedelta(days=number)
        place = made.path.with_name(at.strftime("estelar-%Y%m%dT%H%M%SZ"))
        shutil.copytree(made.path, place)
        (place / "manifest.json").write_text(replace(made.manifest, made_at=at).text())


def test_a_night_makes_one_reads_it_whole_and_lets_the_old_ones_go(house: Installation) -> None:
    by_hand = backup.create(house.conf, house.conf.backups, at=AT - timedelta(days=300))
    first = backup.nightly(house.conf, at=AT - timedelta(days=1))
    copies(house, first.made, 40)
    night = backup.nightly(house.conf, at=AT)
    assert night.proof.rows == 5202
    there = backup.found(house.conf.backups)
    assert backup.last(house.conf.backups) == night.made
    assert by_hand.path in {one.path for one in there}, "one made by hand stays until its owner removes it"
    # seven days; the ends of the two weeks before; October, as November has its newest already
    assert [f"{one.manifest.made_at:%m-%d}" for one in there if one.manifest.nightly] == [
        "11-22", "11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15", "11-08", "11-01", "10-31",
    ]  # fmt: skip
    assert len(night.removed) == 41 - 11
    assert not list(house.conf.backups.glob(".estelar-*.making"))


def test_a_night_that_fails_removes_nothing(house: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    first = backup.nightly(house.conf, at=AT - timedelta(days=1))
    copies(house, first.made, 20)
    before = [one.path for one in backup.found(house.conf.backups)]
    with pytest.raises(EstelarError):
        backup.nightly(replace(house.conf, database_url="postgresql://estelar@/estelar?host=/nowhere"), at=AT)
    assert [one.path for one in backup.found(house.conf.backups)] == before


def test_damaged_ones_do_not_count(house: Installation, tmp_path: Path) -> None:
    good = backup.nightly(house.conf, at=AT - timedelta(days=3)).made
    broken = backup.nightly(house.conf, at=AT).made
    (broken.path / "files.tar").unlink()
    assert backup.last(house.conf.backups) == good
    assert backup.is_due(house.conf, AT + timedelta(hours=1)), "what is not whole was not made"
    assert backup.last(tmp_path / "nothing here") is None


def test_a_worker_begins_it_as_a_process_of_its_own_and_hears_why_it_failed(house: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESTELAR_DATABASE_URL", house.url)
    assert backup.begin(house.conf)
    assert backup.found(house.conf.backups)[0].manifest.nightly
    assert "Back-up made and read whole" in (house.conf.data / "backup.log").read_text()
    monkeypatch.setenv("ESTELAR_DATABASE_URL", "postgresql://estelar@/estelar?host=/nowhere")
    with pytest.raises(EstelarError, match="nightly back-up failed: The database does not answer"):
        backup.begin(house.conf)


def test_a_long_one_goes_on_and_ends_with_whoever_began_it(house: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ESTELAR_DATABASE_URL", house.url)
    monkeypatch.setattr("estelar.backup.night.PATIENCE", 0.0)
    assert not backup.begin(house.conf)
    thread = next(one for one in threading.enumerate() if one.name == "nightly back-up")
    thread.join(60)
    assert len(backup.found(house.conf.backups)) == 1


def test_it_is_switched_off_by_its_setting(house: Installation) -> None:
    assert backup.is_due(replace(house.conf, backup_nightly=True), AT)
    assert not backup.is_due(replace(house.conf, backup_nightly=False), AT)
