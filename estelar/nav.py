"""The navigation: which pages a person finds in the side bar, the phone's bar and the command palette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from estelar.people.context import organisation
from estelar.people.models import Person
from estelar.permissions import Permission


@dataclass(frozen=True)
class Place:
    """A page one can go to. `key` is the letter after `g`; `phone` puts it into the bottom bar."""

    label: str | Promise
    url_name: str
    icon: str
    permission: Permission
    key: str = ""
    phone: bool = False
    action: bool = False  # something one does, shown in the palette and not in the side bar
    everywhere: bool = False  # only for a role at the root: the page is about the whole organisation

    def open_to(self, person: Person) -> bool:
        """May this person go there?"""
        return person.may_everywhere(self.permission) if self.everywhere else person.may(self.permission)


GROUPS: tuple[tuple[str | Promise, tuple[Place, ...]], ...] = (
    (
        "",
        (
            Place(_("Cycles"), "cycles:list", "orbit", Permission.SEE_CYCLES, key="c", phone=True),
            Place(_("Encounters"), "encounters:list", "messages-square", Permission.SEE_ENCOUNTERS, key="e", phone=True),
            Place("customers", "customers:list", "users", Permission.SEE_CUSTOMERS, key="u", phone=True),
            Place(_("Files"), "encounters:imports", "file-up", Permission.IMPORT_ENCOUNTERS, key="f"),
        ),
    ),
    (
        _("Lead"),
        (
            Place(_("Index"), "reports:index", "gauge", Permission.SEE_FIGURES, key="i"),
            Place(_("Methods"), "reports:methods", "sigma", Permission.SEE_FIGURES, key="m"),
        ),
    ),
    (
        _("Organisation"),
        (
            Place(_("Units"), "people:units", "network", Permission.SEE_PEOPLE),
            Place(_("Persons"), "people:list", "contact", Permission.SEE_PEOPLE, key="p"),
            Place(_("Journal"), "journal:list", "scroll-text", Permission.SEE_JOURNAL, key="j", everywhere=True),
            Place(_("Settings"), "people:organisation", "settings", Permission.CHANGE_ORGANISATION, everywhere=True),
        ),
    ),
)

ACTIONS: tuple[Place, ...] = (
    Place(_("Record a contact"), "encounters:record", "plus", Permission.RECORD_ENCOUNTERS, key="n", action=True),
    Place(_("Import a file"), "encounters:upload", "file-up", Permission.IMPORT_ENCOUNTERS, action=True),
    Place(_("Draw a cycle"), "cycles:new", "orbit", Permission.DRAW_CYCLES, action=True),
    Place(_("Add a unit"), "people:unit_add", "network", Permission.CHANGE_UNITS, action=True),
    Place(_("Add a person"), "people:add", "contact", Permission.CHANGE_PEOPLE, action=True),
    Place(_("My settings"), "people:me", "user", Permission.SEE_PATTERNS, action=True),
    Place(_("Patterns"), "ui:patterns", "component", Permission.SEE_PATTERNS, action=True),
)


def _seen(place: Place, customers: str, here: str) -> dict[str, Any]:
    url = reverse(place.url_name)
    label = customers[:1].upper() + customers[1:] if place.label == "customers" else place.label
    return {
        "label": label,
        "url": url,
        "icon": place.icon,
        "key": place.key,
        "phone": place.phone,
        "current": url == here,
        "count": None,
    }


def _here(path: str) -> str:
    """The address of the place whose page this is, or below which it lies: the longest that fits ("/personas/unidades/3/": Units)."""
    places = [reverse(place.url_name) for _label, group in GROUPS for place in group]
    return max((url for url in places if path == url or (url != "/" and path.startswith(url))), key=len, default="")


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav` (groups for the side bar) and `nav_actions` (for the palette)."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"nav": [], "nav_actions": []}
    word = organisation(request).get("customer_word")  # the word for the customer names a page
    customers = word.many if word else "customers"
    here = _here(request.path)
    groups = [
        {"label": label, "items": [_seen(place, customers, here) for place in places if place.open_to(person)]} for label, places in GROUPS
    ]
    return {
        "nav": [group for group in groups if group["items"]],
        "nav_actions": [_seen(place, customers, here) for place in ACTIONS if place.open_to(person)],
    }
