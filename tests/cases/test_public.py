"""The side of whoever has no account: the form, the key, the tracking page; and what a stranger must not see."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from estelar.cases.forms import public as forms
from estelar.cases.models import Case, Message
from estelar.cases.operations import answering, relating
from estelar.cases.rules import public
from estelar.channels.operations.attachments import store
from estelar.journal.models import Entry
from tests.cases import make
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
NEW, TRACK = "/pqrs/", "/pqrs/seguimiento/"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


def said(**over: Any) -> dict[str, Any]:
    """What somebody fills in who read the page for a minute."""
    return {
        "said_kind": "claim",
        "text": "Me cobraron dos veces la factura de octubre.",
        "name": "Luz Marina Gómez",
        "email": "luz@example.com",
        "phone": "300 123 45 67",
        "consent": "1",
        "stamp": forms.stamp(timezone.now() - timedelta(minutes=1)),
    } | over


def filed(client: Client, **over: Any) -> Case:
    response = client.post(NEW, said(**over))
    assert response.status_code == 302, response.content.decode()
    return Case.objects.latest("pk")


def proved(case: Case, proof: str = "luz@example.com", key: str = "") -> Client:
    client = Client()
    client.post(TRACK, {"key": key or case.key, "proof": proof})
    return client


def page(client: Client, case: Case) -> Any:
    return client.get(reverse("pqrs:case", args=[case.pk]))


# The form


def test_a_case_is_brought_in_one_page_and_the_key_and_the_deadline_are_told(cast: Cast, client: Client) -> None:
    case = filed(client, unit=str(cast.north.pk), vulnerability=["elderly"])
    assert (case.channel, case.kind, case.unit, case.recorded_by) == ("web", "claim", cast.north, cast.robot)
    assert (case.contact_email, case.answer_by, case.vulnerability) == ("luz@example.com", "email", ["elderly"])
    told = client.get(reverse("pqrs:filed", args=[case.pk])).content.decode()
    assert case.number in told
    assert f"{case.key[:4]}-{case.key[4:8]}-{case.key[8:]}" in told
    assert case.messages.filter(kind=Message.Kind.RECEIPT).count() == 1


def test_the_form_needs_no_script_and_names_every_field(cast: Cast, client: Client) -> None:
    html = client.get(NEW).content.decode()
    for name in ("said_kind", "text", "unit", "attached", "name", "document", "email", "phone", "address", "answer_by", "consent"):
        assert f'name="{name}"' in html
    assert "<script>" not in html
    assert "compliment" in html


def test_somebody_may_stay_anonymous_and_is_told_what_that_means(cast: Cast, client: Client) -> None:
    case = filed(client, name="", email="", phone="", consent="")
    assert case.customer is None
    assert case.answer_by == "web"
    assert not Entry.objects.filter(key="cases.consented", subject_id=str(case.pk)).exists()
    assert "única" in client.get(reverse("pqrs:filed", args=[case.pk]), headers={"accept-language": "es"}).content.decode()
    assert page(proved(case, ""), case).status_code == 200


def test_who_gives_data_must_agree_and_the_version_of_the_words_is_in_the_journal(cast: Cast, client: Client) -> None:
    assert client.post(NEW, said(consent="")).status_code == 422
    case = filed(client)
    line = Entry.objects.get(key="cases.consented", subject_id=str(case.pk))
    assert line.detail["version"] == public.CONSENT_VERSION
    assert "luz" not in str(line.detail).lower()


def test_the_visitors_language_is_the_language_of_the_case(cast: Cast, client: Client) -> None:
    assert "Write to us" in client.get(NEW, headers={"accept-language": "en-GB"}).content.decode()
    client.post(NEW, said(), headers={"accept-language": "en-GB"})
    assert Case.objects.get().language == "en"


def test_files_come_along_and_a_file_that_is_too_large_is_named_and_leaves_nothing(cast: Cast, client: Client) -> None:
    case = filed(client, attached=[SimpleUploadedFile("foto.txt", b"hola"), SimpleUploadedFile("otra.txt", b"dos")])
    assert sorted(one.name for one in case.messages.get(kind="request").attachments.all()) == ["foto.txt", "otra.txt"]
    with override_settings(ESTELAR_ATTACHMENT_BYTES=10):
        refused = client.post(NEW, said(text="Otra", attached=SimpleUploadedFile("grande.txt", b"x" * 11)))
        assert refused.status_code == 422
        assert "grande.txt" in refused.content.decode()
    many = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(11)]
    assert client.post(NEW, said(text="Otra", attached=many)).status_code == 422
    assert Case.objects.count() == 1


def test_what_is_far_too_large_is_refused_before_it_is_read(cast: Cast, client: Client) -> None:
    with override_settings(ESTELAR_ATTACHMENT_BYTES=10):
        response = client.post(NEW, said(attached=SimpleUploadedFile("x.txt", b"x" * 1_100_000)))
    assert response.status_code == 413
    assert not Case.objects.exists()


def test_a_second_tap_is_the_same_case_and_other_words_are_another(cast: Cast, client: Client) -> None:
    stamp = forms.stamp(timezone.now() - timedelta(minutes=1))
    assert filed(client, stamp=stamp).pk == filed(client, stamp=stamp).pk
    filed(client, stamp=stamp, text="Y además nadie contesta el teléfono.")
    assert Case.objects.count() == 2


# Machines


@pytest.mark.parametrize(
    "over",
    [
        {"website": "https://spam.example"},
        {"stamp": ""},
        {"stamp": "forged"},
        {"stamp": "now"},
        {"stamp": "old"},
    ],
)
def test_a_machine_opens_no_case_and_a_person_loses_no_word(cast: Cast, client: Client, over: dict[str, str]) -> None:
    now = timezone.now()
    stamps = {"now": forms.stamp(now), "old": forms.stamp(now - timedelta(hours=13))}
    over = {name: stamps.get(value, value) for name, value in over.items()}
    response = client.post(NEW, said(**over))
    assert response.status_code == 422
    assert not Case.objects.exists()
    assert "Me cobraron dos veces" in response.content.decode()


def test_after_a_page_that_was_open_for_long_the_next_try_goes_through(cast: Cast, client: Client) -> None:
    response = client.post(NEW, said(stamp="lost"))
    found = re.search(r'name="stamp" value="([^"]+)"', response.content.decode())
    assert found is not None
    read = forms.read_stamp(found[1], at=timezone.now() + timedelta(seconds=10))
    assert read is not None
    assert public.QUICKEST <= read[1] < 60


def test_one_place_brings_so_many_cases_in_an_hour(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "FROM_ONE_PLACE", 2)
    filed(client, text="uno")
    filed(client, text="dos")
    response = client.post(NEW, said(text="tres"))
    assert response.status_code == 422
    assert "tres" in response.content.decode()
    filed(Client(REMOTE_ADDR="203.0.113.9"), text="tres")
    monkeypatch.setattr(public, "FROM_EVERYWHERE", 3)
    assert Client(REMOTE_ADDR="203.0.113.10").post(NEW, said(text="cuatro")).status_code == 422


def test_a_form_of_another_site_is_refused(cast: Cast) -> None:
    assert Client(enforce_csrf_checks=True).post(NEW, said()).status_code == 403
    assert not Case.objects.exists()


# Peru


def test_in_peru_a_claim_is_a_numbered_sheet_and_a_compliment_is_not(cast: Cast, client: Client) -> None:
    make.country("PE", "America/Lima")
    assert client.post(NEW, said()).status_code == 422
    whole = {"document": "12345678", "address": "Jr. Unión 1", "description": "Luz", "request": "Devolución", "good": "service"}
    case = filed(client, money_claimed="120.50", **whole)
    assert str(case.sheet) == f"00000001-{case.year}"
    assert case.sheet.request == "Devolución"
    assert str(case.sheet) in client.get(reverse("pqrs:filed", args=[case.pk])).content.decode()
    assert case.rule_id == "pe.libro"
    assert not hasattr(filed(client, said_kind="compliment", text="Gracias"), "sheet")


# Following it


def test_key_and_proof_open_the_case_and_nothing_else_does(cast: Cast) -> None:
    case = filed(Client())
    for proof in ("luz@example.com", "LUZ@EXAMPLE.COM ", "3001234567", "+57 300 123 45 67"):
        assert page(proved(case, proof), case).status_code == 200
    for key, proof in ((case.key, ""), (case.key, "otra@example.com"), (case.key, "4567"), ("7K2M9QXR4TBC", "luz@example.com"), ("x", "y")):
        assert page(proved(case, proof, key), case).status_code == 302


def test_a_wrong_key_and_a_wrong_proof_are_answered_alike(cast: Cast) -> None:
    case = filed(Client())
    answers = []
    for key, proof in ((case.key, "otra@example.com"), ("7K2M9QXR4TBC", "otra@example.com"), ("nada", "otra@example.com")):
        response = Client().post(TRACK, {"key": key, "proof": proof}, headers={"accept-language": "en"})
        assert "Gómez" not in response.content.decode()
        assert case.number not in response.content.decode()
        answers.append((response.status_code, re.sub(r'(value|content)="[^"]*"', "", response.content.decode())))
    assert answers[0] == answers[1] == answers[2]


def test_who_tries_too_often_is_not_let_in_with_the_right_words(cast: Cast) -> None:
    case = filed(Client())
    for _try in range(public.TRIES_OF_A_CASE[0]):
        proved(case, "otra@example.com")
    assert page(proved(case), case).status_code == 302


def test_a_stranger_sees_nothing_of_any_address(cast: Cast) -> None:
    case = filed(Client(), attached=SimpleUploadedFile("cedula.txt", b"secreto"))
    message = case.messages.get(kind="request")
    inside = proved(filed(Client(), text="Otro asunto"))
    for stranger in (Client(), inside):
        for name in ("case", "filed", "add", "rate"):
            for response in (
                stranger.get(reverse(f"pqrs:{name}", args=[case.pk])),
                stranger.post(reverse(f"pqrs:{name}", args=[case.pk]), {"text": "hola", "rating": "1"}),
            ):
                assert response.status_code == 302
                assert response["Location"] == TRACK
        assert stranger.get(reverse("pqrs:file", args=[case.pk, message.pk, message.attachments.get().pk])).status_code == 404
    assert case.messages.filter(kind="customer").count() == 0


def test_the_proof_is_asked_for_again_after_two_hours(cast: Cast) -> None:
    case = filed(Client())
    client = proved(case)
    session = client.session
    session["pqrs"] = {str(case.pk): int(timezone.now().timestamp()) - 1}
    session.save()
    assert page(client, case).status_code == 302


def test_notes_are_never_shown_nor_their_files(cast: Cast) -> None:
    case = filed(Client(), unit=str(cast.north.pk))
    file = store("interno.txt", b"interno", by=cast.ana, at=timezone.now())
    note = answering.note(case, text="Ojo: cliente difícil", attachments=[file], by=cast.ana, at=timezone.now())
    answering.reply(case, text="Estamos revisando su caso.", seen=make.last(case), by=cast.ana, at=timezone.now())
    client = proved(case)
    html = page(client, case).content.decode()
    assert "Estamos revisando su caso." in html
    assert "difícil" not in html
    assert "interno.txt" not in html
    assert client.get(reverse("pqrs:file", args=[case.pk, note.pk, file.pk])).status_code == 404


def test_what_was_written_is_shown_as_words_and_runs_nowhere(cast: Cast) -> None:
    evil = "<script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(1)>"
    case = filed(Client(), text=evil, name="<b>Luz</b>")
    html = page(proved(case), case).content.decode()
    assert "<script>alert" not in html
    assert "onerror=alert(1)>" not in html
    assert "{{ 7*7 }}" in html


def test_a_file_comes_back_as_a_download(cast: Cast) -> None:
    case = filed(Client(), attached=SimpleUploadedFile("hoja.html", b"<script>alert(1)</script>"))
    message = case.messages.get(kind="request")
    response = proved(case).get(reverse("pqrs:file", args=[case.pk, message.pk, message.attachments.get().pk]))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    b"".join(response)


def test_words_and_files_are_added_and_reach_whoever_works_on_it(cast: Cast) -> None:
    case = filed(Client())
    client, where = proved(case), reverse("pqrs:add", args=[case.pk])
    assert client.post(where, {}).status_code == 422
    assert client.post(where, {"text": "Adjunto el recibo.", "attached": SimpleUploadedFile("recibo.txt", b"x")}).status_code == 302
    added = case.messages.get(kind="customer")
    assert added.text == "Adjunto el recibo."
    assert added.attachments.get().name == "recibo.txt"
    assert "Adjunto el recibo." in page(client, case).content.decode()


def test_the_handling_is_rated_once_and_only_when_it_is_resolved(cast: Cast) -> None:
    case = filed(Client(), unit=str(cast.north.pk))
    client, where = proved(case), reverse("pqrs:rate", args=[case.pk])
    assert 'name="rating"' not in page(client, case).content.decode()
    assert client.post(where, {"rating": "5"}).status_code == 422
    answering.answer(case, text="Devolvimos el dinero.", outcome="granted", seen=make.last(case), by=cast.ana, at=timezone.now())
    assert 'name="rating"' in page(client, case).content.decode()
    client.post(where, {"rating": "4", "comment": "Rápido"})
    client.post(where, {"rating": "1"})
    case.refresh_from_db()
    assert (case.handling_rating, case.handling_comment) == (4, "Rápido")


def test_of_a_merged_case_nobody_reads_what_another_person_was_answered(cast: Cast) -> None:
    mine = filed(Client(), unit=str(cast.north.pk), name="", email="", phone="", consent="")
    other = make.case(cast)
    relating.merge(mine, into=other, by=cast.bruno, at=timezone.now())
    answering.reply(other, text="Su hija está bien.", seen=make.last(other), by=cast.bruno, at=timezone.now())
    html = page(proved(mine), mine).content.decode()
    assert "Su hija" not in html
    assert "Me cobraron" in html


def test_of_a_merged_case_one_reads_what_one_was_answered_in_the_other(cast: Cast) -> None:
    other, mine = (filed(Client(), unit=str(cast.north.pk), text=text) for text in ("Me cobraron dos veces.", "Sigo esperando."))
    relating.merge(mine, into=other, by=cast.bruno, at=timezone.now())
    answering.reply(other, text="Ya le devolvimos el dinero.", seen=make.last(other), by=cast.bruno, at=timezone.now())
    assert "Ya le devolvimos" in page(proved(mine), mine).content.decode()
