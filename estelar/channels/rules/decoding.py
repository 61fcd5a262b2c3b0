"""Text out of the bytes of real mail, whatever its charset says: nothing here raises."""

from __future__ import annotations

import codecs
import contextlib
import re
from email.header import decode_header
from email.message import Message
from html.parser import HTMLParser

# Not for mail: they are no charsets, or take time that grows with the square of the text.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"})
_ALIASES = {
    "iso-8859-8-i": "iso-8859-8", "cp-850": "cp850", "x-unknown": "ascii", "unknown-8bit": "ascii", "x-user-defined": "ascii",
    "utf8mb4": "utf-8",
    "utf-8-bom": "utf-8-sig", "ansi_x3.110-1983": "latin-1", "x-mac-roman": "mac-roman", "windows-1252http-equivcontent-type": "cp1252",
}  # fmt: skip
_LATIN = frozenset({"ascii", "iso8859-1", "cp1252"})


def clean(text: str) -> str:
    r"""Text that a database takes: no NUL, no half surrogates.

    >>> clean("a\x00b\ud83d")
    'ab?'
    """
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def _codec(charset: str) -> str:
    name = charset.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    if found.name in _NO_CHARSETS or not getattr(found, "_is_text_encoding", True):
        return ""
    return found.name


def decode(data: bytes, charset: str = "") -> str:
    r"""The text, by its charset; where that cannot be (unknown, or wrong), by what the bytes look like.

    >>> decode("año".encode(), "iso-8859-1"), decode("año".encode("cp1252"), "utf-8"), decode(b"a\xf1o", "no-such-thing")
    ('año', 'año', 'año')
    """
    codec = _codec(charset or "ascii")
    # UTF-8 with signs beyond ASCII is hardly ever anything else: many programs write it and say "iso-8859-1", or nothing.
    tries = ["utf-8", codec] if codec in _LATIN or not codec else [codec, "utf-8"]
    for one in tries:
        with contextlib.suppress(UnicodeError, LookupError, ValueError):
            return clean(data.decode("cp1252" if one in {"iso8859-1", "ascii"} else one))
    try:
        return clean(data.decode("cp1252"))
    except UnicodeError:
        return clean(data.decode("latin-1"))


def raw_values(message: Message, name: str) -> list[str]:
    """The values of a header as they stand in the message, unfolded, with bytes beyond ASCII turned into what they mean."""
    found = []
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            text = re.sub(r"[\r\n]+[ \t]?", " ", str(value))
            if not text.isascii():
                text = decode(text.encode("utf-8", "surrogateescape"))
            found.append(clean(text).strip())
    return found


_WORD = re.compile(r"(=\?[^?\s]*\?[bq]\?.*?\?=)([^\s=,;)>\"]?)", re.IGNORECASE)
"""An encoded word and what follows it without a blank. Its end is looked for behind its head: the "?=" of "?Q?=F3" is none."""


def words(value: str) -> str:
    """A header's text with its encoded words (RFC 2047) read.

    >>> words("=?UTF-8?Q?Petici=C3=B3n?= de =?iso-8859-1?B?YWd1YQ==?="), words("=?x?Q?broken")
    ('Petición de agua', '=?x?Q?broken')
    """
    if "=?" not in value:
        return " ".join(value.split())
    try:
        # some programs forget the space after an encoded word, or break words over lines without need
        pieces = decode_header(_WORD.sub(lambda m: f"{m[1]} {m[2]}" if m[2] else m[1], value) if value.isascii() else value)
    except Exception:  # the standard library raises what it likes at broken base64 and charsets
        return " ".join(value.split())
    text = "".join(decode(piece, charset or "") if isinstance(piece, bytes) else piece for piece, charset in pieces)
    return " ".join(clean(text).split())


class _Reader(HTMLParser):
    """Text of an HTML mail, line by line, with quotations marked as in plain text."""

    BREAKS = frozenset(
        {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "hr"}
    )
    SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, list[str]]] = [(0, [])]
        self.depth = 0
        self.silent: list[str] = []

    def _new_line(self, *, always: bool = False) -> None:
        if always or "".join(self.lines[-1][1]).strip():
            self.lines.append((self.depth, []))
        else:
            self.lines[-1] = (self.depth, [])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SILENT:
            self.silent.append(tag)
        elif tag == "body":
            self.silent.clear()  # a head that nobody closed
        elif tag == "br":
            self._new_line(always=True)
        elif tag == "li":
            self._new_line()
            self.lines[-1][1].append("- ")
        elif tag in {"td", "th"}:
            self.lines[-1][1].append(" ")
        elif tag in self.BREAKS:
            if tag == "blockquote":
                self.depth += 1
            elif tag == "p":
                self._new_line()
            self._new_line(always=tag == "p")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in self.BREAKS:
            if tag == "blockquote":
                self.depth = max(0, self.depth - 1)
            self._new_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1][1].append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        lines = [">" * depth + (" " if depth else "") + " ".join("".join(parts).split()) for depth, parts in self.lines]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")


MOST_HTML = 2_000_000  # characters of HTML that are turned into text


def text_of(html: str) -> str:
    """What an HTML mail says, as plain text; quotations begin with ">".

    >>> text_of("<p>Buenos d&iacute;as</p><blockquote>Hola<br>Ana</blockquote><style>p {}</style>")
    'Buenos días\\n> Hola\\n> Ana'
    """
    reader = _Reader()
    with contextlib.suppress(Exception):  # what was read until then is still something
        reader.feed(html[:MOST_HTML])
        reader.close()
    return clean(reader.text())


def unflowed(text: str) -> str:
    r"""Text of format=flowed (RFC 3676) with its soft line ends joined.

    >>> unflowed("uno \ndos\n> tres \n> cuatro\n-- \nAna")
    'uno dos\n> tres cuatro\n-- \nAna'
    """
    joined: list[str] = []
    soft = False
    depth_before = 0
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare[1:] if bare.startswith(" ") else bare
        is_signature = bare in {"-- ", "--"}
        if soft and depth == depth_before and not is_signature:
            joined[-1] += bare
        else:
            joined.append(line if not depth else ">" * depth + " " + bare)
        soft, depth_before = line.endswith(" ") and not is_signature, depth
    return "\n".join(joined)
