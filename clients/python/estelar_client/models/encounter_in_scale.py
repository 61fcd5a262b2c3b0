from typing import Literal

EncounterInScale = Literal['', '0-10', '0-100', '0-5', '1-10', '1-4', '1-5', '1-7', 'agree_words5', 'csat_words5', 'faces3', 'quality_words5', 'thumbs']

ENCOUNTER_IN_SCALE_VALUES: set[EncounterInScale] = { '', '0-10', '0-100', '0-5', '1-10', '1-4', '1-5', '1-7', 'agree_words5', 'csat_words5', 'faces3', 'quality_words5', 'thumbs',  }

def check_encounter_in_scale(value: str) -> EncounterInScale:
    if value in ENCOUNTER_IN_SCALE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ENCOUNTER_IN_SCALE_VALUES!r}")
