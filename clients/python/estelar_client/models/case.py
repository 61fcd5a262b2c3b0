from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.case_contact import CaseContact





T = TypeVar("T", bound="Case")



@_attrs_define
class Case:
    """ 
        Attributes:
            answered_at (datetime.datetime | None): When it was answered.
            channel (str): How it came in.
            closed_at (datetime.datetime | None): When it was closed.
            confidential (bool): Whether only few may see it.
            contact (CaseContact): Who asks, as they say it; everything may be left out.
            customer (int | None): Who, if known and visible to the token.
            due_at (datetime.datetime | None): The last instant in which the answer is in time; null: nothing is due.
            external_id (str): Its number in that system: the same number of the same source opens one case.
            id (int): Its internal number.
            key (str): The tracking key of whoever asks.
            kind (str): What it is by law.
            late (bool | None): Whether it was answered after its term; null: not answered, or no term.
            next_due_at (datetime.datetime | None): The nearest of the term and the promises.
            number (str): The number by which people call it, for example 2026-000123.
            open_ (bool): Whether something is still to be done.
            outcome (str): What came of it.
            owner (int | None): The person who answers for it.
            paused (bool): Whether the clock stands still.
            received_at (datetime.datetime): When it came in.
            rule (str): The legal term that runs; empty: the organisation's own standard, or none.
            said_kind (str): What the customer calls it; empty: the same.
            second_failure (bool): Whether the same customer was failed a second time.
            severity (str): How grave it is.
            source (str): The system that it comes from.
            status (str): Its state.
            subject (str): In a few words; empty: the beginning of the text.
            theme (int | None): What it is about.
            unit (int): The unit that handles it.
            version (int): Counts every change.
            vulnerability (list[str]): Why whoever asks is attended first.
     """

    answered_at: datetime.datetime | None
    channel: str
    closed_at: datetime.datetime | None
    confidential: bool
    contact: CaseContact
    customer: int | None
    due_at: datetime.datetime | None
    external_id: str
    id: int
    key: str
    kind: str
    late: bool | None
    next_due_at: datetime.datetime | None
    number: str
    open_: bool
    outcome: str
    owner: int | None
    paused: bool
    received_at: datetime.datetime
    rule: str
    said_kind: str
    second_failure: bool
    severity: str
    source: str
    status: str
    subject: str
    theme: int | None
    unit: int
    version: int
    vulnerability: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.case_contact import CaseContact # noqa: PLC0415
        answered_at: None | str
        if isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        channel = self.channel

        closed_at: None | str
        if isinstance(self.closed_at, datetime.datetime):
            closed_at = self.closed_at.isoformat()
        else:
            closed_at = self.closed_at

        confidential = self.confidential

        contact = self.contact.to_dict()

        customer: int | None
        customer = self.customer

        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        external_id = self.external_id

        id = self.id

        key = self.key

        kind = self.kind

        late: bool | None
        late = self.late

        next_due_at: None | str
        if isinstance(self.next_due_at, datetime.datetime):
            next_due_at = self.next_due_at.isoformat()
        else:
            next_due_at = self.next_due_at

        number = self.number

        open_ = self.open_

        outcome = self.outcome

        owner: int | None
        owner = self.owner

        paused = self.paused

        received_at = self.received_at.isoformat()

        rule = self.rule

        said_kind = self.said_kind

        second_failure = self.second_failure

        severity = self.severity

        source = self.source

        status = self.status

        subject = self.subject

        theme: int | None
        theme = self.theme

        unit = self.unit

        version = self.version

        vulnerability = self.vulnerability




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "answered_at": answered_at,
            "channel": channel,
            "closed_at": closed_at,
            "confidential": confidential,
            "contact": contact,
            "customer": customer,
            "due_at": due_at,
            "external_id": external_id,
            "id": id,
            "key": key,
            "kind": kind,
            "late": late,
            "next_due_at": next_due_at,
            "number": number,
            "open": open_,
            "outcome": outcome,
            "owner": owner,
            "paused": paused,
            "received_at": received_at,
            "rule": rule,
            "said_kind": said_kind,
            "second_failure": second_failure,
            "severity": severity,
            "source": source,
            "status": status,
            "subject": subject,
            "theme": theme,
            "unit": unit,
            "version": version,
            "vulnerability": vulnerability,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_contact import CaseContact # noqa: PLC0415
        d = dict(src_dict)
        def _parse_answered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)



                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        answered_at = _parse_answered_at(d.pop("answered_at"))


        channel = d.pop("channel")

        def _parse_closed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_at_type_0 = datetime.datetime.fromisoformat(data)



                return closed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        closed_at = _parse_closed_at(d.pop("closed_at"))


        confidential = d.pop("confidential")

        contact = CaseContact.from_dict(d.pop("contact"))




        def _parse_customer(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        customer = _parse_customer(d.pop("customer"))


        def _parse_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)



                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        due_at = _parse_due_at(d.pop("due_at"))


        external_id = d.pop("external_id")

        id = d.pop("id")

        key = d.pop("key")

        kind = d.pop("kind")

        def _parse_late(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        late = _parse_late(d.pop("late"))


        def _parse_next_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_due_at_type_0 = datetime.datetime.fromisoformat(data)



                return next_due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        next_due_at = _parse_next_due_at(d.pop("next_due_at"))


        number = d.pop("number")

        open_ = d.pop("open")

        outcome = d.pop("outcome")

        def _parse_owner(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        owner = _parse_owner(d.pop("owner"))


        paused = d.pop("paused")

        received_at = datetime.datetime.fromisoformat(d.pop("received_at"))




        rule = d.pop("rule")

        said_kind = d.pop("said_kind")

        second_failure = d.pop("second_failure")

        severity = d.pop("severity")

        source = d.pop("source")

        status = d.pop("status")

        subject = d.pop("subject")

        def _parse_theme(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        theme = _parse_theme(d.pop("theme"))


        unit = d.pop("unit")

        version = d.pop("version")

        vulnerability = cast(list[str], d.pop("vulnerability"))


        case = cls(
            answered_at=answered_at,
            channel=channel,
            closed_at=closed_at,
            confidential=confidential,
            contact=contact,
            customer=customer,
            due_at=due_at,
            external_id=external_id,
            id=id,
            key=key,
            kind=kind,
            late=late,
            next_due_at=next_due_at,
            number=number,
            open_=open_,
            outcome=outcome,
            owner=owner,
            paused=paused,
            received_at=received_at,
            rule=rule,
            said_kind=said_kind,
            second_failure=second_failure,
            severity=severity,
            source=source,
            status=status,
            subject=subject,
            theme=theme,
            unit=unit,
            version=version,
            vulnerability=vulnerability,
        )


        case.additional_properties = d
        return case

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
