"""Does the design of a cycle respect the nature of services? Questions, a score, advice, and facts of the design.

Services are intangible, cannot be repaired, are consumed at once, do not wait, need the customer to take part, depend
on people and are not divisible. The texts live in `nature.toml`; here are the rules. Pure: no database, no clock.

Answers are a mapping that is stored as JSON as it is, `{"intangible_evidence": "partly", ...}`; a question that is not
in it is unanswered. Keys that are no question (any more) are passed over, so that old answers can always be read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from estelar.errors import BadInput

type Answer = Literal["yes", "partly", "no", "na"]
type Answers = Mapping[str, Answer]
type Moment = Mapping[str, Any]

ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer.__value__)
POINTS: Final[Mapping[Answer, int]] = {"no": 0, "partly": 50, "yes": 100}
"""What an answer is worth; "na" is worth nothing and weighs nothing."""

LIVE_CHANNELS: Final = frozenset({"in_person", "phone", "chat", "messaging"})
"""Channels where a person waits for another person, so that a human moment there has a wait."""
SELF_SERVICE_CHANNELS: Final = frozenset({"web", "app", "machine"})
FOLLOW_UP_ELEMENTS: Final = frozenset({"relationship", "correspondence", "claims"})
"""Elements of contact by which an organisation can ask about the whole service at its end."""
MANY_HANDOVERS: Final = 3
NAMED_AT_MOST: Final = 5
"""A sentence names this many moments and counts the rest."""


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    es: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in a language; Spanish for any other than English ("en", "en-gb")."""
        return self.en if language.split("-")[0] == "en" else self.es


@dataclass(frozen=True)
class Question:
    """One question about a cycle, put so that "yes" is good, and the advice for "partly" and "no"."""

    key: str
    text: Text
    advice: Text


@dataclass(frozen=True)
class Nature:
    """One of the seven natures of services, its meaning in a sentence and its questions."""

    key: str
    name: Text
    meaning: Text
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class NatureScore:
    """How well the cycle respects one nature; `value` is None ("insufficient data") when too little was answered."""

    nature: Nature
    value: int | None
    answered: int
    of: int


@dataclass(frozen=True)
class Score:
    """How well the cycle respects the nature of services, 0 to 100; None when too little was answered.

    `answered` counts every answer, "not applicable" too; `applicable` the answers that carry points.
    """

    value: int | None
    answered: int
    applicable: int
    of: int
    natures: tuple[NatureScore, ...]

    @property
    def sufficient(self) -> bool:
        """Whether there is a value at all."""
        return self.value is not None


@dataclass(frozen=True)
class Advice:
    """What to do about one question that was answered "partly" or "no"."""

    nature: Nature
    question: Question
    answer: Answer

    @property
    def text(self) -> Text:
        """The sentence to show."""
        return self.question.advice


@dataclass(frozen=True)
class Hint:
    """A fact of the design that deserves a look, and the keys of the moments concerned (none: the cycle as a whole)."""

    key: str
    nature: Nature
    moments: tuple[str, ...]
    text: Text


def _read_texts(path: Path) -> tuple[tuple[Nature, ...], Mapping[str, tuple[Nature, Text]]]:
    """The natures with their questions, and the template of every hint by its key, in the order of the file."""
    natures: list[Nature] = []
    hints: dict[str, tuple[Nature, Text]] = {}
    for raw in tomllib.loads(path.read_text(encoding="utf-8"))["nature"]:
        questions = tuple(Question(q["key"], Text(**q["text"]), Text(**q["advice"])) for q in raw["question"])
        nature = Nature(raw["key"], Text(**raw["name"]), Text(**raw["meaning"]), questions)
        natures.append(nature)
        hints |= {hint["key"]: (nature, Text(**hint["text"])) for hint in raw["hint"]}
    return tuple(natures), hints


NATURES, _HINT_TEXTS = _read_texts(Path(__file__).with_name("nature.toml"))
QUESTIONS: Final[Mapping[str, Question]] = {q.key: q for nature in NATURES for q in nature.questions}


# Answers: from outside, to a score, to advice


