from __future__ import annotations

import csv
import hashlib
import io
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from estelar.journal.models import Book, Entry, Link
from estelar.journal.operations import origin, record
from estelar.journal.operations.chain import link
from estelar.journal.operations.check import check
from tests.conftest import Cast

URL = "/bitacora/"


def reader(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


@pytest.fixture
def lines(cast: Cast, now: datetime) -> list[Entry]:
    with origin("page 10.0.0.7"):
        first = record("people.unit_added", cast.north, by=cast.gema, at=now, part_of="Clínica Aurora")
    with origin("command demo"):
        second = record("people.unit_changed", cast.south, by=cast.robot, at=now + timedelta(days=1), changes={"name": ["Sur", "Sede Sur"]})
    third = record("somewhere.older_thing", cast.ana, by=cast.elena, at=now + timedelta(days=2))
    return [first, second, third]


@pytest.mark.parametrize(
    ("name", "status"), [("gema", 200), ("fabio", 200), ("diego", 200), ("elena", 200), ("ana", 403), ("bruno", 403), ("carla", 403)]
)
def test_who_reads_the_journal(cast: Cast, name: str, status: int) -> None:
    for url in (URL, reverse("journal:export")):
        assert reader(cast.everyone()[name]).get(url).status_code == status


def test_a_role_below_the_root_does_not_open_the_journal_of_all(cast: Cast, lines: list[Entry]) -> None:
    from estelar.people.rules import Role
    from tests import make

    local = make.person("hugo", (Role.AUDITOR, cast.north))
    assert reader(local).get(URL).status_code == 403
    assert not Entry.objects.visible_to(local).exists()


def test_lines_are_human_sentences_with_what_changed_and_from_where(cast: Cast, lines: list[Entry]) -> None:
    page = reader(cast.fabio).get(URL).content.decode()
    for words in ("añadió la unidad", "cambió la unidad", "<del>Sur</del> → Sede Sur", "página 10.0.0.7", "orden demo", "older thing"):
        assert words in page
    assert page.index("older thing") < page.index("<del>Sur</del>") < page.index("página 10.0.0.7")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("who=gem", [0]),
        ("key=people.unit_changed", [1]),
        ("key=people.", [1, 0]),
        ("on=sede", [1, 0]),
        ("since=2026-11-21&until=2026-11-21", [1]),
        ("until=2026-11-20", [0]),
        ("where=command", [1]),
        ("address=10.0.0.7", [0]),
        ("who=gema&where=command", []),
        ("key=nothing.known", [2, 1, 0]),
        ("since=ayer", [2, 1, 0]),
        ("subject=../../etc", [2, 1, 0]),
        ("by=abc&after=%00%00&before=x", [2, 1, 0]),
    ],
)
def test_filters_live_in_the_address(cast: Cast, lines: list[Entry], query: str, expected: list[int]) -> None:
    response = reader(cast.fabio).get(f"{URL}?{query}")
    assert [line.entry.pk for line in response.context["lines"]] == [lines[i].pk for i in expected]


def test_a_click_on_a_name_shows_everything_by_or_on_it(cast: Cast, lines: list[Entry]) -> None:
    client = reader(cast.fabio)
    for query, expected in ((f"by={cast.gema.pk}", [lines[0]]), (f"subject=people.unit:{cast.south.pk}", [lines[1]])):
        response = client.get(f"{URL}?{query}")
        assert [line.entry for line in response.context["lines"]] == expected
        assert response.context["chosen"]


def test_a_long_journal_is_read_page_by_page_without_gaps_even_at_one_instant(cast: Cast, now: datetime) -> None:
    for number in range(120):
        record("people.unit_changed", cast.north, by=cast.gema, at=now + timedelta(microseconds=number // 60), number=number)
    client, seen, url, backwards = reader(cast.fabio), [], URL, ""
    while url:
        context = client.get(url).context
        seen += [line.entry.detail["number"] for line in context["lines"]]
        backwards = context["page"].previous_url
        url = URL + context["page"].next_url if context["page"].next_url else ""
    assert seen == list(range(119, -1, -1))
    back = [line.entry.detail["number"] for line in client.get(URL + backwards).context["lines"]]
    assert back == list(range(69, 19, -1))


def test_the_page_needs_few_queries(cast: Cast, now: datetime) -> None:
    for _ in range(60):
        record("people.unit_changed", cast.north, by=cast.gema, at=now)
    client = reader(cast.fabio)
    with CaptureQueriesContext(connection) as queries:
        client.get(URL)
    assert len(queries) <= 8


def test_the_file_holds_the_filtered_lines_and_no_live_formula(cast: Cast, lines: list[Entry], now: datetime) -> None:
    cast.north.name = '=HYPERLINK("http://malo.example")'
    record("people.unit_changed", cast.north, by=cast.gema, at=now, note="@SUM(1)")
    response = reader(cast.fabio).get(reverse("journal:export") + "?who=gema")
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:3] == ["Cuándo", "Quién", "Correo electrónico"]
    assert len(rows) == 3
    told = Entry.objects.get(key="journal.exported")
    assert (told.by, told.detail) == (cast.fabio, {"format": "csv", "filters": ["who"]})
    assert rows[1][0].startswith("2026-11-20T10:00:00-05:00")
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)
    assert "attachment" in response["Content-Disposition"]


