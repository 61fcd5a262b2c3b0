from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="LedgerLine")



@_attrs_define
class LedgerLine:
    """ 
        Attributes:
            balances (bool): Whether all that were received are accounted for.
            cases (int): How many became cases.
            day (datetime.date): The local day.
            duplicates (int): How many were copies.
            machines (int): How many were written by machines: bounces and automatic answers.
            mailbox (int | None): The mailbox; null: it came another way.
            name (str): Name.
            old (int): How many lay there before the mailbox was connected.
            quarantine (int): How many are in quarantine.
            received (int): How many messages were taken into custody.
            rejected (int): How many were rejected, with a reason.
            replies (int): How many became messages of a case.
            waiting (int): How many still wait.
     """

    balances: bool
    cases: int
    day: datetime.date
    duplicates: int
    machines: int
    mailbox: int | None
    name: str
    old: int
    quarantine: int
    received: int
    rejected: int
    replies: int
    waiting: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        balances = self.balances

        cases = self.cases

        day = self.day.isoformat()

        duplicates = self.duplicates

        machines = self.machines

        mailbox: int | None
        mailbox = self.mailbox

        name = self.name

        old = self.old

        quarantine = self.quarantine

        received = self.received

        rejected = self.rejected

        replies = self.replies

        waiting = self.waiting


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "balances": balances,
            "cases": cases,
            "day": day,
            "duplicates": duplicates,
            "machines": machines,
            "mailbox": mailbox,
            "name": name,
            "old": old,
            "quarantine": quarantine,
            "received": received,
            "rejected": rejected,
            "replies": replies,
            "waiting": waiting,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        balances = d.pop("balances")

        cases = d.pop("cases")

        day = datetime.date.fromisoformat(d.pop("day"))




        duplicates = d.pop("duplicates")

        machines = d.pop("machines")

        def _parse_mailbox(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        mailbox = _parse_mailbox(d.pop("mailbox"))


        name = d.pop("name")

        old = d.pop("old")

        quarantine = d.pop("quarantine")

        received = d.pop("received")

        rejected = d.pop("rejected")

        replies = d.pop("replies")

        waiting = d.pop("waiting")

        ledger_line = cls(
            balances=balances,
            cases=cases,
            day=day,
            duplicates=duplicates,
            machines=machines,
            mailbox=mailbox,
            name=name,
            old=old,
            quarantine=quarantine,
            received=received,
            rejected=rejected,
            replies=replies,
            waiting=waiting,
        )


        ledger_line.additional_properties = d
        return ledger_line

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
