from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

PLAIN = r"^[^\x00]*$"  # PostgreSQL holds every character but this one
BIGGEST = 2**63 - 1
EARLIEST, LATEST = 1900, 2200  # years: anything else is a slip, and some of it no clock can hold


def _written(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError(gettext("This must be a date with an hour, for example 2026-11-22T15:00:00-05:00."))
    return value


def _possible[T: (date, datetime)](value: T) -> T:
    if not EARLIEST <= value.year <= LATEST:
        raise ValueError(gettext("This year cannot be."))
    return value


def _written_day(value: Any) -> Any:
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError(gettext("This must be a date, for example 2026-11-22."))
    return value


Id = Annotated[int, Field(ge=1, le=BIGGEST)]
"""In an address, where everything is text."""
BodyId = Annotated[int, Field(strict=True, ge=1, le=BIGGEST)]
Seconds = Annotated[int, Field(strict=True, ge=0, le=366 * 24 * 3600)]
Moment_ = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_possible)]
Day = Annotated[date, BeforeValidator(_written_day), AfterValidator(_possible)]


Text8 = Annotated[str, StringConstraints(max_length=8, pattern=PLAIN)]
Text40 = Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)]
Text60 = Annotated[str, StringConstraints(max_length=60, pattern=PLAIN)]
Text80 = Annotated[str, StringConstraints(max_length=80, pattern=PLAIN)]
Text120 = Annotated[str, StringConstraints(max_length=120, pattern=PLAIN)]
Text160 = Annotated[str, StringConstraints(max_length=160, pattern=PLAIN)]
Text200 = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)]
Text254 = Annotated[str, StringConstraints(max_length=254, pattern=PLAIN)]
Text400 = Annotated[str, StringConstraints(max_length=400, pattern=PLAIN)]
Text500 = Annotated[str, StringConstraints(max_length=500, pattern=PLAIN)]
Text2000 = Annotated[str, StringConstraints(max_length=2000, pattern=PLAIN)]
Text5000 = Annotated[str, StringConstraints(max_length=5000, pattern=PLAIN)]
Text20000 = Annotated[str, StringConstraints(max_length=20000, pattern=PLAIN)]


def one_of(values: tuple[str, ...]) -> Any:
    """A check that a text is one of these."""

    def check(value: str) -> str:
        if value not in values:
            raise ValueError(gettext("This must be one of: {expected}.").format(expected=", ".join(filter(None, values))))
        return value

    return check


class In(BaseModel):
    """What is sent: an unknown field is an error, because it is a slip."""

    model_config = ConfigDict(extra="forbid")


class Out(BaseModel):
    """What is answered."""


class Page(BaseModel):
    """How every list is asked for."""

    cursor: Text400 = Field("", description=_("Where the page begins: from `next` of the page before. Empty: at the beginning."))
    limit: int = Field(50, ge=1, le=500, description=_("How many at most (1 to 500)."))
    fields: Text400 = Field("", description=_("Only these fields, with commas between; `id` always comes. Empty: all of them."))


class Problem(Out):
    """An error (RFC 9457)."""

    type: str = Field(description=_("Where this kind of error is explained."))
    title: str = Field(description=_("The name of the HTTP status."))
    status: int = Field(description=_("The HTTP status."))
    code: str = Field(description=_("What went wrong, as a stable word for programs."))
    detail: str = Field(description=_("What happened and what to do next, in the language of the call."))
    errors: list[ProblemField] = Field(description=_("What is wrong field by field (at most 200)."))


class ProblemField(Out):
    """One field that is wrong."""

    row: int | None = Field(None, description=_("Of several rows, which one; the first is 0."))
    field: str = Field(description=_("The path of the field, for example `customer.email`."))
    code: str = Field(description=_("What is wrong with it, as a stable word for programs."))
    message: str = Field(description=_("What is wrong with it, in the language of the call."))
