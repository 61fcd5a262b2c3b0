"""Compliments on the wall and of one's own: who may put them there, and how little they tell of whoever wrote them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from estelar.cases.models import Case
from estelar.cases.operations import wallboard
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.people.models import Person
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def praise(cast: Cast, **over: object) -> Case:
    given = {"kind": "compliment", "subject": "Gracias", "text": "Ana me atendió con calma y cariño.", "concerned": [cast.ana]}
    return case(cast, **given | over)


def test_a_supervisor_puts_a_compliment_on_the_wall_and_it_shows_a_first_name_only(cast: Cast) -> None:
    one = praise(cast)
    page = browser(cast.carla).get(reverse("cases:wall"))
    assert "con calma" not in page.content.decode()
    assert browser(cast.bruno).post(reverse("cases:wall_show", args=[one.pk]), {"on": "1"}).status_code == 302
    Case.objects.filter(pk=one.pk).update(received_at=page.wsgi_request.at)  # type: ignore[attr-defined]
    page = browser(cast.carla).get(reverse("cases:wall"))
    shown = page.content.decode()
    assert "con calma" in shown
    assert "Luz" in shown
    assert "Ana" in shown
    for secret in ("Gómez", "52.123.456", "luz@example.com", "300 123", one.key):
        assert secret not in shown
    assert page["Refresh"] == "60"
    assert browser(cast.bruno).post(reverse("cases:wall_show", args=[one.pk]), {"on": "0"}).status_code == 302
    assert not Case.objects.get(pk=one.pk).on_wallboard
    assert list(Entry.objects.filter(key__startswith="cases.wallboard").order_by("pk").values_list("key", flat=True)) == [
        "cases.wallboard_shown", "cases.wallboard_hidden",
    ]  # fmt: skip


def test_only_those_who_assign_cases_there_may_and_only_compliments_that_are_not_confidential(cast: Cast) -> None:
    one = praise(cast)
    assert browser(cast.ana).post(reverse("cases:wall_show", args=[one.pk]), {"on": "1"}).status_code == 403
    for wrong, code in ((case(cast), "no_compliment"), (praise(cast, is_confidential=True), "confidential")):
        with pytest.raises(RuleBroken) as refused:
            wallboard.show(wrong, on=True, by=cast.elena, at=RECEIVED)
        assert refused.value.code == code
    with pytest.raises(RuleBroken):
        wallboard.show(one, on=True, by=cast.carla, at=RECEIVED)


def test_whoever_is_named_reads_the_compliment_even_of_a_unit_they_do_not_see(cast: Cast) -> None:
    one = praise(cast, concerned=[cast.carla])
    address = reverse("cases:compliment", args=[one.pk])
    page = browser(cast.carla).get(address).content.decode()
    assert "con calma" in page
    assert "Gómez" not in page
    assert reverse("cases:case", args=[one.pk]) not in page
    assert "con calma" in browser(cast.carla).get(reverse("cases:my_compliments")).content.decode()
    assert "con calma" not in browser(cast.bruno).get(reverse("cases:my_compliments")).content.decode()
    assert reverse("cases:wall_show", args=[one.pk]) in browser(cast.bruno).get(address).content.decode()


def test_a_confidential_compliment_and_an_ordinary_case_have_no_such_page(cast: Cast) -> None:
    for hidden in (praise(cast, is_confidential=True), case(cast)):
        assert browser(cast.ana).get(reverse("cases:compliment", args=[hidden.pk])).status_code == 404
    stranger = praise(cast)
    assert browser(cast.carla).get(reverse("cases:compliment", args=[stranger.pk])).status_code == 404


def test_old_compliments_leave_the_wall_by_themselves(cast: Cast) -> None:
    wallboard.show(praise(cast), on=True, by=cast.bruno, at=RECEIVED)
    assert len(wallboard.on_wall(at=RECEIVED + timedelta(days=10))) == 1
    assert wallboard.on_wall(at=RECEIVED + timedelta(days=181)) == []
