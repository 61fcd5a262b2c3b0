from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="Promise")



@_attrs_define
class Promise:
    """ 
        Attributes:
            case (int): Its case.
            condition (str): On condition that.
            due_at (datetime.datetime): By when, with its zone.
            id (int): Its internal number.
            keeper (int): Who keeps it; null: the owner of the case.
            state (str): Its state.
            what (str): What will be done.
     """

    case: int
    condition: str
    due_at: datetime.datetime
    id: int
    keeper: int
    state: str
    what: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        case = self.case

        condition = self.condition

        due_at = self.due_at.isoformat()

        id = self.id

        keeper = self.keeper

        state = self.state

        what = self.what


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "case": case,
            "condition": condition,
            "due_at": due_at,
            "id": id,
            "keeper": keeper,
            "state": state,
            "what": what,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        case = d.pop("case")

        condition = d.pop("condition")

        due_at = datetime.datetime.fromisoformat(d.pop("due_at"))




        id = d.pop("id")

        keeper = d.pop("keeper")

        state = d.pop("state")

        what = d.pop("what")

        promise = cls(
            case=case,
            condition=condition,
            due_at=due_at,
            id=id,
            keeper=keeper,
            state=state,
            what=what,
        )


        promise.additional_properties = d
        return promise

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
