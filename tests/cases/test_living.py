"""Cases fall on the same moments of the live cycle as everything else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from estelar.cases.models import Case, Lived
from estelar.cases.operations import answering, classifying, moving
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
