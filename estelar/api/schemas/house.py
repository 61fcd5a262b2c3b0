from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from pydantic import Field

from estelar.api.schemas.base import Day, Id, Out, Page, Text8, Text40, Text60


class Unit(Out):
    """A branch, office or area."""

    id: int = Field(description=_("Its number."))
    name: str = Field(description=_("Name."))
    code: str = Field(description=_("What files and other systems call it."))
    parent: int | None = Field(description=_("What it is part of; null: the whole organisation."))
    open: bool = Field(description=_("Whether it takes new contacts."))


class UnitList(Out):
    """A page of units."""

    results: list[Unit] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class UnitFilters(Page):
    """Which units."""

    below: Id | None = Field(None, description=_("This unit and everything below it."))
    code: Text40 = Field("", description=_("With this code."))
    open: bool | None = Field(None, description=_("That take new contacts (true) or do not (false)."))


class Held(Out):
    """A role in a unit and everything below it."""

    role: str = Field(description=_("The role."))
    unit: int = Field(description=_("The unit."))


class Person(Out):
    """Whoever works here or acts in the system."""

    id: int = Field(description=_("Their number."))
    name: str = Field(description=_("Name."))
    kind: Literal["human", "robot"] = Field(description=_("A person, or a machine."))
    email: str = Field(description=_("E-mail; empty for a machine."))
    external_id: str = Field(description=_("Staff number."))
    active: bool = Field(description=_("Whether they may log in."))
    roles: list[Held] = Field(description=_("What they are, where."))


class PersonList(Out):
    """A page of persons."""

    results: list[Person] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class PersonFilters(Page):
    """Which persons."""

    kind: Literal["human", "robot"] | None = Field(None, description=_("Persons or machines."))
    active: bool | None = Field(None, description=_("Who may log in (true) or not (false)."))
    external_id: Text60 = Field("", description=_("With this staff number."))


class Organisation(Out):
    """The organisation of this installation."""

    name: str = Field(description=_("Name."))
    country: str = Field(description=_("Country (ISO 3166, two letters)."))
    time_zone: str = Field(description=_("Time zone: it decides on which day a contact falls."))
    language: Literal["es", "en"] = Field(description=_("Its usual language."))
    customer_es: str = Field(description=_("Its word for the customer, in Spanish."))
    customers_es: str = Field(description=_("The same for several of them."))
    customer_en: str = Field(description=_("Its word for the customer, in English."))
    customers_en: str = Field(description=_("The same for several of them."))


class Me(Out):
    """Who this token is."""

    token: str = Field(description=_("The visible beginning of the token."))
    name: str = Field(description=_("The name of the token."))
    robot: int = Field(description=_("The robot that it acts as."))
    scopes: list[str] = Field(description=_("What the token lets through."))
    permissions: list[str] = Field(description=_("What it may really do: its scopes, as far as a role of its robot allows them."))
    roles: list[Held] = Field(description=_("The roles of its robot."))
    rate: int = Field(description=_("How many calls it may make in a minute."))
    expires_at: datetime = Field(description=_("Until when it works."))


class Line(Out):
    """A line of the journal: who did what, on what, when, from where."""

    id: int = Field(description=_("Its number."))
    at: datetime = Field(description=_("When."))
    by: int = Field(description=_("Who."))
    key: str = Field(description=_("What was done."))
    sentence: str = Field(description=_("The same in words."))
    subject_type: str = Field(description=_("On what kind of thing."))
    subject_id: str = Field(description=_("Its number."))
    subject_label: str = Field(description=_("What it is called."))
    origin: str = Field(description=_("From where: a page, a call of this API, a command, a job."))
    detail: dict[str, Any] = Field(description=_("What is needed to understand it."))


class LineList(Out):
    """A page of the journal."""

    results: list[Line] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class LineFilters(Page):
    """Which lines."""

    by: Id | None = Field(None, description=_("Of this person."))
    key: Text60 = Field("", description=_("With this key; `people.` with its point: all of that room."))
    subject_type: Text60 = Field("", description=_("About this kind of thing."))
    subject_id: Text60 = Field("", description=_("About the thing with this number."))
    since: Day | None = Field(None, description=_("From this local day on."))
    until: Day | None = Field(None, description=_("Up to this local day."))


class FileImport(Out):
    """A file on its way into contacts."""

    id: int = Field(description=_("Its number."))
    file_name: str = Field(description=_("The name of the file."))
    sha256: str = Field(description=_("The fingerprint of its content."))
    size: int = Field(description=_("Its size in bytes."))
    state: Literal["uploaded", "checking", "checked", "waiting", "running", "done", "failed", "undone"] = Field(
        description=_("Where it stands.")
    )
    progress: float = Field(description=_("How much is done (0 to 1)."))
    rows_read: int = Field(description=_("Rows that were read."))
    rows_rejected: int = Field(description=_("Rows that were rejected."))
    encounters_made: int = Field(description=_("Contacts that it brought."))
    customers_made: int = Field(description=_("Customers that it brought."))
    duplicates: int = Field(description=_("Contacts that were there already."))
    error: str = Field(description=_("Why it failed."))
    by: int = Field(description=_("Who uploaded it."))
    at: datetime = Field(description=_("When it was uploaded."))
    finished_at: datetime | None = Field(description=_("When it was done."))
    undone_at: datetime | None = Field(description=_("When it was undone."))


class FileImportList(Out):
    """A page of imports."""

    results: list[FileImport] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class FileImportFilters(Page):
    """Which imports."""

    state: Text8 = Field("", description=_("In this state."))
