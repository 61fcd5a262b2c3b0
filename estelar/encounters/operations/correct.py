"""Putting a written contact right; the journal keeps what it said before."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from estelar.encounters import rules
from estelar.encounters.models import CorrectedText, Dissatisfaction, Encounter
from estelar.encounters.operations.latest import check_may_change
from estelar.encounters.operations.record import (
    check_place,
    check_times,
    clean,
    elements_of,
    impression_columns,
    judged,
    local_day,
    present_customer,
)
from estelar.errors import Conflict, RuleBroken
from estelar.journal.operations import record as write_journal

if TYPE_CHECKING:
    from estelar.customers.models import Customer
    from estelar.cycles.models import Moment
    from estelar.people.models import Person, Unit

OWN_WORDS = ("comment", "made_stellar")
"""Free text: may be about a person, so what it said before goes where an erasure can reach it, and never into the journal."""

_PLAIN = (
    "moment_id",
    "unit_id",
    "customer_id",
    "served_by_id",
    "channel",
    "occurred_at",
    "wait_seconds",
    "duration_seconds",
    "rating_raw",
    "scale",
    "impression",
    "impression_source",
    "visit",
)


class Changes(TypedDict, total=False):
    """What a correction may change; what is left out stays."""

    moment: Moment
    unit: Unit
    customer: Customer | None
    served_by: Person | None
    channel: str
    occurred_at: datetime
    wait_seconds: int | None
    duration_seconds: int | None
    rating: str
    scale: str
    impression: int | None  # None: nobody said any, let the rating speak
    impression_source: str
    elements: Mapping[str, str]
    made_stellar: str
    comment: str
    visit: uuid.UUID | None


def elements_now(encounter: Encounter) -> dict[str, str]:
    """Element → evidence, as stored."""
    return dict(encounter.dissatisfactions.order_by("element").values_list("element", "evidence"))


def state_of(encounter: Encounter) -> str:
    """A short mark of everything that a correction may change: two equal marks, nothing happened in between."""
    values = [getattr(encounter, name) for name in (*_PLAIN, *OWN_WORDS)]
    text = json.dumps([*values, elements_now(encounter)], cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _settle_impression(encounter: Encounter, changes: Changes) -> None:
    """Rating and impression together, because one may follow from the other; the higher source wins."""
    rating, scale = clean(changes.get("rating", encounter.rating_raw)), changes.get("scale", encounter.scale)
    old_source = encounter.impression_source
    judgement: rules.Judgement | None = None
    if (rating, scale if rating else "") != (encounter.rating_raw, encounter.scale):
        columns, judgement = judged(rating, scale)
        _set(encounter, columns)
        rating_changed = True
    else:
        rating_changed = False
    said = changes.get("impression") if "impression" in changes else (encounter.impression if _was_said(encounter) else None)
    source = changes.get("impression_source") or (old_source if _was_said(encounter) else Encounter.ImpressionSource.STAFF)
    if said is not None and "impression" in changes:
        unchanged = (said, source) == (encounter.impression, old_source)
        if not unchanged and rules.outranks(old_source, source):
            raise RuleBroken(
                _(
                    "Who lived it said so, and that counts more than what staff saw. "
                    "If it was written down by mistake, choose “nobody said”, save, and then write what staff saw."
                ),
                code="outranked",
                field="impression",
            )
    if said is not None:
        _set(encounter, impression_columns(said, source, None))
    elif rating_changed or _was_said(encounter):
        if judgement is None and encounter.rating_raw:
            judgement = rules.judge_again(encounter.scale, encounter.rating or 0)
        _set(encounter, impression_columns(None, "", judgement))


def _was_said(encounter: Encounter) -> bool:
    return encounter.impression_source in (Encounter.ImpressionSource.CUSTOMER, Encounter.ImpressionSource.STAFF)


def _set(encounter: Encounter, columns: Mapping[str, Any]) -> None:
    for name, value in columns.items():
        setattr(encounter, name, value)


@transaction.atomic
def correct(encounter: Encounter, *, by: Person, at: datetime, seen: str = "", **changes: Unpack[Changes]) -> Encounter:
    """Put a contact right. Who wrote it may for a while; others need CORRECT_ENCOUNTERS in its unit (and in the new one).

    What the customer said outranks what staff saw, and that outranks the rating. `seen` is the `state_of` that the corrector looked at.
    Raises RuleBroken as `record` does and when not allowed; Conflict when somebody changed the contact since it was seen.
    """
    encounter = Encounter.objects.select_for_update(of=("self",)).select_related("moment__cycle", "unit").get(pk=encounter.pk)
    check_may_change(encounter, by=by, at=at)
    if seen and seen != state_of(encounter):
        raise Conflict(
            _("Somebody changed this contact while you were writing. Nothing was overwritten: look at it again."), code="changed_meanwhile"
        )
    before = {name: getattr(encounter, name) for name in (*_PLAIN, *OWN_WORDS)}
    elements_before = elements_now(encounter)

    moment, unit = changes.get("moment", encounter.moment), changes.get("unit", encounter.unit)
    if (moment.pk, unit.pk) != (encounter.moment_id, encounter.unit_id):
        check_place(moment, unit)
        encounter.moment, encounter.unit = moment, unit
        check_may_change(encounter, by=by, at=at)
    if "customer" in changes and (changes["customer"].pk if changes["customer"] else None) != encounter.customer_id:
        encounter.customer = present_customer(changes["customer"])
    for name in ("served_by", "channel", "wait_seconds", "duration_seconds", "visit"):
        if name in changes:
            setattr(encounter, name, changes[name])
    if "occurred_at" in changes and changes["occurred_at"] != encounter.occurred_at:
        encounter.occurred_at = changes["occurred_at"]
        encounter.day = local_day(encounter.occurred_at)
    check_times(occurred_at=encounter.occurred_at, at=at, wait_seconds=encounter.wait_seconds, duration_seconds=encounter.duration_seconds)
    for name, longest in (("comment", None), ("made_stellar", 500)):
        text = clean(str(changes.get(name, getattr(encounter, name))), longest)
        if text != clean(getattr(encounter, name)):  # what a file brought stays as it came while nobody changes a letter of it
            setattr(encounter, name, text)
    _settle_impression(encounter, changes)
    elements = elements_of(changes["elements"]) if "elements" in changes else elements_before

    after = {name: getattr(encounter, name) for name in (*_PLAIN, *OWN_WORDS)}
    changed = [name for name in before if before[name] != after[name]]
    if not changed and elements == elements_before:
        return encounter
    if changed:
        encounter.save()
    _change_elements(encounter, elements_before, elements)
    _remember(encounter, {n: (before[n], after[n]) for n in changed}, (elements_before, elements), by=by, at=at)
    return encounter


def _change_elements(encounter: Encounter, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    if gone := set(before) - set(after):
        encounter.dissatisfactions.filter(element__in=gone).delete()
    for element, evidence in after.items():
        if before.get(element) != evidence:
            Dissatisfaction.objects.update_or_create(encounter=encounter, element=element, defaults={"evidence": evidence})


def _remember(
    encounter: Encounter,
    changed: Mapping[str, tuple[Any, Any]],
    elements: tuple[Mapping[str, str], Mapping[str, str]],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Before and after of every changed field: facts into the journal, people's own words beside it, where erasure reaches them."""
    facts = {name: pair for name, pair in changed.items() if name not in OWN_WORDS}
    words = {name: pair for name, pair in changed.items() if name in OWN_WORDS}
    old, new = elements
    if set(old) != set(new):
        facts["elements"] = (sorted(old), sorted(new))
    for element in sorted(set(old) | set(new)):
        if old.get(element, "") != new.get(element, ""):
            words[f"evidence.{element}"] = (old.get(element, ""), new.get(element, ""))
    entry = write_journal(
        "encounters.corrected",
        encounter,
        by=by,
        at=at,
        before={name: pair[0] for name, pair in facts.items()},
        after={name: pair[1] for name, pair in facts.items()},
        words=sorted(words),
        unit_id=encounter.unit_id,
    )
    CorrectedText.objects.bulk_create(
        CorrectedText(encounter=encounter, entry=entry, field=name, before=pair[0], after=pair[1]) for name, pair in words.items()
    )
