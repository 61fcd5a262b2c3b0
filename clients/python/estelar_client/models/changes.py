from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.change import Change





T = TypeVar("T", bound="Changes")



@_attrs_define
class Changes:
    """ 
        Attributes:
            bitter (Change):
            satisfaction (Change):
            stellar (Change):
            within_standard (Change):
     """

    bitter: Change
    satisfaction: Change
    stellar: Change
    within_standard: Change
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.change import Change # noqa: PLC0415
        bitter = self.bitter.to_dict()

        satisfaction = self.satisfaction.to_dict()

        stellar = self.stellar.to_dict()

        within_standard = self.within_standard.to_dict()


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "bitter": bitter,
            "satisfaction": satisfaction,
            "stellar": stellar,
            "within_standard": within_standard,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change import Change # noqa: PLC0415
        d = dict(src_dict)
        bitter = Change.from_dict(d.pop("bitter"))




        satisfaction = Change.from_dict(d.pop("satisfaction"))




        stellar = Change.from_dict(d.pop("stellar"))




        within_standard = Change.from_dict(d.pop("within_standard"))




        changes = cls(
            bitter=bitter,
            satisfaction=satisfaction,
            stellar=stellar,
            within_standard=within_standard,
        )


        changes.additional_properties = d
        return changes

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
