"""Workers that are killed in the midst of taking mail in. They are forked, so they run in a process that has done nothing else before.

What a long run of tests has opened (threads of an analytical engine, connections) does not survive a fork.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.mark.slow
def test_killed_workers_and_two_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(HERE / "kills_of_intake.py")],
        cwd=HERE.parents[1], env=os.environ | {"ESTELAR_DATA": str(tmp_path / "data"), "PYTEST_ADDOPTS": ""}, capture_output=True,
        text=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]
