"""How much room a text needs in the ring, and how it breaks into lines. PURE; generous, because the reader's font is not known here."""

from __future__ import annotations

from dataclasses import dataclass

_NARROW = set("iljtfrI.,;:'|!()[]{} ·1-–")
_WIDE = set("mwMWQO@%—&")
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
    return units * size * (1.10 if bold else 1.0)


def wrap(text: str, size: float, limit: float, lines: int) -> tuple[tuple[str, ...], bool]:
    """Lines no wider than `limit`, at most `lines` of them; the rest becomes an ellipsis. A word that is too long is cut."""
    words: list[str] = []
    for word in text.split():
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
    """The same number of lines, about equally long: two lines "a b / c" read better than one long and one short."""
    if len(lines) != 2:
        return tuple(lines)
    words = " ".join(lines).split()
    best = tuple(lines)
    score = abs(width_of(best[0], size) - width_of(best[1], size))
    for cut in range(1, len(words)):
        one, two = " ".join(words[:cut]), " ".join(words[cut:])
        widths = width_of(one, size, bold=True), width_of(two, size, bold=True)
        if max(widths) <= limit and abs(widths[0] - widths[1]) < score:
            best, score = (one, two), abs(widths[0] - widths[1])
    return best


def block_of(label: str, sub_label: str, scale: Scale) -> Block:
    """A name and its second line at a scale."""
    lines, shortened = wrap(label, scale.size, scale.width, scale.lines)
    widest = max([width_of(line, scale.size, bold=True) for line in lines] + [width_of(sub_label, scale.sub)])
    height = len(lines) * scale.line + (scale.sub * 1.25 if sub_label else 0)
    return Block(lines, sub_label, widest, height, scale, shortened)
