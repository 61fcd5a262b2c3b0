"""What makes a day count or not: rows of one's own, holidays, and the reason that is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from estelar.errors import BadInput
from estelar.worktime.weekly import Range, in_order

type Kind = Literal["working", "weekend", "holiday", "own", "closed"]
"""Why a day counts or not: usual hours; Saturday or Sunday without hours; a holiday; a row of one's own; a weekday without hours."""

SENTENCES: Mapping[str, Mapping[tuple[str, bool], str]] = {
    "es": {
        ("working", True): "día hábil",
        ("weekend", False): "fin de semana",
        ("closed", False): "sin horario de atención",
        ("holiday", False): "festivo",
        ("own", True): "día hábil por decisión propia",
        ("own", False): "día no hábil por decisión propia",
    },
    "en": {
        ("working", True): "business day",
        ("weekend", False): "weekend",
        ("closed", False): "no opening hours",
        ("holiday", False): "holiday",
        ("own", True): "business day by own decision",
        ("own", False): "closed by own decision",
    },
}


@dataclass(frozen=True)
class OwnDay:
    """A row that adds a working day or removes one. `ranges`: its hours (none: those of its weekday, else the usual ones)."""

    day: date
    working: bool
    reason: str
    source: str = ""
    ranges: tuple[Range, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "ranges", in_order(self.ranges))


@dataclass(frozen=True)
class Holiday:
    """A public holiday with its name in Spanish and in English."""

    day: date
    name: str
    name_en: str


@dataclass(frozen=True)
class PublicDays:
    """The public holidays of these years, written down, with where they come from. Raises BadInput: a day outside the years."""

    first: int
    last: int
    days: tuple[Holiday, ...]
    source: str

    def __post_init__(self) -> None:
        if any(not self.first <= holiday.day.year <= self.last for holiday in self.days):
            raise BadInput(f"A holiday lies outside the years {self.first}-{self.last}.", code="bad_document")

    @cached_property
    def by_day(self) -> Mapping[date, Holiday]:
        """The holidays, to be found by their day."""
        return {holiday.day: holiday for holiday in self.days}


@dataclass(frozen=True)
class Why:
    """Why a day counts or not. `name`: of the holiday or of one's own row, in Spanish; `name_en` in English; `source`: who says so."""

    counted: bool
    kind: Kind
    name: str = ""
    name_en: str = ""
    source: str = ""

    def named(self, language: str) -> str:
        """The name in this language ("es", "en", "en-gb"...)."""
        return self.name_en if language.startswith("en") else self.name

    def text(self, language: str = "es") -> str:
        """The reason in words, with the name: "festivo: Viernes Santo"."""
        words = SENTENCES["en" if language.startswith("en") else "es"][self.kind, self.counted]
        name = self.named(language)
        return f"{words}: {name}" if name else words
