from __future__ import annotations

import io
import struct
import zlib
from datetime import datetime, timedelta

import pytest
from PIL import Image

from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.people.logo import clean_logo
from estelar.people.models import Assignment, Organisation, Person
from estelar.people.operations import links, organisation, persons
from estelar.people.operations.units import close_unit
from estelar.people.rules import Role
from tests import make
from tests.conftest import Cast


def test_a_person_is_added_without_password_and_cannot_log_in_yet(cast: Cast, now: datetime) -> None:
    person = persons.add_person(email=" Nueva@Example.ORG ", name="Nueva  Persona", by=cast.gema, at=now)
    assert (person.email, person.name, person.has_usable_password()) == ("nueva@example.org", "Nueva Persona", False)
    assert Entry.objects.get().key == "people.person_added"


@pytest.mark.parametrize(
    ("email", "name", "number", "reason"),
    [
        ("ANA@example.org", "Otra", "", "email_taken"),
        ("x@example.org", " ", "", "no_name"),
        ("x@example.org", "X", "a7", "external_id_taken"),
    ],
)
def test_addresses_and_staff_numbers_belong_to_one_person(
    cast: Cast, now: datetime, email: str, name: str, number: str, reason: str
) -> None:
    persons.change_person(cast.bruno, email=cast.bruno.email, name="Bruno", external_id="A7", by=cast.gema, at=now)
    with pytest.raises(RuleBroken) as error:
        persons.add_person(email=email, name=name, external_id=number, by=cast.gema, at=now)
    assert error.value.code == reason


def test_a_change_remembers_what_was_before(cast: Cast, now: datetime) -> None:
    persons.change_person(cast.ana, email=cast.ana.email, name="Ana María", by=cast.gema, at=now)
    assert Entry.objects.get().detail == {"changes": {"name": ["Ana", "Ana María"]}}


def test_roles_are_given_once_and_withdrawn(cast: Cast, now: datetime) -> None:
    first = persons.assign_role(cast.ana, role=Role.SUPERVISOR, unit=cast.south, by=cast.gema, at=now)
    assert persons.assign_role(cast.ana, role=Role.SUPERVISOR, unit=cast.south, by=cast.gema, at=now) == first
    persons.withdraw_role(first, by=cast.gema, at=now)
    persons.withdraw_role(first, by=cast.gema, at=now)
    assert list(Entry.objects.order_by("id").values_list("key", flat=True)) == ["people.role_assigned", "people.role_withdrawn"]


def test_no_role_in_a_closed_unit_nor_for_a_machine(cast: Cast, now: datetime) -> None:
    close_unit(cast.south, by=cast.gema, at=now)
    for person, unit, reason in ((cast.ana, cast.south, "unit_closed"), (cast.robot, cast.north, "robot")):
        with pytest.raises(RuleBroken) as error:
            persons.assign_role(person, role=Role.AGENT, unit=unit, by=cast.gema, at=now)
        assert error.value.code == reason


def test_the_organisation_never_loses_its_last_active_administrator(cast: Cast, now: datetime) -> None:
    last = Assignment.objects.get(person=cast.gema)
    local = make.person("hugo", (Role.ADMINISTRATOR, cast.north))
    asleep = make.person("irene", (Role.ADMINISTRATOR, cast.root))
    persons.deactivate_person(asleep, by=cast.gema, at=now)
    for act in (
        lambda: persons.deactivate_person(cast.gema, by=cast.gema, at=now),
        lambda: persons.withdraw_role(last, by=cast.gema, at=now),
    ):
        with pytest.raises(RuleBroken) as error:
            act()
        assert error.value.code == "last_administrator"
    persons.assign_role(local, role=Role.ADMINISTRATOR, unit=cast.root, by=cast.gema, at=now)
    persons.withdraw_role(last, by=cast.gema, at=now)
    persons.withdraw_role(Assignment.objects.get(person=asleep), by=local, at=now)


def test_an_administrator_of_one_unit_does_not_reach_beyond_it(cast: Cast, now: datetime) -> None:
    hugo = make.person("hugo", (Role.ADMINISTRATOR, cast.north))
    persons.change_person(cast.ana, email=cast.ana.email, name="Ana B", by=hugo, at=now)
    for act in (
        lambda: links.make_link(cast.gema, by=hugo, at=now),
        lambda: persons.change_person(cast.gema, email="x@example.org", name="X", by=hugo, at=now),
        lambda: persons.deactivate_person(cast.carla, by=hugo, at=now),
        lambda: persons.activate_person(cast.carla, by=hugo, at=now),
        lambda: persons.assign_role(hugo, role=Role.ADMINISTRATOR, unit=cast.root, by=hugo, at=now),
        lambda: persons.withdraw_role(Assignment.objects.get(person=cast.carla), by=hugo, at=now),
    ):
        with pytest.raises(RuleBroken) as error:
            act()
        assert error.value.code == "out_of_reach"


def test_access_is_turned_off_and_on(cast: Cast, now: datetime) -> None:
    persons.deactivate_person(cast.ana, by=cast.gema, at=now)
    assert not Person.objects.get(pk=cast.ana.pk).is_active
    persons.activate_person(cast.ana, by=cast.gema, at=now)
    assert Person.objects.get(pk=cast.ana.pk).is_active
    with pytest.raises(RuleBroken):
        persons.deactivate_person(cast.robot, by=cast.gema, at=now)


