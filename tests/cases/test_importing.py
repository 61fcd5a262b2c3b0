"""Cases of old out of a file, by the command: tried, brought in, brought in again, in whose name, and whose cases they are."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estelar.cases.models import Case, Message, Theme
from estelar.cli import edge
from estelar.cli.imports import import_
from estelar.customers.models import Customer
from estelar.customers.operations import erase_customer, find_or_make
from estelar.errors import BadInput
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from tests.cases.make import RECEIVED
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
Command = Callable[..., Result]
MAPPING = """
schema = "estelar.cases/1"
source = "sistema anterior"
[columns]
external_id = "numero"
received = "fecha"
subject = "asunto"
unit = "sede"
name = "nombre"
document = "cedula"
email = "correo"
phone = "telefono"
address = "direccion"
customer = "cliente"
answered = "respuesta"
"""
HEADER = ["numero", "fecha", "asunto", "sede", "nombre", "cedula", "correo", "telefono", "direccion", "cliente", "respuesta"]
ROWS = [
    ["1", "2026-10-05", "Bache", "Sede Norte", "Luz Marina Gómez", "52.123.456", "", "", "Calle 1 # 2-3", "", "2026-10-20"],
    ["2", "2026-10-06", "Otro bache", "Sede Norte", "Luz Gómez", "52123456", "luz@example.com", "", "", "", ""],
    ["3", "2026-10-06", "Ruido", "Sede Norte", "Pedro", "", "", "300 765 43 21", "", "", ""],
    ["4", "2026-10-07", "Luces", "Sede Norte", "Una vecina", "", "", "", "", "", ""],  # a name alone names nobody
    ["5", "ayer", "Basura", "Sede Norte", "", "", "", "", "", "", ""],
    ["6", "2026-10-07", "Ruido", "Sede Sur", "", "", "", "", "", "C-9", ""],
    ["7", "2026-10-08", "Agua", "Sede Norte", "", "", "", "", "", "9" * 90, ""],
]


@pytest.fixture
def command(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """`estelar import cases` on the database of the test."""
    monkeypatch.setattr("estelar.cli.imports.house", lambda _name: contextlib.nullcontext())
    assert edge.robot().kind == "robot"
    file, mapping = tmp_path / "casos.csv", tmp_path / "casos.toml"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADER, *ROWS])
    mapping.write_text(MAPPING, encoding="utf-8")

    def run(*more: str) -> Result:
        return CliRunner().invoke(import_, ["cases", str(file), "--map", str(mapping), *more])

    return run


def test_the_command_checks_brings_in_once_and_keeps_the_rejected_rows(command: Command, tmp_path: Path) -> None:
    tried = command("--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "7 rows: 5 cases would be opened, 0 were there already, 2 rows rejected; 3 new customers, 0 known." in tried.stdout
    assert not Case.objects.exists()
    assert not Customer.objects.exists()
    assert not Entry.objects.filter(key__startswith="cases.").exists()

    done = command("--rejected", str(tmp_path / "out.csv"))
    assert done.exit_code == 0, done.output
    assert "5 cases were opened" in done.stdout
    assert "row 6, fecha" in done.stdout
    assert "row 8, cliente" in done.stdout
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rejected = list(csv.DictReader(file))
    assert [(row["row"], row["column"], row["numero"]) for row in rejected] == [("6", "fecha", "5"), ("8", "cliente", "7")]
    assert Case.objects.count() == Message.objects.count() == 5
    assert not Notice.objects.exists()

    again = command()
    assert "0 cases were opened, 5 were there already, 2 rows rejected; 0 new customers, 0 known." in again.stdout
    assert (Case.objects.count(), Customer.objects.count()) == (5, 3)


def test_whoever_asks_is_recognised_or_made_as_anywhere_else_and_a_name_alone_is_nobody(command: Command, cast: Cast) -> None:
    pedro, _made = find_or_make(name="Pedro", phone="+57 3007654321", unit=cast.south, by=cast.robot, at=RECEIVED)
    assert "2 new customers, 1 known" in command().stdout
    cases = {case.external_id: case for case in Case.objects.select_related("customer")}
    luz = cases["1"].customer
    assert luz is not None
    assert cases["2"].customer == luz
    assert (luz.name, luz.document, luz.email, luz.unit) == ("Luz Marina Gómez", "52.123.456", "luz@example.com", cast.north)
    assert (cases["1"].contact_document, cases["1"].contact_address) == ("52.123.456", "Calle 1 # 2-3")
    assert cases["3"].customer == pedro
    assert (cases["4"].customer, cases["4"].contact_name) == (None, "Una vecina")
    assert cases["6"].customer == Customer.objects.get(external_id="C-9")
    assert Entry.objects.filter(key="customers.added").count() == 3


def test_data_that_were_erased_name_nobody(command: Command, cast: Cast) -> None:
    luz, _made = find_or_make(name="Luz", document="52123456", unit=cast.north, by=cast.robot, at=RECEIVED)
    erase_customer(luz, by=cast.robot, at=RECEIVED)
    assert "3 new customers, 0 known" in command().stdout
    assert Case.objects.get(external_id="1").customer != luz


def test_the_command_imports_in_the_name_of_a_person_with_their_limits(command: Command, cast: Cast) -> None:
    for email in ("nobody@example.org", cast.ana.email, cast.fabio.email):
        refused = command("--as", email).exception
        assert isinstance(refused, BadInput)
        assert email in str(refused)
        assert "--as" in str(refused)
    done = command("--as", cast.bruno.email)  # of the north
    assert "4 cases were opened" in done.stdout
    assert "row 7, sede: No hay una unidad abierta “Sede Sur”" in done.stdout
    assert set(Case.objects.values_list("recorded_by", "unit")) == {(cast.bruno.pk, cast.north.pk)}
    assert set(Entry.objects.filter(key="cases.imported").values_list("by", flat=True)) == {cast.bruno.pk}


def test_only_whoever_settles_the_rules_of_cases_makes_themes_by_a_file(command: Command, cast: Cast, tmp_path: Path) -> None:
    mapping = "new_themes = true\n" + MAPPING + 'theme = "asunto"\n'
    (tmp_path / "casos.toml").write_text(mapping, encoding="utf-8")
    assert isinstance(command("--as", cast.bruno.email).exception, BadInput)
    assert not Theme.objects.exists()
    assert command("--as", cast.elena.email).exit_code == 0
    assert set(Theme.objects.values_list("name", flat=True)) == {"Bache", "Otro bache", "Ruido", "Luces"}


def test_reports_of_misconduct_out_of_a_file_are_confidential_as_any_other(command: Command, tmp_path: Path) -> None:
    (tmp_path / "casos.toml").write_text(MAPPING.replace("[columns]", 'kind = "report"\n[columns]'), encoding="utf-8")
    assert "5 cases were opened" in command().stdout
    assert set(Case.objects.values_list("kind", "is_confidential")) == {("report", True)}
