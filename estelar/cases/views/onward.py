"""After an answer or an end: the next case of the list from which one came, so that nobody has to go back and look for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.urls import reverse

from estelar.cases.forms.inbox import BY_KEY, FILTERS, Look, View
from estelar.cases.models import Case
from estelar.cases.views import listing, page
from estelar.cases.views.badges import Due, Dues
from estelar.ui.components import with_query

if TYPE_CHECKING:
    from estelar.people.requests import Request

LIST = "lista"
"""In the address of a case: how the list was looked at from which it was opened."""
PLACE = "tras"
"""In the address to which an answer leads: the place that the case had in its list, which it may have left by it."""
FREE = BY_KEY["free"]


@dataclass(frozen=True, slots=True)
class Onward:
    """What comes next. Without a case the list holds no other one, and `free_url` leads to those that nobody has yet."""

    view: View
    list_url: str
    free_url: str
    case: Case | None = None
    due: Due | None = None
    url: str = ""


def opened_from(look: Look) -> str:
    """What the address of a case says of the list from which it is opened."""
    return "?" + urlencode({LIST: urlencode({name: look.query[name] for name in FILTERS if look.query.get(name)})})


def _look(request: Request, address: str) -> Look | None:
    """How the list is looked at that this address names: that of the inbox, or that from which the case was opened; None: it names none."""
    parts = urlsplit(address)
    query = QueryDict(parts.query)
    if parts.path != reverse("cases:inbox"):
        if LIST not in query:
            return None
        query = QueryDict(query[LIST])
    return Look(query, person=request.user, at=request.at)


def leaving(request: Request, case: Case) -> str:
    """Where one goes once the case is dealt with: back, and from a list with the place that the case has in it, before it leaves it."""
    back = page.back(request, case)
    look = _look(request, back)
    if look is None:
        return back
    parts = urlsplit(back)
    return parts.path + with_query(QueryDict(parts.query), **{PLACE: listing.place_of(case, by_reception=look.by_reception)})


def after(request: Request, case: Case, *, here: str) -> Onward | None:
    """What comes after this case, on the page to which its answer led; None: nothing was just sent from a list."""
    parts = urlsplit(here)
    own = QueryDict(parts.query)
    look = _look(request, here)
    if look is None or PLACE not in own:
        return None
    in_inbox = parts.path == reverse("cases:inbox")
    list_url = reverse("cases:inbox") + with_query(look.query, case=None, **{PLACE: None})
    free_url = "" if look.view is FREE else f"{reverse('cases:inbox')}?view={FREE.key}"
    found = listing.following(look.rows().exclude(pk=case.pk), own[PLACE], by_reception=look.by_reception)
    if found is None:
        return Onward(look.view, list_url, free_url)
    there = with_query(look.query, case=found.pk, **{PLACE: None}) if in_inbox else opened_from(look)
    url = reverse("cases:inbox") + there if in_inbox else found.get_absolute_url() + there
    return Onward(look.view, list_url, free_url, found, Dues(request.at).of(found), url)
