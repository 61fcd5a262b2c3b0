"""Writing a contact down, and taking it back."""

from __future__ import annotations

import uuid
import zoneinfo
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from estelar.customers.models import Customer
from estelar.encounters import rules
from estelar.encounters.models import Dissatisfaction, Encounter
from estelar.encounters.operations.latest import check_may_change
from estelar.errors import BadInput, RuleBroken
from estelar.journal.operations import record as write_journal
from estelar.people.models import Organisation

if TYPE_CHECKING:
    from estelar.cycles.models import Moment
    from estelar.people.models import Person, Unit

LONGEST_SECONDS = 366 * 24 * 3600
"""A wait or a duration beyond a year is a slip of the pen."""

_BY_HAND = uuid.UUID("5d0a6a0e-6c0b-4a53-9d0c-3c8f1f2b7e11")  # name space of the fingerprints of contacts written by hand
_BY_SYSTEM = uuid.UUID("8f0a3c52-94f6-4c1d-a0f5-6f5f0e5b9d27")  # and of those that another system numbers

HAND, DEMO = "hand", "demo"
"""Sources that no other system may take for its own."""


def local_zone() -> zoneinfo.ZoneInfo:
    """The organisation's time zone."""
    return zoneinfo.ZoneInfo(Organisation.current().time_zone)


def local_day(when: datetime) -> date:
    """The calendar day of an instant in the organisation's time zone."""
    return when.astimezone(local_zone()).date()


def fingerprint_of(*, by: Person, token: str = "", source: str = "", external_id: str = "") -> uuid.UUID | None:
    """What the same contact has again when it is sent again: by the form that was sent, or by the number that its system gives it."""
    if token:
        return uuid.uuid5(_BY_HAND, f"{by.pk}:{token}")
    return uuid.uuid5(_BY_SYSTEM, f"{source}\n{external_id}") if external_id else None


def clean(text: str, longest: int | None = None) -> str:
    """What somebody typed: without NUL, which PostgreSQL cannot hold, with plain ends of lines, cut where the column ends."""
    return text.replace("\x00", "").replace("\r\n", "\n").strip()[:longest]


def check_place(moment: Moment, unit: Unit) -> None:
    """Raises RuleBroken when the moment is not in force or the unit is closed."""
    if not moment.is_in_force or moment.cycle.archived_at is not None:
        raise RuleBroken(
            _("“%(moment)s” is no longer part of the cycle in force. Choose one of its present moments.") % {"moment": moment.name},
            code="moment_not_in_force",
            field="moment",
        )
    if not unit.is_open:
        raise RuleBroken(
            _("“%(unit)s” is closed and takes no more contacts. Choose an open unit.") % {"unit": unit.name},
            code="unit_closed",
            field="unit",
        )


def check_times(*, occurred_at: datetime, at: datetime, wait_seconds: int | None, duration_seconds: int | None) -> None:
    """Raises RuleBroken for a contact that has not happened yet, or a wait or duration that cannot be."""
    if occurred_at > at:
        raise RuleBroken(
            _("A contact that has not happened yet cannot be recorded. Correct the date or the hour."),
            code="in_the_future",
            field="occurred_at",
        )
    for field, seconds in (("wait_seconds", wait_seconds), ("duration_seconds", duration_seconds)):
        if seconds is not None and not 0 <= seconds <= LONGEST_SECONDS:
            raise RuleBroken(_("Waits and durations go from 0 seconds to one year."), code="seconds_outside", field=field)


def present_customer(customer: Customer | None) -> Customer | None:
    """The customer, locked so that nobody merges or erases them meanwhile. Raises RuleBroken when that has already happened."""
    if customer is None:
        return None
    found = Customer.objects.select_for_update(no_key=True, of=("self",)).select_related("merged_into").get(pk=customer.pk)
    if found.erased_at is not None:
        raise RuleBroken(
            _("These data were erased at the person's request. Leave the contact without a name."), code="customer_erased", field="customer"
        )
    if found.merged_into is not None:
        raise RuleBroken(
            _("This record was joined to “%(name)s”. Choose that one.") % {"name": found.merged_into},
            code="customer_merged",
            field="customer",
        )
    return found


def judged(rating: str, scale: str) -> tuple[dict[str, Any], rules.Judgement | None]:
    """The columns that a rating fills, and its judgement. Raises RuleBroken (field `rating`) when it is not on the scale."""
    if not rating:
        return {"rating_raw": "", "scale": "", "rating": None, "satisfied": None, "promoter": None}, None
    try:
        judgement = rules.judge(rules.scale_named(scale), rating)
    except BadInput as bad:
        raise RuleBroken(bad.message, code=bad.code, field="scale" if bad.code == "scale_unknown" else "rating") from bad
    columns = {
        "rating_raw": rating,
        "scale": scale,
        "rating": judgement.rating,
        "satisfied": judgement.satisfied,
        "promoter": judgement.promoter,
    }
    return columns, judgement


def impression_columns(impression: int | None, source: str, judgement: rules.Judgement | None) -> dict[str, Any]:
    """What somebody said counts; when nobody said anything, the rule speaks; without a rating nobody does."""
    if impression is not None:
        return {"impression": rules.Impression(impression), "impression_source": source, "rule_version": None}
    if judgement is not None:
        rating = Encounter.ImpressionSource.RATING
        return {"impression": judgement.impression, "impression_source": rating, "rule_version": judgement.rule_version}
    return {"impression": None, "impression_source": "", "rule_version": None}


