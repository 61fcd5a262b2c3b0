from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="CustomerMerge")



@_attrs_define
class CustomerMerge:
    """ 
        Attributes:
            absorb (int): The record that becomes part of this one, with its contacts.
     """

    absorb: int





    def to_dict(self) -> dict[str, Any]:
        absorb = self.absorb


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "absorb": absorb,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        absorb = d.pop("absorb")

        customer_merge = cls(
            absorb=absorb,
        )

        return customer_merge

