"""The forms for writing a contact down in two taps, and for its details."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.cycles.rules import CHANNELS
from estelar.encounters import rules
from estelar.encounters.models import Encounter
from estelar.encounters.operations.correct import Changes, elements_now, state_of
from estelar.encounters.rules.impression import RAW_LENGTH
from estelar.errors import RuleBroken
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

UNKNOWN, NEW = "", "new"
"""The two choices of the customer field that are not a customer."""

IMPRESSIONS: list[tuple[str, StrPromise]] = [("1", _("★ stellar")), ("0", _("● neutral")), ("-1", _("◆ bitter"))]
SOURCES: list[tuple[str, StrPromise]] = [("staff", _("staff saw it")), ("customer", _("who lived it said so"))]


def recordable_units(person: Person) -> Any:
    """The open units where the person may write contacts down, the upper ones first."""
    return Unit.objects.where(person, Permission.RECORD_ENCOUNTERS).open().order_by("path")


def channel_choices() -> list[tuple[str, str]]:
    return [("", "—"), *((code, str(name)) for code, name in CHANNELS.items())]


class TapForm(forms.Form):
    """Two taps: the moment, then the impression that sends it."""

    moment = forms.ModelChoiceField(
        Moment.objects.none(), label=_("Moment"), error_messages={"required": _("Choose the moment first, and then the impression.")}
    )
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    impression = forms.TypedChoiceField(choices=IMPRESSIONS, coerce=int, label=_("Impression"))
    token = forms.CharField(max_length=60, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moment"].queryset = Moment.objects.visible_to(person).in_force()  # type: ignore[attr-defined]
        self.fields["unit"].queryset = recordable_units(person)  # type: ignore[attr-defined]


class MinutesField(forms.DecimalField):
    """Minutes on the page, seconds in the house."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, decimal_places=2, required=False, localize=True, **kwargs)

    def clean(self, value: Any) -> int | None:
        minutes = super().clean(value)
        return None if minutes is None else round(minutes * 60)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        minutes = round(Decimal(value) / 60, 2)
        return int(minutes) if minutes == int(minutes) else minutes


