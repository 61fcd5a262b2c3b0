"""A survey of passengers with a column per touch point: what the live cycle says, against plain pandas; and its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any

import pandas as pd
import pytest
from django.test import Client
from django.urls import reverse

from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport
from estelar.reports import facts
from tests import make
from tests.real.bringing import FIVE, House, Rule, assert_same, house, real, rejected
from tests.real.comparing import assert_live_cycle, judged

pytestmark = [pytest.mark.real, pytest.mark.django_db, pytest.mark.xdist_group("real-airline")]

POINTS = (
    "Inflight wifi service", "Departure/Arrival time convenient", "Ease of Online booking", "Gate location", "Food and drink",
    "Online boarding", "Seat comfort", "Inflight entertainment", "On-board service", "Leg room service", "Baggage handling",
    "Checkin service", "Inflight service", "Cleanliness",
)  # fmt: skip
WHOLE, DELAY, LATE = "El vuelo entero", "Arrival Delay in Minutes", "Departure/Arrival time convenient"
WORDS = ["neutral or dissatisfied", "satisfied"]
TWO_WORDS = Rule(low=0, high=1, satisfied=1, stellar=2, bitter=0)
FIRST, LAST, DAY = date(2026, 9, 1), date(2026, 9, 30), "2026-09-14"
THIN = "\u202f"


class Airline:
    """The file in pandas, the house with the same file imported, and a first try whose mapping forgot that 0 means "not applicable"."""

    def __init__(self, home: House) -> None:
        path = real("D_airline_satisfaction/airline-test.csv.gz")
        self.home = home
        self.frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        self.cycle: Cycle = home.cycle("Vuelo", [*POINTS, WHOLE])
        keys = dict(self.cycle.moments.values_list("name", "key"))
        moments: list[dict[str, Any]] = [
            {"moment": keys[name], "rating": {"column": name, "scale": "1-5", "not_applicable": ["0"]}} for name in POINTS
        ]
        moments[POINTS.index(LATE)]["wait"] = {"column": DELAY, "unit": "min"}
        moments.append({"moment": keys[WHOLE], "rating": {"column": "satisfaction", "scale": WORDS}})
        mapping = {
            "schema": "estelar.mapping/1",
            "source": "pasajeros",
            "form": "wide",
            "cycle": self.cycle.pk,
            "when": {"fixed": DAY},
            "unit": {"fixed": "Casa"},
            "customer": {"external_id": "id"},
            "external_id": {"column": "id"},
            "moments": moments,
        }
        strict = [part | {"rating": {"column": part["rating"]["column"], "scale": "1-5"}} for part in moments[:-1]]
        careless = {key: part for key, part in mapping.items() if key != "customer"} | {"moments": strict}
        self.careless: FileImport = home.bring(path, careless, dry_run=True)
        self.refused = rejected(self.careless)
        self.left_by_check = Encounter.objects.count()
        self.brought: FileImport = home.bring(path, mapping)
        self.from_truth = home.live(self.cycle, FIRST, LAST)
        facts.rebuild()
        self.again: FileImport = home.bring(path, mapping, dry_run=True)  # a check, because it tells the same in a tenth of the time

    def numbers(self, name: str) -> pd.Series[Any]:
        """The ratings of a touch point, without those to whom it did not apply."""
        if name == WHOLE:
            return self.frame.satisfaction.map(WORDS.index).astype(float)
        return self.frame[name].loc[lambda raw: raw != "0"].astype(float)


@pytest.fixture(scope="module")
def airline(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Airline]:
    """The file, brought once."""
    real("D_airline_satisfaction/airline-test.csv.gz")
    with house(django_db_blocker, tmp_path_factory.mktemp("airline")) as home:
        yield Airline(home)


@pytest.fixture(autouse=True)
def _own_folder() -> None:
    """The folder is that of the file's house, not one per test."""


def test_every_row_becomes_a_visit_and_every_cell_is_accounted_for(airline: Airline) -> None:
    cells = sum(len(airline.numbers(name)) for name in (*POINTS, WHOLE))
    brought = airline.brought
    assert (brought.rows_read, brought.rows_rejected, brought.duplicates) == (len(airline.frame), 0, 0)
    assert brought.encounters_made == cells == Encounter.objects.count()
    assert brought.report["skipped"] == len(airline.frame) * (len(POINTS) + 1) - cells
    assert brought.rows_read == 25976
    assert brought.customers_made == airline.frame.id.nunique() == Encounter.objects.values("customer").distinct().count()
    assert Encounter.objects.values("visit").distinct().count() == len(airline.frame)


def test_the_same_file_again_would_add_nothing(airline: Airline) -> None:
    assert (airline.again.encounters_made, airline.again.customers_made, airline.again.rows_rejected) == (0, 0, 0)
    assert airline.again.duplicates == airline.brought.encounters_made


