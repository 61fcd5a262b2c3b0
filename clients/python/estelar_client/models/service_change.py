from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.service_change_kind import check_service_change_kind
from ..models.service_change_kind import ServiceChangeKind
from ..models.service_change_stage import check_service_change_stage
from ..models.service_change_stage import ServiceChangeStage
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="ServiceChange")



@_attrs_define
class ServiceChange:
    """ 
        Attributes:
            description (str | Unset): What it is.
            kind (ServiceChangeKind | Unset): Basic, complementary or peripheral.
            name (str | Unset): Name, once in the organisation.
            stage (ServiceChangeStage | Unset): Where it stands in its life cycle.
     """

    description: str | Unset = UNSET
    kind: ServiceChangeKind | Unset = UNSET
    name: str | Unset = UNSET
    stage: ServiceChangeStage | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        description = self.description

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        name = self.name

        stage: str | Unset = UNSET
        if not isinstance(self.stage, Unset):
            stage = self.stage



        field_dict: dict[str, Any] = {}

        field_dict.update({
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
        description = d.pop("description", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: ServiceChangeKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_service_change_kind(_kind)




        name = d.pop("name", UNSET)

        _stage = d.pop("stage", UNSET)
        stage: ServiceChangeStage | Unset
        if isinstance(_stage,  Unset):
            stage = UNSET
        else:
            stage = check_service_change_stage(_stage)




        service_change = cls(
            description=description,
            kind=kind,
            name=name,
            stage=stage,
        )

        return service_change

