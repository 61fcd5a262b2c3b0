"""What is settled beforehand for all cases: kept and taken back, each with its line in the journal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from estelar import law
from estelar.cases import rules
from estelar.cases.models import Case, Cause, Confirmation, Regime, Routing, Template, Theme
from estelar.cases.rules.moves import check_said
from estelar.errors import BadInput, RuleBroken
from estelar.journal.operations import record
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.people.models import Person

type Settled = Theme | Cause | Regime | Routing | Template | models.Model


def _check_may(by: Person) -> None:
    if not by.is_house and not by.may_everywhere(Permission.CHANGE_CASE_RULES):
        raise RuleBroken(_("Only whoever leads quality in the whole organisation changes the rules of cases."), code="may_not")


@transaction.atomic
def settle(row: Settled, *, by: Person, at: datetime) -> Settled:
    """Keep a new or changed row. Raises RuleBroken: a circle in a tree, a term that does not exist, the same line twice."""
    _check_may(by)
    _check(row)
    is_new = row.pk is None
    try:
        row.full_clean()
    except ValidationError as refused:
        field, said = next(iter(refused.message_dict.items()))
        raise RuleBroken(said[0], code="not_valid", field=None if field == "__all__" else field) from refused
    row.save()
    record("cases.rule_added" if is_new else "cases.rule_changed", row, by=by, at=at, what=str(row._meta.verbose_name))
    return row


def _check(row: Settled) -> None:
    if isinstance(row, Theme | Cause):
        above = row.parent
        while above is not None:
            if above.pk == row.pk:
                raise RuleBroken(_("This would be part of itself. Choose another place in the tree."), code="circle", field="parent")
            above = above.parent
    if isinstance(row, Regime):
        _check_regime(row)
    if isinstance(row, Routing) and row.owner == Routing.Owner.NAMED and row.person is None:
        raise RuleBroken(_("Choose the person who gets these cases."), code="no_person", field="person")


def _check_regime(row: Regime) -> None:
    if row.rule_id == rules.OWN:
        if not row.own_days:
            raise RuleBroken(_("Say how many business days your own standard has."), code="no_days", field="own_days")
        return
    try:
        found = law.versions(row.rule_id)
    except BadInput as unknown:
        raise RuleBroken(_("There is no legal term “%(rule)s”.") % {"rule": row.rule_id}, code="no_rule", field="rule_id") from unknown
    if all(one.term is None for one in found):
        raise RuleBroken(_("That law sets no term of its own for the answer. Choose another one."), code="no_term", field="rule_id")
    row.own_days = None


@transaction.atomic
def withdraw(row: Settled, *, by: Person, at: datetime) -> None:
    """From now on it is no longer used. What cases name (a theme, a cause, a template) stays where it was named."""
    _check_may(by)
    record("cases.rule_withdrawn", row, by=by, at=at, what=str(row._meta.verbose_name))
    if isinstance(row, Theme | Cause | Template):
        row.closed_at = at
        row.save(update_fields=["closed_at"])
    else:
        row.delete()


@transaction.atomic
def bring_back(row: Theme | Cause | Template, *, by: Person, at: datetime) -> None:
    """It is used again."""
    _check_may(by)
    row.closed_at = None
    row.save(update_fields=["closed_at"])
    record("cases.rule_brought_back", row, by=by, at=at, what=str(row._meta.verbose_name))


@transaction.atomic
def confirm(rule: law.Rule, *, is_on: bool, note: str, by: Person, at: datetime) -> Confirmation:
    """Turn this version of a legal term on or off for cases to come, and note why; cases keep the term they were born under.

    Raises RuleBroken: no note; somebody who does not administer the whole organisation.
    """
    if not by.is_house and not by.may_everywhere(Permission.CHANGE_ORGANISATION):
        raise RuleBroken(_("Only an administrator of the whole organisation confirms legal terms or turns them off."), code="may_not")
    note = check_said(note, field="note", code="no_note")
    said, _made = Confirmation.objects.update_or_create(
        rule_id=rule.id, rule_version=rule.version, defaults={"is_on": is_on, "note": note, "by": by, "at": at}
    )
    record("cases.term_confirmed" if is_on else "cases.term_turned_off", said, by=by, at=at, rule=str(said), mark=rule.verified.value)
    return said


def used_by(theme: Theme) -> int:
    """How many open cases have this theme."""
    return Case.objects.open().filter(theme=theme).count()
