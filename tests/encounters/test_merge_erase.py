"""Two records become one; a person's data go and the figures stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.encounters.models import CorrectedText, DirtyMark, Dissatisfaction, Encounter
from estelar.encounters.operations.correct import correct
from estelar.encounters.operations.customers import erase_customer, merge_customers
from estelar.encounters.operations.record import record
from estelar.encounters.rules import JOURNAL
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast

NOW = make.NOW


@pytest.fixture
def moment(db: None) -> Moment:
    return make.cycle().moments.get(key="m2")


def page_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def marks() -> set[date]:
    return set(DirtyMark.objects.values_list("day", flat=True))


def test_every_contact_moves_to_the_record_that_stays_and_its_days_are_dirty(cast: Cast, moment: Moment) -> None:
    keep, absorb, other = make.customer("Luz Marina"), make.customer("Luz", phone="300 123 4567"), make.customer("Jorge")
    mine = make.encounter(moment, cast.north, cast.ana, customer=keep)
    moving = [make.encounter(moment, cast.north, cast.ana, customer=absorb, at=NOW - timedelta(days=i)).pk for i in (1, 2)]
    his = make.encounter(moment, cast.north, cast.ana, customer=other)
    DirtyMark.objects.all().delete()
    assert merge_customers(keep, absorb, by=cast.elena, at=NOW) == 2
    assert set(Encounter.objects.filter(customer=keep).values_list("pk", flat=True)) == {mine.pk, *moving}
    assert Encounter.objects.get(pk=his.pk).customer == other
    assert marks() == {date(2026, 11, 19), date(2026, 11, 18)}
    absorb.refresh_from_db()
    assert absorb.merged_into == keep
    entry = Entry.objects.get(key="encounters.customers_merged")
    assert (entry.detail["absorbed"], entry.detail["encounters"]) == (absorb.pk, sorted(moving))
    with pytest.raises(RuleBroken):
        record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=absorb)
    with pytest.raises(RuleBroken):
        merge_customers(keep, keep, by=cast.elena, at=NOW)


def test_an_erased_person_leaves_figures_and_not_a_word(cast: Cast, moment: Moment) -> None:
    luz, before = make.customer("Luz Marina", document="123456"), make.customer("Luz M.")
    made = record(
        moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=luz, rating="2", scale="1-5", comment="soy Luz",
        made_stellar="Luz sonrió", elements={"long_wait": "Luz esperó"}, wait_seconds=60,
    )  # fmt: skip
    correct(made, by=cast.ana, at=NOW, comment="soy Luz Marina", elements={"long_wait": "Luz esperó mucho"})
    old = record(moment=moment, unit=cast.south, by=cast.carla, at=NOW, customer=before, comment="otra de Luz")
    merge_customers(luz, before, by=cast.elena, at=NOW)
    his = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=make.customer("Jorge"), comment="de Jorge")
    DirtyMark.objects.all().delete()
    assert erase_customer(Customer.objects.get(pk=luz.pk), by=cast.gema, at=NOW) == 2
    for gone in (made, old):
        gone.refresh_from_db()
        assert (gone.customer, gone.comment, gone.made_stellar) == (None, "", "")
    assert (made.rating, made.impression, made.wait_seconds, made.moment) == (0.25, -1, 60, moment)
    assert list(Dissatisfaction.objects.filter(encounter=made).values_list("element", "evidence")) == [("long_wait", "")]
    assert not CorrectedText.objects.exists()
    his.refresh_from_db()
    assert his.comment == "de Jorge"
    assert marks() == {date(2026, 11, 20)}
    everything = "".join(f"{e.subject_label} {e.detail}" for e in Entry.objects.all())
    for word in ("Luz", "sonrió", "123456", "esperó"):
        assert word not in everything, "the journal cannot forget, so it never knew"


def test_every_line_of_the_journal_is_known(cast: Cast, moment: Moment) -> None:
    a, b = make.customer("A"), make.customer("B")
    made = record(moment=moment, unit=cast.north, by=cast.ana, at=NOW, customer=b, comment="x")
    correct(made, by=cast.ana, at=NOW, comment="y")
    merge_customers(a, b, by=cast.elena, at=NOW)
    erase_customer(Customer.objects.get(pk=a.pk), by=cast.gema, at=NOW)
    page_of(cast.ana).get("/contactos/descargar.csv")
    page_of(cast.ana).post(f"/contactos/{made.pk}/deshacer/")
    written = {key for key in Entry.objects.values_list("key", flat=True) if key.startswith("encounters.")}
    assert written == {
        key
        for key in JOURNAL
        if key.split(".")[1] in {"recorded", "corrected", "removed", "customers_merged", "customer_erased", "exported"}
    }


def test_two_records_are_joined_through_the_pages(cast: Cast, moment: Moment) -> None:
    keep, absorb = make.customer("Luz Marina"), make.customer("Luz Dos", name_key="luz dos")
    make.encounter(moment, cast.north, cast.ana, customer=absorb)
    client = page_of(cast.elena)
    path = f"/contactos/de/{keep.pk}/unir/"
    assert f"absorb={absorb.pk}" in client.get(path, {"q": "luz"}).content.decode()
    question = client.get(path, {"absorb": absorb.pk}).content.decode()
    assert "Luz Dos" in question
    assert "1 contacto" in question
    assert client.post(path, {"absorb": absorb.pk}).status_code == 302
    assert Encounter.objects.get().customer == keep


def test_erasing_is_asked_for_twice(cast: Cast, moment: Moment) -> None:
    luz = make.customer("Luz Marina")
    client = page_of(cast.gema)
    path = f"/contactos/de/{luz.pk}/borrar/"
    assert '<form method="post" class="stack"' not in client.get(path).content.decode()
    assert client.get(path, {"sure": "1"}).status_code == 200
    assert client.post(path, {}).status_code == 422
    assert not Customer.objects.get().is_erased
    assert client.post(path, {"checked": "on"}).status_code == 302
    assert Customer.objects.get().is_erased
    assert client.get(path).status_code == 404


def test_who_may_join_and_erase(cast: Cast, moment: Moment) -> None:
    luz, other = make.customer("Luz", unit=cast.north), make.customer("Luz 2", unit=cast.north)
    join, erase = f"/contactos/de/{luz.pk}/unir/", f"/contactos/de/{luz.pk}/borrar/"
    answers = {
        name: (page_of(p).post(join, {"absorb": "x"}).status_code, page_of(p).post(erase, {}).status_code)
        for name, p in cast.everyone().items()
    }
    assert answers == {
        "ana": (403, 403),
        "bruno": (403, 403),
        "carla": (403, 403),
        "diego": (403, 403),
        "elena": (200, 403),
        "fabio": (403, 403),
        "gema": (200, 422),
    }
    quality = make.person("quality-south", ("quality_manager", cast.south))  # type: ignore[arg-type]
    assert page_of(quality).get(join).status_code == 404
    assert page_of(cast.elena).get(join, {"absorb": luz.pk}).status_code == 200, "one and the same is no other record"
    assert Customer.objects.filter(merged_into=None, pk__in=[luz.pk, other.pk]).count() == 2
