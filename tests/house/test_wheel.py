"""The wheel: everything that `pip install estelar-*.whl && estelar serve` needs is inside, and nothing of anybody else's source.

The venv of this test is new and empty; the packages that Estelar depends on are lent to it from the running venv by a `.pth` file instead
of being downloaded again. What is tried is thus the wheel, its metadata and its entry point, and not the package index.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest

from estelar import __version__
from tests.house.test_run import Site, plain_environ
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "estelar" / "ui" / "static" / "bundle" / "manifest.json"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("run")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as `make wheel` builds it, in a copy, so that a test never touches the checkout."""
    assert BUNDLE.exists(), "build the pages first: make test does, or cd frontend && npm run build"
    copy = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".gitignore"):
        shutil.copy(ROOT / name, copy / name)
    shutil.copytree(ROOT / "estelar", copy / "estelar", ignore=shutil.ignore_patterns("__pycache__"))
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(copy)],
        check=True, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    (built,) = out.glob("estelar-*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`estelar` of an empty venv with the wheel installed."""
    venv = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True, timeout=60)
    python = venv / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    ]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, text=True, timeout=120)
    (packages,) = (venv / "lib").glob("python3.*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return venv / "bin" / "estelar"


def run(program: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(program), *words], cwd=cwd, env=plain_environ(), capture_output=True, text=True, check=False, timeout=120)


def test_the_wheel_holds_everything_that_the_site_reads(names: set[str]) -> None:
    manifest = json.loads(BUNDLE.read_text())
    assert manifest
    for path in (ROOT / "estelar").rglob("*"):
        if path.is_file() and path.suffix in {".html", ".sql", ".json", ".toml", ".py", ".txt", ".svg"} and "__pycache__" not in path.parts:
            assert path.relative_to(ROOT).as_posix() in names
    assert "estelar/cycles/design.schema.json" in names
    assert any(n.startswith("estelar/cycles/starters/") for n in names)
    assert any(n.endswith("locale/es/LC_MESSAGES/django.mo") for n in names)
    catalogues = (ROOT / "estelar").rglob("django.po")
    missing = [str(p) for p in catalogues if p.relative_to(ROOT).with_suffix(".mo").as_posix() not in names]
    assert not missing, missing
    bundle = {p.relative_to(ROOT).as_posix() for p in BUNDLE.parent.rglob("*") if p.is_file()}
    assert bundle <= names
    assert any(n.endswith(".dist-info/licenses/LICENSE") for n in names)
    assert any(n.endswith(".dist-info/licenses/NOTICE") for n in names)


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    for name in names:
        top = name.split("/")[0]
        assert top == "estelar" or top == f"estelar-{__version__}.dist-info", name
    strange = [n for n in names if n.endswith((".ts", ".pyc", ".map")) or "node_modules" in n or n.startswith(("estelar/tests", "tests"))]
    assert not strange
    scripts = [n for n in names if n.endswith((".js", ".css", ".mjs")) and not n.startswith("estelar/ui/static/bundle/")]
    # of the page of a stranger's letter, which may take nothing else
    assert scripts == ["estelar/channels/static/channels/letter.css"], "scripts and styles come from the bundle only"


def test_the_wheel_says_what_it_needs_and_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        about = HeaderParser().parsestr(archive.read(f"estelar-{__version__}.dist-info/METADATA").decode())
    assert about["Name"] == "estelar"
    assert about["License-Expression"] == "Apache-2.0"
    assert about["Requires-Python"] == ">=3.12"
    assert any(need.startswith("django") for need in about.get_all("Requires-Dist", []))


def test_the_installed_command_says_its_version(program: Path, tmp_path: Path) -> None:
    done = run(program, "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"estelar, version {__version__}"), done.stderr


def test_the_measures_are_listed_without_django(program: Path, tmp_path: Path) -> None:
    """Django is made impossible to import."""
    blocked = tmp_path / "django"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise RuntimeError('Django was imported')\n")
    environ = {**plain_environ(), "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [str(program), "analyse", "--list"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "satisfaction" in done.stdout


def test_the_installed_site_answers_and_serves_its_bundle(program: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "data", free_port(), plain_environ(), [str(program), "serve", "--no-demo"], cwd=tmp_path)
    try:
        site.until_ready()
        page = site.get("/cuenta/entrar/")
        assert page.status == 200
        html = page.read().decode()
        for entry in ("app.js", "styles.css"):
            address = "/static/bundle/" + json.loads(BUNDLE.read_text())[entry]
            assert address in html
            answer = site.get(address)
            assert answer.status == 200
            assert len(answer.read()) > 1000
        assert site.end() == 0
    finally:
        site.leave_nothing()
