from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="MessageRow")



@_attrs_define
class MessageRow:
    """ 
        Attributes:
            id (int): Its internal number.
            at (datetime.datetime | Unset): When.
            attachments (list[str] | Unset): Names of the files with it.
            author (int | None | Unset): The person of ours who wrote it; null: the customer.
            channel (str | Unset): The way it came or went.
            kind (str | Unset): `request`, `customer`, `reply`, `answer`, `receipt`, `notice`, or `note` (never leaves the
                house).
            text (str | Unset): What was said.
     """

    id: int
    at: datetime.datetime | Unset = UNSET
    attachments: list[str] | Unset = UNSET
    author: int | None | Unset = UNSET
    channel: str | Unset = UNSET
    kind: str | Unset = UNSET
    text: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        at: str | Unset = UNSET
        if not isinstance(self.at, Unset):
            at = self.at.isoformat()

        attachments: list[str] | Unset = UNSET
        if not isinstance(self.attachments, Unset):
            attachments = self.attachments



        author: int | None | Unset
        if isinstance(self.author, Unset):
            author = UNSET
        else:
            author = self.author

        channel = self.channel

        kind = self.kind

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if at is not UNSET:
            field_dict["at"] = at
        if attachments is not UNSET:
            field_dict["attachments"] = attachments
        if author is not UNSET:
            field_dict["author"] = author
        if channel is not UNSET:
            field_dict["channel"] = channel
        if kind is not UNSET:
            field_dict["kind"] = kind
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        _at = d.pop("at", UNSET)
        at: datetime.datetime | Unset
        if isinstance(_at,  Unset):
            at = UNSET
        else:
            at = datetime.datetime.fromisoformat(_at)




        attachments = cast(list[str], d.pop("attachments", UNSET))


        def _parse_author(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        author = _parse_author(d.pop("author", UNSET))


        channel = d.pop("channel", UNSET)

        kind = d.pop("kind", UNSET)

        text = d.pop("text", UNSET)

        message_row = cls(
            id=id,
            at=at,
            attachments=attachments,
            author=author,
            channel=channel,
            kind=kind,
            text=text,
        )


        message_row.additional_properties = d
        return message_row

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
