from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import get_hasher
from django.test import Client, override_settings
from django.urls import reverse

from estelar.journal.models import Entry
from estelar.people.models import Person
from tests.conftest import Cast

PASSWORD = "una clave larga"


@pytest.fixture
def client() -> Client:
    return Client()


def enter(client: Client, email: str, password: str = PASSWORD, **more: str) -> int:
    return client.post(reverse("account_login"), {"login": email, "password": password}, **more).status_code  # type: ignore[arg-type]


def keys() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("key", flat=True))


def test_a_person_logs_in_with_email_and_password_and_the_journal_knows_from_where(cast: Cast, client: Client) -> None:
    response = client.post(reverse("account_login") + "?next=/personas/yo/", {"login": "Ana@Example.org", "password": PASSWORD})
    assert response.status_code == 302
    entry = Entry.objects.get(key="people.logged_in")
    assert (entry.by, entry.subject_id, entry.origin) == (cast.ana, str(cast.ana.pk), "page 127.0.0.1")


def test_logging_out_is_remembered(cast: Cast, client: Client) -> None:
    enter(client, cast.ana.email)
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert keys() == ["people.logged_in", "people.logged_out"]
    assert client.get(reverse("people:me")).status_code == 302


def test_a_wrong_password_says_so_without_saying_which_of_the_two_was_wrong(cast: Cast, client: Client) -> None:
    for email in (cast.ana.email, "nadie@example.org"):
        page = client.post(reverse("account_login"), {"login": email, "password": "no es esta"}).content.decode()
        assert "La dirección de correo o la contraseña no es correcta" in page


def test_a_failed_login_is_a_line_by_the_robot_without_secrets(cast: Cast, client: Client) -> None:
    enter(client, cast.ana.email, "no es esta")
    enter(client, "miclavesecreta@example.org", "no es esta")
    known, unknown = Entry.objects.filter(key="people.login_failed").order_by("id")
    assert known.by == cast.robot
    assert known.subject_id == str(cast.ana.pk)
    assert unknown.subject_type == "people.organisation"
    text = f"{unknown.detail} {unknown.subject_label} {known.detail}"
    assert "miclavesecreta" not in text
    assert "no es esta" not in text
    assert len(unknown.detail["unknown_address"]) == 12


def test_after_five_failed_attempts_even_the_right_password_must_wait(cast: Cast, client: Client) -> None:
    for _ in range(5):
        enter(client, cast.ana.email, "no es esta")
    page = client.post(reverse("account_login"), {"login": cast.ana.email, "password": PASSWORD})
    assert page.status_code == 200
    assert "Demasiados intentos fallidos" in page.content.decode()
    assert "people.logged_in" not in keys()


def test_many_attempts_from_one_address_must_wait_whomever_they_name(cast: Cast, client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "25/m/ip"}  # 120 in the product
    for i in range(20):
        enter(client, f"alguien{i}@example.org", "no es esta")
    page = client.post(reverse("account_login"), {"login": cast.ana.email, "password": PASSWORD})
    assert "Demasiados intentos fallidos" in page.content.decode()
    assert enter(Client(), cast.ana.email, REMOTE_ADDR="10.0.0.7") == 302, "from another address she enters"
    statuses = [enter(client, f"alguien{i}@example.org", "no es esta") for i in range(6)]
    assert (statuses[0], statuses[-1]) == (200, 429)
    page = client.post(reverse("account_login"), {"login": "x@example.org", "password": "x"})
    assert "Demasiados intentos en poco tiempo" in page.content.decode()


def test_whoever_was_turned_off_is_told_so_and_does_not_enter(cast: Cast, client: Client) -> None:
    Person.objects.filter(pk=cast.ana.pk).update(is_active=False)
    response = client.post(reverse("account_login"), {"login": cast.ana.email, "password": PASSWORD}, follow=True)
    assert response.status_code == 403
    assert "No puede entrar por ahora" in response.content.decode()
    assert keys() == ["people.login_failed"]


def test_a_robot_never_logs_in(cast: Cast, client: Client) -> None:
    for password in ("", " ", "!"):
        assert enter(client, cast.robot.email, password) == 200
    assert "people.logged_in" not in keys()


def test_whoever_is_logged_in_and_turned_off_is_out_with_the_next_click(cast: Cast, client: Client) -> None:
    enter(client, cast.ana.email)
    assert client.get(reverse("people:me")).status_code == 200
    Person.objects.filter(pk=cast.ana.pk).update(is_active=False)
    assert client.get(reverse("people:me")).status_code == 302


def test_nobody_opens_an_account_alone(cast: Cast, client: Client) -> None:
    people = Person.objects.count()
    client.post(reverse("account_signup"), {"email": "nuevo@example.org", "password1": PASSWORD})
    assert Person.objects.count() == people


def test_the_login_page_speaks_the_language_of_the_cookie_else_of_the_organisation(cast: Cast, client: Client) -> None:
    assert "Olvidé mi contraseña" in client.get(reverse("account_login"), headers={"accept-language": "en"}).content.decode()
    client.cookies["estelar_language"] = "en"
    assert "I forgot my password" in client.get(reverse("account_login")).content.decode()
    client.cookies["estelar_language"] = "klingon"
    assert "Olvidé mi contraseña" in client.get(reverse("account_login"), headers={"accept-language": "en"}).content.decode()


def test_the_password_is_changed_with_the_old_one_and_the_person_stays_inside(cast: Cast, client: Client) -> None:
    enter(client, cast.ana.email)
    url = reverse("account_change_password")
    assert client.get(url).status_code == 200
    wrong = client.post(url, {"oldpassword": "otra", "password1": "tres tristes tigres", "password2": "tres tristes tigres"})
    assert "Esta no es su contraseña actual" in wrong.content.decode()
    right = client.post(url, {"oldpassword": PASSWORD, "password1": "tres tristes tigres", "password2": "tres tristes tigres"})
    assert right.status_code == 302
    assert client.get(reverse("people:me")).status_code == 200
    assert keys() == ["people.logged_in", "people.password_changed"]


def test_the_forgotten_password_page_says_whom_to_ask(cast: Cast, client: Client) -> None:
    assert "administra" in client.get(reverse("account_reset_password")).content.decode()


def test_confirming_that_it_is_me_asks_for_the_password_once_more(cast: Cast, client: Client) -> None:
    enter(client, cast.ana.email)
    url = reverse("account_reauthenticate") + "?next=" + reverse("people:me")
    assert client.get(url).status_code == 200
    assert "La contraseña no es correcta" in client.post(url, {"password": "no es esta"}).content.decode()
    assert client.post(url, {"password": PASSWORD}).headers["Location"] == reverse("people:me")


def test_a_next_page_on_another_host_is_not_followed(cast: Cast, client: Client) -> None:
    response = client.post(reverse("account_login"), {"login": cast.ana.email, "password": PASSWORD, "next": "https://malo.example/"})
    assert response.headers["Location"] == "/"


def test_passwords_are_kept_with_argon2() -> None:
    from estelar import settings

    with override_settings(PASSWORD_HASHERS=settings.PASSWORD_HASHERS):
        assert get_hasher().algorithm == "argon2"
