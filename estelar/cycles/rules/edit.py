"""The edits of a design: each takes a design and gives a new one; the old one stays as it was. Raises RuleBroken.

A branch always means what its direction says: forward it is an alternative, backward a loop. When moments change places
the branches between them follow, and nothing of what somebody drew is lost.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext as _

from estelar.cycles.rules.compare import value_of
from estelar.cycles.rules.design import Branch, Design, make_key, position_of
from estelar.errors import RuleBroken

MOST_MOMENTS = 60
FACTS = ("name", "description", "language")
_EMPTY: tuple[Any, ...] = (None, "", [])


def add_moment(design: Design, *, name: str, after: str | None, taken: frozenset[str]) -> tuple[Design, str]:
    """A new moment behind `after` ("": first; None: last), and its key. `taken`: keys that the cycle has ever used."""
    if len(design["moments"]) >= MOST_MOMENTS:
        raise RuleBroken(_("A cycle has at most 60 moments. Join some, or draw a second cycle."), code="too_many_moments")
    made = copy.deepcopy(design)
    key = make_key(name, taken | {one["key"] for one in made["moments"]})
    place = len(made["moments"]) if after is None else 0 if after == "" else _place(made, after) + 1
    made["moments"].insert(place, {"key": key, "name": " ".join(name.split())})
    return made, key


def change_moment(design: Design, key: str, values: Mapping[str, Any]) -> Design:
    """The moment with these fields; a field that is empty leaves the document, and its key never changes.

    A field that already means the same (absent and "with a person", say) stays as it is written.
    """
    made = copy.deepcopy(design)
    place = _place(made, key)
    moment = cast("dict[str, Any]", made["moments"][place])
    for field, value in values.items():
        if field == "key" or value_of(moment, field) == value_of({field: value}, field):
            continue
        if value in _EMPTY:
            moment.pop(field, None)
        else:
            moment[field] = value
    return made


def move_moment(design: Design, key: str, to: int) -> Design:
    """The moment at place `to` (1 = first; beyond the ends: the nearest end)."""
    made = copy.deepcopy(design)
    moment = made["moments"].pop(_place(made, key))
    made["moments"].insert(max(0, min(to - 1, len(made["moments"]))), moment)
    return _with_directions(made)


def remove_moment(design: Design, key: str) -> Design:
    """Without the moment and the branches from and to it."""
    made = copy.deepcopy(design)
    del made["moments"][_place(made, key)]
    if "branches" in made:
        made["branches"] = [one for one in made["branches"] if key not in {one["from"], one["to"]}]
    return made


def add_branch(design: Design, *, start: str, end: str, when: str = "") -> Design:
    """With a branch from one moment to another; its kind follows from its direction."""
    made = copy.deepcopy(design)
    first, last = _place(made, start), _place(made, end)
    if first == last:
        raise RuleBroken(_("A branch leads to another moment. Choose a different one."), code="branch_to_itself", field="to")
    if any(one["from"] == start and one["to"] == end for one in made.get("branches", [])):
        raise RuleBroken(_("There is already a branch between these two moments."), code="branch_twice", field="to")
    if last == first + 1:
        raise RuleBroken(_("That is the next moment already: no branch is needed."), code="branch_to_next", field="to")
    branch: Branch = {"from": start, "to": end, "kind": "alternative" if last > first else "loop"}
    if when.strip():
        branch["when"] = when.strip()
    made["branches"] = [*made.get("branches", []), branch]
    return made


def remove_branch(design: Design, *, start: str, end: str) -> Design:
    """Without that branch."""
    made = copy.deepcopy(design)
    kept = [one for one in made.get("branches", []) if (one["from"], one["to"]) != (start, end)]
    if len(kept) == len(made.get("branches", [])):
        raise RuleBroken(_("That branch is not there any more. Look at the cycle as it is now."), code="no_branch")
    made["branches"] = kept
    return made


def change_facts(design: Design, values: Mapping[str, str]) -> Design:
    """With another name, description or language."""
    made = cast("dict[str, Any]", copy.deepcopy(design))
    for field in FACTS:
        if field in values:
            made[field] = values[field].strip()
            if not made[field] and field != "name":
                del made[field]
    return cast("Design", made)


def branches_from(design: Design, key: str) -> list[Branch]:
    """The branches that leave a moment."""
    return [one for one in design.get("branches", []) if one["from"] == key]


def _place(design: Design, key: str) -> int:
    place = position_of(design, key)
    if place is None:
        raise RuleBroken(_("That moment is not in the cycle any more. Look at the cycle as it is now."), code="no_moment")
    return place


def _with_directions(design: Design) -> Design:
    places = {one["key"]: index for index, one in enumerate(design["moments"])}
    for branch in design.get("branches", []):
        branch["kind"] = "alternative" if places[branch["to"]] > places[branch["from"]] else "loop"
    return design
