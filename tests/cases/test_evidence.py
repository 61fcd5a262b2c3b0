"""The evidence file of a case: whole, readable, with sums that hold, for whoever may see the case and nobody else."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from estelar.cases.models import Case
from estelar.cases.operations import answering, evidence, promising, relating
from estelar.channels.models import Attachment
from estelar.channels.operations.attachments import store
from estelar.journal.models import Entry
from estelar.journal.operations import chain
from tests.cases import make
from tests.cases.test_papers import read
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
LATER = make.RECEIVED + timedelta(days=1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


@pytest.fixture
def case(cast: Cast) -> Case:
    """Asked with a file, noted, promised, answered."""
    case = make.case(cast, attachments=[store("../../recibo.txt", b"pagado", by=cast.ana, at=make.RECEIVED)])
    answering.note(case, text="Nota que se queda en casa", by=cast.ana, at=LATER)
    promising.promise(what="Llamar el viernes", due_at=LATER + timedelta(days=3), case=case, by=cast.ana, at=LATER)
    answering.answer(case, text="Le enviamos la copia.", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    return case


def made(case: Case, cast: Cast) -> tuple[zipfile.ZipFile, dict[str, Any]]:
    target = io.BytesIO()
    evidence.make(case, target, by=cast.ana, at=LATER)
    file = zipfile.ZipFile(target)
    return file, json.loads(file.read("manifiesto.json"))


def test_every_file_is_in_the_manifest_with_its_sum(case: Case, cast: Cast) -> None:
    file, manifest = made(case, cast)
    assert {one["name"] for one in manifest["files"]} | {"manifiesto.json", "SHA256SUMS"} == set(file.namelist())
    for one in manifest["files"]:
        content = file.read(one["name"])
        assert (hashlib.sha256(content).hexdigest(), len(content)) == (one["sha256"], one["size"])
    assert not [name for name in file.namelist() if ".." in name.split("/") or name.startswith("/")]
    assert [file.read(name) for name in file.namelist() if "anexo" in name] == [b"pagado"]
    assert json.loads(file.read("calendario.json")) == case.calendar_version.document


def test_the_paper_tells_the_whole_case_and_no_note(case: Case, cast: Cast) -> None:
    file, _manifest = made(case, cast)
    content = file.read(f"{case.number}.pdf")
    words = read(content)
    parts = ("Luz Marina Gómez", "historia clínica", "Le enviamos la copia.", "Llamar el viernes", "Partes", "Término", "no cuenta",
             "2026-11-08", "Bitácora", "SHA-256")  # fmt: skip
    assert [part for part in parts if part not in words] == []
    assert b"pdfuaid" in content
    assert "se queda en casa" not in words
    assert not [name for name in file.namelist() if b"se queda en casa" in file.read(name)]


@pytest.mark.django_db(transaction=True)
def test_the_lines_of_the_journal_bear_the_hashes_of_the_chain(case: Case, cast: Cast) -> None:
    chain.link(by=cast.robot, at=LATER)
    file, _manifest = made(case, cast)
    lines = [json.loads(line) for line in file.read("bitacora.jsonl").splitlines()]
    assert {"cases.opened", "cases.noted", "cases.promised", "cases.answered", "cases.evidence_made"} <= {line["key"] for line in lines}
    opened = next(line for line in lines if line["key"] == "cases.opened")
    assert opened["hash"] == bytes(Entry.objects.get(pk=opened["line"]).link.hash).hex()
    assert lines[-1]["hash"] is None  # this very file: chained within the next minute


def test_a_file_with_malware_is_named_and_left_out(case: Case, cast: Cast) -> None:
    Attachment.objects.update(verdict=Attachment.Verdict.INFECTED, threat="Eicar")
    file, manifest = made(case, cast)
    assert [name for name in file.namelist() if "anexo" in name] == []
    assert "Eicar" in manifest["left_out"][0]["why"]


def test_who_takes_it_stands_in_the_journal_and_a_stranger_gets_nothing(case: Case, cast: Cast, client: Client) -> None:
    where = reverse("cases:evidence", args=[case.pk])
    client.force_login(cast.carla)
    assert client.get(where).status_code == 404
    assert not Entry.objects.filter(key="cases.evidence_made").exists()
    client.force_login(cast.ana)
    response = client.get(where)
    assert response["Content-Type"] == "application/zip"
    content = b"".join(response)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert Entry.objects.get(key="cases.evidence_made").by_id == cast.ana.pk


def test_of_a_confidential_case_only_those_entrusted_take_the_evidence(case: Case, cast: Cast, client: Client) -> None:
    Case.objects.filter(pk=case.pk).update(is_confidential=True)
    client.force_login(cast.ana)
    assert client.get(reverse("cases:evidence", args=[case.pk])).status_code == 404
    assert client.get(reverse("cases:receipt_pdf", args=[case.pk])).status_code == 404


def test_a_line_that_names_a_confidential_case_is_only_for_who_may_know_of_it(case: Case, cast: Cast) -> None:
    secret = make.case(cast, kind="report", subject="Denuncio acoso")
    relating.link(case, other=secret, by=cast.bruno, at=LATER)
    target = io.BytesIO()
    evidence.make(case, target, by=cast.bruno, at=LATER)
    assert secret.number in zipfile.ZipFile(target).read("bitacora.jsonl").decode()
    file, _manifest = made(case, cast)
    assert not [name for name in file.namelist() if secret.number.encode() in file.read(name)]
    assert secret.number not in read(file.read(f"{case.number}.pdf"))
