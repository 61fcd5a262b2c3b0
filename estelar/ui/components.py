"""What components are made of: small frozen records that views fill and the tags of `{% load ui %}` draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from estelar.ui import numbers

type Text = str | Promise
type Unit = Literal["share", "number", "decimal", "duration"]


class Verdict(StrEnum):
    """What may be said about a change. `higher_is_better` is settled by whoever computes it."""

    BETTER = "better"
    WORSE = "worse"
    NO_EVIDENCE = "no_evidence"
    INSUFFICIENT = "insufficient"


def verdict_words(verdict: Verdict) -> str:
    """The verdict as the reader sees it."""
    return {
        Verdict.BETTER: _("improved"),
        Verdict.WORSE: _("got worse"),
        Verdict.NO_EVIDENCE: _("no evidence of change"),
        Verdict.INSUFFICIENT: _("not enough data"),
    }[verdict]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its interval, its n, its verdict and where to read how it was computed.

    `value`, `low`, `high`: shares are 0 to 1, durations seconds. `value=None`: not enough data. `n` below `few`: "very few".
    """

    label: Text
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    unit: Unit = "share"
    verdict: Verdict | None = None
    change: float | None = None
    note: Text = ""
    method: Text = ""
    method_url: str = ""
    url: str = ""
    few: int = numbers.FEW

    @property
    def hidden(self) -> bool:
        """Too few people stand behind it."""
        return self.n is not None and 0 < self.n < self.few

    @property
    def absent(self) -> bool:
        """There is no number to show."""
        return self.value is None or self.hidden or self.n == 0

    @property
    def text(self) -> str:
        """The number, or why there is none."""
        if self.hidden:
            return _("very few")
        if self.value is None or self.n == 0:
            return _("not enough data")
        return self._one(self.value)

    @property
    def interval_text(self) -> str:
        """76–80 %."""
        if self.absent or self.low is None or self.high is None:
            return ""
        if self.unit == "share":
            return numbers.percent_interval(self.low, self.high)
        if self.unit == "duration":
            return f"{numbers.duration(self.low)}{numbers.DASH}{numbers.duration(self.high)}"
        return numbers.interval(self.low, self.high, 1 if self.unit == "decimal" else 0)

    @property
    def sample_text(self) -> str:
        """n 1 842; nothing when the value already says "very few"."""
        return "" if self.n is None or self.hidden else f"n{numbers.THIN}{numbers.number(self.n)}"

    @property
    def verdict_text(self) -> str:
        """Improved 4 pts."""
        if self.verdict is None or self.absent:
            return ""
        words = verdict_words(self.verdict)
        if self.change is None or self.verdict not in {Verdict.BETTER, Verdict.WORSE}:
            return words
        size = numbers.points(self.change) if self.unit == "share" else self._one(abs(self.change))
        return f"{words} {size}"

    @property
    def arrow(self) -> str:
        """The direction of the number itself (a worse figure may well point upwards)."""
        if self.verdict not in {Verdict.BETTER, Verdict.WORSE}:
            return ""
        if self.change is not None and self.change != 0:
            return "▲" if self.change > 0 else "▼"
        return "▲" if self.verdict is Verdict.BETTER else "▼"

    def _one(self, value: float) -> str:
        if self.unit == "share":
            return numbers.percent(value)
        if self.unit == "duration":
            return numbers.duration(value)
        return numbers.number(value, 1 if self.unit == "decimal" else 0)


@dataclass(frozen=True, slots=True)
class Impressions:
    """How many encounters left a stellar, neutral and bitter impression."""

    stellar: int
    neutral: int
    bitter: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.stellar + self.neutral + self.bitter

    @property
    def shares(self) -> tuple[float, float, float]:
        """Stellar, neutral, bitter: they sum to 1 (or are all 0)."""
        total = self.n or 1
        return self.stellar / total, self.neutral / total, self.bitter / total


BADGE_MARKS: Mapping[str, str] = {
    "stellar": "★",
    "bitter": "◆",
    "critical": "◎",
    "good": "✓",
    "bad": "!",
    "neutral": "●",
    "insufficient": "○",
}


