from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from estelar.cycles.models import Cycle, Moment
from estelar.encounters.models import Dissatisfaction, Encounter, FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files, looking
from estelar.encounters.rules.dates import guess_orders
from tests import make
from tests.conftest import Cast
from tests.real.comparing import assert_live_cycle, days, judged

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
type Found = Callable[[str], Path]

AIRLINE = "D_airline_satisfaction/airline-test.csv.gz"
TOUCH_POINTS = (
    "Inflight wifi service", "Departure/Arrival time convenient", "Ease of Online booking", "Gate location", "Food and drink",
    "Online boarding", "Seat comfort", "Inflight entertainment", "On-board service", "Leg room service", "Baggage handling",
    "Checkin service", "Inflight service", "Cleanliness",
)  # fmt: skip


def _bring(path: Path, mapping: dict[str, Any], cast: Cast, at: datetime) -> FileImport:
    one = intake.upload(files.blocks_of(path), file_name=path.name, by=cast.gema, at=at)
    intake.set_mapping(one, mapping)
    intake.run(one, by=cast.gema, at=at)
    return one


def _looked(path: Path, cast: Cast, at: datetime) -> looking.Look:
    one = intake.upload(files.blocks_of(path), file_name=path.name, by=cast.gema, at=at)
    return looking.look(one)


def test_airline_is_recognised_as_a_survey_with_a_column_per_moment(cast: Cast, now: datetime, real_file: Found) -> None:
    look = _looked(real_file(AIRLINE), cast, now)
    columns = {c.name: c for c in look.columns()}
    assert len(look.names) == 25
    assert all("0-5" in columns[n].scales or "1-5" in columns[n].scales for n in TOUCH_POINTS)
    assert not any(columns[n].dates.looks_like_dates for n in TOUCH_POINTS)


WAVES: dict[str, dict[str, Any]] = {
    "2019-1C": {"columns": ["Marca temporal"], "orders": ["dmy"]},
    "2019-2C": {"columns": ["Marca temporal"], "orders": ["mdy"]},
    # m/d with a time, and thirty rows of d/m without: the window of the wave tells them apart
    "2020-1C": {"columns": ["Marca temporal"], "orders": ["mdy", "dmy"], "not_before": "2020-08-15", "not_after": "2020-09-30"},
}
OPINION, THEORY, PRACTICE = (
    "Opinión General Sobre el Curso",
    "Nivel de las Clases Teóricas del Curso",
    "Nivel de las Clases Prácticas del Curso",
)
PLACES = {
    "malo": 1, "malas": 1, "regular": 2, "regulares": 2, "bueno": 3, "buenas": 3,
    "muy bueno": 4, "muy buenas": 4, "excelente": 5, "excelentes": 5,
}  # fmt: skip


def _by_hand(raw: str, wave: str) -> date:
    """The day of an answer, read with no code of the product."""
    a, b, year = (int(part) for part in raw.split(" ")[0].split("/"))
    if wave == "2019-1C" or (wave == "2020-1C" and a not in {8, 9}):
        return date(year, b, a)
    return date(year, a, b)


