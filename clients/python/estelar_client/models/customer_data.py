from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset






T = TypeVar("T", bound="CustomerData")



@_attrs_define
class CustomerData:
    """ 
        Attributes:
            document (str | Unset): Identity document. Default: ''.
            email (str | Unset): E-mail. Default: ''.
            external_id (str | Unset): Their number in another system; belongs to one customer only. Default: ''.
            name (str | Unset): Name. Default: ''.
            phone (str | Unset): Telephone. Default: ''.
     """

    document: str | Unset = ''
    email: str | Unset = ''
    external_id: str | Unset = ''
    name: str | Unset = ''
    phone: str | Unset = ''





    def to_dict(self) -> dict[str, Any]:
        document = self.document

        email = self.email

        external_id = self.external_id

        name = self.name

        phone = self.phone


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if document is not UNSET:
            field_dict["document"] = document
        if email is not UNSET:
            field_dict["email"] = email
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if name is not UNSET:
            field_dict["name"] = name
        if phone is not UNSET:
            field_dict["phone"] = phone

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        document = d.pop("document", UNSET)

        email = d.pop("email", UNSET)

        external_id = d.pop("external_id", UNSET)

        name = d.pop("name", UNSET)

        phone = d.pop("phone", UNSET)

        customer_data = cls(
            document=document,
            email=email,
            external_id=external_id,
            name=name,
            phone=phone,
        )

        return customer_data

