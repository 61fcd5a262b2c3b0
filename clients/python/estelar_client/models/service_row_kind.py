from typing import Literal

ServiceRowKind = Literal['basic', 'complementary', 'peripheral']

SERVICE_ROW_KIND_VALUES: set[ServiceRowKind] = { 'basic', 'complementary', 'peripheral',  }

def check_service_row_kind(value: str) -> ServiceRowKind:
    if value in SERVICE_ROW_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_ROW_KIND_VALUES!r}")
