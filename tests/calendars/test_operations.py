from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from estelar.calendars import operations
from estelar.calendars.models import Calendar, Proposal, Version
from estelar.calendars.rules import JOURNAL
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Organisation, Unit
from estelar.worktime import OwnDay, Weekly, public_days
from tests import make
from tests.conftest import Cast

LATER = make.NOW + timedelta(days=1)
CLOSED = OwnDay(date(2026, 12, 24), False, "Cierre de fin de año", "Circular 9")


def add(cast: Cast, **changed: Any) -> Version:
    """A calendar with something changed."""
    usual: dict[str, Any] = {"name": "Horario general", "zone": "America/Bogota", "weekly": Weekly.office(), "country": "CO",
                             "reason": "Resolución 1"}  # fmt: skip
    return operations.add_calendar(**usual | changed, by=cast.elena, at=make.NOW)


def last() -> Entry:
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    return entry


def test_the_nearest_calendar_above_a_unit_holds_there(cast: Cast) -> None:
    counter = make.unit("Ventanilla", cast.north)
    general = add(cast)
    north = add(cast, name="Norte", unit=cast.north, weekly=Weekly.same(6, (time(7), time(13))))
    assert operations.calendar_for(counter) == operations.calendar_for(cast.north) == north
    assert operations.calendar_for(cast.south) == operations.calendar_for(cast.root) == operations.calendar_for(None) == general
    own = add(cast, name="Ventanilla", unit=counter)
    assert operations.calendar_for(counter) == own
    operations.end_calendar(own.calendar, reason="Cerró", by=cast.elena, at=LATER)
    assert operations.calendar_for(counter) == north


def test_the_calendar_of_the_root_is_that_of_the_organisation(cast: Cast) -> None:
    general = add(cast, unit=cast.root)
    assert general.calendar.unit is None
    with pytest.raises(RuleBroken) as refused:
        add(cast, name="Otro")
    assert refused.value.code == "calendar_there"


def test_without_a_calendar_one_is_told_so_and_opening_a_case_makes_it(cast: Cast, django_assert_num_queries: Any) -> None:
    Organisation.objects.update(country="ES", time_zone="Europe/Madrid")
    assert operations.find_calendar(cast.north) is None
    with pytest.raises(RuleBroken) as told:
        operations.calendar_for(cast.north)
    assert told.value.code == "no_calendar"
    assert not Calendar.objects.exists()
    made = operations.ensure_calendar(cast.north, by=cast.ana, at=make.NOW)
    assert (made.worktime.country, made.worktime.zone, made.calendar.unit) == ("ES", "Europe/Madrid", None)
    assert made.worktime.weekly == Weekly.office()
    assert operations.ensure_calendar(cast.south, by=cast.ana, at=make.NOW) == made
    assert (last().key, last().by_id) == ("calendars.calendar_added", cast.ana.pk)
    with django_assert_num_queries(1):
        operations.calendar_for(cast.north)


def test_an_organisation_in_another_country_begins_without_holidays(cast: Cast) -> None:
    Organisation.objects.update(country="ZZ")
    assert operations.ensure_calendar(None, by=cast.ana, at=make.NOW).worktime.country == ""


