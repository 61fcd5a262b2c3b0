from typing import Literal

ServiceChangeKind = Literal['basic', 'complementary', 'peripheral']

SERVICE_CHANGE_KIND_VALUES: set[ServiceChangeKind] = { 'basic', 'complementary', 'peripheral',  }

def check_service_change_kind(value: str) -> ServiceChangeKind:
    if value in SERVICE_CHANGE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_CHANGE_KIND_VALUES!r}")
