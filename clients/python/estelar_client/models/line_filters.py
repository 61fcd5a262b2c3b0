from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="LineFilters")



@_attrs_define
class LineFilters:
    """ 
        Attributes:
            by (int | None | Unset): Of this person.
            cursor (str | Unset): Where the page begins: from `next` of the page before. Empty: at the beginning. Default:
                ''.
            fields (str | Unset): Only these fields, with commas between; `id` always comes. Empty: all of them. Default:
                ''.
            key (str | Unset): With this key; `people.` with its point: all of that room. Default: ''.
            limit (int | Unset): How many at most (1 to 500). Default: 50.
            since (datetime.date | None | Unset): From this local day on.
            subject_id (str | Unset): About the thing with this number. Default: ''.
            subject_type (str | Unset): About this kind of thing. Default: ''.
            until (datetime.date | None | Unset): Up to this local day.
     """

    by: int | None | Unset = UNSET
    cursor: str | Unset = ''
    fields: str | Unset = ''
    key: str | Unset = ''
    limit: int | Unset = 50
    since: datetime.date | None | Unset = UNSET
    subject_id: str | Unset = ''
    subject_type: str | Unset = ''
    until: datetime.date | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        by: int | None | Unset
        if isinstance(self.by, Unset):
            by = UNSET
        else:
            by = self.by

        cursor = self.cursor

        fields = self.fields

        key = self.key

        limit = self.limit

        since: None | str | Unset
        if isinstance(self.since, Unset):
            since = UNSET
        elif isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        subject_id = self.subject_id

        subject_type = self.subject_type

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
        if by is not UNSET:
            field_dict["by"] = by
        if cursor is not UNSET:
            field_dict["cursor"] = cursor
        if fields is not UNSET:
            field_dict["fields"] = fields
        if key is not UNSET:
            field_dict["key"] = key
        if limit is not UNSET:
            field_dict["limit"] = limit
        if since is not UNSET:
            field_dict["since"] = since
        if subject_id is not UNSET:
            field_dict["subject_id"] = subject_id
        if subject_type is not UNSET:
            field_dict["subject_type"] = subject_type
        if until is not UNSET:
            field_dict["until"] = until

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        def _parse_by(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        by = _parse_by(d.pop("by", UNSET))


        cursor = d.pop("cursor", UNSET)

        fields = d.pop("fields", UNSET)

        key = d.pop("key", UNSET)

        limit = d.pop("limit", UNSET)

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


        subject_id = d.pop("subject_id", UNSET)

        subject_type = d.pop("subject_type", UNSET)

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


        line_filters = cls(
            by=by,
            cursor=cursor,
            fields=fields,
            key=key,
            limit=limit,
            since=since,
            subject_id=subject_id,
            subject_type=subject_type,
            until=until,
        )


        line_filters.additional_properties = d
        return line_filters

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
