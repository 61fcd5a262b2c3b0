from __future__ import annotations

import datetime as dt
from datetime import datetime
from typing import Annotated, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from pydantic import AfterValidator, Field

from estelar.api.schemas.base import (
    BodyId,
    Day,
    Id,
    In,
    Moment_,
    Out,
    Page,
    Text60,
    Text80,
    Text160,
    Text200,
    Text254,
    Text500,
    Text20000,
    one_of,
)
from estelar.cases import rules


def _choice(*values: str) -> tuple[AfterValidator, Any]:
    return AfterValidator(one_of(values)), Field(json_schema_extra={"enum": list(values)})


def _own(source: str) -> str:
    if source.startswith("import"):
        raise ValueError(gettext("This source is Estelar's own. Use the name of your system."))
    return source


Kind = Annotated[str, *_choice(*(kind.value for kind in rules.Kind))]
AnyKind = Annotated[str, *_choice("", *(kind.value for kind in rules.Kind))]
Status = Annotated[str, *_choice("", *(status.value for status in rules.Status))]
Channel = Annotated[str, *_choice(*(channel.value for channel in rules.Channel if channel != rules.Channel.IMPORT))]
AnswerBy = Annotated[str, *_choice(*rules.ANSWERS)]
Vulnerability = Annotated[str, *_choice(*(one.value for one in rules.Vulnerability))]
SeverityWord = Annotated[str, *_choice(*(one.name.lower() for one in rules.Severity))]
LanguageCode = Annotated[str, *_choice("", "es", "en")]
SourceName = Annotated[Text60, Field(min_length=1), AfterValidator(_own)]


class ContactData(In):
    """Who asks, as they say it; everything may be left out."""

    name: Text160 = Field("", description=_("Name."))
    document: Text60 = Field("", description=_("Document of identity."))
    email: Text254 = Field("", description=_("E-mail."))
    phone: Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")] = Field("", description=_("Telephone."))
    address: Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")] = Field("", description=_("Address."))


class CaseIn(In):
    """A case that comes in."""

    kind: Kind = Field(description=_("What it is by law."))
    said_kind: AnyKind = Field("", description=_("What the customer calls it; empty: the same."))
    subject: Text200 = Field("", description=_("In a few words; empty: the beginning of the text."))
    text: Annotated[Text20000, Field(min_length=1)] = Field(description=_("What is asked or what happened, in their words."))
    unit: BodyId = Field(description=_("Where it came in: the unit."))
    channel: Channel = Field("api", description=_("How it came in."))
    received_at: Moment_ | None = Field(None, description=_("When it came in, with its zone; left out: now."))
    theme: BodyId | None = Field(None, description=_("What it is about."))
    customer: BodyId | None = Field(None, description=_("Who, if known: the number of the customer."))
    contact: ContactData = Field(
        default_factory=ContactData,  # type: ignore[arg-type]  # every field has a default
        description=_("Who asks, as they say it; everything may be left out."),
    )
    points: list[Text500] = Field([], max_length=50, description=_("Every single thing that is asked; empty: the subject is the only one."))
    severity: SeverityWord = Field("usual", description=_("How grave it is."))
    vulnerability: list[Vulnerability] = Field([], max_length=10, description=_("Why whoever asks is attended first."))
    confidential: bool | None = Field(None, description=_("Whether only few may see it; null: as the kind and the theme say."))
    answer_by: AnswerBy = Field("email", description=_("How they want the answer."))
    language: Annotated[str, AfterValidator(one_of(("", "es", "en")))] = Field(
        "", description=_("`es` or `en`; empty: the organisation's.")
    )
    source: SourceName = Field("api", description=_("The system that it comes from."))
    external_id: Text80 = Field("", description=_("Its number in that system: the same number of the same source opens one case."))


class Case(Out):
    """A case: something that must be answered, or thanked for."""

    id: int = Field(description=_("Its internal number."))
    number: str = Field(description=_("The number by which people call it, for example 2026-000123."))
    key: str = Field(description=_("The tracking key of whoever asks."))
    kind: str = Field(description=_("What it is by law."))
    said_kind: str = Field(description=_("What the customer calls it; empty: the same."))
    status: str = Field(description=_("Its state."))
    open: bool = Field(description=_("Whether something is still to be done."))
    subject: str = Field(description=_("In a few words; empty: the beginning of the text."))
    channel: str = Field(description=_("How it came in."))
    unit: int = Field(description=_("The unit that handles it."))
    owner: int | None = Field(description=_("The person who answers for it."))
    theme: int | None = Field(description=_("What it is about."))
    customer: int | None = Field(description=_("Who, if known and visible to the token."))
    contact: dict[str, str] = Field(description=_("Who asks, as they say it; everything may be left out."))
    severity: str = Field(description=_("How grave it is."))
    vulnerability: list[str] = Field(description=_("Why whoever asks is attended first."))
    confidential: bool = Field(description=_("Whether only few may see it."))
    second_failure: bool = Field(description=_("Whether the same customer was failed a second time."))
    received_at: datetime = Field(description=_("When it came in."))
    rule: str = Field(description=_("The legal term that runs; empty: the organisation's own standard, or none."))
    due_at: datetime | None = Field(description=_("The last instant in which the answer is in time; null: nothing is due."))
    next_due_at: datetime | None = Field(description=_("The nearest of the term and the promises."))
    paused: bool = Field(description=_("Whether the clock stands still."))
    answered_at: datetime | None = Field(description=_("When it was answered."))
    closed_at: datetime | None = Field(description=_("When it was closed."))
    late: bool | None = Field(description=_("Whether it was answered after its term; null: not answered, or no term."))
    outcome: str = Field(description=_("What came of it."))
    source: str = Field(description=_("The system that it comes from."))
    external_id: str = Field(description=_("Its number in that system: the same number of the same source opens one case."))
    version: int = Field(description=_("Counts every change."))


