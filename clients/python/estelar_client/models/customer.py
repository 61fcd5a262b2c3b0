from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="Customer")



@_attrs_define
class Customer:
    """ 
        Attributes:
            created_at (datetime.datetime): When the record was made.
            document (str): Identity document.
            email (str): E-mail.
            erased (bool): True when the personal data were erased; the number stays.
            external_id (str): Their number in another system; belongs to one customer only.
            id (int): Their number.
            name (str): Name.
            phone (str): Telephone.
            unit (int | None): The unit that they belong to; null: none in particular, seen by everybody.
     """

    created_at: datetime.datetime
    document: str
    email: str
    erased: bool
    external_id: str
    id: int
    name: str
    phone: str
    unit: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        created_at = self.created_at.isoformat()

        document = self.document

        email = self.email

        erased = self.erased

        external_id = self.external_id

        id = self.id

        name = self.name

        phone = self.phone

        unit: int | None
        unit = self.unit


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "created_at": created_at,
            "document": document,
            "email": email,
            "erased": erased,
            "external_id": external_id,
            "id": id,
            "name": name,
            "phone": phone,
            "unit": unit,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))




        document = d.pop("document")

        email = d.pop("email")

        erased = d.pop("erased")

        external_id = d.pop("external_id")

        id = d.pop("id")

        name = d.pop("name")

        phone = d.pop("phone")

        def _parse_unit(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        unit = _parse_unit(d.pop("unit"))


        customer = cls(
            created_at=created_at,
            document=document,
            email=email,
            erased=erased,
            external_id=external_id,
            id=id,
            name=name,
            phone=phone,
            unit=unit,
        )


        customer.additional_properties = d
        return customer

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
