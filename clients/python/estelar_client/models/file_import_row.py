from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.file_import_row_state import check_file_import_row_state
from ..models.file_import_row_state import FileImportRowState
from ..types import UNSET, Unset
from typing import cast
import datetime






T = TypeVar("T", bound="FileImportRow")



@_attrs_define
class FileImportRow:
    """ 
        Attributes:
            id (int): Its number.
            at (datetime.datetime | Unset): When it was uploaded.
            by (int | Unset): Who uploaded it.
            customers_made (int | Unset): Customers that it brought.
            duplicates (int | Unset): Contacts that were there already.
            encounters_made (int | Unset): Contacts that it brought.
            error (str | Unset): Why it failed.
            file_name (str | Unset): The name of the file.
            finished_at (datetime.datetime | None | Unset): When it was done.
            progress (float | Unset): How much is done (0 to 1).
            rows_read (int | Unset): Rows that were read.
            rows_rejected (int | Unset): Rows that were rejected.
            sha256 (str | Unset): The fingerprint of its content.
            size (int | Unset): Its size in bytes.
            state (FileImportRowState | Unset): Where it stands.
            undone_at (datetime.datetime | None | Unset): When it was undone.
     """

    id: int
    at: datetime.datetime | Unset = UNSET
    by: int | Unset = UNSET
    customers_made: int | Unset = UNSET
    duplicates: int | Unset = UNSET
    encounters_made: int | Unset = UNSET
    error: str | Unset = UNSET
    file_name: str | Unset = UNSET
    finished_at: datetime.datetime | None | Unset = UNSET
    progress: float | Unset = UNSET
    rows_read: int | Unset = UNSET
    rows_rejected: int | Unset = UNSET
    sha256: str | Unset = UNSET
    size: int | Unset = UNSET
    state: FileImportRowState | Unset = UNSET
    undone_at: datetime.datetime | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        id = self.id

        at: str | Unset = UNSET
        if not isinstance(self.at, Unset):
            at = self.at.isoformat()

        by = self.by

        customers_made = self.customers_made

        duplicates = self.duplicates

        encounters_made = self.encounters_made

        error = self.error

        file_name = self.file_name

        finished_at: None | str | Unset
        if isinstance(self.finished_at, Unset):
            finished_at = UNSET
        elif isinstance(self.finished_at, datetime.datetime):
            finished_at = self.finished_at.isoformat()
        else:
            finished_at = self.finished_at

        progress = self.progress

        rows_read = self.rows_read

        rows_rejected = self.rows_rejected

        sha256 = self.sha256

        size = self.size

        state: str | Unset = UNSET
        if not isinstance(self.state, Unset):
            state = self.state


        undone_at: None | str | Unset
        if isinstance(self.undone_at, Unset):
            undone_at = UNSET
        elif isinstance(self.undone_at, datetime.datetime):
            undone_at = self.undone_at.isoformat()
        else:
            undone_at = self.undone_at


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "id": id,
        })
        if at is not UNSET:
            field_dict["at"] = at
        if by is not UNSET:
            field_dict["by"] = by
        if customers_made is not UNSET:
            field_dict["customers_made"] = customers_made
        if duplicates is not UNSET:
            field_dict["duplicates"] = duplicates
        if encounters_made is not UNSET:
            field_dict["encounters_made"] = encounters_made
        if error is not UNSET:
            field_dict["error"] = error
        if file_name is not UNSET:
            field_dict["file_name"] = file_name
        if finished_at is not UNSET:
            field_dict["finished_at"] = finished_at
        if progress is not UNSET:
            field_dict["progress"] = progress
        if rows_read is not UNSET:
            field_dict["rows_read"] = rows_read
        if rows_rejected is not UNSET:
            field_dict["rows_rejected"] = rows_rejected
        if sha256 is not UNSET:
            field_dict["sha256"] = sha256
        if size is not UNSET:
            field_dict["size"] = size
        if state is not UNSET:
            field_dict["state"] = state
        if undone_at is not UNSET:
            field_dict["undone_at"] = undone_at

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




        by = d.pop("by", UNSET)

        customers_made = d.pop("customers_made", UNSET)

        duplicates = d.pop("duplicates", UNSET)

        encounters_made = d.pop("encounters_made", UNSET)

        error = d.pop("error", UNSET)

        file_name = d.pop("file_name", UNSET)

        def _parse_finished_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                finished_at_type_0 = datetime.datetime.fromisoformat(data)



                return finished_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        finished_at = _parse_finished_at(d.pop("finished_at", UNSET))


        progress = d.pop("progress", UNSET)

        rows_read = d.pop("rows_read", UNSET)

        rows_rejected = d.pop("rows_rejected", UNSET)

        sha256 = d.pop("sha256", UNSET)

        size = d.pop("size", UNSET)

        _state = d.pop("state", UNSET)
        state: FileImportRowState | Unset
        if isinstance(_state,  Unset):
            state = UNSET
        else:
            state = check_file_import_row_state(_state)




        def _parse_undone_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                undone_at_type_0 = datetime.datetime.fromisoformat(data)



                return undone_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        undone_at = _parse_undone_at(d.pop("undone_at", UNSET))


        file_import_row = cls(
            id=id,
            at=at,
            by=by,
            customers_made=customers_made,
            duplicates=duplicates,
            encounters_made=encounters_made,
            error=error,
            file_name=file_name,
            finished_at=finished_at,
            progress=progress,
            rows_read=rows_read,
            rows_rejected=rows_rejected,
            sha256=sha256,
            size=size,
            state=state,
            undone_at=undone_at,
        )


        file_import_row.additional_properties = d
        return file_import_row

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
