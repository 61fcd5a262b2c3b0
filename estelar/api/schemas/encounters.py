from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Annotated, Literal

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from pydantic import AfterValidator, BaseModel, Field

from estelar.api import rules
from estelar.api.schemas.base import (
    BodyId,
    Day,
    Id,
    In,
    Moment_,
    Out,
    Page,
    Seconds,
    Text40,
    Text60,
    Text80,
    Text200,
    Text500,
    Text20000,
    one_of,
)
from estelar.api.schemas.customers import CustomerData
from estelar.cycles.rules import CHANNELS
from estelar.encounters.operations.record import DEMO, HAND
from estelar.encounters.rules import ELEMENTS, SCALES

USUAL_SOURCE = "api"
IMPRESSIONS = {1: "stellar", 0: "neutral", -1: "bitter"}
Impression = Literal["stellar", "neutral", "bitter"]
Source = Literal["customer", "staff"]
_CHANNELS, _SCALES, _ELEMENTS = ("", *CHANNELS), ("", *SCALES), tuple(element.value for element in ELEMENTS)
Channel = Annotated[str, AfterValidator(one_of(_CHANNELS)), Field(json_schema_extra={"enum": list(_CHANNELS)})]
ScaleCode = Annotated[str, AfterValidator(one_of(_SCALES)), Field(json_schema_extra={"enum": list(_SCALES)})]
ElementCode = Annotated[str, AfterValidator(one_of(_ELEMENTS)), Field(json_schema_extra={"enum": list(_ELEMENTS)})]


def _free(source: str) -> str:
    if source in (HAND, DEMO):
        raise ValueError(gettext("This source is Estelar's own. Use the name of your system."))
    return source


Rating = Text40 | Annotated[int, Field(strict=True, ge=-1000, le=1000)] | Annotated[float, Field(strict=True, ge=-1000, le=1000)]
SourceName = Annotated[Text60, Field(min_length=1), AfterValidator(_free)]


class _Said(In):
    served_by: BodyId | None = Field(None, description=_("The person who served."))
    channel: Channel = Field("", description=_("How the contact happened; empty: as the moment says."))
    occurred_at: Moment_ | None = Field(None, description=_("When it was lived, with its zone; left out: now."))
    wait_seconds: Seconds | None = Field(None, description=_("How long they waited, in seconds."))
    duration_seconds: Seconds | None = Field(None, description=_("How long it lasted, in seconds."))
    rating: Rating = Field("", description=_("The rating as it was given, on the scale named in `scale`."))
    scale: ScaleCode = Field("", description=_("The scale of the rating."))
    impression: Impression | None = Field(
        None, description=_("What the person took away; null: nobody said, and it follows from the rating by the rule.")
    )
    impression_source: Source = Field("staff", description=_("Who said so: the customer, or staff who saw it."))
    elements: dict[ElementCode, Text500] = Field({}, description=_("Dissatisfaction elements that were met, each with its evidence."))
    made_stellar: Text500 = Field("", description=_("What made it stellar."))
    comment: Text20000 = Field("", description=_("The words of whoever lived it."))
    visit: uuid.UUID | None = Field(None, description=_("Contacts of one visit share it."))


class EncounterIn(_Said):
    """A contact to be recorded."""

    moment: BodyId = Field(description=_("The moment of truth that was lived."))
    unit: BodyId = Field(description=_("Where: the unit."))
    customer: BodyId | CustomerData | None = Field(
        None, description=_("Who: the number of the customer, or what is known of them (they are found by it, or made); null: unknown.")
    )
    source: SourceName = Field(USUAL_SOURCE, description=_("The system that it comes from."))
    external_id: Text80 = Field("", description=_("Its number in that system: the same number of the same source is recorded once."))


class EncounterChange(In):
    """A correction: what is left out stays."""

    moment: BodyId = Field(0, description=_("The moment of truth that was lived."))
    unit: BodyId = Field(0, description=_("Where: the unit."))
    customer: BodyId | CustomerData | None = Field(None, description=_("Who: the number, or what is known of them; null: unknown."))
    served_by: BodyId | None = Field(None, description=_("The person who served."))
    channel: Channel = Field("", description=_("How the contact happened."))
    occurred_at: Moment_ = Field(datetime.min, description=_("When it was lived, with its zone."))
    wait_seconds: Seconds | None = Field(None, description=_("How long they waited, in seconds."))
    duration_seconds: Seconds | None = Field(None, description=_("How long it lasted, in seconds."))
    rating: Rating = Field("", description=_("The rating as it was given; empty: none."))
    scale: ScaleCode = Field("", description=_("The scale of the rating."))
    impression: Impression | None = Field(None, description=_("What the person took away; null: nobody said."))
    impression_source: Source = Field("staff", description=_("Who said so: the customer, or staff who saw it."))
    elements: dict[ElementCode, Text500] = Field({}, description=_("All dissatisfaction elements that were met, with their evidence."))
    made_stellar: Text500 = Field("", description=_("What made it stellar."))
    comment: Text20000 = Field("", description=_("The words of whoever lived it."))
    visit: uuid.UUID | None = Field(None, description=_("Contacts of one visit share it."))


