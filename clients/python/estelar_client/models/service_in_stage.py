from typing import Literal

ServiceInStage = Literal['design', 'improvement', 'operation', 'strategy', 'transition']

SERVICE_IN_STAGE_VALUES: set[ServiceInStage] = { 'design', 'improvement', 'operation', 'strategy', 'transition',  }

def check_service_in_stage(value: str) -> ServiceInStage:
    if value in SERVICE_IN_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_IN_STAGE_VALUES!r}")
