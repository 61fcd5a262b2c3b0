"""The part that has an installation of its own: cases, their pages and searches, and how fast they come in (`benchmarks.cases`)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SIZE = "ESTELAR_BENCH_CASES"
"""How many cases (`make bench` sets it from `--cases`)."""


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """The figures of a process of its own, whose words are passed on as they come."""
    size = os.environ[SIZE]
    data = Path(os.environ["ESTELAR_DATA"]).parent / "cases" / size
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("ESTELAR_", "DJANGO_"))}
    with TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        words = ["--size", size, "--data", str(data), "--out", str(out), *(["--quick"] if quick else [])]
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.cases", *words]
        with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                say(line.strip())
        if process.returncode != 0:
            raise AssertionError("The part of the cases did not come to its end: see above.")
        found: dict[str, Any] = json.loads(out.read_text())
    return found