class CaseList(Out):
    """A page of cases."""

    results: list[Case] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class CaseFilters(Page):
    """Which cases."""

    unit: Id | None = Field(None, description=_("Of this unit and everything below it."))
    kind: AnyKind = Field("", description=_("Of this kind."))
    status: Status = Field("", description=_("In this state."))
    open: bool | None = Field(None, description=_("Open (true) or over (false)."))
    owner: Id | None = Field(None, description=_("Of this owner."))
    customer: Id | None = Field(None, description=_("Of this customer."))
    theme: Id | None = Field(None, description=_("With this theme or one below it."))
    source: Text60 = Field("", description=_("From this source."))
    external_id: Text80 = Field("", description=_("With this number in its source."))
    received_since: Moment_ | None = Field(None, description=_("Come in at this time or later."))
    received_until: Moment_ | None = Field(None, description=_("Come in before this time."))
    due_until: Moment_ | None = Field(None, description=_("With a next deadline before this time."))


class Message(Out):
    """What was said in a case."""

    id: int = Field(description=_("Its internal number."))
    kind: str = Field(description=_("`request`, `customer`, `reply`, `answer`, `receipt`, `notice`, or `note` (never leaves the house)."))
    author: int | None = Field(description=_("The person of ours who wrote it; null: the customer."))
    channel: str = Field(description=_("The way it came or went."))
    text: str = Field(description=_("What was said."))
    at: datetime = Field(description=_("When."))
    attachments: list[str] = Field(description=_("Names of the files with it."))


class MessageList(Out):
    """A page of messages."""

    results: list[Message] = Field(description=_("The rows of this page."))
    next: str | None = Field(description=_("The address of the next page; null at the end."))


class NoteIn(In):
    """A note among ourselves."""

    text: Annotated[Text20000, Field(min_length=1)] = Field(description=_("What is noted; the customer never sees it."))


class ReplyIn(In):
    """A message to the customer."""

    text: Annotated[Text20000, Field(min_length=1)] = Field(description=_("What the customer is told."))
    seen: Annotated[int, Field(strict=True, ge=0, le=2**63 - 1)] = Field(
        description=_("The last message that its writer had read: a newer one of the customer stops the sending (409).")
    )


class PromiseIn(In):
    """What is promised to the customer of the case."""

    what: Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]*$")] = Field(description=_("What will be done."))
    due_at: Moment_ = Field(description=_("By when, with its zone."))
    keeper: BodyId | None = Field(None, description=_("Who keeps it; null: the owner of the case."))
    condition: Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")] = Field("", description=_("On condition that."))


class Promise(Out):
    """A promise."""

    id: int = Field(description=_("Its internal number."))
    case: int = Field(description=_("Its case."))
    what: str = Field(description=_("What will be done."))
    due_at: datetime = Field(description=_("By when, with its zone."))
    keeper: int = Field(description=_("Who keeps it; null: the owner of the case."))
    condition: str = Field(description=_("On condition that."))
    state: str = Field(description=_("Its state."))


class DeadlineDay(Out):
    """One day of the term."""

    date: dt.date = Field(description=_("The local day."))
    counted: bool = Field(description=_("Whether it counts."))
    kind: str = Field(description=_("`start`, `not_yet`, `stopped`, `running`, `working`, `weekend`, `holiday`, `own` or `closed`."))
    number: int | None = Field(description=_("Which of the days that count it is."))
    why: str = Field(description=_("Why it counts or not, in words."))
    source: str = Field(description=_("Who says that it is none."))


class Deadline(Out):
    """When the answer is due, and why."""

    id: int = Field(description=_("Its case."))
    rule: str = Field(description=_("The legal term that runs; empty: the organisation's own standard, or none."))
    version: int = Field(description=_("The version of the rule under which the case was born."))
    citation: str = Field(description=_("Where the law says it."))
    received: datetime = Field(description=_("When it came in."))
    due_at: datetime | None = Field(description=_("The last instant in which the answer is in time; null: nothing is due."))
    left: int | None = Field(description=_("While the clock stands still: how much of the term is still to run."))
    calendar: str = Field(description=_("The calendar, with its version."))
    explanation: list[str] = Field(description=_("Why it is that day, in sentences."))
    days: list[DeadlineDay] = Field(description=_("Every day, with whether it counts."))


class LedgerLine(Out):
    """A day of a mailbox."""

    day: dt.date = Field(description=_("The local day."))
    mailbox: int | None = Field(description=_("The mailbox; null: it came another way."))
    name: str = Field(description=_("Name."))
    received: int = Field(description=_("How many messages were taken into custody."))
    cases: int = Field(description=_("How many became cases."))
    replies: int = Field(description=_("How many became messages of a case."))
    machines: int = Field(description=_("How many were written by machines: bounces and automatic answers."))
    duplicates: int = Field(description=_("How many were copies."))
    old: int = Field(description=_("How many lay there before the mailbox was connected."))
    quarantine: int = Field(description=_("How many are in quarantine."))
    rejected: int = Field(description=_("How many were rejected, with a reason."))
    waiting: int = Field(description=_("How many still wait."))
    balances: bool = Field(description=_("Whether all that were received are accounted for."))


class Ledger(Out):
    """The ledger of mail."""

    results: list[LedgerLine] = Field(description=_("The rows of this page."))
    totals: dict[str, int] = Field(description=_("The sums of the columns."))


class LedgerFilters(In):
    """Which days."""

    since: Day | None = Field(None, description=_("From this local day on."))
    until: Day | None = Field(None, description=_("Up to this local day."))
    mailbox: Id | None = Field(None, description=_("Of this mailbox."))
