from typing import Literal

EncounterRowImpressionSource = Literal['', 'customer', 'rating', 'staff']

ENCOUNTER_ROW_IMPRESSION_SOURCE_VALUES: set[EncounterRowImpressionSource] = { '', 'customer', 'rating', 'staff',  }

def check_encounter_row_impression_source(value: str) -> EncounterRowImpressionSource:
    if value in ENCOUNTER_ROW_IMPRESSION_SOURCE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_ROW_IMPRESSION_SOURCE_VALUES!r}")
