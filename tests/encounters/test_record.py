"""Writing contacts down, putting them right, taking them back."""

from __future__ import annotations

import threading
import uuid
import zoneinfo
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, connections
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from estelar.cycles.models import Moment
from estelar.encounters.models import CorrectedText, DirtyMark, Dissatisfaction, Encounter
from estelar.encounters.operations.correct import correct, elements_now, state_of
from estelar.encounters.operations.latest import may_change
from estelar.encounters.operations.record import record, remove
from estelar.encounters.rules import JOURNAL, SCALES, judge
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Organisation, Unit
from estelar.people.rules import Role
from tests import make
from tests.conftest import Cast

NOW = make.NOW


@pytest.fixture
def moment(db: None) -> Moment:
    return make.cycle().moments.get(key="m2")


def marks() -> set[date]:
    return set(DirtyMark.objects.values_list("day", flat=True))


def last_entry() -> Entry:
    entry = Entry.objects.order_by("-id").first()
    assert entry is not None
    assert entry.key in JOURNAL
    return entry


def test_a_contact_is_written_with_its_local_day_its_channel_and_a_journal_line(cast: Cast, moment: Moment) -> None:
    Moment.objects.filter(pk=moment.pk).update(channel="counter")
    moment.refresh_from_db()
    late = datetime(2026, 11, 20, 3, 30, tzinfo=UTC)  # still the 19th in Bogotá
    luz = make.customer()
    made = record(
        moment=moment, unit=cast.north, by=cast.ana, at=NOW, occurred_at=late, customer=luz, served_by=cast.bruno, impression=1,
        wait_seconds=90, duration_seconds=300, made_stellar=" sonrió \x00", comment="Muy\namable", elements={"long_wait": "20 minutos"},
    )  # fmt: skip
    made.refresh_from_db()
    assert (made.day, made.channel, made.impression, made.impression_source) == (date(2026, 11, 19), "counter", 1, "staff")
    assert (made.made_stellar, made.comment, made.customer, made.served_by) == ("sonrió", "Muy\namable", luz, cast.bruno)
    assert elements_now(made) == {"long_wait": "20 minutos"}
    assert marks() == {date(2026, 11, 19)}
    entry = last_entry()
    assert (entry.key, entry.by, entry.detail["unit_id"], entry.detail["elements"]) == (
        "encounters.recorded",
        cast.ana,
        cast.north.pk,
        ["long_wait"],
    )
    assert "amable" not in str(entry.detail)
    assert "Luz" not in str(entry.detail)


def test_the_day_is_the_one_of_the_organisations_own_zone(cast: Cast, moment: Moment) -> None:
    Organisation.objects.update(time_zone="Europe/Madrid")
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, occurred_at=datetime(2026, 11, 19, 23, 30, tzinfo=UTC))
    assert made.day == date(2026, 11, 20)


def test_the_impression_follows_from_the_rating_when_nobody_said_one(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, rating="2", scale="1-5")
    assert (made.impression, made.impression_source, made.rule_version) == (-1, "rating", 1)
    assert (made.rating_raw, made.rating, made.satisfied, made.promoter) == ("2", 0.25, False, None)


def test_what_somebody_said_outranks_the_rating_and_the_raw_rating_stays(cast: Cast, moment: Moment) -> None:
    made = record(
        moment=moment, unit=cast.north, by=cast.ana, at=NOW, rating="9", scale="0-10", impression=-1, impression_source="customer"
    )
    assert (made.impression, made.impression_source, made.rule_version) == (-1, "customer", None)
    assert (made.rating_raw, made.promoter, made.satisfied) == ("9", 1, True)


def test_without_impression_and_rating_nothing_is_invented(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW)
    assert (made.impression, made.impression_source, made.rating, made.satisfied) == (None, "", None, None)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"occurred_at": NOW + timedelta(minutes=1)}, "in_the_future"),
        ({"rating": "6", "scale": "1-5"}, "rating_outside"),
        ({"rating": "6", "scale": "9-11"}, "scale_unknown"),
        ({"wait_seconds": -1}, "seconds_outside"),
        ({"duration_seconds": 10**9}, "seconds_outside"),
        ({"elements": {"boredom": ""}}, "element_unknown"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(cast: Cast, moment: Moment, fields: dict, code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, **fields)
    assert refused.value.code == code
    assert not Encounter.objects.exists()
    assert not Entry.objects.exists()


def test_a_closed_unit_and_a_moment_out_of_force_take_no_contacts(cast: Cast, moment: Moment) -> None:
    Unit.objects.filter(pk=cast.north.pk).update(closed_at=NOW)
    cast.north.refresh_from_db()
    with pytest.raises(RuleBroken, match="Norte"):
        record(moment=moment, unit=cast.north, by=cast.ana, at=NOW)
    moment.is_in_force = False
    with pytest.raises(RuleBroken) as refused:
        record(moment=moment, unit=cast.south, by=cast.ana, at=NOW)
    assert refused.value.code == "moment_not_in_force"


def test_a_customer_who_was_merged_or_erased_gets_no_new_contacts(cast: Cast, moment: Moment) -> None:
    keep = make.customer("Luz Marina Díaz")
    with pytest.raises(RuleBroken, match="Luz Marina Díaz"):
        record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=make.customer("Luz", merged_into=keep))
    with pytest.raises(RuleBroken) as refused:
        record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=make.customer("", erased_at=NOW))
    assert refused.value.code == "customer_erased"