class LocalTimeField(forms.DateTimeField):
    """Date and hour of the organisation's own clock, to the minute."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
            **kwargs,
        )


class DetailsForm(forms.Form):
    """Everything that may be said about a contact, after the two taps or when it is put right."""

    impression = forms.TypedChoiceField(
        label=_("Impression"),
        choices=[*IMPRESSIONS, ("", _("nobody said: follow the rating"))],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    impression_source = forms.ChoiceField(
        label=_("How do we know?"), choices=SOURCES, required=False, initial="staff", widget=forms.RadioSelect
    )
    made_stellar = forms.CharField(label=_("What made it stellar"), max_length=500, required=False)
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In their own words, if you can."),
    )
    customer = forms.CharField(required=False)
    new_name = forms.CharField(label=_("Name"), max_length=160, required=False)
    new_document = forms.CharField(label=_("Document"), max_length=60, required=False)
    new_phone = forms.CharField(label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    scale = forms.ChoiceField(label=_("Scale"), required=False)
    rating = forms.CharField(label=_("Rating"), max_length=RAW_LENGTH, required=False)
    wait_seconds = MinutesField(label=_("Wait, in minutes"))
    duration_seconds = MinutesField(label=_("Duration, in minutes"))
    served_by = forms.ModelChoiceField(Person.objects.none(), label=_("Served by"), required=False, empty_label=_("nobody in particular"))
    moment = forms.ModelChoiceField(Moment.objects.none(), label=_("Moment"))
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"))
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    occurred_at = LocalTimeField(label=_("When"))
    elements = forms.MultipleChoiceField(required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, encounter: Encounter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = _initial(encounter)
        self.person, self.encounter = person, encounter
        here = Moment.objects.visible_to(person)
        moments = (here.in_force() | here.filter(pk=encounter.moment_id)).select_related("cycle").order_by("cycle__name", "position")
        self.fields["moment"].queryset = moments  # type: ignore[attr-defined]
        self.fields["moment"].label_from_instance = lambda m: f"{m.cycle.name} · {m.name}"  # type: ignore[attr-defined]
        units = recordable_units(person) | Unit.objects.filter(pk=encounter.unit_id)
        self.fields["unit"].queryset = units.order_by("path")  # type: ignore[attr-defined]
        people = Person.objects.visible_to(person).filter(kind=Person.Kind.HUMAN, is_active=True)
        self.fields["served_by"].queryset = (  # type: ignore[attr-defined]
            people | Person.objects.filter(pk=encounter.served_by_id or 0)
        ).order_by("name")
        own = [(encounter.channel, encounter.channel)] if encounter.channel not in ("", *CHANNELS) else []  # a file's own word
        self.fields["channel"].choices = [*channel_choices(), *own]  # type: ignore[attr-defined]
        self.fields["elements"].choices = list(rules.ELEMENT_NAMES.items())  # type: ignore[attr-defined]
        scales: list[tuple[str, Any]] = [("", _("no rating")), *((s.code, s.name) for s in rules.SCALES.values())]
        if encounter.scale and encounter.scale not in rules.SCALES:
            scales.append((encounter.scale, _("the words of its file")))
        self.fields["scale"].choices = scales  # type: ignore[attr-defined]

    @property
    def chosen_customer(self) -> str:
        return str(self["customer"].value() or "")

    def element_rows(self) -> list[dict[str, Any]]:
        """The eleven, each with whether it was met, its evidence and how one recognises it."""
        chosen = set(self["elements"].value() or [])
        evidence = self.data if self.is_bound else {f"evidence_{e}": text for e, text in elements_now(self.encounter).items()}
        return [
            {
                "code": element.value,
                "name": described.name,
                "meaning": described.meaning,
                "checked": element.value in chosen,
                "evidence": evidence.get(f"evidence_{element.value}", ""),
            }
            for element, described in rules.ELEMENTS.items()
        ]

    def clean_customer(self) -> Customer | str | None:
        """A customer that the person sees (or the one that is there already), nobody, or a new one."""
        value = self.cleaned_data["customer"]
        if value == str(self.encounter.customer_id) or "customer" not in self.data:
            return self.encounter.customer
        if value in (UNKNOWN, NEW):
            return NEW if value == NEW else None
        found = Customer.objects.visible_to(self.person).filter(pk=value).first() if value.isdigit() and len(value) < 19 else None
        if found is None:
            raise forms.ValidationError(_("Choose one of the list, or leave it unknown."))
        return found

    def clean_occurred_at(self) -> datetime:
        """The page shows minutes: whoever leaves the minute as it was leaves the seconds as they were."""
        value: datetime = self.cleaned_data["occurred_at"]
        there = self.encounter.occurred_at
        return there if there.replace(second=0, microsecond=0) == value else value

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("rating") and not cleaned.get("scale") and "scale" not in self.errors:
            self.add_error("scale", _("Say on which scale the rating is."))
        if cleaned.get("customer") == NEW and not (cleaned.get("new_name") or cleaned.get("new_document") or cleaned.get("new_phone")):
            self.add_error("new_name", _("Write at least a name, a document or a phone."))
        return cleaned

    def changes(self, customer: Customer | None) -> Changes:
        """What the operation is to change."""
        c = self.cleaned_data
        elements = {e: str(self.data.get(f"evidence_{e}", "")) for e in c["elements"]}
        return Changes(
            moment=c["moment"],
            unit=c["unit"],
            customer=customer,
            served_by=c["served_by"],
            channel=c["channel"],
            occurred_at=c["occurred_at"],
            wait_seconds=c["wait_seconds"],
            duration_seconds=c["duration_seconds"],
            rating=c["rating"],
            scale=c["scale"] if c["rating"] else "",
            impression=c["impression"],
            impression_source=c["impression_source"] or Encounter.ImpressionSource.STAFF,
            elements=elements,
            made_stellar=c["made_stellar"],
            comment=c["comment"],
        )

    def refuse(self, broken: RuleBroken) -> None:
        """Put the sentence of a broken rule at its field."""
        field = {"name": "new_name", "document": "new_document", "phone": "new_phone"}.get(broken.field or "", broken.field)
        self.add_error(field if field in self.fields else NON_FIELD_ERRORS, str(broken))


def _initial(encounter: Encounter) -> dict[str, Any]:
    derived = encounter.impression_source == Encounter.ImpressionSource.RATING
    return {
        "impression": "" if derived or encounter.impression is None else str(encounter.impression),
        "impression_source": "staff" if derived else encounter.impression_source or "staff",
        "made_stellar": encounter.made_stellar,
        "comment": encounter.comment,
        "customer": str(encounter.customer_id or ""),
        "scale": encounter.scale,
        "rating": encounter.rating_raw,
        "wait_seconds": encounter.wait_seconds,
        "duration_seconds": encounter.duration_seconds,
        "served_by": encounter.served_by_id,
        "moment": encounter.moment_id,
        "unit": encounter.unit_id,
        "channel": encounter.channel,
        "occurred_at": timezone.localtime(encounter.occurred_at),
        "elements": list(elements_now(encounter)),
        "seen": state_of(encounter),
    }


class RemoveForm(forms.Form):
    """Why a contact goes away."""

    reason = forms.CharField(
        label=_("Why?"), max_length=200, help_text=_("The journal keeps this reason: please write no personal data in it.")
    )


class EraseForm(forms.Form):
    """The second yes to something without a way back."""

    checked = forms.BooleanField(
        label=_("I have checked that the person asked for it, or that the law demands it, and that no legal duty keeps these data."),
        error_messages={"required": _("Tick the box when you have checked it.")},
    )
