"""The design check: answers kept with the score they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from estelar.cycles import nature
from estelar.cycles.models import CycleVersion, DesignCheck
from estelar.journal import operations as journal
from estelar.people.models import Person


@transaction.atomic
def save_check(version: CycleVersion, *, answers: Mapping[str, object], by: Person, at: datetime) -> DesignCheck:
    """All answers given to a version so far; the score is None while they are too few. Raises BadInput for what is no answer."""
    given = nature.check_answers(answers)
    score = nature.score(given)
    values = {"answers": given, "score": score.value, "at": at, "by": by}
    saved, _made = DesignCheck.objects.update_or_create(version=version, defaults=values)
    journal.record("cycles.check_saved", version, by=by, at=at, answered=score.answered, of=score.of, score=score.value)
    return saved
