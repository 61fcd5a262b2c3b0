"""A case by what people call it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from estelar.cases import rules

if TYPE_CHECKING:
    from estelar.cases.models import Case, CaseQuerySet


def case_named(seen: CaseQuerySet, words: str) -> Case | None:
    """The case of a number ("2026-000123", "123") or of a tracking key, among those that somebody sees."""
    words = words.strip().lstrip("#")
    if key := rules.read(words):
        return seen.filter(key=key).first()
    year, _dash, rest = words.partition("-")
    number = rest if year.isdigit() and rest else words
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = seen.filter(pk=int(number))
    return (found.filter(year=int(year)) if rest and len(year) == 4 else found).first()
