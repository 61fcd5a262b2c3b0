from __future__ import annotations

import io
import os
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from estelar.customers.models import Customer
from estelar.encounters.models import Encounter, FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files
from estelar.errors import BadInput
from tests import make
from tests.conftest import Cast
from tests.encounters.filing import brought, csv_bytes, long_mapping, rejected_rows, upload

HEAD = ["fecha", "momento", "sede", "nota"]
GOOD = ["1/2/2026", "m1", "Sede Norte", "5"]


@pytest.fixture(autouse=True)
def _cycle(cast: Cast) -> None:
    make.cycle()


def _refused(data: bytes, cast: Cast, now: datetime, **changes: object) -> BadInput:
    """Import a file that must be refused as a whole: nothing is written, and the page says why."""
    one = upload(data, long_mapping(**changes), by=cast.bruno, at=now)
    with pytest.raises(BadInput) as caught:
        intake.run(one, by=cast.bruno, at=now)
    assert (one.state, one.error) == (FileImport.State.FAILED, str(caught.value))
    assert not Encounter.objects.exists()
    return caught.value


def test_zero_bytes_are_refused_at_the_door(cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput, match="0"):
        intake.upload([b""], file_name="a.csv", by=cast.bruno, at=now)
    assert not FileImport.objects.exists()
    assert list(files.folder().iterdir()) == []


def test_a_header_and_nothing_below_is_refused(cast: Cast, now: datetime) -> None:
    assert _refused(csv_bytes([HEAD]), cast, now).code == "header_only"
    assert _refused(b"fecha;momento;sede;nota", cast, now).code == "header_only"


def test_the_wrong_encoding_is_told_with_its_line(cast: Cast, now: datetime) -> None:
    rows = [GOOD] * 40_000 + [["1/2/2026", "m1", "Sede Ñandú", "5"]]
    bad = _refused(csv_bytes([HEAD, *rows], encoding="cp1252"), cast, now, file={"encoding": "utf-8"})
    assert bad.code == "wrong_encoding"
    assert "40002" in str(bad)


def test_latin_1_is_recognised_without_being_told(cast: Cast, now: datetime) -> None:
    make.unit("Sede Ñandú", cast.north)
    done = brought(csv_bytes([HEAD, ["1/2/2026", "m1", "Sede Ñandú", "5"]], encoding="latin-1"), long_mapping(), by=cast.bruno, at=now)
    assert (done.encounters_made, done.rows_rejected) == (1, 0)


@pytest.mark.slow
def test_a_line_of_one_gigabyte_is_refused_with_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.write(b"fecha;nota\n1/2/2026;5\n")
        block = b"x" * (1 << 20)
        for _unused in range(1024):
            file.write(block)
    program = textwrap.dedent("""
        import resource, sys
        from pathlib import Path
        import django
        django.setup()
        from estelar.encounters.operations.intake import staging
        from estelar.errors import BadInput
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        try:
            staging.stage(Path(sys.argv[1]), Path(sys.argv[1] + ".parquet"))
        except BadInput as bad:
            print(bad.code, bad.row, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
    """)
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    said = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, env=environ, check=True).stdout
    code, row, megabytes = said.split()
    assert (code, row) == ("line_too_long", "3")
    assert int(megabytes) < 150


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest(cast: Cast, now: datetime) -> None:
    data = csv_bytes([HEAD, GOOD]) + b'1/2/2026;"m1;Sede Norte;5\n' + csv_bytes([GOOD] * 20_000)
    bad = _refused(data, cast, now)
    assert (bad.code, bad.row) == ("value_too_long", 3)
    short = csv_bytes([HEAD, GOOD]) + b'1/2/2026;"m1" oops;Sede Norte;5\n' + csv_bytes([GOOD])
    done = brought(short, long_mapping(), by=cast.bruno, at=now)
    assert (done.encounters_made, done.rows_rejected, done.problems[0]["row"]) == (2, 1, 3)


