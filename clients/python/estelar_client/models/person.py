from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.person_kind import check_person_kind
from ..models.person_kind import PersonKind
from typing import cast

if TYPE_CHECKING:
  from ..models.held import Held





T = TypeVar("T", bound="Person")



@_attrs_define
class Person:
    """ 
        Attributes:
            active (bool): Whether they may log in.
            email (str): E-mail; empty for a machine.
            external_id (str): Staff number.
            id (int): Their number.
            kind (PersonKind): A person, or a machine.
            name (str): Name.
            roles (list[Held]): What they are, where.
     """

    active: bool
    email: str
    external_id: str
    id: int
    kind: PersonKind
    name: str
    roles: list[Held]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.held import Held # noqa: PLC0415
        active = self.active

        email = self.email

        external_id = self.external_id

        id = self.id

        kind: str = self.kind

        name = self.name

        roles = []
        for roles_item_data in self.roles:
            roles_item = roles_item_data.to_dict()
            roles.append(roles_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "active": active,
            "email": email,
            "external_id": external_id,
            "id": id,
            "kind": kind,
            "name": name,
            "roles": roles,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.held import Held # noqa: PLC0415
        d = dict(src_dict)
        active = d.pop("active")

        email = d.pop("email")

        external_id = d.pop("external_id")

        id = d.pop("id")

        kind = check_person_kind(d.pop("kind"))




        name = d.pop("name")

        roles = []
        _roles = d.pop("roles")
        for roles_item_data in (_roles):
            roles_item = Held.from_dict(roles_item_data)



            roles.append(roles_item)


        person = cls(
            active=active,
            email=email,
            external_id=external_id,
            id=id,
            kind=kind,
            name=name,
            roles=roles,
        )


        person.additional_properties = d
        return person

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
