from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.encounters.operations.intake import quick, staging
from estelar.encounters.rules.dates import ORDERS, Window, dated, guess_orders, read_date
from estelar.encounters.rules.mapping import FileShape
from estelar.encounters.rules.reading import column_of, encoding_of, guess_scales, header_row, layout_of, suggest

ZONE = ZoneInfo("America/Bogota")
parts = st.tuples(
    st.sampled_from(["dmy", "mdy", "ymd", "ydm"]),
    st.dates(date(1950, 1, 1), date(2060, 12, 31)),
    st.sampled_from(["-", "/", ".", " ", " de "]),
    st.booleans(),
    st.sampled_from(["", " 9:05", " 23:59:59", "T10:11:12.5", ", 1:02 p. m.", " 12:00 am", " 24:00", " 25:00", "T10:00Z", " 10:00+05:30"]),
)


def _written(order: str, day: date, between: str, zeros: bool, time: str) -> str:
    width = 2 if zeros else 1
    pieces = {"d": f"{day.day:0{width}d}", "m": f"{day.month:0{width}d}", "y": str(day.year)}
    return between.join(pieces[p] for p in order) + time


@settings(max_examples=300, deadline=None)
@given(
    st.lists(parts.map(lambda p: _written(*p)) | st.text("0123456789/-. :apmzdeneroT+", max_size=18), min_size=1, max_size=20), st.data()
)
def test_dates_are_read_in_sql_exactly_as_in_python(values: list[str], data: st.DataObject) -> None:
    values = [v.strip() for v in values]  # as staging leaves them
    orders = data.draw(st.lists(st.sampled_from(sorted(ORDERS)), min_size=1, max_size=3, unique=True))
    window = data.draw(st.sampled_from([Window(), Window(date(1990, 5, 1), date(2020, 6, 30))]))
    sql = dated("SELECT unnest(?) AS v", "v", orders, "America/Bogota", window)
    with duckdb.connect() as duck:
        found = [row[0] for row in duck.execute(f"SELECT happened FROM ({sql})", [values]).fetchall()]
    expected = []
    for value in values:
        read = read_date(value, orders, window)
        expected.append(read and (read if read.tzinfo else read.replace(tzinfo=ZONE)).astimezone(UTC).replace(tzinfo=None))
    assert [(v, f) for v, f in zip(values, found, strict=True)] == [(v, e) for v, e in zip(values, expected, strict=True)]


@settings(max_examples=100)
@given(st.sampled_from(["dmy", "mdy", "ymd", "ydm"]), st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=10))
def test_the_true_order_always_fits_and_is_the_only_one_when_a_day_is_above_twelve(order: str, days: list[date]) -> None:
    guess = guess_orders(_written(order, d, "/", zeros=False, time="") for d in days)
    assert order in guess.fits
    if any(d.day > 12 for d in days):
        assert guess.fits == (order,)
    elif any(d.day != d.month for d in days):
        assert not guess.decided


def test_iso_dates_need_no_question_and_those_without_zeros_do() -> None:
    assert guess_orders(["2026-01-02", "2026-03-04 10:00"]).fits == ("ymd",)
    assert not guess_orders(["2017-6-1", "2017-7-1"]).decided
    assert not guess_orders(["Norte", "Sur", "12"]).looks_like_dates


def test_a_stray_date_far_from_the_sure_ones_makes_us_ask() -> None:
    guess = guess_orders(["8/26/2020", "8/31/2020", "9/13/2020", "1/9/2020"])
    assert guess.strays == ("1/9/2020",)
    assert not guess.decided


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        ("año;señal", "utf-8", "utf-8"),
        ("año;señal", "utf-8-sig", "utf-8-sig"),
        ("año;señal", "utf-16", "utf-16"),
        ("año;señal", "utf-16-le", "utf-16-le"),
        ("opinión;años;“sí”;niñez", "cp1252", "cp1252"),
        ("plain;ascii", "ascii", "utf-8"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str, found: str) -> None:
    raw = (text + "\n") * 50
    data = raw.encode(encoding)
    assert encoding_of([data[:7], data[7:]]) == found


