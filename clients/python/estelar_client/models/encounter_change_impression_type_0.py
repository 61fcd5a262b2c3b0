from typing import Literal

EncounterChangeImpressionType0 = Literal['bitter', 'neutral', 'stellar']

ENCOUNTER_CHANGE_IMPRESSION_TYPE_0_VALUES: set[EncounterChangeImpressionType0] = { 'bitter', 'neutral', 'stellar',  }

def check_encounter_change_impression_type_0(value: str) -> EncounterChangeImpressionType0:
    if value in ENCOUNTER_CHANGE_IMPRESSION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_CHANGE_IMPRESSION_TYPE_0_VALUES!r}")
