from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime






T = TypeVar("T", bound="Message")



@_attrs_define
class Message:
    """ 
        Attributes:
            at (datetime.datetime): When.
            attachments (list[str]): Names of the files with it.
            author (int | None): The person of ours who wrote it; null: the customer.
            channel (str): The way it came or went.
            id (int): Its internal number.
            kind (str): `request`, `customer`, `reply`, `answer`, `receipt`, `notice`, or `note` (never leaves the house).
            text (str): What was said.
     """

    at: datetime.datetime
    attachments: list[str]
    author: int | None
    channel: str
    id: int
    kind: str
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        attachments = self.attachments



        author: int | None
        author = self.author

        channel = self.channel

        id = self.id

        kind = self.kind

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "at": at,
            "attachments": attachments,
            "author": author,
            "channel": channel,
            "id": id,
            "kind": kind,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))




        attachments = cast(list[str], d.pop("attachments"))


        def _parse_author(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        author = _parse_author(d.pop("author"))


        channel = d.pop("channel")

        id = d.pop("id")

        kind = d.pop("kind")

        text = d.pop("text")

        message = cls(
            at=at,
            attachments=attachments,
            author=author,
            channel=channel,
            id=id,
            kind=kind,
            text=text,
        )


        message.additional_properties = d
        return message

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
