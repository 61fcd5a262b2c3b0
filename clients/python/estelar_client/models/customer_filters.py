from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="CustomerFilters")



@_attrs_define
class CustomerFilters:
    """ 
        Attributes:
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            external_id (str | Unset): Exactly this number in another system. Default: ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            q (str | Unset): Any part of a name, or the beginning of a document, telephone, e-mail or external id. Default:
                ''.
            unit (int | None | Unset): Of this unit.
     """

    cursor: str | Unset = ''
    external_id: str | Unset = ''
    fields: str | Unset = ''
    limit: int | Unset = 50
    q: str | Unset = ''
    unit: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        cursor = self.cursor

        external_id = self.external_id

        fields = self.fields

        limit = self.limit

        q = self.q

        unit: int | None | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if fields is not UNSET:
            field_dict["fields"] = fields
        if limit is not UNSET:
            field_dict["limit"] = limit
        if q is not UNSET:
            field_dict["q"] = q
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cursor = d.pop("cursor", UNSET)

        external_id = d.pop("external_id", UNSET)

        fields = d.pop("fields", UNSET)

        limit = d.pop("limit", UNSET)

        q = d.pop("q", UNSET)

        def _parse_unit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))


        customer_filters = cls(
            cursor=cursor,
            external_id=external_id,
            fields=fields,
            limit=limit,
            q=q,
            unit=unit,
        )


        customer_filters.additional_properties = d
        return customer_filters

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
