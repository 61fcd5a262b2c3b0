"""Cases fall on the same moments of the live cycle as everything else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from estelar.cases.models import Case, Lived
from estelar.cases.operations import answering, classifying, moving, relating
from estelar.cycles.models import Moment
from estelar.encounters.models import Encounter
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


@pytest.fixture
def wait(cast: Cast) -> Moment:
    return make.base.cycle().moments.get(key="m2")


def opened(cast: Cast, moment: Moment, **over: Any) -> Case:
    return make.case(cast, moments=[moment], silent=False, contact=None, **over)


def test_a_complaint_is_a_bitter_contact_on_its_moment(cast: Cast, wait: Moment) -> None:
    case = opened(cast, wait, kind="complaint")
    lived = case.lived.get()
    assert (lived.what, lived.encounter.moment, lived.encounter.impression) == (Lived.What.BITTER, wait, -1)
    assert lived.encounter.impression_source == "customer"
    assert lived.encounter.occurred_at == case.received_at


def test_a_compliment_is_a_stellar_contact_of_each_person_it_names(cast: Cast, wait: Moment) -> None:
    case = opened(cast, wait, kind="compliment", concerned=[cast.ana, cast.bruno])
    encounters = Encounter.objects.filter(source="cases")
    assert {one.served_by for one in encounters} == {cast.ana, cast.bruno}
    assert {one.impression for one in encounters} == {1}
    assert case.lived.count() == 2


def test_a_petition_says_nothing_of_its_moments(cast: Cast, wait: Moment) -> None:
    opened(cast, wait)
    assert not Encounter.objects.exists()


def test_a_confidential_case_writes_no_contact_and_takes_back_what_it_wrote(cast: Cast, wait: Moment) -> None:
    """Whoever sees contacts would learn of it (the side doors of peers.md 19)."""
    opened(cast, wait, kind="report")
    assert not Encounter.objects.exists()
    case = opened(cast, wait, kind="complaint")
    classifying.set_confidential(case, is_confidential=True, by=cast.bruno, at=LATER)
    assert not Encounter.objects.exists()
    assert not case.lived.exists()


def test_contacts_follow_a_correction(cast: Cast, wait: Moment) -> None:
    case = opened(cast, wait, kind="complaint")
    other = wait.cycle.moments.get(key="m3")
    classifying.change(case, moments=[other], by=cast.ana, at=LATER)
    assert Encounter.objects.get().moment == other
    classifying.reclassify(case, kind="petition", reason="No se queja", by=cast.bruno, at=LATER)
    assert not Encounter.objects.exists()


def test_how_it_was_received_and_answered_falls_on_the_moment_of_claims_with_its_rating(cast: Cast, wait: Moment) -> None:
    claims = wait.cycle.moments.get(key="m3")
    Moment.objects.filter(pk=claims.pk).update(element="claims")
    case = opened(cast, wait, kind="complaint")
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    assert {(one.what, one.encounter.moment_id) for one in case.lived.select_related("encounter")} == {
        (Lived.What.BITTER, wait.pk),
        (Lived.What.RECEIVED, claims.pk),
        (Lived.What.ANSWERED, claims.pk),
    }
    classifying.rate_handling(case, rating=5, at=LATER + DAY)
    answered = case.lived.get(what=Lived.What.ANSWERED).encounter
    assert (answered.rating_raw, answered.impression, answered.served_by) == ("5", 1, cast.ana)
    moving.reopen(case, reason="Falta", by=cast.bruno, at=LATER + 2 * DAY)
    assert case.lived.filter(what=Lived.What.ANSWERED).count() == 1  # that answer was lived, whatever comes after


def test_old_data_write_no_contacts(cast: Cast, wait: Moment) -> None:
    make.case(cast, kind="complaint", moments=[wait])
    assert not Encounter.objects.exists()


def contacts(case: Case) -> list[str]:
    return sorted(case.lived.values_list("what", flat=True))


def test_a_duplicate_counts_once_what_was_lived_once_and_is_whole_again_when_it_is_unmerged(cast: Cast, wait: Moment) -> None:
    Moment.objects.filter(pk=wait.cycle.moments.get(key="m3").pk).update(element="claims")
    first = opened(cast, wait, kind="complaint")
    again = opened(cast, wait, kind="complaint", received_at=LATER)
    by_phone = opened(cast, wait, kind="complaint", received_at=LATER, channel="phone")
    in_other_words = opened(cast, wait, kind="complaint", received_at=LATER, text="Sigo sin respuesta.")
    for case in (again, by_phone, in_other_words):
        assert contacts(case) == ["bitter", "received"]
        relating.merge(case, into=first, by=cast.ana, at=LATER)
    assert contacts(first) == ["bitter", "received"]
    assert contacts(again) == [], "the same words by the same way: the same letter twice"
    assert contacts(by_phone) == contacts(in_other_words) == ["received"], "they came once more, about the same thing"
    assert Encounter.objects.count() == 4
    relating.unmerge(again, by=cast.ana, at=LATER)
    assert contacts(again) == ["bitter", "received"]


def test_a_moment_that_only_the_duplicate_names_is_told_by_it_until_the_other_one_tells_it(cast: Cast, wait: Moment) -> None:
    other = wait.cycle.moments.get(key="m3")
    first, second = opened(cast, wait, kind="complaint"), opened(cast, other, kind="complaint", received_at=LATER)
    relating.merge(second, into=first, by=cast.ana, at=LATER)
    assert contacts(second) == ["bitter"]
    classifying.change(first, moments=[wait, other], by=cast.ana, at=LATER)
    assert (contacts(first), contacts(second)) == (["bitter", "bitter"], [])
    classifying.change(first, moments=[wait], by=cast.ana, at=LATER)
    assert (contacts(first), contacts(second)) == (["bitter"], ["bitter"])


def test_what_was_answered_in_a_duplicate_was_lived(cast: Cast, wait: Moment) -> None:
    Moment.objects.filter(pk=wait.cycle.moments.get(key="m3").pk).update(element="claims")
    first, second = opened(cast, wait), opened(cast, wait, received_at=LATER)
    answering.answer(second, text="Va", outcome="granted", seen=make.last(second), by=cast.ana, at=LATER)
    second = moving.reopen(second, reason="Falta", by=cast.ana, at=LATER)
    Case.objects.filter(pk=second.pk).update(due_at=first.due_at)
    relating.merge(second, into=first, by=cast.ana, at=LATER)
    assert contacts(second) == ["answered"]


def test_a_merge_of_old_data_writes_no_contacts(cast: Cast, wait: Moment) -> None:
    first = make.case(cast, kind="complaint", moments=[wait])
    second = make.case(cast, kind="complaint", moments=[wait], received_at=LATER)
    relating.merge(second, into=first, by=cast.ana, at=LATER)
    assert not Encounter.objects.exists()