def check_answers(raw: Mapping[str, object]) -> dict[str, Answer]:
    """Answers from a form or a file, checked; BadInput names the first that is not an answer to a question of ours."""
    for key, value in raw.items():
        if key not in QUESTIONS:
            message = f"{key!r} is not a question about the nature of services."
            raise BadInput(message, column=key, code="unknown_question")
        if value not in ANSWERS:
            message = f"{value!r} is not an answer to {key}: use one of {', '.join(ANSWERS)}."
            raise BadInput(message, column=key, code="unknown_answer")
    return cast("dict[str, Answer]", dict(raw))


def score(answers: Answers) -> Score:
    """The score of the cycle and of each nature: the mean of the answers that apply, all of equal weight.

    There is a value only when at least half of the questions that apply are answered: neither unanswered questions
    nor many "not applicable" can make a few answers speak for all.
    """
    value, answered, applicable = _mean(tuple(QUESTIONS.values()), answers)
    natures = tuple(
        NatureScore(nature, of_nature, answered_here, len(nature.questions))
        for nature in NATURES
        for of_nature, answered_here, _ in [_mean(nature.questions, answers)]
    )
    return Score(value, answered, applicable, len(QUESTIONS), natures)


def _mean(questions: Sequence[Question], answers: Answers) -> tuple[int | None, int, int]:
    """The mean of the answers that apply (None: too few), how many were answered, how many of those apply."""
    given = [answers[question.key] for question in questions if question.key in answers]
    points = [POINTS[answer] for answer in given if answer != "na"]
    could_apply = len(questions) - given.count("na")
    if not points or 2 * len(points) < could_apply:
        return None, len(given), len(points)
    return round(sum(points) / len(points)), len(given), len(points)


def advice(answers: Answers) -> list[Advice]:
    """Advice for every "partly" and "no": the worst nature first, and in it every "no" before every "partly".

    A nature is ranked by the answers that it has, however few; natures that tie keep their usual order.
    """
    ranked: list[tuple[float, list[Advice]]] = []
    for nature in NATURES:
        given = [(question, answers[question.key]) for question in nature.questions if question.key in answers]
        points = [POINTS[answer] for _, answer in given if answer != "na"]
        weak = [Advice(nature, question, answer) for question, answer in given if answer in {"no", "partly"}]
        if weak:
            weak.sort(key=lambda one: POINTS[one.answer])
            ranked.append((sum(points) / len(points), weak))
    ranked.sort(key=lambda pair: pair[0])
    return [one for _, weak in ranked for one in weak]


# Hints: what the design itself shows


def hints(design: Mapping[str, Any]) -> list[Hint]:
    """The facts of a design document (`estelar.cycle/1`) that deserve a look, nature by nature.

    The design may be half drawn: missing fields count as not filled. A design without moments has no hints.
    """
    moments: Sequence[Moment] = design.get("moments") or ()
    if not moments:
        return []
    branches: Sequence[Mapping[str, Any]] = design.get("branches") or ()
    found: list[Hint] = []
    for key, look in _LOOKS.items():
        concerned = look(moments, branches)
        if concerned is not None:
            nature, template = _HINT_TEXTS[key]
            keys = tuple(str(moment["key"]) for moment in concerned)
            found.append(Hint(key, nature, keys, _fill(template, concerned, len(moments))))
    return found


def _fill(template: Text, concerned: Sequence[Moment], total: int) -> Text:
    """The template with the names of the moments in it; with none concerned, the count is that of the whole cycle."""
    names = [str(m.get("name") or m["key"]) for m in concerned]
    count = len(names) or total
    return Text(
        template.es.format(moments=_name_in_spanish(names), count=count),
        template.en.format(moments=_name_in_english(names), count=count),
    )


def _name_in_spanish(names: Sequence[str]) -> str:
    """«A», «B» y «C»; "e" before the sound of i; beyond five, "y 3 más"."""
    shown, rest = [f"«{name}»" for name in names[:NAMED_AT_MOST]], len(names) - NAMED_AT_MOST
    if rest > 0:
        return f"{', '.join(shown)} y {rest} más"
    if len(shown) < 2:
        return "".join(shown)
    last = names[-1].casefold()
    sounds_i = last.startswith(("i", "í", "hi", "hí")) and not last.startswith(("hia", "hie", "hio"))
    return f"{', '.join(shown[:-1])} {'e' if sounds_i else 'y'} {shown[-1]}"


def _name_in_english(names: Sequence[str]) -> str:
    """“A”, “B” and “C”; beyond five, "and 3 more"."""
    shown, rest = [f"“{name}”" for name in names[:NAMED_AT_MOST]], len(names) - NAMED_AT_MOST
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


