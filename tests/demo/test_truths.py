"""The demo as its readers see it: pages and measures find what is planted in `estelar.demo.truths`, and invent nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from estelar.analytics.classification import Kind
from estelar.analytics.compare import Verdict
from estelar.analytics.scope import Period
from estelar.cycles.models import Cycle
from estelar.demo import load
from estelar.demo.truths import BITTER_PRONE, CHANGE_DAYS_AGO, CLINIC, DAYS, DOMINANT_ELEMENT, OFFICE, SEED, STELLAR_PRONE
from estelar.encounters.models import Encounter
from estelar.errors import RuleBroken
from estelar.people.models import Organisation, Person, Unit
from estelar.reports import facts
from estelar.reports.operations.lens import Lens, look_through
from estelar.reports.operations.live import LiveCycle, elements_of, live_cycle
from tests import make

LAST = date(2026, 11, 20)
YEAR = Period(LAST - timedelta(days=DAYS - 1), LAST)
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[load.Loaded]:
    """The demo, loaded once for this file and taken away after it."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():  # type: ignore[attr-defined]
        patch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path_factory.mktemp("demo")))
        try:
            done = load.load(seed=SEED, last=LAST, language="es", by=Person.objects.robot(), at=make.NOW + timedelta(days=1))
            facts.rebuild()
            yield done
        finally:
            call_command("flush", interactive=False, verbosity=0)


def lens(period: Period = YEAR, before: Period | None = None, unit: str | None = None) -> Lens:
    director = Person.objects.get(email="direccion@demo.invalid")
    where = Unit.objects.get(code=unit).pk if unit else None
    made = look_through(director, organisation=Organisation.current(), today=LAST, period=period, before=before, unit=where)
    assert made is not None
    return made


def cycle(starter: str) -> Cycle:
    key = {"clinic-visit": "wait-in-room", "municipal-counter": "review-of-file"}[starter]
    return Cycle.objects.get(moments__key=key)


def keys(live: LiveCycle, kind: Kind) -> set[str]:
    return {one.moment.key for one in live.moments if one.moment and one.kind in (kind, Kind.BOTH)}


def test_every_generated_contact_came_in_and_the_facts_agree(loaded: load.Loaded) -> None:
    assert loaded.rejected == 0
    assert loaded.encounters == Encounter.objects.count()
    assert list(facts.check()) == []


@pytest.mark.parametrize("starter", ["clinic-visit", "municipal-counter"])
def test_the_year_shows_the_planted_bitter_and_stellar_moments_and_no_others(loaded: load.Loaded, starter: str) -> None:
    live = live_cycle(cycle(starter), lens=lens())
    assert keys(live, Kind.BITTER) == {key for name, key in BITTER_PRONE if name == starter}
    assert keys(live, Kind.STELLAR) == {key for name, key in STELLAR_PRONE if name == starter}


def test_the_interval_of_satisfaction_holds_the_planted_share(loaded: load.Loaded) -> None:
    live = live_cycle(cycle("clinic-visit"), lens=lens())
    for one in live.moments:
        assert one.moment is not None
        if one.moment.key == "collect-medicines":
            continue  # changed during the year
        found = one.figures.satisfaction
        assert found.low is not None
        assert found.high is not None
        planted = CLINIC.mood(one.moment.key).satisfied
        # twelve intervals of 95 %: one may miss, so the bar is half an interval wider on each side
        slack = (found.high - found.low) / 2
        assert found.low - slack <= planted <= found.high + slack, one.moment.key


def change_day() -> date:
    return LAST - timedelta(days=CHANGE_DAYS_AGO)


def around_the_change(unit: str | None) -> Lens:
    day = change_day()
    after = Period(day, day + timedelta(days=CHANGE_DAYS_AGO))
    return lens(after, Period(day - timedelta(days=CHANGE_DAYS_AGO + 1), day - timedelta(days=1)), unit)


def verdicts(live: LiveCycle) -> dict[str, Verdict]:
    return {one.moment.key: one.changes.satisfaction.verdict for one in live.moments if one.moment and one.changes}


def test_the_change_is_seen_in_its_unit_and_at_its_moment_only(loaded: load.Loaded) -> None:
    change = CLINIC.change
    assert change is not None
    found = verdicts(live_cycle(cycle("clinic-visit"), lens=around_the_change(change.unit)))
    assert {key for key, verdict in found.items() if verdict is Verdict.IMPROVED} == {change.moment}
    assert Verdict.WORSENED not in found.values()


def test_how_much_the_change_improved_lies_in_the_interval(loaded: load.Loaded) -> None:
    change = CLINIC.change
    assert change is not None
    live = live_cycle(cycle("clinic-visit"), lens=around_the_change(change.unit))
    moment = next(one for one in live.moments if one.moment and one.moment.key == change.moment)
    assert moment.changes is not None
    found = moment.changes.satisfaction
    assert found.low is not None
    assert found.high is not None
    assert found.low <= change.after.satisfied - change.before.satisfied <= found.high


@pytest.mark.parametrize("unit", ["south", "centre", "river"])
def test_where_nothing_was_changed_no_change_is_claimed(loaded: load.Loaded, unit: str) -> None:
    found = verdicts(live_cycle(cycle("clinic-visit"), lens=around_the_change(unit)))
    assert set(found.values()) <= {Verdict.NO_EVIDENCE, Verdict.INSUFFICIENT}


@pytest.mark.parametrize("unit", [None, *(branch.code for branch in OFFICE.branches)])
def test_the_offices_where_nothing_was_changed_show_no_change(loaded: load.Loaded, unit: str | None) -> None:
    found = verdicts(live_cycle(cycle("municipal-counter"), lens=around_the_change(unit)))
    assert set(found.values()) <= {Verdict.NO_EVIDENCE, Verdict.INSUFFICIENT}


def test_the_slower_unit_waits_longer_than_each_of_the_others(loaded: load.Loaded) -> None:
    medians = {}
    for branch in CLINIC.branches:
        live = live_cycle(cycle("clinic-visit"), lens=lens(unit=branch.code))
        waiting = next(one for one in live.moments if one.moment and one.moment.key == "wait-in-room")
        medians[branch.code] = waiting.figures.wait(0.5)
    slow = medians.pop("south")
    assert slow.low is not None
    for name, other in medians.items():
        assert other.high is not None
        assert slow.low > other.high, name


@pytest.mark.parametrize(("starter", "key"), sorted(DOMINANT_ELEMENT))
def test_the_planted_element_leads_the_list_of_its_moment(loaded: load.Loaded, starter: str, key: str) -> None:
    where = cycle(starter)
    moment = where.moments.get(key=key)
    live = live_cycle(where, lens=lens())
    chosen = live.of(moment.pk)
    assert chosen is not None
    found = elements_of(live, chosen)
    assert found[0].code == DOMINANT_ELEMENT[starter, key]


def test_the_page_says_it_in_words(loaded: load.Loaded) -> None:
    client = Client()
    client.force_login(Person.objects.get(email="direccion@demo.invalid"))
    answer = client.get(f"/ciclos/{cycle('clinic-visit').pk}/vivo/", {"period": "custom", "from": f"{YEAR.first}", "to": f"{YEAR.last}"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Espera en sala" in page
    assert "propenso a amargo" in page.lower()
    assert "propenso a estelar" in page.lower()


def test_the_demo_never_mixes_with_an_installation_in_use(loaded: load.Loaded) -> None:
    with pytest.raises(RuleBroken, match="in use"):
        load.load(seed=1, last=LAST, language="es", by=Person.objects.robot(), at=make.NOW)
