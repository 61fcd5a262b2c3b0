"""A case written down for somebody: at the counter, on the phone, from a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from estelar.cases import rules
from estelar.cases.forms.acts import moments_of
from estelar.cases.forms.public import GOODS
from estelar.cases.forms.writing import Area, FilesField
from estelar.cases.models import Theme
from estelar.cases.rules.contact import Contact, SheetData
from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from datetime import datetime

    from estelar.errors import RuleBroken

Channel = rules.Channel
OF_SHEET = ("paper_number", "written_at", "good", "description", "amount", "request", "guardian")
HERE = (Channel.COUNTER, Channel.PHONE, Channel.PAPER, Channel.EMAIL, Channel.WHATSAPP)
"""How what a person of ours writes down may have come."""


class SheetNumber(forms.TextInput):
    """Asked for only of what comes from the paper book: the browser does not insist on it."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class LocalTime(forms.DateTimeInput):
    """Date and hour of the organisation's clock, to the minute."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class NewForm(forms.Form):
    """What somebody asks, as they said it; everything that is not known at once may stay empty."""

    said_kind = forms.ChoiceField(label=_("What they call it"), choices=rules.KIND_CHOICES, widget=forms.RadioSelect, initial="petition")
    channel = forms.ChoiceField(
        label=_("How it came"), choices=[(c.value, rules.CHANNELS[c]) for c in HERE], widget=forms.RadioSelect, initial="counter"
    )
    text = forms.CharField(
        label=_("What they ask, or what happened"), max_length=100_000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In their own words, as far as you can."), error_messages={"required": _("Write what is asked for or what happened.")},
    )  # fmt: skip
    subject = forms.CharField(label=_("Subject"), max_length=200, required=False, help_text=_("Empty: the beginning of the text."))
    points = forms.CharField(
        label=_("Points, one a line"), max_length=10_000, required=False, widget=Area,
        help_text=_("Each thing that is asked. The answer must address every one of them; empty: the subject is the only one."),
    )  # fmt: skip
    customer = forms.CharField(required=False)
    name = forms.CharField(label=_("Name"), max_length=160, required=False)
    document = forms.CharField(label=_("Document"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    answer_by = forms.ChoiceField(label=_("Wants the answer by"), choices=rules.ANSWER_CHOICES, initial="email")
    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), empty_label=None)
    theme = forms.ModelChoiceField(Theme.objects.none(), label=_("Theme"), required=False, empty_label=_("not known yet"))
    severity = forms.TypedChoiceField(label=_("Severity"), choices=rules.SEVERITY_CHOICES, coerce=int, initial=int(rules.Severity.USUAL))
    vulnerability = forms.MultipleChoiceField(
        label=_("Attend first, because of"),
        choices=list(rules.VULNERABILITIES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    moments = forms.ModelMultipleChoiceField(Moment.objects.none(), label=_("Moments of the cycle that it is about"), required=False)
    concerned = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Persons of ours whom it is about"), required=False,
        help_text=_("Nobody handles a complaint about themselves; a compliment reaches them."),
    )  # fmt: skip
    is_confidential = forms.BooleanField(label=_("Confidential: only few may see it"), required=False)
    money_claimed = forms.DecimalField(
        label=_("Money claimed"), max_digits=15, decimal_places=2, min_value=0, required=False, localize=True
    )
    received_at = forms.DateTimeField(
        label=_("Received"), required=False, widget=LocalTime(), input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        help_text=_("Empty: now. Of a letter, when it came in: from then the term is counted."),
    )  # fmt: skip
    attached = FilesField(label=_("Scan, photos or other files"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        people = Person.objects.visible_to(person).filter(kind=Person.Kind.HUMAN, is_active=True).order_by("name")
        rows = {
            "unit": Unit.objects.where(person, Permission.OPEN_CASES).open().order_by("path"),
            "theme": Theme.objects.visible_to(person).filter(closed_at=None).order_by("name"),
            "moments": moments_of(person),
            "concerned": people,
        }
        for name, found in rows.items():
            self.fields[name].queryset = found  # type: ignore[attr-defined]
        self.fields["moments"].label_from_instance = lambda m: f"{m.cycle.name} · {m.name}"  # type: ignore[attr-defined]

    @property
    def chosen(self) -> str:
        """The number of the customer who was chosen of those found."""
        return str(self["customer"].value() or "")

    def clean_customer(self) -> Customer | None:
        value = self.cleaned_data["customer"]
        if not value:
            return None
        found = (
            Customer.objects.visible_to(self.person).filter(pk=value, erased_at=None).first()
            if value.isdigit() and len(value) < 19
            else None
        )
        if found is None:
            raise forms.ValidationError(_("Choose one of the list, or nobody."))
        return found

    def field_of(self, broken: RuleBroken) -> str | None:
        """Beside which field a broken rule is said."""
        return broken.field

    def opening(self, at: datetime) -> dict[str, Any]:
        """What the operation is told."""
        said = self.cleaned_data
        return {
            "kind": said["said_kind"],
            "subject": said["subject"],
            "text": said["text"],
            "channel": said["channel"],
            "unit": said["unit"],
            "received_at": said["received_at"] or at,
            "customer": said["customer"],
            "contact": Contact(said["name"], said["document"], said["email"], said["phone"], said["address"]),
            "theme": said["theme"],
            "moments": list(said["moments"]),
            "points": [line.strip() for line in said["points"].splitlines() if line.strip()],
            "severity": said["severity"],
            "vulnerability": said["vulnerability"],
            "is_confidential": True if said["is_confidential"] else None,
            "money_claimed": said["money_claimed"],
            "answer_by": said["answer_by"],
            "concerned": list(said["concerned"]),
        }


class SheetTime(LocalTime):
    """As `SheetNumber`."""

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class BookForm(NewForm):
    """In Peru: perhaps the case stands on a sheet of the paper book (Annex I of DS 011-2011-PCM), filled in while the virtual one could
    not be used. Who asks and the detail are those of every case; what the sheet leaves empty stays empty."""

    from_paper = forms.BooleanField(label=_("This comes from a sheet of the paper book"), required=False)
    paper_number = forms.CharField(
        label=_("Number of the sheet in the paper book"), max_length=40, widget=SheetNumber,
        error_messages={"required": _("Write the number that the sheet has in the paper book.")},
    )  # fmt: skip
    written_at = forms.DateTimeField(
        label=_("Day and hour in which it was filled in"), widget=SheetTime(), input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        error_messages={"required": _("Write the day and the hour that stand on the sheet.")},
        help_text=_("As the sheet says it: this is when the case came in before the law, and from then the term is counted."),
    )  # fmt: skip
    good = forms.ChoiceField(label=_("What was contracted"), choices=GOODS, initial="service", required=False)
    description = forms.CharField(label=_("Which product or service"), max_length=500, required=False)
    amount = forms.DecimalField(label=_("Amount claimed"), max_digits=15, decimal_places=2, min_value=0, required=False, localize=True)
    request = forms.CharField(label=_("What the consumer asks for"), max_length=10_000, required=False, widget=Area)
    guardian = forms.CharField(label=_("Father or mother, if the consumer is a minor"), max_length=160, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not said.get("from_paper"):
            for name in OF_SHEET:  # what nobody sees asks for nothing
                self.errors.pop(name, None)
        elif said.get("received_at") and said["received_at"] != said.get("written_at"):
            self.add_error("received_at", _("The day and the hour of the sheet count. Leave this empty."))
        return said

    def opening(self, at: datetime) -> dict[str, Any]:
        said, told = self.cleaned_data, super().opening(at)
        if not said["from_paper"]:
            return told
        sheet = SheetData(
            good="product" if said["good"] == "product" else "service", description=said["description"], request=said["request"],
            guardian=said["guardian"], from_paper=True, paper_number=said["paper_number"],
        )  # fmt: skip
        amount = said["amount"] if said["amount"] is not None else told["money_claimed"]
        return told | {"channel": Channel.PAPER, "received_at": said["written_at"], "money_claimed": amount, "sheet": sheet}

    def field_of(self, broken: RuleBroken) -> str | None:
        """Beside which field a broken rule is said: of a sheet, the hour is the one written on it."""
        return "written_at" if broken.field == "received_at" and self.cleaned_data.get("from_paper") else super().field_of(broken)


def form_of(country: str) -> type[NewForm]:
    """The form that the law of the country asks for."""
    return BookForm if country == "PE" else NewForm
