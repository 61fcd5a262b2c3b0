"""Nobody overwrites what they have not seen, and what is sent twice is written once."""

from __future__ import annotations

import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from estelar.cases.models import Case, Draft, Message
from estelar.cases.operations import answering, assigning, classifying
from tests import make
from tests.cases.make import case, last
from tests.cases.test_public import filed, proved
from tests.conftest import Cast


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.ana)
    return client


def hidden(page: str, name: str) -> str:
    """What the page carries along under this name."""
    found = next(one for one in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in one)
    value = re.search(r'value="([^"]*)"', found)
    return value[1] if value else ""


def test_a_form_that_was_drawn_before_somebody_elses_change_overwrites_nothing(cast: Cast, ana: Client) -> None:
    one = case(cast)
    url = reverse("cases:act", args=[one.pk, "change"])
    words = {"subject": "Copia urgente", "severity": "2", "version": hidden(ana.get(url).content.decode(), "version")}
    classifying.change(one, severity=4, by=cast.bruno, at=make.NOW)
    stopped = ana.post(url, words)
    page = stopped.content.decode()
    assert stopped.status_code == 409
    assert "Copia urgente" in page  # what was typed is kept
    assert "Alguien cambió este caso" in page
    one.refresh_from_db()
    assert one.severity == 4
    assert ana.post(url, words | {"version": hidden(page, "version")}).status_code == 302  # told, they decide
    one.refresh_from_db()
    assert (one.severity, one.subject) == (2, "Copia urgente")


def test_a_button_that_was_drawn_before_somebody_elses_change_does_nothing(cast: Cast, ana: Client) -> None:
    one = case(cast)
    version = hidden(ana.get(one.get_absolute_url()).content.decode(), "version")
    assigning.assign(one, to=cast.bruno, by=cast.bruno, at=make.NOW)
    assert ana.post(reverse("cases:act", args=[one.pk, "take"]), {"version": version}).status_code == 409
    one.refresh_from_db()
    assert one.owner == cast.bruno


def test_a_reply_that_is_sent_twice_goes_out_once(cast: Cast, ana: Client) -> None:
    one = case(cast)
    page = ana.get(one.get_absolute_url()).content.decode()
    sent = {"text": "Lo buscamos.", "seen": str(last(one)), "once": hidden(page, "once")}
    first, second = (ana.post(reverse("cases:reply", args=[one.pk]), sent) for _tap in range(2))
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"]) == (302, one.get_absolute_url())
    assert one.messages.filter(kind="reply").count() == 1
    assert not Draft.objects.exists()
    assert ana.post(reverse("cases:reply", args=[one.pk]), sent | {"once": "otra", "text": "Y otra."}).status_code == 302
    assert one.messages.filter(kind="reply").count() == 2


def test_a_note_and_an_answer_that_are_sent_twice_are_written_once(cast: Cast, ana: Client) -> None:
    one = case(cast)
    for _tap in range(2):
        assert ana.post(reverse("cases:note", args=[one.pk]), {"text": "Ojo", "seen": "0", "once": "a1"}).status_code == 302
    answer = {"text": "Va la copia.", "outcome": "granted", "seen": str(last(one)), "then": "closed", "once": "a2"}
    for _tap in range(2):
        assert ana.post(reverse("cases:answer", args=[one.pk]), answer).status_code == 302  # the second finds the case closed
    assert sorted(one.messages.exclude(token="").values_list("kind", flat=True)) == ["answer", "note"]


def test_two_taps_at_the_same_moment_write_once(cast: Cast) -> None:
    one = case(cast)
    sent = {"text": "Lo buscamos.", "seen": last(one), "token": "t", "by": cast.ana, "at": make.NOW}
    first = answering.reply(one, **sent)  # type: ignore[arg-type]
    version = Case.objects.get(pk=one.pk).version
    assert answering.reply(one, **sent) == first  # type: ignore[arg-type]
    assert Case.objects.get(pk=one.pk).version == version
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(case=one, kind="note", channel="web", at=make.NOW, token="t")


def test_what_a_customer_adds_twice_with_one_tap_is_there_once(cast: Cast) -> None:
    case = filed(Client())
    client, where = proved(case), reverse("pqrs:add", args=[case.pk])
    once = hidden(client.get(reverse("pqrs:case", args=[case.pk])).content.decode(), "once")
    assert once
    for _tap in range(2):
        assert client.post(where, {"text": "Adjunto el recibo.", "once": once}).status_code == 302
    assert case.messages.filter(kind="customer").count() == 1
