"""HTML of strangers: what is left of it runs nothing, fetches nothing, hides nothing, and says where it leads."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.channels.operations.attachments import store
from estelar.channels.operations.cleaning import clean, pictures_of, with_pictures
from estelar.channels.serving import serve_html
from tests import make
from tests.conftest import Cast

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)><a href='javascript:alert(1)'>x</a></svg>",
    "<a href='javascript:alert(1)'>x</a>", "<a href=' jAvAsCrIpT&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>1</script>'>x</a>",
    "<iframe src='https://evil.example'></iframe>", "<object data='https://evil.example'></object>", "<embed src=//evil.example>",
    "<base href='https://evil.example/'>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/a.css>", "<style>@import 'https://evil.example/a.css'; p { display: none }</style>",
    "<p style='background:url(https://evil.example/a.png)'>x</p>", "<p style='display:none'>hidden words</p>", "<p hidden>hidden words</p>",
    "<form action='https://evil.example'><input name=password><button>Log in</button></form>", "<table background='//evil.example/x.png'>",
    "<video poster='https://evil.example/x.png' src='https://evil.example/v'></video>", "<img srcset='https://evil.example/x.png 2x'>",
    "<img src='//evil.example/pixel.gif'>", "<img src='https://evil.example/pixel.gif'>", "<img src='data:image/svg+xml,<svg onload=1>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<textarea><script>alert(1)</script></textarea>",
    "<a title='</a><script>alert(1)</script>' href='https://evil.example'>bank.example</a>", "<!--><img src=x onerror=alert(1)>-->",
    "<p id=content class=btn>x</p>", "<a href='https://evil.example' target=_self rel=opener>x</a>", "<b" + "<b" * 50,
    "<![CDATA[<script>1</script>]]>",
)  # fmt: skip


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


ALLOWED = {"lang", "href", "src", "alt", "start", "dir", "align", "colspan", "rowspan", "rel", "target"}


def check_harmless(html: str) -> None:
    seen = _Seen()
    seen.feed(html)
    for tag, attributes in seen.tags:
        assert tag not in {"script", "style", "iframe", "object", "embed", "base", "meta", "link", "form", "input", "svg", "math", "video"}
        assert set(attributes) <= ALLOWED, attributes
        if tag == "img" and attributes.get("src") is not None:
            assert str(attributes["src"]).startswith(("cid:", "data:image/png;base64,"))
        if tag == "a" and attributes.get("href") is not None:
            assert urlsplit(str(attributes["href"])).scheme in {"http", "https", "mailto", "tel"}
            assert attributes["rel"] == "noopener noreferrer nofollow"
            assert attributes["target"] == "_blank"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_html_is_harmless_when_it_is_shown(hostile: str) -> None:
    for source in (hostile, f"<p>antes</p>{hostile}<p>después</p>", hostile * 3):
        check_harmless(with_pictures(clean(source), {}))


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.sampled_from(["<", ">", "'", '"', "</", "<!--", "&#"]))))
def test_no_mixture_of_hostile_pieces_gets_through(pieces: list[str]) -> None:
    safe = clean("".join(pieces))
    check_harmless(with_pictures(safe, {}))
    assert clean(safe.html).html.count("<script") == 0


def test_pictures_from_elsewhere_are_left_out_and_counted() -> None:
    safe = clean("<img src='https://a.example/1.gif'><img src=//b.example/2.gif alt='logo'><img src='cid:one@x'><img>")
    assert safe.remote_images == 2
    assert safe.pictures == ("one@x",)
    assert "example" not in safe.html


def test_a_link_says_where_it_leads() -> None:
    safe = clean("<a href='https://evil.example/login'>www.banco.example</a> <a href='https://banco.example/'>banco.example</a>")
    assert "www.banco.example</a> <small>[evil.example]</small>" in safe.html
    assert "banco.example</a> <small>[banco" not in safe.html, "it says so itself"
    assert "<small>[xn--bnco-53d.example]</small>" in clean("<a href='https://bаnco.example/'>banco.example</a>").html


def test_what_was_hidden_is_seen() -> None:
    html = clean("<p style='display:none'>palabras ocultas</p><font color=white size=1>blancas</font>").html
    assert html == "<p>palabras ocultas</p>blancas"


SWOLLEN = {
    "deep": "<div>" * 60_000, "deep lists": "<ul><li>" * 20_000, "links": "<a href=x>" * 40_000, "formatting": "<b><i>" * 40_000,
    "tables": "<table>" * 20_000, "signs": "&" * 200_000, "brackets": "<" * 100_000, "long": "<p>una línea de texto</p>" * 25_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">x",
}  # fmt: skip


@pytest.mark.parametrize("kind", SWOLLEN)
def test_swollen_html_takes_no_time_to_speak_of(kind: str) -> None:
    began = time.process_time()
    clean(SWOLLEN[kind])
    assert time.process_time() - began < 5


def test_of_a_message_that_is_too_deep_the_text_is_shown() -> None:
    assert clean("<div>" * 5000 + "Hola & <b>adiós</b>").html == "<pre>Hola &amp; adiós</pre>"
    assert clean("<p>sin fin" * 5000).html.startswith("<p>"), "this is how people write"


@pytest.mark.django_db
def test_a_message_shows_its_own_pictures_and_no_infected_or_false_ones(cast: Cast) -> None:
    good = store("logo.png", PNG, by=cast.ana, at=make.NOW, content_id="<logo@x>")
    false = store("otro.png", b"<script>alert(1)</script>", by=cast.ana, at=make.NOW, content_id="false@x")
    bad = store("malo.png", PNG + b"x", by=cast.ana, at=make.NOW, content_id="bad@x")
    bad.verdict = "infected"
    html = "<p>Hola</p><img src='cid:logo@x' alt='Logo'><img src='cid:false@x'><img src='cid:bad@x' alt='Malo'><img src='cid:none'>"
    safe = clean(html)
    assert list(pictures_of({one.content_id: one for one in (good, false, bad)}, safe.pictures)) == ["logo@x"]
    response = serve_html(html, [good, false, bad])
    text = response.content.decode()
    assert text.count("<img ") == 1
    assert '<img src="data:image/png;base64,' in text
    assert "[Malo]" in text
    check_harmless(text[text.index("<body>") :])


def test_the_page_of_a_message_may_do_nothing() -> None:
    response = serve_html("<p>Hola</p>")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-popups" in policy
    assert "script" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
