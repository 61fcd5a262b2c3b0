"""Three waves of a course survey in words: other columns and other dates in every wave, one cycle for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport
from estelar.encounters.operations.intake.looking import Look
from tests.real.bringing import FIVE, House, Rule, assert_same, house, real, rejected

pytestmark = [pytest.mark.real, pytest.mark.django_db, pytest.mark.xdist_group("real-fiuba")]
WHEN, COMMENT = "Marca temporal", "Comentarios Sobre el Curso"
ONLINE = "¿Tenes algun comentario o sugerencia sobre la cursada virtual de este cuatrimestre?"  # asked in the last wave only
WAVES: dict[str, dict[str, Any]] = {
    "2019-1C": {"columns": [WHEN], "orders": ["dmy"]},
    "2019-2C": {"columns": [WHEN], "orders": ["mdy"]},
    "2020-1C": {"columns": [WHEN], "orders": ["mdy", "dmy"], "not_before": "2020-08-15", "not_after": "2020-09-30"},
}
FIVE_WORDS = [["Malo", "Malas"], ["Regular", "Regulares"], ["Bueno", "Buenas"], ["Muy Bueno", "Muy Buenas"], ["Excelente", "Excelentes"]]
FOUR_WORDS = ["Nada Interesantes", "Poco Interesantes", "Interesantes", "Muy Interesantes"]
ABSENT = ["No hay clases teóricas", "No hay clase teóricas", "No hay clases prácticas"]  # with and without accents and capitals
FOUR = Rule(low=1, high=4, satisfied=3, stellar=4, bitter=2)
MOMENTS: dict[str, tuple[str, list[Any], Rule]] = {
    "Curso": ("Opinión General Sobre el Curso", FIVE_WORDS, FIVE),
    "Teoría": ("Nivel de las Clases Teóricas del Curso", FIVE_WORDS, FIVE),
    "Práctica": ("Nivel de las Clases Prácticas del Curso", FIVE_WORDS, FIVE),
    "Temas": ("¿Cómo te Resultaron los Temas de la Materia?", FOUR_WORDS, FOUR),
}
NUMBERS = {word.lower(): place for place, words in enumerate(FIVE_WORDS, start=1) for word in words}
NUMBERS |= {word.lower(): place for place, word in enumerate(FOUR_WORDS, start=1)}


def file_of(wave: str) -> str:
    return f"D_fiuba_encuestas_ar/encuesta_dc_deid-{wave}.csv"


def written_day(raw: str, wave: str) -> date:
    """The day of an answer, as somebody reads it who knows the waves: the last one ran in August and September 2020."""
    a, b, year = (int(part) for part in raw.split(" ")[0].split("/"))
    day_first = wave == "2019-1C" or (wave == "2020-1C" and a not in {8, 9})
    return date(year, b, a) if day_first else date(year, a, b)


class Waves:
    """The waves in pandas, and the house with all of them imported."""

    def __init__(self, home: House) -> None:
        self.home = home
        self.cycle: Cycle = home.cycle("Cursada", list(MOMENTS))
        self.frames = {wave: self.read(wave) for wave in WAVES}
        self.looks: dict[str, Look] = {wave: home.look(real(file_of(wave))) for wave in WAVES}
        self.made: dict[str, FileImport] = {wave: home.bring(real(file_of(wave)), self.mapping(wave)) for wave in WAVES}
        narrow = WAVES["2020-1C"] | {"orders": ["mdy"]}
        self.narrow: FileImport = home.bring(real(file_of("2020-1C")), self.mapping("2020-1C", when=narrow), dry_run=True)
        self.refused = rejected(self.narrow)
        self.too_few_words: FileImport = home.bring(
            real(file_of("2019-1C")), self.mapping("2019-1C", words=FIVE_WORDS[1:]), dry_run=True
        )  # nobody said in the mapping what "Malo" and "Malas" are
        self.unworded = rejected(self.too_few_words)
        self.again: FileImport = home.bring(real(file_of("2020-1C")), self.mapping("2020-1C"))

    def read(self, wave: str) -> pd.DataFrame:
        frame = pd.read_csv(real(file_of(wave)), dtype=str, keep_default_na=False)
        frame["day"] = [written_day(raw, wave) for raw in frame[WHEN]]
        for name, (column, _words, _rule) in MOMENTS.items():
            frame[name] = frame[column].str.lower().map(NUMBERS)
        return frame

    def mapping(self, wave: str, *, when: dict[str, Any] | None = None, words: list[Any] | None = None) -> dict[str, Any]:
        keys = dict(self.cycle.moments.values_list("name", "key"))
        moments: list[dict[str, Any]] = []
        for name, (column, scale, rule) in MOMENTS.items():
            rating = {"column": column, "scale": (words or scale) if rule is FIVE else scale}
            if "Clases" in column:
                rating["not_applicable"] = ABSENT
            moments.append({"moment": keys[name], "rating": rating})
        moments[0]["comment"] = {"columns": [COMMENT, ONLINE] if wave == "2020-1C" else [COMMENT]}
        return {
            "schema": "estelar.mapping/1",
            "source": f"encuesta {wave}",
            "form": "wide",
            "cycle": self.cycle.pk,
            "when": when or WAVES[wave],
            "unit": {"fixed": "Casa"},
            "moments": moments,
        }


@pytest.fixture(scope="module")
def waves(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Waves]:
    """All waves, brought once."""
    for wave in WAVES:
        real(file_of(wave))
    with house(django_db_blocker, tmp_path_factory.mktemp("fiuba")) as home:
        yield Waves(home)


@pytest.fixture(autouse=True)
def _own_folder() -> None:
    """The folder is that of the file's house, not one per test."""


