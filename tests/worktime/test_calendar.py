"""What a calendar is made of, what it refuses, and how it is written down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from estelar.errors import BadInput
from estelar.worktime import Calendar, OwnDay, Weekly, countries, public_days, subdivisions

OFFICE = Weekly.office()


def calendar(**changed: Any) -> Calendar:
    """Offices in Bogotá, with something changed."""
    usual: dict[str, Any] = {"name": "Sede", "zone": "America/Bogota", "weekly": OFFICE, "country": "CO"}
    return Calendar(**usual | changed)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"weekly": Weekly(((),) * 7)}, "no_working_days"),
        ({"zone": "America/Macondo"}, "unknown_zone"),
        ({"zone": "../etc/passwd"}, "unknown_zone"),
        ({"zone": ""}, "unknown_zone"),
        ({"country": "ZZ"}, "unknown_country"),
        ({"country": "ES", "subdivision": "Macondo"}, "unknown_subdivision"),
        ({"own": (OwnDay(date(2026, 1, 5), True, "a"), OwnDay(date(2026, 1, 5), False, "b"))}, "own_day_twice"),
    ],
)
def test_what_cannot_be_counted_with_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        calendar(**changed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (((time(8), time(12)), (time(11, 59), time(13))), "ranges_overlap"),
        (((time(22), time(6)), (time(23), time(0))), "ranges_overlap"),
        (((time(8, tzinfo=UTC), time(12, tzinfo=UTC)),), "hours_with_zone"),
    ],
)
def test_hours_that_contradict_each_other_are_refused(day: Any, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        Weekly((day,) * 7)
    assert refused.value.code == code


def test_a_week_of_six_days_is_refused() -> None:
    with pytest.raises(BadInput, match="seven days"):
        Weekly(((),) * 6)


def test_ranges_of_a_day_are_kept_in_order_and_may_touch() -> None:
    weekly = Weekly.same(1, (time(14), time(18)), (time(8), time(14)))
    assert weekly.ranges[0] == ((time(8), time(14)), (time(14), time(18)))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        calendar().add(datetime(2026, 1, 5, 9), timedelta(hours=1))
    assert refused.value.code == "naive_time"


def test_what_leads_beyond_all_years_is_refused_and_not_waited_for() -> None:
    with pytest.raises(BadInput) as refused:
        calendar().add(datetime(2199, 1, 5, tzinfo=UTC), timedelta(days=3_000))
    assert refused.value.code == "beyond_reach"
    with pytest.raises(BadInput):
        calendar().nth_business_day(date(2199, 1, 1), 1_000)


def test_own_rows_win_over_holidays_and_the_week() -> None:
    own = (
        OwnDay(date(2026, 8, 7), True, "Jornada especial", "Resolución 12"),  # a holiday worked
        OwnDay(date(2026, 8, 8), True, "Compensación", "Circular 3"),  # a Saturday worked
        OwnDay(date(2026, 8, 10), False, "Aniversario", "Acuerdo 5"),  # a Monday off
        OwnDay(date(2026, 8, 11), True, "Medio día", ranges=((time(8), time(12)),)),
    )
    mine = calendar(own=own)
    assert mine.nth_business_day(date(2026, 8, 6), 1) == date(2026, 8, 7)
    assert mine.nth_business_day(date(2026, 8, 7), 1) == date(2026, 8, 8)
    assert mine.nth_business_day(date(2026, 8, 8), 1) == date(2026, 8, 11)
    assert mine.ranges(date(2026, 8, 8)) == OFFICE.ranges[0]  # a Saturday has no hours of its own: the usual ones
    assert mine.ranges(date(2026, 8, 11)) == ((time(8), time(12)),)
    whys = [mine.why(date(2026, 8, day)) for day in (7, 8, 9, 10)]
    assert [(why.counted, why.kind, why.name, why.source) for why in whys] == [
        (True, "own", "Jornada especial", "Resolución 12"),
        (True, "own", "Compensación", "Circular 3"),
        (False, "weekend", "", ""),
        (False, "own", "Aniversario", "Acuerdo 5"),
    ]


def test_a_weekday_without_hours_is_closed_and_a_holiday_on_a_sunday_keeps_its_name() -> None:
    mine = calendar(weekly=Weekly((*(((time(8), time(12)),),) * 4, (), (), ())))
    assert mine.why(date(2026, 8, 21)).text() == "sin horario de atención"
    sunday = calendar(country="PE").why(date(2026, 8, 30))
    assert (sunday.kind, sunday.text("es")) == ("weekend", "fin de semana: Santa Rosa de Lima")


# One day off of each country in 2026, as its law or its calendar of the year has it
WORKED = [
    ("CO", "", date(2026, 1, 12), "Día de los Reyes Magos (observado)"),  # Ley 51/1983: moved to Monday
    ("CO", "", date(2026, 3, 23), "Día de San José (observado)"),
    ("PE", "", date(2026, 7, 23), "Día de la Fuerza Aérea del Perú"),  # Ley 31822
    ("ES", "", date(2026, 12, 8), "Inmaculada Concepción"),
    ("ES", "MD", date(2026, 5, 2), "Fiesta de la Comunidad de Madrid"),
    ("CL", "", date(2026, 9, 18), "Día de la Independencia"),
    ("CL", "AP", date(2026, 6, 7), "Asalto y Toma del Morro de Arica"),  # Ley 20.663
    ("MX", "", date(2026, 3, 16), "Natalicio de Benito Juárez"),  # third Monday of March: LFT 74
    ("AR", "", date(2026, 3, 24), "Día Nacional de la Memoria por la Verdad y la Justicia"),
    ("BR", "", date(2026, 9, 7), "Independencia de Brasil"),
    ("BR", "SP", date(2026, 7, 9), "Revolução Constitucionalista"),
    ("EC", "", date(2026, 5, 25), "Batalla de Pichincha (observado)"),
]


@pytest.mark.parametrize(("country", "part", "day", "name"), WORKED)
def test_holidays_of_the_eight_countries_have_their_names(country: str, part: str, day: date, name: str) -> None:
    mine = calendar(country=country, subdivision=part, weekly=Weekly.always())
    assert (mine.why(day).kind, mine.why(day).name) == ("holiday", name)
    assert mine.why(day).name_en not in {"", name}
    assert mine.why(day).source.endswith(f", {country}-{part}" if part else f", {country}")


def test_a_holiday_of_one_part_is_none_in_another() -> None:
    assert not calendar(country="ES", subdivision="MD").is_business_day(date(2028, 5, 2))
    assert calendar(country="ES", subdivision="CT").is_business_day(date(2028, 5, 2))


def test_parts_are_known_by_code_by_iso_code_and_by_name() -> None:
    assert {calendar(country="ES", subdivision=written).subdivision for written in ("MD", "ES-MD", "Madrid", "madrid")} == {"MD"}
    assert calendar(country="CO", subdivision="CO-ANT").subdivision == "ANT"  # Colombia's parts have the same holidays: the name is kept
    assert subdivisions("ES")["MD"] == "Madrid"
    assert subdivisions("CO") == {}
    assert set(countries()) >= {"CO", "PE", "ES", "CL", "MX", "AR", "BR", "EC"}


def test_without_a_country_no_day_is_a_holiday() -> None:
    assert public_days("", "", 2026) == {}
    assert calendar(country="", weekly=Weekly.always()).is_business_day(date(2026, 12, 25))


@pytest.mark.parametrize(
    "written",
    [
        None,
        [],
        {},
        {"format": 2},
        {"format": 1, "name": "x", "zone": "UTC", "weekly": "often"},
        {"format": 1, "name": "x", "zone": "UTC", "weekly": [[["8", "x"]]] * 7},
        {"format": 1, "name": "x", "zone": "UTC", "weekly": [[]] * 7},
        {"format": 1, "name": "x", "zone": 5, "weekly": [[["08:00", "12:00"]]] * 7},
        {"format": 1, "name": "x", "zone": "UTC", "weekly": [[["08:00", "12:00"]]] * 7, "own": [{"day": "2026-02-30", "working": True}]},
        {"format": 1, "name": "x", "zone": "UTC", "weekly": [[["08:00", "12:00"]]] * 7, "own": [{"day": "2026-02-03", "working": "no"}]},
        {"format": 1, "name": "x", "zone": "UTC", "weekly": [[["08:00", "12:00"]]] * 7, "public": {"first": 2026}},
    ],
)
def test_a_document_that_is_no_calendar_is_refused_in_words(written: Any) -> None:
    with pytest.raises(BadInput):
        Calendar.from_document(written)


def test_a_document_reads_as_a_person_would_write_it() -> None:
    written = calendar(own=(OwnDay(date(2026, 12, 24), True, "Medio día", "Circular 9", ((time(8), time(12)),)),)).to_document()
    assert written["weekly"][0] == [["08:00", "12:00"], ["14:00", "18:00"]]
    assert written["weekly"][6] == []
    assert written["own"] == [
        {"day": "2026-12-24", "working": True, "reason": "Medio día", "source": "Circular 9", "ranges": [["08:00", "12:00"]]}
    ]
    assert written["public"] is None


def test_years_outside_of_those_written_down_come_from_the_package() -> None:
    frozen = calendar().freeze(2026, 2026)
    assert frozen.public is not None
    assert {holiday.day.year for holiday in frozen.public.days} == {2026}
    assert frozen.why(date(2028, 12, 25)).kind == "holiday"


def test_in_ecuador_one_works_on_the_weekday_whose_day_off_was_moved() -> None:
    days = public_days("EC", "", 2024)
    assert date(2024, 10, 11) in days, "the Friday off for the independence of Guayaquil"
    assert date(2024, 10, 9) not in days, "the Wednesday itself is worked"
    assert date(2024, 5, 24) in days, "a Friday that was not moved"
