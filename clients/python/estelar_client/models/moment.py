from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="Moment")



@_attrs_define
class Moment:
    """ 
        Attributes:
            channel (str): How it is usually lived.
            critical_reason (str): Why the team calls it critical; empty: it does not.
            cycle (int): The cycle.
            human (bool): Whether somebody serves there.
            id (int): Its number.
            in_force (bool): Whether contacts can be recorded in it.
            key (str): What it is called in designs and files.
            name (str): Name.
            position (int): Its place in the cycle.
            wait_standard_seconds (int | None): The promised longest wait, in seconds.
            wait_standard_share (float | None): In which share of cases (0 to 1).
     """

    channel: str
    critical_reason: str
    cycle: int
    human: bool
    id: int
    in_force: bool
    key: str
    name: str
    position: int
    wait_standard_seconds: int | None
    wait_standard_share: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        channel = self.channel

        critical_reason = self.critical_reason

        cycle = self.cycle

        human = self.human

        id = self.id

        in_force = self.in_force

        key = self.key

        name = self.name

        position = self.position

        wait_standard_seconds: int | None
        wait_standard_seconds = self.wait_standard_seconds

        wait_standard_share: float | None
        wait_standard_share = self.wait_standard_share


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "channel": channel,
            "critical_reason": critical_reason,
            "cycle": cycle,
            "human": human,
            "id": id,
            "in_force": in_force,
            "key": key,
            "name": name,
            "position": position,
            "wait_standard_seconds": wait_standard_seconds,
            "wait_standard_share": wait_standard_share,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        channel = d.pop("channel")

        critical_reason = d.pop("critical_reason")

        cycle = d.pop("cycle")

        human = d.pop("human")

        id = d.pop("id")

        in_force = d.pop("in_force")

        key = d.pop("key")

        name = d.pop("name")

        position = d.pop("position")

        def _parse_wait_standard_seconds(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        wait_standard_seconds = _parse_wait_standard_seconds(d.pop("wait_standard_seconds"))


        def _parse_wait_standard_share(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        wait_standard_share = _parse_wait_standard_share(d.pop("wait_standard_share"))


        moment = cls(
            channel=channel,
            critical_reason=critical_reason,
            cycle=cycle,
            human=human,
            id=id,
            in_force=in_force,
            key=key,
            name=name,
            position=position,
            wait_standard_seconds=wait_standard_seconds,
            wait_standard_share=wait_standard_share,
        )


        moment.additional_properties = d
        return moment

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
