"""Files of messages: what they are, how they are kept, checked, read and handed out; and files made to do harm."""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import docx
import pytest
import xlsxwriter
from django.conf import settings
from django.db import transaction
from django.http import FileResponse
from django.test import override_settings

from estelar.backup.files import there
from estelar.channels.models import Attachment
from estelar.channels.operations import attachments as operations
from estelar.channels.operations.attachments import look_at_waiting, place_of, store
from estelar.channels.rules import content, extraction
from estelar.channels.serving import serve
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from tests import make
from tests.channels import clamd
from tests.channels.test_cleaning import PNG
from tests.clock import Clock
from tests.conftest import Cast


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    return tmp_path


def pdf(words: str = "El agua no llega a la vereda") -> bytes:
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for one in paragraphs:
        made.add_paragraph(one)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Contador", "88-1234"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def sheet(*cells: str) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet("Lecturas")
    for row, one in enumerate(cells):
        page.write(row, 0, one)
    book.close()
    return file.getvalue()


def packed(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return file.getvalue()


def shut(response: FileResponse) -> None:
    """Its own close() would end the connection to the database too."""
    assert response.file_to_stream is not None
    response.file_to_stream.close()


def contents(response: FileResponse) -> bytes:
    data = b"".join(response)
    shut(response)
    return data


def refusal(one: Attachment, *, inline: bool = False) -> str:
    with pytest.raises(RuleBroken) as refused:
        serve(one, inline=inline)
    assert one.name in str(refused.value)
    return refused.value.code


# What a file is


NOISE = random.Random(7).randbytes(64).replace(b"\0", b"\1") + b"\0\0\xff\xfe"  # the same for every worker that collects tests


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (pdf(), "x.pdf", "application/pdf"), (PNG, "x.jpg", "image/png"), (b"\xff\xd8\xff\xe0..JFIF", "x", "image/jpeg"),
        (b"MZ\x90\x00" + b"\0" * 60, "factura.pdf", content.PROGRAM), (b"\x7fELF...", "foto.jpg", content.PROGRAM),
        (b"#!/bin/sh\nrm -rf /", "x.txt", content.PROGRAM), (b"<html><script>alert(1)</script>", "foto.png", "text/html"),
        (b"\n\n <!DOCTYPE html><p>", "x.txt", "text/html"), ("<html>".encode("utf-16"), "x.txt", "text/html"),
        (b"GIF89a/*<script>alert(1)</script>*/", "x.gif", "image/gif"),
        (b"<svg xmlns='x'><script>1</script></svg>", "x.png", "image/svg+xml"),
        (b"<?xml version='1.0'?><svg onload=1>", "x", "image/svg+xml"), ("Señores: no llegó".encode(), "x", "text/plain"),
        ("Señores: no llegó".encode("cp1252"), "x", "text/plain"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "x.xls", "application/vnd.ms-excel"),
        (b"", "x", "application/x-empty"), (NOISE, "x", content.UNKNOWN),
        (b"RIFF....WEBPVP8 ", "x", "image/webp"), (b"\0\0\0\x18ftypisom", "x", "video/mp4"),
    ],
)  # fmt: skip
def test_a_file_is_what_its_content_says(data: bytes, name: str, kind: str) -> None:
    assert content.content_type_of(data, name=name) == kind


