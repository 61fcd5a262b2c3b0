from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.case_filters_kind import CaseFiltersKind
from ..models.case_filters_kind import check_case_filters_kind
from ..models.case_filters_status import CaseFiltersStatus
from ..models.case_filters_status import check_case_filters_status
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="CaseFilters")



@_attrs_define
class CaseFilters:
    """ 
        Attributes:
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            customer (int | None | Unset): Of this customer.
            due_until (datetime.datetime | None | Unset): With a next deadline before this time.
            external_id (str | Unset): With this number in its source. Default: ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            kind (CaseFiltersKind | Unset): Of this kind. Default: ''.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            open_ (bool | None | Unset): Open (true) or over (false).
            owner (int | None | Unset): Of this owner.
            received_since (datetime.datetime | None | Unset): Come in at this time or later.
            received_until (datetime.datetime | None | Unset): Come in before this time.
            source (str | Unset): From this source. Default: ''.
            status (CaseFiltersStatus | Unset): In this state. Default: ''.
            theme (int | None | Unset): With this theme or one below it.
            unit (int | None | Unset): Of this unit and everything below it.
     """

    cursor: str | Unset = ''
    customer: int | None | Unset = UNSET
    due_until: datetime.datetime | None | Unset = UNSET
    external_id: str | Unset = ''
    fields: str | Unset = ''
    kind: CaseFiltersKind | Unset = ''
    limit: int | Unset = 50
    open_: bool | None | Unset = UNSET
    owner: int | None | Unset = UNSET
    received_since: datetime.datetime | None | Unset = UNSET
    received_until: datetime.datetime | None | Unset = UNSET
    source: str | Unset = ''
    status: CaseFiltersStatus | Unset = ''
    theme: int | None | Unset = UNSET
    unit: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        cursor = self.cursor

        customer: int | None | Unset
        if isinstance(self.customer, Unset):
            customer = UNSET
        else:
            customer = self.customer

        due_until: None | str | Unset
        if isinstance(self.due_until, Unset):
            due_until = UNSET
        elif isinstance(self.due_until, datetime.datetime):
            due_until = self.due_until.isoformat()
        else:
            due_until = self.due_until

        external_id = self.external_id

        fields = self.fields

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        limit = self.limit

        open_: bool | None | Unset
        if isinstance(self.open_, Unset):
            open_ = UNSET
        else:
            open_ = self.open_

        owner: int | None | Unset
        if isinstance(self.owner, Unset):
            owner = UNSET
        else:
            owner = self.owner

        received_since: None | str | Unset
        if isinstance(self.received_since, Unset):
            received_since = UNSET
        elif isinstance(self.received_since, datetime.datetime):
            received_since = self.received_since.isoformat()
        else:
            received_since = self.received_since

        received_until: None | str | Unset
        if isinstance(self.received_until, Unset):
            received_until = UNSET
        elif isinstance(self.received_until, datetime.datetime):
            received_until = self.received_until.isoformat()
        else:
            received_until = self.received_until

        source = self.source

        status: str | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status


        theme: int | None | Unset
        if isinstance(self.theme, Unset):
            theme = UNSET
        else:
            theme = self.theme

        unit: int | None | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
        })
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if customer is not UNSET:
            field_dict["customer"] = customer
        if due_until is not UNSET:
            field_dict["due_until"] = due_until
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if fields is not UNSET:
            field_dict["fields"] = fields
        if kind is not UNSET:
            field_dict["kind"] = kind
        if limit is not UNSET:
            field_dict["limit"] = limit
        if open_ is not UNSET:
            field_dict["open"] = open_
        if owner is not UNSET:
            field_dict["owner"] = owner
        if received_since is not UNSET:
            field_dict["received_since"] = received_since
        if received_until is not UNSET:
            field_dict["received_until"] = received_until
        if source is not UNSET:
            field_dict["source"] = source
        if status is not UNSET:
            field_dict["status"] = status
        if theme is not UNSET:
            field_dict["theme"] = theme
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cursor = d.pop("cursor", UNSET)

        def _parse_customer(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        customer = _parse_customer(d.pop("customer", UNSET))


        def _parse_due_until(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_until_type_0 = datetime.datetime.fromisoformat(data)



                return due_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        due_until = _parse_due_until(d.pop("due_until", UNSET))


        external_id = d.pop("external_id", UNSET)

        fields = d.pop("fields", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: CaseFiltersKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_case_filters_kind(_kind)




        limit = d.pop("limit", UNSET)

        def _parse_open_(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        open_ = _parse_open_(d.pop("open", UNSET))


        def _parse_owner(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        owner = _parse_owner(d.pop("owner", UNSET))


        def _parse_received_since(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_since_type_0 = datetime.datetime.fromisoformat(data)



                return received_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        received_since = _parse_received_since(d.pop("received_since", UNSET))


        def _parse_received_until(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_until_type_0 = datetime.datetime.fromisoformat(data)



                return received_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        received_until = _parse_received_until(d.pop("received_until", UNSET))


        source = d.pop("source", UNSET)

        _status = d.pop("status", UNSET)
        status: CaseFiltersStatus | Unset
        if isinstance(_status,  Unset):
            status = UNSET
        else:
            status = check_case_filters_status(_status)




        def _parse_theme(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        theme = _parse_theme(d.pop("theme", UNSET))


        def _parse_unit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))


        case_filters = cls(
            cursor=cursor,
            customer=customer,
            due_until=due_until,
            external_id=external_id,
            fields=fields,
            kind=kind,
            limit=limit,
            open_=open_,
            owner=owner,
            received_since=received_since,
            received_until=received_until,
            source=source,
            status=status,
            theme=theme,
            unit=unit,
        )


        case_filters.additional_properties = d
        return case_filters

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
