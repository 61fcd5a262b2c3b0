from typing import Literal

VersionRowState = Literal['draft', 'in_force', 'retired']

VERSION_ROW_STATE_VALUES: set[VersionRowState] = { 'draft', 'in_force', 'retired',  }

def check_version_row_state(value: str) -> VersionRowState:
    if value in VERSION_ROW_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSION_ROW_STATE_VALUES!r}")