def test_packed_documents_are_told_apart_by_what_is_inside() -> None:
    assert content.content_type_of(word("x")).endswith("wordprocessingml.document")
    assert content.content_type_of(sheet("x")).endswith("spreadsheetml.sheet")
    macros = packed(**{"[Content_Types].xml": b"x", "word__document.xml": b"x", "word__vbaProject.bin": b"x"})
    assert content.content_type_of(macros) == "application/vnd.ms-word.document.macroEnabled.12"
    assert content.content_type_of(packed(**{"META-INF__MANIFEST.MF": b"x"})) == content.PROGRAM
    assert content.content_type_of(packed(fotos=b"x")) == "application/zip"
    assert content.content_type_of(b"PK\x03\x04" + b"nonsense" * 100) == "application/zip"


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "..\\..\\boot.ini", "/abs", "a/b/c.pdf", "x\0y.pdf", "a" * 3000 + ".pdf", "CON", "nul.txt", "", "...",
     "\u202etxt.exe",
     "<script>.html", 'x"; filename="y.exe', "x\r\nSet-Cookie: a=b", ".htaccess", "\ud800.txt", "ñandú 日本.pdf", "a.b" * 200],
)  # fmt: skip
def test_no_name_leads_elsewhere_or_breaks_a_header(name: str) -> None:
    safe = content.safe_name(name)
    assert 0 < len(safe) <= content.MOST_NAME
    assert safe.isprintable()
    assert not set(safe) & set('/\\:*?"<>|')
    assert not safe.startswith(".")
    assert safe.encode()
    assert content.safe_name(safe) == safe


# Keeping


def stored_files(folder: Path) -> list[Path]:
    return [place for place in (folder / "attachments").rglob("*") if place.is_file()]


@pytest.mark.django_db
def test_the_same_bytes_are_kept_once_whatever_they_are_called(cast: Cast, folder: Path) -> None:
    one = store("recibo.pdf", pdf(), by=cast.ana, at=make.NOW, declared_type="application/pdf")
    other = store("otra copia.pdf", io.BytesIO(pdf()), by=cast.bruno, at=make.NOW)
    assert (one.sha256, one.size) == (other.sha256, len(pdf()))
    assert stored_files(folder) == [place_of(one.sha256)]
    assert place_of(one.sha256).read_bytes() == pdf()
    assert place_of(one.sha256).stat().st_mode & 0o077 == 0
    assert not one.is_mismatched


@pytest.mark.django_db
def test_a_back_up_holds_the_files_of_messages(cast: Cast, folder: Path) -> None:
    one = store("recibo.pdf", pdf(), by=cast.ana, at=make.NOW)
    assert f"attachments/{one.sha256[:2]}/{one.sha256}" in dict(there(folder))


@pytest.mark.django_db
def test_a_file_that_pretends_is_noted(cast: Cast) -> None:
    assert store("factura.pdf", b"MZ\x90\0" * 20, by=cast.ana, at=make.NOW, declared_type="application/pdf").is_mismatched
    assert store("foto.png", b"<html><script>1</script>", by=cast.ana, at=make.NOW).is_mismatched
    assert not store("datos.csv", b"a;b\n1;2", by=cast.ana, at=make.NOW, declared_type="text/csv").is_mismatched


@pytest.mark.django_db
def test_a_file_that_is_too_large_or_empty_is_refused_in_words_for_its_sender_and_leaves_nothing(cast: Cast, folder: Path) -> None:
    with override_settings(ESTELAR_ATTACHMENT_BYTES=1000):
        with pytest.raises(RuleBroken) as refused:
            store("video.mp4", io.BytesIO(b"x" * 5000), by=cast.ana, at=make.NOW)
        assert refused.value.code == "attachment_too_large"
        assert "video.mp4" in str(refused.value)
        assert "1 kB" in str(refused.value)
    with pytest.raises(RuleBroken):
        store("nada.pdf", b"", by=cast.ana, at=make.NOW)
    assert stored_files(folder) == []
    assert Attachment.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_what_a_failed_transaction_leaves_is_removed_later_and_nothing_else(cast: Cast, folder: Path) -> None:
    kept = store("queda.txt", b"queda", by=cast.ana, at=make.NOW)
    with transaction.atomic():
        store("va.txt", b"va", by=cast.ana, at=make.NOW)
        transaction.set_rollback(True)
    (folder / "attachments" / ".new-half").write_bytes(b"half")
    assert len(stored_files(folder)) == 3
    old = (make.NOW - timedelta(days=3)).timestamp()
    for place in stored_files(folder):
        os.utime(place, (old, old))
    assert operations.tidy(at=make.NOW) == 1
    assert stored_files(folder) == [place_of(kept.sha256)]


# Reading


