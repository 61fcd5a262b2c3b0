"""What the frame of a page shows: groups of places with counts, and the commands of the palette.

The rooms' places are listed by `estelar.nav` (above us on the ladder) and reach the page as the context variables
`nav`, `nav_actions` and `organisation`, as these records or as dicts with the same names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

type Text = str | Promise


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place. `phone` puts it on the bottom bar (the first four win); `key` is the letter after `g`."""

    label: Text
    url: str
    icon: str
    count: int | None = None
    urgent: bool = False
    current: bool = False
    phone: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class NavGroup:
    """Places under one heading (the first group has none)."""

    label: Text
    items: list[NavItem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the command palette, or the action of the key `n`."""

    label: Text
    url: str
    group: Text = ""
    icon: str = "arrow-right"


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose installation this is."""

    name: str
    logo_url: str = ""


def part(thing: Any, name: str) -> Any:
    """A part of a place or group, whether it is a record or a dict."""
    return thing.get(name) if isinstance(thing, dict) else getattr(thing, name, None)


def new_action(actions: Sequence[Any]) -> Any:
    """What the key `n` does, if the reader may do it: it has a button on every page."""
    return next((action for action in actions if part(action, "key") == "n"), None)


def bottom_bar(groups: Sequence[Any], actions: Sequence[Any] = ()) -> list[Any]:
    """The four of a phone: places that are marked, filled up with the first others; the action of the key `n` is the third of them."""
    every = [item for group in groups for item in part(group, "items")]
    marked = [item for item in every if part(item, "phone")]
    places = marked + [item for item in every if not part(item, "phone")]
    new = new_action(actions)
    return [*places[:2], new, *places[2:3]] if new and places else places[:4]
