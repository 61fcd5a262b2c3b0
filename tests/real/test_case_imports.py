"""Three real files of complaints come in as cases; every count equals one made without Estelar, from the raw file."""

from __future__ import annotations

import csv
import gzip
import io
import re
import tomllib
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear

from estelar.calendars.models import Version
from estelar.cases.models import Case, Message
from estelar.cases.models.search import search
from estelar.cases.operations.importing import Imported, import_cases
from estelar.people.models import Organisation, Person, Unit
from estelar.people.rules import Role
from tests import make
from tests.real.bringing import real
from tests.real.test_medellin_deadlines import OWN

pytestmark = [pytest.mark.real, pytest.mark.slow]
AT = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)

MEDELLIN = """
schema = "estelar.cases/1"
source = "medellin"
new_themes = true
[columns]
external_id = "RADICADO"
received = "FECHA DE INGRESO"
subject = "CLASE DE SOLICITUD"
theme = "TEMA"
rule = "DIAS"
extension = "AMPLIACION DE TERMINOS"
due = "FECHA LIMITE DE RESPUESTA"
answered = "FECHA DE RESPUESTA"
[rules]
15 = "co.general"
10 = "co.documents"
30 = "co.consultation"
5 = "co.defensoria"
"""
PROFECO = """
schema = "estelar.cases/1"
source = "profeco"
kind = "claim"
new_themes = true
[columns]
external_id = "expediente"
received = "fecha_ingreso"
closed = "fecha_cierre"
subject = "motivo_reclamacion"
theme = "tipo_reclamacion"
money_claimed = "monto_reclamado"
money_granted = "monto_recuperado"
"""
COMCAST = """
schema = "estelar.cases/1"
source = "comcast"
kind = "complaint"
dates = ["%d-%m-%y"]
[columns]
external_id = "Ticket #"
received = "Date"
received_time = "Time"
text = "Customer Complaint"
channel = "Received Via"
status = "Status"
[channels]
"Customer Care Call" = "phone"
Internet = "web"
[statuses]
Open = "open"
Pending = "in_work"
Solved = "answered"
Closed = "closed"
"""


@pytest.fixture
def root(db: None) -> Unit:
    return make.unit("Casa")


def raw(name: str) -> tuple[Path, list[dict[str, str]]]:
    path = real(name)
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return path, list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def country(code: str, zone: str) -> ZoneInfo:
    organisation = Organisation.current()
    organisation.country, organisation.time_zone = code, zone
    organisation.save()
    return ZoneInfo(zone)


def bring(path: Path, mapping: str, *, try_first: bool = True) -> Imported:
    """Tried first, which leaves nothing; brought in; and once more, which changes nothing."""
    robot, document = Person.objects.robot(), tomllib.loads(mapping)
    tried = import_cases(path, document, by=robot, at=AT, dry_run=True) if try_first else None
    assert not Case.objects.exists()
    done = import_cases(path, document, by=robot, at=AT)
    if tried is not None:
        assert (tried.rows, tried.made, len(tried.rejected)) == (done.rows, done.made, len(done.rejected))
    again = import_cases(path, document, by=robot, at=AT)
    assert (again.made, again.already_there) == (0, done.made + done.already_there)
    assert Case.objects.count() == done.made == Message.objects.count()
    return done


def local_days(zone: ZoneInfo) -> Counter[date]:
    return Counter(at.astimezone(zone).date() for at in Case.objects.values_list("received_at", flat=True))


