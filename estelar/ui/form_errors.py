"""A broken rule, told where it belongs: beside its field of the form, else above the form."""

from __future__ import annotations

from django.forms import BaseForm
from django.utils.translation import gettext_noop

from estelar.errors import RuleBroken

gettext_noop("- Select an option -")  # Django's words for a choice not made yet, which its Spanish does not have


def say(form: BaseForm, error: RuleBroken) -> None:
    """A broken rule as an error of the form, beside its field when it has one."""
    form.add_error(error.field if error.field in form.fields else None, str(error))
