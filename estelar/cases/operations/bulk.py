"""One thing done to several cases: each in a transaction of its own, so that one that refuses does not hold up the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from estelar.cases import rules
from estelar.cases.operations import assigning, classifying, moving
from estelar.errors import RuleBroken

if TYPE_CHECKING:
    from estelar.cases.models import Case, Theme
    from estelar.people.models import Person


@dataclass
class Done:
    """How many cases were changed, and which refused, with the reason."""

    changed: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def change_many(
    cases: Iterable[Case], *, owner: Person | None = None, theme: Theme | None = None, start: bool = False, by: Person, at: datetime
) -> Done:
    """Give all of them to somebody, put them under a theme, begin to work on those that have just come in."""
    done = Done()
    for case in cases:
        try:
            if theme is not None and case.theme_id != theme.pk:
                classifying.change(case, theme=theme, by=by, at=at)
            if start and case.status == rules.Status.RECEIVED:
                moving.start(case, by=by, at=at)
            if owner is not None and case.owner_id != owner.pk:
                assigning.assign(case, to=owner, by=by, at=at)
        except RuleBroken as broken:
            done.refused.append((case.number, str(broken)))
        else:
            done.changed += 1
    return done
