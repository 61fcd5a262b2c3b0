from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from estelar.cli.people import add_somebody, link_for
from estelar.errors import BadInput
from estelar.people.models import Organisation, Person, Unit
from estelar.people.operations.links import holder
from tests import make
from tests.conftest import Cast


def test_the_first_administrator_of_a_new_installation(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    add_somebody("gema@example.org", name="Gema Díaz", role="administrator", unit=None)
    link = capsys.readouterr().out.splitlines()[-1]
    gema = Person.objects.get(email="gema@example.org")
    assert (gema.name, gema.assignments.get().role) == ("Gema Díaz", "administrator")
    assert Unit.objects.get().name == Organisation.current().name
    assert link.startswith("http://127.0.0.1:")
    assert Client().get("/" + link.split("/", 3)[3]).status_code == 200


def test_a_role_in_a_unit_by_its_name(cast: Cast) -> None:
    add_somebody("nuevo@example.org", name=None, role="agent", unit="sede norte")
    assigned = Person.objects.get(email="nuevo@example.org").assignments.get()
    assert (assigned.role, assigned.unit, assigned.person.name) == ("agent", cast.north, "nuevo")


def test_a_password_link_for_somebody_who_forgot(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    link_for("ANA@example.org")
    uid, token = capsys.readouterr().out.strip().rstrip("/").split("/")[-2:]
    assert holder(uid, token, at=Person.objects.get(pk=cast.ana.pk).created_at) == cast.ana


@pytest.mark.parametrize(("email", "unit"), [("no es correo", None), ("x@example.org", "No existe"), ("y@example.org", "Caja")])
def test_what_cannot_be_done_is_one_clear_sentence_and_changes_nothing(cast: Cast, email: str, unit: str | None) -> None:
    for parent in (cast.north, cast.south):
        make.unit("Caja", parent)
    people = Person.objects.count()
    with pytest.raises(BadInput):
        add_somebody(email, name="X", role="agent", unit=unit)
    with pytest.raises(BadInput):
        link_for("nadie@example.org")
    assert Person.objects.count() == people


@pytest.mark.slow
def test_the_command_itself_on_an_empty_installation(tmp_path: Path) -> None:
    environment = {**os.environ, "ESTELAR_DATA": str(tmp_path / "data"), "PORT": "8123"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)

    def estelar(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "estelar", *words], env=environment, capture_output=True, text=True, timeout=120)

    assert estelar("migrate").returncode == 0
    added = estelar("person", "add", "gema@example.org", "--name", "Gema")
    assert "http://127.0.0.1:8123/personas/enlace/" in added.stdout, added.stderr
    again = estelar("person", "add", "gema@example.org")
    assert again.returncode == 1
    assert again.stderr.startswith("estelar: ")
    assert "Traceback" not in again.stderr
    assert "http://127.0.0.1:8123/personas/enlace/" in estelar("person", "password", "GEMA@example.org").stdout
