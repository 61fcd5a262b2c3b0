from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from estelar.customers.models import Customer
from estelar.customers.rules import FIELDS, MOST
from estelar.people.models import UnitQuerySet, as_tree


class CustomerForm(forms.Form):
    """Who somebody is. One thing is enough; each more makes it likelier that they are recognised."""

    name = forms.CharField(label=_("Name"), max_length=MOST["name"], required=False)
    document = forms.CharField(label=_("Document"), max_length=MOST["document"], required=False)
    phone = forms.CharField(
        label=_("Telephone"), max_length=MOST["phone"], required=False, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})
    )
    email = forms.CharField(
        label=_("E-mail"),
        max_length=MOST["email"],
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
    )
    external_id = forms.CharField(
        label=_("External id"), max_length=MOST["external_id"], required=False, help_text=_("The number that another system gives them.")
    )
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, units: UnitQuerySet, customer: Customer | None = None, **kwargs: Any) -> None:
        if customer is not None:
            kwargs["initial"] = {field: getattr(customer, field) for field in FIELDS} | {"unit": customer.unit_id}
        super().__init__(*args, **kwargs)
        self.units = {unit.pk: unit for unit in as_tree(units.in_tree_order())}
        top = min((unit.depth for unit in self.units.values()), default=0)
        offered = [(pk, "\u2003" * (unit.depth - top) + unit.name) for pk, unit in self.units.items()]
        if customer is not None and customer.unit_id is not None and customer.unit_id not in self.units:
            assert customer.unit is not None
            self.units[customer.unit.pk] = customer.unit
            offered.insert(0, (customer.unit.pk, customer.unit.name))
        self.fields["unit"].choices = [("", _("None in particular: seen by everybody")), *offered]  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """An address that came so from a file may stay as it is; a new one must be one."""
        email = str(self.cleaned_data["email"])
        if email and email != self.initial.get("email"):
            validate_email(email)
        return email

    @property
    def values(self) -> dict[str, Any]:
        """What the operations take."""
        return {field: self.cleaned_data[field] for field in FIELDS} | {"unit": self.units.get(self.cleaned_data["unit"])}


class SearchForm(forms.Form):
    """What one knows of the person one looks for."""

    q = forms.CharField(
        label=_("Name, document, telephone, e-mail or external id"),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "class": "input"}),
    )
