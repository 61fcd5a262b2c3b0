"""Reviews of 43 companies in Spanish: their ids, their texts (some of them equal), and the units that a mapping makes of companies."""

from __future__ import annotations

import gzip
import shutil
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake.looking import Look
from estelar.people.models import Unit
from tests import make
from tests.real.bringing import FIVE, House, assert_same, house, real

pytestmark = [pytest.mark.real, pytest.mark.django_db, pytest.mark.xdist_group("real-trustpilot")]
FILE = "B_trustpilot_es/dataset_reviews.csv.gz"
REVIEW = "Reseña"


class Reviews:
    """The file in pandas, and imported: its 43 companies become the units of their sectors by a map of values."""

    def __init__(self, home: House) -> None:
        path = real(FILE)
        self.home = home
        self.frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        self.frame["number"] = pd.to_numeric(self.frame["Calificación"])
        self.frame["when"] = pd.to_datetime(self.frame.Fecha, utc=True, format="ISO8601")
        self.frame["day"] = self.frame.when.dt.tz_convert("America/Bogota").dt.date
        self.cycle: Cycle = home.cycle("Compra", ["Busca", REVIEW])
        self.units: dict[str, Unit] = {sector: make.unit(sector, home.root) for sector in self.frame.categoria.unique()}
        self.sector_of: dict[str, str] = dict(self.frame[["Empresa", "categoria"]].drop_duplicates().itertuples(index=False))
        self.look: Look = home.look(path)
        self.made: FileImport = home.bring(path, self.mapping("por contenido"))
        self.again: FileImport = home.bring(path, self.mapping("por contenido"))
        plain = home.folder / "otra copia.csv"
        with gzip.open(path) as packed, plain.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        self.copy: FileImport = home.bring(plain, self.mapping("por contenido"))
        by_id = self.mapping("por id") | {"external_id": {"column": "id_reseña"}, "visit": {"column": "id_reseña"}}
        self.by_id: FileImport = home.bring(path, by_id)
        self.stored = pd.DataFrame(
            list(
                Encounter.objects.filter(source="por contenido")
                .order_by("pk")
                .values_list("occurred_at", "day", "unit__name", "comment", "rating_raw", "rating")
            ),
            columns=["when", "day", "unit", "comment", "raw", "rating"],
        )
        self.ids = list(Encounter.objects.filter(source="por id").order_by("pk").values_list("external_id", flat=True))
        self.undone = intake.undo(self.by_id, by=home.gema, at=make.NOW)

    def mapping(self, source: str) -> dict[str, Any]:
        return {
            "schema": "estelar.mapping/1",
            "source": source,
            "form": "long",
            "cycle": self.cycle.pk,
            "when": {"columns": ["Fecha"], "orders": ["ymd"]},
            "unit": {"column": "Empresa", "values": self.sector_of},
            "moment": {"fixed": self.cycle.moments.get(name=REVIEW).key},
            "rating": {"column": "Calificación", "scale": "1-5"},
            "comment": {"columns": ["Contenido"]},
        }


@pytest.fixture(scope="module")
def reviews(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reviews]:
    """The reviews, brought once."""
    real(FILE)
    with house(django_db_blocker, tmp_path_factory.mktemp("reviews")) as home:
        yield Reviews(home)


@pytest.fixture(autouse=True)
def _own_folder() -> None:
    """The folder is that of the file's house, not one per test."""


def test_the_byte_order_mark_is_no_part_of_the_first_name(reviews: Reviews) -> None:
    assert reviews.look.names == tuple(reviews.frame.columns[:7])
    assert reviews.look.shape.encoding == "utf-8-sig"
    columns = {column.name: column for column in reviews.look.columns()}
    assert (columns["Fecha"].dates.decided, columns["Fecha"].dates.fits) == (True, ("ymd",))
    assert columns["Calificación"].scales[0] == "1-5"


def test_every_review_comes_in_once_although_texts_repeat(reviews: Reviews) -> None:
    frame, made = reviews.frame, reviews.made
    assert frame.Contenido.duplicated().any()
    assert frame.duplicated(["Empresa", "Calificación", "Contenido"]).any(), "of the same company too, with as many stars"
    assert (made.rows_read, made.encounters_made, made.rows_rejected, made.duplicates) == (len(frame), len(frame), 0, 0)
    assert Counter(reviews.stored.comment) == Counter(frame.Contenido.str.strip())


def test_instant_day_unit_and_rating_of_every_review_equal_pandas(reviews: Reviews) -> None:
    frame, stored = reviews.frame, reviews.stored
    assert list(stored.when) == list(frame.when)
    assert list(stored.day) == list(frame.day)
    assert list(stored.unit) == list(frame.categoria)
    assert list(stored.raw) == list(frame["Calificación"])
    pd.testing.assert_series_equal(stored.rating.astype(float), (frame.number - 1) / 4, check_names=False)


def test_the_same_file_and_an_unpacked_copy_of_it_add_nothing(reviews: Reviews) -> None:
    for again in (reviews.again, reviews.copy):
        assert (again.rows_read, again.encounters_made, again.duplicates) == (len(reviews.frame), 0, len(reviews.frame))


def test_by_their_ids_they_come_in_as_another_source_and_go_again_as_a_whole(reviews: Reviews) -> None:
    assert reviews.by_id.rows_read == reviews.undone == len(reviews.frame)
    assert reviews.ids == list(reviews.frame["id_reseña"])
    assert Encounter.objects.count() == len(reviews.frame)


def test_figures_of_all_and_of_one_sector_equal_pandas(reviews: Reviews) -> None:
    frame = reviews.frame
    first, last = frame.day.min(), frame.day.max()
    for unit in (None, reviews.units[frame.categoria[0]]):
        of_unit = frame if unit is None else frame[frame.categoria == unit.name]
        live = reviews.home.live(reviews.cycle, first, last, unit)
        assert_same(live, REVIEW, of_unit.number, FIVE)


def test_figures_of_a_year_equal_pandas(reviews: Reviews) -> None:
    frame = reviews.frame
    for year in (min(frame.day).year, 2024):
        of_year = frame[[day.year == year for day in frame.day]]
        live = reviews.home.live(reviews.cycle, of_year.day.min(), of_year.day.max())
        assert_same(live, REVIEW, of_year.number, FIVE)
