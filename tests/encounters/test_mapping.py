from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from click.testing import CliRunner

from estelar.cli import edge
from estelar.cli.imports import import_
from estelar.encounters.models import Encounter, FileImport
from estelar.encounters.operations.intake import files
from estelar.encounters.rules.mapping import SCHEMA, read_mapping
from estelar.errors import BadInput
from tests import make
from tests.conftest import Cast
from tests.encounters.filing import brought, csv_bytes, long_mapping

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "mapping.md"


def _wide(**changes: Any) -> dict[str, Any]:
    document = long_mapping(form="wide", moments=[{"moment": "m1", "rating": {"column": "a", "scale": "0-10"}}]) | changes
    return {k: v for k, v in document.items() if k not in {"moment", "rating"}}


def test_the_examples_of_the_reference_are_mappings() -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    long, wide = (read_mapping(tomllib.loads(text)) for text in examples)
    assert (long.form, len(long.lived), long.when.window.first) == ("long", 1, date(2026, 1, 1))
    assert (wide.form, len(wide.lived), wide.lived[1].rating and wide.lived[1].rating.scale.code) == ("wide", 2, "words-4")


def test_every_key_of_the_schema_is_in_the_reference() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [key for key in SCHEMA["properties"] if key not in page] == []


@pytest.mark.parametrize(
    ("document", "where"),
    [
        ({}, ""),
        (long_mapping(schema="other"), "schema"),
        (long_mapping(unknown=1), "unknown"),
        (long_mapping(when={"columns": ["fecha"]}), "when"),
        (long_mapping(when={"columns": ["fecha"], "orders": ["dmx"]}), "when"),
        (long_mapping(when={"fixed": "soon"}), "fixed"),
        (long_mapping(when={"fixed": "2026-01-01", "time_zone": "Bogota"}), "Bogota"),
        (long_mapping(when={"columns": ["f"], "orders": ["dmy"], "not_before": "x"}), "not_before"),
        (long_mapping(unit={"column": "a", "fixed": "b"}), "unit"),
        (long_mapping(rating={"column": "nota", "scale": "1-6"}), "rating"),
        (long_mapping(rating={"column": "nota", "scale": ["una"]}), "rating"),
        (long_mapping(rating={"column": "nota", "scale": ["sí", "SI"]}), "SI"),
        (long_mapping(moments=[]), ""),
        (_wide(comment={"columns": ["x"]}), ""),
        (_wide(moments=[{"moment": "m1"}]), "m1"),
    ],
)
def test_a_mapping_that_is_wrong_says_where(document: dict[str, Any], where: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_mapping(document)
    assert where in str(caught.value)


def test_a_mapping_survives_toml_and_json() -> None:
    document = long_mapping(customer={"name": "n"}, elements=[{"column": "m", "values": {"a": "", "b": "apathy"}}], nothing=["-"])
    assert read_mapping(tomllib.loads(tomli_w.dumps(document))) == read_mapping(json.loads(json.dumps(document))) == read_mapping(document)


def test_the_columns_in_use_are_named_once() -> None:
    mapping = read_mapping(long_mapping(comment={"columns": ["nota", "texto"]}, visit={"column": "v"}))
    assert mapping.columns() == ["fecha", "sede", "v", "momento", "nota", "texto"]


@pytest.mark.parametrize(
    ("unit", "decimal", "raw", "seconds"),
    [
        ("min", ",", "1.234,5", 74070), ("min", ".", "1,234.5", 74070), ("s", ",", "12,4", 12), ("h", ".", "0.5", 1800),
        ("clock", ".", "1:02:03", 3723), ("clock", ".", "12:30", 750), ("min", ",", "1,234.5", None), ("s", ".", "-1", None),
        ("h", ".", "9000", None), ("s", ".", "doce", None),
    ],
)  # fmt: skip
def test_times_are_read_in_their_unit(cast: Cast, now: datetime, unit: str, decimal: str, raw: str, seconds: int | None) -> None:
    make.cycle()
    mapping = long_mapping(file={"decimal": decimal}, wait={"column": "espera", "unit": unit})
    done = brought(
        csv_bytes([["fecha", "momento", "sede", "nota", "espera"], ["1/2/2026", "m1", "Sede Norte", "", raw]]),
        mapping,
        by=cast.bruno,
        at=now,
    )
    assert done.rows_rejected == (seconds is None)
    assert list(Encounter.objects.values_list("wait_seconds", flat=True)) == ([] if seconds is None else [seconds])


def test_units_of_one_name_are_told_apart_by_code(cast: Cast, now: datetime) -> None:
    make.cycle()
    caja, other = make.unit("Caja", cast.north), make.unit("Caja", cast.south)
    caja.code, other.code = "CN", "CS"
    caja.save()
    other.save()
    rows = [["1/2/2026", "m1", name, 5] for name in ("Caja", "cn", "CS")]
    done = brought(csv_bytes([["fecha", "momento", "sede", "nota"], *rows]), long_mapping(), by=cast.elena, at=now)
    assert [p["row"] for p in done.problems] == [2]
    assert set(Encounter.objects.values_list("unit__code", flat=True)) == {"CN", "CS"}


@pytest.fixture
def command(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """`estelar import encounters` on the database of the test."""
    import contextlib

    monkeypatch.setattr("estelar.cli.imports.house", lambda _name: contextlib.nullcontext())
    assert edge.robot().kind == "robot"
    make.cycle()
    (tmp_path / "a.csv").write_bytes(
        csv_bytes([["fecha", "momento", "sede", "nota"], ["1/2/2026", "m1", "Sede Norte", 5], ["x", "m1", "Sede Sur", 5]])
    )
    (tmp_path / "map.toml").write_text(tomli_w.dumps(long_mapping()), encoding="utf-8")

    def run(*more: str) -> Any:
        return CliRunner().invoke(import_, ["encounters", str(tmp_path / "a.csv"), "--map", str(tmp_path / "map.toml"), *more])

    return run


def test_the_command_checks_imports_and_keeps_the_rejected_rows(command: Any, tmp_path: Path) -> None:
    checked = command("--dry-run")
    assert checked.exit_code == 0, checked.output
    assert "1 contacts would be written" in checked.stdout
    assert not Encounter.objects.exists()
    assert not FileImport.objects.exists()
    done = command("--rejected", str(tmp_path / "out.csv"))
    assert done.exit_code == 0, done.output
    assert "1 contacts were written" in done.stdout
    assert "row 3, fecha" in done.stdout
    assert "Sede Sur" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "1 were there already" in command().stdout
    assert [p.name for p in files.folder().iterdir() if not p.name.endswith(".rejected.csv")] == []


def test_the_command_imports_in_the_name_of_a_person_with_their_limits(command: Any, cast: Cast) -> None:
    assert isinstance(command("--as", "nobody@example.org").exception, BadInput)
    assert isinstance(command("--as", cast.ana.email).exception, BadInput)
    assert command("--as", cast.bruno.email).exit_code == 0
    assert FileImport.objects.get().by == cast.bruno