def test_a_mapping_that_forgets_not_applicable_is_told_row_by_row(airline: Airline) -> None:
    zero = airline.frame[list(POINTS)] == "0"
    wrong = zero.any(axis=1)
    assert airline.left_by_check == 0, "a check writes nothing"
    assert airline.careless.rows_rejected == int(wrong.sum())
    assert [int(row) for row in airline.refused.iloc[:, 0]] == [place + 2 for place in airline.frame.index[wrong]]
    assert list(airline.refused["id"]) == list(airline.frame.id[wrong])
    for place, why in zip(airline.frame.index[wrong], airline.refused.iloc[:, 1], strict=True):
        assert all(f"{name}: " in why for name in zero.columns[zero.loc[place]]), why
        assert why.count("0 está fuera de la escala, que va de 1 a 5") == int(zero.loc[place].sum()), why
    told = {(one["column"]): one["rows"] for one in airline.careless.report["reasons"]}
    assert told == {name: int(zero[name].sum()) for name in POINTS if zero[name].any()}
    place = int(wrong.to_numpy().argmax())
    first = airline.careless.problems[0]
    assert (first["row"], first["column"]) == (place + 2, next(name for name in POINTS if zero[name].iloc[place]))


@pytest.mark.parametrize("name", [*POINTS, WHOLE])
def test_counts_shares_intervals_and_mean_of_a_moment_equal_pandas(airline: Airline, name: str) -> None:
    live = airline.home.live(airline.cycle, FIRST, LAST)
    for seen in (airline.from_truth, live):
        assert_same(seen, name, airline.numbers(name), TWO_WORDS if name == WHOLE else FIVE)


def test_means_and_shares_equal_a_second_reckoning_of_the_melted_file(airline: Airline) -> None:
    parts = []
    for name, key in airline.cycle.moments.values_list("name", "key"):
        number = airline.numbers(name)
        low, high, satisfied, stellar, bitter = (0, 1, 1, 2, 0) if name == WHOLE else (1, 5, 4, 5, 2)
        part = pd.DataFrame({"moment": key, "number": number})
        parts.append(judged(part, low=low, high=high, satisfied=satisfied, stellar=stellar, bitter=bitter))
    assert_live_cycle(airline.cycle, pd.concat(parts), by=airline.home.gema, first=FIRST, last=LAST)


def test_the_total_is_the_sum_of_the_moments(airline: Airline) -> None:
    live = airline.home.live(airline.cycle, FIRST, LAST)
    rated = pd.concat([airline.numbers(name) for name in POINTS])
    whole = airline.numbers(WHOLE)
    total = live.total.figures
    assert total.n == total.n_rated == len(rated) + len(whole)
    assert total.n_satisfied == int((rated >= 4).sum() + whole.sum())
    assert total.n_stellar == int((rated == 5).sum())
    assert total.n_bitter == int((rated <= 2).sum() + (whole == 0).sum())


def test_delays_that_are_missing_stay_missing(airline: Airline) -> None:
    live = airline.home.live(airline.cycle, FIRST, LAST)
    figures = next(one.figures for one in live.moments if one.moment and one.moment.name == LATE)
    delays = airline.frame[DELAY][airline.frame[LATE] != "0"]
    seconds = Counter((delays[delays != ""].astype(float) * 60).astype(int))
    assert (airline.frame[DELAY] == "").any()
    assert {int(value): int(many) for value, many in figures.waits} == dict(seconds)


def test_the_flow_goes_from_each_touch_point_to_the_next_that_was_lived(airline: Airline) -> None:
    live = airline.home.live(airline.cycle, FIRST, LAST)
    names = dict(airline.cycle.moments.values_list("pk", "name"))
    want: Counter[tuple[str | None, str]] = Counter()
    for row in airline.frame[list(POINTS)].itertuples(index=False):
        lived = [name for name, raw in zip(POINTS, row, strict=True) if raw != "0"] + [WHOLE]
        want.update(zip([None, *lived], lived, strict=False))
    assert {(names[way.before] if way.before else None, names[way.after]): way.count for way in live.ways} == dict(want)


def test_nothing_was_lived_before_or_after_that_day(airline: Airline) -> None:
    assert airline.home.live(airline.cycle, date(2026, 8, 1), date(2026, 9, 13)).total.figures.n == 0
    assert airline.home.live(airline.cycle, date(2026, 9, 15), LAST).total.figures.n == 0


def test_the_page_shows_the_same_figures_as_spanish_writes_them(airline: Airline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)
    client = Client()
    client.force_login(airline.home.gema)
    query = {"period": "custom", "from": FIRST.isoformat(), "to": LAST.isoformat(), "compare": "none"}
    response = client.get(reverse("reports:live", args=[airline.cycle.pk]), query)
    assert response.status_code == 200
    rows = [
        [_words(cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", response.content.decode(), re.S)
    ]
    for place, name in enumerate(POINTS, start=1):
        [row] = [row for row in rows if row and row[0] == f"{place}. {name}"]
        rated = airline.numbers(name)
        assert row[1] == _thousands(len(rated))
        for cell, hits in ((row[2], rated >= 4), (row[4], rated == 5), (row[5], rated <= 2)):
            assert cell.startswith(_percent(hits.mean())), (name, cell)
            assert cell.endswith(f"n{THIN}{_thousands(len(rated))}"), (name, cell)


def _words(html: str) -> str:
    return re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", THIN)


def _percent(share: float) -> str:
    return f"{share * 100:.{1 if share < 0.0995 else 0}f}".replace(".", ",") + THIN + "%"
