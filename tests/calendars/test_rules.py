from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.calendars.rules import starting_calendar
from estelar.calendars.rules.change import day_changes, days_text, differs, summary, week_text
from estelar.calendars.rules.days import joined, read_file, read_lines, run, without
from estelar.calendars.rules.hours import hours_text, read_hours
from estelar.errors import BadInput, RuleBroken
from estelar.worktime import Calendar, OwnDay, Range, Weekly
from estelar.worktime.weekly import in_order


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("8-12, 14-18", "08:00-12:00, 14:00-18:00"),
        ("8:00 a 12:00 y 14:00 a 18:00", "08:00-12:00, 14:00-18:00"),
        ("8.30 – 17.15", "08:30-17:15"),
        ("8 a. m. - 5 p. m.", "08:00-17:00"),
        ("12am to 12pm", "00:00-12:00"),
        ("22:00-06:00", "22:00-06:00"),
        ("18 hasta 24", "18:00-00:00"),
        ("14h-18h; 8h-12h", "08:00-12:00, 14:00-18:00"),
        ("24 h", "24 h"),
        ("Todo el día", "24 h"),
        ("cerrado", ""),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, shown: str) -> None:
    assert hours_text(read_hours(written)) == shown


@pytest.mark.parametrize("written", ["8", "8-", "25-26", "8:60-9", "mañana", "8-12-14", "13pm-15pm", "24-8"])
def test_what_is_no_hours_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_hours(written, field="monday")
    assert (refused.value.code, refused.value.field) == ("no_hours", "monday")


def test_hours_that_overlap_are_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_hours("8-12, 11-13")
    assert refused.value.code == "ranges_overlap"