class Encounters(In):
    """Many contacts to be recorded together."""

    encounters: list[EncounterIn] = Field(min_length=1, max_length=rules.MOST_ROWS, description=_("Up to 5,000 contacts: all or none."))


class Recorded(Out):
    """What became of them."""

    recorded: int = Field(description=_("How many are new."))
    already_there: int = Field(description=_("How many had been recorded before (same source and external id) and stayed as they were."))
    ids: list[int] = Field(description=_("Their numbers, in the order in which they were sent."))


class Encounter(Out):
    """A contact: one lived moment of truth."""

    id: int = Field(description=_("Its number."))
    cycle: int = Field(description=_("The service cycle of the moment."))
    moment: int = Field(description=_("The moment of truth that was lived."))
    unit: int = Field(description=_("Where: the unit."))
    customer: int | None = Field(description=_("Who, if known and visible to the token."))
    customer_hidden: bool = Field(description=_("True when it is known who, but they belong to a unit that the token does not see."))
    served_by: int | None = Field(description=_("The person who served."))
    channel: str = Field(description=_("How the contact happened."))
    occurred_at: datetime = Field(description=_("When it was lived."))
    day: date = Field(description=_("The local calendar day of it."))
    wait_seconds: int | None = Field(description=_("How long they waited, in seconds."))
    duration_seconds: int | None = Field(description=_("How long it lasted, in seconds."))
    rating: str = Field(description=_("The rating as it was given."))
    scale: str = Field(description=_("The scale of the rating."))
    score: float | None = Field(description=_("The rating brought to 0 (worst) to 1 (best)."))
    satisfied: bool | None = Field(description=_("Whether the rating lies in the top boxes of its scale."))
    promoter: int | None = Field(description=_("1 promoter, 0 passive, -1 detractor; on the scale 0-10 only."))
    impression: Impression | None = Field(description=_("What the person took away."))
    impression_source: Literal["customer", "staff", "rating", ""] = Field(description=_("Who said so; `rating`: by the rule."))
    elements: dict[str, str] = Field(description=_("Dissatisfaction elements that were met, each with its evidence."))
    made_stellar: str = Field(description=_("What made it stellar."))
    comment: str = Field(description=_("The words of whoever lived it."))
    visit: uuid.UUID | None = Field(description=_("Contacts of one visit share it."))
    source: str = Field(description=_("Where it comes from: `hand`, `api`, a system or a mapping of files."))
    external_id: str = Field(description=_("Its number in that system."))
    recorded_by: int = Field(description=_("Who recorded it."))
    recorded_at: datetime = Field(description=_("When it was recorded."))


class EncounterList(Out):
    """A page of contacts."""

    results: list[Encounter] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class EncounterFilters(Page):
    """Which contacts."""

    unit: Id | None = Field(None, description=_("Of this unit and everything below it."))
    cycle: Id | None = Field(None, description=_("Of this cycle."))
    moment: Id | None = Field(None, description=_("Of this moment."))
    customer: Id | None = Field(None, description=_("Of this customer."))
    visit: uuid.UUID | None = Field(None, description=_("Of this visit."))
    impression: Literal["stellar", "neutral", "bitter", "none"] | None = Field(None, description=_("With this impression."))
    source: Text60 = Field("", description=_("From this source."))
    external_id: Text80 = Field("", description=_("With this number in its source."))
    comment: bool | None = Field(None, description=_("With (true) or without (false) a comment."))
    since: Day | None = Field(None, description=_("From this local day on."))
    until: Day | None = Field(None, description=_("Up to this local day."))


class Reason(BaseModel):
    """Why a contact goes away."""

    reason: Text200 = Field(min_length=1, description=_("Why it goes away. The journal keeps it: write no personal data in it."))