type _Look = Callable[[Sequence[Moment], Sequence[Mapping[str, Any]]], Sequence[Moment] | None]
"""Looks at moments and branches. None: nothing to say; else the moments concerned, empty for the cycle as a whole."""


def _filled(moment: Moment, field: str) -> bool:
    """Whether a field says something."""
    value = moment.get(field)
    return bool(value.strip() if isinstance(value, str) else value)


def _expects(moment: Moment, *expectations: str) -> bool:
    """Whether any of these is among the expectations of the moment."""
    return not set(expectations).isdisjoint(moment.get("expectations") or ())


def _each(is_concerned: Callable[[Moment], bool]) -> _Look:
    """Every moment of which something is true."""
    return lambda moments, _: [m for m in moments if is_concerned(m)] or None


def _none(field: str, *values: object) -> _Look:
    """The cycle as a whole, when no moment has one of the values in the field."""
    return lambda moments, _: None if any(m.get(field) in values for m in moments) else ()


def _no_branch(kind: str) -> _Look:
    """The cycle as a whole, when it has moments to branch between but no branch of this kind."""
    return lambda moments, branches: () if len(moments) > 1 and all(b.get("kind") != kind for b in branches) else None


def _wants_unwritten(moment: Moment) -> bool:
    return not _filled(moment, "wants") and not moment.get("expectations")


def _human_without_wait(moment: Moment) -> bool:
    return bool(moment.get("human")) and moment.get("channel") in LIVE_CHANNELS and not moment.get("wait_standard")


def _lenient_wait(moment: Moment) -> bool:
    standard = moment.get("wait_standard")
    return standard is not None and standard["share"] <= 0.5


def _self_service_without_guidance(moment: Moment) -> bool:
    by_oneself = not moment.get("human") and moment.get("channel") in SELF_SERVICE_CHANNELS
    seen = moment.get("visibility") != "back_stage"
    return by_oneself and seen and not _expects(moment, "information", "advice")


def _critical_first(moments: Sequence[Moment], _: object) -> Sequence[Moment] | None:
    return moments[:1] if _filled(moments[0], "critical") else None


def _single_channel(moments: Sequence[Moment], _: object) -> Sequence[Moment] | None:
    channels = {m.get("channel") for m in moments}
    return () if len(moments) > 1 and len(channels) == 1 and None not in channels else None


def _no_warmth(moments: Sequence[Moment], _: object) -> Sequence[Moment] | None:
    human = [m for m in moments if m.get("human")]
    return human if human and not any(_expects(m, "human_warmth") for m in human) else None


def _many_handovers(moments: Sequence[Moment], _: object) -> Sequence[Moment] | None:
    """The moments with another owner than the moment before them; moments without owner are passed over."""
    owned = [m for m in moments if _filled(m, "owner_role")]
    taken_over = [after for before, after in pairwise(owned) if before["owner_role"] != after["owner_role"]]
    return taken_over if len(taken_over) >= MANY_HANDOVERS else None


def _no_closing(moments: Sequence[Moment], _: object) -> Sequence[Moment] | None:
    return moments[-1:] if all(m.get("element") not in FOLLOW_UP_ELEMENTS for m in moments[-2:]) else None


_LOOKS: Final[Mapping[str, _Look]] = {
    "no_evidence": _none("element", "premises", "correspondence"),
    "wants_unwritten": _each(_wants_unwritten),
    "no_claims": _none("element", "claims"),
    "critical_without_added_value": _each(lambda m: _filled(m, "critical") and not _filled(m, "added_value")),
    "no_way_back": _no_branch("loop"),
    "no_back_stage": _none("visibility", "back_stage"),
    "critical_first": _critical_first,
    "human_without_wait": _each(_human_without_wait),
    "lenient_wait": _each(_lenient_wait),
    "no_alternative": _no_branch("alternative"),
    "self_service_without_guidance": _each(_self_service_without_guidance),
    "single_channel": _single_channel,
    "without_owner": _each(lambda m: not _filled(m, "owner_role")),
    "no_human": _none("human", True),
    "no_warmth": _no_warmth,
    "many_handovers": _many_handovers,
    "no_closing": _no_closing,
}
"""How each hint of `nature.toml` is found; the same keys in the same order."""
