"""What is shown of a text in which something was found: the part around the first word, with the words marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 240
"""So many letters of the text are shown."""
BEFORE = 80
"""So many of them stand before the first word found."""
LONGEST_ENDING = 7
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Piece:
    """A piece of a text; `marked`: one of the words that were searched for."""

    text: str
    marked: bool = False


def plain(word: str) -> str:
    """Without accents and capitals.

    >>> plain("Facturación")
    'facturacion'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(letter))


def is_meant(word: str, stems: Sequence[str]) -> bool:
    """Does this word have one of the stems?

    >>> is_meant("facturación", ["factur"]), is_meant("aguacero", ["factur"])
    (True, False)
    """
    word = plain(word)
    return any(word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING for stem in stems)


def highlighted(text: str, stems: Sequence[str]) -> list[Piece]:
    """The part of the text around the first word found; from its beginning where it has none of them.

    >>> highlighted("La factura llegó tarde", ["factur"])
    [Piece(text='La ', marked=False), Piece(text='factura', marked=True), Piece(text=' llegó tarde', marked=False)]
    """
    stems = [plain(stem) for stem in stems]
    meant: dict[str, bool] = {}
    words = []
    for one in WORD.finditer(text):
        word = one.group()
        if word not in meant:
            meant[word] = is_meant(word, stems)
        if meant[word]:
            words.append((one.start(), one.end()))
    start = max(0, words[0][0] - BEFORE) if words else 0
    if start:
        start = text.find(" ", start) + 1 or start
    end = min(len(text), start + SHOWN)
    pieces, here = [Piece("…")] if start else [], start
    for begin, stop in words:
        if start <= begin and stop <= end:
            pieces += [Piece(text[here:begin]), Piece(text[begin:stop], marked=True)]
            here = stop
    return [piece for piece in [*pieces, Piece(text[here:end]), Piece("…" if end < len(text) else "")] if piece.text]
