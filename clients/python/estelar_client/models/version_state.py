from typing import Literal

VersionState = Literal['draft', 'in_force', 'retired']

VERSION_STATE_VALUES: set[VersionState] = { 'draft', 'in_force', 'retired',  }

def check_version_state(value: str) -> VersionState:
    if value in VERSION_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSION_STATE_VALUES!r}")
