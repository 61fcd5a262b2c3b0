from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.deadline_day import DeadlineDay





T = TypeVar("T", bound="Deadline")



@_attrs_define
class Deadline:
    """ 
        Attributes:
            calendar (str): The calendar, with its version.
            citation (str): Where the law says it.
            days (list[DeadlineDay]): Every day, with whether it counts.
            due_at (datetime.datetime | None): The last instant in which the answer is in time; null: nothing is due.
            explanation (list[str]): Why it is that day, in sentences.
            id (int): Its case.
            left (int | None): While the clock stands still: how much of the term is still to run.
            received (datetime.datetime): When it came in.
            rule (str): The legal term that runs; empty: the organisation's own standard, or none.
            version (int): The version of the rule under which the case was born.
     """

    calendar: str
    citation: str
    days: list[DeadlineDay]
    due_at: datetime.datetime | None
    explanation: list[str]
    id: int
    left: int | None
    received: datetime.datetime
    rule: str
    version: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.deadline_day import DeadlineDay # noqa: PLC0415
        calendar = self.calendar

        citation = self.citation

        days = []
        for days_item_data in self.days:
            days_item = days_item_data.to_dict()
            days.append(days_item)



        due_at: None | str
        if isinstance(self.due_at, datetime.datetime):
            due_at = self.due_at.isoformat()
        else:
            due_at = self.due_at

        explanation = self.explanation



        id = self.id

        left: int | None
        left = self.left

        received = self.received.isoformat()

        rule = self.rule

        version = self.version


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "calendar": calendar,
            "citation": citation,
            "days": days,
            "due_at": due_at,
            "explanation": explanation,
            "id": id,
            "left": left,
            "received": received,
            "rule": rule,
            "version": version,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.deadline_day import DeadlineDay # noqa: PLC0415
        d = dict(src_dict)
        calendar = d.pop("calendar")

        citation = d.pop("citation")

        days = []
        _days = d.pop("days")
        for days_item_data in (_days):
            days_item = DeadlineDay.from_dict(days_item_data)



            days.append(days_item)


        def _parse_due_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_at_type_0 = datetime.datetime.fromisoformat(data)



                return due_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        due_at = _parse_due_at(d.pop("due_at"))


        explanation = cast(list[str], d.pop("explanation"))


        id = d.pop("id")

        def _parse_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        left = _parse_left(d.pop("left"))


        received = datetime.datetime.fromisoformat(d.pop("received"))




        rule = d.pop("rule")

        version = d.pop("version")

        deadline = cls(
            calendar=calendar,
            citation=citation,
            days=days,
            due_at=due_at,
            explanation=explanation,
            id=id,
            left=left,
            received=received,
            rule=rule,
            version=version,
        )


        deadline.additional_properties = d
        return deadline

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
