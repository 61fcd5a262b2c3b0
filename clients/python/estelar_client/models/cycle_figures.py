from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.days import Days
  from ..models.moment_figures import MomentFigures





T = TypeVar("T", bound="CycleFigures")



@_attrs_define
class CycleFigures:
    """ 
        Attributes:
            compared_with (Days | None): The days they are compared with.
            cycle (int): The cycle.
            former (list[MomentFigures]): Moments of earlier versions that were still lived in the period.
            impression_rule (int): The version of the rule by which ratings become impressions.
            moments (list[MomentFigures]): The moments in force, in their order.
            name (str): Name.
            period (Days):
            total (MomentFigures):
            unit (int | None): The unit with everything below it; null: all that the token sees.
            version (int | None): The number of the version in force.
     """

    compared_with: Days | None
    cycle: int
    former: list[MomentFigures]
    impression_rule: int
    moments: list[MomentFigures]
    name: str
    period: Days
    total: MomentFigures
    unit: int | None
    version: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.days import Days # noqa: PLC0415
        from ..models.moment_figures import MomentFigures # noqa: PLC0415
        compared_with: dict[str, Any] | None
        if isinstance(self.compared_with, Days):
            compared_with = self.compared_with.to_dict()
        else:
            compared_with = self.compared_with

        cycle = self.cycle

        former = []
        for former_item_data in self.former:
            former_item = former_item_data.to_dict()
            former.append(former_item)



        impression_rule = self.impression_rule

        moments = []
        for moments_item_data in self.moments:
            moments_item = moments_item_data.to_dict()
            moments.append(moments_item)



        name = self.name

        period = self.period.to_dict()

        total = self.total.to_dict()

        unit: int | None
        unit = self.unit

        version: int | None
        version = self.version


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "compared_with": compared_with,
            "cycle": cycle,
            "former": former,
            "impression_rule": impression_rule,
            "moments": moments,
            "name": name,
            "period": period,
            "total": total,
            "unit": unit,
            "version": version,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.days import Days # noqa: PLC0415
        from ..models.moment_figures import MomentFigures # noqa: PLC0415
        d = dict(src_dict)
        def _parse_compared_with(data: object) -> Days | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                compared_with_type_0 = Days.from_dict(data)



                return compared_with_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Days | None, data)

        compared_with = _parse_compared_with(d.pop("compared_with"))


        cycle = d.pop("cycle")

        former = []
        _former = d.pop("former")
        for former_item_data in (_former):
            former_item = MomentFigures.from_dict(former_item_data)



            former.append(former_item)


        impression_rule = d.pop("impression_rule")

        moments = []
        _moments = d.pop("moments")
        for moments_item_data in (_moments):
            moments_item = MomentFigures.from_dict(moments_item_data)



            moments.append(moments_item)


        name = d.pop("name")

        period = Days.from_dict(d.pop("period"))




        total = MomentFigures.from_dict(d.pop("total"))




        def _parse_unit(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unit = _parse_unit(d.pop("unit"))


        def _parse_version(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        version = _parse_version(d.pop("version"))


        cycle_figures = cls(
            compared_with=compared_with,
            cycle=cycle,
            former=former,
            impression_rule=impression_rule,
            moments=moments,
            name=name,
            period=period,
            total=total,
            unit=unit,
            version=version,
        )


        cycle_figures.additional_properties = d
        return cycle_figures

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
