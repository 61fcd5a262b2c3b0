"""What the address of a page of figures asks for: unit, period, comparison; and the chips that state it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from estelar.analytics.scope import Period
from estelar.errors import BadInput
from estelar.reports import rules
from estelar.reports.operations.lens import Lens
from estelar.reports.rules import Against, Preset
from estelar.ui.components import Chip, Option, chip_from, with_query

if TYPE_CHECKING:
    from django.http import QueryDict

PRESETS = {
    Preset.DAYS_90: gettext_lazy("Last 90 days"),
    Preset.DAYS_30: gettext_lazy("Last 30 days"),
    Preset.DAYS_365: gettext_lazy("Last 365 days"),
    Preset.MONTH: gettext_lazy("This month"),
    Preset.LAST_MONTH: gettext_lazy("Last month"),
    Preset.YEAR: gettext_lazy("This year"),
}
AGAINST = {
    Against.PREVIOUS: gettext_lazy("with the days before"),
    Against.YEAR_AGO: gettext_lazy("with a year before"),
    Against.NOTHING: gettext_lazy("with nothing"),
}
USUAL = Preset.DAYS_90


@dataclass(frozen=True)
class Ask:
    """The period and comparison of an address. What cannot be understood is said in `problems` and replaced by the usual."""

    preset: Preset
    period: Period
    against: Against
    before: Period | None
    unit: int | None
    problems: Sequence[str]

    @classmethod
    def of(cls, query: QueryDict, *, today: date) -> Ask:
        """Read the address. `unit` is not checked here: whoever sees it decides (`operations.lens`)."""
        problems: list[str] = []
        preset = _chosen(query, "period", Preset, USUAL, problems)
        against = _chosen(query, "compare", Against, Against.PREVIOUS, problems)
        try:
            period = rules.period_of(preset, today=today, first=_day(query, "from"), last=_day(query, "to"))
        except BadInput as error:
            problems.append(str(error))
            preset = USUAL
            period = rules.period_of(preset, today=today)
        try:
            before = rules.compared(period, against)
        except BadInput as error:
            problems.append(str(error))
            against, before = Against.NOTHING, None
        unit = query.get("unit", "")
        if unit and not (unit.isascii() and unit.isdigit() and len(unit) < 10):
            problems.append(_("The address names a unit that does not exist: all units are shown."))
            unit = ""
        return cls(preset, period, against, before, int(unit) if unit else None, problems)

    @property
    def period_words(self) -> str:
        """The period as its chip states it."""
        return dates(self.period) if self.preset is Preset.CUSTOM else str(PRESETS[self.preset])

    def period_options(self, query: QueryDict) -> list[Option]:
        """The presets as links."""
        bare: dict[str, None] = {"from": None, "to": None}
        return [
            Option(label, with_query(query, period=None if preset is USUAL else preset.value, **bare), current=preset is self.preset)
            for preset, label in PRESETS.items()
        ]

    def against_chip(self, query: QueryDict) -> Chip:
        """What it is compared with."""
        return chip_from(query, _("Compare"), "compare", [(one.value, label) for one, label in AGAINST.items()])

    def kept(self, query: QueryDict) -> list[tuple[str, str]]:
        """What the form of the own dates must carry along."""
        return [(name, str(value)) for name, value in query.items() if name not in ("period", "from", "to", "after", "before")]


def unit_chip(query: QueryDict, lens: Lens) -> Chip | None:
    """The unit, with everything below it; None when there is nothing to choose."""
    if len(lens.seen) < 2:
        return None
    top = min(unit.depth for unit in lens.seen)
    closed = _("closed")
    choices: list[tuple[str, str]] = [("", _("All (%(n)s)") % {"n": len(lens.seen)})]
    for unit in lens.seen:
        label = "\u2003" * (unit.depth - top) + unit.name
        choices.append((str(unit.pk), label if unit.is_open else f"{label} ({closed})"))
    chip = chip_from(query, _("Unit"), "unit", choices)
    return Chip(chip.label, str(chip.value).strip("\u2003"), chip.options, chip.name)


def dates(period: Period) -> str:
    """The days of a period in words."""
    if period.first == period.last:
        return date_format(period.first, "SHORT_DATE_FORMAT")
    return _("%(first)s to %(last)s") % {
        "first": date_format(period.first, "SHORT_DATE_FORMAT"),
        "last": date_format(period.last, "SHORT_DATE_FORMAT"),
    }


def one_of(query: QueryDict, name: str, choices: Sequence[str]) -> str:
    """A choice of the address, the first when it names none of them."""
    asked = query.get(name, "")
    return asked if asked in choices else choices[0]


def _chosen[E: (Preset, Against)](query: QueryDict, name: str, kind: type[E], usual: E, problems: list[str]) -> E:
    asked = query.get(name, usual.value)
    try:
        return kind(asked)
    except ValueError:
        problems.append(_("The address asks for “%(asked)s”, which does not exist here: the usual is shown.") % {"asked": asked[:40]})
        return usual


def _day(query: QueryDict, name: str) -> date | None:
    try:
        return parse_date(query.get(name, ""))
    except ValueError:
        return None
