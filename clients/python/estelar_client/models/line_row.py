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
  from ..models.line_row_detail import LineRowDetail





T = TypeVar("T", bound="LineRow")



@_attrs_define
class LineRow:
    """ 
        Attributes:
            id (int): Its number.
            at (datetime.datetime | Unset): When.
            by (int | Unset): Who.
            detail (LineRowDetail | Unset): What is needed to understand it.
            key (str | Unset): What was done.
            origin (str | Unset): From where: a page, a call of this API, a command, a job.
            sentence (str | Unset): The same in words.
            subject_id (str | Unset): Its number.
            subject_label (str | Unset): What it is called.
            subject_type (str | Unset): On what kind of thing.
     """

    id: int
    at: datetime.datetime | Unset = UNSET
    by: int | Unset = UNSET
    detail: LineRowDetail | Unset = UNSET
    key: str | Unset = UNSET
    origin: str | Unset = UNSET
    sentence: str | Unset = UNSET
    subject_id: str | Unset = UNSET
    subject_label: str | Unset = UNSET
    subject_type: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.line_row_detail import LineRowDetail # noqa: PLC0415
        id = self.id

        at: str | Unset = UNSET
        if not isinstance(self.at, Unset):
            at = self.at.isoformat()

        by = self.by

        detail: dict[str, Any] | Unset = UNSET
        if not isinstance(self.detail, Unset):
            detail = self.detail.to_dict()

        key = self.key

        origin = self.origin

        sentence = self.sentence

        subject_id = self.subject_id

        subject_label = self.subject_label

        subject_type = self.subject_type


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if at is not UNSET:
            field_dict["at"] = at
        if by is not UNSET:
            field_dict["by"] = by
        if detail is not UNSET:
            field_dict["detail"] = detail
        if key is not UNSET:
            field_dict["key"] = key
        if origin is not UNSET:
            field_dict["origin"] = origin
        if sentence is not UNSET:
            field_dict["sentence"] = sentence
        if subject_id is not UNSET:
            field_dict["subject_id"] = subject_id
        if subject_label is not UNSET:
            field_dict["subject_label"] = subject_label
        if subject_type is not UNSET:
            field_dict["subject_type"] = subject_type

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_row_detail import LineRowDetail # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        _at = d.pop("at", UNSET)
        at: datetime.datetime | Unset
        if isinstance(_at,  Unset):
            at = UNSET
        else:
            at = datetime.datetime.fromisoformat(_at)




        by = d.pop("by", UNSET)

        _detail = d.pop("detail", UNSET)
        detail: LineRowDetail | Unset
        if isinstance(_detail,  Unset):
            detail = UNSET
        else:
            detail = LineRowDetail.from_dict(_detail)




        key = d.pop("key", UNSET)

        origin = d.pop("origin", UNSET)

        sentence = d.pop("sentence", UNSET)

        subject_id = d.pop("subject_id", UNSET)

        subject_label = d.pop("subject_label", UNSET)

        subject_type = d.pop("subject_type", UNSET)

        line_row = cls(
            id=id,
            at=at,
            by=by,
            detail=detail,
            key=key,
            origin=origin,
            sentence=sentence,
            subject_id=subject_id,
            subject_label=subject_label,
            subject_type=subject_type,
        )


        line_row.additional_properties = d
        return line_row

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
