from typing import Literal

EncounterImpressionSource = Literal['', 'customer', 'rating', 'staff']

ENCOUNTER_IMPRESSION_SOURCE_VALUES: set[EncounterImpressionSource] = { '', 'customer', 'rating', 'staff',  }

def check_encounter_impression_source(value: str) -> EncounterImpressionSource:
    if value in ENCOUNTER_IMPRESSION_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_IMPRESSION_SOURCE_VALUES!r}")
