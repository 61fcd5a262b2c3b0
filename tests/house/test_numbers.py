"""Numbers of rows are written plainly wherever a machine reads them: "1 234" is no number of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import make
from tests.conftest import Cast
from tests.house.addresses import addresses
from tests.house.rows import rows
from tests.house.test_endpoints import Visitor, url_of

FIRST = 7_654_001
GROUPED = re.compile(r"7[^\d\w/&=-]{1,8}654[^\d\w/&=-]{1,8}0\d\d")
READ_BY_MACHINES = {"href", "action", "value", "src", "name", "id", "for", "hx-get", "hx-post", "hx-target", "hx-vals", "aria-describedby"}


@pytest.fixture
def late(db: None) -> Iterator[None]:
    """Every table has had millions of rows. (Sequences do not go back with the transaction: they are put back.)"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT schemaname || '.' || sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'")
        before = cursor.fetchall()
        for name, _last in before:
            cursor.execute("SELECT setval(%s, %s)", [name, FIRST])
        yield
        for name, last in before:
            cursor.execute("SELECT setval(%s, %s, %s)", [name, max(last, 1), last > 0])


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        read = [(name, text) for name, text in attrs if text and name in READ_BY_MACHINES]
        self.wrong += [f'<{tag} {name}="{text[:80]}">' for name, text in read if GROUPED.search(text)]


def test_no_address_and_no_field_holds_a_number_with_a_space_or_a_point_in_it(
    late: None, cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))
    there = rows(cast)
    other = make.customer("Otra Nortina", name_key="otra nortina", unit=cast.north)
    assert other.pk > FIRST
    client = Visitor()
    client.force_login(cast.gema)
    wrong = []
    for address in addresses():
        if not address.is_guarded:
            continue
        asked = [url_of(address, there)]
        if address.name == "encounters:merge_customers":
            asked += [f"{asked[0]}?q=nortina", f"{asked[0]}?absorb={other.pk}"]
        for url in asked:
            answer = client.get(url)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                page = _Attributes()
                page.feed(answer.seen.decode())  # type: ignore[attr-defined]
                wrong += [f"{address.name}: {one}" for one in page.wrong]
    assert not wrong, "\n".join(wrong)
