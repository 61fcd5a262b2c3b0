from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="DeadlineDay")



@_attrs_define
class DeadlineDay:
    """ 
        Attributes:
            counted (bool): Whether it counts.
            date (datetime.date): The local day.
            kind (str): `start`, `not_yet`, `stopped`, `running`, `working`, `weekend`, `holiday`, `own` or `closed`.
            number (int | None): Which of the days that count it is.
            source (str): Who says that it is none.
            why (str): Why it counts or not, in words.
     """

    counted: bool
    date: datetime.date
    kind: str
    number: int | None
    source: str
    why: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        counted = self.counted

        date = self.date.isoformat()

        kind = self.kind

        number: int | None
        number = self.number

        source = self.source

        why = self.why


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "counted": counted,
            "date": date,
            "kind": kind,
            "number": number,
            "source": source,
            "why": why,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        counted = d.pop("counted")

        date = datetime.date.fromisoformat(d.pop("date"))




        kind = d.pop("kind")

        def _parse_number(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        number = _parse_number(d.pop("number"))


        source = d.pop("source")

        why = d.pop("why")

        deadline_day = cls(
            counted=counted,
            date=date,
            kind=kind,
            number=number,
            source=source,
            why=why,
        )


        deadline_day.additional_properties = d
        return deadline_day

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
