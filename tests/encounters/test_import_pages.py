from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from estelar.cycles.models import Cycle
from estelar.encounters.models import Encounter, FileImport, SavedMapping
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files
from estelar.people.models import Person
from estelar.ui import uploads
from tests import make
from tests.conftest import Cast
from tests.encounters.filing import brought, csv_bytes, long_mapping, upload

ROWS = [
    ["Fecha", "Etapa", "Sede", "Opinión", "Comentario"],
    ["2/3/2026", "Caja", "Norte", "Bueno", "bien"],
    ["3/3/2026", "Espera", "Norte", "Malo", ""],
    ["4/3/2026", "Espera", "Sur", "Excelente", ""],
    ["4/3/2026", "Espera", "Norte", "No hubo", ""],
]


@pytest.fixture
def bruno(cast: Cast, client: Client) -> Client:
    client.force_login(cast.bruno)
    make.cycle()
    return client


def _work(pk: int, by: Person, at: datetime) -> FileImport:
    """What the worker does with the job that was asked for."""
    one = FileImport.objects.get(pk=pk)
    if one.state == FileImport.State.CHECKING:
        intake.check(one, by=by, at=at)
    else:
        intake.run(one, by=by, at=at)
    return one


def _page(name: str, pk: int) -> str:
    return reverse(f"encounters:{name}", args=[pk])


