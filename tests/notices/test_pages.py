from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from estelar.journal.models import Entry
from estelar.notices.models import Mail, Notice, Preference
from estelar.notices.operations import post
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast

KEY = "cycles.version_published"
DETAIL: dict[str, Any] = {"cycle": "Consulta externa", "number": 2, "note": "Más corto", "by": "Elena"}


def told(person: Person) -> Notice:
    return post(KEY, to=person, at=make.NOW, link="/ciclos/", **DETAIL)


def test_the_inbox_shows_ones_own_and_the_bell_counts_what_is_unread(cast: Cast, client: Client) -> None:
    told(cast.ana)
    told(cast.bruno)
    client.force_login(cast.ana)
    page = client.get(reverse("notices:list")).content.decode()
    assert page.count("«Consulta externa» tiene una versión nueva (2)</span>") == 1
    assert "Avisos: 1 sin leer" in page
    assert "no envía correo" in page


def test_a_notice_speaks_the_language_of_who_reads_it(cast: Cast, client: Client) -> None:
    told(cast.ana)
    Person.objects.filter(pk=cast.ana.pk).update(language="en")
    client.force_login(cast.ana)
    assert "“Consulta externa” has a new version (2)" in client.get(reverse("notices:list")).content.decode()


def test_opening_a_notice_reads_it_and_leads_to_the_thing(cast: Cast, client: Client) -> None:
    notice = told(cast.ana)
    client.force_login(cast.ana)
    assert client.post(reverse("notices:open", args=[notice.pk])).headers["Location"] == "/ciclos/"
    notice.refresh_from_db()
    assert notice.read_at
    assert "Avisos: 1 sin leer" not in client.get(reverse("notices:list")).content.decode()


def test_a_notice_never_leads_to_another_host(cast: Cast, client: Client) -> None:
    notice = told(cast.ana)
    client.force_login(cast.ana)
    for link in ("//evil.example.org/", "https://evil.example.org/", "javascript:alert(1)", "/\\evil.example.org"):
        Notice.objects.filter(pk=notice.pk).update(link=link)
        assert client.post(reverse("notices:open", args=[notice.pk])).headers["Location"] == reverse("notices:list")


def test_nobody_opens_the_notices_of_others(cast: Cast, client: Client) -> None:
    notice = told(cast.ana)
    client.force_login(cast.gema)
    assert client.post(reverse("notices:open", args=[notice.pk])).status_code == 404
    client.post(reverse("notices:all_read"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_everything_is_marked_as_read_at_once(cast: Cast, client: Client) -> None:
    for _n in range(3):
        told(cast.ana)
    client.force_login(cast.ana)
    assert "3 avisos marcados como leídos" in client.post(reverse("notices:all_read"), follow=True).content.decode()
    assert not Notice.objects.visible_to(cast.ana).unread().exists()


def test_a_person_chooses_how_notices_arrive(cast: Cast, client: Client) -> None:
    client.force_login(cast.ana)
    page = client.get(reverse("notices:preferences")).content.decode()
    assert "Un ciclo tiene una versión nueva" in page
    assert 'name="notices-mail_test"' not in page, "what always comes is no choice"
    fields = {"cycles-version_published": "inbox"}
    names = [line.split('"')[0] for line in page.split('<select name="')[1:]]
    client.post(reverse("notices:preferences"), {name: fields.get(name, "digest") for name in names})
    assert list(Preference.objects.values_list("person", "key", "delivery")) == [(cast.ana.pk, KEY, "inbox")]
    assert Entry.objects.filter(key="notices.preferences_set").count() == 1
    with override_settings(ESTELAR_MAIL_READY=True):
        assert told(cast.ana).delivery == "inbox"
        assert told(cast.bruno).delivery == "digest"


@override_settings(ESTELAR_MAIL_READY=True)
def test_an_administrator_sees_what_could_not_be_sent_and_sends_it_again(cast: Cast, client: Client) -> None:
    post("notices.mail_test", to=cast.ana, at=make.NOW)
    Mail.objects.update(state="failed", error="550 no such mailbox")
    client.force_login(cast.gema)
    page = client.get(reverse("notices:mails")).content.decode()
    assert "550 no such mailbox" in page
    client.post(reverse("notices:mails_retry"), {"mail": [Mail.objects.get().pk, "x", "9" * 30]})
    assert Mail.objects.get().state == "waiting"
    assert client.post(reverse("notices:mail_test")).status_code == 302
    assert Mail.objects.filter(to=cast.gema).count() == 1


@pytest.mark.parametrize("name", ["elena", "fabio", "bruno"])
def test_the_state_of_the_mail_is_for_administrators(name: str, cast: Cast, client: Client) -> None:
    client.force_login(getattr(cast, name))
    assert client.get(reverse("notices:mails")).status_code == 403


def test_a_page_of_the_inbox_asks_the_database_a_few_times_only(cast: Cast, client: Client, django_assert_max_num_queries: object) -> None:
    for n in range(60):
        post(KEY, to=cast.ana, at=make.NOW + timedelta(minutes=n), **DETAIL)
    client.force_login(cast.ana)
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        assert client.get(reverse("notices:list")).status_code == 200