def elements_of(elements: Mapping[str, str]) -> dict[str, str]:
    """Element → evidence, cleaned. Raises RuleBroken for an element that is not one of the eleven."""
    unknown = set(elements) - set(rules.ELEMENT_NAMES)
    if unknown:
        raise RuleBroken(
            _("There is no dissatisfaction element “%(name)s”.") % {"name": min(unknown)}, code="element_unknown", field="elements"
        )
    return {str(element): clean(evidence, 500) for element, evidence in elements.items()}


class Said(TypedDict, total=False):
    """What may be said of a contact; everything can be left out."""

    occurred_at: datetime | None
    served_by: Person | None
    channel: str
    wait_seconds: int | None
    duration_seconds: int | None
    rating: str
    scale: str
    impression: int | None
    impression_source: str
    elements: Mapping[str, str] | None
    made_stellar: str
    comment: str
    visit: uuid.UUID | None


def drawn(
    *,
    moment: Moment,
    unit: Unit,
    by: Person,
    at: datetime,
    zone: zoneinfo.ZoneInfo,
    occurred_at: datetime | None = None,
    served_by: Person | None = None,
    channel: str = "",
    wait_seconds: int | None = None,
    duration_seconds: int | None = None,
    rating: str = "",
    scale: str = "",
    impression: int | None = None,
    impression_source: str = Encounter.ImpressionSource.STAFF,
    elements: Mapping[str, str] | None = None,
    made_stellar: str = "",
    comment: str = "",
    visit: uuid.UUID | None = None,
    source: str = HAND,
    external_id: str = "",
    token: str = "",
) -> tuple[Encounter, dict[str, str]]:
    """The row and its elements as `record` writes them, by all rules that need no database; nothing is saved. Raises RuleBroken."""
    occurred_at = occurred_at or at
    check_place(moment, unit)
    check_times(occurred_at=occurred_at, at=at, wait_seconds=wait_seconds, duration_seconds=duration_seconds)
    rating_columns, judgement = judged(clean(rating), scale)
    met = elements_of(elements or {})
    encounter = Encounter(
        moment=moment,
        unit=unit,
        served_by=served_by,
        channel=channel or moment.channel,
        occurred_at=occurred_at,
        day=occurred_at.astimezone(zone).date(),
        wait_seconds=wait_seconds,
        duration_seconds=duration_seconds,
        made_stellar=clean(made_stellar, 500),
        comment=clean(comment),
        visit=visit,
        source=source,
        external_id=external_id,
        fingerprint=fingerprint_of(by=by, token=token, source=source, external_id=external_id),
        recorded_by=by,
        recorded_at=at,
        **rating_columns,
        **impression_columns(impression, impression_source, judgement),
    )
    return encounter, met


@transaction.atomic
def record(
    *,
    moment: Moment,
    unit: Unit,
    by: Person,
    at: datetime,
    customer: Customer | None = None,
    source: str = HAND,
    external_id: str = "",
    token: str = "",
    **said: Unpack[Said],
) -> Encounter:
    """Write down a contact that was lived; without `occurred_at` it happened right now, without `channel` it is the moment's.

    The impression is the one that somebody said (`impression_source` says who) and otherwise follows from the rating by the rule.
    The same `token` of the same person, and the same `external_id` of the same `source`, record once: the second tap gets the first
    contact back.
    Raises RuleBroken for a closed unit, a moment not in force, a time to come, a rating outside its scale, a customer merged or erased.
    """
    fingerprint = fingerprint_of(by=by, token=token, source=source, external_id=external_id)
    if fingerprint and (already := Encounter.objects.filter(fingerprint=fingerprint).first()):
        return already
    zone = local_zone()
    encounter, met = drawn(moment=moment, unit=unit, by=by, at=at, zone=zone, source=source, external_id=external_id, token=token, **said)
    encounter.customer = present_customer(customer)
    try:
        with transaction.atomic():
            encounter.save(force_insert=True)
    except IntegrityError:
        # Two taps at the same instant: the second waited for the first to commit, and finds it now.
        if fingerprint and (already := Encounter.objects.filter(fingerprint=fingerprint).first()):
            return already
        raise
    Dissatisfaction.objects.bulk_create(Dissatisfaction(encounter=encounter, element=e, evidence=text) for e, text in met.items())
    write_journal("encounters.recorded", encounter, by=by, at=at, **facts_of(encounter, met))
    return encounter


def facts_of(encounter: Encounter, elements: Mapping[str, str]) -> dict[str, Any]:
    """What the journal keeps of a contact: facts, and nothing about the customer nor in anybody's own words."""
    return {
        "moment": encounter.moment.name,
        "moment_id": encounter.moment_id,
        "unit": encounter.unit.name,
        "unit_id": encounter.unit_id,
        "occurred_at": encounter.occurred_at,
        "channel": encounter.channel,
        "served_by": encounter.served_by_id,
        "rating": encounter.rating_raw,
        "scale": encounter.scale,
        "impression": encounter.impression,
        "impression_source": encounter.impression_source,
        "elements": sorted(elements),
        "source": encounter.source,
    }


@transaction.atomic
def remove(encounter: Encounter, *, by: Person, at: datetime, reason: str) -> None:
    """Take a contact away for good; the journal keeps its facts, but neither comment nor customer. Raises RuleBroken if not allowed."""
    encounter = Encounter.objects.select_for_update(of=("self",)).select_related("moment", "unit").get(pk=encounter.pk)
    check_may_change(encounter, by=by, at=at)
    elements = dict(encounter.dissatisfactions.values_list("element", "evidence"))
    facts = facts_of(encounter, elements) | {"recorded_by": encounter.recorded_by_id, "recorded_at": encounter.recorded_at}
    write_journal("encounters.removed", encounter, by=by, at=at, reason=clean(reason, 200), **facts)
    encounter.delete()
