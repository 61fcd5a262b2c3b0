from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import NoReverseMatch, reverse

from estelar.calendars import operations
from estelar.calendars.models import Calendar, Proposal, Version
from estelar.calendars.rules.hours import hours_text
from estelar.journal.models import Entry
from estelar.people.rules import Role
from estelar.worktime import OwnDay, Weekly
from tests import make
from tests.conftest import Cast

HOURS = {"name": "Horario general", "country": "CO", "subdivision": "", "zone": "America/Bogota", "monday": "8-12, 14-18",
         "tuesday": "8-12, 14-18", "wednesday": "8-12, 14-18", "thursday": "8-12, 14-18", "friday": "8-12, 14-18", "saturday": "",
         "sunday": ""}  # fmt: skip
OWN = (OwnDay(date(2026, 12, 24), False, "Cierre de fin de año", "Circular 9"), OwnDay(date(2026, 12, 26), True, "Jornada especial"))


@pytest.fixture
def general(cast: Cast) -> Calendar:
    """The organisation's calendar, with two days of its own."""
    return operations.add_calendar(
        name="Horario general", zone="America/Bogota", weekly=Weekly.office(), country="CO", own=OWN, reason="Resolución 1", by=cast.elena,
        at=make.NOW,
    ).calendar  # fmt: skip


