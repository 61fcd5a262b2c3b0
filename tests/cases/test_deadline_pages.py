from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from estelar.calendars import operations as calendars
from estelar.cases.models import Case
from estelar.cases.operations import deadlines
from estelar.cases.views import deadlines as views
from estelar.worktime import OwnDay
from tests.cases import make
from tests.cases.test_deadlines import BRIDGE, closed_on_the_20th
from tests.conftest import Cast

LATER = make.RECEIVED + timedelta(days=1)


@pytest.fixture
def elena(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.elena)
    return client


def test_who_changes_a_calendar_sees_what_would_move_before_confirming(cast: Cast, elena: Client) -> None:
    case, hidden = make.case(cast), make.case(cast, kind="report", concerned=[cast.elena])
    proposal = calendars.propose(case.calendar_version.calendar, own=(BRIDGE,), by=cast.elena, at=LATER)
    url = reverse("cases:calendar_preview", args=[proposal.pk])
    assert url in elena.get(reverse("calendars:confirm", args=[proposal.calendar_id])).content.decode()
    fragment = elena.get(url, headers={"HX-Request": "true"}).content.decode()
    page = elena.get(url).content.decode()
    for shown in (fragment, page):
        assert case.number in shown
        assert "25 nov 2026" in shown
        assert "26 nov 2026" in shown
        assert hidden.number not in shown  # it is about whoever looks
    assert "<html" in page
    assert "<html" not in fragment
    other = Client()
    other.force_login(cast.gema)
    assert other.get(url).status_code == 404


def test_open_cases_follow_a_changed_calendar_where_somebody_decides_it_with_a_reason(cast: Cast, elena: Client) -> None:
    case, other = make.case(cast), make.case(cast)
    version = closed_on_the_20th(cast, case)
    url = reverse("cases:calendar_adopt", args=[version.calendar_id])
    assert elena.get(url).content.decode().count(" checked") == 2
    assert elena.post(url, {"cases": [case.pk], "reason": "", "version": version.pk}).status_code == 422
    assert elena.post(url, {"cases": [], "reason": "Circular 12", "version": version.pk}).status_code == 422
    assert elena.post(url, {"cases": [case.pk], "reason": "Circular 12", "version": version.pk}).status_code == 302
    assert Case.objects.get(pk=case.pk).calendar_version == version
    assert Case.objects.get(pk=other.pk).calendar_version != version
    assert elena.get(url).content.decode().count(" checked") == 1


def test_an_agent_decides_no_deadlines(cast: Cast) -> None:
    version = closed_on_the_20th(cast, make.case(cast))
    client = Client()
    client.force_login(cast.ana)
    assert client.get(reverse("cases:calendar_adopt", args=[version.calendar_id])).status_code == 403


def test_who_chose_by_the_days_of_an_older_version_is_told_and_nothing_moves(cast: Cast, elena: Client) -> None:
    case = make.case(cast)
    seen = closed_on_the_20th(cast, case)
    url = reverse("cases:calendar_adopt", args=[seen.calendar_id])
    own = (BRIDGE, OwnDay(date(2026, 11, 19), False, "Inventario", "Circular 13"))
    calendars.change(seen.calendar, own=own, reason="Inventario", by=cast.elena, at=LATER, expected_version=seen.number)
    stopped = elena.post(url, {"cases": [case.pk], "reason": "Circular 12", "version": seen.pk})
    assert stopped.status_code == 409
    assert "Circular 12" in stopped.content.decode()  # what was typed is kept
    assert "El calendario cambió mientras" in stopped.content.decode()
    assert Case.objects.get(pk=case.pk).calendar_version_id != seen.pk


def test_of_very_many_cases_a_page_shows_some_and_leads_to_the_next(cast: Cast, elena: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [make.case(cast, received_at=make.RECEIVED + n * timedelta(days=1)) for n in range(3)]
    monkeypatch.setattr(views, "MOST_SHOWN", 2)
    monkeypatch.setattr(deadlines, "MOST_RECKONED", 2)
    url = reverse("cases:calendar_adopt", args=[closed_on_the_20th(cast, cases[0]).calendar_id])
    page = elena.get(url).content.decode()
    assert page.count(" checked") == 2
    assert cases[2].number not in page
    assert "1 más todavía no" in page
    following = re.search(r'href="(\?after=[^"]+)"', page)
    assert following is not None
    assert cases[2].number in elena.get(url + following[1]).content.decode()
    assert elena.get(url + "?after=x~y").status_code == 200
