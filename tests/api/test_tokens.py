"""Tokens and robots: rules, operations, pages."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from estelar.api.models import Token
from estelar.api.operations.tokens import add_token, holder, revoke_token
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from estelar.notices.operations.words import words
from estelar.people.models import Person
from estelar.people.operations.persons import add_robot, assign_role, change_person, deactivate_person
from estelar.people.rules import Role
from estelar.permissions import Permission
from tests import make
from tests.api.calling import caller_of
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def robot_of(cast: Cast, role: Role = Role.AGENT) -> Person:
    robot = add_robot(name="CRM", by=cast.gema, at=make.NOW)
    assign_role(robot, role=role, unit=cast.north, by=cast.gema, at=make.NOW)
    return robot


def test_a_token_is_kept_as_a_digest_and_found_by_its_text(cast: Cast) -> None:
    made = add_token(robot_of(cast), name="noche", scopes=[Permission.SEE_ENCOUNTERS], by=cast.gema, at=make.NOW)
    row = Token.objects.filter(pk=made.token.pk).values_list()[0]
    secret = made.text.split("_", 2)[2]
    assert all(secret not in str(value) for value in row)
    assert holder(made.text) == made.token
    assert holder(made.text[:-1] + ("a" if made.text[-1] != "a" else "b")) is None
    assert holder("") is None
    line = Entry.objects.get(key="api.token_added")
    assert secret not in str(line.detail)
    assert line.detail["scopes"] == ["encounters.see"]


def test_a_token_stops_when_it_is_revoked_expires_or_its_robot_is_turned_off(cast: Cast) -> None:
    caller = caller_of(cast, (Role.AGENT, cast.north))
    assert caller.get("/me").status_code == 200
    Token.objects.filter(pk=caller.token.pk).update(expires_at=timezone.now())
    assert caller.get("/me").json()["code"] == "token_expired"
    Token.objects.filter(pk=caller.token.pk).update(expires_at=timezone.now() + timedelta(days=1))
    deactivate_person(caller.robot, by=cast.gema, at=make.NOW)
    assert caller.get("/me").json()["code"] == "token_revoked"
    Person.objects.get_queryset().filter(pk=caller.robot.pk).update(is_active=True)
    assert caller.get("/me").status_code == 200
    revoke_token(caller.token, by=cast.gema, at=make.NOW)
    revoke_token(caller.token, by=cast.gema, at=make.NOW)
    assert caller.get("/me").json()["code"] == "token_revoked"
    assert Entry.objects.filter(key="api.token_revoked").count() == 1


def test_tokens_belong_to_robots_and_need_a_name_a_scope_and_an_end(cast: Cast) -> None:
    robot = robot_of(cast)
    good: dict[str, Any] = {"name": "x", "scopes": [Permission.SEE_ENCOUNTERS], "by": cast.gema, "at": make.NOW}
    bad: list[dict[str, Any]] = [{"name": " "}, {"scopes": []}, {"days": 0}, {"days": 400}, {"rate": 0}, {"rate": 10**9}]
    for change in bad:
        with pytest.raises(RuleBroken):
            add_token(robot, **good | change)
    for nobody in (cast.ana, cast.robot):
        with pytest.raises(RuleBroken):
            add_token(nobody, **good)
    assert not Token.objects.exists()


def test_a_robot_is_no_person_and_not_the_machine_itself(cast: Cast) -> None:
    robot = robot_of(cast)
    assert not robot.is_house
    assert cast.robot.is_house
    assert not robot.has_usable_password()
    assert not robot.may_change(cast.ana)
    with pytest.raises(RuleBroken):
        assign_role(cast.ana, role=Role.ADMINISTRATOR, unit=cast.root, by=robot, at=make.NOW)
    with pytest.raises(RuleBroken):
        change_person(robot, email="estelar2@robot.invalid", name="x", by=cast.gema, at=make.NOW)
    with pytest.raises(RuleBroken):
        add_robot(name="crm", by=cast.gema, at=make.NOW)


def test_a_call_may_do_what_both_its_scopes_and_its_roles_allow(cast: Cast) -> None:
    caller = caller_of(cast, (Role.AGENT, cast.north), scopes=[Permission.SEE_ENCOUNTERS, Permission.ERASE_CUSTOMERS])
    me = caller.get("/me").json()
    assert me["scopes"] == ["customers.erase", "encounters.see"]
    assert me["permissions"] == ["encounters.see"]
    assert caller.get("/customers").status_code == 403


def test_an_administrator_adds_a_robot_makes_a_token_and_revokes_it(cast: Cast, client: Client) -> None:
    client.force_login(cast.gema)
    client.post(reverse("api:robot_add"), {"name": "Turnos", "role": "agent", "unit": cast.north.pk})
    robot = Person.objects.get_queryset().get(name="Turnos")
    form = client.get(reverse("api:token_add", args=[robot.pk])).content.decode()
    assert "encounters.record" in form
    assert "customers.erase" not in form  # no role of the robot allows it
    made = client.post(
        reverse("api:token_add", args=[robot.pk]), {"name": "cola", "scopes": ["encounters.record"], "days": "30", "rate": "60"}
    )
    text = re.search(r"estelar_[0-9a-f]{10}_[\w-]+", made.content.decode())
    assert text is not None
    assert "no-store" in made["Cache-Control"]
    token = holder(text[0])
    assert token is not None
    assert (token.robot, token.rate) == (robot, 60)
    page = client.get(reverse("api:robot", args=[robot.pk])).content.decode()
    assert token.prefix in page
    assert text[0] not in page
    assert "Turnos" in client.get(reverse("api:robots")).content.decode()
    client.post(reverse("api:token_revoke", args=[token.pk]))
    token.refresh_from_db()
    assert token.revoked_at is not None
    client.post(reverse("api:robot_role_add", args=[robot.pk]), {"role": "auditor", "unit": cast.south.pk})
    assert set(robot.assignments.values_list("role", flat=True)) == {"agent", "auditor"}
    for held in robot.assignments.all():
        client.post(reverse("api:robot_role_withdraw", args=[robot.pk, held.pk]))
    assert not robot.assignments.exists()


def test_an_administrator_of_the_south_sees_no_robot_of_the_north(cast: Cast, client: Client) -> None:
    robot = robot_of(cast)
    token = add_token(robot, name="x", scopes=[Permission.SEE_ENCOUNTERS], by=cast.gema, at=make.NOW).token
    client.force_login(make.person("sur", (Role.ADMINISTRATOR, cast.south)))
    assert reverse("api:robot", args=[robot.pk]) not in client.get(reverse("api:robots")).content.decode()
    assert client.post(reverse("api:token_revoke", args=[token.pk])).status_code == 404
    assert client.get(reverse("api:token_add", args=[robot.pk])).status_code == 404


@pytest.mark.parametrize(("language", "subject"), [("es", "Se ha hecho un token"), ("en", "A token has been made")])
def test_who_makes_a_token_is_told_so(cast: Cast, language: str, subject: str) -> None:
    robot = robot_of(cast)
    add_token(robot, name="Noche", scopes=[Permission.SEE_FIGURES], by=cast.gema, at=make.NOW)
    notice = Notice.objects.get(to=cast.gema, key="security.token_added")
    with translation.override(language):
        told = words(notice, organisation=cast.organisation)
    assert told.subject == subject
    assert "“Noche”" in told.body or "«Noche»" in told.body
    assert f"/robots/{robot.pk}/" in told.body
