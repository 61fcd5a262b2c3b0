from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.notices import rules
from estelar.notices.models import Mail, Notice
from estelar.notices.operations import gather, post, send_waiting, tidy
from estelar.notices.operations.reading import mark_read
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast
from tests.notices import smtp_server
from tests.notices.smtp_server import Handler

KEY = "cycles.version_published"
MORNING = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)  # seven o'clock in Bogotá


@pytest.fixture
def server() -> Iterator[Handler]:
    with smtp_server.running() as handler:
        yield handler


def told(person: Person, n: int = 1, at: datetime = make.NOW) -> Notice:
    return post(KEY, to=person, at=at, cycle=f"Ciclo {n}", number=n, note="Más corto & <mejor>", by="Elena")


def test_the_summary_of_a_day_is_one_mail_in_the_language_and_the_hour_of_the_person(cast: Cast, server: Handler) -> None:
    Person.objects.filter(pk=cast.bruno.pk).update(language="en")
    for n in (1, 2, 3):
        told(cast.ana, n)
    told(cast.bruno)
    early = MORNING - timedelta(minutes=1)
    assert gather(at=early, organisation=cast.organisation) == 0, "not before seven in Bogotá"
    assert gather(at=MORNING, organisation=cast.organisation) == 2
    assert gather(at=MORNING + timedelta(minutes=1), organisation=cast.organisation) == 0
    assert send_waiting(clock=lambda: MORNING, organisation=cast.organisation) == 2
    by_person = {message["To"]: message for message in server.taken}
    ana, bruno = by_person[cast.ana.email], by_person[cast.bruno.email]
    assert ana["Subject"] == "3 avisos de Estelar, 21/11/2026"
    assert bruno["Subject"].startswith("1 notice of Estelar, ")
    text, html = ana.get_body(("plain",)), ana.get_body(("html",))
    assert text is not None
    assert html is not None
    for n in (1, 2, 3):
        assert f"«Ciclo {n}» tiene una versión nueva" in text.get_content()
    assert "Más corto & <mejor>" in text.get_content()
    assert "Más corto &amp; &lt;mejor&gt;" in html.get_content()
    assert "https://estelar.example.org/avisos/preferencias/" in text.get_content()


def test_what_was_read_in_the_meantime_is_not_in_the_summary(cast: Cast, server: Handler) -> None:
    mark_read(told(cast.ana), at=make.NOW)
    assert gather(at=MORNING, organisation=cast.organisation) == 0


def test_a_summary_that_was_missed_comes_later_and_once(cast: Cast, server: Handler) -> None:
    told(cast.ana)
    late = MORNING + timedelta(days=2, hours=5)
    assert [gather(at=late, organisation=cast.organisation) for _n in range(3)] == [1, 0, 0]


def test_many_notices_are_told_in_part(cast: Cast, server: Handler) -> None:
    for n in range(60):
        told(cast.ana, n)
    gather(at=MORNING, organisation=cast.organisation)
    send_waiting(clock=lambda: MORNING, organisation=cast.organisation)
    assert server.taken[0]["Subject"].startswith("60 avisos")
    text = server.taken[0].get_body(("plain",))
    assert text is not None
    assert "Y 10 avisos más" in text.get_content()


def test_without_a_mail_server_nothing_is_queued(cast: Cast) -> None:
    assert told(cast.ana).delivery == "inbox"
    assert gather(at=MORNING, organisation=cast.organisation) == 0
    assert not Mail.objects.exists()


def test_old_notices_are_forgotten(cast: Cast, server: Handler) -> None:
    unread, read = told(cast.ana), told(cast.ana)
    mark_read(read, at=make.NOW)
    urgent = post("notices.mail_test", to=cast.ana, at=make.NOW)
    send_waiting(clock=lambda: make.NOW, organisation=cast.organisation)
    later = make.NOW + timedelta(days=100)
    assert tidy(at=later) == 1
    assert set(Notice.objects.values_list("pk", flat=True)) == {unread.pk, urgent.pk}
    assert not Mail.objects.exists()
    assert tidy(at=make.NOW + timedelta(days=400)) == 2


@given(at=st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)), zone=st.timezones())
def test_a_summary_is_due_within_about_a_day_and_never_in_the_future(at: datetime, zone: object) -> None:
    now = at.replace(tzinfo=UTC)
    due = rules.last_digest_time(now, zone)  # type: ignore[arg-type]
    assert due <= now
    assert now - due < timedelta(hours=50)  # a place that skipped a calendar day at the date line
