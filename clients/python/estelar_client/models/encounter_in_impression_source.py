from typing import Literal

EncounterInImpressionSource = Literal['customer', 'staff']

ENCOUNTER_IN_IMPRESSION_SOURCE_VALUES: set[EncounterInImpressionSource] = { 'customer', 'staff',  }

def check_encounter_in_impression_source(value: str) -> EncounterInImpressionSource:
    if value in ENCOUNTER_IN_IMPRESSION_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_IN_IMPRESSION_SOURCE_VALUES!r}")
