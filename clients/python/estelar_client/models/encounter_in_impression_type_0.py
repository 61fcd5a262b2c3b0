from typing import Literal

EncounterInImpressionType0 = Literal['bitter', 'neutral', 'stellar']

ENCOUNTER_IN_IMPRESSION_TYPE_0_VALUES: set[EncounterInImpressionType0] = { 'bitter', 'neutral', 'stellar',  }

def check_encounter_in_impression_type_0(value: str) -> EncounterInImpressionType0:
    if value in ENCOUNTER_IN_IMPRESSION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_IN_IMPRESSION_TYPE_0_VALUES!r}")