def test_a_file_walks_through_the_wizard_to_the_cycle_and_back(bruno: Client, cast: Cast, now: datetime) -> None:
    sent = bruno.post(reverse("encounters:upload"), {"file": SimpleUploadedFile("encuesta.csv", csv_bytes(ROWS, encoding="cp1252"))})
    one = FileImport.objects.get()
    assert sent.status_code == 302
    assert sent["Location"] == _page("import_shape", one.pk)

    page = bruno.get(_page("import_shape", one.pk)).content.decode()
    assert "Opinión" in page
    assert "CP1252" in page
    assert "bien" in page
    shape = {"encoding": "cp1252", "delimiter": ";", "header": "1", "decimal": ".", "cycle": Cycle.objects.get().pk, "form": "long"}
    assert bruno.post(_page("import_shape", one.pk), shape)["Location"] == _page("import_columns", one.pk)

    page = bruno.get(_page("import_columns", one.pk)).content.decode()
    assert "2 marzo 2026" in page
    assert "3 febrero 2026" in page
    columns: dict[str, Any] = {
        "source": "encuesta", "date_column": "Fecha", "unit_column": "Sede", "moment_column": "Etapa", "rating_column": "Opinión",
        "scale": "words", "comment_column": "Comentario", "obtained": "customer", "wait_unit": "min", "duration_unit": "min",
    }  # fmt: skip
    refused = bruno.post(_page("import_columns", one.pk), columns)
    assert refused.status_code == 422  # nobody has said yet how the dates are written
    assert bruno.post(_page("import_columns", one.pk), columns | {"order": "dmy"})["Location"] == _page("import_values", one.pk)

    form = bruno.get(_page("import_values", one.pk)).context["form"]
    fields = {value: bound.name for _title, pairs in form.drawn for value, bound in pairs}
    meaning = {"Caja": "m3", "Espera": "m2", "Norte": "Sede Norte", "Bueno": "2", "Malo": "1", "Excelente": "3", "No hubo": "na"}
    sent = bruno.post(_page("import_values", one.pk), {fields[v]: m for v, m in meaning.items()} | {"sent": "1"})
    assert sent.status_code == 302
    assert sent["Location"] == _page("import", one.pk)

    assert "progressbar" in bruno.get(_page("import_progress", one.pk)).content.decode()
    _work(one.pk, cast.bruno, now)
    over = bruno.get(_page("import_progress", one.pk), headers={"HX-Request": "true"})
    assert over["HX-Redirect"] == _page("import", one.pk)
    page = bruno.get(_page("import", one.pk)).content.decode()
    assert "Sur" in page
    assert not Encounter.objects.exists()

    assert bruno.post(_page("import_run", one.pk)).status_code == 302
    done = _work(one.pk, cast.bruno, now)
    assert (done.encounters_made, done.rows_rejected) == (3, 1)
    assert list(Encounter.objects.order_by("pk").values_list("rating", flat=True)) == [0.5, 0.0, None]
    page = bruno.get(_page("import", one.pk)).content.decode()
    assert _page("import_undo", one.pk) in page
    assert _page("import_rejected", one.pk) in page
    rejected = b"".join(bruno.get(_page("import_rejected", one.pk)).streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert rejected.splitlines()[1].startswith("4;")
    assert "Sede" in rejected

    bruno.post(_page("import_save", one.pk), {"name": "Encuesta mensual"})
    document = tomllib.loads(bruno.get(_page("import_mapping", one.pk)).content.decode())
    assert SavedMapping.objects.get(name="Encuesta mensual").mapping == document

    assert bruno.get(_page("import_undo", one.pk)).status_code == 200
    bruno.post(_page("import_undo", one.pk))
    intake.undo(FileImport.objects.get(pk=one.pk), by=cast.bruno, at=now)
    assert not Encounter.objects.exists()
    assert bruno.get(_page("import", one.pk)).status_code == 200


def test_a_saved_mapping_fills_the_columns_of_the_next_file(bruno: Client, cast: Cast, now: datetime) -> None:
    mapping = long_mapping(cycle=Cycle.objects.get().pk, when={"columns": ["fecha"], "orders": ["mdy", "dmy"], "not_before": "2026-01-01"})
    saved = intake.save_mapping("Libro", mapping, by=cast.bruno, at=now)
    data = csv_bytes([["fecha", "momento", "sede", "nota"], ["1/2/2026", "m1", "Sede Norte", 5]])
    sent = bruno.post(reverse("encounters:upload"), {"file": SimpleUploadedFile("a.csv", data), "saved": saved.pk})
    pk = FileImport.objects.get().pk
    assert sent["Location"] == _page("import_columns", pk)
    form = bruno.get(_page("import_columns", pk)).context["form"]
    assert (form["order"].value(), form["order_2"].value(), form["rating_column"].value(), form["scale"].value()) == (
        "mdy",
        "dmy",
        "nota",
        "1-5",
    )
    filled = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert bruno.post(_page("import_columns", pk), filled).status_code == 302
    assert FileImport.objects.get().mapping["when"] == mapping["when"]


def test_a_survey_with_a_column_per_moment_is_recognised_and_mapped(bruno: Client, cast: Cast, now: datetime) -> None:
    head = ["id", "Buscar la cita", "Esperar en la sala", "Pagar en la caja"]
    data = csv_bytes([head, *[[i, i % 5 + 1, (i * 2) % 5 + 1, (i * 3) % 5 + 1] for i in range(20)]])
    one = upload(data, {}, by=cast.bruno, at=now)
    assert bruno.get(_page("import_shape", one.pk)).context["form"]["form"].value() == "wide"
    shape = {"encoding": "utf-8", "delimiter": ";", "header": "1", "decimal": ".", "cycle": Cycle.objects.get().pk, "form": "wide"}
    bruno.post(_page("import_shape", one.pk), shape)
    form = bruno.get(_page("import_columns", one.pk)).context["form"]
    assert [form[f"m_m{i}"].value() for i in (1, 2, 3)] == head[1:]
    columns = {
        "source": "s",
        "fixed_date": "2026-10-01",
        "unit": cast.north.pk,
        "scale": "1-5",
        "external_id_column": "id",
        "not_applicable": "0",
    }
    bruno.post(_page("import_columns", one.pk), columns | {f"m_m{i}": head[i] for i in (1, 2, 3)})
    assert bruno.post(_page("import_values", one.pk), {"sent": "1"}).status_code == 302
    bruno.post(_page("import_run", one.pk))
    done = _work(one.pk, cast.bruno, now)
    assert done.encounters_made == 60


def test_whoever_may_not_import_gets_no_page_and_no_file_of_others(client: Client, cast: Cast, now: datetime) -> None:
    make.cycle()
    one = brought(
        csv_bytes([["fecha", "momento", "sede", "nota"], ["1/2/2026", "m1", "Sede Norte", 9]]), long_mapping(), by=cast.elena, at=now
    )
    names = (
        "import",
        "import_shape",
        "import_columns",
        "import_values",
        "import_undo",
        "import_rejected",
        "import_mapping",
        "import_progress",
    )
    for person, expected in ((cast.ana, 403), (cast.fabio, 403), (cast.bruno, 404)):
        client.force_login(person)
        assert {client.get(_page(n, one.pk)).status_code for n in names} == {expected}
    assert client.post(_page("import_run", one.pk)).status_code == 404
    assert "Elena" not in client.get(reverse("encounters:imports")).content.decode()
    client.force_login(cast.gema)
    assert "Elena" in client.get(reverse("encounters:imports")).content.decode()


def test_bad_uploads_are_told_on_the_page(bruno: Client) -> None:
    for data in (b"", b"%PDF-1.7 not a table"):
        answer = bruno.post(reverse("encounters:upload"), {"file": SimpleUploadedFile("../../etc/a.csv", data)})
        assert answer.status_code == 422
    assert not FileImport.objects.exists()
    assert bruno.post(reverse("encounters:upload"), {}).status_code == 422


def test_no_more_of_a_huge_upload_is_written_than_is_taken_in(bruno: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, upload_mb=1))
    monkeypatch.setattr(files, "MOST_BYTES", 1024**2)
    written: list[int] = []
    keep = uploads.BoundedUploadHandler.file_complete

    def measured(self: uploads.BoundedUploadHandler, file_size: int) -> Any:
        written.append(self.file.tell())
        return keep(self, file_size)

    monkeypatch.setattr(uploads.BoundedUploadHandler, "file_complete", measured)
    answer = bruno.post(reverse("encounters:upload"), {"file": SimpleUploadedFile("a.csv", b"a;b\n" * 1024**2)})
    assert answer.status_code == 422
    assert "1 MB" in answer.content.decode()
    assert written[0] < 1.2 * 1024**2
    assert not FileImport.objects.exists()


