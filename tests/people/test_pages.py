from __future__ import annotations

import io
import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from estelar.journal.models import Entry
from estelar.people.models import Assignment, Organisation, Person, Unit
from estelar.people.operations.units import add_unit, close_unit
from estelar.people.rules import Role
from tests import make
from tests.conftest import Cast


def browser(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def url(name: str, *args: object) -> str:
    return reverse(f"people:{name}", args=args)


SEEING = {"list": (), "units": (), "me": ()}
CHANGING = {"add": (), "unit_add": ()}


@pytest.mark.parametrize("name", ["ana", "bruno", "carla", "diego", "elena", "fabio", "gema"])
def test_everyone_sees_people_and_units_and_only_the_administrator_changes_them(cast: Cast, name: str) -> None:
    client, administrator = browser(cast.everyone()[name]), name == "gema"
    for page in SEEING:
        assert client.get(url(page)).status_code == 200
    for page in CHANGING:
        assert client.get(url(page)).status_code == (200 if administrator else 403)
    assert client.get(url("organisation")).status_code == (200 if administrator else 403)
    for page in ("unit_change", "unit_move", "unit_close"):
        assert client.get(url(page, cast.north.pk)).status_code == (200 if administrator else 403)
    for page in ("person_change", "person_deactivate"):
        assert client.get(url(page, cast.ana.pk)).status_code == (200 if administrator else 403)
    before = Entry.objects.count()
    for page, args in (
        ("unit_reopen", [cast.north.pk]),
        ("link_make", [cast.ana.pk]),
        ("role_add", [cast.ana.pk]),
        ("person_activate", [cast.ana.pk]),
        ("logo_change", []),
        ("logo_remove", []),
    ):
        status = client.post(url(page, *args)).status_code
        assert status in ({200, 302, 422} if administrator else {403})
    assert administrator or Entry.objects.count() == before


def test_nobody_sees_anything_before_logging_in(cast: Cast) -> None:
    for page in ("list", "units", "me", "organisation", "add"):
        response = browser(None).get(url(page))
        assert response.headers["Location"].startswith(reverse("account_login"))


def test_an_agent_sees_neither_units_nor_persons_of_elsewhere(cast: Cast) -> None:
    client = browser(cast.ana)
    page = client.get(url("units")).content.decode()
    assert "Sede Norte" in page
    assert "Sede Sur" not in page
    assert client.get(url("unit", cast.south.pk)).status_code == 404
    assert client.get(url("person", cast.carla.pk)).status_code == 404
    assert "Carla" not in client.get(url("list")).content.decode()
    assert client.get(url("person", cast.bruno.pk)).status_code == 200


def test_an_administrator_of_one_unit_changes_nothing_above_it(cast: Cast) -> None:
    hugo = make.person("hugo", (Role.ADMINISTRATOR, cast.north))
    client = browser(hugo)
    assert client.get(url("unit_change", cast.north.pk)).status_code == 200
    assert client.get(url("unit_change", cast.root.pk)).status_code == 404
    assert client.get(url("organisation")).status_code == 403
    assert client.post(url("unit_add"), {"parent": cast.south.pk, "name": "X"}).status_code == 422
    Assignment.objects.create(person=cast.ana, role=Role.AGENT, unit=cast.south)
    assert client.post(url("link_make", cast.ana.pk)).status_code == 403


# Units ----------------------------------------------------------------------------------------------------------------


def test_a_unit_is_added_renamed_moved_closed_and_reopened_in_pages(cast: Cast) -> None:
    client = browser(cast.gema)
    assert f'value="{cast.north.pk}" selected' in client.get(url("unit_add") + f"?parte_de={cast.north.pk}").content.decode()
    page = client.post(url("unit_add"), {"parent": cast.north.pk, "name": "Sala 1", "code": "S1"}, follow=True)
    assert "La unidad «Sala 1» se ha añadido." in page.content.decode()
    unit = Unit.objects.get(name="Sala 1")
    client.post(url("unit_change", unit.pk), {"name": "Sala Uno", "code": "S1"})
    client.post(url("unit_move", unit.pk), {"parent": cast.south.pk})
    unit.refresh_from_db()
    assert (unit.name, unit.parent) == ("Sala Uno", cast.south)
    assert "¿Desea cerrar esta unidad?" in client.get(url("unit_close", unit.pk)).content.decode()
    assert "cerrada el" in client.post(url("unit_close", unit.pk), follow=True).content.decode()
    client.post(url("unit_reopen", unit.pk))
    unit.refresh_from_db()
    assert unit.is_open


def test_a_broken_rule_is_said_beside_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    response = browser(cast.gema).post(url("unit_add"), {"parent": cast.root.pk, "name": "sede norte", "code": "ABC"})
    assert response.status_code == 422
    assert "name" in response.context["form"].errors
    assert 'value="ABC"' in response.content.decode()


def test_closing_with_open_parts_is_refused_with_a_sentence(cast: Cast, now: datetime) -> None:
    add_unit(name="Sala", parent=cast.north, by=cast.gema, at=now)
    response = browser(cast.gema).post(url("unit_close", cast.north.pk))
    assert response.status_code == 422
    assert "todavía tiene partes abiertas" in response.content.decode()


def test_a_unit_is_never_offered_a_place_below_itself_or_in_something_closed(cast: Cast, now: datetime) -> None:
    room = add_unit(name="Sala", parent=cast.north, by=cast.gema, at=now)
    close_unit(cast.south, by=cast.gema, at=now)
    offered = dict(browser(cast.gema).get(url("unit_move", cast.north.pk)).context["form"].fields["parent"].choices)
    assert set(offered) == {cast.root.pk}
    assert room.pk not in offered


# Persons --------------------------------------------------------------------------------------------------------------


def test_a_person_is_added_given_a_link_and_logs_in_with_the_password_chosen(cast: Cast) -> None:
    admin = browser(cast.gema)
    data = {"name": "Óscar Ñáñez", "email": "oscar@example.org", "role": "agent", "unit": cast.north.pk, "external_id": "", "language": ""}
    admin.post(url("add"), data)
    oscar = Person.objects.get(email="oscar@example.org")
    assert [(a.role, a.unit) for a in oscar.assignments.all()] == [("agent", cast.north)]
    page = admin.post(url("link_make", oscar.pk))
    found = re.search(r'value="http://testserver(/personas/enlace/[^"]+)"', page.content.decode())
    assert found
    assert "no-cache" in page["Cache-Control"]

    his = browser(None)
    form = his.get(found[1])
    assert "Óscar Ñáñez, elija su contraseña" in form.content.decode()
    assert form["Referrer-Policy"] == "same-origin"
    short = his.post(found[1], {"new_password1": "corta", "new_password2": "corta"})
    assert short.status_code == 422
    assert his.post(found[1], {"new_password1": "una clave de verdad", "new_password2": "una clave de verdad"}).status_code == 302
    assert his.get(found[1]).status_code == 410
    assert his.post(reverse("account_login"), {"login": "oscar@example.org", "password": "una clave de verdad"}).status_code == 302
    assert his.get(url("me")).status_code == 200


def test_a_taken_address_is_said_and_no_half_person_stays(cast: Cast) -> None:
    data = {"name": "Otra", "email": "ANA@example.org", "role": "agent", "unit": cast.north.pk}
    assert "Alguien ya tiene la dirección" in browser(cast.gema).post(url("add"), data).content.decode()
    data |= {"email": "nueva@example.org", "unit": 999_999}
    browser(cast.gema).post(url("add"), data)
    assert not Person.objects.filter(email="nueva@example.org").exists()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=ÁNA", ["Ana"]),
        ("q=carla@exa", ["Carla"]),
        ("role=auditor", ["Fabio"]),
        ("role=nothing", ["Ana", "Bruno", "Carla", "Diego", "Elena", "Estelar", "Fabio", "Gema"]),
        ("role=agent&q=a", ["Ana", "Carla"]),
        ("active=off", ["Zoé"]),
        ("q=zoe&active=all", ["Zoé"]),
        ("q=%00%25_", []),
    ],
)
def test_persons_are_found_by_name_role_and_access(cast: Cast, query: str, names: list[str]) -> None:
    Person.objects.create(email="z@example.org", name="Zoé", is_active=False)
    response = browser(cast.gema).get(f"{url('list')}?{query}")
    assert [person.name for person, _roles in response.context["rows"]] == names


