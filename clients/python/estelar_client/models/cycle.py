from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="Cycle")



@_attrs_define
class Cycle:
    """ 
        Attributes:
            archived_at (datetime.datetime | None): Since when it is in the archive; null: it is in use.
            created_at (datetime.datetime): When it was begun.
            draft (int | None): The number of the draft; null: there is none.
            id (int): Its number.
            name (str): Name.
            service (int): The service it belongs to.
            version (int | None): The number of the version in force; null: none was published yet.
     """

    archived_at: datetime.datetime | None
    created_at: datetime.datetime
    draft: int | None
    id: int
    name: str
    service: int
    version: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        archived_at: None | str
        if isinstance(self.archived_at, datetime.datetime):
            archived_at = self.archived_at.isoformat()
        else:
            archived_at = self.archived_at

        created_at = self.created_at.isoformat()

        draft: int | None
        draft = self.draft

        id = self.id

        name = self.name

        service = self.service

        version: int | None
        version = self.version


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "archived_at": archived_at,
            "created_at": created_at,
            "draft": draft,
            "id": id,
            "name": name,
            "service": service,
            "version": version,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_archived_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                archived_at_type_0 = datetime.datetime.fromisoformat(data)



                return archived_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        archived_at = _parse_archived_at(d.pop("archived_at"))


        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        def _parse_draft(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        draft = _parse_draft(d.pop("draft"))


        id = d.pop("id")

        name = d.pop("name")

        service = d.pop("service")

        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))


        cycle = cls(
            archived_at=archived_at,
            created_at=created_at,
            draft=draft,
            id=id,
            name=name,
            service=service,
            version=version,
        )


        cycle.additional_properties = d
        return cycle

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
