from __future__ import annotations

from datetime import date
from typing import Literal

from django.utils.translation import gettext_noop as _
from pydantic import BaseModel, Field

from estelar.api.schemas.base import Day, Id, Out, Page


class Figure(Out):
    """A figure with its interval and n. Never without them."""

    value: float | None = Field(description=_("The figure; null when it is withheld."))
    low: float | None = Field(description=_("Lower limit of its 95 % interval; null when unknown."))
    high: float | None = Field(description=_("Upper limit of its 95 % interval; null when unknown."))
    n: int = Field(description=_("How many contacts stand behind it."))
    state: Literal["ok", "none", "too_few"] = Field(description=_("`none`: nobody said anything; `too_few`: withheld, fewer than five."))
    measure: str = Field(description=_("How it is computed: the name of its measure (`GET /measures/{name}`)."))


class Change(Out):
    """A figure against the same figure of the days it is compared with."""

    difference: float | None = Field(description=_("Now less before."))
    low: float | None = Field(description=_("Lower limit of the 95 % interval of the difference."))
    high: float | None = Field(description=_("Upper limit of the 95 % interval of the difference."))
    n_before: int = Field(description=_("How many contacts stand behind the figure before."))
    verdict: Literal["improved", "worsened", "no_evidence", "insufficient"] = Field(description=_("What may be said of it."))


class Changes(Out):
    """What changed against the days before."""

    satisfaction: Change = Field(description=_("Of the satisfaction."))
    stellar: Change = Field(description=_("Of the share of stellar impressions."))
    bitter: Change = Field(description=_("Of the share of bitter impressions."))
    within_standard: Change = Field(description=_("Of the share of waits within the standard."))


class MomentFigures(Out):
    """What one moment showed (or all of them together)."""

    moment: int | None = Field(description=_("The moment; null: all moments of the cycle together."))
    name: str = Field(description=_("Name."))
    position: int = Field(description=_("Its place in the cycle."))
    contacts: int = Field(description=_("How many contacts were recorded."))
    stellar_count: int = Field(description=_("How many left a stellar impression."))
    bitter_count: int = Field(description=_("How many left a bitter impression."))
    satisfaction: Figure = Field(description=_("Share of satisfied among the rated."))
    stellar: Figure = Field(description=_("Share of stellar among the impressions."))
    bitter: Figure = Field(description=_("Share of bitter among the impressions."))
    wait_median: Figure = Field(description=_("Half waited at most so long (seconds)."))
    wait_90: Figure = Field(description=_("90 % waited at most so long (seconds)."))
    within_standard: Figure = Field(description=_("Share of waits within the standard."))
    kind: Literal["stellar", "bitter", "both", "neutral", "insufficient"] = Field(
        description=_("What it is prone to, against the rest of its cycle.")
    )
    declared_critical: bool = Field(description=_("Whether the team calls it critical."))
    computed_critical: bool = Field(description=_("Whether its figures do."))
    standing: Literal["met", "not_met", "uncertain", "insufficient"] = Field(description=_("Whether its wait standard is met."))
    changes: Changes | None = Field(description=_("Against the days before; null when nothing is compared."))


class Days(Out):
    """Local days, both included."""

    first: date = Field(description=_("The first day."))
    last: date = Field(description=_("The last day."))


class CycleFigures(Out):
    """A cycle as it was lived: the figures that its live page shows."""

    cycle: int = Field(description=_("The cycle."))
    name: str = Field(description=_("Name."))
    version: int | None = Field(description=_("The number of the version in force."))
    period: Days = Field(description=_("The days looked at."))
    compared_with: Days | None = Field(description=_("The days they are compared with."))
    unit: int | None = Field(description=_("The unit with everything below it; null: all that the token sees."))
    impression_rule: int = Field(description=_("The version of the rule by which ratings become impressions."))
    total: MomentFigures = Field(description=_("All moments together."))
    moments: list[MomentFigures] = Field(description=_("The moments in force, in their order."))
    former: list[MomentFigures] = Field(description=_("Moments of earlier versions that were still lived in the period."))


class Asking(BaseModel):
    """Which days, of which unit."""

    period: Literal["30", "90", "365", "month", "last-month", "year", "custom"] = Field(
        "90", description=_("Days up to today, or `custom` with `since` and `until`.")
    )
    since: Day | None = Field(None, description=_("First day of a `custom` period."))
    until: Day | None = Field(None, description=_("Last day of a `custom` period."))
    compare: Literal["previous", "year-ago", "none"] = Field("previous", description=_("What the period is compared with."))
    unit: Id | None = Field(None, description=_("Of this unit and everything below it."))


class Measure(Out):
    """How a figure is computed."""

    id: str = Field(description=_("Its name, for programs."))
    title: str = Field(description=_("Its name, for people."))
    meaning: str = Field(description=_("What it says."))
    unit: str = Field(description=_("Unit of measure."))
    formula: str = Field(description=_("Computation."))
    reference: str = Field(description=_("Where it comes from."))


class MeasureList(Out):
    """A page of measures."""

    results: list[Measure] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class MeasureFilters(Page):
    """Which measures."""