def test_persons_are_found_by_unit(cast: Cast) -> None:
    response = browser(cast.gema).get(f"{url('list')}?unit={cast.north.pk}")
    assert [person.name for person, _roles in response.context["rows"]] == ["Ana", "Bruno"]


def test_the_list_is_paged_and_needs_few_queries(cast: Cast) -> None:
    for number in range(130):
        make.person(f"persona{number:03}", (Role.AGENT, cast.south))
    client, seen, place = browser(cast.gema), [], ""
    while True:
        with CaptureQueriesContext(connection) as queries:
            context = client.get(url("list") + place).context
        assert len(queries) <= 12
        seen += [person.name for person, _roles in context["rows"]]
        place = context["page"].next_url
        if not place:
            break
    assert len(seen) == len(set(seen)) == 138
    assert seen == sorted(seen)


def test_roles_are_given_and_withdrawn_in_the_page_of_a_person(cast: Cast) -> None:
    client = browser(cast.gema)
    client.post(url("role_add", cast.ana.pk), {"role": "supervisor", "unit": cast.south.pk})
    held = Assignment.objects.get(person=cast.ana, role="supervisor")
    assert "Supervisión" in client.get(url("person", cast.ana.pk)).content.decode()
    client.post(url("role_withdraw", cast.ana.pk, held.pk))
    assert not Assignment.objects.filter(pk=held.pk).exists()
    last = Assignment.objects.get(person=cast.gema)
    response = client.post(url("role_withdraw", cast.gema.pk, last.pk))
    assert response.status_code == 422
    assert "nadie podría administrar" in response.content.decode()


