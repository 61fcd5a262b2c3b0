"""Papers of a case: PDF/UA with everything the law asks for, in the language of the case, and whatever was written is only ever text."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from estelar.cases.models import Case
from estelar.cases.operations import answering, papers
from estelar.cases.rules.contact import SheetData
from estelar.channels.operations.attachments import store
from tests.cases import make
from tests.cases.test_public import filed, proved
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


def read(content: bytes) -> str:
    """The words of a PDF, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def sheet(cast: Cast, **over: Any) -> Case:
    make.country("PE", "America/Lima")
    data = SheetData(good="service", description="Luz", request="Devolución", guardian="Rosa Quispe", paper_number="A-17")
    return make.case(cast, **{"kind": "claim", "sheet": data, "text": "Me cobraron dos veces."} | over)


def test_the_receipt_holds_what_the_law_asks_for_and_says_who_may_read_it_aloud(cast: Cast) -> None:
    files = [store("recibo.pdf", b"%PDF-1.4 x", by=cast.ana, at=make.RECEIVED)]
    case = make.case(cast, attachments=files)
    content = papers.receipt(case)
    words, root = read(content), PdfReader(io.BytesIO(content)).root_object
    for part in (case.number, f"{case.key[:4]}-{case.key[4:8]}", "2026", "10:00", "historia clínica", "recibo.pdf",
                 "seguimiento", "15 días hábiles"):  # fmt: skip
        assert part in words
    assert "/MarkInfo" in root
    assert str(root["/Lang"]).startswith("es")
    assert b"pdfuaid" in content


def test_the_same_paper_is_the_same_file(cast: Cast) -> None:
    case = make.case(cast)
    assert papers.receipt(case) == papers.receipt(case)


def test_the_paper_speaks_the_language_of_the_case(cast: Cast) -> None:
    assert "Tracking key" in read(papers.receipt(make.case(cast, language="en")))


@pytest.mark.parametrize(
    "evil",
    [
        '#panic("no") $ x $ *b* = H\n#read("/etc/passwd")\n#import "@preview/x:1.0.0"\n"); #set page(width: 1cm)',
        "\\u{1F600} #sys.inputs.data ] } ) \" ' `raw` <label> @ref // comment /* open",
        "x" * 5_000,
        "cara 😀, chino 中文, control \x01 y vuelta \u202eabc",
    ],
)
def test_what_was_written_is_shown_and_never_run(cast: Cast, evil: str) -> None:
    case = make.case(cast, text=evil, subject='#eval("1+1") *a*', contact=replace(make.LUZ, name="#panic()"))
    content = papers.receipt(case)
    assert b"pdfuaid" in content
    words = read(content)
    assert '#eval("1+1") *a*' in words.replace("“", '"').replace("”", '"')
    assert "root:" not in words
    if "😀" in evil:
        assert "cara" in words
        assert "chino" in words


def test_a_sign_without_a_font_is_spelled_and_not_dropped() -> None:
    assert papers._each_text({"blocks": [{"b": "p", "t": "bien 😀"}]}, papers._spelled)["blocks"][0]["t"] == "bien [GRINNING FACE]"


def test_the_sheet_of_peru_follows_annex_one(cast: Cast) -> None:
    case = sheet(cast, money_claimed="120.50")
    words = read(papers.receipt(case))
    parts = (str(case.sheet), "A-17", "Luz Marina Gómez", "52.123.456", "Rosa Quispe", "servicio", "Devolución", "Me cobraron dos veces.",
             "INDECOPI", "15 días hábiles", "Firma")  # fmt: skip
    assert [part for part in parts if part not in words] == []


def test_the_answer_is_printed_as_a_letter_with_its_annexes(cast: Cast) -> None:
    case = make.case(cast)
    files = [store("anexo.txt", b"x", by=cast.ana, at=make.RECEIVED)]
    said = answering.answer(
        case, text="Le enviamos la copia.", outcome="granted", seen=make.last(case), by=cast.ana, at=make.RECEIVED, attachments=files
    )
    words = read(papers.letter(said))
    assert "Le enviamos la copia." in words
    assert "anexo.txt" in words


# Who gets them


def test_staff_who_see_the_case_get_its_papers_and_nobody_else(cast: Cast, client: Client) -> None:
    case = make.case(cast, text="Reservado")
    note = answering.note(case, text="Nota interna", by=cast.ana, at=make.RECEIVED)
    request = case.messages.get(kind="request")
    receipt = reverse("cases:receipt_pdf", args=[case.pk])
    for person, status in ((cast.ana, 200), (cast.carla, 404)):
        client.force_login(person)
        assert client.get(receipt).status_code == status
        assert client.get(reverse("cases:letter_pdf", args=[case.pk, request.pk])).status_code == status
        assert client.get(reverse("cases:letter_pdf", args=[case.pk, note.pk])).status_code == 404


def test_customers_get_their_receipt_and_their_answer_and_strangers_do_not(cast: Cast) -> None:
    case = filed(Client(), unit=str(cast.north.pk))
    client = proved(case)
    paths = [reverse(f"pqrs:{name}", args=[case.pk]) for name in ("receipt", "answer")]
    assert client.get(paths[0])["Content-Type"] == "application/pdf"
    assert client.get(paths[1]).status_code == 404
    answering.answer(case, text="Devolvimos el dinero.", outcome="granted", seen=make.last(case), by=cast.ana, at=case.received_at)
    assert "Devolvimos" in read(client.get(paths[1]).content)
    assert [Client().get(path).status_code for path in paths] == [302, 302]


def test_the_form_tells_nobody_what_they_did_not_say_themselves(cast: Cast, client: Client) -> None:
    """Somebody types the document of another: neither that person's address nor their name comes into the case."""
    make.case(cast)
    case = filed(client, name="", email="", phone="", document=make.LUZ.document)
    assert (case.contact_name, case.contact_email, case.contact_phone) == ("", "", "")
