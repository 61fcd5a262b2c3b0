from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.change_verdict import ChangeVerdict
from ..models.change_verdict import check_change_verdict
from typing import cast






T = TypeVar("T", bound="Change")



@_attrs_define
class Change:
    """ 
        Attributes:
            difference (float | None): Now less before.
            high (float | None): Upper limit of the 95 % interval of the difference.
            low (float | None): Lower limit of the 95 % interval of the difference.
            n_before (int): How many contacts stand behind the figure before.
            verdict (ChangeVerdict): What may be said of it.
     """

    difference: float | None
    high: float | None
    low: float | None
    n_before: int
    verdict: ChangeVerdict
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        difference: float | None
        difference = self.difference

        high: float | None
        high = self.high

        low: float | None
        low = self.low

        n_before = self.n_before

        verdict: str = self.verdict


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "difference": difference,
            "high": high,
            "low": low,
            "n_before": n_before,
            "verdict": verdict,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_difference(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        difference = _parse_difference(d.pop("difference"))


        def _parse_high(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        high = _parse_high(d.pop("high"))


        def _parse_low(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        low = _parse_low(d.pop("low"))


        n_before = d.pop("n_before")

        verdict = check_change_verdict(d.pop("verdict"))




        change = cls(
            difference=difference,
            high=high,
            low=low,
            n_before=n_before,
            verdict=verdict,
        )


        change.additional_properties = d
        return change

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
