"""The impression rule: how a rating on some scale becomes satisfied or not, and stellar, neutral or bitter.

Version 1, in words (docs/reference/impression-rule.md says it with examples):
- *rating* is the raw number brought to 0 (the worst of its scale) to 1 (the best).
- *satisfied* is the top two boxes of a scale of four or more boxes, and the top one of a shorter scale. On 0-100 a box is ten points.
- *stellar* is the top box; on scales of ten or more boxes the top two (9 and 10); on a scale of two boxes nothing, because a "yes"
  cannot say more than "fine".
- *bitter* is whatever lies below the middle of the scale; 1-10 is cut where 0-10 is, because people answer both alike.
- *promoter* exists on 0-10 only: 9 and 10 promoter, 7 and 8 passive, 0 to 6 detractor (Reichheld 2003).
Everything is data in `SCALES`, so that files are judged in SQL by the very same numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from estelar.errors import BadInput

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

RULE_VERSION = 1
"""Raised whenever a threshold below changes; every encounter keeps the version that judged it."""

RAW_LENGTH = 40
"""Longest rating, in characters, that is kept as it came."""

NUMBER = r"^[+-]?[0-9]+([.,][0-9]+)?$"
"""What a numeric rating looks like; one comma or one point separates the decimals. The same pattern serves Python and SQL."""


class Impression(IntEnum):
    """What the customer took away."""

    STELLAR = 1
    NEUTRAL = 0
    BITTER = -1


@dataclass(frozen=True)
class Scale:
    """One way of rating, with its thresholds on the raw number (all inclusive).

    `stellar_from` above `high` means that this scale cannot say stellar. `words` (normalised by `normal_word`) is empty on numeric scales;
    where there are words, only they are understood.
    """

    code: str
    name: StrPromise
    low: float
    high: float
    satisfied_from: float | None
    stellar_from: float
    bitter_to: float
    promoters: tuple[float, float] | None = None
    words: Mapping[str, float] = field(default_factory=dict)
    rule_version: int = RULE_VERSION

    @property
    def can_be_stellar(self) -> bool:
        return self.stellar_from <= self.high


@dataclass(frozen=True)
class Judgement:
    """What the rule says about one rating: `rating` 0-1, `promoter` 1, 0 or -1 on 0-10 scales only."""

    rating: float
    satisfied: bool | None
    promoter: int | None
    impression: Impression
    rule_version: int


def normal_word(raw: str) -> str:
    """A word as scales compare it: lower case, without accents, single spaces.

    >>> normal_word("  Muy   Satisfecho ")
    'muy satisfecho'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", raw) if not unicodedata.combining(c))
    return " ".join(bare.lower().split())


def _words(*boxes: str) -> dict[str, float]:
    """From the worst box to the best; `|` separates what means the same."""
    return {normal_word(word): float(place) for place, box in enumerate(boxes, start=1) for word in box.split("|")}


_ALL = (
    Scale("1-5", _("1 to 5 (also stars)"), 1, 5, 4, 5, 2),
    Scale("0-5", _("0 to 5, where 0 is an answer"), 0, 5, 4, 5, 2),
    Scale("0-10", _("0 to 10 (also recommendation)"), 0, 10, 9, 9, 4, promoters=(6, 9)),
    Scale("1-10", _("1 to 10"), 1, 10, 9, 9, 4),
    Scale("1-7", _("1 to 7"), 1, 7, 6, 7, 3),
    Scale("1-4", _("1 to 4"), 1, 4, 3, 4, 2),
    Scale("0-100", _("0 to 100"), 0, 100, 80, 90, 40),
    Scale(
        "faces3",
        _("Three faces (sad, neutral, happy)"),
        1,
        3,
        3,
        3,
        1,
        words=_words("1|triste|sad|☹|☹️|🙁|😞", "2|neutra|neutral|😐", "3|feliz|happy|☺|☺️|🙂|😊"),
    ),
    Scale(
        "thumbs",
        _("Yes or no (also thumbs)"),
        0,
        1,
        1,
        2,
        0,
        words={
            **dict.fromkeys(map(normal_word, ("0", "no", "👎", "down", "false", "falso")), 0.0),
            **dict.fromkeys(map(normal_word, ("1", "sí", "yes", "👍", "up", "true", "verdadero")), 1.0),
        },
    ),
    Scale(
        "csat_words5",
        _("Very dissatisfied to very satisfied, in words"),
        1,
        5,
        4,
        5,
        2,
        words=_words(
            "muy insatisfecho|muy insatisfecha|very dissatisfied|very unsatisfied",
            "insatisfecho|insatisfecha|dissatisfied|unsatisfied",
            "neutral|neutro|neutra|ni satisfecho ni insatisfecho|ni satisfecha ni insatisfecha|neither satisfied nor dissatisfied",
            "satisfecho|satisfecha|satisfied",
            "muy satisfecho|muy satisfecha|very satisfied",
        ),
    ),
    Scale(
        "quality_words5",
        _("Bad to excellent, in words"),
        1,
        5,
        4,
        5,
        2,
        words=_words(
            "malo|mala|malos|malas|poor|bad",
            "regular|regulares|fair",
            "bueno|buena|buenos|buenas|good",
            "muy bueno|muy buena|muy buenos|muy buenas|very good",
            "excelente|excelentes|excellent",
        ),
    ),
    Scale(
        "agree_words5",
        _("Strongly disagree to strongly agree, in words"),
        1,
        5,
        4,
        5,
        2,
        words=_words(
            "totalmente en desacuerdo|muy en desacuerdo|strongly disagree",
            "en desacuerdo|disagree",
            "ni de acuerdo ni en desacuerdo|neutral|indiferente|neither agree nor disagree",
            "de acuerdo|agree",
            "totalmente de acuerdo|muy de acuerdo|strongly agree",
        ),
    ),
)
SCALES: dict[str, Scale] = {scale.code: scale for scale in _ALL}
_OF_A_FILE = re.compile(r"words-([1-9][0-9]?)$")


