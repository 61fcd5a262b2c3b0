from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.version_state import check_version_state
from ..models.version_state import VersionState
from typing import cast
import datetime






T = TypeVar("T", bound="Version")



@_attrs_define
class Version:
    """ 
        Attributes:
            cycle (int): The cycle.
            id (int): Its number in the whole house.
            note (str): What changed and why.
            number (int): The number of the version in its cycle.
            published_at (datetime.datetime | None): When it was published.
            published_by (int | None): Who published it.
            revision (int): Of a draft: its present state. Changes name it as `base`.
            state (VersionState): Draft, in force, or retired.
     """

    cycle: int
    id: int
    note: str
    number: int
    published_at: datetime.datetime | None
    published_by: int | None
    revision: int
    state: VersionState
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        cycle = self.cycle

        id = self.id

        note = self.note

        number = self.number

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        published_by: int | None
        published_by = self.published_by

        revision = self.revision

        state: str = self.state


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "cycle": cycle,
            "id": id,
            "note": note,
            "number": number,
            "published_at": published_at,
            "published_by": published_by,
            "revision": revision,
            "state": state,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cycle = d.pop("cycle")

        id = d.pop("id")

        note = d.pop("note")

        number = d.pop("number")

        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)



                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))


        def _parse_published_by(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        published_by = _parse_published_by(d.pop("published_by"))


        revision = d.pop("revision")

        state = check_version_state(d.pop("state"))




        version = cls(
            cycle=cycle,
            id=id,
            note=note,
            number=number,
            published_at=published_at,
            published_by=published_by,
            revision=revision,
            state=state,
        )


        version.additional_properties = d
        return version

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
