from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="MomentRow")



@_attrs_define
class MomentRow:
    """ 
        Attributes:
            id (int): Its number.
            channel (str | Unset): How it is usually lived.
            critical_reason (str | Unset): Why the team calls it critical; empty: it does not.
            cycle (int | Unset): The cycle.
            human (bool | Unset): Whether somebody serves there.
            in_force (bool | Unset): Whether contacts can be recorded in it.
            key (str | Unset): What it is called in designs and files.
            name (str | Unset): Name.
            position (int | Unset): Its place in the cycle.
            wait_standard_seconds (int | None | Unset): The promised longest wait, in seconds.
            wait_standard_share (float | None | Unset): In which share of cases (0 to 1).
     """

    id: int
    channel: str | Unset = UNSET
    critical_reason: str | Unset = UNSET
    cycle: int | Unset = UNSET
    human: bool | Unset = UNSET
    in_force: bool | Unset = UNSET
    key: str | Unset = UNSET
    name: str | Unset = UNSET
    position: int | Unset = UNSET
    wait_standard_seconds: int | None | Unset = UNSET
    wait_standard_share: float | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        channel = self.channel

        critical_reason = self.critical_reason

        cycle = self.cycle

        human = self.human

        in_force = self.in_force

        key = self.key

        name = self.name

        position = self.position

        wait_standard_seconds: int | None | Unset
        if isinstance(self.wait_standard_seconds, Unset):
            wait_standard_seconds = UNSET
        else:
            wait_standard_seconds = self.wait_standard_seconds

        wait_standard_share: float | None | Unset
        if isinstance(self.wait_standard_share, Unset):
            wait_standard_share = UNSET
        else:
            wait_standard_share = self.wait_standard_share


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if channel is not UNSET:
            field_dict["channel"] = channel
        if critical_reason is not UNSET:
            field_dict["critical_reason"] = critical_reason
        if cycle is not UNSET:
            field_dict["cycle"] = cycle
        if human is not UNSET:
            field_dict["human"] = human
        if in_force is not UNSET:
            field_dict["in_force"] = in_force
        if key is not UNSET:
            field_dict["key"] = key
        if name is not UNSET:
            field_dict["name"] = name
        if position is not UNSET:
            field_dict["position"] = position
        if wait_standard_seconds is not UNSET:
            field_dict["wait_standard_seconds"] = wait_standard_seconds
        if wait_standard_share is not UNSET:
            field_dict["wait_standard_share"] = wait_standard_share

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        channel = d.pop("channel", UNSET)

        critical_reason = d.pop("critical_reason", UNSET)

        cycle = d.pop("cycle", UNSET)

        human = d.pop("human", UNSET)

        in_force = d.pop("in_force", UNSET)

        key = d.pop("key", UNSET)

        name = d.pop("name", UNSET)

        position = d.pop("position", UNSET)

        def _parse_wait_standard_seconds(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        wait_standard_seconds = _parse_wait_standard_seconds(d.pop("wait_standard_seconds", UNSET))


        def _parse_wait_standard_share(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        wait_standard_share = _parse_wait_standard_share(d.pop("wait_standard_share", UNSET))


        moment_row = cls(
            id=id,
            channel=channel,
            critical_reason=critical_reason,
            cycle=cycle,
            human=human,
            in_force=in_force,
            key=key,
            name=name,
            position=position,
            wait_standard_seconds=wait_standard_seconds,
            wait_standard_share=wait_standard_share,
        )


        moment_row.additional_properties = d
        return moment_row

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
