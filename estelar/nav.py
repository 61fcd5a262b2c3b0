"""The navigation: which pages a person finds in the side bar, the phone's bar and the command palette.

The palette also finds rows by name (`FINDERS`): one function a kind, each limited to what the person may see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from estelar.cases.models import Case
from estelar.cases.operations.finding import case_named
from estelar.customers.models import Customer
from estelar.customers.rules import name_key
from estelar.cycles.models import Cycle, Moment
from estelar.notices.models import Notice
from estelar.people.context import organisation
from estelar.people.models import Person, Unit, sorting_name
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
    count: Callable[[Person], int] | None = None  # how much of it waits for this person

    def open_to(self, person: Person) -> bool:
        """May this person go there?"""
        return person.may_everywhere(self.permission) if self.everywhere else person.may(self.permission)


MOST_COUNTED = 100


def cases_of_mine(person: Person) -> int:
    """How many open cases wait for this person, up to a hundred: read along the index of their owner."""
    if not person.may(Permission.HANDLE_CASES):
        return 0
    return Case.objects.visible_to(person).open().filter(owner=person)[:MOST_COUNTED].count()


def unread_by(person: Person) -> int:
    """How many notices somebody has not read. Whoever has none at all is spared the question which of them they may know of."""
    any_at_all = Notice.objects.filter(to=person).unread().exists()
    return Notice.objects.visible_to(person).unread().count() if any_at_all else 0


GROUPS: tuple[tuple[str | Promise, tuple[Place, ...]], ...] = (
    (
        "",
        (
            Place(_("Cycles"), "cycles:list", "orbit", Permission.SEE_CYCLES, key="c", phone=True),
            Place(_("Contacts"), "encounters:list", "messages-square", Permission.SEE_ENCOUNTERS, key="e", phone=True),
            Place(_("Cases"), "cases:inbox", "inbox", Permission.SEE_CASES, key="k", phone=True, count=cases_of_mine),
            Place(_("Promises"), "cases:promises", "handshake", Permission.SEE_CASES, key="o"),
            Place("customers", "customers:list", "users", Permission.SEE_CUSTOMERS, key="u", phone=True),
            Place(_("Files"), "encounters:imports", "file-up", Permission.IMPORT_ENCOUNTERS, key="f"),
        ),
    ),
    (
        _("Lead"),
        (
            Place(_("Index"), "reports:index", "gauge", Permission.SEE_FIGURES, key="i"),
            Place(_("Methods"), "reports:methods", "sigma", Permission.SEE_FIGURES, key="m"),
            Place(_("Figures of cases"), "cases:reports", "scale", Permission.SEE_FIGURES),
            Place(_("Wallboard"), "cases:wall", "star", Permission.SEE_PATTERNS),
        ),
    ),
    (
        _("Correspondence"),
        (
            Place(_("Mailboxes"), "channels:mailboxes", "mail", Permission.SEE_CHANNELS),
            Place(_("Quarantine"), "channels:quarantine", "inbox", Permission.SEE_CHANNELS),
            Place(_("Ledger of mail"), "channels:ledger", "book-open", Permission.SEE_CHANNELS),
            Place(_("Messaging"), "channels:accounts", "messages-square", Permission.SEE_CHANNELS),
            Place(_("Sent messages"), "channels:sent", "send", Permission.SEE_CHANNELS),
        ),
    ),
    (
        _("Organisation"),
        (
            Place(_("Units"), "people:units", "network", Permission.SEE_PEOPLE),
            Place(_("Persons"), "people:list", "contact", Permission.SEE_PEOPLE, key="p"),
            Place(_("Rules of cases"), "cases:settled", "scale", Permission.CHANGE_CASE_RULES),
            Place(_("Calendars"), "calendars:list", "calendar-days", Permission.SEE_CALENDARS),
            Place(_("Robots"), "api:robots", "plug", Permission.CHANGE_PEOPLE),
            Place(_("Permissions"), "people:permissions", "shield-check", Permission.SEE_JOURNAL),
            Place(_("Journal"), "journal:list", "scroll-text", Permission.SEE_JOURNAL, key="j", everywhere=True),
            Place(_("Health"), "health:page", "activity", Permission.SEE_HEALTH, key="h", everywhere=True),
            Place(_("News for programs"), "webhooks:list", "send", Permission.SEE_WEBHOOKS, everywhere=True),
            Place(_("Settings"), "people:organisation", "settings", Permission.CHANGE_ORGANISATION, everywhere=True),
        ),
    ),
)

ACTIONS: tuple[Place, ...] = (
    Place(_("Record a contact"), "encounters:record", "plus", Permission.RECORD_ENCOUNTERS, key="n", action=True),
    Place(_("New case"), "cases:new", "inbox", Permission.OPEN_CASES, action=True),
    Place(_("Import a file"), "encounters:upload", "file-up", Permission.IMPORT_ENCOUNTERS, action=True),
    Place(_("Draw a cycle"), "cycles:new", "orbit", Permission.DRAW_CYCLES, action=True),
    Place(_("Add a unit"), "people:unit_add", "network", Permission.CHANGE_UNITS, action=True),
    Place(_("Add a person"), "people:add", "contact", Permission.CHANGE_PEOPLE, action=True),
    Place(_("Notices"), "notices:list", "bell", Permission.SEE_PATTERNS, action=True),
    Place(_("Mail"), "notices:mails", "mail", Permission.CHANGE_ORGANISATION, action=True, everywhere=True),
    Place(_("My settings"), "people:me", "user", Permission.SEE_PATTERNS, action=True),
    Place(_("Patterns"), "ui:patterns", "component", Permission.SEE_PATTERNS, action=True),
)


_address = cache(reverse)
"""Every page asks for the addresses of all places twice."""


def _seen(place: Place, customers: str, here: str, person: Person) -> dict[str, Any]:
    url = _address(place.url_name)
    label = customers[:1].upper() + customers[1:] if place.label == "customers" else place.label
    return {
        "label": str(label),  # in words once: a page shows it up to four times
        "url": url,
        "icon": place.icon,
        "key": place.key,
        "phone": place.phone,
        "current": url == here,
        "count": place.count(person) if place.count else None,
    }


def _here(path: str) -> str:
    """The address of the place whose page this is, or below which it lies: the longest that fits ("/personas/unidades/3/": Units)."""
    places = [_address(place.url_name) for _label, group in GROUPS for place in group]
    return max((url for url in places if path == url or (url != "/" and path.startswith(url))), key=len, default="")


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav` (groups for the side bar); for the palette, `nav_actions` and `nav_find` (words -> rows)."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"nav": [], "nav_actions": [], "nav_find": None, "nav_bell": None}
    word = organisation(request).get("customer_word")  # the word for the customer names a page
    customers = word.many if word else "customers"
    here = _here(request.path)
    seen = partial(_seen, customers=customers, here=here, person=person)
    groups = [{"label": label, "items": [seen(place) for place in places if place.open_to(person)]} for label, places in GROUPS]
    return {
        "nav": [group for group in groups if group["items"]],
        "nav_actions": [seen(place) for place in ACTIONS if place.open_to(person)],
        "nav_find": partial(find, person, customer=word.one if word else "customer"),
        "nav_bell": {"url": _address("notices:list"), "unread": partial(unread_by, person)},
    }


# Rows found by name ---------------------------------------------------------------------------------------------------

PER_KIND = 5
LEAST_LETTERS = 2

type Found = tuple[str, str, str | Promise]
"""What is found: its label, its address, its kind ("customer" stands for the organisation's own word)."""
type Finder = Callable[[Person, str], Iterable[Found]]


def _named[M: Cycle | Moment | Unit | Person](rows: QuerySet[M], words: str) -> QuerySet[M]:
    """The first few whose name has all these parts of words, without accents and capitals."""
    rows = rows.alias(sorting=sorting_name())
    for word in name_key(words).split():
        rows = rows.filter(sorting__contains=word)
    return rows.order_by("sorting", "pk")[:PER_KIND]


def find_cycles(person: Person, words: str) -> Iterator[Found]:
    """Cycles in use: live for whoever sees figures, else their design."""
    page = "reports:live" if person.may(Permission.SEE_FIGURES) else "cycles:cycle"
    if person.may(Permission.SEE_CYCLES):
        for cycle in _named(Cycle.objects.visible_to(person).filter(archived_at=None), words):
            yield cycle.name, reverse(page, args=[cycle.pk]), _("Cycle")


def find_moments(person: Person, words: str) -> Iterator[Found]:
    """Moments of the versions in force, with the name of their cycle."""
    if person.may(Permission.SEE_FIGURES):
        for moment in _named(Moment.objects.visible_to(person).in_force().select_related("cycle"), words):
            yield f"{moment.name} · {moment.cycle.name}", reverse("reports:moment", args=[moment.cycle_id, moment.pk]), _("Moment")


def find_units(person: Person, words: str) -> Iterator[Found]:
    """Units at or below one's own."""
    if person.may(Permission.SEE_PEOPLE):
        for unit in _named(Unit.objects.visible_to(person), words):
            yield unit.name, reverse("people:unit", args=[unit.pk]), _("Unit")


def find_persons(person: Person, words: str) -> Iterator[Found]:
    """Who works in one's units."""
    if person.may(Permission.SEE_PEOPLE):
        for other in _named(Person.objects.visible_to(person).filter(is_active=True, kind=Person.Kind.HUMAN), words):
            yield other.name, reverse("people:person", args=[other.pk]), _("Person")


def find_cases(person: Person, words: str) -> Iterator[Found]:
    """The case of a number or a tracking key; else open ones whose subject says nearly these words."""
    if person.may(Permission.SEE_CASES):
        seen = Case.objects.visible_to(person)
        named = case_named(seen, words)
        alike = seen.open().filter(subject__trigram_word_similar=words).order_by("-received_at")
        for case in [named] if named is not None else alike[:PER_KIND]:
            yield f"{case.number} · {case.subject}", reverse("cases:case", args=[case.pk]), _("Case")
        said = gettext("All cases that say “%(words)s”") % {"words": words}
        yield said, reverse("cases:search") + "?" + urlencode({"q": words}), _("Case")


def find_customers(person: Person, words: str) -> Iterator[Found]:
    """By any part of a name, document, telephone, e-mail or external id, however it is spelt."""
    if person.may(Permission.SEE_CUSTOMERS):
        for customer in Customer.objects.visible_to(person).filter(erased_at=None).search(words, most=PER_KIND):
            yield str(customer), reverse("customers:customer", args=[customer.pk]), "customer"


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("inbox", find_cases),
    ("users", find_customers),
    ("orbit", find_cycles),
    ("circle-dot", find_moments),
    ("network", find_units),
    ("contact", find_persons),
)


def find(person: Person, words: str, *, customer: str) -> list[dict[str, str]]:
    """Lines for the palette: at most five of each kind, from two letters on."""
    words = " ".join(words.replace("\0", "").split())
    if len(words) < LEAST_LETTERS:
        return []
    return [
        {"label": label, "url": url, "group": customer[:1].upper() + customer[1:] if kind == "customer" else str(kind), "icon": icon}
        for icon, finder in FINDERS
        for label, url, kind in finder(person, words)
    ]
