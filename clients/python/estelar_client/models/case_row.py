from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.case_row_contact import CaseRowContact





T = TypeVar("T", bound="CaseRow")



@_attrs_define
class CaseRow:
    """ 
        Attributes:
            id (int): Its internal number.
            answered_at (datetime.datetime | None | Unset): When it was answered.
            channel (str | Unset): How it came in.
            closed_at (datetime.datetime | None | Unset): When it was closed.
            confidential (bool | Unset): Whether only few may see it.
            contact (CaseRowContact | Unset): Who asks, as they say it; everything may be left out.
            customer (int | None | Unset): Who, if known and visible to the token.
            due_at (datetime.datetime | None | Unset): The last instant in which the answer is in time; null: nothing is
                due.
            external_id (str | Unset): Its number in that system: the same number of the same source opens one case.
            key (str | Unset): The tracking key of whoever asks.
            kind (str | Unset): What it is by law.
            late (bool | None | Unset): Whether it was answered after its term; null: not answered, or no term.
            next_due_at (datetime.datetime | None | Unset): The nearest of the term and the promises.
            number (str | Unset): The number by which people call it, for example 2026-000123.
            open_ (bool | Unset): Whether something is still to be done.
            outcome (str | Unset): What came of it.
            owner (int | None | Unset): The person who answers for it.
            paused (bool | Unset): Whether the clock stands still.
            received_at (datetime.datetime | Unset): When it came in.
            rule (str | Unset): The legal term that runs; empty: the organisation's own standard, or none.
            said_kind (str | Unset): What the customer calls it; empty: the same.
            second_failure (bool | Unset): Whether the same customer was failed a second time.
            severity (str | Unset): How grave it is.
            source (str | Unset): The system that it comes from.
            status (str | Unset): Its state.
            subject (str | Unset): In a few words; empty: the beginning of the text.
            theme (int | None | Unset): What it is about.
            unit (int | Unset): The unit that handles it.
            version (int | Unset): Counts every change.
            vulnerability (list[str] | Unset): Why whoever asks is attended first.
     """

    id: int
    answered_at: datetime.datetime | None | Unset = UNSET
    channel: str | Unset = UNSET
    closed_at: datetime.datetime | None | Unset = UNSET
    confidential: bool | Unset = UNSET
    contact: CaseRowContact | Unset = UNSET
    customer: int | None | Unset = UNSET
    due_at: datetime.datetime | None | Unset = UNSET
    external_id: str | Unset = UNSET
    key: str | Unset = UNSET
    kind: str | Unset = UNSET
    late: bool | None | Unset = UNSET
    next_due_at: datetime.datetime | None | Unset = UNSET
    number: str | Unset = UNSET
    open_: bool | Unset = UNSET
    outcome: str | Unset = UNSET
    owner: int | None | Unset = UNSET
    paused: bool | Unset = UNSET
    received_at: datetime.datetime | Unset = UNSET
    rule: str | Unset = UNSET
    said_kind: str | Unset = UNSET
    second_failure: bool | Unset = UNSET
    severity: str | Unset = UNSET
    source: str | Unset = UNSET
    status: str | Unset = UNSET
    subject: str | Unset = UNSET
    theme: int | None | Unset = UNSET
    unit: int | Unset = UNSET
    version: int | Unset = UNSET
    vulnerability: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.case_row_contact import CaseRowContact # noqa: PLC0415
        id = self.id

        answered_at: None | str | Unset
        if isinstance(self.answered_at, Unset):
            answered_at = UNSET
        elif isinstance(self.answered_at, datetime.datetime):
            answered_at = self.answered_at.isoformat()
        else:
            answered_at = self.answered_at

        channel = self.channel

        closed_at: None | str | Unset
        if isinstance(self.closed_at, Unset):
            closed_at = UNSET
        elif isinstance(self.closed_at, datetime.datetime):
            closed_at = self.closed_at.isoformat()
        else:
            closed_at = self.closed_at

        confidential = self.confidential

        contact: dict[str, Any] | Unset = UNSET
        if not isinstance(self.contact, Unset):
            contact = self.contact.to_dict()

        customer: int | None | Unset
        if isinstance(self.customer, Unset):
            customer = UNSET
        else:
            customer = self.customer

        due_at: None | str | Unset
        if isinstance(self.due_at, Unset):
            due_at = UNSET
        elif isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        external_id = self.external_id

        key = self.key

        kind = self.kind

        late: bool | None | Unset
        if isinstance(self.late, Unset):
            late = UNSET
        else:
            late = self.late

        next_due_at: None | str | Unset
        if isinstance(self.next_due_at, Unset):
            next_due_at = UNSET
        elif isinstance(self.next_due_at, datetime.datetime):
            next_due_at = self.next_due_at.isoformat()
        else:
            next_due_at = self.next_due_at

        number = self.number

        open_ = self.open_

        outcome = self.outcome

        owner: int | None | Unset
        if isinstance(self.owner, Unset):
            owner = UNSET
        else:
            owner = self.owner

        paused = self.paused

        received_at: str | Unset = UNSET
        if not isinstance(self.received_at, Unset):
            received_at = self.received_at.isoformat()

        rule = self.rule

        said_kind = self.said_kind

        second_failure = self.second_failure

        severity = self.severity

        source = self.source

        status = self.status

        subject = self.subject

        theme: int | None | Unset
        if isinstance(self.theme, Unset):
            theme = UNSET
        else:
            theme = self.theme

        unit = self.unit

        version = self.version

        vulnerability: list[str] | Unset = UNSET
        if not isinstance(self.vulnerability, Unset):
            vulnerability = self.vulnerability




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if answered_at is not UNSET:
            field_dict["answered_at"] = answered_at
        if channel is not UNSET:
            field_dict["channel"] = channel
        if closed_at is not UNSET:
            field_dict["closed_at"] = closed_at
        if confidential is not UNSET:
            field_dict["confidential"] = confidential
        if contact is not UNSET:
            field_dict["contact"] = contact
        if customer is not UNSET:
            field_dict["customer"] = customer
        if due_at is not UNSET:
            field_dict["due_at"] = due_at
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if key is not UNSET:
            field_dict["key"] = key
        if kind is not UNSET:
            field_dict["kind"] = kind
        if late is not UNSET:
            field_dict["late"] = late
        if next_due_at is not UNSET:
            field_dict["next_due_at"] = next_due_at
        if number is not UNSET:
            field_dict["number"] = number
        if open_ is not UNSET:
            field_dict["open"] = open_
        if outcome is not UNSET:
            field_dict["outcome"] = outcome
        if owner is not UNSET:
            field_dict["owner"] = owner
        if paused is not UNSET:
            field_dict["paused"] = paused
        if received_at is not UNSET:
            field_dict["received_at"] = received_at
        if rule is not UNSET:
            field_dict["rule"] = rule
        if said_kind is not UNSET:
            field_dict["said_kind"] = said_kind
        if second_failure is not UNSET:
            field_dict["second_failure"] = second_failure
        if severity is not UNSET:
            field_dict["severity"] = severity
        if source is not UNSET:
            field_dict["source"] = source
        if status is not UNSET:
            field_dict["status"] = status
        if subject is not UNSET:
            field_dict["subject"] = subject
        if theme is not UNSET:
            field_dict["theme"] = theme
        if unit is not UNSET:
            field_dict["unit"] = unit
        if version is not UNSET:
            field_dict["version"] = version
        if vulnerability is not UNSET:
            field_dict["vulnerability"] = vulnerability

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.case_row_contact import CaseRowContact # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        def _parse_answered_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                answered_at_type_0 = datetime.datetime.fromisoformat(data)



                return answered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        answered_at = _parse_answered_at(d.pop("answered_at", UNSET))


        channel = d.pop("channel", UNSET)

        def _parse_closed_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                closed_at_type_0 = datetime.datetime.fromisoformat(data)



                return closed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        closed_at = _parse_closed_at(d.pop("closed_at", UNSET))


        confidential = d.pop("confidential", UNSET)

        _contact = d.pop("contact", UNSET)
        contact: CaseRowContact | Unset
        if isinstance(_contact,  Unset):
            contact = UNSET
        else:
            contact = CaseRowContact.from_dict(_contact)




        def _parse_customer(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        customer = _parse_customer(d.pop("customer", UNSET))


        def _parse_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)



                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due_at = _parse_due_at(d.pop("due_at", UNSET))


        external_id = d.pop("external_id", UNSET)

        key = d.pop("key", UNSET)

        kind = d.pop("kind", UNSET)

        def _parse_late(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        late = _parse_late(d.pop("late", UNSET))


        def _parse_next_due_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_due_at_type_0 = datetime.datetime.fromisoformat(data)



                return next_due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        next_due_at = _parse_next_due_at(d.pop("next_due_at", UNSET))


        number = d.pop("number", UNSET)

        open_ = d.pop("open", UNSET)

        outcome = d.pop("outcome", UNSET)

        def _parse_owner(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        owner = _parse_owner(d.pop("owner", UNSET))


        paused = d.pop("paused", UNSET)

        _received_at = d.pop("received_at", UNSET)
        received_at: datetime.datetime | Unset
        if isinstance(_received_at,  Unset):
            received_at = UNSET
        else:
            received_at = datetime.datetime.fromisoformat(_received_at)




        rule = d.pop("rule", UNSET)

        said_kind = d.pop("said_kind", UNSET)

        second_failure = d.pop("second_failure", UNSET)

        severity = d.pop("severity", UNSET)

        source = d.pop("source", UNSET)

        status = d.pop("status", UNSET)

        subject = d.pop("subject", UNSET)

        def _parse_theme(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        theme = _parse_theme(d.pop("theme", UNSET))


        unit = d.pop("unit", UNSET)

        version = d.pop("version", UNSET)

        vulnerability = cast(list[str], d.pop("vulnerability", UNSET))


        case_row = cls(
            id=id,
            answered_at=answered_at,
            channel=channel,
            closed_at=closed_at,
            confidential=confidential,
            contact=contact,
            customer=customer,
            due_at=due_at,
            external_id=external_id,
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


        case_row.additional_properties = d
        return case_row

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