def badge_words(kind: str) -> str:
    """The words of a badge when the page gives none."""
    return {
        "stellar": pgettext("impression", "stellar"),
        "bitter": pgettext("impression", "bitter"),
        "neutral": pgettext("impression", "neutral"),
        "critical": _("critical"),
        "good": _("met"),
        "bad": _("not met"),
        "insufficient": _("not enough data"),
    }.get(kind, "")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    label: Text
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that states its value: "Unit: All (6)". Its choices are plain links, so that the state lives in the address."""

    label: Text
    value: Text
    options: Sequence[Option]
    name: str = ""


def with_query(query: QueryDict, **changes: object) -> str:
    """The address's query with something changed; None takes it out. The place in a keyset list is forgotten."""
    copy = query.copy()
    for key in ("after", "before"):
        copy.pop(key, None)
    for key, value in changes.items():
        if value is None:
            copy.pop(key, None)
        else:
            copy[key] = str(value)
    return "?" + copy.urlencode()


def chip_from(query: QueryDict, label: Text, name: str, choices: Sequence[tuple[str, Text]]) -> Chip:
    """A chip over the query parameter `name`; the first choice is the usual one and leaves no trace in the address."""
    usual = choices[0][0]
    now = query.get(name, usual)
    if now not in {value for value, _text in choices}:
        now = usual
    options = [
        Option(label=text, url=with_query(query, **{name: None if value == usual else value}), current=value == now)
        for value, text in choices
    ]
    chosen = next(text for value, text in choices if value == now)
    return Chip(label=label, value=chosen, options=options, name=name)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than text: a link, a number to the right, a value for CSV."""

    text: Any
    url: str = ""
    note: Text = ""
    raw: str | float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """`sort` is the name the address uses (`?sort=name` / `?sort=-name`); `end` sets numbers to the right."""

    label: Text
    sort: str = ""
    end: bool = False
    nowrap: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; `url` makes the first one a link."""

    cells: Sequence[Any]
    url: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Becomes a stack of cards on a phone."""

    columns: Sequence[Column]
    rows: Sequence[Row | Sequence[Any]]
    caption: Text = ""
    sorted_by: str = ""
    key: str = ""

    @property
    def drawn(self) -> list[Row]:
        """All rows as rows."""
        return [row if isinstance(row, Row) else Row(cells=row) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Page:
    """A place in a long list: addresses of the neighbours, no total (counting costs)."""

    previous_url: str = ""
    next_url: str = ""
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab is a link to a page of its own."""

    label: Text
    url: str
    current: bool = False
    icon: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a wizard."""

    label: Text
    state: Literal["done", "current", "next"] = "next"
    url: str = ""


def steps(labels: Sequence[Text], current: int, urls: Sequence[str] = ()) -> list[Step]:
    """Steps of a wizard; `current` counts from 0."""
    return [
        Step(
            label=label,
            state="done" if index < current else "current" if index == current else "next",
            url=urls[index] if index < min(current, len(urls)) else "",
        )
        for index, label in enumerate(labels)
    ]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a definition list."""

    label: Text
    value: Any
    note: Text = ""
    tone: Literal["", "good", "bad", "stellar", "bitter"] = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A node of a tree."""

    label: Text
    url: str = ""
    note: Text = ""
    children: Sequence[Leaf] = ()
    open: bool = True
    current: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way back."""

    label: Text
    url: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is. `done`/`total` None: under way, length unknown."""

    label: Text
    done: int | None = None
    total: int | None = None
    state: Literal["waiting", "running", "finished", "failed"] = "running"
    note: Text = ""
    result_url: str = ""
    rejected_url: str = ""

    @property
    def percent(self) -> int | None:
        """0 to 100."""
        if self.state == "finished":
            return 100
        if self.done is None or not self.total:
            return None
        return max(0, min(100, int(self.done * 100 / self.total)))

    @property
    def percent_text(self) -> str:
        """40 %."""
        return "" if self.percent is None else numbers.percent(self.percent / 100, 0)

    @property
    def over(self) -> bool:
        """No more asking."""
        return self.state in {"finished", "failed"}


@dataclass(frozen=True, slots=True)
class Chart:
    """An ECharts option (colours by name: "@good", "@bitter", "@quiet", "@link") and the same numbers as a table."""

    key: str
    title: Text
    option: Mapping[str, Any]
    table: Table
    description: Text = ""
    size: Literal["", "low", "tall"] = ""
    method: Text = ""
    method_url: str = ""
    notes: Sequence[Text] = field(default_factory=tuple)