def worded(boxes: Sequence[str | Sequence[str]]) -> Scale:
    """The scale that a list of words makes, from the worst to the best, equally spaced (a box may be several words that mean the same).

    By the rule: stellar the best (of three or more), bitter below the middle, satisfied the best two of four or more, else the best.
    Raises BadInput with fewer than two boxes, an empty word, or a word in two boxes.

    >>> s = worded(["Malo", "Regular", "Bueno", ("Excelente", "Excelentes")])
    >>> s.code, s.satisfied_from, s.stellar_from, s.bitter_to, s.words["excelentes"]
    ('words-4', 3, 4, 2, 4.0)
    """
    many = len(boxes)
    if many < 2:
        raise BadInput(gettext("A scale of words needs at least two words, from the worst to the best."), code="scale_too_short")
    words: dict[str, float] = {}
    for place, box in enumerate(boxes, start=1):
        for raw in [box] if isinstance(box, str) else box:
            word = normal_word(raw)
            if not word:
                raise BadInput(gettext("A word of the scale is empty: remove it or write it."), code="scale_word_empty")
            if words.get(word, place) != place:
                raise BadInput(
                    gettext("“%(word)s” stands twice in the scale: leave it in one place.") % {"word": raw}, code="scale_word_twice"
                )
            words[word] = float(place)
    return Scale(
        code=f"words-{many}",
        name=_("Words of the file, from the worst to the best"),
        low=1,
        high=many,
        satisfied_from=many - 1 if many >= 4 else many,
        stellar_from=many if many >= 3 else many + 1,
        bitter_to=many // 2,
        words=words,
    )


def scale_named(code: str) -> Scale:
    """The scale with this code. Raises BadInput when there is none."""
    if code not in SCALES:
        raise BadInput(gettext("There is no scale “%(code)s”: choose one of the list.") % {"code": code}, code="scale_unknown")
    return SCALES[code]


def read(scale: Scale, raw: str) -> float:
    """The number that a rating stands for. Raises BadInput when it is not a number or a word of the scale, or outside it."""
    text = raw.strip()
    if len(text) > RAW_LENGTH:
        raise BadInput(gettext("The rating is longer than %(many)s characters.") % {"many": RAW_LENGTH}, code="rating_too_long")
    if scale.words:
        number = scale.words.get(normal_word(text))
        if number is None:
            raise BadInput(
                gettext("“%(raw)s” is not a word of the scale “%(scale)s”.") % {"raw": text, "scale": scale.name},
                code="rating_unknown_word",
            )
        return number
    if not re.match(NUMBER, text):
        raise BadInput(gettext("“%(raw)s” is not a number.") % {"raw": text}, code="rating_not_a_number")
    number = float(text.replace(",", "."))
    if not scale.low <= number <= scale.high:
        raise BadInput(
            gettext("%(raw)s is outside the scale, which goes from %(low)g to %(high)g.")
            % {"raw": text, "low": scale.low, "high": scale.high},
            code="rating_outside",
        )
    return number


def weigh(scale: Scale, number: float) -> Judgement:
    """What the rule of the scale says about a number that lies on it."""
    if number >= scale.stellar_from:
        impression = Impression.STELLAR
    elif number <= scale.bitter_to:
        impression = Impression.BITTER
    else:
        impression = Impression.NEUTRAL
    promoter = None
    if scale.promoters:
        detractor_to, promoter_from = scale.promoters
        promoter = 1 if number >= promoter_from else -1 if number <= detractor_to else 0
    return Judgement(
        rating=(number - scale.low) / (scale.high - scale.low),
        satisfied=None if scale.satisfied_from is None else number >= scale.satisfied_from,
        promoter=promoter,
        impression=impression,
        rule_version=scale.rule_version,
    )


def judge(scale: Scale, raw: str) -> Judgement:
    """What the rule of the scale says about a rating. Raises BadInput as `read` does.

    >>> judge(SCALES["1-5"], "4")
    Judgement(rating=0.75, satisfied=True, promoter=None, impression=<Impression.NEUTRAL: 0>, rule_version=1)
    """
    return weigh(scale, read(scale, raw))


def judge_again(code: str, rating: float) -> Judgement:
    """What the rule says of a rating of which the raw word may have been understood by a file only; `rating` is 0-1.

    >>> judge_again("words-5", 0.75).satisfied, judge_again("0-10", 0.9).promoter
    (True, 1)
    """
    own = _OF_A_FILE.match(code)
    scale = worded([str(i + 1) for i in range(int(own[1]))]) if own else scale_named(code)
    return weigh(scale, round(scale.low + rating * (scale.high - scale.low), 9))


_RANK = {"": 0, "rating": 1, "staff": 2, "customer": 3}


def outranks(new_source: str, old_source: str) -> bool:
    """Does an impression obtained this way count more than one obtained that way? customer > staff > rating > nobody.

    >>> outranks("customer", "staff"), outranks("rating", "staff"), outranks("staff", "staff")
    (True, False, False)
    """
    return _RANK[new_source] > _RANK[old_source]
