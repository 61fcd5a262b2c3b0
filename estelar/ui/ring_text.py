"""How much room a text needs in the ring, and how it breaks into lines. PURE; generous, because the reader's font is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

_NARROW = set("iljtfrI.,;:'|!()[]{} ·1-–\u00a0\u2009\u202f")
_WIDE = set("mwMWQO@%—&★◆◎")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of a name and of the line under it, how many lines and how wide they may be."""

    size: float
    sub: float
    lines: int
    width: float

    @property
    def line(self) -> float:
        """The height of a line of the name."""
        return self.size * 1.18


@dataclass(frozen=True, slots=True)
class Block:
    """A name broken into lines, with the line under it."""

    lines: tuple[str, ...]
    sub_label: str
    width: float
    height: float
    scale: Scale
    shortened: bool


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """An upper guess of the width of a text (as wide as DejaVu Sans, the widest of the system fonts)."""
    return _units(text) * size * (1.10 if bold else 1.0)


@lru_cache(maxsize=4096)
def _units(text: str) -> float:
    """Of a letter's height; a ring tries the same words in many sizes."""
    units = 0.0
    for letter in text:
        if letter in _NARROW:
            units += 0.40
        elif letter in _WIDE:
            units += 0.93
        elif letter.isupper():
            units += 0.73
        else:
            units += 0.62
    return units


def words_of(text: str) -> list[str]:
    """What may be put on lines of its own (a no-break space joins)."""
    return [word for word in text.split(" ") if word]


def longest_word(text: str, size: float) -> float:
    """How wide a name must at least be written so that no word is cut; a monster is cut all the same."""
    return min(170.0, max((width_of(word, size, bold=True) for word in words_of(text)), default=0.0) + 0.01)


def wrap(text: str, size: float, limit: float, lines: int) -> tuple[tuple[str, ...], bool]:
    """Lines no wider than `limit`, at most `lines` of them; the rest becomes an ellipsis. A word that is too long is cut."""
    words: list[str] = []
    for word in words_of(text):
        while width_of(word, size, bold=True) > limit and len(word) > 1:
            cut = len(word) - 1
            while cut > 1 and width_of(word[:cut] + "-", size, bold=True) > limit:
                cut -= 1
            words.append(word[:cut] + "-")
            word = word[cut:]
        words.append(word)
    made: list[str] = []
    for word in words:
        if made and width_of(f"{made[-1]} {word}", size, bold=True) <= limit:
            made[-1] = f"{made[-1]} {word}"
        else:
            made.append(word)
    if len(made) <= lines:
        return _even(made, size, limit), False
    last = made[lines - 1]
    while last and width_of(last + ELLIPSIS, size, bold=True) > limit:
        last = last[:-1].rstrip()
    return (*made[: lines - 1], last + ELLIPSIS), True


def _even(lines: list[str], size: float, limit: float) -> tuple[str, ...]:
    """The same number of lines, about equally long: "a b / c d" reads better than "a b c / d"."""
    if len(lines) < 2:
        return tuple(lines)
    words = " ".join(lines).split(" ")
    low, high = 0.0, limit
    best = tuple(lines)
    for _step in range(6):
        middle = (low + high) / 2
        made: list[str] = []
        for word in words:
            if made and width_of(f"{made[-1]} {word}", size, bold=True) <= middle:
                made[-1] = f"{made[-1]} {word}"
            else:
                made.append(word)
        if len(made) <= len(lines) and all(width_of(line, size, bold=True) <= limit for line in made):
            best, high = tuple(made), middle
        else:
            low = middle
    return best


def block_of(label: str, sub_label: str, scale: Scale) -> Block:
    """A name and its second line at a scale."""
    lines, shortened = wrap(label, scale.size, scale.width, scale.lines)
    widest = max([width_of(line, scale.size, bold=True) for line in lines] + [width_of(sub_label, scale.sub)])
    height = len(lines) * scale.line + (scale.sub * 1.25 if sub_label else 0)
    return Block(lines, sub_label, widest, height, scale, shortened)
