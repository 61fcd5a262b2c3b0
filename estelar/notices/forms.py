from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from estelar.notices import rules
from estelar.notices.operations import kinds


class PreferencesForm(forms.Form):
    """A choice for each kind of notice that can be chosen."""

    def __init__(self, *args: Any, now: Mapping[str, rules.Delivery], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {key.replace(".", "-"): key for key in now}
        for name, key in self.keys.items():
            self.fields[name] = forms.ChoiceField(
                label=kinds()[key], choices=[(d.value, label) for d, label in rules.DELIVERY_NAMES.items()], initial=now[key].value
            )

    def wanted(self) -> dict[str, rules.Delivery]:
        """What was chosen, by key."""
        return {key: rules.Delivery(self.cleaned_data[name]) for name, key in self.keys.items()}
