from typing import Literal

ServiceInKind = Literal['basic', 'complementary', 'peripheral']

SERVICE_IN_KIND_VALUES: set[ServiceInKind] = { 'basic', 'complementary', 'peripheral',  }

def check_service_in_kind(value: str) -> ServiceInKind:
    if value in SERVICE_IN_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_IN_KIND_VALUES!r}")