def page(client: Client, name: str, *args: Any, query: str = "") -> str:
    response = client.get(reverse(f"calendars:{name}", args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def post(client: Client, to: str, /, *args: Any, **data: Any) -> Any:
    return client.post(reverse(f"calendars:{to}", args=args), data)


def test_without_a_calendar_the_page_teaches_and_offers_to_make_one(cast: Cast, client: Client) -> None:
    client.force_login(cast.elena)
    assert "Crear el calendario" in page(client, "list")
    form = page(client, "add")
    assert "08:00-12:00, 14:00-18:00" in form
    answer = post(client, "add", **HOURS, unit="", reason="Resolución 1")
    made = Calendar.objects.get()
    assert answer.url == made.get_absolute_url()
    assert (made.unit, made.current.weekly, made.country) == (None, Weekly.office(), "CO")
    client.force_login(cast.ana)
    assert "Crear el calendario" not in page(client, "list")


def test_who_may_change_only_in_a_unit_makes_calendars_only_there(cast: Cast, client: Client) -> None:
    local = make.person("local", (Role.QUALITY_MANAGER, cast.north))
    client.force_login(local)
    assert post(client, "add", **HOURS, unit="", reason="x").status_code == 422
    assert post(client, "add", **HOURS, unit=cast.south.pk, reason="x").status_code == 422
    assert post(client, "add", **HOURS, unit=cast.north.pk, reason="x").status_code == 302
    assert Calendar.objects.get().unit == cast.north


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"monday": "mañana"}, "no es un horario"),
        ({"monday": "8-12, 11-13"}, "se cruzan"),
        (dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), ""), "Dé su horario"),
        ({"country": "CO", "subdivision": "ES-MD"}, "no pertenece al país"),
        ({"zone": "America/Macondo"}, "field-error"),
        ({"name": " "}, "field-error"),
        ({}, "Nada cambiaría"),
    ],
)
def test_hours_that_cannot_be_are_refused_beside_their_field(
    changed: dict[str, str], words: str, cast: Cast, general: Calendar, client: Client
) -> None:
    client.force_login(cast.elena)
    answer = post(client, "hours", general.pk, **HOURS | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Proposal.objects.exists()


def test_a_year_shows_each_holiday_and_own_day_with_its_name_and_source(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.ana)
    year = page(client, "calendar", general.pk)
    for words in (
        "Cierre de fin de año",
        "Circular 9",
        "Jornada especial",
        "Inmaculada Concepción",
        "holidays 0.",
        "Resolución 1",
        "Elena",
    ):
        assert words in year
    assert "Agregar días" not in year  # an agent changes nothing
    assert "Cierre de fin de año" not in page(client, "calendar", general.pk, query="?anio=2027")
    assert "2026" in page(client, "calendar", general.pk, query="?anio=pronto")
    assert "1990" in page(client, "calendar", general.pk, query="?anio=0001")
    client.post(reverse("ui:language"), {"language": "en"})
    assert "Immaculate Conception" in page(client, "calendar", general.pk)


def test_hours_change_in_two_steps_with_a_reason(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    answer = post(client, "hours", general.pk, **HOURS | {"saturday": "8-12", "friday": "22-6"})
    assert answer.url == reverse("calendars:confirm", args=[general.pk])
    assert Version.objects.count() == 1
    shown = page(client, "confirm", general.pk)
    for words in ("Sábado", "cerrado", "08:00-12:00", "Viernes", "22:00-06:00"):
        assert words in shown
    assert "no está confirmado" in page(client, "calendar", general.pk)
    assert post(client, "confirm", general.pk, reason=" ").status_code == 422
    assert post(client, "confirm", general.pk, reason="Acuerdo sindical").status_code == 302
    held = Calendar.objects.get()
    assert (held.number, held.current_version.reason, held.current_version.by) == (2, "Acuerdo sindical", cast.elena)
    assert hours_text(held.current.weekly.ranges[5]) == "08:00-12:00"
    assert held.current.own == OWN
    assert not Proposal.objects.exists()
    assert "Acuerdo sindical" in page(client, "calendar", general.pk)
    assert "ya no rige" in page(client, "version", general.pk, 1)


def test_days_are_added_one_by_one_in_a_list_and_by_file_at_once(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    data = {
        "working": "no", "first": "2026-12-30", "last": "2026-12-31", "day_reason": "Inventario", "source": "Memo 4", "hours": "",
        "lines": "2027-01-04 a 2027-01-05; Vacaciones; Circular 1",
        "file": SimpleUploadedFile("dias.csv", "fecha;motivo\n2027-02-01;Día del barrio".encode()),
    }  # fmt: skip
    assert post(client, "days", general.pk, **data).url == reverse("calendars:confirm", args=[general.pk])
    shown = page(client, "confirm", general.pk)
    for words in ("miércoles", "Inventario", "Memo 4", "Vacaciones", "Día del barrio"):
        assert words in shown
    post(client, "confirm", general.pk, reason="Fin de año")
    own = {row.day.isoformat(): row.reason for row in Calendar.objects.get().current.own}
    assert own == {
        "2026-12-24": "Cierre de fin de año", "2026-12-26": "Jornada especial", "2026-12-30": "Inventario", "2026-12-31": "Inventario",
        "2027-01-04": "Vacaciones", "2027-01-05": "Vacaciones", "2027-02-01": "Día del barrio",
    }  # fmt: skip


def test_a_holiday_can_be_worked_at_hours_of_its_own(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    post(client, "days", general.pk, working="yes", first="2026-12-08", day_reason="Jornada de vacunación", hours="8-12")
    post(client, "confirm", general.pk, reason="Campaña")
    time = Calendar.objects.get().current
    assert time.is_business_day(date(2026, 12, 8))
    assert hours_text(time.ranges(date(2026, 12, 8))) == "08:00-12:00"
    assert "08:00-12:00" in page(client, "calendar", general.pk)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Indique al menos un día"),
        ({"first": "2026-12-30"}, "Diga por qué estos días"),
        ({"first": "2026-12-30", "last": "2026-12-29", "day_reason": "x"}, "es anterior al primero"),
        ({"lines": "mañana"}, "no empieza con una fecha"),
        ({"first": "2026-12-30", "day_reason": "x", "hours": "tarde"}, "no es un horario"),
        ({"file": SimpleUploadedFile("a.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n")}, "no tiene una fecha"),
    ],
)
def test_days_that_cannot_be_read_are_refused_in_words(
    data: dict[str, Any], words: str, cast: Cast, general: Calendar, client: Client
) -> None:
    client.force_login(cast.elena)
    answer = post(client, "days", general.pk, **{"working": "no"} | data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_chosen_days_are_removed_after_confirming(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    assert post(client, "days_remove", general.pk).status_code == 422
    assert post(client, "days_remove", general.pk, day=["2026-12-24", "pronto"]).status_code == 302
    assert "Día hábil" in page(client, "confirm", general.pk)
    post(client, "confirm", general.pk, reason="Se trabajará")
    assert Calendar.objects.get().current.own == OWN[1:]


def test_a_change_can_be_discarded(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    post(client, "days", general.pk, working="no", first="2026-12-30", day_reason="x")
    assert post(client, "discard", general.pk).status_code == 302
    assert not Proposal.objects.exists()
    assert client.get(reverse("calendars:confirm", args=[general.pk])).status_code == 302
    assert Version.objects.count() == 1


def test_who_was_slower_sees_it_and_overwrites_nothing(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    post(client, "days", general.pk, working="no", first="2026-12-30", day_reason="x")
    operations.change(general, weekly=Weekly.always(), reason="24 horas", by=cast.gema, at=make.NOW, expected_version=1)
    assert "Otra persona cambió" in page(client, "confirm", general.pk)
    answer = post(client, "confirm", general.pk, reason="Fin de año")
    assert answer.status_code == 422
    assert "hay una versión 2" in answer.content.decode()
    assert Calendar.objects.get().number == 2


def test_holidays_that_are_known_otherwise_today_are_offered_and_not_taken_in_silence(cast: Cast, client: Client) -> None:
    old = operations.ensure_calendar(None, by=cast.elena, at=make.NOW)
    client.force_login(cast.elena)
    assert "de otra manera" not in page(client, "calendar", old.calendar.pk)
    document = old.document | {"public": old.document["public"] | {"days": old.document["public"]["days"][:-60]}}
    north = Calendar.objects.create(name="Norte", unit=cast.north, country="CO", zone="America/Bogota")
    Version.objects.create(calendar=north, number=1, document=document, reason="x", by=cast.elena, at=make.NOW)
    assert "se conocen hoy de otra manera" in page(client, "calendar", north.pk)
    assert post(client, "holidays", north.pk).status_code == 302
    assert "Festivo" in page(client, "confirm", north.pk)
    post(client, "confirm", north.pk, reason="Festivos al día")
    assert "de otra manera" not in page(client, "calendar", north.pk)
    last = Entry.objects.order_by("-pk").first()
    assert last is not None
    assert set(last.detail["changes"]) == {"holidays"}


def test_the_calendar_of_a_unit_can_end_and_the_organisations_cannot(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    post(client, "add", **HOURS, unit=cast.north.pk, reason="Norma")
    north = Calendar.objects.get(unit=cast.north)
    assert "sigue el calendario de la unidad" in page(client, "end", north.pk)
    assert post(client, "end", north.pk, reason="Traslado").status_code == 302
    assert "terminado" in page(client, "list")
    assert "terminó el" in page(client, "calendar", north.pk)
    assert post(client, "end", general.pk, reason="x").status_code == 422
    assert "Terminar este calendario" not in page(client, "calendar", general.pk)


def test_the_preview_of_deadlines_is_asked_for_where_there_is_one(cast: Cast, general: Calendar, client: Client) -> None:
    client.force_login(cast.elena)
    post(client, "days", general.pk, working="no", first="2026-12-30", day_reason="x")
    shown = page(client, "confirm", general.pk)
    try:
        preview = reverse("cases:calendar_preview", args=[Proposal.objects.get().pk])
    except NoReverseMatch:
        assert "Plazos de los casos abiertos" not in shown
    else:
        assert shown.count(preview) == 2  # asked for by htmx, and a link without script


def test_no_page_takes_more_queries_with_more_versions(
    cast: Cast, general: Calendar, client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(1, 25):
        own = (OwnDay(date(2027, 1, 1) + timedelta(days=number), False, "x"),)
        operations.change(general, own=own, reason=f"Cambio {number}", by=cast.elena, at=make.NOW, expected_version=number)
    client.force_login(cast.elena)
    for address in (reverse("calendars:list"), general.get_absolute_url()):
        with django_assert_max_num_queries(20):
            assert client.get(address).status_code == 200
