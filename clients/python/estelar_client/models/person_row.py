from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.person_row_kind import check_person_row_kind
from ..models.person_row_kind import PersonRowKind
from ..types import UNSET, Unset
from typing import cast

if TYPE_CHECKING:
  from ..models.held import Held





T = TypeVar("T", bound="PersonRow")



@_attrs_define
class PersonRow:
    """ 
        Attributes:
            id (int): Their number.
            active (bool | Unset): Whether they may log in.
            email (str | Unset): E-mail; empty for a machine.
            external_id (str | Unset): Staff number.
            kind (PersonRowKind | Unset): A person, or a machine.
            name (str | Unset): Name.
            roles (list[Held] | Unset): What they are, where.
     """

    id: int
    active: bool | Unset = UNSET
    email: str | Unset = UNSET
    external_id: str | Unset = UNSET
    kind: PersonRowKind | Unset = UNSET
    name: str | Unset = UNSET
    roles: list[Held] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.held import Held # noqa: PLC0415
        id = self.id

        active = self.active

        email = self.email

        external_id = self.external_id

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind


        name = self.name

        roles: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = []
            for roles_item_data in self.roles:
                roles_item = roles_item_data.to_dict()
                roles.append(roles_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if active is not UNSET:
            field_dict["active"] = active
        if email is not UNSET:
            field_dict["email"] = email
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if kind is not UNSET:
            field_dict["kind"] = kind
        if name is not UNSET:
            field_dict["name"] = name
        if roles is not UNSET:
            field_dict["roles"] = roles

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.held import Held # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        active = d.pop("active", UNSET)

        email = d.pop("email", UNSET)

        external_id = d.pop("external_id", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: PersonRowKind | Unset
        if isinstance(_kind,  Unset):
            kind = UNSET
        else:
            kind = check_person_row_kind(_kind)




        name = d.pop("name", UNSET)

        _roles = d.pop("roles", UNSET)
        roles: list[Held] | Unset = UNSET
        if _roles is not UNSET:
            roles = []
            for roles_item_data in _roles:
                roles_item = Held.from_dict(roles_item_data)



                roles.append(roles_item)


        person_row = cls(
            id=id,
            active=active,
            email=email,
            external_id=external_id,
            kind=kind,
            name=name,
            roles=roles,
        )


        person_row.additional_properties = d
        return person_row

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