def test_the_same_tap_records_once_and_only_for_the_same_person(cast: Cast, moment: Moment) -> None:
    first, second = (record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1, token="t1") for _ in range(2))
    other = record(moment=moment, unit=cast.north, by=cast.bruno, at=NOW, impression=1, token="t1")
    assert first.pk == second.pk != other.pk
    assert Entry.objects.filter(key="encounters.recorded").count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_the_same_instant_record_once(cast: Cast, moment: Moment) -> None:
    together = threading.Barrier(2)
    made: list[int] = []

    def tap() -> None:
        together.wait()
        try:
            made.append(record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1, token="t2").pk)
        finally:
            connections.close_all()

    taps = [threading.Thread(target=tap) for _ in range(2)]
    for thread in taps:
        thread.start()
    for thread in taps:
        thread.join()
    assert len(made) == 2
    assert len(set(made)) == 1
    assert Encounter.objects.count() == 1


def test_a_correction_keeps_both_what_was_and_what_is(cast: Cast, moment: Moment) -> None:
    other = moment.cycle.moments.get(key="m3")
    made = record(
        moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1, comment="amable",
        elements={"apathy": "", "long_wait": "media hora"},
    )  # fmt: skip
    DirtyMark.objects.all().delete()
    fixed = correct(
        made, by=cast.ana, at=NOW + timedelta(hours=1), moment=other, impression=-1, comment="amable, pero tarde",
        occurred_at=NOW - timedelta(days=1), elements={"long_wait": "una hora", "evasion": ""},
    )  # fmt: skip
    fixed.refresh_from_db()
    assert (fixed.moment, fixed.impression, fixed.comment, fixed.day) == (other, -1, "amable, pero tarde", date(2026, 11, 19))
    assert elements_now(fixed) == {"evasion": "", "long_wait": "una hora"}
    assert marks() == {date(2026, 11, 19), date(2026, 11, 20)}, "the day it left and the day it went to"
    entry = last_entry()
    assert entry.key == "encounters.corrected"
    assert (entry.detail["before"]["moment_id"], entry.detail["after"]["moment_id"]) == (moment.pk, other.pk)
    assert (entry.detail["before"]["impression"], entry.detail["after"]["impression"]) == (1, -1)
    assert (entry.detail["before"]["elements"], entry.detail["after"]["elements"]) == (["apathy", "long_wait"], ["evasion", "long_wait"])
    assert entry.detail["words"] == ["comment", "evidence.long_wait"]
    assert "amable" not in str(entry.detail), "people's own words stay where an erasure can reach them"
    kept = {t.field: (t.before, t.after) for t in CorrectedText.objects.filter(entry=entry)}
    assert kept == {"comment": ("amable", "amable, pero tarde"), "evidence.long_wait": ("media hora", "una hora")}


def test_a_correction_that_changes_nothing_leaves_no_trace(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1, comment="bien")
    DirtyMark.objects.all().delete()
    correct(made, by=cast.ana, at=NOW, impression=1, comment=" bien ", moment=moment, unit=cast.north)
    assert last_entry().key == "encounters.recorded"
    assert marks() == set()


def test_a_new_rating_changes_a_derived_impression_but_not_one_that_was_said(cast: Cast, moment: Moment) -> None:
    derived = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, rating="2", scale="1-5")
    derived = correct(derived, by=cast.ana, at=NOW, rating="5")
    assert (derived.impression, derived.impression_source, derived.rating) == (1, "rating", 1.0)
    said = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, rating="2", scale="1-5", impression=0)
    said = correct(said, by=cast.ana, at=NOW, rating="5")
    assert (said.impression, said.impression_source, said.rating) == (0, "staff", 1.0)
    unsaid = correct(said, by=cast.ana, at=NOW, impression=None)
    assert (unsaid.impression, unsaid.impression_source, unsaid.rule_version) == (1, "rating", 1)
    unrated = correct(unsaid, by=cast.ana, at=NOW, rating="")
    assert (unrated.impression, unrated.impression_source, unrated.rating_raw, unrated.scale) == (None, "", "", "")


def test_staff_cannot_overrule_what_the_customer_said_but_the_customer_can_overrule_staff(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1, impression_source="customer")
    with pytest.raises(RuleBroken) as refused:
        correct(made, by=cast.ana, at=NOW, impression=-1, impression_source="staff")
    assert (refused.value.code, refused.value.field) == ("outranked", "impression")
    made = correct(correct(made, by=cast.ana, at=NOW, impression=None), by=cast.ana, at=NOW, impression=-1, impression_source="staff")
    made = correct(made, by=cast.ana, at=NOW, impression=1, impression_source="customer")
    assert (made.impression, made.impression_source) == (1, "customer")


