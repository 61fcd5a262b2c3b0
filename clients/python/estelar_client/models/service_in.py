from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.service_in_kind import check_service_in_kind
from ..models.service_in_kind import ServiceInKind
from ..models.service_in_stage import check_service_in_stage
from ..models.service_in_stage import ServiceInStage
from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="ServiceIn")



@_attrs_define
class ServiceIn:
    """ 
        Attributes:
            name (str): Name, once in the organisation.
            description (str | Unset): What it is. Default: ''.
            kind (ServiceInKind | Unset): Basic, complementary or peripheral. Default: 'basic'.
            stage (ServiceInStage | Unset): Where it stands in its life cycle. Default: 'operation'.
     """

    name: str
    description: str | Unset = ''
    kind: ServiceInKind | Unset = 'basic'
    stage: ServiceInStage | Unset = 'operation'





    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        stage: str | Unset = UNSET
        if not isinstance(self.stage, Unset):
            stage = self.stage



        field_dict: dict[str, Any] = {}

        field_dict.update({
            "name": name,
        })
        if description is not UNSET:
            field_dict["description"] = description
        if kind is not UNSET:
            field_dict["kind"] = kind
        if stage is not UNSET:
            field_dict["stage"] = stage

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        description = d.pop("description", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: ServiceInKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_service_in_kind(_kind)




        _stage = d.pop("stage", UNSET)
        stage: ServiceInStage | Unset
        if isinstance(_stage,  Unset):
            stage = UNSET
        else:
            stage = check_service_in_stage(_stage)




        service_in = cls(
            name=name,
            description=description,
            kind=kind,
            stage=stage,
        )

        return service_in

