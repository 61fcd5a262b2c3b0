from typing import Literal

EncounterImpressionType0 = Literal['bitter', 'neutral', 'stellar']

ENCOUNTER_IMPRESSION_TYPE_0_VALUES: set[EncounterImpressionType0] = { 'bitter', 'neutral', 'stellar',  }

def check_encounter_impression_type_0(value: str) -> EncounterImpressionType0:
    if value in ENCOUNTER_IMPRESSION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_IMPRESSION_TYPE_0_VALUES!r}")
