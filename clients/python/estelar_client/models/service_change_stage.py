from typing import Literal

ServiceChangeStage = Literal['design', 'improvement', 'operation', 'strategy', 'transition']

SERVICE_CHANGE_STAGE_VALUES: set[ServiceChangeStage] = { 'design', 'improvement', 'operation', 'strategy', 'transition',  }

def check_service_change_stage(value: str) -> ServiceChangeStage:
    if value in SERVICE_CHANGE_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_CHANGE_STAGE_VALUES!r}")