def test_rows_with_nul_bytes_are_rejected_and_the_others_come_in(cast: Cast, now: datetime) -> None:
    data = csv_bytes([HEAD, GOOD, ["1/2/2026", "m\0001", "Sede Norte", "5"], GOOD])
    done = brought(data, long_mapping(), by=cast.bruno, at=now)
    assert (done.encounters_made, done.rows_rejected) == (2, 1)
    assert done.problems[0]["row"] == 3
    assert "NUL" in done.problems[0]["reason"]


def test_formulas_are_kept_as_text_and_harmless_in_the_rejected_rows(cast: Cast, now: datetime) -> None:
    formula = '=HYPERLINK("http://x","y")'
    rows = [[*GOOD, formula], ["1/2/2026", "m1", "Sede Norte", "9", formula], ["1/2/2026", "m1", "Sede Norte", "-3", "@SUM(A1)"]]
    done = brought(csv_bytes([[*HEAD, "texto"], *rows]), long_mapping(comment={"columns": ["texto"]}), by=cast.bruno, at=now)
    assert Encounter.objects.get().comment == formula
    cells = [(row["texto"], row["nota"]) for row in rejected_rows(done)]
    assert cells == [("'" + formula, "9"), ("'@SUM(A1)", "-3")]


def test_2017_6_1_is_the_sixth_of_january_when_the_file_says_so(cast: Cast, now: datetime) -> None:
    mapping = long_mapping(when={"columns": ["fecha"], "orders": ["ydm"]})
    rows = [["2017-6-1", *GOOD[1:]], ["2017-13-1", *GOOD[1:]], ["2017-1-13", *GOOD[1:]]]
    done = brought(csv_bytes([HEAD, *rows]), mapping, by=cast.bruno, at=now)
    assert list(Encounter.objects.order_by("day").values_list("day", flat=True)) == [date(2017, 1, 6), date(2017, 1, 13)]
    assert [(p["row"], p["column"]) for p in done.problems] == [(4, "fecha")]
    assert "2017-1-13" in done.problems[0]["reason"]


def test_dates_that_are_missing_wrong_or_in_the_future_are_rejected_with_their_row(cast: Cast, now: datetime) -> None:
    rows = [[d, *GOOD[1:]] for d in ("", "30/2/2026", "mañana", "21/11/2026", "20/11/2026 9:00")]
    done = brought(csv_bytes([HEAD, *rows]), long_mapping(), by=cast.bruno, at=now)
    assert (done.encounters_made, [p["row"] for p in done.problems]) == (1, [2, 3, 4, 5])


def test_ratings_outside_the_scale_are_rejected_with_their_row_and_column(cast: Cast, now: datetime) -> None:
    rows = [[*GOOD[:3], r] for r in ("0", "6", "cinco", "4,5", "-1", "1e3", "٣")]
    done = brought(csv_bytes([HEAD, *rows]), long_mapping(), by=cast.bruno, at=now)
    assert list(Encounter.objects.values_list("rating_raw", flat=True)) == ["4,5"]
    assert {(p["row"], p["column"]) for p in done.problems} == {(r, "nota") for r in (2, 3, 4, 6, 7, 8)}


def test_ids_of_nineteen_figures_stay_whole(cast: Cast, now: datetime, tmp_path: Path) -> None:
    number = 1234567890123456789
    head, mapping = [*HEAD, "id"], long_mapping(external_id={"column": "id"}, customer={"external_id": "id"})
    brought(csv_bytes([head, [*GOOD, number]]), mapping, by=cast.bruno, at=now)
    table = pa.table({"fecha": ["1/2/2026"], "momento": ["m1"], "sede": ["Sede Norte"], "nota": [4], "id": [number + 1]})
    pq.write_table(table, tmp_path / "a.parquet")
    brought((tmp_path / "a.parquet").read_bytes(), mapping, by=cast.bruno, at=now)
    assert set(Encounter.objects.values_list("external_id", flat=True)) == {str(number), str(number + 1)}
    assert set(Customer.objects.values_list("external_id", flat=True)) == {str(number), str(number + 1)}


