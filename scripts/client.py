"""The Python client of the API in clients/python, made from the specification by openapi-python-client.

python scripts/client.py          make it anew
python scripts/client.py check    say whether it is as the specification is, and fail when it is not
"""

# ruff: noqa: E402 — Django must be set up before our modules are imported.

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "estelar.settings")
os.environ.setdefault("ESTELAR_DATA", str(ROOT / ".cache" / "reference"))

import django

django.setup()

from estelar.api.spec import specification

PACKAGE = ROOT / "clients" / "python" / "estelar_client"


def made(folder: Path) -> Path:
    """The package, made in a folder."""
    document = folder / "openapi.json"
    document.write_text(json.dumps(specification("en"), ensure_ascii=False, sort_keys=True))
    program = Path(sys.executable).with_name("openapi-python-client")
    package = folder / "estelar_client"
    command = [str(program), "generate", "--path", str(document), "--config", str(ROOT / "clients" / "python" / "config.yml"),
               "--meta", "none", "--output-path", str(package), "--fail-on-warning"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    for cache in [*package.rglob("__pycache__"), *package.rglob(".ruff_cache")]:
        shutil.rmtree(cache)
    return package


def differences(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both."""
    names = {p.relative_to(folder) for folder in (one, other) for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts}
    return [
        str(name)
        for name in sorted(names)
        if not (one / name).exists() or not (other / name).exists() or not filecmp.cmp(one / name, other / name, shallow=False)
    ]


def main(words: Sequence[str]) -> int:
    with tempfile.TemporaryDirectory() as temporary:
        fresh = made(Path(temporary))
        if "check" in words:
            stale = differences(fresh, PACKAGE)
            if stale:
                print(f"clients/python is not as the specification is ({', '.join(stale[:5])}). Run: make client")
            return 1 if stale else 0
        shutil.rmtree(PACKAGE, ignore_errors=True)
        shutil.copytree(fresh, PACKAGE)
    print(f"clients/python: {sum(1 for _ in PACKAGE.rglob('*.py'))} modules.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