def test_an_unreadable_shape_is_told_and_can_be_corrected(bruno: Client, cast: Cast, now: datetime) -> None:
    one = upload("fecha;nota\n1/2/2026;año\n".encode("cp1252"), {"file": {"encoding": "utf-8"}}, by=cast.bruno, at=now)
    answer = bruno.get(_page("import_shape", one.pk))
    assert answer.status_code == 422
    assert "UTF-8" in answer.content.decode()
    assert "año" in bruno.get(_page("import_shape", one.pk) + "?encoding=cp1252").content.decode()
    assert bruno.get(_page("import_columns", one.pk))["Location"] == _page("import_shape", one.pk)


def test_an_upload_can_be_discarded_and_a_finished_import_not(bruno: Client, cast: Cast, now: datetime) -> None:
    one = upload(csv_bytes(ROWS), {}, by=cast.bruno, at=now)
    assert bruno.post(_page("import_discard", one.pk)).status_code == 302
    assert not FileImport.objects.exists()
    done = brought(
        csv_bytes([["fecha", "momento", "sede", "nota"], ["1/2/2026", "m1", "Sede Norte", 5]]), long_mapping(), by=cast.bruno, at=now
    )
    assert bruno.post(_page("import_discard", done.pk)).status_code == 422
    assert bruno.post(_page("import_run", done.pk)).status_code == 422


def test_the_pages_ask_little_of_the_database(bruno: Client, cast: Cast, now: datetime, django_assert_max_num_queries: Any) -> None:
    one = upload(csv_bytes(ROWS), {}, by=cast.bruno, at=now)
    shape = {"encoding": "utf-8", "delimiter": ";", "header": "1", "decimal": ".", "cycle": Cycle.objects.get().pk, "form": "long"}
    bruno.post(_page("import_shape", one.pk), shape)
    for address in (
        reverse("encounters:imports"),
        reverse("encounters:upload"),
        _page("import_shape", one.pk),
        _page("import_columns", one.pk),
    ):
        with django_assert_max_num_queries(20):
            assert bruno.get(address).status_code == 200
