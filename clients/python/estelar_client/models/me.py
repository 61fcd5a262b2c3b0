from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.held import Held





T = TypeVar("T", bound="Me")



@_attrs_define
class Me:
    """ 
        Attributes:
            expires_at (datetime.datetime): Until when it works.
            name (str): The name of the token.
            permissions (list[str]): What it may really do: its scopes, as far as a role of its robot allows them.
            rate (int): How many calls it may make in a minute.
            robot (int): The robot that it acts as.
            roles (list[Held]): The roles of its robot.
            scopes (list[str]): What the token lets through.
            token (str): The visible beginning of the token.
     """

    expires_at: datetime.datetime
    name: str
    permissions: list[str]
    rate: int
    robot: int
    roles: list[Held]
    scopes: list[str]
    token: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.held import Held # noqa: PLC0415
        expires_at = self.expires_at.isoformat()

        name = self.name

        permissions = self.permissions



        rate = self.rate

        robot = self.robot

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.to_dict()
            roles.append(roles_item)



        scopes = self.scopes



        token = self.token


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "expires_at": expires_at,
            "name": name,
            "permissions": permissions,
            "rate": rate,
            "robot": robot,
            "roles": roles,
            "scopes": scopes,
            "token": token,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.held import Held # noqa: PLC0415
        d = dict(src_dict)
        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))




        name = d.pop("name")

        permissions = cast(list[str], d.pop("permissions"))


        rate = d.pop("rate")

        robot = d.pop("robot")

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in (_roles):
            roles_item = Held.from_dict(roles_item_data)



            roles.append(roles_item)


        scopes = cast(list[str], d.pop("scopes"))


        token = d.pop("token")

        me = cls(
            expires_at=expires_at,
            name=name,
            permissions=permissions,
            rate=rate,
            robot=robot,
            roles=roles,
            scopes=scopes,
            token=token,
        )


        me.additional_properties = d
        return me

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
