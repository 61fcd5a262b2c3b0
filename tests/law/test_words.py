"""Deadlines in words, in both languages."""

from __future__ import annotations

import doctest
from datetime import date, datetime
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from estelar import law, text
from estelar.law import Unit, deadline_words, reckoning, words
from estelar.worktime import Calendar, Weekly
from tests.law.test_term import COLOMBIA, GENERAL, TODAY, at

NOW = at("2026-11-20T15:00")  # a Friday


@pytest.mark.parametrize(
    ("due", "unit", "es", "en"),
    [
        ("2026-11-25", Unit.BUSINESS, "vence en 3 días hábiles, mié 25 nov", "due in 3 business days, Wed 25 Nov"),
        ("2026-11-23", Unit.BUSINESS, "vence en 1 día hábil, lun 23 nov", "due in 1 business day, Mon 23 Nov"),
        ("2026-11-25", Unit.CALENDAR, "vence en 5 días, mié 25 nov", "due in 5 days, Wed 25 Nov"),
        ("2026-12-20", Unit.MONTH, "vence en 30 días, dom 20 dic", "due in 30 days, Sun 20 Dec"),
        ("2026-11-20", Unit.BUSINESS, "vence hoy, vie 20 nov", "due today, Fri 20 Nov"),
        ("2026-11-18", Unit.BUSINESS, "venció hace 2 días hábiles, mié 18 nov", "overdue by 2 business days, Wed 18 Nov"),
        ("2026-11-13", Unit.BUSINESS, "venció hace 4 días hábiles, vie 13 nov", "overdue by 4 business days, Fri 13 Nov"),
        ("2026-11-19", Unit.CALENDAR, "venció hace 1 día, jue 19 nov", "overdue by 1 day, Thu 19 Nov"),
        ("2027-01-12", Unit.BUSINESS, "vence en 33 días hábiles, mar 12 ene 2027", "due in 33 business days, Tue 12 Jan 2027"),
    ],
)
def test_how_far_off_a_day_is(due: str, unit: Unit, es: str, en: str) -> None:
    """Monday 16 November 2026 is a holiday (Cartagena), so 13 November lies four business days back."""
    day = date.fromisoformat(due)
    assert deadline_words(day, NOW, unit=unit, calendar=COLOMBIA, lang="es") == es
    assert deadline_words(day, NOW, unit=unit, calendar=COLOMBIA, lang="en-gb") == en


def test_a_target_in_business_days_is_never_told_in_days_of_the_calendar() -> None:
    """Zendesk's badge shows calendar hours even for a business-hours target (peers.md 2.2, 13)."""
    words = deadline_words(date(2026, 11, 30), NOW, unit=Unit.BUSINESS, calendar=COLOMBIA, lang="en")
    assert words.startswith("due in 6 business days")


def test_hours_are_told_to_the_minute_in_the_zone_of_the_calendar() -> None:
    madrid = Calendar("ES", "Europe/Madrid", Weekly.always(), "ES")
    now = at("2026-11-20T08:40", ZoneInfo("UTC"))

    def said(due: str, lang: str = "es") -> str:
        return deadline_words(at(due, ZoneInfo("UTC")), now, unit=Unit.HOUR, calendar=madrid, lang=lang)

    assert said("2026-11-20T10:00") == "vence en 1 h 20 min, vie 20 nov 11:00"
    assert said("2026-11-20T08:45", "en") == "due in 5 min, Fri 20 Nov 09:45"
    assert said("2026-11-23T08:40") == "vence en 3 d 0 h, lun 23 nov 09:40"
    assert said("2026-11-20T06:40", "en") == "overdue by 2 h 0 min, Fri 20 Nov 07:40"


def test_a_clock_that_stands_still_says_so() -> None:
    assert deadline_words(None, NOW, unit=Unit.BUSINESS, calendar=COLOMBIA, lang="es", left=8) == "término detenido, quedan 8 días hábiles"
    assert deadline_words(None, NOW, unit=Unit.MONTH, calendar=COLOMBIA, lang="en", left=1) == "the clock stands still, 1 calendar day left"
    assert deadline_words(None, NOW, unit=Unit.HOUR, calendar=COLOMBIA, lang="en") == "the clock stands still"


def test_the_explanation_names_term_citation_holidays_pauses_extension_and_end() -> None:
    received = at("2024-03-22T10:00")
    stop = law.Pause(at("2024-04-01T00:00"), at("2024-04-04T00:00"), "recusal")
    found = law.deadline(GENERAL, received, calendar=COLOMBIA, pauses=[stop], extension=law.Extension(amount=5))
    told = "\n".join(law.explained(GENERAL, found, "es"))
    for said in (
        "20 días hábiles", "art. 14", "vie 22 mar 2024 a las 10:00", "desde el mar 26 mar 2024", "Jueves Santo", "detenido 3 días",
        "sin la prórroga vencía el lun 22 abr 2024", "Vence el lun 29 abr 2024, al terminar el día.",
    ):  # fmt: skip
        assert said in told
    english = "\n".join(law.explained(GENERAL, found, "en"))
    assert "Due on Mon 29 Apr 2024, at the end of the day." in english
    assert "stood still for 3 days" in english


def test_the_explanation_of_what_stands_still_and_of_hours() -> None:
    waiting = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, completion=law.Completion(at("2024-04-02T10:00")))
    assert "detenido desde el mar 2 abr 2024; quedan 11 días hábiles." in "\n".join(law.explained(GENERAL, waiting, "es"))
    outage = law.rule("es.outage", TODAY)
    madrid = Calendar("ES", "Europe/Madrid", Weekly.always())
    found = law.deadline(outage, datetime(2026, 3, 22, 9, tzinfo=ZoneInfo("UTC")), calendar=madrid)
    assert "Due on Sun 22 Mar 2026 12:00." in law.explained(outage, found, "en")
    assert "Norma sin comprobar." in law.explained(
        law.rule("co.consumer", TODAY), law.deadline(law.rule("co.consumer", TODAY), at("2024-03-22T10:00"), calendar=COLOMBIA), "es"
    )


@pytest.mark.parametrize("module", [text, words, reckoning], ids=lambda module: module.__name__)
def test_the_examples_in_the_code_are_so(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted
    assert not done.failed
