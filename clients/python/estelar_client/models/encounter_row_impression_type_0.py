from typing import Literal

EncounterRowImpressionType0 = Literal['bitter', 'neutral', 'stellar']

ENCOUNTER_ROW_IMPRESSION_TYPE_0_VALUES: set[EncounterRowImpressionType0] = { 'bitter', 'neutral', 'stellar',  }

def check_encounter_row_impression_type_0(value: str) -> EncounterRowImpressionType0:
    if value in ENCOUNTER_ROW_IMPRESSION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_ROW_IMPRESSION_TYPE_0_VALUES!r}")
