from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from estelar.calendars.rules import MOST_REASON, refusal
from estelar.calendars.rules.days import MOST_FILE, MOST_TEXT, read_file, read_lines, rows, run
from estelar.calendars.rules.hours import hours_text, read_hours
from estelar.errors import BadInput, RuleBroken
from estelar.people.models import Unit, UnitQuerySet, as_tree
from estelar.people.rules import COUNTRIES, time_zones
from estelar.worktime import Calendar, OwnDay, Range, Weekly, countries, subdivisions

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
USUAL_HOURS = ("08:00-12:00, 14:00-18:00", "08:00-17:00", "09:00-14:00", "22:00-06:00", "24 h")


def country_choices() -> list[tuple[str, Any]]:
    """The countries whose holidays are known, by name; none of them last."""
    known = [(code, name) for code, name in COUNTRIES.items() if code in countries()]
    return [*sorted(known, key=lambda pair: str(pair[1])), ("", _("None: no day is a holiday"))]


def part_choices() -> list[tuple[str, Any]]:
    """Parts with holidays of their own, by country: "ES-MD"."""
    groups = [
        (str(name), sorted(((f"{code}-{part}", words) for part, words in subdivisions(code).items()), key=lambda pair: pair[1]))
        for code, name in COUNTRIES.items()
        if code in countries() and countries()[code]
    ]
    return [("", _("The whole country")), *sorted(groups)]


class DayHours(forms.CharField):
    """Hours of a day: an empty field is an answer too (closed)."""

    def validate(self, value: Any) -> None:
        """Nothing more than its length: the operations read it."""


class AnyChoice(forms.ChoiceField):
    """One of the choices, of which one may be the empty word ("none", "all of it")."""

    def validate(self, value: Any) -> None:
        """As of any choice, the empty one included."""
        if not self.valid_value(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})


class HoursForm(forms.Form):
    """When one works, and whose holidays hold."""

    use_required_attribute = False

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("How people here call these hours: “Offices”, “Emergency room”."))
    country = AnyChoice(label=_("Holidays of"))
    subdivision = AnyChoice(label=_("Part of the country"), help_text=_("Only where parts of the country have holidays of their own."))
    zone = forms.ChoiceField(label=_("Time zone"), choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]
        self.fields["subdivision"].choices = part_choices()  # type: ignore[attr-defined]
        self.fields["zone"].choices = time_zones()  # type: ignore[attr-defined]
        for number, day in enumerate(DAYS):
            widget = forms.TextInput(attrs={"list": "hours", "placeholder": pgettext_lazy("hours", "closed"), "autocomplete": "off"})
            self.fields[day] = DayHours(label=capfirst(str(WEEKDAYS[number])), max_length=160, widget=widget)

    @staticmethod
    def initial_of(calendar: Calendar) -> dict[str, str]:
        """What the form shows of a calendar."""
        hours = {day: hours_text(ranges) for day, ranges in zip(DAYS, calendar.weekly.ranges, strict=True)}
        part = f"{calendar.country}-{calendar.subdivision}" if calendar.subdivision else ""
        return {"name": calendar.name, "country": calendar.country, "subdivision": part, "zone": calendar.zone, **hours}

    @property
    def week(self) -> list[forms.BoundField]:
        """The seven fields of hours."""
        return [self[day] for day in DAYS]

    def calendar_fields(self) -> dict[str, Any]:
        """What the operations take. Raises RuleBroken when hours cannot be read."""
        given = self.cleaned_data
        if given["subdivision"] and given["subdivision"].partition("-")[0] != given["country"]:
            raise refusal(BadInput("", code="unknown_subdivision"))
        weekly = Weekly(tuple(read_hours(given[day], field=day) for day in DAYS))
        return {"weekly": weekly} | {field: given[field] for field in ("name", "country", "subdivision", "zone")}


class CalendarForm(HoursForm):
    """A new calendar: for whom, and why."""

    unit = AnyChoice(
        label=_("Holds in"),
        help_text=_("It holds in the unit and in everything below it that has none of its own."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=MOST_REASON, help_text=_("What decides these hours: a resolution, an agreement, a contract.")
    )

    def __init__(self, *args: Any, whole: bool, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ordered = as_tree(units.in_tree_order())
        top = min((unit.depth for unit in ordered), default=0)
        places: list[tuple[str, Any]] = [(str(unit.pk), "\u2003" * (unit.depth - top) + unit.name) for unit in ordered]
        self.units = {str(unit.pk): unit for unit in ordered}
        self.fields["unit"].choices = [*([("", _("The whole organisation"))] if whole else []), *places]  # type: ignore[attr-defined]

    @property
    def chosen_unit(self) -> Unit | None:
        """None: the whole organisation."""
        chosen = self.cleaned_data["unit"]
        return self.units[chosen] if chosen else None


class DaysForm(forms.Form):
    """Days that are otherwise than usual: one, a run of them, a list, a file."""

    working = forms.ChoiceField(
        label=_("On these days"), choices=[("no", _("we do not work")), ("yes", _("we work"))], widget=forms.RadioSelect, initial="no"
    )
    first = forms.DateField(
        label=_("Day, or the first one"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(label=_("The last one"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    day_reason = forms.CharField(
        label=_("Why"), required=False, max_length=MOST_TEXT,
        help_text=_("Shown to whoever asks about a deadline: “Anniversary of the city”, “Strike of public transport”."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Who says so"), required=False, max_length=MOST_TEXT, help_text=_("A decree, a circular, an agreement, with its number.")
    )
    hours = forms.CharField(
        label=_("Hours"), required=False, max_length=160,
        help_text=_("Only when one works at other hours than usual: 8:00-12:00. Otherwise the hours of that day of the week hold."),
    )  # fmt: skip
    lines = forms.CharField(
        label=_("Many days at once"), required=False, widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        help_text=_("A day or a run of days on each line: 2026-12-24 to 2026-12-31; reason; source. Day/month/year is understood too."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or a file"), required=False, widget=forms.FileInput(attrs={"accept": ".csv,.txt,.ics,text/csv,text/plain,text/calendar"}),
        help_text=_("A table as CSV with such lines, or the file of a calendar program (.ics)."),
    )  # fmt: skip

    def own_days(self) -> list[OwnDay]:
        """The days that were given in any of the ways. Raises RuleBroken: none, or something that cannot be read."""
        given = self.cleaned_data
        ranges: Sequence[Range] = read_hours(given["hours"], field="hours")
        same: dict[str, Any] = {
            "working": given["working"] == "yes",
            "reason": given["day_reason"],
            "source": given["source"],
            "ranges": ranges,
        }
        found: list[OwnDay] = []
        if given["first"]:
            found += rows(run(given["first"], given["last"]), **same)
        found += read_lines(given["lines"], **same)
        if given["file"]:
            found += read_file(given["file"].read(MOST_FILE + 1), **same)
        if not found:
            raise RuleBroken(_("Name at least one day."), code="no_days", field="first")
        return found


class ReasonForm(forms.Form):
    """Why a calendar changes."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=MOST_REASON,
        help_text=_("It stays with your name, for whoever explains a deadline later."),
    )