def test_the_own_preferences(cast: Cast, now: datetime) -> None:
    person = persons.set_preferences(cast.ana, language="en", theme="dark", single_keys=False, by=cast.ana, at=now)
    assert (person.language, person.theme, person.single_keys) == ("en", "dark", False)
    persons.set_preferences(cast.ana, language="en", theme="dark", single_keys=False, by=cast.ana, at=now)
    assert Entry.objects.count() == 1


# Links ----------------------------------------------------------------------------------------------------------------


def test_a_password_link_works_once(cast: Cast, now: datetime) -> None:
    link = links.make_link(cast.ana, by=cast.gema, at=now)
    assert links.holder(link.uid, link.token, at=now + timedelta(hours=71)) == cast.ana
    links.use_link(link.uid, link.token, password="otra clave larga", at=now + timedelta(hours=71))
    assert Person.objects.get(pk=cast.ana.pk).check_password("otra clave larga")
    with pytest.raises(RuleBroken) as error:
        links.use_link(link.uid, link.token, password="y otra clave", at=now + timedelta(hours=71))
    assert error.value.code == "link_dead"
    assert list(Entry.objects.order_by("id").values_list("key", flat=True)) == ["people.password_link_made", "people.password_set"]
    assert link.token not in str(list(Entry.objects.values()))


def test_a_password_link_lives_three_days_and_for_its_person_only(cast: Cast, now: datetime) -> None:
    link, other = links.make_link(cast.ana, by=cast.gema, at=now), links.make_link(cast.bruno, by=cast.gema, at=now)
    assert links.holder(link.uid, link.token, at=now + timedelta(days=3, seconds=1)) is None
    for uid, token in ((other.uid, link.token), (link.uid, "x"), ("!!!", link.token), ("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ", link.token)):
        assert links.holder(uid, token, at=now) is None


def test_no_link_for_a_machine_nor_for_whoever_is_turned_off(cast: Cast, now: datetime) -> None:
    link = links.make_link(cast.ana, by=cast.gema, at=now)
    persons.deactivate_person(cast.ana, by=cast.gema, at=now)
    assert links.holder(link.uid, link.token, at=now) is None
    for person in (cast.ana, cast.robot):
        with pytest.raises(RuleBroken):
            links.make_link(person, by=cast.gema, at=now)


# The organisation -----------------------------------------------------------------------------------------------------


def test_the_settings_of_the_organisation_remember_what_changed(cast: Cast, now: datetime) -> None:
    organisation.change_organisation(by=cast.gema, at=now, name="Clínica  Aurora", customer_es="paciente", time_zone="Europe/Madrid")
    assert Organisation.current().time_zone == "Europe/Madrid"
    changes = Entry.objects.get().detail["changes"]
    assert changes["name"] == ["Estelar", "Clínica Aurora"]
    assert set(changes) == {"name", "customer_es", "time_zone"}


@pytest.mark.parametrize("wrong", [{"time_zone": "Marte/Olympus"}, {"country": "XX"}, {"customer_es": " "}, {"name": ""}])
def test_settings_that_mean_nothing_are_refused(cast: Cast, now: datetime, wrong: dict[str, str]) -> None:
    with pytest.raises(RuleBroken) as error:
        organisation.change_organisation(by=cast.gema, at=now, **wrong)
    assert error.value.field == next(iter(wrong))


def test_a_new_time_zone_leaves_the_days_of_earlier_contacts_as_they_were_lived(cast: Cast, now: datetime) -> None:
    moment = make.cycle().moments.first()
    assert moment is not None
    lived = make.encounter(moment, cast.north, cast.ana, at=datetime.fromisoformat("2026-11-20T02:00:00+00:00"))
    organisation.change_organisation(by=cast.gema, at=now, time_zone="Europe/Madrid")
    lived.refresh_from_db()
    assert str(lived.day) == "2026-11-19"


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 300)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_logo_becomes_a_small_png(cast: Cast, now: datetime, kind: str) -> None:
    changed = organisation.change_logo(data=picture(kind), by=cast.gema, at=now)
    stored = Image.open(io.BytesIO(bytes(Organisation.objects.get().logo or b"")))
    assert (stored.format, stored.size) == ("PNG", (256, 128))
    assert changed.logo_mark in changed.logo_url
    organisation.remove_logo(by=cast.gema, at=now)
    assert (Organisation.current().logo_url, Organisation.objects.get().logo) == ("", None)


def test_nothing_but_pixels_survives_of_an_uploaded_logo() -> None:
    out = io.BytesIO()
    source = Image.new("RGB", (20, 20))
    exif = source.getexif()
    exif[0x010E] = "<script>alert(1)</script>"
    source.save(out, "JPEG", exif=exif, comment=b"<script>secreto</script>")
    clean = clean_logo(out.getvalue() + b"<script>cola</script>")
    assert b"script" not in clean


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "logo_unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "logo_unreadable"),
        (picture()[:60], "logo_unreadable"),
        (picture("BMP"), "logo_unreadable"),
        (b"GIF89a" + b"\xff" * 50, "logo_unreadable"),
        (bomb(10_000, 5_000), "logo_pixels"),
        (bomb(12_000, 10_000), "logo_pixels"),
        (bomb(60_000, 60_000), "logo_unreadable"),
        (b"\x89PNG" + b"0" * 2_000_001, "logo_large"),
    ],
)
def test_hostile_logos_are_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(RuleBroken) as error:
        clean_logo(data)
    assert error.value.code == reason
