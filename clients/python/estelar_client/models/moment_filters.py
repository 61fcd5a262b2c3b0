from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="MomentFilters")



@_attrs_define
class MomentFilters:
    """ 
        Attributes:
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            cycle (int | None | Unset): Of this cycle.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            in_force (bool | None | Unset): In which contacts can be recorded (true) or not any more (false).
            limit (int | Unset): How many at most (1 to 500). Default: 50.
     """

    cursor: str | Unset = ''
    cycle: int | None | Unset = UNSET
    fields: str | Unset = ''
    in_force: bool | None | Unset = UNSET
    limit: int | Unset = 50
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        cursor = self.cursor

        cycle: int | None | Unset
        if isinstance(self.cycle, Unset):
            cycle = UNSET
        else:
            cycle = self.cycle

        fields = self.fields

        in_force: bool | None | Unset
        if isinstance(self.in_force, Unset):
            in_force = UNSET
        else:
            in_force = self.in_force

        limit = self.limit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if cycle is not UNSET:
            field_dict["cycle"] = cycle
        if fields is not UNSET:
            field_dict["fields"] = fields
        if in_force is not UNSET:
            field_dict["in_force"] = in_force
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cursor = d.pop("cursor", UNSET)

        def _parse_cycle(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        cycle = _parse_cycle(d.pop("cycle", UNSET))


        fields = d.pop("fields", UNSET)

        def _parse_in_force(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        in_force = _parse_in_force(d.pop("in_force", UNSET))


        limit = d.pop("limit", UNSET)

        moment_filters = cls(
            cursor=cursor,
            cycle=cycle,
            fields=fields,
            in_force=in_force,
            limit=limit,
        )


        moment_filters.additional_properties = d
        return moment_filters

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
