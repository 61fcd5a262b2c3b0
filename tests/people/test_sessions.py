"""Sessions are listed and ended; devices are known again; failed attempts are counted together by all web processes."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse

from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.people.counters import SharedCache
from estelar.people.models import LoginSession, Passing, Person
from estelar.people.operations import sessions
from estelar.people.operations.persons import assign_role, change_person, deactivate_person
from estelar.people.requests import address_of
from estelar.people.rules import Role
from tests import make
from tests.conftest import Cast

PASSWORD = "una clave larga"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def enter(person: Person, client: Client | None = None, password: str = PASSWORD, **more: Any) -> Client:
    client = client or Client(headers={"user-agent": FIREFOX})
    client.post(reverse("account_login"), {"login": person.email, "password": password}, **more)
    return client


def inside(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


def notices(person: Person) -> list[str]:
    return list(Notice.objects.filter(to=person).order_by("id").values_list("key", flat=True))


def test_one_sees_where_one_is_logged_in_and_ends_one_or_all_others(cast: Cast) -> None:
    here, phone, old = enter(cast.ana, REMOTE_ADDR="10.1.1.1"), enter(cast.ana, REMOTE_ADDR="10.1.1.2"), enter(cast.ana)
    page = here.get(reverse("people:sessions")).content.decode()
    assert all(words in page for words in ("10.1.1.1", "10.1.1.2", "Firefox · Linux", "este dispositivo"))
    of_phone = LoginSession.objects.get(address="10.1.1.2")
    assert here.post(reverse("people:own_session_end", args=[of_phone.pk])).status_code == 302
    assert [inside(client) for client in (here, phone, old)] == [True, False, True]
    stranger = enter(cast.carla)
    own = LoginSession.objects.get(address="10.1.1.1")
    assert stranger.post(reverse("people:own_session_end", args=[own.pk])).status_code == 404
    here.post(reverse("people:own_sessions_end"))
    assert [inside(client) for client in (here, old, stranger)] == [True, False, True]
    assert {"people.session_ended", "people.sessions_ended"} <= set(Entry.objects.values_list("key", flat=True))
    assert "security.sessions_ended" in notices(cast.ana)


def test_what_was_ended_is_over_for_good_even_with_the_cookie(cast: Cast) -> None:
    client = enter(cast.ana)
    cookie = client.cookies["estelar_session"].value
    LoginSession.objects.all().delete()
    assert not inside(client)
    again = Client()
    again.cookies["estelar_session"] = cookie
    assert not inside(again)


def test_sessions_end_with_logout_deactivation_and_another_password(cast: Cast) -> None:
    client, other = enter(cast.ana), enter(cast.ana)
    client.post(reverse("account_logout"))
    assert LoginSession.objects.count() == 1
    new = {"oldpassword": PASSWORD, "password1": "tres tristes tigres", "password2": "tres tristes tigres"}
    third = enter(cast.ana)
    third.post(reverse("account_change_password"), new)
    assert (inside(third), inside(other)) == (True, False)
    assert LoginSession.objects.count() == 1
    assert "security.password_changed" in notices(cast.ana)
    deactivate_person(cast.ana, by=cast.gema, at=make.NOW)
    assert not inside(third)
    assert not LoginSession.objects.exists()


def test_an_administrator_ends_the_sessions_of_a_person(cast: Cast) -> None:
    client, gema = enter(cast.ana), enter(cast.gema)
    assert gema.post(reverse("people:sessions_end", args=[cast.ana.pk])).status_code == 302
    assert (inside(client), inside(gema)) == (False, True)
    of_the_south = make.person("sur", (Role.ADMINISTRATOR, cast.south))
    with pytest.raises(RuleBroken):
        sessions.end_sessions(cast.ana, by=of_the_south, at=make.NOW)


def test_last_seen_is_written_every_five_minutes_and_old_sessions_are_forgotten(cast: Cast) -> None:
    session = sessions.start_session(cast.ana, address="10.0.0.1", agent="", is_new_device=False, by=cast.ana, at=make.NOW)
    assert sessions.touch_session(session.pk, address="10.0.0.2", at=make.NOW + timedelta(minutes=4))
    assert LoginSession.objects.get().seen_at == make.NOW
    later = make.NOW + timedelta(minutes=6)
    assert sessions.touch_session(session.pk, address="10.0.0.2", at=later)
    assert (LoginSession.objects.get().seen_at, LoginSession.objects.get().address) == (later, "10.0.0.2")
    sessions.tidy(at=later + timedelta(days=13))
    assert LoginSession.objects.exists()
    sessions.tidy(at=later + timedelta(days=15))
    assert not LoginSession.objects.exists()
    assert not Session.objects.filter(expire_date__lt=later + timedelta(days=15)).exists()


def test_a_device_is_new_once_and_the_person_is_told(cast: Cast) -> None:
    client = enter(cast.ana)
    client.post(reverse("account_logout"))
    enter(cast.ana, client)
    assert notices(cast.ana) == ["security.new_device"]
    client.post(reverse("account_logout"))
    enter(cast.bruno, client)
    client.post(reverse("account_logout"))
    assert notices(cast.bruno) == ["security.new_device"], "known to one is not known to another"
    client.cookies["estelar_device"] = client.cookies["estelar_device"].value + "x"
    enter(cast.ana, client)
    assert notices(cast.ana) == ["security.new_device"] * 2, "a forged cookie is none"


def test_whoever_guesses_from_elsewhere_does_not_keep_the_owner_out(cast: Cast) -> None:
    """No way to lock somebody out: on a device where she has logged in before, her attempts are counted apart."""
    known = enter(cast.ana)
    known.post(reverse("account_logout"))
    for number in range(6):
        enter(cast.ana, Client(), "no es esta", REMOTE_ADDR=f"10.9.9.{number}")
    assert not inside(enter(cast.ana, Client())), "elsewhere even the right password must wait"
    assert inside(enter(cast.ana, known))


def test_roles_and_address_that_change_are_told_to_whoever_has_been_here(cast: Cast) -> None:
    assign_role(cast.ana, role=Role.AGENT, unit=cast.south, by=cast.gema, at=make.NOW)
    assert notices(cast.ana) == [], "the first roles of a new person are no change"
    enter(cast.ana)
    ana = Person.objects.get(pk=cast.ana.pk)
    assign_role(ana, role=Role.SUPERVISOR, unit=cast.south, by=cast.gema, at=make.NOW)
    ana = change_person(ana, email="ana.nueva@example.org", name="Ana", by=cast.gema, at=make.NOW)
    assert notices(ana)[1:] == ["security.roles_changed", "security.email_changed"]
    assert "Sede Sur" in enter(ana).get(reverse("notices:list")).content.decode()


@pytest.mark.parametrize(
    ("proxies", "passed", "seen"),
    [
        (0, "6.6.6.6", "10.0.0.1"), (1, "6.6.6.6, 200.1.1.1", "200.1.1.1"), (2, "6.6.6.6, 200.1.1.1, 10.0.0.9", "200.1.1.1"),
        (1, "", "10.0.0.1"), (2, "200.1.1.1", "10.0.0.1"), (1, "<script>", ""), (1, "2001:DB8::1", "2001:db8::1"),
    ],
)  # fmt: skip
def test_who_called_is_believed_of_our_own_proxies_only(proxies: int, passed: str, seen: str, settings: Any) -> None:
    settings.CONF = replace(settings.CONF, proxies=proxies)
    request = RequestFactory().get("/", headers={"x-forwarded-for": passed} if passed else {}, REMOTE_ADDR="10.0.0.1")
    assert address_of(request) == seen


@pytest.fixture
def shared(transactional_db: None) -> Iterator[SharedCache]:
    yield SharedCache("", {"TIMEOUT": 300})
    connection.close()


def test_the_shared_cache_is_a_cache(shared: SharedCache) -> None:
    assert shared.add("a", [1.5])
    assert not shared.add("a", [2])
    assert (shared.get("a"), shared.get("b", 7)) == ([1.5], 7)
    shared.set("a", "x", timeout=None)
    assert shared.get("a") == "x"
    assert shared.touch("a", 60)
    assert not shared.touch("b", 60)
    shared.set("over", 1, timeout=-1)
    assert shared.get("over") is None
    assert shared.add("over", 2), "what is over may be added again"
    assert shared.delete("a")
    assert not shared.delete("a")
    shared.clear()
    assert not Passing.objects.exists()


def test_of_many_who_add_at_once_one_succeeds_also_when_the_old_one_is_over(shared: SharedCache) -> None:
    """Eight connections, as of eight web processes: each has its own view of the table."""

    def add(key: str) -> bool:
        try:
            return SharedCache("", {}).add(key, 1, timeout=60)
        finally:
            connection.close()

    for round_ in range(10):
        shared.set(f"k{round_}", 0, timeout=-1)
        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(add, [f"k{round_}"] * 8)) == 1


def test_the_count_of_failed_attempts_is_exact_across_processes(transactional_db: None, settings: Any) -> None:
    """Sixteen attempts at the same moment over eight connections: five are tried, the rest must wait."""
    settings.CACHES = {"default": {"BACKEND": "estelar.people.counters.SharedCache"}}
    Person.objects.robot()
    ana = make.person("ana")

    def attempt(number: int) -> str:
        try:
            data = {"login": ana.email, "password": "no es esta"}
            return Client().post(reverse("account_login"), data, REMOTE_ADDR=f"10.8.8.{number}").content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(attempt, range(16)))
    assert sum("no es correcta" in page for page in pages) == 5
    assert sum("Demasiados intentos" in page for page in pages) == 11
    assert Entry.objects.filter(key="people.login_failed").count() == 5
    connection.close()
