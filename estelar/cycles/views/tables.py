"""Moments as rows that templates can write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from estelar.cycles.rules import words
from estelar.cycles.rules.design import Design, MomentDesign
from estelar.cycles.views.drawing import note_of


@dataclass(frozen=True)
class Line:
    """A field that says something."""

    field: str
    label: words.Text
    value: str


@dataclass(frozen=True)
class Way:
    """A branch that leaves a moment."""

    kind: str
    label: words.Text
    to: str
    to_name: str
    when: str


@dataclass(frozen=True)
class MomentRow:
    """A moment with what is written about it, in the reader's language."""

    order: int
    key: str
    name: str
    note: str
    critical: str
    lines: tuple[Line, ...]
    ways: tuple[Way, ...]
    is_first: bool
    is_last: bool

    @property
    def fields(self) -> dict[str, str]:
        """The written fields by name: `row.fields.channel`."""
        return {line.field: line.value for line in self.lines}


_ALONE = {"name", "key", "critical"}
_ALWAYS = {"human", "visibility"}


def moment_rows(design: Design) -> list[MomentRow]:
    """All moments in their order."""
    last = len(design["moments"])
    return [_row(design, one, order, last) for order, one in enumerate(design["moments"], 1)]


def _row(design: Design, moment: MomentDesign, order: int, last: int) -> MomentRow:
    values = cast("dict[str, Any]", moment)
    lines = tuple(
        Line(field, label, words.shown(field, values.get(field)))
        for field, label in words.FIELDS.items()
        if field not in _ALONE and (field in _ALWAYS or values.get(field) not in (None, "", [], False))
    )
    return MomentRow(
        order=order,
        key=moment["key"],
        name=moment["name"],
        note=note_of(moment),
        critical=moment.get("critical") or "",
        lines=lines,
        ways=ways_from(design, moment["key"]),
        is_first=order == 1,
        is_last=order == last,
    )


def ways_from(design: Design, key: str) -> tuple[Way, ...]:
    """The branches that leave a moment, with the names of where they lead."""
    names = {one["key"]: one["name"] for one in design["moments"]}
    return tuple(
        Way(one["kind"], words.BRANCHES[one["kind"]], one["to"], names.get(one["to"], one["to"]), one.get("when", ""))
        for one in design.get("branches", [])
        if one["from"] == key
    )
