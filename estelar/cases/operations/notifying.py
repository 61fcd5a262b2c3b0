"""What people of ours are told of a case: only who may see it, and no longer than they may (`secrecy.readable_notices`)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from estelar.cases.models import Case
from estelar.notices.operations import post

if TYPE_CHECKING:
    from estelar.people.models import Person


def tell(key: str, *, to: Person, case: Case, at: datetime, urgent: bool = False, **detail: Any) -> None:
    """Post a notice about the case, which leads to it; none to whoever may not see the case."""
    if Case.objects.visible_to(to).filter(pk=case.pk).exists():
        post(key, to=to, at=at, about=case, urgent=urgent, **detail)


def praise(to: Person, *, case: Case, at: datetime) -> None:
    """Tell somebody that they were praised. It leads to the words of praise, which they may read although the case is not theirs to see."""
    if not case.is_confidential:
        post("cases.praised", to=to, at=at, link=reverse("cases:compliment", args=[case.pk]), number=case.number, unit=case.unit.name)
