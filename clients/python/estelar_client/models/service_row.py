from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.service_row_kind import check_service_row_kind
from ..models.service_row_kind import ServiceRowKind
from ..models.service_row_stage import check_service_row_stage
from ..models.service_row_stage import ServiceRowStage
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="ServiceRow")



@_attrs_define
class ServiceRow:
    """ 
        Attributes:
            id (int): Its number.
            description (str | Unset): What it is.
            kind (ServiceRowKind | Unset): Basic, complementary or peripheral.
            name (str | Unset): Name, once in the organisation.
            stage (ServiceRowStage | Unset): Where it stands in its life cycle.
     """

    id: int
    description: str | Unset = UNSET
    kind: ServiceRowKind | Unset = UNSET
    name: str | Unset = UNSET
    stage: ServiceRowStage | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        description = self.description

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        name = self.name

        stage: str | Unset = UNSET
        if not isinstance(self.stage, Unset):
            stage = self.stage



        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if description is not UNSET:
            field_dict["description"] = description
        if kind is not UNSET:
            field_dict["kind"] = kind
        if name is not UNSET:
            field_dict["name"] = name
        if stage is not UNSET:
            field_dict["stage"] = stage

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        description = d.pop("description", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: ServiceRowKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_service_row_kind(_kind)




        name = d.pop("name", UNSET)

        _stage = d.pop("stage", UNSET)
        stage: ServiceRowStage | Unset
        if isinstance(_stage,  Unset):
            stage = UNSET
        else:
            stage = check_service_row_stage(_stage)




        service_row = cls(
            id=id,
            description=description,
            kind=kind,
            name=name,
            stage=stage,
        )


        service_row.additional_properties = d
        return service_row

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