@pytest.mark.parametrize("wave", WAVES)
def test_fiuba_surveys_in_words_with_their_date_orders(cast: Cast, now: datetime, real_file: Found, wave: str) -> None:
    path = real_file(f"D_fiuba_encuestas_ar/encuesta_dc_deid-{wave}.csv")
    cycle = make.cycle("Curso", ("Opinión general", "Clases teóricas", "Clases prácticas"))
    words = [["Malo", "Malas"], ["Regular", "Regulares"], ["Bueno", "Buenas"], ["Muy Bueno", "Muy Buenas"], ["Excelente", "Excelentes"]]
    absent = ["No hay clases teóricas", "No hay clase teoricas", "No Hay Clases Prácticas"]
    rating = {"scale": words, "not_applicable": absent}
    mapping = {
        "schema": "estelar.mapping/1",
        "source": f"fiuba {wave}",
        "form": "wide",
        "cycle": cycle.pk,
        "when": WAVES[wave] | {"time_zone": "America/Bogota"},
        "unit": {"fixed": "Clínica Aurora"},
        "moments": [
            {"moment": "m1", "rating": {"column": OPINION, **rating}, "comment": {"columns": ["Comentarios Sobre el Curso"]}},
            {"moment": "m2", "rating": {"column": THEORY, **rating}},
            {"moment": "m3", "rating": {"column": PRACTICE, **rating}},
        ],
    }
    one = _bring(path, mapping, cast, now)

    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    parts = []
    for key, column in (("m1", OPINION), ("m2", THEORY), ("m3", PRACTICE)):
        number = frame[column].str.lower().map(PLACES)
        parts.append(pd.DataFrame({"moment": key, "number": number, "day": [_by_hand(v, wave) for v in frame["Marca temporal"]]}))
    expected = pd.concat(parts, ignore_index=True).dropna(subset="number")
    assert (one.rows_read, one.rows_rejected, one.encounters_made) == (len(frame), 0, len(expected))
    assert one.report["skipped"] == 3 * len(frame) - len(expected)
    assert days(f"fiuba {wave}") == dict(Counter(expected.day))
    expected = judged(expected, low=1, high=5, satisfied=4, stellar=5, bitter=2)
    assert_live_cycle(cycle, expected, by=cast.gema, first=expected.day.min(), last=expected.day.max())
    comments = sorted(c.strip() for c in frame["Comentarios Sobre el Curso"].str.replace("\r\n", "\n") if c.strip())
    written = Encounter.objects.exclude(comment="").values_list("comment", flat=True)
    assert sorted(c.replace("\r\n", "\n") for c in written) == comments
    # the same wave again changes nothing
    assert _bring(path, mapping, cast, now).duplicates == len(expected)
    assert Encounter.objects.count() == len(expected)


def test_fiuba_orders_are_told_by_the_values_and_the_mixed_wave_is_asked(real_file: Found) -> None:
    guesses = {}
    for wave in WAVES:
        frame = pd.read_csv(real_file(f"D_fiuba_encuestas_ar/encuesta_dc_deid-{wave}.csv"), dtype=str)
        guesses[wave] = guess_orders(frame["Marca temporal"])
    assert (guesses["2019-1C"].fits, guesses["2019-1C"].decided) == (("dmy",), True)
    assert (guesses["2019-2C"].fits, guesses["2019-2C"].decided) == (("mdy",), True)
    mixed = guesses["2020-1C"]
    assert (mixed.decided, mixed.mixed) == (False, True)
    assert set(mixed.strays) == {"1/9/2020", "4/9/2020"}


def test_trustpilot_reviews_of_forty_three_companies(cast: Cast, now: datetime, real_file: Found) -> None:
    path = real_file("B_trustpilot_es/dataset_reviews.csv.gz")
    cycle = make.cycle("Compra", ("Reseña",))
    frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    for company in sorted(frame.Empresa.unique())[:-1]:  # one company is no unit here: its rows must be refused, with the reason
        make.unit(company, cast.root)
    missing = sorted(frame.Empresa.unique())[-1]
    mapping = {
        "schema": "estelar.mapping/1",
        "source": "trustpilot",
        "form": "long",
        "cycle": cycle.pk,
        "when": {"columns": ["Fecha"], "orders": ["ymd"]},
        "unit": {"column": "Empresa"},
        "moment": {"fixed": "m1"},
        "rating": {"column": "Calificación", "scale": "1-5"},
        "comment": {"columns": ["Título", "Contenido"]},
        "external_id": {"column": "id_reseña"},
    }
    one = _bring(path, mapping, cast, now)
    kept = frame[frame.Empresa != missing]
    number = pd.to_numeric(kept["Calificación"], errors="coerce")
    when = pd.to_datetime(kept.Fecha, utc=True, format="ISO8601")
    local = when.dt.tz_convert("America/Bogota").dt.date
    expected = judged(pd.DataFrame({"moment": "m1", "number": number, "day": local}), low=1, high=5, satisfied=4, stellar=5, bitter=2)
    assert (one.rows_read, one.encounters_made, one.rows_rejected) == (len(frame), len(kept), int((frame.Empresa == missing).sum()))
    rejected = pd.read_csv(files.folder() / one.rejected_as, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    assert sorted(rejected["id_reseña"]) == sorted(frame[frame.Empresa == missing]["id_reseña"])
    assert rejected.iloc[:, 1].str.contains(missing, regex=False).all()
    assert [int(n) for n in rejected.iloc[:, 0]] == [i + 2 for i in frame.index[frame.Empresa == missing]]
    assert days("trustpilot") == dict(Counter(local))
    assert_live_cycle(cycle, expected, by=cast.gema, first=min(local), last=max(local))
    by_company = Counter(Encounter.objects.values_list("unit__name", flat=True))
    assert by_company == (Counter(kept.Empresa))
    stored = dict(Encounter.objects.values_list("external_id", "occurred_at"))
    assert stored == dict(zip(kept["id_reseña"], when.dt.to_pydatetime(), strict=True))


SPANISH = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]


