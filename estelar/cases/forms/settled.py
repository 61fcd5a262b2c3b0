"""Forms of what is settled beforehand, and of promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from estelar import law
from estelar.cases import rules
from estelar.cases.models import Absence, Cause, Escalation, Regime, Routing, Template, Theme
from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.people.models import Person, Unit, as_tree
from estelar.people.rules import ROLE_NAMES, Role
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.people.models import Organisation


def _units() -> Any:
    return Unit.objects.open().in_tree_order()


def _handlers() -> Any:
    return Person.objects.who_may(Permission.HANDLE_CASES).order_by("name")


def term_choices(organisation: Organisation) -> list[tuple[str, str]]:
    """The legal terms of the country, and the organisation's own standard."""
    language = get_language() or "es"
    own = [(rules.OWN, str(_("our own standard, in business days")))]
    if organisation.country not in law.COUNTRIES:
        return own
    known = {one.id: one for one in law.rules(organisation.country) if one.term is not None}
    return [*((key, f"{one.title.in_(language)} ({key})") for key, one in known.items()), *own]


class ThemeForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Theme
        fields = ("name", "parent", "code", "is_confidential")

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["parent"].queryset = Theme.objects.filter(closed_at=None).exclude(pk=self.instance.pk).order_by("name")  # type: ignore[attr-defined]


class CauseForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Cause
        fields = ("name", "parent")

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["parent"].queryset = Cause.objects.filter(closed_at=None).exclude(pk=self.instance.pk).order_by("name")  # type: ignore[attr-defined]


class RegimeForm(forms.ModelForm):  # type: ignore[type-arg]
    rule_id = forms.ChoiceField(label=_("legal term"))

    class Meta:
        model = Regime
        fields = ("kind", "theme", "unit", "rule_id", "own_days")
        labels: ClassVar[dict[str, Any]] = {"theme": _("theme"), "unit": _("unit")}

    def __init__(self, *args: Any, organisation: Organisation, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["rule_id"].choices = term_choices(organisation)  # type: ignore[attr-defined]
        self.fields["theme"].queryset = Theme.objects.filter(closed_at=None).order_by("name")  # type: ignore[attr-defined]
        self.fields["unit"].queryset = _units()  # type: ignore[attr-defined]


class RoutingForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Routing
        fields = ("position", "kind", "theme", "from_unit", "to_unit", "owner", "person")
        labels: ClassVar[dict[str, Any]] = {"position": _("Place in the order"), "person": _("Person")}
        help_texts: ClassVar[dict[str, Any]] = {"position": _("The first line that fits decides.")}

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["theme"].queryset = Theme.objects.filter(closed_at=None).order_by("name")  # type: ignore[attr-defined]
        for name in ("from_unit", "to_unit"):
            self.fields[name].queryset = _units()  # type: ignore[attr-defined]
        self.fields["person"].queryset = _handlers()  # type: ignore[attr-defined]


class EscalationForm(forms.ModelForm):  # type: ignore[type-arg]
    role = forms.ChoiceField(
        label=_("role"), choices=[(role.value, ROLE_NAMES[role]) for role in (Role.SUPERVISOR, Role.QUALITY_MANAGER, Role.DIRECTOR)]
    )

    class Meta:
        model = Escalation
        fields = ("days_before", "role")
        help_texts: ClassVar[dict[str, Any]] = {"days_before": _("0: on the day itself.")}


class TemplateForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Template
        fields = ("name", "language", "kind", "theme", "text")
        widgets: ClassVar[dict[str, Any]] = {"text": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["theme"].queryset = Theme.objects.filter(closed_at=None).order_by("name")  # type: ignore[attr-defined]


class AbsenceForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Absence
        fields = ("person", "first", "last", "stand_in")
        labels: ClassVar[dict[str, Any]] = {"person": _("Who is away"), "stand_in": _("Who stands in")}
        widgets: ClassVar[dict[str, Any]] = {name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}) for name in ("first", "last")}

    def __init__(self, *args: Any, person: Person, **words: Any) -> None:
        super().__init__(*args, **words)
        seen = _handlers().filter(pk__in=Person.objects.visible_to(person).values("pk"))
        self.fields["person"].queryset = seen  # type: ignore[attr-defined]
        self.fields["person"].initial = person.pk
        self.fields["stand_in"].queryset = seen  # type: ignore[attr-defined]


class ConfirmationForm(forms.Form):
    is_on = forms.TypedChoiceField(
        label=_("For cases to come"),
        choices=[("1", _("It holds")), ("0", _("It does not hold"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you read and where, or who told you. The journal keeps it."),
    )


class PromiseForm(forms.Form):
    """What we promise, to whom, by when, and who keeps it."""

    what = forms.CharField(label=_("What"), max_length=300, help_text=_("As it was said: “I call you on Friday before twelve”."))
    due_at = forms.DateTimeField(label=_("By when"), widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}))
    to_name = forms.CharField(label=_("To whom"), max_length=160, required=False)
    condition = forms.CharField(label=_("On condition that"), max_length=300, required=False)
    keeper = forms.ModelChoiceField(label=_("Who keeps it"), queryset=Person.objects.none())
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    moment = forms.ModelChoiceField(label=_("Moment"), queryset=Moment.objects.none(), required=False)

    def __init__(self, *args: Any, person: Person, customer: Customer | None = None, in_case: bool = False, **words: Any) -> None:
        super().__init__(*args, **words)
        units = Unit.objects.where(person, Permission.HANDLE_CASES).open()
        self.fields["unit"].queryset = units.in_tree_order()  # type: ignore[attr-defined]
        tree = as_tree(units.in_tree_order())
        self.fields["unit"].initial = tree[0].pk if tree else None
        people = _handlers().filter(pk__in=Person.objects.visible_to(person).values("pk"))
        self.fields["keeper"].queryset = people  # type: ignore[attr-defined]
        self.fields["keeper"].initial = person.pk
        self.fields["moment"].queryset = Moment.objects.in_force()  # type: ignore[attr-defined]
        if in_case:
            del self.fields["unit"]
        if in_case or customer is not None:
            del self.fields["to_name"]


class RenegotiateForm(forms.Form):
    due_at = forms.DateTimeField(
        label=_("By when now"), widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    )
    what = forms.CharField(label=_("What, if that changed too"), max_length=300, required=False)
    note = forms.CharField(label=_("What the customer said"), max_length=300, required=False)


class NoteForm(forms.Form):
    note = forms.CharField(label=_("What happened"), max_length=300, required=False)
