"""Every address, tried by every role, by nobody, and by a person of another unit; and nothing that only reads changes anything."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from estelar.journal.models import Entry
from estelar.people.models import Person
from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission
from tests.conftest import Cast
from tests.house.addresses import Address, addresses
from tests.house.rows import OF_THE_NORTH, ONES_OWN, QUERIES, SECRETS, Rows, arguments, rows

pytestmark = pytest.mark.django_db

ROLE_OF = {
    "ana": Role.AGENT, "bruno": Role.SUPERVISOR, "carla": Role.AGENT, "diego": Role.DIRECTOR,
    "elena": Role.QUALITY_MANAGER, "fabio": Role.AUDITOR, "gema": Role.ADMINISTRATOR,
}  # fmt: skip
SOUTH_ONLY = {"carla"}
ANSWERS = {200, 204, 302, 303, 405}
"""What a permitted GET may answer: a page, nothing, a way on to another page, or "this address takes POST only"."""

# Where a permitted person still gets something else, and why.
OTHERWISE: dict[tuple[str, str], set[int]] = {("cases:calendar_preview", "elena"): {404}}  # a proposal is seen by who wrote it

# What taking something away leaves in the journal, on purpose, whoever takes it.
TRACES = {"cases.evidence_made", "cases.exported", "reports.exported", "encounters.exported", "journal.exported"}
# Reading figures after a change rebuilds the files of facts, which takes the marks away.
NOT_COMPARED = {"journal_entry", "encounters_dirtymark"}

# One's own language, theme, keys, password and session: everybody changes these, the auditor too.
OWN = {"ui:language", "ui:theme", "ui:keys", "people:me", "account_login", "account_logout", "account_change_password",
       "notices:preferences", "notices:all_read", "cases:presence", "cases:keep_open", "cases:put_away", "cases:keep_view",
       "cases:drop_view",
       "account_reauthenticate", "account_signup", "account_reset_password", "mfa_index", "mfa_list_webauthn",
       "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
       "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn", "people:sessions",
       "people:own_sessions_end", "people:own_session_end", "people:second_factor_later"}  # fmt: skip


@pytest.fixture(autouse=True)
def facts_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


class Visitor(Client):
    """Errors become the page of error 500, so that one broken view does not hide the others. Files are read to the end (and closed)."""

    def __init__(self) -> None:
        super().__init__(raise_request_exception=False)

    def request(self, **words: Any) -> Any:
        response = super().request(**words)
        response.seen = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
        return response


@pytest.fixture
def client() -> Client:
    return Visitor()


@pytest.fixture
def there(cast: Cast) -> Rows:
    return rows(cast)


def url_of(address: Address, there: Rows) -> str:
    return reverse(address.name, kwargs=arguments(address, there)) + QUERIES.get(address.name, "")


def contents() -> dict[str, str]:
    """A digest of every table of ours and of the queue of jobs; and the journal's lines, but for those of taking something away."""
    tables = {m._meta.db_table for c in apps.get_app_configs() if c.name.startswith("estelar.") for m in c.get_models()} - NOT_COMPARED
    found = {"journal": ",".join(Entry.objects.exclude(key__in=TRACES).order_by("pk").values_list("key", flat=True))}
    with connection.cursor() as cursor:
        for table in [*sorted(tables), "procrastinate_jobs"]:
            row = "to_jsonb(t) - 'last_login'" if table == "people_person" else "to_jsonb(t)"
            cursor.execute(
                f"SELECT count(*) || ' ' || coalesce(md5(string_agg(({row})::text, '|' ORDER BY ({row})::text)), '') FROM {table} t"
            )
            found[table] = cursor.fetchone()[0]
    return found


def why(response: object) -> str:
    """The error behind a 500, for the report."""
    error = getattr(response, "exc_info", None)
    return f" ({error[0].__name__}: {error[1]})" if error else ""


def to_login(response: object) -> bool:
    return getattr(response, "status_code", 0) == 302 and str(getattr(response, "url", "")).startswith(reverse("account_login"))


def expected(address: Address, name: str) -> set[int]:
    """What a GET answers to a person of the cast, from the guard and the table of roles alone."""
    if (address.name, name) in OTHERWISE:
        return OTHERWISE[address.name, name]
    permission = address.permission
    if permission is not None and permission not in ROLES[ROLE_OF[name]]:
        return {403, 405}
    if address.name in OF_THE_NORTH and name in SOUTH_ONLY:
        return {404, 405}
    return ANSWERS


def guarded() -> list[Address]:
    return [a for a in addresses() if a.is_guarded]


