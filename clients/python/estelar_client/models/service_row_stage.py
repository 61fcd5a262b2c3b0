from typing import Literal

ServiceRowStage = Literal['design', 'improvement', 'operation', 'strategy', 'transition']

SERVICE_ROW_STAGE_VALUES: set[ServiceRowStage] = { 'design', 'improvement', 'operation', 'strategy', 'transition',  }

def check_service_row_stage(value: str) -> ServiceRowStage:
    if value in SERVICE_ROW_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SERVICE_ROW_STAGE_VALUES!r}")
