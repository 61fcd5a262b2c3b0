"""The live cycle, a moment, the index: figures over what happened, seen by whoever may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import numpy as np
import pytest

from estelar.analytics.classification import Kind
from estelar.analytics.compare import Verdict
from estelar.analytics.scope import Period
from estelar.cycles.models import Cycle, Moment
from estelar.encounters.models import Dissatisfaction, Encounter
from estelar.journal.models import Entry
from estelar.people.models import Person, Unit
from estelar.people.rules import Role
from estelar.reports import facts, rules
from estelar.reports.operations import export
from estelar.reports.operations.index import index_of, is_ranked, start_of
from estelar.reports.operations.lens import Lens, look_through
from estelar.reports.operations.live import by_week, elements_of, live_cycle, reach_of, together
from estelar.reports.operations.moment import comments_of, named_persons, parts_of, trend_of, ways_of
from tests import make
from tests.conftest import Cast

TODAY = make.NOW.date()
PERIOD = Period(TODAY - timedelta(days=29), TODAY)


def lens_of(cast: Cast, person: Person, *, period: Period = PERIOD, compare: bool = True, unit: Unit | None = None) -> Lens:
    before = period.before() if compare else None
    lens = look_through(person, organisation=cast.organisation, today=TODAY, period=period, before=before, unit=unit.pk if unit else None)
    assert lens is not None
    return lens


def many(moment: Moment, where: Unit, by: Person, n: int, *, good: int, days_ago: int = 1, **fields: Any) -> None:
    """`n` rated contacts, the first `good` of them stellar and the others bitter."""
    at = make.NOW - timedelta(days=days_ago)
    Encounter.objects.bulk_create(
        Encounter(
            moment=moment, unit=where, recorded_by=by, recorded_at=at, occurred_at=at, day=at.date(), rating=1.0 if i < good else 0.0,
            satisfied=i < good, impression=1 if i < good else -1, impression_source="rating", rule_version=1, **fields,
        )
        for i in range(n)
    )  # fmt: skip


@pytest.fixture
def lived(cast: Cast) -> Cycle:
    """Three moments: a good one, one that became worse, one with very few; two units; one bitter-prone moment."""
    cycle = make.cycle()
    search, waiting, paying = cycle.moments.order_by("position")
    Moment.objects.filter(pk=waiting.pk).update(wait_standard_seconds=600, wait_standard_share=0.9)
    for unit in (cast.north, cast.south):
        many(search, unit, cast.ana, 100, good=90)
        many(search, unit, cast.ana, 100, good=90, days_ago=40)
        many(waiting, unit, cast.ana, 100, good=40, wait_seconds=1200)
        many(waiting, unit, cast.ana, 100, good=80, days_ago=40, wait_seconds=300)
    many(paying, cast.north, cast.ana, 4, good=4)
    return cycle


def test_figures_carry_n_interval_verdict_and_class(cast: Cast, lived: Cycle) -> None:
    live = live_cycle(lived, lens=lens_of(cast, cast.diego))
    search, waiting, paying = live.moments
    assert (search.figures.satisfaction.value, search.figures.satisfaction.n) == (0.9, 200)
    assert search.changes is not None
    assert search.changes.satisfaction.verdict is Verdict.NO_EVIDENCE
    assert waiting.changes is not None
    assert waiting.changes.satisfaction.verdict is Verdict.WORSENED
    assert waiting.changes.bitter.verdict is Verdict.WORSENED
    assert waiting.kind is Kind.BITTER
    assert waiting.computed_critical
    assert search.kind is Kind.STELLAR
    assert (paying.figures.satisfaction.value, paying.figures.satisfaction.n, paying.kind) == (None, 4, Kind.INSUFFICIENT)
    assert waiting.standing is rules.Standing.NOT_MET
    assert live.total.figures.n == 404
    assert live.total.changes is not None
    assert live.total.changes.satisfaction.verdict is Verdict.WORSENED
    assert live.remarkable is waiting


def test_without_a_comparison_there_is_no_verdict(cast: Cast, lived: Cycle) -> None:
    live = live_cycle(lived, lens=lens_of(cast, cast.diego, compare=False))
    assert live.total.changes is None
    assert all(one.changes is None for one in live.moments)


def test_a_person_sees_figures_of_their_units_and_no_others(cast: Cast, lived: Cycle) -> None:
    everything = live_cycle(lived, lens=lens_of(cast, cast.diego)).total.figures.n
    north = live_cycle(lived, lens=lens_of(cast, cast.ana)).total.figures.n
    south = live_cycle(lived, lens=lens_of(cast, cast.carla)).total.figures.n
    assert (everything, north, south) == (404, 204, 200)
    assert live_cycle(lived, lens=lens_of(cast, cast.diego, unit=cast.north)).total.figures.n == 204
    assert live_cycle(lived, lens=lens_of(cast, cast.diego, unit=cast.root)).total.figures.n == 404
    assert look_through(cast.ana, organisation=cast.organisation, today=TODAY, period=PERIOD, before=None, unit=cast.south.pk) is None
    nobody = make.person("nadie")
    assert live_cycle(lived, lens=lens_of(cast, nobody)).total.figures.n == 0


def test_a_unit_includes_everything_below_it(cast: Cast, lived: Cycle) -> None:
    room = make.unit("Consultorio 1", cast.north)
    many(lived.moments.order_by("position")[0], room, cast.ana, 10, good=10)
    assert live_cycle(lived, lens=lens_of(cast, cast.diego, unit=cast.north)).total.figures.n == 214
    assert live_cycle(lived, lens=lens_of(cast, cast.ana)).total.figures.n == 214


def test_figures_are_the_same_live_and_from_files_and_change_with_the_next_contact(cast: Cast, lived: Cycle) -> None:
    lens = lens_of(cast, cast.diego)
    facts.rebuild()
    clean = live_cycle(lived, lens=lens)
    Encounter.objects.update(source="touched")
    dirty = live_cycle(lived, lens=lens)
    assert (clean.live_days, dirty.live_days) == (0, 2)
    for one, other in zip([clean.total, *clean.moments], [dirty.total, *dirty.moments], strict=True):
        assert one.changes == other.changes
        assert one.of_rest == other.of_rest
        assert one.figures.satisfaction == other.figures.satisfaction
        assert one.figures.wait(0.5) == other.figures.wait(0.5)
    make.encounter(lived.moments.order_by("position")[0], cast.north, cast.ana, rating=1.0, satisfied=True)
    assert live_cycle(lived, lens=lens).total.figures.n_rated == clean.total.figures.n_rated + 1


def test_moments_of_an_earlier_version_stay_in_the_figures(cast: Cast, lived: Cycle) -> None:
    Moment.objects.filter(cycle=lived, position=1).update(is_in_force=False)
    live = live_cycle(lived, lens=lens_of(cast, cast.diego))
    assert [one.moment.name for one in live.former if one.moment] == ["Busca una cita"]
    assert len(live.moments) == 2
    assert live.total.figures.n == 404


def test_the_ways_out_of_a_moment_are_shares_of_this_period_alone_even_when_another_is_compared(cast: Cast) -> None:
    cycle = make.cycle()
    search, waiting, paying = cycle.moments.order_by("position")
    for days_ago, journeys in ((3, [(search, waiting)] * 6 + [(search, paying)] * 4), (40, [(search, waiting)] * 50)):
        for journey in journeys:
            visit, at = uuid4(), make.NOW - timedelta(days=days_ago)
            for minute, moment in enumerate(journey):
                make.encounter(moment, cast.north, cast.ana, at=at + timedelta(minutes=minute), visit=visit)
    for rebuilt in (False, True):
        if rebuilt:
            facts.rebuild()
        live = live_cycle(cycle, lens=lens_of(cast, cast.diego))
        ways = {(way.before, way.after): (way.count, way.share.n) for way in live.ways}
        assert ways == {(None, search.pk): (10, 10), (search.pk, waiting.pk): (6, 10), (search.pk, paying.pk): (4, 10)}
    with facts.reading([PERIOD]) as reader:
        ways_here = ways_of(reader, lens_of(cast, cast.diego), cycle=cycle.pk, moment=waiting.pk)
        reach = reach_of(reader, lens_of(cast, cast.diego), cycle=cycle.pk, moment=waiting.pk)
    assert [(way[0], way[1], way[2].value) for way in ways_here.before] == [(search.pk, 6, 1.0)]
    assert ways_here.after == []
    assert reach is not None
    assert (reach.passed, reach.share.value) == (6, 0.6)


def test_elements_are_counted_from_the_most_named_on(cast: Cast, lived: Cycle) -> None:
    waiting = lived.moments.order_by("position")[1]
    bitter = list(Encounter.objects.filter(moment=waiting, impression=-1, day=TODAY - timedelta(days=1))[:8])
    for one in bitter:
        Dissatisfaction.objects.create(encounter=one, element="long_wait")
    for one in bitter[:2]:
        Dissatisfaction.objects.create(encounter=one, element="coldness")
    live = live_cycle(lived, lens=lens_of(cast, cast.diego))
    chosen = live.of(waiting.pk)
    assert chosen is not None
    found = elements_of(live, chosen)
    assert [(one.code, one.count, one.share.value, one.cumulative) for one in found] == [
        ("long_wait", 8, 0.8, 0.8),
        ("coldness", 2, 0.2, 1.0),
    ]


def test_the_trend_has_every_step_and_finds_the_one_outside_its_limits(cast: Cast) -> None:
    cycle = make.cycle()
    search = cycle.moments.order_by("position")[0]
    for days_ago in range(1, 29):
        if days_ago != 5:
            many(search, cast.north, cast.ana, 40, good=8 if days_ago == 10 else 34, days_ago=days_ago)
    with facts.reading([PERIOD]) as reader:
        lens = lens_of(cast, cast.diego)
        trend = trend_of(reader, lens, cycle=cycle.pk, moment=search.pk, step="day", share="satisfaction")
        weeks = trend_of(reader, lens, cycle=cycle.pk, moment=search.pk, step="week", share="bitter_share")
    assert len(trend.points) == 30
    assert [point.start for point in trend.points if point.signal] == [TODAY - timedelta(days=10)]
    assert trend.points[-6].share.value is None, "a day without contacts has no share"
    assert (trend.provisional, weeks.provisional) == (False, True)
    assert [point.start.weekday() for point in weeks.points] == [0] * 5


def test_units_are_compared_with_the_others_and_ranked_only_when_no_intervals_overlap(cast: Cast, lived: Cycle) -> None:
    search = lived.moments.order_by("position")[0]
    with facts.reading([PERIOD]) as reader:
        parts = parts_of(reader, lens_of(cast, cast.diego), by="unit", cycle=lived.pk)
    assert [part.against_rest.verdict for part in parts] == [Verdict.NO_EVIDENCE] * 2
    assert not is_ranked(parts)
    many(search, cast.south, cast.ana, 900, good=890)
    with facts.reading([PERIOD]) as reader:
        parts = parts_of(reader, lens_of(cast, cast.diego), by="unit", cycle=lived.pk)
    assert {part.key: part.against_rest.verdict for part in parts} == {
        cast.north.pk: Verdict.WORSENED,
        cast.south.pk: Verdict.IMPROVED,
    }
    assert is_ranked(parts)
    index = index_of(lens=lens_of(cast, cast.diego), by=cast.diego)
    assert index.ranked
    assert [one.unit for one in index.units] == [cast.south, cast.north]


def test_a_person_has_a_figure_only_when_five_different_customers_stand_behind_it(cast: Cast) -> None:
    cycle = make.cycle()
    search = cycle.moments.order_by("position")[0]
    customers = [make.customer(f"C{i}") for i in range(5)]
    for i in range(20):
        for person, known in ((cast.ana, 5), (cast.bruno, 4)):
            make.encounter(
                search, cast.north, cast.gema, served_by=person, customer=customers[i % known], rating=1.0, satisfied=True, impression=1
            )
    lens = lens_of(cast, cast.bruno)
    with facts.reading([PERIOD]) as reader:
        parts = parts_of(reader, lens, by="person", cycle=cycle.pk)
    named = {person.name: part for person, part in named_persons(parts, by=cast.bruno, lens=lens)}
    assert (named["Ana"].satisfaction.value, named["Ana"].satisfaction.n) == (1.0, 20)
    assert (named["Bruno"].satisfaction.value, named["Bruno"].satisfaction.state) == (None, "too_few")
    assert named["Ana"].against_rest.verdict is Verdict.INSUFFICIENT
    assert [person.name for person, _part in named_persons(parts, by=cast.ana, lens=lens)] == ["Ana"], "an agent sees only herself"
    assert named_persons(parts, by=cast.carla, lens=lens) == []
    mixed = make.person("mixta", (Role.SUPERVISOR, cast.south), (Role.AGENT, cast.north))
    assert named_persons(parts, by=mixed, lens=lens) == [], "who leads the south knows no figures of the north's people"


def test_comments_are_those_of_the_units_one_sees(cast: Cast) -> None:
    search = make.cycle().moments.order_by("position")[0]
    make.encounter(search, cast.north, cast.ana, comment="Muy amables")
    make.encounter(search, cast.south, cast.carla, comment="Esperé", impression=-1)
    make.encounter(search, cast.north, cast.ana)
    make.encounter(search, cast.north, cast.ana, at=make.NOW - timedelta(days=400), comment="Hace mucho")

    def seen(person: Person, **more: Any) -> list[str]:
        return sorted(comments_of(search, lens=lens_of(cast, person, **more), by=person).values_list("comment", flat=True))

    assert seen(cast.diego) == ["Esperé", "Muy amables"]
    assert seen(cast.ana) == ["Muy amables"]
    assert seen(cast.diego, unit=cast.south) == ["Esperé"]
    assert comments_of(search, lens=lens_of(cast, cast.diego), by=cast.diego, impression=-1).count() == 1


def test_the_index_adds_the_moments_of_a_cycle_up(cast: Cast, lived: Cycle) -> None:
    other = make.cycle("Trámite", ("Pide turno",))
    many(other.moments.get(), cast.north, cast.ana, 30, good=15)
    index = index_of(lens=lens_of(cast, cast.diego), by=cast.diego)
    figures = {one.cycle.name: one.lived.figures for one in index.cycles}
    assert {name: one.n for name, one in figures.items()} == {"Consulta externa": 404, "Trámite": 30}
    whole = live_cycle(lived, lens=lens_of(cast, cast.diego)).total.figures
    assert figures["Consulta externa"].satisfaction == whole.satisfaction
    assert np.array_equal(figures["Consulta externa"].waits, whole.waits)
    assert figures["Consulta externa"].standard == whole.standard
    assert index.total.figures.n == 434
    assert [moment.name for one in index.cycles for moment in one.bitter] == ["Espera en sala"]
    assert together([]).n == 0


def test_a_new_organisation_is_told_where_it_stands(cast: Cast) -> None:
    assert not start_of(cast.ana).has_cycle
    cycle = make.cycle()
    make.encounter(cycle.moments.order_by("position")[0], cast.south, cast.carla)
    assert (start_of(cast.ana).has_cycle, start_of(cast.ana).has_contact) == (True, False)
    assert start_of(cast.carla).has_contact


def test_weeks_without_answers_leave_a_gap_in_the_line(cast: Cast, lived: Cycle) -> None:
    live = live_cycle(lived, lens=lens_of(cast, cast.diego))
    assert by_week(live.weeks[None], PERIOD) == [None, None, None, None, pytest.approx(264 / 404)]


def test_files_have_a_row_for_every_figure_with_what_it_takes_to_check_it(cast: Cast, lived: Cycle) -> None:
    live = live_cycle(lived, lens=lens_of(cast, cast.diego))
    lines = [dict(zip(export.header(), line, strict=True)) for line in export.live_lines(live)]
    [row] = [one for one in lines if one["Momento"] == "Espera en sala" and one["Método"] == "satisfaction"]
    assert (row["Valor"], row["n"], row["Veredicto"]) == (0.4, 200, "empeoró")
    assert row["Límite inferior (95 %)"] < 0.4 < row["Límite superior (95 %)"]
    assert (row["Desde"], row["Hasta"]) == (str(PERIOD.first), str(PERIOD.last))
    assert row["Regla de impresión"] == 1
    [few] = [one for one in lines if one["Momento"] == "Paga en caja" and one["Método"] == "satisfaction"]
    assert (few["Valor"], few["Estado"]) == (None, "muy pocos")
    export.note_export(live, what="csv", by=cast.diego, at=make.NOW)
    entry = Entry.objects.get()
    assert entry.key in rules.JOURNAL
    assert entry.detail["first"] == str(PERIOD.first)


def test_a_lens_of_a_person_who_sees_everything_filters_nothing(cast: Cast) -> None:
    assert lens_of(cast, cast.diego).units is None
    assert lens_of(cast, cast.ana).units == (cast.north.pk,)
    assert replace(lens_of(cast, cast.ana)).scope(cycle=7).cycles == (7,)
