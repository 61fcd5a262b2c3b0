from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="Recorded")



@_attrs_define
class Recorded:
    """ 
        Attributes:
            already_there (int): How many had been recorded before (same source and external id) and stayed as they were.
            ids (list[int]): Their numbers, in the order in which they were sent.
            recorded (int): How many are new.
     """

    already_there: int
    ids: list[int]
    recorded: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        already_there = self.already_there

        ids = self.ids



        recorded = self.recorded


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "already_there": already_there,
            "ids": ids,
            "recorded": recorded,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        already_there = d.pop("already_there")

        ids = cast(list[int], d.pop("ids"))


        recorded = d.pop("recorded")

        recorded = cls(
            already_there=already_there,
            ids=ids,
            recorded=recorded,
        )


        recorded.additional_properties = d
        return recorded

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
