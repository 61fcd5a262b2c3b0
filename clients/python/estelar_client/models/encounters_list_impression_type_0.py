from typing import Literal

EncountersListImpressionType0 = Literal['bitter', 'neutral', 'none', 'stellar']

ENCOUNTERS_LIST_IMPRESSION_TYPE_0_VALUES: set[EncountersListImpressionType0] = { 'bitter', 'neutral', 'none', 'stellar',  }

def check_encounters_list_impression_type_0(value: str) -> EncountersListImpressionType0:
    if value in ENCOUNTERS_LIST_IMPRESSION_TYPE_0_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTERS_LIST_IMPRESSION_TYPE_0_VALUES!r}")
