"""The rule of passwords (NIST SP 800-63B-4), and the forgotten one."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.notices.operations.words import words
from estelar.people import rules
from estelar.people.models import Organisation, PasswordRequest, Person
from estelar.people.operations.links import answer_forgotten, holder
from estelar.people.operations.persons import deactivate_person
from estelar.people.passwords import common_passwords
from tests import make
from tests.conftest import Cast

WORDS = ["Clínica Aurora", "Ana Ruiz", "ana.ruiz@clinica-aurora.example"]


def refused(password: str) -> str:
    try:
        rules.check_password(password, words=WORDS, common=common_passwords())
    except RuleBroken as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    "password",
    [
        "una clave larga", "tres tristes tigres", "correcto caballo grapa", "ñandú güero árbol", "mesa azul 4 nubes", "Xk#9!vP@2&wQ$7zL",
        "!?¿¡#%&()=*+[]{}", "密码很长很长的一句话没有人会猜到吧", "🐙🦀🐢🐳🦉🐝🌵🍉🎻🚲🪁🧭🔭🧵🧊", "x" * 3 + " casa verde luna pez",
    ],
)  # fmt: skip
def test_a_good_password_needs_no_signs_and_may_hold_any(password: str) -> None:
    assert refused(password) == ""


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("corta", "password_short"), ("catorce letras", "password_short"), ("a" * 257, "password_long"), ("a" * 15, "password_common"),
        ("123456789012345", "password_common"), ("abcabcabcabcabcabc", "password_common"), ("qwertyuiopasdfghjkl", "password_common"),
        ("ClinicaAurora2026", "password_common"), ("Clínica-Aurora 123", "password_common"),
        ("ana.ruiz@clinica-aurora.example", "password_common"),
        ("estelar estelar 1", "password_common"), ("contraseña1234567", "password_common"), ("passwordpassword1", "password_common"),
    ],
)  # fmt: skip
def test_what_anybody_would_try_first_is_refused(password: str, code: str) -> None:
    assert refused(password) == code


@given(
    st.lists(
        st.sampled_from(["mesa", "azul", "nube", "grapa", "violín", "tornillo", "ventana", "ceniza", "jirafa", "muelle"]),
        min_size=4,
        max_size=8,
        unique=True,
    )
)
def test_four_different_words_are_always_good(parts: list[str]) -> None:
    password = " ".join(parts)
    assert refused(password) == ("" if len(password) >= rules.PASSWORD_LEAST else "password_short")


@given(st.text(min_size=15, max_size=256))
def test_any_text_gets_an_answer(password: str) -> None:
    assert refused(password) in {"", "password_common", "password_short", "password_long"}


def test_the_same_letters_from_another_keyboard_are_the_same_password(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["estelar.people.passwords.Argon2"]
    password = "ñandú güero árbol"
    kept = make_password(unicodedata.normalize("NFD", password))
    assert check_password(unicodedata.normalize("NFC", password), kept)
    assert not check_password("nandu guero arbol", kept)


def test_long_passwords_are_used_to_the_last_letter(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["estelar.people.passwords.Argon2"]
    password = "largo y distinto " * 15
    kept = make_password(password)
    assert check_password(password, kept)
    assert not check_password(password[:-1] + "x", kept)


def test_the_pages_say_the_rule_and_let_one_see_and_paste(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ana)
    page = client.get(reverse("account_change_password")).content.decode()
    assert "Al menos 15 caracteres" in page
    assert "data-show-password" in page
    assert "onpaste" not in page
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": "una clave larga", "password1": "a" * 20, "password2": "a" * 20}
    )
    assert "de las primeras que alguien probaría" in answer.content.decode()


# The forgotten password ---------------------------------------------------------------------------------------------------


@pytest.fixture
def mailing(settings: Any) -> None:
    settings.ESTELAR_MAIL_READY = True


def ask(email: str, **more: Any) -> tuple[str, list[str]]:
    """The page that follows, without what differs by itself, and the statements that were needed for it."""
    client = Client()
    with CaptureQueriesContext(connection) as queries:
        page = client.post(reverse("account_reset_password"), {"email": email}, **more)
    assert page.status_code == 200
    plain = re.sub(r'csrf-token" content="[^"]*"|value="[A-Za-z0-9]{64}"', "", page.content.decode())
    return plain, [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]


def link_of(person: Person) -> str:
    """The link as its mail shows it; the inbox does not."""
    notice = Notice.objects.filter(to=person, key="security.password_forgotten").latest("id")
    assert "/personas/enlace/" not in words(notice, organisation=Organisation.current()).body
    found = re.search(r"/personas/enlace/\S+", words(notice, organisation=Organisation.current(), for_mail=True).body)
    assert found is not None
    return found.group()


def test_nobody_learns_who_exists(cast: Cast, mailing: None) -> None:
    """The same page and the same statements for who exists, who does not, who was turned off, and the machine."""
    deactivate_person(cast.bruno, by=cast.gema, at=make.NOW)
    answers = [ask(email) for email in (cast.ana.email, "nadie@example.org", cast.bruno.email, cast.robot.email)]
    assert all(answer == answers[0] for answer in answers)
    assert "Revise su correo" in answers[0][0]
    assert answer_forgotten(at=PasswordRequest.objects.latest("id").at) == 1
    assert not PasswordRequest.objects.exists()
    assert list(Notice.objects.filter(key="security.password_forgotten").values_list("to", flat=True)) == [cast.ana.pk]
    assert Entry.objects.get(key="people.password_link_sent").subject_id == str(cast.ana.pk)


def test_the_mailed_link_works_once_and_for_an_hour(cast: Cast, mailing: None) -> None:
    ask(cast.ana.email)
    at = PasswordRequest.objects.get().at
    answer_forgotten(at=at)
    link = link_of(cast.ana)
    uid, token = link.rstrip("/").split("/")[-2:]
    assert holder(uid, token, at=at + timedelta(minutes=59)) == cast.ana
    assert holder(uid, token, at=at + timedelta(minutes=61)) is None
    for _ in range(6):
        Client().post(reverse("account_login"), {"login": cast.ana.email, "password": "no es esta"})
    new = {"new_password1": "tres tristes tigres", "new_password2": "tres tristes tigres"}
    client = Client()
    assert client.get(link).status_code == 200
    assert client.post(link, new).status_code == 302
    assert client.get(link).status_code == 410
    client.post(reverse("account_login"), {"login": cast.ana.email, "password": "tres tristes tigres"})
    assert client.get(reverse("people:me")).status_code == 200, "what others tried before no longer keeps her out"
    assert Notice.objects.filter(to=cast.ana, key="security.password_changed").exists()


def test_requests_that_waited_too_long_are_dropped(cast: Cast, mailing: None) -> None:
    ask(cast.ana.email)
    assert answer_forgotten(at=PasswordRequest.objects.get().at + timedelta(hours=2)) == 0
    assert not PasswordRequest.objects.exists()


def test_too_many_requests_for_one_address_must_wait_alike(cast: Cast, mailing: None) -> None:
    for email in (cast.ana.email, "nadie@example.org"):
        for _ in range(3):
            ask(email)
        assert Client().post(reverse("account_reset_password"), {"email": email}).status_code == 429


def test_without_mail_the_page_says_whom_to_ask(cast: Cast) -> None:
    page = Client().get(reverse("account_reset_password")).content.decode()
    assert "administra" in page
    assert "Enviarme un enlace" not in page


def test_a_password_that_organisations_name_themselves_after_is_refused_by_the_form(cast: Cast) -> None:
    Organisation.objects.update(name="Clínica Aurora")
    client = Client()
    client.force_login(cast.ana)
    data = {"oldpassword": "una clave larga", "password1": "Clinica Aurora 26", "password2": "Clinica Aurora 26"}
    assert client.post(reverse("account_change_password"), data).status_code == 200
    assert holder("x", "y", at=make.NOW) is None
