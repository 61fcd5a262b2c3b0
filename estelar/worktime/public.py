"""The public holidays of a country and its parts, from the package `holidays`: only days off for everybody, observed days included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.metadata import version
from typing import Any

import holidays

from estelar.errors import BadInput
from estelar.worktime.days import Holiday

SOURCE = f"holidays {version('holidays')}"
MOVED = frozenset({"EC"})
"""Where a holiday on a weekday is moved to a Monday or Friday (Ecuador: Ley Orgánica Reformatoria, R.O. 906 of 2016-12-20)."""
OBSERVED = " (observado)"
FRIDAY, NOVEMBER = 4, 11
SPANISH = {  # the package tells Brazil's in Portuguese and English; those of the whole country in Spanish
    "Confraternização Universal": "Año Nuevo",
    "Sexta-feira Santa": "Viernes Santo",
    "Tiradentes": "Tiradentes",
    "Dia do Trabalhador": "Día del Trabajo",
    "Independência do Brasil": "Independencia de Brasil",
    "Nossa Senhora Aparecida": "Nuestra Señora Aparecida",
    "Finados": "Día de los Difuntos",
    "Proclamação da República": "Proclamación de la República",
    "Dia Nacional de Zumbi e da Consciência Negra": "Día Nacional de Zumbi y de la Conciencia Negra",
    "Natal": "Navidad",
}


@lru_cache
def countries() -> Mapping[str, tuple[str, ...]]:
    """Two-letter codes of the countries whose holidays are known, with the codes of their parts that have own ones."""
    return {code: tuple(parts) for code, parts in holidays.list_supported_countries(include_aliases=False).items()}


@lru_cache
def subdivisions(country: str) -> Mapping[str, str]:
    """Parts of a country with own holidays: code -> name. Empty where the whole country has the same."""
    names: dict[str, str] = {}
    for name, code in _entity(country).subdivisions_aliases.items():
        names.setdefault(code, name)
    return {code: names.get(code, code) for code in countries()[country]}


@lru_cache
def part(country: str, subdivision: str) -> str:
    """The code of a part of a country as the package names it ("ES-MD", "Madrid" -> "MD").

    Where the package knows no parts of the country any name is kept: it has no holidays of its own. Raises BadInput: unknown part.
    """
    bare = subdivision.strip().removeprefix(f"{country}-")
    known = countries()[country]
    if not bare or not known or bare in known:
        return bare
    aliases: dict[str, str] = {code.casefold(): code for code in known}
    aliases |= {name.casefold(): code for name, code in _entity(country).subdivisions_aliases.items()}
    if bare.casefold() not in aliases:
        raise BadInput(f"{country} has no part “{subdivision}”: one of {', '.join(known)}.", code="unknown_subdivision")
    return aliases[bare.casefold()]


@lru_cache(maxsize=2_000)
def public_days(country: str, subdivision: str, year: int) -> Mapping[date, Holiday]:
    """The public holidays of one year, with their names in Spanish and English. `subdivision` as `part` gives it."""
    if not country:
        return {}
    subdivision = subdivision if subdivision in countries()[country] else ""
    known = _entity(country).supported_languages
    local = "es" if "es" in known else _entity(country).default_language
    english = next((code for code in ("en_US", "en_GB") if code in known), local)
    names, names_en = (_year(country, subdivision, year, language) for language in (local, english))
    if country in MOVED:
        names = _without_moved(names)
    return {day: Holiday(day, _spanish(names[day]), names_en[day]) for day in sorted(names)}


def _without_moved(names: Mapping[date, str]) -> dict[date, str]:
    """Without the weekdays whose day off the law moved to another one: the package lists both, and one works on the first.

    The neighbours of 2 and 3 November move together by a rule of their own: there every day of the package stays off.
    """
    moved = {name.removesuffix(OBSERVED): day for day, name in names.items() if name.endswith(OBSERVED)}

    def is_worked(day: date, name: str) -> bool:
        return day.weekday() <= FRIDAY and day.month != NOVEMBER and name in moved and abs(moved[name] - day) <= timedelta(days=4)

    return {day: name for day, name in names.items() if not is_worked(day, name)}


def _spanish(names: str) -> str:
    """The name as it is told in Spanish; two holidays of one day stand in one line."""
    return "; ".join(SPANISH.get(name, name) for name in names.split("; "))


def _entity(country: str) -> Any:
    return getattr(holidays, country)


def _year(country: str, subdivision: str, year: int, language: str | None) -> Mapping[date, str]:
    return holidays.country_holidays(
        country, subdiv=subdivision or None, years=year, language=language, observed=True, expand=False, categories=("public",)
    )
