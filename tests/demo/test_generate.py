from __future__ import annotations

from datetime import date

import pytest

from estelar.demo import generate
from estelar.demo.truths import CLINIC, OFFICE, PLANS, SEED, Plan

LAST = date(2026, 11, 20)


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.code)
def test_the_same_seed_and_day_make_the_same_contacts(plan: Plan) -> None:
    one = generate.contacts(plan, seed=3, last=LAST, language="es")
    assert one.equals(generate.contacts(plan, seed=3, last=LAST, language="es"))
    assert not one.equals(generate.contacts(plan, seed=4, last=LAST, language="es"))


def test_about_one_hundred_and_fifty_thousand_contacts_are_made() -> None:
    rows = sum(len(generate.contacts(plan, seed=SEED, last=LAST, language="en")) for plan in PLANS)
    assert 140_000 < rows < 160_000


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: p.code)
def test_no_contact_lies_outside_the_year(plan: Plan) -> None:
    when = generate.contacts(plan, seed=7, last=LAST, language="es")["when"].to_pylist()
    assert min(when) >= "2025-11-21"
    assert max(when) < "2026-11-21"


def test_the_planted_moods_are_in_the_ratings() -> None:
    table = generate.contacts(CLINIC, seed=7, last=LAST, language="es").to_pandas()
    rated = table[table["rating"].notna()].assign(rating=lambda t: t["rating"].astype(int))
    for moment in ("wait-in-room", "consultation", "check-in"):
        ratings = rated[rated["moment"] == moment]["rating"]
        mood = CLINIC.mood(moment)
        assert abs((ratings >= 4).mean() - mood.satisfied) < 0.03
        assert abs((ratings <= 2).mean() - mood.bitter) < 0.03


def test_the_slower_unit_waits_longer_by_the_planted_factor() -> None:
    table = generate.contacts(CLINIC, seed=7, last=LAST, language="es").to_pandas()
    waits = table[(table["moment"] == "wait-in-room") & table["wait"].notna()].assign(wait=lambda t: t["wait"].astype(float))
    medians = waits.groupby("unit")["wait"].median()
    assert abs(medians["south"] / medians["centre"] - 1.8) < 0.2


def test_names_of_moments_and_units_are_those_of_the_plan() -> None:
    table = generate.contacts(OFFICE, seed=7, last=LAST, language="es")
    assert set(table["moment"].to_pylist()) == set(OFFICE.moments)
    assert set(table["unit"].to_pylist()) == {b.code for b in OFFICE.branches}
    assert table["external_id"].null_count == 0
