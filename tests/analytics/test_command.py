from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estelar.analytics import sheet, tables
from estelar.analytics.command import analyse
from estelar.analytics.measures.registry import MEASURES
from tests.analytics import facts
from tests.analytics.facts import TODAY, lived, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    facts.write_dimensions(tmp_path)
    rows = [
        lived(moment_id=moment, unit_id=unit, satisfied=moment != 2, rating=1.0)
        for moment in (1, 2, 3)
        for unit in (1, 2)
        for _ in range(6)
    ]
    write(tmp_path, tables.ENCOUNTERS, [*rows, lived(day=TODAY - timedelta(days=40), satisfied=False)])
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(analyse, [str(argument) for argument in arguments])


def test_a_measure_by_moment_comes_with_names_n_and_interval_as_json(folder: Path) -> None:
    found = run("satisfaction", "--facts", folder, "--by", "moment", "--from", "2026-11-01", "--format", "json", "--lang", "en")
    assert found.exit_code == 0
    answer = json.loads(found.output)
    assert answer["title"] == "Satisfaction"
    assert [(row["moment"], row["n"], row["value"]) for row in answer["rows"]] == [
        ("Saludo", 12, 1.0),
        ("Caja", 12, 0.0),
        ("=Adiós", 12, 1.0),
    ]
    assert round(answer["rows"][0]["low"], 4) == 0.7575


def test_the_table_shows_names_in_place_of_ids_and_the_method_below(folder: Path) -> None:
    found = run("satisfaction", "--facts", folder, "--by", "moment,unit")
    assert found.exit_code == 0
    assert "Norte" in found.output
    assert "moment_id" not in found.output
    assert "Wilson" in found.output


def test_csv_does_not_start_a_formula_in_a_spreadsheet(folder: Path) -> None:
    found = run("encounters", "--facts", folder, "--by", "moment", "--format", "csv")
    rows = list(csv.DictReader(StringIO(found.output)))
    assert [row["moment"] for row in rows] == ["Saludo", "Caja", "'=Adiós"]
    assert [row["n"] for row in rows] == ["13", "12", "12"]


def test_an_empty_answer_still_has_its_header(folder: Path) -> None:
    assert run("flow", "--facts", folder, "--format", "csv").output.startswith(
        "previous_moment_id,previous_moment,moment_id,moment,count,n,"
    )


def test_a_unit_counts_with_all_below_it(folder: Path) -> None:
    for unit, n in (("1", 37), ("2", 18)):
        found = run("encounters", "--facts", folder, "--unit", unit, "--format", "json")
        assert json.loads(found.output)["rows"] == [{"n": n}]


def test_days_cycles_and_moments_limit_what_counts(folder: Path) -> None:
    found = run("encounters", "--facts", folder, "--to", "2026-11-01", "--cycle", "1", "--moment", "1", "--format", "json")
    assert json.loads(found.output)["rows"] == [{"n": 1}]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_list_names_every_measure(language: str) -> None:
    found = run("--list", "--lang", language)
    assert [line.split(":")[0] for line in found.output.splitlines()] == list(MEASURES)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["happiness", "--facts", "."], "There are: encounters, satisfaction"),
        ([], "Say which measure"),
        (["wait"], "The facts folder is missing"),
        (["wait", "--facts", "/not/there"], "There is no facts folder /not/there"),
        (["wait", "--facts", ".", "--by", "colour"], 'cannot be split by "colour"'),
        (["wait", "--facts", ".", "--from", "2026-02-02", "--to", "2026-01-01"], "before it begins"),
        (["wait", "--facts", ".", "--unit", "77"], "no unit 77"),
        (["wait", "--facts", ".", "--engine", "oracle"], "no analysis engine"),
    ],
)
def test_a_wrong_request_is_answered_with_one_clear_sentence(arguments: list[str], says: str) -> None:
    found = run(*arguments, "--lang", "en")
    assert found.exit_code == 2
    assert says in found.output
    assert "Traceback" not in found.output


def test_errors_speak_spanish_unless_asked_otherwise() -> None:
    assert "No hay una medida «alegría»" in run("alegría", "--facts", ".").output


def test_analytics_needs_no_django_not_even_indirectly() -> None:
    program = (
        "import pkgutil, importlib, sys, estelar.analytics as a\n"
        "for m in pkgutil.walk_packages(a.__path__, 'estelar.analytics.'): importlib.import_module(m.name)\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('django', 'psycopg', 'procrastinate')]\n"
        "sys.exit(str(bad) if bad else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_reference_page_is_current() -> None:
    page = ROOT / "docs" / "reference" / "measures.md"
    assert page.read_text(encoding="utf-8") == sheet.render(), "run: python -m estelar.analytics.sheet > docs/reference/measures.md"
