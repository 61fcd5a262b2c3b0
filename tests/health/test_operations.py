from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from estelar import worker as jobs
from estelar.errors import Conflict
from estelar.health.models import JobProgress, JobRecord, JobTrouble, WorkerProcess
from estelar.health.operations import checks, ledger, looking, retrying
from estelar.health.rules import Cause, Level, Reason
from estelar.journal.models import Entry
from tests import make
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def sql(query: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall()) if cursor.description else []


def job(name: str = "encounters.run_import", status: str = "todo", args: str = "{}", once: str | None = None) -> int:
    [(number,)] = sql(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, queueing_lock) "
        "VALUES ('default', %s, %s, %s, %s) RETURNING id",
        [name, args, status, once],
    )
    return int(number)


def test_successes_are_counted_and_remembered_and_trouble_is_forgotten() -> None:
    number = job(status="doing")
    ledger.failed(number, "encounters.run_import", Reason(Cause.DATABASE, "OperationalError"), tries=1, at=make.NOW)
    assert JobTrouble.objects.get().cause == Cause.DATABASE
    ledger.succeeded(number, "encounters.run_import", seconds=2.5, at=make.NOW + timedelta(minutes=1))
    ledger.succeeded(job(status="doing"), "encounters.run_import", seconds=1.5, at=make.NOW + timedelta(minutes=2))
    record = JobRecord.objects.get()
    assert (record.successes, record.failures, record.last_seconds) == (2, 1, 1.5)
    assert record.last_success_at == make.NOW + timedelta(minutes=2)
    assert record.last_failure_at == make.NOW
    assert not JobTrouble.objects.exists()


def test_of_what_comes_by_the_clock_only_the_last_failure_stays_and_none_after_a_success() -> None:
    name = "reports.rebuild_facts"
    first, second = job(name, "failed", '{"timestamp": 1}'), job(name, "failed", '{"timestamp": 2}')
    by_hand = job(name, "failed")
    ledger.failed(second, name, Reason(Cause.DEFECT, "KeyError"), tries=1, at=make.NOW)
    assert {one.job_id for one in looking.failed()} == {second, by_hand}
    assert first not in {one.job_id for one in looking.failed()}
    ledger.succeeded(job(name, "doing", '{"timestamp": 3}'), name, seconds=1, at=make.NOW)
    assert [one.job_id for one in looking.failed()] == [by_hand]


def test_progress_is_told_of_the_job_at_hand_and_nobody_elses() -> None:
    tell = ledger.Teller()
    tell(0.5)
    assert not JobProgress.objects.exists()
    number = job("reports.rebuild_facts", "doing")
    with ledger.job_at_hand(number):
        tell = ledger.Teller()
        for hundredth in range(1000):
            tell(hundredth / 2000)
    assert JobProgress.objects.get().share == pytest.approx(0.5, abs=0.011)
    [running] = looking.running(at=make.NOW)
    assert running.share == pytest.approx(0.5, abs=0.011)


def test_a_failed_job_is_tried_again_with_a_line_in_the_journal(cast: Cast) -> None:
    number = make.failed_job(tries=3)
    retrying.retry(number, by=cast.gema, at=make.NOW)
    assert sql("SELECT status::text, attempts FROM procrastinate_jobs WHERE id = %s", [number]) == [("todo", 0)]
    assert not looking.failed()
    line = Entry.objects.get(key="health.job_retried")
    assert (line.by, line.detail["cause"], line.detail["tries"]) == (cast.gema, "defect", 3)
    with pytest.raises(Conflict):
        retrying.retry(number, by=cast.gema, at=make.NOW)


def test_a_job_whose_twin_waits_is_not_tried_again(cast: Cast) -> None:
    number = job("reports.rebuild_facts", "failed", once="reports.rebuild_facts")
    job("reports.rebuild_facts", "todo", once="reports.rebuild_facts")
    with pytest.raises(Conflict):
        retrying.retry(number, by=cast.gema, at=make.NOW)
    retrying.set_aside(number, by=cast.gema, at=make.NOW)
    assert not looking.failed()
    assert Entry.objects.filter(key="health.job_set_aside").count() == 1


def test_a_job_that_no_worker_knew_says_so(cast: Cast) -> None:
    job("gone.by", "failed")
    [failed] = looking.failed()
    assert failed.cause is Cause.UNKNOWN_JOB


def test_old_things_are_forgotten() -> None:
    WorkerProcess.objects.create(worker_id=1, host="a", pid=1, version="1", concurrency=1, started_at=make.NOW, seen_at=make.NOW)
    old, young = make.failed_job(), make.failed_job()
    sql("INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'failed', %s) RETURNING 1", [young, make.NOW + timedelta(days=39)])
    assert ledger.tidy(at=make.NOW + timedelta(days=40)) == 1
    assert [one.job_id for one in looking.failed()] == [young]
    assert not JobTrouble.objects.filter(job_id=old).exists()
    assert not WorkerProcess.objects.exists()


def test_without_a_worker_the_checks_say_so_and_what_to_do() -> None:
    assert checks.worker(at=make.NOW).level is Level.BAD
    WorkerProcess.objects.create(worker_id=7, host="maquina", pid=4, version="1", concurrency=1, started_at=make.NOW, seen_at=make.NOW)
    found = checks.worker(at=make.NOW + timedelta(minutes=3))
    assert found.level is Level.BAD
    assert "maquina" in str(found.sentence)
    assert "estelar work" in str(found.advice)


def test_waiting_work_is_late_after_a_minute_without_a_worker() -> None:
    number = job()
    [(deferred,)] = sql("SELECT at FROM procrastinate_events WHERE job_id = %s", [number])
    assert checks.queue(at=deferred + timedelta(seconds=30)).level is Level.GOOD
    assert checks.queue(at=deferred + timedelta(seconds=61)).level is Level.BAD


def test_a_full_disk_and_a_missing_folder_are_bad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from dataclasses import replace

    assert checks.disk(at=make.NOW).level in set(Level)
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path / "gone"))
    assert checks.disk(at=make.NOW).level is Level.BAD


def test_every_check_answers_on_an_empty_house_in_few_queries(cast: Cast, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(26):  # of some ten checks
        found = checks.quick(at=make.NOW)
    assert {one.check for one in found} == set(checks.QUICK)
    assert all(str(one.sentence) for one in found)
    assert all(str(one.advice) for one in found if one.level in {Level.BAD, Level.ATTENTION})


class _Context:
    """As much of a job's context as its edge looks at."""

    def __init__(self, number: int, name: str, attempts: int = 0) -> None:
        self.job = type("Job", (), {"id": number, "task_name": name, "attempts": attempts})()


@pytest.mark.django_db(transaction=True)
def test_the_edge_of_a_job_writes_down_how_it_ended() -> None:
    def breaks() -> None:
        raise OperationalError("for ana@example.org")

    number = job(status="doing")
    with pytest.raises(OperationalError):
        jobs.job(breaks)(_Context(number, "encounters.run_import", 2))
    trouble = JobTrouble.objects.get()
    assert (trouble.cause, trouble.tries) == (Cause.DATABASE, 3)
    assert "ana" not in trouble.detail
    jobs.job(lambda: None)(_Context(number, "encounters.run_import"))
    assert not JobTrouble.objects.exists()
    assert JobRecord.objects.get().successes == 1
    sql("DELETE FROM procrastinate_jobs RETURNING 1")
