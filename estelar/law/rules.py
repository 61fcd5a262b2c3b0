"""What a statutory term consists of. Read from the rule packs (`packs/*.toml`); nothing here is law, everything is shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from estelar.text import Text


class Unit(StrEnum):
    """In what a term is counted."""

    BUSINESS = "business"
    CALENDAR = "calendar"
    HOUR = "hour"  # of the clock on the wall, day and night
    MONTH = "month"  # from date to date


class Start(StrEnum):
    """When a term begins to run.

    Of a term in days the day of the event itself never counts (dies a quo), so `EVENT` and `NEXT_DAY` give the same days.
    """

    EVENT = "event"
    NEXT_DAY = "next_day"
    NEXT_BUSINESS_DAY = "next_business_day"
    AFTER_COMPLETION = "after_completion"  # with the event; of a request that had to be completed, anew with its completion


class Mark(StrEnum):
    """How well a rule is verified."""

    VERIFIED = "V"  # read in the primary text
    SECONDARY = "S"  # read in a secondary page: check before advertising
    MEMORY = "M"  # from memory: off until an administrator confirms it


UNIT_WORDS: dict[Unit, tuple[Text, Text]] = {
    Unit.BUSINESS: (Text("día hábil", "business day"), Text("días hábiles", "business days")),
    Unit.CALENDAR: (Text("día calendario", "calendar day"), Text("días calendario", "calendar days")),
    Unit.HOUR: (Text("hora", "hour"), Text("horas", "hours")),
    Unit.MONTH: (Text("mes", "month"), Text("meses", "months")),
}
"""One of it, several of it."""

MARK_WORDS: dict[Mark, Text] = {
    Mark.VERIFIED: Text("leída en el texto oficial", "read in the official text"),
    Mark.SECONDARY: Text(
        "leída en una fuente secundaria: compruébela antes de anunciarla", "read in a secondary source: check it before you advertise it"
    ),
    Mark.MEMORY: Text(
        "sin comprobar: apagada hasta que una administradora o un administrador la confirme",
        "not verified: off until an administrator confirms it",
    ),
}

DISCLAIMER = Text(
    es="Plantilla de trabajo y no asesoría jurídica: quien la aplica comprueba la norma vigente.",
    en="A working template and not legal advice: whoever applies it checks the law in force.",
)


@dataclass(frozen=True, slots=True)
class Span:
    """So many of a unit."""

    amount: int
    unit: Unit

    def text(self) -> Text:
        """ "15 días hábiles" / "15 business days"."""
        word = UNIT_WORDS[self.unit][self.amount != 1]
        return Text(f"{self.amount} {word.es}", f"{self.amount} {word.en}")


@dataclass(frozen=True, slots=True)
class Term:
    """How long there is for the answer, and from when."""

    span: Span
    start: Start


@dataclass(frozen=True, slots=True)
class Counts:
    """Which calendar the regime counts with: whose days off stop it, and whether it is the hours of an office or all of them."""

    country: bool = True
    region: bool = True
    municipality: bool = True
    always: bool = False


@dataclass(frozen=True, slots=True)
class PauseCause:
    """A cause for which the law lets the term stand still. `most`: for how long at most; `resume`: how it goes on."""

    cause: str
    words: Text
    citation: str
    resume: Text
    most: Span | None = None


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A request that lacks something: until when one may ask for it, how long the person has, and what if nothing comes.

    The term stands still meanwhile and goes on the day after, unless it starts `AFTER_COMPLETION`.
    """

    person_has: Span
    on_fail: Text
    citation: str
    ask_within: Span | None = None
    person_may_extend: Span | None = None
    at_least: bool = False  # the law sets the least that must be given, and not the most
    last_day_moves_on: bool = False  # to the next business day, where it is none


@dataclass(frozen=True, slots=True)
class ExtensionRule:
    """How far the term may be lengthened. None at all: `allowed` is false. Neither factor nor span: the law sets no maximum."""

    allowed: bool
    once: bool = True
    max_factor: int | None = None
    most: Span | None = None
    must_notify_before: bool = True
    third_party_only: bool = False
    conditions: Text | None = None
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """What to do with a request that somebody else must answer."""

    forward_within: Span
    tell: bool
    citation: str
    words: Text


@dataclass(frozen=True, slots=True)
class Silence:
    """What happens when there is no answer in time."""

    effect: str
    words: Text
    recognise_within: Span | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever asks must be given. `when`: at_once | on_request | next_business_day."""

    key: bool
    when: str
    durable: bool
    fields: tuple[str, ...]
    words: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer must be. `channel`: same | as_asked | written | any."""

    reasoned: bool
    all_points: bool
    same_language: bool
    channel: str
    adr_text: bool
    appeal: Text | None = None


@dataclass(frozen=True, slots=True)
class Retention:
    """For how long what must be kept at least (months); 0: the regime says nothing."""

    months: int
    what: Text


@dataclass(frozen=True, slots=True)
class Report:
    """What goes to whom, and how often."""

    to: str
    every: str
    words: Text


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing more with a term of its own. `after`: received | due | answer | completed."""

    key: str
    words: Text
    span: Span
    after: str
    citation: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one regime. Two versions of a regime are never in force on the same day."""

    id: str
    version: int
    country: str
    zone: str
    sector: str
    title: Text
    citation: Text
    term: Term | None  # none: the regime sets no term (and then there is no deadline to compute)
    counts: Counts
    pauses: tuple[PauseCause, ...]
    incomplete: Incomplete | None
    extension: ExtensionRule
    transfer: Transfer | None
    silence: Silence
    receipt: Receipt
    answer: Answer
    survey_gate: str  # after_resolution | none
    closing_by_time_forbidden: bool
    retention: Retention
    reports: tuple[Report, ...]
    duties: tuple[Duty, ...]
    case_kinds: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    verified: Mark
    reviewed_by: str
    source: str
    note: Text | None
    is_general: bool = False  # holds for whoever names no sector: a bank's term must not fall on a town hall

    @property
    def enabled_by_default(self) -> bool:
        """Rules from memory are off until an administrator confirms them with a note."""
        return self.verified is not Mark.MEMORY

    def holds_on(self, day: date) -> bool:
        """Was this version in force on that day?"""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def pause(self, cause: str) -> PauseCause | None:
        """The cause of this name for which the term may stand still."""
        return next((one for one in self.pauses if one.cause == cause), None)

    def __str__(self) -> str:
        return f"{self.id} v{self.version}"
