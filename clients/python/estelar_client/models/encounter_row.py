from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.encounter_row_impression_source import check_encounter_row_impression_source
from ..models.encounter_row_impression_source import EncounterRowImpressionSource
from ..models.encounter_row_impression_type_0 import check_encounter_row_impression_type_0
from ..models.encounter_row_impression_type_0 import EncounterRowImpressionType0
from ..types import UNSET, Unset
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.encounter_row_elements import EncounterRowElements





T = TypeVar("T", bound="EncounterRow")



@_attrs_define
class EncounterRow:
    """ 
        Attributes:
            id (int): Its number.
            channel (str | Unset): How the contact happened.
            comment (str | Unset): The words of whoever lived it.
            customer (int | None | Unset): Who, if known and visible to the token.
            customer_hidden (bool | Unset): True when it is known who, but they belong to a unit that the token does not
                see.
            cycle (int | Unset): The service cycle of the moment.
            day (datetime.date | Unset): The local calendar day of it.
            duration_seconds (int | None | Unset): How long it lasted, in seconds.
            elements (EncounterRowElements | Unset): Dissatisfaction elements that were met, each with its evidence.
            external_id (str | Unset): Its number in that system.
            impression (EncounterRowImpressionType0 | None | Unset): What the person took away.
            impression_source (EncounterRowImpressionSource | Unset): Who said so; `rating`: by the rule.
            made_stellar (str | Unset): What made it stellar.
            moment (int | Unset): The moment of truth that was lived.
            occurred_at (datetime.datetime | Unset): When it was lived.
            promoter (int | None | Unset): 1 promoter, 0 passive, -1 detractor; on the scale 0-10 only.
            rating (str | Unset): The rating as it was given.
            recorded_at (datetime.datetime | Unset): When it was recorded.
            recorded_by (int | Unset): Who recorded it.
            satisfied (bool | None | Unset): Whether the rating lies in the top boxes of its scale.
            scale (str | Unset): The scale of the rating.
            score (float | None | Unset): The rating brought to 0 (worst) to 1 (best).
            served_by (int | None | Unset): The person who served.
            source (str | Unset): Where it comes from: `hand`, `api`, a system or a mapping of files.
            unit (int | Unset): Where: the unit.
            visit (None | Unset | UUID): Contacts of one visit share it.
            wait_seconds (int | None | Unset): How long they waited, in seconds.
     """

    id: int
    channel: str | Unset = UNSET
    comment: str | Unset = UNSET
    customer: int | None | Unset = UNSET
    customer_hidden: bool | Unset = UNSET
    cycle: int | Unset = UNSET
    day: datetime.date | Unset = UNSET
    duration_seconds: int | None | Unset = UNSET
    elements: EncounterRowElements | Unset = UNSET
    external_id: str | Unset = UNSET
    impression: EncounterRowImpressionType0 | None | Unset = UNSET
    impression_source: EncounterRowImpressionSource | Unset = UNSET
    made_stellar: str | Unset = UNSET
    moment: int | Unset = UNSET
    occurred_at: datetime.datetime | Unset = UNSET
    promoter: int | None | Unset = UNSET
    rating: str | Unset = UNSET
    recorded_at: datetime.datetime | Unset = UNSET
    recorded_by: int | Unset = UNSET
    satisfied: bool | None | Unset = UNSET
    scale: str | Unset = UNSET
    score: float | None | Unset = UNSET
    served_by: int | None | Unset = UNSET
    source: str | Unset = UNSET
    unit: int | Unset = UNSET
    visit: None | Unset | UUID = UNSET
    wait_seconds: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.encounter_row_elements import EncounterRowElements # noqa: PLC0415
        id = self.id

        channel = self.channel

        comment = self.comment

        customer: int | None | Unset
        if isinstance(self.customer, Unset):
            customer = UNSET
        else:
            customer = self.customer

        customer_hidden = self.customer_hidden

        cycle = self.cycle

        day: str | Unset = UNSET
        if not isinstance(self.day, Unset):
            day = self.day.isoformat()

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

        moment = self.moment

        occurred_at: str | Unset = UNSET
        if not isinstance(self.occurred_at, Unset):
            occurred_at = self.occurred_at.isoformat()

        promoter: int | None | Unset
        if isinstance(self.promoter, Unset):
            promoter = UNSET
        else:
            promoter = self.promoter

        rating = self.rating

        recorded_at: str | Unset = UNSET
        if not isinstance(self.recorded_at, Unset):
            recorded_at = self.recorded_at.isoformat()

        recorded_by = self.recorded_by

        satisfied: bool | None | Unset
        if isinstance(self.satisfied, Unset):
            satisfied = UNSET
        else:
            satisfied = self.satisfied

        scale = self.scale

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        served_by: int | None | Unset
        if isinstance(self.served_by, Unset):
            served_by = UNSET
        else:
            served_by = self.served_by

        source = self.source

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
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if channel is not UNSET:
            field_dict["channel"] = channel
        if comment is not UNSET:
            field_dict["comment"] = comment
        if customer is not UNSET:
            field_dict["customer"] = customer
        if customer_hidden is not UNSET:
            field_dict["customer_hidden"] = customer_hidden
        if cycle is not UNSET:
            field_dict["cycle"] = cycle
        if day is not UNSET:
            field_dict["day"] = day
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
        if moment is not UNSET:
            field_dict["moment"] = moment
        if occurred_at is not UNSET:
            field_dict["occurred_at"] = occurred_at
        if promoter is not UNSET:
            field_dict["promoter"] = promoter
        if rating is not UNSET:
            field_dict["rating"] = rating
        if recorded_at is not UNSET:
            field_dict["recorded_at"] = recorded_at
        if recorded_by is not UNSET:
            field_dict["recorded_by"] = recorded_by
        if satisfied is not UNSET:
            field_dict["satisfied"] = satisfied
        if scale is not UNSET:
            field_dict["scale"] = scale
        if score is not UNSET:
            field_dict["score"] = score
        if served_by is not UNSET:
            field_dict["served_by"] = served_by
        if source is not UNSET:
            field_dict["source"] = source
        if unit is not UNSET:
            field_dict["unit"] = unit
        if visit is not UNSET:
            field_dict["visit"] = visit
        if wait_seconds is not UNSET:
            field_dict["wait_seconds"] = wait_seconds

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.encounter_row_elements import EncounterRowElements # noqa: PLC0415
        d = dict(src_dict)
        id = d.pop("id")

        channel = d.pop("channel", UNSET)

        comment = d.pop("comment", UNSET)

        def _parse_customer(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        customer = _parse_customer(d.pop("customer", UNSET))


        customer_hidden = d.pop("customer_hidden", UNSET)

        cycle = d.pop("cycle", UNSET)

        _day = d.pop("day", UNSET)
        day: datetime.date | Unset
        if isinstance(_day,  Unset):
            day = UNSET
        else:
            day = datetime.date.fromisoformat(_day)




        def _parse_duration_seconds(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        duration_seconds = _parse_duration_seconds(d.pop("duration_seconds", UNSET))


        _elements = d.pop("elements", UNSET)
        elements: EncounterRowElements | Unset
        if isinstance(_elements,  Unset):
            elements = UNSET
        else:
            elements = EncounterRowElements.from_dict(_elements)




        external_id = d.pop("external_id", UNSET)

        def _parse_impression(data: object) -> EncounterRowImpressionType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                impression_type_0 = check_encounter_row_impression_type_0(data)



                return impression_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EncounterRowImpressionType0 | None | Unset, data)

        impression = _parse_impression(d.pop("impression", UNSET))


        _impression_source = d.pop("impression_source", UNSET)
        impression_source: EncounterRowImpressionSource | Unset
        if isinstance(_impression_source,  Unset):
            impression_source = UNSET
        else:
            impression_source = check_encounter_row_impression_source(_impression_source)




        made_stellar = d.pop("made_stellar", UNSET)

        moment = d.pop("moment", UNSET)

        _occurred_at = d.pop("occurred_at", UNSET)
        occurred_at: datetime.datetime | Unset
        if isinstance(_occurred_at,  Unset):
            occurred_at = UNSET
        else:
            occurred_at = datetime.datetime.fromisoformat(_occurred_at)




        def _parse_promoter(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        promoter = _parse_promoter(d.pop("promoter", UNSET))


        rating = d.pop("rating", UNSET)

        _recorded_at = d.pop("recorded_at", UNSET)
        recorded_at: datetime.datetime | Unset
        if isinstance(_recorded_at,  Unset):
            recorded_at = UNSET
        else:
            recorded_at = datetime.datetime.fromisoformat(_recorded_at)




        recorded_by = d.pop("recorded_by", UNSET)

        def _parse_satisfied(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        satisfied = _parse_satisfied(d.pop("satisfied", UNSET))


        scale = d.pop("scale", UNSET)

        def _parse_score(data: object) -> float | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | Unset, data)

        score = _parse_score(d.pop("score", UNSET))


        def _parse_served_by(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        served_by = _parse_served_by(d.pop("served_by", UNSET))


        source = d.pop("source", UNSET)

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


        encounter_row = cls(
            id=id,
            channel=channel,
            comment=comment,
            customer=customer,
            customer_hidden=customer_hidden,
            cycle=cycle,
            day=day,
            duration_seconds=duration_seconds,
            elements=elements,
            external_id=external_id,
            impression=impression,
            impression_source=impression_source,
            made_stellar=made_stellar,
            moment=moment,
            occurred_at=occurred_at,
            promoter=promoter,
            rating=rating,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
            satisfied=satisfied,
            scale=scale,
            score=score,
            served_by=served_by,
            source=source,
            unit=unit,
            visit=visit,
            wait_seconds=wait_seconds,
        )


        encounter_row.additional_properties = d
        return encounter_row

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
