from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.encounter_in_channel import check_encounter_in_channel
from ..models.encounter_in_channel import EncounterInChannel
from ..models.encounter_in_impression_source import check_encounter_in_impression_source
from ..models.encounter_in_impression_source import EncounterInImpressionSource
from ..models.encounter_in_impression_type_0 import check_encounter_in_impression_type_0
from ..models.encounter_in_impression_type_0 import EncounterInImpressionType0
from ..models.encounter_in_scale import check_encounter_in_scale
from ..models.encounter_in_scale import EncounterInScale
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.customer_data import CustomerData
  from ..models.encounter_in_elements import EncounterInElements





T = TypeVar("T", bound="EncounterIn")



@_attrs_define
class EncounterIn:
    """ 
        Attributes:
            moment (int): The moment of truth that was lived.
            unit (int): Where: the unit.
            channel (EncounterInChannel | Unset): How the contact happened; empty: as the moment says. Default: ''.
            comment (str | Unset): The words of whoever lived it. Default: ''.
            customer (CustomerData | int | None | Unset): Who: the number of the customer, or what is known of them (they
                are found by it, or made); null: unknown.
            duration_seconds (int | None | Unset): How long it lasted, in seconds.
            elements (EncounterInElements | Unset): Dissatisfaction elements that were met, each with its evidence.
            external_id (str | Unset): Its number in that system: the same number of the same source is recorded once.
                Default: ''.
            impression (EncounterInImpressionType0 | None | Unset): What the person took away; null: nobody said, and it
                follows from the rating by the rule.
            impression_source (EncounterInImpressionSource | Unset): Who said so: the customer, or staff who saw it.
                Default: 'staff'.
            made_stellar (str | Unset): What made it stellar. Default: ''.
            occurred_at (datetime.datetime | None | Unset): When it was lived, with its zone; left out: now.
            rating (float | int | str | Unset): The rating as it was given, on the scale named in `scale`. Default: ''.
            scale (EncounterInScale | Unset): The scale of the rating. Default: ''.
            served_by (int | None | Unset): The person who served.
            source (str | Unset): The system that it comes from. Default: 'api'.
            visit (None | Unset | UUID): Contacts of one visit share it.
            wait_seconds (int | None | Unset): How long they waited, in seconds.
     """

    moment: int
    unit: int
    channel: EncounterInChannel | Unset = ''
    comment: str | Unset = ''
    customer: CustomerData | int | None | Unset = UNSET
    duration_seconds: int | None | Unset = UNSET
    elements: EncounterInElements | Unset = UNSET
    external_id: str | Unset = ''
    impression: EncounterInImpressionType0 | None | Unset = UNSET
    impression_source: EncounterInImpressionSource | Unset = 'staff'
    made_stellar: str | Unset = ''
    occurred_at: datetime.datetime | None | Unset = UNSET
    rating: float | int | str | Unset = ''
    scale: EncounterInScale | Unset = ''
    served_by: int | None | Unset = UNSET
    source: str | Unset = 'api'
    visit: None | Unset | UUID = UNSET
    wait_seconds: int | None | Unset = UNSET





    def to_dict(self) -> dict[str, Any]:
        from ..models.customer_data import CustomerData # noqa: PLC0415
        from ..models.encounter_in_elements import EncounterInElements # noqa: PLC0415
        moment = self.moment

        unit = self.unit

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

        external_id = self.external_id

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

        occurred_at: None | str | Unset
        if isinstance(self.occurred_at, Unset):
            occurred_at = UNSET
        elif isinstance(self.occurred_at, datetime.datetime):
            occurred_at = self.occurred_at.isoformat()
        else:
            occurred_at = self.occurred_at

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

        source = self.source

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
            "moment": moment,
            "unit": unit,
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
        if external_id is not UNSET:
            field_dict["external_id"] = external_id
        if impression is not UNSET:
            field_dict["impression"] = impression
        if impression_source is not UNSET:
            field_dict["impression_source"] = impression_source
        if made_stellar is not UNSET:
            field_dict["made_stellar"] = made_stellar
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if rating is not UNSET:
            field_dict["rating"] = rating
        if scale is not UNSET:
            field_dict["scale"] = scale
        if served_by is not UNSET:
            field_dict["served_by"] = served_by
        if source is not UNSET:
            field_dict["source"] = source
        if visit is not UNSET:
            field_dict["visit"] = visit
        if wait_seconds is not UNSET:
            field_dict["wait_seconds"] = wait_seconds

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer_data import CustomerData # noqa: PLC0415
        from ..models.encounter_in_elements import EncounterInElements # noqa: PLC0415
        d = dict(src_dict)
        moment = d.pop("moment")

        unit = d.pop("unit")

        _channel = d.pop("channel", UNSET)
        channel: EncounterInChannel | Unset
        if isinstance(_channel,  Unset):
            channel = UNSET
        else:
            channel = check_encounter_in_channel(_channel)




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
        elements: EncounterInElements | Unset
        if isinstance(_elements,  Unset):
            elements = UNSET
        else:
            elements = EncounterInElements.from_dict(_elements)




        external_id = d.pop("external_id", UNSET)

        def _parse_impression(data: object) -> EncounterInImpressionType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                impression_type_0 = check_encounter_in_impression_type_0(data)



                return impression_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EncounterInImpressionType0 | None | Unset, data)

        impression = _parse_impression(d.pop("impression", UNSET))


        _impression_source = d.pop("impression_source", UNSET)
        impression_source: EncounterInImpressionSource | Unset
        if isinstance(_impression_source,  Unset):
            impression_source = UNSET
        else:
            impression_source = check_encounter_in_impression_source(_impression_source)




        made_stellar = d.pop("made_stellar", UNSET)

        def _parse_occurred_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                occurred_at_type_0 = datetime.datetime.fromisoformat(data)



                return occurred_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        occurred_at = _parse_occurred_at(d.pop("occurred_at", UNSET))


        def _parse_rating(data: object) -> float | int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | int | str | Unset, data)

        rating = _parse_rating(d.pop("rating", UNSET))


        _scale = d.pop("scale", UNSET)
        scale: EncounterInScale | Unset
        if isinstance(_scale,  Unset):
            scale = UNSET
        else:
            scale = check_encounter_in_scale(_scale)




        def _parse_served_by(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        served_by = _parse_served_by(d.pop("served_by", UNSET))


        source = d.pop("source", UNSET)

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


        encounter_in = cls(
            moment=moment,
            unit=unit,
            channel=channel,
            comment=comment,
            customer=customer,
            duration_seconds=duration_seconds,
            elements=elements,
            external_id=external_id,
            impression=impression,
            impression_source=impression_source,
            made_stellar=made_stellar,
            occurred_at=occurred_at,
            rating=rating,
            scale=scale,
            served_by=served_by,
            source=source,
            visit=visit,
            wait_seconds=wait_seconds,
        )

        return encounter_in

