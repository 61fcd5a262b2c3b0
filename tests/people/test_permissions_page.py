"""The page that shows who may do what: for whoever reads the journal, and true to the guards."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission
from estelar.ui.doors import doors
from tests.conftest import Cast
from tests.house.addresses import addresses

PAGE = "/personas/permisos/"


@pytest.mark.parametrize(("name", "status"), [("ana", 403), ("bruno", 403), ("diego", 200), ("elena", 200), ("fabio", 200), ("gema", 200)])
def test_who_reads_the_journal_reads_the_permissions(cast: Cast, client: Client, name: str, status: int) -> None:
    client.force_login(getattr(cast, name))
    assert client.get(PAGE).status_code == status


def test_every_permission_and_every_address_stands_there_once(cast: Cast, client: Client) -> None:
    client.force_login(cast.fabio)
    answer = client.get(PAGE)
    text = answer.content.decode()
    for permission in Permission:
        assert f'id="{permission.value}"' in text
    shown = [d for line in answer.context["lines"] for d in (*line.pages, *line.routes)]
    shown += [*answer.context["logged_in"], *answer.context["everybody"]]
    assert sorted((d.name, d.method) for d in shown) == sorted((d.name, d.method) for d in doors())
    assert {d.name for d in doors() if not d.is_api} == {a.name for a in addresses() if not hasattr(a.view, "estelar_api")}
    assert all(d.path in re.sub("&lt;", "<", re.sub("&gt;", ">", text)) for d in shown)


def test_the_marks_are_those_of_the_roles(cast: Cast, client: Client) -> None:
    client.force_login(cast.fabio)
    for line in client.get(PAGE).context["lines"]:
        assert [held for _name, held in line.held] == [line.permission in ROLES[role] for role in Role]