def test_a_number_that_a_spreadsheet_has_rounded_is_no_id(cast: Cast, now: datetime) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Datos")
    for number, row in enumerate([[*HEAD, "id"], [*GOOD, 1234567890123456789], [*GOOD, "1234567890123456789"], [*GOOD[:3], 4, 17]]):
        sheet.write_row(number, 0, row)
    sheet.write_datetime(4, 0, datetime(2026, 3, 1, 9, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
    sheet.write_row(4, 1, [*GOOD[1:], 18.0])
    book.close()
    mapping = long_mapping(external_id={"column": "id"}, when={"columns": ["fecha"], "orders": ["dmy", "ymd"]})
    done = brought(buffer.getvalue(), mapping, by=cast.bruno, at=now)
    assert [(p["row"], p["column"]) for p in done.problems] == [(2, "id")]
    assert set(Encounter.objects.values_list("external_id", flat=True)) == {"1234567890123456789", "17", "18"}


def test_a_customer_called_na_is_a_customer(cast: Cast, now: datetime) -> None:
    rows = [[*GOOD, name] for name in ("NA", "NULL", "nan", "None", "")]
    done = brought(csv_bytes([[*HEAD, "nombre"], *rows]), long_mapping(customer={"name": "nombre"}, nothing=["NA"]), by=cast.bruno, at=now)
    assert done.encounters_made == 5
    assert set(Customer.objects.values_list("name", flat=True)) == {"NA", "NULL", "nan", "None"}


def test_rows_of_uneven_width_say_so_and_blank_rows_are_passed_over(cast: Cast, now: datetime) -> None:
    data = (
        b"fecha;momento;sede;nota\n\n1/2/2026;m1;Sede Norte;5\n;;;\n1/2/2026;m1\n1/2/2026;m1;Sede Norte;5;6\n1/2/2026;m1;Sede Norte;4;;\n"
    )
    done = brought(data, long_mapping(), by=cast.bruno, at=now)
    assert (done.rows_read, done.encounters_made) == (4, 2)
    assert [p["row"] for p in done.problems] == [5, 6]


def test_names_above_the_header_and_names_twice_are_understood(cast: Cast, now: datetime) -> None:
    data = csv_bytes([["Encuesta 2026", "", "", "", ""], [*HEAD, "nota"], [*GOOD, "1"]])
    mapping = long_mapping(file={"header": 2}, rating={"column": "nota (2)", "scale": "1-5"})
    assert brought(data, mapping, by=cast.bruno, at=now).encounters_made == 1
    assert Encounter.objects.get().rating_raw == "1"


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7", "not_a_table"),
        (b"\xd0\xcf\x11\xe0old", "old_spreadsheet"),
        (b"PK\x03\x04 no zip", "damaged"),
        (_zip({"a.txt": b"x"}), "not_a_table"),
        (_zip({"xl/workbook.xml": b"\0" * (200 << 20)}), "zip_bomb"),
    ],
    ids=["pdf", "xls", "broken zip", "zip", "zip bomb"],
)
def test_what_is_no_table_is_refused_at_the_door(cast: Cast, now: datetime, data: bytes, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        intake.upload([data], file_name="tabla.xlsx", by=cast.bruno, at=now)
    assert caught.value.code == code
    assert list(files.folder().iterdir()) == []


@pytest.mark.parametrize("data", [b"PAR1 broken PAR1", b"\x1f\x8b broken gzip"], ids=["parquet", "gzip"])
def test_damaged_files_say_so(cast: Cast, now: datetime, data: bytes) -> None:
    assert _refused(data, cast, now).code == "damaged"


def test_an_upload_that_grows_too_large_is_stopped(cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1000)

    def without_end() -> Iterator[bytes]:
        while True:
            yield b"x;y\n" * 100

    with pytest.raises(BadInput) as caught:
        intake.upload(without_end(), file_name="a.csv", by=cast.bruno, at=now)
    assert caught.value.code == "too_large"
    assert list(files.folder().iterdir()) == []


def test_names_of_files_are_labels_and_never_paths(cast: Cast, now: datetime) -> None:
    one = intake.upload([csv_bytes([HEAD, GOOD])], file_name="..\\..\\etc/../pass\0wd.csv", by=cast.bruno, at=now)
    assert one.file_name == "passwd.csv"
    assert (files.folder() / one.stored_as).parent == files.folder()