def test_english_readers_get_english_lines(cast: Cast, lines: list[Entry]) -> None:
    cast.fabio.language = "en"
    cast.fabio.save()
    assert "added the unit" in reader(cast.fabio).get(URL).content.decode()


# The chain ------------------------------------------------------------------------------------------------------------


def of_file(response: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(response.streaming_content).decode().splitlines()]  # type: ignore[attr-defined]


def test_the_file_with_hashes_proves_itself_with_nothing_but_itself(cast: Cast, lines: list[Entry], now: datetime) -> None:
    """As docs/how-to says: any program that knows SHA-256 can do it."""
    for day in range(3):
        record("people.unit_changed", cast.north, by=cast.gema, at=now, words="ñandú")
        link(by=cast.robot, at=now + timedelta(days=day))
    seal = before = bytes(32)
    proved = 0
    response = reader(cast.fabio).get(reverse("journal:export_chained"))
    for row in of_file(response):
        if "sealed" in row:
            fields = ["estelar.journal/1", row["sealed"], str(row["first"]), str(row["last"]), str(row["lines"]), row["hash"]]
            assert before.hex() == row["hash"]
            seal = before = hashlib.sha256(seal + b"".join(b"%d:%s," % (len(f.encode()), f.encode()) for f in fields)).digest()
            assert seal.hex() == row["seal"]
        elif row["hash"]:
            names = ("at", "by", "key", "subject_type", "subject_id", "subject_label", "origin", "request", "detail")
            fields = ["estelar.journal/1", row["day"], str(row["line"]), *(str(row[name]) for name in names)]
            digest = hashlib.sha256(b"".join(b"%d:%s," % (len(f.encode()), f.encode()) for f in fields)).digest()
            before = hashlib.sha256(before + digest).digest()
            assert (digest.hex(), before.hex()) == (row["digest"], row["hash"])
            proved += 1
    assert proved == Link.objects.count() >= 8
    assert row["key"] == "journal.exported"
    filtered = of_file(reader(cast.fabio).get(reverse("journal:export_chained") + "?key=people.unit_added"))
    assert [row["line"] for row in filtered] == [lines[0].pk]


def test_the_page_of_the_chain_says_how_things_are(cast: Cast, lines: list[Entry], now: datetime, tmp_path: Path) -> None:
    client = reader(cast.fabio)
    assert "todavía no se ha revisado" in client.get(reverse("journal:chain")).content.decode()
    link(by=cast.robot, at=now)
    seal = link(by=cast.robot, at=now + timedelta(days=1)).anchors[0]
    check(tmp_path, by=cast.robot, at=now)
    page = client.get(reverse("journal:chain")).content.decode()
    assert "tal como se escribió" in page
    assert bytes(seal.seal).hex() in page
    assert "siempre" in page
    assert reverse("journal:keeping") not in page  # an auditor changes no rule
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica; UPDATE journal_entry SET key = 'x' WHERE id = %s", [lines[0].pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
    check(tmp_path, by=cast.robot, at=now)
    assert "no encaja" in client.get(reverse("journal:chain")).content.decode()


def test_the_rule_of_keeping_is_changed_on_its_page(cast: Cast) -> None:
    client, url = reader(cast.gema), reverse("journal:keeping")
    assert client.post(url, {"years": "10"}).status_code == 302
    assert Book.current().years == 10
    wrong = client.post(url, {"years": "0"})
    assert wrong.status_code == 422
    assert "form" in wrong.context
    assert reader(cast.fabio).post(url, {"years": "1"}).status_code == 403
    assert client.post(url, {"years": ""}).status_code == 302
    assert Book.current().years is None