def test_medellin_comes_in_and_every_flag_of_its_answers_agrees(root: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    """5,989 of 5,989 with the days off of the institution in its calendar."""
    zone = country("CO", "America/Bogota")
    monkeypatch.setattr(Version, "worktime", property(lambda _version: OWN))
    path, rows = raw("A_medellin_pqrs_2024_co/pqrs_medellin_2024_deid.csv.gz")

    done = bring(path, MEDELLIN)

    assert (done.rows, done.made, done.already_there, done.rejected) == (5_989, 5_989, 0, [])
    assert done.due_of_the_file == 2, "two extensions beyond the law: the institution's own date was kept"
    assert local_days(zone) == Counter(date.fromisoformat(row["FECHA DE INGRESO"]) for row in rows)
    themes = dict(Case.objects.values_list("theme__name").annotate(n=Count("pk")))
    assert themes == dict(Counter(row["TEMA"].strip() or None for row in rows))
    flags = {None: "A TIEMPO", False: "OPORTUNO", True: "NO OPORTUNO"}
    ours = {number: flags[late] for number, late in Case.objects.values_list("external_id", "is_late")}
    assert sum(ours[row["RADICADO"]] == row["OPORTUNIDAD"] for row in rows) == 5_989
    due = dict(Case.objects.values_list("external_id", "due_at"))
    assert all((due[row["RADICADO"]] or AT).astimezone(zone).date().isoformat() == row["FECHA LIMITE DE RESPUESTA"] for row in rows)
    assert Case.objects.filter(extension__isnull=False).count() == sum(row["AMPLIACION DE TERMINOS"] != "0" for row in rows)


def test_profeco_comes_in_whole(root: Unit) -> None:
    zone = country("MX", "America/Mexico_City")
    path, rows = raw("A_profeco_telecom_mx/quejas_telecom.csv.gz")

    done = bring(path, PROFECO, try_first=False)

    by_number: dict[str, dict[str, str]] = {}
    for row in rows:
        by_number.setdefault(row["expediente"].strip(), row)
    kept = list(by_number.values())
    assert (done.rows, done.made, done.already_there, done.rejected) == (len(rows), len(kept), len(rows) - len(kept), [])
    assert len(rows) == 32_640
    assert local_days(zone) == Counter(date.fromisoformat(row["fecha_ingreso"][:10]) for row in kept)
    status = dict(Case.objects.values_list("status").annotate(n=Count("pk")))
    assert status == dict(Counter("closed" if row["fecha_cierre"].strip() else "received" for row in kept))
    reasons = dict(Case.objects.values_list("theme__name").annotate(n=Count("pk")))
    assert reasons == dict(Counter(row["tipo_reclamacion"].strip() or None for row in kept))
    sums = Case.objects.aggregate(claimed=Sum("money_claimed"), granted=Sum("money_granted"))
    for ours, column in (("claimed", "monto_reclamado"), ("granted", "monto_recuperado")):
        assert float(sums[ours]) == pytest.approx(sum(round(float(row[column] or 0), 2) for row in kept), abs=1)


def test_comcast_comes_in_whole_in_english(root: Unit) -> None:
    """A byte-order mark, days before months, an id that is no number."""
    zone = country("CO", "America/New_York")
    path, rows = raw("A_comcast_en/Comcast_telecom_complaints_data.csv")

    done = bring(path, COMCAST)

    assert (done.rows, done.made, done.rejected) == (2_224, len({row["Ticket #"].strip() for row in rows}), [])
    days = Counter(datetime.strptime(row["Date_month_year"], "%d-%b-%y").date() for row in rows)
    assert local_days(zone) == days
    status = dict(Case.objects.values_list("status").annotate(n=Count("pk")))
    names = {"Open": "received", "Pending": "in_work", "Solved": "answered", "Closed": "closed"}
    assert status == dict(Counter(names[row["Status"]] for row in rows))
    channel = dict(Case.objects.values_list("channel").annotate(n=Count("pk")))
    assert channel == dict(Counter("web" if row["Received Via"] == "Internet" else "phone" for row in rows))
    assert dict(Case.objects.values_list(ExtractYear("received_at")).annotate(n=Count("pk"))) == {2015: 2_224}
    bruno = make.person("lectora", (Role.ADMINISTRATOR, root))
    throttled = {number for number, row in enumerate(rows) if re.search(r"\bthrottling\b", row["Customer Complaint"].lower())}
    found = search(Case.objects.visible_to(bruno), "throttling", person=bruno, after=None, most=500)
    assert len(found) == len(throttled)


def test_rows_that_cannot_be_read_are_named_and_the_others_come_in(root: Unit, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "Ticket #,Date,Time,Customer Complaint,Received Via,Status\n1,31-02-15,,Bad day,Internet,Open\n"
        "2,01-02-15,,Good,Internet,Open\n3,01-02-15,,Odd,Pigeon,Open\n4,01-02-15,99,Hour,Internet,Open\n5,01-02-15,,,Internet,Open\n"
    )
    done = import_cases(path, tomllib.loads(COMCAST), by=Person.objects.robot(), at=AT)
    assert done.made == 1
    assert [(row, column) for row, column, _reason, _cells in done.rejected] == [
        (2, "Date"), (4, "Received Via"), (5, "Time"), (6, "Customer Complaint"),
    ]  # fmt: skip
    told = list(csv.reader(io.StringIO(done.rejected_csv())))
    assert told[0][:4] == ["row", "column", "reason", "Ticket #"]
    assert [line[3] for line in told[1:]] == ["1", "3", "4", "5"]
