"""Which open cases follow another version of their calendar, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from estelar.cases.models import Case

if TYPE_CHECKING:
    from django.db.models import QuerySet


class AdoptForm(forms.Form):
    """The cases are ticked in the table of those whose deadline would move."""

    cases = forms.ModelMultipleChoiceField(
        Case.objects.none(), label=_("Cases"), widget=forms.MultipleHiddenInput, error_messages={"required": _("Choose at least one case.")}
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("It stands in the journal of each case, with your name, for whoever explains its deadline."),
    )

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)  # whose days were shown

    def __init__(self, *args: Any, cases: QuerySet[Case, Case], **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["cases"].queryset = cases  # type: ignore[attr-defined]
