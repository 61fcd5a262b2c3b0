from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset







T = TypeVar("T", bound="Measure")



@_attrs_define
class Measure:
    """ 
        Attributes:
            formula (str): Computation.
            id (str): Its name, for programs.
            meaning (str): What it says.
            reference (str): Where it comes from.
            title (str): Its name, for people.
            unit (str): Unit of measure.
     """

    formula: str
    id: str
    meaning: str
    reference: str
    title: str
    unit: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        formula = self.formula

        id = self.id

        meaning = self.meaning

        reference = self.reference

        title = self.title

        unit = self.unit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "formula": formula,
            "id": id,
            "meaning": meaning,
            "reference": reference,
            "title": title,
            "unit": unit,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        formula = d.pop("formula")

        id = d.pop("id")

        meaning = d.pop("meaning")

        reference = d.pop("reference")

        title = d.pop("title")

        unit = d.pop("unit")

        measure = cls(
            formula=formula,
            id=id,
            meaning=meaning,
            reference=reference,
            title=title,
            unit=unit,
        )


        measure.additional_properties = d
        return measure

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