def test_a_change_makes_the_next_version_and_the_old_one_stays_as_it_was(cast: Cast) -> None:
    """Zendesk changes targets without a word, or leaves them wrong; here both states stay, with a reason and a name."""
    old = add(cast)
    new = operations.change(old.calendar, own=(CLOSED,), reason="  Fin de año ", by=cast.gema, at=LATER, expected_version=1)
    assert (new.number, new.reason, new.by, new.at) == (2, "Fin de año", cast.gema, LATER)
    assert new.worktime.nth_business_day(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert Version.objects.get(pk=old.pk).worktime.nth_business_day(date(2026, 12, 23), 1) == date(2026, 12, 24)
    fresh = Calendar.objects.get()
    assert (fresh.number, fresh.current) == (2, new.worktime)
    assert last().key == "calendars.calendar_changed"
    assert last().detail == {"version": 2, "reason": "Fin de año", "changes": {"days_added": "2026-12-24"}}


def test_columns_of_a_calendar_are_those_of_its_current_version(cast: Cast) -> None:
    old = add(cast)
    operations.change(old.calendar, name="Sede", zone="Europe/Madrid", country="ES", subdivision="ES-MD", reason="Mudanza", by=cast.gema,
                      at=LATER, expected_version=1)  # fmt: skip
    held = Calendar.objects.get()
    assert (held.name, held.zone, held.country, held.subdivision) == ("Sede", "Europe/Madrid", "ES", "MD")
    assert last().detail["changes"] == {
        "name": ["Horario general", "Sede"],
        "zone": ["America/Bogota", "Europe/Madrid"],
        "country": ["CO", "ES"],
        "subdivision": ["", "MD"],
    }


def test_who_was_slower_is_told_and_overwrites_nothing(cast: Cast) -> None:
    calendar = add(cast).calendar
    mine = operations.propose(calendar, own=(CLOSED,), by=cast.elena, at=make.NOW)
    operations.change(calendar, weekly=Weekly.always(), reason="24 horas", by=cast.gema, at=LATER, expected_version=1)
    with pytest.raises(Conflict):
        operations.confirm(mine, reason="Fin de año", by=cast.elena, at=LATER)
    with pytest.raises(Conflict):
        operations.change(calendar, own=(CLOSED,), reason="Fin de año", by=cast.elena, at=LATER, expected_version=1)
    assert Calendar.objects.get().number == 2


def test_a_proposal_counts_nothing_until_it_is_confirmed(cast: Cast) -> None:
    calendar = add(cast).calendar
    operations.propose(calendar, own=(OwnDay(date(2026, 12, 31), False, "Cierre"),), by=cast.elena, at=make.NOW)
    mine = operations.propose(calendar, own=(CLOSED,), by=cast.elena, at=make.NOW)
    theirs = operations.propose(calendar, weekly=Weekly.always(), by=cast.gema, at=make.NOW)
    assert list(Proposal.objects.visible_to(cast.elena)) == [mine]  # the second one took the place of the first
    assert Calendar.objects.get().current.is_business_day(CLOSED.day)
    assert not mine.worktime.is_business_day(CLOSED.day)
    version = operations.confirm(mine, reason="Fin de año", by=cast.elena, at=LATER)
    assert version.worktime == mine.worktime
    assert list(Proposal.objects.all()) == [theirs]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "no_change"),
        ({"name": " Horario  general"}, "no_change"),
        ({"name": " "}, "no_name"),
        ({"name": "x" * 121}, "long"),
        ({"weekly": Weekly(((),) * 7)}, "no_working_days"),
        ({"zone": "America/Macondo"}, "unknown_zone"),
        ({"country": "XX"}, "unknown_country"),
        ({"country": "ES", "subdivision": "RM"}, "unknown_subdivision"),
        ({"own": (CLOSED, CLOSED)}, "own_day_twice"),
        ({"own": tuple(OwnDay(date(2020, 1, 1) + timedelta(days=n), False, "x") for n in range(3_001))}, "too_many_days"),
    ],
)
def test_what_cannot_be_is_refused_in_words(cast: Cast, fields: dict[str, Any], code: str) -> None:
    calendar = add(cast).calendar
    with pytest.raises(RuleBroken) as refused:
        operations.propose(calendar, by=cast.elena, at=make.NOW, **fields)
    assert refused.value.code == code
    with pytest.raises(RuleBroken) as again:
        operations.change(calendar, reason="x", expected_version=1, by=cast.elena, at=make.NOW, **fields)
    assert again.value.code == code
    assert (Proposal.objects.count(), Version.objects.count()) == (0, 1)


@pytest.mark.parametrize(("reason", "code"), [("  ", "no_reason"), ("x" * 501, "long")])
def test_without_a_good_reason_nothing_changes(cast: Cast, reason: str, code: str) -> None:
    calendar = add(cast).calendar
    proposal = operations.propose(calendar, own=(CLOSED,), by=cast.elena, at=make.NOW)
    for attempt in (
        lambda: add(cast, unit=cast.north, reason=reason),
        lambda: operations.confirm(proposal, reason=reason, by=cast.elena, at=make.NOW),
        lambda: operations.end_calendar(add(cast, unit=cast.south).calendar, reason=reason, by=cast.elena, at=make.NOW),
    ):
        with pytest.raises(RuleBroken) as refused:
            attempt()
        assert refused.value.code == code
    assert Calendar.objects.get(unit=None).number == 1


