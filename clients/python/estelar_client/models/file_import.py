from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.file_import_state import check_file_import_state
from ..models.file_import_state import FileImportState
from typing import cast
import datetime






T = TypeVar("T", bound="FileImport")



@_attrs_define
class FileImport:
    """ 
        Attributes:
            at (datetime.datetime): When it was uploaded.
            by (int): Who uploaded it.
            customers_made (int): Customers that it brought.
            duplicates (int): Contacts that were there already.
            encounters_made (int): Contacts that it brought.
            error (str): Why it failed.
            file_name (str): The name of the file.
            finished_at (datetime.datetime | None): When it was done.
            id (int): Its number.
            progress (float): How much is done (0 to 1).
            rows_read (int): Rows that were read.
            rows_rejected (int): Rows that were rejected.
            sha256 (str): The fingerprint of its content.
            size (int): Its size in bytes.
            state (FileImportState): Where it stands.
            undone_at (datetime.datetime | None): When it was undone.
     """

    at: datetime.datetime
    by: int
    customers_made: int
    duplicates: int
    encounters_made: int
    error: str
    file_name: str
    finished_at: datetime.datetime | None
    id: int
    progress: float
    rows_read: int
    rows_rejected: int
    sha256: str
    size: int
    state: FileImportState
    undone_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        at = self.at.isoformat()

        by = self.by

        customers_made = self.customers_made

        duplicates = self.duplicates

        encounters_made = self.encounters_made

        error = self.error

        file_name = self.file_name

        finished_at: None | str
        if isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        id = self.id

        progress = self.progress

        rows_read = self.rows_read

        rows_rejected = self.rows_rejected

        sha256 = self.sha256

        size = self.size

        state: str = self.state

        undone_at: None | str
        if isinstance(self.undone_at, datetime.datetime):
            undone_at = self.undone_at.isoformat()
        else:
            undone_at = self.undone_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "at": at,
            "by": by,
            "customers_made": customers_made,
            "duplicates": duplicates,
            "encounters_made": encounters_made,
            "error": error,
            "file_name": file_name,
            "finished_at": finished_at,
            "id": id,
            "progress": progress,
            "rows_read": rows_read,
            "rows_rejected": rows_rejected,
            "sha256": sha256,
            "size": size,
            "state": state,
            "undone_at": undone_at,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        at = datetime.datetime.fromisoformat(d.pop("at"))




        by = d.pop("by")

        customers_made = d.pop("customers_made")

        duplicates = d.pop("duplicates")

        encounters_made = d.pop("encounters_made")

        error = d.pop("error")

        file_name = d.pop("file_name")

        def _parse_finished_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)



                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))


        id = d.pop("id")

        progress = d.pop("progress")

        rows_read = d.pop("rows_read")

        rows_rejected = d.pop("rows_rejected")

        sha256 = d.pop("sha256")

        size = d.pop("size")

        state = check_file_import_state(d.pop("state"))




        def _parse_undone_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                undone_at_type_0 = datetime.datetime.fromisoformat(data)



                return undone_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        undone_at = _parse_undone_at(d.pop("undone_at"))


        file_import = cls(
            at=at,
            by=by,
            customers_made=customers_made,
            duplicates=duplicates,
            encounters_made=encounters_made,
            error=error,
            file_name=file_name,
            finished_at=finished_at,
            id=id,
            progress=progress,
            rows_read=rows_read,
            rows_rejected=rows_rejected,
            sha256=sha256,
            size=size,
            state=state,
            undone_at=undone_at,
        )


        file_import.additional_properties = d
        return file_import

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
