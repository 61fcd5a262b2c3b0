from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.version_filters_state_type_0 import check_version_filters_state_type_0
from ..models.version_filters_state_type_0 import VersionFiltersStateType0
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="VersionFilters")



@_attrs_define
class VersionFilters:
    """ 
        Attributes:
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            state (None | Unset | VersionFiltersStateType0): In this state.
     """

    cursor: str | Unset = ''
    fields: str | Unset = ''
    limit: int | Unset = 50
    state: None | Unset | VersionFiltersStateType0 = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        cursor = self.cursor

        fields = self.fields

        limit = self.limit

        state: None | str | Unset
        if isinstance(self.state, Unset):
            state = UNSET
        elif isinstance(self.state, str):
            state = self.state
        else:
            state = self.state


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if fields is not UNSET:
            field_dict["fields"] = fields
        if limit is not UNSET:
            field_dict["limit"] = limit
        if state is not UNSET:
            field_dict["state"] = state

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cursor = d.pop("cursor", UNSET)

        fields = d.pop("fields", UNSET)

        limit = d.pop("limit", UNSET)

        def _parse_state(data: object) -> None | Unset | VersionFiltersStateType0:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                state_type_0 = check_version_filters_state_type_0(data)



                return state_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | VersionFiltersStateType0, data)

        state = _parse_state(d.pop("state", UNSET))


        version_filters = cls(
            cursor=cursor,
            fields=fields,
            limit=limit,
            state=state,
        )


        version_filters.additional_properties = d
        return version_filters

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
