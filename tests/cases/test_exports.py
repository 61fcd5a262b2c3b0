"""Files for regulators: the columns that they ask for, the numbers of the page, and no text that runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from estelar.cases.models import Case, Theme
from estelar.cases.operations import exporting
from estelar.cases.operations.answering import answer
from estelar.cases.operations.reporting import Scope
from estelar.cases.rules.contact import SheetData
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests.cases.make import case, country, last
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
RECEIVED = datetime(2026, 9, 7, 15, tzinfo=UTC)
QUERY = "?period=custom&from=2026-09-01&to=2026-10-31"


def scope(reader: Person) -> Scope:
    return Scope(reader, date(2026, 9, 1), date(2026, 10, 31), datetime(2026, 11, 20, tzinfo=UTC), ZoneInfo("America/Bogota"))


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def lines(reader: Person, key: str, land: str) -> list[dict[str, object]]:
    export = next(one for one in exporting.for_country(land) if one.key == key)
    header, rows = export.lines(scope(reader))
    return [dict(zip(header, row, strict=True)) for row in rows]


def answered(one: Case, cast: Cast, *, after: timedelta, outcome: str = "granted") -> None:
    points = {point.pk: "Se atendió." for point in one.points.all()}
    at, appeal = one.received_at + after, "Procede reposición dentro de los diez días siguientes."
    answer(one, text="Respuesta de fondo.", outcome=outcome, seen=last(one), points=points, appeal=appeal, by=cast.ana, at=at)


def test_the_half_yearly_report_of_colombia_counts_received_answered_late_and_denied(cast: Cast) -> None:
    kept, late, denied, running = (case(cast, kind=kind, received_at=RECEIVED) for kind in ("petition", "petition", "information", "claim"))
    answered(kept, cast, after=timedelta(days=3))
    answered(late, cast, after=timedelta(days=60))
    answered(denied, cast, after=timedelta(days=2), outcome="denied")
    case(cast, kind="report", received_at=RECEIVED)
    by_kind = {str(one["Tipo"]): one for one in lines(cast.bruno, "co-informe-semestral", "CO")}
    petition = by_kind["Petición"]
    assert (petition["Recibidas"], petition["En término"], petition["Respondidas fuera de término"]) == (2, 1, 1)
    assert by_kind["Solicitud de información"]["Información negada"] == 1
    assert by_kind["Reclamo"]["Vencidas sin respuesta"] == 1
    assert petition["Tiempo promedio de respuesta (días calendario)"] == 31.5
    assert running.pk
    assert "Denuncia" in by_kind, "a supervisor is entrusted with confidential cases"
    assert "Denuncia" not in {one["Tipo"] for one in lines(cast.ana, "co-informe-semestral", "CO")}, "an agent is not"
    listed = lines(cast.diego, "co-relacion", "CO")
    assert len(listed) == Case.objects.visible_to(cast.diego).count()
    assert "Luz" not in str(listed)
    assert {one["Oportuna"] for one in listed} == {"sí", "no", ""}


def test_the_statistics_by_type_carry_outcome_cause_and_measures(cast: Cast) -> None:
    theme = Theme.objects.create(name="Cobro doble")
    for _number in range(3):
        answered(case(cast, kind="claim", theme=theme, received_at=RECEIVED), cast, after=timedelta(days=1))
    Case.objects.update(measures="Se corrigió el sistema de cobro.")
    (row,) = lines(cast.diego, "co-estadistica-por-tipo", "CO")
    assert (row["Tipo"], row["Motivo"], row["Número"], row["Participación"]) == ("Reclamo", "Cobro doble", 3, 1.0)
    assert row["A favor del consumidor (total o parcial)"] == 3
    assert row["Acciones correctivas"] == "Se corrigió el sistema de cobro."


def test_the_sheets_of_peru_come_with_their_answers_and_the_aspects_by_theme(cast: Cast) -> None:
    country("PE", "America/Lima")
    whole = Theme.objects.create(name="Demoras", code="Tiempo")
    theme = Theme.objects.create(name="En la cola", parent=whole)
    sheet = SheetData(good="service", description="Consulta", request="Que me atiendan")
    one = case(cast, kind="claim", theme=theme, sheet=sheet, received_at=RECEIVED)
    case(cast, kind="complaint", received_at=RECEIVED)
    answered(one, cast, after=timedelta(days=4))
    (row,) = lines(cast.diego, "pe-hojas", "PE")
    assert row["Número de hoja"] == "00000001-2026"
    assert (row["Bien"], row["Pedido"], row["Consumidor"]) == ("Servicio", "Que me atiendan", "Luz Marina Gómez")
    assert (row["Fecha de respuesta"], row["En plazo"]) == ("2026-09-11", "sí")
    aspects = {one["Aspecto"]: one["Reclamos"] for one in lines(cast.diego, "pe-aspectos", "PE")}
    assert aspects == {"Tiempo": 1, "(sin aspecto)": 1}


def test_a_file_never_runs_as_a_formula_and_the_journal_knows_who_took_it(cast: Cast) -> None:
    theme = Theme.objects.create(name='=HYPERLINK("http://malo.example")')
    case(cast, theme=theme, received_at=RECEIVED)
    client = browser(cast.diego)
    taken = client.get(reverse("cases:regulator_export", args=["co-relacion", "csv"]) + QUERY)
    rows = list(csv.reader(io.StringIO(b"".join(taken.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert rows[1][4].startswith("'=")
    book = client.get(reverse("cases:regulator_export", args=["co-relacion", "xlsx"]) + QUERY)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert sheet[2][4].startswith("'=")  # type: ignore[union-attr]
    assert sheet[1][:3] == ["Número", "Fecha y hora de recepción", "Tipo"]
    assert sorted(Entry.objects.filter(key="cases.exported").values_list("detail__what", flat=True)) == [
        "co-relacion.csv",
        "co-relacion.xlsx",
    ]
    assert client.get(reverse("cases:regulator_export", args=["pe-hojas", "xlsx"])).status_code == 404, "another country"
    assert client.get(reverse("cases:regulator_export", args=["co-relacion", "pdf"])).status_code == 404
