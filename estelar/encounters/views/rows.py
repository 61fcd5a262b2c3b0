"""How one contact is shown, wherever it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from estelar.customers.models import Customer
from estelar.encounters import rules
from estelar.encounters.models import Encounter, EncounterQuerySet
from estelar.ui.components import Impressions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django_stubs_ext import StrPromise

    from estelar.people.models import Person


@dataclass(frozen=True)
class Badge:
    """Kind and words for `{% badge %}`."""

    kind: str
    text: str


def impression_badge(encounter: Encounter) -> Badge:
    """★ stellar, ● neutral, ◆ bitter, or ○ none."""
    match encounter.impression:
        case 1:
            return Badge("stellar", pgettext("impression", "stellar"))
        case 0:
            return Badge("neutral", pgettext("impression", "neutral"))
        case -1:
            return Badge("bitter", pgettext("impression", "bitter"))
    return Badge("insufficient", _("no impression"))


def source_words(source: str) -> str:
    """How the impression was obtained; nothing when there is none."""
    return {"customer": _("who lived it said so"), "staff": _("staff saw it"), "rating": _("derived from the rating")}.get(source, "")


def element_names(encounter: Encounter) -> list[str | StrPromise]:
    """The elements met, in words (of what was prefetched)."""
    return [rules.ELEMENT_NAMES.get(d.element, d.element) for d in encounter.dissatisfactions.all()]


def rating_words(encounter: Encounter) -> str:
    """ "4 (1 to 5)"; nothing without a rating."""
    if not encounter.rating_raw:
        return ""
    scale = rules.SCALES.get(encounter.scale)
    return _("%(rating)s on the scale %(scale)s") % {"rating": encounter.rating_raw, "scale": scale.name if scale else encounter.scale}


def impressions_of(encounters: EncounterQuerySet) -> Impressions:
    """How many of these left which impression."""
    counted = dict(encounters.order_by().values_list("impression").annotate(Count("pk")))
    return Impressions(stellar=counted.get(1, 0), neutral=counted.get(0, 0), bitter=counted.get(-1, 0))


@dataclass(frozen=True)
class Line:
    """A contact in a list; `customer` is None when unknown, and has no address when the reader may not see who it is."""

    encounter: Encounter
    badge: Badge
    elements: list[str | StrPromise]
    rating: str
    customer: str | None
    customer_url: str


def lines(encounters: Sequence[Encounter], *, reader: Person) -> list[Line]:
    """How the reader sees these contacts (one query for whom they may see)."""
    known = {e.customer_id for e in encounters if e.customer_id}
    seen = set(Customer.objects.visible_to(reader).filter(pk__in=known).values_list("pk", flat=True)) if known else set()
    return [
        Line(
            e,
            impression_badge(e),
            element_names(e),
            rating_words(e),
            None if e.customer_id is None else str(e.customer) if e.customer_id in seen else _("of another unit"),
            reverse("encounters:of_customer", args=[e.customer_id]) if e.customer_id in seen else "",
        )
        for e in encounters
    ]


@dataclass(frozen=True)
class Visit:
    """Contacts of one journey that stand together in a list: what happened one after the other, the latest first."""

    lines: list[Line]

    @property
    def first(self) -> Encounter:
        """The earliest of them."""
        return self.lines[-1].encounter


def visits(shown: Sequence[Line]) -> list[Visit]:
    """The lines of a customer's list by visit; a contact without a visit stands alone."""
    together = groupby(shown, key=lambda line: line.encounter.visit or line.encounter.pk)
    return [Visit(list(group)) for _key, group in together]
