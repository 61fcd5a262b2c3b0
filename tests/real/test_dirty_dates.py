"""Claims whose dates are spelled in five ways: the two readings are offered, and each choice gives the dates that it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport
from estelar.encounters.operations.intake.looking import Look
from tests.real.bringing import House, house, real, rejected

pytestmark = [pytest.mark.real, pytest.mark.django_db, pytest.mark.xdist_group("real-dates")]
DIRTY, CLEAN = "A_reclamos_fechas_sucias/reclamos.csv", "A_reclamos_fechas_sucias/rechamos_normalizado.csv"
CHOICES = {
    "as meant": ["dmy", "ydm"],  # 2017-6-1 is 6 January
    "as the other cleaned it": ["dmy", "ymd", "ydm"],  # 2017-6-1 is 1 June, and only 2017-13-1 is 13 January
    "too narrow": ["dmy", "ymd"],
}
KINDS = ["Facturación", "Falta Servicio", "Instalación pendiente", "Actualiza datos", "Cambio de Producto", "No reconoce producto"]


class Claims:
    """Both files in pandas, and the dirty one imported once per choice of orders."""

    def __init__(self, home: House) -> None:
        self.home = home
        self.dirty = pd.read_csv(real(DIRTY), sep=";", encoding="latin-1", dtype=str, keep_default_na=False)
        self.clean = pd.read_csv(real(CLEAN), sep=";", encoding="utf-8", dtype=str, keep_default_na=False)
        self.cycle: Cycle = home.cycle("Reclamo", KINDS)
        self.look: Look = home.look(real(DIRTY))
        self.made: dict[str, FileImport] = {name: home.bring(real(DIRTY), self.mapping(name, orders)) for name, orders in CHOICES.items()}
        self.refused = rejected(self.made["too narrow"])

    def mapping(self, source: str, orders: list[str]) -> dict[str, Any]:
        return {
            "schema": "estelar.mapping/1",
            "source": source,
            "form": "long",
            "cycle": self.cycle.pk,
            "when": {"columns": ["fc_reclamo"], "orders": orders},
            "unit": {"fixed": "Casa"},
            "moment": {"column": "tx_reclamo"},
            "impression": {"fixed": "bitter", "obtained": "staff"},
            "customer": {"external_id": "id_cliente"},
        }

    def stored(self, source: str) -> pd.DataFrame:
        """What was stored, in the order of the rows of the file."""
        found = Encounter.objects.filter(source=source).order_by("pk").values_list("day", "moment__name", "customer__external_id")
        return pd.DataFrame(list(found), columns=["day", "kind", "customer"])

    @property
    def year_first(self) -> pd.Series[Any]:
        """Which rows write the year first."""
        return self.dirty.fc_reclamo.str.match(r"\d{4}-")

    @property
    def middle(self) -> pd.Series[Any]:
        """The middle number of those; 0 for the others."""
        return self.dirty.fc_reclamo.str.extract(r"^\d{4}-(\d+)-")[0].fillna("0").astype(int)


@pytest.fixture(scope="module")
def claims(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Claims]:
    """The claims, brought once."""
    real(DIRTY), real(CLEAN)
    with house(django_db_blocker, tmp_path_factory.mktemp("claims")) as home:
        yield Claims(home)


@pytest.fixture(autouse=True)
def _own_folder() -> None:
    """The folder is that of the file's house, not one per test."""


def test_the_file_is_recognised_and_both_readings_of_its_dates_are_offered(claims: Claims) -> None:
    assert (claims.look.shape.encoding, claims.look.shape.delimiter, claims.look.shape.header) == ("cp1252", ";", 1)
    guess = next(column.dates for column in claims.look.columns() if column.name == "fc_reclamo")
    assert guess.looks_like_dates
    assert not guess.decided, "2017-6-1 is never guessed"
    assert ("dmy", "ydm") in guess.pairs
    readings = dict(guess.ambiguous)["2017-6-1"]
    assert (readings["ymd"], readings["ydm"]) == (datetime(2017, 6, 1), datetime(2017, 1, 6))


