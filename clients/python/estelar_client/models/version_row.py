from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.version_row_state import check_version_row_state
from ..models.version_row_state import VersionRowState
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="VersionRow")



@_attrs_define
class VersionRow:
    """ 
        Attributes:
            id (int): Its number in the whole house.
            cycle (int | Unset): The cycle.
            note (str | Unset): What changed and why.
            number (int | Unset): The number of the version in its cycle.
            published_at (datetime.datetime | None | Unset): When it was published.
            published_by (int | None | Unset): Who published it.
            revision (int | Unset): Of a draft: its present state. Changes name it as `base`.
            state (VersionRowState | Unset): Draft, in force, or retired.
     """

    id: int
    cycle: int | Unset = UNSET
    note: str | Unset = UNSET
    number: int | Unset = UNSET
    published_at: datetime.datetime | None | Unset = UNSET
    published_by: int | None | Unset = UNSET
    revision: int | Unset = UNSET
    state: VersionRowState | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        cycle = self.cycle

        note = self.note

        number = self.number

        published_at: None | str | Unset
        if isinstance(self.published_at, Unset):
            published_at = UNSET
        elif isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        published_by: int | None | Unset
        if isinstance(self.published_by, Unset):
            published_by = UNSET
        else:
            published_by = self.published_by

        revision = self.revision

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state



        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if cycle is not UNSET:
            field_dict["cycle"] = cycle
        if note is not UNSET:
            field_dict["note"] = note
        if number is not UNSET:
            field_dict["number"] = number
        if published_at is not UNSET:
            field_dict["published_at"] = published_at
        if published_by is not UNSET:
            field_dict["published_by"] = published_by
        if revision is not UNSET:
            field_dict["revision"] = revision
        if state is not UNSET:
            field_dict["state"] = state

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        cycle = d.pop("cycle", UNSET)

        note = d.pop("note", UNSET)

        number = d.pop("number", UNSET)

        def _parse_published_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)



                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        published_at = _parse_published_at(d.pop("published_at", UNSET))


        def _parse_published_by(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        published_by = _parse_published_by(d.pop("published_by", UNSET))


        revision = d.pop("revision", UNSET)

        _state = d.pop("state", UNSET)
        state: VersionRowState | Unset
        if isinstance(_state,  Unset):
            state = UNSET
        else:
            state = check_version_row_state(_state)




        version_row = cls(
            id=id,
            cycle=cycle,
            note=note,
            number=number,
            published_at=published_at,
            published_by=published_by,
            revision=revision,
            state=state,
        )


        version_row.additional_properties = d
        return version_row

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
