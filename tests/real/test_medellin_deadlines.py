"""Statutory terms against 5,989 real petitions of a Colombian land registry (2024), each with the date that the institution computed."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest

from estelar import law
from estelar.errors import RuleBroken
from estelar.worktime import Calendar, OwnDay, Weekly
from tests.real.bringing import real

pytestmark = pytest.mark.real

ZONE = ZoneInfo("America/Bogota")
PLAIN = Calendar("Colombia", "America/Bogota", Weekly.office(), "CO")
OWN = Calendar(
    "Medellín", "America/Bogota", Weekly.office(), "CO",
    own=(
        # Closed: every one of the 642 terms that run over these two days ends two business days later (one, if received on the first).
        OwnDay(date(2024, 3, 26), False, "martes de Semana Santa, cierre propio"),
        OwnDay(date(2024, 3, 27), False, "miércoles de Semana Santa, cierre propio"),
        # Worked: every one of the 245 terms that run over these national holidays counts them.
        OwnDay(date(2024, 11, 4), True, "festivo nacional que la entidad cuenta como hábil"),
        OwnDay(date(2024, 11, 11), True, "festivo nacional que la entidad cuenta como hábil"),
    ),
)  # fmt: skip
BEYOND_THE_LAW = {("15", 16), ("5", 5)}
"""Extensions (term, days more) in two rows that the engine refuses; the institution gave them all the same."""
RULES = {"15": "co.general", "10": "co.documents", "30": "co.consultation", "5": "co.defensoria"}
"""The institution writes the term in days; these are the rules with that term (of five days: the ombudsman and judges)."""


@pytest.fixture(scope="module")
def petitions() -> pd.DataFrame:
    path = real("A_medellin_pqrs_2024_co/pqrs_medellin_2024_deid.csv.gz")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert len(frame) == 5_989
    return frame


def due(frame: pd.DataFrame, calendar: Calendar) -> list[date]:
    """Our limit dates: the explained engine on every row, with the extension that the institution gave."""

    @cache
    def of(term: str, day: str, more: int) -> date:
        rule = law.rule(RULES[term], date.fromisoformat(day))
        received = datetime.fromisoformat(day).replace(tzinfo=ZONE)
        if (term, more) in BEYOND_THE_LAW:
            return calendar.nth_business_day(received.date(), int(term) + more)
        told = law.Extension(amount=more) if more else None
        limit = law.deadline(rule, received, calendar=calendar, extension=told).due
        assert isinstance(limit, date)
        return limit

    return [of(*row) for row in zip(frame["DIAS"], frame["FECHA DE INGRESO"], frame["AMPLIACION DE TERMINOS"].astype(int), strict=True)]


def limits(frame: pd.DataFrame) -> list[date]:
    return [date.fromisoformat(day) for day in frame["FECHA LIMITE DE RESPUESTA"]]


def agreement(frame: pd.DataFrame, days: list[date]) -> int:
    """In how many rows the institution's flag is what our limit date says: answered in time, late, or still open."""
    agree = 0
    for flag, answered, limit in zip(frame["OPORTUNIDAD"], frame["FECHA DE RESPUESTA"], days, strict=True):
        ours = "A TIEMPO" if not answered else "OPORTUNO" if date.fromisoformat(answered) <= limit else "NO OPORTUNO"
        agree += flag == ours
    return agree


def test_with_the_days_off_of_the_institution_every_limit_and_every_flag_agrees(petitions: pd.DataFrame) -> None:
    ours = due(petitions, OWN)
    assert ours == limits(petitions)
    assert agreement(petitions, ours) == 5_989


def test_with_the_plain_national_calendar_the_limits_agree_in_85_percent(petitions: pd.DataFrame) -> None:
    ours = due(petitions, PLAIN)
    same = sum(one == other for one, other in zip(ours, limits(petitions), strict=True))
    assert same == 5_102
    assert round(same / len(petitions), 3) == 0.852
    assert agreement(petitions, ours) == 5_953, "36 answers that were in time for the institution would be late"


def test_what_was_open_on_the_day_of_the_extract_was_not_due_yet(petitions: pd.DataFrame) -> None:
    still_open = petitions[petitions["FECHA DE RESPUESTA"] == ""]
    assert (len(still_open), set(still_open["OPORTUNIDAD"])) == (184, {"A TIEMPO"})
    assert min(limits(still_open)) == date(2024, 10, 30)


def test_the_days_off_are_found_in_the_data_and_only_these(petitions: pd.DataFrame) -> None:
    """Each of the four days is needed: leave one out and rows disagree. How they were found stands in docs/explanation/law.md."""
    frame = petitions
    received = frame["FECHA DE INGRESO"].to_numpy().astype("datetime64[D]")
    wanted = frame["FECHA LIMITE DE RESPUESTA"].to_numpy().astype("datetime64[D]")
    total = frame["TOTAL DÍAS"].astype(int).to_numpy()

    def wrong(calendar: Calendar) -> int:
        ours = np.empty(len(frame), dtype="datetime64[D]")
        for days in np.unique(total):
            rows = total == days
            ours[rows] = calendar.bulk_nth_business_day(received[rows], int(days))
        return int((ours != wanted).sum())

    assert wrong(OWN) == 0
    without = {str(row.day): wrong(replaced(OWN, row)) for row in OWN.own}
    assert min(without.values()) > 0
    assert wrong(PLAIN) == 887


def replaced(calendar: Calendar, left_out: Any) -> Calendar:
    return Calendar(calendar.name, calendar.zone, calendar.weekly, calendar.country, own=tuple(r for r in calendar.own if r != left_out))


def test_the_bulk_engine_agrees_with_the_explained_one_on_every_row(petitions: pd.DataFrame) -> None:
    plain = petitions[petitions["AMPLIACION DE TERMINOS"] == "0"]
    for days, id in RULES.items():
        rows = plain[plain["DIAS"] == days]
        rule = law.rule(id, date(2024, 6, 1))
        received = rows["FECHA DE INGRESO"].to_numpy().astype("datetime64[D]")
        assert law.bulk_due(rule, received, OWN).tolist() == limits(rows)


def test_what_the_institution_extended_further_than_the_law_allows_is_found(petitions: pd.DataFrame) -> None:
    """Art. 14 allows the double and art. 30 nothing: the engine refuses what goes beyond."""
    beyond = petitions[
        [key in BEYOND_THE_LAW for key in zip(petitions["DIAS"], petitions["AMPLIACION DE TERMINOS"].astype(int), strict=True)]
    ]
    assert len(beyond) == 2
    for row in beyond.to_dict("records"):
        rule = law.rule(RULES[row["DIAS"]], date(2024, 6, 1))
        received = datetime.fromisoformat(row["FECHA DE INGRESO"]).replace(tzinfo=ZONE)
        with pytest.raises(RuleBroken, match=r"30 días hábiles|no se puede prorrogar"):
            law.deadline(rule, received, calendar=OWN, extension=law.Extension(amount=int(row["AMPLIACION DE TERMINOS"])))
