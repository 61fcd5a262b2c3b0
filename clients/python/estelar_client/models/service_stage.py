from typing import Literal

ServiceStage = Literal['design', 'improvement', 'operation', 'strategy', 'transition']

SERVICE_STAGE_VALUES: set[ServiceStage] = { 'design', 'improvement', 'operation', 'strategy', 'transition',  }

def check_service_stage(value: str) -> ServiceStage:
    if value in SERVICE_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_STAGE_VALUES!r}")
