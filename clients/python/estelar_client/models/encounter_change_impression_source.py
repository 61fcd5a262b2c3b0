from typing import Literal

EncounterChangeImpressionSource = Literal['customer', 'staff']

ENCOUNTER_CHANGE_IMPRESSION_SOURCE_VALUES: set[EncounterChangeImpressionSource] = { 'customer', 'staff',  }

def check_encounter_change_impression_source(value: str) -> EncounterChangeImpressionSource:
    if value in ENCOUNTER_CHANGE_IMPRESSION_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_CHANGE_IMPRESSION_SOURCE_VALUES!r}")
