from typing import Literal

FileImportState = Literal['checked', 'checking', 'done', 'failed', 'running', 'undone', 'uploaded', 'waiting']

FILE_IMPORT_STATE_VALUES: set[FileImportState] = { 'checked', 'checking', 'done', 'failed', 'running', 'undone', 'uploaded', 'waiting',  }

def check_file_import_state(value: str) -> FileImportState:
    if value in FILE_IMPORT_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILE_IMPORT_STATE_VALUES!r}")
