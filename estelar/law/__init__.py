"""The terms that the law of each country gives for an answer: rule packs as data, and the arithmetic of a deadline. Pure.

No Django, no clock, no database: `deadline(rule("co.general", day), received, calendar=...)` gives the day and says why, day by day.
"""

from __future__ import annotations

from estelar.law.bulk import bulk_due
from estelar.law.document import as_document
from estelar.law.duties import Milestone, milestones
from estelar.law.given import Completion, DayLine, Deadline, Extension, Pause
from estelar.law.library import COUNTRIES, rule, rules, version, versions, zone_of
from estelar.law.reckoning import after
from estelar.law.rules import (
    DISCLAIMER,
    MARK_WORDS,
    Answer,
    Counts,
    Duty,
    ExtensionRule,
    Incomplete,
    Mark,
    PauseCause,
    Receipt,
    Report,
    Retention,
    Rule,
    Silence,
    Span,
    Start,
    Term,
    Transfer,
    Unit,
)
from estelar.law.term import deadline
from estelar.law.words import day_words, deadline_words, explained, term_words
from estelar.text import Text

__all__ = [
    "COUNTRIES",
    "DISCLAIMER",
    "MARK_WORDS",
    "Answer",
    "Completion",
    "Counts",
    "DayLine",
    "Deadline",
    "Duty",
    "Extension",
    "ExtensionRule",
    "Incomplete",
    "Mark",
    "Milestone",
    "Pause",
    "PauseCause",
    "Receipt",
    "Report",
    "Retention",
    "Rule",
    "Silence",
    "Span",
    "Start",
    "Term",
    "Text",
    "Transfer",
    "Unit",
    "after",
    "as_document",
    "bulk_due",
    "day_words",
    "deadline",
    "deadline_words",
    "explained",
    "milestones",
    "rule",
    "rules",
    "term_words",
    "version",
    "versions",
    "zone_of",
]
