"""The benchmark cannot rot: all of it runs here on a tiny data set, and every part gives its figures, however fast."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = {
    "facts": {"full rebuild", "rebuild of a day", "freshness", "page with a changed day"},
    "live": {"90 days of a unit: ratio", "90 days of a unit: page", "two years of all units: ratio", "two years of all units: page"},
    "pages": {
        "live cycle, unit",
        "moment",
        "index",
        "contacts",
        "record",
        "customers, a name",
        "customer",
        "journal",
        "cycles",
        "editor",
        "imports",
    },
    "search": {"a rare name", "a common surname", "a misspelt rare name", "nobody, one unit"},
    "import": {"ratio", "import", "bare COPY"},
    "memory": {"memory after a page", "cold start", "warm start"},
    "cases": {
        "inbox, overdue; all units",
        "page of a case; one unit",
        "search, a rare word; all units",
        "cases a second over HTTP, 8 connections",
        "cases a second over HTTP, 32 connections",
    },
}  # fmt: skip
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("run")]


def test_a_tiny_run_gives_every_figure(tmp_path: Path) -> None:
    out = tmp_path / "benchmark.json"
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("ESTELAR_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "benchmarks", "--customers", "2000", "--encounters", "40000", "--cases", "2000", "--quick",
         "--data", str(tmp_path / "data"), "--out", str(out)],
        cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=480,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(out.read_text())
    assert found["size"] == {"customers": 2000, "encounters": 40000}
    for part, names in EXPECTED.items():
        assert names <= set(found[part]), part
        for name in names:
            assert set(found[part][name]) >= {"value", "goal", "unit", "ok"}, name
            assert found[part][name]["value"] > 0, name
    counted = [figure for name, figure in found["pages"].items() if name.endswith(": queries")]
    assert all(figure["ok"] for figure in counted), found["pages"]  # a number of queries is no matter of speed
