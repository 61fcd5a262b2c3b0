"""HTML that strangers wrote, made safe to look at: no script, no style, nothing fetched from elsewhere, and links say where they lead."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import nh3

from estelar.channels.models import Attachment
from estelar.channels.operations.attachments import opened
from estelar.channels.rules import content, decoding
from estelar.errors import RuleBroken

MOST_HTML = 500_000  # characters; of a longer message, or one with more of what keeps a reader busy, the text alone is shown
MOST_DEPTH, MOST_SIGNS = 3000, 30_000
MOST_PICTURE, MOST_PICTURES = 3_000_000, 12_000_000  # bytes of one picture, and of all, inside one message

_TAGS = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt",
    "u", "ul", "var", "wbr",
})  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang"}, "a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "bdo": {"dir"}, "p": {"align", "dir"}, "div": {"align", "dir"},
    "table": {"align"}, "td": {"colspan", "rowspan", "align"}, "th": {"colspan", "rowspan", "align"}, "tr": {"align"},
}  # fmt: skip
_SILENT = {"script", "style", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math", "textarea", "select", "head"}
_SCHEMES = {"http", "https", "mailto", "tel", "cid"}
_NESTING = re.compile(r"<(/?)(?!(?:p|li|t[drh]|d[td]|br|hr|img|meta|link|input|col|wbr|option)\b)[a-z]", re.IGNORECASE)


@dataclass(frozen=True)
class SafeHtml:
    """HTML as it may be shown in a frame of its own. `pictures`: how it calls the attachments that it shows (cid:)."""

    html: str
    remote_images: int
    pictures: tuple[str, ...]


class _Hosts(HTMLParser):
    """Writes behind each link the host that it leads to, unless its words say so. Reads only what was cleaned already."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._host, self._words = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append(self.get_starttag_text() or "")
        if tag == "a":
            self._host, self._words = _host_of(dict(attrs).get("href") or ""), ""

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")
        if tag == "a" and self._host:
            if self._words.strip().lower() not in {self._host, f"https://{self._host}", f"https://{self._host}/"}:
                self.pieces.append(f" <small>[{escape(self._host)}]</small>")
            self._host = ""

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        self._words += data if self._host else ""

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")


def _host_of(href: str) -> str:
    """Where a link leads, in letters that cannot be taken for others (punycode).

    >>> _host_of("https://xn--bnco-53d.example/a"), _host_of("https://bаnco.example/"), _host_of("mailto:a@b.example")
    ('xn--bnco-53d.example', 'xn--bnco-53d.example', 'a@b.example')
    """
    try:
        parts = urlsplit(href)
        host = parts.hostname or ""
    except ValueError:
        return "?"
    if parts.scheme in {"mailto", "tel"}:
        return unquote(parts.path)[:200]
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return "?"


class _Pictures:
    """What happens to each attribute: pictures from elsewhere are counted and left out, those of the message are kept."""

    def __init__(self) -> None:
        self.remote, self.own = 0, list[str]()

    def __call__(self, tag: str, name: str, value: str) -> str | None:
        value = value.strip()
        if tag == "img" and name == "src":
            if value[:4].lower() == "cid:":
                self.own.append(unquote(value[4:]).strip("<> "))
                return "cid:" + self.own[-1]
            self.remote += bool(value)
            return None
        if name == "href" and not value.lower().startswith(("http://", "https://", "mailto:", "tel:")):
            return None
        return value


def _is_swollen(html: str) -> bool:
    """Made to keep a reader busy: too long, or too deep (what nests by itself, such as a paragraph without an end, does not count)."""
    if len(html) > MOST_HTML or html.count("&") > MOST_SIGNS:
        return True
    depth = deepest = 0
    for tag in _NESTING.finditer(html):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest > MOST_DEPTH


def _cleaned(html: str, pictures: _Pictures | None = None) -> str:
    return nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, clean_content_tags=_SILENT, attribute_filter=pictures,
        link_rel="noopener noreferrer nofollow", set_tag_attribute_values={"a": {"target": "_blank"}},
    )  # fmt: skip


def clean(html: str) -> SafeHtml:
    """The safe part of an HTML message. Pictures stand in it as `cid:` names; `with_pictures` puts those of the message in their place."""
    if _is_swollen(html):
        return SafeHtml(f"<pre>{escape(decoding.text_of(html))}</pre>", 0, ())
    pictures = _Pictures()
    first = _cleaned(html, pictures)
    hosts = _Hosts()
    hosts.feed(first)
    hosts.close()
    # once more: whatever the writing of hosts may have mixed up, what leaves here went through the cleaner last
    last = _cleaned("".join(hosts.pieces))
    return SafeHtml(last, pictures.remote, tuple(dict.fromkeys(pictures.own)))


def pictures_of(attachments: Mapping[str, Attachment], wanted: tuple[str, ...]) -> dict[str, str]:
    """Those of the message's pictures that it shows, as data: addresses (a sandboxed frame cannot log in to fetch them).

    Never an infected one, none that is not a picture by its content, and no more than a page can bear.
    """
    found: dict[str, str] = {}
    left = MOST_PICTURES
    for name in wanted:
        one = attachments.get(name)
        if one is None or one.content_type not in content.PICTURES or one.verdict == Attachment.Verdict.INFECTED:
            continue
        if one.size > min(MOST_PICTURE, left):
            continue
        try:
            with opened(one) as file:
                data = file.read()
        except RuleBroken:
            continue
        left -= one.size
        found[name] = f"data:{one.content_type};base64,{base64.b64encode(data).decode()}"
    return found


class _InPlace(HTMLParser):
    def __init__(self, pictures: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._pictures = pictures

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        source = given.get("src") or ""
        if tag != "img":
            self.pieces.append(self.get_starttag_text() or "")
        else:
            shown = self._pictures.get(source[4:]) if source.startswith("cid:") else None
            words = escape(given.get("alt") or "")
            self.pieces.append(f'<img src="{shown}" alt="{words}">' if shown else f"<small>[{words or '…'}]</small>")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")


def with_pictures(safe: SafeHtml, pictures: Mapping[str, str]) -> str:
    """The HTML with its own pictures in their places, and for every other one its words."""
    place = _InPlace(pictures)
    place.feed(safe.html)
    place.close()
    return "".join(place.pieces)
