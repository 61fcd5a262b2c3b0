"""A code by e-mail or WhatsApp, and the keys that were lost: who gets them, and that nobody learns who brought a case."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from estelar.cases.models import Case, KeyRequest, TrackingCode
from estelar.cases.operations import proving, tracking
from estelar.cases.rules import public
from estelar.cases.rules.contact import Contact
from estelar.channels.models import MessagingAccount, Outgoing
from estelar.channels.operations import composing, sending
from estelar.channels.operations.handing import Handed
from estelar.journal.models import Entry
from estelar.notices.operations.smtp import Fate, Outcome
from tests.cases import make
from tests.cases.test_delivering import mailbox
from tests.cases.test_letters_whatsapp import Write
from tests.cases.test_letters_whatsapp import account as account  # the fixtures
from tests.cases.test_letters_whatsapp import write as write
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
TRACK, CODE, LOST = "/pqrs/seguimiento/", "/pqrs/seguimiento/codigo/", "/pqrs/seguimiento/clave/"
AT = make.RECEIVED
HERE = "203.0.113.7"


@pytest.fixture
def case(cast: Cast) -> Case:
    mailbox(cast.root)
    return make.case(cast)


def sent_code(case: Case) -> str:
    """The code in the message as it leaves."""
    assert proving.send_code(case.key, place=HERE, at=AT)
    return in_mail(Outgoing.objects.latest("pk"))


def in_mail(message: Outgoing) -> str:
    found = re.search(r"\b\d{6}\b", composing.revealed(message, message.text))
    assert found is not None
    return found[0]


def opens(case: Case, code: str, at: datetime = AT) -> bool:
    found = proving.case_of_code(case.key, code, place=HERE, at=at)
    assert found in (case, None)
    return found is not None


def answer(response: Any) -> tuple[int, str]:
    return response.status_code, re.sub(r'(value|content)="[^"]*"', "", response.content.decode())


# A code


def test_a_code_that_was_mailed_opens_the_case_once(case: Case) -> None:
    code = sent_code(case)
    assert Outgoing.objects.get().to == "luz@example.com"
    assert opens(case, f"{code[:3]} {code[3:]}")
    assert not opens(case, code)
    lines = Entry.objects.filter(subject_id=str(case.pk), key__in=("cases.code_sent", "cases.opened_by_code"))
    assert [line.key for line in lines.order_by("pk")] == ["cases.code_sent", "cases.opened_by_code"]


def test_a_code_is_good_for_fifteen_minutes(case: Case) -> None:
    code = sent_code(case)
    assert not opens(case, code, at=AT + timedelta(minutes=15))
    assert opens(case, code, at=AT + timedelta(minutes=14, seconds=59))


def test_after_five_wrong_tries_the_right_code_is_worth_nothing(case: Case) -> None:
    code = sent_code(case)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _try in range(5):
        assert not opens(case, wrong)
    assert not opens(case, code)
    assert Entry.objects.filter(key="cases.code_spent", subject_id=str(case.pk)).count() == 1


def test_a_new_code_takes_the_place_of_the_old_one_and_there_are_three_an_hour(case: Case) -> None:
    first, second = sent_code(case), sent_code(case)
    assert first == second or not opens(case, first)
    assert opens(case, second)
    for _more in range(3):
        assert proving.send_code(case.key, place=HERE, at=AT)
    assert Outgoing.objects.count() == public.CODES_OF_A_CASE[0]


def test_a_code_lies_nowhere_in_the_open(case: Case) -> None:
    code = sent_code(case)
    message, kept = Outgoing.objects.get(), TrackingCode.objects.get()
    assert code not in message.text + message.html + message.subject + message.sealed + kept.digest
    assert code.encode() in composing.raw_of(message)
    assert message.in_case  # pages of channels show neither words nor address
    assert not any(code in str(line.detail) for line in Entry.objects.all())


def test_a_code_that_was_sent_is_forgotten_with_its_seal(case: Case) -> None:
    sent_code(case)
    taken = sending.claim(Q(channel="email"), at=AT)
    assert taken is not None
    assert taken.sealed
    sending.settle(taken, Handed(Outcome(Fate.SENT, "250 ok")), at=AT)
    message = Outgoing.objects.get()
    assert (message.state, message.sealed) == ("sent", "")
    assert "••••••" in composing.revealed(message, message.text)


def test_a_code_of_one_case_opens_no_other(case: Case, cast: Cast) -> None:
    other = make.case(cast)
    code = sent_code(case)
    sent_code(other)
    assert proving.case_of_code(other.key, code, place=HERE, at=AT) is None or code == in_mail(Outgoing.objects.latest("pk"))


def test_a_case_without_an_address_gets_no_code(cast: Cast) -> None:
    mailbox(cast.root)
    nobody = make.case(cast, contact=Contact(name="Luz", phone="300 123 45 67"))
    assert proving.send_code(nobody.key, place=HERE, at=AT)
    assert not Outgoing.objects.exists()
    assert not TrackingCode.objects.exists()


def test_what_came_by_whatsapp_is_answered_there_while_its_window_is_open_and_then_by_mail(
    cast: Cast, write: Write, account: MessagingAccount
) -> None:
    write("No llega el agua desde el lunes.")
    one = Case.objects.get()
    at = one.received_at + timedelta(hours=23)
    assert proving.send_code(one.key, place=HERE, at=at)
    there = Outgoing.objects.latest("pk")
    assert (there.channel, there.to) == ("whatsapp", "573001112233")
    assert opens(one, in_mail(there), at=at)
    mailbox(cast.root)
    Case.objects.filter(pk=one.pk).update(contact_email="luz@example.com")
    assert proving.send_code(one.key, place=HERE, at=one.received_at + timedelta(hours=25))
    assert (Outgoing.objects.latest("pk").channel, Outgoing.objects.latest("pk").to) == ("email", "luz@example.com")


def test_by_the_pages_a_code_opens_the_case_and_a_stranger_learns_nothing(case: Case) -> None:
    theirs, stranger = Client(), Client()
    for client, key in ((theirs, case.key), (stranger, "7K2M9QXR4TBC")):
        response = client.post(TRACK, {"key": key, "code": "1"})
        assert (response.status_code, response["Location"]) == (302, CODE)
    assert answer(theirs.get(CODE)) == answer(stranger.get(CODE))
    assert "luz" not in theirs.get(CODE).content.decode()
    code = in_mail(Outgoing.objects.get())
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert answer(theirs.post(CODE, {"code": wrong})) == answer(stranger.post(CODE, {"code": wrong}))
    assert stranger.post(CODE, {"code": code}).status_code == 422
    assert theirs.post(CODE, {"code": code})["Location"] == reverse("pqrs:case", args=[case.pk])
    assert theirs.get(reverse("pqrs:case", args=[case.pk])).status_code == 200
    assert Client().get(CODE).status_code == 302


def test_one_place_asks_for_so_many_codes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "TRIES_OF_A_PLACE", (2, 900))
    assert [proving.send_code("7K2M9QXR4TBC", place=HERE, at=AT) for _ in range(3)] == [True, True, False]
    assert proving.send_code(case.key, place="203.0.113.8", at=AT)


def test_where_the_organisation_wants_codes_what_one_knows_is_not_enough(case: Case, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ESTELAR_TRACKING_CODE", True)
    assert tracking.case_of(case.key, "luz@example.com", place=HERE) is None
    assert opens(case, sent_code(case))
    by_phone = make.case(cast, contact=Contact(name="Luz", phone="300 123 45 67"))  # no mail could reach them
    assert tracking.case_of(by_phone.key, "3001234567", place=HERE) == by_phone
    page = Client().get(TRACK).content.decode()
    assert page.index('name="code"') < page.index('name="proof"')  # what is asked for stands first
    assert Client().post(TRACK, {"key": case.key, "proof": "luz@example.com"}).status_code == 422


# A lost key


def test_the_keys_of_an_address_are_mailed_to_it_alone(case: Case, cast: Cast) -> None:
    second = make.case(cast, subject="Otro asunto", contact=Contact(email="LUZ@Example.com"), is_confidential=True)
    others = make.case(cast, contact=Contact(email="ana@example.com"))
    assert proving.ask_for_keys(" Luz@example.COM ", place=HERE, at=AT)
    assert proving.answer_lost_keys(by=cast.robot, at=AT) == 1
    mail = Outgoing.objects.get()
    assert mail.to == "luz@example.com"
    for one in (case, second):
        assert f"{one.key[:4]}-{one.key[4:8]}-{one.key[8:]}" in mail.text
        assert Entry.objects.filter(key="cases.keys_sent", subject_id=str(one.pk)).count() == 1
    assert others.key[:4] not in mail.text
    assert mail.in_case
    assert not KeyRequest.objects.exists()


def test_old_cases_that_are_closed_are_not_in_the_mail(case: Case, cast: Cast) -> None:
    long_ago = AT - timedelta(days=400)
    Case.objects.filter(pk=case.pk).update(status="closed", received_at=long_ago, closed_at=long_ago)
    proving.ask_for_keys("luz@example.com", place=HERE, at=AT)
    assert proving.answer_lost_keys(by=cast.robot, at=AT) == 0
    Case.objects.filter(pk=case.pk).update(closed_at=AT - timedelta(days=3))
    proving.ask_for_keys("luz@example.com", place=HERE, at=AT)
    assert proving.answer_lost_keys(by=cast.robot, at=AT) == 1


def test_the_page_of_the_lost_key_says_and_does_the_same_for_every_address(case: Case, cast: Cast) -> None:
    answers = [answer(Client().post(LOST, {"email": email})) for email in ("luz@example.com", "nadie@example.com")]
    assert answers[0] == answers[1]
    assert answers[0][0] == 200
    assert KeyRequest.objects.count() == 2
    assert not Outgoing.objects.exists()  # the worker finds out later
    assert proving.answer_lost_keys(by=cast.robot, at=KeyRequest.objects.latest("pk").at) == 1


def test_keys_go_three_times_an_hour_to_one_address_and_the_fourth_answer_is_the_same(case: Case) -> None:
    answers = {answer(Client().post(LOST, {"email": "luz@example.com"})) for _ in range(4)}
    assert len(answers) == 1
    assert KeyRequest.objects.count() == public.KEYS_FOR_AN_ADDRESS[0]


def test_one_place_asks_for_so_many_keys(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "KEYS_FROM_A_PLACE", (2, 3600))
    assert [Client().post(LOST, {"email": f"a{n}@example.com"}).status_code for n in range(3)] == [200, 200, 422]


def test_what_waited_for_a_day_is_dropped(case: Case, cast: Cast) -> None:
    proving.ask_for_keys("luz@example.com", place=HERE, at=AT)
    assert proving.answer_lost_keys(by=cast.robot, at=AT + timedelta(hours=25)) == 0
    assert not KeyRequest.objects.exists()


def test_without_anything_that_sends_neither_codes_nor_keys_are_offered(cast: Cast) -> None:
    page = Client().get(TRACK).content.decode()
    assert 'name="code"' not in page
    assert LOST not in page
    assert "<form" not in Client().get(LOST).content.decode().split("<main")[1]


def test_cases_of_an_address_come_out_of_an_index(case: Case) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "case_address" in Case.objects.of_address("luz@example.com").explain()
