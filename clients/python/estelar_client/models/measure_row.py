from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="MeasureRow")



@_attrs_define
class MeasureRow:
    """ 
        Attributes:
            id (str): Its name, for programs.
            formula (str | Unset): Computation.
            meaning (str | Unset): What it says.
            reference (str | Unset): Where it comes from.
            title (str | Unset): Its name, for people.
            unit (str | Unset): Unit of measure.
     """

    id: str
    formula: str | Unset = UNSET
    meaning: str | Unset = UNSET
    reference: str | Unset = UNSET
    title: str | Unset = UNSET
    unit: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        formula = self.formula

        meaning = self.meaning

        reference = self.reference

        title = self.title

        unit = self.unit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if formula is not UNSET:
            field_dict["formula"] = formula
        if meaning is not UNSET:
            field_dict["meaning"] = meaning
        if reference is not UNSET:
            field_dict["reference"] = reference
        if title is not UNSET:
            field_dict["title"] = title
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        formula = d.pop("formula", UNSET)

        meaning = d.pop("meaning", UNSET)

        reference = d.pop("reference", UNSET)

        title = d.pop("title", UNSET)

        unit = d.pop("unit", UNSET)

        measure_row = cls(
            id=id,
            formula=formula,
            meaning=meaning,
            reference=reference,
            title=title,
            unit=unit,
        )


        measure_row.additional_properties = d
        return measure_row

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
