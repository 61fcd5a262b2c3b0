from typing import Literal

FileImportRowState = Literal['checked', 'checking', 'done', 'failed', 'running', 'undone', 'uploaded', 'waiting']

FILE_IMPORT_ROW_STATE_VALUES: set[FileImportRowState] = { 'checked', 'checking', 'done', 'failed', 'running', 'undone', 'uploaded', 'waiting',  }

def check_file_import_row_state(value: str) -> FileImportRowState:
    if value in FILE_IMPORT_ROW_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILE_IMPORT_ROW_STATE_VALUES!r}")
