from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from estelar.channels.forms.units import UnitChoice
from estelar.people.models import Person, Unit
from estelar.permissions import Permission


class AccountForm(forms.Form):
    """A number of WhatsApp and its secrets; those that are there already may stay empty."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("How people here call it, such as “WhatsApp of the town hall”."))
    unit = UnitChoice(label=_("Unit"), help_text=_("Whoever looks after the channels of this unit sees what comes in."))
    phone = forms.CharField(label=_("Number"), max_length=30, required=False, help_text=_("As people dial it: +57 604 123 4567."))
    phone_number_id = forms.CharField(
        label=_("Phone number ID"), max_length=40, help_text=_("Digits that the service shows beside the number (WhatsApp → API setup).")
    )
    token = forms.CharField(
        label=_("Access token"), max_length=1000, widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("Of a system user, so that it does not end by itself. It is kept encrypted."),
    )  # fmt: skip
    app_secret = forms.CharField(
        label=_("App secret"), max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("With it the service signs what it delivers (App settings → Basic). It is kept encrypted."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: Person, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        assert isinstance(unit, UnitChoice)
        unit.offer(Unit.objects.where(person, Permission.CHANGE_CHANNELS).open())
        for name in ("token", "app_secret"):
            self.fields[name].required = is_new
            if not is_new:
                self.fields[name].help_text = _("It is kept as it is when you leave this empty.")
