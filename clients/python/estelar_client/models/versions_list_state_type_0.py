from typing import Literal

VersionsListStateType0 = Literal['draft', 'in_force', 'retired']

VERSIONS_LIST_STATE_TYPE_0_VALUES: set[VersionsListStateType0] = { 'draft', 'in_force', 'retired',  }

def check_versions_list_state_type_0(value: str) -> VersionsListStateType0:
    if value in VERSIONS_LIST_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSIONS_LIST_STATE_TYPE_0_VALUES!r}")
