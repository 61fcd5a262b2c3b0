"""The filters of the list of contacts: read from the address, written as chips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from estelar.cycles.models import Cycle, Moment
from estelar.encounters.models import Encounter, EncounterQuerySet, SavedMapping
from estelar.people.models import Unit
from estelar.ui.components import Chip, Page, chip_from
from estelar.ui.keyset import keyset_page

if TYPE_CHECKING:
    from django.http import QueryDict

    from estelar.people.models import Person

PAGE = 50
_IMPRESSIONS = {"stellar": Q(impression=1), "neutral": Q(impression=0), "bitter": Q(impression=-1), "none": Q(impression=None)}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def _date(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None


@dataclass(frozen=True)
class Filters:
    """What the reader asked for. Anything in the address that does not exist or may not be seen is passed over."""

    person: Person
    unit: Unit | None = None
    cycle: Cycle | None = None
    moment: Moment | None = None
    impression: str = ""
    source: str = ""
    comment: bool = False
    mine: bool = False
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, query: QueryDict, person: Person) -> Filters:
        """Read the address."""
        unit, cycle, moment = (_number(query.get(name)) for name in ("unit", "cycle", "moment"))
        return cls(
            person=person,
            unit=Unit.objects.visible_to(person).filter(pk=unit).first() if unit else None,
            cycle=Cycle.objects.visible_to(person).filter(pk=cycle).first() if cycle else None,
            moment=Moment.objects.visible_to(person).select_related("cycle").filter(pk=moment).first() if moment else None,
            impression=query.get("impression", "") if query.get("impression") in _IMPRESSIONS else "",
            source=query.get("source", "")[:60],
            comment=query.get("comment") == "1",
            mine=query.get("mine") == "1",
            since=_date(query.get("from")),
            until=_date(query.get("to")),
        )

    @property
    def any(self) -> bool:
        return any((self.unit, self.cycle, self.moment, self.impression, self.source, self.comment, self.mine, self.since, self.until))

    def words(self) -> dict[str, object]:
        """The filters as the journal remembers them."""
        return {
            "unit": self.unit.name if self.unit else None,
            "cycle": self.cycle.name if self.cycle else None,
            "moment": self.moment.name if self.moment else None,
            "impression": self.impression,
            "source": self.source,
            "comment": self.comment,
            "mine": self.mine,
            "since": self.since,
            "until": self.until,
        }

    def rows(self) -> EncounterQuerySet:
        """The contacts that the person sees and asked for, in no order yet."""
        rows = Encounter.objects.visible_to(self.person)
        if self.unit:
            below = list(Unit.objects.below(self.unit).values_list("pk", flat=True))
            rows = rows.filter(unit_id=below[0]) if len(below) == 1 else rows.filter(unit_id__in=below)
        if self.cycle:
            rows = rows.filter(moment__in=list(self.cycle.moments.values_list("pk", flat=True)))
        if self.moment:
            rows = rows.filter(moment=self.moment)
        if self.impression:
            rows = rows.filter(_IMPRESSIONS[self.impression])
        if self.source:
            rows = rows.filter(source=self.source)
        if self.comment:
            rows = rows.exclude(comment="")
        if self.mine:
            rows = rows.filter(recorded_by=self.person, source="hand")
        if self.since:
            rows = rows.filter(day__gte=self.since)
        if self.until:
            rows = rows.filter(day__lte=self.until)
        return rows

    def chips(self, query: QueryDict) -> list[Chip]:
        """One chip a filter, each stating its value (dates have a form of their own on the page)."""
        units = list(Unit.objects.visible_to(self.person).order_by("path").only("pk", "name", "path"))
        top = min((u.depth for u in units), default=0)
        unit_choices = [("", _("All (%(n)s)") % {"n": len(units)}), *((str(u.pk), "\u2003" * (u.depth - top) + u.name) for u in units)]
        cycles = Cycle.objects.visible_to(self.person).filter(archived_at=None).order_by("name").values_list("pk", "name")
        made = [chip_from(query, _("Cycle"), "cycle", [("", _("All")), *((str(pk), name) for pk, name in cycles)])]
        if len(units) > 1:
            made.insert(0, chip_from(query, _("Unit"), "unit", unit_choices))
        chosen_cycle = self.cycle or (self.moment.cycle if self.moment else None)
        if chosen_cycle:
            moments = chosen_cycle.moments.order_by("-is_in_force", "position").values_list("pk", "name")
            made.append(chip_from(query, _("Moment"), "moment", [("", _("All")), *((str(pk), name) for pk, name in moments)]))
        impressions = [
            ("", _("any")),
            ("stellar", "★ " + _("stellar")),
            ("neutral", "● " + _("neutral")),
            ("bitter", "◆ " + _("bitter")),
            ("none", _("none said")),
        ]
        made.append(chip_from(query, _("Impression"), "impression", impressions))
        files = list(SavedMapping.objects.order_by("name").values_list("name", flat=True))
        if files or self.source:
            known = [("", _("any")), ("hand", _("by hand")), ("demo", _("demonstration")), *((name, name) for name in files)]
            made.append(chip_from(query, _("Source"), "source", known))
        return [
            *made,
            chip_from(query, _("Comment"), "comment", [("", _("with or without")), ("1", _("with a comment"))]),
            chip_from(query, _("Recorded by"), "mine", [("", _("anybody")), ("1", _("me"))]),
        ]


ORDER = ("day", "occurred_at", "pk")
"""Latest first. `day` leads: its index serves every filter without sorting years."""


def one_page(rows: EncounterQuerySet, query: QueryDict, size: int = PAGE) -> tuple[list[Encounter], Page]:
    """The contacts that the address asks for, with everything a row shows, and the way to the neighbours."""
    whole = rows.select_related("moment__cycle", "unit", "customer", "served_by").prefetch_related("dissatisfactions")
    return keyset_page(whole, query, order=ORDER, descending=True, size=size)