@given(st.sampled_from([",", ";", "\t", "|"]), st.integers(2, 8), st.integers(5, 30), st.integers(0, 2))
def test_delimiter_and_header_are_recognised(delimiter: str, width: int, rows: int, above: int) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for number in range(above):
        writer.writerow([f"Informe {number}"])
    writer.writerow([f"columna {i}" for i in range(width)])
    for number in range(rows):
        writer.writerow([f"1,5 y; {number}" if i == 1 else number for i in range(width)])
    layout = layout_of(text.getvalue())
    assert (layout.delimiter, layout.header) == (delimiter, above + 1)


def test_a_file_that_begins_with_figures_has_no_names() -> None:
    assert header_row([["1/2/2026", "5"], ["2/2/2026", "4"]]) == 0


def test_scales_are_offered_from_the_values() -> None:
    assert guess_scales({"0": 5, "3": 5, "5": 9})[0][:2] == ("0-5", "1-5")  # a 0 may be "not applicable": both are offered
    assert guess_scales({"9": 5, "10": 5, "0": 1})[0][0] == "0-10"
    assert guess_scales({"Muy Bueno": 5, "malas": 1, "No hay clases": 2}) == (("quality_words5",), ("No hay clases",))
    assert column_of("x", ["Norte", "Sur"] * 9).scales == ()


def test_columns_find_their_moments_by_their_names() -> None:
    moments = {"a": "Clases teóricas", "b": "Clases prácticas", "c": "Inscripción"}
    columns = ["Nivel de las Clases Prácticas del Curso", "Nivel de las Clases Teoricas", "Comentarios"]
    assert suggest(columns, moments) == {"a": columns[1], "b": columns[0]}


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0␀"), max_size=12) | st.sampled_from(
    ["", " ", '"', 'a"b', "\n", "\r\n", "a\n\nb", "x,y", "NA", "\ufeff"]
)


def _rows(path: Path) -> list[tuple[object, ...]]:
    table = pq.read_table(path)
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_quick_way_gives_the_same_rows_as_the_careful_one_or_leaves_it_to_it(
    tmp_path: Path, rows: list[list[str]], end: str, cut: bool
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([["a", "b", "c"], *rows])
    path, shape = tmp_path / "file.csv", FileShape(encoding="utf-8", delimiter=",")
    raw = text.getvalue()
    path.write_text(raw[:-3] if cut else raw, encoding="utf-8", newline="")
    fast, slow = tmp_path / "fast.parquet", tmp_path / "slow.parquet"
    done = quick.stage(path, shape, fast)
    names, count = staging.stage_carefully(path, shape, slow)
    if done is not None:
        assert done == (names, count)
        assert _rows(fast) == _rows(slow)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('ab,"\n\r '), max_size=60))
def test_whatever_the_text_the_quick_way_loses_nothing(tmp_path: Path, body: str) -> None:
    path, shape = tmp_path / "file.csv", FileShape(encoding="utf-8", delimiter=",")
    path.write_text("x,y\n" + body, encoding="utf-8", newline="")
    fast, slow = tmp_path / "fast.parquet", tmp_path / "slow.parquet"
    done = quick.stage(path, shape, fast)
    if done is not None:
        names, count = staging.stage_carefully(path, shape, slow)
        assert done == (names, count)
        assert _rows(fast) == _rows(slow)


def test_epochs_and_spreadsheet_days_are_read() -> None:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    assert read_date(str(int(moment.timestamp())), ["epoch"]) == moment
    assert read_date(f"{int(moment.timestamp())}000", ["epoch_ms"]) == moment
    assert read_date("45658.5", ["serial"]) == datetime(1899, 12, 30) + timedelta(days=45658.5)
