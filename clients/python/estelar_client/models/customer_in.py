from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast






T = TypeVar("T", bound="CustomerIn")



@_attrs_define
class CustomerIn:
    """ 
        Attributes:
            document (str | Unset): Identity document. Default: ''.
            email (str | Unset): E-mail. Default: ''.
            external_id (str | Unset): Their number in another system; belongs to one customer only. Default: ''.
            name (str | Unset): Name. Default: ''.
            phone (str | Unset): Telephone. Default: ''.
            unit (int | None | Unset): The unit that they belong to; null: none in particular, seen by everybody.
     """

    document: str | Unset = ''
    email: str | Unset = ''
    external_id: str | Unset = ''
    name: str | Unset = ''
    phone: str | Unset = ''
    unit: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        document = self.document

        email = self.email

        external_id = self.external_id

        name = self.name

        phone = self.phone

        unit: int | None | Unset
        if isinstance(self.unit, Unset):
            unit = UNSET
        else:
            unit = self.unit


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
        if unit is not UNSET:
            field_dict["unit"] = unit

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        document = d.pop("document", UNSET)

        email = d.pop("email", UNSET)

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


        customer_in = cls(
            document=document,
            email=email,
            external_id=external_id,
            name=name,
            phone=phone,
            unit=unit,
        )

        return customer_in

