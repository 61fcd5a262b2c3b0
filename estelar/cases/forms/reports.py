"""What the address of the figures of cases asks for: period, unit with all below, kind, rule; and the chips that state it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import Http404, QueryDict
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.operations import reporting
from estelar.cases.operations.reporting import Scope
from estelar.ui.components import Chip, Option, chip_from, with_query

if TYPE_CHECKING:
    from estelar.people.models import Organisation, Person, Unit

LONGEST = 3660
"""Days: ten years."""


def presets() -> list[tuple[str, str]]:
    """Periods by name; the first is the usual one."""
    return [
        ("90", _("Last 90 days")),
        ("30", _("Last 30 days")),
        ("365", _("Last 365 days")),
        ("year", _("This year")),
        ("half", _("The half-year that is over")),
    ]


def _days(preset: str, today: date) -> tuple[date, date]:
    if preset == "year":
        return today.replace(month=1, day=1), today
    if preset == "half":
        if today.month > 6:
            return date(today.year, 1, 1), date(today.year, 6, 30)
        return date(today.year - 1, 7, 1), date(today.year - 1, 12, 31)
    return today - timedelta(days=int(preset) - 1), today


def _period(query: QueryDict, today: date) -> tuple[str, date, date]:
    preset = query.get("period", "90")
    if preset == "custom":
        first, last = _day(query.get("from", "")), _day(query.get("to", ""))
        if (
            first is not None
            and last is not None
            and first <= last
            and (last - first).days < LONGEST
            and 1970 <= first.year <= last.year < 2100
        ):
            return preset, first, last
    if preset not in dict(presets()):
        preset = "90"
    return preset, *_days(preset, today)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Ask:
    """The question of an address, within what its reader sees."""

    scope: Scope
    preset: str
    units: list[Unit]
    rules: list[str]

    @classmethod
    def of(cls, query: QueryDict, *, reader: Person, organisation: Organisation, at: datetime) -> Ask:
        """Raises Http404 for a unit that the reader does not see; what cannot be read otherwise falls back to the usual."""
        zone = ZoneInfo(organisation.time_zone)
        preset, first, last = _period(query, at.astimezone(zone).date())
        units, known = reporting.seen_units(reader), reporting.rules_in_use(reader)
        unit = next((one for one in units if str(one.pk) == query.get("unit")), None)
        if query.get("unit") and unit is None:
            raise Http404(_("There is no such unit."))
        kind = query.get("kind", "")
        rule = query.get("rule", "")
        scope = Scope(
            reader, first, last, at, zone, unit, kind if kind in set(rules.KINDS) else "", rule if rule in {*known, rules.OWN} else ""
        )
        return cls(scope, preset, units, known)

    def chips(self, query: QueryDict) -> list[Chip]:
        """Unit, kind and rule."""
        language = get_language() or "es"
        found = []
        if len(self.units) > 1:
            top = min(unit.depth for unit in self.units)
            names = [(str(unit.pk), "\u2003" * (unit.depth - top) + unit.name) for unit in self.units]
            chip = chip_from(query, _("Unit"), "unit", [("", _("All (%(n)s)") % {"n": len(self.units)}), *names])
            found.append(Chip(chip.label, str(chip.value).strip("\u2003"), chip.options, chip.name))
        found.append(
            chip_from(query, _("Kind"), "kind", [("", _("All")), *((kind.value, str(name)) for kind, name in rules.KINDS.items())])
        )
        known = [(one, reporting.rule_name(one, language)) for one in self.rules]
        found.append(chip_from(query, _("Term"), "rule", [("", _("All")), *known, (rules.OWN, _("our own standard"))]))
        return found

    def periods(self, query: QueryDict) -> list[Option]:
        """Links to the periods that have a name."""
        return [
            Option(
                label=text,
                url=with_query(query, period=None if value == "90" else value, **{"from": None, "to": None}),
                current=value == self.preset,
            )
            for value, text in presets()
        ]

    @property
    def period_words(self) -> str:
        """The name of the period, else its days."""
        return dict(presets()).get(self.preset) or self.dates

    @property
    def dates(self) -> str:
        """The days of the period."""
        first, last = (date_format(day, "SHORT_DATE_FORMAT") for day in (self.scope.first, self.scope.last))
        return _("%(first)s to %(last)s") % {"first": first, "last": last}

    @staticmethod
    def kept(query: QueryDict) -> list[tuple[str, str]]:
        """What a form for other dates carries along."""
        return [(name, query.get(name, "")) for name in ("unit", "kind", "rule") if query.get(name)]
