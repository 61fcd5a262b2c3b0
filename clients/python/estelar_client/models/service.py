from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.service_kind import check_service_kind
from ..models.service_kind import ServiceKind
from ..models.service_stage import check_service_stage
from ..models.service_stage import ServiceStage
from typing import cast






T = TypeVar("T", bound="Service")



@_attrs_define
class Service:
    """ 
        Attributes:
            description (str): What it is.
            id (int): Its number.
            kind (ServiceKind): Basic, complementary or peripheral.
            name (str): Name, once in the organisation.
            stage (ServiceStage): Where it stands in its life cycle.
     """

    description: str
    id: int
    kind: ServiceKind
    name: str
    stage: ServiceStage
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        description = self.description

        id = self.id

        kind: str = self.kind

        name = self.name

        stage: str = self.stage


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "description": description,
            "id": id,
            "kind": kind,
            "name": name,
            "stage": stage,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        description = d.pop("description")

        id = d.pop("id")

        kind = check_service_kind(d.pop("kind"))




        name = d.pop("name")

        stage = check_service_stage(d.pop("stage"))




        service = cls(
            description=description,
            id=id,
            kind=kind,
            name=name,
            stage=stage,
        )


        service.additional_properties = d
        return service

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
