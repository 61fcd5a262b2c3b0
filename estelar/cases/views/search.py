"""Search: what was said in any case that one sees, the latest first, with the filters of the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Window
from django.db.models.functions import Left, RowNumber
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime

from estelar.cases.forms.inbox import BY_KEY, Look
from estelar.cases.models import Case, Message
from estelar.cases.models.search import Place, says_anything, search
from estelar.cases.operations.finding import case_named
from estelar.cases.rules.highlights import Piece, highlighted
from estelar.cases.views.badges import Dues
from estelar.permissions import Permission
from estelar.ui.components import Page, with_query
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from django.http import QueryDict

    from estelar.people.requests import Request

SIZE = 30
LONGEST = 200
READ = 5_000
"""So much of each message is read for the piece that is shown."""
MESSAGES = 12
"""So many of the messages of each case."""


class SearchLook(Look):
    """The filters of the inbox over all cases, open and closed, unless the address names a view."""

    def __init__(self, query: QueryDict, **known: Any) -> None:
        super().__init__(query, **known)
        if "view" not in query:
            self.view = BY_KEY["all"]
        self.words = " ".join(query.get("q", "").replace("\0", " ").split())[:LONGEST]

    @property
    def by_reception(self) -> bool:
        return True


def _place(query: QueryDict) -> Place | None:
    """Where the page before ended; None for an address that nobody of us wrote."""
    when, _tilde, number = query.get("after", "").rpartition("~")
    try:
        at = parse_datetime(when)
    except ValueError:
        return None
    return Place(at, int(number)) if at and at.tzinfo and number.isascii() and number.isdigit() and len(number) < 19 else None


def _pieces(numbers: list[int], stems: list[str]) -> dict[int, list[Piece]]:
    """The piece of each case's messages that has most of the words; nothing for those that have them in the subject or a file only."""
    newest = Window(RowNumber(), partition_by=F("case_id"), order_by=F("id").desc())
    told = Message.objects.filter(case__in=numbers).exclude(kind=Message.Kind.RECEIPT)  # which repeats what they wrote
    messages = told.alias(place=newest).filter(place__lte=MESSAGES).annotate(said=Left("text", READ))
    best: dict[int, tuple[int, list[Piece]]] = {}
    for case, said in messages.order_by("-pk").values_list("case_id", "said"):
        pieces = highlighted(" ".join(said.split()), stems)
        marked = len({piece.text.lower() for piece in pieces if piece.marked})
        if marked > best.get(case, (0, []))[0]:
            best[case] = (marked, pieces)
    return {case: pieces for case, (_marked, pieces) in best.items()}


def _found(look: SearchLook, stems: list[str]) -> tuple[list[Case], Page]:
    place = _place(look.query)
    numbers = search(look.rows(), look.words, person=look.person, after=place, most=SIZE + 1) if stems else []
    known = Case.objects.visible_to(look.person).select_related("unit", "owner", "customer").in_bulk(numbers[:SIZE])
    cases = [known[pk] for pk in numbers[:SIZE] if pk in known]
    place_of_last = f"&after={cases[-1].received_at:%Y-%m-%dT%H:%M:%S.%fZ}~{cases[-1].pk}" if len(numbers) > SIZE and cases else ""
    return cases, Page(next_url=with_query(look.query) + place_of_last if place_of_last else "", previous_url=_first(look, place))


def _first(look: SearchLook, place: Place | None) -> str:
    return with_query(look.query) if place else ""


@guarded(Permission.SEE_CASES)
def page(request: Request) -> HttpResponse:
    """The case of a number or a key first; then those in which the words were said."""
    look = SearchLook(request.GET, person=request.user, at=request.at)
    stems = says_anything(look.words) if look.words else []
    cases, places = _found(look, stems)
    named = case_named(Case.objects.visible_to(request.user).select_related("unit", "owner", "customer"), look.words)
    if named is not None and not places.previous_url:
        cases = [named, *(case for case in cases if case != named)]
    pieces, dues = _pieces([case.pk for case in cases], stems) if cases else {}, Dues(request.at)
    lines = [
        {"case": case, "due": dues.of(case), "subject": highlighted(case.subject, stems), "pieces": pieces.get(case.pk)} for case in cases
    ]
    context = {"look": look, "lines": lines, "page": places, "chips": look.chips(), "says_nothing": bool(look.words) and not stems}
    return render(request, "cases/search.html", context)
