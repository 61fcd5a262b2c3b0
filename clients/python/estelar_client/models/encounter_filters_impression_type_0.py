from typing import Literal

EncounterFiltersImpressionType0 = Literal['bitter', 'neutral', 'none', 'stellar']

ENCOUNTER_FILTERS_IMPRESSION_TYPE_0_VALUES: set[EncounterFiltersImpressionType0] = { 'bitter', 'neutral', 'none', 'stellar',  }

def check_encounter_filters_impression_type_0(value: str) -> EncounterFiltersImpressionType0:
    if value in ENCOUNTER_FILTERS_IMPRESSION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_FILTERS_IMPRESSION_TYPE_0_VALUES!r}")
