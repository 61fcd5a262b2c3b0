"""Canned answers filled in for a case: what somebody sees before it is put into a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import formats
from django.utils.translation import override

from estelar.cases import rules
from estelar.cases.models import Case, Template
from estelar.cases.operations.deadlines import rule_of
from estelar.cases.operations.receipts import due_in_words, zone
from estelar.cases.rules.filling import fill
from estelar.people.models import Organisation

if TYPE_CHECKING:
    from estelar.people.models import Person

MOST = 40


@dataclass(frozen=True, slots=True)
class Ready:
    """A canned answer as it would go out in one case."""

    template: Template
    text: str
    missing: tuple[str, ...]


def values_of(case: Case, *, by: Person) -> dict[str, str]:
    """What the variables say in this case, in the language of whoever asked."""
    pending = case.promises.filter(state="pending").order_by("due_at").values_list("what", flat=True).first()
    rule = rule_of(case)
    with override(case.language):
        return {
            "name": str(case.customer or case.contact_name or ""),
            "number": case.number,
            "key": rules.shown(case.key),
            "subject": case.subject,
            "kind": str(rules.KINDS[rules.Kind(case.said_kind)]),
            "received": formats.date_format(case.received_at.astimezone(zone()), "DATE_FORMAT"),
            "due": due_in_words(case, rule) if case.due_at is not None and rule is not None else "",
            "unit": case.unit.name,
            "organisation": Organisation.current().name,
            "me": by.name,
            "amount": formats.number_format(case.money_claimed) if case.money_claimed is not None else "",
            "promise": pending or "",
        }


def filled(case: Case, *, by: Person) -> list[Ready]:
    """The canned answers for a case like this one (its language, kind and theme, or any), the most exact first."""
    found = Template.objects.visible_to(by).filter(
        Q(kind="") | Q(kind=case.kind), Q(theme=None) | Q(theme=case.theme_id), language=case.language[:2], closed_at=None
    )
    values = values_of(case, by=by)
    ready = []
    for template in found.order_by("-theme", "-kind", "name")[:MOST]:
        done = fill(template.text, values)
        ready.append(Ready(template, done.text, done.missing))
    return ready
