"""Contrast of both themes, computed from the style sheet's source (WCAG 2.2: 4.5 for text, 3 for borders and marks)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[2] / "frontend/src/styles.css"


def theme(name: str) -> dict[str, str]:
    block = re.search(rf'plugin "daisyui/theme" {{\s*name: "{name}";(.*?)\n}}', SHEET.read_text("utf-8"), re.DOTALL)
    assert block
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block[1]))


def light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    ("color-base-content", "color-base-100"),
    ("color-base-content", "color-base-200"),
    ("color-primary-content", "color-primary"),
    ("muted", "color-base-100"),
    ("muted", "color-base-200"),
    ("muted", "quiet-soft"),
    ("link", "color-base-100"),
    ("link", "color-base-200"),
    ("stellar-content", "stellar"),
    ("stellar-ink", "color-base-100"),
    ("stellar-ink", "stellar-soft"),
    ("bitter-content", "bitter"),
    ("bitter", "color-base-100"),
    ("bitter", "bitter-soft"),
    ("quiet-content", "quiet"),
    ("good-content", "good"),
    ("good", "color-base-100"),
    ("good", "good-soft"),
    ("bad", "color-base-100"),
    ("bad", "bad-soft"),
    ("side-text", "side"),
    ("side-text", "side-current"),
]
MARKS = [("edge", "color-base-100"), ("edge", "color-base-200"), ("quiet", "color-base-100"), ("link", "color-base-100")]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("one", "two"), TEXT)
def test_text_can_be_read(name: str, one: str, two: str) -> None:
    colours = theme(name)
    assert contrast(colours[one], colours[two]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("one", "two"), MARKS)
def test_borders_and_marks_can_be_seen(name: str, one: str, two: str) -> None:
    colours = theme(name)
    assert contrast(colours[one], colours[two]) >= 3


def test_both_themes_have_the_same_colours() -> None:
    assert theme("light").keys() == theme("dark").keys() | {"shade"} - {"shade"}
