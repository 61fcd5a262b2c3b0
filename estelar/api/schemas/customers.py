from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_noop as _
from pydantic import AfterValidator, Field

from estelar.api.schemas.base import BodyId, Id, In, Out, Page, Text40, Text60, Text80, Text160, Text254


def _address(email: str) -> str:
    if email.strip():
        try:
            validate_email(email.strip())
        except ValidationError as wrong:
            raise ValueError(wrong.messages[0]) from None
    return email


Email = Annotated[Text254, AfterValidator(_address)]


class CustomerData(In):
    """What is known of a customer; one of the fields is enough."""

    name: Text160 = Field("", description=_("Name."))
    document: Text60 = Field("", description=_("Identity document."))
    phone: Text40 = Field("", description=_("Telephone."))
    email: Email = Field("", description=_("E-mail."))
    external_id: Text80 = Field("", description=_("Their number in another system; belongs to one customer only."))


class CustomerIn(CustomerData):
    """A new customer."""

    unit: BodyId | None = Field(None, description=_("The unit that they belong to; null: none in particular, seen by everybody."))


class CustomerChange(CustomerIn):
    """Other data; what is left out stays."""


class CustomerMerge(In):
    """Another record of the same person."""

    absorb: BodyId = Field(description=_("The record that becomes part of this one, with its contacts."))


class CustomerErase(In):
    """There is no way back."""

    confirmed: bool = Field(strict=True, description=_("True: the person asked for it, or the law demands it, and no duty keeps the data."))


class Moved(Out):
    """What an operation on a customer did to contacts."""

    customer: int = Field(description=_("The customer that stays."))
    encounters: int = Field(description=_("How many contacts were moved, or stay without a name."))


class Customer(Out):
    """Whoever is served."""

    id: int = Field(description=_("Their number."))
    name: str = Field(description=_("Name."))
    document: str = Field(description=_("Identity document."))
    phone: str = Field(description=_("Telephone."))
    email: str = Field(description=_("E-mail."))
    external_id: str = Field(description=_("Their number in another system; belongs to one customer only."))
    unit: int | None = Field(description=_("The unit that they belong to; null: none in particular, seen by everybody."))
    erased: bool = Field(description=_("True when the personal data were erased; the number stays."))
    created_at: datetime = Field(description=_("When the record was made."))


class CustomerList(Out):
    """A page of customers."""

    results: list[Customer] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class CustomerFilters(Page):
    """Which customers."""

    q: Text160 = Field("", description=_("Any part of a name, or the beginning of a document, telephone, e-mail or external id."))
    external_id: Text80 = Field("", description=_("Exactly this number in another system."))
    unit: Id | None = Field(None, description=_("Of this unit."))