@pytest.mark.parametrize("name", list(ROLE_OF))
def test_a_page_opens_for_whom_the_roles_say_and_reading_changes_nothing(name: str, cast: Cast, there: Rows, client: Client) -> None:
    client.force_login(getattr(cast, name))
    before = contents()
    wrong = []
    for address in guarded():
        response = client.get(url_of(address, there))
        if response.status_code not in expected(address, name) or to_login(response):
            wanted = sorted(expected(address, name))
            wrong.append(f"{address.name}: {response.status_code}{why(response)}, expected {wanted} for {ROLE_OF[name]}")
    assert not wrong, "\n".join(wrong)
    assert contents() == before


def test_who_is_not_logged_in_is_sent_to_the_login_page(there: Rows, client: Client) -> None:
    answers = {a.name: client.get(url_of(a, there)) for a in guarded()}
    assert not [name for name, response in answers.items() if response.status_code != 405 and not to_login(response)]


def test_a_stranger_who_posts_is_sent_to_the_login_page_and_changes_nothing(there: Rows, client: Client) -> None:
    before = contents()
    wrong = [a.name for a in guarded() for response in [client.post(url_of(a, there))] if not to_login(response)]
    assert not wrong
    assert contents() == before


def test_public_pages_answer_everybody(there: Rows, client: Client) -> None:
    statuses = {a.name: client.get(url_of(a, there)).status_code for a in addresses() if a.is_public}
    assert statuses
    assert {name: code for name, code in statuses.items() if code not in {200, 204, 302, 403, 404, 405, 410}} == {}


def test_no_page_tells_the_south_what_belongs_to_the_north(cast: Cast, there: Rows, client: Client) -> None:
    client.force_login(cast.carla)
    told = []
    for address in guarded():
        response = client.get(url_of(address, there))
        seen: bytes = response.seen  # type: ignore[attr-defined]
        told += [f"{address.name} shows {secret!r}" for secret in SECRETS if secret.encode() in seen]
    assert not told, "\n".join(told)


class _Fields(HTMLParser):
    """The names of everything that the forms of a page would send."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name")
        if tag in {"input", "select", "textarea", "button"} and name and name != "csrfmiddlewaretoken" and given.get("type") != "file":
            self.found.setdefault(name, given.get("value") or "1")


def filled_in(address: Address, there: Rows, owner: Person) -> dict[str, str]:
    """What somebody who may do everything would send from this page, with something in every field."""
    client = Visitor()
    client.force_login(owner)
    response = client.get(url_of(address, there))
    fields = _Fields()
    if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
        fields.feed(response.content.decode())
    common = {
        "name": "Otro",
        "note": "Un cambio",
        "base": "0",
        "confirm": "1",
        "moment": str(there.moment.pk),
        "unit": str(there.cast.north.pk),
    }
    return {**common, **fields.found}


def test_the_auditor_changes_nothing_whatever_is_sent(cast: Cast, there: Rows, client: Client) -> None:
    client.force_login(cast.fabio)
    wrong = []
    for address in addresses():
        if address.name in OWN:
            continue
        full = filled_in(address, there, cast.gema)
        before = contents()
        for data in ({}, full):
            response = client.post(url_of(address, there), data)
            if response.status_code >= 500:
                wrong.append(f"{address.name}: {response.status_code}{why(response)}")
        changed = [table for table, digest in contents().items() if digest != before[table]]
        if changed:
            wrong.append(f"{address.name} let the auditor change {changed}")
    assert not wrong, "\n".join(wrong)


def test_a_person_of_the_south_changes_nothing_in_the_north(cast: Cast, there: Rows, client: Client) -> None:
    """A supervisor of the south holds the permissions, but not there."""
    from tests import make

    south = make.person("sur", (Role.SUPERVISOR, cast.south))
    client.force_login(south)
    wrong = []
    for address in addresses():
        if address.name not in OF_THE_NORTH | ONES_OWN:
            continue
        before = contents()
        for data in ({}, filled_in(address, there, cast.gema)):
            response = client.post(url_of(address, there), data)
            if response.status_code not in {403, 404, 405} and address.name not in ONES_OWN:
                wrong.append(f"{address.name}: {response.status_code}")
        if contents() != before:
            wrong.append(f"{address.name} was changed")
    assert not wrong, "\n".join(wrong)


def test_the_auditor_holds_no_permission_to_change_anything() -> None:
    reading = {p for p in Permission if p.value.endswith(".see")}
    assert ROLES[Role.AUDITOR] <= reading


def test_addresses_of_the_north_are_addresses_that_exist() -> None:
    """Names in tests/house/rows.py that no longer exist would prove nothing."""
    names = {a.name for a in addresses()}
    assert names >= OF_THE_NORTH | ONES_OWN
    assert names >= OWN
    assert names >= set(QUERIES)
