from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.encounter_filters_impression_type_0 import check_encounter_filters_impression_type_0
from ..models.encounter_filters_impression_type_0 import EncounterFiltersImpressionType0
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime






T = TypeVar("T", bound="EncounterFilters")



@_attrs_define
class EncounterFilters:
    """ 
        Attributes:
            comment (bool | None | Unset): With (true) or without (false) a comment.
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            customer (int | None | Unset): Of this customer.
            cycle (int | None | Unset): Of this cycle.
            external_id (str | Unset): With this number in its source. Default: ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            impression (EncounterFiltersImpressionType0 | None | Unset): With this impression.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            moment (int | None | Unset): Of this moment.
            since (datetime.date | None | Unset): From this local day on.
            source (str | Unset): From this source. Default: ''.
            unit (int | None | Unset): Of this unit and everything below it.
            until (datetime.date | None | Unset): Up to this local day.
            visit (None | Unset | UUID): Of this visit.
     """

    comment: bool | None | Unset = UNSET
    cursor: str | Unset = ''
    customer: int | None | Unset = UNSET
    cycle: int | None | Unset = UNSET
    external_id: str | Unset = ''
    fields: str | Unset = ''
    impression: EncounterFiltersImpressionType0 | None | Unset = UNSET
    limit: int | Unset = 50
    moment: int | None | Unset = UNSET
    since: datetime.date | None | Unset = UNSET
    source: str | Unset = ''
    unit: int | None | Unset = UNSET
    until: datetime.date | None | Unset = UNSET
    visit: None | Unset | UUID = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        comment: bool | None | Unset
        if isinstance(self.comment, Unset):
            comment = UNSET
        else:
            comment = self.comment

        cursor = self.cursor

        customer: int | None | Unset
        if isinstance(self.customer, Unset):
            customer = UNSET
        else:
            customer = self.customer

        cycle: int | None | Unset
        if isinstance(self.cycle, Unset):
            cycle = UNSET
        else:
            cycle = self.cycle

        external_id = self.external_id

        fields = self.fields

        impression: None | str | Unset
        if isinstance(self.impression, Unset):
            impression = UNSET
        elif isinstance(self.impression, str):
            impression = self.impression
        else:
            impression = self.impression

        limit = self.limit

        moment: int | None | Unset
        if isinstance(self.moment, Unset):
            moment = UNSET
        else:
            moment = self.moment

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        source = self.source

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

        visit: None | str | Unset
        if isinstance(self.visit, Unset):
            visit = UNSET
        elif isinstance(self.visit, UUID):
            visit = str(self.visit)
        else:
            visit = self.visit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if comment is not UNSET:
            field_dict["comment"] = comment
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if customer is not UNSET:
            field_dict["customer"] = customer
        if cycle is not UNSET:
            field_dict["cycle"] = cycle
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if fields is not UNSET:
            field_dict["fields"] = fields
        if impression is not UNSET:
            field_dict["impression"] = impression
        if limit is not UNSET:
            field_dict["limit"] = limit
        if moment is not UNSET:
            field_dict["moment"] = moment
        if since is not UNSET:
            field_dict["since"] = since
        if source is not UNSET:
            field_dict["source"] = source
        if unit is not UNSET:
            field_dict["unit"] = unit
        if until is not UNSET:
            field_dict["until"] = until
        if visit is not UNSET:
            field_dict["visit"] = visit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_comment(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        comment = _parse_comment(d.pop("comment", UNSET))


        cursor = d.pop("cursor", UNSET)

        def _parse_customer(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        customer = _parse_customer(d.pop("customer", UNSET))


        def _parse_cycle(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        cycle = _parse_cycle(d.pop("cycle", UNSET))


        external_id = d.pop("external_id", UNSET)

        fields = d.pop("fields", UNSET)

        def _parse_impression(data: object) -> EncounterFiltersImpressionType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                impression_type_0 = check_encounter_filters_impression_type_0(data)



                return impression_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EncounterFiltersImpressionType0 | None | Unset, data)

        impression = _parse_impression(d.pop("impression", UNSET))


        limit = d.pop("limit", UNSET)

        def _parse_moment(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        moment = _parse_moment(d.pop("moment", UNSET))


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


        source = d.pop("source", UNSET)

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


        def _parse_visit(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visit_type_0 = UUID(data)



                return visit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        visit = _parse_visit(d.pop("visit", UNSET))


        encounter_filters = cls(
            comment=comment,
            cursor=cursor,
            customer=customer,
            cycle=cycle,
            external_id=external_id,
            fields=fields,
            impression=impression,
            limit=limit,
            moment=moment,
            since=since,
            source=source,
            unit=unit,
            until=until,
            visit=visit,
        )


        encounter_filters.additional_properties = d
        return encounter_filters

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
