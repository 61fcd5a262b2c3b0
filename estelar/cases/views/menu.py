"""What may be done with a case now, for the menu of its page. The operations check again; this only leaves out what cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.cases.views.table import ACTS, Act

if TYPE_CHECKING:
    from estelar.cases.models import Case
    from estelar.people.models import Person


@dataclass(frozen=True)
class Entry:
    """One line of the menu."""

    key: str
    name: Any
    icon: str
    url: str
    post: bool = False
    question: bool = True


@dataclass(frozen=True)
class Menu:
    """The acts that are asked for most, as buttons, and all others in groups."""

    first: list[Entry]
    rest: list[tuple[str, list[Entry]]]


FIRST = ("take", "assign", "start", "complete", "resume", "close", "reopen")
MOST_FIRST = 3
"""So many stand beside the menu."""


def _entry(act: Act, case: Case) -> Entry:
    url = reverse("cases:act", args=[case.pk, act.key])
    return Entry(act.key, act.title, act.icon, url, post=act.at_once)


def menu(case: Case, person: Person, *, handles: bool, concerned: bool) -> Menu:
    """What this person may do with the case as it stands."""
    if concerned:
        return Menu([], [])
    open_to = [act for act in ACTS.values() if act.fits(case, person, handles=handles)]
    first = sorted((act for act in open_to if act.key in FIRST), key=lambda act: FIRST.index(act.key))[:MOST_FIRST]
    rest = [act for act in open_to if act not in first]
    groups = {
        "work": _("Who works on it"),
        "clock": _("Clock"),
        "class": _("What it is"),
        "ties": _("Other cases"),
        "end": _("End and again"),
    }
    found = [(words, [_entry(act, case) for act in rest if act.group == key]) for key, words in groups.items()]
    return Menu([_entry(act, case) for act in first], [(words, entries) for words, entries in found if entries])