@pytest.mark.parametrize("choice", ["as meant", "as the other cleaned it"])
def test_every_row_comes_in_with_its_customer_and_kind(claims: Claims, choice: str) -> None:
    made, stored = claims.made[choice], claims.stored(choice)
    assert (made.rows_read, made.encounters_made, made.rows_rejected, made.duplicates) == (len(claims.dirty), len(claims.dirty), 0, 0)
    assert list(stored.kind) == list(claims.dirty.tx_reclamo)
    assert list(stored.customer) == list(claims.dirty.id_cliente)


def test_chosen_as_the_other_cleaned_it_every_date_equals_the_cleaned_file_row_by_row(claims: Claims) -> None:
    assert [day.isoformat() for day in claims.stored("as the other cleaned it").day] == list(claims.clean.fc_reclamo)


def test_chosen_as_meant_the_dates_equal_the_cleaned_file_where_it_had_no_choice(claims: Claims) -> None:
    ours = pd.Series([day.isoformat() for day in claims.stored("as meant").day])
    comparable = ~(claims.year_first & (claims.middle <= 12))
    assert (ours[comparable] == claims.clean.fc_reclamo[comparable]).all()
    swapped = claims.clean.fc_reclamo[~comparable].map(lambda text: "-".join([text[:4], text[8:], text[5:7]]))
    assert (ours[~comparable] == swapped).all()


def test_chosen_as_meant_the_claims_stand_in_the_order_of_their_days(claims: Claims) -> None:
    """The file is sorted by day: no code of ours knows that, and only the right reading keeps it so."""
    assert claims.stored("as meant").day.is_monotonic_increasing
    assert not claims.stored("as the other cleaned it").day.is_monotonic_increasing
    assert not claims.clean.fc_reclamo.is_monotonic_increasing
    at = claims.dirty.index[claims.dirty.fc_reclamo == "2017-6-1"][0]
    assert claims.stored("as meant").day[at] == date(2017, 1, 6)


def test_too_narrow_a_choice_refuses_the_rows_that_it_cannot_read_and_says_which_and_why(claims: Claims) -> None:
    made, refused = claims.made["too narrow"], claims.refused
    beyond = claims.dirty.index[claims.middle > 12]
    assert (made.rows_rejected, made.encounters_made) == (len(beyond), len(claims.dirty) - len(beyond))
    assert [int(row) for row in refused.iloc[:, 0]] == [place + 2 for place in beyond]
    assert refused.iloc[:, 2:].to_numpy().tolist() == claims.dirty.loc[beyond].to_numpy().tolist()
    for raw, why in zip(claims.dirty.fc_reclamo[beyond], refused.iloc[:, 1], strict=True):
        assert re.fullmatch(rf"fc_reclamo: [“«]{re.escape(raw)}[”»] .*", why), why
    [reason] = made.report["reasons"]
    assert (reason["column"], reason["rows"]) == ("fc_reclamo", len(beyond))
    assert [(one["row"], one["column"]) for one in made.problems] == [(place + 2, "fc_reclamo") for place in beyond[:20]]
    kept = claims.clean.fc_reclamo.drop(beyond)
    assert [day.isoformat() for day in claims.stored("too narrow").day] == list(kept)


def test_the_live_cycle_counts_the_claims_of_each_kind_in_a_year(claims: Claims) -> None:
    live = claims.home.live(claims.cycle, date(2018, 1, 1), date(2018, 12, 31))
    want = pd.concat([claims.stored(source) for source in CHOICES])
    want = want[want.day.map(lambda day: day.year) == 2018]
    for one in live.moments:
        assert one.moment is not None
        of_kind = int((want.kind == one.moment.name).sum())
        assert (one.figures.n, one.figures.n_bitter, one.figures.n_rated) == (of_kind, of_kind, 0)
        assert one.figures.satisfaction.value is None