def test_a_closed_unit_gets_no_calendar(cast: Cast) -> None:
    Unit.objects.filter(pk=cast.south.pk).update(closed_at=make.NOW)
    with pytest.raises(RuleBroken) as refused:
        add(cast, unit=Unit.objects.select_related("parent").get(pk=cast.south.pk))
    assert refused.value.code == "unit_closed"


def test_the_organisations_calendar_cannot_end_and_an_ended_one_changes_no_more(cast: Cast) -> None:
    general, south = add(cast).calendar, add(cast, unit=cast.south).calendar
    with pytest.raises(RuleBroken) as refused:
        operations.end_calendar(general, reason="x", by=cast.elena, at=make.NOW)
    assert refused.value.code == "needed"
    operations.end_calendar(south, reason="x", by=cast.elena, at=make.NOW)
    operations.end_calendar(south, reason="x", by=cast.elena, at=LATER)  # once is enough
    assert Entry.objects.filter(key="calendars.calendar_ended").count() == 1
    with pytest.raises(RuleBroken) as ended:
        operations.change(south, own=(CLOSED,), reason="x", by=cast.elena, at=LATER, expected_version=1)
    assert ended.value.code == "ended"
    assert add(cast, unit=cast.south).number == 1  # another one may begin


def test_the_database_lets_no_version_change_or_go(cast: Cast) -> None:
    version = add(cast)
    for attempt in ("UPDATE calendars_version SET reason = 'otra'", "DELETE FROM calendars_version"):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attempt)
    assert Version.objects.get() == version


def test_two_calendars_of_one_place_are_impossible(cast: Cast) -> None:
    add(cast)
    with pytest.raises(DatabaseError), transaction.atomic():
        Calendar.objects.create(name="Otro", zone="UTC", unit=None)


def test_holidays_are_written_into_the_version_so_that_a_new_package_moves_no_day_in_silence(cast: Cast) -> None:
    version = add(cast)
    public = version.worktime.public
    assert public is not None
    assert (public.first, public.last) == (2025, 2030)
    assert public.days[0] == public_days("CO", "", 2025)[date(2025, 1, 1)]
    fewer = version.document | {"public": version.document["public"] | {"days": version.document["public"]["days"][1:]}}
    older = Calendar.objects.create(name="Norte", zone="America/Bogota", country="CO", unit=cast.north)
    Version.objects.create(calendar=older, number=1, document=fewer, reason="x", by=cast.elena, at=make.NOW)
    assert older.current.why(date(2025, 1, 1)).kind == "working"  # as it was known then
    known = operations.change(older, reason="Festivos al día", by=cast.elena, at=LATER, expected_version=1)
    assert known.worktime.why(date(2025, 1, 1)).kind == "holiday"


def test_one_sees_the_organisations_calendar_and_those_above_and_below_ones_unit(cast: Cast) -> None:
    general, north, south = add(cast), add(cast, name="N", unit=cast.north), add(cast, name="S", unit=cast.south)
    counter = make.unit("Ventanilla", cast.north)
    below = add(cast, name="V", unit=counter)
    seen = {name: set(Version.objects.visible_to(person)) for name, person in cast.everyone().items()}
    assert seen["ana"] == seen["bruno"] == {general, north, below}
    assert seen["carla"] == {general, south}
    assert seen["diego"] == seen["fabio"] == seen["gema"] == {general, north, south, below}
    assert not Calendar.objects.visible_to(make.person("nadie"))


def test_a_calendar_is_changed_by_whom_the_roles_say(cast: Cast) -> None:
    general, north = add(cast).calendar, add(cast, unit=cast.north).calendar
    may = {name: (general.changeable_by(person), north.changeable_by(person)) for name, person in cast.everyone().items()}
    assert {name for name, pair in may.items() if pair == (True, True)} == {"elena", "gema"}
    assert {name for name, pair in may.items() if any(pair)} == {"elena", "gema"}
    from estelar.people.rules import Role

    local = make.person("local", (Role.QUALITY_MANAGER, cast.north))
    assert (general.changeable_by(local), north.changeable_by(local)) == (False, True)


def test_every_line_of_the_journal_has_its_sentence(cast: Cast) -> None:
    south = add(cast, unit=cast.south).calendar
    operations.change(south, own=(CLOSED,), reason="x", by=cast.elena, at=LATER, expected_version=1)
    operations.end_calendar(south, reason="x", by=cast.elena, at=LATER)
    assert set(Entry.objects.values_list("key", flat=True)) == set(JOURNAL)
