from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="CustomerErase")



@_attrs_define
class CustomerErase:
    """ 
        Attributes:
            confirmed (bool): True: the person asked for it, or the law demands it, and no duty keeps the data.
     """

    confirmed: bool





    def to_dict(self) -> dict[str, Any]:
        confirmed = self.confirmed


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "confirmed": confirmed,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        confirmed = d.pop("confirmed")

        customer_erase = cls(
            confirmed=confirmed,
        )

        return customer_erase

