"""What is true of encounters, without a database and without a clock."""

from __future__ import annotations

from estelar.encounters.rules.elements import ELEMENT_NAMES, ELEMENTS, Element
from estelar.encounters.rules.impression import (
    RULE_VERSION,
    SCALES,
    Impression,
    Judgement,
    Scale,
    judge,
    judge_again,
    normal_word,
    outranks,
    scale_named,
    worded,
)
from estelar.encounters.rules.in_words import ScaleInWords, described
from estelar.encounters.rules.journal import JOURNAL, NOTICES

__all__ = [
    "ELEMENTS",
    "ELEMENT_NAMES",
    "JOURNAL",
    "NOTICES",
    "RULE_VERSION",
    "SCALES",
    "Element",
    "Impression",
    "Judgement",
    "Scale",
    "ScaleInWords",
    "described",
    "judge",
    "judge_again",
    "normal_word",
    "outranks",
    "scale_named",
    "worded",
]
