from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="ContactData")



@_attrs_define
class ContactData:
    """ 
        Attributes:
            address (str | Unset): Address. Default: ''.
            document (str | Unset): Document of identity. Default: ''.
            email (str | Unset): E-mail. Default: ''.
            name (str | Unset): Name. Default: ''.
            phone (str | Unset): Telephone. Default: ''.
     """

    address: str | Unset = ''
    document: str | Unset = ''
    email: str | Unset = ''
    name: str | Unset = ''
    phone: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        address = self.address

        document = self.document

        email = self.email

        name = self.name

        phone = self.phone


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if address is not UNSET:
            field_dict["address"] = address
        if document is not UNSET:
            field_dict["document"] = document
        if email is not UNSET:
            field_dict["email"] = email
        if name is not UNSET:
            field_dict["name"] = name
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        address = d.pop("address", UNSET)

        document = d.pop("document", UNSET)

        email = d.pop("email", UNSET)

        name = d.pop("name", UNSET)

        phone = d.pop("phone", UNSET)

        contact_data = cls(
            address=address,
            document=document,
            email=email,
            name=name,
            phone=phone,
        )

        return contact_data