@pytest.mark.django_db
def test_the_words_of_documents_can_be_searched(cast: Cast, clock: Clock) -> None:
    files = {
        "a.pdf": pdf("El agua no llega"), "b.docx": word("Señores alcaldía", "Solicito respuesta"),
        "c.xlsx": sheet("enero", "lectura 4711"),
        "d.txt": "Petición de información pública".encode("cp1252"), "e.html": b"<html><p>Reclamo <b>formal</b></p><script>x</script>",
    }  # fmt: skip
    for name, data in files.items():
        store(name, data, by=cast.ana, at=make.NOW)
    assert look_at_waiting(clock=clock) == 5
    assert look_at_waiting(clock=clock) == 0
    text = dict(Attachment.objects.values_list("name", "text"))
    assert text == {
        "a.pdf": "El agua no llega", "b.docx": "Señores alcaldía\nSolicito respuesta\nContador 88-1234",
        "c.xlsx": "Lecturas\nenero\nlectura 4711",
        "d.txt": "Petición de información pública", "e.html": "Reclamo formal",
    }  # fmt: skip
    again = store("copia.pdf", files["a.pdf"], by=cast.ana, at=make.NOW)
    assert again.text == "El agua no llega", "what is known of these bytes holds for every copy"
    assert again.look_at is None


def bomb() -> bytes:
    parts = {"[Content_Types].xml": b"x", "word__document.xml": b"<w>" + b"0" * 250_000_000}
    return packed(**parts)


@pytest.mark.django_db
def test_files_made_to_harm_a_reader_cost_little_and_stop_nobody(cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "READING_SECONDS", 20.0)
    files = {
        "bomba.docx": bomb(), "roto.pdf": b"%PDF-1.7\n" + b"\xde\xad\xbe\xef" * 500,
        "roto.docx": word("x")[:-400], "roto.xlsx": b"PK\x05\x06" + b"\0" * 18,
        "lazo.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R/Prev 0>>\nstartxref\n0\n%%EOF",
        "bueno.txt": b"bueno",
    }  # fmt: skip
    for name, data in files.items():
        store(name, data, by=cast.ana, at=make.NOW)
    began = time.monotonic()
    assert look_at_waiting(clock=clock) == len(files)
    assert time.monotonic() - began < 60
    notes = dict(Attachment.objects.values_list("name", "note"))
    assert notes.pop("bueno.txt") == ""
    assert notes["bomba.docx"] == "too_large"
    assert set(notes.values()) <= {"too_large", "unreadable", "no_reader", ""}
    assert not Attachment.objects.exclude(name="bueno.txt").exclude(text="").exists()


def test_no_more_text_is_kept_than_a_search_can_bear() -> None:
    assert len(extraction.text_of(b"palabra " * 200_000, "text/plain")) <= content.MOST_TEXT


@pytest.mark.django_db
def test_a_picture_with_words_is_read_where_tesseract_is_installed(
    cast: Cast, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nif [ "$1" = --list-langs ]; then printf "spa\\nosd\\n"; else echo "RECIBO 4711 $4"; fi\n')
    program.chmod(0o755)
    store("recibo.png", PNG, by=cast.ana, at=make.NOW)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    assert look_at_waiting(clock=clock) == 1
    assert Attachment.objects.get().text == "RECIBO 4711 spa"


# Checking for viruses


@pytest.fixture
def daemon() -> Iterator[clamd.Daemon]:
    with clamd.running() as found:
        yield found


@pytest.mark.django_db
def test_an_infected_file_is_never_handed_out(cast: Cast, clock: Clock, daemon: clamd.Daemon) -> None:
    good = store("bueno.txt", b"bueno", by=cast.ana, at=make.NOW)
    bad = store("malo.txt", b"hola " + clamd.EICAR, by=cast.ana, at=make.NOW)
    assert refusal(good) == "attachment_unchecked"
    assert look_at_waiting(clock=clock) == 2
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.verdict, good.text) == ("clean", "bueno")
    assert (bad.verdict, bad.threat, bad.text) == ("infected", "Win.Test.EICAR_HDB-1", "")
    assert contents(serve(good)) == b"bueno"
    assert [refusal(bad, inline=inline) for inline in (False, True)] == ["attachment_infected"] * 2
    assert Entry.objects.get(key="channels.attachment_infected").detail["threat"] == "Win.Test.EICAR_HDB-1"
    copy = store("otro nombre.txt", b"hola " + clamd.EICAR, by=cast.ana, at=make.NOW)
    assert copy.verdict == "infected"


