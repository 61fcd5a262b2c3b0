from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from estelar.api import rules
from estelar.api.routing import ADDRESSES
from estelar.people.models import Person, Unit, UnitQuerySet, as_tree
from estelar.people.rules import ROLE_NAMES, Role
from estelar.permissions import Permission
from estelar.ui.words import permission_words

if TYPE_CHECKING:
    _UnitField = forms.ModelChoiceField[Unit]
else:
    _UnitField = forms.ModelChoiceField

DAYS = ((30, _("30 days")), (90, _("90 days")), (180, _("half a year")), (365, _("a year")))


class RoleForm(forms.Form):
    """A role of a robot in a unit and everything below it."""

    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, name) for role, name in ROLE_NAMES.items()])
    unit = _UnitField(queryset=Unit.objects.none(), label=_("In the unit, and everything below it"))

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ordered = as_tree(units.in_tree_order())
        top = min((unit.depth for unit in ordered), default=0)
        choice = self.fields["unit"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = units
        choice.choices = [(unit.pk, "\u2003" * (unit.depth - top) + unit.name) for unit in ordered]

    @property
    def chosen_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class RobotForm(RoleForm):
    """A new robot with its first role."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("Which program it is, for example “CRM” or “Queue system”. The journal names it.")
    )
    field_order = ("name", "role", "unit")


class TokenForm(forms.Form):
    """A new token of a robot."""

    name = forms.CharField(label=_("What it is for"), max_length=80, help_text=_("For example “nightly export”."))
    scopes = forms.MultipleChoiceField(
        label=_("What it lets through"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As little as the program needs. Only what the roles of the robot allow is offered."),
    )
    days = forms.TypedChoiceField(label=_("It works for"), choices=DAYS, coerce=int, initial=rules.USUAL_DAYS)
    rate = forms.IntegerField(
        label=_("Calls a minute, at most"), min_value=1, max_value=rules.MOST_RATE, initial=rules.USUAL_RATE, localize=False
    )

    def __init__(self, *args: Any, robot: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_for = {route.permission for address in ADDRESSES.values() for route in address.routes.values()}
        allowed = [(one.value, permission_words(one)) for one in Permission if one in asked_for and robot.may(one)]
        self.fields["scopes"].choices = allowed  # type: ignore[attr-defined]

    @property
    def chosen_scopes(self) -> list[Permission]:
        return [Permission(scope) for scope in self.cleaned_data["scopes"]]
