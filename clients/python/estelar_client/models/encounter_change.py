from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.encounter_change_channel import check_encounter_change_channel
from ..models.encounter_change_channel import EncounterChangeChannel
from ..models.encounter_change_impression_source import check_encounter_change_impression_source
from ..models.encounter_change_impression_source import EncounterChangeImpressionSource
from ..models.encounter_change_impression_type_0 import check_encounter_change_impression_type_0
from ..models.encounter_change_impression_type_0 import EncounterChangeImpressionType0
from ..models.encounter_change_scale import check_encounter_change_scale
from ..models.encounter_change_scale import EncounterChangeScale
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.customer_data import CustomerData
  from ..models.encounter_change_elements import EncounterChangeElements





T = TypeVar("T", bound="EncounterChange")



@_attrs_define
class EncounterChange:
    """ 
        Attributes:
            channel (EncounterChangeChannel | Unset): How the contact happened.
            comment (str | Unset): The words of whoever lived it.
            customer (CustomerData | int | None | Unset): Who: the number, or what is known of them; null: unknown.
            duration_seconds (int | None | Unset): How long it lasted, in seconds.
            elements (EncounterChangeElements | Unset): All dissatisfaction elements that were met, with their evidence.
            impression (EncounterChangeImpressionType0 | None | Unset): What the person took away; null: nobody said.
            impression_source (EncounterChangeImpressionSource | Unset): Who said so: the customer, or staff who saw it.
            made_stellar (str | Unset): What made it stellar.
            moment (int | Unset): The moment of truth that was lived.
            occurred_at (datetime.datetime | Unset): When it was lived, with its zone.
            rating (float | int | str | Unset): The rating as it was given; empty: none.
            scale (EncounterChangeScale | Unset): The scale of the rating.
            served_by (int | None | Unset): The person who served.
            unit (int | Unset): Where: the unit.
            visit (None | Unset | UUID): Contacts of one visit share it.
            wait_seconds (int | None | Unset): How long they waited, in seconds.
     """

    channel: EncounterChangeChannel | Unset = UNSET
    comment: str | Unset = UNSET
    customer: CustomerData | int | None | Unset = UNSET
    duration_seconds: int | None | Unset = UNSET
    elements: EncounterChangeElements | Unset = UNSET
    impression: EncounterChangeImpressionType0 | None | Unset = UNSET
    impression_source: EncounterChangeImpressionSource | Unset = UNSET
    made_stellar: str | Unset = UNSET
    moment: int | Unset = UNSET
    occurred_at: datetime.datetime | Unset = UNSET
    rating: float | int | str | Unset = UNSET
    scale: EncounterChangeScale | Unset = UNSET
    served_by: int | None | Unset = UNSET
    unit: int | Unset = UNSET
    visit: None | Unset | UUID = UNSET
    wait_seconds: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.customer_data import CustomerData # noqa: PLC0415
        from ..models.encounter_change_elements import EncounterChangeElements # noqa: PLC0415
        channel: str | Unset = UNSET
        if not isinstance(self.channel, Unset):
            channel = self.channel


        comment = self.comment

        customer: dict[str, Any] | int | None | Unset
        if isinstance(self.customer, Unset):
            customer = UNSET
        elif isinstance(self.customer, CustomerData):
            customer = self.customer.to_dict()
        else:
            customer = self.customer

        duration_seconds: int | None | Unset
        if isinstance(self.duration_seconds, Unset):
            duration_seconds = UNSET
        else:
            duration_seconds = self.duration_seconds

        elements: dict[str, Any] | Unset = UNSET
        if not isinstance(self.elements, Unset):
            elements = self.elements.to_dict()

        impression: None | str | Unset
        if isinstance(self.impression, Unset):
            impression = UNSET
        elif isinstance(self.impression, str):
            impression = self.impression
        else:
            impression = self.impression

        impression_source: str | Unset = UNSET
        if not isinstance(self.impression_source, Unset):
            impression_source = self.impression_source


        made_stellar = self.made_stellar

        moment = self.moment

        occurred_at: str | Unset = UNSET
        if not isinstance(self.occurred_at, Unset):
            occurred_at = self.occurred_at.isoformat()

        rating: float | int | str | Unset
        if isinstance(self.rating, Unset):
            rating = UNSET
        else:
            rating = self.rating

        scale: str | Unset = UNSET
        if not isinstance(self.scale, Unset):
            scale = self.scale


        served_by: int | None | Unset
        if isinstance(self.served_by, Unset):
            served_by = UNSET
        else:
            served_by = self.served_by

        unit = self.unit

        visit: None | str | Unset
        if isinstance(self.visit, Unset):
            visit = UNSET
        elif isinstance(self.visit, UUID):
            visit = str(self.visit)
        else:
            visit = self.visit

        wait_seconds: int | None | Unset
        if isinstance(self.wait_seconds, Unset):
            wait_seconds = UNSET
        else:
            wait_seconds = self.wait_seconds


        field_dict: dict[str, Any] = {}

        field_dict.update({
        })
        if channel is not UNSET:
            field_dict["channel"] = channel
        if comment is not UNSET:
            field_dict["comment"] = comment
        if customer is not UNSET:
            field_dict["customer"] = customer
        if duration_seconds is not UNSET:
            field_dict["duration_seconds"] = duration_seconds
        if elements is not UNSET:
            field_dict["elements"] = elements
        if impression is not UNSET:
            field_dict["impression"] = impression
        if impression_source is not UNSET:
            field_dict["impression_source"] = impression_source
        if made_stellar is not UNSET:
            field_dict["made_stellar"] = made_stellar
        if moment is not UNSET:
            field_dict["moment"] = moment
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if rating is not UNSET:
            field_dict["rating"] = rating
        if scale is not UNSET:
            field_dict["scale"] = scale
        if served_by is not UNSET:
            field_dict["served_by"] = served_by
        if unit is not UNSET:
            field_dict["unit"] = unit
        if visit is not UNSET:
            field_dict["visit"] = visit
        if wait_seconds is not UNSET:
            field_dict["wait_seconds"] = wait_seconds

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer_data import CustomerData # noqa: PLC0415
        from ..models.encounter_change_elements import EncounterChangeElements # noqa: PLC0415
        d = dict(src_dict)
        _channel = d.pop("channel", UNSET)
        channel: EncounterChangeChannel | Unset
        if isinstance(_channel,  Unset):
            channel = UNSET
        else:
            channel = check_encounter_change_channel(_channel)




        comment = d.pop("comment", UNSET)

        def _parse_customer(data: object) -> CustomerData | int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                customer_type_1 = CustomerData.from_dict(data)



                return customer_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CustomerData | int | None | Unset, data)

        customer = _parse_customer(d.pop("customer", UNSET))


        def _parse_duration_seconds(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        duration_seconds = _parse_duration_seconds(d.pop("duration_seconds", UNSET))


        _elements = d.pop("elements", UNSET)
        elements: EncounterChangeElements | Unset
        if isinstance(_elements,  Unset):
            elements = UNSET
        else:
            elements = EncounterChangeElements.from_dict(_elements)




        def _parse_impression(data: object) -> EncounterChangeImpressionType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                impression_type_0 = check_encounter_change_impression_type_0(data)



                return impression_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EncounterChangeImpressionType0 | None | Unset, data)

        impression = _parse_impression(d.pop("impression", UNSET))


        _impression_source = d.pop("impression_source", UNSET)
        impression_source: EncounterChangeImpressionSource | Unset
        if isinstance(_impression_source,  Unset):
            impression_source = UNSET
        else:
            impression_source = check_encounter_change_impression_source(_impression_source)




        made_stellar = d.pop("made_stellar", UNSET)

        moment = d.pop("moment", UNSET)

        _occurred_at = d.pop("occurred_at", UNSET)
        occurred_at: datetime.datetime | Unset
        if isinstance(_occurred_at,  Unset):
            occurred_at = UNSET
        else:
            occurred_at = datetime.datetime.fromisoformat(_occurred_at)




        def _parse_rating(data: object) -> float | int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | int | str | Unset, data)

        rating = _parse_rating(d.pop("rating", UNSET))


        _scale = d.pop("scale", UNSET)
        scale: EncounterChangeScale | Unset
        if isinstance(_scale,  Unset):
            scale = UNSET
        else:
            scale = check_encounter_change_scale(_scale)




        def _parse_served_by(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        served_by = _parse_served_by(d.pop("served_by", UNSET))


        unit = d.pop("unit", UNSET)

        def _parse_visit(data: object) -> None | Unset | UUID:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visit_type_0 = UUID(data)



                return visit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Unset | UUID, data)

        visit = _parse_visit(d.pop("visit", UNSET))


        def _parse_wait_seconds(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        wait_seconds = _parse_wait_seconds(d.pop("wait_seconds", UNSET))


        encounter_change = cls(
            channel=channel,
            comment=comment,
            customer=customer,
            duration_seconds=duration_seconds,
            elements=elements,
            impression=impression,
            impression_source=impression_source,
            made_stellar=made_stellar,
            moment=moment,
            occurred_at=occurred_at,
            rating=rating,
            scale=scale,
            served_by=served_by,
            unit=unit,
            visit=visit,
            wait_seconds=wait_seconds,
        )

        return encounter_change