@pytest.mark.django_db
@pytest.mark.parametrize("mood", ["dies", "silly"])
def test_a_scanner_that_is_out_of_order_makes_files_wait_and_loses_none(mood: str, cast: Cast, clock: Clock, daemon: clamd.Daemon) -> None:
    daemon.mood = mood
    one = store("uno.txt", b"uno", by=cast.ana, at=make.NOW)
    for _time in range(8):
        assert look_at_waiting(clock=clock) == 0
        clock.later(hours=3)
    daemon.mood = ""
    assert look_at_waiting(clock=clock) == 1
    one.refresh_from_db()
    assert (one.verdict, one.text) == ("clean", "uno")


@pytest.mark.django_db
def test_a_file_that_the_scanner_will_not_take_is_handed_out_as_unchecked(cast: Cast, clock: Clock, daemon: clamd.Daemon) -> None:
    daemon.limit = 100
    one = store("largo.txt", b"largo " * 100_000, by=cast.ana, at=make.NOW)
    assert look_at_waiting(clock=clock) == 1
    one.refresh_from_db()
    assert (one.verdict, one.scanned_at) == ("unscanned", make.NOW)
    assert len(contents(serve(one))) == 600_000


@pytest.mark.django_db
def test_a_worker_that_died_over_a_file_leaves_it_for_the_next_one_but_not_for_ever(cast: Cast, clock: Clock) -> None:
    one = store("uno.txt", b"uno", by=cast.ana, at=make.NOW)
    for _time in range(operations.MOST_LOOKS):
        assert operations._claim(at=clock.at) == one
        assert operations._claim(at=clock.at) is None, "somebody has it"
        clock.later(minutes=11)
    assert operations._claim(at=clock.at) is None
    one.refresh_from_db()
    assert (one.look_at, one.note) == (None, "unreadable")


# Handing out


@pytest.mark.django_db
def test_every_file_leaves_as_a_download_that_no_browser_runs(cast: Cast) -> None:
    for name, data in {
        "x.html": b"<html><script>alert(1)</script>",
        "x.svg": b"<svg onload=alert(1)>",
        "x.pdf": pdf(),
        "x.png": PNG,
    }.items():
        response = serve(store(name, data, by=cast.ana, at=make.NOW))
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response["Content-Type"] == "application/octet-stream"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert contents(response) == data


@pytest.mark.django_db
def test_only_pictures_and_pdf_are_shown_by_the_browser_itself(cast: Cast) -> None:
    shown = {
        name: serve(store(name, data, by=cast.ana, at=make.NOW), inline=True)
        for name, data in {"a.png": PNG, "b.pdf": pdf(), "c.svg": b"<svg onload=alert(1)>", "d.png": b"<html><script>1</script>"}.items()
    }
    assert {name: response["Content-Disposition"].split(";")[0] for name, response in shown.items()} == {
        "a.png": "inline", "b.pdf": "inline", "c.svg": "attachment", "d.png": "attachment",
    }  # fmt: skip
    assert shown["a.png"]["Content-Type"] == "image/png"
    assert "sandbox" in shown["a.png"]["Content-Security-Policy"]
    assert "default-src 'none'" in shown["b.pdf"]["Content-Security-Policy"]
    for response in shown.values():
        shut(response)


@pytest.mark.django_db
def test_bytes_that_are_gone_from_the_disk_are_told_in_a_sentence(cast: Cast) -> None:
    one = store("uno.txt", b"uno", by=cast.ana, at=make.NOW)
    place_of(one.sha256).unlink()
    assert refusal(one) == "attachment_gone"
