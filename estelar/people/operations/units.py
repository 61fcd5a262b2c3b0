"""The tree of units: add, change, move, close, reopen. Whoever changes the tree holds the row of the organisation, one at a time."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import BigIntegerField, Case, F, Max, Q, Value, When
from django.db.models.functions import Concat, Length, Lower, Replace, Substr
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people import rules
from estelar.people.models import Organisation, Person, Unit


def hold_tree() -> None:
    """Until the transaction ends nobody else changes units or roles (two moves at once could close a ring)."""
    Organisation.current()
    Organisation.objects.select_for_update().only("pk").get(pk=1)


def _clean(name: str, code: str) -> tuple[str, str]:
    name, code = " ".join(name.split()), code.strip()
    if not name:
        raise RuleBroken(_("A unit needs a name."), code="no_name", field="name")
    return name, code


def _check_free(*, name: str, code: str, parent: Unit | None, unit: Unit | None = None) -> None:
    others = Unit.objects.exclude(pk=unit.pk) if unit else Unit.objects.all()
    if others.alias(lower=Lower("name")).filter(parent=parent, lower=Lower(Value(name))).exists():
        raise RuleBroken(
            _("There is already a unit called “{name}” in this place. Choose another name.").format(name=name),
            code="name_taken",
            field="name",
        )
    if code and (taken := others.filter(code__iexact=code).first()):
        raise RuleBroken(
            _("The code “{code}” belongs to the unit “{name}”. Choose another code.").format(code=code, name=taken.name),
            code="code_taken",
            field="code",
        )


def _check_open(parent: Unit) -> None:
    if not parent.is_open:
        raise RuleBroken(
            _("“{name}” is closed. Reopen it first, or choose an open unit.").format(name=parent.name), code="parent_closed", field="parent"
        )


@transaction.atomic
def add_unit(*, name: str, parent: Unit | None, by: Person, at: datetime, code: str = "") -> Unit:
    """A new unit as part of `parent`; without parent the root, of which there is one. Raises RuleBroken."""
    hold_tree()
    name, code = _clean(name, code)
    if parent is None and Unit.objects.filter(parent=None).exists():
        raise RuleBroken(
            _("The organisation already has its first unit: every other unit is part of one. Choose which."),
            code="one_root",
            field="parent",
        )
    if parent is not None:
        parent = Unit.objects.get(pk=parent.pk)
        _check_open(parent)
        rules.check_levels(rules.levels(parent.path) + 1)
    _check_free(name=name, code=code, parent=parent)
    unit = Unit.objects.create(name=name, code=code, parent=parent, path=f"new {uuid.uuid4()}")
    unit.path = rules.path_below(parent.path if parent else "", unit.pk)
    unit.save(update_fields=["path"])
    record("people.unit_added", unit, by=by, at=at, part_of=parent.name if parent else "", code=code)
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, name: str, by: Person, at: datetime, code: str = "") -> Unit:
    """Another name or code. Raises RuleBroken."""
    hold_tree()
    unit = Unit.objects.get(pk=unit.pk)
    name, code = _clean(name, code)
    if (name, code) == (unit.name, unit.code):
        return unit
    _check_free(name=name, code=code, parent=unit.parent, unit=unit)
    before = {"name": unit.name, "code": unit.code}
    unit.name, unit.code = name, code
    unit.save(update_fields=["name", "code"])
    changes = {key: [old, getattr(unit, key)] for key, old in before.items() if old != getattr(unit, key)}
    record("people.unit_changed", unit, by=by, at=at, changes=changes)
    return unit


@transaction.atomic
def move_unit(unit: Unit, *, parent: Unit, by: Person, at: datetime) -> Unit:
    """The unit, with everything below it, becomes part of `parent`. Raises RuleBroken."""
    hold_tree()
    unit, parent = Unit.objects.select_related("parent").get(pk=unit.pk), Unit.objects.get(pk=parent.pk)
    if unit.parent is None:
        raise RuleBroken(_("The first unit is the whole organisation: it has no other place."), code="root_stays")
    if unit.parent_id == parent.pk:
        return unit
    rules.check_not_below_itself(unit.path, parent.path)
    _check_open(parent)
    subtree = Unit.objects.below(unit)
    slashes = Length("path") - Length(Replace("path", Value("/"), Value("")))
    deepest = subtree.aggregate(most=Max(slashes - 1))["most"]
    rules.check_levels(rules.levels(parent.path) + deepest - rules.levels(unit.path) + 1)
    _check_free(name=unit.name, code="", parent=parent, unit=unit)
    old, path, was_part_of = unit.path, rules.path_below(parent.path, unit.pk), unit.parent.name
    subtree.update(
        path=Concat(Value(path), Substr("path", len(old) + 1)),
        parent_id=Case(When(pk=unit.pk, then=Value(parent.pk)), default=F("parent_id"), output_field=BigIntegerField()),
    )
    unit = Unit.objects.get(pk=unit.pk)
    record("people.unit_moved", unit, by=by, at=at, was_part_of=was_part_of, part_of=parent.name)
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, by: Person, at: datetime) -> Unit:
    """No new contacts from now on; what was lived there stays. Raises RuleBroken while parts of it are open."""
    hold_tree()
    unit = Unit.objects.get(pk=unit.pk)
    if not unit.is_open:
        return unit
    if unit.parent_id is None:
        raise RuleBroken(_("The first unit is the whole organisation: it cannot be closed."), code="root_stays")
    still_open = Unit.objects.open().filter(Q(parent=unit)).in_tree_order().first()
    if still_open:
        raise RuleBroken(
            _("“{name}” still has open parts, such as “{part}”. Close or move those first.").format(name=unit.name, part=still_open.name),
            code="open_parts",
        )
    unit.closed_at = at
    unit.save(update_fields=["closed_at"])
    record("people.unit_closed", unit, by=by, at=at)
    return unit


@transaction.atomic
def reopen_unit(unit: Unit, *, by: Person, at: datetime) -> Unit:
    """The unit takes new contacts again. Raises RuleBroken while what it is part of is closed."""
    hold_tree()
    unit = Unit.objects.select_related("parent").get(pk=unit.pk)
    if unit.is_open:
        return unit
    if unit.parent is not None and not unit.parent.is_open:
        raise RuleBroken(
            _("“{name}” is part of “{parent}”, which is closed. Reopen that first, or move this unit.").format(
                name=unit.name, parent=unit.parent.name
            ),
            code="parent_closed",
        )
    unit.closed_at = None
    unit.save(update_fields=["closed_at"])
    record("people.unit_reopened", unit, by=by, at=at)
    return unit
