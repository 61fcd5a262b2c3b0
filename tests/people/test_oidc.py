"""Login with a provider that speaks OpenID Connect: a real provider, in a process of its own, on loopback."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.mfa.totp.internal import auth
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from estelar.conf import LoginProvider, read
from estelar.errors import BadInput
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.people.models import Assignment, GroupRole, Person
from estelar.people.oidc import groups_in
from estelar.people.operations.groups import add_group_role, remove_group_role
from estelar.people.operations.organisation import change_access_rules
from estelar.people.operations.persons import assign_role, deactivate_person
from estelar.people.rules import Role
from estelar.settings import _oidc_apps
from tests import make
from tests.conftest import Cast

SECRET = "only-the-provider-knows"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The provider's address; the process ends with the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"})
    assert process.stderr is not None
    for line in process.stderr:
        if "running on" in line:
            break
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(10)
    process.stderr.close()


@pytest.fixture
def provider(server: str, settings: Any) -> LoginProvider:
    found = LoginProvider(
        url=server, client_id="estelar", client_secret=SECRET, name="Clínica ID", scopes=("openid", "profile", "email"),
        groups_claim="groups", second_factor=False,
    )  # fmt: skip
    settings.ESTELAR_OIDC = found
    settings.SOCIALACCOUNT_PROVIDERS = _oidc_apps(found)
    return found


def known(provider: LoginProvider, sub: str, **claims: Any) -> None:
    """What the provider knows of somebody."""
    httpx.put(f"{provider.url}/users/{sub}", json=claims).raise_for_status()


def enter(client: Client, sub: str) -> Any:
    """Off to the provider, log in there, and back."""
    there = client.get(reverse("oidc_login"))
    assert there.status_code == 302
    back = httpx.post(there.headers["Location"], data={"sub": sub})
    assert back.status_code == 302
    return client.get(back.headers["Location"].removeprefix("http://testserver"))


def roles(person: Person) -> set[tuple[str, str, str]]:
    return {(a.role, a.unit.name, a.group) for a in Assignment.objects.filter(person=person).select_related("unit")}


def inside(client: Client) -> bool:
    return client.get(reverse("people:me")).status_code == 200


def test_the_button_is_there_only_with_a_provider_and_shows_no_secret(cast: Cast, provider: LoginProvider, settings: Any) -> None:
    page = Client().get(reverse("account_login")).content.decode()
    assert "Entrar con Clínica ID" in page
    gema = Client()
    gema.force_login(cast.gema)
    settings_page = gema.get(reverse("people:access")).content.decode()
    assert "http://testserver/cuenta/proveedor/regreso/" in settings_page
    assert SECRET not in page + settings_page + repr(provider)
    settings.ESTELAR_OIDC, settings.SOCIALACCOUNT_PROVIDERS = None, {}
    assert "Entrar con Clínica ID" not in Client().get(reverse("account_login")).content.decode()
    assert Client().get(reverse("oidc_login")).status_code == 404


def test_a_verified_address_finds_the_person_who_is_linked_from_then_on(cast: Cast, provider: LoginProvider) -> None:
    known(provider, "u-ana", email="Ana@Example.org", email_verified=True, name="Ana de la Cruz")
    client = Client()
    assert enter(client, "u-ana").status_code == 302
    assert inside(client)
    account = SocialAccount.objects.get(user=cast.ana)
    assert (account.uid, account.extra_data) == ("u-ana", {}), "claims are not kept"
    assert Notice.objects.filter(to=cast.ana, key="security.account_linked").count() == 1
    assert roles(cast.ana) == {("agent", "Sede Norte", "")}, "roles given by hand stay"
    assert Person.objects.get(pk=cast.ana.pk).has_usable_password()
    known(provider, "u-ana", email="otra@example.org", email_verified=True)
    again = Client()
    enter(again, "u-ana")
    assert inside(again), "the account counts, not the address"
    known(provider, "u-thief", email="ana@example.org", email_verified=True)
    assert "otra cuenta del proveedor" in enter(Client(), "u-thief").content.decode()


@pytest.mark.parametrize("verified", [False, None, "true"])
def test_an_address_that_nobody_verified_finds_nobody(cast: Cast, provider: LoginProvider, verified: Any) -> None:
    claims = {"email": "gema@example.org"} | ({} if verified is None else {"email_verified": verified})
    known(provider, f"u-{verified}", **claims)
    client = Client()
    page = enter(client, f"u-{verified}")
    assert page.status_code == 403
    assert "no ha confirmado su dirección" in page.content.decode()
    assert not inside(client)
    assert not SocialAccount.objects.exists()


def test_groups_give_roles_at_every_login_and_take_only_what_they_gave(cast: Cast, provider: LoginProvider) -> None:
    add_group_role(group="jefes-norte", role=Role.SUPERVISOR, unit=cast.north, by=cast.gema, at=make.NOW)
    add_group_role(group="agentes-norte", role=Role.AGENT, unit=cast.north, by=cast.gema, at=make.NOW)
    add_group_role(group="todas", role=Role.AGENT, unit=cast.south, by=cast.gema, at=make.NOW)
    known(provider, "u-2", email="ana@example.org", email_verified=True, groups=["jefes-norte", "agentes-norte", "todas", "ajeno"])
    enter(Client(), "u-2")
    by_hand = ("agent", "Sede Norte", "")
    assert roles(cast.ana) == {by_hand, ("supervisor", "Sede Norte", "jefes-norte"), ("agent", "Sede Sur", "todas")}
    known(provider, "u-2", email="ana@example.org", email_verified=True, groups=["todas"])
    enter(Client(), "u-2")
    assert roles(cast.ana) == {by_hand, ("agent", "Sede Sur", "todas")}
    assign_role(cast.ana, role=Role.AGENT, unit=cast.south, by=cast.gema, at=make.NOW)
    known(provider, "u-2", email="ana@example.org", email_verified=True)
    enter(Client(), "u-2")
    assert roles(cast.ana) == {by_hand, ("agent", "Sede Sur", "")}, "what an administrator gave as well stays"
    assert Entry.objects.filter(key="people.role_withdrawn", by=cast.robot).count() == 1
    assert Notice.objects.filter(to=cast.ana, key="security.roles_changed").exists()


def test_a_group_makes_a_new_person_and_without_one_nobody_gets_in(cast: Cast, provider: LoginProvider) -> None:
    known(provider, "u-new", email="nueva@example.org", email_verified=True, name="Nueva Ríos", groups=["agentes"])
    client = Client()
    page = enter(client, "u-new")
    assert (page.status_code, Person.objects.filter(email="nueva@example.org").exists()) == (403, False)
    assert "nadie le ha dado acceso" in page.content.decode()
    row = add_group_role(group="agentes", role=Role.AGENT, unit=cast.south, by=cast.gema, at=make.NOW)
    enter(client, "u-new")
    assert inside(client)
    nueva = Person.objects.get(email="nueva@example.org")
    assert (nueva.name, nueva.has_usable_password(), roles(nueva)) == ("Nueva Ríos", False, {("agent", "Sede Sur", "agentes")})
    remove_group_role(row, by=cast.gema, at=make.NOW)
    enter(client, "u-new")
    assert roles(nueva) == set()
    page = client.get(reverse("account_change_password"), follow=True).content.decode()
    assert "No tiene contraseña aquí" in page


def test_whoever_was_turned_off_stays_out(cast: Cast, provider: LoginProvider) -> None:
    known(provider, "u-3", email="ana@example.org", email_verified=True)
    client = Client()
    enter(client, "u-3")
    deactivate_person(cast.ana, by=cast.gema, at=make.NOW)
    assert not inside(client)
    assert enter(client, "u-3").headers["Location"] == reverse("account_inactive")
    assert not inside(client)


def test_the_provider_never_takes_the_last_administrator(cast: Cast, provider: LoginProvider) -> None:
    add_group_role(group="admins", role=Role.ADMINISTRATOR, unit=cast.root, by=cast.gema, at=make.NOW)
    Assignment.objects.filter(person=cast.gema).update(group="admins")
    known(provider, "u-4", email="gema@example.org", email_verified=True, groups=[])
    enter(Client(), "u-4")
    assert roles(cast.gema) == {("administrator", "Clínica Aurora", "admins")}


def test_the_second_factor_is_asked_for_here_unless_the_provider_asks(cast: Cast, provider: LoginProvider, settings: Any) -> None:
    auth.TOTP.activate(cast.ana, auth.generate_totp_secret())
    change_access_rules(
        second_factor_roles=["agent", "auditor"], second_factor_days=0, password_login="everybody", by=cast.gema, at=make.NOW
    )
    known(provider, "u-5", email="ana@example.org", email_verified=True)
    known(provider, "u-6", email="fabio@example.org", email_verified=True)
    ana, fabio = Client(), Client()
    assert enter(ana, "u-5").headers["Location"] == reverse("mfa_authenticate")
    enter(fabio, "u-6")
    assert fabio.get(reverse("people:me")).headers["Location"] == reverse("mfa_index")
    settings.ESTELAR_OIDC = replace(provider, second_factor=True)
    enter(ana, "u-5")
    enter(fabio, "u-6")
    assert inside(ana)
    assert inside(fabio)


def test_passwords_only_for_administrators(cast: Cast, provider: LoginProvider, settings: Any) -> None:
    change_access_rules(second_factor_roles=[], second_factor_days=0, password_login="administrators", by=cast.gema, at=make.NOW)

    def gets_in(person: Person) -> bool:
        client = Client()
        client.post(reverse("account_login"), {"login": person.email, "password": "una clave larga"})
        return inside(client)

    assert gets_in(cast.gema)
    assert not gets_in(cast.ana)
    inside_already = Client()
    known(provider, "u-9", email="ana@example.org", email_verified=True)
    enter(inside_already, "u-9")
    assert inside_already.post(reverse("account_reauthenticate"), {"password": "una clave larga"}).status_code == 302, "it still confirms"
    settings.ESTELAR_OIDC = None
    assert gets_in(cast.ana), "without a provider nobody is kept out"


def test_a_forged_or_broken_answer_lets_nobody_in(cast: Cast, provider: LoginProvider) -> None:
    known(provider, "u-7", email="ana@example.org", email_verified=True)
    client = Client()
    there = client.get(reverse("oidc_login")).headers["Location"]
    assert "code_challenge_method=S256" in there
    back = urlsplit(httpx.post(there, data={"sub": "u-7"}).headers["Location"])
    callback = f"{back.path}?{back.query}"
    assert Client().get(callback).status_code == 403, "in another browser"
    assert client.get(re.sub("code=[^&]*", "code=guessed", callback)).status_code == 403
    assert client.get(callback).status_code == 403, "the state works once"
    denied = urlsplit(httpx.post(client.get(reverse("oidc_login")).headers["Location"], data={"action": "deny"}).headers["Location"])
    page = client.get(f"{denied.path}?{denied.query}")
    assert (page.status_code, "no se completó" in page.content.decode()) == (403, True)
    assert not inside(client)


def test_administrators_edit_the_table_and_the_journal_knows(cast: Cast, provider: LoginProvider) -> None:
    client = Client()
    client.force_login(cast.gema)
    data = {"group": " jefes ", "role": "supervisor", "unit": str(cast.north.pk)}
    assert client.post(reverse("people:group_add"), data).status_code == 302
    row = GroupRole.objects.get()
    assert (row.group, row.role, row.unit) == ("jefes", "supervisor", cast.north)
    assert client.post(reverse("people:group_add"), data | {"group": " "}).status_code == 422
    assert client.post(reverse("people:group_remove", args=[row.pk])).status_code == 302
    assert list(Entry.objects.order_by("id").values_list("key", flat=True)) == ["people.group_role_added", "people.group_role_removed"]
    local = make.person("local", (Role.ADMINISTRATOR, cast.north))
    client.force_login(local)
    assert client.post(reverse("people:group_add"), data).status_code == 403, "only whoever administers the whole organisation"


def test_an_account_is_unlinked(cast: Cast, provider: LoginProvider) -> None:
    known(provider, "u-8", email="ana@example.org", email_verified=True)
    enter(Client(), "u-8")
    client = Client()
    client.force_login(cast.gema)
    assert "vinculada" in client.get(reverse("people:person", args=[cast.ana.pk])).content.decode()
    client.post(reverse("people:account_unlink", args=[cast.ana.pk]))
    assert not SocialAccount.objects.exists()


def test_groups_are_read_from_a_list_a_text_or_inside() -> None:
    assert groups_in({"groups": ["a", 1, "b"]}, "groups") == ["a", "b"]
    assert groups_in({"rol": "a"}, "rol") == ["a"]
    assert groups_in({"realm_access": {"roles": ["x"]}}, "realm_access.roles") == ["x"]
    assert groups_in({"https://a.b/groups": ["y"]}, "https://a.b/groups") == ["y"]
    assert groups_in({"realm_access": "x"}, "realm_access.roles") == []


def test_settings_of_the_provider_are_checked_and_never_repeat_the_secret() -> None:
    whole = {"ESTELAR_OIDC_URL": "https://id.example.org/", "ESTELAR_OIDC_CLIENT_ID": "estelar", "ESTELAR_OIDC_CLIENT_SECRET": SECRET}
    found = read(whole).oidc
    assert found is not None
    assert (found.url, found.name, found.groups_claim) == ("https://id.example.org", "id.example.org", "groups")
    assert read({}).oidc is None
    for wrong in ({"ESTELAR_OIDC_URL": "http://id.example.org"}, {"ESTELAR_OIDC_URL": "id"}, {"ESTELAR_OIDC_CLIENT_ID": " "}):
        with pytest.raises(BadInput) as error:
            read(whole | wrong)
        assert SECRET not in str(error.value)
