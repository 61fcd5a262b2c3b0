"""What changed between two designs, as a list that people can read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from estelar.cycles.rules import words
from estelar.cycles.rules.design import Branch, Design


class Change(StrEnum):
    """What happened to a part of the design."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    BRANCH_ADDED = "branch_added"
    BRANCH_REMOVED = "branch_removed"
    BRANCH_CHANGED = "branch_changed"
    FACT_CHANGED = "fact_changed"


@dataclass(frozen=True)
class Difference:
    """One difference. `key` and `name` of the moment concerned; `field` with its old and new value as the reader sees them.

    A move has places (1 = first) in `old` and `new`; a branch has the name of the moment it leads to in `target`.
    """

    change: Change
    key: str = ""
    name: str = ""
    field: str = ""
    old: str = ""
    new: str = ""
    target: str = ""

    @property
    def label(self) -> words.Text:
        """The name of the field."""
        names = words.FACTS if self.change is Change.FACT_CHANGED else words.FIELDS
        return names.get(self.field, self.field)


MOMENT_FIELDS = tuple(field for field in words.FIELDS if field != "key")
_DEFAULTS: Mapping[str, Any] = {"human": True, "optional": False, "visibility": "on_stage"}


def value_of(moment: Mapping[str, Any], field: str) -> Any:
    """The value of a field with what its absence means, so that "absent" and "empty" are no difference."""
    value = moment.get(field)
    if value in (None, "", []):
        return _DEFAULTS.get(field)
    return sorted(value) if field == "expectations" else value


def compare(old: Design, new: Design) -> list[Difference]:
    """Every difference: the facts of the cycle, then the moments in their new order (removed ones first), then the branches."""
    return [*_facts(old, new), *_moments(old, new), *_branches(old, new)]


def _facts(old: Design, new: Design) -> list[Difference]:
    before, after = cast("Mapping[str, Any]", old), cast("Mapping[str, Any]", new)
    return [
        Difference(Change.FACT_CHANGED, field=field, old=words.shown(field, before.get(field)), new=words.shown(field, after.get(field)))
        for field in words.FACTS
        if (before.get(field) or None) != (after.get(field) or None)
    ]


def _moments(old: Design, new: Design) -> list[Difference]:
    before = {one["key"]: (place, one) for place, one in enumerate(old["moments"], start=1)}
    after = {one["key"]: (place, one) for place, one in enumerate(new["moments"], start=1)}
    found = [Difference(Change.REMOVED, key, one["name"], old=str(place)) for key, (place, one) in before.items() if key not in after]
    moved = moved_keys([key for key in before if key in after], [key for key in after if key in before])
    for key, (place, moment) in after.items():
        if key not in before:
            found.append(Difference(Change.ADDED, key, moment["name"], new=str(place)))
            continue
        place_before, moment_before = before[key]
        if key in moved:
            found.append(Difference(Change.MOVED, key, moment["name"], old=str(place_before), new=str(place)))
        for field in MOMENT_FIELDS:
            was, is_now = value_of(moment_before, field), value_of(moment, field)
            if was != is_now:
                found.append(
                    Difference(Change.CHANGED, key, moment["name"], field, old=words.shown(field, was), new=words.shown(field, is_now))
                )
    return found


def moved_keys(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The fewest keys that had to move to make `after` of `before` (both hold the same keys): those off the longest common run.

    >>> sorted(moved_keys(["a", "b", "c", "d"], ["b", "c", "d", "a"]))
    ['a']
    """
    place = {key: index for index, key in enumerate(before)}
    ends: list[int] = []  # the smallest last place of a rising run of each length
    last_of: list[str] = []
    previous: dict[str, str | None] = {}
    for key in after:
        length = bisect_left(ends, place[key])
        previous[key] = last_of[length - 1] if length else None
        ends[length : length + 1] = [place[key]]
        last_of[length : length + 1] = [key]
    stayed: set[str] = set()
    walk = last_of[-1] if last_of else None
    while walk is not None:
        stayed.add(walk)
        walk = previous[walk]
    return set(after) - stayed


def _branches(old: Design, new: Design) -> list[Difference]:
    names = {one["key"]: one["name"] for design in (old, new) for one in design["moments"]}
    before, after = _by_ends(old), _by_ends(new)
    found = []
    for ends in [*before, *(ends for ends in after if ends not in before)]:
        was, is_now = before.get(ends), after.get(ends)
        if _meaning(was) == _meaning(is_now):
            continue
        change = Change.BRANCH_ADDED if was is None else Change.BRANCH_REMOVED if is_now is None else Change.BRANCH_CHANGED
        key, target = ends
        old_words, new_words = _branch_words(was), _branch_words(is_now)
        found.append(Difference(change, key, names.get(key, key), old=old_words, new=new_words, target=names.get(target, target)))
    return found


def _by_ends(design: Design) -> dict[tuple[str, str], Branch]:
    return {(one["from"], one["to"]): one for one in design.get("branches", [])}


def _meaning(branch: Branch | None) -> tuple[str, str] | None:
    return None if branch is None else (branch["kind"], branch.get("when", ""))


def _branch_words(branch: Branch | None) -> str:
    if branch is None:
        return ""
    when = branch.get("when", "")
    return f"{words.BRANCHES[branch['kind']]}" + (f" · {when}" if when else "")
