from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="CustomerRow")



@_attrs_define
class CustomerRow:
    """ 
        Attributes:
            id (int): Their number.
            created_at (datetime.datetime | Unset): When the record was made.
            document (str | Unset): Identity document.
            email (str | Unset): E-mail.
            erased (bool | Unset): True when the personal data were erased; the number stays.
            external_id (str | Unset): Their number in another system; belongs to one customer only.
            name (str | Unset): Name.
            phone (str | Unset): Telephone.
            unit (int | None | Unset): The unit that they belong to; null: none in particular, seen by everybody.
     """

    id: int
    created_at: datetime.datetime | Unset = UNSET
    document: str | Unset = UNSET
    email: str | Unset = UNSET
    erased: bool | Unset = UNSET
    external_id: str | Unset = UNSET
    name: str | Unset = UNSET
    phone: str | Unset = UNSET
    unit: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()

        document = self.document

        email = self.email

        erased = self.erased

        external_id = self.external_id

        name = self.name

        phone = self.phone

        unit: int | None | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if document is not UNSET:
            field_dict["document"] = document
        if email is not UNSET:
            field_dict["email"] = email
        if erased is not UNSET:
            field_dict["erased"] = erased
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if name is not UNSET:
            field_dict["name"] = name
        if phone is not UNSET:
            field_dict["phone"] = phone
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at,  Unset):
            created_at = UNSET
        else:
            created_at = datetime.datetime.fromisoformat(_created_at)




        document = d.pop("document", UNSET)

        email = d.pop("email", UNSET)

        erased = d.pop("erased", UNSET)

        external_id = d.pop("external_id", UNSET)

        name = d.pop("name", UNSET)

        phone = d.pop("phone", UNSET)

        def _parse_unit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        unit = _parse_unit(d.pop("unit", UNSET))


        customer_row = cls(
            id=id,
            created_at=created_at,
            document=document,
            email=email,
            erased=erased,
            external_id=external_id,
            name=name,
            phone=phone,
            unit=unit,
        )


        customer_row.additional_properties = d
        return customer_row

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
