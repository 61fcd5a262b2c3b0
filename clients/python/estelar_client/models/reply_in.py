from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="ReplyIn")



@_attrs_define
class ReplyIn:
    """ 
        Attributes:
            seen (int): The last message that its writer had read: a newer one of the customer stops the sending (409).
            text (str): What the customer is told.
     """

    seen: int
    text: str





    def to_dict(self) -> dict[str, Any]:
        seen = self.seen

        text = self.text


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "seen": seen,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        seen = d.pop("seen")

        text = d.pop("text")

        reply_in = cls(
            seen=seen,
            text=text,
        )

        return reply_in

