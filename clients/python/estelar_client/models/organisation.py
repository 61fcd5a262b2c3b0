from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.organisation_language import check_organisation_language
from ..models.organisation_language import OrganisationLanguage
from typing import cast






T = TypeVar("T", bound="Organisation")



@_attrs_define
class Organisation:
    """ 
        Attributes:
            country (str): Country (ISO 3166, two letters).
            customer_en (str): Its word for the customer, in English.
            customer_es (str): Its word for the customer, in Spanish.
            customers_en (str): The same for several of them.
            customers_es (str): The same for several of them.
            language (OrganisationLanguage): Its usual language.
            name (str): Name.
            time_zone (str): Time zone: it decides on which day a contact falls.
     """

    country: str
    customer_en: str
    customer_es: str
    customers_en: str
    customers_es: str
    language: OrganisationLanguage
    name: str
    time_zone: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        country = self.country

        customer_en = self.customer_en

        customer_es = self.customer_es

        customers_en = self.customers_en

        customers_es = self.customers_es

        language: str = self.language

        name = self.name

        time_zone = self.time_zone


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "country": country,
            "customer_en": customer_en,
            "customer_es": customer_es,
            "customers_en": customers_en,
            "customers_es": customers_es,
            "language": language,
            "name": name,
            "time_zone": time_zone,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        country = d.pop("country")

        customer_en = d.pop("customer_en")

        customer_es = d.pop("customer_es")

        customers_en = d.pop("customers_en")

        customers_es = d.pop("customers_es")

        language = check_organisation_language(d.pop("language"))




        name = d.pop("name")

        time_zone = d.pop("time_zone")

        organisation = cls(
            country=country,
            customer_en=customer_en,
            customer_es=customer_es,
            customers_en=customers_en,
            customers_es=customers_es,
            language=language,
            name=name,
            time_zone=time_zone,
        )


        organisation.additional_properties = d
        return organisation

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