@pytest.mark.parametrize("wave", WAVES)
def test_every_answer_of_a_wave_is_accounted_for(waves: Waves, wave: str) -> None:
    frame, made = waves.frames[wave], waves.made[wave]
    lived = int(frame[list(MOMENTS)].notna().to_numpy().sum())
    assert (made.rows_read, made.rows_rejected, made.duplicates) == (len(frame), 0, 0)
    assert (made.encounters_made, made.report["skipped"]) == (lived, len(MOMENTS) * len(frame) - lived)
    assert Encounter.objects.filter(source=f"encuesta {wave}").values("visit").distinct().count() == len(frame)


@pytest.mark.parametrize("wave", WAVES)
def test_every_answer_lies_on_the_day_on_which_it_was_given(waves: Waves, wave: str) -> None:
    made = Encounter.objects.filter(source=f"encuesta {wave}", moment__name="Curso").order_by("pk")
    assert list(made.values_list("day", flat=True)) == list(waves.frames[wave].day)


@pytest.mark.parametrize("wave", WAVES)
@pytest.mark.parametrize("name", MOMENTS)
def test_the_figures_of_a_wave_equal_pandas(waves: Waves, wave: str, name: str) -> None:
    days = waves.frames[wave].day
    live = waves.home.live(waves.cycle, days.min(), days.max())
    assert_same(live, name, waves.frames[wave][name].dropna(), MOMENTS[name][2])


@pytest.mark.parametrize("name", MOMENTS)
def test_the_figures_of_all_waves_together_equal_pandas(waves: Waves, name: str) -> None:
    everything = pd.concat(waves.frames.values())
    live = waves.home.live(waves.cycle, everything.day.min(), everything.day.max())
    assert_same(live, name, everything[name].dropna(), MOMENTS[name][2])


@pytest.mark.parametrize(("wave", "order"), [("2019-1C", "dmy"), ("2019-2C", "mdy")])
def test_the_order_of_a_wave_is_told_by_its_own_values(waves: Waves, wave: str, order: str) -> None:
    guess = next(column.dates for column in waves.looks[wave].columns() if column.name == WHEN)
    assert (guess.decided, guess.fits) == (True, (order,))


def test_the_wave_that_mixes_two_orders_is_asked_and_never_guessed(waves: Waves) -> None:
    guess = next(column.dates for column in waves.looks["2020-1C"].columns() if column.name == WHEN)
    assert not guess.decided
    assert guess.mixed
    frame = waves.frames["2020-1C"]
    assert set(guess.strays) == set(frame[WHEN][~frame[WHEN].str.startswith(("8/", "9/"))])


def test_one_order_for_the_mixed_wave_refuses_the_rows_of_the_other_and_says_why(waves: Waves) -> None:
    frame = waves.frames["2020-1C"]
    other = frame.index[~frame[WHEN].str.startswith(("8/", "9/"))]
    assert waves.narrow.rows_rejected == len(other) > 0
    assert [int(row) for row in waves.refused.iloc[:, 0]] == [place + 2 for place in other]
    for raw, why in zip(frame[WHEN][other], waves.refused.iloc[:, 1], strict=True):
        assert re.match(rf"{WHEN}: [“«]{re.escape(raw)}[”»] ", why), why
        assert "2020-08-15" in why, why
    [reason] = waves.narrow.report["reasons"]
    assert (reason["column"], reason["rows"]) == (WHEN, len(other))


def test_a_word_that_the_scale_does_not_have_is_told_with_its_row_and_column(waves: Waves) -> None:
    frame = waves.frames["2019-1C"]
    five = {name: column for name, (column, _words, rule) in MOMENTS.items() if rule is FIVE}
    worst = frame[list(five)] == 1
    rows = frame.index[worst.any(axis=1)]
    assert waves.too_few_words.rows_rejected == len(rows)
    assert [int(row) for row in waves.unworded.iloc[:, 0]] == [place + 2 for place in rows]
    for place, why in zip(rows, waves.unworded.iloc[:, 1], strict=True):
        assert all((f"{column}: " in why) == bool(worst.loc[place, name]) for name, column in five.items()), why
    told = {one["column"]: one["rows"] for one in waves.too_few_words.report["reasons"]}
    assert told == {column: int(worst[name].sum()) for name, column in five.items()}


def test_comments_come_whole_with_those_of_the_column_that_only_the_last_wave_has(waves: Waves) -> None:
    for wave, frame in waves.frames.items():
        columns = [COMMENT, ONLINE] if wave == "2020-1C" else [COMMENT]
        clean = frame[columns].map(lambda text: text.replace("\r\n", "\n").strip())
        want = ["\n".join(filter(None, row)) for row in clean.itertuples(index=False)]
        made = Encounter.objects.filter(source=f"encuesta {wave}", moment__name="Curso").order_by("pk")
        assert [text.replace("\r\n", "\n") for text in made.values_list("comment", flat=True)] == want
    assert not Encounter.objects.exclude(moment__name="Curso").exclude(comment="").exists()


def test_two_equal_answers_are_two_and_the_same_wave_again_adds_nothing(waves: Waves) -> None:
    frame = waves.frames["2020-1C"]
    assert frame.duplicated().any()
    assert (waves.again.encounters_made, waves.again.duplicates) == (0, waves.made["2020-1C"].encounters_made)
