from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.figure_state import check_figure_state
from ..models.figure_state import FigureState
from typing import cast






T = TypeVar("T", bound="Figure")



@_attrs_define
class Figure:
    """ 
        Attributes:
            high (float | None): Upper limit of its 95 % interval; null when unknown.
            low (float | None): Lower limit of its 95 % interval; null when unknown.
            measure (str): How it is computed: the name of its measure (`GET /measures/{name}`).
            n (int): How many contacts stand behind it.
            state (FigureState): `none`: nobody said anything; `too_few`: withheld, fewer than five.
            value (float | None): The figure; null when it is withheld.
     """

    high: float | None
    low: float | None
    measure: str
    n: int
    state: FigureState
    value: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        high: float | None
        high = self.high

        low: float | None
        low = self.low

        measure = self.measure

        n = self.n

        state: str = self.state

        value: float | None
        value = self.value


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "high": high,
            "low": low,
            "measure": measure,
            "n": n,
            "state": state,
            "value": value,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
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


        measure = d.pop("measure")

        n = d.pop("n")

        state = check_figure_state(d.pop("state"))




        def _parse_value(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        value = _parse_value(d.pop("value"))


        figure = cls(
            high=high,
            low=low,
            measure=measure,
            n=n,
            state=state,
            value=value,
        )


        figure.additional_properties = d
        return figure

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
