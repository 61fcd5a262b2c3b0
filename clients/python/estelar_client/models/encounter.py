from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.encounter_impression_source import check_encounter_impression_source
from ..models.encounter_impression_source import EncounterImpressionSource
from ..models.encounter_impression_type_0 import check_encounter_impression_type_0
from ..models.encounter_impression_type_0 import EncounterImpressionType0
from typing import cast
from uuid import UUID
import datetime

if TYPE_CHECKING:
  from ..models.encounter_elements import EncounterElements





T = TypeVar("T", bound="Encounter")



@_attrs_define
class Encounter:
    """ 
        Attributes:
            channel (str): How the contact happened.
            comment (str): The words of whoever lived it.
            customer (int | None): Who, if known and visible to the token.
            customer_hidden (bool): True when it is known who, but they belong to a unit that the token does not see.
            cycle (int): The service cycle of the moment.
            day (datetime.date): The local calendar day of it.
            duration_seconds (int | None): How long it lasted, in seconds.
            elements (EncounterElements): Dissatisfaction elements that were met, each with its evidence.
            external_id (str): Its number in that system.
            id (int): Its number.
            impression (EncounterImpressionType0 | None): What the person took away.
            impression_source (EncounterImpressionSource): Who said so; `rating`: by the rule.
            made_stellar (str): What made it stellar.
            moment (int): The moment of truth that was lived.
            occurred_at (datetime.datetime): When it was lived.
            promoter (int | None): 1 promoter, 0 passive, -1 detractor; on the scale 0-10 only.
            rating (str): The rating as it was given.
            recorded_at (datetime.datetime): When it was recorded.
            recorded_by (int): Who recorded it.
            satisfied (bool | None): Whether the rating lies in the top boxes of its scale.
            scale (str): The scale of the rating.
            score (float | None): The rating brought to 0 (worst) to 1 (best).
            served_by (int | None): The person who served.
            source (str): Where it comes from: `hand`, `api`, a system or a mapping of files.
            unit (int): Where: the unit.
            visit (None | UUID): Contacts of one visit share it.
            wait_seconds (int | None): How long they waited, in seconds.
     """

    channel: str
    comment: str
    customer: int | None
    customer_hidden: bool
    cycle: int
    day: datetime.date
    duration_seconds: int | None
    elements: EncounterElements
    external_id: str
    id: int
    impression: EncounterImpressionType0 | None
    impression_source: EncounterImpressionSource
    made_stellar: str
    moment: int
    occurred_at: datetime.datetime
    promoter: int | None
    rating: str
    recorded_at: datetime.datetime
    recorded_by: int
    satisfied: bool | None
    scale: str
    score: float | None
    served_by: int | None
    source: str
    unit: int
    visit: None | UUID
    wait_seconds: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.encounter_elements import EncounterElements # noqa: PLC0415
        channel = self.channel

        comment = self.comment

        customer: int | None
        customer = self.customer

        customer_hidden = self.customer_hidden

        cycle = self.cycle

        day = self.day.isoformat()

        duration_seconds: int | None
        duration_seconds = self.duration_seconds

        elements = self.elements.to_dict()

        external_id = self.external_id

        id = self.id

        impression: None | str
        if isinstance(self.impression, str):
            impression = self.impression
        else:
            impression = self.impression

        impression_source: str = self.impression_source

        made_stellar = self.made_stellar

        moment = self.moment

        occurred_at = self.occurred_at.isoformat()

        promoter: int | None
        promoter = self.promoter

        rating = self.rating

        recorded_at = self.recorded_at.isoformat()

        recorded_by = self.recorded_by

        satisfied: bool | None
        satisfied = self.satisfied

        scale = self.scale

        score: float | None
        score = self.score

        served_by: int | None
        served_by = self.served_by

        source = self.source

        unit = self.unit

        visit: None | str
        if isinstance(self.visit, UUID):
            visit = str(self.visit)
        else:
            visit = self.visit

        wait_seconds: int | None
        wait_seconds = self.wait_seconds


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "channel": channel,
            "comment": comment,
            "customer": customer,
            "customer_hidden": customer_hidden,
            "cycle": cycle,
            "day": day,
            "duration_seconds": duration_seconds,
            "elements": elements,
            "external_id": external_id,
            "id": id,
            "impression": impression,
            "impression_source": impression_source,
            "made_stellar": made_stellar,
            "moment": moment,
            "occurred_at": occurred_at,
            "promoter": promoter,
            "rating": rating,
            "recorded_at": recorded_at,
            "recorded_by": recorded_by,
            "satisfied": satisfied,
            "scale": scale,
            "score": score,
            "served_by": served_by,
            "source": source,
            "unit": unit,
            "visit": visit,
            "wait_seconds": wait_seconds,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.encounter_elements import EncounterElements # noqa: PLC0415
        d = dict(src_dict)
        channel = d.pop("channel")

        comment = d.pop("comment")

        def _parse_customer(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        customer = _parse_customer(d.pop("customer"))


        customer_hidden = d.pop("customer_hidden")

        cycle = d.pop("cycle")

        day = datetime.date.fromisoformat(d.pop("day"))




        def _parse_duration_seconds(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        duration_seconds = _parse_duration_seconds(d.pop("duration_seconds"))


        elements = EncounterElements.from_dict(d.pop("elements"))




        external_id = d.pop("external_id")

        id = d.pop("id")

        def _parse_impression(data: object) -> EncounterImpressionType0 | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                impression_type_0 = check_encounter_impression_type_0(data)



                return impression_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EncounterImpressionType0 | None, data)

        impression = _parse_impression(d.pop("impression"))


        impression_source = check_encounter_impression_source(d.pop("impression_source"))




        made_stellar = d.pop("made_stellar")

        moment = d.pop("moment")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))




        def _parse_promoter(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        promoter = _parse_promoter(d.pop("promoter"))


        rating = d.pop("rating")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))




        recorded_by = d.pop("recorded_by")

        def _parse_satisfied(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        satisfied = _parse_satisfied(d.pop("satisfied"))


        scale = d.pop("scale")

        def _parse_score(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        score = _parse_score(d.pop("score"))


        def _parse_served_by(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        served_by = _parse_served_by(d.pop("served_by"))


        source = d.pop("source")

        unit = d.pop("unit")

        def _parse_visit(data: object) -> None | UUID:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visit_type_0 = UUID(data)



                return visit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UUID, data)

        visit = _parse_visit(d.pop("visit"))


        def _parse_wait_seconds(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        wait_seconds = _parse_wait_seconds(d.pop("wait_seconds"))


        encounter = cls(
            channel=channel,
            comment=comment,
            customer=customer,
            customer_hidden=customer_hidden,
            cycle=cycle,
            day=day,
            duration_seconds=duration_seconds,
            elements=elements,
            external_id=external_id,
            id=id,
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


        encounter.additional_properties = d
        return encounter

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