minutes = st.integers(0, 1439).map(lambda minute: time(minute // 60, minute % 60))


@given(st.lists(st.tuples(minutes, minutes), max_size=4))
def test_hours_that_are_shown_can_be_read_again(ranges: list[Range]) -> None:
    try:
        ordered = in_order(ranges)
    except BadInput:
        return
    assert read_hours(hours_text(ordered)) == ordered


def lines(text: str) -> list[tuple[str, str, str]]:
    return [(str(row.day), row.reason, row.source) for row in read_lines(text, working=False, reason="Cierre", source="Circular 9")]


def test_days_are_read_a_line_each_with_what_they_say_themselves() -> None:
    text = """fecha;motivo;fuente
    2026-12-24; Nochebuena; Decreto 3
    31/12/2026
    2027-01-04 a 2027-01-06, Vacaciones

    "2027-03-01";"Elecciones, jornada local"
    """
    assert lines(text) == [
        ("2026-12-24", "Nochebuena", "Decreto 3"),
        ("2026-12-31", "Cierre", "Circular 9"),
        ("2027-01-04", "Vacaciones", "Circular 9"),
        ("2027-01-05", "Vacaciones", "Circular 9"),
        ("2027-01-06", "Vacaciones", "Circular 9"),
        ("2027-03-01", "Elecciones", "jornada local"),
    ]


@pytest.mark.parametrize("text", ["2026-02-30; x", "mañana", "cierre 2026\n2026-01-01", "2026-12-24\n24 de diciembre"])
def test_a_line_without_a_date_is_named(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        lines(text)
    assert (refused.value.code, refused.value.field) == ("no_date", "lines")
    assert "Line " in str(refused.value) or "línea" in str(refused.value).lower()


def test_days_back_to_front_and_endless_ones_are_refused() -> None:
    for first, last, code in ((date(2026, 1, 2), date(2026, 1, 1), "back_to_front"), (date(2026, 1, 1), date(2027, 1, 2), "run_too_long")):
        with pytest.raises(RuleBroken) as refused:
            run(first, last)
        assert refused.value.code == code


def test_a_day_without_any_reason_is_refused() -> None:
    with pytest.raises(RuleBroken) as refused:
        read_lines("2026-12-24", working=False, reason=" ", source="")
    assert refused.value.code == "no_day_reason"


ICS = """BEGIN:VCALENDAR\r
VERSION:2.0\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20261224\r
DTEND;VALUE=DATE:20261227\r
SUMMARY:Cierre de fin de año\\, con\r
  turno\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;TZID=America/Bogota:20270301T080000\r
DTEND;TZID=America/Bogota:20270301T120000\r
END:VEVENT\r
END:VCALENDAR\r
"""


def ics(text: str) -> list[OwnDay]:
    return read_file(text.encode(), working=False, reason="Cierre", source="")


def test_days_are_read_from_the_file_of_a_calendar_program() -> None:
    assert [(row.day.isoformat(), row.reason) for row in ics(ICS)] == [
        ("2026-12-24", "Cierre de fin de año, con turno"),
        ("2026-12-25", "Cierre de fin de año, con turno"),
        ("2026-12-26", "Cierre de fin de año, con turno"),
        ("2027-03-01", "Cierre"),
    ]


def test_an_event_that_repeats_itself_or_has_no_date_is_refused() -> None:
    for changed, code in ((ICS.replace("VERSION", "X").replace("DTEND;VALUE", "RRULE:FREQ=YEARLY\r\nDTEND;VALUE"), "repeats"),
                          (ICS.replace("20261224", "mañana"), "no_date")):  # fmt: skip
        with pytest.raises(RuleBroken) as refused:
            ics(changed)
        assert refused.value.code == code


def test_files_are_read_in_both_common_encodings_and_others_are_refused() -> None:
    for encoding in ("utf-8-sig", "cp1252"):
        assert read_file("2026-12-24;Día del niño".encode(encoding), working=False, reason="", source="")[0].reason == "Día del niño"
    for data, code in ((b"PK\x03\x04\0\0", "no_text"), (b"x" * 1_000_001, "too_large")):
        with pytest.raises(RuleBroken) as refused:
            read_file(data, working=False, reason="x", source="")
        assert refused.value.code == code


def test_a_new_row_takes_the_place_of_the_old_one_and_two_of_one_day_become_one() -> None:
    old = (OwnDay(date(2026, 12, 24), True, "Jornada"), OwnDay(date(2026, 12, 31), False, "Cierre"))
    new = read_lines("2026-12-24; Cierre\n2026-12-24; Inventario\n2026-12-24; Cierre", working=False, reason="", source="")
    now = joined(old, new)
    assert [(row.day.day, row.working, row.reason) for row in now] == [(24, False, "Cierre; Inventario"), (31, False, "Cierre")]
    assert without(now, [date(2026, 12, 24)]) == old[1:]


OFFICE = starting_calendar(name="Sede", country="CO", zone="America/Bogota")


def changed(**fields: Any) -> Calendar:
    return replace(OFFICE, **fields)


def test_a_change_is_told_day_by_day() -> None:
    own = (OwnDay(date(2026, 12, 24), False, "Cierre"), OwnDay(date(2026, 12, 23), True, "Medio día", ranges=((time(8), time(12)),)))
    new = changed(own=own)
    told = [(one.day.day, one.was.kind, one.now.kind) for one in day_changes(OFFICE, new, date(2026, 12, 1), date(2027, 1, 31))]
    assert told == [(23, "working", "own"), (24, "working", "own")]


def test_other_hours_of_the_week_are_not_told_for_every_day() -> None:
    new = changed(weekly=Weekly.same(6, (time(8), time(12))))
    assert not list(day_changes(OFFICE, new, date(2026, 1, 1), date(2026, 12, 31)))
    assert not list(day_changes(OFFICE, new, date(2027, 1, 1), date(2027, 12, 31)))  # nor holidays that fall on a Saturday
    assert differs(OFFICE, new)


def test_another_country_is_told_by_the_holidays_that_come_and_go() -> None:
    new = changed(country="EC")
    days = {one.day: (one.was.counted, one.now.counted) for one in day_changes(OFFICE, new, date(2026, 1, 1), date(2026, 12, 31))}
    assert days[date(2026, 1, 12)] == (False, True)
    assert days[date(2026, 5, 25)] == (True, False)
    assert date(2026, 12, 24) not in days


def test_the_journal_gets_a_change_in_a_few_words() -> None:
    new = changed(
        name="Norte", weekly=Weekly.same(6, (time(8), time(12))), own=tuple(OwnDay(date(2026, 12, n), False, "x") for n in (24, 25, 31))
    )
    assert summary(OFFICE, new) == {
        "name": ["Sede", "Norte"],
        "hours": ["1-5 08:00-12:00, 14:00-18:00", "1-6 08:00-12:00"],
        "days_added": "2026-12-24..2026-12-25, 2026-12-31",
    }
    back = summary(new, OFFICE)
    assert back["days_removed"] == "2026-12-24..2026-12-25, 2026-12-31"


def test_many_days_are_told_as_the_first_and_how_many_more() -> None:
    days = [date(2020 + n // 12, n % 12 + 1, 1) for n in range(100)]
    assert days_text(days).endswith("(+40)")


def test_the_hours_of_a_week_stand_in_one_line() -> None:
    assert week_text(changed(weekly=Weekly.always())) == "1-7 24 h"
    split = Weekly((((time(8), time(12)),), (), ((time(8), time(12)),), (), (), (), ()))
    assert week_text(changed(weekly=split)) == "1 08:00-12:00; 3 08:00-12:00"


def test_an_organisation_of_a_country_without_known_holidays_begins_without() -> None:
    assert starting_calendar(name="x", country="ZZ", zone="UTC").country == ""
