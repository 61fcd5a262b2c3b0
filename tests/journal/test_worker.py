"""What the worker does with the journal, through the queue as at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from estelar.journal.models import Anchor, Book, Entry, Link
from estelar.journal.operations import record
from estelar.journal.operations.chain import link
from estelar.notices.models import Notice
from estelar.notices.operations.words import words
from tests.browser.work import empty_queue, work
from tests.conftest import Cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    empty_queue()
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    return tmp_path


def test_each_minute_lines_are_chained_and_a_day_that_is_over_is_sealed_told_and_kept_outside(cast: Cast, data: Path) -> None:
    record("people.unit_added", cast.north, by=cast.gema, at=timezone.now())
    link(by=cast.robot, at=timezone.now() - timedelta(days=1))
    record("people.unit_closed", cast.north, by=cast.gema, at=timezone.now())
    app.configure_task("journal.link").defer(timestamp=0)
    work()
    anchor = Anchor.objects.get()
    seal = bytes(anchor.seal).hex()
    assert (data / "journal" / "seals.txt").read_text() == f"{anchor.day} {seal}\n"
    assert (data / "journal" / "end.txt").read_text().split()[1] == str(Link.objects.latest("pk").pk)
    assert Entry.objects.get(key="journal.anchored").detail["seal"] == seal
    (notice,) = Notice.objects.filter(key="journal.anchored")
    assert notice.to == cast.gema
    for language, first in (("es", "Sello de la bitácora"), ("en", "Seal of the journal")):
        with translation.override(language):
            said = words(notice, organisation=cast.organisation)
            assert said.subject.startswith(first)
            assert seal in said.body
            assert "/bitacora/cadena/" in said.body


def test_each_night_the_journal_is_proved_and_old_days_go_but_never_when_something_is_wrong(cast: Cast, data: Path) -> None:
    now = timezone.now()
    line = record("people.unit_added", cast.north, by=cast.gema, at=now)
    link(by=cast.robot, at=now - timedelta(days=800))
    link(by=cast.robot, at=now - timedelta(days=799))
    Book.objects.create(pk=1, years=1)

    def night(sentence: str) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL session_replication_role = replica; {sentence}", [line.pk])
        app.configure_task("journal.check").defer(timestamp=0)
        work()

    night("UPDATE journal_entry SET origin = 'x' WHERE id = %s")
    assert Entry.objects.filter(pk=line.pk).exists()
    told = list(Notice.objects.filter(key="journal.broken"))  # the worker also does what the clock asks for: perhaps a second check
    assert {notice.to for notice in told} == {cast.gema}
    with translation.override("es"):
        assert "estelar check journal" in words(told[0], organisation=cast.organisation).body
    night("UPDATE journal_entry SET origin = '' WHERE id = %s")
    assert not Entry.objects.filter(pk=line.pk).exists()
    assert Notice.objects.filter(key="journal.broken").count() == len(told)
    assert Entry.objects.filter(key="journal.checked").latest("pk").detail["problems"] == 0