def test_access_is_turned_off_after_a_question_and_on_again(cast: Cast) -> None:
    client = browser(cast.gema)
    assert client.get(url("person_deactivate", cast.ana.pk)).status_code == 200
    client.post(url("person_deactivate", cast.ana.pk))
    cast.ana.refresh_from_db()
    assert not cast.ana.is_active
    client.post(url("person_activate", cast.ana.pk))
    cast.ana.refresh_from_db()
    assert cast.ana.is_active


def test_own_settings_are_kept_and_the_browser_remembers_the_language(cast: Cast) -> None:
    client = browser(cast.ana)
    response = client.post(url("me"), {"language": "en", "theme": "dark"}, follow=True)
    assert "My settings" in response.content.decode()
    cast.ana.refresh_from_db()
    assert (cast.ana.language, cast.ana.theme, cast.ana.single_keys) == ("en", "dark", False)
    assert client.cookies["estelar_language"].value == "en"
    client.post(reverse("account_logout"))
    assert "I forgot my password" in client.get(reverse("account_login")).content.decode()


# The organisation -----------------------------------------------------------------------------------------------------

SETTINGS = {
    "name": "Clínica Aurora",
    "customer_es": "paciente",
    "customers_es": "pacientes",
    "customer_gender": "f",
    "customer_en": "patient",
    "customers_en": "patients",
    "country": "CO",
    "time_zone": "America/Bogota",
    "language": "es",
}  # fmt: skip


def test_the_word_for_the_customer_is_chosen_with_a_preview_and_used_at_once(cast: Cast) -> None:
    client = browser(cast.gema)
    preview = client.get(url("words"), SETTINGS).content.decode()
    assert "la paciente / las pacientes · una paciente" in preview
    assert "the patient / the patients · a patient" in preview
    assert Organisation.current().customer_es == "cliente"
    page = client.post(url("organisation"), SETTINGS, follow=True).content.decode()
    assert "Pacientes" in page
    assert "Clínica Aurora" in page


def test_wrong_settings_are_refused_beside_their_field(cast: Cast) -> None:
    response = browser(cast.gema).post(url("organisation"), SETTINGS | {"time_zone": "Luna/Mar", "name": " "})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"time_zone", "name"}
    assert Organisation.current().name == "Estelar"


def test_the_logo_is_served_to_everybody_with_an_etag_and_may_be_kept(cast: Cast) -> None:
    out = io.BytesIO()
    Image.new("RGB", (400, 200), "navy").save(out, "PNG")
    client = browser(cast.gema)
    client.post(url("logo_change"), {"logo": SimpleUploadedFile("logo.png", out.getvalue())})
    address = Organisation.current().logo_url
    assert address in browser(None).get(reverse("account_login")).content.decode()
    response = browser(None).get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert "public" in response["Cache-Control"]
    assert browser(None).get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert browser(None).get(url("logo", "0" * 16)).status_code == 404
    refused = client.post(url("logo_change"), {"logo": SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>")})
    assert refused.status_code == 422
    assert "no es una imagen que se pueda leer" in refused.content.decode()
    client.post(url("logo_remove"))
    assert Organisation.current().logo_url == ""


@pytest.mark.parametrize("name", ["units", "list", "me", "organisation"])
def test_pages_need_few_queries(cast: Cast, name: str) -> None:
    client = browser(cast.gema)
    client.get(url(name))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(name)).status_code == 200
    assert len(queries) <= 11, "one of them counts the open cases of whoever looks, for the side bar"


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_is_drawn_in_both_languages_without_inline_styles_or_scripts(cast: Cast, language: str) -> None:
    cast.gema.language = language
    cast.gema.save()
    client = browser(cast.gema)
    one, ana = cast.north.pk, cast.ana.pk
    addresses = [url(n) for n in ("list", "units", "me", "organisation", "add", "unit_add")]
    addresses += [url(n, one) for n in ("unit", "unit_change", "unit_move", "unit_close")]
    addresses += [url(n, ana) for n in ("person", "person_change", "person_deactivate")]
    addresses += [reverse("account_change_password"), reverse("account_logout"), reverse("account_reset_password")]
    for address in addresses:
        page = client.get(address).content.decode()
        assert f'<html lang="{language}"' in page
        assert not re.search(r"\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|application/json))", page), address
