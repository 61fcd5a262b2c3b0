from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.person_filters_kind_type_0 import check_person_filters_kind_type_0
from ..models.person_filters_kind_type_0 import PersonFiltersKindType0
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="PersonFilters")



@_attrs_define
class PersonFilters:
    """ 
        Attributes:
            active (bool | None | Unset): Who may log in (true) or not (false).
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            external_id (str | Unset): With this staff number. Default: ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            kind (None | PersonFiltersKindType0 | Unset): Persons or machines.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
     """

    active: bool | None | Unset = UNSET
    cursor: str | Unset = ''
    external_id: str | Unset = ''
    fields: str | Unset = ''
    kind: None | PersonFiltersKindType0 | Unset = UNSET
    limit: int | Unset = 50
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        active: bool | None | Unset
        if isinstance(self.active, Unset):
            active = UNSET
        else:
            active = self.active

        cursor = self.cursor

        external_id = self.external_id

        fields = self.fields

        kind: None | str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        elif isinstance(self.kind, str):
            kind = self.kind
        else:
            kind = self.kind

        limit = self.limit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if active is not UNSET:
            field_dict["active"] = active
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if fields is not UNSET:
            field_dict["fields"] = fields
        if kind is not UNSET:
            field_dict["kind"] = kind
        if limit is not UNSET:
            field_dict["limit"] = limit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_active(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        active = _parse_active(d.pop("active", UNSET))


        cursor = d.pop("cursor", UNSET)

        external_id = d.pop("external_id", UNSET)

        fields = d.pop("fields", UNSET)

        def _parse_kind(data: object) -> None | PersonFiltersKindType0 | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = check_person_filters_kind_type_0(data)



                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | PersonFiltersKindType0 | Unset, data)

        kind = _parse_kind(d.pop("kind", UNSET))


        limit = d.pop("limit", UNSET)

        person_filters = cls(
            active=active,
            cursor=cursor,
            external_id=external_id,
            fields=fields,
            kind=kind,
            limit=limit,
        )


        person_filters.additional_properties = d
        return person_filters

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
