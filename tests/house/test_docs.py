"""What the documentation says is so: its pages from code are current, its links lead somewhere, its commands and settings exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from estelar import cli, conf

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def test_the_pages_made_from_code_are_as_the_code_is() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "scripts/reference.py", "check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("written", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_to_something_that_is_there(written: Path) -> None:
    text = re.sub(r"```.*?```", "", written.read_text(), flags=re.DOTALL)
    wrong = []
    for target in LINK.findall(text):
        if target.startswith(("http://", "https://", "mailto:", "#")):
            continue
        place = (written.parent / target.split("#")[0]).resolve()
        if not place.exists():
            wrong.append(target)
    assert not wrong


def test_every_command_that_a_page_names_exists() -> None:
    wrong = []
    for page in PAGES:
        for word in re.findall(r"(?:\.venv/bin/(?:python -m )?|^|`|\$ )estelar ([a-z]+)", page.read_text(), re.MULTILINE):
            if word not in cli.COMMANDS:
                wrong.append(f"{page.relative_to(ROOT)}: estelar {word}")
    assert not wrong, "\n".join(wrong)


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    wrong = []
    for page in PAGES:
        for word in re.findall(r"(?:^|`|\$ |=\S+ )make ([a-z]+)", page.read_text(), re.MULTILINE):
            if word not in targets:
                wrong.append(f"{page.relative_to(ROOT)}: make {word}")
    assert not wrong, "\n".join(wrong)


def test_every_setting_that_a_page_names_exists() -> None:
    names = {setting.name for setting in conf.SETTINGS}
    wrong = []
    for page in PAGES:
        wrong += [f"{page.relative_to(ROOT)}: {word}" for word in re.findall(r"\bESTELAR_[A-Z_]+\b", page.read_text()) if word not in names]
    assert not wrong, "\n".join(wrong)


def test_every_test_that_the_threat_model_names_exists() -> None:
    there = {name for path in (ROOT / "tests").rglob("*.py") for name in re.findall(r"def (test_\w+)", path.read_text())}
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs" / "explanation" / "security.md").read_text()))
    assert len(named) > 60
    assert not named - there


def test_the_readme_begins_with_the_two_commands_and_a_picture() -> None:
    lines = [line for line in (ROOT / "README.md").read_text().splitlines() if line]
    assert lines[0] == "# Estelar"
    assert lines[2].startswith("make run")
    assert lines[3].startswith("make test")
    assert lines[5].startswith("![")
    assert "docs/images/live-cycle.png" in lines[5]


def test_guides_for_users_are_there_in_both_languages() -> None:
    for folder in ("tutorial", "how-to"):
        spanish = {p.name for p in (ROOT / "docs" / folder / "es").glob("*.md")}
        english = {p.name for p in (ROOT / "docs" / folder / "en").glob("*.md")}
        assert spanish, folder
        assert spanish == english, folder


def test_decisions_are_numbered_without_gaps_and_say_why() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(p.name[:4]) for p in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text()
        assert "## Why" in text, page.name
        assert "## What follows" in text, page.name
