"""Real worker processes: killed at any point, two at a time, hung, missing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from estelar.encounters.models import DirtyMark, Encounter, FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files
from estelar.health.operations import checks, looking, retrying
from estelar.health.rules import Cause, Level
from estelar.journal.models import Entry
from estelar.reports import facts
from estelar.worker import ask_for_facts
from tests import make
from tests.conftest import Cast
from tests.health.workers import ROOT, House, house, rows, unfinished, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("workers")]

KILLS = int(os.environ.get("ESTELAR_KILLS", "2"))
ROWS = 4000
MOMENTS = ("Paga en caja", "Espera en sala")


@pytest.fixture
def there(cast: Cast, tmp_path: Path) -> Iterator[House]:
    with house(tmp_path / "data") as made:
        yield made


def upload(cast: Cast, number: int, cycle: str, many: int = ROWS) -> FileImport:
    """A file of contacts with ids of its own, ready to be imported."""
    lines = ["id;fecha;momento;nota;cliente"]
    lines += [
        f"{number}-{row};2026-{1 + row % 10:02d}-{1 + row % 27:02d};{MOMENTS[row % 2]};{1 + row % 5};c{number}-{row % 97}"
        for row in range(many)
    ]
    one = intake.upload(["\n".join(lines).encode()], file_name=f"{number}.csv", by=cast.elena, at=make.NOW)
    intake.set_mapping(
        one,
        {
            "schema": "estelar.mapping/1", "source": "prueba", "form": "long", "cycle": cycle, "unit": {"fixed": cast.north.name},
            "external_id": {"column": "id"}, "when": {"columns": ["fecha"], "orders": ["ymd"]}, "moment": {"column": "momento"},
            "rating": {"column": "nota", "scale": "1-5"}, "customer": {"external_id": "cliente"},
        },
    )  # fmt: skip
    return one


def in_hand(name: str) -> bool:
    return bool(rows("SELECT 1 FROM procrastinate_jobs WHERE task_name = %s AND status = 'doing'", [name]))


def at_work(process: subprocess.Popen[bytes]) -> bool:
    sql = "SELECT 1 FROM procrastinate_jobs JOIN health_workerprocess USING (worker_id) WHERE status = 'doing' AND pid = %s"
    return bool(rows(sql, [process.pid]))


def journal_lines(key: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for subject in Entry.objects.filter(key=key).values_list("subject_id", flat=True):
        found[subject] = found.get(subject, 0) + 1
    return found


def test_killed_at_any_point_every_file_comes_in_once_and_whole_and_the_facts_are_true(cast: Cast, there: House) -> None:
    """Two workers; again and again one of them is killed with -9, or all their connections are cut, wherever they are just then."""
    seed = int(os.environ.get("ESTELAR_SEED", "0")) or random.SystemRandom().randrange(10**6)
    dice = random.Random(seed)
    cycle = make.cycle()
    moments = list(cycle.moments.order_by("position"))
    workers = [there.worker(), there.worker()]
    imports: list[FileImport] = []
    undone: set[int] = set()
    hit = 0

    def revive() -> None:
        for place, process in enumerate(workers):
            if process.poll() is not None:
                workers[place] = there.worker()  # as systemd or `estelar serve` does

    for kill in range(KILLS):
        revive()
        if kill and kill % 20 == 0:
            print(f"{kill} faults, {hit} with a job at hand, {len(imports)} files", flush=True)
        if unfinished() < 3:
            imports.append(upload(cast, len(imports), cycle.name))
            intake.ask_run(imports[-1])
        make.encounter(moments[0], cast.north, cast.ana, at=make.NOW - timedelta(days=kill % 40))
        done = [one for one in FileImport.objects.filter(state="done", by=cast.elena) if one.pk not in undone]
        if done and dice.random() < 0.15:
            undone.add(done[0].pk)
            intake.ask_undo(done[0], by=cast.elena)
        ask_for_facts()
        victim = dice.randrange(2)
        if dice.random() < 0.8:  # else anywhere: also while it starts
            wait_until(lambda who=workers[victim]: who.poll() is not None or at_work(who) or not unfinished(), "a job")  # type: ignore[misc]
        time.sleep(dice.choice([0.0, dice.uniform(0.0, 0.3), dice.uniform(0.0, 1.5)]))
        hit += at_work(workers[victim])
        if kill % 5 == 4:  # the database goes away for a moment, instead
            rows(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                "AND application_name <> 'kept'"
            )
        else:
            workers[victim].kill()
            workers[victim].wait()
        revive()

    def finished() -> bool:
        revive()
        for failed in looking.failed():  # five times in a row over the same job: then a person presses the button
            assert failed.cause is not Cause.DEFECT, failed
            retrying.retry(failed.job_id, by=cast.gema, at=make.NOW)
        return not unfinished()

    wait_until(finished, f"the end of all work (seed {seed})", 120 + 5 * KILLS)
    ask_for_facts()
    wait_until(lambda: not DirtyMark.objects.exists() and not unfinished(), "the facts")

    print(f"{KILLS} faults (seed {seed}), {hit} of them with a job at hand; {len(imports)} files, {len(undone)} taken back")
    for one in imports:
        one.refresh_from_db()
        expected = 0 if one.pk in undone else ROWS
        assert one.state == (FileImport.State.UNDONE if one.pk in undone else FileImport.State.DONE), (seed, one.state, one.error)
        assert one.encounters_made == ROWS, seed
        assert Encounter.objects.filter(file_import=one).count() == expected, seed
    assert Encounter.objects.count() == ROWS * (len(imports) - len(undone)) + KILLS
    assert journal_lines("encounters.file_imported") == {str(one.pk): 1 for one in imports}, seed
    assert journal_lines("encounters.import_undone") == {str(pk): 1 for pk in undone}, seed
    assert list(facts.check()) == [], seed
    assert not list(files.folder().glob("*.work-*")), "a killed worker's folder is left"
    writing = settings.CONF.facts / ".writing"
    assert not writing.exists() or not list(writing.iterdir())


def test_two_workers_never_do_one_job_twice(cast: Cast, there: House) -> None:
    cycle = make.cycle()
    imports = [upload(cast, number, cycle.name, many=20) for number in range(6)]
    for one in imports:
        intake.ask_run(one)
    for number in range(60):  # nothing keeps these apart but the queue itself
        app.configure_task("encounters.tidy_uploads").defer(timestamp=number)
    first, second = there.worker_id(there.worker()), there.worker_id(there.worker())
    assert first != second
    wait_until(lambda: not rows("SELECT 1 FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND scheduled_at IS NULL"), "all work")
    counts = dict(rows("SELECT name, successes FROM health_jobrecord"))
    assert counts["encounters.run_import"] == 6
    assert counts["encounters.tidy_uploads"] in {60, 61, 62}  # and what the clock asked for
    assert journal_lines("encounters.file_imported") == {str(one.pk): 1 for one in imports}
    assert Encounter.objects.count() == 120
    assert not looking.failed()


def test_a_worker_that_is_only_slow_keeps_its_job_and_is_seen_to_hang(cast: Cast, there: House) -> None:
    """Its machine was suspended: others must not begin what it will go on with."""
    cycle = make.cycle()
    slow = there.worker(1)
    number = there.worker_id(slow)
    one = upload(cast, 1, cycle.name, many=15_000)
    intake.ask_run(one)
    whose = "SELECT id, attempts, worker_id FROM procrastinate_jobs WHERE task_name = 'encounters.run_import' AND status = 'doing'"
    wait_until(lambda: in_hand("encounters.run_import"), "the job to begin")
    slow.send_signal(signal.SIGSTOP)
    try:
        [(job_id, _attempts, _worker)] = rows(whose)
        other = there.worker(1)
        there.worker_id(other)
        time.sleep(7)  # three looks of the other
        assert rows(whose) == [(job_id, 0, number)]
        soon = timezone.now() + timedelta(seconds=45)
        found = checks.worker(at=soon)
        assert found.level is Level.BAD or found.level is Level.ATTENTION
        assert f"kill {slow.pid}" in str(found.advice)
    finally:
        slow.send_signal(signal.SIGCONT)
    wait_until(lambda: not unfinished(), "the slow worker to finish")
    one.refresh_from_db()
    assert (one.state, Encounter.objects.count()) == (FileImport.State.DONE, 15_000)
    assert journal_lines("encounters.file_imported") == {str(one.pk): 1}


def test_work_without_a_worker_is_seen_within_a_minute_and_taken_up_by_the_next(cast: Cast, there: House) -> None:
    cycle = make.cycle()
    assert checks.worker(at=timezone.now()).level is Level.BAD
    process = there.worker(1)
    there.worker_id(process)
    assert checks.worker(at=timezone.now()).level is Level.GOOD
    one = upload(cast, 1, cycle.name, many=15_000)
    intake.ask_run(one)
    wait_until(lambda: in_hand("encounters.run_import"), "the job to begin")
    process.kill()
    process.wait()
    took = wait_until(lambda: checks.worker(at=timezone.now()).level is Level.BAD, "the health page to say so", 60)
    assert took < 60
    intake_waits = checks.queue(at=timezone.now() + timedelta(minutes=2))
    assert intake_waits.level in {Level.GOOD, Level.BAD}
    began = time.monotonic()
    there.worker(1)
    wait_until(
        lambda: bool(rows("SELECT 1 FROM health_jobtrouble WHERE cause = 'worker_ended'")) or not unfinished(), "the job to be taken up"
    )
    assert time.monotonic() - began < 60
    wait_until(lambda: not unfinished(), "the job to be done")
    one.refresh_from_db()
    assert one.state == FileImport.State.DONE
    assert not looking.failed()


def test_a_worker_that_is_asked_to_end_finishes_its_job_and_takes_its_leave(cast: Cast, there: House) -> None:
    cycle = make.cycle()
    process = there.worker(1)
    there.worker_id(process)
    one = upload(cast, 1, cycle.name, many=10_000)
    intake.ask_run(one)
    wait_until(lambda: in_hand("encounters.run_import"), "the job to begin")
    process.terminate()
    assert process.wait(120) == 0, there.log.read_text()
    one.refresh_from_db()
    assert one.state == FileImport.State.DONE
    said = str(checks.worker(at=timezone.now()).sentence)
    assert "No hay ningún ejecutor de tareas en marcha" in said
    [worker] = looking.workers(at=timezone.now())
    assert worker.process.ended_at is not None


def test_a_worker_refuses_a_database_of_another_version(there: House) -> None:
    rows("DELETE FROM django_migrations WHERE app = 'health' RETURNING 1")
    try:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "estelar", "work"],
            cwd=ROOT, env=there.environ(), capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 1
        assert "estelar migrate" in done.stderr
    finally:
        rows("INSERT INTO django_migrations (app, name, applied) VALUES ('health', '0001_health', now()) RETURNING 1")
