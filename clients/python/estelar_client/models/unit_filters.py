from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="UnitFilters")



@_attrs_define
class UnitFilters:
    """ 
        Attributes:
            below (int | None | Unset): This unit and everything below it.
            code (str | Unset): With this code. Default: ''.
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            open_ (bool | None | Unset): That take new contacts (true) or do not (false).
     """

    below: int | None | Unset = UNSET
    code: str | Unset = ''
    cursor: str | Unset = ''
    fields: str | Unset = ''
    limit: int | Unset = 50
    open_: bool | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        below: int | None | Unset
        if isinstance(self.below, Unset):
            below = UNSET
        else:
            below = self.below

        code = self.code

        cursor = self.cursor

        fields = self.fields

        limit = self.limit

        open_: bool | None | Unset
        if isinstance(self.open_, Unset):
            open_ = UNSET
        else:
            open_ = self.open_


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if below is not UNSET:
            field_dict["below"] = below
        if code is not UNSET:
            field_dict["code"] = code
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if fields is not UNSET:
            field_dict["fields"] = fields
        if limit is not UNSET:
            field_dict["limit"] = limit
        if open_ is not UNSET:
            field_dict["open"] = open_

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_below(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        below = _parse_below(d.pop("below", UNSET))


        code = d.pop("code", UNSET)

        cursor = d.pop("cursor", UNSET)

        fields = d.pop("fields", UNSET)

        limit = d.pop("limit", UNSET)

        def _parse_open_(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        open_ = _parse_open_(d.pop("open", UNSET))


        unit_filters = cls(
            below=below,
            code=code,
            cursor=cursor,
            fields=fields,
            limit=limit,
            open_=open_,
        )


        unit_filters.additional_properties = d
        return unit_filters

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