def test_a_rating_in_the_words_of_a_file_still_speaks_when_an_impression_is_withdrawn(cast: Cast, moment: Moment) -> None:
    made = make.encounter(
        moment,
        cast.north,
        cast.ana,
        rating_raw="Malísimo",
        scale="words-5",
        rating=0.0,
        satisfied=False,
        impression=1,
        impression_source="staff",
    )
    made = correct(made, by=cast.ana, at=NOW, impression=None)
    assert (made.impression, made.impression_source, made.rating_raw) == (-1, "rating", "Malísimo")


def test_somebody_elses_change_in_between_is_not_overwritten(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1)
    seen = state_of(made)
    correct(made, by=cast.bruno, at=NOW, elements={"apathy": ""}, seen=seen)
    with pytest.raises(Conflict):
        correct(made, by=cast.ana, at=NOW, comment="otra cosa", seen=seen)


def test_who_may_change_a_contact(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1)
    soon, later = NOW + timedelta(days=6), NOW + timedelta(days=8)
    allowed = {name for name, person in cast.everyone().items() if may_change(made, by=person, at=soon)}
    assert allowed == {"ana", "bruno", "elena", "gema"}
    assert may_change(made, by=cast.ana, at=later), "among the last 20"
    for i in range(20):
        make.encounter(moment, cast.north, cast.ana, recorded_at=NOW + timedelta(minutes=i + 1))
    assert not may_change(made, by=cast.ana, at=later)
    with pytest.raises(RuleBroken, match="Norte"):
        correct(made, by=cast.ana, at=later, comment="tarde")
    with pytest.raises(RuleBroken):
        remove(made, by=cast.carla, at=NOW, reason="no")
    imported = make.encounter(moment, cast.north, cast.ana, source="encuesta")
    assert not may_change(imported, by=cast.ana, at=NOW), "what came from a file is not one's own writing"


def test_a_contact_is_not_moved_into_a_unit_where_one_may_not_change_it(cast: Cast, moment: Moment) -> None:
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, impression=1)
    with pytest.raises(RuleBroken):
        correct(made, by=cast.bruno, at=NOW, unit=cast.south)


def test_a_removed_contact_is_gone_and_the_journal_keeps_facts_without_anybodys_words(cast: Cast, moment: Moment) -> None:
    made = record(
        moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=make.customer("Luz"), impression=-1, comment="me gritaron",
        elements={"coldness": "lo dijo Luz"},
    )  # fmt: skip
    correct(made, by=cast.ana, at=NOW, comment="me gritaron mucho")
    DirtyMark.objects.all().delete()
    remove(made, by=cast.ana, at=NOW, reason="era otra persona")
    assert not Encounter.objects.exists()
    assert not Dissatisfaction.objects.exists()
    assert not CorrectedText.objects.exists()
    assert marks() == {date(2026, 11, 20)}
    entry = last_entry()
    assert (entry.key, entry.detail["reason"], entry.detail["impression"]) == ("encounters.removed", "era otra persona", -1)
    for words in ("gritaron", "Luz"):
        assert words not in "".join(str(e.detail) + e.subject_label for e in Entry.objects.all())


def test_later_days_of_the_same_visit_are_marked_too(cast: Cast, moment: Moment) -> None:
    visit = uuid.uuid4()
    record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, visit=visit)
    DirtyMark.objects.all().delete()
    record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, occurred_at=NOW - timedelta(days=3), visit=visit)
    assert marks() == {date(2026, 11, 17), date(2026, 11, 20)}


class EveryRating(TestCase):
    """Whatever the rating, the stored contact says exactly what the rule says."""

    @given(st.sampled_from([s for s in SCALES.values() if not s.words]), st.data())
    def test_what_is_stored_is_what_the_rule_says(self, scale, data) -> None:  # type: ignore[no-untyped-def]
        raw = str(data.draw(st.integers(int(scale.low), int(scale.high))))
        cycle = make.cycle(f"ciclo {make.NOW} {raw} {scale.code}")
        root = make.unit(f"raíz {raw} {scale.code}")
        who = make.person(f"p{raw}-{scale.code}", (Role.AGENT, root))
        moment = cycle.moments.first()
        assert moment is not None
        made = record(moment=moment, unit=root, by=who, at=NOW, rating=raw, scale=scale.code)
        made.refresh_from_db()
        judged = judge(scale, raw)
        assert (made.rating, made.satisfied, made.promoter, made.impression) == (
            judged.rating,
            judged.satisfied,
            judged.promoter,
            judged.impression,
        )
        assert made.day == NOW.astimezone(zoneinfo.ZoneInfo("America/Bogota")).date()
        assert connection.in_atomic_block
