from typing import Literal

VersionFiltersStateType0 = Literal['draft', 'in_force', 'retired']

VERSION_FILTERS_STATE_TYPE_0_VALUES: set[VersionFiltersStateType0] = { 'draft', 'in_force', 'retired',  }

def check_version_filters_state_type_0(value: str) -> VersionFiltersStateType0:
    if value in VERSION_FILTERS_STATE_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {VERSION_FILTERS_STATE_TYPE_0_VALUES!r}")
