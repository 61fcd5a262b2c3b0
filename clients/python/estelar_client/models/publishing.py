from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="Publishing")



@_attrs_define
class Publishing:
    """ 
        Attributes:
            base (int): The revision of the draft that is to be published: when it has moved on since, the answer is 409.
            note (str): What changes and why, for whoever reads the figures later.
     """

    base: int
    note: str





    def to_dict(self) -> dict[str, Any]:
        base = self.base

        note = self.note


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "base": base,
            "note": note,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        base = d.pop("base")

        note = d.pop("note")

        publishing = cls(
            base=base,
            note=note,
        )

        return publishing

