from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.asking_compare import AskingCompare
from ..models.asking_compare import check_asking_compare
from ..models.asking_period import AskingPeriod
from ..models.asking_period import check_asking_period
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="Asking")



@_attrs_define
class Asking:
    """ 
        Attributes:
            compare (AskingCompare | Unset): What the period is compared with. Default: 'previous'.
            period (AskingPeriod | Unset): Days up to today, or `custom` with `since` and `until`. Default: '90'.
            since (datetime.date | None | Unset): First day of a `custom` period.
            unit (int | None | Unset): Of this unit and everything below it.
            until (datetime.date | None | Unset): Last day of a `custom` period.
     """

    compare: AskingCompare | Unset = 'previous'
    period: AskingPeriod | Unset = '90'
    since: datetime.date | None | Unset = UNSET
    unit: int | None | Unset = UNSET
    until: datetime.date | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        compare: str | Unset = UNSET
        if not isinstance(self.compare, Unset):
            compare = self.compare


        period: str | Unset = UNSET
        if not isinstance(self.period, Unset):
            period = self.period


        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        unit: int | None | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit

        until: None | str | Unset
        if isinstance(self.until, Unset):
            until = UNSET
        elif isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if compare is not UNSET:
            field_dict["compare"] = compare
        if period is not UNSET:
            field_dict["period"] = period
        if since is not UNSET:
            field_dict["since"] = since
        if unit is not UNSET:
            field_dict["unit"] = unit
        if until is not UNSET:
            field_dict["until"] = until

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _compare = d.pop("compare", UNSET)
        compare: AskingCompare | Unset
        if isinstance(_compare,  Unset):
            compare = UNSET
        else:
            compare = check_asking_compare(_compare)




        _period = d.pop("period", UNSET)
        period: AskingPeriod | Unset
        if isinstance(_period,  Unset):
            period = UNSET
        else:
            period = check_asking_period(_period)




        def _parse_since(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)



                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        since = _parse_since(d.pop("since", UNSET))


        def _parse_unit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))


        def _parse_until(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)



                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        until = _parse_until(d.pop("until", UNSET))


        asking = cls(
            compare=compare,
            period=period,
            since=since,
            unit=unit,
            until=until,
        )


        asking.additional_properties = d
        return asking

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
