from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="CycleFilters")



@_attrs_define
class CycleFilters:
    """ 
        Attributes:
            archived (bool | None | Unset): In the archive (true) or in use (false).
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            service (int | None | Unset): Of this service.
     """

    archived: bool | None | Unset = UNSET
    cursor: str | Unset = ''
    fields: str | Unset = ''
    limit: int | Unset = 50
    service: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        archived: bool | None | Unset
        if isinstance(self.archived, Unset):
            archived = UNSET
        else:
            archived = self.archived

        cursor = self.cursor

        fields = self.fields

        limit = self.limit

        service: int | None | Unset
        if isinstance(self.service, Unset):
            service = UNSET
        else:
            service = self.service


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if archived is not UNSET:
            field_dict["archived"] = archived
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if fields is not UNSET:
            field_dict["fields"] = fields
        if limit is not UNSET:
            field_dict["limit"] = limit
        if service is not UNSET:
            field_dict["service"] = service

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_archived(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        archived = _parse_archived(d.pop("archived", UNSET))


        cursor = d.pop("cursor", UNSET)

        fields = d.pop("fields", UNSET)

        limit = d.pop("limit", UNSET)

        def _parse_service(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        service = _parse_service(d.pop("service", UNSET))


        cycle_filters = cls(
            archived=archived,
            cursor=cursor,
            fields=fields,
            limit=limit,
            service=service,
        )


        cycle_filters.additional_properties = d
        return cycle_filters

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
