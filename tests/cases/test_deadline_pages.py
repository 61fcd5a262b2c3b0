from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from estelar.calendars import operations as calendars
from estelar.cases.models import Case
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
    assert elena.post(url, {"cases": [case.pk], "reason": ""}).status_code == 422
    assert elena.post(url, {"cases": [], "reason": "Circular 12"}).status_code == 422
    assert elena.post(url, {"cases": [case.pk], "reason": "Circular 12"}).status_code == 302
    assert Case.objects.get(pk=case.pk).calendar_version == version
    assert Case.objects.get(pk=other.pk).calendar_version != version
    assert elena.get(url).content.decode().count(" checked") == 1


def test_an_agent_decides_no_deadlines(cast: Cast) -> None:
    version = closed_on_the_20th(cast, make.case(cast))
    client = Client()
    client.force_login(cast.ana)
    assert client.get(reverse("cases:calendar_adopt", args=[version.calendar_id])).status_code == 403
