"""Every route, tried by every role, without a token, with too narrow a token, and by a robot of another unit; reading changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from estelar.api import spec  # importing it tells the routes
from estelar.api.edge import Route
from estelar.api.models import Token
from estelar.api.routing import ADDRESSES
from estelar.cases.models import Case
from estelar.customers.models import Customer
from estelar.encounters.models import Encounter
from estelar.journal.models import Entry
from estelar.journal.sentences import sentences
from estelar.people.models import Person, Unit
from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission
from tests import make
from tests.api.calling import Caller, caller_of
from tests.api.writes import WRITES, forget_calls
from tests.conftest import Cast
from tests.house.rows import API_OF_THE_NORTH, API_ROUTES, SECRETS, Rows, rows
from tests.house.test_endpoints import contents

pytestmark = pytest.mark.django_db


@pytest.fixture
def there(cast: Cast) -> Rows:
    return rows(cast)


def routes(*methods: str) -> list[tuple[str, Route]]:
    return [(method, one) for address in ADDRESSES.values() for method, one in address.routes.items() if not methods or method in methods]


def url_of(route: Route, there: Rows) -> str:
    made = API_ROUTES.get(route.name)
    return reverse(f"api:v1:{route.name}", args=made(there) if made else [])


def unchanged(before: dict[str, str], *callers: Caller) -> list[str]:
    """The tables that are not as they were, but for the counting of calls."""
    for caller in callers:
        forget_calls(caller.token)
    now = contents()
    return [table for table, digest in now.items() if digest != before[table]]


def test_every_route_has_a_good_call_here() -> None:
    changing = {route.name for method, route in routes() if method != "GET"}
    assert changing == set(WRITES)
    assert len(spec.specification("en")["paths"]) == len(ADDRESSES)
    assert {route.name for _method, route in routes()} >= set(API_ROUTES) >= API_OF_THE_NORTH


@pytest.mark.parametrize("role", list(Role))
def test_a_route_opens_for_whom_the_roles_say_and_reading_changes_nothing(role: Role, cast: Cast, there: Rows) -> None:
    caller = caller_of(cast, (role, cast.root))
    before = contents()
    wrong = []
    for _method, route in routes("GET"):
        answer = caller.get(url_of(route, there))
        wanted = 200 if route.permission is None or route.permission in ROLES[role] else 403
        if answer.status_code != wanted:
            wrong.append(f"{route.name}: {answer.status_code}, expected {wanted} for {role}: {answer.content[:200]}")
    assert not wrong, "\n".join(wrong)
    assert not unchanged(before, caller)


def test_without_a_token_nothing_opens_and_nothing_changes(there: Rows, cast: Cast) -> None:
    before = contents()
    client = Client()
    client.force_login(cast.gema)  # a session of a page is no token
    wrong = []
    for method, route in routes():
        for authorization in ("", "Bearer", "Bearer estelar_0000000000_no", "Basic Zm9v"):
            headers = {"HTTP_AUTHORIZATION": authorization} if authorization else {}
            answer = client.generic(method, url_of(route, there), **headers)  # type: ignore[arg-type]
            if (
                answer.status_code != 401
                or "WWW-Authenticate" not in answer
                or answer.json()["code"] not in {"token_missing", "token_unknown"}
            ):
                wrong.append(f"{method} {route.name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    client.logout()
    assert [t for t, digest in contents().items() if digest != before[t] and t != "django_session"] == []


def good_call(caller: Caller, method: str, name: str, there: Rows, **headers: str) -> Any:
    write = WRITES[name]
    return caller(method, write.path(there), write.body(there), **headers)


@pytest.mark.parametrize(("method", "route"), routes("POST", "PUT", "PATCH", "DELETE"), ids=lambda one: getattr(one, "name", one))
def test_a_route_needs_its_scope_as_well_as_its_role(method: str, route: Route, cast: Cast, there: Rows) -> None:
    assert route.permission is not None
    scopes = [permission for permission in Permission if permission is not route.permission]
    caller = caller_of(cast, (Role.ADMINISTRATOR, cast.root), scopes=scopes)
    answer = good_call(caller, method, route.name, there)
    assert answer.status_code == 403
    assert answer.json()["permission"] == route.permission.value
    assert answer["Content-Type"] == "application/problem+json"


def test_the_token_of_an_auditor_changes_nothing_whatever_is_sent(cast: Cast, there: Rows) -> None:
    caller = caller_of(cast, (Role.AUDITOR, cast.root))
    there_before = {name: write.body(there) for name, write in WRITES.items()}
    before = contents()
    wrong = []
    for method, route in routes("POST", "PUT", "PATCH", "DELETE"):
        bodies: tuple[Any, ...] = (None, {}, there_before[route.name])
        for body in bodies:
            answer = caller(method, WRITES[route.name].path(there), body, idempotency_key=f"{route.name} {body is None} {body == {}}")
            if answer.status_code != 403:
                wrong.append(f"{method} {route.name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert not unchanged(before, caller)


def test_what_belongs_to_the_north_is_not_there_for_the_south(cast: Cast, there: Rows) -> None:
    """Whoever may do everything, but in the south only."""
    caller = caller_of(cast, (Role.ADMINISTRATOR, cast.south))
    bodies = {name: write.body(there) for name, write in WRITES.items()}
    before = contents()
    wrong = []
    for method, route in routes():
        if route.name not in API_OF_THE_NORTH:
            continue
        answer = caller.get(url_of(route, there)) if method == "GET" else caller(method, WRITES[route.name].path(there), bodies[route.name])
        if answer.status_code != 404 or answer.json()["code"] != "not_found":
            wrong.append(f"{method} {route.name}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)
    assert not unchanged(before, caller)


def test_no_route_tells_the_south_what_belongs_to_the_north(cast: Cast, there: Rows) -> None:
    caller = caller_of(cast, (Role.ADMINISTRATOR, cast.south))
    told = []
    for _method, route in routes("GET"):
        seen = caller.get(url_of(route, there)).content.decode()
        told += [f"{route.name} shows {secret!r}" for secret in SECRETS if secret in seen]
    assert not told, "\n".join(told)


def test_a_contact_of_another_units_customer_hides_who_it_was(cast: Cast, there: Rows) -> None:
    here = make.encounter(there.moment, cast.south, cast.carla, customer=there.customer)
    caller = caller_of(cast, (Role.AGENT, cast.south))
    shown = caller.get(f"/encounters/{here.pk}").json()
    assert (shown["customer"], shown["customer_hidden"]) == (None, True)
    assert caller.get(f"/encounters?customer={there.customer.pk}").json()["results"] == []


LISTS: dict[str, tuple[str, Callable[[], set[int]]]] = {
    "cases": ("case", lambda: set(Case.objects.values_list("pk", flat=True))),
    "encounters": ("encounter", lambda: set(Encounter.objects.values_list("pk", flat=True))),
    "customers": ("customer", lambda: set(Customer.objects.filter(merged_into=None).values_list("pk", flat=True))),
    "units": ("unit", lambda: set(Unit.objects.values_list("pk", flat=True))),
    "persons": ("person", lambda: set(Person.objects.get_queryset().values_list("pk", flat=True))),
}


@pytest.mark.parametrize("name", LISTS)
def test_what_a_list_shows_is_what_opens_one_by_one(name: str, cast: Cast, there: Rows) -> None:
    make.encounter(there.moment, cast.south, cast.carla)
    make.customer("Nortina del sur", unit=cast.south)
    make.customer("Nortina de todos")
    Customer.objects.filter(name__startswith="Nortina").update(name_key="nortina")
    detail, every = LISTS[name]
    for role, unit in ((Role.AGENT, cast.north), (Role.AGENT, cast.south), (Role.AUDITOR, cast.root), (Role.ADMINISTRATOR, cast.south)):
        caller = caller_of(cast, (role, unit))
        listed = {row["id"] for row in caller.all_of(f"/{name}?limit=1")}
        opened = {pk for pk in every() if caller.get(reverse(f"api:v1:{detail}", args=[pk])).status_code == 200}
        assert listed == opened, (name, role, unit.name)
        if name == "customers":
            found = {row["id"] for row in caller.all_of("/customers?q=nortina")}
            assert found == listed


@pytest.mark.parametrize(("method", "route"), routes("POST", "PUT", "PATCH", "DELETE"), ids=lambda one: getattr(one, "name", one))
def test_a_write_is_the_operation_of_the_page_and_leaves_its_lines(method: str, route: Route, cast: Cast, there: Rows) -> None:
    write = WRITES[route.name]
    if write.page is not None:  # a page calls the very same function
        assert any(known is write.operation for known in vars(write.page).values())
    caller = caller_of(cast, (Role.ADMINISTRATOR, cast.root))
    body = write.body(there)
    last = Entry.objects.latest("pk").pk
    answer = caller(method, write.path(there), body)
    assert answer.status_code in (200, 201, 204), answer.content
    lines = list(Entry.objects.filter(pk__gt=last).order_by("pk"))
    assert tuple(line.key for line in lines) == write.keys
    assert set(write.keys) <= set(sentences())
    assert all(line.by_id == caller.robot.pk and line.origin == f"api {caller.token.prefix} 127.0.0.1" for line in lines)


def test_the_journal_is_for_a_role_at_the_root(cast: Cast, there: Rows) -> None:
    caller = caller_of(cast, (Role.QUALITY_MANAGER, cast.north))
    assert caller.get("/journal").status_code == 403
    assert Token.objects.visible_to(cast.bruno).count() == 0
