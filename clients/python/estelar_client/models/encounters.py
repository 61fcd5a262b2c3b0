from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.encounter_in import EncounterIn





T = TypeVar("T", bound="Encounters")



@_attrs_define
class Encounters:
    """ 
        Attributes:
            encounters (list[EncounterIn]): Up to 5,000 contacts: all or none.
     """

    encounters: list[EncounterIn]





    def to_dict(self) -> dict[str, Any]:
        from ..models.encounter_in import EncounterIn # noqa: PLC0415
        encounters = []
        for encounters_item_data in self.encounters:
            encounters_item = encounters_item_data.to_dict()
            encounters.append(encounters_item)




        field_dict: dict[str, Any] = {}

        field_dict.update({
            "encounters": encounters,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.encounter_in import EncounterIn # noqa: PLC0415
        d = dict(src_dict)
        encounters = []
        _encounters = d.pop("encounters")
        for encounters_item_data in (_encounters):
            encounters_item = EncounterIn.from_dict(encounters_item_data)



            encounters.append(encounters_item)


        encounters = cls(
            encounters=encounters,
        )

        return encounters

