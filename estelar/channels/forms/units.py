from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

from estelar.people.models import Unit, UnitQuerySet, as_tree

if TYPE_CHECKING:
    _UnitField = forms.ModelChoiceField[Unit]
else:
    _UnitField = forms.ModelChoiceField


class UnitChoice(_UnitField):
    """Units as an indented list, in the order of the tree."""

    def __init__(self, *, label: object, help_text: object) -> None:
        super().__init__(queryset=Unit.objects.none(), label=label, help_text=help_text)  # type: ignore[arg-type]

    def offer(self, units: UnitQuerySet) -> None:
        """These may be chosen."""
        self.queryset = units
        ordered = as_tree(units.in_tree_order())
        top = min((unit.depth for unit in ordered), default=0)
        self.choices = [(unit.pk, "\u2003" * (unit.depth - top) + unit.name) for unit in ordered]
