"""`estelar deadline` and `estelar rules`: for people and for programs, without Django and without a database."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from estelar import law
from estelar.cli import cli
from estelar.worktime import Calendar, OwnDay, Weekly


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def document(*words: str) -> dict[str, Any]:
    done = run("deadline", *words, "--format", "json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


GENERAL = ("--rule", "co.general", "--received", "2024-03-22T10:00")


def test_the_json_has_rule_version_received_due_and_a_line_for_each_day() -> None:
    found = document(*GENERAL, "--region", "CO-ANT")
    assert (found["rule"], found["version"], found["received"], found["due"]) == (
        "co.general", 3, "2024-03-22T10:00:00-05:00", "2024-04-17",
    )  # fmt: skip
    days = found["days"]
    assert [day["date"] for day in days] == [str(date.fromordinal(date(2024, 3, 22).toordinal() + step)) for step in range(27)]
    assert sum(day["counted"] for day in days) == 15
    assert next(day["why"] for day in days if day["date"] == "2024-03-29") == "festivo: Viernes Santo"
    assert days[-1]["counted"]
    assert found["calendar"]["subdivision"] == "ANT"
    assert {one["key"] for one in found["milestones"]} >= {"forward_by", "ask_complete_by", "notify_extension_by", "answer_by"}
    assert found["disclaimer"]


def test_a_term_in_hours_is_due_at_a_time() -> None:
    found = document("--rule", "es.outage", "--received", "2026-03-29T01:30")
    assert found["due"] == "2026-03-29T04:30:00+02:00"


def test_pauses_of_days_are_whole_days_and_those_of_times_are_not() -> None:
    assert document(*GENERAL, "--pause", "2024-04-01,2024-04-03")["due"] == "2024-04-22"
    assert document(*GENERAL, "--pause", "2024-04-01T09:00,2024-04-03T09:00,recusal")["due"] == "2024-04-19"
    twice = document(*GENERAL, "--pause", "2024-04-01,2024-04-01", "--pause", "2024-04-03,2024-04-03")
    assert twice["due"] == "2024-04-19"
    still = document(*GENERAL, "--pause", "2024-04-01,")
    assert (still["due"], still["left"], still["paused_since"]) == (None, 13, "2024-04-01T00:00:00-05:00")


def test_extended_once_is_as_far_as_the_law_allows() -> None:
    assert document(*GENERAL, "--extend", "1")["due"] == "2024-05-09"
    assert document(*GENERAL, "--extend", "0")["due"] == "2024-04-17"
    assert document(*GENERAL, "--extend-until", "2024-04-24")["due"] == "2024-04-24"
    assert document("--rule", "co.habeas_claim", "--received", "2025-04-10", "--extend", "1")["due"] == "2025-05-16"


def test_the_rule_is_that_of_the_day_of_receipt() -> None:
    assert document("--rule", "co.general", "--received", "2021-03-15")["version"] == 2
    assert document("--rule", "pe.libro", "--received", "2022-03-22T23:59")["due"] == "2022-04-21"
    in_utc = document("--rule", "pe.libro", "--received", "2022-03-23T04:00Z")
    assert (in_utc["version"], in_utc["received"]) == (1, "2022-03-22T23:00:00-05:00")


def test_the_region_brings_its_holidays_and_its_zone() -> None:
    assert document("--rule", "es.general", "--received", "2026-03-20T10:00")["due"] == "2026-04-13"
    assert document("--rule", "es.general", "--received", "2026-03-20T10:00", "--region", "ES-MD")["due"] == "2026-04-14"
    islands = document("--rule", "es.outage", "--received", "2026-03-20T10:00", "--region", "CN")
    assert islands["received"].endswith("+00:00")


def test_a_calendar_of_ones_own_counts_its_days(tmp_path: Path) -> None:
    own = (OwnDay(date(2024, 3, 26), False, "Semana Santa"), OwnDay(date(2024, 3, 27), False, "Semana Santa"))
    file = tmp_path / "calendar.json"
    calendar = Calendar("Alcaldía", "America/Bogota", Weekly.office(), "CO", own=own)
    file.write_text(json.dumps(calendar.to_document()))
    found = document(*GENERAL, "--calendar", str(file))
    assert found["due"] == "2024-04-19"
    assert next(day for day in found["days"] if day["date"] == "2024-03-26")["kind"] == "own"
    file.write_text("{")
    assert run("deadline", *GENERAL, "--calendar", str(file)).exit_code == 1


def test_for_people_it_says_why_in_their_language() -> None:
    spanish, english = run("deadline", *GENERAL), run("deadline", *GENERAL, "--lang", "en")
    assert "Vence el mié 17 abr 2024, al terminar el día." in spanish.stdout
    assert "mar 26 mar 2024  ✓ día hábil, día 1 de 15" in spanish.stdout
    assert "[holidays " in spanish.stdout
    assert law.DISCLAIMER.es in spanish.stdout
    assert "Due on Wed 17 Apr 2024, at the end of the day." in english.stdout
    assert "tell of the extension" in english.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rule", "co.nothing", "--received", "2024-03-22"), "co.general"),
        (("--rule", "es.general", "--received", "2024-03-22"), "2025-12-28"),
        (("--rule", "co.general", "--received", "yesterday"), "2024-03-22T10:00"),
        ((*GENERAL, "--region", "PE-LIM"), "is not of CO"),
        ((*GENERAL, "--pause", "2024-04-01"), "FROM,TO"),
        ((*GENERAL, "--pause", "2024-04-01,2024-04-02,gossip"), "incomplete, unclear, recusal"),
        ((*GENERAL, "--extend", "2"), "once"),
        (("--rule", "pe.libro", "--received", "2024-03-22", "--extend", "1"), "cannot be extended"),
        (("--rule", "mx.consumer", "--received", "2024-03-22"), "no term"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_code_1(words: tuple[str, ...], said: str) -> None:
    done = run("deadline", *words, "--lang", "en")
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_rules_are_listed_with_citation_term_mark_and_validity() -> None:
    whole = run("rules")
    assert whole.exit_code == 0
    assert all(f"{rule} " in whole.stdout for rule in law.rules())
    assert "30 días hábiles     2020-03-28 – 2022-05-16" in whole.stdout
    assert all(words.es in whole.stdout for words in law.MARK_WORDS.values())
    peru = json.loads(run("rules", "--country", "pe", "--format", "json", "--lang", "en").stdout)
    assert {one["country"] for one in peru} == {"PE"}
    book = next(one for one in peru if (one["rule"], one["version"]) == ("pe.libro", 2))
    assert (book["term"], book["verified"], book["valid_from"], book["valid_to"], book["enabled_by_default"]) == (
        {"amount": 15, "unit": "business", "start": "event"}, "V", "2022-03-23", None, True,
    )  # fmt: skip
    assert "Act 31435" in book["citation"]
    assert run("rules", "--country", "fr").exit_code == 1


def test_neither_django_nor_a_database_is_loaded_and_the_answer_comes_at_once(tmp_path: Path) -> None:
    code = (
        "import sys; from estelar.cli import cli; "
        "cli(['deadline','--rule','co.general','--received','2024-03-22T10:00','--format','json'], standalone_mode=False); "
        "assert not {'django','psycopg','duckdb','pandas'} & set(sys.modules), 'too much is loaded'"
    )
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "ESTELAR_DATA": str(tmp_path / "data")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due"] == "2024-04-17"
    assert not (tmp_path / "data").exists()
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 1.5, "under a second on an idle machine; processor time, as this one is shared"
