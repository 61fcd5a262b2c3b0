from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from estelar.api.schemas.base import BodyId, Id, In, Out, Page, Text120, Text2000, Text5000

Kind = Literal["basic", "complementary", "peripheral"]
Stage = Literal["strategy", "design", "transition", "operation", "improvement"]
State = Literal["draft", "in_force", "retired"]
Name = Annotated[Text120, Field(min_length=1)]
Document = dict[str, Any]


class ServiceIn(In):
    """A new service."""

    name: Name = Field(description=_("Name, once in the organisation."))
    kind: Kind = Field("basic", description=_("Basic, complementary or peripheral."))
    stage: Stage = Field("operation", description=_("Where it stands in its life cycle."))
    description: Text5000 = Field("", description=_("What it is."))


class ServiceChange(In):
    """Another name, kind, stage or description; what is left out stays."""

    name: Name = Field("", description=_("Name, once in the organisation."))
    kind: Kind = Field("basic", description=_("Basic, complementary or peripheral."))
    stage: Stage = Field("operation", description=_("Where it stands in its life cycle."))
    description: Text5000 = Field("", description=_("What it is."))


class Service(Out):
    """What the organisation does for its customers."""

    id: int = Field(description=_("Its number."))
    name: str = Field(description=_("Name, once in the organisation."))
    kind: Kind = Field(description=_("Basic, complementary or peripheral."))
    stage: Stage = Field(description=_("Where it stands in its life cycle."))
    description: str = Field(description=_("What it is."))


class ServiceList(Out):
    """A page of services."""

    results: list[Service] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class ServiceFilters(Page):
    """Which services."""


class CycleIn(In):
    """A new cycle that begins as a design; it is a draft until it is published."""

    design: Document = Field(description=_("The design, as `GET /cycles/{id}/versions/{number}/design` gives it (estelar.cycle/1)."))
    name: Text120 = Field("", description=_("Another name than that of the design."))
    service: BodyId | None = Field(None, description=_("The service it belongs to; null: the one that the design names, made if needed."))


class Cycle(Out):
    """The chain of moments that a customer lives from start to end of one service."""

    id: int = Field(description=_("Its number."))
    name: str = Field(description=_("Name."))
    service: int = Field(description=_("The service it belongs to."))
    version: int | None = Field(description=_("The number of the version in force; null: none was published yet."))
    draft: int | None = Field(description=_("The number of the draft; null: there is none."))
    created_at: datetime = Field(description=_("When it was begun."))
    archived_at: datetime | None = Field(description=_("Since when it is in the archive; null: it is in use."))


class CycleList(Out):
    """A page of cycles."""

    results: list[Cycle] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class CycleFilters(Page):
    """Which cycles."""

    service: Id | None = Field(None, description=_("Of this service."))
    archived: bool | None = Field(None, description=_("In the archive (true) or in use (false)."))


class Version(Out):
    """One version of a cycle. Once published it never changes."""

    id: int = Field(description=_("Its number in the whole house."))
    cycle: int = Field(description=_("The cycle."))
    number: int = Field(description=_("The number of the version in its cycle."))
    state: State = Field(description=_("Draft, in force, or retired."))
    revision: int = Field(description=_("Of a draft: its present state. Changes name it as `base`."))
    note: str = Field(description=_("What changed and why."))
    published_at: datetime | None = Field(description=_("When it was published."))
    published_by: int | None = Field(description=_("Who published it."))


class VersionList(Out):
    """A page of versions."""

    results: list[Version] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class VersionFilters(Page):
    """Which versions."""

    state: State | None = Field(None, description=_("In this state."))


class DraftDesign(In):
    """Another design for the draft."""

    design: Document = Field(description=_("The whole design (estelar.cycle/1)."))
    base: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)] = Field(
        description=_("The revision of the draft that this was made from: when it has moved on since, the answer is 409.")
    )


class Publishing(In):
    """The draft comes into force."""

    note: Annotated[Text2000, Field(min_length=1)] = Field(description=_("What changes and why, for whoever reads the figures later."))
    base: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)] = Field(
        description=_("The revision of the draft that is to be published: when it has moved on since, the answer is 409.")
    )


class Moment(Out):
    """One designed episode of a cycle, through all its versions: what contacts point to."""

    id: int = Field(description=_("Its number."))
    cycle: int = Field(description=_("The cycle."))
    key: str = Field(description=_("What it is called in designs and files."))
    name: str = Field(description=_("Name."))
    position: int = Field(description=_("Its place in the cycle."))
    in_force: bool = Field(description=_("Whether contacts can be recorded in it."))
    human: bool = Field(description=_("Whether somebody serves there."))
    channel: str = Field(description=_("How it is usually lived."))
    wait_standard_seconds: int | None = Field(description=_("The promised longest wait, in seconds."))
    wait_standard_share: float | None = Field(description=_("In which share of cases (0 to 1)."))
    critical_reason: str = Field(description=_("Why the team calls it critical; empty: it does not."))


class MomentList(Out):
    """A page of moments."""

    results: list[Moment] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class MomentFilters(Page):
    """Which moments."""

    cycle: Id | None = Field(None, description=_("Of this cycle."))
    in_force: bool | None = Field(None, description=_("In which contacts can be recorded (true) or not any more (false)."))