def _dirty_day(raw: str) -> date:
    """A date of the claims by hand: d/m/y, d-m-Y, "d de mes de Y", and Y-d-m."""
    if " de " in raw:
        day, month, year = raw.split(" de ")
        return date(int(year), SPANISH.index(month) + 1, int(day))
    a, b, c = (int(p) for p in re.split("[-/]", raw))
    if a > 31:
        return date(a, c, b)
    return date(c if c > 99 else 2000 + c, b, a)


def test_claims_in_latin_1_with_five_spellings_of_dates(cast: Cast, now: datetime, real_file: Found) -> None:
    path = real_file("A_reclamos_fechas_sucias/reclamos.csv")
    cycle: Cycle = make.cycle("Reclamo", ("Factura", "Falla", "Otros"))
    zones = {f"región {z}": f"Zona {z}" for z in "ABCDE"}
    others = ["Instalación pendiente", "Actualiza datos", "Cambio de Producto", "No reconoce producto"]
    named = {"Falta Servicio": "broken_promise", "Facturación": "misinformation", "Instalación pendiente": "long_wait"}
    for name in zones.values():
        make.unit(name, cast.root)
    mapping = {
        "schema": "estelar.mapping/1",
        "source": "reclamos",
        "form": "long",
        "cycle": cycle.pk,
        "when": {"columns": ["fc_reclamo"], "orders": ["dmy", "ydm"]},
        "unit": {"column": "tx_zona", "values": zones},
        "moment": {"column": "tx_reclamo", "values": {"Facturación": "m1", "Falta Servicio": "m2", **dict.fromkeys(others, "m3")}},
        "impression": {"fixed": "bitter", "obtained": "staff"},
        "elements": [{"column": "tx_reclamo", "values": {**dict.fromkeys(others, ""), **named}}],
        "customer": {"external_id": "id_cliente"},
    }  # fmt: skip
    one = _bring(path, mapping, cast, now)
    frame = pd.read_csv(path, sep=";", encoding="latin-1", dtype=str, keep_default_na=False)
    kept = frame[frame.tx_zona != "región F"]
    assert (one.rows_read, one.encounters_made) == (3339, len(kept))
    assert one.rows_rejected == int((frame.tx_zona == "región F").sum())
    assert one.report["reasons"][0]["column"] == "tx_zona"
    assert len(one.report["reasons"]) == 1
    assert one.customers_made == kept.id_cliente.nunique()
    day = kept.fc_reclamo.map(_dirty_day)
    assert days("reclamos") == dict(Counter(day))
    assert Encounter.objects.get(source="reclamos", day=date(2017, 1, 6), customer__external_id="AFG-001891") is not None  # 2017-6-1
    moments = kept.tx_reclamo.map({"Facturación": "m1", "Falta Servicio": "m2"}).fillna("m3")
    expected = pd.DataFrame({"moment": moments, "number": float("nan"), "low": 1, "high": 5, "satisfied": False, "impression": -1})
    assert_live_cycle(cycle, expected, by=cast.gema, first=min(day), last=max(day))
    elements = Counter(Dissatisfaction.objects.values_list("element", flat=True))
    want = Counter(kept.tx_reclamo)
    assert elements == {
        "broken_promise": want["Falta Servicio"],
        "misinformation": want["Facturación"],
        "long_wait": want["Instalación pendiente"],
    }
    assert Moment.objects.filter(cycle=cycle).count() == 3


def test_claims_are_recognised_and_their_dates_are_asked(cast: Cast, now: datetime, real_file: Found) -> None:
    look = _looked(real_file("A_reclamos_fechas_sucias/reclamos.csv"), cast, now)
    assert (look.shape.encoding, look.shape.delimiter, look.shape.header) == ("cp1252", ";", 1)
    guess = {c.name: c for c in look.columns()}["fc_reclamo"].dates
    assert not guess.decided
    assert guess.mixed
    assert ("dmy", "ydm") in guess.pairs
