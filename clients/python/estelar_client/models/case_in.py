from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.case_in_answer_by import CaseInAnswerBy
from ..models.case_in_answer_by import check_case_in_answer_by
from ..models.case_in_channel import CaseInChannel
from ..models.case_in_channel import check_case_in_channel
from ..models.case_in_kind import CaseInKind
from ..models.case_in_kind import check_case_in_kind
from ..models.case_in_said_kind import CaseInSaidKind
from ..models.case_in_said_kind import check_case_in_said_kind
from ..models.case_in_severity import CaseInSeverity
from ..models.case_in_severity import check_case_in_severity
from ..models.case_in_vulnerability_item import CaseInVulnerabilityItem
from ..models.case_in_vulnerability_item import check_case_in_vulnerability_item
from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.contact_data import ContactData





T = TypeVar("T", bound="CaseIn")



@_attrs_define
class CaseIn:
    """ 
        Attributes:
            kind (CaseInKind): What it is by law.
            text (str): What is asked or what happened, in their words.
            unit (int): Where it came in: the unit.
            answer_by (CaseInAnswerBy | Unset): How they want the answer. Default: 'email'.
            channel (CaseInChannel | Unset): How it came in. Default: 'api'.
            confidential (bool | None | Unset): Whether only few may see it; null: as the kind and the theme say.
            contact (ContactData | Unset):
            customer (int | None | Unset): Who, if known: the number of the customer.
            external_id (str | Unset): Its number in that system: the same number of the same source opens one case.
                Default: ''.
            language (str | Unset): `es` or `en`; empty: the organisation's. Default: ''.
            points (list[str] | Unset): Every single thing that is asked; empty: the subject is the only one.
            received_at (datetime.datetime | None | Unset): When it came in, with its zone; left out: now.
            said_kind (CaseInSaidKind | Unset): What the customer calls it; empty: the same. Default: ''.
            severity (CaseInSeverity | Unset): How grave it is. Default: 'usual'.
            source (str | Unset): The system that it comes from. Default: 'api'.
            subject (str | Unset): In a few words; empty: the beginning of the text. Default: ''.
            theme (int | None | Unset): What it is about.
            vulnerability (list[CaseInVulnerabilityItem] | Unset): Why whoever asks is attended first.
     """

    kind: CaseInKind
    text: str
    unit: int
    answer_by: CaseInAnswerBy | Unset = 'email'
    channel: CaseInChannel | Unset = 'api'
    confidential: bool | None | Unset = UNSET
    contact: ContactData | Unset = UNSET
    customer: int | None | Unset = UNSET
    external_id: str | Unset = ''
    language: str | Unset = ''
    points: list[str] | Unset = UNSET
    received_at: datetime.datetime | None | Unset = UNSET
    said_kind: CaseInSaidKind | Unset = ''
    severity: CaseInSeverity | Unset = 'usual'
    source: str | Unset = 'api'
    subject: str | Unset = ''
    theme: int | None | Unset = UNSET
    vulnerability: list[CaseInVulnerabilityItem] | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.contact_data import ContactData # noqa: PLC0415
        kind: str = self.kind

        text = self.text

        unit = self.unit

        answer_by: str | Unset = UNSET
        if not isinstance(self.answer_by, Unset):
            answer_by = self.answer_by


        channel: str | Unset = UNSET
        if not isinstance(self.channel, Unset):
            channel = self.channel


        confidential: bool | None | Unset
        if isinstance(self.confidential, Unset):
            confidential = UNSET
        else:
            confidential = self.confidential

        contact: dict[str, Any] | Unset = UNSET
        if not isinstance(self.contact, Unset):
            contact = self.contact.to_dict()

        customer: int | None | Unset
        if isinstance(self.customer, Unset):
            customer = UNSET
        else:
            customer = self.customer

        external_id = self.external_id

        language = self.language

        points: list[str] | Unset = UNSET
        if not isinstance(self.points, Unset):
            points = self.points



        received_at: None | str | Unset
        if isinstance(self.received_at, Unset):
            received_at = UNSET
        elif isinstance(self.received_at, datetime.datetime):
            received_at = self.received_at.isoformat()
        else:
            received_at = self.received_at

        said_kind: str | Unset = UNSET
        if not isinstance(self.said_kind, Unset):
            said_kind = self.said_kind


        severity: str | Unset = UNSET
        if not isinstance(self.severity, Unset):
            severity = self.severity


        source = self.source

        subject = self.subject

        theme: int | None | Unset
        if isinstance(self.theme, Unset):
            theme = UNSET
        else:
            theme = self.theme

        vulnerability: list[str] | Unset = UNSET
        if not isinstance(self.vulnerability, Unset):
            vulnerability = []
            for vulnerability_item_data in self.vulnerability:
                vulnerability_item: str = vulnerability_item_data
                vulnerability.append(vulnerability_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "kind": kind,
            "text": text,
            "unit": unit,
        })
        if answer_by is not UNSET:
            field_dict["answer_by"] = answer_by
        if channel is not UNSET:
            field_dict["channel"] = channel
        if confidential is not UNSET:
            field_dict["confidential"] = confidential
        if contact is not UNSET:
            field_dict["contact"] = contact
        if customer is not UNSET:
            field_dict["customer"] = customer
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if language is not UNSET:
            field_dict["language"] = language
        if points is not UNSET:
            field_dict["points"] = points
        if received_at is not UNSET:
            field_dict["received_at"] = received_at
        if said_kind is not UNSET:
            field_dict["said_kind"] = said_kind
        if severity is not UNSET:
            field_dict["severity"] = severity
        if source is not UNSET:
            field_dict["source"] = source
        if subject is not UNSET:
            field_dict["subject"] = subject
        if theme is not UNSET:
            field_dict["theme"] = theme
        if vulnerability is not UNSET:
            field_dict["vulnerability"] = vulnerability

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contact_data import ContactData # noqa: PLC0415
        d = dict(src_dict)
        kind = check_case_in_kind(d.pop("kind"))




        text = d.pop("text")

        unit = d.pop("unit")

        _answer_by = d.pop("answer_by", UNSET)
        answer_by: CaseInAnswerBy | Unset
        if isinstance(_answer_by,  Unset):
            answer_by = UNSET
        else:
            answer_by = check_case_in_answer_by(_answer_by)




        _channel = d.pop("channel", UNSET)
        channel: CaseInChannel | Unset
        if isinstance(_channel,  Unset):
            channel = UNSET
        else:
            channel = check_case_in_channel(_channel)




        def _parse_confidential(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        confidential = _parse_confidential(d.pop("confidential", UNSET))


        _contact = d.pop("contact", UNSET)
        contact: ContactData | Unset
        if isinstance(_contact,  Unset):
            contact = UNSET
        else:
            contact = ContactData.from_dict(_contact)




        def _parse_customer(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        customer = _parse_customer(d.pop("customer", UNSET))


        external_id = d.pop("external_id", UNSET)

        language = d.pop("language", UNSET)

        points = cast(list[str], d.pop("points", UNSET))


        def _parse_received_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_at_type_0 = datetime.datetime.fromisoformat(data)



                return received_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        received_at = _parse_received_at(d.pop("received_at", UNSET))


        _said_kind = d.pop("said_kind", UNSET)
        said_kind: CaseInSaidKind | Unset
        if isinstance(_said_kind,  Unset):
            said_kind = UNSET
        else:
            said_kind = check_case_in_said_kind(_said_kind)




        _severity = d.pop("severity", UNSET)
        severity: CaseInSeverity | Unset
        if isinstance(_severity,  Unset):
            severity = UNSET
        else:
            severity = check_case_in_severity(_severity)




        source = d.pop("source", UNSET)

        subject = d.pop("subject", UNSET)

        def _parse_theme(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        theme = _parse_theme(d.pop("theme", UNSET))


        _vulnerability = d.pop("vulnerability", UNSET)
        vulnerability: list[CaseInVulnerabilityItem] | Unset = UNSET
        if _vulnerability is not UNSET:
            vulnerability = []
            for vulnerability_item_data in _vulnerability:
                vulnerability_item = check_case_in_vulnerability_item(vulnerability_item_data)



                vulnerability.append(vulnerability_item)


        case_in = cls(
            kind=kind,
            text=text,
            unit=unit,
            answer_by=answer_by,
            channel=channel,
            confidential=confidential,
            contact=contact,
            customer=customer,
            external_id=external_id,
            language=language,
            points=points,
            received_at=received_at,
            said_kind=said_kind,
            severity=severity,
            source=source,
            subject=subject,
            theme=theme,
            vulnerability=vulnerability,
        )

        return case_in

