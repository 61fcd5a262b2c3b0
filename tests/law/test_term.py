"""The engine: a day counts when the clock was already running as it began."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from estelar import law
from estelar.errors import BadInput, RuleBroken
from estelar.law import Completion, Extension, Pause
from estelar.worktime import Calendar, OwnDay, Weekly

DAY = timedelta(days=1)
ZONE = ZoneInfo("America/Bogota")
TODAY = date(2026, 11, 22)
CALENDARS = {country: Calendar(country, law.zone_of(country), Weekly.office(), country) for country in law.COUNTRIES}
COLOMBIA = CALENDARS["CO"]
GENERAL = law.version("co.general", 3)
RULES = [rule for rule in law.rules() if rule.term is not None]
IN_DAYS = [rule for rule in RULES if rule.term and rule.term.span.unit is not law.Unit.HOUR]


def at(written: str, zone: ZoneInfo = ZONE) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=zone)


def due(rule: law.Rule = GENERAL, received: str = "2024-03-22T10:00", **more: Any) -> str:
    found = law.deadline(rule, at(received), calendar=CALENDARS[rule.country], **more)
    return str(found.due)


# Days, one by one -----------------------------------------------------------------------------------------------------------------


def test_every_day_has_its_line_and_its_reason() -> None:
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA)
    lines = {line.date: line for line in found.days}
    assert [line.date for line in found.days] == [date(2024, 3, 22) + step * DAY for step in range(27)]
    assert [line.number for line in found.days if line.counted] == list(range(1, 16))
    assert lines[date(2024, 3, 22)].why.in_("es") == "día de la recepción: no se cuenta"
    assert lines[date(2024, 3, 28)].why.in_("es") == "festivo: Jueves Santo"
    assert lines[date(2024, 3, 28)].why.in_("en").startswith("holiday: ")
    assert lines[date(2024, 3, 28)].source.startswith("holidays ")
    assert lines[date(2024, 3, 26)].why.in_("en") == "business day, day 1 of 15"
    assert (found.rule_id, found.version, found.starts) == ("co.general", 3, date(2024, 3, 26))
    assert found.due_at == at("2024-04-17T23:59:59.999999")
    assert not found.is_late(at("2024-04-17T23:59"))
    assert found.is_late(at("2024-04-18T00:00"))


def test_the_instant_is_judged_in_the_zone_of_the_calendar_and_not_of_the_server() -> None:
    """03:30 in UTC is still the evening before in Bogotá."""
    late = law.deadline(GENERAL, datetime(2024, 3, 23, 3, 30, tzinfo=UTC), calendar=COLOMBIA)
    assert late.due == law.deadline(GENERAL, at("2024-03-22T22:30"), calendar=COLOMBIA).due == date(2024, 4, 17)
    assert late.received.isoformat() == "2024-03-22T22:30:00-05:00"


@pytest.mark.parametrize("hour", ["00:00", "07:59", "12:30", "18:01", "23:59"])
def test_the_hour_of_receipt_changes_no_day(hour: str) -> None:
    assert due(received=f"2024-03-22T{hour}") == "2024-04-17"


def test_days_of_the_organisations_own_move_the_term_both_ways() -> None:
    own = (OwnDay(date(2024, 3, 26), False, "Semana Santa"), OwnDay(date(2024, 3, 28), True, "jornada especial"))
    calendar = Calendar("Alcaldía", "America/Bogota", Weekly.office(), "CO", own=own)
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=calendar)
    lines = {line.date: line for line in found.days}
    assert "Semana Santa" in lines[date(2024, 3, 26)].why.es
    assert lines[date(2024, 3, 28)].counted
    assert found.due == date(2024, 4, 17)


@settings(max_examples=120, deadline=None)
@given(
    rule=st.sampled_from(IN_DAYS),
    day=st.dates(date(2020, 1, 1), date(2034, 12, 31)),
    minute=st.integers(0, 1439),
)
def test_the_engine_agrees_with_a_slow_count_that_knows_nothing_of_it(rule: law.Rule, day: date, minute: int) -> None:
    calendar = CALENDARS[rule.country]
    received = datetime.combine(day, time(minute // 60, minute % 60), tzinfo=ZoneInfo(calendar.zone))
    assert rule.term is not None
    left, unit, at_day = rule.term.span.amount, rule.term.span.unit, received.date()
    if rule.term.start.value == "next_business_day":
        while not calendar.is_business_day(at_day + DAY):
            at_day += DAY
    if unit is law.Unit.MONTH:
        months = at_day.month - 1 + left
        year, month = at_day.year + months // 12, months % 12 + 1
        for last in (at_day.day, 30, 29, 28):
            try:
                expected = date(year, month, last)
                break
            except ValueError:
                continue
    else:
        expected = at_day
        while left:
            expected += DAY
            left -= unit is law.Unit.CALENDAR or (calendar.weekly.ranges[expected.weekday()] != () and calendar.holiday(expected) is None)
    found = law.deadline(rule, received, calendar=calendar)
    assert found.due == expected
    assert found.days[-1].date == expected
    assert sum(line.counted for line in found.days) == found.days[-1].number


@settings(max_examples=150, deadline=None)
@given(
    rule=st.sampled_from(RULES),
    first=st.datetimes(datetime(2020, 1, 1), datetime(2034, 12, 31)),
    later=st.timedeltas(timedelta(0), timedelta(days=40)),
)
def test_whoever_asks_later_is_never_answered_earlier(rule: law.Rule, first: datetime, later: timedelta) -> None:
    calendar = CALENDARS[rule.country]
    one = law.deadline(rule, first.replace(tzinfo=UTC), calendar=calendar)
    two = law.deadline(rule, first.replace(tzinfo=UTC) + later, calendar=calendar)
    assert one.due_at is not None
    assert two.due_at is not None
    assert one.due_at <= two.due_at


# Pauses ---------------------------------------------------------------------------------------------------------------------------


def test_a_pause_of_whole_days_moves_the_term_by_the_business_days_in_it() -> None:
    first_to_third = Pause(at("2024-04-01T00:00"), at("2024-04-04T00:00"), "incomplete")
    assert due(pauses=[first_to_third]) == "2024-04-22"
    weekend = Pause(at("2024-04-06T00:00"), at("2024-04-08T00:00"), "incomplete")
    assert due(pauses=[weekend]) == "2024-04-17"


def test_the_day_on_which_a_pause_begins_counts_and_that_on_which_it_ends_does_not() -> None:
    pause = Pause(at("2024-04-02T10:00"), at("2024-04-04T10:00"), "recusal")
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, pauses=[pause])
    counted = {line.date: line.counted for line in found.days}
    assert [counted[date(2024, 4, day)] for day in (2, 3, 4, 5)] == [True, False, False, True]
    assert found.due == date(2024, 4, 19)
    assert [line.why.in_("en") for line in found.days if line.kind == "stopped"] == [
        "term stopped: conflict of interest or recusal until it is decided"
    ] * 2


def test_a_pause_within_one_day_changes_nothing() -> None:
    assert due(pauses=[Pause(at("2024-04-02T10:00"), at("2024-04-02T12:00"), "recusal")]) == "2024-04-17"


def test_a_term_never_ends_while_it_stands_still() -> None:
    """Stopped in the middle of its last day: the rest of that day is still there afterwards."""
    found = law.deadline(
        GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, pauses=[Pause(at("2024-04-17T15:00"), at("2024-04-25T09:00"), "recusal")]
    )
    assert found.due == date(2024, 4, 26)
    assert found.days[-10].why.in_("es").startswith("el último día no se agotó")


def test_a_clock_that_stands_still_has_no_deadline_but_says_what_is_left() -> None:
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, pauses=[Pause(at("2024-04-05T09:00"), None, "recusal")])
    assert (found.due, found.due_at, found.left) == (None, None, 8)
    assert found.paused_since == at("2024-04-05T09:00")
    assert found.days[-1].date == date(2024, 4, 5)
    assert not found.is_late(at("2034-01-01T00:00"))
    over = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, pauses=[Pause(at("2024-04-18T09:00"), None, "recusal")])
    assert over.due == date(2024, 4, 17), "a pause after the end does not bring the term back"


def test_a_pause_lasts_no_longer_than_the_law_allows_for_its_cause() -> None:
    rule, lima = law.rule("pe.libro", TODAY), ZoneInfo("America/Lima")
    for end in (None, at("2025-12-01T10:00", lima)):
        found = law.deadline(
            rule, at("2025-09-15T10:00", lima), calendar=CALENDARS["PE"], pauses=[Pause(at("2025-09-22T10:00", lima), end, "offer")]
        )
        assert found.due == date(2025, 10, 14)
        assert "5 días hábiles como máximo" in found.notes[0].es


def test_only_causes_that_the_rule_knows_stop_its_clock() -> None:
    with pytest.raises(RuleBroken, match="incomplete, unclear, recusal") as refused:
        due(pauses=[Pause(at("2024-04-01T10:00"), None, "holidays of the boss")])
    assert (refused.value.code, refused.value.field) == ("unknown_cause", "cause")
    with pytest.raises(RuleBroken, match="–"):
        due(law.rule("co.consumer", TODAY), pauses=[Pause(at("2024-04-01T10:00"), None, "incomplete")])


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput, match="antes de empezar"):
        due(pauses=[Pause(at("2024-04-02T10:00"), at("2024-04-01T10:00"), "recusal")])


stretches = st.tuples(st.integers(0, 60 * 24 * 60), st.integers(0, 20 * 24 * 60))


@settings(max_examples=150, deadline=None)
@given(
    rule=st.sampled_from([rule for rule in RULES if rule.pauses]),
    received=st.datetimes(datetime(2023, 1, 1), datetime(2030, 12, 31)),
    pauses=st.lists(stretches, max_size=4),
    more=stretches,
)
def test_a_pause_lengthens_and_never_shortens(
    rule: law.Rule, received: datetime, pauses: list[tuple[int, int]], more: tuple[int, int]
) -> None:
    calendar, begin = CALENDARS[rule.country], received.replace(tzinfo=UTC)

    def counted(given: list[tuple[int, int]]) -> datetime:
        stops = [
            Pause(begin + timedelta(minutes=start), begin + timedelta(minutes=start + length), rule.pauses[0].cause)
            for start, length in given
        ]
        found = law.deadline(rule, begin, calendar=calendar, pauses=stops)
        assert found.due_at is not None
        return found.due_at.astimezone(UTC)

    without, some, all_ = counted([]), counted(pauses), counted([*pauses, more])
    assert without <= some <= all_
    assert all_ - without <= timedelta(minutes=sum(length for _start, length in [*pauses, more])) + 30 * DAY


# Completion, transfer -------------------------------------------------------------------------------------------------------------


def test_a_completed_request_resumes_in_colombia_and_starts_anew_in_spain() -> None:
    asked, done = at("2024-04-02T10:00"), at("2024-04-10T10:00")
    assert due(completion=Completion(asked, done)) == "2024-04-25"
    rule, madrid = law.rule("es.general", TODAY), ZoneInfo("Europe/Madrid")
    found = law.deadline(
        rule, at("2026-04-20T10:00", madrid), calendar=CALENDARS["ES"],
        completion=Completion(at("2026-04-22T10:00", madrid), at("2026-05-04T10:00", madrid)),
    )  # fmt: skip
    assert found.due == date(2026, 5, 25)
    assert found.days[0].date == date(2026, 5, 4)
    assert "13.3" in found.notes[0].es


def test_while_one_waits_for_the_person_the_clock_stands_still() -> None:
    waiting = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, completion=Completion(at("2024-04-02T10:00")))
    assert (waiting.due, waiting.left) == (None, 11)
    madrid = ZoneInfo("Europe/Madrid")
    spain = law.deadline(
        law.rule("es.general", TODAY), at("2026-04-20T10:00", madrid), calendar=CALENDARS["ES"],
        completion=Completion(at("2026-04-22T10:00", madrid)),
    )  # fmt: skip
    assert spain.due is None


def test_what_was_asked_for_too_late_stops_nothing_and_the_deadline_says_so() -> None:
    """Art. 17 gives ten business days to ask: until 10 April; the eleventh is too late."""
    assert due(completion=Completion(at("2024-04-10T23:00"), at("2024-04-16T10:00"))) == "2024-04-23"
    late = law.deadline(
        GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, completion=Completion(at("2024-04-11T08:00"), at("2024-04-16T10:00"))
    )
    assert late.due == date(2024, 4, 17)
    assert "el término no se detuvo" in late.notes[0].es


def test_a_rule_without_completion_refuses_one() -> None:
    with pytest.raises(RuleBroken, match="no prevé"):
        due(law.rule("co.postal", TODAY), completion=Completion(at("2024-04-02T10:00")))


def test_for_whoever_is_competent_the_term_runs_from_when_it_came_to_them() -> None:
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, transferred=at("2024-03-27T10:00"))
    assert str(found.due) == due(received="2024-03-27T10:00") == "2024-04-19"
    assert found.received == at("2024-03-22T10:00")
    assert found.notes
    with pytest.raises(BadInput, match="antes de recibirse"):
        law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, transferred=at("2024-03-21T10:00"))


# Extension ------------------------------------------------------------------------------------------------------------------------


def test_an_extension_goes_as_far_as_the_law_allows_and_no_further() -> None:
    assert due(extension=Extension()) == "2024-05-09"
    assert due(extension=Extension(amount=5)) == "2024-04-24"
    assert due(extension=Extension(amount=15)) == "2024-05-09"
    assert due(extension=Extension(until=date(2024, 4, 24))) == "2024-04-24"
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, extension=Extension(amount=5))
    assert (found.first_due, found.term) == (date(2024, 4, 17), law.Span(20, law.Unit.BUSINESS))
    for too_far in (Extension(amount=16), Extension(until=date(2024, 5, 10))):
        with pytest.raises(RuleBroken, match=r"30 días hábiles|2024-05-09") as refused:
            due(extension=too_far)
        assert refused.value.code == "extended_too_far"


def test_an_extension_until_a_day_that_does_not_count_ends_on_the_business_day_before() -> None:
    assert due(extension=Extension(until=date(2024, 4, 28))) == "2024-04-26"


@pytest.mark.parametrize("wrong", [Extension(amount=0), Extension(until=date(2024, 4, 17)), Extension(amount=1, until=date(2024, 5, 1))])
def test_an_extension_that_lengthens_nothing_is_refused(wrong: Extension) -> None:
    with pytest.raises(BadInput, match="alarga"):
        due(extension=wrong)


def test_an_extension_is_told_before_expiry_or_not_at_all() -> None:
    assert due(extension=Extension(amount=5, told=at("2024-04-17T23:00"))) == "2024-04-24"
    with pytest.raises(RuleBroken, match="2024-04-17") as refused:
        due(extension=Extension(amount=5, told=at("2024-04-18T00:00")))
    assert refused.value.code == "extension_told_late"


def test_what_cannot_be_extended_is_not() -> None:
    with pytest.raises(RuleBroken, match="no se puede prorrogar"):
        due(law.rule("pe.libro", TODAY), extension=Extension())
    with pytest.raises(RuleBroken, match="no se puede prorrogar"):
        due(law.rule("es.outage", TODAY), extension=Extension())
    bank = law.rule("pe.financial", TODAY)
    with pytest.raises(RuleBroken, match="un tercero"):
        due(bank, extension=Extension())
    with pytest.raises(RuleBroken, match="hasta qué día"):
        due(bank, extension=Extension(third_party=True))
    assert due(bank, "2025-04-16T20:00", extension=Extension(until=date(2025, 6, 2), third_party=True)) == "2025-06-02"


def test_months_are_extended_from_date_to_date() -> None:
    rule = law.rule("es.privacy", TODAY)
    assert due(rule, "2026-10-31T10:00") == "2026-11-30"
    assert due(rule, "2026-10-31T10:00", extension=Extension(amount=1)) == "2026-12-31"
    assert due(rule, "2026-10-31T10:00", extension=Extension()) == "2027-01-31"
    assert due(rule, "2026-10-31T10:00", extension=Extension(until=date(2026, 12, 24))) == "2026-12-24"
    with pytest.raises(RuleBroken, match="2027-01-31"):
        due(rule, "2026-10-31T10:00", extension=Extension(until=date(2027, 2, 1)))


@settings(max_examples=60, deadline=None)
@given(
    rule=st.sampled_from([rule for rule in RULES if rule.extension.allowed and not rule.extension.third_party_only]),
    received=st.datetimes(datetime(2023, 1, 1), datetime(2030, 12, 31)),
    amount=st.integers(1, 15),
)
def test_an_extension_never_shortens_and_never_passes_the_longest(rule: law.Rule, received: datetime, amount: int) -> None:
    calendar, begin = CALENDARS[rule.country], received.replace(tzinfo=UTC)
    plain = law.deadline(rule, begin, calendar=calendar).due_at
    most = law.deadline(rule, begin, calendar=calendar, extension=Extension()).due_at
    assert plain is not None
    assert most is not None
    try:
        some = law.deadline(rule, begin, calendar=calendar, extension=Extension(amount=amount)).due_at
    except RuleBroken as refused:
        assume(refused.code != "extended_too_far")
        raise
    assert some is not None
    assert plain < some <= most


# Hours ----------------------------------------------------------------------------------------------------------------------------


def test_hours_run_day_and_night_and_stand_still_in_a_pause() -> None:
    madrid = ZoneInfo("Europe/Madrid")
    rule = law.rule("es.outage", TODAY)
    found = law.deadline(rule, at("2026-12-31T23:30", madrid), calendar=CALENDARS["ES"])
    assert found.due == found.due_at == at("2027-01-01T01:30", madrid)
    assert [line.date for line in found.days] == [date(2026, 12, 31), date(2027, 1, 1)]
    assert all(line.counted for line in found.days)
    assert not found.is_late(at("2027-01-01T01:30", madrid))
    assert found.is_late(at("2027-01-01T01:31", madrid))
    stoppable = replace(rule, pauses=law.rule("es.general", TODAY).pauses)
    stop = Pause(at("2027-01-01T00:00", madrid), at("2027-01-01T06:00", madrid), "customer")
    again = law.deadline(stoppable, at("2026-12-31T23:30", madrid), calendar=CALENDARS["ES"], pauses=[stop])
    assert again.due == at("2027-01-01T07:30", madrid)
    before = replace(stop, start=at("2026-12-31T08:00", madrid), end=at("2026-12-31T09:00", madrid))
    both = [before, stop, replace(stop, start=at("2027-01-01T05:00", madrid), end=at("2027-01-01T06:30", madrid))]
    overlapping = law.deadline(stoppable, at("2026-12-31T23:30", madrid), calendar=CALENDARS["ES"], pauses=both)
    assert overlapping.due == at("2027-01-01T08:00", madrid)
    still = law.deadline(stoppable, at("2026-12-31T23:30", madrid), calendar=CALENDARS["ES"], pauses=[replace(stop, end=None)])
    assert (still.due, still.paused_since) == (None, stop.start)


def test_a_new_version_of_a_rule_moves_no_old_deadline() -> None:
    """Elsewhere old dates follow the settings of today, or stay wrong in silence (peers.md 2.2, 13): a case keeps its version."""
    born_under = law.rule("co.general", date(2022, 5, 16))
    assert law.version(born_under.id, born_under.version) == born_under != law.rule("co.general", TODAY)
    assert due(born_under, "2022-05-16T10:00") == "2022-06-30"
    assert due(law.rule("co.general", TODAY), "2022-05-16T10:00") == "2022-06-07"


# What cannot be counted -----------------------------------------------------------------------------------------------------------


def test_a_time_without_a_zone_is_refused_wherever_it_comes() -> None:
    naive = datetime(2024, 3, 25, 10)
    aware = at("2024-03-22T10:00")
    for received, more in (
        (naive, {}),
        (aware, {"transferred": naive}),
        (aware, {"pauses": [Pause(naive, None, "recusal")]}),
        (aware, {"completion": Completion(naive)}),
        (aware, {"extension": Extension(told=naive)}),
    ):
        with pytest.raises(BadInput, match="sin zona"):
            law.deadline(GENERAL, received, calendar=COLOMBIA, **more)


def test_a_regime_without_a_term_has_no_deadline() -> None:
    with pytest.raises(RuleBroken, match="estándar propio") as refused:
        due(law.rule("mx.consumer", TODAY))
    assert refused.value.code == "no_term"


# Everything else that has its day -------------------------------------------------------------------------------------------------


def test_milestones_stand_in_the_order_of_their_days() -> None:
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA)
    days = {one.key: str(one.by) for one in law.milestones(GENERAL, found, calendar=COLOMBIA)}
    assert days == {
        "forward_by": "2024-04-03",
        "ask_complete_by": "2024-04-10",
        "notify_extension_by": "2024-04-17",
        "answer_by": "2024-04-17",
    }
    order = [one.by_at for one in law.milestones(GENERAL, found, calendar=COLOMBIA)]
    assert order == sorted(order)


def test_the_month_of_the_person_moves_on_where_its_last_day_is_none() -> None:
    """Ley 4 de 1913, art. 62: asked on 5 April 2024, a month later is Sunday 5 May, so Monday 6."""
    completion = Completion(at("2024-04-05T10:00"))
    found = law.deadline(GENERAL, at("2024-03-22T10:00"), calendar=COLOMBIA, completion=completion)
    days = {one.key: str(one.by) for one in law.milestones(GENERAL, found, calendar=COLOMBIA, completion=completion)}
    assert days["person_completes_by"] == "2024-05-06"
    assert "answer_by" not in days, "nothing is due while one waits"


def test_duties_hang_on_their_events() -> None:
    documents = law.rule("co.documents", TODAY)
    found = law.deadline(documents, at("2024-03-22T10:00"), calendar=COLOMBIA)
    days = {one.key: str(one.by) for one in law.milestones(documents, found, calendar=COLOMBIA)}
    assert (days["answer_by"], days["copies"]) == ("2024-04-10", "2024-04-15")
    utilities = law.rule("co.utilities", TODAY)
    found = law.deadline(utilities, at("2024-03-22T10:00"), calendar=COLOMBIA)
    silence = next(one for one in law.milestones(utilities, found, calendar=COLOMBIA) if one.key == "recognise_silence_by")
    assert silence.by == at("2024-04-20T23:59:59.999999")
    postal = law.rule("co.postal", TODAY)
    found = law.deadline(postal, at("2024-03-22T10:00"), calendar=COLOMBIA)
    assert "appeal_file" not in {one.key for one in law.milestones(postal, found, calendar=COLOMBIA)}
    appealed = {one.key: str(one.by) for one in law.milestones(postal, found, calendar=COLOMBIA, appealed=at("2024-05-06T10:00"))}
    assert appealed["appeal_file"] == "2024-05-14"
    santiago = ZoneInfo("America/Santiago")
    seal = law.rule("cl.sernac", TODAY)
    found = law.deadline(seal, at("2024-09-02T10:00", santiago), calendar=CALENDARS["CL"])
    answered = law.milestones(seal, found, calendar=CALENDARS["CL"], answered=at("2024-09-12T10:00", santiago))
    assert {one.key: str(one.by) for one in answered}["comply"] == "2024-09-24"
