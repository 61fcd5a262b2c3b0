from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.cycle_in_design import CycleInDesign





T = TypeVar("T", bound="CycleIn")



@_attrs_define
class CycleIn:
    """ 
        Attributes:
            design (CycleInDesign): The design, as `GET /cycles/{id}/versions/{number}/design` gives it (estelar.cycle/1).
            name (str | Unset): Another name than that of the design. Default: ''.
            service (int | None | Unset): The service it belongs to; null: the one that the design names, made if needed.
     """

    design: CycleInDesign
    name: str | Unset = ''
    service: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.cycle_in_design import CycleInDesign # noqa: PLC0415
        design = self.design.to_dict()

        name = self.name

        service: int | None | Unset
        if isinstance(self.service, Unset):
            service = UNSET
        else:
            service = self.service


        field_dict: dict[str, Any] = {}

        field_dict.update({
            "design": design,
        })
        if name is not UNSET:
            field_dict["name"] = name
        if service is not UNSET:
            field_dict["service"] = service

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cycle_in_design import CycleInDesign # noqa: PLC0415
        d = dict(src_dict)
        design = CycleInDesign.from_dict(d.pop("design"))




        name = d.pop("name", UNSET)

        def _parse_service(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        service = _parse_service(d.pop("service", UNSET))


        cycle_in = cls(
            design=design,
            name=name,
            service=service,
        )

        return cycle_in

