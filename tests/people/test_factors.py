"""The second factor: an app, recovery codes, who must have one, and the reset by an administrator. Passkeys: test_passkeys.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client
from django.urls import reverse

from estelar.cli.people import reset_factor_of
from estelar.errors import BadInput, RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.people.models import LoginSession, Organisation, Person
from estelar.people.operations import factors
from estelar.people.operations.organisation import change_access_rules
from tests import make
from tests.conftest import Cast

PASSWORD = "una clave larga"
Commits = Callable[..., Any]


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """The clock by which codes are made, set by hand (allauth reads the machine's)."""
    now = [1_800_000_000]
    monkeypatch.setattr(auth.time, "time", lambda: float(now[0]))

    def forward(seconds: int) -> None:
        now[0] += seconds

    return forward


def code_of(secret: str, steps: int = 0) -> str:
    return str(auth.format_hotp_value(auth.hotp_value(secret, int(auth.time.time()) // 30 + steps)))


def enter(client: Client, person: Person) -> Any:
    return client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})


def confirm(client: Client) -> None:
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302


def set_up_app(client: Client, commits: Commits) -> str:
    """As a person does it: confirm, look at the picture, write the code. Returns the secret."""
    confirm(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = str(page.context["form"].secret)
    assert "data:image/svg+xml;base64," in page.content.decode()
    with commits(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def keys() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("key", flat=True))


def notices(person: Person) -> list[str]:
    return list(Notice.objects.filter(to=person).order_by("id").values_list("key", flat=True))


def test_an_app_is_set_up_and_asked_for_at_the_next_login(
    cast: Cast, client: Client, clock: Callable[[int], None], django_capture_on_commit_callbacks: Commits
) -> None:
    enter(client, cast.ana)
    secret = set_up_app(client, django_capture_on_commit_callbacks)
    assert secret not in str(Authenticator.objects.get(type="totp").data), "the secret is kept sealed"
    clock(60)
    other = Client()
    assert enter(other, cast.ana).headers["Location"] == reverse("mfa_authenticate")
    assert other.get(reverse("people:me")).status_code == 302, "the password alone is not enough"
    assert "código" in other.get(reverse("mfa_authenticate")).content.decode()
    assert other.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).status_code == 302
    assert other.get(reverse("people:me")).status_code == 200
    assert [key for key in keys() if "factor" in key or "codes" in key] == [
        "people.factor_added",
        "people.recovery_codes_made",
        "people.factor_failed",
    ]
    assert {"security.factor_added", "security.recovery_codes_made", "security.new_device"} <= set(notices(cast.ana))


def test_a_code_works_once_even_while_it_still_counts(
    cast: Cast, client: Client, clock: Callable[[int], None], django_capture_on_commit_callbacks: Commits
) -> None:
    enter(client, cast.ana)
    secret = set_up_app(client, django_capture_on_commit_callbacks)
    for seconds in (0, 31):
        clock(seconds)
        late = Client()
        enter(late, cast.ana)
        assert late.post(reverse("mfa_authenticate"), {"code": code_of(secret, steps=-1 if seconds else 0)}).status_code == 200


def test_codes_of_a_lost_key_of_the_machine_fit_nobody(cast: Cast, settings: Any) -> None:
    """With another ESTELAR_SECRET_KEY the sealed secret cannot be read: then no code is right, not every code."""
    TOTP = auth.TOTP
    secret = auth.generate_totp_secret()
    kept = TOTP.activate(cast.ana, secret).instance
    settings.SECRET_KEY = "another"
    assert not kept.wrap().validate_code(code_of(secret))
    assert not kept.wrap().validate_code(code_of(""))


def test_recovery_codes_are_shown_once_and_each_lets_in_once(
    cast: Cast, client: Client, clock: Callable[[int], None], django_capture_on_commit_callbacks: Commits
) -> None:
    enter(client, cast.ana)
    set_up_app(client, django_capture_on_commit_callbacks)
    codes = re.findall(r"<code>(\d{8})</code>", client.get(reverse("mfa_view_recovery_codes")).content.decode())
    assert len(codes) == 10
    assert codes[0] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    for right in (True, False):
        other = Client()
        enter(other, cast.ana)
        assert other.post(reverse("mfa_authenticate"), {"code": codes[3]}).status_code == (302 if right else 200)
    used = Entry.objects.get(key="people.recovery_code_used")
    assert (used.by, used.detail["left"]) == (cast.ana, 9)
    assert "security.recovery_code_used" in notices(cast.ana)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_generate_recovery_codes"))
    assert codes[5] not in client.get(reverse("mfa_view_recovery_codes")).content.decode()


def test_wrong_codes_are_throttled(
    cast: Cast, client: Client, clock: Callable[[int], None], django_capture_on_commit_callbacks: Commits
) -> None:
    enter(client, cast.ana)
    secret = set_up_app(client, django_capture_on_commit_callbacks)
    clock(60)
    other = Client()
    enter(other, cast.ana)
    for _ in range(5):
        other.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = other.post(reverse("mfa_authenticate"), {"code": code_of(secret)}).content.decode()
    assert "Demasiados intentos fallidos" in page


def test_changes_of_the_second_factor_ask_once_more_who_it_is(cast: Cast, client: Client) -> None:
    enter(client, cast.ana)
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        assert client.get(reverse(name)).headers["Location"].startswith(reverse("account_reauthenticate")), name


def test_whoever_must_have_one_is_led_there_before_anything_else(
    cast: Cast, client: Client, clock: Callable[[int], None], django_capture_on_commit_callbacks: Commits
) -> None:
    change_access_rules(second_factor_roles=["agent"], second_factor_days=0, password_login="everybody", by=cast.gema, at=make.NOW)
    enter(client, cast.ana)
    for url in ("/", reverse("people:me"), reverse("encounters:list")):
        assert client.get(url).headers["Location"] == reverse("mfa_index")
    assert client.get("/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == reverse("mfa_index")
    page = client.get(reverse("mfa_index")).content.decode()
    assert "Su función necesita un segundo factor" in page
    assert "Más tarde" not in page
    assert client.post(reverse("people:second_factor_later")).status_code == 302
    assert client.get(reverse("people:me")).headers["Location"] == reverse("mfa_index"), "there is no later"
    set_up_app(client, django_capture_on_commit_callbacks)
    assert client.get(reverse("people:me")).status_code == 200
    free = Client()
    enter(free, cast.bruno)
    assert free.get(reverse("people:me")).status_code == 200, "a role that needs none goes on as before"


def test_there_is_time_to_set_it_up_and_the_page_says_until_when(cast: Cast, client: Client) -> None:
    change_access_rules(second_factor_roles=["agent"], second_factor_days=7, password_login="everybody", by=cast.gema, at=make.NOW)
    enter(client, cast.ana)
    assert client.get(reverse("people:me")).headers["Location"] == reverse("mfa_index")
    assert "Tiene hasta el" in client.get(reverse("mfa_index")).content.decode()
    client.post(reverse("people:second_factor_later"))
    assert client.get(reverse("people:me")).status_code == 200
    due = Person.objects.get(pk=cast.ana.pk).second_factor_due
    assert due is not None
    Person.objects.filter(pk=cast.ana.pk).update(second_factor_due=due - timedelta(days=8))
    assert client.get(reverse("people:me")).headers["Location"] == reverse("mfa_index"), "the time is over"


def test_the_last_one_stays_where_it_is_needed(
    cast: Cast, client: Client, clock: Callable[[int], None], django_capture_on_commit_callbacks: Commits
) -> None:
    enter(client, cast.ana)
    set_up_app(client, django_capture_on_commit_callbacks)
    change_access_rules(second_factor_roles=["agent"], second_factor_days=0, password_login="everybody", by=cast.gema, at=make.NOW)
    assert "es el único" in client.post(reverse("mfa_deactivate_totp")).content.decode()
    assert factors.has_second_factor(cast.ana)
    change_access_rules(second_factor_roles=[], second_factor_days=0, password_login="everybody", by=cast.gema, at=make.NOW)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=cast.ana).exists(), "recovery codes go with the last factor"
    assert "security.factor_removed" in notices(cast.ana)


def test_an_administrator_resets_it_and_everything_ends(cast: Cast, client: Client) -> None:
    auth.TOTP.activate(cast.ana, auth.generate_totp_secret())
    LoginSession.objects.create(person=cast.ana, started_at=make.NOW, seen_at=make.NOW)
    client.force_login(cast.gema)
    url = reverse("people:second_factor_reset", args=[cast.ana.pk])
    assert "¿Está seguro" in client.get(url).content.decode()
    assert client.post(url).status_code == 302
    assert not factors.has_second_factor(cast.ana)
    assert not LoginSession.objects.filter(person=cast.ana).exists()
    assert "people.factors_reset" in keys()
    assert "security.factor_removed" in notices(cast.ana)


def test_nobody_resets_it_beyond_their_reach(cast: Cast) -> None:
    from estelar.people.rules import Role

    of_the_south = make.person("sur", (Role.ADMINISTRATOR, cast.south))
    with pytest.raises(RuleBroken):
        factors.reset_second_factor(cast.ana, by=of_the_south, at=make.NOW)
    with pytest.raises(RuleBroken):
        factors.reset_second_factor(cast.robot, by=cast.gema, at=make.NOW)


def test_the_page_of_access_says_who_has_none_yet(cast: Cast, client: Client) -> None:
    client.force_login(cast.gema)
    url = reverse("people:access")
    data = {"second_factor_roles": ["supervisor", "agent"], "second_factor_days": "3", "password_login": ""}
    assert client.post(url, data).status_code == 302
    organisation = Organisation.current()
    assert (organisation.second_factor_roles, organisation.second_factor_days) == (["agent", "supervisor"], 3)
    page = client.get(url).content.decode()
    assert "3 personas deben tener" in page
    assert "Bruno" in page
    assert client.post(url, data | {"second_factor_days": "99"}).status_code == 422
    person = client.get(reverse("people:person", args=[cast.ana.pk])).content.decode()
    assert "Segundo factor" in person
    assert "Último ingreso" in person


def test_old_and_new_administrators_see_the_state_in_the_list(cast: Cast, client: Client) -> None:
    auth.TOTP.activate(cast.ana, auth.generate_totp_secret())
    client.force_login(cast.gema)
    assert '<td data-label="Segundo factor">sí</td>' in client.get(reverse("people:list")).content.decode()
    client.force_login(cast.bruno)
    assert "Segundo factor" not in client.get(reverse("people:list")).content.decode(), "only for whoever administers people"


def test_whoever_looks_after_the_machine_resets_that_of_the_only_administrator(cast: Cast) -> None:
    auth.TOTP.activate(cast.gema, auth.generate_totp_secret())
    with pytest.raises(BadInput):
        reset_factor_of("nadie@example.org")
    reset_factor_of("GEMA@example.org")
    assert not factors.has_second_factor(cast.gema)
    assert Entry.objects.get(key="people.factors_reset").by == cast.robot
