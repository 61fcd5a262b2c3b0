"""Whatever happens to contacts, in any order, with files old, new or half and half: figures equal plain SQL at every moment."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from django.conf import settings as django_settings
from django.db import connection
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from estelar.analytics.measures.journeys import DISSATISFACTION_PARETO, FLOW
from estelar.analytics.measures.overview import Figures, look
from estelar.analytics.scope import Period, Scope
from estelar.analytics.tables import ELEMENTS
from estelar.encounters.models import Dissatisfaction, Encounter, FileImport
from estelar.people.models import Organisation, Unit
from estelar.people.rules import Role
from estelar.reports import facts
from estelar.reports.facts import rebuilding
from estelar.reports.operations.lens import Lens
from estelar.reports.operations.live import live_cycle
from tests import make

FIRST = make.NOW.date() - timedelta(days=4)
WHOLE = Period((FIRST - timedelta(days=70)).replace(day=1), FIRST + timedelta(days=20))
"""Has months that are over, whose sums are counted."""
CUT = Period(FIRST - timedelta(days=40), FIRST + timedelta(days=20))
HALF = Period(FIRST + timedelta(days=1), FIRST + timedelta(days=2))
pick = st.integers(min_value=0, max_value=10_000)
lived = st.fixed_dictionaries(
    {
        "moment": st.integers(0, 2),
        "unit": st.integers(0, 1),
        "hours": st.integers(0, 5 * 24),
        "months_ago": st.sampled_from([0, 0, 1, 2]),
        "visit": st.none() | st.integers(1, 4),
        "customer": st.none() | st.integers(0, 2),
        "wait_seconds": st.none() | st.sampled_from([0, 30, 60, 61, 900]),
        "rating": st.none() | st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]),
        "impression": st.none() | st.integers(-1, 1),
        "elements": st.sets(st.sampled_from(ELEMENTS[:3]), max_size=2),
    }
)


class Life(RuleBasedStateMachine):
    """An organisation through a few random days."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "TRUNCATE encounters_encounter, encounters_dirtymark, encounters_fileimport, cycles_moment, customers_customer CASCADE"
            )
        shutil.rmtree(self.folder, ignore_errors=True)
        root = Unit.objects.filter(parent=None).first() or make.unit("Aurora")
        self.units = [root, Unit.objects.filter(parent=root).first() or make.unit("Norte", root)]
        self.ana = next(iter(type(self).people)) if type(self).people else make.person("ana", (Role.AGENT, root))
        type(self).people = [self.ana]
        self.moments = list(make.cycle(f"Ciclo {Encounter.objects.count()}-{id(self)}").moments.order_by("position"))
        self.moments[0].wait_standard_seconds = 60
        self.moments[0].save()
        self.organisation = Organisation.current()
        self.customers = [make.customer(name) for name in ("Luz", "Sol", "Mar")]

    people: list[Any] = []

    def values(self, told: dict[str, Any]) -> dict[str, Any]:
        at = make.NOW - timedelta(days=4) + timedelta(hours=told["hours"]) - timedelta(days=30 * told["months_ago"])
        satisfied = None if told["rating"] is None else told["rating"] >= 0.75
        return {
            "moment": self.moments[told["moment"]],
            "unit": self.units[told["unit"]],
            "occurred_at": at,
            "day": (at - timedelta(hours=5)).date(),
            "visit": None if told["visit"] is None else UUID(int=told["visit"]),
            "customer": None if told["customer"] is None else self.customers[told["customer"]],
            "satisfied": satisfied,
            **{name: told[name] for name in ("wait_seconds", "rating", "impression")},
        }

    def one(self, which: int) -> Encounter:
        return Encounter.objects.order_by("id")[which % Encounter.objects.count()]

    def any_contact(self) -> bool:
        return Encounter.objects.exists()

    @rule(told=st.lists(lived, min_size=1, max_size=6))
    def insert(self, told: list[dict[str, Any]]) -> None:
        for one in told:
            made = Encounter.objects.create(recorded_by=self.ana, recorded_at=make.NOW, **self.values(one))
            Dissatisfaction.objects.bulk_create(Dissatisfaction(encounter=made, element=element) for element in one["elements"])

    @rule(told=st.lists(lived, min_size=1, max_size=8))
    def import_a_file(self, told: list[dict[str, Any]]) -> None:
        file = FileImport.objects.create(file_name="f.csv", sha256="0", size=1, by=self.ana, at=make.NOW)
        Encounter.objects.bulk_create(
            Encounter(recorded_by=self.ana, recorded_at=make.NOW, file_import=file, **self.values(one)) for one in told
        )

    @precondition(any_contact)
    @rule(which=pick, told=lived)
    def correct(self, which: int, told: dict[str, Any]) -> None:
        Encounter.objects.filter(pk=self.one(which).pk).update(**self.values(told))

    @precondition(any_contact)
    @rule(which=pick, element=st.sampled_from(ELEMENTS[:3]))
    def correct_an_element(self, which: int, element: str) -> None:
        there = Dissatisfaction.objects.filter(encounter=self.one(which), element=element)
        if not there.delete()[0]:
            Dissatisfaction.objects.create(encounter=self.one(which), element=element)

    @precondition(any_contact)
    @rule(which=pick)
    def remove(self, which: int) -> None:
        self.one(which).delete()

    @rule(one=st.integers(0, 2), other=st.integers(0, 2))
    def merge_customers(self, one: int, other: int) -> None:
        Encounter.objects.filter(customer=self.customers[one]).update(customer=self.customers[other])

    @rule(one=st.integers(0, 2))
    def erase_a_customer(self, one: int) -> None:
        Encounter.objects.filter(customer=self.customers[one]).update(customer=None, comment="", made_stellar="")

    @precondition(lambda self: FileImport.objects.exists())
    @rule(which=pick)
    def undo_an_import(self, which: int) -> None:
        file = FileImport.objects.order_by("id")[which % FileImport.objects.count()]
        Encounter.objects.filter(file_import=file).delete()

    @rule(wide=st.booleans(), rows=st.sampled_from([2, 1_000]))
    def rebuild(self, wide: bool, rows: int) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rebuilding, "WIDE_ROWS", 0 if wide else 1_000_000)
            patch.setattr(rebuilding, "GROUP_ROWS", rows)
            facts.rebuild()

    @rule(first=st.integers(0, 4), days=st.integers(0, 2))
    def rebuild_some_days(self, first: int, days: int) -> None:
        facts.rebuild(periods=[Period(FIRST + timedelta(days=first), FIRST + timedelta(days=first + days))])

    @rule()
    def lose_the_folder(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @invariant()
    def figures_equal_plain_sql(self) -> None:
        for period in (WHOLE, CUT, HALF):
            for units in (None, (self.units[1].pk,)):
                self.compare(period, units)

    def compare(self, period: Period, units: tuple[int, ...] | None) -> None:
        scope = Scope(units=units)
        with facts.reading([period]) as reader:
            seen = look(reader, now=period, scope=scope).now
            flow = FLOW.answer(reader, scope=replace(scope, days=period)).to_pylist()
            named = DISSATISFACTION_PARETO.answer(reader, by=["moment"], scope=replace(scope, days=period)).to_pylist()
        # Twice: the second time from what is kept.
        for _ in range(2):
            lens = Lens(self.organisation, WHOLE.last, period, None, None, tuple(self.units), units)
            live = live_cycle(self.moments[0].cycle, lens=lens)
            assert sums(live.total.figures) == sums(seen.total)
            assert [(w.before, w.after, w.count, w.share.n) for w in live.ways] == [
                (row["previous_moment_id"], row["moment_id"], row["count"], row["n"])
                for row in sorted(flow, key=lambda row: (row["previous_moment_id"] or 0, row["moment_id"]))
            ]
            assert sum(week.satisfied for week in live.weeks[None]) == seen.total.n_satisfied
            assert {(row["moment_id"], row["element"], row["count"]) for row in live.named.to_pylist()} == {
                (row["moment_id"], row["element"], row["count"]) for row in named
            }
        where = "e.day BETWEEN %s AND %s AND e.unit_id = ANY(%s)"
        inside = [period.first, period.last, list(units or [unit.pk for unit in self.units])]
        moments = {row[0]: row[1:] for row in sql(f"SELECT moment_id, {SUMS} FROM encounters_encounter e WHERE {where} GROUP BY 1", inside)}
        assert {moment: sums(figures) for moment, figures in seen.moments.items()} == moments
        [total] = sql(f"SELECT {SUMS} FROM encounters_encounter e WHERE {where}", inside)
        assert sums(seen.total) == total
        for moment, figures in seen.moments.items():
            waits = [
                row[0]
                for row in sql(
                    f"SELECT wait_seconds FROM encounters_encounter e WHERE {where} AND moment_id = %s AND wait_seconds >= 0",
                    [*inside, moment],
                )
            ]
            assert figures.n_wait == len(waits)
            if len(waits) >= 5:
                for q in (0.5, 0.9, 0.95):
                    assert figures.wait(q).value == pytest.approx(np.quantile(waits, q))
            if moment == self.moments[0].pk:
                assert figures.standard == (len(waits), sum(wait <= 60 for wait in waits))
        assert Counter({(row["previous_moment_id"], row["moment_id"]): row["count"] for row in flow}) == Counter(
            {(before, here): n for before, here, n in sql(FLOW_SQL.format(where=where), inside)}
        )
        assert {(row["moment_id"], row["element"]): row["count"] for row in named} == {
            (moment, element): n for moment, element, n in sql(NAMED.format(where=where), inside)
        }

    def teardown(self) -> None:
        assert list(facts.check()) == []


SUMS = """count(*), count(rating), count(*) FILTER (WHERE satisfied), count(impression),
    count(*) FILTER (WHERE impression = 1), count(*) FILTER (WHERE impression = -1), coalesce(sum(rating), 0)"""
EMPTIED = "encounters_encounter, encounters_dirtymark, encounters_fileimport, cycles_moment, customers_customer"
WAITS = "SELECT wait_seconds FROM encounters_encounter e WHERE {where} AND moment_id = %s AND wait_seconds IS NOT NULL"
NAMED = """
SELECT e.moment_id, d.element, count(*) FROM encounters_dissatisfaction d JOIN encounters_encounter e ON e.id = d.encounter_id
WHERE {where} GROUP BY 1, 2"""
FLOW_SQL = """
SELECT before, moment_id, count(*) FROM (
    SELECT *, (SELECT b.moment_id FROM encounters_encounter b
               WHERE b.visit = e.visit AND (b.day, b.occurred_at, b.id) < (e.day, e.occurred_at, e.id)
               ORDER BY b.day DESC, b.occurred_at DESC, b.id DESC LIMIT 1) AS before
    FROM encounters_encounter e WHERE e.visit IS NOT NULL
) AS e WHERE {where} GROUP BY 1, 2"""


def sums(figures: Figures) -> tuple[Any, ...]:
    return (
        figures.n, figures.n_rated, figures.n_satisfied, figures.n_impression, figures.n_stellar, figures.n_bitter, figures.rating_sum
    )  # fmt: skip


def sql(query: str, values: list[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_figures_equal_plain_sql_after_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    Organisation.current()
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setattr(django_settings, "CONF", replace(django_settings.CONF, data=Path(folder)))
        life: type[Life] = type("LifeHere", (Life,), {"folder": Path(folder) / "facts", "people": []})
        run_state_machine_as_test(
            life,
            settings=settings(max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)),
        )
