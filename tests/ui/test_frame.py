"""The frame: palette, language, theme, keys, errors, toasts, the bundle."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override

from estelar.errors import Conflict, MissingPiece, RuleBroken
from estelar.ui import bundle
from estelar.ui.middleware import RuleBrokenMiddleware
from estelar.ui.navigation import NavGroup, NavItem, bottom_bar
from estelar.ui.toasts import tell
from estelar.ui.views import server_error
from tests.conftest import Cast


def test_the_palette_shows_what_the_person_may_do_and_finds_without_accents(client: Client, cast: Cast) -> None:
    client.force_login(cast.ana)
    lines = client.get("/ui/palette/").json()["commands"]
    assert {"label", "url", "group", "icon"} <= lines[0].keys()
    assert not any("/bitacora/" in line["url"] for line in lines)
    client.force_login(cast.gema)
    assert any("/bitacora/" in line["url"] for line in client.get("/ui/palette/?q=BITÁCORA").json()["commands"])
    (offered,) = client.get("/ui/palette/?q=nothing+like+this").json()["commands"]
    assert offered["url"].startswith("/casos/buscar/?q="), "what nobody is called so may still be said in a case"


def test_the_palette_is_closed_to_strangers(client: Client, db: None) -> None:
    assert client.get("/ui/palette/").status_code == 302


def test_language_theme_and_keys_are_remembered_on_the_person(client: Client, cast: Cast) -> None:
    client.force_login(cast.ana)
    assert client.post("/ui/language/", {"language": "en", "next": "/ui/"}).headers["Location"] == "/ui/"
    client.post("/ui/theme/", {"theme": "dark"})
    client.post("/ui/keys/", {"single_keys": "off"})
    cast.ana.refresh_from_db()
    assert (cast.ana.language, cast.ana.theme, cast.ana.single_keys) == ("en", "dark", False)
    page = client.get("/ui/").text
    assert '<html lang="en" data-theme="dark">' in page
    assert json.loads(re.search(r'id="page-data">(.*?)</script>', page)[1])["singleKeys"] is False  # type: ignore[index]


def test_strangers_keep_language_and_theme_in_cookies(client: Client, db: None) -> None:
    client.post("/ui/language/", {"language": "en"})
    client.post("/ui/theme/", {"theme": "light"})
    page = client.get("/no/such/page/").text
    assert '<html lang="en" data-theme="light">' in page


def test_nonsense_changes_nothing_and_nobody_is_sent_elsewhere(client: Client, cast: Cast) -> None:
    client.force_login(cast.ana)
    before = cast.ana.language
    answer = client.post("/ui/language/", {"language": "xx", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"
    client.post("/ui/theme/", {"theme": "pink"})
    cast.ana.refresh_from_db()
    assert (cast.ana.language, cast.ana.theme) == (before, "auto")


def test_pages_come_under_a_policy_without_inline_code(client: Client, cast: Cast) -> None:
    client.force_login(cast.ana)
    policy = client.get("/ui/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_page_that_is_not_there_says_what_to_do(client: Client, db: None) -> None:
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "Aquí no hay nada" in answer.text


def test_the_page_of_a_breakdown_needs_neither_database_nor_bundle(rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MANIFEST", Path("/nowhere/manifest.json"))
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Algo falló" in answer.text
    assert "Something failed" in answer.text


def through(request: HttpRequest, view: object) -> HttpResponse:
    """A view behind the middleware, as Django runs it."""
    middleware = RuleBrokenMiddleware(lambda asked: view(asked))  # type: ignore[operator]
    try:
        return middleware(request)
    except Exception as error:
        answer = middleware.process_exception(request, error)
        if answer is None:
            raise
        return answer


def breaks(error: Exception) -> object:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


def asked(rf: RequestFactory, **headers: str) -> HttpRequest:
    request = rf.post("/", headers=headers)
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


@pytest.mark.parametrize(("error", "status"), [(RuleBroken("Ya fue unido."), 422), (Conflict("Ya cambió."), 409)])
def test_a_broken_rule_is_a_page_with_its_sentence(rf: RequestFactory, db: None, error: RuleBroken, status: int) -> None:
    from django.contrib.auth.models import AnonymousUser

    request = asked(rf)
    request.user = AnonymousUser()
    answer = through(request, breaks(error))
    assert answer.status_code == status
    assert str(error) in answer.text


def test_a_broken_rule_behind_htmx_is_a_toast_and_leaves_the_target_alone(rf: RequestFactory) -> None:
    answer = through(asked(rf, **{"HX-Request": "true"}), breaks(RuleBroken("Ya fue <unido>.")))
    assert answer.status_code == 422
    assert answer["HX-Reswap"] == "none"
    assert "Ya fue &lt;unido&gt;." in answer.text
    assert 'id="toasts" hx-swap-oob="beforeend"' in answer.text


def test_other_errors_are_not_swallowed(rf: RequestFactory) -> None:
    with pytest.raises(ZeroDivisionError):
        through(asked(rf), breaks(ZeroDivisionError()))


def test_what_is_told_during_an_htmx_request_arrives_with_its_answer(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        tell(request, "Guardado.", undo_url="/undo/7/")
        return HttpResponse("<p>part</p>")

    answer = through(asked(rf, **{"HX-Request": "true"}), view)
    assert answer.text.startswith("<p>part</p>")
    assert "Guardado." in answer.text
    assert 'action="/undo/7/"' in answer.text
    assert "Guardado." not in through(asked(rf), view).text


def test_messages_wait_when_the_answer_leads_elsewhere(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        tell(request, "Guardado.")
        return HttpResponse(status=204, headers={"HX-Redirect": "/"})

    request = asked(rf, **{"HX-Request": "true"})
    assert through(request, view).content == b""
    assert [str(message) for message in request._messages] == ["Guardado."]  # type: ignore[attr-defined]


def test_without_a_bundle_the_message_says_how_to_make_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bundle, "MANIFEST", tmp_path / "manifest.json")
    with override("en"), pytest.raises(MissingPiece, match="npm run build"):
        bundle.address("app.js")


def test_names_in_the_bundle_carry_a_hash_and_a_new_build_is_seen_in_debugging_at_once_else_after_a_restart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    monkeypatch.setattr(bundle, "MANIFEST", tmp_path / "manifest.json")
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"app.js": "app-1.js", "icons": ["star"]}')
    assert bundle.address("app.js") == "/static/bundle/app-1.js"
    manifest.write_text('{"app.js": "app-2.js", "icons": ["star"]}')
    import os

    os.utime(manifest, (1, 1))
    assert bundle.address("app.js") == "/static/bundle/app-1.js", "whoever serves the files does not know the new ones yet either"
    settings.DEBUG = True
    assert bundle.address("app.js") == "/static/bundle/app-2.js"
    with pytest.raises(MissingPiece):
        bundle.address("icons")


def test_the_bar_of_a_phone_has_four_places_and_the_marked_ones_first() -> None:
    items = [NavItem(str(i), "/", "star", phone=i in {3, 5}) for i in range(6)]
    assert [item.label for item in bottom_bar([NavGroup("", items[:3]), NavGroup("x", items[3:])])] == ["3", "5", "0", "1"]
    assert bottom_bar([]) == []


def test_who_may_record_finds_the_button_on_every_page_and_who_may_not_does_not(client: Client, cast: Cast) -> None:
    for person, links in ((cast.ana, 2), (cast.fabio, 0)):
        client.force_login(person)
        for path in ("/personas/yo/", "/ciclos/", "/contactos/"):
            text = client.get(path).text
            frame = text.split("<main")[0].split('class="top-bar"')[1] + text.split("</main>")[1].split("<dialog")[0]
            assert frame.count('href="/contactos/registrar/"') == links, (person, path)
