"""Who may enter."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override

from estelar.permissions import Permission
from estelar.ui.guard import NotAllowed, guarded, public
from estelar.ui.words import permission_words
from tests.conftest import Cast


@guarded(Permission.SEE_JOURNAL)
def journal(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@guarded()
def anybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


@public
def street(request: HttpRequest) -> HttpResponse:
    return HttpResponse("in")


def test_the_marks_stand_on_the_views() -> None:
    assert journal.estelar_permission is Permission.SEE_JOURNAL  # type: ignore[attr-defined]
    assert anybody.estelar_permission is None  # type: ignore[attr-defined]
    assert street.estelar_public is True  # type: ignore[attr-defined]


def test_a_stranger_is_sent_to_the_login_page_and_comes_back(rf: RequestFactory) -> None:
    request = rf.get("/ciclos/?unit=3")
    request.user = AnonymousUser()
    answer = journal(request)
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/ciclos/%3Funit%3D3")


def test_a_stranger_behind_htmx_is_sent_there_by_the_browser(rf: RequestFactory) -> None:
    request = rf.get("/part/", headers={"HX-Request": "true", "HX-Current-URL": "https://here/ciclos/?a=1"})
    request.user = AnonymousUser()
    answer = journal(request)
    assert answer.status_code == 204
    assert answer["HX-Redirect"].endswith("?next=/ciclos/%3Fa%3D1")


def test_a_person_without_the_permission_is_told_which_one_to_ask_for(rf: RequestFactory, cast: Cast) -> None:
    request = rf.get("/")
    request.user = cast.ana
    with pytest.raises(NotAllowed) as refused:
        journal(request)
    assert refused.value.permission is Permission.SEE_JOURNAL
    assert anybody(request).status_code == 200


def test_a_person_with_the_permission_enters(rf: RequestFactory, cast: Cast) -> None:
    request = rf.get("/")
    request.user = cast.fabio
    assert journal(request).status_code == 200


def test_the_page_of_refusal_names_the_permission(client: Client, cast: Cast) -> None:
    client.force_login(cast.ana)
    answer = client.get("/bitacora/")
    assert answer.status_code == 403
    assert "ver la bitácora" in answer.text


def test_every_permission_has_words() -> None:
    with override("es"):
        words = [permission_words(permission) for permission in Permission]
    assert not set(words) & set(Permission)
    assert len(set(words)) == len(Permission)
