from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="PromiseIn")



@_attrs_define
class PromiseIn:
    """ 
        Attributes:
            due_at (datetime.datetime): By when, with its zone.
            what (str): What will be done.
            condition (str | Unset): On condition that. Default: ''.
            keeper (int | None | Unset): Who keeps it; null: the owner of the case.
     """

    due_at: datetime.datetime
    what: str
    condition: str | Unset = ''
    keeper: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        due_at = self.due_at.isoformat()

        what = self.what

        condition = self.condition

        keeper: int | None | Unset
        if isinstance(self.keeper, Unset):
            keeper = UNSET
        else:
            keeper = self.keeper


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "due_at": due_at,
            "what": what,
        })
        if condition is not UNSET:
            field_dict["condition"] = condition
        if keeper is not UNSET:
            field_dict["keeper"] = keeper

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))




        what = d.pop("what")

        condition = d.pop("condition", UNSET)

        def _parse_keeper(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        keeper = _parse_keeper(d.pop("keeper", UNSET))


        promise_in = cls(
            due_at=due_at,
            what=what,
            condition=condition,
            keeper=keeper,
        )

        return promise_in

