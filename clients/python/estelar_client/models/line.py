from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.line_detail import LineDetail





T = TypeVar("T", bound="Line")



@_attrs_define
class Line:
    """ 
        Attributes:
            at (datetime.datetime): When.
            by (int): Who.
            detail (LineDetail): What is needed to understand it.
            id (int): Its number.
            key (str): What was done.
            origin (str): From where: a page, a call of this API, a command, a job.
            sentence (str): The same in words.
            subject_id (str): Its number.
            subject_label (str): What it is called.
            subject_type (str): On what kind of thing.
     """

    at: datetime.datetime
    by: int
    detail: LineDetail
    id: int
    key: str
    origin: str
    sentence: str
    subject_id: str
    subject_label: str
    subject_type: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.line_detail import LineDetail # noqa: PLC0415
        at = self.at.isoformat()

        by = self.by

        detail = self.detail.to_dict()

        id = self.id

        key = self.key

        origin = self.origin

        sentence = self.sentence

        subject_id = self.subject_id

        subject_label = self.subject_label

        subject_type = self.subject_type


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "at": at,
            "by": by,
            "detail": detail,
            "id": id,
            "key": key,
            "origin": origin,
            "sentence": sentence,
            "subject_id": subject_id,
            "subject_label": subject_label,
            "subject_type": subject_type,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_detail import LineDetail # noqa: PLC0415
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))




        by = d.pop("by")

        detail = LineDetail.from_dict(d.pop("detail"))




        id = d.pop("id")

        key = d.pop("key")

        origin = d.pop("origin")

        sentence = d.pop("sentence")

        subject_id = d.pop("subject_id")

        subject_label = d.pop("subject_label")

        subject_type = d.pop("subject_type")

        line = cls(
            at=at,
            by=by,
            detail=detail,
            id=id,
            key=key,
            origin=origin,
            sentence=sentence,
            subject_id=subject_id,
            subject_label=subject_label,
            subject_type=subject_type,
        )


        line.additional_properties = d
        return line

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
